//! What speaks for and against a concept: how it was rendered so far, and which
//! other concepts look like it.

use super::catalogue::{Catalogue, ConceptKey};
use crate::glossary::Confidence;
use crate::ledger::Ledger;
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

/// How many concepts that look alike are told of.
const ALIKE: usize = 6;

impl Evidence {
    /// What speaks for and against the concept of a row.
    pub fn of(catalogue: &Catalogue, project: &Project, row: u32, ledger: Option<&Ledger>) -> Self {
        let Some(found) = catalogue.row(project, row) else { return Self::default() };
        let mut evidence = Self::default();
        if let Some(ledger) = ledger {
            let (glossary, concept) = (found.glossary.id, &found.concept.id);
            let used = ledger.used(glossary, concept).iter();
            evidence.renderings = used.map(|used| (used.rendering.clone(), used.count)).collect();
            evidence.renderings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            evidence.without = ledger.without(glossary, concept);
        }
        evidence.add_alike(catalogue, project, row, found.concept);
        evidence
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
