//! Tables of several versions, and the way back.

use super::*;
use crate::formats::glossaries::read;
use crate::formats::glossaries::testing::{language, sample};
use crate::model::{PartOfSpeech, Term, TermStatus};

fn read_text(text: &str) -> (GlossaryFile, Vec<String>) {
    let (file, problems) = read(&FORMAT, &mut text.as_bytes(), &ReadOptions::default()).unwrap();
    (file, problems.iter().map(ToString::to_string).collect())
}

fn written(file: &GlossaryFile, time: i64) -> String {
    let options = WriteOptions { time, ..WriteOptions::default() };
    let (fitted, losses) = FORMAT.fitted(file, &options);
    assert_eq!(losses, []);
    let mut out = Vec::new();
    Utx.write(&fitted, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn rows_with_one_id_are_one_concept() {
    let (file, problems) = read_text(
        "#UTX 1.11; ar/en; 2026-01-02T03:04:05Z; license: CC0; bidirectional\r\n\
         #any remark\r\n\
         #src\ttgt\tsrc:pos\ttgt:pos\tterm status\tconcept ID\tcomment\ttgt:x\tref\r\n\
         باشا\tpasha\tnoun\tnoun\tapproved\tC1\ta title\tq\tp. 3\r\n\
         باشا\tbashaw\tnoun\tnoun\tforbidden\tC1\ta title\t\tp. 3\r\n\
         باكو\tBaku\tproper noun\t\tprovisional\tC2\r\n\
         أنقرة\tAngora\t\t\trejected\r\n",
    );
    assert_eq!(problems, [""; 0]);
    assert_eq!(file.head.licence, "CC0");
    assert_eq!(file.head.fields, [Field::new("bidirectional", "")]);
    assert_eq!(file.head.comments, ["any remark"]);
    let [first, second, third] = &file.concepts[..] else { panic!("{file:?}") };
    let statuses = |concept: &Concept| -> Vec<(String, Option<TermStatus>)> {
        concept.terms.iter().map(|term| (term.text.clone(), term.stated_status())).collect()
    };
    assert_eq!(
        statuses(first),
        [
            ("باشا".into(), None),
            ("pasha".into(), Some(TermStatus::Preferred)),
            ("bashaw".into(), Some(TermStatus::Forbidden))
        ]
    );
    assert_eq!((first.id.0.as_str(), first.note.as_str()), ("C1", "a title"));
    assert_eq!(first.fields, [Field::new("ref", "p. 3")]);
    assert_eq!(second.terms[0].part_of_speech, Some(PartOfSpeech::ProperNoun));
    assert_eq!(second.terms[1].status, TermStatus::Proposed);
    assert_eq!(third.terms[1].status, TermStatus::Forbidden);
    // What the file says is written as it was.
    let again = written(&file, 1_767_323_045_000);
    let line = "#UTX 1.11; ar/en; 2026-01-02T03:04:05Z; license: CC0; bidirectional\r\n";
    assert!(again.starts_with(line), "{again}");
    assert!(again.contains("باشا\tpasha\tnoun\tnoun\tapproved\tC1\ta title\tq\tp. 3\r\n"), "{again}");
    assert!(again.contains("أنقرة\tAngora\t\t\trejected\t4\r\n") || again.contains("rejected\t3"), "{again}");
}

#[test]
fn comments_that_differ_are_all_kept() {
    let (file, _) = read_text(
        "#UTX 1.11; en/ar; 2026-01-02T03:04:05Z\n#src\ttgt\tsrc:pos\tconcept ID\tcomment\n\
         a\tب\t\t1\tfirst\na\tت\t\t1\tsecond\n",
    );
    let concept = &file.concepts[0];
    assert_eq!(concept.note, "first");
    assert_eq!(concept.terms.last().unwrap().details().note, "second");
    let again = read_text(&written(&file, 0)).0;
    assert_eq!(again.concepts, file.concepts);
}

#[test]
fn damaged_heads_are_read_as_far_as_possible() {
    let (file, problems) = read_text("#UTX 1.11; xx-yy zz/en\n#src\ttgt\tsrc:pos\na\tb\tnoun\tmore\n");
    assert_eq!(file.concepts[0].terms[0].language, Language::unknown());
    assert_eq!(problems.len(), 2, "{problems:?}");
    let (file, problems) = read_text("a\tب\tnoun\n");
    assert_eq!(file.concepts[0].terms[1], Term::new(language("und-Arab"), "ب"));
    assert_eq!(problems.len(), 3, "{problems:?}");
}

#[test]
fn a_real_table_is_read() {
    let Some(bytes) = sample("utx/Sample.utx") else { return };
    let (file, problems) = FORMAT.read_bytes(&bytes);
    assert_eq!(problems, []);
    assert_eq!(file.concepts.len(), String::from_utf8_lossy(&bytes).lines().count() - 3);
    assert_eq!(file.head.licence, "CC-BY 3.0");
    assert!(file.head.fields[0].value.starts_with("Medical Informatics"), "{:?}", file.head);
    let languages = file.concepts[0].terms.iter().map(|term| term.language.to_string());
    assert_eq!(languages.collect::<Vec<_>>(), ["en-US", "ja-JP"]);
    let again = written(&file, 0);
    let is = String::from_utf8_lossy(&bytes);
    let rows =
        |text: &str| -> Vec<String> { text.lines().skip(3).map(|line| line.replace(" \t", "\t")).collect() };
    assert_eq!(rows(&again), rows(&is));
}

#[test]
fn our_own_table_is_read_and_written_as_it_is() {
    let bytes = include_bytes!("../../../../tests/formats/glossaries/utx.utx");
    let (file, problems) = FORMAT.read_bytes(bytes);
    assert_eq!((file.concepts.len(), problems.len()), (6, 0), "{problems:?}");
    assert_eq!(written(&file, 1_767_323_045_000).as_bytes(), bytes);
}
