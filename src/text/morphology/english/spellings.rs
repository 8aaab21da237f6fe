//! The same word as it is spelt on the other side of the Atlantic.
//!
//! The rules go both ways and make many a word that is none (prize, prise). That
//! costs a look-up each; only what a glossary has is found.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Pairs that no rule makes.
static PAIRS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/lexicon/en/spellings.tsv").lines();
    let pairs = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    pairs.flat_map(|(one, other)| [(one, other), (other, one)]).collect()
});

/// Endings that are spelt in two ways, behind two letters at least.
const ENDINGS: [(&str, &str); 8] = [
    ("tre", "ter"),
    ("bre", "ber"),
    ("vre", "ver"),
    ("ence", "ense"),
    ("gramme", "gram"),
    ("ogue", "og"),
    ("eable", "able"),
    ("ling", "lling"),
];

/// Letters within a word that are spelt in two ways, and what follows them; each
/// behind two letters at least.
const LETTERS: [(&str, &str, &[&str]); 4] = [
    ("is", "iz", &["e", "ed", "er", "ers", "ing", "ation", "ations", "ational", "able"]),
    ("ys", "yz", &["e", "ed", "er", "ers", "ing"]),
    ("l", "ll", &["ed", "er", "ers", "ors", "or", "ment", "ful"]),
    ("e", "ae", &["mia", "mic", "diatric", "dia", "logy", "logical", "val"]),
];

/// Gives `each` the other spellings of a word in small ASCII letters.
pub(super) fn others(word: &str, each: &mut dyn FnMut(&str)) {
    if let Some(other) = PAIRS.get(word) {
        each(other);
    }
    let mut replaced = |at: usize, there: &str, other: &str| {
        each(&format!("{}{other}{}", &word[..at], &word[at + there.len()..]));
    };
    for (one, other) in ENDINGS {
        for (there, other) in [(one, other), (other, one)] {
            if word.len() > there.len() + 1 && word.ends_with(there) {
                replaced(word.len() - there.len(), there, other);
            }
        }
    }
    for (one, other, behind) in LETTERS {
        for ending in behind.iter().filter(|ending| word.ends_with(**ending)) {
            let stem = &word[..word.len() - ending.len()];
            // ll ends in l too, but does not become lll.
            let (longer, shorter) = if one.len() > other.len() { (one, other) } else { (other, one) };
            let there = if stem.ends_with(longer) { longer } else { shorter };
            if stem.len() > there.len() + 1 && stem.ends_with(there) {
                replaced(stem.len() - there.len(), there, if there == one { other } else { one });
            }
        }
    }
    // Labour, neighbouring, honourable.
    for (at, _) in word.match_indices("or").filter(|(at, _)| *at > 1) {
        replaced(at, "or", "our");
    }
    for (at, _) in word.match_indices("our").filter(|(at, _)| *at > 1) {
        replaced(at, "our", "or");
    }
}
