//! What glossaries say of a segment: its terms, and how each is rendered.

use crate::glossary::{Confidence, Reason};
use crate::model::{ConceptId, GlossaryId, Span, TermStatus};
use crate::text::wording::places_of;

/// The terms of a segment, in order of occurrence.
#[derive(Clone, Debug, Default)]
pub struct SegmentTerms {
    pub(super) terms: Vec<TermMatch>,
}

/// A term recognised in a source.
#[derive(Clone, Debug)]
pub struct TermMatch {
    /// The glossary of its concept.
    pub glossary: GlossaryId,
    /// Its concept.
    pub concept: ConceptId,
    /// Where the term itself stands, in bytes of the source.
    pub occurrence: Span,
    /// The words it stands in, as they are in the source.
    pub surface: String,
    /// The term in its citation form.
    pub term: String,
    /// The variant it was recognised by, if it was one.
    pub variant: Option<String>,
    /// How sure the match is.
    pub confidence: Confidence,
    /// Why it is one.
    pub reason: Reason,
    /// The index of the longer term whose part it is.
    pub inside: Option<usize>,
    /// The index of the first occurrence of the same concept, if this is
    /// another one.
    pub repeats: Option<usize>,
    /// How it is rendered, best first.
    pub renderings: Vec<Rendering>,
    /// What it means; may be empty.
    pub definition: String,
    /// Its field of knowledge; may be empty.
    pub domain: String,
    /// What its glossary is called.
    pub glossary_name: String,
}

/// A rendering of a recognised term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// The wording.
    pub text: String,
    /// Whether it may be used.
    pub status: TermStatus,
    /// The number of the key that inserts it, 1 to 9.
    pub number: Option<u8>,
    /// What to use instead, where it is to be avoided.
    pub instead: Option<String>,
    /// Other wordings of it that are in use, such as a surname alone.
    pub variants: Vec<String>,
    /// What the wording was made of to fit its place, and how.
    pub made_of: Option<(String, Fit)>,
    /// The full wording for the first mention; empty where that is no other.
    pub(super) first_mention: String,
}

/// How a rendering was made to fit its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is in the plural, as the term is in the source.
    Plural,
    /// It is the full wording, for the document mentions it for the first time.
    FirstMention,
}

impl Rendering {
    /// Whether it may be used.
    pub fn is_usable(&self) -> bool {
        self.status < TermStatus::Deprecated
    }

    /// Whether a wording is this rendering or a variant of it.
    fn goes_by(&self, wording: &str) -> bool {
        self.citation() == wording || self.variants.iter().any(|variant| variant == wording)
    }

    /// The wording as the glossary cites it.
    pub fn citation(&self) -> &str {
        self.made_of.as_ref().map_or(&self.text, |(citation, _)| citation)
    }
}

impl SegmentTerms {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The same with their renderings in the order that suits a place: by status,
    /// then what was used last; and with the full wording before the others where
    /// `first` says that a concept is mentioned for the first time.
    pub fn arranged(
        &self,
        first: impl Fn(GlossaryId, &ConceptId) -> Option<bool>,
        recent: impl Fn(GlossaryId, &ConceptId) -> Option<String>,
    ) -> Self {
        let mut terms = self.terms.clone();
        for term in &mut terms {
            let recent = recent(term.glossary, &term.concept);
            let is_recent = |one: &Rendering| recent.as_deref().is_some_and(|recent| one.goes_by(recent));
            term.renderings.sort_by_key(|one| (one.status, !is_recent(one)));
            let full =
                term.renderings.iter().position(|one| one.is_usable() && !one.first_mention.is_empty());
            if let Some(at) = full.filter(|_| first(term.glossary, &term.concept) == Some(true)) {
                let short = &term.renderings[at];
                let full = Rendering {
                    text: short.first_mention.clone(),
                    made_of: Some((short.text.clone(), Fit::FirstMention)),
                    variants: Vec::new(),
                    ..short.clone()
                };
                term.renderings.insert(at, full);
            }
        }
        number(&mut terms);
        Self { terms }
    }

    /// Every occurrence.
    pub fn iter(&self) -> impl Iterator<Item = &TermMatch> {
        self.terms.iter()
    }

    /// The renderings that may be used, with their variants, term after term,
    /// best first.
    pub fn renderings(&self) -> impl Iterator<Item = &str> {
        let usable = self.terms.iter().flat_map(|term| &term.renderings).filter(|one| one.is_usable());
        usable.flat_map(|one| std::iter::once(&one.text).chain(&one.variants)).map(String::as_str)
    }

    /// The rendering that the key of this number inserts.
    pub fn rendering(&self, number: usize) -> Option<&str> {
        let mut all = self.terms.iter().flat_map(|term| &term.renderings);
        all.find(|one| one.number.map(usize::from) == Some(number)).map(|rendering| &*rendering.text)
    }

    /// Where the renderings of terms stand in a target: the index of the term,
    /// and the place in bytes.
    pub fn used_in(&self, target: &str) -> Vec<(usize, Span)> {
        let mut used: Vec<(usize, Span)> = Vec::new();
        for (index, term) in self.terms.iter().enumerate().filter(|(_, term)| term.repeats.is_none()) {
            let wordings =
                term.renderings.iter().flat_map(|one| std::iter::once(&one.text).chain(&one.variants));
            for wording in wordings {
                used.extend(places_of(wording, target).map(|span| (index, span)));
            }
        }
        // The longer one at a place is drawn last and thus answers the pointer.
        used.sort_by_key(|(_, span)| span.len());
        used
    }
}

/// Gives the keys 1 to 9 to renderings: first to the best one of each term in
/// order of occurrence, then to the others.
pub(super) fn number(terms: &mut [TermMatch]) {
    for rendering in terms.iter_mut().flat_map(|term| &mut term.renderings) {
        rendering.number = None;
    }
    let mut numbers = 1..=9u8;
    let mut given: Vec<String> = Vec::new();
    for best in [true, false] {
        for term in terms.iter_mut().filter(|term| term.repeats.is_none()) {
            let skip = usize::from(!best);
            let take = if best { 1 } else { usize::MAX };
            for rendering in term.renderings.iter_mut().filter(|one| one.is_usable()).skip(skip).take(take) {
                if given.contains(&rendering.text) {
                    continue;
                }
                rendering.number = numbers.next();
                given.push(rendering.text.clone());
            }
        }
    }
}
