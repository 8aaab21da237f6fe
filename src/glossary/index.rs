//! Step 2: the terms of all glossaries, ready to be found.
//!
//! Two tables. The first gives each citation form of a word a number. The
//! second is a tree of these numbers: a term is a path from its root, so that
//! all terms that begin at a word of a text are found in one walk, however many
//! share their first words. Both are open-addressing tables in one block of
//! memory each.

use super::analyse::{self, TermWord};
use super::names::{NameWords, NameWordsBuilder};
use crate::model::{Concept, Glossary, Language, PartOfSpeech, Term};
use crate::text::hash::{hash, hash_parts, mix};
use crate::text::morphology::{self, Morphology, WordTraits};
use crate::text::normalise::has_marks;
use crate::text::spelling;
use std::collections::BTreeMap;

/// The terms of glossaries in one language. Built once; never changes.
pub struct Index {
    pub(super) language: Language,
    pub(super) morphology: &'static dyn Morphology,
    /// How the language spells names, where that is known.
    pub(super) spelling: Option<&'static spelling::Names>,
    /// The words of names.
    pub(super) names: NameWords,
    lemmas: LemmaTable,
    edges: EdgeTable,
    /// For each node of the tree, where its entries begin in `entries`; one
    /// more at the end.
    node_entries: Vec<u32>,
    entries: Vec<Entry>,
    words: Vec<EntryWord>,
    /// The written forms of all words, one after another.
    written: String,
    /// The wordings that are cited with vowel signs, by their first word.
    voiced: BTreeMap<u32, Box<str>>,
}

/// A term, or a variant of one, at the end of its path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub glossary: u16,
    /// The index of the term within its concept.
    pub term: u16,
    pub concept: u32,
    /// 0 for the term's own wording, else the variant's index plus 1.
    pub variant: u16,
    /// Whether it may be a name.
    pub name: bool,
    /// Whether it is the indefinite form of a phrase that is cited with articles.
    pub indefinite: bool,
    word_count: u8,
    first_word: u32,
}

#[derive(Clone, Copy, Debug)]
struct EntryWord {
    written: u32,
    length: u16,
    traits: WordTraits,
}

/// How many words a term may have. Whatever is longer is a text, and the walk
/// down the tree takes a step of the stack for each word.
const LONGEST: usize = 100;

/// The root of the tree.
pub(super) const ROOT: u32 = 0;

impl Index {
    /// Indexes the terms that serve `language`. Glossaries that are switched
    /// off count for their place only.
    pub fn build<'a>(glossaries: impl IntoIterator<Item = &'a Glossary>, language: &Language) -> Self {
        let mut builder = Builder::new(language);
        for (number, glossary) in glossaries.into_iter().enumerate() {
            let Ok(number) = u16::try_from(number) else { break };
            if !glossary.enabled {
                continue;
            }
            for (concept_number, concept) in glossary.concepts.iter().enumerate() {
                for (term_number, term) in concept.terms.iter().enumerate() {
                    if term.language.matches(language) {
                        builder.add_term(number, (concept_number as u32, concept), term_number as u16, term);
                    }
                }
            }
        }
        builder.finish()
    }

    /// How many wordings it knows: terms and their variants.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many bytes of memory it takes.
    pub fn size_in_bytes(&self) -> usize {
        size_of_val(&self.lemmas.slots[..])
            + size_of_val(&self.lemmas.offsets[..])
            + self.lemmas.text.len()
            + size_of_val(&self.edges.slots[..])
            + size_of_val(&self.node_entries[..])
            + size_of_val(&self.entries[..])
            + size_of_val(&self.words[..])
            + self.written.len()
            + self.names.size_in_bytes()
    }

    /// The number of a word's citation form, given in parts.
    pub(super) fn lemma(&self, parts: [&str; 3]) -> Option<u32> {
        self.lemmas.get(parts)
    }

    /// The word of a number, in the letters of the level `Letters`.
    pub(super) fn lemma_text(&self, lemma: u32) -> &str {
        std::str::from_utf8(self.lemmas.word(lemma)).unwrap_or_default()
    }

    /// The node one word further down the tree.
    pub(super) fn child(&self, node: u32, lemma: u32) -> Option<u32> {
        self.edges.get(node, lemma)
    }

    /// The wordings that end at a node.
    pub(super) fn entries_at(&self, node: u32) -> &[Entry] {
        let node = node as usize;
        match (self.node_entries.get(node), self.node_entries.get(node + 1)) {
            (Some(&start), Some(&end)) => &self.entries[start as usize..end as usize],
            _ => &[],
        }
    }

    /// A wording as it is cited, if that is with vowel signs.
    pub(super) fn voiced(&self, entry: &Entry) -> Option<&str> {
        self.voiced.get(&entry.first_word).map(|text| &**text)
    }

    /// The written form and the traits of each word of a wording.
    pub(super) fn words_of(&self, entry: &Entry) -> impl Iterator<Item = (&str, WordTraits)> {
        let start = entry.first_word as usize;
        self.words[start..start + usize::from(entry.word_count)].iter().map(|word| {
            let start = word.written as usize;
            (&self.written[start..start + usize::from(word.length)], word.traits)
        })
    }
}

/// Collects terms before the tree is laid out.
struct Builder {
    language: Language,
    morphology: &'static dyn Morphology,
    spelling: Option<&'static spelling::Names>,
    names: NameWordsBuilder,
    lemmas: LemmaTable,
    edges: EdgeTable,
    nodes: u32,
    /// Each wording with the node it ends at.
    entries: Vec<(u32, Entry)>,
    words: Vec<EntryWord>,
    written: String,
    voiced: BTreeMap<u32, Box<str>>,
}

impl Builder {
    fn new(language: &Language) -> Self {
        Self {
            language: language.clone(),
            morphology: morphology::of(language),
            spelling: spelling::of(language),
            names: NameWordsBuilder::default(),
            lemmas: LemmaTable::new(),
            edges: EdgeTable::new(),
            nodes: ROOT + 1,
            entries: Vec::new(),
            words: Vec::new(),
            written: String::new(),
            voiced: BTreeMap::new(),
        }
    }

    fn add_term(&mut self, glossary: u16, (number, concept): (u32, &Concept), term_number: u16, term: &Term) {
        let name = match term.part_of_speech {
            _ if self.spelling.is_none() => None,
            Some(PartOfSpeech::ProperNoun) => Some(true),
            None => Some(false),
            _ => None,
        };
        let english = || concept.terms.iter().find(|term| term.language.primary() == "en");
        let english = name.and_then(|_| english()).map(|term| &*term.text);
        let texts = std::iter::once(&term.text).chain(&term.variants);
        for (variant, text) in texts.enumerate().take(usize::from(u16::MAX)) {
            let words = analyse::words(text, term.part_of_speech, self.morphology);
            let entry = Entry {
                glossary,
                term: term_number,
                concept: number,
                variant: variant as u16,
                name: name.is_some(),
                indefinite: false,
                word_count: 0,
                first_word: 0,
            };
            if term.part_of_speech != Some(PartOfSpeech::ProperNoun)
                && let Some(words) = analyse::indefinite(&words, self.morphology)
            {
                self.add_wording(Entry { indefinite: true, name: false, ..entry }, &words);
            }
            if has_marks(text) {
                self.voiced.insert(self.words.len() as u32, text.as_str().into());
            }
            if let Some(lemmas) = self.add_wording(entry, &words)
                && let Some(sure) = name
            {
                self.add_name(&words, &lemmas, english, sure);
            }
        }
    }

    /// Adds a wording and gives the numbers of its words.
    fn add_wording(&mut self, entry: Entry, words: &[TermWord]) -> Option<Vec<u32>> {
        let word_count = u8::try_from(words.len()).ok()?;
        let first_word = u32::try_from(self.words.len()).ok()?;
        if !(1..=LONGEST).contains(&words.len())
            || words.iter().any(|word| word.written.len() > usize::from(u16::MAX))
        {
            return None;
        }
        let mut node = ROOT;
        let mut lemmas = Vec::with_capacity(words.len());
        for word in words {
            let lemma = self.lemmas.get_or_insert(&word.folded);
            lemmas.push(lemma);
            node = self.edges.get_or_insert(node, lemma, &mut self.nodes);
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

    /// Adds the words of a name that other words may be spellings of. Where the
    /// English has as many words, each is the witness of its own.
    fn add_name(&mut self, words: &[TermWord], lemmas: &[u32], english: Option<&str>, sure: bool) {
        let english: Vec<&str> =
            english.unwrap_or_default().split(|c: char| c.is_whitespace() || c == '-').collect();
        for (number, (word, &lemma)) in words.iter().zip(lemmas).enumerate() {
            let witness = english.get(number).copied().filter(|_| english.len() == words.len());
            // Where the glossary does not say that it is a name, the English must
            // tell; and a common word within a name is none.
            if (!sure && witness.is_none())
                || (words.len() > 1 && self.morphology.is_common(&word.folded, &word.written))
            {
                continue;
            }
            self.names.add(&word.folded, lemma, witness, sure);
        }
    }

    /// Sorts the wordings by the node they end at.
    fn finish(mut self) -> Index {
        self.entries.sort_by_key(|(node, _)| *node);
        let mut node_entries = Vec::with_capacity(self.nodes as usize + 1);
        let mut at = 0;
        for node in 0..self.nodes {
            node_entries.push(at as u32);
            at += self.entries[at..].iter().take_while(|(end, _)| *end == node).count();
        }
        node_entries.push(at as u32);
        self.words.shrink_to_fit();
        self.written.shrink_to_fit();
        Index {
            language: self.language,
            morphology: self.morphology,
            spelling: self.spelling,
            names: self.names.finish(),
            lemmas: self.lemmas,
            edges: self.edges,
            node_entries,
            entries: self.entries.into_iter().map(|(_, entry)| entry).collect(),
            words: self.words,
            written: self.written,
            voiced: self.voiced,
        }
    }
}

/// Numbers words.
struct LemmaTable {
    /// Part of the word's hash, and its number plus 1; 0 for an empty slot.
    /// As many as a power of two, at most half of them full.
    slots: Vec<(u32, u32)>,
    /// Where each word begins in `text`; one more at the end.
    offsets: Vec<u32>,
    text: Vec<u8>,
}

impl LemmaTable {
    fn new() -> Self {
        Self { slots: vec![(0, 0); 16], offsets: vec![0], text: Vec::new() }
    }

    fn get(&self, parts: [&str; 3]) -> Option<u32> {
        let hash = hash_parts(parts);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => return None,
                (tag, number) if tag == tag_of(hash) && self.is(number - 1, parts) => {
                    return Some(number - 1);
                }
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn get_or_insert(&mut self, word: &str) -> u32 {
        if let Some(number) = self.get(["", word, ""]) {
            return number;
        }
        let number = self.offsets.len() as u32 - 1;
        self.text.extend_from_slice(word.as_bytes());
        self.offsets.push(self.text.len() as u32);
        if (number as usize + 1) * 2 > self.slots.len() {
            self.slots = vec![(0, 0); self.slots.len() * 2];
            for earlier in 0..=number {
                self.place(earlier);
            }
        } else {
            self.place(number);
        }
        number
    }

    /// Puts a word's number into the first empty slot from its own.
    fn place(&mut self, number: u32) {
        let hash = hash(self.word(number));
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (tag_of(hash), number + 1);
    }

    fn word(&self, number: u32) -> &[u8] {
        let number = number as usize;
        &self.text[self.offsets[number] as usize..self.offsets[number + 1] as usize]
    }

    fn is(&self, number: u32, parts: [&str; 3]) -> bool {
        let word = self.word(number);
        let lengths = parts.map(str::len);
        word.len() == lengths.iter().sum::<usize>()
            && word[..lengths[0]] == *parts[0].as_bytes()
            && word[lengths[0]..lengths[0] + lengths[1]] == *parts[1].as_bytes()
            && word[lengths[0] + lengths[1]..] == *parts[2].as_bytes()
    }
}

/// The branches of the tree.
struct EdgeTable {
    /// Node, word, node below; the last is 0 for an empty slot, because nothing
    /// leads to the root.
    slots: Vec<(u32, u32, u32)>,
    count: usize,
}

impl EdgeTable {
    fn new() -> Self {
        Self { slots: vec![(0, 0, 0); 16], count: 0 }
    }

    fn get(&self, node: u32, lemma: u32) -> Option<u32> {
        match self.slots[self.slot(node, lemma)] {
            (_, _, 0) => None,
            (_, _, child) => Some(child),
        }
    }

    fn get_or_insert(&mut self, node: u32, lemma: u32, nodes: &mut u32) -> u32 {
        if let Some(child) = self.get(node, lemma) {
            return child;
        }
        let child = *nodes;
        *nodes += 1;
        self.count += 1;
        if self.count * 2 > self.slots.len() {
            let larger = vec![(0, 0, 0); self.slots.len() * 2];
            for (node, lemma, child) in std::mem::replace(&mut self.slots, larger) {
                if child != 0 {
                    let slot = self.slot(node, lemma);
                    self.slots[slot] = (node, lemma, child);
                }
            }
        }
        let slot = self.slot(node, lemma);
        self.slots[slot] = (node, lemma, child);
        child
    }

    /// The slot of a branch, or the empty one it would go to.
    fn slot(&self, node: u32, lemma: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = mix(u64::from(node) << 32 | u64::from(lemma)) as usize & mask;
        loop {
            match self.slots[at] {
                (_, _, 0) => return at,
                (n, l, _) if n == node && l == lemma => return at,
                _ => at = (at + 1) & mask,
            }
        }
    }
}

/// The part of a hash that tells words in neighbouring slots apart.
fn tag_of(hash: u64) -> u32 {
    (hash >> 32) as u32
}
