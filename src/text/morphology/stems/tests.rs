use super::*;
use proptest::prelude::*;

fn key(tag: &str, original: &str, pos: Option<PartOfSpeech>) -> Option<String> {
    let written = normalise(original, Folding::Marks);
    of(tag)?.stem_key(CitedWord { original, written: &written, pos, next: None, number: 0, of: 1 })
}

/// What the words of a text are looked up by besides their letters.
fn keys(tag: &str, written: &str) -> Vec<String> {
    let folded = normalise(written, Folding::Letters);
    let mut keys = Vec::new();
    let word = TextWord { folded: &folded, written, habits: Default::default() };
    of(tag).unwrap().further_readings(word, &mut |key, _| keys.push(key.to_owned()));
    keys
}

#[test]
fn forms_of_a_word_have_its_stem() {
    for (tag, cited, form) in [
        ("ca", "govern", "governs"),
        ("cs", "vláda", "vlády"),
        ("da", "aftale", "aftalerne"),
        ("de", "Regierung", "Regierungen"),
        ("de", "Haus", "Häuser"),
        ("el", "κυβέρνηση", "κυβέρνησης"),
        ("es", "gobierno", "gobiernos"),
        ("es", "nación", "naciones"),
        ("fa", "کشور", "کشورها"),
        ("fa", "کتاب", "کتاب‌های"),
        ("fi", "talo", "taloissa"),
        ("fr", "traité", "traités"),
        ("fr", "accord", "l’accord"),
        ("fr", "journal", "journaux"),
        ("hu", "kormány", "kormányok"),
        ("id", "negara", "negaranya"),
        ("it", "accordo", "l'accordi"),
        ("nb", "avtale", "avtalene"),
        ("nl", "regering", "regeringen"),
        ("pl", "ministerstwo", "ministerstwami"),
        ("pt", "acordo", "acordos"),
        ("ro", "acord", "acordul"),
        ("ru", "правительство", "правительства"),
        ("sv", "regering", "regeringen"),
        ("tr", "hükümet", "hükümetler"),
        ("uk", "уряд", "уряду"),
        ("ur", "حکومت", "حکومتوں"),
        ("ur", "لڑکا", "لڑکے"),
    ] {
        let cited_key = key(tag, cited, Some(PartOfSpeech::Noun)).unwrap_or_default();
        assert!(keys(tag, form).contains(&cited_key), "{tag} {form}: {:?}, not {cited_key}", keys(tag, form));
    }
}

#[test]
fn names_are_inflected_as_their_language_does() {
    for (tag, cited, form, expected) in [
        ("ru", "Москва", "Москве", true),
        ("ru", "Москва", "москве", false),
        ("fr", "Nations", "nation", false),
        ("es", "Corte", "Cortes", false),
        ("pl", "Warszawa", "Warszawie", true),
        ("ru", "НАТО", "НАТО", false),
    ] {
        let cited_key = key(tag, cited, Some(PartOfSpeech::ProperNoun));
        assert_eq!(cited_key.is_some_and(|cited| keys(tag, form).contains(&cited)), expected, "{tag} {form}");
    }
    for (tag, form, name) in
        [("de", "Armeniens", "armenien"), ("sv", "Irans", "iran"), ("tr", "Ankara’da", "ankara")]
    {
        assert!(keys(tag, form).contains(&name.to_owned()), "{tag} {form}");
    }
}

#[test]
fn short_words_and_what_is_no_word_have_no_stem() {
    for word in ["der", "un", "g20", "2024", "a.b.c.d"] {
        assert_eq!(key("de", word, None), None, "{word}");
    }
}

#[test]
fn two_forms_meet_more_or_less() {
    for (text, cited, expected) in [
        ("Regierung", "Regierung", FormsMeet::Same),
        ("regierung", "Regierung", FormsMeet::Same),
        ("l'accord", "accord", FormsMeet::Same),
        ("traite", "traité", FormsMeet::Respelt),
        ("Regierungen", "Regierung", FormsMeet::Nearly),
        ("правительства", "правительство", FormsMeet::Nearly),
        ("regieren", "Regierung", FormsMeet::Barely),
    ] {
        assert_eq!(forms_meet(text, cited), expected, "{text} {cited}");
    }
}

proptest! {
    /// The stemmers are made by a program from another language; nothing a text
    /// can hold may stop them.
    #[test]
    fn any_word_of_any_language_can_be_read(word in "\\PC{0,14}|[a-zß-ÿ'’]{0,14}|[а-яё]{0,14}|[α-ωά-ώ]{0,14}|[ء-یآ-ے]{0,12}|[अ-ह़-्]{0,12}|[அ-்]{0,12}|[א-תְ-ּ]{0,12}|[ա-ֆ]{0,12}") {
        let folded = normalise(&word, Folding::Letters);
        for language in languages::LANGUAGES {
            let text = TextWord { folded: &folded, written: &word, habits: Default::default() };
            language.readings(text, &mut |_, _| {});
            language.further_readings(text, &mut |_, reading| {
                assert!(folded.is_char_boundary(reading.stem.0 as usize));
                assert!(folded.is_char_boundary(reading.stem.1 as usize));
            });
        }
    }
}
