//! What can go wrong with a project file, in words that lead to advice.

use rusqlite::{Error as SqlError, ErrorCode, ffi};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a project file could not be created, opened, read or written.
///
/// Each variant is a situation that a user can be told what to do about; none
/// of them has changed anything in the file. Writing an exported file ends in
/// the same situations.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{}: there is no such file", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A new project was to go where something exists already.
    #[error("{}: exists already and is not overwritten; choose another name", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// It is a folder, or a file that no Tarjuman wrote.
    #[error("{}: not a Tarjuman project, or its beginning is destroyed", path.display())]
    NotAProject {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program wrote it.
    #[error(
        "{}: written by a newer Tarjuman (file version {version}, this program reads up to {supported}); \
         update the program",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of the file.
        version: i64,
        /// The highest version this program knows.
        supported: i64,
    },
    /// The file contradicts itself.
    #[error("{}: the file is damaged ({detail}); restore it from a backup copy, or rescue what can be read", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// Another process has the project open.
    #[error(
        "{}: the project is open in another window{}; close it there first",
        path.display(),
        holder.as_ref().map(|holder| format!(" ({holder})")).unwrap_or_default()
    )]
    Locked {
        /// The file.
        path: PathBuf,
        /// Who has it open, where that is known.
        holder: Option<LockHolder>,
    },
    /// The file, its folder or its disk does not allow writing.
    #[error("{}: read-only; make it writable or choose another place", path.display())]
    ReadOnly {
        /// The file or the folder that is read-only.
        path: PathBuf,
    },
    /// The user may not do this with the file or its folder.
    #[error("{}: permission denied", path.display())]
    PermissionDenied {
        /// The file.
        path: PathBuf,
    },
    /// There is no room left.
    #[error("{}: the disk is full; make room and try again", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file was moved, deleted or replaced while it was open.
    #[error("{}: moved, deleted or replaced while it was open; put it back or save a copy", path.display())]
    Moved {
        /// Where the file was.
        path: PathBuf,
    },
    /// An entry does not fit what the file holds: the project in memory and the
    /// file have gone separate ways, which is a fault of the program.
    #[error("{}: a change does not fit the project file ({detail})", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What did not fit.
        detail: String,
    },
    /// Any other failure of the system.
    #[error("{}: {detail}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The kind of failure; `Other` where only the database reports it.
        kind: io::ErrorKind,
        /// What the system says.
        detail: String,
    },
}

/// The process that has a project open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockHolder {
    /// Its process id.
    pub pid: u32,
    /// The name of its machine; empty where unknown.
    pub host: String,
}

impl fmt::Display for LockHolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "process {}", self.pid)?;
        if !self.host.is_empty() {
            write!(f, " on {}", self.host)?;
        }
        Ok(())
    }
}

impl StoreError {
    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::Exists { path }
            | Self::NotAProject { path }
            | Self::Newer { path, .. }
            | Self::Damaged { path, .. }
            | Self::Locked { path, .. }
            | Self::ReadOnly { path }
            | Self::PermissionDenied { path }
            | Self::DiskFull { path }
            | Self::Moved { path }
            | Self::Unfit { path, .. }
            | Self::Io { path, .. } => path,
        }
    }

    /// The situation an error of the system stands for.
    pub(super) fn from_io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::PermissionDenied => Self::PermissionDenied { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            kind => Self::Io { path, kind, detail: error.to_string() },
        }
    }

    /// The situation an error of the database stands for.
    pub(super) fn from_sql(path: &Path, error: SqlError) -> Self {
        let detail = error.to_string();
        let path = path.to_owned();
        match error {
            SqlError::SqliteFailure(failure, _) | SqlError::SqlInputError { error: failure, .. } => {
                Self::from_failure(path, failure, detail)
            }
            SqlError::StatementChangedRows(_) => Self::Unfit { path, detail },
            SqlError::FromSqlConversionFailure(..)
            | SqlError::IntegralValueOutOfRange(..)
            | SqlError::Utf8Error(..)
            | SqlError::InvalidColumnType(..)
            | SqlError::QueryReturnedNoRows => Self::Damaged { path, detail },
            _ => Self::Io { path, kind: io::ErrorKind::Other, detail },
        }
    }

    fn from_failure(path: PathBuf, failure: ffi::Error, detail: String) -> Self {
        // The index of the write-ahead log is grown through the file system's
        // truncate, whose failure for want of room has a code of its own.
        if failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE {
            return Self::DiskFull { path };
        }
        match failure.code {
            ErrorCode::DiskFull => Self::DiskFull { path },
            ErrorCode::ReadOnly => Self::ReadOnly { path },
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked { path, holder: None },
            ErrorCode::DatabaseCorrupt => Self::Damaged { path, detail },
            ErrorCode::NotADatabase => Self::NotAProject { path },
            ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Self::PermissionDenied { path },
            ErrorCode::ConstraintViolation | ErrorCode::TooBig => Self::Unfit { path, detail },
            // A table or a column of this version's schema is not there.
            ErrorCode::Unknown => Self::Damaged { path, detail },
            _ => Self::Io { path, kind: io::ErrorKind::Other, detail },
        }
    }
}

/// A change that names something the tables do not have, for the functions that
/// speak SQL and know no path.
pub(super) fn unfit() -> SqlError {
    SqlError::StatementChangedRows(0)
}

/// A stored value that cannot be understood.
pub(super) fn unreadable(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> SqlError {
    SqlError::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_message_names_who_has_it_open() {
        let path = PathBuf::from("a.tarjuman");
        let known = StoreError::Locked {
            path: path.clone(),
            holder: Some(LockHolder { pid: 7, host: "desk".into() }),
        };
        assert_eq!(
            known.to_string(),
            "a.tarjuman: the project is open in another window (process 7 on desk); close it there first"
        );
        let unknown = StoreError::Locked { path, holder: None };
        assert_eq!(
            unknown.to_string(),
            "a.tarjuman: the project is open in another window; close it there first"
        );
    }
}
