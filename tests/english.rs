//! The glossaries that ship with the program, used in the other direction: from English.

use std::collections::BTreeMap;
use std::path::Path;
use tarjuman::app::files;
use tarjuman::glossary::{Index, Match, ReasonPart};
use tarjuman::model::{Glossary, Language, PartOfSpeech};
use tarjuman::text::inflection;

/// Of what is found in the sentences, how much is right; of what is there, how much is found.
const PRECISION: f64 = 0.95;
const RECALL: f64 = 0.99;

fn english() -> Language {
    "en".parse().unwrap()
}

fn glossaries() -> Vec<Glossary> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossaries");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".tsv").map(String::from))
        .collect();
    names.sort();
    names.iter().map(|name| files::load_bundled(name).unwrap()).collect()
}

/// Every term and variant, whether it is a name, and where it is from.
fn wordings(glossaries: &[Glossary]) -> Vec<(&str, Option<PartOfSpeech>, (usize, usize))> {
    let english = english();
    let mut wordings = Vec::new();
    for (number, glossary) in glossaries.iter().enumerate() {
        for (concept_number, concept) in glossary.concepts.iter().enumerate() {
            for term in concept.terms.iter().filter(|term| term.language == english) {
                for text in std::iter::once(&term.text).chain(&term.variants) {
                    wordings.push((text.as_str(), term.part_of_speech, (number, concept_number)));
                }
            }
        }
    }
    wordings
}

/// Whether a concept is among what is found at some place of a text.
fn is_found(found: &[Match], place: (usize, usize)) -> bool {
    found.iter().any(|one| (one.glossary, one.concept) == place)
}

/// Whether the words are those of the glossary, letter by letter.
fn is_cited(found: &Match) -> bool {
    found.reason.parts.iter().all(|part| matches!(part, ReasonPart::Variant(_)))
}

#[test]
fn every_term_is_found_in_a_sentence() {
    let glossaries = glossaries();
    let index = Index::build(&glossaries, &english());
    for (text, _, place) in wordings(&glossaries) {
        let sentence = format!("We spoke of the {text}.");
        assert!(is_found(&index.find(&sentence), place), "{sentence}: {:?}", index.find(&sentence));
    }
}

#[test]
fn every_noun_is_found_in_its_plural() {
    let glossaries = glossaries();
    let index = Index::build(&glossaries, &english());
    let inflection = inflection::of(&english()).unwrap();
    let nouns = |pos| matches!(pos, None | Some(PartOfSpeech::Noun));
    let mut missed = Vec::new();
    let mut count = 0;
    for (text, _, place) in wordings(&glossaries).into_iter().filter(|(_, pos, _)| nouns(*pos)) {
        let Some(plural) = inflection.plural(text) else { continue };
        count += 1;
        let sentence = format!("We spoke of the {plural}.");
        let found = index.find(&sentence);
        // Where another concept is cited just so (Azerbaijanis), it is that one.
        let cited = found.iter().any(|one| is_cited(one) && one.words.end + 1 == sentence.len());
        // An acronym in S has no plural that anybody would write (MANPADSs).
        if !is_found(&found, place) && !cited && !text.ends_with('S') {
            missed.push(plural);
        }
    }
    println!("{count} plurals, missed: {missed:?}");
    assert!(missed.is_empty(), "{missed:?}");
}

/// `tests/cases/english/*.tsv` have sentences of our own, each with what stands in it: `words=term`, with `!` before
/// what is found and is wrong, and `?` before what is right and not found.
#[test]
fn terms_are_found_in_news() {
    let glossaries = glossaries();
    let index = Index::build(&glossaries, &english());
    for file in ["news", "unseen"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/english/{file}.tsv"));
        let cases = std::fs::read_to_string(path).unwrap();
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        for line in cases.lines().filter(|line| !line.starts_with('#')) {
            let (sentence, marks) = line.split_once('\t').unwrap_or((line, ""));
            let mut expected: BTreeMap<&str, usize> = BTreeMap::new();
            for mark in marks.split("; ").filter(|mark| !mark.is_empty()) {
                match mark.as_bytes()[0] {
                    b'?' => missed += 1,
                    b'!' => {
                        wrong += 1;
                        *expected.entry(&mark[1..]).or_default() += 1;
                    }
                    _ => {
                        right += 1;
                        *expected.entry(mark).or_default() += 1;
                    }
                }
            }
            let shown: Vec<String> = index
                .find(sentence)
                .iter()
                .map(|one| {
                    let concept = &glossaries[one.glossary].concepts[one.concept];
                    format!("{}={}", &sentence[one.words.range()], concept.terms[one.term].text)
                })
                .collect();
            let mut found: BTreeMap<&str, usize> = BTreeMap::new();
            shown.iter().for_each(|one| *found.entry(one).or_default() += 1);
            assert_eq!(found, expected, "{file}: {sentence}");
        }
        let precision = f64::from(right) / f64::from(right + wrong);
        let recall = f64::from(right) / f64::from(right + missed);
        println!("{file}: {right} right, {wrong} wrong, {missed} missed: P {precision:.3}, R {recall:.3}");
        assert!(precision >= PRECISION && recall >= RECALL, "{file}: P {precision:.3}, R {recall:.3}");
    }
}
