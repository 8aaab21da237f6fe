//! What a session answers: how far something has come, whether all is written,
//! and why there is nothing to undo.

use super::{Heavy, Place};
use crate::app::notice::Notice;
use crate::model::EditError;
use crate::store::{EntryKind, StoreError};

/// How far something has come that was asked for.
#[derive(Debug)]
pub enum Commit {
    /// It is done.
    Done(Box<Settled>),
    /// It takes longer than a frame; to be run in the background and
    /// [taken in](super::Session::take_in).
    Heavy(Box<Heavy>),
    /// It waits for something that is on its way; [`poll`](super::Session::poll) and
    /// [`take_in`](super::Session::take_in) tell of it.
    Waits,
}

/// What was done.
#[derive(Debug)]
pub struct Settled {
    /// Whether it is new, or a step undone or done again.
    pub kind: EntryKind,
    /// Where.
    pub place: Place,
    /// In how many segments, documents or whatever else it is about.
    pub changed: usize,
    /// Whether something else was changed while it was on its way.
    pub overtaken: bool,
    /// What is to be told of it.
    pub told: Option<Notice>,
}

/// Whether everything is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is.
    Saved,
    /// It will be within a moment.
    Saving,
    /// It is not; the changes are kept and tried again, and
    /// [`failure`](super::Session::failure) says why.
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
