use super::*;
use crate::formats::glossaries::listing::tests::sample;
use std::io::Read as _;

/// The parts of a document by name.
fn parts(languages: Option<(&str, &str)>) -> Vec<(String, String)> {
    let languages = languages.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap()));
    let options = WriteOptions { languages, time: 1_700_000_000_000 };
    let (fitted, _) = FORMAT.fitted(&sample(), &options);
    let mut out = Vec::new();
    Docx.write(&fitted, &options, &mut out).unwrap();
    let mut again = Vec::new();
    Docx.write(&fitted, &options, &mut again).unwrap();
    assert_eq!(out, again);
    let mut archive = zip::ZipArchive::new(Cursor::new(out)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn document(languages: Option<(&str, &str)>) -> String {
    parts(languages).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1
}

#[test]
fn every_part_is_well_formed_and_listed() {
    let parts = parts(None);
    let types = &parts.iter().find(|(name, _)| name == "[Content_Types].xml").unwrap().1;
    for (name, text) in &parts {
        let mut bytes = text.as_bytes();
        let mut reader = crate::formats::xml::XmlReader::new(&mut bytes, None).unwrap();
        while reader.next().unwrap() != crate::formats::xml::Step::End {}
        assert_eq!(reader.problems(), [], "{name}");
        let is_listed = types.contains(&format!("PartName=\"/{name}\""));
        assert!(is_listed || name.contains("rels") || name.starts_with('['), "{name}");
    }
}

#[test]
fn arabic_runs_and_tables_go_from_right_to_left() {
    let arabic = document(None);
    assert!(arabic.contains("<w:bidiVisual/>") && arabic.contains("<w:tblHeader/>"));
    assert!(
        arabic.contains(
            "<w:b/><w:bCs/><w:rtl/><w:lang w:bidi=\"ar-SA\"/></w:rPr><w:t xml:space=\"preserve\">سَدّ</w:t>"
        ),
        "{arabic}"
    );
    assert!(arabic.contains("<w:lang w:val=\"en-US\"/></w:rPr><w:t xml:space=\"preserve\">dam</w:t>"));
    let english = document(Some(("en", "ar")));
    assert!(!english.contains("<w:bidiVisual/>") && english.contains("forbidden"));
}

#[test]
fn nothing_of_a_glossary_is_markup() {
    let document = document(None);
    assert!(document.contains("fresh &lt;/td&gt;&lt;script&gt;"), "{document}");
}

#[test]
fn ids_are_told_to_be_left_out() {
    let (_, losses) = FORMAT.fitted(&sample(), &WriteOptions::default());
    assert!(matches!(&losses[..], [only] if only.kind == super::super::LossKind::Ids), "{losses:?}");
}
