//! A project of 100,000 segments: creating, opening, committing. The promise is
//! one second to open and 300 MB while it is open.

#[path = "support/mod.rs"]
mod large;

use criterion::{Criterion, criterion_group};
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tarjuman::app::rescue;
use tarjuman::model::{Edit, Project, SegmentId, SegmentState};
use tarjuman::store::{Access, Entry, EntryKind, ProjectFile};

const WORDS: usize = 25;
const JOURNAL: u64 = 1_000_000;
/// Names the file to a process that is to measure its opening.
const MEASURE: &str = "TARJUMAN_BENCH_MEASURE";

fn a_large_project(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.tarjuman");

    let project = large::project(WORDS);
    let begin = Instant::now();
    ProjectFile::create(&path, &project).and_then(ProjectFile::close).expect("the project is created");
    report("create", begin.elapsed());
    report_size("file", std::fs::metadata(&path).expect("the file").len());
    drop(project);

    import(folder.path());
    rescue(&path, folder.path());
    measure_in_a_new_process(&path);
    println!("again, after that process did not close the file:");
    measure_in_a_new_process(&path);
    let (file, _) = ProjectFile::open(&path, Access::Write).expect("the project opens");
    file.close().expect("the file closes");

    let mut group = criterion.benchmark_group("project of 100,000 segments");
    group.sample_size(20).measurement_time(Duration::from_secs(10));
    group.bench_function("open", |bencher| {
        bencher.iter_with_large_drop(|| ProjectFile::open(&path, Access::Read).expect("the project opens"));
    });

    let (mut file, mut opened) = ProjectFile::open(&path, Access::Write).expect("the project opens");
    let ids: Vec<SegmentId> = opened.project.segments().map(|segment| segment.id).collect();
    let mut step = 0;
    group.bench_function("commit one translation", |bencher| {
        bencher.iter(|| {
            step += 1;
            let segment = ids[step as usize * 7919 % ids.len()];
            let edit = Edit::SetTarget {
                segment,
                target: large::sentence(step as usize, WORDS),
                state: SegmentState::Translated,
            };
            let inverse = opened.project.apply(edit.clone()).expect("the edit fits");
            let label = "type".to_owned();
            let author = "Ada".to_owned();
            let entry = Entry {
                kind: EntryKind::Do,
                step,
                author,
                time: 0,
                label,
                edit: edit.into(),
                inverse: inverse.into(),
            };
            black_box(file.commit(&entry).expect("the entry is committed"))
        });
    });
    file.close().expect("the file closes");

    lengthen_the_journal(&path);
    group.bench_function("open with a million entries in the journal", |bencher| {
        bencher.iter_with_large_drop(|| ProjectFile::open(&path, Access::Read).expect("the project opens"));
    });
    group.finish();
    measure_in_a_new_process(&path);
    println!("again, after that process did not close the file:");
    measure_in_a_new_process(&path);
    report_size("file with a million entries", std::fs::metadata(&path).expect("the file").len());
}

/// Imports all segments at once, which the journal keeps too.
fn import(folder: &Path) {
    let path = folder.join("imported.tarjuman");
    let whole = large::project(WORDS);
    let empty = Project::new(whole.id, whole.source.clone(), whole.target.clone());
    let mut file = ProjectFile::create(&path, &empty).expect("the project is created");
    let document = whole.documents()[0].clone();
    let inverse = Edit::RemoveDocument { document: document.id };
    let edit = Edit::AddDocument { at: 0, document: Box::new(document) };
    let (author, label) = (String::new(), "documents-added".to_owned());
    let (edit, inverse) = (edit.into(), inverse.into());
    let entry = Entry { kind: EntryKind::Do, step: 1, author, time: 0, label, edit, inverse };
    let begin = Instant::now();
    file.commit(&entry).expect("the import is committed");
    report("import all segments", begin.elapsed());
    file.close().expect("the file closes");
    report_size("file with the import", std::fs::metadata(&path).expect("the file").len());
}

/// Brings a sound file into a new one, and one whose first pages are destroyed.
fn rescue(path: &Path, folder: &Path) {
    let damaged = folder.join("damaged.tarjuman");
    let mut bytes = std::fs::read(path).expect("the file");
    for (what, pages) in [("rescue of a sound file", 0), ("rescue without the first 100 pages", 100)] {
        bytes[..pages * 4096].fill(0);
        std::fs::write(&damaged, &bytes).expect("written");
        let new = folder.join(format!("rescued {pages}.tarjuman"));
        let begin = Instant::now();
        let rescued = rescue::rescue(&damaged, &new, None, &mut |_, _| true).expect("something is rescued");
        report(what, begin.elapsed());
        println!("    {} segments", rescued.report.segments);
    }
}

/// Runs [`measure`] in a process whose memory has held nothing else.
fn measure_in_a_new_process(path: &Path) {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    let status = command.env(MEASURE, path).status().expect("the program runs again");
    assert!(status.success());
}

/// Opens the project once and tells the time and the memory that takes.
fn measure(path: &Path) {
    let before = resident();
    let begin = Instant::now();
    let opened = ProjectFile::open(path, Access::Write).expect("the project opens");
    report("open in a new process", begin.elapsed());
    if let (Some(before), Some(after)) = (before, resident()) {
        report_size("resident before", before);
        report_size("resident with the project open", after);
    }
    // Ends as a killed process does, so that the next opening has to check.
    std::mem::forget(opened);
}

/// Adds entries as years of work would, without waiting for the disk each time.
fn lengthen_the_journal(path: &Path) {
    let connection = rusqlite::Connection::open(path).expect("the file opens");
    connection
        .execute(
            "WITH RECURSIVE n (i) AS (SELECT (SELECT max(step) FROM journal) + 1 UNION ALL
                                      SELECT i + 1 FROM n LIMIT ?1)
             INSERT INTO journal (step, kind, author, time, label, edit, inverse)
             SELECT i, 0, 'Ada', i, 'edit.type', edit, inverse
             FROM n, (SELECT edit, inverse FROM journal LIMIT 1)",
            [JOURNAL as i64],
        )
        .expect("the journal grows");
}

/// The memory of this process in bytes, where the system tells.
fn resident() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096)
}

fn report(what: &str, time: Duration) {
    println!("{what}: {:.3} s", time.as_secs_f64());
}

fn report_size(what: &str, bytes: u64) {
    println!("{what}: {:.1} MB", bytes as f64 / 1e6);
}

criterion_group!(benches, a_large_project);

fn main() {
    if let Some(path) = std::env::var_os(MEASURE) {
        return measure(Path::new(&path));
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
