//! The lock that tells a second window of the first.
//!
//! It lies on a file beside the project, never on the project file itself:
//! closing any handle of a database drops every POSIX lock the process holds on
//! it, SQLite's own included. The system frees it when its process ends, however
//! that happens. The file's text, `pid` and `host` on a line each, is for the
//! message only.

use super::error::{LockHolder, StoreError};
use super::identity::Identity;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The right of this process to write a project file, given back on drop.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of the project file `project`.
    ///
    /// # Errors
    /// `Locked` where another window has it, `ReadOnly` or another situation
    /// where the lock's file cannot be written.
    pub fn take(project: &Path) -> Result<Self, StoreError> {
        let path = lock_path(project);
        loop {
            let file = open(&path).map_err(|error| folder_error(project, &error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Locked { path: project.to_owned(), holder: holder(&file) });
                }
                // A file system without locks: SQLite's own remain.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(StoreError::from_io(&path, &error)),
            }
            // Whoever had the lock may have removed its file meanwhile; then
            // this handle is of a file that nobody else will ever meet.
            if Identity::of_file(&file) == Identity::of_path(&path) {
                let lock = Self { file, path };
                lock.sign();
                return Ok(lock);
            }
        }
    }

    /// Writes down who has the lock. A lock holds without it.
    fn sign(&self) {
        let text = format!("{}\n{}\n", std::process::id(), host());
        let mut file = &self.file;
        let _ =
            self.file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(text.as_bytes()));
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can be between the two.
        let _ = fs::remove_file(&self.path);
    }
}

/// The lock of `name.tarjuman` is `.name.tarjuman.lock` in the same folder.
fn lock_path(project: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(project.file_name().unwrap_or_default());
    name.push(".lock");
    project.with_file_name(name)
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// A lock that cannot be written means a folder that cannot be written.
fn folder_error(project: &Path, error: &io::Error) -> StoreError {
    let folder = super::atomic::folder_of(project);
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::ReadOnly { path: folder }
        }
        _ => StoreError::from_io(&folder, error),
    }
}

fn holder(file: &File) -> Option<LockHolder> {
    let mut text = String::new();
    file.take(4096).read_to_string(&mut text).ok()?;
    let mut lines = text.lines();
    let pid = lines.next()?.parse().ok()?;
    Some(LockHolder { pid, host: lines.next().unwrap_or_default().to_owned() })
}

/// The name of this machine; empty where it cannot be had without asking the
/// system in unportable ways.
fn host() -> String {
    fs::read_to_string("/proc/sys/kernel/hostname")
        .or_else(|_| std::env::var("COMPUTERNAME").or_else(|_| std::env::var("HOSTNAME")))
        .map(|name| name.trim().to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_at_a_time_and_nothing_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a.tarjuman");
        let lock = Lock::take(&project).unwrap();
        match Lock::take(&project) {
            Err(StoreError::Locked { holder: Some(holder), path }) => {
                assert_eq!((holder.pid, path), (std::process::id(), project.clone()));
            }
            other => panic!("{other:?}"),
        }
        drop(lock);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        Lock::take(&project).unwrap();
    }

    #[test]
    fn the_file_of_a_killed_process_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a.tarjuman");
        fs::write(lock_path(&project), "1\nsomewhere\n").unwrap();
        let _lock = Lock::take(&project).unwrap();
        let text = fs::read_to_string(lock_path(&project)).unwrap();
        assert!(text.starts_with(&format!("{}\n", std::process::id())), "{text:?}");
    }
}
