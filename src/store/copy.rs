//! Copies of a project file, whole and at rest, while it is in use.

use super::atomic::{folder_of, sync_folder, temporary_beside};
use super::error::StoreError;
use rusqlite::{Connection, MAIN_DB};
use std::fs::File;
use std::io;
use std::path::Path;
use tempfile::TempPath;

/// A copy of the database as it is now, on the disk in the folder of `place`
/// under a name that goes away with it. `finish` is given the copy at the end.
pub(super) fn beside(
    connection: &Connection,
    place: &Path,
    finish: impl FnOnce(&Connection) -> rusqlite::Result<()>,
) -> Result<TempPath, StoreError> {
    let io = |error: io::Error| StoreError::from_io(&folder_of(place), &error);
    let sql = |error| StoreError::from_sql(place, error);
    let copy = temporary_beside(place).map_err(io)?.into_temp_path();
    connection.backup(MAIN_DB, &copy, None::<fn(rusqlite::backup::Progress)>).map_err(sql)?;
    let opened = Connection::open(&copy).map_err(sql)?;
    // The copy of a file in use is one that expects a write-ahead log.
    opened.execute_batch("PRAGMA journal_mode = DELETE").and_then(|()| finish(&opened)).map_err(sql)?;
    opened.close().map_err(|(_, error)| sql(error))?;
    File::open(&copy).and_then(|file| file.sync_all()).map_err(io)?;
    Ok(copy)
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
