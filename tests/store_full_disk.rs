//! A full disk is a message, not a loss: whichever write it is that fails.

#[path = "support/full_disk.rs"]
mod full_disk;
mod support;

use full_disk::Disk;
use std::fs;
use std::path::Path;
use support::{Random, entry, names, project, target_entry};
use tarjuman::model::{Edit, Project};
use tarjuman::store::{Access, EntryKind, ProjectFile, StoreError, UndoState, ViewState, write_atomically};

fn stored(path: &Path) -> Project {
    ProjectFile::open(path, Access::Read).unwrap().1.project
}

fn assert_full<T: std::fmt::Debug>(result: Result<T, StoreError>, path: &Path) {
    match result {
        Err(StoreError::DiskFull { path: named }) => assert_eq!(named, path),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_commit_fails_whole_and_the_same_entry_is_taken_later() {
    let disk = Disk::take();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let mut random = Random(2);
    let mut project = project(50);
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let segments = (0..300).map(|_| random.segment()).collect();
    let edits = [
        random.edit(&project),
        Edit::AddDocument { at: 1, document: Box::new(random.document(segments)) },
        Edit::RemoveDocument { document: project.documents()[0].id },
    ];
    let mut fullnesses = 0;
    for (step, edit) in (1..).zip(edits) {
        let before = project.clone();
        let entry = entry(&mut project, EntryKind::Do, step, edit);
        for writes in 0.. {
            disk.fill(writes);
            let result = file.commit(&entry);
            disk.make_room();
            if result.is_ok() {
                break;
            }
            assert_full(result, &path);
            assert_eq!(stored(&path), before, "step {step} after {writes} writes");
            fullnesses += 1;
        }
        assert_eq!(stored(&path), project);
    }
    assert!(fullnesses > 50, "the disk was full {fullnesses} times");
    file.close().unwrap();
    let (_, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!((opened.project, opened.undo.undo), (project, vec![1, 2, 3]));
}

#[test]
fn a_project_that_finds_no_room_leaves_nothing_behind() {
    let disk = Disk::take();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let project = project(100);
    for writes in 0..12 {
        disk.fill(writes);
        let result = ProjectFile::create(&path, &project);
        disk.make_room();
        assert_full(result.map(|_| ()), &path);
        assert_eq!(names(folder.path()), [""; 0], "after {writes} writes");
    }
    ProjectFile::create(&path, &project).unwrap();
    assert_eq!(stored(&path), project);
}

#[test]
fn opening_and_closing_on_a_full_disk_harm_nothing() {
    let disk = Disk::take();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let mut project = project(100);
    let mut undo = UndoState::default();
    ProjectFile::create(&path, &project).unwrap().close().unwrap();
    for writes in (0..40).rev() {
        disk.fill(writes);
        if let Err(error) = ProjectFile::open(&path, Access::Write) {
            assert!(matches!(error, StoreError::DiskFull { .. }), "{error:?}");
        }
        disk.make_room();
        let (mut file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
        assert_eq!(opened.project, project);
        file.commit(&target_entry(&mut project, &mut undo, &format!("{writes}"))).unwrap();
        disk.fill(writes);
        let _ = file.put_view(&ViewState::default());
        if let Err(error) = file.close() {
            assert!(matches!(error, StoreError::DiskFull { .. }), "{error:?}");
        }
        disk.make_room();
        assert_eq!(stored(&path), project, "closed with room for {writes} writes");
    }
}

/// The counter above is ours; here the system itself says that there is no room.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_really_full_says_so_and_goes_on_when_there_is_room() {
    const MOUNTED: &str = "TARJUMAN_TEST_SMALL_DISK";
    const TEST: &str = "a_disk_that_is_really_full_says_so_and_goes_on_when_there_is_room";
    if let Some(folder) = std::env::var_os(MOUNTED) {
        return fill_a_small_disk(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let mount = format!("mount -t tmpfs -o size=6m tmpfs '{}'", folder.path().display());
    support::rerun_with_mount(TEST, &mount, MOUNTED, folder.path());
}

#[cfg(target_os = "linux")]
fn fill_a_small_disk(folder: &Path) {
    let (path, export) = (folder.join("a.tarjuman"), folder.join("export.txt"));
    let mut project = project(50);
    let mut undo = UndoState::default();
    fs::write(folder.join("ballast"), vec![1; 4 << 20]).unwrap();
    fs::write(&export, "old").unwrap();
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let mut text = "ن".repeat(20_000);
    let (refused, safe) = loop {
        text.push('!');
        let before = project.clone();
        let entry = target_entry(&mut project, &mut undo, &text);
        match file.commit(&entry) {
            Ok(_) => {}
            result => {
                assert_full(result, &path);
                break (entry, before);
            }
        }
    };
    assert!(undo.last_step > 5, "full after {} entries", undo.last_step);
    assert_eq!(stored(&path), safe);
    assert_full(file.commit(&refused), &path);
    assert_full(write_atomically(&export, &vec![2; 4 << 20]), &export);
    assert_eq!(fs::read(&export).unwrap(), b"old");

    fs::remove_file(folder.join("ballast")).unwrap();
    file.commit(&refused).unwrap();
    file.close().unwrap();
    let (_, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!((opened.project, opened.recovered), (project, None));
}
