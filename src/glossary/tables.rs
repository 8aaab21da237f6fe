//! What an index consists of: tables in a few blocks of memory each.
//!
//! The first table gives each citation form of a word a number. The second is a
//! tree of these numbers: a term is a path from its root, so that all terms that
//! begin at a word of a text are found in one walk, however many share their
//! first words.

use super::names::NameWords;
use crate::model::Matching;
use crate::text::hash::{Seen, hash, mix};
use crate::text::morphology::WordTraits;
use std::collections::BTreeMap;

/// The terms of glossaries. Built once; never changes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tables {
    pub lemmas: LemmaTable,
    pub edges: EdgeTable,
    /// For each node of the tree, where its entries begin in `entries`, and
    /// whether any branch leads on from it ([`BRANCHES`]); one more at the end.
    pub nodes: Vec<u32>,
    pub entries: Vec<Entry>,
    pub words: Vec<EntryWord>,
    /// The written forms of all words, one after another.
    pub written: String,
    /// The wordings that are cited with vowel signs, or whose capitals count, by
    /// their first word.
    pub cited: BTreeMap<u32, Box<str>>,
    /// The words of names.
    pub names: NameWords,
}

/// A term, or a variant of one, at the end of its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub concept: u32,
    pub first_word: u32,
    pub glossary: u16,
    /// The index of the term within its concept.
    pub term: u16,
    /// 0 for the term's own wording, else the variant's index plus 1.
    pub variant: u16,
    pub word_count: u8,
    /// What else is to be known of it, a bit each: [`NAME`](Self::NAME) and those
    /// that follow.
    pub flags: u8,
}

/// A word of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntryWord {
    pub written: u32,
    pub length: u16,
    pub traits: WordTraits,
}

/// The root of the tree.
pub(super) const ROOT: u32 = 0;

/// Marks a node that branches lead on from.
pub(super) const BRANCHES: u32 = 1 << 31;

impl Entry {
    const NAME: u8 = 1;
    const INDEFINITE: u8 = 2;
    const FORM: u8 = 4;
    const EXACT: u8 = 8;
    const CASED: u8 = 16;
    const LISTED: u8 = 32;
    const CLOSED: u8 = 64;
    const PARTED: u8 = 128;

    /// An entry without words.
    pub fn new(glossary: u16, concept: u32, term: u16, variant: u16) -> Self {
        Self { concept, first_word: 0, glossary, term, variant, word_count: 0, flags: 0 }
    }

    /// This one, that may be a name.
    pub fn with_name(self, name: bool) -> Self {
        self.with(Self::NAME, name)
    }

    /// This one, as the indefinite form of a phrase that is cited with articles.
    pub fn with_indefinite(self, indefinite: bool) -> Self {
        self.with(Self::INDEFINITE, indefinite)
    }

    /// Whether it may be a name.
    pub fn is_name(self) -> bool {
        self.flags & Self::NAME > 0
    }

    /// Whether it is the indefinite form of a phrase that is cited with articles.
    pub fn is_indefinite(self) -> bool {
        self.flags & Self::INDEFINITE > 0
    }

    /// This one, matched as far from its citation form as its term may be, and
    /// with its capitals where they count.
    pub fn matched(self, matching: Matching, match_case: bool) -> Self {
        self.with(Self::FORM, matching == Matching::Form)
            .with(Self::EXACT, matching == Matching::Exact)
            .with(Self::CASED, match_case)
    }

    /// This one, as an inflected form that its glossary lists: `variant` counts
    /// these then.
    pub fn with_listed(self) -> Self {
        self.with(Self::LISTED, true).with(Self::FORM, self.flags & Self::EXACT == 0)
    }

    /// Whether it may have no ending.
    pub fn is_form(self) -> bool {
        self.flags & Self::FORM > 0
    }

    /// Whether it may differ in nothing.
    pub fn is_exact(self) -> bool {
        self.flags & Self::EXACT > 0
    }

    /// Whether its capitals count.
    pub fn is_cased(self) -> bool {
        self.flags & Self::CASED > 0
    }

    /// Whether it is an inflected form that its glossary lists.
    pub fn is_listed(self) -> bool {
        self.flags & Self::LISTED > 0
    }

    /// This one, with two words of a compound as one.
    pub fn with_closed(self) -> Self {
        self.with(Self::CLOSED, true)
    }

    /// Whether two words of a compound are one in it.
    pub fn is_closed(self) -> bool {
        self.flags & Self::CLOSED > 0
    }

    /// This one, that may have a sign between its words that parts phrases.
    pub fn with_parted(self, parted: bool) -> Self {
        self.with(Self::PARTED, parted)
    }

    /// Whether it has a sign between its words that parts phrases.
    pub fn is_parted(self) -> bool {
        self.flags & Self::PARTED > 0
    }

    fn with(self, flag: u8, set: bool) -> Self {
        Self { flags: if set { self.flags | flag } else { self.flags & !flag }, ..self }
    }
}

impl Tables {
    /// How many bytes of memory they take.
    pub fn size_in_bytes(&self) -> usize {
        self.lemmas.size_in_bytes()
            + self.edges.size_in_bytes()
            + size_of_val(&self.nodes[..])
            + size_of_val(&self.entries[..])
            + size_of_val(&self.words[..])
            + self.written.len()
            + self.names.size_in_bytes()
    }

    /// How many nodes the tree has.
    pub fn node_count(&self) -> u32 {
        self.nodes.len() as u32 - 1
    }

    /// The wordings that end at a node.
    pub fn entries_at(&self, node: u32) -> &[Entry] {
        let node = node as usize;
        match (self.nodes.get(node), self.nodes.get(node + 1)) {
            (Some(&start), Some(&end)) => {
                &self.entries[(start & !BRANCHES) as usize..(end & !BRANCHES) as usize]
            }
            _ => &[],
        }
    }

    /// Whether any term goes on behind a node.
    pub fn goes_on(&self, node: u32) -> bool {
        self.nodes.get(node as usize).is_some_and(|node| node & BRANCHES > 0)
    }
}

/// Numbers words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LemmaTable {
    /// Part of the word's hash, and its number plus 1; 0 for an empty slot.
    /// As many as a power of two, at most half of them full.
    pub slots: Vec<(u32, u32)>,
    /// Which hashes the slots have.
    seen: Seen,
    /// Where each word begins in `text`; one more at the end.
    pub offsets: Vec<u32>,
    pub text: String,
}

impl LemmaTable {
    pub fn new() -> Self {
        Self::of_parts(vec![(0, 0); 16], vec![0], String::new())
    }

    /// The table of these slots.
    pub fn of_parts(slots: Vec<(u32, u32)>, offsets: Vec<u32>, text: String) -> Self {
        let mut seen = Seen::new(slots.len() / 2);
        slots.iter().filter(|slot| slot.1 != 0).for_each(|slot| seen.add(u64::from(slot.0) << 32));
        Self { slots, seen, offsets, text }
    }

    /// How many words it has.
    pub fn len(&self) -> u32 {
        self.offsets.len() as u32 - 1
    }

    pub fn size_in_bytes(&self) -> usize {
        size_of_val(&self.slots[..])
            + self.seen.size_in_bytes()
            + size_of_val(&self.offsets[..])
            + self.text.len()
    }

    /// The number of a word.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.get_by(word, hash(word.as_bytes()))
    }

    fn get_by(&self, word: &str, key: u64) -> Option<u32> {
        if !self.seen.may_have(key) {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => return None,
                (tag, number) if tag == tag_of(key) && self.word(number - 1) == word => {
                    return Some(number - 1);
                }
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// The number of a word, of which `key` is the hash; a new one if it has none.
    pub fn get_or_insert(&mut self, word: &str, key: u64) -> u32 {
        if let Some(number) = self.get_by(word, key) {
            return number;
        }
        let number = self.len();
        self.text.push_str(word);
        self.offsets.push(self.text.len() as u32);
        if (number as usize + 1) * 2 > self.slots.len() {
            self.slots = vec![(0, 0); self.slots.len() * 2];
            self.seen = Seen::new(self.slots.len() / 2);
            for earlier in 0..=number {
                self.place(earlier, hash(self.word(earlier).as_bytes()));
            }
        } else {
            self.place(number, key);
        }
        number
    }

    /// Puts a word's number into the first empty slot from its own.
    fn place(&mut self, number: u32, key: u64) {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (tag_of(key), number + 1);
        self.seen.add(key);
    }

    /// The word of a number.
    pub fn word(&self, number: u32) -> &str {
        let number = number as usize;
        &self.text[self.offsets[number] as usize..self.offsets[number + 1] as usize]
    }
}

/// The branches of the tree.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EdgeTable {
    /// The node below the root for each word, 0 for none; empty where the
    /// branches from the root are among the others.
    pub first: Vec<u32>,
    /// Node, word, node below; the last is 0 for an empty slot, because nothing
    /// leads to the root. As many as a power of two, at most half of them full.
    pub slots: Vec<(u32, u32, u32)>,
}

impl EdgeTable {
    pub fn new() -> Self {
        Self { first: Vec::new(), slots: vec![(0, 0, 0); 16] }
    }

    pub fn size_in_bytes(&self) -> usize {
        size_of_val(&self.first[..]) + size_of_val(&self.slots[..])
    }

    /// The node one word further down the tree.
    pub fn get(&self, node: u32, lemma: u32) -> Option<u32> {
        let child = match self.first.get(lemma as usize) {
            Some(&child) if node == ROOT => child,
            _ => self.slots[self.slot(node, lemma)].2,
        };
        (child != 0).then_some(child)
    }

    /// Adds a branch that is not there yet, when that makes so many with it that
    /// are not from the root.
    pub fn insert(&mut self, node: u32, lemma: u32, child: u32, count: usize) {
        if count * 2 > self.slots.len() {
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
    }

    /// Adds a branch from the root, kept by its word.
    pub fn insert_first(&mut self, lemma: u32, child: u32) {
        let lemma = lemma as usize;
        if self.first.len() <= lemma {
            self.first.resize(lemma + 1, 0);
        }
        self.first[lemma] = child;
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
