//! OpenDocument spreadsheets, which are read only: every program that writes them
//! opens XLSX too.

use super::table::read_sheets;
use super::{Format, ReadOptions, Reader, Reading, reading, spreadsheet};
use std::io::{self, BufRead};

/// OpenDocument spreadsheets.
pub(super) const FORMAT: Format =
    Format { id: "ods", extensions: &["ods"], reader: Some(&Ods), writer: None };

struct Ods;

impl Reader for Ods {
    fn recognises(&self, start: &[u8]) -> bool {
        spreadsheet::is_ods(start)
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let bytes = reading::bytes(input, into)?;
        let (sheets, problems) = spreadsheet::sheets(&bytes);
        let nothing = sheets.is_empty() && !problems.is_empty();
        problems.into_iter().for_each(|problem| into.problem(problem));
        if !nothing {
            read_sheets(sheets, options, into);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
