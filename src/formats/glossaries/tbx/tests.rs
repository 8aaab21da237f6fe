//! Files as other tools write them, files that are wrong, and what each dialect
//! holds.

use super::*;
use crate::formats::glossaries::{LossKind, read};
use crate::formats::{Problem, ProblemKind};
use crate::model::{TermStatus, What, canonical};
use std::path::{Path, PathBuf};

fn parse(text: &str) -> (GlossaryFile, Vec<String>) {
    let (file, problems) = FORMAT.read_bytes(text.as_bytes());
    (file, problems.iter().map(ToString::to_string).collect())
}

/// An entry within the least that a file needs.
fn entry(content: &str) -> String {
    format!(
        "<martif type=\"TBX\"><text><body><termEntry id=\"a\">{content}</termEntry></body></text></martif>"
    )
}

fn written(format: &Format, file: &GlossaryFile) -> String {
    let options = WriteOptions::default();
    let (fitted, _) = format.fitted(file, &options);
    let mut bytes = Vec::new();
    format.writer.unwrap().write(&fitted, &options, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn rich() -> (GlossaryFile, Vec<Problem>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/glossaries/rich.tbx");
    FORMAT.read_bytes(&std::fs::read(path).unwrap())
}

#[test]
fn everything_has_its_place() {
    let (file, problems) = rich();
    assert_eq!(problems, []);
    let head = &file.head;
    assert_eq!((&*head.name, &*head.licence), ("مصطلحات الأخبار", "CC0-1.0"));
    assert_eq!((&*head.origin, &*head.variety), ("Collected from our own news articles", "TBX-Basic"));
    assert_eq!(head.comments, ["Written for the tests of this program."]);
    let concept = &file.concepts[0];
    assert_eq!((&*concept.domain, &*concept.note), ("diplomacy", "Not the same as a truce."));
    assert_eq!(concept.links, ["https://example.org/ceasefire"]);
    assert_eq!(concept.history.len(), 1, "the other one refers to a person and stays as it is");
    let names: Vec<&str> = concept.fields.iter().map(|field| &*field.name).collect();
    let expected = [
        "definition",
        "transactionType",
        "note",
        "crossReference",
        "xGraphic",
        "customerSubset",
        "workflowStep",
    ];
    assert_eq!(names, expected);
    assert_eq!(concept.sections[0].definition, "اتفاق أطراف القتال على وقفه");
    let terms: Vec<(&str, TermStatus, bool)> =
        concept.terms.iter().map(|term| (&*term.text, term.status, term.status_assumed)).collect();
    assert_eq!(
        terms,
        [
            ("وقف إطلاق النار", TermStatus::Preferred, false),
            ("هدنة", TermStatus::Forbidden, false),
            ("ceasefire", TermStatus::Preferred, false),
            ("cease-fire", TermStatus::Admitted, false),
            ("cessation of fire", TermStatus::Deprecated, false),
            ("halt in hostilities", TermStatus::Proposed, false),
            ("cessez-le-feu", TermStatus::Preferred, true),
        ]
    );
    let first = &concept.terms[0];
    assert_eq!(first.variants, ["وقف اطلاق النار"]);
    assert_eq!((&*first.details().id, &*first.details().source), ("ar1", "نشرة الصباح"));
    assert_eq!(first.details().contexts, ["أعلن الطرفان وقف إطلاق النار فجر اليوم."]);
    assert_eq!(first.details().fields.len(), 1, "the context that has a source");
}

#[test]
fn what_another_tool_said_is_written_as_it_said_it() {
    let (file, _) = rich();
    let text = written(&FORMAT, &file);
    for said in [
        "<term>halt in <hi type=\"italics\">hostilities</hi></term>",
        "<termNote type=\"partOfSpeech\">nom</termNote>",
        "<termNote type=\"administrativeStatus\">supersededTerm-admn-sts</termNote>",
        "<transacNote type=\"responsibility\" target=\"rana\">Rana</transacNote>",
        "<refObjectSec type=\"respPerson\">",
        "<admin type=\"workflowStep\">3</admin>",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    // A term that is approved since is no superseded one.
    let mut approved = file.clone();
    let concept = Arc::make_mut(&mut approved.concepts[0]);
    concept.terms[4].set_status(TermStatus::Admitted);
    let text = written(&FORMAT, &approved);
    assert!(!text.contains("superseded"), "{text}");
}

#[test]
fn a_forbidden_term_is_deprecated_for_tools_that_know_no_more() {
    let (file, _) = rich();
    for format in [&FORMAT, &BASIC, &MIN, &V2, &V2_BASIC] {
        let text = written(format, &file);
        let after = text.split("<term>هدنة</term>").nth(1).unwrap();
        let of_term = after.split("</").take(3).collect::<String>();
        assert!(of_term.contains("deprecatedTerm-admn-sts"), "{}: {of_term}", format.id);
    }
}

#[test]
fn a_dialect_says_what_it_lacks() {
    let (file, _) = rich();
    let lost = |format: &Format| {
        let (_, losses) = format.fitted(&file, &WriteOptions::default());
        let name = |kind: &LossKind| match kind {
            LossKind::Fact { what: What::Field, name, .. } => name.clone(),
            LossKind::Fact { what, .. } => format!("{what:?}"),
            other => format!("{other:?}"),
        };
        losses.iter().map(|loss| format!("{} {}", loss.count, name(&loss.kind))).collect::<Vec<_>>()
    };
    assert_eq!(lost(&FORMAT), [""; 0]);
    assert_eq!(lost(&V2), [""; 0]);
    assert_eq!(
        lost(&BASIC),
        [
            "1 workflowStep",
            "1 administrativeStatus",
            "1 partOfSpeech",
            "1 PartOfSpeech",
            "1 pronunciation",
            "1 MatchCase",
            "1 FirstMention",
        ]
    );
}

#[test]
fn what_is_wrong_is_told_and_the_rest_is_read() {
    let term = "<tig><term>a</term></tig>";
    for (content, terms, problem) in [
        (format!("<langSet xml:lang=\"en\">{term}</langSet>"), 1, None),
        (format!("<langSet lang=\"en\">{term}</langSet>"), 1, None),
        (format!("<langSet>{term}</langSet>"), 1, Some("no language is stated")),
        (format!("<langSet xml:lang=\"??\">{term}</langSet>"), 1, Some("“??” is no language")),
        ("<langSet xml:lang=\"en\"><tig><term> </term></tig></langSet>".into(), 0, Some("without “term”")),
        (format!("<langSet xml:lang=\"en\">{term}<tig><term>b</tig></langSet>"), 2, Some("should end here")),
        (format!("<langSet xml:lang=\"en\">{term}<mood>good</mood></langSet>"), 1, Some("“mood”")),
        (format!("<langSection xml:lang=\"en\">{term}</langSection>"), 1, Some("“langSection”")),
    ] {
        let (file, problems) = parse(&entry(&content));
        assert_eq!(file.concepts[0].terms.len(), terms, "{content}");
        match problem {
            None => assert_eq!(problems, [""; 0], "{content}"),
            Some(problem) => {
                assert!(problems.iter().any(|found| found.contains(problem)), "{content}: {problems:?}");
            }
        }
    }
    for other in ["", "<html/>", "not XML at all"] {
        let (file, problems) = parse(other);
        assert!(file.concepts.is_empty() && !problems.is_empty(), "{other}");
    }
}

#[test]
fn a_truncated_file_gives_what_is_whole() {
    let (file, _) = rich();
    let text = written(&FORMAT, &file);
    let at = text.find("<term>Karabakh").unwrap();
    let (cut, problems) = parse(&text[..at]);
    assert_eq!(cut.concepts.len(), 3);
    assert_eq!(cut.concepts[..2], file.concepts[..2]);
    assert!(problems.iter().any(|problem| problem.contains("ends here")), "{problems:?}");
}

#[test]
fn entities_of_the_file_are_left_as_they_are() {
    let bomb = format!(
        "<!DOCTYPE martif [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
         <!ENTITY f SYSTEM \"file:///etc/passwd\">]>{}",
        entry("<langSet xml:lang=\"en\"><tig><term>x &b; &f; y</term></tig></langSet>")
    );
    let (file, problems) = parse(&bomb);
    assert_eq!(file.concepts[0].terms[0].text, "x &b; &f; y");
    assert_eq!(problems.len(), 3, "{problems:?}");
}

/// A file of another tool: concepts, terms, and what is wrong with it, as the lines
/// it is told of.
const SAMPLES: &[(&str, usize, usize, usize)] = &[
    ("E_Term.tbx", 3, 13, 0),
    ("Example_Astronomy_DCA_VALID.tbx", 45, 113, 0),
    ("Specialchars.tbx", 1, 1, 0),
    ("TBX-basic-samples.tbx", 5, 13, 0),
    ("collection.tbx", 12, 31, 0),
    ("foodTerms-forRDFtest.tbx", 2, 5, 0),
    ("fromSDL_tbx.tbx", 223, 472, 44),
    ("good.tbx", 2, 2, 0),
    ("ibm_tbx.tbx", 5, 11, 0),
    ("maryland.tbx", 1, 13, 0),
    ("min.tbx", 3, 7, 0),
    ("sampleTBXfile-badDatcat.tbx", 1, 2, 0),
    ("sampleTBXfile-coreInvalid.tbx", 1, 2, 1),
    ("sampleTBXfile.tbx", 1, 2, 0),
    ("tbx_basic_sample_badelement.tbx", 2, 2, 2),
    ("tbx_basic_sample_badelementcontent.tbx", 2, 2, 0),
    ("test01.tbx", 1, 2, 0),
    ("test3.tbx", 1, 1, 0),
];

#[test]
fn files_of_other_tools_come_back_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/tbx");
    if !folder.is_dir() {
        eprintln!("SKIPPED: files_of_other_tools_come_back_as_they_were: {} is absent", folder.display());
        return;
    }
    for &(name, concepts, terms, wrong) in SAMPLES {
        let path: PathBuf = folder.join(name);
        let bytes = std::fs::read(&path).unwrap();
        let (file, problems) = read(&FORMAT, &mut &bytes[..], &ReadOptions::default()).unwrap();
        let count = file.concepts.iter().map(|concept| concept.terms.len()).sum::<usize>();
        assert_eq!(
            (file.concepts.len(), count, problems.len()),
            (concepts, terms, wrong),
            "{name}: {problems:?}"
        );
        for format in [&FORMAT, &V2] {
            let (_, losses) = format.fitted(&file, &WriteOptions::default());
            assert_eq!(losses, [], "{name} as {}", format.id);
            let (back, _) = FORMAT.read_bytes(written(format, &file).as_bytes());
            assert_eq!(back.head.fields, file.head.fields, "{name} as {}", format.id);
            for (back, is) in back.concepts.iter().zip(&file.concepts) {
                assert_eq!(canonical(back), canonical(is), "{name} as {}", format.id);
            }
        }
    }
}

#[test]
fn ids_that_stand_twice_are_told_apart() {
    let one = entry(
        "<langSet xml:lang=\"en\"><tig id=\"t\"><term>a</term></tig><tig id=\"t\"><term>b</term></tig></langSet>",
    );
    let (file, problems) = parse(&one);
    assert_eq!(problems, [""; 0]);
    let ids = |text: &str| text.matches("id=\"t\"").count();
    assert_eq!(ids(&written(&FORMAT, &file)), 2, "as it was");
    assert_eq!(ids(&written(&BASIC, &file)), 1, "as the schema wants it");
    let kind = ProblemKind::DuplicateId { id: "a".into(), given: "a~2".into() };
    let twice = one.replace(
        "</body>",
        "<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>c</term></tig></langSet></termEntry></body>",
    );
    assert_eq!(parse(&twice).1, [format!("line 1: {kind}")]);
}
