//! Step 2: the terms of all glossaries, ready to be found.
//!
//! The tables of an index are built once and never change. What becomes of
//! single concepts later is laid over them (`overlay`), and every search sees
//! both as one.

use super::build::Builder;
use super::names::Candidate;
use super::overlay::{Overlay, Splice};
use super::tables::{Entry, EntryWord, Tables};
use crate::model::{Concept, Glossary, Language};
use crate::text::morphology::{self, Morphology, WordTraits};
use crate::text::normalise::{Folding, normalise};
use crate::text::spelling::{self, Skeleton};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The terms of glossaries in one language.
pub struct Index {
    pub(super) language: Language,
    pub(super) morphology: &'static dyn Morphology,
    /// How the language spells names, where that is known.
    pub(super) spelling: Option<&'static spelling::Names>,
    /// The only citation forms that forms are read further for, where the language
    /// has them for few.
    read_further: Option<Arc<FxHashSet<String>>>,
    tables: Arc<Tables>,
    overlay: Option<Overlay>,
}

impl Index {
    /// Indexes the terms that serve `language`. Glossaries that are switched
    /// off count for their place only.
    pub fn build<'a>(glossaries: impl IntoIterator<Item = &'a Glossary>, language: &Language) -> Self {
        let mut builder = Builder::new(language, None);
        let glossaries: Vec<&Glossary> = glossaries.into_iter().take(usize::from(u16::MAX) + 1).collect();
        let enabled = glossaries.iter().enumerate().filter(|(_, glossary)| glossary.enabled);
        builder.add_concepts(enabled.flat_map(|(glossary, of)| {
            let concepts = of.concepts.iter().enumerate();
            concepts.map(move |(number, concept)| (glossary as u16, number as u32, &**concept))
        }));
        Self::of_tables(builder.into_tables(), language)
    }

    pub(super) fn of_tables(tables: Tables, language: &Language) -> Self {
        let morphology = morphology::of(language);
        Self {
            morphology,
            read_further: further_words(&tables.words, &tables.written, morphology.further_needs()),
            spelling: spelling::of(language),
            language: language.clone(),
            tables: Arc::new(tables),
            overlay: None,
        }
    }

    pub(super) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The index of the same glossaries after some of their concepts were
    /// changed: what it finds is what an index built anew would find. It shares
    /// the tables of this one, and takes as long to make as there are changes.
    ///
    /// The changes are against the glossaries that the index was built of, at
    /// first; those made before count no more. They are in order of their places,
    /// and only of glossaries that are switched on.
    pub fn with_changes(&self, changes: Vec<Splice>) -> Self {
        let overlay = (!changes.is_empty()).then(|| Overlay::new(&self.tables, &self.language, changes));
        let mut read_further = self.read_further.clone();
        let layer = overlay.as_ref().map(|overlay| &overlay.layer);
        let needs = self.morphology.further_needs();
        let new = layer.and_then(|layer| further_words(&layer.words, &layer.written, needs));
        if let (Some(known), Some(new)) = (&mut read_further, new.filter(|new| !new.is_empty())) {
            Arc::make_mut(known).extend(new.iter().cloned());
        }
        Self { tables: self.tables.clone(), language: self.language.clone(), overlay, read_further, ..*self }
    }

    /// The concept of this index in the glossary of this index, where
    /// `glossaries` are those that the index was built of.
    pub fn concept<'a>(
        &'a self,
        glossaries: &'a [Glossary],
        glossary: usize,
        concept: usize,
    ) -> Option<&'a Concept> {
        let before = match &self.overlay {
            Some(overlay) => match overlay.before(glossary, concept) {
                Ok(before) => before,
                Err(changed) => return Some(changed),
            },
            None => concept,
        };
        glossaries.get(glossary)?.concepts.get(before).map(|concept| &**concept)
    }

    /// How many wordings it knows: terms and their variants.
    pub fn len(&self) -> usize {
        let (gone, come) = self.overlay.as_ref().map_or((0, 0), Overlay::wordings);
        self.tables.entries.len() + come - gone
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes of memory it takes, without what is laid over it.
    pub fn size_in_bytes(&self) -> usize {
        self.tables.size_in_bytes()
    }

    /// Whether any word is worth reading further.
    pub(super) fn reads_further(&self) -> bool {
        self.read_further.as_ref().is_none_or(|words| !words.is_empty())
    }

    /// The number of a citation form that a word was read further for.
    pub(super) fn further_lemma(&self, word: &str) -> Option<u32> {
        let may_be = self.read_further.as_ref().is_none_or(|words| words.contains(word));
        may_be.then(|| self.lemma(word)).flatten()
    }

    /// The number of a word's citation form.
    pub(super) fn lemma(&self, word: &str) -> Option<u32> {
        let known = self.tables.lemmas.get(word);
        known.or_else(|| Some(self.tables.lemmas.len() + self.overlay.as_ref()?.layer.lemmas.get(word)?))
    }

    /// The word of a number, in the letters of the level `Letters`.
    pub(super) fn lemma_text(&self, lemma: u32) -> &str {
        let known = self.tables.lemmas.len();
        match &self.overlay {
            Some(overlay) if lemma >= known => overlay.layer.lemmas.word(lemma - known),
            _ => self.tables.lemmas.word(lemma),
        }
    }

    /// The node one word further down the tree.
    pub(super) fn child(&self, node: u32, lemma: u32) -> Option<u32> {
        let known = self.tables.edges.get(node, lemma);
        known.or_else(|| self.overlay.as_ref()?.layer.edges.get(node, lemma))
    }

    /// Whether any term goes on behind a node.
    pub(super) fn goes_on(&self, node: u32) -> bool {
        self.overlay.is_some() || self.tables.goes_on(node)
    }

    /// The wordings that end at a node.
    pub(super) fn entries_at(&self, node: u32) -> impl Iterator<Item = Entry> {
        let overlay = self.overlay.as_ref();
        let standing = self.tables.entries_at(node).iter().filter_map(move |entry| match overlay {
            Some(overlay) => overlay.standing(*entry),
            None => Some(*entry),
        });
        standing.chain(overlay.into_iter().flat_map(move |overlay| overlay.entries_at(node)))
    }

    /// A wording as it is cited, if that is with vowel signs or its capitals count.
    pub(super) fn cited(&self, entry: &Entry) -> Option<&str> {
        let cited = match &self.overlay {
            Some(overlay) if entry.first_word as usize >= self.tables.words.len() => &overlay.layer.cited,
            _ => &self.tables.cited,
        };
        cited.get(&entry.first_word).map(|text| &**text)
    }

    /// The written form and the traits of each word of a wording.
    pub(super) fn words_of(&self, entry: &Entry) -> impl Iterator<Item = (&str, WordTraits)> {
        let (first, known) = (entry.first_word as usize, self.tables.words.len());
        let (written, words, start) = match &self.overlay {
            Some(overlay) if first >= known => (&overlay.layer.written, &overlay.layer.words, first - known),
            _ => (&self.tables.written, &self.tables.words, first),
        };
        words[start..start + usize::from(entry.word_count)].iter().map(|word| {
            let start = word.written as usize;
            (&written[start..start + usize::from(word.length)], word.traits)
        })
    }

    /// Whether it has any word of a name.
    pub(super) fn has_names(&self) -> bool {
        !self.tables.names.is_empty()
            || self.overlay.as_ref().is_some_and(|overlay| !overlay.names.is_empty())
    }

    /// The words of names that have a skeleton.
    pub(super) fn names_of(&self, skeleton: Skeleton) -> impl Iterator<Item = Candidate<'_>> {
        let overlay = self.overlay.as_ref();
        let standing = self.tables.names.of(skeleton).filter_map(move |name| match overlay {
            Some(overlay) => overlay.standing_name(name),
            None => Some(name),
        });
        standing.chain(overlay.into_iter().flat_map(move |overlay| overlay.names.of(skeleton)))
    }
}

/// The words of these traits, folded; `None` where all words have them.
fn further_words(words: &[EntryWord], written: &str, traits: WordTraits) -> Option<Arc<FxHashSet<String>>> {
    if traits == WordTraits::default() {
        return None;
    }
    let words = words.iter().filter(|word| word.traits.has(traits)).map(|word| {
        let start = word.written as usize;
        normalise(&written[start..start + usize::from(word.length)], Folding::Letters)
    });
    Some(Arc::new(words.collect()))
}
