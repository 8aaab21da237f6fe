//! Bilingual files of other tools, read pair by pair.

use super::watched::Watched;
use super::{FileError, read_error};
use crate::formats::Problem;
use crate::formats::bilingual::{self as formats, Format, Pair, ReadOptions, Reading, START};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What is to be said of a bilingual file, whose pairs somebody else was given.
pub struct ScannedPairs {
    /// The format it was read in.
    pub format: &'static Format,
    /// How many pairs were read of it.
    pub count: usize,
    /// What could not be taken in as it stands.
    pub problems: Vec<Problem>,
}

/// Reads a file pair by pair: it need not fit into memory. `go_on` is told how many
/// bytes of it were read, and says whether to go on.
///
/// # Errors
/// Where it cannot be read or is in no known format, and where it is not gone on with.
pub fn scan_pairs(
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    receive: &mut dyn FnMut(Pair),
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<ScannedPairs, FileError> {
    let file = File::open(path).map_err(|error| read_error(path, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    scan_pairs_from(file, &name, path, format, options, receive, go_on)
}

/// Reads a stream pair by pair; `name` is the name of its file, and `path` what
/// messages call it.
///
/// # Errors
/// As [`scan_pairs`].
pub fn scan_pairs_from(
    input: impl Read,
    name: &str,
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    receive: &mut dyn FnMut(Pair),
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<ScannedPairs, FileError> {
    let unknown = || FileError::UnknownFormat { path: path.to_owned(), known: formats::endings().join(", ") };
    let mut input = Watched::new(input, START, go_on);
    let format = match format {
        Some(format) => format,
        None => {
            let start = input.start().map_err(|error| input.failure(path, error))?;
            formats::for_reading(name, &start).ok_or_else(unknown)?
        }
    };
    let mut reading = Reading::new(options, receive);
    format.reader.read(&mut input, &mut reading).map_err(|error| input.failure(path, error))?;
    let count = reading.count();
    Ok(ScannedPairs { format, count, problems: reading.finish() })
}
