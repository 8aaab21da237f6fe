//! Files that are either as they were or wholly new.

use super::error::StoreError;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes a file so that whoever opens it, at whatever instant and after
/// whatever failure, finds either the old content or the new.
///
/// The bytes go to a file beside it, reach the disk, and then take its name. A
/// symbolic link stays one: its target is replaced. An existing file keeps its
/// permissions and, where the system allows, its owner and group.
///
/// # Limitations
/// Other hard links of an existing file keep the old content; access control
/// lists and extended attributes are not carried over. Something that is neither
/// a file nor a folder, such as a pipe, is simply written to.
///
/// # Errors
/// Where the folder is missing or not writable, the file is marked read-only,
/// the path is a folder or the disk is full; the old file is untouched then.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = follow_links(path);
    let failed = |error: io::Error| StoreError::from_io(path, &error);
    let old = match fs::metadata(&target) {
        Ok(old) if old.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(old) if !old.is_file() => return fs::write(&target, bytes).map_err(failed),
        Ok(old) if old.permissions().readonly() => {
            return Err(StoreError::ReadOnly { path: path.to_owned() });
        }
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let folder = folder_of(&target);
    let failed_in_folder = |error: io::Error| StoreError::from_io(&folder, &error);
    let mut new = temporary_beside(&target).map_err(failed_in_folder)?;
    new.write_all(bytes).map_err(failed)?;
    if let Some(old) = old {
        keep_owner(new.as_file(), &old);
        new.as_file().set_permissions(old.permissions()).map_err(failed)?;
    }
    new.as_file().sync_all().map_err(failed)?;
    new.persist(&target).map_err(|error| failed(error.error))?;
    sync_folder(&folder).map_err(failed_in_folder)
}

/// The path a chain of symbolic links leads to, whether or not anything is there.
pub(super) fn follow_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // As many links as Linux follows; a longer chain is a circle and fails when opened.
    for _ in 0..40 {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            Err(_) => break,
        }
    }
    path
}

/// The folder a file lies in, `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// An empty hidden file in the same folder, gone on drop, with the permissions
/// a new file of the user gets.
pub(super) fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".new");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(path))
}

/// Makes a folder's names reach the disk, where the system knows of such a thing.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        // Some network and foreign file systems cannot.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        result => result,
    }
}

/// Gives a file the owner and the group another had, or as much as the user may.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Ok(new) = file.metadata() else { return };
    if (new.uid(), new.gid()) != (old.uid(), old.gid())
        && fchown(file, Some(old.uid()), Some(old.gid())).is_err()
    {
        // Only root gives files away; a group of one's own is allowed to all.
        let _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_created_and_replaced_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("مقال.txt");
        for content in ["first", "", "second and longer"] {
            write_atomically(&path, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
        assert_eq!(names(folder.path()), ["مقال.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_of_an_existing_file_are_kept_and_a_new_one_gets_the_usual() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        for kept in [0o600, 0o640, 0o664, 0o755] {
            let path = folder.path().join("a.txt");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(kept)).unwrap();
            write_atomically(&path, b"new").unwrap();
            assert_eq!(mode(&path), kept, "{kept:o}");
        }
        let (ours, usual) = (folder.path().join("b.txt"), folder.path().join("c.txt"));
        write_atomically(&ours, b"new").unwrap();
        fs::write(&usual, "new").unwrap();
        assert_eq!(mode(&ours), mode(&usual));
    }

    #[cfg(unix)]
    #[test]
    fn the_target_of_a_link_is_replaced_and_the_link_stays() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("a.txt"), "old").unwrap();
        std::os::unix::fs::symlink("a.txt", inner.join("near")).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("inner/near", &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert_eq!(fs::read_to_string(inner.join("a.txt")).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(inner.join("near")).unwrap().is_symlink());
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(write_atomically(&path, b"new"), Err(StoreError::ReadOnly { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert!(matches!(write_atomically(folder.path(), b"new"), Err(StoreError::Io { .. })));
        let nowhere = folder.path().join("no/such/folder/a.txt");
        match write_atomically(&nowhere, b"new") {
            Err(StoreError::Missing { path }) => assert_eq!(path, nowhere.parent().unwrap()),
            other => panic!("{other:?}"),
        }
        assert_eq!(names(folder.path()), ["a.txt"]);
    }
}
