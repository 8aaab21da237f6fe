//! Copies of a project file, whole and at rest, while it is in use.
//!
//! A copy is made in steps, between which its maker is asked whether to go on.

use super::atomic::{folder_of, sync_folder, temporary_beside};
use super::error::StoreError;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::ffi::c_int;
use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;
use tempfile::TempPath;

/// A copy of the database as it is now, on the disk in the folder of `place`
/// under a name that goes away with it. `finish` is given the copy at the end and its result is handed back;
/// where `go_on` says no, there is none.
///
/// # Errors
/// What keeps the copy from being written, and where it was interrupted.
pub(super) fn beside<T>(
    connection: &Connection,
    place: &Path,
    go_on: &dyn Fn() -> bool,
    finish: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
) -> Result<(TempPath, T), StoreError> {
    let io = |error: io::Error| StoreError::from_io(&folder_of(place), &error);
    let sql = |error| StoreError::from_sql(place, error);
    let copy = temporary_beside(place).map_err(io)?.into_temp_path();
    let mut opened = Connection::open(&copy).map_err(sql)?;
    run(&Backup::new(connection, &mut opened).map_err(sql)?, place, go_on)?;
    // The copy of a file in use is one that expects a write-ahead log.
    let mode = opened.execute_batch("PRAGMA journal_mode = DELETE");
    let finished = mode.and_then(|()| finish(&mut opened)).map_err(sql)?;
    opened.close().map_err(|(_, error)| sql(error))?;
    File::open(&copy).and_then(|file| file.sync_all()).map_err(io)?;
    Ok((copy, finished))
}

/// Runs a copy to its end, some megabytes at a time.
fn run(backup: &Backup<'_, '_>, place: &Path, go_on: &dyn Fn() -> bool) -> Result<(), StoreError> {
    const PAGES: c_int = 1000;
    while go_on() {
        match backup.step(PAGES).map_err(|error| StoreError::from_sql(place, error))? {
            StepResult::Done => return Ok(()),
            // Somebody else holds the file for a moment.
            StepResult::Busy | StepResult::Locked => std::thread::sleep(Duration::from_millis(20)),
            _ => {}
        }
    }
    Err(StoreError::from_io(place, &io::ErrorKind::Interrupted.into()))
}

/// Gives a copy its name, unless something has that name; it is handed back then.
pub(super) fn name(copy: TempPath, name: &Path) -> Result<Option<TempPath>, StoreError> {
    let io = |error: io::Error| StoreError::from_io(name, &error);
    match copy.persist_noclobber(name) {
        Ok(()) => sync_folder(&folder_of(name)).map(|()| None).map_err(io),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(Some(error.path)),
        Err(error) => Err(io(error.error)),
    }
}
