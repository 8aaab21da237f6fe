//! Our own file, real ones, and files that mean harm.

use super::*;
use crate::formats::ProblemKind;
use crate::formats::glossaries::table::{Guess, HeaderRow, Mapping, guess};
use crate::formats::glossaries::testing::{file, language, summary};
use crate::formats::glossaries::{ReadOptions, read};
use crate::model::{ConceptId, Term};
use std::io::{Cursor, Read};
use zip::write::{SimpleFileOptions, ZipWriter};

fn fixture() -> Vec<u8> {
    file("tests/formats/glossaries/xlsx.xlsx").unwrap()
}

#[test]
fn all_sheets_with_languages_are_read() {
    let (glossary, problems) = FORMAT.read_bytes(&fixture());
    assert_eq!(problems, []);
    assert_eq!(
        summary(&glossary),
        [
            "1: ar وقف إطلاق النار, en ceasefire; domain=مصطلحات; note=one word; Since=2011",
            "2: ar هدنة, en truce, en armistice; domain=مصطلحات",
            "3: ar الإرهابيون (forbidden), en terrorists (forbidden); domain=مصطلحات",
            "4: ar باكو, en Baku; domain=Places",
        ]
    );
}

#[test]
fn one_sheet_can_be_chosen_and_looked_at() {
    let guessed = guess(&fixture(), &ReadOptions::default(), HeaderRow::Likely);
    assert_eq!(guessed.sheets, ["مصطلحات", "Places", "About"]);
    assert_eq!((guessed.mapping.skip, guessed.mapping.header), (1, true));
    let mapping = Mapping { sheet: Some("Places".into()), ..Mapping::default() };
    let options = ReadOptions { mapping: Some(mapping), ..ReadOptions::default() };
    let (glossary, _) = read(&FORMAT, &mut &*fixture(), &options).unwrap();
    assert_eq!(summary(&glossary), ["1: ar باكو, en Baku"]);
}

#[test]
fn a_mapping_finds_its_sheet_by_its_name_or_by_those_of_the_columns() {
    let Guess { mapping, names, .. } = guess(
        &fixture(),
        &ReadOptions {
            mapping: Some(Mapping { sheet: Some("Places".into()), ..Mapping::default() }),
            ..ReadOptions::default()
        },
        HeaderRow::Likely,
    );
    let kept = Mapping { names, ..mapping };
    for sheet in ["Places", "Places of last year"] {
        let mapping = Mapping { sheet: Some(sheet.into()), skip: 7, ..kept.clone() };
        let options = ReadOptions { mapping: Some(mapping), ..ReadOptions::default() };
        let (glossary, _) = read(&FORMAT, &mut &*fixture(), &options).unwrap();
        assert_eq!(summary(&glossary), ["1: ar باكو, en Baku"], "{sheet}");
    }
}

fn written(glossary: &GlossaryFile) -> Vec<u8> {
    let mut bytes = Vec::new();
    Xlsx.write(glossary, &WriteOptions::default(), &mut bytes).unwrap();
    bytes
}

#[test]
fn a_sheet_runs_as_its_first_language_does() {
    for (tags, rtl) in [(["ar", "en"], true), (["en", "ar"], false)] {
        let mut concept = Concept::new(ConceptId("a".into()));
        concept.terms = tags.map(|tag| Term::new(language(tag), "=1+1")).to_vec();
        let bytes = written(&GlossaryFile { concepts: vec![Arc::new(concept)], ..GlossaryFile::default() });
        let mut sheet = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        assert_eq!(sheet.contains("rightToLeft=\"1\""), rtl, "{sheet}");
        assert!(!sheet.contains("<f>") && sheet.contains("state=\"frozen\""), "{sheet}");
        assert_eq!(FORMAT.read_bytes(&bytes).0.concepts[0].terms[0].text, "=1+1");
    }
}

#[test]
fn what_a_cell_cannot_hold_is_cut_and_told() {
    let mut concept = Concept::new(ConceptId("a".into()));
    concept.definition = "ب".repeat(LONGEST + 5);
    concept.terms = vec![Term::new(language("en"), "x".repeat(20_000)); 2];
    let glossary = GlossaryFile { concepts: vec![Arc::new(concept)], ..GlossaryFile::default() };
    let (fitted, losses) = FORMAT.fitted(&glossary, &WriteOptions::default());
    assert!(losses.iter().any(|loss| loss.kind == LossKind::TooLong(LONGEST)), "{losses:?}");
    let (back, _) = FORMAT.read_bytes(&written(&fitted));
    assert_eq!(back.concepts, fitted.concepts);
    assert_eq!(back.concepts[0].definition.chars().count(), LONGEST);
    assert_eq!(back.concepts[0].terms.len(), 1);
}

#[test]
fn real_spreadsheets_are_read() {
    for name in ["clarifiable-part-ar.xlsx", "right-to-left.xlsx"] {
        let Some(bytes) = file(&format!("../shared/samples/xlsx/{name}")) else { continue };
        let (sheets, problems) = spreadsheet::sheets(&bytes);
        assert_eq!(problems, [], "{name}");
        assert!(sheets.iter().any(|sheet| !sheet.rows.is_empty()), "{name}");
        FORMAT.read_bytes(&bytes);
    }
}

#[test]
fn a_bomb_ends_in_a_message() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let megabyte = vec![b' '; 1 << 20];
    for name in ["[Content_Types].xml", "xl/workbook.xml"] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        for _ in 0..100 {
            writer.write_all(&megabyte).unwrap();
        }
    }
    let bytes = writer.finish().unwrap().into_inner();
    let (glossary, problems) = FORMAT.read_bytes(&bytes);
    assert!(glossary.concepts.is_empty());
    assert!(problems[0].to_string().contains("larger"), "{problems:?}");
}

/// A file with something of one of its parts replaced.
fn changed(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut entry = old.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        if name.ends_with(part) {
            text = text.replace(from, to);
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_sheet_that_claims_to_be_huge_costs_nothing() {
    let last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let (glossary, _) = FORMAT.read_bytes(&changed(&fixture(), "sheet2.xml", "</sheetData>", last));
    assert_eq!(summary(&glossary).len(), 4);
}

#[test]
fn a_text_that_stands_in_every_cell_is_taken_only_so_often() {
    let cells: String = (2..30_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let bytes = changed(&fixture(), "sheet1.xml", "</sheetData>", &format!("{cells}</sheetData>"));
    let text = "ب".repeat(500_000);
    let bytes = changed(&bytes, "sharedStrings.xml", "وقف إطلاق النار", &text);
    let (_, problems) = FORMAT.read_bytes(&bytes);
    assert!(problems.iter().any(|problem| problem.kind == ProblemKind::TooLarge), "{problems:?}");
}
