//! Quality checks: what in a translation is likely to be wrong.
//!
//! A check is a file in `checks` with one type, made of what it needs to know once and
//! asked for each pair of texts. It gets values and gives [`Issue`]s; it does no input
//! or output, and knows nothing of files and projects. An issue is a suspicion: what a
//! check cannot be fairly sure of it does not say, for nobody reads a list of false
//! alarms.

mod checks;

pub use checks::terminology::Terminology;

use crate::glossary::Confidence;
use crate::model::Span;

/// Looks for one kind of fault in translations.
pub trait Check {
    /// What is likely to be wrong in a translation, in the order of the source.
    fn check(&self, texts: Texts<'_>) -> Vec<Issue>;
}

/// A text with its translation.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The text.
    pub source: &'a str,
    /// The translation, which is not empty.
    pub target: &'a str,
}

/// Something that is likely to be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What it is.
    pub kind: IssueKind,
    /// The places of the source that it is about, in their order.
    pub source: Vec<Span>,
    /// The places of the target that it is about, in their order.
    pub target: Vec<Span>,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueKind {
    /// A term of the source stands in the target with none of its renderings.
    MissingRendering {
        /// The term, or several that are spelt alike, best first.
        terms: Vec<TermPlace>,
        /// How sure it is that the source has the term.
        confidence: Confidence,
    },
    /// The target has a rendering that should not or must not be used.
    ForbiddenRendering {
        /// The term of the source.
        term: TermPlace,
        /// The number of the rendering among the terms of its concept.
        rendering: usize,
    },
}

impl IssueKind {
    /// The name in the command line's output.
    pub fn name(&self) -> &'static str {
        match self {
            Self::MissingRendering { .. } => "missing-rendering",
            Self::ForbiddenRendering { .. } => "forbidden-rendering",
        }
    }
}

/// A term among those of several glossaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermPlace {
    /// The number of the glossary, as they were given to the check.
    pub glossary: usize,
    /// The number of the concept in it.
    pub concept: usize,
    /// The number of the term in that.
    pub term: usize,
}
