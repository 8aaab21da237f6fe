//! What every format is tried with: concepts of all that the model knows, and
//! files that are none.

use super::{Format, GlossaryFile, Head, Loss, LossKind, ReadOptions, WriteOptions, read};
use crate::formats::ProblemKind;
use crate::model::{
    Change, ChangeKind, Concept, ConceptId, Field, Gender, GrammaticalNumber, Language, LanguageSection,
    Matching, PartOfSpeech, Term, TermDetails, TermStatus, TermType, canonical,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::path::Path;
use std::sync::Arc;

/// Tries that reading what a format writes gives what it said it could hold, and
/// that writing that again loses nothing.
pub(super) fn round_trips(format: &Format) {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    runner
        .run(&glossary(), |glossary| {
            let options = WriteOptions { languages: Some((language("ar"), language("en"))), time: 0 };
            let (fitted, losses) = format.fitted(&glossary, &options);
            let (bytes, back) = written_and_read(format, &fitted, &options);
            let text = String::from_utf8_lossy(&bytes);
            prop_assert_eq!(back.concepts.len(), fitted.concepts.len(), "{}: {}", format.id, text);
            for (back, fitted) in back.concepts.iter().zip(&fitted.concepts) {
                prop_assert_eq!(canonical(back), canonical(fitted), "{}: {}", format.id, text);
            }
            let head = |file: &GlossaryFile| {
                let Head { name, licence, origin, comments, fields, .. } = file.head.clone();
                (name, licence, origin, comments, fields)
            };
            prop_assert_eq!(head(&back), head(&fitted), "{}: {}", format.id, text);
            let (again, more) = format.fitted(&back, &options);
            prop_assert_eq!(&more, &[], "{}: {}", format.id, text);
            prop_assert_eq!(again.concepts.len(), back.concepts.len());
            if losses.is_empty() {
                for (fitted, is) in fitted.concepts.iter().zip(&glossary.concepts) {
                    prop_assert_eq!(canonical(fitted), canonical(is), "{}: unreported", format.id);
                }
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{}: {error}", format.id));
}

fn written_and_read(format: &Format, file: &GlossaryFile, options: &WriteOptions) -> (Vec<u8>, GlossaryFile) {
    let mut bytes = Vec::new();
    format.writer.unwrap().write(file, options, &mut bytes).unwrap();
    let reading = ReadOptions { languages: options.languages.clone(), ..ReadOptions::default() };
    let (back, problems) = read(format, &mut &bytes[..], &reading).unwrap();
    // A concept or a glossary without a term is written, and told when it is read.
    let serious: Vec<_> = problems
        .iter()
        .filter(|problem| !matches!(problem.kind, ProblemKind::NoTerm | ProblemKind::NoLanguage(_)))
        .collect();
    assert!(serious.is_empty(), "{}: {serious:?}\n{}", format.id, String::from_utf8_lossy(&bytes));
    (bytes, back)
}

/// Tries that no bytes make a reader panic: any at all, and the format's own with
/// some of them changed.
pub(super) fn survives_anything(format: &Format) {
    let options = ReadOptions::default();
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let bytes = prop::collection::vec(any::<u8>(), 0..300);
    runner
        .run(&bytes, |bytes| {
            let _ = read(format, &mut &bytes[..], &options);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{}: {error}", format.id));
    let Some(writer) = format.writer else { return };
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    runner
        .run(&(glossary(), changes, any::<prop::sample::Index>()), |(glossary, changes, cut)| {
            let mut bytes = Vec::new();
            let write_options = WriteOptions::default();
            let (fitted, _) = format.fitted(&glossary, &write_options);
            writer.write(&fitted, &write_options, &mut bytes).unwrap();
            if bytes.is_empty() {
                return Ok(());
            }
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = read(format, &mut &bytes[..], &options);
            bytes.truncate(cut.index(bytes.len()));
            let _ = read(format, &mut &bytes[..], &options);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{}: {error}", format.id));
}

pub(super) fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A wording, with whatever formats have to escape in it.
fn wording() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ا-غa-e]([ا-غa-e ]{0,6}[ا-غa-e])?",
        1 => "[a\\\\|#\"'<>&;,=@+ا-]([a\\\\|#\"'<>&;,=@ا \t\n-]{0,6}[a\\\\|#\"'<>&;,ا])?",
    ]
}

fn words() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(wording(), 0..3)
}

fn maybe(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::option::weighted(0.3, text).prop_map(Option::unwrap_or_default)
}

fn field() -> impl Strategy<Value = Field> {
    let plain = || ("ref|[a-z]{4}X?", wording()).prop_map(|(name, value)| Field::new(name, value));
    let deep = (plain(), prop::collection::vec(plain(), 0..2), maybe("admin|xref"))
        .prop_map(|(field, fields, form)| Field { fields, form, ..field });
    prop_oneof![3 => plain(), 1 => deep]
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    prop::collection::vec(field(), 0..2)
}

fn details() -> impl Strategy<Value = TermDetails> {
    (
        (words(), maybe(wording()), words(), words()),
        (maybe("t[0-9]{3}"), prop::option::of(prop::sample::select(TermType::ALL))),
        (maybe(wording()), words(), maybe(wording()), fields()),
    )
        .prop_map(|((forms, first_mention, must_match, must_not_match), (id, term_type), rest)| {
            let (note, contexts, source, fields) = rest;
            TermDetails {
                forms,
                first_mention,
                must_match,
                must_not_match,
                id,
                term_type,
                note,
                contexts,
                source,
                fields,
            }
        })
}

pub(super) fn term(tag: &'static str) -> impl Strategy<Value = Term> {
    (
        (wording(), prop::option::of(prop::sample::select(TermStatus::ALL)), words()),
        prop::option::of(prop::sample::select(PartOfSpeech::ALL)),
        prop::option::of(prop::sample::select(Gender::ALL)),
        prop::option::of(prop::sample::select(GrammaticalNumber::ALL)),
        (prop::sample::select(Matching::ALL), any::<bool>()),
        prop::option::weighted(0.4, details()),
    )
        .prop_map(
            move |((text, status, variants), part_of_speech, gender, number, matching, details)| {
                let (matching, match_case) = matching;
                let mut term = Term {
                    part_of_speech,
                    gender,
                    number,
                    variants,
                    matching,
                    match_case,
                    ..Term::new(language(tag), text)
                };
                if let Some(status) = status {
                    term.set_status(status);
                }
                term.change_details(|empty| *empty = details.unwrap_or_default());
                term
            },
        )
}

fn change() -> impl Strategy<Value = Change> {
    (0..4_000_000_000_000_i64, prop::sample::select(ChangeKind::ALL), maybe(wording()), maybe(wording()))
        .prop_map(|(time, kind, author, reason)| Change {
            time,
            author,
            kind,
            term: String::new(),
            was: String::new(),
            domain: None,
            reason,
        })
}

fn section(tag: &'static str) -> impl Strategy<Value = LanguageSection> {
    (maybe(wording()), maybe(wording()), fields()).prop_map(move |(definition, note, fields)| {
        LanguageSection { definition, note, fields, ..LanguageSection::new(language(tag)) }
    })
}

/// A concept with everything that the model knows.
pub(super) fn concept() -> impl Strategy<Value = Concept> {
    (
        prop::collection::vec(term("ar"), 0..3),
        prop::collection::vec(term("en"), 0..3),
        prop::collection::vec(term("fa-IR"), 0..2),
        (maybe(wording()), maybe(wording()), maybe(wording()), any::<bool>(), words()),
        prop::option::weighted(0.3, section("en")),
        fields(),
        prop::collection::vec(change(), 0..2),
    )
        .prop_map(
            |(ar, en, fa, (domain, definition, note, do_not_translate, links), section, fields, history)| {
                Concept {
                    domain,
                    definition,
                    note,
                    do_not_translate,
                    links,
                    terms: [ar, en, fa].concat(),
                    sections: section.into_iter().filter(|section| !section.is_empty()).collect(),
                    fields,
                    history,
                    ..Concept::default()
                }
            },
        )
}

/// A glossary of such concepts.
pub(super) fn glossary() -> impl Strategy<Value = GlossaryFile> {
    let head = (maybe(wording()), maybe(wording()), prop::collection::vec("[a-zا-غ]{1,8}", 0..2), fields());
    (prop::collection::vec(concept(), 0..4), head).prop_map(
        |(concepts, (name, licence, comments, fields))| {
            let concepts = concepts
                .into_iter()
                .enumerate()
                .map(|(at, concept)| Arc::new(Concept { id: ConceptId(format!("c{at}")), ..concept }))
                .collect();
            GlossaryFile { head: Head { name, licence, comments, fields, ..Head::default() }, concepts }
        },
    )
}

/// What is named of the losses of a kind.
pub(super) fn losses(lost: &[Loss], kind: &LossKind) -> Vec<String> {
    let of_kind = lost.iter().filter(|loss| loss.kind == *kind);
    of_kind.flat_map(|loss| &loss.first).map(|place| place.value.clone()).collect()
}

/// A file of another tool, where they are at hand; they are no part of the source.
pub(super) fn sample(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: {} is not there", path.display());
    }
    bytes
}

/// What a reader makes of a file, a line for each concept: its id, its terms with
/// what is said of them in brackets, its own texts.
pub(super) fn summary(file: &GlossaryFile) -> Vec<String> {
    file.concepts
        .iter()
        .map(|concept| {
            let terms: Vec<String> = concept.terms.iter().map(term_summary).collect();
            let mut line = format!("{}: {}", concept.id.0, terms.join(", "));
            let texts =
                [("domain", &concept.domain), ("definition", &concept.definition), ("note", &concept.note)];
            for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
                line.push_str(&format!("; {name}={text}"));
            }
            for section in &concept.sections {
                line.push_str(&format!("; {}: {}{}", section.language, section.definition, section.note));
                for field in &section.fields {
                    line.push_str(&format!(" {}={}", field.name, field.value));
                }
            }
            for field in &concept.fields {
                line.push_str(&format!("; {}={}", field.name, field.value));
            }
            line
        })
        .collect()
}

fn term_summary(term: &Term) -> String {
    let details = term.details();
    let mut said: Vec<String> = Vec::new();
    said.extend(term.stated_status().map(|status| status.name().to_owned()));
    said.extend(term.part_of_speech.map(|part| part.name().to_owned()));
    said.extend(term.gender.map(|gender| gender.name().to_owned()));
    said.extend(term.number.map(|number| number.name().to_owned()));
    if term.matching != Matching::default() {
        said.push(term.matching.name().to_owned());
    }
    if term.match_case {
        said.push("case".to_owned());
    }
    said.extend(term.variants.iter().map(|variant| format!("~{variant}")));
    said.extend(details.contexts.iter().map(|context| format!("“{context}”")));
    said.extend([&details.note].into_iter().filter(|note| !note.is_empty()).cloned());
    said.extend(details.fields.iter().map(|field| format!("{}={}", field.name, field.value)));
    match said.is_empty() {
        true => format!("{} {}", term.language, term.text),
        false => format!("{} {} ({})", term.language, term.text, said.join(", ")),
    }
}

/// The bytes of a file of ours, or of a real one of another tool, which is not there
/// everywhere.
pub(super) fn file(path: &str) -> Option<Vec<u8>> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(root.join(path)).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: {path} is not there");
    }
    bytes
}
