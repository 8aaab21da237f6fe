//! What is done in the background, and what comes of it.

use super::concepts::Catalogue;
use super::copying::{Copied, Copying};
use super::exchange::{ExportReport, GlossaryExport, PreparedExport};
use super::files::{self, FileError, FileProblems, NewProject, OpenedProject};
use super::import::{self, ImportPreview, ImportRequest, ImportSource, Sight};
use super::index_cache::{IndexCache, Kept};
use super::lexicon::Lexicon;
use super::new_names::{NewName, new_names};
use super::rescue::{Rescued, rescue};
use super::session::{Applied, Heavy};
use crate::formats::glossaries::{self, ReadOptions};
use crate::formats::{Loss, Problem};
use crate::glossary::Match;
use crate::jobs::{Cancelled, Context, Progress};
use crate::ledger::Ledger;
use crate::model::{Document, Glossary, Language, Project, ProjectId};
use crate::store::{ProjectFile, RescueError, StoreError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a task is for; a newer one of the same purpose takes the older's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Opening or creating a project.
    Open,
    /// Importing documents or glossaries; the number tells imports apart, none of
    /// which takes another's place.
    Import(u64),
    /// Carrying out an edit that is too large for a frame.
    Edit,
    /// Writing translated documents.
    Export,
    /// Writing a glossary.
    ExportGlossary,
    /// Finding what an export would lose.
    Report,
    /// Finding what a file is.
    Look,
    /// Saving a copy of the project.
    Copy,
    /// Bringing a damaged project into a new one.
    Rescue,
    /// Making glossaries ready for look-ups.
    Index,
    /// Checking the file of the open project.
    Check,
    /// Making the table of concepts.
    Catalogue,
    /// Looking up where concepts stand and how they were rendered.
    Ledger,
    /// Looking for names that stand in no glossary.
    Names,
}

impl Purpose {
    /// Whether a user asked for it and may have it cancelled; the rest serves
    /// what is open and ends with it.
    pub fn is_asked_for(self) -> bool {
        !matches!(
            self,
            Self::Index | Self::Check | Self::Catalogue | Self::Ledger | Self::Report | Self::Look
        )
    }

    /// Whether it works on the open project, so that closing waits for it.
    pub fn is_of_project(self) -> bool {
        matches!(self, Self::Import(_) | Self::Edit | Self::Export | Self::ExportGlossary | Self::Copy)
    }

    /// The Fluent id of what is being done.
    pub fn message(self) -> &'static str {
        match self {
            Self::Open => "working-open",
            Self::Import(_) => "working-create",
            Self::Index => "working-index",
            Self::Export | Self::ExportGlossary => "working-export",
            Self::Report => "export-report-waits",
            Self::Look => "import-looks",
            Self::Edit => "working-edit",
            Self::Copy => "working-copy",
            Self::Rescue => "working-rescue",
            Self::Check => "working-check",
            Self::Catalogue => "working-catalogue",
            Self::Ledger => "working-ledger",
            Self::Names => "working-names",
        }
    }
}

/// What comes of a task.
pub enum Outcome {
    /// A project was opened, with what its files had wrong where it was created.
    Opened(PathBuf, Box<Result<(OpenedProject, Vec<FileProblems>), FileError>>),
    /// Documents were read for a project.
    /// Also the version of it that they were asked for at.
    Documents(ProjectId, u64, Read<Document>),
    /// Glossaries were read for a project.
    Glossaries(ProjectId, Read<Glossary>),
    /// It is known what a file is that is to be taken into a project.
    Seen(ProjectId, Box<Sight>),
    /// A file was read and compared with the glossary of a project that it is to be
    /// taken into.
    Compared(ProjectId, Box<Result<ImportPreview, FileError>>),
    /// Glossaries are ready for look-ups.
    Indexed(ProjectId, Arc<Lexicon>),
    /// Documents were written, each as this says.
    Exported(Vec<(PathBuf, Result<Vec<Loss>, FileError>)>),
    /// A glossary was written.
    GlossaryExported(Box<GlossaryExport>, PathBuf, Result<Vec<glossaries::Loss>, FileError>),
    /// It is known what the export of a glossary would write.
    Report(ProjectId, ExportReport),
    /// An edit was carried out on a copy of the project.
    Applied(ProjectId, Box<Applied>),
    /// A copy of the project was saved that has all changes up to this one.
    Copied(PathBuf, u64, Result<Copied, StoreError>),
    /// A damaged project was brought into a new one.
    Rescued(Result<Rescued, RescueError>),
    /// The table of concepts of a project is made.
    Catalogued(ProjectId, Arc<Catalogue>),
    /// It is known where the concepts of a project of this shape stand, with this
    /// lexicon.
    Ledger(ProjectId, u64, Arc<Lexicon>, Ledger),
    /// Names of a project were looked for that stand in no glossary.
    Names(ProjectId, Vec<NewName>),
    /// The file of a project was checked.
    Checked(ProjectId, Result<(), StoreError>),
}

/// What came of reading several files: those that could be read, and why the
/// others could not.
pub struct Read<T> {
    /// What was read, with what could not be taken in as it stands.
    pub values: Vec<(PathBuf, T, Vec<Problem>)>,
    /// Why a file was not read.
    pub errors: Vec<FileError>,
}

/// What a task works on.
pub enum Task {
    /// Open a project.
    Open(PathBuf),
    /// Create a project and open it.
    Create(NewProject),
    /// Open the sample, which is created where it is missing.
    Sample(PathBuf),
    /// Read documents for a project, of which an outline is enough, at this
    /// version of it.
    Documents(Box<Project>, u64, Vec<PathBuf>),
    /// Read glossaries for a project of these languages.
    Glossaries(ProjectId, (Language, Language), Vec<PathBuf>),
    /// Say what a file is that is to be taken into a project.
    Look(ProjectId, Box<ImportSource>),
    /// Read a file and compare it with the glossary that it is to be taken into.
    Compare(Box<ImportRequest>),
    /// Make glossaries ready for look-ups, from a language into another, with the
    /// indexes that were kept.
    Index(ProjectId, Vec<Glossary>, Language, Language, IndexCache),
    /// Write documents, each whole or not at all.
    Export(Vec<(Document, PathBuf)>),
    /// Write a glossary, whole or not at all.
    ExportGlossary(Box<PreparedExport>, PathBuf),
    /// Find what an export from a project would write.
    Report(ProjectId, Box<PreparedExport>),
    /// Carry out an edit of a project.
    Apply(ProjectId, Box<Heavy>),
    /// Wait for a copy that has all changes up to this one.
    Copy(Box<Copying>, u64),
    /// Bring what can be read of a damaged project into a new one.
    Rescue(PathBuf, PathBuf),
    /// Check the file of a project that was not closed properly.
    Check(ProjectId, PathBuf),
    /// Make the table of the concepts of glossaries from this language, which the
    /// lexicon follows.
    Catalogue(ProjectId, Arc<Lexicon>, Vec<Glossary>, Language),
    /// Look up where concepts stand in a project of this shape.
    Ledger(Box<Project>, u64, Arc<Lexicon>),
    /// Look for names of a project that stand in no glossary.
    Names(Box<Project>, Arc<Lexicon>),
}

impl Task {
    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Open(_) | Self::Create(_) | Self::Sample(_) => Purpose::Open,
            Self::Documents(..) | Self::Glossaries(..) | Self::Compare(..) => Purpose::Import(0),
            Self::Index(..) => Purpose::Index,
            Self::Export(..) => Purpose::Export,
            Self::ExportGlossary(..) => Purpose::ExportGlossary,
            Self::Report(..) => Purpose::Report,
            Self::Look(..) => Purpose::Look,
            Self::Apply(..) => Purpose::Edit,
            Self::Copy(..) => Purpose::Copy,
            Self::Rescue(..) => Purpose::Rescue,
            Self::Check(..) => Purpose::Check,
            Self::Catalogue(..) => Purpose::Catalogue,
            Self::Ledger(..) => Purpose::Ledger,
            Self::Names(..) => Purpose::Names,
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
                let total = size(&new.files);
                let made = files::create(&new, &mut |bytes| tell(context, bytes as u64, total));
                let made = made.and_then(|(file, problems)| Ok((reopen(file, &new.path)?, problems)));
                if matches!(made, Err(FileError::Cancelled)) {
                    return Err(Cancelled);
                }
                Outcome::Opened(new.path, Box::new(made))
            }
            Self::Sample(path) => {
                let opened = sample(&path).map(|opened| (opened, Vec::new()));
                Outcome::Opened(path, Box::new(opened))
            }
            Self::Documents(mut project, version, paths) => {
                let id = project.id;
                let total = size(&paths);
                let mut before = 0;
                let read = read_all(context, paths, |path| {
                    let mut read = 0;
                    let (document, problems) = files::read_document(&project, path, &mut |bytes| {
                        read = bytes as u64;
                        tell(context, before + read, total)
                    })?;
                    before += read;
                    // Applied here too, so that the next name is unique.
                    project.apply(files::add_document(&project, document.clone()))?;
                    Ok((document, problems))
                });
                Outcome::Documents(id, version, read?)
            }
            Self::Glossaries(id, languages, paths) => {
                let total = size(&paths);
                let mut before = 0;
                let options = ReadOptions { languages: Some(languages), ..ReadOptions::default() };
                let read = read_all(context, paths, |path| {
                    let mut read = 0;
                    let file = files::read_glossary(path, None, &options, &mut |bytes| {
                        read = bytes as u64;
                        tell(context, before + read, total)
                    })?;
                    before += read;
                    Ok(import::remembered(file))
                });
                Outcome::Glossaries(id, read?)
            }
            Self::Look(project, source) => Outcome::Seen(project, source.look().into()),
            Self::Compare(request) => {
                let project = request.project;
                let preview = request.run(&mut |done, total| tell(context, done, total));
                if matches!(preview, Err(FileError::Cancelled)) {
                    return Err(Cancelled);
                }
                Outcome::Compared(project, Box::new(preview))
            }
            Self::Index(project, glossaries, source, target, cache) => {
                let (lexicon, kept) = Lexicon::of_cache(glossaries, &source, target, &cache);
                let lexicon = Arc::new(lexicon);
                if let Kept::New(key) = kept {
                    let lexicon = lexicon.clone();
                    // Whoever waits for terms need not wait for the disk. Without a
                    // thread the index is built anew the next time.
                    let _ = std::thread::Builder::new().spawn(move || lexicon.keep_in(&cache, key));
                }
                Outcome::Indexed(project, lexicon)
            }
            Self::Export(documents) => {
                let total = documents.len() as u64;
                let mut written = Vec::new();
                for (document, path) in documents {
                    context.check()?;
                    let losses = files::export(&document, &path);
                    written.push((path, losses));
                    context.report(Progress { done: written.len() as u64, total: Some(total) });
                }
                Outcome::Exported(written)
            }
            Self::ExportGlossary(export, path) => {
                let losses = export.write(&path, || context.check().map_err(|_| FileError::Cancelled));
                if matches!(losses, Err(FileError::Cancelled)) {
                    return Err(Cancelled);
                }
                Outcome::GlossaryExported(Box::new(export.export().clone()), path, losses)
            }
            Self::Report(project, export) => Outcome::Report(project, export.report(|| context.check())?),
            Self::Apply(project, heavy) => Outcome::Applied(project, Box::new(heavy.run(context)?)),
            Self::Copy(copying, last_change) => {
                let path = copying.path.clone();
                Outcome::Copied(path, last_change, copying.wait(|| context.check())?)
            }
            Self::Catalogue(project, lexicon, glossaries, source) => {
                let glossaries = lexicon.with_bundled(&glossaries);
                let catalogue = Catalogue::new(lexicon, glossaries, &source, |_| context.check())?;
                Outcome::Catalogued(project, Arc::new(catalogue))
            }
            Self::Ledger(project, shape, lexicon) => {
                let total = project.documents().iter().map(|one| one.segments.len() as u64).sum();
                let concept_of = |found: &Match| lexicon.concept_of(found);
                let ledger = Ledger::new(lexicon.index(), &project, concept_of, |done| {
                    context.report(Progress { done: done as u64, total: Some(total) });
                    context.check()
                })?;
                Outcome::Ledger(project.id, shape, lexicon, ledger)
            }
            Self::Names(project, lexicon) => {
                let total = project.documents().iter().map(|one| one.segments.len() as u64).sum();
                let names = new_names(&lexicon, &project, |done| {
                    context.report(Progress { done: done as u64, total: Some(total) });
                    context.check()
                })?;
                Outcome::Names(project.id, names)
            }
            Self::Check(project, path) => Outcome::Checked(project, ProjectFile::check(&path)),
            Self::Rescue(damaged, new) => {
                let mut go_on = |done, total| tell(context, done, total);
                Outcome::Rescued(rescue(&damaged, &new, None, &mut go_on))
            }
        })
    }
}

/// The bytes of files together; what cannot be read has none.
fn size(paths: &[PathBuf]) -> u64 {
    paths.iter().filter_map(|path| std::fs::metadata(path).ok()).map(|file| file.len()).sum()
}

/// Tells how far a task has come, and whether to go on with it.
fn tell(context: &Context<Outcome>, done: u64, total: u64) -> bool {
    context.report(Progress { done, total: Some(total) });
    context.check().is_ok()
}

/// Reads files one after the other.
fn read_all<T>(
    context: &Context<Outcome>,
    paths: Vec<PathBuf>,
    mut read: impl FnMut(&Path) -> Result<(T, Vec<Problem>), FileError>,
) -> Result<Read<T>, Cancelled> {
    let mut all = Read { values: Vec::new(), errors: Vec::new() };
    for path in paths {
        context.check()?;
        match read(&path) {
            Ok((value, problems)) => all.values.push((path, value, problems)),
            Err(FileError::Cancelled) => return Err(Cancelled),
            Err(error) => all.errors.push(error),
        }
    }
    Ok(all)
}

/// Closes a file just made and opens it as any other.
fn reopen(file: ProjectFile, path: &Path) -> Result<OpenedProject, FileError> {
    file.close()?;
    files::open(path)
}

fn sample(path: &Path) -> Result<OpenedProject, FileError> {
    if !path.exists() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| FileError::Read { path: folder.to_owned(), error })?;
        }
        files::create_sample(path)?.close()?;
    }
    files::open(path)
}
