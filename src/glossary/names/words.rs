//! The words of names, by their consonants.

use crate::text::spelling::{Names, Skeleton};

/// The words of the names of an index. Built once; never changes.
#[derive(Debug, Default)]
pub(in crate::glossary) struct NameWords {
    /// The index in `starts` of each skeleton, plus 1; 0 for an empty slot. As
    /// many slots as a power of two, at most half of them taken.
    slots: Vec<u32>,
    skeletons: Vec<Skeleton>,
    /// Where the words of each skeleton begin in `words`; one more at the end.
    starts: Vec<u32>,
    words: Vec<NameWord>,
    /// The English of all words, one after another.
    english: String,
}

/// A word of a name, and how English writes it.
#[derive(Clone, Copy, Debug)]
struct NameWord {
    lemma: u32,
    english: u32,
    length: u8,
    /// How many letters it has in Arabic, the article left out.
    letters: u8,
    /// Whether the glossary says that it is a name.
    sure: bool,
}

/// A word that may be meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// The number of its citation form.
    pub lemma: u32,
    /// Its letters in English, as [`Names::english`] gives them; may be empty.
    pub english: &'a str,
    /// Whether the glossary says that it is a name.
    pub sure: bool,
    /// How many letters it has, the article left out.
    pub letters: usize,
}

/// Collects words before they are laid out.
#[derive(Debug, Default)]
pub(in crate::glossary) struct NameWordsBuilder {
    words: Vec<(Skeleton, NameWord)>,
    english: String,
}

impl NameWordsBuilder {
    /// Adds a word of a name in its folded citation form.
    pub(in crate::glossary) fn add(&mut self, folded: &str, lemma: u32, english: Option<&str>, sure: bool) {
        let skeleton = Skeleton::of(folded);
        let Ok(start) = u32::try_from(self.english.len()) else { return };
        if skeleton.is_empty() {
            return;
        }
        let english = english.map(Names::english).unwrap_or_default();
        let length = u8::try_from(english.len()).unwrap_or(0);
        self.english.push_str(&english[..usize::from(length)]);
        let letters = folded.strip_prefix("ال").unwrap_or(folded).chars().count();
        let letters = u8::try_from(letters).unwrap_or(u8::MAX);
        self.words.push((skeleton, NameWord { lemma, english: start, length, letters, sure }));
    }

    /// Sorts the words by their skeletons.
    pub(in crate::glossary) fn finish(self) -> NameWords {
        let Self { mut words, english } = self;
        let spelt = |word: &NameWord| {
            let start = word.english as usize;
            &english[start..start + usize::from(word.length)]
        };
        words.sort_by(|(a, one), (b, other)| {
            (a, one.lemma, !one.sure, spelt(one)).cmp(&(b, other.lemma, !other.sure, spelt(other)))
        });
        words.dedup_by(|(_, later), (_, kept)| later.lemma == kept.lemma && spelt(later) == spelt(kept));
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
        let words = words.into_iter().map(|(_, word)| word).collect();
        NameWords { slots, skeletons, starts, words, english }
    }
}

impl NameWords {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
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
    pub(super) fn of(&self, skeleton: Skeleton) -> impl Iterator<Item = Candidate<'_>> {
        let range = self
            .group(skeleton)
            .map_or(0..0, |group| self.starts[group] as usize..self.starts[group + 1] as usize);
        self.words[range].iter().map(|word| {
            let start = word.english as usize;
            let english = &self.english[start..start + usize::from(word.length)];
            let letters = usize::from(word.letters);
            Candidate { lemma: word.lemma, english, sure: word.sure, letters }
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
