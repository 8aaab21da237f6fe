//! The names and terms of a project: where each stands in its documents, and how
//! it was rendered so far.
//!
//! A ledger is made of a whole project at once, which for many segments takes
//! seconds. It names concepts by what they are called and not by their place, so
//! that an older one still speaks truly of whatever was not changed since.

use crate::glossary::{Index, Match};
use crate::model::{Concept, ConceptId, GlossaryId, Project, SegmentId, Span};
use crate::text::hash;
use crate::text::wording::places_of;
use rustc_hash::FxHashMap;

/// The names and terms of a project.
#[derive(Debug, Default)]
pub struct Ledger {
    /// By concept, in the order of the documents.
    entries: FxHashMap<ConceptNumber, LedgerEntry>,
}

/// A concept among all of a project, as a number: the hash of what it is called.
type ConceptNumber = u64;

/// Where a concept stands, and how it was rendered.
#[derive(Debug, Default)]
struct LedgerEntry {
    places: Vec<Place>,
    /// The renderings that translations have, each with how often and the number
    /// of its last segment in the project.
    used: Vec<Used>,
    /// In how many translated segments none stands.
    without: usize,
}

/// Where a concept stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In the source of this segment.
    pub segment: SegmentId,
    /// At these bytes.
    pub span: Span,
}

/// A rendering that translations have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// The wording.
    pub rendering: String,
    /// In how many segments.
    pub count: usize,
    /// The last of them, counted through the project.
    pub last: usize,
}

/// After how many segments it is asked whether to go on.
const SLICE: usize = 200;

impl Ledger {
    /// Looks up all segments of a project. `concept_of` tells the concept of a
    /// match with its glossary; `go_on` is told how many segments were looked at.
    ///
    /// # Errors
    /// Whatever `go_on` says; it is not gone on with then.
    pub fn new<'a, E>(
        index: &Index,
        project: &Project,
        concept_of: impl Fn(&Match) -> Option<(GlossaryId, &'a Concept)>,
        mut go_on: impl FnMut(usize) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut ledger = Self::default();
        for (number, segment) in project.segments().enumerate() {
            if number % SLICE == 0 {
                go_on(number)?;
            }
            let found = index.find(&segment.source);
            let mut met: Vec<ConceptNumber> = Vec::new();
            for one in &found {
                // A name within a longer one of the same concept is no other place.
                let outer = one.inside.and_then(|outer| found.get(outer));
                if outer.is_some_and(|outer| (outer.glossary, outer.concept) == (one.glossary, one.concept)) {
                    continue;
                }
                let Some((glossary, concept)) = concept_of(one) else { continue };
                let key = key(glossary, &concept.id);
                let entry = ledger.entries.entry(key).or_default();
                entry.places.push(Place { segment: segment.id, span: one.words });
                if !segment.target.is_empty() && !met.contains(&key) {
                    met.push(key);
                    let wordings = concept.terms_in(&project.target);
                    let wordings =
                        wordings.flat_map(|term| std::iter::once(&term.text).chain(&term.variants));
                    entry.note(wordings, &segment.target, number);
                }
            }
        }
        Ok(ledger)
    }

    /// Where a concept stands, in the order of the documents.
    pub fn places(&self, glossary: GlossaryId, concept: &ConceptId) -> &[Place] {
        self.entry(glossary, concept).map_or(&[], |entry| &entry.places)
    }

    /// How it was rendered, in no order.
    pub fn used(&self, glossary: GlossaryId, concept: &ConceptId) -> &[Used] {
        self.entry(glossary, concept).map_or(&[], |entry| &entry.used)
    }

    /// In how many translated segments none of its renderings stands.
    pub fn without(&self, glossary: GlossaryId, concept: &ConceptId) -> usize {
        self.entry(glossary, concept).map_or(0, |entry| entry.without)
    }

    /// Whether a document mentions a concept for the first time in this segment;
    /// `None` where the ledger knows of no mention in it.
    pub fn is_first_mention(
        &self,
        project: &Project,
        glossary: GlossaryId,
        concept: &ConceptId,
        segment: SegmentId,
    ) -> Option<bool> {
        let (document, _) = project.place(segment)?;
        let places = self.places(glossary, concept);
        let of_document = |place: &&Place| project.place(place.segment).is_some_and(|(of, _)| of == document);
        places.iter().find(of_document).map(|first| first.segment == segment)
    }

    fn entry(&self, glossary: GlossaryId, concept: &ConceptId) -> Option<&LedgerEntry> {
        self.entries.get(&key(glossary, concept))
    }
}

impl LedgerEntry {
    /// Notes which wordings a translation has.
    fn note<'a>(&mut self, wordings: impl Iterator<Item = &'a String>, target: &str, number: usize) {
        let mut any = false;
        for wording in wordings.filter(|wording| places_of(wording, target).next().is_some()) {
            any = true;
            match self.used.iter_mut().find(|used| used.rendering == *wording) {
                Some(used) => (used.count, used.last) = (used.count + 1, number),
                None => self.used.push(Used { rendering: wording.clone(), count: 1, last: number }),
            }
        }
        self.without += usize::from(!any);
    }
}

fn key(glossary: GlossaryId, concept: &ConceptId) -> ConceptNumber {
    let (high, low) = glossary.0.as_u64_pair();
    hash::mix(hash::hash(concept.0.as_bytes()) ^ hash::mix(high ^ low.rotate_left(17)))
}
