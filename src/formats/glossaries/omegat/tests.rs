//! Lists as OmegaT's users write them.

use super::*;
use crate::formats::glossaries::testing::{language, losses, sample};
use crate::formats::glossaries::{LossKind, by_id, read};
use crate::model::{Level, TermStatus, What};

fn options() -> ReadOptions {
    ReadOptions { languages: Some((language("ar"), language("en"))), ..ReadOptions::default() }
}

/// `language: text` of every term, and the note.
fn entries(bytes: &[u8], options: &ReadOptions) -> (Vec<String>, Vec<String>) {
    let (file, problems) = read(&FORMAT, &mut &bytes[..], options).unwrap();
    let entry = |concept: &Arc<Concept>| {
        let terms: Vec<String> =
            concept.terms.iter().map(|term| format!("{}: {}", term.language, term.text)).collect();
        format!("{} ({})", terms.join(", "), concept.note)
    };
    (file.concepts.iter().map(entry).collect(), problems.iter().map(ToString::to_string).collect())
}

#[test]
fn lines_are_pairs_with_a_comment() {
    let text = "# a remark\nباكو\tBaku\tcapital\textra\nشوشا\tShusha\r\nlonely\n\n";
    let (entries, problems) = entries(text.as_bytes(), &options());
    assert_eq!(entries, ["ar: باكو, en: Baku (capital — extra)", "ar: شوشا, en: Shusha ()", "ar: lonely ()"]);
    assert_eq!(problems, [""; 0]);
}

#[test]
fn commas_and_quotes_are_read() {
    let text = "# remark, with comma\nkde,csv kde\n\"a, b\",\"say \"\"x\"\"\",\"two\nlines\"\n";
    let (entries, _) = entries(text.as_bytes(), &options());
    assert_eq!(entries, ["ar: kde, en: csv kde ()", "ar: a, b, en: say \"x\" (two lines)"]);
}

#[test]
fn the_encoding_is_named_or_detected() {
    let (text, expected) = ("# -*- coding: windows-1256 -*-\nمدينة\tcity\n", ["ar: مدينة, en: city ()"]);
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(text);
    assert_eq!(entries(&windows, &options()).0, expected);
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(entries(&utf16, &options()).0, expected);
}

#[test]
fn languages_nobody_states_are_unknown() {
    let (entries, problems) = entries("باكو\tBaku\n".as_bytes(), &ReadOptions::default());
    assert_eq!(entries, ["und-Arab: باكو, und-Latn: Baku ()"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn terms_not_to_be_used_are_not_written() {
    let mut concept = Concept::new(ConceptId("a".into()));
    let term = |tag: &str, text: &str, status| {
        let mut term = Term::new(language(tag), text);
        term.set_status(status);
        term
    };
    concept.definition = "an Ottoman\ttitle".into();
    concept.terms = vec![
        term("ar", "باشا", TermStatus::Preferred),
        term("en", "pasha", TermStatus::Preferred),
        term("en", "bashaw", TermStatus::Forbidden),
        term("en", "pacha", TermStatus::Deprecated),
    ];
    let file = GlossaryFile { head: Head::default(), concepts: vec![Arc::new(concept)] };
    let options = WriteOptions::default();
    let (fitted, lost) = FORMAT.fitted(&file, &options);
    let mut out = Vec::new();
    OmegaT.write(&fitted, &options, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), format!("{MAGIC}\nباشا\tpasha\tan Ottoman title\n"));
    let wording = LossKind::Fact { level: Level::Term, what: What::Wording, name: String::new() };
    assert_eq!(losses(&lost, &wording), ["bashaw", "pacha"]);
}

#[test]
fn real_files_are_read() {
    for (name, count) in [("test.tab", 4), ("test.csv", 7), ("test-magiccomment.tab", 0)] {
        let Some(bytes) = sample(&format!("glossary-text/{name}")) else { continue };
        let (entries, problems) = entries(&bytes, &options());
        assert_eq!((entries.len(), problems.len()), (count, 0), "{name}: {entries:?} {problems:?}");
    }
}

#[test]
fn lists_are_recognised_and_tables_are_not() {
    let recognised = |text: &str| by_id("omegat").unwrap().reader.unwrap().recognises(text.as_bytes());
    for text in ["a\tb\n", "# x\na\tb\tc\n", "# -*- coding: utf-8 -*-\n"] {
        assert!(recognised(text), "{text}");
    }
    for text in ["", "#UTX 1.11; en/ar\na\tb\n", "a\tb\tc\td\n", "prose, and more\n", "\tb\n"] {
        assert!(!recognised(text), "{text}");
    }
}

#[test]
fn our_own_list_is_read() {
    let bytes = include_bytes!("../../../../tests/formats/glossaries/omegat.utf8");
    let (file, problems) = read(&FORMAT, &mut &bytes[..], &options()).unwrap();
    assert_eq!((file.concepts.len(), problems.len()), (8, 0));
    assert_eq!((file.head.name.as_str(), file.head.comments.len()), ("مدن القوقاز وبحاره", 1));
    let (_, lost) = FORMAT.fitted(&file, &WriteOptions::default());
    assert_eq!(lost, []);
}

#[test]
fn plain_text_is_no_glossary() {
    let text = "hello world\nthis is only prose, or nearly\nand this\n\nand this as well\n";
    let (file, problems) = FORMAT.read_bytes(text.as_bytes());
    assert_eq!((file.concepts.len(), problems.len()), (0, 1));
    assert!(problems[0].to_string().contains("OmegaT"), "{problems:?}");
}
