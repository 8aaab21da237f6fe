//! A project file in the making: it takes its name when it is complete.

use super::atomic::{folder_of, sync_folder, temporary_beside};
use super::error::StoreError;
use super::lock::Lock;
use super::schema::{self, MIGRATIONS};
use rusqlite::Connection;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// A project file that nobody else knows yet. Dropped unfinished, it leaves
/// nothing behind.
pub(super) struct NewFile {
    path: PathBuf,
    // Closed before the file it is open on goes away.
    connection: Connection,
    new: TempPath,
    lock: Lock,
}

impl NewFile {
    /// Begins a file with empty tables that is to be called `path`.
    ///
    /// # Errors
    /// `Exists` where there is something of this name, `Missing` where there is
    /// no such folder, or what keeps a file from being written there.
    pub fn begin(path: &Path) -> Result<Self, StoreError> {
        refuse_bad_place(path)?;
        let lock = Lock::take(path)?;
        set_log_aside(path).map_err(|error| StoreError::from_io(path, &error))?;
        let new = temporary_beside(path).map_err(|error| StoreError::from_io(path, &error))?.into_temp_path();
        let sql = |error| StoreError::from_sql(path, error);
        let mut connection = Connection::open(&new).map_err(sql)?;
        // Nobody else knows the file and a failure discards it, so neither a
        // journal nor waiting for the disk is of use before the end.
        connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF").map_err(sql)?;
        let transaction = connection.transaction().map_err(sql)?;
        schema::migrate(&transaction, 0, MIGRATIONS).map_err(sql)?;
        transaction.commit().map_err(sql)?;
        connection.execute_batch("BEGIN").map_err(sql)?;
        Ok(Self { path: path.to_owned(), connection, new, lock })
    }

    /// The tables, within a transaction.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Writes all of it to the disk and gives it its name. Returns the right to
    /// write it.
    ///
    /// # Errors
    /// As for [`begin`](Self::begin); nothing stays behind then.
    pub fn finish(self) -> Result<Lock, StoreError> {
        let Self { path, connection, new, lock } = self;
        let sql = |error| StoreError::from_sql(&path, error);
        let io = |error: io::Error| StoreError::from_io(&path, &error);
        connection.execute_batch("COMMIT").map_err(sql)?;
        connection.close().map_err(|(_, error)| sql(error))?;
        File::open(&new).and_then(|file| file.sync_all()).map_err(io)?;
        new.persist_noclobber(&path).map_err(|error| io(error.error))?;
        sync_folder(&folder_of(&path)).map_err(io)?;
        Ok(lock)
    }
}

/// Sees that a file can be made under this name, and that nothing of an older
/// one of the name is taken for a part of it.
///
/// # Errors
/// As for [`NewFile::begin`].
pub(super) fn prepare(path: &Path) -> Result<(), StoreError> {
    refuse_bad_place(path)?;
    set_log_aside(path).map_err(|error| StoreError::from_io(path, &error))
}

fn refuse_bad_place(path: &Path) -> Result<(), StoreError> {
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(StoreError::Missing { path: folder });
    }
    refuse_read_only_folder(&folder)?;
    if fs::symlink_metadata(path).is_ok() {
        return Err(StoreError::Exists { path: path.to_owned() });
    }
    Ok(())
}

/// A folder marked read-only is respected even by those who could write to it.
pub(super) fn refuse_read_only_folder(folder: &Path) -> Result<(), StoreError> {
    // Elsewhere the mark on a folder means something else.
    let read_only = cfg!(unix) && fs::metadata(folder).is_ok_and(|folder| folder.permissions().readonly());
    if read_only { Err(StoreError::ReadOnly { path: folder.to_owned() }) } else { Ok(()) }
}

/// Renames what SQLite left beside a project file that is no longer there. It
/// would be replayed into the new file, and may be all that is left of the old.
fn set_log_aside(path: &Path) -> io::Result<()> {
    for ending in ["-wal", "-shm", "-journal"] {
        let mut left = path.as_os_str().to_owned();
        left.push(ending);
        let left = PathBuf::from(left);
        if fs::symlink_metadata(&left).is_err() {
            continue;
        }
        let aside = (1..).map(|number| {
            let mut name = left.as_os_str().to_owned();
            name.push(format!(".orphan-{number}"));
            PathBuf::from(name)
        });
        let free = aside.into_iter().find(|name| fs::symlink_metadata(name).is_err());
        fs::rename(&left, free.unwrap_or_else(|| left.clone()))?;
    }
    Ok(())
}
