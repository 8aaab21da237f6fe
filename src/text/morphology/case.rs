//! What capitals say of a word, in the scripts that have them.

use super::{Habits, Reading, TextWord, Trust, WordTraits};
use crate::model::PartOfSpeech;

/// The most letters of a word in capitals that must have them in a text too.
/// Longer ones are hardly ever other words as well.
const LONGEST_ACRONYM: usize = 5;

/// With fewer capitals a text is a name rather than a headline.
const FEWEST_CAPITALS: usize = 12;

/// Which letters of a word are capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// None of its letters is capital or small, or nobody looked.
    #[default]
    Unknown,
    /// The first is small.
    Small,
    /// The first is small, and the word is an ordinary one that is a name with a
    /// capital (may, polish).
    Ordinary,
    /// The first is a capital.
    Capital,
    /// All are, but for an ending (NGOs).
    Capitals,
}

impl Case {
    /// The case of a word as it is written.
    pub fn of(written: &str) -> Self {
        let word = written.split(['\'', '’']).next().unwrap_or_default();
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Self::Unknown };
        if first.is_lowercase() {
            return Self::Small;
        }
        if !first.is_uppercase() {
            return Self::Unknown;
        }
        let capitals = 1 + letters.clone().take_while(|c| c.is_uppercase()).count();
        let mut rest = letters.skip(capitals - 1);
        let is_ending = match (rest.next(), rest.next(), rest.next()) {
            (None, ..) => true,
            (Some('s'), None, _) | (Some('e'), Some('s'), None) => capitals > 1,
            _ => false,
        };
        if is_ending { Self::Capitals } else { Self::Capital }
    }
}

/// A word of a term as its glossary cites it.
#[derive(Clone, Copy, Debug)]
pub struct CitedWord<'a> {
    /// As the glossary has it.
    pub original: &'a str,
    /// Normalised at [`Marks`](crate::text::normalise::Folding::Marks).
    pub written: &'a str,
    /// What is known of the term, of which it may be one word among others.
    pub pos: Option<PartOfSpeech>,
    /// The word behind it.
    pub next: Option<&'a str>,
    /// Which of the words of the term it is.
    pub number: usize,
    /// How many words the term has.
    pub of: usize,
}

impl CitedWord<'_> {
    /// Whether it is cited with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(Case::of(self.original), Case::Capital | Case::Capitals)
    }

    /// Whether it is cited in capitals, two or more.
    pub fn is_in_capitals(&self) -> bool {
        let mut letters = self.original.chars().filter(|c| c.is_alphabetic());
        letters.clone().nth(1).is_some() && letters.all(char::is_uppercase)
    }

    /// What its capitals say of it.
    pub(super) fn traits(&self) -> WordTraits {
        let short = self.original.chars().filter(|c| c.is_alphabetic()).count() <= LONGEST_ACRONYM;
        let capitals =
            Case::of(self.original) == Case::Capitals && self.original.chars().all(|c| !c.is_lowercase());
        WordTraits::default()
            .with_if(WordTraits::CAPITAL, self.is_capital())
            .with_if(WordTraits::ACRONYM, short && capitals)
    }
}

/// How a text uses capitals: one that is all in them says nothing by them.
pub(super) fn habits(text: &str) -> Habits {
    let has_words = || text.chars().filter(|c| c.is_uppercase()).nth(FEWEST_CAPITALS).is_some();
    let all_capitals = !text.contains(char::is_lowercase) && text.trim().contains(' ') && has_words();
    Habits { all_capitals, ..Habits::default() }
}

/// The case of a word, as far as its text says anything by it.
pub(super) fn case_of(word: TextWord<'_>) -> Case {
    if word.habits.all_capitals { Case::Unknown } else { Case::of(word.written) }
}

/// How far a reading is to be believed by its capitals. An acronym in small
/// letters is another word (us is not US); and so a name of one word may be.
pub(super) fn believes(word: WordTraits, reading: &Reading, alone: bool) -> Option<Trust> {
    match reading.case {
        Case::Small | Case::Ordinary | Case::Capital if word.has(WordTraits::ACRONYM) => None,
        Case::Unknown if alone && word.has(WordTraits::ACRONYM) => Some(Trust::Weak),
        Case::Ordinary if alone && word.has(WordTraits::CAPITAL) => None,
        Case::Small if alone && word.has(WordTraits::CAPITAL) => Some(Trust::Weak),
        _ => Some(reading.trust),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_a_case() {
        for (written, expected) in [
            ("polish", Case::Small),
            ("iPhone", Case::Small),
            ("Polish", Case::Capital),
            ("McDonald", Case::Capital),
            ("US", Case::Capitals),
            ("U.S", Case::Capitals),
            ("G7", Case::Capitals),
            ("NGOs", Case::Capitals),
            ("UN’s", Case::Capitals),
            ("Is", Case::Capital),
            ("As", Case::Capital),
            ("ЕС", Case::Capitals),
            ("47", Case::Unknown),
            ("قره", Case::Unknown),
            ("", Case::Unknown),
        ] {
            assert_eq!(Case::of(written), expected, "{written}");
        }
    }
}
