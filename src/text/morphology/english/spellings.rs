//! The same word as it is spelt on the other side of the Atlantic.
//!
//! The rules go both ways and make many a word that is none (prize, prise). That
//! costs a look-up each; only what a glossary has is found.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Pairs that no rule makes.
static PAIRS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/lexicon/en/spellings.tsv").lines();
    let pairs = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    pairs.flat_map(|(one, other)| [(one, other), (other, one)]).collect()
});

/// Shorter words are spelt in one way.
const SHORTEST: usize = 4;

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
    if word.len() < SHORTEST {
        return;
    }
    if let Some(other) = PAIRS.get(word) {
        each(other);
    }
    let mut replaced = |at: usize, there: &str, other: &str| {
        each(&format!("{}{other}{}", &word[..at], &word[at + there.len()..]));
    };
    for (one, other) in ENDINGS {
        for (there, other) in [(one, other), (other, one)] {
            if word.len() > there.len() + 1 && ends_with(word, there) {
                replaced(word.len() - there.len(), there, other);
            }
        }
    }
    for (one, other, behind) in LETTERS {
        for ending in behind.iter().filter(|ending| ends_with(word, ending)) {
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
    let mut at = 2;
    while let Some(rest) = word.as_bytes().get(at..).filter(|rest| rest.len() > 1) {
        match rest {
            [b'o', b'r', ..] => replaced(at, "or", "our"),
            [b'o', b'u', b'r', ..] => replaced(at, "our", "or"),
            _ => {}
        }
        at += 1;
    }
}

/// Whether a word has an ending. Most have another last letter, and that is seen
/// at once.
fn ends_with(word: &str, ending: &str) -> bool {
    word.as_bytes().last() == ending.as_bytes().last() && word.ends_with(ending)
}
