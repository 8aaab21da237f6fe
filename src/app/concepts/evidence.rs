//! What speaks for and against a concept: how it was rendered so far, and which
//! other concepts look like it.

use super::catalogue::{Catalogue, ConceptKey};
use super::occurrences::Place;
use crate::app::lexicon::places_of;
use crate::glossary::Confidence;
use crate::model::{Concept, Project};

/// What speaks for and against a concept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its renderings as translations have them, and how often; the most frequent
    /// first.
    pub renderings: Vec<(String, usize)>,
    /// In how many translated segments none of them stands.
    pub without: usize,
    /// Other concepts that look like it.
    pub alike: Vec<Alike>,
}

/// A concept that looks like another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The concept.
    pub key: ConceptKey,
    /// Its term.
    pub term: String,
    /// Its best rendering; empty where it has none.
    pub rendering: String,
    /// What its glossary is called.
    pub glossary: String,
    /// Whether its term is a spelling that nobody confirmed to be the same.
    pub possible: bool,
}

/// How many places are looked at.
const LOOKED_AT: usize = 500;

/// How many concepts that look alike are told of.
const ALIKE: usize = 6;

impl Evidence {
    /// What speaks for and against the concept of a row that stands at these
    /// places.
    pub fn of(catalogue: &Catalogue, project: &Project, row: u32, places: &[Place]) -> Self {
        let Some(found) = catalogue.row(project, row) else { return Self::default() };
        let mut evidence = Self::default();
        evidence.add_renderings(project, found.concept, places);
        evidence.add_alike(catalogue, project, row, found.concept);
        evidence
    }

    fn add_renderings(&mut self, project: &Project, concept: &Concept, places: &[Place]) {
        let wordings: Vec<&str> = concept
            .terms_in(&project.target)
            .flat_map(|term| std::iter::once(&term.text).chain(&term.variants))
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let mut counts = vec![0; wordings.len()];
        let mut last = None;
        for place in places.iter().take(LOOKED_AT) {
            // A segment with several occurrences is looked at once.
            if last.replace(place.segment) == Some(place.segment) {
                continue;
            }
            let Some(segment) = project.segment(place.segment).filter(|one| !one.target.is_empty()) else {
                continue;
            };
            let mut any = false;
            for (wording, count) in wordings.iter().zip(&mut counts) {
                let stands = places_of(wording, &segment.target).next().is_some();
                *count += usize::from(stands);
                any |= stands;
            }
            self.without += usize::from(!any);
        }
        let used = wordings.iter().zip(counts).filter(|(_, count)| *count > 0);
        self.renderings = used.map(|(wording, count)| ((*wording).to_owned(), count)).collect();
        self.renderings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }

    fn add_alike(&mut self, catalogue: &Catalogue, project: &Project, row: u32, concept: &Concept) {
        let mut met = vec![row];
        for term in concept.terms_in(&project.source) {
            for wording in std::iter::once(&term.text).chain(&term.variants) {
                let doubles = catalogue.doubles_of(wording).iter().map(|row| (*row, false));
                let found = catalogue.lexicon().index().find_possible(wording).into_iter();
                let found = found.filter(|found| found.words.len() == wording.trim().len());
                let found = found.filter_map(|found| {
                    let place = (found.glossary as u16, found.concept as u32);
                    Some((catalogue.row_at(place)?, found.confidence == Confidence::Possible))
                });
                for (other, possible) in doubles.chain(found) {
                    if self.alike.len() == ALIKE {
                        return;
                    }
                    if !met.contains(&other) {
                        met.push(other);
                        self.alike.extend(Alike::of(catalogue, project, other, possible));
                    }
                }
            }
        }
    }
}

impl Alike {
    fn of(catalogue: &Catalogue, project: &Project, row: u32, possible: bool) -> Option<Self> {
        let found = catalogue.row(project, row)?;
        let renderings = crate::glossary::renderings(found.concept, &project.target);
        let term = found.concept.terms_in(&project.source).next();
        Some(Self {
            key: found.key(),
            term: term.map(|term| term.text.clone()).unwrap_or_default(),
            rendering: renderings.first().map(|one| one.term.text.clone()).unwrap_or_default(),
            glossary: found.glossary.name.clone(),
            possible,
        })
    }
}
