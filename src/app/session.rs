//! An open project: edits go in, are applied, written down and can be undone.
//!
//! There is no saving. Every step is handed to the writer's thread at once, and
//! [`SaveState`] says truthfully how far that thread has come. Typing is applied
//! at once and written down at the latest half a second later.

use crate::model::{Counts, Edit, EditError, Project, SegmentId, SegmentState};
use crate::store::{
    Closed, Entry, EntryKind, HistoryItem, Opened, ProjectFile, StepReversal, StoreError, UndoState,
    ViewState, Writer, WriterEvent,
};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// How long typing may go unwritten, in milliseconds.
const WRITE_AFTER: i64 = 500;

/// How long a pause in typing, in milliseconds, makes what follows a step of its
/// own.
const PAUSE: i64 = 1_000;

/// The longest typing, in bytes, that one undo takes back.
const LONGEST_STEP: usize = 60;

/// An open project.
pub struct Session {
    project: Project,
    author: String,
    steps: Steps,
    typing: Option<Typing>,
    writer: Writer,
    events: Receiver<WriterEvent>,
    saved: u64,
    /// A step, met before the project was opened, whose reversal is being read.
    reading: Option<Reading>,
    failure: Option<StoreError>,
    shape: u64,
    glossary_version: u64,
}

/// What is known of the steps that can be undone or done again.
#[derive(Default)]
struct Steps {
    state: UndoState,
    /// The edits that take back what last happened to a step, last one first
    /// to be applied, for the steps met since the project was opened; those of
    /// older steps are read from the file when they are wanted.
    reversals: HashMap<u64, Vec<Arc<Edit>>>,
}

/// A reversal that is being read from the file.
struct Reading {
    step: u64,
    kind: EntryKind,
    answer: Receiver<Result<Option<StepReversal>, StoreError>>,
}

/// Typing in one segment that belongs to one step.
struct Typing {
    segment: SegmentId,
    step: u64,
    /// The target and state that are written down.
    written: (String, SegmentState),
    /// When the first unwritten change was made, if there is one.
    unwritten_since: Option<i64>,
    last: i64,
    /// The length of the target when the step began.
    started_with: usize,
}

/// Whether everything is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is.
    Saved,
    /// It will be within a moment.
    Saving,
    /// It is not; the changes are kept and tried again, and
    /// [`failure`](Session::failure) says why.
    Failed,
}

impl SaveState {
    /// The Fluent id of what is told of it.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Failed => "not-saved",
        }
    }
}

/// The place a step changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The segment, if the step changed one.
    pub segment: Option<SegmentId>,
    /// Where in its target, in bytes, if the step changed that.
    pub caret: Option<usize>,
}

/// Why there is nothing to undo or to do again.
#[derive(Debug)]
pub enum UndoError {
    /// No step is left.
    Nothing,
    /// The step could not be read from the file.
    Store(StoreError),
    /// The step does not fit the project. This would be an error of the program.
    Edit(EditError),
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
            steps: Steps { state: opened.undo, ..Steps::default() },
            typing: None,
            writer,
            events,
            saved: 0,
            reading: None,
            failure: None,
            shape: 0,
            glossary_version: 0,
        })
    }

    /// The project as it is now, what is being typed included.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Segments and words by state.
    pub fn counts(&self) -> Counts {
        self.project.counts()
    }

    /// A number that grows when segments or documents come, go or move.
    pub fn shape(&self) -> u64 {
        self.shape
    }

    /// A number that grows when a glossary changes.
    pub fn glossary_version(&self) -> u64 {
        self.glossary_version
    }

    /// Applies an edit as a step of its own. `label` is the stable name of what
    /// is done; `now` is in milliseconds since 1970 UTC.
    ///
    /// # Errors
    /// Where the edit does not fit the project, which is then unchanged.
    pub fn edit(&mut self, edit: Edit, label: &str, now: i64) -> Result<(), EditError> {
        self.end_typing(now);
        let step = self.steps.begin();
        self.commit(edit.into(), EntryKind::Do, step, label, now)
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
        let typing = self.typing.get_or_insert_with(|| Typing {
            segment,
            step: steps.begin(),
            started_with: written.0.len(),
            written,
            unwritten_since: None,
            last: now,
        });
        typing.unwritten_since.get_or_insert(now);
        typing.last = now;
        self.apply(&Edit::SetTarget { segment, target: target.to_owned(), state: SegmentState::Initial })?;
        self.tick(now);
        Ok(())
    }

    /// Writes down typing that is due; to be called every frame. Returns in how
    /// many milliseconds it wants to be called at the latest.
    pub fn tick(&mut self, now: i64) -> Option<i64> {
        let since = self.typing.as_ref()?.unwritten_since?;
        // A clock that was set back must not keep what is typed from the file.
        if now - since >= WRITE_AFTER || now < since {
            self.write_typing(now);
            return None;
        }
        Some(since + WRITE_AFTER - now)
    }

    /// Writes down what was typed, and makes what follows a step of its own.
    pub fn end_typing(&mut self, now: i64) {
        self.write_typing(now);
        self.typing = None;
    }

    /// Takes back the last step and says where that was; `None` where the step
    /// is from an earlier session and is still being read, in which case
    /// [`poll`](Self::poll) tells the place.
    ///
    /// # Errors
    /// Where there is no step to take back.
    pub fn undo(&mut self, now: i64) -> Result<Option<Place>, UndoError> {
        self.end_typing(now);
        let step = *self.steps.state.undo.last().ok_or(UndoError::Nothing)?;
        self.reverse(step, EntryKind::Undo, now)
    }

    /// Does the last step that was taken back again, and says where that was as
    /// [`undo`](Self::undo) does.
    ///
    /// # Errors
    /// Where no step was taken back.
    pub fn redo(&mut self, now: i64) -> Result<Option<Place>, UndoError> {
        self.end_typing(now);
        let step = *self.steps.state.redo.last().ok_or(UndoError::Nothing)?;
        self.reverse(step, EntryKind::Redo, now)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        let typing = self.typing.as_ref().is_some_and(|typing| typing.unwritten_since.is_some());
        typing || !self.steps.state.undo.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.steps.state.redo.is_empty()
    }

    /// Takes in what the writer has done meanwhile. Returns where a step was
    /// undone or done again that had to be read first.
    ///
    /// # Errors
    /// Where such a step could not be read, or does not fit.
    pub fn poll(&mut self, now: i64) -> Result<Option<Place>, UndoError> {
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
        let Some(reading) = self.reading.take() else { return Ok(None) };
        match reading.answer.try_recv() {
            Ok(Ok(Some(reversal))) => {
                self.apply_reversal(reversal.edit.into(), reading.step, reading.kind, now).map(Some)
            }
            Ok(Ok(None)) | Err(TryRecvError::Disconnected) => Err(UndoError::Nothing),
            Ok(Err(error)) => Err(UndoError::Store(error)),
            Err(TryRecvError::Empty) => {
                self.reading = Some(reading);
                Ok(None)
            }
        }
    }

    /// Whether everything is in the file.
    pub fn save_state(&self) -> SaveState {
        let unwritten = self.typing.as_ref().is_some_and(|typing| typing.unwritten_since.is_some());
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
        self.write(set(is), set(was), EntryKind::Do, step, "type", now);
    }

    fn commit(
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

    fn reverse(&mut self, step: u64, kind: EntryKind, now: i64) -> Result<Option<Place>, UndoError> {
        if self.reading.is_some() {
            return Ok(None);
        }
        if let Some(edits) = self.steps.reversals.get(&step) {
            let edit = match edits.as_slice() {
                [edit] => edit.clone(),
                edits => Edit::Batch(edits.iter().rev().map(|edit| Edit::clone(edit)).collect()).into(),
            };
            return self.apply_reversal(edit, step, kind, now).map(Some);
        }
        let answer = self.writer.ask(move |file| file.reversal(step));
        self.reading = Some(Reading { step, kind, answer });
        Ok(None)
    }

    fn apply_reversal(
        &mut self,
        edit: Arc<Edit>,
        step: u64,
        kind: EntryKind,
        now: i64,
    ) -> Result<Place, UndoError> {
        let place = Place::of(&self.project, &edit);
        let label = if kind == EntryKind::Undo { "undo" } else { "redo" };
        self.commit(edit, kind, step, label, now).map_err(UndoError::Edit)?;
        Ok(place)
    }

    /// Applies an edit and keeps what follows from the project up to date.
    fn apply(&mut self, edit: &Edit) -> Result<Edit, EditError> {
        // A reversal that is still being read is of the project before this.
        self.reading = None;
        let inverse = self.project.apply(edit)?;
        self.shape += u64::from(edit.any(&|edit| {
            matches!(
                edit,
                Edit::ReplaceSegments { .. } | Edit::AddDocument { .. } | Edit::RemoveDocument { .. }
            )
        }));
        self.glossary_version += u64::from(edit.any(&|edit| {
            matches!(
                edit,
                Edit::AddGlossary { .. }
                    | Edit::RemoveGlossary { .. }
                    | Edit::SetGlossaryUse { .. }
                    | Edit::PutConcept { .. }
                    | Edit::RemoveConcept { .. }
            )
        }));
        Ok(inverse)
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

impl Steps {
    /// The number of a new step that is yet to be taken in.
    fn begin(&mut self) -> u64 {
        self.state.last_step += 1;
        self.state.last_step
    }

    fn take_in(&mut self, kind: EntryKind, step: u64, inverse: &Arc<Edit>) {
        self.state.record(kind, step);
        match kind {
            EntryKind::Do => self.reversals.entry(step).or_default().push(inverse.clone()),
            EntryKind::Undo | EntryKind::Redo => {
                self.reversals.insert(step, vec![inverse.clone()]);
            }
        }
    }
}

impl Typing {
    /// Whether a change belongs to this step: the same segment, without a pause,
    /// not longer than one likes to lose, and no new word after a full stop.
    fn takes(&self, segment: SegmentId, before: &str, after: &str, now: i64) -> bool {
        let grows = after.len() >= before.len();
        let grew = before.len() >= self.started_with;
        self.segment == segment
            && now - self.last < PAUSE
            && (grows == grew || before.len() == self.started_with)
            && after.len().abs_diff(self.started_with) < LONGEST_STEP
    }
}

impl Place {
    /// The last place that an edit is about to change.
    fn of(project: &Project, edit: &Edit) -> Self {
        match edit {
            Edit::SetTarget { segment, target, .. } => {
                let before = project.segment(*segment).map_or("", |found| &found.target);
                Self { segment: Some(*segment), caret: Some(end_of_change(before, target)) }
            }
            Edit::SetSource { segment, .. } | Edit::SetDirection { segment, .. } => {
                Self { segment: Some(*segment), caret: None }
            }
            Edit::ReplaceSegments { insert, .. } => {
                Self { segment: insert.first().map(|segment| segment.id), caret: None }
            }
            Edit::Batch(edits) => edits
                .iter()
                .rev()
                .map(|edit| Self::of(project, edit))
                .find(|place| place.segment.is_some())
                .unwrap_or_default(),
            _ => Self::default(),
        }
    }
}

/// Where in `after`, in bytes, the part that differs from `before` ends.
fn end_of_change(before: &str, after: &str) -> usize {
    let same = before.chars().rev().zip(after.chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = same.map(|(char, _)| char.len_utf8()).sum();
    let head: usize =
        before.chars().zip(after.chars()).take_while(|(a, b)| a == b).map(|(char, _)| char.len_utf8()).sum();
    (after.len() - tail).max(head)
}
