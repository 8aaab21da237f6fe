//! The other way round from morphology: a word in the form that its place wants.
//!
//! What a rendering is to look like follows from the form that its term has in
//! the source. A language that nobody described leaves every word as it is cited.

mod english;

use super::morphology::Possessor;
use crate::model::Language;

/// How a language inflects.
pub trait Inflection: Sync {
    /// The plural of a phrase in its citation form; `None` where it has none, or
    /// is one already.
    fn plural(&self, phrase: &str) -> Option<String>;

    /// A phrase as somebody's: with the word that says whose.
    fn owned(&self, phrase: &str, owner: Possessor) -> String;

    /// The words of which one at most stands before a noun: articles, and those
    /// that say whose it is.
    fn determiners(&self) -> &'static [&'static str];
}

/// English nouns and phrases with their plurals, where no rule makes these.
pub(super) fn english_plurals() -> impl Iterator<Item = (&'static str, &'static str)> {
    english::plurals()
}

/// The plural of an English noun of one word; `None` where it seems to be one.
pub(super) fn english_plural(noun: &str) -> Option<String> {
    english::noun_plural(noun)
}

/// How a language inflects, where that is known.
pub fn of(language: &Language) -> Option<&'static dyn Inflection> {
    match language.primary() {
        "en" => Some(&english::English),
        _ => None,
    }
}

/// A wording as it goes on from what stands before it: with a capital where a
/// sentence begins, and without an article where one, or whose it is, is said.
pub fn continuing(wording: &str, before: &str, inflection: Option<&dyn Inflection>) -> String {
    let mut wording = wording;
    let last = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let determiners = inflection.map_or(&[][..], |inflection| inflection.determiners());
    if let Some((first, rest)) = wording.split_once(' ')
        && determiners.iter().any(|one| first.eq_ignore_ascii_case(one))
        && determiners.iter().any(|one| last.eq_ignore_ascii_case(one))
        && before.ends_with(char::is_whitespace)
    {
        wording = rest;
    }
    if begins_sentence(before) { capitalised(wording) } else { wording.to_owned() }
}

/// Whether a sentence begins behind a text.
fn begins_sentence(before: &str) -> bool {
    let text = before.trim_end();
    let opened = text.trim_end_matches(['"', '“', '«', '(', '[', '‘', '\'', '¿', '¡']);
    if opened.trim_end().is_empty() {
        return true;
    }
    // Opening signs stand between the end of a sentence and the next one.
    let spaced = opened.len() < text.len() || text.len() < before.len();
    let closed = opened.trim_end().trim_end_matches(['"', '”', '»', ')', ']', '’', '\'']);
    spaced && closed.ends_with(['.', '!', '?', '…', '؟'])
}

/// The wording with its first letter as a capital. A word that has a capital
/// within, such as iPhone, stays as it is.
pub fn capitalised(wording: &str) -> String {
    let first_word = wording.split(char::is_whitespace).next().unwrap_or_default();
    if first_word.chars().skip(1).any(char::is_uppercase) {
        return wording.to_owned();
    }
    let mut letters = wording.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Option<&'static dyn Inflection> {
        of(&"en".parse().unwrap())
    }

    #[test]
    fn phrases_have_plurals() {
        for (phrase, expected) in [
            ("soldier", "soldiers"),
            ("army", "armies"),
            ("boy", "boys"),
            ("clash", "clashes"),
            ("bus", "buses"),
            ("box", "boxes"),
            ("woman", "women"),
            ("spokeswoman", "spokeswomen"),
            ("crisis", "crises"),
            ("aircraft", ""),
            ("police", ""),
            ("sanctions", ""),
            ("United Nations", ""),
            ("minister of defence", "ministers of defence"),
            ("head of state", "heads of state"),
            ("member of the Security Council", "members of the Security Council"),
            ("Secretary-General", "Secretaries-General"),
            ("deputy minister", "deputy ministers"),
            ("ceasefire violation", "ceasefire violations"),
            ("NGO", "NGOs"),
            ("prisoner of war", "prisoners of war"),
            ("Attorney General", "Attorneys General"),
            ("", ""),
        ] {
            let plural = english().and_then(|english| english.plural(phrase)).unwrap_or_default();
            assert_eq!(plural, expected, "{phrase}");
        }
    }

    #[test]
    fn a_wording_goes_on_from_what_stands_before_it() {
        for (before, wording, expected) in [
            ("", "immediate ceasefire", "Immediate ceasefire"),
            ("an ", "immediate ceasefire", "immediate ceasefire"),
            ("It ended. ", "immediate ceasefire", "Immediate ceasefire"),
            ("It ended.", "immediate ceasefire", "immediate ceasefire"),
            ("He asked: “", "immediate ceasefire", "immediate ceasefire"),
            ("He left. “", "soldiers", "Soldiers"),
            ("He left.” ", "soldiers", "Soldiers"),
            ("“", "soldiers", "Soldiers"),
            ("said the ", "the Security Council", "Security Council"),
            ("said ", "the Security Council", "the Security Council"),
            ("of its ", "the Security Council", "Security Council"),
            ("in their ", "their companies", "companies"),
            ("said the", "the Security Council", "the Security Council"),
            ("", "iPhone", "iPhone"),
            ("", "آذربایجان", "آذربایجان"),
        ] {
            assert_eq!(continuing(wording, before, english()), expected, "{before}|{wording}");
        }
        assert_eq!(continuing("der Rat", "sagte der ", None), "der Rat");
    }
}
