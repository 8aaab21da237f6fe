//! Whether a name still leads to the file that it led to.

use std::fs::{self, File, Metadata};
use std::path::Path;

/// Tells a file from every other on this machine, whatever it is called.
///
/// # Limitations
/// Only Unix has such a thing in the standard library. Elsewhere a file in use
/// can hardly be moved, and all files are taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity((u64, u64));

impl Identity {
    /// The file that a name leads to; `None` where there is none.
    pub fn of_path(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|metadata| Self::of(&metadata))
    }

    /// The file behind a handle.
    pub fn of_file(file: &File) -> Option<Self> {
        file.metadata().ok().map(|metadata| Self::of(&metadata))
    }

    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self((metadata.dev(), metadata.ino()))
    }

    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Self {
        Self((0, 0))
    }
}
