//! The citation forms that an inflected word may come from.

use crate::text::inflection::{english_plural, english_plurals};
use crate::text::morphology::{EndingKind, Needs};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Whoever gets citation forms.
type Each<'a> = &'a mut dyn FnMut(&str, EndingKind, Needs);

/// Forms of verbs that no rule makes, with what each is a form of.
static VERBS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/lexicon/en/verbs.tsv").lines();
    let mut verbs: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut forms = line.split('\t');
        let Some(cited) = forms.next() else { continue };
        for form in forms.flat_map(|forms| forms.split(' ')) {
            verbs.entry(form).or_default().push(cited);
        }
    }
    verbs
});

/// Nouns by their plurals, where no rule makes these.
static NOUNS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    english_plurals()
        .filter(|(singular, _)| !singular.contains([' ', '-']))
        .map(|(one, many)| (many, one))
        .collect()
});

/// Words that come from nothing else.
static FUNCTION_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/lexicon/en/function_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Whether a word in small letters takes part in no inflection.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Endings of compounds that are inflected as the word they end in.
const COMPOUNDS: [(&str, &str); 4] =
    [("women", "woman"), ("men", "man"), ("children", "child"), ("people", "person")];

/// Words whose plural is another word.
const OTHERS_IN_PLURAL: &[&str] = &[
    "arm",
    "content",
    "custom",
    "force",
    "future",
    "glass",
    "good",
    "ground",
    "head",
    "mean",
    "new",
    "premise",
    "primary",
    "remain",
    "spectacle",
    "spirit",
    "talk",
    "water",
    "wood",
    "work",
];

/// Words of fewer letters are no nouns that are cited in the plural.
const SHORTEST_SINGULAR: usize = 3;

/// Gives `each` every citation form that a word in small ASCII letters may come from.
pub(super) fn citations(word: &str, each: Each<'_>) {
    let singular = NOUNS.get(word).copied();
    // What has no other plural has none by a rule either: news is not of new.
    if singular == Some(word) {
        return;
    }
    if let Some(singular) = singular {
        plural(singular, each);
    } else if let Some((many, one)) = COMPOUNDS.iter().find(|(many, _)| word.ends_with(many)) {
        plural(&format!("{}{one}", &word[..word.len() - many.len()]), each);
    }
    if let Some(verbs) = VERBS.get(word) {
        verbs.iter().for_each(|cited| verb(cited, each));
    }
    if let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')) {
        with_s(stem, each);
    }
    for ending in ["ed", "ing"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) {
            with_ending(stem, ending, each);
        }
    }
}

/// The plural of a word in small ASCII letters, in which a term may cite it.
pub(super) fn cited_in_plural(word: &str) -> Option<String> {
    let is_plural = word.len() < SHORTEST_SINGULAR || word.ends_with('s') || NOUNS.contains_key(word);
    if is_plural || OTHERS_IN_PLURAL.contains(&word) { None } else { english_plural(word) }
}

/// What a word comes from that ends in an s behind `stem`.
fn with_s(stem: &str, each: Each<'_>) {
    let mut both = |cited: &str| {
        plural(cited, each);
        verb(cited, each);
    };
    both(stem);
    let Some(short) = stem.strip_suffix('e') else { return };
    if short.ends_with(['s', 'x', 'z', 'o']) || short.ends_with("ch") || short.ends_with("sh") {
        both(short);
    }
    if let Some(short) = short.strip_suffix('i') {
        both(&format!("{short}y"));
    }
    if let Some(short) = short.strip_suffix('v') {
        plural(&format!("{short}f"), each);
    }
}

/// What a form of a verb comes from that has an ending with a vowel: stop for
/// stopped, use for using, deny for denied.
fn with_ending(stem: &str, ending: &str, each: Each<'_>) {
    verb(stem, each);
    verb(&format!("{stem}e"), each);
    let mut letters = stem.chars().rev();
    let last = letters.next();
    if last == letters.next() {
        verb(&stem[..stem.len() - 1], each);
    }
    if let Some(short) = stem.strip_suffix('i').filter(|_| ending == "ed") {
        verb(&format!("{short}y"), each);
    }
}

fn plural(cited: &str, each: Each<'_>) {
    each(cited, EndingKind::Plural, Needs::Nothing);
}

fn verb(cited: &str, each: Each<'_>) {
    each(cited, EndingKind::Verb, Needs::Verb);
}
