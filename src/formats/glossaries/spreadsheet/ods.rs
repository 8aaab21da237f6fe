//! ODS. Rows and cells that say how often they are repeated are taken so often
//! only where something stands in them, and within the limits of a file.

use super::{Archive, COLUMNS, Taken, entry, put};
use crate::formats::glossaries::table::Sheet;
use crate::formats::xml::{Element, Node, Step, XmlReader};

/// How many spaces an element for several stands for at most.
const SPACES: usize = 1000;
/// How many rows a row stands for at most, where it says that it is repeated.
const REPEATED: usize = 1000;

pub(super) fn sheets(archive: &mut Archive<'_>, taken: &mut Taken) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let Some(bytes) = entry(archive, "content.xml") else {
        taken.archive("content.xml is missing");
        return sheets;
    };
    let mut input = &*bytes;
    // The input is in memory, so that reading it cannot fail.
    let Ok(mut reader) = XmlReader::new(&mut input, None) else { return sheets };
    let mut number = 0;
    while let Ok(step) = reader.next() {
        match step {
            Step::Open(element) if element.local_name() == "table" => {
                let name = element.attribute("table:name").unwrap_or_default().to_owned();
                sheets.push(Sheet { name, rows: Vec::new() });
                number = 0;
            }
            Step::Open(element) if element.local_name() == "table-row" => {
                let Ok(row) = reader.subtree(element) else { break };
                if let Some(sheet) = sheets.last_mut() {
                    number = take_row(&row, number, sheet, taken);
                }
            }
            Step::End => break,
            _ => {}
        }
    }
    taken.problems.append(&mut reader.problems());
    sheets
}

/// Takes a row as often as it is there; the number of the last row.
fn take_row(row: &Element, number: u32, sheet: &mut Sheet, taken: &mut Taken) -> u32 {
    let mut cells = Vec::new();
    let mut column: usize = 0;
    for cell in row.elements() {
        let times = repeated(cell, "number-columns-repeated");
        let text = text_of(cell);
        if !text.is_empty() && cell.local_name() == "table-cell" {
            for at in column..column.saturating_add(times).min(COLUMNS) {
                if !taken.one(&text) {
                    return number;
                }
                put(&mut cells, at, text.clone());
            }
        }
        column = column.saturating_add(times);
    }
    let times = repeated(row, "number-rows-repeated");
    let last = number.saturating_add(u32::try_from(times).unwrap_or(u32::MAX));
    if !cells.is_empty() {
        for copy in 0..times.min(REPEATED) {
            if copy > 0 && !cells.iter().all(|cell| taken.one(cell)) {
                return last;
            }
            let line = number.saturating_add(1).saturating_add(u32::try_from(copy).unwrap_or(u32::MAX));
            sheet.rows.push((line, cells.clone()));
        }
    }
    last
}

fn repeated(element: &Element, attribute: &str) -> usize {
    element.attribute(attribute).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

/// The paragraphs of a cell; notes to it are no part of its text.
fn text_of(cell: &Element) -> String {
    let paragraphs = cell.elements().filter(|element| matches!(element.local_name(), "p" | "h"));
    let texts: Vec<String> = paragraphs
        .map(|paragraph| {
            let mut text = String::new();
            push_text(paragraph, &mut text);
            text
        })
        .collect();
    texts.join("\n")
}

fn push_text(element: &Element, out: &mut String) {
    for node in &element.children {
        match node {
            // White space is one space; more of them are elements.
            Node::Text(text) => {
                for c in text.chars() {
                    match c {
                        ' ' | '\t' | '\n' | '\r' if out.ends_with(' ') || out.is_empty() => {}
                        '\t' | '\n' | '\r' => out.push(' '),
                        _ => out.push(c),
                    }
                }
            }
            Node::Element(inner) => match inner.local_name() {
                "s" => {
                    let count = inner.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                    out.extend(std::iter::repeat_n(' ', count.min(SPACES)));
                }
                "tab" => out.push('\t'),
                "line-break" => out.push('\n'),
                "annotation" | "note" => {}
                _ => push_text(inner, out),
            },
        }
    }
}
