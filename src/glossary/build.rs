//! Collects terms before the tables are laid out.

use super::analyse::{self, TermWord};
use super::further::{Further, further, is_parted};
use super::names::NameWordsBuilder;
use super::tables::{BRANCHES, EdgeTable, Entry, EntryWord, LemmaTable, ROOT, Tables};
use crate::model::{Concept, Language, Matching, PartOfSpeech, Term};
use crate::text::hash::hash;
use crate::text::morphology::{self, Morphology};
use crate::text::normalise::has_marks;
use crate::text::spelling;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many words a term may have. Whatever is longer is a text, and the walk
/// down the tree takes a step of the stack for each word.
const LONGEST: usize = 100;

/// Collects terms, by themselves or on top of tables that are there already: the
/// numbers of words, nodes and words of entries then go on from theirs, and a
/// path that is in their tree is not made again.
pub(super) struct Builder<'a> {
    language: &'a Language,
    morphology: &'static dyn Morphology,
    spells_names: bool,
    base: Option<&'a Tables>,
    names: NameWordsBuilder,
    /// Whether words are common ones, by their number and how they are written.
    common: FxHashMap<(u32, u64), bool>,
    lemmas: LemmaTable,
    edges: EdgeTable,
    nodes: u32,
    /// How many branches the tree has that are not from the root.
    branches: usize,
    /// Each wording with the node it ends at.
    entries: Vec<(u32, Entry)>,
    words: Vec<EntryWord>,
    written: String,
    cited: BTreeMap<u32, Box<str>>,
}

/// What was collected on top of other tables.
pub(super) struct Layer {
    pub lemmas: LemmaTable,
    pub edges: EdgeTable,
    /// Each wording with the node it ends at, sorted by that.
    pub entries: Vec<(u32, Entry)>,
    pub words: Vec<EntryWord>,
    pub written: String,
    pub cited: BTreeMap<u32, Box<str>>,
    pub names: NameWordsBuilder,
}

impl<'a> Builder<'a> {
    pub fn new(language: &'a Language, base: Option<&'a Tables>) -> Self {
        Self {
            language,
            morphology: morphology::of(language),
            spells_names: spelling::of(language).is_some(),
            base,
            names: NameWordsBuilder::default(),
            common: FxHashMap::default(),
            lemmas: LemmaTable::new(),
            edges: EdgeTable::new(),
            nodes: base.map_or(ROOT + 1, Tables::node_count),
            branches: 0,
            entries: Vec::new(),
            words: Vec::new(),
            written: String::new(),
            cited: BTreeMap::new(),
        }
    }

    /// Adds the terms of a concept, which is the one of this index in the
    /// glossary of this index.
    pub fn add_concept(&mut self, glossary: u16, number: u32, concept: &Concept) {
        for (term_number, term) in concept.terms.iter().enumerate().take(usize::from(u16::MAX)) {
            if term.language.matches(self.language) {
                self.add_term((glossary, number, term_number as u16), concept, term);
            }
        }
    }

    fn add_term(&mut self, (glossary, number, term_number): (u16, u32, u16), concept: &Concept, term: &Term) {
        if term.matching == Matching::Never {
            return;
        }
        let as_name = self.spells_names && term.matching == Matching::Inflected && !term.match_case;
        let name = match term.part_of_speech {
            _ if !as_name => None,
            Some(PartOfSpeech::ProperNoun) => Some(true),
            None => Some(false),
            _ => None,
        };
        let english = || concept.terms.iter().find(|term| term.language.primary() == "en");
        let english = name.and_then(|_| english()).map(|term| &*term.text);
        let entry = |variant: usize| {
            let entry = Entry::new(glossary, number, term_number, variant as u16);
            entry.matched(term.matching, term.match_case)
        };
        let texts = std::iter::once(&term.text).chain(&term.variants);
        for (variant, text) in texts.enumerate().take(usize::from(u16::MAX)) {
            let mut words = analyse::words(text, term.part_of_speech, self.morphology);
            let parted = self.morphology.heeds_citation() && is_parted(text);
            let entry = entry(variant).with_parted(parted);
            self.add_further(text, term, entry, &mut words);
            if term.matching == Matching::Inflected
                && term.part_of_speech != Some(PartOfSpeech::ProperNoun)
                && let Some(words) = analyse::indefinite(&words, self.morphology)
            {
                self.add_wording(entry.with_indefinite(true), &words);
            }
            if has_marks(text) || term.match_case {
                self.cited.insert(self.next_word(), text.as_str().into());
            }
            if let Some(lemmas) = self.add_wording(entry.with_name(name.is_some()), &words)
                && let Some(sure) = name
            {
                self.add_name(&words, &lemmas, english, sure);
            }
        }
        for (form, text) in term.details().forms.iter().enumerate().take(usize::from(u16::MAX) - 1) {
            let mut words = analyse::words(text, term.part_of_speech, self.morphology);
            // What its capitals say of it; nothing is made of a form.
            further(text, term, &mut words, self.morphology);
            if term.match_case {
                self.cited.insert(self.next_word(), text.as_str().into());
            }
            self.add_wording(entry(form + 1).with_listed(), &words);
        }
    }

    /// Adds the wordings that a text may have in the place of one that is cited.
    fn add_further(&mut self, text: &str, term: &Term, entry: Entry, words: &mut [TermWord]) {
        let further = further(text, term, words, self.morphology);
        for wording in further.into_iter().filter(|_| term.matching == Matching::Inflected) {
            let (entry, words, comparable) = match wording {
                Further::Stems(words) => (entry, words, true),
                Further::Closed(words) => (entry.with_closed(), words, true),
                Further::WithoutArticle(words) => (entry.with_indefinite(true), words, false),
            };
            if term.match_case && comparable {
                self.cited.insert(self.next_word(), text.into());
            }
            if !term.match_case || comparable {
                self.add_wording(entry, &words);
            }
        }
    }

    /// Adds a wording and gives the numbers of its words.
    fn add_wording(&mut self, entry: Entry, words: &[TermWord]) -> Option<Vec<u32>> {
        let word_count = u8::try_from(words.len()).ok()?;
        let first_word = self.next_word();
        if !(1..=LONGEST).contains(&words.len())
            || words.iter().any(|word| word.written.len() > usize::from(u16::MAX))
        {
            return None;
        }
        let mut node = ROOT;
        let mut lemmas = Vec::with_capacity(words.len());
        for word in words {
            let lemma = self.lemma(&word.folded);
            lemmas.push(lemma);
            node = self.branch(node, lemma);
            self.words.push(EntryWord {
                written: self.written.len() as u32,
                length: word.written.len() as u16,
                traits: word.traits,
            });
            self.written.push_str(&word.written);
        }
        self.entries.push((node, Entry { word_count, first_word, ..entry }));
        Some(lemmas)
    }

    /// The number that the next word of an entry gets.
    fn next_word(&self) -> u32 {
        (self.base.map_or(0, |base| base.words.len()) + self.words.len()) as u32
    }

    fn lemma(&mut self, word: &str) -> u32 {
        match self.base {
            Some(base) => {
                let known = base.lemmas.get(["", word, ""]);
                known.unwrap_or_else(|| base.lemmas.len() + self.lemmas.get_or_insert(word))
            }
            None => self.lemmas.get_or_insert(word),
        }
    }

    fn branch(&mut self, node: u32, lemma: u32) -> u32 {
        let known = self.base.and_then(|base| base.edges.get(node, lemma));
        if let Some(child) = known.or_else(|| self.edges.get(node, lemma)) {
            return child;
        }
        let child = self.nodes;
        self.nodes += 1;
        if node == ROOT && self.base.is_none() {
            self.edges.insert_first(lemma, child);
        } else {
            self.branches += 1;
            self.edges.insert(node, lemma, child, self.branches);
        }
        child
    }

    /// Adds the words of a name that other words may be spellings of. Where the
    /// English has as many words, each is the witness of its own.
    fn add_name(&mut self, words: &[TermWord], lemmas: &[u32], english: Option<&str>, sure: bool) {
        let english: Vec<&str> =
            english.unwrap_or_default().split(|c: char| c.is_whitespace() || c == '-').collect();
        for (number, (word, &lemma)) in words.iter().zip(lemmas).enumerate() {
            let witness = english.get(number).copied().filter(|_| english.len() == words.len());
            // Where the glossary does not say that it is a name, the English must
            // tell; and a common word within a name is none.
            if (!sure && witness.is_none()) || (words.len() > 1 && self.is_common(word, lemma)) {
                continue;
            }
            self.names.add(&word.folded, lemma, witness, sure);
        }
    }

    /// Whether a word is a common one; it is asked again and again for the same.
    fn is_common(&mut self, word: &TermWord, lemma: u32) -> bool {
        let key = (lemma, hash(word.written.as_bytes()));
        let ask = || self.morphology.is_common(&word.folded, &word.written);
        *self.common.entry(key).or_insert_with(ask)
    }

    /// What was collected on top of other tables.
    pub fn into_layer(mut self) -> Layer {
        self.entries.sort_by_key(|(node, _)| *node);
        let Self { lemmas, edges, entries, words, written, cited, names, .. } = self;
        Layer { lemmas, edges, entries, words, written, cited, names }
    }

    /// The tables, the wordings sorted by the node they end at.
    pub fn into_tables(mut self) -> Tables {
        let nodes = self.nodes;
        self.edges.first.resize(self.lemmas.len() as usize, 0);
        let Layer { lemmas, edges, entries, mut words, mut written, cited, names } = self.into_layer();
        let mut starts = Vec::with_capacity(nodes as usize + 1);
        let mut at = 0;
        for node in 0..nodes {
            starts.push(at as u32);
            at += entries[at..].iter().take_while(|(end, _)| *end == node).count();
        }
        starts.push(at as u32);
        for (node, _, child) in &edges.slots {
            if *child != 0 {
                starts[*node as usize] |= BRANCHES;
            }
        }
        words.shrink_to_fit();
        written.shrink_to_fit();
        let entries = entries.into_iter().map(|(_, entry)| entry).collect();
        Tables { lemmas, edges, nodes: starts, entries, words, written, cited, names: names.finish() }
    }
}
