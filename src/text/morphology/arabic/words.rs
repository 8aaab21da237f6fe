//! Words that must be left whole: taking letters off them gives other words.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Particles, pronouns, and the auxiliary verbs, in the letters of the level
/// `Letters`. They take no part in inflection, and nearly every short noun is
/// spelt inside one of them.
const FUNCTION_WORDS: &str = include_str!("function_words.txt");

/// Nouns that only look as if they had an ending or a proclitic.
const WHOLE_WORDS: &str = include_str!("whole_words.txt");

/// Whether a folded word is a particle, a pronoun or an auxiliary.
pub(super) fn is_function_word(folded: &str) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| listed(FUNCTION_WORDS)).contains(folded)
}

/// Whether a folded word, without proclitics and article, has no ending however
/// much it looks like it.
pub(super) fn is_whole(folded: &str) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| listed(WHOLE_WORDS)).contains(folded)
}

/// The words of a list in their folded form; `#` opens a comment.
fn listed(list: &str) -> HashSet<String> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|word| crate::text::normalise::normalise(word, crate::text::normalise::Folding::Letters))
        .collect()
}
