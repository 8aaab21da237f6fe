//! Files and folders that are not as they should be: each ends in a message
//! that says what is the matter, and in an unharmed file.

mod support;

use rusqlite::Connection;
use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use support::{Random, entry, names, project, rerun, target_entry};
use tarjuman::model::{Document, Edit, Project};
use tarjuman::store::{Access, EntryKind, ProjectFile, StoreError, write_atomically};

/// A closed project file of 200 segments with 60 entries.
fn closed(folder: &Path) -> (PathBuf, Project) {
    let path = folder.join("a.tarjuman");
    let mut project = project(200);
    let mut file = ProjectFile::create(&path, &project).unwrap();
    for step in 1..=60 {
        let edit = Random(step).edit(&project);
        file.commit(&entry(&mut project, EntryKind::Do, step, edit)).unwrap();
    }
    file.close().unwrap();
    (path, project)
}

fn open(path: &Path, access: Access) -> Result<Project, StoreError> {
    ProjectFile::open(path, access).map(|(_, opened)| opened.project)
}

/// The error of opening for writing and for reading, which are the same.
fn refusal(path: &Path) -> StoreError {
    let (writing, reading) = (open(path, Access::Write), open(path, Access::Read));
    let (Err(writing), Err(reading)) = (writing, reading) else { panic!("{} opens", path.display()) };
    assert_eq!(writing.to_string(), reading.to_string());
    assert_eq!(writing.path(), path);
    writing
}

#[test]
fn what_is_no_project_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder.tarjuman")).unwrap();
    fs::write(at("text.tarjuman"), "قال إنه ليس مشروعا\n".repeat(100)).unwrap();
    fs::write(at("short.tarjuman"), "x").unwrap();
    Connection::open(at("other.tarjuman"))
        .unwrap()
        .execute_batch("CREATE TABLE t (x); PRAGMA user_version = 1")
        .unwrap();
    for name in ["folder.tarjuman", "text.tarjuman", "short.tarjuman", "other.tarjuman"] {
        let before = fs::read(at(name)).ok();
        assert!(matches!(refusal(&at(name)), StoreError::NotAProject { .. }), "{name}");
        assert_eq!(fs::read(at(name)).ok(), before, "{name}");
    }
    assert!(matches!(refusal(&at("absent.tarjuman")), StoreError::Missing { .. }));
    assert!(matches!(refusal(&at("no/folder.tarjuman")), StoreError::Missing { .. }));
    assert_eq!(
        names(folder.path()),
        ["folder.tarjuman", "other.tarjuman", "short.tarjuman", "text.tarjuman"]
    );
}

#[test]
fn creating_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.tarjuman"), "something else").unwrap();
    fs::create_dir(at("b.tarjuman")).unwrap();
    for name in ["a.tarjuman", "b.tarjuman"] {
        let error = ProjectFile::create(&at(name), &project(1)).unwrap_err();
        assert!(matches!(error, StoreError::Exists { .. }), "{name}: {error}");
    }
    let error = ProjectFile::create(&at("no/such/c.tarjuman"), &project(1)).unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    assert_eq!(fs::read_to_string(at("a.tarjuman")).unwrap(), "something else");
    assert_eq!(names(folder.path()), ["a.tarjuman", "b.tarjuman"]);
}

#[test]
fn a_newer_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = closed(folder.path());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 7).unwrap();
    let before = fs::read(&path).unwrap();
    match refusal(&path) {
        StoreError::Newer { version: 7, supported: 3, .. } => {}
        other => panic!("{other}"),
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["a.tarjuman"]);
}

#[test]
fn an_emptied_file_is_damaged_and_its_log_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = closed(folder.path());
    fs::write(&path, "").unwrap();
    let log = folder.path().join("a.tarjuman-wal");
    fs::write(&log, "whatever was to be saved").unwrap();
    assert!(matches!(refusal(&path), StoreError::Damaged { .. }));
    assert_eq!(fs::read_to_string(&log).unwrap(), "whatever was to be saved");
}

#[test]
fn random_damage_is_found_or_harmless_and_never_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let (path, project) = closed(folder.path());
    let sound = fs::read(&path).unwrap();
    let mut random = Random(17);
    let mut found = 0;
    for round in 0..60 {
        let mut bytes = sound.clone();
        match round % 3 {
            // A page of noise, a few bytes here and there, the end cut off.
            0 => {
                let page = random.below(bytes.len() / 4096) * 4096;
                bytes[page..page + 4096].fill_with(|| random.next() as u8);
            }
            1 => {
                for _ in 0..20 {
                    let at = random.below(bytes.len());
                    bytes[at] = random.next() as u8;
                }
            }
            _ => bytes.truncate(1 + random.below(bytes.len() - 1)),
        }
        fs::write(&path, &bytes).unwrap();
        match open(&path, Access::Read) {
            Err(StoreError::Damaged { .. } | StoreError::NotAProject { .. }) => found += 1,
            Err(other) => panic!("round {round}: {other:?}"),
            Ok(_) => {}
        }
        assert!(fs::read(&path).unwrap() == bytes, "round {round}: reading changed the file");
        if let Err(error) = open(&path, Access::Write) {
            assert!(
                matches!(error, StoreError::Damaged { .. } | StoreError::NotAProject { .. }),
                "{error:?}"
            );
        }
    }
    assert!(found >= 20, "only {found} of 60 damages were found");
    fs::write(&path, &sound).unwrap();
    assert_eq!(open(&path, Access::Write).unwrap(), project);
}

/// Opening reads none of the journal, which may be a hundred times as large as
/// the rest.
#[test]
fn damage_that_opening_does_not_meet_is_found_by_a_check() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut project) = closed(folder.path());
    ProjectFile::check(&path).unwrap();
    let page: i64 = Connection::open(&path)
        .unwrap()
        .query_row("SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf'", [], |row| {
            row.get(0)
        })
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let page = page as usize;
    bytes[(page - 1) * 4096..page * 4096].fill(0);
    fs::write(&path, &bytes).unwrap();
    let error = ProjectFile::check(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");

    // Such a file is not copied as it is.
    let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!(opened.project, project);
    let copy = folder.path().join("copy.tarjuman");
    let entry = target_entry(&mut project, &mut opened.undo.clone(), "new");
    for unsaved in [vec![], vec![&entry]] {
        let error = file.copy_to(&copy, unsaved, &|| true).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    }
    file.close().unwrap();
    assert_eq!(names(folder.path()), ["a.tarjuman"]);
}

/// SQLite keeps no sums, and takes such a file for sound.
#[test]
fn a_byte_that_became_another_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let mut project = project(0);
    let mut random = Random(3);
    let mut segment = random.segment();
    segment.source = "the source of the segment".into();
    segment.target = "the target of the segment".into();
    let document = Document { skeleton: (*b"the skeleton").into(), ..random.document(vec![segment]) };
    project.apply(Edit::AddDocument { at: 0, document: Box::new(document) }).unwrap();
    ProjectFile::create(&path, &project).unwrap().close().unwrap();
    let sound = fs::read(&path).unwrap();
    for text in ["the source", "the target", "the skeleton"] {
        let mut bytes = sound.clone();
        let at = bytes.windows(text.len()).position(|bytes| bytes == text.as_bytes()).unwrap();
        bytes[at] = b'T';
        fs::write(&path, &bytes).unwrap();
        let error = refusal(&path);
        assert!(matches!(error, StoreError::Damaged { .. }), "{text}: {error:?}");
    }
    fs::write(&path, &sound).unwrap();
    assert_eq!(open(&path, Access::Write).unwrap(), project);
}

#[test]
fn a_value_nobody_can_read_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let (path, project) = closed(folder.path());
    for sql in [
        "UPDATE segments SET state = 'nonsense' WHERE number = (SELECT min(number) FROM segments)",
        "UPDATE segments SET id = x'00' WHERE number = (SELECT min(number) FROM segments)",
        "UPDATE segments SET target = CAST(x'ff' AS TEXT) WHERE number = (SELECT min(number) FROM segments)",
        "UPDATE project SET source = '!'",
        "DELETE FROM project",
        "DELETE FROM skeletons",
        "INSERT INTO concepts (glossary, position, id, content) SELECT id, 0, 'x', '{' FROM glossaries",
        "UPDATE journal SET kind = 9",
        "DROP TABLE settings",
    ] {
        let copy = folder.path().join("copy.tarjuman");
        fs::copy(&path, &copy).unwrap();
        Connection::open(&copy).unwrap().execute_batch(sql).unwrap();
        let error = refusal(&copy);
        assert!(matches!(error, StoreError::Damaged { .. }), "{sql}: {error:?}");
    }
    assert_eq!(open(&path, Access::Write).unwrap(), project);
}

#[test]
fn nothing_in_a_hostile_file_is_executed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut project) = closed(folder.path());
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM segments; END;
             UPDATE segments SET position = 9223372036854775807 WHERE number =
                 (SELECT number FROM segments ORDER BY position DESC LIMIT 1)",
        )
        .unwrap();
    let (mut file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    let mut undo = opened.undo;
    file.commit(&target_entry(&mut project, &mut undo, "safe")).unwrap();
    let document = &project.documents()[0];
    let (document, at) = (document.id, document.segments.len());
    let insert = vec![Random(1).segment()];
    let edit = Edit::ReplaceSegments { document, at, remove: Vec::new(), insert };
    file.commit(&entry(&mut project, EntryKind::Do, undo.last_step + 1, edit)).unwrap();
    file.close().unwrap();
    assert_eq!(open(&path, Access::Read).unwrap(), project);
}

#[test]
fn a_second_window_is_noticed_and_a_reader_is_welcome() {
    const VICTIM: &str = "TARJUMAN_TEST_HOLDER";
    if let Some(path) = std::env::var_os(VICTIM) {
        let _file = ProjectFile::open(Path::new(&path), Access::Write).unwrap();
        println!("\nopen");
        std::thread::sleep(std::time::Duration::from_secs(60));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (path, project) = closed(folder.path());
    let mut holder = rerun("a_second_window_is_noticed_and_a_reader_is_welcome");
    let mut holder = holder.env(VICTIM, &path).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(holder.stdout.take().unwrap()));
    assert!(lines.any(|line| line.unwrap() == "open"));
    match open(&path, Access::Write) {
        Err(StoreError::Locked { holder: Some(found), .. }) => assert_eq!(found.pid, holder.id()),
        other => panic!("{other:?}"),
    }
    assert_eq!(open(&path, Access::Read).unwrap(), project);
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert_eq!(open(&path, Access::Write).unwrap(), project);
    assert_eq!(names(folder.path()), ["a.tarjuman"]);
}

#[test]
fn a_window_that_closes_before_its_reader_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut project) = closed(folder.path());
    let (mut writer, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    let (reader, seen) = ProjectFile::open(&path, Access::Read).unwrap();
    assert_eq!(seen.project, project);
    let mut undo = opened.undo;
    writer.commit(&target_entry(&mut project, &mut undo, "new")).unwrap();
    writer.close().unwrap();
    assert_eq!(
        reader.history_of(project.segments().next().unwrap().id).unwrap().last().unwrap().step,
        undo.last_step
    );
    reader.close().unwrap();
    let (_, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!((opened.project, opened.recovered), (project, None));
}

#[cfg(unix)]
#[test]
fn a_file_moved_away_takes_no_entry_until_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut project) = closed(folder.path());
    let (mut file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    let mut undo = opened.undo;
    let away = folder.path().join("away");
    fs::rename(&path, &away).unwrap();
    let entry = target_entry(&mut project, &mut undo, "new");
    let moved = |result| matches!(result, Err(StoreError::Moved { path: named }) if named == path);
    assert!(moved(file.commit(&entry)));
    fs::write(&path, "another file of this name").unwrap();
    assert!(moved(file.commit(&entry)));
    let copy = folder.path().join("copy.tarjuman");
    assert!(matches!(file.copy_to(&away, [], &|| true), Err(StoreError::Exists { .. })));
    file.copy_to(&copy, [], &|| true).unwrap();
    let (mut copied, opened) = ProjectFile::open(&copy, Access::Write).unwrap();
    assert_eq!(opened.recovered, None);
    assert_eq!(opened.undo.last_step + 1, entry.step);
    copied.commit(&entry).unwrap();
    copied.close().unwrap();
    assert_eq!(open(&copy, Access::Read).unwrap(), project);
    fs::rename(&away, &path).unwrap();
    file.commit(&entry).unwrap();
    file.close().unwrap();
    assert_eq!(open(&path, Access::Read).unwrap(), project);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_can_be_read_and_says_so_when_it_is_to_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (path, project) = closed(folder.path());
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    match open(&path, Access::Write) {
        Err(StoreError::ReadOnly { path: named }) => assert_eq!(named, path),
        other => panic!("{other:?}"),
    }
    assert_eq!(open(&path, Access::Read).unwrap(), project);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_can_be_read_and_says_so_when_it_is_to_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (path, project) = closed(folder.path());
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    for error in [
        open(&path, Access::Write).unwrap_err(),
        ProjectFile::create(&folder.path().join("b.tarjuman"), &project).unwrap_err(),
    ] {
        match error {
            StoreError::ReadOnly { path: named } => assert_eq!(named, folder.path()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open(&path, Access::Read).unwrap(), project);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(names(folder.path()), ["a.tarjuman"]);
}

/// The marks of the tests above hold for anybody; here the system itself says no.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_can_be_read_and_says_so_when_it_is_to_be_written() {
    const MOUNTED: &str = "TARJUMAN_TEST_READ_ONLY";
    if let Some(folder) = std::env::var_os(MOUNTED) {
        let folder = Path::new(&folder);
        let path = folder.join("a.tarjuman");
        let project = open(&path, Access::Read).unwrap();
        for error in [
            open(&path, Access::Write).unwrap_err(),
            ProjectFile::create(&folder.join("b.tarjuman"), &project).unwrap_err(),
            write_atomically(&folder.join("c.txt"), b"text").unwrap_err(),
        ] {
            assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    closed(folder.path());
    let mount =
        format!("mount --bind '{0}' '{0}' && mount -o remount,bind,ro '{0}'", folder.path().display());
    support::rerun_with_mount(
        "a_read_only_disk_can_be_read_and_says_so_when_it_is_to_be_written",
        &mount,
        MOUNTED,
        folder.path(),
    );
    assert_eq!(names(folder.path()), ["a.tarjuman"]);
}

#[test]
fn errors_read_as_advice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let _file = ProjectFile::create(&path, &project(1)).unwrap();
    let text = open(&path, Access::Write).unwrap_err().to_string();
    assert!(text.contains("a.tarjuman: the project is open in another window (process "), "{text}");
    assert!(open(&path, Access::Read).is_ok());
}
