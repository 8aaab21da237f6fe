//! The versions of the project file and the way from one to the next.

use super::copy;
use super::error::StoreError;
use rusqlite::backup::Backup;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::ffi::{OsString, c_int};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Marks a SQLite file as a project of ours: the bytes `Tjmn`.
pub(super) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Tjmn");

/// Takes a file from one version to the next; the first makes an empty file a
/// project file of version 1. A script that was once released never changes.
pub(super) const MIGRATIONS: &[&str] =
    &[include_str!("schema/1.sql"), include_str!("schema/2.sql"), include_str!("schema/3.sql")];

/// What a database says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// Not a project of ours.
    Foreign,
    /// A project of this version, from 1.
    Project(i64),
}

/// Reads what a database says it is.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<Version> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(if id == APPLICATION_ID && version > 0 { Version::Project(version) } else { Version::Foreign })
}

/// Runs every migration from version `from` on, within the caller's transaction.
pub(super) fn migrate(transaction: &Transaction, from: i64, migrations: &[&str]) -> rusqlite::Result<()> {
    for migration in migrations.iter().skip(usize::try_from(from).unwrap_or_default()) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", migrations.len() as i64)
}

/// Brings the project file at `path` to the version of the last migration, after
/// laying a backup copy beside it. Returns the copy's path, `None` where there
/// was nothing to do.
///
/// # Errors
/// `NotAProject` and `Newer` by what the file says it is; else what keeps the
/// copy or the migration from being written. The file is then as it was.
pub(super) fn bring_up_to_date(
    connection: &mut Connection,
    path: &Path,
    migrations: &[&str],
) -> Result<Option<PathBuf>, StoreError> {
    let sql = |error| StoreError::from_sql(path, error);
    let from = check(connection, path, migrations)?;
    if from == migrations.len() as i64 {
        return Ok(None);
    }
    let copy = back_up(connection, path, from)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
    migrate(&transaction, from, migrations).map_err(sql)?;
    transaction.commit().map_err(sql)?;
    Ok(Some(copy))
}

/// The connection as one to a file of the last version: an older file, which a
/// reader may not change, is copied into memory and migrated there.
///
/// # Errors
/// As for [`bring_up_to_date`].
pub(super) fn as_if_up_to_date(
    connection: Connection,
    path: &Path,
    migrations: &[&str],
) -> Result<Connection, StoreError> {
    let from = check(&connection, path, migrations)?;
    if from == migrations.len() as i64 {
        return Ok(connection);
    }
    let copy = || -> rusqlite::Result<Connection> {
        let mut memory = Connection::open_in_memory()?;
        Backup::new(&connection, &mut memory)?.run_to_completion(c_int::MAX, Duration::ZERO, None)?;
        let transaction = memory.transaction()?;
        migrate(&transaction, from, migrations)?;
        transaction.commit()?;
        Ok(memory)
    };
    copy().map_err(|error| StoreError::from_sql(path, error))
}

/// The version of a project that these migrations can read.
///
/// # Errors
/// `NotAProject` and `Newer`.
pub(super) fn check(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<i64, StoreError> {
    let supported = migrations.len() as i64;
    match version(connection).map_err(|error| StoreError::from_sql(path, error))? {
        Version::Foreign => Err(StoreError::NotAProject { path: path.to_owned() }),
        Version::Project(version) if version > supported => {
            Err(StoreError::Newer { path: path.to_owned(), version, supported })
        }
        Version::Project(version) => Ok(version),
    }
}

/// Copies the database to `name.tarjuman.v1.bak`, or to `….v1-2.bak` and so on
/// where such a copy is there already.
fn back_up(connection: &Connection, path: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let (mut copy, ()) = copy::beside(connection, path, &|| true, |_| Ok(()))?;
    let mut number = 1;
    loop {
        let mut name = OsString::from(path.file_name().unwrap_or_default());
        name.push(if number == 1 { format!(".v{version}.bak") } else { format!(".v{version}-{number}.bak") });
        let name = path.with_file_name(name);
        match copy::name(copy, &name)? {
            None => return Ok(name),
            Some(nameless) => copy = nameless,
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, GlossaryHead, Import, PackedConcepts, Project, ProjectId, SegmentState};
    use crate::store::{Access, Entry, EntryKind, ProjectFile, Salvage, rescue};
    use uuid::Uuid;

    /// The version of today.
    const NOW: i64 = MIGRATIONS.len() as i64;

    const COLOUR: &str = "ALTER TABLE project ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue';";

    fn with_a_later_one(migration: &'static str) -> Vec<&'static str> {
        MIGRATIONS.iter().copied().chain([migration]).collect()
    }

    /// Files of version 1 have no sums, and get them with every change.
    #[test]
    fn a_file_of_version_1_is_read_and_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tarjuman");
        let mut connection = Connection::open(&path).unwrap();
        let transaction = connection.transaction().unwrap();
        migrate(&transaction, 0, &MIGRATIONS[..1]).unwrap();
        transaction
            .execute_batch(
                "INSERT INTO project (id, source, target) VALUES (zeroblob(16), 'ar', 'en');
                 INSERT INTO documents VALUES (zeroblob(16), 0, 'a.txt', '', 'txt');
                 INSERT INTO skeletons VALUES (zeroblob(16), x'01');
                 INSERT INTO segments VALUES
                     (1, zeroblob(16), zeroblob(16), 0, 0, '', 'نعم', 'yes', 'translated', NULL, NULL, NULL)",
            )
            .unwrap();
        transaction.commit().unwrap();
        drop(connection);

        let read = ProjectFile::open(&path, Access::Read).unwrap().1.project;
        let (mut file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
        assert_eq!(opened.project, read);
        let segment = read.segments().next().unwrap();
        assert_eq!((&*segment.source, &*segment.target), ("نعم", "yes"));
        let set = |target: &str| Edit::SetTarget {
            segment: segment.id,
            target: target.to_owned(),
            state: SegmentState::Translated,
        };
        let (kind, edit, inverse) = (EntryKind::Do, set("indeed").into(), set("yes").into());
        let (author, label) = (String::new(), "type".to_owned());
        file.commit(&Entry { kind, step: 1, author, time: 0, label, edit, inverse }).unwrap();
        file.close().unwrap();
        assert!(folder.path().join("a.tarjuman.v1.bak").exists());
        let sums: (Option<i64>, Option<i64>) = Connection::open(&path)
            .unwrap()
            .query_row("SELECT source_sum, target_sum FROM segments", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        assert!(sums.0.is_none() && sums.1.is_some(), "{sums:?}");
        let project = ProjectFile::open(&path, Access::Read).unwrap().1.project;
        assert_eq!(project.segments().next().unwrap().target, "indeed");
    }

    /// Files of before version 3 know nothing of imports, and are rescued whole.
    #[test]
    fn a_file_of_version_2_is_rescued_whole_and_takes_an_import() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tarjuman");
        let mut connection = Connection::open(&path).unwrap();
        let transaction = connection.transaction().unwrap();
        migrate(&transaction, 0, &MIGRATIONS[..2]).unwrap();
        transaction
            .execute_batch(
                r#"INSERT INTO project (id, source, target) VALUES (zeroblob(16), 'ar', 'en');
                   INSERT INTO glossaries VALUES
                       (zeroblob(16), 0, 'law', '{"file":"law.tsv"}', '', 1, 1);
                   INSERT INTO concepts VALUES
                       (1, zeroblob(16), 0, 'a', '{"id":"a","terms":[]}', NULL)"#,
            )
            .unwrap();
        transaction.commit().unwrap();
        drop(connection);

        let mut found = None;
        let complete = |salvage: Salvage| {
            let (source, target) = salvage.languages.unwrap();
            let id = salvage.project.unwrap();
            let glossaries = salvage.glossaries;
            let project = Project::from_parts(id, source, target, Vec::new(), glossaries, salvage.settings);
            found.insert(project).clone()
        };
        let rescued = folder.path().join("rescued.tarjuman");
        let report = rescue(&path, &rescued, complete, &mut |_, _| true).unwrap();
        assert!(report.is_whole(), "{report:?}");

        let (mut file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
        let mut project = opened.project;
        assert_eq!(found.as_ref(), Some(&project));
        let import = Import {
            file: "law.tsv".into(),
            time: 7,
            format: "tsv".into(),
            head: GlossaryHead { origin: "the department".into(), ..GlossaryHead::default() },
            base: PackedConcepts::pack([&*project.glossaries()[0].concepts[0]]),
        };
        let glossary = project.glossaries()[0].id;
        let edit =
            Edit::SetGlossaryImport { glossary, licence: "CC0".into(), import: Some(import.clone().into()) };
        let inverse = project.apply(&edit).unwrap().into();
        let (author, label) = (String::new(), "import-glossary".to_owned());
        let entry =
            Entry { kind: EntryKind::Do, step: 1, author, time: 0, label, edit: edit.into(), inverse };
        file.commit(&entry).unwrap();
        file.close().unwrap();
        let again = ProjectFile::open(&path, Access::Read).unwrap().1.project;
        assert_eq!(again.glossaries()[0].import.as_deref(), Some(&import));
        assert_eq!(again, project);
    }

    #[test]
    fn a_migration_leaves_a_readable_copy_of_the_former_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tarjuman");
        let id = ProjectId(Uuid::now_v7());
        let project = Project::new(id, "ar".parse().unwrap(), "en".parse().unwrap());
        ProjectFile::create(&path, &project).unwrap().close().unwrap();

        let later = with_a_later_one(COLOUR);
        let mut connection = Connection::open(&path).unwrap();
        let copy = bring_up_to_date(&mut connection, &path, &later).unwrap().unwrap();
        assert_eq!(version(&connection).unwrap(), Version::Project(NOW + 1));
        let colour: String =
            connection.query_row("SELECT colour FROM project", [], |row| row.get(0)).unwrap();
        assert_eq!(colour, "blue");
        assert_eq!(bring_up_to_date(&mut connection, &path, &later).unwrap(), None);

        assert_eq!(copy.file_name().unwrap().to_string_lossy(), format!("a.tarjuman.v{NOW}.bak"));
        assert_eq!(ProjectFile::open(&copy, Access::Read).unwrap().1.project, project);
        drop(connection);
        match ProjectFile::open(&path, Access::Write) {
            Err(StoreError::Newer { version, supported: NOW, .. }) => assert_eq!(version, NOW + 1),
            other => panic!("{:?}", other.err()),
        }
    }

    #[test]
    fn a_reader_sees_an_older_file_as_a_new_one_and_leaves_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tarjuman");
        let id = ProjectId(Uuid::now_v7());
        let project = Project::new(id, "ar".parse().unwrap(), "en".parse().unwrap());
        ProjectFile::create(&path, &project).unwrap().close().unwrap();

        let later = with_a_later_one(COLOUR);
        let before = std::fs::read(&path).unwrap();
        let connection = as_if_up_to_date(Connection::open(&path).unwrap(), &path, &later).unwrap();
        assert_eq!(version(&connection).unwrap(), Version::Project(NOW + 1));
        let colour: String =
            connection.query_row("SELECT colour FROM project", [], |row| row.get(0)).unwrap();
        assert_eq!(colour, "blue");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_failed_migration_changes_nothing_and_copies_do_not_overwrite_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tarjuman");
        let id = ProjectId(Uuid::now_v7());
        let project = Project::new(id, "ar".parse().unwrap(), "en".parse().unwrap());
        ProjectFile::create(&path, &project).unwrap().close().unwrap();

        let broken = with_a_later_one("CREATE TABLE half (x); CREATE TABLE project (x);");
        let mut connection = Connection::open(&path).unwrap();
        for _ in 0..2 {
            assert!(bring_up_to_date(&mut connection, &path, &broken).is_err());
        }
        drop(connection);
        assert_eq!(ProjectFile::open(&path, Access::Write).unwrap().1.project, project);
        for name in [format!("a.tarjuman.v{NOW}.bak"), format!("a.tarjuman.v{NOW}-2.bak")] {
            assert!(folder.path().join(&name).exists(), "{name}");
        }
    }
}
