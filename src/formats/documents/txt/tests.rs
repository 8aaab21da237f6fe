//! The way there and back, for files as people have them and for any bytes.

use super::*;
use crate::formats::ProblemKind;
use crate::model::{DocumentId, Language, SegmentState};
use crate::text::segmentation::Rules;
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

fn document(bytes: &[u8], encoding: Option<Encoding>) -> (Document, Vec<Problem>) {
    let mut next = 0_u128;
    let mut new_id = || {
        next += 1;
        SegmentId(Uuid::from_u128(next))
    };
    let source: Language = "ar".parse().unwrap();
    let mut options =
        ReadOptions { rules: &Rules::bundled(), source: &source, new_id: &mut new_id, go_on: &mut |_| true };
    let (parsed, problems) = match encoding {
        Some(encoding) => read_as(encoding, bytes, &mut options),
        None => Txt.read(bytes, &mut options),
    };
    let document = Document {
        id: DocumentId(Uuid::nil()),
        name: "a.txt".into(),
        origin: String::new(),
        format: "txt".into(),
        skeleton: Arc::from(parsed.skeleton),
        segments: parsed.segments.into_iter().map(Arc::new).collect(),
    };
    (document, problems)
}

fn sources(document: &Document) -> Vec<(u32, &str, &str)> {
    document.segments.iter().map(|s| (s.unit, s.lead.as_str(), s.source.as_str())).collect()
}

/// Writes the document untouched and with every source copied.
fn assert_identical(bytes: &[u8], encoding: Option<Encoding>) {
    let (mut document, _) = document(bytes, encoding);
    assert_eq!(Txt.write(&document).unwrap(), (bytes.to_vec(), vec![]));
    for segment in document.segments.iter_mut().map(Arc::make_mut) {
        segment.target = segment.source.clone();
        segment.state = SegmentState::Translated;
    }
    assert_eq!(Txt.write(&document).unwrap(), (bytes.to_vec(), vec![]));
}

#[test]
fn lines_are_units_and_sentences_are_segments() {
    let (document, problems) =
        document("\n  عاد الوفد. ثم سافر.  \r\n\r\nوصل المدير\u{2028}نعم".as_bytes(), None);
    assert_eq!(problems, []);
    assert_eq!(
        sources(&document),
        [(0, "", "عاد الوفد."), (0, " ", "ثم سافر."), (1, "", "وصل المدير"), (2, "", "نعم")]
    );
}

#[test]
fn every_line_end_and_blank_line_is_kept() {
    for text in [
        "",
        "\n",
        "a",
        "a\r\nb\nc\rd\u{85}e\u{2028}f\u{2029}\n\n g \t\n",
        "\u{FEFF}\u{FEFF}a\n",
        "\u{200F}\n a\u{200F}\n",
    ] {
        assert_identical(text.as_bytes(), None);
    }
}

#[test]
fn bytes_that_are_no_text_stay_where_they_are() {
    let mut bytes = "السطر الأول من النص\nالسطر ".as_bytes().to_vec();
    bytes.extend_from_slice(b"\xFF\xFE");
    bytes.extend_from_slice(" الثاني من النص\r\n".as_bytes());
    let (document, problems) = document(&bytes, None);
    assert_eq!(
        sources(&document),
        [(0, "", "السطر الأول من النص"), (1, "", "السطر"), (2, "", "الثاني من النص")]
    );
    let kind = ProblemKind::Undecodable { encoding: "UTF-8", count: 2, first: 0xFF };
    assert_eq!(problems, [Problem::on_line(2, kind)]);
    assert_identical(&bytes, None);
}

#[test]
fn a_translation_stands_in_the_place_of_its_source() {
    let (mut document, _) = document("  وصل الوفد. ثم سافر.\r\nنعم\r\n".as_bytes(), None);
    Arc::make_mut(&mut document.segments[0]).target = "The delegation arrived.".into();
    Arc::make_mut(&mut document.segments[2]).target = "Yes".into();
    let (bytes, losses) = Txt.write(&document).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), "  The delegation arrived. ثم سافر.\r\nYes\r\n");
    assert_eq!(losses, []);
}

#[test]
fn a_translation_the_encoding_cannot_hold_changes_the_encoding_and_says_so() {
    let windows = Encoding::from_name("windows-1256", false).unwrap();
    let mut bytes = Vec::new();
    windows.encode("أولا: وصل الوفد صباح اليوم\r\n ثانيا: غادر الوفد مساء\r\n", &mut bytes).unwrap();
    let (mut document, _) = document(&bytes, None);
    Arc::make_mut(&mut document.segments[1]).target = "Ṣanʿāʾ".into();
    let (written, losses) = Txt.write(&document).unwrap();
    assert_eq!(written, "\u{FEFF}أولا: وصل الوفد صباح اليوم\r\n Ṣanʿāʾ\r\n".as_bytes());
    let segment = document.segments[1].id;
    assert_eq!(
        losses,
        [Loss::EncodingChanged { from: "windows-1256", to: "UTF-8 (with BOM)", character: 'Ṣ', segment }]
    );
    // What it can hold stays in it.
    Arc::make_mut(&mut document.segments[1]).target = "Sana'a".into();
    let (written, losses) = Txt.write(&document).unwrap();
    assert!(written.ends_with(b"\r\n Sana'a\r\n") && losses.is_empty());
}

#[test]
fn a_foreign_skeleton_is_an_error() {
    let (mut document, _) = document(b"a\nb\n", None);
    Arc::make_mut(&mut document.segments[1]).unit = 7;
    assert_eq!(Txt.write(&document), Err(FormatError::NoUnit(document.segments[1].id)));
    for skeleton in [&b""[..], b"tarjuman/txt\x01", b"tarjuman/txt\x01\x05UTF-8\0\x01\xFF\xFF\xFF", b"x"] {
        document.skeleton = Arc::from(skeleton);
        assert_eq!(Txt.write(&document), Err(FormatError::Skeleton));
    }
}

#[test]
fn real_files_come_out_as_they_went_in() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let mut files = vec![shared.join("sample/article.ar.txt")];
    for folder in ["txt", "glossary-text", "srx", "tmx", "po", "html", "fluent", "tbx", "docx"] {
        if let Ok(entries) = std::fs::read_dir(shared.join("samples").join(folder)) {
            files.extend(entries.flatten().map(|entry| entry.path()));
        }
    }
    let mut read = 0;
    for file in &files {
        let Ok(bytes) = std::fs::read(file) else { continue };
        if bytes.len() < 2 << 20 {
            read += 1;
            assert_identical(&bytes, None);
        }
    }
    if read == 0 {
        eprintln!("SKIPPED: real_files_come_out_as_they_went_in: {} is absent", shared.display());
    }
}

/// Bytes with everything that lines are made of.
fn contents() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        4 => prop::sample::select(vec!["a", " ", ".", "\n", "\r", "\r\n", "كلمة", "؟ ", "\u{2028}", "\u{85}", "é"])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
        1 => prop::sample::select(vec![&b"\xFF\xFE"[..], b"\xFE\xFF", b"\xEF\xBB\xBF", b"\0", b"\x0A\0", b"\x27\x06"])
            .prop_map(<[u8]>::to_vec),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_bytes_come_out_as_they_went_in(bytes in contents()) {
        assert_identical(&bytes, None);
    }

    #[test]
    fn any_bytes_in_any_encoding_come_out_as_they_went_in(
        bytes in contents(),
        name in prop::sample::select(vec![
            "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256", "ISO-8859-6", "Shift_JIS", "gb18030",
        ]),
    ) {
        assert_identical(&bytes, Encoding::from_name(name, false));
    }

    #[test]
    fn a_skeleton_is_read_as_it_was_written(
        gaps in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 1..5), bom in any::<bool>(),
    ) {
        let skeleton = Skeleton { encoding: Encoding::from_name("UTF-16LE", bom).unwrap(), gaps };
        prop_assert_eq!(Skeleton::from_bytes(&skeleton.to_bytes()), Some(skeleton));
    }

    #[test]
    fn no_skeleton_makes_the_writer_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        Skeleton::from_bytes(&[MAGIC, &bytes].concat());
    }
}

#[test]
fn a_makeshift_skeleton_gives_each_unit_a_line() {
    let (mut document, _) = document("\tعاد الوفد. ثم سافر.\r\n\r\nوصل المدير".as_bytes(), None);
    document.skeleton = Txt.makeshift(2).into();
    let written = Txt.write(&document).unwrap();
    assert_eq!(written, ("عاد الوفد. ثم سافر.\nوصل المدير\n".as_bytes().to_vec(), vec![]));
    document.segments.clear();
    document.skeleton = Txt.makeshift(0).into();
    assert_eq!(Txt.write(&document).unwrap(), (vec![], vec![]));
}
