//! The writer thread: in order, acknowledged, and patient with a full disk.

#[path = "support/full_disk.rs"]
mod full_disk;
mod support;

use full_disk::Disk;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use support::{project, target_entry};
use tarjuman::model::Project;
use tarjuman::store::{Access, ProjectFile, StoreError, UndoState, ViewState, Writer, WriterEvent};

struct Scene {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
    project: Project,
    undo: UndoState,
    writer: Writer,
    events: Receiver<WriterEvent>,
}

fn scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let project = project(5);
    let (sender, events) = mpsc::channel();
    let file = ProjectFile::create(&path, &project).unwrap();
    let writer = Writer::start(file, move |event| sender.send(event).unwrap_or_default()).unwrap();
    Scene { _folder: folder, path, project, undo: UndoState::default(), writer, events }
}

impl Scene {
    fn type_in(&mut self, text: &str) -> u64 {
        let entry = target_entry(&mut self.project, &mut self.undo, text);
        self.writer.commit(entry)
    }

    fn event(&self) -> WriterEvent {
        self.events.recv_timeout(Duration::from_secs(20)).expect("an event")
    }

    fn assert_saved(&self, expected: u64) {
        match self.event() {
            WriterEvent::Saved { ticket, seq } => assert_eq!((ticket, seq), (expected, expected)),
            other => panic!("{other:?}"),
        }
    }

    fn assert_full(&self, expected: u64) {
        match self.event() {
            WriterEvent::Failed { ticket, error: StoreError::DiskFull { .. } } => {
                assert_eq!(ticket, expected);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_copy_has_what_the_full_disk_has_no_room_for() {
    let disk = Disk::take();
    let mut scene = scene();
    let first = scene.type_in("before");
    scene.assert_saved(first);
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.tarjuman");
    disk.fill(0);
    let second = scene.type_in("while it is full");
    scene.assert_full(second);
    scene.type_in("and again");
    let no_room = scene.writer.copy_to(copy.clone(), || true).recv().unwrap();
    assert!(matches!(no_room, Err(StoreError::DiskFull { .. })), "{no_room:?}");
    assert_eq!(support::names(elsewhere.path()), [""; 0]);

    // Room for a copy, while nobody has tried again to write the file itself.
    disk.make_room();
    scene.writer.copy_to(copy.clone(), || true).recv().unwrap().unwrap();
    assert_eq!(support::names(elsewhere.path()), ["copy.tarjuman"]);
    let (_, opened) = ProjectFile::open(&copy, Access::Write).unwrap();
    assert_eq!(
        (opened.project, opened.undo, opened.recovered),
        (scene.project.clone(), scene.undo.clone(), None)
    );
    let (_, behind) = ProjectFile::open(&scene.path, Access::Read).unwrap();
    assert_eq!(behind.undo.last_step, 1, "the file itself is as it was");
}

#[test]
fn entries_are_acknowledged_in_order_and_there_when_the_writer_closes() {
    let _disk = Disk::take();
    let mut scene = scene();
    for number in 1..=20 {
        assert_eq!(scene.type_in(&number.to_string()), number);
    }
    let view = ViewState { caret: 3, ..ViewState::default() };
    scene.writer.put_view(view.clone());
    let segment = scene.project.segments().next().unwrap().id;
    let history = scene.writer.ask(move |file| file.history_of(segment).unwrap().len());
    let panic = scene.writer.ask(|_| -> u32 { panic!("a question gone wrong") });
    assert_eq!(history.recv(), Ok(20));
    assert!(panic.recv().is_err());
    assert_eq!(scene.writer.last_ticket(), 20);
    (1..=20).for_each(|ticket| scene.assert_saved(ticket));
    // Whoever waits for an answer is woken for it, whatever became of the question.
    for _ in 0..2 {
        assert!(matches!(scene.event(), WriterEvent::Answered));
    }
    let closed = scene.writer.close();
    assert!(closed.unsaved.is_empty());
    closed.file.close().unwrap();
    let (_, opened) = ProjectFile::open(&scene.path, Access::Read).unwrap();
    assert_eq!((opened.project, opened.view), (scene.project, Some(view)));
}

#[test]
fn a_full_disk_stops_the_queue_until_there_is_room() {
    let disk = Disk::take();
    let mut scene = scene();
    scene.type_in("one");
    scene.assert_saved(1);
    disk.fill(0);
    for text in ["two", "three", "four"] {
        scene.type_in(text);
    }
    scene.assert_full(2);
    scene.writer.retry();
    scene.assert_full(2);
    disk.make_room();
    scene.writer.retry();
    (2..=4).for_each(|ticket| scene.assert_saved(ticket));
    drop(scene.writer);
    assert_eq!(ProjectFile::open(&scene.path, Access::Write).unwrap().1.project, scene.project);
}

#[test]
fn what_could_not_be_written_is_given_back() {
    let disk = Disk::take();
    let mut scene = scene();
    let before = scene.project.clone();
    disk.fill(0);
    scene.type_in("one");
    scene.type_in("two");
    scene.assert_full(1);
    let mut closed = scene.writer.close();
    disk.make_room();
    assert_eq!(closed.unsaved.iter().map(|entry| entry.step).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(ProjectFile::open(&scene.path, Access::Read).unwrap().1.project, before);
    for entry in &closed.unsaved {
        closed.file.commit(entry).unwrap();
    }
    drop(closed);
    assert_eq!(ProjectFile::open(&scene.path, Access::Write).unwrap().1.project, scene.project);
}
