//! A session over a project file: undo reaches behind the start of the program.

mod support;

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use support::{project, target_entry};
use tarjuman::app::session::{Commit, Place, SaveState, Session};
use tarjuman::model::{Edit, Project, SegmentState, Setting};
use tarjuman::store::{Access, ProjectFile, UndoState};

/// A project to which an earlier session has given a translation, in a new
/// session, with the project as it was before and the session's wake-up calls.
fn second_session(folder: &tempfile::TempDir) -> (Session, Project, Receiver<()>) {
    let path = folder.path().join("a.tarjuman");
    let before = project(3);
    let mut after = before.clone();
    let mut file = ProjectFile::create(&path, &before).unwrap();
    file.commit(&target_entry(&mut after, &mut UndoState::default(), "of yesterday")).unwrap();
    file.close().unwrap();
    let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    let (woken, calls) = mpsc::channel();
    let session =
        Session::new(file, opened, "Ada".into(), move || woken.send(()).unwrap_or_default()).unwrap();
    (session, before, calls)
}

/// Where something was done, if it is done.
fn place(commit: Commit) -> Option<Place> {
    match commit {
        Commit::Done(settled) => (settled.changed > 0).then_some(settled.place),
        Commit::Heavy(_) | Commit::Waits => None,
    }
}

#[test]
fn a_step_of_an_earlier_session_is_undone_when_it_has_been_read() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, before, calls) = second_session(&folder);
    assert_eq!(place(session.undo(1).unwrap()), None);
    calls.recv_timeout(Duration::from_secs(20)).expect("woken to look");
    assert!(place(session.poll(2).unwrap()).is_some());
    assert_eq!(*session.project(), before);
    assert!(session.can_redo() && !session.can_undo());
    assert!(session.close(3).unsaved.is_empty());
    let (_, opened) = ProjectFile::open(&folder.path().join("a.tarjuman"), Access::Read).unwrap();
    assert_eq!((opened.project, opened.undo.redo), (before, vec![1]));
}

#[test]
fn a_change_overtakes_an_undo_that_is_still_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, _, calls) = second_session(&folder);
    assert_eq!(place(session.undo(1).unwrap()), None);
    let edit = Edit::SetSetting { setting: Setting::Name, value: Some("new".into()) };
    session.edit(edit, "setting", 2).unwrap();
    // One call for the answer, one for the entry; neither brings the undo.
    for _ in 0..2 {
        calls.recv_timeout(Duration::from_secs(20)).expect("woken");
        assert_eq!(place(session.poll(3).unwrap()), None);
    }
    let segment = session.project().segments().next().unwrap();
    assert_eq!((segment.target.as_str(), segment.state), ("of yesterday", SegmentState::Translated));
    assert_eq!(session.project().setting(Setting::Name), Some("new"));
    session.close(4);
}

/// A new session over a fresh project of three segments without translation.
fn fresh_session(folder: &tempfile::TempDir) -> (Session, Vec<tarjuman::model::SegmentId>) {
    let path = folder.path().join("fresh.tarjuman");
    let mut empty = project(3);
    let ids: Vec<_> = empty.segments().map(|segment| segment.id).collect();
    for segment in ids {
        let edit = Edit::SetTarget { segment, target: String::new(), state: SegmentState::Initial };
        empty.apply(edit).unwrap();
    }
    ProjectFile::create(&path, &empty).unwrap().close().unwrap();
    let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    let ids = opened.project.segments().map(|segment| segment.id).collect();
    (Session::new(file, opened, "Ada".into(), || {}).unwrap(), ids)
}

fn target(session: &Session, id: tarjuman::model::SegmentId) -> &str {
    &session.project().segment(id).unwrap().target
}

/// Types a text letter by letter, `every` so many milliseconds; returns the time
/// after it.
fn type_text(
    session: &mut Session,
    id: tarjuman::model::SegmentId,
    text: &str,
    from: i64,
    every: i64,
) -> i64 {
    let mut typed = target(session, id).to_owned();
    let mut now = from;
    for letter in text.chars() {
        typed.push(letter);
        session.type_target(id, &typed, now).unwrap();
        now += every;
    }
    now
}

#[test]
fn typing_is_in_the_project_at_once_and_in_the_file_within_half_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, ids) = fresh_session(&folder);
    session.type_target(ids[0], "S", 1_000).unwrap();
    assert_eq!(target(&session, ids[0]), "S");
    assert_eq!(session.save_state(), SaveState::Saving);
    assert_eq!(session.tick(1_200), Some(300), "it asks to be called when the half second is over");
    assert_eq!(session.tick(1_500), None);
    saved(&mut session);
    let file = folder.path().join("fresh.tarjuman");
    let (_, opened) = ProjectFile::open(&file, Access::Read).unwrap();
    assert_eq!(opened.project.segment(ids[0]).unwrap().target, "S");
    // Typing without any pause is written down all the same.
    let now = type_text(&mut session, ids[0], "ecurity Council", 2_000, 100);
    saved_but_typing(&mut session, now);
    let (_, opened) = ProjectFile::open(&file, Access::Read).unwrap();
    let written = opened.project.segment(ids[0]).unwrap().target.clone();
    assert!(
        "Security Council".starts_with(&written) && written.len() >= "Security Council".len() - 6,
        "{written}"
    );
    session.close(now);
}

#[test]
fn one_undo_takes_back_one_stretch_of_typing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, ids) = fresh_session(&folder);
    let now = type_text(&mut session, ids[0], "Minsk", 1_000, 80);
    let now = type_text(&mut session, ids[0], " Group", now + 2_000, 80);
    let now = type_text(&mut session, ids[1], "Baku", now, 80);
    let undo = |session: &mut Session| {
        let place = place(session.undo(now).unwrap()).expect("a step of this session needs no reading");
        let texts = (target(session, ids[0]).to_owned(), target(session, ids[1]).to_owned());
        (texts, place.segment, place.caret)
    };
    assert_eq!(undo(&mut session), (("Minsk Group".into(), String::new()), Some(ids[1]), Some(0)));
    assert_eq!(undo(&mut session), (("Minsk".into(), String::new()), Some(ids[0]), Some(5)));
    assert_eq!(undo(&mut session), ((String::new(), String::new()), Some(ids[0]), Some(0)));
    assert!(!session.can_undo());
    for _ in 0..3 {
        session.redo(now).unwrap();
    }
    assert_eq!((target(&session, ids[0]), target(&session, ids[1])), ("Minsk Group", "Baku"));
    assert!(session.close(now).unsaved.is_empty());
}

#[test]
fn a_long_stretch_of_typing_is_not_lost_by_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, ids) = fresh_session(&folder);
    let sentence =
        "The Security Council will hold closed consultations on the conflict on Tuesday. ".repeat(2);
    let now = type_text(&mut session, ids[0], &sentence, 0, 60);
    session.undo(now).unwrap();
    assert!(target(&session, ids[0]).len() > sentence.len() / 3, "{}", target(&session, ids[0]));
    session.close(now);
}

#[test]
fn editing_a_confirmed_segment_makes_it_a_draft_and_undo_confirms_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, ids) = fresh_session(&folder);
    let confirmed = Edit::SetTarget { segment: ids[0], target: "Yes".into(), state: SegmentState::Reviewed };
    session.edit(confirmed, "confirm", 0).unwrap();
    assert_eq!(session.counts().done_segments(), 1);
    session.type_target(ids[0], "Yes!", 10).unwrap();
    assert_eq!(session.project().segment(ids[0]).unwrap().state, SegmentState::Initial);
    assert_eq!(session.counts().done_segments(), 0);
    session.undo(20).unwrap();
    let segment = session.project().segment(ids[0]).unwrap();
    assert_eq!((segment.target.as_str(), segment.state), ("Yes", SegmentState::Reviewed));
    assert_eq!(session.counts().done_segments(), 1);
    session.close(30);
}

#[test]
fn a_new_change_after_an_undo_leaves_nothing_to_redo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, ids) = fresh_session(&folder);
    let now = type_text(&mut session, ids[0], "one", 0, 10);
    session.undo(now).unwrap();
    assert!(session.can_redo());
    type_text(&mut session, ids[0], "two", now, 10);
    session.end_typing(now + 100);
    assert!(!session.can_redo());
    session.undo(now + 200).unwrap();
    assert_eq!(target(&session, ids[0]), "");
    session.close(now + 300);
}

/// Waits until the file has everything.
fn saved(session: &mut Session) {
    for _ in 0..2_000 {
        session.poll(0).unwrap();
        if session.save_state() == SaveState::Saved {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("not saved: {:?}", session.save_state());
}

/// Waits until the file has everything but what is still being typed.
fn saved_but_typing(session: &mut Session, now: i64) {
    // A question is answered behind all entries sent before it.
    let id = session.project().segments().next().unwrap().id;
    session.history_of(id).recv_timeout(Duration::from_secs(20)).unwrap().unwrap();
    session.poll(now).unwrap();
}
