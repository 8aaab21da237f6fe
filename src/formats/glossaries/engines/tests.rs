//! What each engine gets of one glossary, and what its limits leave out.

use super::*;
use crate::formats::glossaries::testing::{glossary, language};
use crate::formats::glossaries::{Loss, by_id};
use proptest::prelude::*;

/// `tag:text`, with `?` before what is proposed, `!` forbidden, `~` admitted.
fn concept(id: &str, terms: &[&str]) -> Arc<Concept> {
    let term = |text: &&str| {
        let (tag, text) = text.split_once(':').unwrap();
        let status = match text.chars().next() {
            Some('?') => Some(TermStatus::Proposed),
            Some('!') => Some(TermStatus::Forbidden),
            Some('~') => Some(TermStatus::Admitted),
            _ => None,
        };
        let mut term = Term::new(language(tag), text.trim_start_matches(['?', '!', '~']));
        if let Some(status) = status {
            term.set_status(status);
        }
        term
    };
    Arc::new(Concept { terms: terms.iter().map(term).collect(), ..Concept::new(ConceptId(id.into())) })
}

fn written(id: &str, concepts: Vec<Arc<Concept>>) -> (String, Vec<Loss>) {
    let format = by_id(id).unwrap();
    let options = WriteOptions { languages: Some((language("ar"), language("en"))), time: 0 };
    let file = GlossaryFile { head: Head::default(), concepts };
    let (fitted, losses) = format.fitted(&file, &options);
    let mut out = Vec::new();
    format.writer.unwrap().write(&fitted, &options, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), losses)
}

fn count(losses: &[Loss], kind: &LossKind) -> usize {
    losses.iter().filter(|loss| loss.kind == *kind).map(|loss| loss.count).sum()
}

fn titles() -> Vec<Arc<Concept>> {
    let mut brand = Arc::unwrap_or_clone(concept("3", &["ar:ترجمان"]));
    brand.do_not_translate = true;
    vec![
        concept("1", &["ar:باشا", "en:!bashaw", "en:~Pasha, the", "en:pasha", "fr:pacha", "en:?pascha"]),
        concept("2", &["ar:باشا", "ar:بك", "en:say \"bey\"", "pt-BR:bei", "und-Latn:beg"]),
        Arc::new(brand),
        concept("4", &["ar:هدنة", "en:?truce"]),
    ]
}

#[test]
fn pairs_have_one_rendering_each() {
    let (text, losses) = written("deepl", titles());
    assert_eq!(text, "باشا\tpasha\nبك\tsay \"bey\"\nترجمان\tترجمان\n");
    assert_eq!(count(&losses, &LossKind::Duplicates), 2, "{losses:?}");
    assert_eq!(count(&losses, &LossKind::Concepts), 1, "{losses:?}");
    assert_eq!(written("microsoft", titles()).0, text);
    assert_eq!(written("google", titles()).0, "باشا,pasha\nبك,\"say \"\"bey\"\"\"\nترجمان,ترجمان\n");
}

#[test]
fn sets_have_a_column_a_language() {
    let (text, losses) = written("google-set", titles());
    assert_eq!(
        text,
        "ar,en,fr,pt-BR\nباشا,\"Pasha, the\",pacha,\nبك,\"say \"\"bey\"\"\",,bei\nترجمان,ترجمان,,\n"
    );
    assert_eq!(count(&losses, &LossKind::Duplicates), 2, "{losses:?}");
    let (text, _) = written("amazon", titles());
    assert_eq!(
        text,
        "ar,en,fr,pt\nباشا,\"Pasha, the\",pacha,\nبك,\"say \"\"bey\"\"\",,bei\nترجمان,ترجمان,,\n"
    );
}

#[test]
fn sets_can_be_described() {
    let mut described = Arc::unwrap_or_clone(concept("1", &["ar:باشا", "en:pasha"]));
    described.definition = "an Ottoman\ntitle".into();
    described.terms.iter_mut().for_each(|term| term.part_of_speech = Some(crate::model::PartOfSpeech::Noun));
    let (text, _) = written("google-set", vec![Arc::new(described)]);
    assert_eq!(text, "ar,en,pos,description\nباشا,pasha,noun,an Ottoman title\n");
}

#[test]
fn what_is_too_long_or_too_much_is_left_out() {
    let long = format!("en:{}", "x".repeat(201));
    let (text, losses) =
        written("amazon", vec![concept("1", &["ar:ا", &long]), concept("2", &["ar:ب", "en:b"])]);
    assert_eq!(text, "ar,en\nب,b\n");
    assert_eq!(count(&losses, &LossKind::TooLong(200)), 1);
    // A second rendering that is short enough is taken.
    let long = format!("en:{}", "x".repeat(1025));
    assert_eq!(written("deepl", vec![concept("1", &["ar:ا", &long, "en:a"])]).0, "ا\ta\n");

    let text = "x".repeat(1000);
    let many = (0..11_000).map(|number| concept("1", &[&format!("ar:{number}{text}"), "en:a"])).collect();
    let (text, losses) = written("deepl", many);
    let rows = text.lines().count();
    assert!(text.len() <= 10 << 20 && rows > 10_000, "{} {rows}", text.len());
    assert_eq!(count(&losses, &LossKind::TooMany(rows)), 11_000 - rows);
}

#[test]
fn languages_are_spelled_as_the_engine_does() {
    let codes = |engine: &Engine| {
        ["ar-EG", "en-GB", "zh-Hant", "zh", "pt-PT", "nb", "fil"].map(|tag| engine.code(&language(tag)))
    };
    assert_eq!(codes(&GOOGLE_SET_ENGINE), ["ar", "en", "zh-TW", "zh-CN", "pt-PT", "no", "tl"]);
    assert_eq!(codes(&AMAZON_ENGINE), ["ar", "en", "zh-TW", "zh", "pt-PT", "no", "tl"]);
}

#[test]
fn amazon_takes_eleven_languages() {
    let tags = ["ar", "en", "fr", "de", "es", "it", "nl", "pl", "ru", "tr", "fa", "ja", "ko"];
    let terms: Vec<String> = tags.iter().map(|tag| format!("{tag}:x")).collect();
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    let (text, _) = written("amazon", vec![concept("1", &terms)]);
    assert_eq!(text.lines().next(), Some("ar,en,fr,de,es,it,nl,pl,ru,tr,fa"));
}

proptest! {
    #[test]
    fn rows_are_sound_whatever_the_glossary(glossary in glossary()) {
        for id in ["deepl", "google", "google-set", "amazon", "microsoft"] {
            let (text, _) = written(id, glossary.concepts.clone());
            let separator = if matches!(id, "deepl" | "microsoft") { '\t' } else { ',' };
            let mut quoted = false;
            let mut columns = vec![1];
            for c in text.chars() {
                match c {
                    '"' if separator == ',' => quoted = !quoted,
                    '\n' if !quoted => columns.push(1),
                    c if c == separator && !quoted => *columns.last_mut().unwrap() += 1,
                    _ => {}
                }
            }
            columns.pop();
            prop_assert!(!quoted && columns.windows(2).all(|pair| pair[0] == pair[1]), "{id}: {text}");
            prop_assert!(columns.iter().all(|count| *count >= 2), "{id}: {text}");
        }
    }
}
