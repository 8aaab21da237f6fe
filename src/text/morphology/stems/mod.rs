//! Languages whose inflected words are known by their stems.
//!
//! Nothing is generated here: the stem of a word of a text is looked up among
//! the stems of the words of terms. That finds more than it should (Regierung and
//! regieren have one stem), so whatever is found so is believed less than what is
//! spelt like the term, and the less, the more the two forms differ.
//!
//! # Limitations
//! A stem is that of one word. A text that leaves out the accents of an inflected
//! word may not have its stem; the citation form is found all the same.

mod languages;

use super::{
    Case, CitedWord, Each, EachFurther, Ending, EndingKind, Habits, Morphology, Needs, Reading, TextWord,
    Trust, WordTraits, case,
};
use crate::model::PartOfSpeech;
use crate::text::hash::hash;
use crate::text::normalise::{Folding, normalise};
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The release of the stemmers. An index that was made with others is old.
const RELEASE: &[u8] = b"frostem 2.20261016";

/// Words of fewer letters are what they are.
const SHORTEST: usize = 4;

/// What has more letters is no word.
const LONGEST: usize = 40;

/// Words whose longest elided article, with the apostrophe left out, is this long
/// (dell'Unione, jusqu'alors).
const LONGEST_ELIDED: usize = 5;

/// What a stem of any word begins with, and that of a name, which only words with
/// a capital have. No word has such a sign in it.
const OF_WORD: char = '~';
const OF_NAME: char = '^';

/// What is to be known of a language whose words have stems.
pub(super) struct Stemmed {
    /// The primary subtags of the languages.
    tags: &'static [&'static str],
    how: How,
    names: Names,
    /// Whether every noun begins with a capital, so that a capital makes no name.
    nouns_have_capitals: bool,
    /// Whether articles and the like lose their vowel and gain an apostrophe
    /// (l'accord).
    elides: bool,
    /// Whether compounds are written in one or in two.
    joins: bool,
    /// Endings that are taken off before the stem is made, besides.
    plurals: &'static [&'static str],
}

/// How stems are made.
enum How {
    Snowball(Algorithm),
    /// The first of these endings that a word has is taken off.
    Endings(&'static [&'static str]),
}

/// What becomes of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    /// They stay as they are.
    Fixed,
    /// They have a genitive in s. Names of several words are inflected as words.
    Genitive,
    /// They have cases like other nouns.
    Declined,
}

/// The language of a primary subtag, where its words have stems.
pub(super) fn of(primary: &str) -> Option<&'static Stemmed> {
    languages::LANGUAGES.iter().find(|language| language.tags.contains(&primary))
}

impl Morphology for Stemmed {
    fn habits(&self, text: &str) -> Habits {
        case::habits(text)
    }

    fn readings(&self, word: TextWord<'_>, each: Each<'_>) {
        let whole = Reading { case: case::case_of(word), ..Reading::whole(word.folded) };
        each(whole, &Some);
        let start = self.elided(word.folded);
        if start > 0 {
            each(Reading { stem: (start as u32, whole.stem.1), case: case_behind(word), ..whole }, &Some);
        }
    }

    fn further_readings(&self, word: TextWord<'_>, each: EachFurther<'_>) {
        let start = self.elided(word.folded);
        let case = if start > 0 { case_behind(word) } else { case::case_of(word) };
        let whole = Reading { case, ..Reading::whole(word.folded) };
        let rest = &word.folded[start..];
        let has_capital = matches!(case, Case::Capital | Case::Capitals);
        if start == 0
            && let Some((name, ending)) = rest.split_once('\'')
            && has_capital
            && !ending.is_empty()
        {
            // Ankara'da.
            each(name, Reading { stem: (0, name.len() as u32), needs: Needs::ProperNoun, ..whole });
        }
        if self.names == Names::Genitive
            && has_capital
            && let Some(name) = rest.strip_suffix('s')
        {
            let stem = (start as u32, (start + name.len()) as u32);
            let ending = Ending { kind: EndingKind::None, pronoun: "s" };
            each(name, Reading { stem, ending, needs: Needs::ProperNoun, ..whole });
        }
        let marks = normalise(word.written, Folding::Marks);
        let marks = &marks[self.elided(&marks)..];
        let stem = (start as u32, word.folded.len() as u32);
        let ending = Ending { kind: EndingKind::Stem, pronoun: "" };
        let reading = Reading { stem, ending, trust: Trust::Fair, ..whole };
        let mut look_up = |written: &str| {
            let Some(stem) = self.stem(written) else { return };
            each(&format!("{OF_WORD}{stem}"), reading);
            if has_capital {
                each(&format!("{OF_NAME}{stem}"), reading);
            }
        };
        look_up(marks);
        for ending in self.plurals {
            marks.strip_suffix(ending).into_iter().for_each(&mut look_up);
        }
    }

    fn stem_key(&self, cited: CitedWord<'_>) -> Option<String> {
        if cited.is_in_capitals() {
            return None;
        }
        let nouns = [PartOfSpeech::Noun, PartOfSpeech::Adjective, PartOfSpeech::Verb];
        let is_word = cited.of == 1 && cited.pos.is_some_and(|pos| nouns.contains(&pos));
        let capital = cited.is_capital() && !self.nouns_have_capitals && !is_word;
        let is_name = cited.pos == Some(PartOfSpeech::ProperNoun) || capital;
        let sign = match self.names {
            _ if !is_name => OF_WORD,
            // The adjective in the name of a body has no capital, and its forms.
            _ if cited.of > 1 && !cited.is_capital() => OF_WORD,
            Names::Genitive if cited.of > 1 && self.nouns_have_capitals => OF_NAME,
            Names::Declined if cited.is_capital() => OF_NAME,
            Names::Declined => OF_WORD,
            Names::Genitive | Names::Fixed => return None,
        };
        let stem = self.stem(&cited.written[self.elided(cited.written)..])?;
        Some(format!("{sign}{stem}"))
    }

    fn data_sum(&self) -> u64 {
        hash(RELEASE)
    }

    fn traits(&self, _written: &str, _folded: &str, pos: Option<PartOfSpeech>) -> WordTraits {
        WordTraits::default().with_if(WordTraits::NAME, pos == Some(PartOfSpeech::ProperNoun))
    }

    fn cited_traits(&self, cited: CitedWord<'_>) -> WordTraits {
        let capital = cited.is_capital() && cited.pos.is_none() && !self.nouns_have_capitals;
        cited.traits().with_if(WordTraits::NAME, capital)
    }

    fn accepts(&self, word: WordTraits, reading: &Reading) -> bool {
        reading.needs != Needs::ProperNoun || word.has(WordTraits::NAME)
    }

    fn believes(&self, word: WordTraits, reading: &Reading, alone: bool) -> Option<Trust> {
        case::believes(word, reading, alone)
    }

    fn heeds_citation(&self) -> bool {
        true
    }

    fn joins_compounds(&self) -> bool {
        self.joins
    }
}

impl Stemmed {
    /// The stem of a word in small letters with its accents; `None` where it is
    /// too short to have one, or no word.
    fn stem(&self, written: &str) -> Option<String> {
        let letters = written.chars().count();
        let is_word =
            written.chars().all(|c| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c));
        if !(SHORTEST..=LONGEST).contains(&letters) || !is_word {
            return None;
        }
        let word: String = written.nfc().map(persian).collect();
        let stem = match self.how {
            How::Snowball(algorithm) => Stemmer::new(algorithm).stem(&word),
            How::Endings(endings) => {
                let stem = endings.iter().find_map(|ending| word.strip_suffix(ending));
                Cow::Borrowed(stem.filter(|stem| stem.chars().nth(1).is_some()).unwrap_or(&word))
            }
        };
        (!stem.is_empty()).then(|| normalise(&stem, Folding::Letters))
    }

    /// Where a word begins behind what is elided before it.
    fn elided(&self, word: &str) -> usize {
        let apostrophe = word.find(['\'', '’']).filter(|at| self.elides && *at <= LONGEST_ELIDED);
        let behind = apostrophe.map(|at| at + word[at..].chars().next().map_or(0, char::len_utf8));
        behind.filter(|at| word[*at..].chars().nth(1).is_some()).unwrap_or(0)
    }
}

/// The letter of Persian and Urdu for the one of Arabic keyboards.
fn persian(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        _ => c,
    }
}

/// The case of a word behind what is elided before it.
fn case_behind(word: TextWord<'_>) -> Case {
    word.written.split_once(['\'', '’']).map_or(Case::Unknown, |(_, word)| Case::of(word))
}

/// How two words that have one stem are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormsMeet {
    /// They are one form.
    Same,
    /// They are one form with other accents.
    Respelt,
    /// They are two forms, the longer with little more than the shorter.
    Nearly,
    /// They are two forms that may be of two words.
    Barely,
}

/// How a word of a text and the word of a term that has its stem are alike.
pub fn forms_meet(text: &str, cited: &str) -> FormsMeet {
    let behind_elided = |word: &str| word.rsplit(['\'', '’']).next().unwrap_or_default().to_owned();
    let marks = |word: &str| behind_elided(&normalise(word, Folding::Marks));
    let letters =
        |word: &str| -> Vec<char> { behind_elided(&normalise(word, Folding::Letters)).chars().collect() };
    if marks(text) == marks(cited) {
        return FormsMeet::Same;
    }
    let (text, cited) = (letters(text), letters(cited));
    if text == cited {
        return FormsMeet::Respelt;
    }
    let common = text.iter().zip(&cited).take_while(|(there, cited)| there == cited).count();
    let (more, less) = (text.len().max(cited.len()) - common, text.len().min(cited.len()) - common);
    if less <= 1 && more <= 3 { FormsMeet::Nearly } else { FormsMeet::Barely }
}

#[cfg(test)]
mod tests;
