//! What is brought out of damaged files: as much as there is, nothing that was
//! not there, and the damaged file stays as it is.

mod support;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use support::{Random, entry, names, project};
use tarjuman::model::*;
use tarjuman::store::{
    Access, EntryKind, History, ProjectFile, RescueError, RescueReport, Salvage, StoreError, rescue,
};

/// The size of a page of every file of ours.
const PAGE: usize = 4096;

/// A project file that people have worked on.
struct Worked {
    path: PathBuf,
    project: Project,
    /// Every lead with its source, and every target, that a segment ever had.
    sources: HashMap<SegmentId, HashSet<(String, String)>>,
    targets: HashMap<SegmentId, HashSet<String>>,
}

/// A closed file of 300 segments of a sentence each, a few of them very long,
/// with 250 entries.
fn worked_on(folder: &Path) -> Worked {
    let path = folder.join("a.tarjuman");
    let mut random = Random(5);
    let mut project = project(0);
    let segments = (0..300).map(|number| sentence(&mut random, number)).collect();
    let document = Box::new(random.document(segments));
    project.apply(Edit::AddDocument { at: 0, document }).unwrap();
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let mut worked = Worked { path, project, sources: HashMap::new(), targets: HashMap::new() };
    worked.remember();
    for step in 1..=250 {
        let project = &mut worked.project;
        let edit = match Random(step).edit(project) {
            // Else all that follows would be in the journal as a whole.
            Edit::SetTarget { .. } => translation(&mut random, project),
            edit if edit.any(&|one| matches!(one, Edit::RemoveDocument { .. })) => {
                translation(&mut random, project)
            }
            edit if step % 5 == 0 => edit,
            _ => translation(&mut random, project),
        };
        file.commit(&entry(project, EntryKind::Do, step, edit)).unwrap();
        worked.remember();
    }
    file.close().unwrap();
    assert!(worked.project.segments().count() > 250);
    worked
}

impl Worked {
    fn remember(&mut self) {
        for one in self.project.segments() {
            self.sources.entry(one.id).or_default().insert((one.lead.clone(), one.source.clone()));
            self.targets.entry(one.id).or_default().insert(one.target.clone());
        }
    }

    /// Sees that every segment is one of the project, or what is left of one.
    fn check(&self, found: &Project, report: &RescueReport, what: &str) {
        let (mut without_source, mut unsure) = (0, 0);
        for segment in found.segments() {
            let original = self.project.segment(segment.id);
            let is_blank = segment.target.is_empty() && segment.state == SegmentState::Initial;
            if original == Some(segment) {
                continue;
            }
            // What may have changed since is as it was once, and to be reviewed.
            let targets = self.targets.get(&segment.id).unwrap_or_else(|| panic!("{what}: {segment:?}"));
            assert!(is_blank || targets.contains(&segment.target), "{what}: {segment:?}");
            let source = (segment.lead.clone(), segment.source.clone());
            let mut sources = self.sources[&segment.id].iter();
            if segment.source.is_empty() {
                // Some never had one, also among those that were taken out later.
                without_source += usize::from(!sources.any(|(_, known)| known.is_empty()));
            } else if segment.lead.is_empty() {
                assert!(sources.any(|(_, known)| *known == segment.source), "{what}: {segment:?}");
            } else {
                assert!(sources.any(|known| *known == source), "{what}: {segment:?}");
            }
            if report.log_damaged {
                continue;
            }
            if original.is_none_or(|one| (&one.target, one.state) != (&segment.target, segment.state)) {
                assert_eq!(segment.state, SegmentState::Initial, "{what}: {segment:?}");
                unsure += 1;
            }
        }
        assert!(without_source <= report.lost_sources, "{what}: {without_source}, {report:?}");
        assert!(unsure <= report.unsure + report.lost_targets, "{what}: {unsure}, {report:?}");
    }
}

fn sentence(random: &mut Random, number: usize) -> Segment {
    let mut segment = random.segment();
    let words = if number % 60 == 7 { 900 } else { 8 + random.below(12) };
    segment.unit = number as u32 / 3;
    segment.source =
        format!("{number} {}", text(random, words, &["وصل", "الوفد", "إلى", "مدينة", "شوشة", "أمس"]));
    if number.is_multiple_of(2) {
        segment.target =
            format!("{number} {}", text(random, words, &["delegation", "arrived", "in", "Shusha"]));
    }
    segment
}

fn text(random: &mut Random, words: usize, of: &[&str]) -> String {
    (0..words).map(|_| random.one_of(of)).collect::<Vec<_>>().join(" ")
}

fn translation(random: &mut Random, project: &Project) -> Edit {
    let at = random.below(project.segments().count());
    let segment = project.segments().nth(at).unwrap().id;
    let target =
        format!("{} {}", random.next(), text(random, 12, &["the", "town", "was", "reached", "on", "Monday"]));
    Edit::SetTarget { segment, target, state: SegmentState::Translated }
}

/// Makes a project of a salvage without adding anything of value.
fn complete(salvage: Salvage) -> Project {
    let (source, target) =
        salvage.languages.unwrap_or_else(|| ("ar".parse().unwrap(), "en".parse().unwrap()));
    Project::from_parts(
        salvage.project.unwrap_or(ProjectId(uuid::Uuid::nil())),
        source,
        target,
        salvage.documents.into_iter().map(|document| document.document).collect(),
        salvage.glossaries,
        salvage.settings,
    )
}

/// Rescues into a new file and opens that.
fn rescued(damaged: &Path) -> Result<(RescueReport, Project), RescueError> {
    let new = damaged.with_file_name("rescued.tarjuman");
    let _ = fs::remove_file(&new);
    let report = rescue(damaged, &new, complete, &mut |_, _| true)?;
    let (_, opened) = ProjectFile::open(&new, Access::Read).expect("what was rescued opens");
    assert_eq!((&opened.undo.undo, &opened.undo.redo), (&Vec::new(), &Vec::new()));
    Ok((report, opened.project))
}

#[test]
fn a_sound_file_is_rescued_whole() {
    let folder = tempfile::tempdir().unwrap();
    let Worked { path, project, .. } = worked_on(folder.path());
    let before = fs::read(&path).unwrap();
    let (report, found) = rescued(&path).unwrap();
    assert_eq!(found, project);
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(report.history, History::Whole);
    assert_eq!(report.segments, project.segments().count());
    assert_eq!(report.translations, project.segments().filter(|one| !one.target.is_empty()).count());
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(names(folder.path()), ["a.tarjuman", "rescued.tarjuman"]);

    // The history of each segment is there to be read, and work goes on.
    let (old, _) = ProjectFile::open(&path, Access::Read).unwrap();
    let new = folder.path().join("rescued.tarjuman");
    let (mut file, opened) = ProjectFile::open(&new, Access::Write).unwrap();
    for segment in project.segments().take(40) {
        assert_eq!(file.history_of(segment.id).unwrap(), old.history_of(segment.id).unwrap());
    }
    let (mut project, mut undo) = (opened.project, opened.undo);
    assert_eq!(undo.last_step, 251);
    file.commit(&support::target_entry(&mut project, &mut undo, "new")).unwrap();
    file.close().unwrap();
    let (_, opened) = ProjectFile::open(&new, Access::Read).unwrap();
    assert_eq!((opened.project, opened.undo.undo), (project, vec![252]));
}

/// Pages are lost in every way that leaves no sense in them, as disks lose them.
#[test]
fn damaged_pages_take_no_more_with_them_than_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let worked = worked_on(folder.path());
    let sound = fs::read(&worked.path).unwrap();
    let pages = sound.len() / PAGE;
    let damaged = folder.path().join("damaged.tarjuman");
    let mut random = Random(23);
    // The number of pages that are damaged, the least share of segments that
    // comes back on the whole and in the worst round, and the rounds.
    for (count, least, worst, rounds) in
        [(1, 0.95, 0.5, 3 * pages), (3, 0.9, 0.5, 80), (10, 0.7, 0.5, 80), (40, 0.4, 0.2, 40)]
    {
        let mut shares = Vec::new();
        for round in 0..rounds {
            let mut bytes = sound.clone();
            for page in 0..count {
                let number = if count == 1 { round / 3 } else { random.below(pages) };
                let lost = &mut bytes[number * PAGE..(number + 1) * PAGE];
                match (round + page) % 3 {
                    0 => lost.fill(0),
                    1 => lost.fill_with(|| random.next() as u8),
                    _ => lost.iter_mut().for_each(|byte| *byte = !*byte),
                }
            }
            fs::write(&damaged, &bytes).unwrap();
            let what = format!("{count} of {pages} pages, round {round}");
            let (report, found) = rescued(&damaged).unwrap_or_else(|error| panic!("{what}: {error}"));
            assert!(fs::read(&damaged).unwrap() == bytes, "{what}: the damaged file was changed");
            worked.check(&found, &report, &what);
            let is_there = |one: &&Segment| {
                let original = worked.project.segment(one.id);
                original.is_some_and(|original| original.source == one.source)
            };
            let there = found.segments().filter(is_there).count();
            shares.push(there as f64 / worked.project.segments().count() as f64);
        }
        let share = shares.iter().sum::<f64>() / rounds as f64;
        let lowest = shares.into_iter().fold(1.0, f64::min);
        println!(
            "{count} of {pages} pages: {:.1} % come back, at worst {:.1} %",
            100.0 * share,
            100.0 * lowest
        );
        assert!(share >= least && lowest >= worst, "{count} of {pages} pages: {share}, {lowest}");
    }
}

/// Single bytes change, so that texts are still texts and numbers numbers.
#[test]
fn bytes_that_became_others_put_no_words_in_anybodys_mouth() {
    let folder = tempfile::tempdir().unwrap();
    let worked = worked_on(folder.path());
    let sound = fs::read(&worked.path).unwrap();
    let damaged = folder.path().join("damaged.tarjuman");
    let mut random = Random(29);
    for (count, least, rounds) in [(1, 0.95, 60), (20, 0.9, 60), (400, 0.5, 20)] {
        for round in 0..rounds {
            let mut bytes = sound.clone();
            for _ in 0..count {
                let at = random.below(bytes.len());
                // Letters to letters as often as anything to anything.
                bytes[at] = if random.below(2) == 0 { bytes[at] ^ 1 } else { random.next() as u8 };
            }
            fs::write(&damaged, &bytes).unwrap();
            let what = format!("{count} bytes, round {round}");
            let (report, found) = match rescued(&damaged) {
                // The number of the version became another.
                Err(RescueError::Store(StoreError::Newer { .. })) => continue,
                done => done.unwrap_or_else(|error| panic!("{what}: {error}")),
            };
            assert!(fs::read(&damaged).unwrap() == bytes, "{what}: the damaged file was changed");
            worked.check(&found, &report, &what);
            let share = found.segments().count() as f64 / worked.project.segments().count() as f64;
            assert!(share >= least, "{what}: {share}, {report:?}");
        }
    }
}

#[test]
fn of_a_file_cut_off_comes_back_what_is_left_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let worked = worked_on(folder.path());
    let sound = fs::read(&worked.path).unwrap();
    let damaged = folder.path().join("damaged.tarjuman");
    for percent in [0, 1, 5, 20, 35, 50, 65, 80, 95, 99] {
        let bytes = &sound[..sound.len() * percent / 100];
        fs::write(&damaged, bytes).unwrap();
        let what = format!("{percent} % of the file");
        let share = match rescued(&damaged) {
            Ok((report, found)) => {
                worked.check(&found, &report, &what);
                found.segments().count() as f64 / worked.project.segments().count() as f64
            }
            Err(RescueError::Nothing(_)) => 0.0,
            Err(error) => panic!("{what}: {error}"),
        };
        println!("{what}: {:.1} % of the segments", 100.0 * share);
        assert!(fs::read(&damaged).unwrap() == bytes, "{what}: the damaged file was changed");
        assert!(100.0 * share >= f64::from(percent as u32) - 45.0, "{what}: {share}");
    }
}

/// A killed process leaves its last entries in the write-ahead log.
#[test]
fn the_log_beside_a_file_is_part_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut worked = worked_on(folder.path());
    let (mut file, _) = ProjectFile::open(&worked.path, Access::Write).unwrap();
    let mut random = Random(31);
    for step in 251..=280 {
        let edit = translation(&mut random, &worked.project);
        file.commit(&entry(&mut worked.project, EntryKind::Do, step, edit)).unwrap();
        worked.remember();
    }
    let log_of =
        |path: &Path| path.with_file_name(path.file_name().unwrap().to_string_lossy().into_owned() + "-wal");
    let (base, log) = (fs::read(&worked.path).unwrap(), fs::read(log_of(&worked.path)).unwrap());
    assert!(log.len() > 60 * PAGE, "the log has {} bytes", log.len());
    let damaged = folder.path().join("damaged.tarjuman");
    let try_it = |base: &[u8], log: &[u8], what: &str| {
        fs::write(&damaged, base).unwrap();
        fs::write(log_of(&damaged), log).unwrap();
        let (report, found) = rescued(&damaged).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(fs::read(&damaged).unwrap() == base, "{what}: the damaged file was changed");
        assert!(fs::read(log_of(&damaged)).unwrap() == log, "{what}: the log was changed");
        worked.check(&found, &report, what);
        (report, found)
    };
    let (report, found) = try_it(&base, &log, "a sound log");
    assert_eq!(found, worked.project);
    assert!(report.is_whole(), "{report:?}");

    const FRAME: usize = PAGE + 24;
    // The end of a log that is damaged cannot be told from one that was not yet
    // written when the process was killed.
    let frames = (log.len() - 32) / FRAME - 8;
    for frame in 0..frames {
        let mut bytes = log.clone();
        let at = 32 + frame * FRAME;
        match frame % 3 {
            0 => bytes[at..at + FRAME].fill(0),
            1 => bytes[at + 24 + random.below(PAGE)] ^= 1,
            _ => bytes[at + random.below(24)] ^= 1,
        }
        let what = format!("frame {frame}");
        let (_, found) = try_it(&base, &bytes, &what);
        let share = found.segments().count() as f64 / worked.project.segments().count() as f64;
        assert!(share >= 0.9, "{what}: {share}");
    }
    for what in ["the log's header", "the first page", "the file"] {
        let (mut base, mut log) = (base.clone(), log.clone());
        match what {
            "the log's header" => log[..32].fill(7),
            "the first page" => base[..PAGE].fill(0),
            _ => base.clear(),
        }
        let (report, found) = try_it(&base, &log, what);
        println!("without {what}: {report:?}");
        assert!(report.log_damaged || found == worked.project || what == "the file", "{what}");
    }
    file.close().unwrap();
}

#[test]
fn a_file_in_use_and_a_name_in_use_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let Worked { path, .. } = worked_on(folder.path());
    let new = folder.path().join("new.tarjuman");
    let (file, _) = ProjectFile::open(&path, Access::Write).unwrap();
    let locked = rescue(&path, &new, complete, &mut |_, _| true);
    assert!(matches!(locked, Err(RescueError::Store(StoreError::Locked { .. }))), "{locked:?}");
    file.close().unwrap();
    let cancelled = rescue(&path, &new, complete, &mut |_, _| false);
    assert!(matches!(cancelled, Err(RescueError::Cancelled)), "{cancelled:?}");
    assert_eq!(names(folder.path()), ["a.tarjuman"]);
    fs::write(&new, "somebody's").unwrap();
    for taken in [&new, &path] {
        let exists = rescue(&path, taken, complete, &mut |_, _| true);
        assert!(
            matches!(exists, Err(RescueError::Store(StoreError::Exists { .. } | StoreError::Locked { .. }))),
            "{exists:?}"
        );
    }
    assert_eq!(fs::read_to_string(&new).unwrap(), "somebody's");
}

#[test]
fn what_is_no_project_is_said_to_be_none_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("empty"), "").unwrap();
    fs::write(at("text"), "قال إنه ليس مشروعا\n".repeat(1000)).unwrap();
    fs::write(at("zeros"), vec![0; 50_000]).unwrap();
    let mut random = Random(1);
    fs::write(at("noise"), (0..50_000).map(|_| random.next() as u8).collect::<Vec<_>>()).unwrap();
    rusqlite::Connection::open(at("other"))
        .unwrap()
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES ('a'), ('b')")
        .unwrap();
    fs::create_dir(at("folder")).unwrap();
    let before = names(folder.path());
    for name in &before {
        let new = at("new.tarjuman");
        match rescue(&at(name), &new, complete, &mut |_, _| true) {
            Err(RescueError::Nothing(path)) => assert_eq!(path, at(name)),
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(names(folder.path()), before);
    }
    match rescue(&at("absent"), &at("new"), complete, &mut |_, _| true) {
        Err(RescueError::Store(StoreError::Missing { .. })) => {}
        other => panic!("{other:?}"),
    }
}
