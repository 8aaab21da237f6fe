//! Families of words: Armenia and Armenian, negotiate and negotiations, فرنسا and فرنسي.
//!
//! A translator who is told to write Armenia may write the Armenian army and has done
//! nothing wrong. So it is asked here whether words can come from each other, which is
//! less than that they do: a part that is left of one without a usual ending is also
//! left of the other. Where that is taken for leave and never for a find, it does no
//! harm that now and then it is not so.
//!
//! Known are the endings of English and Arabic. Words of other languages belong to
//! their own family only.

use super::hash::{hash, mix};
use crate::model::Language;

/// A word to ask for.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// Normalised at [`Letters`](super::normalise::Folding::Letters).
    pub folded: &'a str,
    /// Whether it is written with a capital.
    pub capital: bool,
    /// Whether something may be written together with it, as in a text.
    pub in_text: bool,
}

/// Endings of English words, as far as their sense stays near.
const ENDINGS: &[&str] = &[
    "s", "es", "ed", "d", "ing", "ings", "e", "er", "ers", "or", "ors", "ion", "ions", "ation", "ations",
    "ment", "ments", "al", "ally", "ly", "ive", "ism", "ist", "ists", "y", "ies", "ied",
];

/// Endings of names of countries and peoples in English.
const OF_NAMES: &[&str] = &[
    "a", "ia", "ian", "ians", "an", "ans", "ean", "eans", "i", "is", "ish", "ese", "ite", "ites", "ic",
    "land", "e", "ey", "en", "ern", "on", "o", "n", "ns", "er", "ers", "s", "y",
];

/// How English says who somebody is, whose sex is told or not.
const PERSONS: &[&str] = &["man", "men", "woman", "women", "person", "persons", "people"];

/// Endings of Arabic words, folded: of the nisba, of plurals and feminines.
const ARABIC: &[&str] =
    &["ه", "ا", "ي", "يه", "يا", "يين", "يون", "يات", "ات", "ان", "ين", "ون", "تين", "تان"];

/// Signs that stand for words, folded.
const SIGNS: &[(&str, char)] = &[
    ("dollar", '$'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("yuan", '¥'),
    ("rupee", '₹'),
    ("rouble", '₽'),
    ("ruble", '₽'),
    ("lira", '₺'),
    ("shekel", '₪'),
    ("percent", '%'),
    ("degree", '°'),
    ("دولار", '$'),
    ("يورو", '€'),
    ("جنيه", '£'),
    ("ين", '¥'),
    ("يوان", '¥'),
    ("روبيه", '₹'),
    ("روبل", '₽'),
    ("ليره", '₺'),
    ("شيكل", '₪'),
    ("بالمئه", '%'),
    ("درجه", '°'),
];

/// The fewest letters of what words have in common: in English, in its names, in Arabic.
const SHORTEST: (usize, usize, usize) = (4, 3, 3);

/// Gives `each` a number for every family that a word may belong to. Words may belong
/// together that have one in common.
pub fn families(language: &Language, word: Word<'_>, each: &mut dyn FnMut(u64)) {
    each(hash(word.folded.as_bytes()));
    match language.primary() {
        "en" => english(word, each),
        "ar" => arabic(word, each),
        _ => {}
    }
}

/// The sign that may stand for a folded word.
pub fn sign_of(folded: &str) -> Option<char> {
    SIGNS.iter().find(|(word, _)| *word == folded).map(|(_, sign)| *sign)
}

fn english(word: Word<'_>, each: &mut dyn FnMut(u64)) {
    let folded = word.folded.strip_suffix("'s").unwrap_or(word.folded);
    let left_of = |endings: &[&str], shortest: usize, each: &mut dyn FnMut(&str)| {
        for ending in std::iter::once(&"").chain(endings) {
            let Some(left) = folded.strip_suffix(ending).filter(|left| left.len() >= shortest) else {
                continue;
            };
            each(left);
            // Stopped is of stop, Finnish of Finland.
            let mut letters = left.chars().rev();
            if let (Some(last), Some(before)) = (letters.next(), letters.next())
                && last == before
                && left.len() > shortest
            {
                each(&left[..left.len() - last.len_utf8()]);
            }
        }
    };
    left_of(ENDINGS, SHORTEST.0, &mut |left| each(hash(left.as_bytes())));
    if word.capital {
        left_of(OF_NAMES, SHORTEST.1, &mut |left| each(mix(hash(left.as_bytes()))));
    }
    left_of(PERSONS, SHORTEST.0, &mut |left| {
        if left.len() < folded.len() {
            each(mix(hash(left.as_bytes()).rotate_left(1)));
        }
    });
}

fn arabic(word: Word<'_>, each: &mut dyn FnMut(u64)) {
    let has = |word: &str, letters: usize| word.chars().nth(letters - 1).is_some();
    let mut without_endings = |word: &str| {
        for ending in std::iter::once(&"").chain(ARABIC) {
            if let Some(left) = word.strip_suffix(ending).filter(|left| has(left, SHORTEST.2)) {
                each(hash(left.as_bytes()));
            }
        }
    };
    let mut rest = word.folded;
    without_endings(rest);
    if word.in_text {
        for before in [&['و', 'ف'][..], &['ب', 'ك', 'ل']] {
            if let Some(behind) = rest.strip_prefix(before).filter(|behind| has(behind, SHORTEST.2 + 1)) {
                rest = behind;
                without_endings(rest);
            }
        }
    }
    // Behind ل the article has lost its alef.
    let bare = rest.strip_prefix("ال").or_else(|| rest.strip_prefix('ل').filter(|_| rest != word.folded));
    if let Some(bare) = bare.filter(|bare| has(bare, SHORTEST.2)) {
        without_endings(bare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise::{Folding, normalise};
    use std::collections::HashSet;

    fn families_of(language: &str, written: &str, in_text: bool) -> HashSet<u64> {
        let folded = normalise(written, Folding::Letters);
        let capital = written.starts_with(char::is_uppercase);
        let mut found = HashSet::new();
        let word = Word { folded: &folded, capital, in_text };
        families(&language.parse().unwrap(), word, &mut |family| {
            found.insert(family);
        });
        found
    }

    #[test]
    fn words_of_one_family_are_known() {
        for (language, cited, text, expected) in [
            ("en", "Armenia", "Armenian", true),
            ("en", "Armenian", "Armenia's", true),
            ("en", "Scotland", "Scottish", true),
            ("en", "Florida", "Floridians", true),
            ("en", "Turkey", "Turks", true),
            ("en", "Ukraine", "Ukrainian", true),
            ("en", "Japan", "Japanese", true),
            ("en", "France", "French", false),
            ("en", "Iran", "Iraq", false),
            ("en", "Austria", "Australia", false),
            ("en", "Polish", "polite", false),
            ("en", "accuse", "accusation", true),
            ("en", "negotiations", "negotiated", true),
            ("en", "spokesman", "spokeswoman", true),
            ("en", "policeman", "police", false),
            ("en", "minister", "ministry", false),
            ("en", "war", "warning", false),
            ("ar", "أرمينيا", "الأرمينية", true),
            ("ar", "فرنسا", "وللفرنسيين", true),
            ("ar", "البلقان", "البلقانيين", true),
            ("ar", "نيجيريا", "النيجر", false),
            ("ar", "قطر", "قطار", false),
            ("fr", "France", "France", true),
            ("fr", "France", "Français", false),
        ] {
            let (cited_of, text_of) =
                (families_of(language, cited, false), families_of(language, text, true));
            assert_eq!(!cited_of.is_disjoint(&text_of), expected, "{cited}, {text}");
        }
    }
}
