//! The sheets of spreadsheets, XLSX and ODS, as rows of texts.

mod ods;
mod xlsx;

use super::table::{Sheet, read_sheets};
use super::{ReadOptions, Reading, reading};
use crate::formats::archive;
use crate::formats::{Problem, ProblemKind};
use std::io::{self, BufRead, Cursor, Read};
use zip::ZipArchive;

/// How many columns of a sheet are read.
const COLUMNS: usize = 1024;
/// How many bytes of text are taken from any file, and how many times its size from
/// a large one: a text that stands in a file once can be in every cell.
const SMALL: usize = 64 << 20;
const RATIO: usize = 20;
/// How many bytes a cell takes beside its text.
const CELL: usize = 32;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Whether a file is a spreadsheet, or an archive or locked file that could be one.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Whether the beginning of a file is that of an XLSX file.
pub(super) fn is_xlsx(start: &[u8]) -> bool {
    is_one(start) && (has(start, b"xl/") || has(start, b"[Content_Types].xml")) && !has(start, b"word/")
}

/// Whether the beginning of a file is that of an ODS file.
pub(super) fn is_ods(start: &[u8]) -> bool {
    is_one(start) && has(start, b"opendocument.spreadsheet")
}

fn has(start: &[u8], what: &[u8]) -> bool {
    memchr::memmem::find(start, what).is_some()
}

/// Reads the sheets of a spreadsheet that hold a glossary.
///
/// # Errors
/// What `input` fails with.
pub(super) fn read(input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
    let bytes = reading::bytes(input, into)?;
    let (sheets, problems) = sheets(&bytes);
    let nothing = sheets.is_empty() && !problems.is_empty();
    problems.into_iter().for_each(|problem| into.problem(problem));
    if !nothing {
        read_sheets(sheets, options, into);
    }
    Ok(())
}

/// The sheets of a spreadsheet in their order.
pub(super) fn sheets(bytes: &[u8]) -> (Vec<Sheet>, Vec<Problem>) {
    let mut archive = match archive::checked(bytes) {
        Ok(archive) => archive,
        Err(kind) => return (Vec::new(), vec![Problem::of_file(kind)]),
    };
    let is_ods = archive.index_for_name("content.xml").is_some();
    let is_xlsx = archive.file_names().flatten().any(|name| name.starts_with("xl/"));
    let left = bytes.len().saturating_mul(RATIO).max(SMALL);
    let mut taken = Taken { left, problems: Vec::new() };
    let sheets = if is_xlsx {
        drop(archive);
        xlsx::sheets(bytes, &mut taken)
    } else if is_ods {
        ods::sheets(&mut archive, &mut taken)
    } else {
        taken.problems.push(Problem::of_file(ProblemKind::OtherFormat("XLSX / ODS")));
        Vec::new()
    };
    (sheets, taken.problems)
}

/// How much of a file may still be taken in, and what was wrong so far.
struct Taken {
    /// In bytes.
    left: usize,
    problems: Vec<Problem>,
}

impl Taken {
    /// Whether a cell with this text may be taken.
    fn one(&mut self, text: &str) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left = self.left.saturating_sub(text.len() + CELL);
        if self.left == 0 {
            self.problems.push(Problem::of_file(ProblemKind::TooLarge));
        }
        self.left > 0
    }

    fn archive(&mut self, reason: impl ToString) {
        self.problems.push(Problem::of_file(ProblemKind::Archive(reason.to_string())));
    }
}

/// Puts a text into a row.
fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if column >= COLUMNS || text.is_empty() {
        return;
    }
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
}

/// The bytes of an entry of an archive that was checked.
fn entry(archive: &mut Archive<'_>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
