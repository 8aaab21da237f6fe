//! Files in and out: documents and glossaries read into a project, projects
//! created and opened, translations exported.

mod bilingual;
mod glossaries;
mod watched;

pub use bilingual::{ScannedPairs, scan_pairs, scan_pairs_from};
pub use glossaries::{
    BUNDLED, Bundled, ReadGlossary, ScannedGlossary, bundled_file, bundled_title, glossary_bytes,
    glossary_file, glossary_start, is_for_glossaries, joined, language_name, load_bundled, named_languages,
    own_glossary, project_file, read_glossary, read_glossary_from, scan_glossary, scan_glossary_from,
    use_bundled, write_glossary,
};

use super::{clock, import};
use crate::formats::glossaries::ReadOptions;
use crate::formats::{self, FormatError, Loss, Problem};
use crate::model::{Document, Edit, EditError, Glossary, Language, Project, SegmentState, Setting};
use crate::store::{self, Access, Opened, ProjectFile, StoreError, write_atomically};
use crate::text::segmentation::Rules;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a new project is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct NewProject {
    /// Where the project file goes.
    pub path: PathBuf,
    /// The language translated from.
    pub source: Language,
    /// The language translated into.
    pub target: Language,
    /// The documents to import.
    pub files: Vec<PathBuf>,
    /// The names of bundled glossaries to use.
    pub bundled: Vec<String>,
    /// The glossary files to import, highest rank first.
    pub glossaries: Vec<PathBuf>,
}

/// Why a file could not be read, or a project not be made of it.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system does not let it be read.
    #[error("{}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It is in no format that is known.
    #[error("{}: not in a format that Tarjuman reads ({known})", path.display())]
    UnknownFormat {
        /// The file.
        path: PathBuf,
        /// The endings of files that are read.
        known: String,
    },
    /// It was not gone on with, as was wished.
    #[error("cancelled")]
    Cancelled,
    /// There is no bundled glossary of this name.
    #[error("no glossary “{0}” ships with the program; these do: {names}", names = glossaries::bundled_names())]
    NoBundled(String),
    /// The project file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The document's format.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The project does not take it. This would be an error of the program.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// A document was to be written over a project.
    #[error("{}: a project of Tarjuman, which an export does not replace; choose another name", .0.display())]
    OverProject(PathBuf),
    /// There is no such document in the project.
    #[error("no document “{0}” in this project; its documents: {1}")]
    NoDocument(String, String),
    /// There is no such glossary in the project.
    #[error("no glossary “{0}” in this project; its glossaries: {1}")]
    NoGlossary(String, String),
}

/// Problems of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblems {
    /// The file.
    pub path: PathBuf,
    /// What could not be taken in as it stands.
    pub problems: Vec<Problem>,
}

/// A project file just opened.
pub struct OpenedProject {
    /// The file, whose lock this process holds.
    pub file: ProjectFile,
    /// What was in it.
    pub opened: Opened,
}

/// Creates a project and imports its files. `go_on` is told how many bytes of
/// them were read, and says whether to go on.
///
/// # Errors
/// Where a file cannot be read or the project file not be made; nothing is left
/// behind then.
pub fn create(
    new: &NewProject,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(ProjectFile, Vec<FileProblems>), FileError> {
    let (project, problems) = assemble(new, go_on)?;
    Ok((ProjectFile::create(&new.path, &project)?, problems))
}

/// Opens a project to work on it.
///
/// # Errors
/// As [`ProjectFile::open`].
pub fn open(path: &Path) -> Result<OpenedProject, FileError> {
    let (file, opened) = ProjectFile::open(path, Access::Write)?;
    Ok(OpenedProject { file, opened })
}

/// The project that `new` describes, in memory.
///
/// # Errors
/// Where a file cannot be read or is in no known format.
pub fn assemble(
    new: &NewProject,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(Project, Vec<FileProblems>), FileError> {
    let mut project = Project::new(clock::project_id(), new.source.clone(), new.target.clone());
    let mut problems = Vec::new();
    let name = new.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    project.apply(Edit::SetSetting { setting: Setting::Name, value: Some(name) })?;
    project.apply(add_glossary(&project, own_glossary()))?;
    for path in &new.glossaries {
        let options = ReadOptions {
            languages: Some((new.source.clone(), new.target.clone())),
            ..ReadOptions::default()
        };
        let read = read_glossary(path, None, &options, &mut |_| true)?;
        let (glossary, found) = import::remembered(read);
        project.apply(add_glossary(&project, glossary))?;
        problems.push(FileProblems { path: path.clone(), problems: found });
    }
    for name in &new.bundled {
        project.apply(add_glossary(&project, use_bundled(name)?))?;
    }
    let mut before = 0;
    for path in &new.files {
        let mut read = 0;
        let mut go_on = |bytes| {
            read = bytes;
            go_on(before + bytes)
        };
        let (document, found) = read_document(&project, path, &mut go_on)?;
        before += read;
        project.apply(add_document(&project, document))?;
        problems.push(FileProblems { path: path.clone(), problems: found });
    }
    problems.retain(|file| !file.problems.is_empty());
    Ok((project, problems))
}

/// Reads a file as a document of this project. `go_on` is told how many bytes of
/// it were read, and says whether to go on.
///
/// # Errors
/// Where it cannot be read or is in no known format, and where it is not gone on
/// with.
pub fn read_document(
    project: &Project,
    path: &Path,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(Document, Vec<Problem>), FileError> {
    let bytes = read(path)?;
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let format = formats::documents::for_file(&file_name, &bytes).ok_or_else(|| {
        let known = formats::documents::ALL.iter().flat_map(|format| format.extensions()).copied();
        FileError::UnknownFormat { path: path.to_owned(), known: known.collect::<Vec<_>>().join(", ") }
    })?;
    let own = project.setting(Setting::SegmentationRules).map(|rules| Rules::parse(rules).0);
    let mut options = formats::documents::ReadOptions {
        rules: &own.unwrap_or_else(Rules::bundled),
        source: &project.source,
        new_id: &mut clock::segment_id,
        go_on,
    };
    let (parsed, problems) = format.read(&bytes, &mut options);
    if !(options.go_on)(bytes.len()) {
        return Err(FileError::Cancelled);
    }
    let document = Document {
        id: clock::document_id(),
        name: unique_name(project, &file_name),
        origin: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned(),
        format: format.id().to_owned(),
        skeleton: parsed.skeleton.into(),
        segments: parsed.segments.into_iter().map(Arc::new).collect(),
    };
    Ok((document, problems))
}

/// A project without its segments and concepts: all that reading more files for
/// it needs to know.
pub fn outline(project: &Project) -> Project {
    let documents = project.documents().iter();
    let documents = documents
        .map(|document| Document {
            id: document.id,
            name: document.name.clone(),
            origin: document.origin.clone(),
            format: document.format.clone(),
            skeleton: Arc::clone(&document.skeleton),
            segments: Vec::new(),
        })
        .collect();
    Project::from_parts(
        project.id,
        project.source.clone(),
        project.target.clone(),
        documents,
        Vec::new(),
        project.settings().clone(),
    )
}

/// The edit that adds a document behind the others.
pub fn add_document(project: &Project, document: Document) -> Edit {
    Edit::AddDocument { at: project.documents().len(), document: Box::new(document) }
}

/// The edit that adds a glossary with the lowest rank.
pub fn add_glossary(project: &Project, glossary: Glossary) -> Edit {
    Edit::AddGlossary { at: project.glossaries().len(), glossary: Box::new(glossary) }
}

/// The document of this name, or the only one where none is named.
///
/// # Errors
/// Where there is none of this name, or several and none named.
pub fn find_document<'a>(project: &'a Project, name: Option<&str>) -> Result<&'a Document, FileError> {
    let documents = project.documents();
    let found = match name {
        Some(name) => documents.iter().find(|document| document.name == name),
        None => documents.first().filter(|_| documents.len() == 1),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = documents.iter().map(|document| &*document.name).collect();
        FileError::NoDocument(name.unwrap_or_default().to_owned(), names.join(", "))
    })
}

/// Writes a translated document to a file, whole or not at all.
///
/// # Errors
/// Where the document cannot be put together or the file not be written, and
/// where that would replace a project.
pub fn export(document: &Document, path: &Path) -> Result<Vec<Loss>, FileError> {
    if store::is_project(path) {
        return Err(FileError::OverProject(path.to_owned()));
    }
    let (bytes, losses) = formats::documents::write(document)?;
    write_atomically(path, &bytes)?;
    Ok(losses)
}

/// Where a translation goes that nobody gave a place: beside the imported file,
/// with the language in its name.
pub fn export_path(document: &Document, project: &Project, project_file: &Path) -> PathBuf {
    let origin = Path::new(&document.origin);
    let name = Path::new(&document.name);
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let extension = name.extension().map(|extension| format!(".{}", extension.to_string_lossy()));
    let stem = stem.strip_suffix(&format!(".{}", project.source)).unwrap_or(&stem);
    let file = format!("{stem}.{}{}", project.target, extension.unwrap_or_default());
    let folder = origin.parent().filter(|folder| folder.is_dir()).or_else(|| project_file.parent());
    folder.unwrap_or(Path::new("")).join(file)
}

/// A name that is free beside a project: its own with a word behind it.
pub fn free_beside(project: &Path, word: &str) -> PathBuf {
    let stem = project.file_stem().unwrap_or_default().to_string_lossy();
    let mut number = 1;
    loop {
        let path = project.with_file_name(match number {
            1 => format!("{stem} ({word}).tarjuman"),
            _ => format!("{stem} ({word} {number}).tarjuman"),
        });
        if path.symlink_metadata().is_err() {
            return path;
        }
        number += 1;
    }
}

/// Where the translations of all documents go within a folder: each with the name
/// that [`export_path`] gives it, and no two with the same one, whatever the file
/// system makes of capital letters.
pub fn export_paths(project: &Project, folder: &Path) -> Vec<PathBuf> {
    let mut taken = HashSet::new();
    let mut free = |name: &str| taken.insert(name.to_lowercase());
    let documents = project.documents().iter();
    let names = documents.map(|document| {
        let path = export_path(document, project, folder);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        folder.join(unused_name(&name, &mut free))
    });
    names.collect()
}

/// The sample project at this path, with its first segments translated.
///
/// # Errors
/// Where the project file cannot be made.
pub fn create_sample(path: &Path) -> Result<ProjectFile, FileError> {
    let text = include_str!("../../assets/sample/article.ar.txt");
    let translations = include_str!("../../assets/sample/article.en.tsv");
    let language = |tag: &str| tag.parse::<Language>().expect("the sample's languages are languages");
    let new = NewProject {
        path: path.to_owned(),
        source: language("ar"),
        target: language("en"),
        files: Vec::new(),
        bundled: BUNDLED.iter().map(|bundled| bundled.name.to_owned()).collect(),
        glossaries: Vec::new(),
    };
    let (mut project, _) = assemble(&new, &mut |_| true)?;
    let format = formats::documents::for_file("article.ar.txt", text.as_bytes());
    let format = format.ok_or_else(|| FileError::NoBundled("sample".to_owned()))?;
    let rules = Rules::bundled();
    let mut options = formats::documents::ReadOptions {
        rules: &rules,
        source: &project.source.clone(),
        new_id: &mut clock::segment_id,
        go_on: &mut |_| true,
    };
    let (parsed, _) = format.read(text.as_bytes(), &mut options);
    let mut document = Document {
        id: clock::document_id(),
        name: "article.ar.txt".to_owned(),
        origin: String::new(),
        format: format.id().to_owned(),
        skeleton: parsed.skeleton.into(),
        segments: parsed.segments.into_iter().map(Arc::new).collect(),
    };
    for line in translations.lines() {
        let mut cells = line.split('\t');
        let (Some(source), Some(target), state) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let segment = document.segments.iter_mut().find(|segment| segment.source == source);
        if let Some(segment) = segment.map(Arc::make_mut) {
            segment.target = target.to_owned();
            segment.state = state.and_then(SegmentState::from_name).unwrap_or_default();
        }
    }
    project.apply(add_document(&project, document))?;
    Ok(ProjectFile::create(path, &project)?)
}

fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    std::fs::read(path).map_err(|error| read_error(path, error))
}

fn read_error(path: &Path, error: io::Error) -> FileError {
    FileError::Read { path: path.to_owned(), error }
}

/// A document name that the project does not have yet.
fn unique_name(project: &Project, name: &str) -> String {
    unused_name(name, &mut |name| !project.documents().iter().any(|document| document.name == name))
}

/// The name itself where it is free, else with the first number that makes it so.
pub(super) fn unused_name(name: &str, is_free: &mut dyn FnMut(&str) -> bool) -> String {
    let mut unique = name.to_owned();
    let mut number = 2;
    while !is_free(&unique) {
        let path = Path::new(name);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy()));
        unique = format!("{stem} ({number}){}", extension.unwrap_or_default());
        number += 1;
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_begins_translated() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.tarjuman");
        create_sample(&path).unwrap().close().unwrap();
        let project = open(&path).unwrap().opened.project;
        let lines = include_str!("../../assets/sample/article.en.tsv").lines().count() - 1;
        let translated = project.segments().filter(|segment| !segment.target.is_empty()).count();
        assert_eq!(translated, lines, "every translated sentence is a segment of the article");
        assert!(project.segments().count() > 2 * translated);
    }

    #[test]
    fn documents_of_one_name_are_told_apart() {
        let mut project = super::super::testing::project(&["a"]);
        assert_eq!(unique_name(&project, "b.txt"), "b.txt");
        assert_eq!(unique_name(&project, "document.txt"), "document (2).txt");
        let mut second = project.documents()[0].clone();
        second.id = clock::document_id();
        second.name = unique_name(&project, "document.txt");
        for segment in &mut second.segments {
            Arc::make_mut(segment).id = clock::segment_id();
        }
        project.apply(add_document(&project, second)).unwrap();
        assert_eq!(unique_name(&project, "document.txt"), "document (3).txt");
    }

    #[test]
    fn exports_of_all_documents_take_no_others_place() {
        let mut project = super::super::testing::project(&[]);
        for name in ["a.txt", "a.ar.txt", "A.txt", "b.txt"] {
            let mut document = project.documents()[0].clone();
            (document.id, document.name) = (clock::document_id(), name.to_owned());
            project.apply(add_document(&project, document)).unwrap();
        }
        let folder = Path::new("/out");
        let names = ["document.en.txt", "a.en.txt", "a.en (2).txt", "A.en (3).txt", "b.en.txt"];
        assert_eq!(export_paths(&project, folder), names.map(|name| folder.join(name)));
    }

    #[test]
    fn an_export_stands_beside_its_source_with_the_language_in_its_name() {
        let project = super::super::testing::project(&["a"]);
        let mut document = project.documents()[0].clone();
        let path = |document: &Document| export_path(document, &project, Path::new("/p/x.tarjuman"));
        assert_eq!(path(&document), Path::new("/p/document.en.txt"));
        document.name = "article.ar.txt".to_owned();
        assert_eq!(path(&document), Path::new("/p/article.en.txt"));
        document.name = "README".to_owned();
        assert_eq!(path(&document), Path::new("/p/README.en"));
    }
}
