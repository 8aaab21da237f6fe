//! Memories as tools write them, and the way back.

use super::*;
use crate::formats::glossaries::testing::{language, sample};
use crate::model::{Change, ChangeKind, Field, TermStatus};

fn read_text(text: &str) -> (GlossaryFile, Vec<String>) {
    let (file, problems) = FORMAT.read_bytes(text.as_bytes());
    (file, problems.iter().map(ToString::to_string).collect())
}

fn written(file: &GlossaryFile) -> String {
    let options = WriteOptions::default();
    let (fitted, _) = FORMAT.fitted(file, &options);
    let mut out = Vec::new();
    Tmx.write(&fitted, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const UNIT: &str = r##"<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="block"
  o-tmf="x" adminlang="en" srclang="ar" datatype="html"><note>ours</note><prop type="client">me</prop>
  <ude name="u" base="b"><map unicode="#xF8FF" ent="apple"/></ude></header><body>
  <tu tuid="u1" creationdate="20260102T030405Z" creationid="amal" usagecount="3" changedate="yesterday">
    <note>a title</note><note>second</note><note xml:lang="en">after the name</note>
    <prop type="client">me</prop><prop type="x-definition">an Ottoman title</prop>
    <tuv xml:lang="AR" usagecount="2"><prop type="x-status">preferred</prop><seg>باشا</seg></tuv>
    <tuv lang="en-GB"><note o-encoding="x">n</note><seg>the <bpt i="1">&lt;b&gt;</bpt>pasha<ept i="1"/> <hi type="x">of</hi> Egypt</seg></tuv>
    <tuv xml:lang="en-GB"><prop type="x-status">forbidden</prop><seg>bashaw</seg></tuv>
    <tuv xml:lang="xx yy zz"><seg>x</seg></tuv>
  </tu></body></tmx>"##;

#[test]
fn a_unit_is_a_concept() {
    let (file, problems) = read_text(UNIT);
    assert_eq!(
        problems,
        ["line 10: “xx yy zz” is no language known here; the terms are kept as of an unknown one"]
    );
    assert_eq!(file.head.comments, ["ours"]);
    let named = |name: &str| file.head.fields.iter().any(|field| field.name == name);
    assert!(
        ["segtype", "o-tmf", "srclang", "datatype", "client", "ude"].into_iter().all(named),
        "{:?}",
        file.head
    );
    let concept = &file.concepts[0];
    assert_eq!((&*concept.id.0, &*concept.note, &*concept.definition), ("u1", "a title", "an Ottoman title"));
    assert_eq!(concept.section(&language("en")).unwrap().note, "after the name");
    let (term, was, reason) = Default::default();
    let added = Change {
        time: 1_767_323_045_000,
        author: "amal".into(),
        kind: ChangeKind::Added,
        term,
        was,
        domain: None,
        reason,
    };
    assert_eq!(concept.history, [added]);
    let attribute = |name: &str, value: &str| Field::of_form("attribute", name, value);
    assert_eq!(
        concept.fields,
        [
            attribute("usagecount", "3"),
            attribute("changedate", "yesterday"),
            Field::of_form("note", "note", "second"),
            Field::new("client", "me")
        ]
    );
    let terms: Vec<(String, &str, Option<TermStatus>)> = concept
        .terms
        .iter()
        .map(|term| (term.language.to_string(), &*term.text, term.stated_status()))
        .collect();
    assert_eq!(
        terms,
        [
            ("ar".into(), "باشا", Some(TermStatus::Preferred)),
            ("en-GB".into(), "the pasha of Egypt", None),
            ("en-GB".into(), "bashaw", Some(TermStatus::Forbidden)),
            ("und".into(), "x", None),
        ]
    );
}

#[test]
fn what_is_read_is_written() {
    let (file, _) = read_text(UNIT);
    let (fitted, losses) = FORMAT.fitted(&file, &WriteOptions::default());
    assert_eq!(losses, []);
    assert_eq!(
        fitted,
        GlossaryFile { head: Head { variety: String::new(), ..file.head.clone() }, ..file.clone() }
    );
    let text = written(&file);
    assert!(
        text.contains(
            r#"<seg>the <bpt i="1">&lt;b&gt;</bpt>pasha<ept i="1"/> <hi type="x">of</hi> Egypt</seg>"#
        ),
        "{text}"
    );
    assert!(text.contains(r##"<map ent="apple" unicode="#xF8FF"/>"##), "{text}");
    let (again, _) = read_text(&text);
    assert_eq!(again.concepts, file.concepts);
    assert_eq!(written(&again), text);
}

#[test]
fn codes_that_no_longer_fit_are_left_out() {
    let (mut file, _) = read_text(UNIT);
    let concept = Arc::make_mut(&mut file.concepts[0]);
    concept.terms[1].text = "the pasha".into();
    assert!(written(&file).contains("<seg>the pasha</seg>"));
}

#[test]
fn what_cannot_be_a_term_is_told() {
    for (text, expected) in [
        ("<tbx/>", "this is not TMX"),
        ("", "this is not TMX"),
        ("<tmx version='2.0'><body/></tmx>", "2.0"),
        (
            "<tmx><body><tu><tuv xml:lang='en'><seg/></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu></body></tmx>",
            "seg",
        ),
        ("<tmx><body><tu><tuv><seg>a</seg></tuv></tu></body></tmx>", "no language"),
        ("<tmx><body><tu><x>a</x><tuv xml:lang='en'><seg>a</seg></tuv></tu></body></tmx>", "“x”"),
    ] {
        let (_, problems) = read_text(text);
        assert!(problems.iter().any(|problem| problem.contains(expected)), "{text}: {problems:?}");
    }
}

#[test]
fn real_memories_are_read() {
    // Name, concepts, terms, problems.
    for (name, concepts, terms, problems) in [
        ("DummyTmxData.tmx", 1, 2, 0),
        ("ExportTest2A.tmx", 6, 12, 0),
        ("ImportTest1A.tmx", 2, 4, 0),
        ("ImportTest1B.tmx", 1, 2, 0),
        ("ImportTest1D.tmx", 3, 6, 0),
        ("ImportTest1F.tmx", 3, 6, 0),
        ("ImportTest1L.tmx", 1, 3, 0),
        ("Paragraph_TM.tmx", 7, 14, 0),
        ("exampleForTestOriginal.tmx", 2, 4, 0),
        ("header_with_prop_and_note.tmx", 1, 2, 0),
        // Segments of nothing but codes, and so a unit without a term.
        ("invalid.tmx", 1, 0, 3),
        ("project_save.tmx", 5, 10, 0),
        ("standard.tmx", 2, 4, 0),
        ("test-level1.tmx", 4, 11, 0),
        ("test-match-stat-en-ca.tmx", 259, 518, 0),
        ("test-missingSource.tmx", 4, 9, 0),
        ("test-multiple-tuv14.tmx", 3, 14, 0),
        ("testTMX.tmx", 1, 2, 0),
        ("tico19-en-ar.part1.tmx", 1200, 2400, 0),
        ("tmxtest-attributes.tmx", 9, 18, 0),
        ("tmxvalidator_es.tmx", 35, 70, 0),
    ] {
        let Some(bytes) = sample(&format!("tmx/{name}")) else { continue };
        let (file, found) = FORMAT.read_bytes(&bytes);
        let count: usize = file.concepts.iter().map(|concept| concept.terms.len()).sum();
        assert_eq!(
            (file.concepts.len(), count, found.len()),
            (concepts, terms, problems),
            "{name}: {found:?}"
        );
        let (fitted, losses) = FORMAT.fitted(&file, &WriteOptions::default());
        let lost = usize::from(terms == 0);
        assert_eq!((losses.len(), fitted.concepts.len()), (lost, concepts - lost), "{name}: {losses:?}");
        let (again, _) = read_text(&written(&file));
        assert_eq!(again.concepts, fitted.concepts, "{name}");
        assert_eq!(again.head, fitted.head, "{name}");
    }
}

#[test]
fn our_own_file_is_read_and_written_as_it_is() {
    let text = include_str!("../../../../tests/formats/glossaries/tmx.tmx");
    let text = &text.replace("0.1.0", env!("CARGO_PKG_VERSION"));
    let (file, problems) = read_text(text);
    assert_eq!((file.concepts.len(), problems), (4, vec![]));
    assert_eq!(written(&file), *text);
}
