//! Which concepts the table shows.

use super::catalogue::{Catalogue, Row};
use crate::model::{GlossaryId, Language, TermStatus};
use crate::review::{Standing, standing};

/// Which concepts to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConceptFilter {
    /// Those with these words in a term of any language; empty for any.
    pub text: String,
    /// Those of this glossary.
    pub glossary: Option<GlossaryId>,
    /// Those that are so.
    pub show: Show,
    /// Those of this domain.
    pub domain: Option<String>,
    /// Those that this author changed.
    pub author: Option<String>,
}

/// What concepts are to be like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// Anything.
    #[default]
    All,
    /// Proposed where somebody can decide it, and nobody decided or put it off.
    ToReview,
    /// Proposed, and the decision was put off.
    Deferred,
    /// With a rendering of this status.
    Status(TermStatus),
    /// Without a rendering that may be used.
    Untranslated,
    /// With a wording that another concept has too.
    Doubled,
    /// Not matching as it should.
    Failing,
}

impl Show {
    /// Every choice, in the order a menu lists them.
    pub const ALL: [Show; 11] = [
        Self::All,
        Self::ToReview,
        Self::Deferred,
        Self::Status(TermStatus::Preferred),
        Self::Status(TermStatus::Admitted),
        Self::Status(TermStatus::Proposed),
        Self::Status(TermStatus::Deprecated),
        Self::Status(TermStatus::Forbidden),
        Self::Untranslated,
        Self::Doubled,
        Self::Failing,
    ];

    /// Its stable name, as Fluent ids use it.
    pub fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::ToReview => "to-review",
            Self::Deferred => "deferred",
            Self::Status(status) => status.name(),
            Self::Untranslated => "untranslated",
            Self::Doubled => "doubled",
            Self::Failing => "failing",
        }
    }
}

impl ConceptFilter {
    /// Whether nothing but the text counts.
    pub(super) fn is_plain(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() }
    }

    /// Whether it shows a concept, whatever its text.
    pub(super) fn shows(&self, catalogue: &Catalogue, number: u32, row: &Row<'_>, target: &Language) -> bool {
        let concept = row.concept;
        self.glossary.is_none_or(|glossary| glossary == row.glossary.id)
            && self.domain.as_ref().is_none_or(|domain| *domain == concept.domain)
            && self
                .author
                .as_ref()
                .is_none_or(|author| concept.history.iter().any(|change| change.author == *author))
            && match self.show {
                Show::All => true,
                Show::ToReview => row.glossary.is_changeable() && standing(concept) == Standing::Open,
                Show::Deferred => standing(concept) == Standing::Deferred,
                Show::Status(status) => concept.terms_in(target).any(|term| term.status == status),
                Show::Untranslated => {
                    !concept.do_not_translate
                        && !concept.terms_in(target).any(|term| term.status < TermStatus::Deprecated)
                }
                Show::Doubled => catalogue.is_doubled(number),
                Show::Failing => !catalogue.failures(number).is_empty(),
            }
    }
}
