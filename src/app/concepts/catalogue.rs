//! Every concept of every glossary as a line of folded text, to be searched
//! without looking at the concepts.

use super::trial::{Failure, failures};
use crate::app::lexicon::Lexicon;
use crate::jobs::Cancelled;
use crate::model::{Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, Language, Project};
use crate::text::morphology;
use crate::text::normalise::{Folding, Normalised, normalise};
use crate::text::wording;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Names a concept among all glossaries of a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptKey {
    /// The glossary.
    pub glossary: GlossaryId,
    /// The concept.
    pub concept: ConceptId,
}

/// Every concept of some glossaries, in their order.
pub struct Catalogue {
    lexicon: Arc<Lexicon>,
    /// As they were when it was made, bundled ones with their concepts.
    glossaries: Vec<Glossary>,
    /// The glossary of each row, and the concept in it.
    places: Vec<(u16, u32)>,
    /// The folded wordings, each between two line feeds; a row's last line feed
    /// is followed by the first of the next row.
    pub(super) text: String,
    /// Where each row ends in `text`.
    pub(super) ends: Vec<u32>,
    /// Whether another concept has a wording of the same letters.
    doubled: Vec<bool>,
    /// The rows that have such a wording.
    doubles: FxHashMap<u64, Vec<u32>>,
    article: Option<&'static str>,
    /// The concepts that do not match as they should.
    failing: FxHashMap<u32, Vec<Failure>>,
    domains: Vec<String>,
    authors: Vec<String>,
}

/// A concept in the table, as it is now.
pub struct Row<'a> {
    /// Its glossary; the concepts of bundled ones are not in it.
    pub glossary: &'a Glossary,
    /// The concept.
    pub concept: &'a Arc<Concept>,
}

impl Row<'_> {
    /// The name of the concept.
    pub fn key(&self) -> ConceptKey {
        ConceptKey { glossary: self.glossary.id, concept: self.concept.id.clone() }
    }
}

/// How many domains or authors can be chosen from.
const CHOICES: usize = 500;

/// How many bytes of folded text there may be: offsets are of four bytes.
const MOST: usize = u32::MAX as usize;

/// How far from its place in the catalogue a concept is looked for in the
/// project, which may have changed since.
const NEAR: usize = 64;

impl Catalogue {
    /// A catalogue of these glossaries, bundled ones with their concepts, which the
    /// lexicon follows. `go_on` is asked between concepts and told how many are
    /// done.
    ///
    /// # Errors
    /// Where it is wanted no more.
    pub fn new(
        lexicon: Arc<Lexicon>,
        glossaries: Vec<Glossary>,
        source: &Language,
        mut go_on: impl FnMut(usize) -> Result<(), Cancelled>,
    ) -> Result<Self, Cancelled> {
        let mut builder = Builder::new(source);
        for (number, glossary) in glossaries.iter().enumerate() {
            let Ok(number) = u16::try_from(number) else { break };
            for (at, concept) in glossary.concepts.iter().enumerate() {
                if builder.places.len().is_multiple_of(10_000) {
                    go_on(builder.places.len())?;
                }
                if builder.text.len() > MOST - (1 << 20) {
                    break;
                }
                builder.add(number, at as u32, concept);
                let failed = failures(lexicon.index(), source, (usize::from(number), at), concept);
                if !failed.is_empty() {
                    builder.failing.insert(builder.places.len() as u32 - 1, failed);
                }
            }
        }
        Ok(builder.finish(lexicon, glossaries))
    }

    /// The lexicon it was made of.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// How many concepts there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Every domain there is, in order, as far as they can be chosen from.
    pub fn domains(&self) -> &[String] {
        &self.domains
    }

    /// Whoever changed a concept, in order.
    pub fn authors(&self) -> &[String] {
        &self.authors
    }

    /// Whether another concept has a wording of the same letters.
    pub fn is_doubled(&self, row: u32) -> bool {
        self.doubled.get(row as usize).copied().unwrap_or(false)
    }

    /// The rows with a wording of the same letters as this one, articles aside.
    pub fn doubles_of(&self, wording: &str) -> &[u32] {
        let key = wording::key(&normalise(wording, Folding::Letters), self.article);
        self.doubles.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The concept of a row as it was when the catalogue was made.
    pub fn known(&self, row: u32) -> Option<(&Glossary, &Arc<Concept>)> {
        let (number, at) = self.place(row)?;
        let glossary = self.glossaries.get(usize::from(number))?;
        Some((glossary, glossary.concepts.get(at as usize)?))
    }

    /// How the concept of a row does not match as it should.
    pub fn failures(&self, row: u32) -> &[Failure] {
        self.failing.get(&row).map_or(&[], Vec::as_slice)
    }

    /// The places of glossary and concept.
    pub fn place(&self, row: u32) -> Option<(u16, u32)> {
        self.places.get(row as usize).copied()
    }

    /// The row of a concept, if it has one.
    pub fn row_of(&self, key: &ConceptKey) -> Option<u32> {
        let number = self.glossaries.iter().position(|one| one.id == key.glossary)?;
        let concepts = &self.glossaries[number].concepts;
        let at = concepts.iter().position(|one| one.id == key.concept)? as u32;
        self.row_at((number as u16, at))
    }

    /// The row of these places of glossary and concept.
    pub fn row_at(&self, place: (u16, u32)) -> Option<u32> {
        self.places.binary_search(&place).ok().map(|row| row as u32)
    }

    /// The concept of a row as it is in the project now; `None` where it is gone.
    pub fn row<'a>(&'a self, project: &'a Project, row: u32) -> Option<Row<'a>> {
        let (_, at) = self.place(row)?;
        let (known, was) = self.known(row)?;
        let glossary = project.glossary(known.id)?;
        if matches!(glossary.origin, GlossaryOrigin::Bundled(_)) {
            return Some(Row { glossary, concept: was });
        }
        let concepts = &glossary.concepts;
        let at = at as usize;
        let is = |concept: &&Arc<Concept>| concept.id == was.id;
        let near = at.saturating_sub(NEAR).min(concepts.len())..(at + NEAR).min(concepts.len());
        let concept = concepts.get(at).filter(is).or_else(|| concepts[near].iter().find(is))?;
        Some(Row { glossary, concept })
    }
}

struct Builder {
    source: Language,
    article: Option<&'static str>,
    normalised: Normalised,
    places: Vec<(u16, u32)>,
    text: String,
    ends: Vec<u32>,
    doubled: Vec<bool>,
    doubles: FxHashMap<u64, Vec<u32>>,
    /// The first row of each wording of the source language.
    first: FxHashMap<u64, u32>,
    failing: FxHashMap<u32, Vec<Failure>>,
    domains: BTreeSet<String>,
    authors: BTreeSet<String>,
}

impl Builder {
    fn new(source: &Language) -> Self {
        Self {
            source: source.clone(),
            article: morphology::of(source).article(),
            normalised: Normalised::default(),
            places: Vec::new(),
            text: String::new(),
            ends: Vec::new(),
            doubled: Vec::new(),
            doubles: FxHashMap::default(),
            first: FxHashMap::default(),
            failing: FxHashMap::default(),
            domains: BTreeSet::new(),
            authors: BTreeSet::new(),
        }
    }

    fn add(&mut self, glossary: u16, at: u32, concept: &Concept) {
        let row = self.places.len() as u32;
        self.places.push((glossary, at));
        self.doubled.push(false);
        self.text.push('\n');
        for term in &concept.terms {
            let is_source = term.language.matches(&self.source);
            for wording in std::iter::once(&term.text).chain(&term.variants) {
                self.normalised.renew(wording, Folding::Letters);
                let folded = self.normalised.text();
                self.text.extend(folded.chars().map(|c| if c == '\n' { ' ' } else { c }));
                self.text.push('\n');
                if is_source {
                    let key = wording::key(folded, self.article);
                    let first = *self.first.entry(key).or_insert(row);
                    if first != row {
                        self.doubled[first as usize] = true;
                        self.doubled[row as usize] = true;
                        let rows = self.doubles.entry(key).or_insert_with(|| vec![first]);
                        if rows.last() != Some(&row) {
                            rows.push(row);
                        }
                    }
                }
            }
        }
        self.ends.push(self.text.len() as u32);
        if !concept.domain.is_empty()
            && self.domains.len() < CHOICES
            && !self.domains.contains(&concept.domain)
        {
            self.domains.insert(concept.domain.clone());
        }
        for change in concept.history.iter().filter(|change| !change.author.is_empty()) {
            if self.authors.len() < CHOICES && !self.authors.contains(&change.author) {
                self.authors.insert(change.author.clone());
            }
        }
    }

    fn finish(self, lexicon: Arc<Lexicon>, glossaries: Vec<Glossary>) -> Catalogue {
        Catalogue {
            lexicon,
            glossaries,
            places: self.places,
            text: self.text,
            ends: self.ends,
            doubled: self.doubled,
            doubles: self.doubles,
            article: self.article,
            failing: self.failing,
            domains: self.domains.into_iter().collect(),
            authors: self.authors.into_iter().collect(),
        }
    }
}
