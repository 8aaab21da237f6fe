//! What a frame waits for when something is done to a project of 100,000
//! segments: every kind of edit, its undo, and what begins a task in the
//! background. Whatever takes over 8 ms is to be a task itself.

#[path = "support/mod.rs"]
mod large;

use std::time::{Duration, Instant};
use tarjuman::app::files;
use tarjuman::app::search::Query;
use tarjuman::app::session::Session;
use tarjuman::app::workbench::Workbench;
use tarjuman::app::{clock, session::SaveState};
use tarjuman::model::{Concept, ConceptId, Edit, GlossaryId, SegmentId, SegmentState, Side, Term};
use tarjuman::store::ProjectFile;

/// How often each thing is done.
const ROUNDS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.tarjuman");
    let project = large::with_glossaries(large::project(16));
    ProjectFile::create(&path, &project).and_then(ProjectFile::close).expect("a project");
    let opened = files::open(&path).expect("the project opens");
    let session = Session::new(opened.file, opened.opened, "Ada".to_owned(), || {}).expect("a session");
    let middle = large::segment_id(large::SEGMENTS / 2);
    let mut bench = Workbench::new(session, path, Some(middle), None);
    settle(&mut bench);
    let own = project.glossaries()[0].id;
    drop(project);

    measure("type a letter", &mut bench, |bench, round| {
        bench.type_target(middle, &"a".repeat(round + 1), 0).expect("typed");
    });
    measure("confirm", &mut bench, |bench, round| {
        let state = if round % 2 == 0 { SegmentState::Translated } else { SegmentState::Reviewed };
        bench.set_state(state, 0).expect("confirmed");
    });
    measure("split", &mut bench, |bench, round| {
        bench.go_to_index(large::SEGMENTS / 2 + 4 * round);
        let source = bench.active().map(|one| one.source.clone()).unwrap_or_default();
        let at = source.find(' ').unwrap_or_default();
        bench.split(at, clock::segment_id(), 0).expect("split");
    });
    measure("undo a split", &mut bench, |bench, _| {
        bench.session_mut().undo(0).expect("undone");
    });
    measure("join", &mut bench, |bench, round| {
        bench.go_to_index(1_000 + 7 * round);
        bench.join(0).expect("joined");
    });
    measure("save a term", &mut bench, |bench, round| put_concept(bench, own, round));
    measure("begin an export", &mut bench, |bench, _| {
        std::hint::black_box(bench.document().cloned());
    });
    measure("begin an index", &mut bench, |bench, _| {
        std::hint::black_box(bench.session().project().glossaries().to_vec());
    });
    measure("replace in one of a thousand", &mut bench, |bench, round| {
        replace(bench, &format!("{}0:", 10 + round), "x:");
    });
    measure("replace everywhere", &mut bench, |bench, round| {
        let (from, to) = if round % 2 == 0 { ("words", "terms") } else { ("terms", "words") };
        replace(bench, from, to);
    });
    measure("undo a replacement everywhere", &mut bench, |bench, _| {
        bench.session_mut().undo(0).expect("undone");
    });
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let document = bench.document().expect("a document").id;
        let begin = Instant::now();
        bench.session_mut().edit(Edit::RemoveDocument { document }, "remove-document", 0).expect("removed");
        removed.push(begin.elapsed());
        settle(&mut bench);
        let begin = Instant::now();
        bench.session_mut().undo(0).expect("undone");
        added.push(begin.elapsed());
        settle(&mut bench);
    }
    println!("remove a document: {}; add it again: {}", spread(&mut removed), spread(&mut added));
}

/// Does something a few times and prints what it took, once with the work of
/// the next frame and once with all that is left to be done slice by slice.
fn measure(what: &str, bench: &mut Workbench, mut act: impl FnMut(&mut Workbench, usize)) {
    let (mut acts, mut steps) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let begin = Instant::now();
        act(bench, round);
        acts.push(begin.elapsed());
        steps.push(settle(bench));
    }
    println!("{what}: {}; the longest slice after it {}", spread(&mut acts), spread(&mut steps));
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    format!("median {:.2?}, worst {:.2?}", times[times.len() / 2], times[times.len() - 1])
}

/// Does all that is left to be done; returns the longest slice of it.
fn settle(bench: &mut Workbench) -> Duration {
    let mut longest = Duration::ZERO;
    loop {
        let begin = Instant::now();
        let more = bench.step();
        longest = longest.max(begin.elapsed());
        let saving = bench.session().save_state() == SaveState::Saving;
        bench.session_mut().poll(0).expect("nothing is read");
        bench.session_mut().tick(1 << 40);
        if !more && !saving {
            return longest;
        }
    }
}

fn put_concept(bench: &mut Workbench, glossary: GlossaryId, round: usize) {
    let project = bench.session().project();
    let terms = vec![Term::new(project.source.clone(), "مثال"), Term::new(project.target.clone(), "example")];
    let concept = Concept {
        id: ConceptId(format!("c{round}")),
        domain: String::new(),
        definition: String::new(),
        note: String::new(),
        terms,
        fields: Default::default(),
    };
    let edit = Edit::PutConcept { glossary, concept: Box::new(concept), at: round };
    bench.session_mut().edit(edit, "term", 0).expect("saved");
}

fn replace(bench: &mut Workbench, from: &str, to: &str) {
    let query = Query { text: from.to_owned(), ..Query::default() };
    bench.find(&query, Side::Target).expect("a query");
    bench.replace_all(to, None::<SegmentId>, 0).expect("replaced");
}
