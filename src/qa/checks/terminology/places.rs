//! Where a source has terms.

use crate::glossary::{Confidence, Match};
use crate::model::Span;
use crate::qa::TermPlace;
use rustc_hash::FxHashMap;

/// The numbers of a glossary and of a concept in it.
pub(super) type ConceptPlace = (usize, usize);

/// The places of a source that have terms, in the order of the text, longer ones first.
pub(super) struct Places {
    pub list: Vec<Place>,
    /// The numbers of the places of each concept.
    pub of_concept: FxHashMap<ConceptPlace, Vec<usize>>,
}

/// Words that are a term, or several that are spelt alike.
pub(super) struct Place {
    pub words: Span,
    /// Best first.
    pub terms: Vec<TermPlace>,
    /// That of the surest.
    pub confidence: Confidence,
    /// The number of the smallest place around it.
    inside: Option<usize>,
}

impl Places {
    /// The places of what was found in a text, without those that `is_none`.
    pub(super) fn new(found: &[Match], is_none: impl Fn(&Match) -> bool) -> Self {
        let mut places = Self { list: Vec::new(), of_concept: FxHashMap::default() };
        // The place of each match.
        let mut numbers: Vec<Option<usize>> = Vec::with_capacity(found.len());
        for one in found {
            if is_none(one) {
                numbers.push(None);
                continue;
            }
            let term = TermPlace { glossary: one.glossary, concept: one.concept, term: one.term };
            match places.list.last_mut().filter(|place| place.words == one.words) {
                Some(place) => {
                    place.terms.push(term);
                    place.confidence = place.confidence.min(one.confidence);
                }
                None => places.list.push(Place {
                    words: one.words,
                    terms: vec![term],
                    confidence: one.confidence,
                    inside: one.inside.and_then(|outer| numbers.get(outer).copied().flatten()),
                }),
            }
            let number = places.list.len() - 1;
            numbers.push(Some(number));
            let of = places.of_concept.entry((one.glossary, one.concept)).or_default();
            if of.last() != Some(&number) {
                of.push(number);
            }
        }
        places
    }

    /// The numbers of the places around one, from the smallest.
    pub(super) fn around(&self, place: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.list[place].inside, |outer| self.list[*outer].inside)
    }
}

impl Place {
    /// The concepts that the words may mean, each once.
    pub(super) fn concepts(&self) -> impl Iterator<Item = ConceptPlace> {
        let concept = |term: &TermPlace| (term.glossary, term.concept);
        // The terms of a concept stand together.
        let before = std::iter::once(None).chain(self.terms.iter().map(move |term| Some(concept(term))));
        let new = self.terms.iter().map(concept).zip(before).filter(|(own, before)| Some(*own) != *before);
        new.map(|(own, _)| own)
    }
}
