//! Terms of other languages than Arabic.

use super::{found, glossary, language};
use crate::glossary::{Confidence, Index};
use crate::model::{Matching, PartOfSpeech};
use std::sync::Arc;

#[test]
fn english_words_are_found_in_their_forms() {
    for (terms, text, expected) in [
        (&["minister of foreign affairs"][..], "ministers of foreign affairs", &["ending:plural"][..]),
        (&["attorney general"], "the attorneys general", &["ending:plural"]),
        (&["court-martial"], "two courts-martial", &["ending:plural"]),
        (&["head of state"], "Heads of state’s guards", &["ending:plural possessive"]),
        (&["Armenia"], "Armenia’s and Armenia's", &["possessive", "possessive"]),
        (&["armistice"], "the armistice's end", &["possessive"]),
        (&["child soldier"], "children soldiers", &["ending:plural ending:plural"]),
        (&["parliamentary elections"], "a parliamentary election", &["ending:singular"]),
        (&["subsidies"], "the subsidy", &["ending:singular?"]),
        (&["news"], "the new king", &[]),
        // Spelt on the other side of the Atlantic.
        (&["ministry of defence"], "Ministry of Defense", &["spelling"]),
        (&["organisation"], "organizations", &["spelling ending:plural"]),
        (&["programme"], "a program, programs", &["spelling", "spelling ending:plural"]),
        (&["theater"], "theatres", &["spelling ending:plural"]),
        // In one word, with a hyphen, in two.
        (&["cease-fire"], "a ceasefire, a cease fire, cease-fires", &["spelling", "exact", "ending:plural"]),
        (
            &["ceasefire"],
            "a cease-fire, a cease fire, ceasefires",
            &["spelling", "spelling", "ending:plural"],
        ),
        (&["ceasefire violation"], "cease-fire violations", &["spelling ending:plural"]),
        (&["air strike"], "airstrikes", &["spelling ending:plural"]),
        (&["UN"], "UN-backed", &["exact"]),
        (&["start-up"], "start-ups, it starts up", &["ending:plural"]),
        (&["passer-by"], "passers-by", &["ending:plural"]),
        // With the article and without.
        (&["the United Nations"], "of United Nations", &["indefinite"]),
        (&["the United Nations"], "of the United Nations", &["exact"]),
        (&["The Hague"], "in the Hague; a hague", &["exact"]),
        // Other letters for the same.
        (&["São Tomé"], "Sao Tome", &["spelling spelling"]),
        (&["Nagorno-Karabakh"], "Nagorno‑Karabakh, Nagorno Karabakh", &["exact", "exact"]),
        // Capitals.
        (&["WHO"], "who of the WHO?", &["exact"]),
        (&["US"], "us, US, U.S., Us", &["exact", "spelling"]),
        (&["NGO"], "NGOs, ngos", &["ending:plural"]),
        (&["WHO"], "WHO RAISES THE ALARM OVER CHOLERA", &["exact?"]),
        (&["Polish"], "polish Polish", &["exact"]),
        (&["polish"], "polish Polish", &["exact", "exact"]),
        (&["Baku"], "in baku", &["exact?"]),
        (&["United Nations"], "united nations", &["exact"]),
        // What parts phrases is a part of some terms.
        (
            &["Organization for Education, Science and Culture"],
            "Organization for Education, Science and Culture",
            &["exact"],
        ),
        (&["Organization for Education"], "Organization, for Education", &[]),
        (&["3+3 format"], "the 3+3 format", &["exact"]),
        // What is another word.
        (&["new"], "the news", &[]),
        (&["police"], "the polices", &["ending:plural"]),
        (&["attack"], "attacked, attacking", &[]),
    ] {
        let reasons: Vec<String> = found("en", terms, text)
            .iter()
            .map(|one| one.split("] ").nth(1).unwrap_or_default().to_owned())
            .collect();
        assert_eq!(reasons, expected, "{terms:?} in {text}");
    }
}

#[test]
fn a_part_of_speech_says_which_forms_a_word_has() {
    use PartOfSpeech::{Adjective, Noun, ProperNoun, Verb};
    for (tag, term, pos, text, expected) in [
        ("en", "attack", Verb, "attacked attacking attacks", &["attacked", "attacking", "attacks"][..]),
        ("en", "attack", Noun, "attacked attacking attacks", &["attacks"]),
        ("en", "normalise relations", Verb, "normalized relations", &["normalized relations"]),
        ("en", "hold talks", Verb, "held talks", &["held talks"]),
        ("en", "Armenian", Adjective, "Armenians", &["Armenians"]),
        ("en", "economic", Adjective, "economics", &[]),
        ("en", "Guterre", ProperNoun, "Guterres", &[]),
        (
            "fr",
            "Union européenne",
            ProperNoun,
            "l’Union européenne, unions européennes",
            &["l’Union européenne"],
        ),
        ("fr", "accord", Noun, "l’accord, d'accords", &["l’accord", "d'accords"]),
        ("de", "Vereinte Nationen", ProperNoun, "der Vereinten Nationen", &["Vereinten Nationen"]),
        ("de", "Armenien", ProperNoun, "Armeniens Armenier", &["Armeniens"]),
        ("de", "Regierung", Noun, "Regierungen", &["Regierungen"]),
        ("ru", "Москва", ProperNoun, "в Москве", &["Москве"]),
        (
            "ru",
            "министр иностранных дел",
            Noun,
            "министрами иностранных дел",
            &["министрами иностранных дел"],
        ),
        ("tr", "Ankara", ProperNoun, "Ankara’da", &["Ankara’da"]),
        ("fa", "کتاب", Noun, "كتابهای کتاب\u{200C}ها", &["كتابهای", "کتاب\u{200C}ها"]),
        ("fa", "وزیر", Noun, "والوزير", &[]),
        ("ur", "حکومت", Noun, "حکومتوں", &["حکومتوں"]),
        ("bg", "Правителство", Noun, "правителство", &["правителство"]),
    ] {
        let mut glossary = glossary(tag, &[term]);
        Arc::make_mut(&mut glossary.concepts[0]).terms[0].part_of_speech = Some(pos);
        let found = Index::build([&glossary], &language(tag)).find(text);
        let words: Vec<&str> = found.iter().map(|one| &text[one.words.range()]).collect();
        assert_eq!(words, expected, "{tag} {term} in {text}");
    }
}

#[test]
fn forms_with_one_stem_are_found_and_the_exact_one_goes_before() {
    for (tag, terms, text, expected) in [
        ("de", &["Regierung"][..], "die Regierungen", &["Regierungen [Regierungen] ending:stem"][..]),
        ("de", &["Bewegung"], "sie bewegen", &["bewegen [bewegen] ending:stem?"]),
        ("de", &["Bewegung", "bewegen"], "sie bewegen", &["bewegen [bewegen] exact"]),
        ("fr", &["traité"], "deux traites", &["traites [traites] ending:stem"]),
        ("fr", &["traité", "traite"], "un traité", &["traité [traité] exact"]),
        ("fr", &["traité"], "un traite", &["traite [traite] spelling"]),
        ("it", &["accordo"], "dell’accordo", &["dell’accordo [accordo] exact"]),
        ("es", &["acuerdo de paz"], "acuerdos de paz", &["acuerdos de paz [acuerdos de paz] ending:stem"]),
        ("de", &["Straße"], "die Strasse", &["Strasse [Strasse] spelling"]),
        ("fr", &["cœur"], "coeurs", &["coeurs [coeurs] ending:stem"]),
        ("pl", &["Łódź"], "w Lodz", &["Lodz [Lodz] spelling"]),
    ] {
        assert_eq!(found(tag, terms, text), expected, "{tag} {terms:?} in {text}");
    }
}

#[test]
fn what_a_term_says_of_matching_holds_for_stems() {
    use Matching::{Exact, Form, Never};
    for matching in [Exact, Form, Never] {
        let mut glossary = glossary("de", &["Regierung"]);
        Arc::make_mut(&mut glossary.concepts[0]).terms[0].matching = matching;
        let index = Index::build([&glossary], &language("de"));
        assert_eq!(index.find("der Regierungen"), [], "{matching:?}");
        assert_eq!(index.find("der Regierung").len(), usize::from(matching != Never), "{matching:?}");
    }
}

#[test]
fn a_stem_that_is_nearly_the_term_is_certain() {
    let glossary = glossary("ru", &["правительство", "править"]);
    let found = Index::build([&glossary], &language("ru")).find("правительства");
    let shown: Vec<_> = found.iter().map(|one| (one.concept, one.confidence)).collect();
    assert_eq!(shown, [(0, Confidence::Certain)]);
}
