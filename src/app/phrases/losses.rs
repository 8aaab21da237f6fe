//! What a format does not hold of a glossary, and what somebody left out of it.

use super::Phrase;
use crate::formats::glossaries::{HeadPart, LeftOut, Loss, LossKind};
use crate::model::{Level, What};

impl From<&Loss> for Phrase {
    /// What is lost, and in how many places.
    fn from(loss: &Loss) -> Self {
        Phrase::new("lost-counted").phrase("what", &loss.kind).number("count", loss.count)
    }
}

impl From<&LossKind> for Phrase {
    /// What is lost, as the head of a list of places.
    fn from(kind: &LossKind) -> Self {
        match kind {
            LossKind::Fact { level, what: What::Field, name } => {
                Phrase::new("what-field").text("name", name).phrase("level", *level)
            }
            LossKind::Fact { level, what, name: _ } => Phrase::new(what_id(*what)).phrase("level", *level),
            LossKind::Head(part) => part.into(),
            LossKind::Ids => Phrase::new("lost-ids"),
            LossKind::Concepts => Phrase::new("lost-concepts"),
            LossKind::Grouping => Phrase::new("lost-grouping"),
            LossKind::Duplicates => Phrase::new("lost-duplicates"),
            LossKind::TooLong(limit) => Phrase::new("lost-too-long").number("limit", *limit),
            LossKind::TooMany(limit) => Phrase::new("lost-too-many").number("limit", *limit),
        }
    }
}

impl From<Level> for Phrase {
    /// What a property is of, in the plural.
    fn from(level: Level) -> Self {
        Phrase::new(match level {
            Level::Concept => "level-concepts",
            Level::Section => "level-sections",
            Level::Term => "level-terms",
        })
    }
}

impl From<&HeadPart> for Phrase {
    fn from(part: &HeadPart) -> Self {
        Phrase::new(match part {
            HeadPart::Name => "head-name",
            HeadPart::Licence => "head-licence",
            HeadPart::Origin => "head-origin",
            HeadPart::Comments => "head-comments",
            HeadPart::Fields => "head-fields",
        })
    }
}

/// The name of a property, in the plural; the variable `level` says of what.
fn what_id(what: What) -> &'static str {
    match what {
        What::Domain => "what-domain",
        What::Definition => "what-definition",
        What::Note => "what-note",
        What::DoNotTranslate => "what-do-not-translate",
        What::Link => "what-link",
        What::History => "what-history",
        What::Wording => "what-wording",
        What::Status => "what-status",
        What::PartOfSpeech => "what-part-of-speech",
        What::Gender => "what-gender",
        What::Number => "what-number",
        What::Variant => "what-variant",
        What::Matching => "what-matching",
        What::MatchCase => "what-match-case",
        What::Form => "what-form",
        What::FirstMention => "what-first-mention",
        What::MustMatch => "what-must-match",
        What::MustNotMatch => "what-must-not-match",
        What::TermId => "what-term-id",
        What::TermType => "what-term-type",
        What::Context => "what-context",
        What::Source => "what-source",
        What::Field => "what-field",
    }
}

/// The Fluent id of the name of a property, in the singular.
pub fn fact_message(what: What) -> &'static str {
    match what {
        What::Domain => "fact-domain",
        What::Definition => "fact-definition",
        What::Note => "fact-note",
        What::DoNotTranslate => "fact-do-not-translate",
        What::Link => "fact-link",
        What::History => "fact-history",
        What::Wording => "fact-wording",
        What::Status => "fact-status",
        What::PartOfSpeech => "fact-part-of-speech",
        What::Gender => "fact-gender",
        What::Number => "fact-number",
        What::Variant => "fact-variant",
        What::Matching => "fact-matching",
        What::MatchCase => "fact-match-case",
        What::Form => "fact-form",
        What::FirstMention => "fact-first-mention",
        What::MustMatch => "fact-must-match",
        What::MustNotMatch => "fact-must-not-match",
        What::TermId => "fact-term-id",
        What::TermType => "fact-term-type",
        What::Context => "fact-context",
        What::Source => "fact-source",
        What::Field => "fact-field",
    }
}

/// A property of concepts or terms, as the head of a list of places; `name` is the
/// name of a field.
pub fn property(level: Level, what: What, name: &str) -> Phrase {
    Phrase::from(&LossKind::Fact { level, what, name: name.to_owned() })
}

/// What a selection left out or gave another place, a phrase each.
pub fn left_out(counts: &LeftOut) -> Vec<Phrase> {
    let LeftOut {
        concepts,
        terms,
        sections,
        avoided,
        avoided_in_notes,
        variants,
        variants_as_terms,
        forms,
        forms_as_terms,
    } = *counts;
    [
        (concepts, "left-out-concepts"),
        (terms, "left-out-terms"),
        (sections, "left-out-sections"),
        (avoided, "left-out-avoided"),
        (avoided_in_notes, "avoided-in-notes"),
        (variants, "left-out-variants"),
        (variants_as_terms, "variants-as-terms"),
        (forms, "left-out-forms"),
        (forms_as_terms, "forms-as-terms"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, message)| {
        Phrase::new("left-out-counted").phrase("what", Phrase::new(message)).number("count", count)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Translator, languages};

    /// Every kind of loss with every level, property and part in it.
    fn kinds() -> Vec<LossKind> {
        let name = || "قيل".to_owned();
        let mut kinds = vec![
            LossKind::Ids,
            LossKind::Concepts,
            LossKind::Grouping,
            LossKind::Duplicates,
            LossKind::TooLong(500),
            LossKind::TooMany(1000),
        ];
        let parts =
            [HeadPart::Name, HeadPart::Licence, HeadPart::Origin, HeadPart::Comments, HeadPart::Fields];
        kinds.extend(parts.map(LossKind::Head));
        for &level in Level::ALL {
            kinds.extend(What::ALL.iter().map(|&what| LossKind::Fact { level, what, name: name() }));
        }
        // A new kind does not compile before it stands above.
        for kind in &kinds {
            match kind {
                LossKind::Fact { .. } | LossKind::Head(_) | LossKind::Ids | LossKind::Concepts => {}
                LossKind::Grouping | LossKind::Duplicates => {}
                LossKind::TooLong(_) | LossKind::TooMany(_) => {}
            }
        }
        kinds
    }

    /// What is said, without the marks that keep values in order.
    fn said(phrase: &Phrase, language: &str) -> String {
        let t = Translator::new(&language.parse().unwrap());
        phrase.say(&t).replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn every_loss_is_said_in_every_language() {
        for (language, name) in languages() {
            let t = Translator::new(&language);
            let mut all = std::collections::HashSet::new();
            for kind in kinds() {
                for count in [1, 2, 3, 11, 100] {
                    let text = Phrase::from(&Loss { kind: kind.clone(), count, first: vec![] }).say(&t);
                    assert!(!text.contains("{$"), "{name}: {text}");
                    for id in ["what-", "lost-", "level-", "head-"] {
                        assert!(!text.contains(id), "{name}: {text}");
                    }
                    let latin = text.contains(|c: char| c.is_ascii_alphabetic());
                    assert!(language.primary() != "ar" || !latin, "{text}");
                    assert!(all.insert(text.clone()), "{name}: said twice: {text}");
                }
            }
        }
    }

    #[test]
    fn what_was_left_out_is_said_in_every_language() {
        let counts = LeftOut {
            concepts: 1,
            terms: 2,
            sections: 3,
            avoided: 4,
            avoided_in_notes: 5,
            variants: 6,
            variants_as_terms: 7,
            forms: 8,
            forms_as_terms: 9,
        };
        for (language, _) in languages() {
            let texts: Vec<String> =
                left_out(&counts).iter().map(|phrase| said(phrase, &language.to_string())).collect();
            assert_eq!(texts.len(), 9);
            assert!(!texts.iter().any(|text| text.contains("left-") || text.contains("{$")), "{texts:?}");
        }
        assert_eq!(left_out(&LeftOut::default()), []);
    }

    #[test]
    fn losses_read_as_sentences_do() {
        let loss = |kind, count| Phrase::from(&Loss { kind, count, first: vec![] });
        let notes = LossKind::Fact { level: Level::Term, what: What::Note, name: String::new() };
        let field = LossKind::Fact { level: Level::Concept, what: What::Field, name: "subjectField".into() };
        for (phrase, en, ar) in [
            (loss(notes.clone(), 1), "Notes on terms: 1 place", "ملاحظات على المصطلحات: موضع واحد"),
            (loss(notes.clone(), 2), "Notes on terms: 2 places", "ملاحظات على المصطلحات: موضعان"),
            (loss(notes.clone(), 7), "Notes on terms: 7 places", "ملاحظات على المصطلحات: 7 مواضع"),
            (loss(notes.clone(), 1_234), "Notes on terms: 1,234 places", "ملاحظات على المصطلحات: 1,234 موضعا"),
            (
                loss(field, 100),
                "The field “subjectField” of concepts: 100 places",
                "الحقل «subjectField» في المفاهيم: 100 موضع",
            ),
            (
                loss(LossKind::TooLong(500), 3),
                "Texts longer than the format lets them be (500): 3 places",
                "نصوص أطول مما تسمح به الصيغة (500): 3 مواضع",
            ),
        ] {
            assert_eq!((said(&phrase, "en"), said(&phrase, "ar")), (en.to_owned(), ar.to_owned()));
        }
    }
}
