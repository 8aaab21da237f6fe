//! What is known of the steps that can be undone or done again.

use crate::model::Edit;
use crate::store::{EntryKind, UndoState};
use std::collections::HashMap;
use std::sync::Arc;

/// The steps of a project, and what takes them back.
#[derive(Default)]
pub(super) struct Steps {
    state: UndoState,
    /// The edits that take back what last happened to a step, last one first
    /// to be applied, for the steps met since the project was opened; those of
    /// older steps are read from the file when they are wanted.
    reversals: HashMap<u64, Vec<Arc<Edit>>>,
}

impl Steps {
    /// The steps that a file tells of.
    pub fn of(state: UndoState) -> Self {
        Self { state, ..Self::default() }
    }

    /// The number of a new step that is yet to be taken in.
    pub fn begin(&mut self) -> u64 {
        self.state.last_step += 1;
        self.state.last_step
    }

    /// The step that an undo or a redo would concern.
    pub fn next(&self, kind: EntryKind) -> Option<u64> {
        match kind {
            EntryKind::Do | EntryKind::Rescue => None,
            EntryKind::Undo => self.state.undo.last().copied(),
            EntryKind::Redo => self.state.redo.last().copied(),
        }
    }

    /// What takes back what last happened to a step; `None` where only the file
    /// knows.
    pub fn reversal(&self, step: u64) -> Option<Arc<Edit>> {
        Some(match self.reversals.get(&step)?.as_slice() {
            [edit] => edit.clone(),
            edits => Edit::Batch(edits.iter().rev().map(|edit| Edit::clone(edit)).collect()).into(),
        })
    }

    /// Takes note of what happened to a step, and of what takes that back.
    pub fn take_in(&mut self, kind: EntryKind, step: u64, inverse: &Arc<Edit>) {
        self.state.record(kind, step);
        match kind {
            EntryKind::Do => self.reversals.entry(step).or_default().push(inverse.clone()),
            EntryKind::Undo | EntryKind::Redo => {
                self.reversals.insert(step, vec![inverse.clone()]);
            }
            EntryKind::Rescue => self.reversals.clear(),
        }
    }
}
