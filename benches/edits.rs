//! What a frame waits for when something is done to a project of 100,000
//! segments: every kind of edit, its undo, and what begins a task in the
//! background. Whatever takes over 8 ms is to be a task itself.

#[path = "support/mod.rs"]
mod large;

use std::time::{Duration, Instant};
use tarjuman::app::search::Query;
use tarjuman::app::session::{Applied, SaveState, Scope, Session};
use tarjuman::app::workbench::{Done, Workbench};
use tarjuman::app::{clock, files};
use tarjuman::jobs::{Jobs, News};
use tarjuman::model::{Concept, ConceptId, GlossaryId, SegmentState, Side, Term};
use tarjuman::store::ProjectFile;

/// How often each thing is done.
const ROUNDS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.tarjuman");
    let project = large::project(16);
    ProjectFile::create(&path, &project).and_then(ProjectFile::close).expect("a project");
    let opened = files::open(&path).expect("the project opens");
    let session = Session::new(opened.file, opened.opened, "Ada".to_owned(), || {}).expect("a session");
    let middle = large::segment_id(large::SEGMENTS / 2);
    let mut bench = Workbench::new(session, path, Some(middle), None);
    settle(&mut bench);
    let own = project.glossaries()[0].id;
    let document = project.documents()[0].clone();
    drop(project);

    measure("type a letter", &mut bench, |bench, round| {
        bench.type_target(middle, &"a".repeat(round + 1), 0).expect("typed")
    });
    measure("confirm", &mut bench, |bench, round| {
        let state = if round % 2 == 0 { SegmentState::Translated } else { SegmentState::Reviewed };
        bench.set_state(state, 0).expect("confirmed")
    });
    measure("split", &mut bench, |bench, round| {
        bench.go_to_index(large::SEGMENTS / 2 + 4 * round);
        let source = bench.active().map(|one| one.source.clone()).unwrap_or_default();
        let at = source.find(' ').unwrap_or_default();
        bench.split(at, clock::segment_id(), 0).expect("split");
        Done::default()
    });
    measure("undo a split", &mut bench, |bench, _| bench.undo(0).expect("undone"));
    measure("join", &mut bench, |bench, round| {
        bench.go_to_index(1_000 + 7 * round);
        bench.join(0).expect("joined");
        Done::default()
    });
    measure("save a term", &mut bench, |bench, round| put_concept(bench, own, round));
    measure("begin an export", &mut bench, |bench, _| {
        std::hint::black_box(bench.document().cloned());
        Done::default()
    });
    measure("begin to index", &mut bench, |bench, _| {
        std::hint::black_box(bench.session().project().glossaries().to_vec());
        Done::default()
    });
    measure("replace in a few", &mut bench, |bench, round| {
        replace(bench, &format!("{}0:", 10 + round), "x:")
    });
    measure("replace everywhere", &mut bench, |bench, round| {
        let (from, to) = if round % 2 == 0 { ("words", "terms") } else { ("terms", "words") };
        replace(bench, from, to)
    });
    measure("undo a replacement everywhere", &mut bench, |bench, _| bench.undo(0).expect("undone"));
    measure("add or remove a document", &mut bench, |bench, _| match bench.document() {
        Some(_) => bench.remove_document(0).expect("removed"),
        None => {
            let version = bench.session().version();
            bench.add_documents(vec![document.clone()], version, 0).expect("added")
        }
    });
}

/// Does something a few times and prints what it took: in the frame that begins
/// it, in the background, and in the frame that takes it in.
fn measure(what: &str, bench: &mut Workbench, mut act: impl FnMut(&mut Workbench, usize) -> Done) {
    let (mut begun, mut run, mut taken_in) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let begin = Instant::now();
        let done = act(bench, round);
        begun.push(begin.elapsed());
        if let Done::Later(heavy) = done {
            let begin = Instant::now();
            let mut jobs: Jobs<(), Applied> = Jobs::new(|| {});
            jobs.start((), |context| heavy.run(context)).expect("a thread");
            let applied = loop {
                std::thread::sleep(Duration::from_micros(200));
                let done = jobs.poll().into_iter().find_map(|event| match event.news {
                    News::Done(applied) => Some(applied),
                    News::Progress(_) => None,
                    News::Panicked(reason) => panic!("{reason}"),
                });
                if let Some(applied) = done {
                    break applied;
                }
            };
            run.push(begin.elapsed());
            let begin = Instant::now();
            let done = bench.take_in(applied, 0).expect("taken in");
            taken_in.push(begin.elapsed());
            assert!(matches!(done, Done::Now(_)), "nothing else was changed meanwhile");
        }
        settle(bench);
    }
    print!("{what}: {}", spread(&mut begun));
    if !run.is_empty() {
        print!("; in the background {}; taken in {}", spread(&mut run), spread(&mut taken_in));
    }
    println!();
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    format!("median {:.2?}, worst {:.2?}", times[times.len() / 2], times[times.len() - 1])
}

/// Does all that is left to be done, and waits until it is written.
fn settle(bench: &mut Workbench) {
    loop {
        let more = bench.step();
        bench.poll(0).expect("nothing is read");
        bench.session_mut().tick(1 << 40);
        if !more && bench.session().save_state() != SaveState::Saving {
            return;
        }
    }
}

fn put_concept(bench: &mut Workbench, glossary: GlossaryId, round: usize) -> Done {
    let project = bench.session().project();
    let terms = vec![Term::new(project.source.clone(), "مثال"), Term::new(project.target.clone(), "example")];
    let concept = Concept { terms, ..Concept::new(ConceptId(format!("c{round}"))) };
    bench.put_concept(glossary, concept, 0).expect("saved")
}

fn replace(bench: &mut Workbench, from: &str, to: &str) -> Done {
    let query = Query { text: from.to_owned(), ..Query::default() };
    bench.find(&query, Side::Target).expect("a query");
    bench.replace(to, Scope::Project, 0).expect("replaced")
}
