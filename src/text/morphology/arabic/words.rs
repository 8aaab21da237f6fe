//! Words of the language itself: those that never change, and those that must
//! not be taken for others.
//!
//! The lists are data in the files beside this one. They hold words as they are
//! written; what a text may spell otherwise is folded on both sides, but a final
//! ة is kept apart from a final ه, because a word's own ة and the pronoun ه are
//! what the lists are there to tell apart.

use super::{Habits, endings, last_letter, plurals, verbs};
use crate::text::clitics;
use crate::text::hash::{Words, mix, sum};
use crate::text::normalise::{Folding, normalise};
use std::sync::OnceLock;

/// Particles, pronouns, and the auxiliary verbs. They take no part in
/// inflection, and nearly every short noun is spelt inside one of them.
const FUNCTION_WORDS: &str = include_str!("../../../../assets/lexicon/ar/function_words.txt");

/// Common words that look as if letters could be taken off them.
const KNOWN_WORDS: &str = include_str!("../../../../assets/lexicon/ar/known_words.txt");

/// Common nouns and adjectives, and other words that are no names.
const NAMELESS_WORDS: [&str; 3] = [
    include_str!("../../../../assets/lexicon/ar/nouns.txt"),
    include_str!("../../../../assets/lexicon/ar/adjectives.txt"),
    include_str!("../../../../assets/lexicon/ar/other_words.txt"),
];

/// All of these.
const ORDINARY_WORDS: [&str; 4] = [KNOWN_WORDS, NAMELESS_WORDS[0], NAMELESS_WORDS[1], NAMELESS_WORDS[2]];

/// Particles that a verb follows.
const BEFORE_VERBS: &str = include_str!("../../../../assets/lexicon/ar/before_verbs.txt");

/// Well-known names.
const FAMOUS: &str = include_str!("../../../../assets/lexicon/ar/names.txt");

/// A folded word, or the part of one behind its proclitics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) folded: &'a str,
    pub(super) taa: Taa,
    /// Whether it is written with a hamza below an alef (إحداث and not أحداث).
    pub(super) hamza_below: bool,
    /// Whether it ends in alef maqsura (قوى and not قوي).
    pub(super) maqsura: bool,
    /// Whether that is no ي without its dots.
    pub(super) surely_maqsura: bool,
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
    /// A word that is written so in a text of these habits.
    pub(super) fn new(folded: &'a str, written: &str, habits: Habits) -> Self {
        let last = last_letter(written);
        // In bytes, which is twice as fast for so short a text.
        let hamza_below = written.as_bytes().windows(2).any(|pair| pair == "إ".as_bytes());
        let maqsura = last == Some('ى');
        let surely_maqsura = maqsura && habits.dotted_yaa;
        Word { folded, taa: Taa::of(last, habits), hamza_below, maqsura, surely_maqsura }
    }

    /// The part of the word from a byte on.
    pub(super) fn from(self, start: usize) -> Word<'a> {
        Word { folded: &self.folded[start..], ..self }
    }

    /// Whether it is a particle, a pronoun or an auxiliary.
    pub(super) fn is_function_word(self) -> bool {
        static WORDS: OnceLock<Words> = OnceLock::new();
        self.is_in(WORDS.get_or_init(|| listed([FUNCTION_WORDS])))
    }

    /// Whether it is a common word in its citation form.
    pub(super) fn is_known(self) -> bool {
        self.is_in(known())
    }

    /// Whether it is the perfect of a common verb, and no common noun.
    pub(super) fn is_verb_alone(self) -> bool {
        verbs::is_perfect(self.folded) && !self.is_in(ordinary())
    }

    /// Whether it is a common word with an ending of this kind.
    pub(super) fn is_known_with(self, ending: &endings::Rule) -> bool {
        self.is_in_with(known(), ending)
    }

    fn is_in_with(self, words: &Words, ending: &endings::Rule) -> bool {
        let stem = &self.folded[..self.folded.len() - ending.suffix.len()];
        match ending.last {
            Some('ه') => words.contains([stem, "ة"]),
            Some(_) => words.contains([stem, "ي"]),
            None => words.contains([stem, ""]),
        }
    }

    /// Whether it is a common word, a broken plural, or a common word with an
    /// ending.
    pub(super) fn is_form_of_known(self) -> bool {
        self.is_known()
            || !plurals::of([self.folded, ""]).is_empty()
            || endings::of(self.folded).iter().any(|ending| self.is_known_with(ending))
    }

    /// Whether it is an ordinary word, whatever is written together with it: a
    /// particle, a common noun, or one of their forms.
    pub(super) fn is_ordinary(self) -> bool {
        clitics::splits(self.folded).filter(|split| !split.proclitics.question).any(|split| {
            let rest = self.from(split.stem);
            rest.is_function_word()
                || rest.is_plural_with_ending()
                || rest.is_form_of_ordinary()
                || verbs::is_form(rest.folded)
        })
    }

    /// Whether it is an ordinary word with nothing written together with it that
    /// would be unlikely there: no preposition before a verb, and behind a
    /// preposition or ف no word of two letters.
    pub(super) fn is_plainly_ordinary(self) -> bool {
        self.is_function_word()
            || clitics::splits(self.folded).filter(|split| !split.proclitics.question).any(|split| {
                let rest = self.from(split.stem);
                let clitics::Proclitics { conjunction, particle, article, .. } = split.proclitics;
                let joined = article || conjunction == Some('و') || matches!(particle, None | Some('ل'));
                let long = rest.folded.chars().nth(2).is_some();
                let noun = rest.is_plural_with_ending() || rest.is_form_of(nameless());
                let governed = split.proclitics.has_preposition() && particle != Some('ل');
                (noun && (split.stem == 0 || article || (long && (joined || governed))))
                    || (joined && rest.is_function_word())
                    || (!article && !governed && long && verbs::is_form(rest.folded))
            })
    }

    /// Whether it is a well-known name.
    pub(super) fn is_famous(self) -> bool {
        self.is_in(famous())
    }

    /// Whether it is a common noun or adjective, or one with an ending.
    fn is_form_of_ordinary(self) -> bool {
        self.is_form_of(ordinary())
    }

    fn is_form_of(self, words: &Words) -> bool {
        self.is_in(words)
            || !plurals::of([self.folded, ""]).is_empty()
            || endings::of(self.folded).iter().any(|ending| self.is_in_with(words, ending))
    }

    /// Whether it is a broken plural with an ending.
    fn is_plural_with_ending(self) -> bool {
        endings::of(self.folded).iter().any(|ending| {
            let stem = &self.folded[..self.folded.len() - ending.suffix.len()];
            !plurals::of([stem, if ending.last == Some('ه') { "ه" } else { "" }]).is_empty()
        })
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

/// Whether a verb follows a folded word.
pub(super) fn is_before_verb(folded: &str) -> bool {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let words = WORDS.get_or_init(|| listed([BEFORE_VERBS]));
    let bare = folded.strip_prefix(['و', 'ف']);
    words.contains([folded]) || bare.is_some_and(|bare| words.contains([bare]))
}

/// A sum over all lists.
pub(super) fn data_sum() -> u64 {
    let lists = [FUNCTION_WORDS, BEFORE_VERBS, FAMOUS].into_iter().chain(ORDINARY_WORDS);
    lists.fold(0, |joined, list| mix(joined ^ sum(list.as_bytes())))
}

fn known() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| listed([KNOWN_WORDS]))
}

fn ordinary() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| listed(ORDINARY_WORDS))
}

fn famous() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| listed([FAMOUS]))
}

/// The ordinary words without the names that are kept from being taken apart
/// (باكو is not ب + اكو).
fn nameless() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let known = KNOWN_WORDS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        let names = famous();
        let no_names = known.map(folded).filter(|word| !names.contains([word]));
        let lists = NAMELESS_WORDS.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#'));
        lists.flat_map(str::split_whitespace).map(folded).chain(no_names).collect()
    })
}

/// The words of lists; `#` opens a comment.
fn listed<const N: usize>(lists: [&str; N]) -> Words {
    let lines = lists.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(folded).collect()
}

/// A word of a list as it is looked up: a final ة is kept.
fn folded(word: &str) -> String {
    let mut folded = normalise(word, Folding::Letters);
    if word.ends_with('ة') {
        folded.truncate(folded.len() - "ه".len());
        folded.push('ة');
    }
    folded
}
