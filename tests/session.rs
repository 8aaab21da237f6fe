//! A session over a project file: undo reaches behind the start of the program.

mod support;

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use support::{project, target_entry};
use tarjuman::app::session::Session;
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

#[test]
fn a_step_of_an_earlier_session_is_undone_when_it_has_been_read() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, before, calls) = second_session(&folder);
    assert!(session.undo(1).unwrap().is_none());
    calls.recv_timeout(Duration::from_secs(20)).expect("woken to look");
    assert!(session.poll(2).unwrap().is_some());
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
    assert!(session.undo(1).unwrap().is_none());
    let edit = Edit::SetSetting { setting: Setting::Name, value: Some("new".into()) };
    session.edit(edit, "setting", 2).unwrap();
    // One call for the answer, one for the entry; neither brings the undo.
    for _ in 0..2 {
        calls.recv_timeout(Duration::from_secs(20)).expect("woken");
        assert!(session.poll(3).unwrap().is_none());
    }
    let segment = session.project().segments().next().unwrap();
    assert_eq!((segment.target.as_str(), segment.state), ("of yesterday", SegmentState::Translated));
    assert_eq!(session.project().setting(Setting::Name), Some("new"));
    session.close(4);
}
