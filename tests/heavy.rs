//! Edits that are too large for a frame: made in the background, and never at
//! the cost of what is typed meanwhile.

mod support;

use std::sync::mpsc;
use std::time::Duration;
use support::{Random, project, target_entry};
use tarjuman::app::search::Query;
use tarjuman::app::session::{
    Applied, Commit, Heavy, Plan, Replace, Request, SaveState, Scope, Session, label,
};
use tarjuman::jobs::{Jobs, News};
use tarjuman::model::{Document, Edit, Project, SegmentId, SegmentState, Side};
use tarjuman::store::{Access, ProjectFile, UndoState};

/// Enough for no frame.
const MANY: usize = 3_000;

/// A session over many segments that are all translated by “one”.
fn session(folder: &tempfile::TempDir) -> Session {
    let path = folder.path().join("many.tarjuman");
    let mut project = project(MANY);
    let ids: Vec<SegmentId> = project.segments().map(|segment| segment.id).collect();
    for segment in ids {
        let edit = Edit::SetTarget { segment, target: "one".into(), state: SegmentState::Translated };
        project.apply(edit).unwrap();
    }
    ProjectFile::create(&path, &project).unwrap().close().unwrap();
    let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    Session::new(file, opened, "Ada".into(), || {}).unwrap()
}

/// Begins to replace one text by another everywhere.
fn replace(session: &mut Session, from: &str, to: &str) -> Box<Heavy> {
    let matcher = Query { text: from.into(), ..Query::default() }.compile().unwrap();
    let replace = Replace { matcher, side: Side::Target, with: to.into(), scope: Scope::Project };
    heavy(session.carry_out(request(session, Plan::Replace(replace.into())), 0).unwrap())
}

fn request(session: &Session, plan: Plan) -> Request {
    Request { plan, label: label::REPLACE, told: None, since: session.version() }
}

fn heavy(commit: Commit) -> Box<Heavy> {
    match commit {
        Commit::Heavy(heavy) => heavy,
        other => panic!("handed out as a task, not {other:?}"),
    }
}

/// In how many places something was done.
fn changed(commit: Commit) -> usize {
    match commit {
        Commit::Done(settled) => settled.changed,
        other => panic!("done, not {other:?}"),
    }
}

/// Does the work of a task in the background.
fn run(heavy: Box<Heavy>) -> Applied {
    let (woken, news) = mpsc::channel();
    let mut jobs: Jobs<(), Applied> = Jobs::new(move || woken.send(()).unwrap_or_default());
    jobs.start((), |context| heavy.run(context)).unwrap();
    loop {
        news.recv_timeout(Duration::from_secs(60)).expect("news of the job");
        for event in jobs.poll() {
            match event.news {
                News::Done(applied) => return applied,
                News::Progress(progress) => assert_eq!(progress.total, Some(MANY as u64)),
                News::Panicked(reason) => panic!("{reason}"),
            }
        }
    }
}

fn targets(project: &Project) -> Vec<&str> {
    let mut targets: Vec<&str> = project.segments().map(|segment| segment.target.as_str()).collect();
    targets.dedup();
    targets
}

#[test]
fn a_replacement_everywhere_is_a_task_and_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let task = replace(&mut session, "one", "two");
    assert_eq!(targets(session.project()), ["one"], "nothing is changed before it is done");
    let applied = run(task);
    assert_eq!(changed(session.take_in(applied, 1).unwrap()), MANY);
    assert_eq!(targets(session.project()), ["two"]);
    let undo = run(heavy(session.undo(2).unwrap()));
    assert_eq!(changed(session.take_in(undo, 3).unwrap()), MANY);
    assert_eq!(targets(session.project()), ["one"]);
    assert!(session.can_redo() && !session.can_undo());
    assert!(session.close(4).unsaved.is_empty());
    let (_, opened) = ProjectFile::open(&folder.path().join("many.tarjuman"), Access::Read).unwrap();
    assert_eq!((targets(&opened.project), opened.undo.redo.len()), (vec!["one"], 1));
}

#[test]
fn what_is_typed_meanwhile_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let typed = session.project().segments().nth(7).unwrap().id;
    let mut applied = run(replace(&mut session, "one", "two"));
    // Whoever types on and on makes a frame wait in the end, and nobody else.
    let mut begun = 1;
    for text in ["one m", "one mo", "one mor", "one more"] {
        session.type_target(typed, text, begun).unwrap();
        match session.take_in(applied, begun).unwrap() {
            Commit::Heavy(again) => applied = run(again),
            done => {
                assert_eq!(changed(done), MANY);
                break;
            }
        }
        begun += 1;
    }
    assert_eq!(begun, 3, "it is begun anew twice and then done at once");
    assert_eq!(session.project().segment(typed).unwrap().target, "two mor");
    let others = session.project().segments().filter(|segment| segment.id != typed);
    assert!(others.into_iter().all(|segment| segment.target == "two"));
    session.close(10);
}

#[test]
fn what_is_not_done_yet_is_undone_by_not_doing_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let applied = run(replace(&mut session, "one", "two"));
    assert!(session.can_undo() && session.save_state() == SaveState::Saving);
    assert_eq!(changed(session.undo(1).unwrap()), 0);
    assert!(matches!(session.take_in(applied, 2).unwrap(), Commit::Waits));
    assert_eq!(targets(session.project()), ["one"]);
    assert!(!session.can_undo() && !session.can_redo());
    let applied = run(replace(&mut session, "one", "two"));
    session.cancel();
    assert!(matches!(session.take_in(applied, 3).unwrap(), Commit::Waits));
    assert_eq!((targets(session.project()), session.is_busy()), (vec!["one"], false));
    session.close(4);
}

#[test]
fn what_was_typed_since_is_undone_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let typed = session.project().segments().nth(7).unwrap().id;
    let applied = run(replace(&mut session, "one", "two"));
    session.type_target(typed, "one more", 1).unwrap();
    assert_eq!(changed(session.undo(2).unwrap()), 1);
    assert_eq!(session.project().segment(typed).unwrap().target, "one");
    assert!(session.is_busy(), "the replacement is still on its way");
    let again = run(heavy(session.take_in(applied, 3).unwrap()));
    assert_eq!(changed(session.take_in(again, 4).unwrap()), MANY);
    assert_eq!(targets(session.project()), ["two"]);
    assert!(!session.can_redo(), "what is new leaves nothing to be done again");
    session.close(5);
}

#[test]
fn large_edits_are_done_in_the_order_they_were_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let first = run(replace(&mut session, "one", "two"));
    let matcher = Query { text: "two".into(), ..Query::default() }.compile().unwrap();
    let second = Replace { matcher, side: Side::Target, with: "three".into(), scope: Scope::Project };
    let second = request(&session, Plan::Replace(second.into()));
    assert!(matches!(session.carry_out(second, 1).unwrap(), Commit::Waits));
    assert_eq!(changed(session.take_in(first, 2).unwrap()), MANY);
    let second = run(heavy(session.poll(3).unwrap()));
    assert_eq!(changed(session.take_in(second, 4).unwrap()), MANY);
    assert_eq!(targets(session.project()), ["three"]);
    for expected in ["two", "one"] {
        let undo = run(heavy(session.undo(5).unwrap()));
        session.take_in(undo, 6).unwrap();
        assert_eq!(targets(session.project()), [expected]);
    }
    session.close(7);
}

#[test]
fn documents_find_their_place_when_they_come() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let mut random = Random(3);
    let mut new = || {
        let segments = (0..MANY).map(|_| random.segment()).collect();
        Document { name: "new.txt".into(), ..random.document(segments) }
    };
    let plan = Plan::AddDocuments(vec![new(), new()].into());
    let added = run(heavy(session.carry_out(request(&session, plan), 0).unwrap()));
    // Meanwhile the only document goes, which takes their place away.
    let document = session.project().documents()[0].id;
    session.edit(Edit::RemoveDocument { document }, label::REMOVE_DOCUMENT, 1).unwrap();
    let again = run(heavy(session.take_in(added, 2).unwrap()));
    assert_eq!(changed(session.take_in(again, 3).unwrap()), 2);
    let names: Vec<&str> = session.project().documents().iter().map(|document| &*document.name).collect();
    assert_eq!(names, ["new.txt", "new (2).txt"]);
    session.close(4);
}

#[test]
fn a_step_that_is_overtaken_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let done = run(replace(&mut session, "one", "two"));
    session.take_in(done, 0).unwrap();
    let undo = run(heavy(session.undo(1).unwrap()));
    let typed = session.project().segments().nth(7).unwrap().id;
    session.type_target(typed, "two more", 2).unwrap();
    assert!(matches!(session.take_in(undo, 3).unwrap(), Commit::Waits));
    let Commit::Done(settled) = session.poll(4).unwrap() else { panic!("it is told") };
    assert_eq!(settled.told.map(|notice| notice.phrase.message), Some("undo-overtaken"));
    assert_eq!(session.project().segment(typed).unwrap().target, "two more");
    session.close(5);
}

#[test]
fn steps_of_an_earlier_session_are_undone_as_often_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let before = project(3);
    let (mut after, mut undo) = (before.clone(), UndoState::default());
    let mut file = ProjectFile::create(&path, &before).unwrap();
    for target in ["first", "second", "third"] {
        file.commit(&target_entry(&mut after, &mut undo, target)).unwrap();
    }
    file.close().unwrap();
    let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    let (woken, calls) = mpsc::channel();
    let wake = move || woken.send(()).unwrap_or_default();
    let mut session = Session::new(file, opened, "Ada".into(), wake).unwrap();
    for _ in 0..3 {
        assert!(matches!(session.undo(1).unwrap(), Commit::Waits));
    }
    while *session.project() != before {
        calls.recv_timeout(Duration::from_secs(20)).expect("every step asked for is read and undone");
        session.poll(2).unwrap();
    }
    assert!(!session.can_undo());
    session.close(3);
}
