//! The words of names, by their consonants.

use super::super::tables::LemmaTable;
use crate::text::hash::hash;
use crate::text::spelling::Skeleton;

/// The words of the names of an index. Built once; never changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::glossary) struct NameWords {
    /// The index in `starts` of each skeleton, plus 1; 0 for an empty slot. As
    /// many slots as a power of two, at most half of them taken.
    pub(in crate::glossary) slots: Vec<u32>,
    pub(in crate::glossary) skeletons: Vec<Skeleton>,
    /// Where the words of each skeleton begin in `words`; one more at the end.
    pub(in crate::glossary) starts: Vec<u32>,
    pub(in crate::glossary) words: Vec<NameWord>,
    /// The English of all words, one after another.
    pub(in crate::glossary) english: String,
}

/// A word of names, and how English writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::glossary) struct NameWord {
    pub lemma: u32,
    /// Where its English begins.
    pub english: u32,
    pub length: u8,
    /// How many letters it has in Arabic, the article left out.
    pub letters: u8,
    pub counts: NameCounts,
}

/// How often a word is in names. What is there very often is not counted to the
/// end, and then thought to be there always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::glossary) struct NameCounts {
    /// In those of which the glossary says that they are names.
    pub sure: u8,
    /// In others.
    pub unsure: u8,
}

impl NameCounts {
    /// Whether it is in none.
    pub fn is_empty(self) -> bool {
        self.sure == 0 && self.unsure == 0
    }

    /// Whether it is in any of which the glossary says that it is a name.
    pub fn is_sure(self) -> bool {
        self.sure > 0
    }

    /// How often it is there with those of the other.
    pub fn with(self, other: Self) -> Self {
        let (sure, unsure) = (self.sure.saturating_add(other.sure), self.unsure.saturating_add(other.unsure));
        Self { sure, unsure }
    }

    /// How often it is left when it went so often.
    pub fn without(self, gone: Self) -> Self {
        let left = |count: u8, gone: u8| if count == u8::MAX { count } else { count.saturating_sub(gone) };
        Self { sure: left(self.sure, gone.sure), unsure: left(self.unsure, gone.unsure) }
    }
}

/// A word that may be meant.
#[derive(Clone, Copy, Debug)]
pub(in crate::glossary) struct Candidate<'a> {
    /// The number of its citation form.
    pub lemma: u32,
    /// Its letters in English, as
    /// [`Names::english`](crate::text::spelling::Names::english) gives them; may be empty.
    pub english: &'a str,
    /// How often it is there so.
    pub counts: NameCounts,
    /// How many letters it has, the article left out.
    pub letters: usize,
}

/// Collects words before they are laid out.
#[derive(Debug)]
pub(in crate::glossary) struct NameWordsBuilder {
    /// Each with the number of its English instead of the place.
    words: Vec<(Skeleton, NameWord)>,
    english: LemmaTable,
}

impl Default for NameWordsBuilder {
    fn default() -> Self {
        Self { words: Vec::new(), english: LemmaTable::new() }
    }
}

impl NameWordsBuilder {
    /// Adds a word of a name in its folded citation form, with its consonants and
    /// its letters in English.
    pub(in crate::glossary) fn add(
        &mut self,
        folded: &str,
        skeleton: Skeleton,
        lemma: u32,
        english: &str,
        sure: bool,
    ) {
        let length = u8::try_from(english.len()).unwrap_or(0);
        let english = &english[..usize::from(length)];
        let english = self.english.get_or_insert(english, hash(english.as_bytes()));
        let letters = folded.strip_prefix("ال").unwrap_or(folded).chars().count();
        let letters = u8::try_from(letters).unwrap_or(u8::MAX);
        let counts = NameCounts { sure: u8::from(sure), unsure: u8::from(!sure) };
        self.words.push((skeleton, NameWord { lemma, english, length, letters, counts }));
    }

    /// Each word with its English, and how often it was added.
    pub(in crate::glossary) fn counts(&self) -> impl Iterator<Item = (u32, &str, NameCounts)> {
        self.words.iter().map(|(_, word)| (word.lemma, self.english.word(word.english), word.counts))
    }

    /// Sorts the words by their skeletons.
    pub(in crate::glossary) fn finish(self) -> NameWords {
        let Self { mut words, english } = self;
        words.sort_unstable_by_key(|(skeleton, word)| (*skeleton, word.lemma, word.english));
        words.dedup_by(|(_, later), (_, kept)| {
            let same = (later.lemma, later.english) == (kept.lemma, kept.english);
            if same {
                kept.counts = kept.counts.with(later.counts);
            }
            same
        });
        let mut skeletons: Vec<Skeleton> = Vec::new();
        let mut starts = Vec::new();
        for (at, (skeleton, _)) in words.iter().enumerate() {
            if skeletons.last() != Some(skeleton) {
                skeletons.push(*skeleton);
                starts.push(at as u32);
            }
        }
        starts.push(words.len() as u32);
        let mut slots = vec![0; (skeletons.len() * 2).next_power_of_two()];
        for (number, skeleton) in skeletons.iter().enumerate() {
            let mut at = skeleton.hash() as usize & (slots.len() - 1);
            while slots[at] != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = number as u32 + 1;
        }
        let place = |word: NameWord| NameWord { english: english.offsets[word.english as usize], ..word };
        let words = words.into_iter().map(|(_, word)| place(word)).collect();
        NameWords { slots, skeletons, starts, words, english: english.text }
    }
}

impl NameWords {
    /// Whether there is none.
    pub(in crate::glossary) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many bytes of memory they take.
    pub(in crate::glossary) fn size_in_bytes(&self) -> usize {
        size_of_val(&self.slots[..])
            + size_of_val(&self.skeletons[..])
            + size_of_val(&self.starts[..])
            + size_of_val(&self.words[..])
            + self.english.len()
    }

    /// The words of a skeleton.
    pub(in crate::glossary) fn of(&self, skeleton: Skeleton) -> impl Iterator<Item = Candidate<'_>> {
        let range = self
            .group(skeleton)
            .map_or(0..0, |group| self.starts[group] as usize..self.starts[group + 1] as usize);
        self.words[range].iter().map(|word| {
            let start = word.english as usize;
            let english = &self.english[start..start + usize::from(word.length)];
            let letters = usize::from(word.letters);
            Candidate { lemma: word.lemma, english, counts: word.counts, letters }
        })
    }

    fn group(&self, skeleton: Skeleton) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = skeleton.hash() as usize & mask;
        loop {
            let number = self.slots[at].checked_sub(1)? as usize;
            if self.skeletons[number] == skeleton {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }
}
