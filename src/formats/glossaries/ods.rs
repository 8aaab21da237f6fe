//! OpenDocument spreadsheets, which are read only: every program that writes them
//! opens XLSX too.

use super::{Format, ReadOptions, Reader, Reading, spreadsheet};
use std::io::{self, BufRead};

/// OpenDocument spreadsheets.
pub(super) const FORMAT: Format =
    Format { id: "ods", extensions: &["ods"], reader: Some(&Ods), writer: None };

struct Ods;

impl Reader for Ods {
    fn recognises(&self, start: &[u8]) -> bool {
        spreadsheet::is_ods(start)
    }

    fn takes_mapping(&self) -> bool {
        true
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        spreadsheet::read(input, options, into)
    }
}

#[cfg(test)]
mod tests;
