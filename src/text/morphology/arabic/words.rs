//! Words of the language itself: those that never change, and those that must
//! not be taken for others.
//!
//! The lists are data in the files beside this one. They hold words as they are
//! written; what a text may spell otherwise is folded on both sides, but a final
//! ة is kept apart from a final ه, because a word's own ة and the pronoun ه are
//! what the lists are there to tell apart.

use super::{endings, plurals};
use crate::text::hash::Words;
use crate::text::normalise::{Folding, normalise};
use std::sync::OnceLock;

/// Particles, pronouns, and the auxiliary verbs. They take no part in
/// inflection, and nearly every short noun is spelt inside one of them.
const FUNCTION_WORDS: &str = include_str!("function_words.txt");

/// Common words that look as if letters could be taken off them.
const KNOWN_WORDS: &str = include_str!("known_words.txt");

/// A folded word, or the part of one behind its proclitics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) folded: &'a str,
    pub(super) taa: Taa,
}

/// What the final ه of a folded word was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taa {
    /// It was ة.
    Written,
    /// It was no ة.
    None,
    /// It may have been meant for one.
    Unknown,
}

impl<'a> Word<'a> {
    /// The part of the word from a byte on.
    pub(super) fn from(self, start: usize) -> Word<'a> {
        Word { folded: &self.folded[start..], ..self }
    }

    /// Whether it is a particle, a pronoun or an auxiliary.
    pub(super) fn is_function_word(self) -> bool {
        static WORDS: OnceLock<Words> = OnceLock::new();
        self.is_in(WORDS.get_or_init(|| listed(FUNCTION_WORDS)))
    }

    /// Whether it is a common word in its citation form.
    pub(super) fn is_known(self) -> bool {
        self.is_in(known())
    }

    /// Whether it is a common word with an ending of this kind.
    pub(super) fn is_known_with(self, ending: &endings::Rule) -> bool {
        let stem = &self.folded[..self.folded.len() - ending.suffix.len()];
        match ending.last {
            Some('ه') => known().contains([stem, "ة"]),
            Some(_) => known().contains([stem, "ي"]),
            None => known().contains([stem, ""]),
        }
    }

    /// Whether it is a common word, a broken plural, or a common word with an
    /// ending.
    pub(super) fn is_form_of_known(self) -> bool {
        self.is_known()
            || !plurals::of([self.folded, ""]).is_empty()
            || endings::of(self.folded).iter().any(|ending| self.is_known_with(ending))
    }

    fn is_in(self, words: &Words) -> bool {
        let feminine = || self.folded.strip_suffix('ه').is_some_and(|stem| words.contains([stem, "ة"]));
        match self.taa {
            Taa::Written if self.folded.ends_with('ه') => feminine(),
            Taa::Unknown => words.contains([self.folded]) || feminine(),
            _ => words.contains([self.folded]),
        }
    }
}

fn known() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| listed(KNOWN_WORDS))
}

/// The words of a list; `#` opens a comment.
fn listed(list: &str) -> Words {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(str::split_whitespace)
        .map(|word| {
            let mut folded = normalise(word, Folding::Letters);
            if word.ends_with('ة') {
                folded.truncate(folded.len() - "ه".len());
                folded.push('ة');
            }
            folded
        })
        .collect()
}
