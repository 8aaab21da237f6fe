//! Changes of single concepts, laid over tables that do not change.
//!
//! What a translator adds, corrects or takes out is to be found at once, and to
//! build the tables of a million concepts takes seconds. So the terms of the
//! concepts that came are collected on top of the tables, with numbers that go on
//! from theirs, and the concepts that went are masked. The search walks one tree:
//! whether a branch is in the tables or in the layer above makes no difference
//! to it, and what covers what is settled among the matches of both.

use super::build::{Builder, Layer};
use super::names::{Candidate, NameCounts, NameWords};
use super::tables::{Entry, Tables};
use crate::model::{Concept, Language};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Concepts of a glossary that took the place of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Splice {
    /// The index of the glossary.
    pub glossary: usize,
    /// The index that the first of them had in it, or would have had.
    pub at: usize,
    /// The concepts that went.
    pub gone: Vec<Arc<Concept>>,
    /// The concepts that came.
    pub come: Vec<Arc<Concept>>,
}

/// What became of glossaries since the tables were built.
pub(super) struct Overlay {
    /// The changes of each glossary, in order.
    changes: FxHashMap<usize, Vec<Change>>,
    /// The terms of the concepts that came.
    pub(super) layer: Layer,
    pub(super) names: NameWords,
    /// The words of names of the concepts that went, with their English, and how
    /// often each was there.
    names_gone: FxHashMap<u32, Vec<(Box<str>, NameCounts)>>,
    /// How many wordings went.
    gone: usize,
}

/// One change, with where it is now.
struct Change {
    splice: Splice,
    /// The index that the first concept has now.
    now: usize,
}

impl Change {
    /// The index now behind the concepts that came.
    fn end(&self) -> usize {
        self.now + self.splice.come.len()
    }

    /// The index before behind the concepts that went.
    fn end_before(&self) -> usize {
        self.splice.at + self.splice.gone.len()
    }
}

/// Concepts with the index of their glossary and their own in that, of which this
/// is the first.
fn places(
    glossary: u16,
    first: usize,
    concepts: &[Arc<Concept>],
) -> impl Iterator<Item = (u16, u32, &Concept)> + Send {
    concepts.iter().enumerate().map(move |(number, concept)| (glossary, (first + number) as u32, &**concept))
}

impl Overlay {
    pub(super) fn new(tables: &Tables, language: &Language, splices: Vec<Splice>) -> Self {
        let mut changes: FxHashMap<usize, Vec<Change>> = FxHashMap::default();
        let (mut come, mut gone) =
            (Builder::new(language, Some(tables)), Builder::new(language, Some(tables)));
        for splice in splices {
            let Ok(glossary) = u16::try_from(splice.glossary) else { continue };
            let earlier = changes.entry(splice.glossary).or_default();
            let now = earlier.last().map_or(splice.at, |last| last.end() + splice.at - last.end_before());
            come.add_concepts(places(glossary, now, &splice.come));
            gone.add_concepts(places(glossary, splice.at, &splice.gone));
            earlier.push(Change { splice, now });
        }
        let (mut layer, gone) = (come.into_layer(), gone.into_layer());
        let names = std::mem::take(&mut layer.names).finish();
        let mut names_gone: FxHashMap<u32, Vec<(Box<str>, NameCounts)>> = FxHashMap::default();
        for (lemma, english, counts) in gone.names.counts() {
            let of_word = names_gone.entry(lemma).or_default();
            match of_word.iter_mut().find(|(other, _)| **other == *english) {
                Some((_, known)) => *known = known.with(counts),
                None => of_word.push((english.into(), counts)),
            }
        }
        Self { changes, layer, names, names_gone, gone: gone.entries.len() }
    }

    /// How many wordings went, and how many came.
    pub(super) fn wordings(&self) -> (usize, usize) {
        (self.gone, self.layer.entries.len())
    }

    /// The index before of a concept that has this one now, or the concept itself
    /// if it came.
    pub(super) fn before(&self, glossary: usize, concept: usize) -> Result<usize, &Concept> {
        let changes = self.changes.get(&glossary).map_or(&[][..], Vec::as_slice);
        let Some(last) = changes[..changes.partition_point(|change| change.now <= concept)].last() else {
            return Ok(concept);
        };
        match last.splice.come.get(concept - last.now) {
            Some(came) => Err(came),
            None => Ok(concept - last.end() + last.end_before()),
        }
    }

    /// An entry of the tables as it is now, if its concept is still there.
    pub(super) fn standing(&self, entry: Entry) -> Option<Entry> {
        let Some(changes) = self.changes.get(&usize::from(entry.glossary)) else { return Some(entry) };
        let concept = entry.concept as usize;
        let earlier = &changes[..changes.partition_point(|change| change.splice.at <= concept)];
        let Some(last) = earlier.last() else { return Some(entry) };
        let behind = concept.checked_sub(last.end_before())?;
        Some(Entry { concept: (last.end() + behind) as u32, ..entry })
    }

    /// The wordings of concepts that came which end at a node.
    pub(super) fn entries_at(&self, node: u32) -> impl Iterator<Item = Entry> {
        let entries = &self.layer.entries;
        let start = entries.partition_point(|(end, _)| *end < node);
        entries[start..].iter().take_while(move |(end, _)| *end == node).map(|(_, entry)| *entry)
    }

    /// A word of names of the tables, if any concept that has it is still there.
    pub(super) fn standing_name<'a>(&self, name: Candidate<'a>) -> Option<Candidate<'a>> {
        if self.names_gone.is_empty() {
            return Some(name);
        }
        let of_word = self.names_gone.get(&name.lemma).map_or(&[][..], Vec::as_slice);
        let gone = of_word.iter().find(|(english, _)| **english == *name.english);
        let counts = gone.map_or(name.counts, |(_, gone)| name.counts.without(*gone));
        (!counts.is_empty()).then_some(Candidate { counts, ..name })
    }
}
