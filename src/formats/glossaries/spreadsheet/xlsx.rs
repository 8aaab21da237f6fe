//! XLSX, read cell by cell: a sheet that claims to be huge costs nothing.

use super::{Taken, put};
use crate::formats::glossaries::table::Sheet;
use calamine::{DataRef, Dimensions, Reader as _, SheetType, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

pub(super) fn sheets(bytes: &[u8], taken: &mut Taken) -> Vec<Sheet> {
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            taken.archive(error);
            return Vec::new();
        }
    };
    let mut sheets = Vec::new();
    // A sheet that is a chart has no cells.
    let with_cells = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = with_cells.map(|sheet| sheet.name.clone()).collect();
    for name in names {
        match rows(&mut book, &name, taken) {
            Ok(mut rows) => {
                if let Ok(merged) = book.merge_cells_by_sheet_name(&name) {
                    fill_merged(&mut rows, &merged, taken);
                }
                let rows = rows.into_iter().collect();
                sheets.push(Sheet { name, rows });
            }
            Err(error) => taken.archive(format!("{name}: {error}")),
        }
    }
    sheets
}

fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    taken: &mut Taken,
) -> Result<BTreeMap<u32, Vec<String>>, XlsxError> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    loop {
        match reader.next_cell() {
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                let text = text(cell.get_value()).replace("\r\n", "\n");
                if text.is_empty() {
                    continue;
                }
                if !taken.one(&text) {
                    return Ok(rows);
                }
                put(rows.entry(row.saturating_add(1)).or_default(), column as usize, text);
            }
            Ok(None) => return Ok(rows),
            // What stands before a damaged place was read.
            Err(error) => {
                taken.archive(error);
                return Ok(rows);
            }
        }
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(set) => if *set { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
            }
        }
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Lets every row of cells that were merged have the text, which only the first has.
fn fill_merged(rows: &mut BTreeMap<u32, Vec<String>>, merged: &[Dimensions], taken: &mut Taken) {
    for area in merged {
        let column = area.start.1 as usize;
        let first = area.start.0.saturating_add(1);
        let text = rows.get(&first).and_then(|cells| cells.get(column)).cloned();
        let Some(text) = text.filter(|_| area.end.0 > area.start.0) else { continue };
        for (_, cells) in rows.range_mut(first..=area.end.0.saturating_add(1)) {
            if !taken.one(&text) {
                return;
            }
            put(cells, column, text.clone());
        }
    }
}
