//! Tables as people write them, tables that are wrong, and the way back.

use super::*;
use crate::model::{Field, Gender, GrammaticalNumber, PartOfSpeech, TermStatus, TermType};
use proptest::prelude::*;

fn read(text: &str) -> (GlossaryFile, Vec<Problem>) {
    FORMAT.read_bytes(text.as_bytes())
}

fn written(file: &GlossaryFile) -> String {
    let mut bytes = Vec::new();
    Tsv.write(file, &WriteOptions::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// `language: text (variants)` of every term.
fn terms(concept: &Concept) -> Vec<String> {
    concept
        .terms
        .iter()
        .map(|term| match term.variants.join(", ") {
            variants if variants.is_empty() => format!("{}: {}", term.language, term.text),
            variants => format!("{}: {} ({variants})", term.language, term.text),
        })
        .collect()
}

#[test]
fn languages_are_known_by_their_long_codes() {
    let (file, problems) = read("id\tara\teng\tdefinition_ara\tref\n1\tميناء\tharbour\tمأوى\tp. 3\n");
    assert_eq!(problems, []);
    assert_eq!(terms(&file.concepts[0]), ["ar: ميناء", "en: harbour"]);
    assert_eq!(file.concepts[0].sections[0].language.to_string(), "ar");
    assert_eq!(file.concepts[0].fields[0].name, "ref", "it is no language");
}

#[test]
fn a_table_is_read() {
    let (file, problems) = read(
        "# name: أماكن\n# licence: CC0-1.0\n# origin: our own\n# a remark\n\
         id\tar\ten\tvariants_ar\tstatus_en\tpos\tdomain\tdefinition\tref\n\
         P1\tقره باغ\tKarabakh|Garabagh\tقرة باغ|قره باخ\tpreferred|admitted\tproperNoun\tplaces\ta \"region\"\tp. 3\n\
         P2\tباكو\t\n",
    );
    assert_eq!(problems, []);
    assert_eq!(
        (file.head.name.as_str(), file.head.licence.as_str(), file.head.origin.as_str()),
        ("أماكن", "CC0-1.0", "our own")
    );
    assert_eq!(file.head.comments, ["a remark"]);
    let first = &file.concepts[0];
    assert_eq!(first.id.0, "P1");
    assert_eq!(terms(first), ["ar: قره باغ (قرة باغ, قره باخ)", "en: Karabakh", "en: Garabagh"]);
    assert_eq!(first.terms[2].status, TermStatus::Admitted);
    assert!(first.terms.iter().all(|term| term.part_of_speech == Some(PartOfSpeech::ProperNoun)));
    assert_eq!((first.domain.as_str(), first.definition.as_str()), ("places", "a \"region\""));
    assert_eq!(first.fields, [Field::new("ref", "p. 3")]);
    assert_eq!(terms(&file.concepts[1]), ["ar: باكو"]);
}

#[test]
fn variants_of_several_terms_are_kept_apart() {
    let (file, problems) = read("id\ten\tvariants_en\n1\ta|b|c\ta1|a2||b1\n2\ta|b\t|b1\n3\ta\ta1||a2\n");
    assert_eq!(problems, []);
    assert_eq!(terms(&file.concepts[0]), ["en: a (a1, a2)", "en: b (b1)", "en: c"]);
    assert_eq!(terms(&file.concepts[1]), ["en: a", "en: b (b1)"]);
    assert_eq!(terms(&file.concepts[2]), ["en: a (a1, a2)"]);
}

#[test]
fn names_of_columns_are_languages_only_where_they_can_be() {
    for (name, expected) in [
        ("AR", Some("ar")),
        ("en-GB", Some("en-GB")),
        ("ckb", Some("ckb")),
        ("term_xyz", Some("xyz")),
        ("ref", None),
        ("url", None),
        ("id", None),
        ("pos", None),
    ] {
        let found = match Column::of_name(name) {
            Column::Term(language) => Some(language.to_string()),
            _ => None,
        };
        assert_eq!(found.as_deref(), expected, "{name}");
    }
}

#[test]
fn bad_rows_are_reported_and_the_rest_is_taken_in() {
    let (file, problems) = read(
        "id\tar\ten\tstatus\tstatus\n\
         A\tأ\tx\tpreferred\n\
         A\tب\ty\tunheard\n\
         \tج\tz\n\
         \n\
         D\t\t\n\
         E\tه\tw\t\t\tmore\n",
    );
    let found: Vec<(Option<u32>, String)> =
        problems.iter().map(|problem| (problem.line, problem.kind.to_string())).collect();
    let lines: Vec<Option<u32>> = found.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [Some(1), Some(3), Some(3), Some(4), Some(6), Some(7)], "{found:#?}");
    let ids: Vec<&str> = file.concepts.iter().map(|concept| concept.id.0.as_str()).collect();
    assert_eq!(ids, ["A", "A~2", "line-4", "D", "E"]);
    // What the program has no value for is written back as it was.
    assert_eq!(file.concepts[1].fields, [Field::new("status", "unheard")]);
    assert!(written(&file).contains("A~2\tب\ty\tunheard"));
}

#[test]
fn a_table_without_a_language_says_so() {
    for text in ["", "# name: x\n", "term\ttranslation\nأ\ta\n"] {
        let (_, problems) = read(text);
        let told = matches!(problems[0].kind, ProblemKind::NoLanguage(_) | ProblemKind::MissingLanguage);
        assert!(told && problems.len() == 1, "{text}: {problems:?}");
    }
}

#[test]
fn columns_come_back_in_their_place() {
    let text = "# licence: CC0-1.0\n# a remark\n\
                ref\ten\tid\tar\tstatus\n\
                \"p. 3\"\tpeace\tA\tسلام\tadmitted\n\
                \twar\tB\tحرب\n";
    let (file, problems) = read(text);
    assert_eq!(problems, []);
    assert_eq!(written(&file), text);
}

#[test]
fn other_encodings_are_read() {
    let text = "id\tar\ten\r\n1\tوقف إطلاق النار\tceasefire\r\n2\tالأمين العام\tSecretary-General\r\n";
    for name in ["UTF-16LE", "windows-1256"] {
        let encoding = encoding::Encoding::from_name(name, false).unwrap();
        let mut bytes = Vec::new();
        encoding.encode(text, &mut bytes).unwrap();
        let (file, problems) = FORMAT.read_bytes(&bytes);
        assert_eq!(problems, [], "{name}");
        assert_eq!(terms(&file.concepts[1]), ["ar: الأمين العام", "en: Secretary-General"], "{name}");
    }
}

#[test]
fn abbreviated_values_are_understood() {
    let (file, problems) = read("ar\tpos\tgender\tnumber\tstatus\nأ\tn\tf\tpl\tdeprecatedTerm-admn-sts\n");
    assert_eq!(problems, []);
    let term = &file.concepts[0].terms[0];
    assert_eq!(term.part_of_speech, Some(PartOfSpeech::Noun));
    assert_eq!(term.gender, Some(Gender::Feminine));
    assert_eq!(term.number, Some(GrammaticalNumber::Plural));
    assert_eq!(term.status, TermStatus::Deprecated);
    assert_eq!(file.concepts[0].id.0, "1");
}

proptest! {
    #[test]
    fn no_table_makes_the_reader_or_the_writer_panic(
        cells in prop::collection::vec(
            prop::sample::select(vec![
                "id", "ar", "en", "status", "status_en", "variants_ar", "forms_ar", "nomatch_en", "firstmention_ar", "translate", "field:note", "termnote_ar", "definition_en", "Notes", "English", "links", "pos", "note", "\t", "\t", "\n", "|", "\\", "#", "x", "",
            ]),
            0..60,
        ),
    ) {
        let (file, _) = read(&cells.concat());
        let (again, _) = read(&written(&file));
        prop_assert_eq!(again.concepts.len(), file.concepts.len());
    }
}

#[test]
fn everything_said_of_terms_and_languages_has_its_column() {
    let text = "id\tar\ten\ttype_en\tcontext_en\tsource_en\ttermnote_en\ttermid_en\tdefinition_en\tnote_en\tfield:note\tfield_en:register\ttermfield_en:usage\n\
                A\tالأمم المتحدة\tUnited Nations|UN\tfullForm|acronym\tthe United Nations||at the UN|by the UN\tp. 1|p. 2\t|spell out\tt1|t2\tan organisation\tno article\tolder\tformal\t|headlines\n";
    let (file, problems) = read(text);
    assert_eq!(problems, []);
    let concept = &file.concepts[0];
    let un = concept.terms[2].details();
    assert_eq!(un.term_type, Some(TermType::Acronym));
    assert_eq!(un.contexts, ["at the UN", "by the UN"]);
    assert_eq!((un.source.as_str(), un.note.as_str(), un.id.as_str()), ("p. 2", "spell out", "t2"));
    assert_eq!(un.fields, [Field::new("usage", "headlines")]);
    let section = &concept.sections[0];
    assert_eq!((section.definition.as_str(), section.note.as_str()), ("an organisation", "no article"));
    assert_eq!(section.fields, [Field::new("register", "formal")]);
    assert_eq!(concept.fields, [Field::new("note", "older")]);
    assert_eq!(written(&file), text);
}
