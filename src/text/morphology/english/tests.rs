use super::*;
use crate::text::morphology::TextWord;
use crate::text::normalise::{Folding, normalise};
use proptest::prelude::*;

/// Every citation form that a word may come from, with the kind of its form; `~`
/// before what is spelt otherwise.
fn citations(written: &str) -> Vec<String> {
    let folded = normalise(written, Folding::Letters);
    let word = TextWord { folded: &folded, written, habits: Default::default() };
    let mut found = Vec::new();
    let mut add = |cited: &str, reading: Reading| {
        let kind = match reading.ending.kind {
            EndingKind::None => "",
            EndingKind::Plural => " plural",
            EndingKind::Verb => " verb",
            _ => " ?",
        };
        let owner = if reading.ending.pronoun.is_empty() { "" } else { " owner" };
        found.push(format!("{}{cited}{kind}{owner}", if reading.respelt { "~" } else { "" }));
    };
    English.readings(word, &mut |reading, _| {
        add(&folded[reading.stem.0 as usize..reading.stem.1 as usize], reading);
    });
    English.further_readings(word, &mut |cited, reading| add(cited, reading));
    found
}

#[test]
fn words_are_read_as_what_they_may_come_from() {
    for (word, expected) in [
        ("armies", &["army plural"][..]),
        ("clashes", &["clash plural"]),
        ("wolves", &["wolf plural"]),
        ("scarves", &["scarf plural"]),
        ("children", &["child plural"]),
        ("spokeswomen", &["spokeswoman plural"]),
        ("crises", &["crisis plural"]),
        ("axes", &["axis plural", "axe plural"]),
        ("people", &["person plural"]),
        ("Armenia's", &["armenia owner"]),
        ("Armenia’s", &["armenia owner"]),
        ("ministries’", &["ministry plural"]),
        ("stopped", &["stop verb"]),
        ("denied", &["deny verb"]),
        ("denies", &["deny verb"]),
        ("using", &["use verb"]),
        ("urged", &["urge verb"]),
        ("met", &["meet verb"]),
        ("U.S", &["~us"]),
        ("defense", &["~defence"]),
        ("defence", &["~defense"]),
        ("organization", &["~organisation"]),
        ("organisations", &["organisation plural", "~organization plural"]),
        ("normalizing", &["normalize verb", "~normalise verb"]),
        ("centers", &["center plural", "~centre plural"]),
        ("programs", &["~programme plural"]),
        ("neighboring", &["~neighbouring"]),
        ("labour", &["~labor"]),
        ("cancelled", &["~canceled"]),
        ("grey", &["~gray"]),
        ("dialogue", &["~dialog"]),
    ] {
        let found = citations(word.trim_end_matches(['\'', '’']));
        for cited in expected {
            assert!(found.iter().any(|one| one == cited), "{word}: {cited} in {found:?}");
        }
    }
}

#[test]
fn some_words_come_from_nothing_else() {
    for word in ["news", "police", "headquarters", "species", "congress", "us"] {
        let found = citations(word);
        assert!(!found.iter().any(|one| one.contains("plural")), "{word}: {found:?}");
    }
}

#[test]
fn every_regular_plural_is_read_back() {
    let english = crate::text::inflection::of(&"en".parse().unwrap()).unwrap();
    for word in ["bus", "box", "church", "bush", "boy", "hero", "quiz", "leaf", "monarch", "ceasefire", "NGO"]
    {
        let plural = english.plural(word).unwrap();
        let expected = format!("{} plural", word.to_lowercase());
        assert!(citations(&plural).contains(&expected), "{plural}: {:?}", citations(&plural));
    }
}

proptest! {
    #[test]
    fn any_word_can_be_read(word in "\\PC{0,12}|[a-z'.’]{0,12}") {
        let folded = normalise(&word, Folding::Letters);
        let text = TextWord { folded: &folded, written: &word, habits: Default::default() };
        English.further_readings(text, &mut |_, reading| {
            assert!(folded.is_char_boundary(reading.stem.1 as usize));
        });
    }
}
