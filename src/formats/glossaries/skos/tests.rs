use super::*;
use crate::formats::glossaries::{Loss, testing};
use crate::model::{Field, Language, Term, TermStatus, canonical, value_of};

const FIXTURE: &str = include_str!("../../../../tests/formats/glossaries/skos.ttl");

fn read(text: &str) -> (GlossaryFile, Vec<String>) {
    let (file, problems) = FORMAT.read_bytes(text.as_bytes());
    (file, problems.iter().map(ToString::to_string).collect())
}

fn written(file: &GlossaryFile) -> (String, Vec<Loss>) {
    let options = WriteOptions::default();
    let (fitted, losses) = FORMAT.fitted(file, &options);
    let mut out = Vec::new();
    Skos.write(&fitted, &options, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), losses)
}

fn language(tag: &str) -> Language {
    testing::language(tag)
}

/// `language: wording status` of a concept's terms.
fn terms(concept: &Concept) -> Vec<String> {
    let line = |term: &Term| format!("{}: {} {}", term.language, term.text, term.status.name());
    concept.terms.iter().map(line).collect()
}

#[test]
fn labels_are_terms_and_notations_ids() {
    let (file, problems) = read(FIXTURE);
    assert_eq!(problems, [""; 0]);
    assert_eq!(file.head.name, "مسرد المياه");
    assert_eq!(file.head.licence, "https://creativecommons.org/publicdomain/zero/1.0/");
    assert_eq!(value_of(&file.head.fields, "dct:creator"), Some("Water desk"));
    let ids: Vec<&str> = file.concepts.iter().map(|concept| &*concept.id.0).collect();
    assert_eq!(ids, ["https://example.org/water/structure", "W-17", "https://example.org/water/reservoir"]);
    let dam = &file.concepts[1];
    assert_eq!(
        terms(dam),
        [
            "ar: سَدّ preferred",
            "en-GB: dam preferred",
            "fr: barrage preferred",
            "ar: حاجز مائي admitted",
            "en-GB: weir admitted"
        ]
    );
    assert_eq!(
        (&*dam.terms[0].variants, &*dam.terms[1].variants),
        (&["سد".into()][..], &["damm".into()][..])
    );
    let arabic = dam.section(&language("ar")).unwrap();
    assert_eq!((&*arabic.definition, &*arabic.note), ("حاجز يحبس مجرى النهر", "لا يُخلط بالخزان"));
    assert_eq!(value_of(&dam.fields, "skos:broader"), Some("https://example.org/water/structure"));
    assert_eq!(value_of(&dam.fields, "https://example.org/water/height"), Some("111.5"));
    let note = dam.fields.iter().find(|field| field.name == "skos:historyNote").unwrap();
    assert_eq!(value_of(&note.fields, "dct:creator"), Some("s.haddad"));
    let reservoir = &file.concepts[2];
    assert_eq!(
        terms(reservoir),
        ["ar: خزّان preferred", "ar: بحيرة صناعية admitted", "en-GB: reservoir preferred"]
    );
    assert_eq!(reservoir.terms[0].details().id, "https://example.org/water/l1");
    assert_eq!(reservoir.terms[1].details().source, "معجم المياه");
}

/// The triples of a text, the blank nodes that are named anew left out.
fn triples(text: &str) -> Vec<String> {
    let mut triples: Vec<String> = oxttl::TurtleParser::new()
        .for_slice(text.as_bytes())
        .map(|triple| triple.unwrap().to_string())
        .filter(|triple| !triple.contains("_:"))
        .collect();
    triples.sort();
    triples
}

#[test]
fn every_triple_is_written_again() {
    let (file, _) = read(FIXTURE);
    let (text, losses) = written(&file);
    assert_eq!(losses, []);
    let again = triples(&text);
    for triple in triples(FIXTURE) {
        assert!(again.contains(&triple), "{triple}\n{text}");
    }
    let (back, problems) = read(&text);
    assert_eq!(problems, [""; 0]);
    assert_eq!(back.head, file.head);
    for (back, was) in back.concepts.iter().zip(&file.concepts) {
        assert_eq!(canonical(back), canonical(was));
    }
}

#[test]
fn one_preferred_label_in_a_language() {
    let mut concept = Concept::new(crate::model::ConceptId("a".into()));
    for (text, status) in [
        ("weir", Some(TermStatus::Admitted)),
        ("dam", Some(TermStatus::Preferred)),
        ("barrage", Some(TermStatus::Preferred)),
        ("dyke", Some(TermStatus::Forbidden)),
        ("bank", None),
    ] {
        let mut term = Term::new(language("en"), text);
        if let Some(status) = status {
            term.set_status(status);
        }
        concept.terms.push(term);
    }
    concept.terms[0].variants = vec!["weyr".into()];
    concept.terms[1].variants = vec!["damm".into()];
    let file = GlossaryFile { concepts: vec![Arc::new(concept)], ..GlossaryFile::default() };
    let (text, losses) = written(&file);
    assert_eq!(losses, []);
    assert_eq!(text.matches("skos:prefLabel").count(), 1, "{text}");
    assert!(text.contains("skos:prefLabel \"dam\"@en"), "{text}");
    assert_eq!(read(&text).0, file, "{text}");
}

#[test]
fn a_fault_costs_its_statement() {
    let text = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        <urn:a> skos:prefLabel \"a\"@en .\n\
        <urn:b> skos:prefLabel b\"@en .\n\
        <urn:c> skos:prefLabel \"c\"@en .\n\
        <urn:d> skos:prefLabel \"\"\"d\"@en .\n\
        <urn:e> skos:prefLabel \"e\"@en ; skos:altLabel 7 , \"x\" .\n\
        <urn:f> skos:prefLabel \"f\"@en";
    let (file, problems) = read(text);
    let ids: Vec<&str> = file.concepts.iter().map(|concept| &*concept.id.0).collect();
    assert_eq!(ids[..3], ["urn:a", "urn:c", "urn:e"], "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("line 3:")), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("line 5:")), "{problems:?}");
    let e = &file.concepts[2];
    assert_eq!(terms(e), ["en: e preferred", "und: x admitted"]);
    assert_eq!(value_of(&e.fields, "skos:altLabel"), Some("7"));
}

#[test]
fn circles_and_depths_of_blank_nodes_end() {
    let prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:a> skos:prefLabel \"a\"@en ; skos:note ";
    let circle = format!("{prefix} _:x . _:x skos:note _:y . _:y skos:note _:x .");
    assert_eq!(read(&circle).0.concepts.len(), 1);
    let deep =
        format!("{prefix}{}{} .", "[ skos:note ".repeat(50_000), "\"x\"".to_owned() + &"]".repeat(50_000));
    let (file, problems) = read(&deep);
    assert_eq!((file.concepts.len(), problems), (1, vec![]));
    let (_, losses) = written(&file);
    assert_eq!(losses, []);
    let unclosed = format!("{prefix} \"\"\"{}", "a line\n".repeat(200_000));
    assert!(!read(&unclosed).1.is_empty());
}

#[test]
fn fields_of_other_tools_have_names_of_our_own() {
    let mut concept = Concept::new(crate::model::ConceptId("a b/ج".into()));
    concept.terms.push(Term::new(language("ar"), "سد"));
    concept.fields =
        vec![Field::new("Kunde (intern)", "هيئة"), Field::of_form("admin", "dct:source", "p. 3")];
    let file = GlossaryFile { concepts: vec![Arc::new(concept)], ..GlossaryFile::default() };
    let (text, losses) = written(&file);
    assert_eq!(losses, []);
    assert!(text.contains("<urn:tarjuman:field:Kunde%20%28intern%29> \"هيئة\""), "{text}");
    let (back, problems) = read(&text);
    assert_eq!((canonical(&back.concepts[0]), problems), (canonical(&file.concepts[0]), vec![]));
}

#[test]
fn other_files_are_told_apart() {
    for text in ["", "plain text", "@prefix x: <urn:x> . x:a x:b x:c .", "{\"a\": 1}"] {
        let (file, problems) = read(text);
        assert!(file.concepts.is_empty() && !problems.is_empty(), "{text}");
    }
    assert!(Skos.recognises(FIXTURE.as_bytes()));
}
