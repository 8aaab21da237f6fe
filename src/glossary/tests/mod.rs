//! Glossaries and texts of our own, and what must hold for any.

mod bytes;
mod languages;
mod overlay;

use super::*;
use crate::model::{
    Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, Language, Matching, PartOfSpeech, Term,
    TermStatus,
};
use proptest::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A glossary of concepts with one term each, `|` before its variants.
fn glossary(tag: &str, terms: &[&str]) -> Glossary {
    let concepts = terms
        .iter()
        .enumerate()
        .map(|(number, term)| {
            let mut wordings = term.split('|').map(String::from);
            let text = wordings.next().unwrap_or_default();
            Concept {
                terms: vec![Term { variants: wordings.collect(), ..Term::new(language(tag), text) }],
                ..Concept::new(ConceptId(number.to_string()))
            }
        })
        .map(Arc::new)
        .collect();
    Glossary {
        id: GlossaryId(Uuid::nil()),
        name: String::new(),
        origin: GlossaryOrigin::Own,
        licence: String::new(),
        enabled: true,
        writable: true,
        concepts,
        import: None,
    }
}

/// What is found, as `whole words [the term itself] reason`, indented by one
/// mark for each match around it.
fn found(tag: &str, terms: &[&str], text: &str) -> Vec<String> {
    let glossary = glossary(tag, terms);
    let matches = Index::build([&glossary], &language(tag)).find(text);
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(outer) = matches[at].inside {
            at = outer;
            depth += 1;
        }
        depth
    };
    matches
        .iter()
        .enumerate()
        .map(|(index, m)| {
            let (words, term) = (&text[m.words.range()], &text[m.occurrence.range()]);
            let context = if m.confidence == Confidence::Context { "?" } else { "" };
            format!("{}{words} [{term}] {}{context}", ">".repeat(depth(index)), m.reason)
        })
        .collect()
}

#[test]
fn terms_are_found_with_their_reasons() {
    for (terms, text, expected) in [
        (&["أرمينيا"][..], "دعا أذربيجان وأرمينيا إلى", &["وأرمينيا [أرمينيا] proclitic:و"][..]),
        (&["أذربيجان"], "سلمها لأذربيجان.", &["لأذربيجان [أذربيجان] proclitic:ل"]),
        (&["قره باغ|قرة باخ"], "في «قرة باخ» اليوم", &["قرة باخ [قرة باخ] variant"]),
        (&["قره باغ"], "في قُره بَاغ.", &["قُره بَاغ [قُره بَاغ] exact"]),
        (
            &["هجوم مضاد"],
            "شنت هجوما مضادا",
            &["هجوما مضادا [هجوما مضادا] ending:accusative ending:accusative"],
        ),
        (&["هجوم مضاد"], "بالهجوم المضاد", &["بالهجوم المضاد [هجوم المضاد] proclitic:ب article article"]),
        (&["الأمم المتحدة"], "للأمم المتحدة", &["للأمم المتحدة [لأمم المتحدة] proclitic:ل"]),
        (&["منظمة"], "منظماتهم", &["منظماتهم [منظمات] ending:feminine-plural pronoun:هم"]),
        (&["وقف إطلاق النار"], "وقف اطلاق النار", &["وقف اطلاق النار [وقف اطلاق النار] spelling"]),
        (&["مجموعة مينسك"], "لمجموعة-مينسك", &["لمجموعة-مينسك [مجموعة-مينسك] proclitic:ل"]),
        (&["مكتبة"], "مكتبه", &["مكتبه [مكتبه] spelling?"]),
        (&["الألعاب الأولمبية"], "ألعاب أولمبية", &["ألعاب أولمبية [ألعاب أولمبية] indefinite"]),
        (&["حدث"], "وقد حدث ذلك", &[]),
        (&["حدث"], "الحدث الكبير", &["الحدث [حدث] article"]),
        (&["قدرة", "قدر"], "قدراتهم", &["قدراتهم [قدرات] ending:feminine-plural pronoun:هم"]),
        (&["قوة"], "القوى الكبرى", &["القوى [قوى] article ending:plural"]),
        (&["حدث"], "إحداث تغيير", &[]),
        (&["وزير الخارجية"], "مع وزيري الخارجية", &["وزيري الخارجية [وزيري الخارجية] ending:construct?"]),
        (&["وزير"], "مع وزيري", &[]),
        (&["وات", "كات"], "واتهم الجيش", &[]),
        // A verb often begins a sentence, and a noun that is spelt like it seldom does.
        (&["رفض"], "رفض الرئيس ذلك بعد رفض الخطة", &["رفض [رفض] exact?", "رفض [رفض] exact"]),
        (&["وحدة"], "جاء وحده", &[]),
    ] {
        assert_eq!(found("ar", terms, text), expected, "{text}");
    }
}

#[test]
fn a_verb_is_found_in_its_forms_where_its_glossary_says_that_it_is_one() {
    for (text, expected) in [
        ("أدانت الحكومة", "أدانت [أدانت] ending:verb"),
        ("وسيدين المجلس", "وسيدين [يدين] proclitic:و proclitic:س ending:verb"),
        ("قد أدان", "أدان [أدان] exact"),
    ] {
        for (pos, is_found) in [(Some(PartOfSpeech::Verb), true), (Some(PartOfSpeech::Noun), false)] {
            let mut glossary = glossary("ar", &["أدان"]);
            Arc::make_mut(&mut glossary.concepts[0]).terms[0].part_of_speech = pos;
            let matches = Index::build([&glossary], &language("ar")).find(text);
            let shown = matches.iter().map(|one| {
                format!("{} [{}] {}", &text[one.words.range()], &text[one.occurrence.range()], one.reason)
            });
            let expected: Vec<&str> = Some(expected).filter(|_| is_found).into_iter().collect();
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
        }
    }
}

#[test]
fn a_term_says_how_far_a_text_may_differ_from_it() {
    use Matching::{Exact, Form, Inflected, Never};
    type Case<'a> = (&'a str, &'a str, Matching, bool, &'a [&'a str], &'a str, &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        // A word, how it is matched, whether capitals count, its listed forms, a
        // text, and the words that are found in it.
        ("ar", "وزير", Inflected, false, &[], "الوزير وزيره بوزير", &["الوزير", "وزيره", "بوزير"]),
        ("ar", "وزير", Form, false, &[], "الوزير وزيره بوزير", &["الوزير", "بوزير"]),
        ("ar", "وزير", Exact, false, &[], "الوزير وزيره وزير", &["وزير"]),
        ("ar", "وزير", Never, false, &[], "الوزير وزيره وزير", &[]),
        ("ar", "أزهر", Exact, false, &[], "ازهر أزهر", &["أزهر"]),
        ("ar", "عنقاء", Form, false, &["عنقاوات"], "والعنقاوات عنقاواتهم", &["والعنقاوات"]),
        ("en", "US", Inflected, true, &[], "us US U.S. Us", &["US", "U.S"]),
        ("en", "NGO", Inflected, true, &[], "NGOs ngos", &["NGOs"]),
        ("en", "Polish", Inflected, true, &[], "polish Polish", &["Polish"]),
        ("en", "polish", Inflected, false, &[], "polish Polish", &["polish", "Polish"]),
        ("en", "datum", Inflected, false, &["data"], "data datum Data", &["data", "datum", "Data"]),
        ("en", "AIDS", Inflected, true, &["Aids"], "aids Aids AIDS", &["Aids", "AIDS"]),
    ];
    for (tag, text, matching, match_case, forms, sentence, expected) in cases {
        let mut glossary = glossary(tag, &[text]);
        let term = &mut Arc::make_mut(&mut glossary.concepts[0]).terms[0];
        (term.matching, term.match_case) = (*matching, *match_case);
        term.change_details(|details| details.forms = forms.iter().map(|form| (*form).to_owned()).collect());
        let found = Index::build([&glossary], &language(tag)).find(sentence);
        let words: Vec<&str> = found.iter().map(|one| &sentence[one.words.range()]).collect();
        assert_eq!(words, *expected, "{text} {matching:?} in {sentence}");
    }
}

#[test]
fn words_of_different_phrases_are_no_term() {
    for text in ["الأمم، المتحدة", "الأمم. المتحدة", "الأمم والمتحدة", "الأمم"]
    {
        assert_eq!(found("ar", &["الأمم المتحدة"], text), [""; 0], "{text}");
    }
}

/// What is found of names, each given with its English, as `words → term reason`.
fn possible(names: &[(&str, &str)], text: &str) -> Vec<String> {
    let mut glossary = glossary("ar", &names.iter().map(|(arabic, _)| *arabic).collect::<Vec<_>>());
    for (concept, (_, english)) in glossary.concepts.iter_mut().zip(names) {
        Arc::make_mut(concept).terms.push(Term::new(language("en"), *english));
    }
    let matches = Index::build([&glossary], &language("ar")).find_possible(text);
    let shown = matches.iter().map(|m| {
        let mark = if m.confidence == Confidence::Possible { "?" } else { "" };
        format!("{} → {} {}{mark}", &text[m.words.range()], names[m.concept].0, m.reason)
    });
    shown.collect()
}

#[test]
fn vowel_signs_tell_terms_of_the_same_letters_apart() {
    let terms = ["عُمان", "عَمّان|عمّان|عمان"];
    for (text, expected) in [("في عُمان", &[0][..]), ("لعمّان", &[1]), ("إلى عمان", &[0, 1])]
    {
        let glossary = glossary("ar", &terms);
        let matches = Index::build([&glossary], &language("ar")).find(text);
        assert_eq!(matches.iter().map(|m| m.concept).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn other_spellings_of_names_are_possible() {
    let names = [("غوتيريش", "Guterres"), ("ستيفان دوجاريك", "Stéphane Dujarric"), ("برلمان", "parliament")];
    for (text, expected) in [
        ("وقال جوتيريش للصحفيين أمس", &["جوتيريش → غوتيريش letter:ج/غ sounds-like:0.02?"][..]),
        ("وأشار بجوتيريش أمس هنا", &["بجوتيريش → غوتيريش proclitic:ب letter:ج/غ sounds-like:0.02?"]),
        (
            "قال ستيفان دوجاريتش للصحفيين",
            &["ستيفان دوجاريتش → ستيفان دوجاريك letter:ت/ letter:ش/ك sounds-like:0.15?"],
        ),
        ("قال غوتيريش للصحفيين إن", &["غوتيريش → غوتيريش exact"]),
        // Ordinary words, and terms that are no names, are not held against each other.
        ("ثم قال الوزير إن البرلمانات", &["البرلمانات → برلمان article ending:feminine-plural"]),
        ("تيارات كثيرة في المجتمع", &[]),
    ] {
        assert_eq!(possible(&names, text), expected, "{text}");
    }
}

/// Reagan is as near to Regan as to Ragan; whoever is asked cannot know.
#[test]
fn of_two_names_as_likely_neither_is_said() {
    assert_eq!(possible(&[("ليمان", "Lehmann"), ("لايمن", "Lyman")], "التقى لايمان الوفد في المطار"), [""; 0]);
}

/// «بقره» and «فقره» are spelt like a cow and a paragraph; what follows tells.
#[test]
fn a_clitic_before_a_name_makes_no_common_word_of_it() {
    let glossary = glossary("ar", &["قره باغ", "قره"]);
    let index = Index::build([&glossary], &language("ar"));
    for text in ["وقره باغ", "بقره باغ", "فقره باغ", "وبقره باغ", "لقرة باغ"]
    {
        let found = index.find(text);
        assert!(found.iter().any(|m| m.concept == 0), "{text}: {found:?}");
    }
    for text in ["بقره كبيرة", "فقره اولى"] {
        assert_eq!(index.find(text), [], "{text}");
    }
}

#[test]
fn shorter_terms_are_linked_to_the_longer_around_them() {
    assert_eq!(
        found("ar", &["قره باغ", "ناغورني قره باغ", "باغ", "إقليم ناغورني"], "إقليم ناغورني قره باغ"),
        [
            "إقليم ناغورني [إقليم ناغورني] exact",
            "ناغورني قره باغ [ناغورني قره باغ] exact",
            ">قره باغ [قره باغ] exact",
            ">>باغ [باغ] exact",
        ]
    );
}

#[test]
fn a_word_that_is_a_term_as_it_stands_is_no_other() {
    assert_eq!(found("ar", &["كتاب", "تاب"], "كتاب"), ["كتاب [كتاب] exact"]);
    assert_eq!(found("ar", &["وكالة", "آلة"], "وكالة"), ["وكالة [وكالة] exact"]);
}

#[test]
fn other_languages_have_words_and_case() {
    assert_eq!(
        found("en", &["ceasefire", "United Nations", "army"], "The united nations’ Ceasefires; two armies."),
        [
            "united nations’ [united nations’] exact",
            "Ceasefires [Ceasefires] ending:plural",
            "armies [armies] ending:plural",
        ]
        .map(|line| line.replace("nations’", "nations"))
    );
    assert_eq!(found("fr", &["États-Unis"], "les etats-unis"), ["etats-unis [etats-unis] spelling"]);
}

#[test]
fn glossaries_that_are_off_keep_their_place() {
    let mut off = glossary("ar", &["باكو"]);
    off.enabled = false;
    let on = glossary("ar", &["x", "باكو"]);
    let matches = Index::build([&off, &on], &language("ar-SA")).find("في باكو");
    assert_eq!(matches.iter().map(|m| (m.glossary, m.concept, m.term)).collect::<Vec<_>>(), [(1, 1, 0)]);
}

#[test]
fn a_name_has_no_plural() {
    let mut glossary = glossary("ar", &["مهند"]);
    let text = "المهندين مهندا";
    let count = |glossary: &Glossary| Index::build([glossary], &language("ar")).find(text).len();
    assert_eq!(count(&glossary), 2);
    Arc::make_mut(&mut glossary.concepts[0]).terms[0].part_of_speech = Some(PartOfSpeech::ProperNoun);
    assert_eq!(count(&glossary), 1);
}

#[test]
fn an_index_of_many_terms_is_that_of_each() {
    // More than are analysed at a time.
    let terms: Vec<String> = (0..2_500).map(|number| format!("لجنة {number}|هيئة {number}")).collect();
    let refs: Vec<&str> = terms.iter().map(String::as_str).collect();
    let index = Index::build([&glossary("ar", &refs)], &language("ar"));
    assert_eq!(index.len(), 5_000);
    for number in [0, 999, 1_000, 1_999, 2_000, 2_499] {
        let matches = index.find(&format!("واللجنة {number}، والهيئة {number}"));
        let found: Vec<_> = matches.iter().map(|one| (one.concept, one.reason.variant())).collect();
        assert_eq!(found, [(number, None), (number, Some(0))]);
    }
}

#[test]
fn renderings_come_best_first_with_what_to_avoid_last() {
    let mut concept = Arc::unwrap_or_clone(glossary("ar", &["قره باغ"]).concepts.remove(0));
    for (text, status) in [
        ("Qarabagh", TermStatus::Forbidden),
        ("Garabagh", TermStatus::Admitted),
        ("Karabakh", TermStatus::Preferred),
        ("Qarabağ", TermStatus::Deprecated),
    ] {
        concept.terms.push(Term { status, ..Term::new(language("en"), text) });
    }
    let english = language("en-GB");
    let shown: Vec<String> = renderings(&concept, &english)
        .iter()
        .map(|rendering| match rendering.standing {
            Standing::Usable => rendering.term.text.clone(),
            Standing::Avoid { instead } => {
                format!("not {} but {}", rendering.term.text, instead.map_or("?", |term| &term.text))
            }
        })
        .collect();
    assert_eq!(shown, ["Karabakh", "Garabagh", "not Qarabağ but Karabakh", "not Qarabagh but Karabakh"]);
}

proptest! {
    #[test]
    fn every_match_lies_in_the_text(
        terms in prop::collection::vec("[ابتةكلويسهمن]{1,4}( [الابهي]{2,4})?", 1..8),
        text in "[ابتةكلويسهمنى «»،.ًَـ\u{200F}\u{200C}a-c]{0,60}",
    ) {
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        let mut glossary = glossary("ar", &terms);
        for concept in glossary.concepts.iter_mut().step_by(2) {
            Arc::make_mut(concept).terms[0].part_of_speech = Some(PartOfSpeech::ProperNoun);
        }
        let matches = Index::build([&glossary], &language("ar")).find_possible(&text);
        let mut start = 0;
        for (index, m) in matches.iter().enumerate() {
            prop_assert!(text.is_char_boundary(m.words.start) && text.is_char_boundary(m.words.end));
            prop_assert!(m.words.contains(m.occurrence) && !m.occurrence.is_empty());
            prop_assert!(m.words.start >= start);
            start = m.words.start;
            if let Some(outer) = m.inside {
                prop_assert!(outer < index && matches[outer].words.contains(m.words));
                prop_assert!(matches[outer].words != m.words);
            }
        }
    }

    #[test]
    fn a_term_is_found_where_it_stands_as_it_is_cited(
        terms in prop::collection::vec("[بتجحدرسعفقمنهوي]{3,6}( [بتجحدرسعفقمنهوي]{3,6}){0,2}", 1..6),
    ) {
        let text = terms.join("، ");
        let refs: Vec<&str> = terms.iter().map(String::as_str).collect();
        let glossary = glossary("ar", &refs);
        let matches = Index::build([&glossary], &language("ar")).find(&text);
        let mut at = 0;
        for (concept, term) in terms.iter().enumerate() {
            let found = matches.iter().any(|m| {
                m.concept == concept && m.words.start == at && m.words.len() == term.len()
            });
            prop_assert!(found, "{term} in {text}");
            at += term.len() + "، ".len();
        }
    }
}
