//! What people decide about terms, and what a concept becomes by it; and what
//! there is to decide where two glossaries differ.
//!
//! Every function that changes something takes a concept as it is and gives it as
//! it is to be, with a line in its history. Nothing here reads a clock: who decided
//! and when comes in as [`By`].

mod changes;
mod decisions;
mod differences;
pub mod import;
mod merge;

pub use changes::changed;
pub use decisions::{Standing, approved, deferred, preferring, rejected, standing, with_status};
pub use differences::{Changed, Differences, differences};
pub use merge::merged;

use crate::model::{Change, ChangeKind};

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who; may be empty.
    pub author: String,
    /// When, in milliseconds since 1970 UTC.
    pub time: i64,
}

impl By {
    fn change(&self, kind: ChangeKind) -> Change {
        Change {
            time: self.time,
            author: self.author.clone(),
            kind,
            term: String::new(),
            was: String::new(),
            domain: None,
            reason: String::new(),
        }
    }

    fn change_of(&self, kind: ChangeKind, term: &str) -> Change {
        Change { term: term.to_owned(), ..self.change(kind) }
    }
}

#[cfg(test)]
mod tests;
