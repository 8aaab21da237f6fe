//! A file is taken into a project, again and again.

use super::ImportChange;
use crate::app::concepts::ConceptKey;
use crate::app::files::{self, glossary_file};
use crate::app::session::{Applied, SaveState};
use crate::app::tasks::{Outcome, Task};
use crate::app::testing;
use crate::app::workbench::{Done, Workbench};
use crate::formats::glossaries::{WriteOptions, by_id};
use crate::jobs::{Jobs, News};
use crate::model::{Concept, ConceptId, Field, Glossary, GlossaryId, GlossaryOrigin, Term};
use crate::review::import::{Decision, Kind};
use crate::store::{Access, ProjectFile};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A table of `id term = rendering` as the terminology department sends it.
fn send(folder: &tempfile::TempDir, name: &str, rows: &[&str]) -> PathBuf {
    let mut text =
        "# name: Law\n# licence: CC0-1.0\n# origin: the department\n# to be kept\nid\tar\ten\n".to_owned();
    for row in rows {
        let (id, rest) = row.split_once(' ').unwrap();
        let (term, rendering) = rest.split_once(" = ").unwrap();
        text.push_str(&format!("{id}\t{term}\t{rendering}\n"));
    }
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Runs a task as the window does, and waits for it.
fn run<R: Send + 'static>(
    work: impl FnOnce(&crate::jobs::Context<R>) -> Result<R, crate::jobs::Cancelled> + Send + 'static,
) -> R {
    let mut jobs: Jobs<(), R> = Jobs::new(|| {});
    jobs.start((), work).unwrap();
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(60) {
        for event in jobs.poll() {
            match event.news {
                News::Done(done) => return done,
                News::Progress(progress) => assert!(Some(progress.done) <= progress.total, "{progress:?}"),
                News::Panicked(reason) => panic!("{reason}"),
            }
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("nothing is heard of the task");
}

/// Reads a file and compares it, and has it looked through.
fn look_through(bench: &mut Workbench, path: &Path, into: Option<GlossaryId>) {
    let request = bench.import_request(bench.import_source(path.to_owned()), into);
    match run(|context| Task::Compare(Box::new(request)).run(context)) {
        Outcome::Compared(_, preview) => bench.set_import(preview.unwrap_or_else(|error| panic!("{error}"))),
        _ => panic!("it is compared"),
    }
}

/// Takes in what was looked through, in the background where it is much.
fn take_in(bench: &mut Workbench, now: i64) {
    let mut done = bench.apply_import(now).unwrap();
    while let Done::Later(heavy) = done {
        let applied: Applied = run(|context| heavy.run(context));
        done = bench.take_in(applied, now).unwrap();
    }
}

fn glossary(bench: &Workbench, id: GlossaryId) -> &Glossary {
    bench.session().project().glossary(id).unwrap()
}

/// `id rendering` of every concept.
fn renderings(glossary: &Glossary) -> Vec<String> {
    let line = |concept: &Concept| format!("{} {}", concept.id.0, concept.terms[1].text);
    glossary.concepts.iter().map(|concept| line(concept)).collect()
}

fn render(bench: &mut Workbench, key: (GlossaryId, &str), rendering: &str, now: i64) {
    let key = ConceptKey { glossary: key.0, concept: ConceptId(key.1.to_owned()) };
    let mut concept = Concept::clone(&bench.concept(&key).unwrap());
    concept.terms[1].text = rendering.to_owned();
    bench.put_concept(key.glossary, concept, now).unwrap();
}

/// The department sends its glossary, the translator changes three terms, the
/// department sends the next version.
#[test]
fn a_newer_version_is_taken_in_over_what_was_changed_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قسم"]);
    let first = ["a قره باغ = Karabakh", "b باكو = Baku", "c شوشة = Shusha", "d نهر = river", "e جبل = hill"];
    let path = send(&folder, "law.tsv", &first);
    assert_eq!(bench.proposed_target(&path), None);
    look_through(&mut bench, &path, None);
    assert_eq!(bench.import().unwrap().comparison.of_kind(Kind::New).len(), 5);
    assert_eq!(bench.session().project().glossaries().len(), 1, "nothing is changed yet");
    take_in(&mut bench, 1);
    let id = bench.proposed_target(&path).unwrap();
    assert_eq!(glossary(&bench, id).concepts.len(), 5);

    for (concept, rendering) in [("a", "Garabagh"), ("c", "Shushi"), ("d", "stream")] {
        render(&mut bench, (id, concept), rendering, 2);
    }
    let second =
        ["a قره باغ = Karabakh", "f أغدام = Aghdam", "b باكو = Bakı", "c شوشة = Şuşa", "d نهر = river"];
    let path = send(&folder, "law.tsv", &second);
    look_through(&mut bench, &path, Some(id));
    let preview = bench.import().unwrap();
    let kinds: Vec<Kind> = preview.comparison.items().iter().map(|item| item.kind).collect();
    use Kind::{Changed, ChangedHere, Conflict, New, Removed};
    assert_eq!(kinds, [ChangedHere, New, Changed, Conflict, ChangedHere, Removed]);
    let row = preview.row(3).unwrap();
    assert_eq!((row.term, row.rendering, row.item.kind.is_open()), ("شوشة", "Şuşa", true));
    take_in(&mut bench, 3);
    let expected = ["a Garabagh", "f Aghdam", "b Bakı", "c Shushi", "d stream", "e hill"];
    assert_eq!(renderings(glossary(&bench, id)), expected);
    let told = &glossary(&bench, id).concepts[2].history;
    assert_eq!(told.last().map(|line| (&*line.author, &*line.reason)), Some(("Ada", "law.tsv")));

    // It is one step, and the base goes back with it.
    let base = |bench: &Workbench| glossary(bench, id).import.as_ref().unwrap().base.unpack().unwrap();
    assert_eq!(base(&bench).len(), 6);
    bench.undo(4).unwrap();
    assert_eq!(renderings(glossary(&bench, id)), ["a Garabagh", "b Baku", "c Shushi", "d stream", "e hill"]);
    assert_eq!(base(&bench).len(), 5);
    bench.redo(5).unwrap();
    assert_eq!(renderings(glossary(&bench, id)), expected);

    // The same file brings nothing, and is no step.
    let before = bench.session().last_change();
    look_through(&mut bench, &path, Some(id));
    take_in(&mut bench, 6);
    assert_eq!(bench.session().last_change(), before);

    // What was decided in the dialog counts.
    look_through(&mut bench, &path, Some(id));
    bench.change_import(ImportChange::DecideAll { kind: Removed, decision: Decision::Remove });
    bench.change_import(ImportChange::Decide { item: 3, decision: Decision::TakeTheirs });
    take_in(&mut bench, 7);
    assert_eq!(renderings(glossary(&bench, id)), ["a Garabagh", "f Aghdam", "b Bakı", "c Şuşa", "d stream"]);

    // All of it is in the file, and in a copy of it.
    let project = bench.session().project().clone();
    let copy = folder.path().join("copy.tarjuman");
    bench.session().copy_to(copy.clone(), || true).recv().unwrap().unwrap();
    bench.into_session().close(8);
    for path in [folder.path().join("a.tarjuman"), copy] {
        assert_eq!(ProjectFile::open(&path, Access::Read).unwrap().1.project, project);
    }
}

#[test]
fn what_another_file_does_not_speak_of_is_not_missing() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قسم"]);
    let first = ["a باكو = Baku", "b نهر = river", "c جبل = hill"];
    let path = send(&folder, "law.tsv", &first);
    look_through(&mut bench, &path, None);
    take_in(&mut bench, 1);
    let id = bench.proposed_target(&path).unwrap();
    let missing = |bench: &mut Workbench, name: &str, rows: &[&str]| {
        look_through(bench, &send(&folder, name, rows), Some(id));
        let preview = bench.import().unwrap();
        let differing = preview.differing.len();
        (preview.comparison.of_kind(Kind::Removed).len(), differing)
    };
    // Of the same name, or with most of it: a newer version.
    assert_eq!(missing(&mut bench, "law.tsv", &["d قطار = train"]), (3, 4));
    assert_eq!(missing(&mut bench, "law 2.tsv", &first[..2]), (1, 1));
    assert_eq!(missing(&mut bench, "trains.tsv", &["d قطار = train"]), (0, 1));
    // What it does not speak of stays, and is known when the first file comes again.
    take_in(&mut bench, 2);
    assert_eq!(renderings(glossary(&bench, id)), ["a Baku", "b river", "c hill", "d train"]);
    render(&mut bench, (id, "a"), "Bakı", 3);
    look_through(&mut bench, &send(&folder, "law.tsv", &first), Some(id));
    assert_eq!(bench.import().unwrap().comparison.of_kind(Kind::ChangedHere).len(), 1);
}

#[test]
fn what_a_file_says_beside_its_concepts_is_written_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قسم"]);
    let path = send(&folder, "law.tsv", &["a باكو = Baku"]);
    look_through(&mut bench, &path, None);
    take_in(&mut bench, 1);
    let id = bench.proposed_target(&path).unwrap();
    let tsv = by_id("tsv").unwrap();
    let written = |bench: &Workbench| {
        let file = glossary_file(glossary(bench, id));
        let (bytes, losses) =
            files::glossary_bytes(tsv, &file, &WriteOptions::default(), Path::new("law.tsv")).unwrap();
        assert_eq!(losses, []);
        String::from_utf8(bytes).unwrap()
    };
    assert_eq!(written(&bench), std::fs::read_to_string(&path).unwrap());
    // A file of another licence that is taken into it says its own.
    let text = std::fs::read_to_string(&path).unwrap().replace("CC0-1.0", "CC-BY-4.0");
    std::fs::write(&path, text).unwrap();
    look_through(&mut bench, &path, Some(id));
    take_in(&mut bench, 2);
    assert_eq!(glossary(&bench, id).licence, "CC-BY-4.0");
    assert_eq!(written(&bench), std::fs::read_to_string(&path).unwrap());
}

#[test]
fn nothing_is_taken_into_a_glossary_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قسم"]);
    let path = send(&folder, "law.tsv", &["a باكو = Baku"]);
    look_through(&mut bench, &path, None);
    take_in(&mut bench, 1);
    let id = bench.import_targets().find(|one| one.origin != GlossaryOrigin::Own).unwrap().id;
    look_through(&mut bench, &send(&folder, "law.tsv", &["a باكو = Bakou"]), Some(id));
    assert!(bench.import().is_some());
    bench.remove_glossary(id, 2).unwrap();
    assert!(bench.import().is_none());
    assert!(matches!(bench.apply_import(3).unwrap(), Done::Now(None)));
    bench.undo(4).unwrap();
    assert_eq!(renderings(glossary(&bench, id)), ["a Baku"]);
    take_in(&mut bench, 5);
    assert_eq!(renderings(glossary(&bench, id)), ["a Bakou"], "it is there again");
}

#[test]
fn an_import_that_fails_or_is_cancelled_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قسم"]);
    let before = bench.session().project().clone();
    let request = bench.import_request(bench.import_source(folder.path().join("none.tsv")), None);
    match run(|context| Task::Compare(Box::new(request)).run(context)) {
        Outcome::Compared(_, preview) => assert!(matches!(*preview, Err(files::FileError::Read { .. }))),
        _ => panic!("it is told why"),
    }
    let path = send(&folder, "law.tsv", &["a باكو = Baku"]);
    let request = bench.import_request(bench.import_source(path.clone()), None);
    assert!(matches!(request.run(&mut |_, _| false), Err(files::FileError::Cancelled)));
    look_through(&mut bench, &path, None);
    bench.cancel_import();
    assert!(matches!(bench.apply_import(1).unwrap(), Done::Now(None)));
    assert_eq!(*bench.session().project(), before);
    assert_eq!(bench.session().save_state(), SaveState::Saved);
}

#[test]
fn the_newer_version_of_a_large_glossary_is_taken_in_in_the_background() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قسم"]);
    let rows = |rendering: &str| -> Vec<String> {
        (0..3_000).map(|number| format!("t{number} مصطلح{number} = {rendering} {number}")).collect()
    };
    let path = |name: &str, rows: Vec<String>| {
        send(&folder, name, &rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let first = path("law.tsv", rows("term"));
    look_through(&mut bench, &first, None);
    take_in(&mut bench, 1);
    let id = bench.proposed_target(&first).unwrap();
    let second = path("law.tsv", rows("word"));
    look_through(&mut bench, &second, Some(id));
    let Done::Later(heavy) = bench.apply_import(2).unwrap() else { panic!("it is much for a frame") };
    // Meanwhile somebody changes one of them, and adds another.
    let applied: Applied = run(|context| heavy.run(context));
    render(&mut bench, (id, "t7"), "mine", 3);
    let terms = ["ar", "en"].map(|tag| Term::new(tag.parse().unwrap(), "x")).to_vec();
    let new = Concept { terms, ..Concept::new(ConceptId("t3000".to_owned())) };
    bench.put_concept(id, new, 4).unwrap();
    let mut done = bench.take_in(applied, 5).unwrap();
    while let Done::Later(heavy) = done {
        let applied: Applied = run(|context| heavy.run(context));
        done = bench.take_in(applied, 6).unwrap();
    }
    let is = renderings(glossary(&bench, id));
    assert_eq!((is.len(), &*is[6], &*is[7], &*is[3_000]), (3_001, "t6 word 6", "t7 mine", "t3000 x"));
}

#[test]
fn what_glossaries_were_imported_is_known_however_they_came() {
    let folder = tempfile::tempdir().unwrap();
    let bench = testing::workbench(&folder, &["قسم"]);
    let path = send(&folder, "law.tsv", &["a باكو = Baku"]);
    let project = bench.session().project();
    let languages = (project.source.clone(), project.target.clone());
    let task = Task::Glossaries(project.id, languages.clone(), vec![path.clone()]);
    let Outcome::Glossaries(_, mut read) = run(|context| task.run(context)) else { panic!("it is read") };
    let (_, glossary, _) = read.values.remove(0);
    let import = glossary.import.as_ref().unwrap();
    assert_eq!((&*import.file, &*import.format, &*import.head.origin), ("law.tsv", "tsv", "the department"));
    assert_eq!(import.base.unpack().unwrap().len(), 1);
    assert_eq!(glossary.origin, GlossaryOrigin::File("law.tsv".to_owned()));
    assert_eq!(import.head.fields, [] as [Field; 0]);
    let new = files::NewProject {
        path: folder.path().join("b.tarjuman"),
        source: languages.0,
        target: languages.1,
        files: Vec::new(),
        bundled: Vec::new(),
        glossaries: vec![path],
    };
    let (project, _) = files::assemble(&new, &mut |_| true).unwrap();
    assert!(project.glossaries().iter().any(|glossary| glossary.import.is_some()));
}
