//! Step 6: the renderings of a concept, best first.

use crate::model::{Concept, Language, Term, TermStatus};

/// A term of the target language that renders a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendering<'a> {
    /// The term.
    pub term: &'a Term,
    /// Whether it may be used.
    pub standing: Standing<'a>,
}

/// Whether a rendering may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It may.
    Usable,
    /// It should not, or must not; what to use instead, if the concept says.
    Avoid {
        /// The best rendering that may be used.
        instead: Option<&'a Term>,
    },
}

/// The renderings of a concept in a language: those that may be used first, by
/// status and then in the order of the glossary, then those to be avoided with
/// what to use instead.
pub fn renderings<'a>(concept: &'a Concept, target: &'a Language) -> Vec<Rendering<'a>> {
    let mut terms: Vec<&Term> = concept.terms_in(target).filter(|term| !term.text.is_empty()).collect();
    terms.sort_by_key(|term| term.status);
    let instead = terms.first().copied().filter(|best| is_usable(best.status));
    terms
        .into_iter()
        .map(|term| {
            let standing =
                if is_usable(term.status) { Standing::Usable } else { Standing::Avoid { instead } };
            Rendering { term, standing }
        })
        .collect()
}

fn is_usable(status: TermStatus) -> bool {
    status < TermStatus::Deprecated
}
