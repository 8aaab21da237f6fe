//! Glossaries as files: those that ship with the program, those that people
//! bring, and those that are written for other tools.

use super::watched::Watched;
use super::{FileError, clock, read_error};
use crate::formats::Problem;
use crate::formats::documents;
use crate::formats::encoding::Encoding;
use crate::formats::glossaries::{
    self as formats, Format, GlossaryFile, Head, Loss, ReadOptions, Reading, START, WriteOptions,
};
use crate::formats::sniff::{Content, sniff};
use crate::model::{Concept, ConceptId, Glossary, GlossaryOrigin, Language, Project};
use crate::store::{self, write_atomically};
use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// A glossary that ships with the program.
#[derive(Debug)]
pub struct Bundled {
    /// Its name, which projects keep.
    pub name: &'static str,
    /// Its file.
    text: &'static str,
}

/// Names a bundled glossary by its file.
macro_rules! bundled {
    ($($name:literal),+ $(,)?) => {
        &[$(Bundled { name: $name, text: include_str!(concat!("../../../glossaries/", $name, ".tsv")) }),+]
    };
}

/// The glossaries that ship with the program, highest rank first.
pub const BUNDLED: &[Bundled] = bundled![
    "caucasus",
    "organisations",
    "news",
    "offices",
    "territories",
    "places",
    "demonyms",
    "languages",
    "months",
    "units"
];

/// A glossary that was read, with what its file says beside it.
pub struct ReadGlossary {
    /// The glossary.
    pub glossary: Glossary,
    /// The name of the file.
    pub file: String,
    /// What the file says beside the concepts.
    pub head: Head,
    /// The format it was read in.
    pub format: &'static Format,
    /// What could not be taken in as it stands.
    pub problems: Vec<Problem>,
}

/// Reads a file as a glossary. `go_on` is told how many bytes of it were read, and
/// says whether to go on.
///
/// # Errors
/// Where it cannot be read or is in no known format, and where it is not gone on
/// with.
pub fn read_glossary(
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<ReadGlossary, FileError> {
    let file = File::open(path).map_err(|error| read_error(path, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut read = read_glossary_from(file, &name, path, format, options, go_on)?;
    if read.glossary.name.is_empty() {
        read.glossary.name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    }
    Ok(read)
}

/// Reads a stream as a glossary; `name` is the name of its file, and `path` what
/// messages call it.
///
/// # Errors
/// As [`read_glossary`].
pub fn read_glossary_from(
    input: impl Read,
    name: &str,
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<ReadGlossary, FileError> {
    let mut concepts = Vec::new();
    let mut receive = |concept| concepts.push(Arc::new(concept));
    let ScannedGlossary { head, format, problems, .. } =
        scan_glossary_from(input, name, path, format, options, &mut receive, go_on)?;
    let file = GlossaryFile { head, concepts };
    let glossary = Glossary {
        id: clock::glossary_id(),
        name: file.head.name.clone(),
        origin: GlossaryOrigin::File(name.to_owned()),
        licence: file.head.licence.clone(),
        enabled: true,
        writable: false,
        concepts: file.concepts,
        import: None,
    };
    Ok(ReadGlossary { glossary, file: name.to_owned(), head: file.head, format, problems })
}

/// What a file says beside its concepts, which somebody else was given.
pub struct ScannedGlossary {
    /// What stands at its head.
    pub head: Head,
    /// The format it was read in.
    pub format: &'static Format,
    /// The name of the encoding it is in, as far as that can be told; `None` where
    /// it is no text.
    pub encoding: Option<&'static str>,
    /// What could not be taken in as it stands.
    pub problems: Vec<Problem>,
}

/// Reads a file concept by concept: it need not fit into memory.
///
/// # Errors
/// As [`read_glossary`].
pub fn scan_glossary(
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    receive: &mut dyn FnMut(Concept),
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<ScannedGlossary, FileError> {
    let file = File::open(path).map_err(|error| read_error(path, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    scan_glossary_from(file, &name, path, format, options, receive, go_on)
}

/// Reads a stream concept by concept; `name` is the name of its file, and `path`
/// what messages call it.
///
/// # Errors
/// As [`read_glossary`].
pub fn scan_glossary_from(
    input: impl Read,
    name: &str,
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    receive: &mut dyn FnMut(Concept),
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<ScannedGlossary, FileError> {
    let unknown = |written: bool| FileError::UnknownFormat {
        path: path.to_owned(),
        known: formats::endings(written).join(", "),
    };
    let mut input = Watched::new(input, START, go_on);
    let format = match format {
        Some(format) => format,
        None => {
            let start = input.start().map_err(|error| input.failure(path, error))?;
            formats::for_reading(name, &start).ok_or_else(|| unknown(false))?
        }
    };
    let reader = format.reader.ok_or_else(|| unknown(false))?;
    let mut reading = Reading::new(receive);
    reader.read(&mut input, options, &mut reading).map_err(|error| input.failure(path, error))?;
    let (head, problems) = reading.finish();
    let encoding = options.encoding.or_else(|| input.encoding()).map(Encoding::name);
    Ok(ScannedGlossary { head, format, encoding, problems })
}

/// How much of a text file is looked at before it is read, in bytes.
const LOOKED_AT: u64 = 512 << 10;
/// How large an archive is at most that is looked at, in bytes.
const LARGEST_ARCHIVE: u64 = 1 << 30;

/// The format of a file, or the one that it is said to be in, and its beginning: all of
/// it where it is an archive, whose table of contents stands at the end.
///
/// # Errors
/// Where it cannot be read or is in no known format.
pub fn glossary_start(
    path: &Path,
    format: Option<&'static Format>,
) -> Result<(&'static Format, Vec<u8>), FileError> {
    let unknown =
        || FileError::UnknownFormat { path: path.to_owned(), known: formats::endings(false).join(", ") };
    let file = File::open(path).map_err(|error| read_error(path, error))?;
    let size = file.metadata().map_err(|error| read_error(path, error))?.len();
    let mut file = file.take(LOOKED_AT);
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|error| read_error(path, error))?;
    if sniff(&bytes) == Content::Zip && size <= LARGEST_ARCHIVE {
        file.set_limit(LARGEST_ARCHIVE);
        file.read_to_end(&mut bytes).map_err(|error| read_error(path, error))?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let found = format.or_else(|| formats::for_reading(&name, &bytes));
    Ok((found.ok_or_else(unknown)?, bytes))
}

/// Whether the ending of a file's name is that of a glossary, and of no document.
pub fn is_for_glossaries(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let mut documents = documents::ALL.iter().flat_map(|format| format.extensions());
    formats::endings(false).contains(&&*ending) && !documents.any(|of_document| *of_document == ending)
}

/// A glossary of a project as a file has it: with all that the file it was imported
/// from said beside its concepts.
pub fn glossary_file(glossary: &Glossary) -> GlossaryFile {
    let mut head = glossary.import.as_ref().map(|import| import.head.clone()).unwrap_or_default();
    head.name.clone_from(&glossary.name);
    head.licence.clone_from(&glossary.licence);
    GlossaryFile { head, concepts: glossary.concepts.clone() }
}

/// Writes a glossary to a file, whole or not at all. What the format does not hold
/// is left out and told.
///
/// # Errors
/// Where the file cannot be written, and where that would replace a project.
pub fn write_glossary(
    format: &Format,
    glossary: &GlossaryFile,
    options: &WriteOptions,
    path: &Path,
) -> Result<Vec<Loss>, FileError> {
    if store::is_project(path) {
        return Err(FileError::OverProject(path.to_owned()));
    }
    let (bytes, losses) = glossary_bytes(format, glossary, options, path)?;
    write_atomically(path, &bytes)?;
    Ok(losses)
}

/// The bytes of a glossary's file, and what the format does not hold.
///
/// # Errors
/// Where nothing writes the format.
pub fn glossary_bytes(
    format: &Format,
    glossary: &GlossaryFile,
    options: &WriteOptions,
    path: &Path,
) -> Result<(Vec<u8>, Vec<Loss>), FileError> {
    let unknown =
        || FileError::UnknownFormat { path: path.to_owned(), known: formats::endings(true).join(", ") };
    let writer = format.writer.ok_or_else(unknown)?;
    let (fitted, losses) = format.fitted(glossary, options);
    let mut bytes = Vec::new();
    writer.write(&fitted, options, &mut bytes).map_err(|error| read_error(path, error))?;
    Ok((bytes, losses))
}

impl Bundled {
    /// What its file says; `None` if nothing read tables.
    fn read(&self) -> Option<(GlossaryFile, Vec<Problem>)> {
        Some(formats::by_id("tsv")?.read_bytes(self.text.as_bytes()))
    }
}

/// A bundled glossary as its file has it.
pub fn bundled_file(name: &str) -> Option<GlossaryFile> {
    let bundled = BUNDLED.iter().find(|bundled| bundled.name == name)?;
    bundled.read().map(|(file, _)| file)
}

/// What the own glossary of a project is called where it has to be named.
const OWN: &str = "own";

/// Glossaries of a project as one file: those that are named, or all that may be
/// changed. An id that two concepts have is made unique.
///
/// # Errors
/// Where one is named that the project does not have.
pub fn project_file(project: &Project, names: &[String]) -> Result<GlossaryFile, FileError> {
    let is_called = |glossary: &Glossary, name: &str| match &glossary.origin {
        GlossaryOrigin::Own if name == OWN => true,
        GlossaryOrigin::Bundled(bundled) if name == bundled => true,
        _ => glossary.name == name,
    };
    let mut chosen: Vec<&Glossary> = Vec::new();
    for name in names {
        let found = project.glossaries().iter().find(|glossary| is_called(glossary, name));
        chosen.push(found.ok_or_else(|| {
            let names = project.glossaries().iter().map(|glossary| match &glossary.origin {
                GlossaryOrigin::Own if glossary.name.is_empty() => OWN,
                GlossaryOrigin::Bundled(bundled) => bundled,
                _ => &glossary.name,
            });
            FileError::NoGlossary(name.clone(), names.collect::<Vec<_>>().join(", "))
        })?);
    }
    if names.is_empty() {
        chosen = project.glossaries().iter().filter(|glossary| glossary.is_changeable()).collect();
    }
    Ok(joined(chosen))
}

/// Glossaries of a project as one file, which has a head where it is one glossary. An id
/// that two concepts have is made unique.
pub fn joined<'a>(glossaries: impl IntoIterator<Item = &'a Glossary>) -> GlossaryFile {
    let files = glossaries.into_iter().map(|glossary| match &glossary.origin {
        // The project keeps no copy of what ships with the program.
        GlossaryOrigin::Bundled(name) => bundled_file(name).unwrap_or_default(),
        GlossaryOrigin::Own | GlossaryOrigin::File(_) => glossary_file(glossary),
    });
    let mut files: Vec<GlossaryFile> = files.collect();
    if files.len() == 1 {
        return files.remove(0);
    }
    let mut concepts = files.into_iter().flat_map(|file| file.concepts).collect::<Vec<_>>();
    make_unique(&mut concepts);
    GlossaryFile { concepts, ..GlossaryFile::default() }
}

/// Gives another id to each concept whose id an earlier one has.
fn make_unique(concepts: &mut [Arc<Concept>]) {
    let mut taken: HashSet<ConceptId> = HashSet::with_capacity(concepts.len());
    for concept in concepts {
        let mut id = concept.id.clone();
        let mut copy = 2;
        while !taken.insert(id.clone()) {
            id = ConceptId(format!("{}~{copy}", concept.id.0));
            copy += 1;
        }
        if id != concept.id {
            Arc::make_mut(concept).id = id;
        }
    }
}

/// The glossary that a translator adds terms to.
pub fn own_glossary() -> Glossary {
    Glossary {
        id: clock::glossary_id(),
        // Whoever shows it knows what it is; a name would be in one language.
        name: String::new(),
        origin: GlossaryOrigin::Own,
        licence: String::new(),
        enabled: true,
        writable: true,
        concepts: Vec::new(),
        import: None,
    }
}

/// The use of a bundled glossary, without its concepts, as a project keeps it.
///
/// # Errors
/// Where there is none of this name.
pub fn use_bundled(name: &str) -> Result<Glossary, FileError> {
    let mut glossary = load_bundled(name).ok_or_else(|| FileError::NoBundled(name.to_owned()))?;
    glossary.concepts = Vec::new();
    Ok(glossary)
}

/// What the ids of the concepts of languages begin with, before the tag.
const LANGUAGE: &str = "language-";

fn language_names() -> &'static [Arc<Concept>] {
    static NAMES: OnceLock<Vec<Arc<Concept>>> = OnceLock::new();
    NAMES.get_or_init(|| load_bundled("languages").map(|names| names.concepts).unwrap_or_default())
}

/// What a language is called in another, by the bundled names; `None` where
/// they lack it.
pub fn language_name(language: &Language, within: &Language) -> Option<String> {
    let id = format!("{LANGUAGE}{}", language.primary());
    let concept = language_names().iter().find(|concept| concept.id.0 == id)?;
    concept.terms_in(within).next().map(|term| term.text.clone())
}

/// The languages that the bundled names have, those of regions left out.
pub fn named_languages() -> impl Iterator<Item = Language> {
    let tags = language_names().iter().filter_map(|concept| concept.id.0.strip_prefix(LANGUAGE));
    tags.filter(|tag| !tag.contains('-')).filter_map(|tag| tag.parse().ok())
}

/// The names of the bundled glossaries, for messages.
pub(super) fn bundled_names() -> String {
    BUNDLED.iter().map(|bundled| bundled.name).collect::<Vec<_>>().join(", ")
}

/// What a bundled glossary is called in its file.
pub fn bundled_title(name: &str) -> Option<&'static str> {
    let bundled = BUNDLED.iter().find(|bundled| bundled.name == name)?;
    bundled.text.lines().find_map(|line| line.strip_prefix("# name:")).map(str::trim)
}

/// A bundled glossary with its concepts.
pub fn load_bundled(name: &str) -> Option<Glossary> {
    let bundled = BUNDLED.iter().find(|bundled| bundled.name == name)?;
    let (file, _) = bundled.read()?;
    Some(Glossary {
        id: clock::glossary_id(),
        name: if file.head.name.is_empty() { name.to_owned() } else { file.head.name },
        origin: GlossaryOrigin::Bundled(name.to_owned()),
        licence: file.head.licence,
        enabled: true,
        writable: false,
        concepts: file.concepts,
        import: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_glossary_is_read_whole() {
        for bundled in BUNDLED {
            let (_, problems) = bundled.read().unwrap();
            assert_eq!(problems, [], "{}", bundled.name);
            assert!(!load_bundled(bundled.name).unwrap().concepts.is_empty(), "{}", bundled.name);
        }
    }

    #[test]
    fn reading_stops_when_it_is_told_to() {
        let text = format!("id\tar\ten\n{}", "1\tباكو\tBaku\n".repeat(9000));
        let mut told = 0;
        let mut go_on = |bytes| {
            told = bytes;
            bytes < START
        };
        let path = Path::new("a.tsv");
        let read =
            read_glossary_from(text.as_bytes(), "a.tsv", path, None, &ReadOptions::default(), &mut go_on);
        assert!(matches!(read, Err(FileError::Cancelled)));
        assert_eq!(told, START);
    }
}
