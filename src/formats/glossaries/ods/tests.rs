//! Our own file, and a real one of a word list.

use super::*;
use crate::formats::glossaries::testing::{file, summary};
use crate::formats::glossaries::{WriteOptions, xlsx};

#[test]
fn a_sheet_is_read() {
    let bytes = file("tests/formats/glossaries/ods.ods").unwrap();
    assert!(Ods.recognises(&bytes) && !xlsx::FORMAT.reader.unwrap().recognises(&bytes));
    let (glossary, problems) = FORMAT.read_bytes(&bytes);
    assert_eq!(problems, []);
    assert_eq!(
        summary(&glossary),
        [
            "1: ar وقف إطلاق النار, en cease fire now; definition=first\nsecond; note=shown",
            "2: ar هدنة, en truce"
        ]
    );
    let (_, losses) = xlsx::FORMAT.fitted(&glossary, &WriteOptions::default());
    assert_eq!(losses, []);
}

#[test]
fn a_real_word_list_is_read() {
    let Some(bytes) = file("../shared/samples/odf/tafdil.ods") else { return };
    let (glossary, problems) = FORMAT.read_bytes(&bytes);
    assert!(glossary.concepts.len() > 100, "{} {problems:?}", glossary.concepts.len());
}
