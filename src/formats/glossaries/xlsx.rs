//! Excel's spreadsheets (Office Open XML), with the columns of
//! `docs/glossary-tsv.md`. Every sheet whose header names languages is read.
//!
//! Cells are written as text and never become numbers, dates or formulas. Columns
//! of languages that are written from right to left are aligned so, and the whole
//! sheet runs from right to left where the first language does.

use super::table::{self, Column, Layout, Notation};
use super::{
    Fitting, Format, GlossaryFile, Head, LossKind, ReadOptions, Reader, Reading, WriteOptions, Writer,
    spreadsheet,
};
use crate::formats::xml;
use crate::model::{Concept, Direction, Language};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign, Workbook, XlsxError};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// Excel's spreadsheets.
pub(super) const FORMAT: Format =
    Format { id: "xlsx", extensions: &["xlsx"], reader: Some(&Xlsx), writer: Some(&Xlsx) };

/// How many UTF-16 units a cell holds.
const LONGEST: usize = 32_767;
/// How many rows a sheet has below its header.
const MOST: usize = 1_048_575;
/// How many columns a sheet has.
const WIDEST: usize = 16_384;
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 50);

struct Xlsx;

impl Reader for Xlsx {
    fn recognises(&self, start: &[u8]) -> bool {
        spreadsheet::is_xlsx(start)
    }

    fn takes_mapping(&self) -> bool {
        true
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        spreadsheet::read(input, options, into)
    }
}

impl Writer for Xlsx {
    fn fit_head(&self, head: &mut Head) {
        *head = Head { columns: std::mem::take(&mut head.columns), ..Head::default() };
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        if fitting.kept() >= MOST {
            fitting.lose(LossKind::TooMany(MOST), concept, "", "");
            return;
        }
        let mut kept = table::layout::fit(concept);
        // A carriage return would come back as a line feed.
        kept.change_texts(&mut |text| {
            if text.contains(|c: char| c == '\r' || !xml::can_hold(c)) {
                *text = xml::holdable(&text.replace("\r\n", "\n").replace('\r', "\n"));
            }
        });
        kept = table::layout::fit(&kept);
        table::layout::shorten(&mut kept, LONGEST, &mut |concept, text| {
            fitting.lose(LossKind::TooLong(LONGEST), concept, "", text);
        });
        fitting.keep(kept);
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let bytes = workbook(glossary, options).map_err(io::Error::other)?;
        out.write_all(&bytes)
    }
}

fn workbook(glossary: &GlossaryFile, options: &WriteOptions) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::with_terms(glossary);
    let columns = &layout.columns[..layout.columns.len().min(WIDEST)];
    let notation = Notation::Plain(Vec::new());
    let mut workbook = Workbook::new();
    let time = ExcelDateTime::from_timestamp(options.time.div_euclid(1000))
        .or_else(|_| ExcelDateTime::from_timestamp(0))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&time));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Glossary")?;
    let formats: Vec<CellFormat> = columns.iter().map(|(_, column)| cell_format(column)).collect();
    let mut widths: Vec<usize> = columns.iter().map(|(name, _)| name.chars().count()).collect();
    for (at, (name, _)) in (0..).zip(columns) {
        let format = formats[usize::from(at)].clone().set_bold();
        sheet.write_string_with_format(0, at, name, &format)?;
    }
    for (row, concept) in (1..).zip(&glossary.concepts) {
        for ((at, cell), format) in (0..).zip(layout.cells(concept, &notation)).zip(&formats) {
            if cell.is_empty() {
                continue;
            }
            let width = &mut widths[usize::from(at)];
            *width = (*width).max(cell.chars().take(WIDTHS.1).count());
            sheet.write_string_with_format(row, at, cell, format)?;
        }
    }
    for (at, width) in (0..).zip(&widths) {
        sheet.set_column_width(at, (*width).clamp(WIDTHS.0, WIDTHS.1) as f64 + 2.0)?;
    }
    let first = columns.iter().find_map(|(_, column)| language(column));
    if first.is_some_and(|language| language.direction() == Direction::Rtl) {
        sheet.set_right_to_left(true);
    }
    sheet.set_freeze_panes(1, 0)?;
    let (rows, width) = (u32::try_from(glossary.concepts.len()), u16::try_from(columns.len().max(1) - 1));
    if let (Ok(rows), Ok(width)) = (rows, width) {
        sheet.autofilter(0, 0, rows, width)?;
    }
    workbook.save_to_buffer()
}

/// The look of a column's cells: text, at its side, in lines where it is long.
fn cell_format(column: &Column) -> CellFormat {
    let format = CellFormat::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    match language(column).map(Language::direction) {
        Some(Direction::Rtl) => format.set_align(FormatAlign::Right).set_reading_direction(2),
        Some(Direction::Ltr) => format.set_align(FormatAlign::Left).set_reading_direction(1),
        None => format,
    }
}

/// The language that the texts of a column are in.
fn language(column: &Column) -> Option<&Language> {
    match column {
        Column::Term(language)
        | Column::Texts(_, language)
        | Column::SectionDefinition(language)
        | Column::SectionNote(language) => Some(language),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
