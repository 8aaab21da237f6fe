use super::*;
use crate::model::{ChangeKind, PartOfSpeech, Term, TermStatus, value_of};
use std::path::Path;

const FIXTURE: &str = include_str!("../../../../tests/formats/glossaries/multiterm.xml");

fn read(text: &str) -> (GlossaryFile, Vec<String>) {
    let (file, problems) = FORMAT.read_bytes(text.as_bytes());
    (file, problems.iter().map(ToString::to_string).collect())
}

fn written(file: &GlossaryFile) -> (String, Vec<super::super::Loss>) {
    let options = WriteOptions::default();
    let (fitted, losses) = FORMAT.fitted(file, &options);
    let mut out = Vec::new();
    MultiTerm.write(&fitted, &options, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), losses)
}

/// The elements of a text with the white space between them left out, each group
/// in the order of its elements.
fn lines(xml: &str) -> Vec<String> {
    fn canonical(element: &crate::formats::xml::Element) -> String {
        use crate::formats::xml::Node;
        let mut attributes = element.attributes.clone();
        attributes.sort();
        let mixed = element.local_name() == "descrip";
        let mut parts: Vec<String> = element
            .children
            .iter()
            .filter_map(|node| match node {
                Node::Element(element) => Some(canonical(element)),
                Node::Text(text) if mixed || !text.trim().is_empty() => Some(text.clone()),
                Node::Text(_) => None,
            })
            .collect();
        if !mixed {
            parts.sort();
        }
        format!("<{} {attributes:?}>{}</>", element.name, parts.concat())
    }
    let mut bytes = xml.as_bytes();
    let mut reader = XmlReader::new(&mut bytes, None).unwrap();
    let mut lines = Vec::new();
    loop {
        match reader.next().unwrap() {
            Step::Open(element) if element.name == "conceptGrp" => {
                lines.push(canonical(&reader.subtree(element).unwrap()));
            }
            Step::End => return lines,
            _ => {}
        }
    }
}

fn same(a: &GlossaryFile, b: &GlossaryFile) {
    let canonical = |file: &GlossaryFile| -> Vec<Concept> {
        file.concepts.iter().map(|concept| crate::model::canonical(concept)).collect()
    };
    assert_eq!((&a.head, canonical(a)), (&b.head, canonical(b)));
}

#[test]
fn every_level_of_a_concept_is_read() {
    let (file, problems) = read(FIXTURE);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("Kundensprache"), "{problems:?}");
    let dam = &file.concepts[0];
    assert_eq!(dam.id.0, "17");
    assert_eq!(dam.domain, "Wasserbau");
    assert_eq!(dam.definition, "Bauwerk, das einen Fluss aufstaut");
    assert_eq!(value_of(&dam.fields, "Kunde"), Some("هيئة المياه"));
    assert_eq!(dam.fields.iter().find(|f| f.name == "Figure").unwrap().attributes["multimedia"], "dam.png");
    let history: Vec<_> = dam.history.iter().map(|change| (change.kind, &*change.author)).collect();
    assert_eq!(history, [(ChangeKind::Added, "s.haddad"), (ChangeKind::Changed, "m.kaya")]);
    assert_eq!(dam.section(&"en".parse().unwrap()).unwrap().definition, "a barrier that holds back a river");
    let [sad, tank, english] = &dam.terms[..] else { panic!("{:?}", dam.terms) };
    assert_eq!(sad.language.to_string(), "ar-EG");
    assert_eq!(sad.stated_status(), Some(TermStatus::Preferred));
    assert_eq!(sad.part_of_speech, Some(PartOfSpeech::Noun));
    assert_eq!(sad.details().contexts, ["بُني السد على النهر.", "يحجز السد ماء النهر."]);
    assert_eq!(tank.stated_status(), Some(TermStatus::Forbidden));
    assert_eq!(tank.details().note, "خزان & سد شيئان");
    assert_eq!(value_of(&english.details().fields, "Term type"), Some("acronym?"));
    let unknown = file.concepts[1].terms.last().unwrap();
    assert_eq!((unknown.text.as_str(), unknown.language.to_string()), ("هـ.م.", "und".to_owned()));
}

#[test]
fn what_was_read_is_written_word_for_word() {
    let (file, _) = read(FIXTURE);
    let (text, losses) = written(&file);
    assert_eq!(losses, []);
    for (written, was) in lines(&text).iter().zip(lines(FIXTURE)) {
        assert_eq!(*written, was);
    }
    same(&read(&text).0, &file);
}

#[test]
fn a_wording_of_the_termbase_stays_until_it_says_something_else() {
    let (mut file, _) = read(FIXTURE);
    let mut dam = (*file.concepts[0]).clone();
    dam.definition = "حاجز على نهر".into();
    dam.terms[0].set_status(TermStatus::Deprecated);
    dam.terms[0].part_of_speech = Some(PartOfSpeech::Verb);
    file.concepts[0] = Arc::new(dam);
    let (text, _) = written(&file);
    for expected in [
        "<descrip type=\"Definition\">حاجز على نهر</descrip>",
        "<descrip type=\"Status\">deprecated</descrip>",
        "<descrip type=\"Wortart\">verb</descrip>",
        "<descrip type=\"Source\">Handbuch, S. 12</descrip>",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn ids_that_are_no_numbers_are_kept() {
    let mut concepts = Vec::new();
    for id in ["2", "water-7", "1", "03"] {
        let mut concept = Concept::new(crate::model::ConceptId(id.into()));
        concept.terms = vec![Term::new("en".parse().unwrap(), "dam")];
        concepts.push(Arc::new(concept));
    }
    let (text, losses) = written(&GlossaryFile { concepts, ..GlossaryFile::default() });
    assert_eq!(losses, []);
    let numbers: Vec<&str> = text.split("<concept>").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(numbers, ["2", "3", "1", "4"]);
    let (back, problems) = read(&text);
    let ids: Vec<&str> = back.concepts.iter().map(|concept| &*concept.id.0).collect();
    assert_eq!((ids, problems), (vec!["2", "water-7", "1", "03"], vec![]));
}

#[test]
fn what_does_not_belong_is_kept_and_told() {
    let text = "<mtf made=\"yes\"><x:meta>من هنا</x:meta><conceptGrp><concept>1</concept>stray\
        <descripGrp><descrip type=\"a\">1</descrip><descrip type=\"b\">2</descrip></descripGrp>\
        <languageGrp><language lang=\"AR\" type=\"Arabic\"/><termGrp><term termId=\"9\">a<b>c</b></term></termGrp>\
        <termGrp><note>no term</note></termGrp></languageGrp></conceptGrp></mtf>";
    let (file, problems) = read(text);
    assert_eq!(problems.len(), 3, "{problems:?}");
    let (written, losses) = written(&file);
    assert_eq!(losses, []);
    assert_eq!(lines(&written), lines(text));
    assert!(written.contains("<mtf made=\"yes\"><x:meta>من هنا</x:meta>"), "{written}");
    same(&read(&written).0, &file);
}

#[test]
fn other_files_are_told_apart() {
    for text in ["", "<tbx/>", "plain text", "<mtf", "{\"mtf\": 1}"] {
        let (file, problems) = read(text);
        assert!(file.concepts.is_empty() && !problems.is_empty(), "{text}");
    }
    assert!(MultiTerm.recognises(FIXTURE.as_bytes()));
}

#[test]
fn a_file_of_multiterm_comes_back_element_by_element() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/multiterm/Eigennamen.head60.xml");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("SKIPPED: {} is not there", path.display());
        return;
    };
    assert!(MultiTerm.recognises(&bytes[..bytes.len().min(super::super::START)]));
    let (file, problems) = FORMAT.read_bytes(&bytes);
    assert_eq!(problems, []);
    assert_eq!(file.concepts.len(), 60);
    assert!(file.concepts.iter().all(|concept| concept.history.len() == 2 && concept.terms.len() == 2));
    let (text, losses) = written(&file);
    assert_eq!(losses, []);
    let (was, ..) = encoding::decode(&bytes, None);
    assert_eq!(lines(&text), lines(&was));
}
