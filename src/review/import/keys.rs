//! Wordings as numbers that are the same for wordings that read the same, so that
//! concepts are compared by looking numbers up.

use crate::model::{Concept, ConceptId, Language, Term};
use crate::text::hash;
use crate::text::morphology;
use crate::text::normalise::{Folding, Normalised};
use crate::text::wording;
use std::sync::Arc;

/// Which concepts have a wording of this number; in order.
type Places = Vec<(u64, u32)>;

/// Makes numbers of wordings.
pub(super) struct Keys<'a> {
    source: &'a Language,
    target: &'a Language,
    articles: (Option<&'static str>, Option<&'static str>),
    normalised: Normalised,
}

/// The wordings of one concept.
#[derive(Clone, Debug, Default)]
pub(super) struct Wordings {
    /// Of the language translated from.
    pub source: Vec<u64>,
    /// Of the language translated into.
    pub target: Vec<u64>,
}

/// The wordings of many concepts.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub source: Places,
    pub target: Places,
}

impl<'a> Keys<'a> {
    pub fn new(source: &'a Language, target: &'a Language) -> Self {
        let article = |language| morphology::of(language).article();
        let articles = (article(source), article(target));
        Self { source, target, articles, normalised: Normalised::default() }
    }

    /// The wordings of a concept, its variants among them, the best first.
    pub fn of(&mut self, concept: &Concept) -> Wordings {
        let mut wordings = Wordings::default();
        for term in &concept.terms {
            if term.language.matches(self.source) {
                self.add(term, self.articles.0, &mut wordings.source);
            }
            if term.language.matches(self.target) {
                self.add(term, self.articles.1, &mut wordings.target);
            }
        }
        wordings
    }

    /// The numbers by which one concept is known in a file without ids: that of
    /// its first term and that of the first term in another language, 0 where there
    /// is none. Terms of the two languages go before others.
    pub fn pair(&mut self, concept: &Concept) -> (u64, u64) {
        if concept.terms.is_empty() {
            return (0, content(concept));
        }
        let (source, target, articles) = (self.source, self.target, self.articles);
        let first = concept.terms_in(source).next().or(concept.terms.first());
        let other = concept.terms_in(target).next().or_else(|| {
            concept.terms.iter().find(|term| first.is_some_and(|first| first.language != term.language))
        });
        let mut key = |term: Option<&Term>, language: &Language, article| {
            let mut keys = Vec::new();
            term.iter().for_each(|term| self.add(term, article, &mut keys));
            let key = keys.first().copied().unwrap_or(0);
            match term.filter(|term| !term.language.matches(language)) {
                Some(term) => hash::mix(key ^ hash::hash(term.language.to_string().as_bytes())),
                None => key,
            }
        };
        (key(first, source, articles.0), key(other, target, articles.1))
    }

    /// The wordings of many concepts. `go_on` is told how many were read.
    pub fn table<E>(
        &mut self,
        concepts: &[Arc<Concept>],
        go_on: &mut dyn FnMut(usize) -> Result<(), E>,
    ) -> Result<Table, E> {
        let mut table = Table::default();
        for (at, concept) in concepts.iter().enumerate() {
            if at.is_multiple_of(super::matching::SLICE) {
                go_on(at)?;
            }
            let wordings = self.of(concept);
            table.source.extend(wordings.source.iter().map(|key| (*key, at as u32)));
            table.target.extend(wordings.target.iter().map(|key| (*key, at as u32)));
        }
        for places in [&mut table.source, &mut table.target] {
            places.sort_unstable();
            places.dedup();
        }
        Ok(table)
    }

    fn add(&mut self, term: &Term, article: Option<&str>, keys: &mut Vec<u64>) {
        for text in std::iter::once(&term.text).chain(&term.variants) {
            self.normalised.renew(text, Folding::Letters);
            let folded = self.normalised.text();
            if !folded.trim().is_empty() {
                keys.push(wording::key(folded, article));
            }
        }
    }
}

/// The number of what a concept without terms says.
fn content(concept: &Concept) -> u64 {
    let said = Concept { id: ConceptId::default(), history: Vec::new(), ..concept.clone() };
    serde_json::to_string(&said).map_or(0, |text| hash::hash(text.as_bytes()))
}

/// The concepts that have a wording of this number, in order.
pub(super) fn with(places: &Places, key: u64) -> &[(u64, u32)] {
    let from = places.partition_point(|(one, _)| *one < key);
    let count = places[from..].partition_point(|(one, _)| *one == key);
    &places[from..from + count]
}

impl Wordings {
    /// Whether two concepts have a wording in common.
    pub fn share(&self, other: &Self) -> bool {
        let shared = |one: &[u64], other: &[u64]| one.iter().any(|key| other.contains(key));
        shared(&self.source, &other.source) || shared(&self.target, &other.target)
    }
}
