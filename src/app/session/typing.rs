//! Typing: when it is written down, and how much of it one undo takes back.

use crate::model::{SegmentId, SegmentState};

/// How long typing may go unwritten, in milliseconds.
const WRITE_AFTER: i64 = 500;

/// How long a pause in typing, in milliseconds, makes what follows a step of its
/// own.
const PAUSE: i64 = 1_000;

/// The longest typing, in bytes, that one undo takes back.
const LONGEST_STEP: usize = 60;

/// Typing in one segment that belongs to one step.
pub(super) struct Typing {
    pub segment: SegmentId,
    pub step: u64,
    /// The target and state that are written down.
    pub written: (String, SegmentState),
    /// When the first unwritten change was made, if there is one.
    pub unwritten_since: Option<i64>,
    pub last: i64,
    /// The length of the target when the step began.
    started_with: usize,
}

impl Typing {
    /// Typing that begins in a segment of this target and state.
    pub fn begin(segment: SegmentId, step: u64, written: (String, SegmentState), now: i64) -> Self {
        let started_with = written.0.len();
        Self { segment, step, started_with, written, unwritten_since: None, last: now }
    }

    /// Whether a change belongs to this step: the same segment, without a pause,
    /// without a turn from writing to deleting, not longer than one likes to lose.
    pub fn takes(&self, segment: SegmentId, before: &str, after: &str, now: i64) -> bool {
        let grows = after.len() >= before.len();
        let grew = before.len() >= self.started_with;
        self.segment == segment
            && now - self.last < PAUSE
            && (grows == grew || before.len() == self.started_with)
            && after.len().abs_diff(self.started_with) < LONGEST_STEP
    }

    /// In how many milliseconds what was typed is to be written down; 0 where
    /// that is due, `None` where there is nothing to write.
    pub fn due(&self, now: i64) -> Option<i64> {
        let since = self.unwritten_since?;
        // A clock that was set back must not keep what is typed from the file.
        let due = now - since >= WRITE_AFTER || now < since;
        Some(if due { 0 } else { since + WRITE_AFTER - now })
    }
}
