//! Holds the glossaries that ship with the program to their README: form, scripts, counts, and that
//! they agree with each other. The files are taken apart here by hand, so that a mistake in the
//! program's own reader cannot hide one in the data; then the reader must see the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tarjuman::formats::glossaries::for_reading;
use unicode_normalization::is_nfc;

/// Terms that may hold letters of the other script: (file, term).
const OTHER_SCRIPT: &[(&str, &str)] = &[];

/// What the `pos` column may say.
const PARTS_OF_SPEECH: &[&str] = &["noun", "properNoun", "adjective", "verb"];

/// What the comment line of the licence may say.
const LICENCES: &[&str] = &["MIT OR Apache-2.0", "Unicode-3.0"];

/// The columns a file may have.
const COLUMNS: &[&str] = &[
    "id",
    "ar",
    "en",
    "status",
    "pos",
    "domain",
    "definition",
    "note",
    "variants_ar",
    "variants_en",
    "firstmention_en",
    "status_en",
];

type Row = BTreeMap<String, String>;

/// One file: what its comment lines say, and its rows by column.
struct Glossary {
    file: String,
    comments: BTreeMap<String, String>,
    rows: Vec<Row>,
}

impl Glossary {
    fn read(path: &Path) -> Self {
        let file = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(text.ends_with('\n') && !text.contains('\r'), "{file}: lines end with LF, the last one too");
        let mut lines = text.lines().peekable();
        let mut comments = BTreeMap::new();
        while let Some(comment) = lines.next_if(|line| line.starts_with('#')) {
            let (key, value) = comment[1..].split_once(':').unwrap_or_else(|| panic!("{file}: {comment}"));
            comments.insert(key.trim().to_owned(), value.trim().to_owned());
        }
        let header: Vec<&str> =
            lines.next().unwrap_or_else(|| panic!("{file}: no header row")).split('\t').collect();
        for column in &header {
            assert!(COLUMNS.contains(column), "{file}: unknown column {column}");
        }
        let rows = lines
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                assert_eq!(cells.len(), header.len(), "{file}: as many cells as columns in: {line}");
                header.iter().zip(cells).map(|(key, cell)| ((*key).to_owned(), cell.to_owned())).collect()
            })
            .collect();
        Self { file, comments, rows }
    }

    fn all() -> Vec<Self> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder())
            .expect("the folder of glossaries")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
            .collect();
        paths.sort();
        assert!(!paths.is_empty(), "glossaries in {}", folder().display());
        paths.iter().map(|path| Self::read(path)).collect()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("glossaries")
}

/// The terms of `language` and their variants, the preferred one first.
fn terms<'a>(row: &'a Row, language: &str) -> Vec<&'a str> {
    let variants = row.get(&format!("variants_{language}")).map_or("", String::as_str);
    // Two bars stand before the variants of the next term.
    let variants = variants.split("||").filter(|of_term| !of_term.is_empty());
    row[language].split('|').chain(variants.flat_map(|of_term| of_term.split('|'))).collect()
}

/// The preferred rendering.
fn rendering(row: &Row) -> &str {
    row["en"].split('|').next().unwrap_or_default()
}

fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}')
}

fn is_latin(character: char) -> bool {
    character.is_alphabetic() && matches!(character, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

#[test]
fn every_file_states_name_licence_and_origin() {
    for Glossary { file, comments, .. } in Glossary::all() {
        for key in ["name", "licence", "origin"] {
            assert!(
                comments.get(key).is_some_and(|value| !value.is_empty()),
                "{file}: a comment line `# {key}: …`"
            );
        }
        let licence = comments["licence"].as_str();
        assert!(LICENCES.contains(&licence), "{file}: licence {licence}");
        if licence == "Unicode-3.0" {
            let notice = fs::read_to_string(folder().join("LICENSE-Unicode-3.0.txt")).expect("the notice");
            assert!(notice.contains("Unicode, Inc."), "the notice names its owner");
        }
    }
}

#[test]
fn every_row_is_whole_and_clean() {
    for Glossary { file, rows, .. } in Glossary::all() {
        let mut ids = BTreeSet::new();
        for row in &rows {
            let id = &row["id"];
            assert!(ids.insert(id), "{file}: id {id} twice");
            assert!(
                !id.is_empty()
                    && id
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{file}: id «{id}» is made of a-z, 0-9 and hyphens"
            );
            for (column, cell) in row {
                assert_eq!(cell.trim(), cell, "{file}: {id}: white space around {column}");
                assert!(!cell.contains("  "), "{file}: {id}: two spaces in {column}");
                assert!(is_nfc(cell), "{file}: {id}: {column} is in NFC");
                assert!(!cell.chars().any(char::is_control), "{file}: {id}: control character in {column}");
            }
            if let Some(part_of_speech) = row.get("pos") {
                assert!(PARTS_OF_SPEECH.contains(&part_of_speech.as_str()), "{file}: {id}: {part_of_speech}");
            }
        }
    }
}

#[test]
fn every_term_is_there_once_and_in_its_own_script() {
    for Glossary { file, rows, .. } in Glossary::all() {
        for (language, foreign) in [("ar", is_latin as fn(char) -> bool), ("en", is_arabic)] {
            let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
            for row in &rows {
                let id = row["id"].as_str();
                for term in terms(row, language) {
                    assert_eq!(term.trim(), term, "{file}: {id}: white space around «{term}»");
                    assert!(!term.is_empty(), "{file}: {id}: an empty {language} term or variant");
                    assert!(
                        !term.chars().any(foreign) || OTHER_SCRIPT.contains(&(file.as_str(), term)),
                        "{file}: {id}: a letter of the wrong script in «{term}»"
                    );
                    if let Some(other) = owners.insert(term, id) {
                        panic!("{file}: «{term}» stands in {other} and in {id}");
                    }
                }
            }
        }
    }
}

#[test]
fn files_agree_on_the_rendering_of_a_term() {
    let glossaries = Glossary::all();
    let mut renderings: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for Glossary { file, rows, .. } in &glossaries {
        for row in rows {
            for term in terms(row, "ar") {
                let here = (rendering(row), file.as_str());
                let first = *renderings.entry(term).or_insert(here);
                assert_eq!(first.0, here.0, "«{term}» in {} and {}", first.1, here.1);
            }
        }
    }
}

#[test]
fn the_table_of_the_readme_names_every_file_and_no_more_than_it_holds() {
    let readme = fs::read_to_string(folder().join("README.md")).expect("glossaries/README.md");
    let mut listed: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for line in readme.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, file, _, count, licence, _, _] = cells[..]
            && let Some(file) = file.strip_prefix('`').and_then(|file| file.strip_suffix('`'))
            && file.ends_with(".tsv")
        {
            let count = count.parse().unwrap_or_else(|_| panic!("the count of {file}: {count}"));
            listed.insert(file.to_owned(), (count, licence.to_owned()));
        }
    }
    let glossaries = Glossary::all();
    assert_eq!(
        listed.keys().collect::<Vec<_>>(),
        glossaries.iter().map(|glossary| &glossary.file).collect::<Vec<_>>(),
        "the files in the table and in the folder"
    );
    for Glossary { file, comments, rows } in &glossaries {
        let (count, licence) = &listed[file];
        assert!(rows.len() >= *count, "{file} has {} concepts, the table says {count}", rows.len());
        assert_eq!(&comments["licence"], licence, "{file}: licence as in the table");
    }
}

#[test]
fn the_program_reads_every_file_without_a_problem() {
    for Glossary { file, comments, rows } in Glossary::all() {
        let (read, problems) = {
            let bytes = fs::read(folder().join(&file)).expect("the file");
            for_reading(&file, &bytes).expect("a format for the ending").read_bytes(&bytes)
        };
        assert!(problems.is_empty(), "{file}: {problems:?}");
        assert_eq!(
            (&read.head.name, &read.head.licence, &read.head.origin),
            (&comments["name"], &comments["licence"], &comments["origin"])
        );
        assert_eq!(read.concepts.len(), rows.len(), "{file}: concepts");
    }
}

#[test]
fn every_spelling_of_the_sample_names_one_place() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/article.ar.txt");
    let article = fs::read_to_string(sample).expect("the sample");
    let glossary = Glossary::read(&folder().join("caucasus.tsv"));
    let karabakh = glossary.rows.iter().find(|row| row["id"] == "nagorno-karabakh").expect("the concept");
    assert_eq!(rendering(karabakh), "Nagorno-Karabakh");
    for spelling in ["ناغورني قره باغ", "قرة باغ", "قره باغ", "قره باخ", "كاراباخ"]
    {
        assert!(article.contains(spelling), "the sample says «{spelling}»");
        assert!(terms(karabakh, "ar").contains(&spelling), "«{spelling}» is a term of the concept");
    }
}
