//! Why a file could not be opened, read or written, and what to do about it.

use super::Phrase;
use crate::app::files::FileError;
use crate::formats::FormatError;
use crate::store::StoreError;
use std::io::ErrorKind;
use std::path::Path;

impl From<&FileError> for Phrase {
    fn from(error: &FileError) -> Self {
        match error {
            FileError::Cancelled => Self::new("cancelled"),
            FileError::Read { path, error } => of_system(path, error.kind(), &error.to_string()),
            FileError::UnknownFormat { path, known } => {
                Phrase::new("error-unknown-format").file(path).text("known", known)
            }
            FileError::NoBundled(name) => Phrase::new("error-no-bundled").text("name", name),
            FileError::Store(error) => error.into(),
            FileError::Format(error) => error.into(),
            FileError::Edit(error) => Phrase::bug(error),
            FileError::OverProject(path) => Phrase::new("error-over-project").file(path),
            FileError::NoDocument(name, names) => {
                Phrase::new("error-no-document").text("name", name).text("names", names)
            }
            FileError::NoGlossary(name, names) => {
                Phrase::new("error-no-glossary").text("name", name).text("names", names)
            }
        }
    }
}

impl From<&StoreError> for Phrase {
    fn from(error: &StoreError) -> Self {
        let phrase = |message| Phrase::new(message).file(error.path());
        match error {
            StoreError::Missing { .. } => phrase("error-missing"),
            StoreError::Exists { .. } => phrase("error-exists"),
            StoreError::NotAProject { .. } => phrase("error-not-a-project"),
            StoreError::Newer { .. } => phrase("error-newer"),
            StoreError::Damaged { .. } => phrase("error-damaged"),
            StoreError::Locked { .. } => phrase("error-locked"),
            StoreError::ReadOnly { .. } => phrase("error-read-only"),
            StoreError::PermissionDenied { .. } => phrase("error-permission"),
            StoreError::DiskFull { .. } => phrase("error-disk-full"),
            StoreError::Moved { .. } => phrase("error-moved"),
            StoreError::Unfit { detail, .. } => Phrase::bug(detail),
            StoreError::Io { path, kind, detail } => of_system(path, *kind, detail),
        }
    }
}

impl From<&FormatError> for Phrase {
    fn from(error: &FormatError) -> Self {
        match error {
            FormatError::UnknownFormat(format) => Phrase::new("error-document-format").text("format", format),
            FormatError::Skeleton => Phrase::new("error-skeleton"),
            FormatError::NoUnit(_) => Phrase::new("error-no-unit"),
        }
    }
}

/// What the system refused. Where there is no phrase of ours for it, it speaks
/// for itself and is quoted.
pub(super) fn of_system(path: &Path, kind: ErrorKind, says: &str) -> Phrase {
    let message = match kind {
        ErrorKind::NotFound => "error-missing",
        ErrorKind::AlreadyExists => "error-exists",
        ErrorKind::PermissionDenied => "error-permission",
        ErrorKind::ReadOnlyFilesystem => "error-read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "error-disk-full",
        ErrorKind::FileTooLarge => "error-too-large",
        ErrorKind::IsADirectory => "error-is-folder",
        ErrorKind::NotADirectory => "error-no-folder",
        ErrorKind::InvalidFilename => "error-name",
        _ => return Phrase::new("error-system").file(path).text("says", says),
    };
    Phrase::new(message).file(path)
}
