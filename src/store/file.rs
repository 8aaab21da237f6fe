//! A project file in use: creating, opening, committing, closing.

use super::atomic::{folder_of, follow_links};
use super::error::StoreError;
use super::history::{self, HistoryItem};
use super::identity::Identity;
use super::journal::{self, Entry, StepReversal, UndoState};
use super::lock::Lock;
use super::new_file::{NewFile, refuse_read_only_folder};
use super::schema::{self, MIGRATIONS};
use super::view::{self, ViewState};
use super::{copy, new_file, read, write};
use crate::model::{Project, SegmentId};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags, OptionalExtension, ToSql, TransactionBehavior};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another process that holds the file for a moment, as a
/// reader does while the file is opened.
const PATIENCE: Duration = Duration::from_secs(3);

/// A project file that this process has open.
///
/// While it is open for writing, `name.tarjuman-wal` and `-shm` (the write-ahead
/// log and its index) and `.name.tarjuman.lock` lie beside it and belong to it;
/// closing leaves one file. Dropping it closes it.
#[derive(Debug)]
pub struct ProjectFile {
    path: PathBuf,
    /// The file that the connection writes to.
    identity: Option<Identity>,
    connection: Connection,
    access: Access,
    /// What [`close`](Self::close) does is still to be done.
    is_open: bool,
    /// Held as long as the connection, therefore dropped after it.
    _lock: Option<Lock>,
}

/// What a project file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing, as the only one.
    Write,
    /// Reading, beside a writer if there is one. Nothing is changed, except that
    /// the parts a killed process left are put together.
    Read,
}

/// What a project file held when it was opened.
#[derive(Debug)]
pub struct Opened {
    /// The project. Bundled glossaries have no concepts; they come from the program.
    pub project: Project,
    /// What can be undone and redone.
    pub undo: UndoState,
    /// Where the user was.
    pub view: Option<ViewState>,
    /// What the last process left, where it did not close the file.
    pub recovered: Option<Recovered>,
}

/// What a process that ended without closing the file had committed. All of it
/// is in the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The number of entries it had committed since it opened the file.
    pub entries: u64,
    /// The time of the last of them, in milliseconds since 1970-01-01 UTC.
    pub last_time: Option<i64>,
    /// The size in bytes of the write-ahead log that was found.
    pub log_bytes: u64,
}

impl ProjectFile {
    /// Creates a file for a project and opens it for writing.
    ///
    /// The file is made beside its place and takes its name when it is complete.
    ///
    /// # Errors
    /// `Exists` where there is something of this name, `Missing` where there is
    /// no such folder, or what keeps the file from being written.
    pub fn create(path: &Path, project: &Project) -> Result<Self, StoreError> {
        let new = NewFile::begin(path)?;
        write::project(new.connection(), project).map_err(|error| StoreError::from_sql(path, error))?;
        let lock = new.finish()?;
        let mut file = Self::connect(path, Access::Write, Some(lock))?;
        file.begin_writing()?;
        Ok(file)
    }

    /// Opens a project file and reads the project.
    ///
    /// # Errors
    /// Every variant of [`StoreError`] but `Exists`, `Moved` and `Unfit`.
    pub fn open(path: &Path, access: Access) -> Result<(Self, Opened), StoreError> {
        let path = &follow_links(path);
        let metadata = fs::metadata(path).map_err(|error| StoreError::from_io(path, &error))?;
        if !metadata.is_file() {
            return Err(StoreError::NotAProject { path: path.clone() });
        }
        // SQLite takes an empty file for a new database, and removes its log.
        if metadata.len() == 0 {
            return Err(StoreError::Damaged { path: path.clone(), detail: "the file is empty".into() });
        }
        let lock = match access {
            Access::Read => None,
            Access::Write => {
                if metadata.permissions().readonly() {
                    return Err(StoreError::ReadOnly { path: path.clone() });
                }
                refuse_read_only_folder(&folder_of(path))?;
                Some(Lock::take(path)?)
            }
        };
        let log_bytes = fs::metadata(log_path(path)).map_or(0, |metadata| metadata.len());
        let mut file = Self::connect(path, access, lock)?;
        let opened = file.read(log_bytes)?;
        if access == Access::Write {
            file.begin_writing()?;
        }
        Ok((file, opened))
    }

    /// Writes an entry: the tables and the journal in one transaction, which has
    /// reached the disk when this returns. Returns the entry's number.
    ///
    /// # Errors
    /// Nothing is written then, and the same entry can be committed again when
    /// the cause is gone, as after making room on a full disk.
    pub fn commit(&mut self, entry: &Entry) -> Result<u64, StoreError> {
        // SQLite would go on writing to a file that nobody will find again.
        if Identity::of_path(&self.path) != self.identity {
            return Err(StoreError::Moved { path: self.path.clone() });
        }
        let sql = |error| StoreError::from_sql(&self.path, error);
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
        write::apply(&transaction, &entry.edit).map_err(sql)?;
        let seq = journal::append(&transaction, entry).map_err(sql)?;
        transaction.commit().map_err(sql)?;
        Ok(seq)
    }

    /// Keeps where the user is. Cheap: it does not wait for the disk, so that a
    /// power failure, though no killed process, may lose it.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub fn put_view(&mut self, view: &ViewState) -> Result<(), StoreError> {
        let relaxed = self.connection.pragma_update(None, "synchronous", "NORMAL");
        let result = relaxed.and_then(|()| view::put(&self.connection, view));
        let strict = self.connection.pragma_update(None, "synchronous", "FULL");
        result.and(strict).map_err(|error| self.sql(error))
    }

    /// The edit that undoes a step that is done, or redoes one that is undone;
    /// `None` where there is no such step.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn reversal(&self, step: u64) -> Result<Option<StepReversal>, StoreError> {
        journal::reversal(&self.connection, step).map_err(|error| self.sql(error))
    }

    /// What happened to a segment, oldest first, reaching back through splits
    /// and joins to the segments it came from.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn history_of(&self, segment: SegmentId) -> Result<Vec<HistoryItem>, StoreError> {
        history::of_segment(&self.connection, segment).map_err(|error| self.sql(error))
    }

    /// Writes a copy of the whole file, journal and all, to another place, as for
    /// a backup, or when the disk is full or the file was moved away. Entries
    /// that could not be written are in the copy too. It is a closed file of its
    /// own. `go_on` is asked now and then whether to go on.
    ///
    /// # Errors
    /// `Exists` where there is something of this name, `Damaged` where the file
    /// is, or what keeps the copy from being written; nothing stays behind then.
    pub fn copy_to<'a>(
        &self,
        path: &Path,
        unsaved: impl IntoIterator<Item = &'a Entry>,
        go_on: &dyn Fn() -> bool,
    ) -> Result<(), StoreError> {
        new_file::prepare(path)?;
        let add_unsaved = |copy: &mut Connection| {
            let transaction = copy.transaction()?;
            for entry in unsaved {
                write::apply(&transaction, &entry.edit)?;
                journal::append(&transaction, entry)?;
            }
            transaction.execute("UPDATE project SET is_open = 0", [])?;
            transaction.commit()?;
            Ok(check_structure(copy, path, None))
        };
        // A damaged file has damaged copies, and nobody looks at them for years.
        let (copy, checked) = copy::beside(&self.connection, path, go_on, add_unsaved)?;
        checked?;
        match copy::name(copy, path)? {
            None => Ok(()),
            Some(_) => Err(StoreError::Exists { path: path.to_owned() }),
        }
    }

    /// Sees that the structure of the whole file at `path` is sound, journal and
    /// all. It reads everything, beside a writer if there is one.
    ///
    /// # Errors
    /// `Damaged` where it is not, or what keeps it from being read.
    pub fn check(path: &Path) -> Result<(), StoreError> {
        let file = Self::connect(path, Access::Read, None)?;
        check_structure(&file.connection, path, None)
    }

    /// Where the file is, links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Notes that the file was closed properly and makes it one file again.
    ///
    /// # Errors
    /// Every entry is safe even then; the file may stay in several parts, which
    /// the next opening puts together.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.end_writing().map_err(|error| self.sql(error))
    }

    /// Opens the database and sees that it is a project of a version we know.
    fn connect(path: &Path, access: Access, lock: Option<Lock>) -> Result<Self, StoreError> {
        let sql = |error| StoreError::from_sql(path, error);
        // A reader too must be able to bring to an end what a killed process
        // left half done; where it may not write, SQLite opens for reading.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(sql)?;
        harden(&connection).map_err(sql)?;
        // SQLite opens read-only what it may not write, without saying so.
        if access == Access::Write && connection.is_readonly(MAIN_DB).map_err(sql)? {
            return Err(StoreError::ReadOnly { path: path.to_owned() });
        }
        match access {
            Access::Write => {
                schema::bring_up_to_date(&mut connection, path, MIGRATIONS)?;
            }
            Access::Read => {
                connection.pragma_update(None, "query_only", true).map_err(sql)?;
                connection = schema::as_if_up_to_date(connection, path, MIGRATIONS)?;
            }
        }
        let identity = Identity::of_path(path);
        Ok(Self { path: path.to_owned(), identity, connection, access, is_open: false, _lock: lock })
    }

    /// Reads all that [`Opened`] holds, as of one instant.
    fn read(&mut self, log_bytes: u64) -> Result<Opened, StoreError> {
        let path = &self.path;
        let sql = |error| StoreError::from_sql(path, error);
        let transaction = self.connection.transaction().map_err(sql)?;
        let recovered = match self.access {
            Access::Write => recovered(&transaction, log_bytes).map_err(sql)?,
            Access::Read => None,
        };
        if recovered.is_some() {
            check_tables(&transaction, path)?;
        }
        let opened = Opened {
            project: read::project(&transaction).map_err(sql)?,
            undo: journal::undo_state(&transaction).map_err(sql)?,
            view: view::get(&transaction).map_err(sql)?,
            recovered,
        };
        transaction.commit().map_err(sql)?;
        Ok(opened)
    }

    /// Switches to the write-ahead log and notes that the file is in use.
    fn begin_writing(&mut self) -> Result<(), StoreError> {
        self.connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
                 UPDATE project
                 SET is_open = 1, opened_seq = (SELECT coalesce(max(seq), 0) FROM journal)",
            )
            .map_err(|error| self.sql(error))?;
        self.is_open = true;
        Ok(())
    }

    fn end_writing(&mut self) -> rusqlite::Result<()> {
        if !std::mem::take(&mut self.is_open) {
            return Ok(());
        }
        self.connection.execute("UPDATE project SET is_open = 0", [])?;
        // A reader can keep the log from being folded in. It then stays beside
        // the file, which is whole with it.
        let folded: rusqlite::Result<String> =
            self.connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0));
        match folded {
            Err(error) if error.sqlite_error_code() != Some(rusqlite::ErrorCode::DatabaseBusy) => Err(error),
            _ => Ok(()),
        }
    }

    fn sql(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sql(&self.path, error)
    }
}

impl Drop for ProjectFile {
    fn drop(&mut self) {
        // Whoever wants to know of a failure calls `close`.
        let _ = self.end_writing();
    }
}

/// Whether a file is a project of ours, whatever it is called. A file that cannot
/// be read is taken for none.
pub fn is_project(path: &Path) -> bool {
    // The header of a SQLite file (“Database File Format”, §1.3): 16 bytes of
    // magic, and the application id at offset 68.
    let mut header = [0; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok()
        && header.starts_with(b"SQLite format 3\0")
        && header[68..] == schema::APPLICATION_ID.to_be_bytes()
}

pub(super) fn log_path(path: &Path) -> PathBuf {
    let mut log = OsString::from(path);
    log.push("-wal");
    PathBuf::from(log)
}

/// Project files come by mail too: nothing in one is ever executed.
fn harden(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.pragma_update(None, "cell_size_check", true)
}

fn recovered(connection: &Connection, log_bytes: u64) -> rusqlite::Result<Option<Recovered>> {
    let (is_open, opened_seq): (bool, i64) =
        connection
            .query_row("SELECT is_open, opened_seq FROM project", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if !is_open {
        return Ok(None);
    }
    let entries: i64 =
        connection
            .query_row("SELECT count(*) FROM journal WHERE seq > ?1", [opened_seq], |row| row.get(0))?;
    let last_time = connection
        .query_row("SELECT time FROM journal WHERE seq > ?1 ORDER BY seq DESC LIMIT 1", [opened_seq], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(Some(Recovered { entries: entries as u64, last_time, log_bytes }))
}

/// After an unclean end, sees that what the project is read from is sound. The
/// journal can be a hundred times as large and is left to [`ProjectFile::check`].
fn check_tables(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let sql = |error| StoreError::from_sql(path, error);
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal%'")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(sql)?;
    names.iter().try_for_each(|name| check_structure(connection, path, Some(name)))
}

/// Sees that the structure of a table, or of the whole file, is sound.
fn check_structure(connection: &Connection, path: &Path, table: Option<&str>) -> Result<(), StoreError> {
    let scope: &dyn ToSql = match &table {
        Some(table) => table,
        None => &1,
    };
    let mut found = "ok".to_owned();
    connection
        .pragma(None, "quick_check", scope, |row| {
            found = row.get(0)?;
            Ok(())
        })
        .map_err(|error| StoreError::from_sql(path, error))?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: path.to_owned(), detail: found }) }
}
