//! Glossaries through every format: what comes back is what the format said it
//! holds, and what does not was reported.
//!
//! Every fixture of `tests/formats/glossaries` is tried with every format there is,
//! and so are real files of other tools where they are at hand.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tarjuman::formats::Problem;
use tarjuman::formats::glossaries::{
    self, ALL, Fitting, Format, GlossaryFile, Head, Loss, LossKind, ReadOptions, WriteOptions, Writer,
};
use tarjuman::model::{Concept, Language, Level, Place, What, canonical, facts, missing};

/// How many concepts of a real file go through the formats of others.
const OF_A_SAMPLE: usize = 150;
/// Larger files are left out.
const SAMPLE_SIZE: u64 = 4 << 20;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A file as it was read.
struct Source {
    name: String,
    format: &'static Format,
    file: GlossaryFile,
    /// The languages of its entries, for formats of two.
    languages: (Language, Language),
    /// Whether it is somebody else's, and not written for this test.
    is_real: bool,
}

impl Source {
    /// Reads a file in whatever format it is in, if it is in any.
    fn of(path: &Path, is_real: bool) -> Option<Source> {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let format = glossaries::for_reading(&name, &bytes[..bytes.len().min(glossaries::START)])?;
        let usual = ("ar".parse().unwrap(), "en".parse().unwrap());
        let (file, _) = read(format, &bytes, &usual);
        let languages = WriteOptions::default().pair(&file).unwrap_or(usual);
        Some(Source { name, format, file, languages, is_real })
    }

    /// Whether this may be lost in the file's own format. Real files, some of which
    /// are invalid on purpose or no glossary at all, have entries in one language
    /// only, which no format of two languages would have.
    fn forgives(&self, format: &Format, loss: &Loss) -> bool {
        let halves = self.file.concepts.iter().filter(|concept| {
            let first = concept.terms.first().map(|term| &term.language);
            concept.terms.iter().all(|term| Some(&term.language) == first)
        });
        self.is_real
            && format.id == self.format.id
            && loss.kind == LossKind::Concepts
            && loss.count <= halves.count()
    }

    fn write_options(&self) -> WriteOptions {
        WriteOptions { languages: Some(self.languages.clone()), time: 0 }
    }

    /// What comes back of a glossary from a format, after what the format said it
    /// would hold, and the losses it reported.
    fn through(&self, format: &Format, file: &GlossaryFile) -> (GlossaryFile, GlossaryFile, Vec<Loss>) {
        let options = self.write_options();
        let (fitted, losses) = format.fitted(file, &options);
        let mut bytes = Vec::new();
        format.writer.unwrap().write(&fitted, &options, &mut bytes).unwrap();
        let (back, _) = read(format, &bytes, &self.languages);
        (back, fitted, losses)
    }
}

fn read(format: &Format, bytes: &[u8], languages: &(Language, Language)) -> (GlossaryFile, Vec<Problem>) {
    let options = ReadOptions { languages: Some(languages.clone()), ..ReadOptions::default() };
    glossaries::read(format, &mut &bytes[..], &options).unwrap()
}

/// Formats that are read and written.
fn both_ways() -> impl Iterator<Item = &'static Format> {
    ALL.iter().copied().filter(|format| format.reader.is_some() && format.writer.is_some())
}

/// Tries what every format promises on one file; says what is broken.
fn faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |format: &Format, what: String| {
        faults.push(format!("{} ({}) through {}: {what}", source.name, source.format.id, format.id));
    };
    // What another tool wrote comes back in its own format, and through our own.
    let json = glossaries::by_id("json").expect("our own format");
    for format in both_ways().filter(|format| format.id == source.format.id || format.id == json.id) {
        let (back, fitted, losses) = source.through(format, &source.file);
        if let Some(loss) = losses.iter().find(|loss| !source.forgives(format, loss)) {
            fault(format, format!("loses {loss:?}"));
        }
        let wanted = if losses.is_empty() { &source.file } else { &fitted };
        if let Some(difference) = difference(&back, wanted) {
            fault(format, difference);
        }
    }
    // Every other format holds exactly what it says it does.
    let mut part = source.file.clone();
    part.concepts.truncate(OF_A_SAMPLE);
    for format in both_ways().filter(|format| format.id != source.format.id && format.id != json.id) {
        let (back, fitted, losses) = source.through(format, &part);
        if let Some(difference) = difference(&back, &fitted) {
            fault(format, difference);
        }
        for unreported in unreported(format, &part, &source.write_options(), &losses) {
            fault(format, unreported);
        }
    }
    // What is only written is written.
    for format in ALL.iter().filter(|format| format.reader.is_none()) {
        let options = source.write_options();
        let (fitted, _) = format.fitted(&part, &options);
        let written = format.writer.unwrap().write(&fitted, &options, &mut Vec::new());
        written.unwrap_or_else(|error| panic!("{}: {error}", format.id));
    }
    faults
}

/// The first thing in which two files do not say the same.
fn difference(is: &GlossaryFile, wanted: &GlossaryFile) -> Option<String> {
    let head = |file: &GlossaryFile| {
        let Head { name, licence, origin, comments, fields, .. } = file.head.clone();
        (name, licence, origin, comments, fields)
    };
    if head(is) != head(wanted) {
        return Some(format!("the head is {:?} instead of {:?}", head(is), head(wanted)));
    }
    for (is, wanted) in is.concepts.iter().zip(&wanted.concepts) {
        let (is, wanted) = (canonical(is), canonical(wanted));
        if is != wanted {
            let (less, more) = (missing(&wanted, &[&is]), missing(&is, &[&wanted]));
            return Some(format!(
                "concept {:?} is {:?}; lacks {less:?}; has {more:?}{}",
                wanted.id.0,
                is.id.0,
                if less.is_empty() && more.is_empty() {
                    format!("; {is:?} for {wanted:?}")
                } else {
                    String::new()
                }
            ));
        }
    }
    let (is, wanted) = (is.concepts.len(), wanted.concepts.len());
    (is != wanted).then(|| format!("{is} concepts instead of {wanted}"))
}

/// A writer that notes which entries each concept becomes.
struct Watched<'a> {
    writer: &'a dyn Writer,
    /// The number of entries before and after each concept.
    entries: Mutex<Vec<Range<usize>>>,
}

impl Writer for Watched<'_> {
    fn fit_head(&self, head: &mut Head) {
        self.writer.fit_head(head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let before = fitting.kept();
        self.writer.fit(concept, fitting);
        self.entries.lock().unwrap().push(before..fitting.kept());
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        self.writer.write(glossary, options, out)
    }
}

/// What is lost and not in the report: counted here once more, from the entries that
/// each concept becomes.
fn unreported(
    format: &Format,
    file: &GlossaryFile,
    options: &WriteOptions,
    reported: &[Loss],
) -> Vec<String> {
    let watched = Watched { writer: format.writer.unwrap(), entries: Mutex::default() };
    let (fitted, _) = glossaries::fitted(&watched, file, options);
    let mut counts: HashMap<LossKind, usize> = HashMap::new();
    for (concept, entries) in file.concepts.iter().zip(watched.entries.into_inner().unwrap()) {
        let kept: Vec<&Concept> = fitted.concepts[entries].iter().map(Arc::as_ref).collect();
        if kept.is_empty() {
            *counts.entry(LossKind::Concepts).or_default() += 1;
            continue;
        }
        if kept.len() > 1 {
            *counts.entry(LossKind::Grouping).or_default() += 1;
        }
        if kept.iter().any(|entry| entry.id != concept.id) {
            *counts.entry(LossKind::Ids).or_default() += 1;
        }
        let lost = missing(concept, &kept);
        let terms_gone: Vec<Place<'_>> =
            lost.iter().filter(|fact| fact.what == What::Wording).map(|fact| fact.place).collect();
        for fact in &lost {
            if fact.what == What::Wording || !terms_gone.contains(&fact.place) {
                let (level, what, name) = (fact.place.level(), fact.what, fact.name.to_owned());
                *counts.entry(LossKind::Fact { level, what, name }).or_default() += 1;
            }
        }
    }
    let mut missed = Vec::new();
    for (kind, count) in counts {
        // A format may report more than comparing finds, and never less.
        let told = reported.iter().find(|loss| loss.kind == kind).map_or(0, |loss| loss.count);
        if told < count {
            missed.push(format!("{kind:?} is lost {count} times and reported {told} times"));
        }
    }
    for loss in reported {
        if loss.first.is_empty() || loss.first.len() > loss.count {
            missed.push(format!("{:?} is reported without a place", loss.kind));
        }
    }
    missed
}

#[test]
fn every_fixture_goes_through_every_format() {
    let folder = root().join("tests/formats/glossaries");
    let mut broken = Vec::new();
    let mut read = 0;
    for path in files(&folder) {
        let Some(source) = Source::of(&path, false) else {
            panic!("{}: in no format that is read", path.display());
        };
        assert!(!source.file.concepts.is_empty(), "{}: has no concepts", path.display());
        read += 1;
        broken.extend(faults(&source));
    }
    assert!(read > 0);
    assert!(broken.is_empty(), "{} faults:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn real_files_go_through_every_format() {
    let folder = root().join("../shared/samples");
    if !folder.is_dir() {
        eprintln!("SKIPPED: {} is not there", folder.display());
        return;
    }
    let mut broken = Vec::new();
    let mut read = 0;
    for path in files(&folder) {
        if fs::metadata(&path).is_ok_and(|file| file.len() > SAMPLE_SIZE) {
            continue;
        }
        if let Some(source) = Source::of(&path, true).filter(|source| !source.file.concepts.is_empty()) {
            read += 1;
            broken.extend(faults(&source));
        }
    }
    eprintln!("{read} files of {} were tried", folder.display());
    assert!(broken.is_empty(), "{} faults:\n{}", broken.len(), broken.join("\n"));
}

/// The rich fixture has everything that can be said, so that no format is tried
/// with less.
#[test]
fn the_rich_fixture_says_everything() {
    let source = Source::of(&root().join("tests/formats/glossaries/rich.json"), false).unwrap();
    let all = || source.file.concepts.iter().flat_map(|concept| facts(concept));
    for &what in What::ALL {
        assert!(all().any(|fact| fact.what == what), "{what:?} is not in it");
    }
    for &level in Level::ALL {
        for what in [What::Note, What::Field] {
            assert!(
                all().any(|fact| fact.what == what && fact.place.level() == level),
                "{what:?} of {level:?}"
            );
        }
    }
    let Head { name, licence, origin, comments, columns, fields, variety } = &source.file.head;
    assert!([name, licence, origin, variety].into_iter().all(|text| !text.is_empty()));
    assert!(!comments.is_empty() && !columns.is_empty() && !fields.is_empty());
}

/// Every file in a folder and those within.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_format_is_described() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary-formats.md");
    let text = fs::read_to_string(path).expect("the description");
    for format in ALL {
        let row =
            text.lines().find(|line| line.starts_with("| ") && line.contains(&format!("`{}`", format.id)));
        let row = row.unwrap_or_else(|| panic!("{} is not described", format.id));
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let said = |yes: bool| if yes { "yes" } else { "no" };
        assert_eq!(
            cells[3..5],
            [said(format.reader.is_some()), said(format.writer.is_some())],
            "{}",
            format.id
        );
    }
}
