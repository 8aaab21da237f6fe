//! A newer file taken into a glossary that has a content of its own.
//!
//! [`Comparison`] holds three states of the glossary against each other: *ours*, as
//! it is; *theirs*, as the file has it; and the *base*, as it was when it was last
//! imported, where that is known. So it can tell who changed what. Each concept that
//! differs is an [`Item`] with a proposed [`Decision`]; none of those that are
//! proposed undoes anything that was decided here.
//!
//! One file a step: `keys` and `matching` say which concept is which, `unsaid` what the
//! file cannot say of them,
//! [`three_way`] what becomes of one that both sides changed, `outcome` what the
//! decisions change in the glossary.

mod comparison;
mod keys;
mod matching;
mod outcome;
mod three_way;
mod unsaid;

pub use comparison::{Comparison, Details};
pub use outcome::{Changes, Tally};
pub use three_way::{Conflict, three_way};
pub use unsaid::Statement;

/// What became of a concept since the last import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The file has it and the glossary does not, nor anything like it.
    New,
    /// Nothing differs.
    Same,
    /// Only the file changed it.
    Changed,
    /// Only the glossary changed it.
    ChangedHere,
    /// Both changed it, each in something else.
    ChangedBoth,
    /// Both changed the same thing, each otherwise.
    Conflict,
    /// It is new in the file, and the glossary has its term with its rendering
    /// under another id.
    Duplicate,
    /// It is new in the file, and the glossary has its term or its rendering under
    /// another id.
    NearDuplicate,
    /// It was in the file last time and is in it no more.
    Removed,
    /// It was taken out of the glossary, and the file has it still.
    RemovedHere,
}

/// What is done with a concept of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// It comes into the glossary.
    Add,
    /// It becomes what the file says.
    TakeTheirs,
    /// It stays what it is, or stays away.
    KeepOurs,
    /// It becomes what both say; of what they say differently, what was chosen.
    Merge,
    /// It stays out of the glossary.
    Skip,
    /// It goes.
    Remove,
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Kind] = &[
        Kind::New,
        Kind::Same,
        Kind::Changed,
        Kind::ChangedHere,
        Kind::ChangedBoth,
        Kind::Conflict,
        Kind::Duplicate,
        Kind::NearDuplicate,
        Kind::Removed,
        Kind::RemovedHere,
    ];

    /// What can be decided about such a concept; the first is proposed.
    ///
    /// A concept that the file has no more is kept by default: files often hold only
    /// what is new.
    pub fn decisions(self) -> &'static [Decision] {
        use Decision::{Add, KeepOurs, Merge, Remove, Skip, TakeTheirs};
        match self {
            Self::New => &[Add, Skip],
            Self::Same => &[KeepOurs],
            Self::Changed => &[TakeTheirs, KeepOurs],
            Self::ChangedHere | Self::RemovedHere => &[KeepOurs, TakeTheirs],
            Self::ChangedBoth | Self::Conflict => &[Merge, TakeTheirs, KeepOurs],
            Self::Duplicate => &[Merge, Skip, Add],
            Self::NearDuplicate => &[Add, Skip, Merge],
            Self::Removed => &[KeepOurs, Remove],
        }
    }

    /// Whether somebody had better look at it: the proposed decision is one of
    /// several good ones.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Conflict | Self::NearDuplicate)
    }
}

/// A concept of the file or of the last import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What became of it.
    pub kind: Kind,
    /// What is to be done with it.
    pub decision: Decision,
    /// The concept of the glossary, where it has one.
    pub(super) ours: Option<u32>,
    /// That of the file, where it has one.
    pub(super) theirs: Option<u32>,
    /// That of the last import, where it had one.
    pub(super) base: Option<u32>,
    /// Whether merging it changes nothing as long as what is here holds.
    pub(super) idle: bool,
}

#[cfg(test)]
mod tests;
