//! What must hold for any bytes whatever that are taken for a glossary file. A test
//! tries it with damaged files of our own, and the fuzzer (`fuzz/`) with what it makes up.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use tarjuman::formats::bilingual;
use tarjuman::formats::glossaries::{
    self, ALL, Format, GlossaryFile, Head, ReadOptions, WriteOptions, table,
};
use tarjuman::formats::{LISTED_PROBLEMS, Problem, ProblemKind, languages, sniff};
use tarjuman::model::{Language, canonical};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Reads bytes in a format: problems are few and on lines that the file has, and what
/// was read comes back, as far as the format and one of its kin say that they hold it.
///
/// # Panics
/// Where that does not hold.
pub fn reading(id: &str, bytes: &[u8]) {
    let format = glossaries::by_id(id).expect("a format");
    let (file, problems) = format.read_bytes(bytes);
    check_problems(&problems, bytes);
    // What a spreadsheet's file has once can be in each of its cells.
    if format.writer.is_some() && file.concepts.len() <= MOST_CONCEPTS {
        comes_back(format, &file);
        let kin = kin_of(format);
        comes_back(kin[bytes.len() % kin.len()], &file);
    }
}

/// Reads an archive, of which one entry has these bytes: what stands in a spreadsheet
/// is hardly ever reached by changing the bytes of its archive.
///
/// # Panics
/// Where [`reading`] panics.
pub fn reading_inside(id: &str, entry: &str, bytes: &[u8]) {
    let whole = fixture(id);
    let mut archive = zip::ZipArchive::new(Cursor::new(&*whole)).expect("an archive");
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("an entry");
        let name = part.name().expect("a name").into_owned();
        changed.start_file(name.as_str(), SimpleFileOptions::default()).expect("an entry");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        changed.write_all(if name == entry { bytes } else { &content }).expect("memory takes them");
    }
    reading(id, &changed.finish().expect("an archive").into_inner());
}

/// Reads the pairs of bytes in a bilingual format, from either side: all are counted,
/// have a source, and stand on lines that the file has.
///
/// # Panics
/// Where that does not hold.
pub fn pairing(id: &str, bytes: &[u8]) {
    let format = bilingual::by_id(id).expect("a format");
    let [ar, en]: [Language; 2] = ["ar", "en"].map(|tag| tag.parse().expect("a tag"));
    for (from, to) in [(None, None), (Some(ar.clone()), Some(en.clone())), (Some(en), Some(ar))] {
        let options = bilingual::ReadOptions { from, to };
        let mut pairs = Vec::new();
        let mut receive = |pair| pairs.push(pair);
        let mut reading = bilingual::Reading::new(&options, &mut receive);
        format.reader.read(&mut &bytes[..], &mut reading).expect("it is in memory");
        let count = reading.count();
        check_problems(&reading.finish(), bytes);
        assert_eq!(pairs.len(), count);
        for pair in pairs {
            assert!(!pair.source.trim().is_empty(), "{pair:?}");
            let place = Problem::on_line(pair.line, ProblemKind::NotText);
            check_problems(&[place], bytes);
        }
    }
}

/// Files are told apart, whatever they are called.
///
/// # Panics
/// Where a format is chosen that cannot read.
pub fn telling_apart(bytes: &[u8]) {
    sniff::sniff(bytes);
    let start = &bytes[..bytes.len().min(glossaries::START)];
    let endings = glossaries::endings(false);
    let ending = endings.get(bytes.len() % (endings.len() + 1)).unwrap_or(&"doc");
    let format = glossaries::for_reading(&format!("a.{ending}"), start);
    assert!(format.is_none_or(|format| format.reader.is_some()), "{ending}");
}

/// A language that a name stands for is known by its tag and by its English name.
///
/// # Panics
/// Where that does not hold.
pub fn naming(name: &str) {
    languages::is_certain(name);
    let Some(language) = languages::language(name) else { return };
    assert_eq!(language.to_string().parse().as_ref(), Ok(&language), "{name:?}");
    if let Some(english) = languages::english_name(&language) {
        assert_eq!(languages::language(&english).as_ref(), Some(&language), "{name:?}: {english}");
    }
}

/// A table that does not say what it is can be looked at, and read as it is taken for.
///
/// # Panics
/// Where a problem of reading it is on no line of the file.
pub fn guessing(bytes: &[u8]) {
    let guess = table::guess(bytes, &ReadOptions::default(), table::HeaderRow::Likely);
    let options = ReadOptions { mapping: Some(guess.mapping), ..ReadOptions::default() };
    let format = glossaries::by_id("csv").expect("a format");
    let (_, problems) = glossaries::read(format, &mut &bytes[..], &options).expect("it is in memory");
    check_problems(&problems, bytes);
}

/// The bytes of an entry of our own file in a format that is an archive.
///
/// # Panics
/// Where it is not there.
pub fn entry(id: &str, name: &str) -> Vec<u8> {
    let whole = fixture(id);
    let mut archive = zip::ZipArchive::new(Cursor::new(&*whole)).expect("an archive");
    let mut content = Vec::new();
    archive.by_name(name).expect("the entry").read_to_end(&mut content).expect("its bytes");
    content
}

/// The bytes of our own file in a format.
///
/// # Panics
/// Where it is not there.
pub fn fixture(id: &str) -> Vec<u8> {
    ours("glossaries", fixture_name(id))
}

/// The same in a bilingual format.
///
/// # Panics
/// Where it is not there.
pub fn pairs_fixture(id: &str) -> Vec<u8> {
    let name = match id {
        "xliff-1.2" => "xliff1.xlf",
        "xliff-2" => "xliff2.xlf",
        "tmx" => "tmx.tmx",
        "po" => "po.po",
        "tsv" => "tsv.tsv",
        other => panic!("{other} has no fixture"),
    };
    ours("bilingual", name)
}

fn ours(kind: &str, name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The fuzzer's own crate is in a folder of ours.
    let mut folders = folder.ancestors().map(|folder| folder.join("tests/formats").join(kind));
    let folder = folders.find(|folder| folder.is_dir()).expect("the fixtures");
    std::fs::read(folder.join(name)).expect("the fixture")
}

fn fixture_name(id: &str) -> &'static str {
    match id {
        "json" => "rich.json",
        "tbx" => "rich.tbx",
        "tsv" | "csv" => "csv.csv",
        "memoq" => "memoq.csv",
        "multiterm" => "multiterm.xml",
        "ods" => "ods.ods",
        "omegat" => "omegat.utf8",
        "po" => "po.po",
        "skos" => "skos.ttl",
        "tmx" => "tmx.tmx",
        "utx" => "utx.utx",
        "xlsx" => "xlsx.xlsx",
        other => panic!("{other} has no fixture"),
    }
}

/// How many concepts are written again.
const MOST_CONCEPTS: usize = 300;

/// The formats with the reader of this one, whose ids begin with its own.
fn kin_of(format: &Format) -> Vec<&'static Format> {
    ALL.iter().copied().filter(|other| other.id.starts_with(format.id) && other.reader.is_some()).collect()
}

fn check_problems(problems: &[Problem], bytes: &[u8]) {
    assert!(problems.len() <= LISTED_PROBLEMS + 1, "{} problems are listed", problems.len());
    // The rows of what is an archive are not in its bytes.
    let archive = bytes.starts_with(b"PK");
    let ends = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    for problem in problems {
        if let Some(line) = problem.line {
            assert!(line > 0, "{problem}");
            assert!(archive || line as usize <= ends + 1, "{problem}, of {} lines", ends + 1);
        }
    }
}

fn comes_back(format: &Format, file: &GlossaryFile) {
    let usual: (Language, Language) = ("ar".parse().expect("a tag"), "en".parse().expect("a tag"));
    let languages = WriteOptions::default().pair(file).unwrap_or(usual);
    let options = WriteOptions { languages: Some(languages.clone()), time: 0 };
    let (fitted, _) = format.fitted(file, &options);
    let mut bytes = Vec::new();
    format.writer.expect("a writer").write(&fitted, &options, &mut bytes).expect("memory takes it");
    let reading = ReadOptions { languages: Some(languages), ..ReadOptions::default() };
    let (back, problems) = glossaries::read(format, &mut &bytes[..], &reading).expect("it is in memory");
    let text: String = String::from_utf8_lossy(&bytes).chars().take(SHOWN).collect();
    let broken = problems.iter().find(|problem| is_damage(&problem.kind));
    assert_eq!(broken, None, "{}, as it writes it: {text}", format.id);
    for (back, fitted) in back.concepts.iter().zip(&fitted.concepts) {
        assert_eq!(canonical(back), canonical(fitted), "{}: {text}", format.id);
    }
    assert_eq!(back.concepts.len(), fitted.concepts.len(), "{}: {text}", format.id);
    assert_eq!(said_by(&back.head), said_by(&fitted.head), "{}: {text}", format.id);
}

/// How many characters of a file are shown.
const SHOWN: usize = 4000;

/// Whether a file that we wrote must not have this problem. What was kept of another
/// tool can be told again: values and languages that are not known, what lacks a term.
fn is_damage(kind: &ProblemKind) -> bool {
    use ProblemKind::*;
    matches!(
        kind,
        Undecodable { .. }
            | NotText
            | DuplicateColumn(_)
            | ExtraCells(_)
            | DuplicateId { .. }
            | Replaced { .. }
            | ControlCharacters(_)
            | TooDeep
            | Truncated
            | OtherFormat(_)
            | Syntax(_)
            | Xml(_)
            | UnclosedQuote
            | Archive(_)
    )
}

/// What must come back of a head: not how the file was laid out.
fn said_by(head: &Head) -> impl PartialEq + std::fmt::Debug + '_ {
    (&head.name, &head.licence, &head.origin, &head.comments, &head.fields)
}
