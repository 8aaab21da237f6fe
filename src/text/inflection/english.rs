//! English: the plural of nouns and noun phrases.

use super::Inflection;
use crate::text::morphology::Possessor;
use std::collections::HashMap;
use std::sync::LazyLock;

/// English.
pub(super) struct English;

/// Behind these words a phrase goes on with what its head is about.
const PREPOSITIONS: [&str; 18] = [
    "of", "for", "in", "on", "to", "against", "at", "with", "from", "by", "between", "without", "under",
    "over", "among", "into", "within", "towards",
];

/// Nouns and phrases whose plural no rule makes.
static IRREGULAR: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| plurals().collect());

/// Each noun or phrase of the list with its plural.
pub(super) fn plurals() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../../../assets/lexicon/en/plurals.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Endings of compounds that are inflected as the word they end in.
const COMPOUNDS: [(&str, &str); 4] =
    [("woman", "women"), ("man", "men"), ("child", "children"), ("person", "persons")];

/// Words that end in -man and are not men.
const NO_MEN: [&str; 8] = ["german", "roman", "human", "ottoman", "talisman", "shaman", "caiman", "norman"];

impl Inflection for English {
    fn plural(&self, phrase: &str) -> Option<String> {
        if let Some(plural) = listed(phrase) {
            return Some(plural).filter(|plural| plural != phrase);
        }
        let preposition = phrase.match_indices(' ').find(|(at, _)| {
            let next = phrase[at + 1..].split(' ').next().unwrap_or_default();
            PREPOSITIONS.contains(&next)
        });
        let (head, rest) = preposition.map_or((phrase, ""), |(at, _)| phrase.split_at(at));
        let (before, noun) =
            head.rsplit_once(' ').map_or(("", head), |(_, noun)| head.split_at(head.len() - noun.len()));
        let plural = listed(head).or_else(|| Some(format!("{before}{}", noun_plural(noun)?)))?;
        Some(format!("{plural}{rest}")).filter(|plural| plural != phrase)
    }

    fn owned(&self, phrase: &str, owner: Possessor) -> String {
        let whose = match owner {
            Possessor::Me => "my",
            Possessor::Us => "our",
            Possessor::You => "your",
            Possessor::Them => "their",
        };
        format!("{whose} {}", phrase.strip_prefix("the ").unwrap_or(phrase))
    }

    fn determiners(&self) -> &'static [&'static str] {
        &["the", "a", "an", "my", "our", "your", "his", "her", "its", "their"]
    }
}

/// The plural that the list has for a word or phrase, capital where that is.
fn listed(phrase: &str) -> Option<String> {
    let plural = IRREGULAR.get(phrase.to_lowercase().as_str())?;
    let capitals: Vec<bool> = words(phrase).map(|word| word.starts_with(char::is_uppercase)).collect();
    let mut number = 0;
    let mut begins = true;
    let cased = plural.chars().map(|letter| {
        let capital = begins && capitals.get(number).copied().unwrap_or(false);
        begins = matches!(letter, ' ' | '-');
        number += usize::from(begins);
        if capital { letter.to_uppercase().to_string() } else { letter.to_string() }
    });
    Some(cased.collect())
}

fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split([' ', '-'])
}

/// The plural of a single noun; `None` where it seems to be one already.
pub(super) fn noun_plural(noun: &str) -> Option<String> {
    if let Some(plural) = listed(noun) {
        return Some(plural);
    }
    let lower = noun.to_lowercase();
    let compound =
        COMPOUNDS.iter().find(|(singular, _)| lower.ends_with(singular) && lower.len() > singular.len());
    if let Some((singular, plural)) = compound.filter(|_| !NO_MEN.contains(&lower.as_str())) {
        return Some(format!("{}{plural}", &noun[..noun.len() - singular.len()]));
    }
    let last = noun.chars().next_back().filter(|last| last.is_alphabetic())?;
    // An abbreviation takes an s, whatever its last letter.
    if noun.chars().all(char::is_uppercase) {
        return Some(format!("{noun}s"));
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let vowel = |letter: Option<char>| letter.is_some_and(|letter| "aeiou".contains(letter));
    if last == 's' && !ends(&["ss", "us", "is", "as"]) {
        return None;
    }
    if ends(&["s", "x", "z", "ch", "sh"]) {
        return Some(format!("{noun}es"));
    }
    if last == 'y' && !vowel(lower.chars().rev().nth(1)) {
        return Some(format!("{}ies", &noun[..noun.len() - 1]));
    }
    Some(format!("{noun}s"))
}
