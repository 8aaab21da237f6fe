//! An open project: edits go in, are applied, written down and can be undone.
//!
//! There is no saving. Every step is handed to the writer's thread at once, and
//! [`SaveState`] says truthfully how far that thread has come. Typing is applied
//! at once and written down at the latest half a second later. What a frame has
//! no time for is handed out as a [`Heavy`] task and taken in when it is done.

mod answer;
mod course;
mod heavy;
pub mod label;
mod place;
mod steps;
mod typing;

pub use answer::{Commit, SaveState, Settled, UndoError};
pub use heavy::{Applied, Heavy, Plan, Replace, Request, Scope};
pub use place::Place;

use crate::model::{Counts, DocumentId, Edit, EditError, Project, SegmentId, SegmentState};
use crate::store::{
    Closed, Entry, EntryKind, HistoryItem, Opened, ProjectFile, StoreError, ViewState, Writer, WriterEvent,
};
use course::{Pending, Wanted};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use steps::Steps;
use typing::Typing;

/// How many changes of a list of segments are remembered.
const RESHAPES: usize = 64;

/// An open project.
pub struct Session {
    project: Project,
    author: String,
    steps: Steps,
    typing: Option<Typing>,
    writer: Writer,
    events: Receiver<WriterEvent>,
    saved: u64,
    /// What is on its way and not yet in the project.
    pending: Option<Pending>,
    /// What is to be done after that.
    queue: VecDeque<Wanted>,
    /// Whether a step was given up because something was changed meanwhile.
    overtaken: bool,
    failure: Option<StoreError>,
    /// Grows with every change.
    version: u64,
    /// How many heavy tasks were handed out.
    orders: u64,
    shape: u64,
    reshapes: VecDeque<Reshape>,
    glossary_version: u64,
}

/// A change of a document's list of segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reshape {
    /// The [shape](Session::shape) since.
    pub shape: u64,
    /// The document.
    pub document: DocumentId,
    /// The index of the first segment that went or came.
    pub at: usize,
    /// How many went.
    pub gone: usize,
    /// How many came.
    pub come: usize,
}

impl Session {
    /// A session over a project just opened. `wake` is called, from another
    /// thread, when there is something to [`poll`](Self::poll).
    ///
    /// # Errors
    /// Where the system gives us no thread to write in.
    pub fn new(
        file: ProjectFile,
        opened: Opened,
        author: String,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, StoreError> {
        let (sender, events) = channel();
        let writer = Writer::start(file, move |event| {
            // A session that is gone needs no news.
            let _ = sender.send(event);
            wake();
        })?;
        Ok(Self {
            project: opened.project,
            author,
            steps: Steps::of(opened.undo),
            typing: None,
            writer,
            events,
            saved: 0,
            pending: None,
            queue: VecDeque::new(),
            overtaken: false,
            failure: None,
            version: 0,
            orders: 0,
            shape: 0,
            reshapes: VecDeque::new(),
            glossary_version: 0,
        })
    }

    /// The project as it is now, what is being typed included.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Who makes changes now; may be empty.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Says who makes changes from now on.
    pub fn set_author(&mut self, author: String) {
        self.author = author;
    }

    /// Segments and words by state.
    pub fn counts(&self) -> Counts {
        self.project.counts()
    }

    /// A number that grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// A number that grows when segments or documents come, go or move.
    pub fn shape(&self) -> u64 {
        self.shape
    }

    /// What happened to the lists of segments since this [shape](Self::shape),
    /// first things first; `None` where that is too much to tell.
    pub fn reshapes_since(&self, shape: u64) -> Option<impl Iterator<Item = Reshape>> {
        let told = self.reshapes.iter().filter(|reshape| reshape.shape > shape).count() as u64;
        let reshapes = self.reshapes.iter().copied().filter(move |reshape| reshape.shape > shape);
        (shape + told == self.shape).then_some(reshapes)
    }

    /// A number that grows when a glossary changes.
    pub fn glossary_version(&self) -> u64 {
        self.glossary_version
    }

    /// Applies an edit as a step of its own, at once. `label` is the stable
    /// [name](label) of what is done; `now` is in milliseconds since 1970 UTC.
    ///
    /// # Errors
    /// Where the edit does not fit the project, which is then unchanged.
    pub fn edit(&mut self, edit: impl Into<Arc<Edit>>, label: &str, now: i64) -> Result<(), EditError> {
        self.end_typing(now);
        let step = self.steps.begin();
        self.commit_now(edit.into(), EntryKind::Do, step, label, now)
    }

    /// Takes in what a segment's target has become by typing.
    ///
    /// # Errors
    /// Where there is no such segment.
    pub fn type_target(&mut self, segment: SegmentId, target: &str, now: i64) -> Result<(), EditError> {
        let found = self.project.segment(segment).ok_or(EditError::NoSegment(segment))?;
        if found.target == target {
            return Ok(());
        }
        if !self.typing.as_ref().is_some_and(|typing| typing.takes(segment, &found.target, target, now)) {
            self.end_typing(now);
        }
        let found = self.project.segment(segment).ok_or(EditError::NoSegment(segment))?;
        let written = (found.target.clone(), found.state);
        let steps = &mut self.steps;
        let typing = self.typing.get_or_insert_with(|| Typing::begin(segment, steps.begin(), written, now));
        typing.unwritten_since.get_or_insert(now);
        typing.last = now;
        self.apply(&Edit::SetTarget { segment, target: target.to_owned(), state: SegmentState::Initial })?;
        self.tick(now);
        Ok(())
    }

    /// Writes down typing that is due; to be called every frame. Returns in how
    /// many milliseconds it wants to be called at the latest.
    pub fn tick(&mut self, now: i64) -> Option<i64> {
        let due = self.typing.as_ref()?.due(now)?;
        if due == 0 {
            self.write_typing(now);
            return None;
        }
        Some(due)
    }

    /// Writes down what was typed, and makes what follows a step of its own.
    pub fn end_typing(&mut self, now: i64) {
        self.write_typing(now);
        self.typing = None;
    }

    /// Takes in what the writer has done meanwhile. Tells of a step that was
    /// undone or done again and had to be read first.
    ///
    /// # Errors
    /// Where such a step could not be read, or does not fit.
    pub fn poll(&mut self, now: i64) -> Result<Commit, UndoError> {
        while let Ok(event) = self.events.try_recv() {
            match event {
                WriterEvent::Saved { ticket, .. } => {
                    self.saved = ticket;
                    self.failure = None;
                }
                WriterEvent::Failed { error, .. } => self.failure = Some(error),
                WriterEvent::Answered => {}
            }
        }
        self.advance(now)
    }

    /// Whether everything that was asked for is done and in the file.
    pub fn save_state(&self) -> SaveState {
        let typing = self.typing.as_ref().is_some_and(|typing| typing.unwritten_since.is_some());
        let unwritten = typing || self.is_busy();
        match &self.failure {
            Some(_) => SaveState::Failed,
            None if unwritten || self.saved < self.writer.last_ticket() => SaveState::Saving,
            None => SaveState::Saved,
        }
    }

    /// Why the last attempt to write failed, while it has not succeeded since.
    pub fn failure(&self) -> Option<&StoreError> {
        self.failure.as_ref()
    }

    /// Tries again to write what could not be written.
    pub fn retry(&mut self) {
        self.writer.retry();
    }

    /// Asks for the history of a segment; the answer comes by and by.
    pub fn history_of(&self, segment: SegmentId) -> Receiver<Result<Vec<HistoryItem>, StoreError>> {
        self.writer.ask(move |file| file.history_of(segment))
    }

    /// Asks for a copy of the file with all that was handed to the writer, also
    /// what it could not write. `go_on` is asked whether it is still wanted.
    pub fn copy_to(
        &self,
        path: PathBuf,
        go_on: impl Fn() -> bool + Send + 'static,
    ) -> Receiver<Result<(), StoreError>> {
        self.writer.copy_to(path, go_on)
    }

    /// The number of the last change that was handed to the writer, 0 for none.
    pub fn last_change(&self) -> u64 {
        self.writer.last_ticket()
    }

    /// Keeps where the user is.
    pub fn put_view(&self, view: ViewState) {
        self.writer.put_view(view);
    }

    /// Writes down what was typed and closes the file. This waits for the disk.
    pub fn close(mut self, now: i64) -> Closed {
        self.end_typing(now);
        self.writer.close()
    }

    fn write_typing(&mut self, now: i64) {
        let Some(typing) = self.typing.as_mut().filter(|typing| typing.unwritten_since.is_some()) else {
            return;
        };
        typing.unwritten_since = None;
        let (segment, step) = (typing.segment, typing.step);
        let Some(found) = self.project.segment(segment) else { return };
        let is = (found.target.clone(), found.state);
        let was = std::mem::replace(&mut typing.written, is.clone());
        if is == was {
            return;
        }
        let set = |(target, state)| Arc::new(Edit::SetTarget { segment, target, state });
        self.write(set(is), set(was), EntryKind::Do, step, label::TYPE, now);
    }

    fn commit_now(
        &mut self,
        edit: Arc<Edit>,
        kind: EntryKind,
        step: u64,
        label: &str,
        now: i64,
    ) -> Result<(), EditError> {
        let inverse = self.apply(&edit)?.into();
        self.write(edit, inverse, kind, step, label, now);
        Ok(())
    }

    /// Applies an edit and keeps what follows from the project up to date.
    fn apply(&mut self, edit: &Edit) -> Result<Edit, EditError> {
        let inverse = self.project.apply(edit)?;
        self.note(edit);
        Ok(inverse)
    }

    /// Notes that the project was changed by this edit.
    fn note(&mut self, edit: &Edit) {
        self.version += 1;
        self.overtake();
        let reshapes = edit.any(&|edit| {
            matches!(
                edit,
                Edit::ReplaceSegments { .. } | Edit::AddDocument { .. } | Edit::RemoveDocument { .. }
            )
        });
        if reshapes {
            self.shape += 1;
            if let Edit::ReplaceSegments { document, at, remove, insert } = edit {
                let (gone, come) = (remove.len(), insert.len());
                let reshape = Reshape { shape: self.shape, document: *document, at: *at, gone, come };
                self.reshapes.push_back(reshape);
                if self.reshapes.len() > RESHAPES {
                    self.reshapes.pop_front();
                }
            }
        }
        self.glossary_version += u64::from(edit.any(&|edit| {
            matches!(
                edit,
                Edit::AddGlossary { .. }
                    | Edit::RemoveGlossary { .. }
                    | Edit::SetGlossaryUse { .. }
                    | Edit::SetGlossaryWritable { .. }
                    | Edit::PutConcept { .. }
                    | Edit::RemoveConcept { .. }
                    | Edit::ChangeConcepts { .. }
            )
        }));
    }

    fn write(
        &mut self,
        edit: Arc<Edit>,
        inverse: Arc<Edit>,
        kind: EntryKind,
        step: u64,
        label: &str,
        time: i64,
    ) {
        self.steps.take_in(kind, step, &inverse);
        self.writer.commit(Entry {
            kind,
            step,
            author: self.author.clone(),
            time,
            label: label.to_owned(),
            edit,
            inverse,
        });
    }
}
