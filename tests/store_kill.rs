//! A process killed at any instant loses nothing that was acknowledged.
//!
//! The test runs itself again as the process to be killed.

mod support;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use support::{Random, entry, names, project, rerun};
use tarjuman::model::Project;
use tarjuman::store::{Access, EntryKind, ProjectFile, ViewState, write_atomically};

/// Names the project file to the process that is to be killed.
const VICTIM: &str = "TARJUMAN_TEST_VICTIM";
/// Tells it to open and close the file all the time as well.
const RESTLESS: &str = "TARJUMAN_TEST_RESTLESS";

/// Commits edits until it is killed, and says the number of each that is safe.
fn be_the_victim(path: &Path) {
    let restless = std::env::var_os(RESTLESS).is_some();
    let (mut file, mut opened) = ProjectFile::open(path, Access::Write).unwrap();
    let mut out = std::io::stdout();
    // Whoever killed the last process sees that it begins, and when.
    writeln!(out, "\nsafe {}", opened.undo.last_step).unwrap();
    for step in opened.undo.last_step + 1.. {
        let edit = edit_of_step(step, &opened.project);
        file.put_view(&ViewState { caret: step as usize, ..ViewState::default() }).unwrap();
        file.commit(&entry(&mut opened.project, EntryKind::Do, step, edit)).unwrap();
        writeln!(out, "safe {step}").unwrap();
        if restless && step % 3 == 0 {
            drop(file);
            (file, opened) = ProjectFile::open(path, Access::Write).unwrap();
        }
    }
}

/// The edit of a step follows from its number, so that the parent can make the
/// same project without the file.
fn edit_of_step(step: u64, project: &Project) -> tarjuman::model::Edit {
    Random(step).edit(project)
}

#[test]
fn every_acknowledged_edit_survives_a_kill() {
    if let Some(path) = std::env::var_os(VICTIM) {
        return be_the_victim(Path::new(&path));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let mut expected = project(20);
    ProjectFile::create(&path, &expected).unwrap().close().unwrap();
    let mut random = Random(Instant::now().elapsed().as_nanos() as u64 ^ u64::from(std::process::id()));
    let mut done = 0;
    for round in 0..40 {
        let restless = [2, 3].contains(&(round % 8));
        let acknowledged = kill_a_victim(&path, restless, Duration::from_micros(random.below(60_000) as u64));
        // In half of the rounds nobody but the next victim repairs anything.
        let access = if round % 2 == 0 { Access::Write } else { Access::Read };
        let (file, opened) = ProjectFile::open(&path, access).unwrap();
        let found = opened.undo.last_step;
        // A commit may be safe before its acknowledgement is out of the door.
        assert!(
            found == acknowledged.last || found == acknowledged.last + 1,
            "{found} after {acknowledged:?}"
        );
        while done < found {
            done += 1;
            let edit = edit_of_step(done, &expected);
            expected.apply(edit).unwrap();
        }
        assert!(opened.project == expected, "round {round}: the project is another");
        let caret = opened.view.map_or(0, |view| view.caret as u64);
        assert!(caret == found || caret == found + 1, "round {round}: the caret at {caret} after {found}");
        if access == Access::Write && !restless {
            let recovered = opened.recovered.expect("the killed process did not close the file");
            let entries = found - acknowledged.first;
            assert_eq!(recovered.entries, entries, "round {round}");
            assert_eq!(recovered.last_time, (entries > 0).then_some(1_700_000_000_000 + found as i64));
        }
        file.close().unwrap();
    }
    let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    assert!(opened.recovered.is_some());
    file.close().unwrap();
    assert_eq!(ProjectFile::open(&path, Access::Write).unwrap().1.recovered, None);
    assert_eq!(names(folder.path()), ["a.tarjuman"]);
    assert!(done > 40, "the victims got as far as {done}");
}

/// The numbers a victim spoke of: the last step it found, and the last it made.
#[derive(Debug)]
struct Acknowledged {
    first: u64,
    last: u64,
}

/// Runs a victim and kills it some time after its first word.
fn kill_a_victim(path: &Path, restless: bool, after: Duration) -> Acknowledged {
    let mut command = rerun("every_acknowledged_edit_survives_a_kill");
    command.env(VICTIM, path).stdout(Stdio::piped()).stderr(Stdio::null());
    if restless {
        command.env(RESTLESS, "1");
    }
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut safe = || -> Option<u64> {
        loop {
            let line = lines.next()?.unwrap();
            if let Some(number) = line.strip_prefix("safe ") {
                return Some(number.parse().unwrap());
            }
        }
    };
    let first = safe().expect("the victim begins");
    let mut last = first;
    std::thread::sleep(after);
    child.kill().unwrap();
    while let Some(number) = safe() {
        last = number;
    }
    child.wait().unwrap();
    Acknowledged { first, last }
}

#[test]
fn an_exported_file_is_the_old_or_the_new_one() {
    const VICTIM: &str = "TARJUMAN_TEST_EXPORTER";
    let content = |number: usize| vec![b'a' + (number % 26) as u8; 300_000 + number % 7];
    if let Some(path) = std::env::var_os(VICTIM) {
        println!("\nbegun");
        for number in 1.. {
            write_atomically(Path::new(&path), &content(number)).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.txt");
    write_atomically(&path, &content(0)).unwrap();
    for round in 0..10 {
        let mut child = rerun("an_exported_file_is_the_old_or_the_new_one")
            .env(VICTIM, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == "begun"));
        std::thread::sleep(Duration::from_millis(5 + 3 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = std::fs::read(&path).unwrap();
        let whole = found.len() >= 300_000 && found.iter().all(|byte| *byte == found[0]);
        assert!(whole, "round {round}: {} bytes, a mixture", found.len());
    }
}
