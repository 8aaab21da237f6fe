//! What is done in the background, and what comes of it.

use super::files::{self, FileError, FileProblems, NewProject, OpenedProject};
use super::lexicon::Lexicon;
use crate::formats::Loss;
use crate::jobs::{Cancelled, Context};
use crate::model::{Document, Glossary, Language, Project};
use crate::store::ProjectFile;
use std::path::PathBuf;
use std::sync::Arc;

/// What a task is for; a newer one of the same purpose takes the older's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Opening or creating a project.
    Open,
    /// Importing documents or glossaries.
    Import,
    /// Making glossaries ready for look-ups.
    Index,
    /// Writing a translated document.
    Export,
}

impl Purpose {
    /// The Fluent id of what is being done.
    pub fn message(self) -> &'static str {
        match self {
            Self::Open => "working-open",
            Self::Import => "working-create",
            Self::Index => "working-index",
            Self::Export => "working-export",
        }
    }
}

/// What comes of a task.
pub enum Outcome {
    /// A project was opened, with what its files had wrong where it was created.
    Opened(PathBuf, Box<Result<(OpenedProject, Vec<FileProblems>), FileError>>),
    /// Documents were read.
    Documents(Result<Vec<(PathBuf, Document, Vec<crate::formats::Problem>)>, FileError>),
    /// Glossaries were read.
    Glossaries(Result<Vec<(PathBuf, Glossary, Vec<crate::formats::Problem>)>, FileError>),
    /// Glossaries are ready for look-ups.
    Indexed(Arc<Lexicon>),
    /// A document was written.
    Exported(PathBuf, Result<Vec<Loss>, FileError>),
}

/// What a task works on.
pub enum Task {
    /// Open a project.
    Open(PathBuf),
    /// Create a project and open it.
    Create(NewProject),
    /// Open the sample, which is created where it is missing.
    Sample(PathBuf),
    /// Read documents for a project, of which an outline is enough.
    Documents(Box<Project>, Vec<PathBuf>),
    /// Read glossaries.
    Glossaries(Vec<PathBuf>),
    /// Make glossaries ready for look-ups, from a language into another.
    Index(Vec<Glossary>, Language, Language),
    /// Write a document.
    Export(Box<Document>, PathBuf),
}

impl Task {
    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Open(_) | Self::Create(_) | Self::Sample(_) => Purpose::Open,
            Self::Documents(..) | Self::Glossaries(_) => Purpose::Import,
            Self::Index(..) => Purpose::Index,
            Self::Export(..) => Purpose::Export,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// Where it was cancelled meanwhile.
    pub fn run(self, context: &Context<Outcome>) -> Result<Outcome, Cancelled> {
        Ok(match self {
            Self::Open(path) => {
                let opened = files::open(&path).map(|opened| (opened, Vec::new()));
                Outcome::Opened(path, Box::new(opened))
            }
            Self::Create(new) => {
                let made =
                    files::create(&new).and_then(|(file, problems)| Ok((reopen(file, &new.path)?, problems)));
                Outcome::Opened(new.path, Box::new(made))
            }
            Self::Sample(path) => {
                let opened = sample(&path).map(|opened| (opened, Vec::new()));
                Outcome::Opened(path, Box::new(opened))
            }
            Self::Documents(mut project, paths) => {
                let mut read = Vec::new();
                for path in paths {
                    context.check()?;
                    match files::read_document(&project, &path) {
                        Ok((document, problems)) => {
                            // Applied here too, so that the next name is unique.
                            let edit = files::add_document(&project, document.clone());
                            if let Err(error) = project.apply(edit) {
                                return Ok(Outcome::Documents(Err(error.into())));
                            }
                            read.push((path, document, problems));
                        }
                        Err(error) => return Ok(Outcome::Documents(Err(error))),
                    }
                }
                Outcome::Documents(Ok(read))
            }
            Self::Glossaries(paths) => Outcome::Glossaries(
                paths
                    .into_iter()
                    .map(|path| {
                        files::read_glossary(&path).map(|(glossary, problems)| (path, glossary, problems))
                    })
                    .collect(),
            ),
            Self::Index(glossaries, source, target) => {
                Outcome::Indexed(Arc::new(Lexicon::new(glossaries, source, target)))
            }
            Self::Export(document, path) => {
                let losses = files::export(&document, &path);
                Outcome::Exported(path, losses)
            }
        })
    }
}

/// Closes a file just made and opens it as any other.
fn reopen(file: ProjectFile, path: &std::path::Path) -> Result<OpenedProject, FileError> {
    file.close()?;
    files::open(path)
}

fn sample(path: &std::path::Path) -> Result<OpenedProject, FileError> {
    if !path.exists() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| FileError::Read { path: folder.to_owned(), error })?;
        }
        files::create_sample(path)?.close()?;
    }
    files::open(path)
}
