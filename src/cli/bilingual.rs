//! What the calls that check translations take in: bilingual files, standard input,
//! projects.

use super::exchange::{is_project, is_standard};
use super::input;
use super::progress::Progress;
use crate::app::files::{self, FileError};
use crate::formats::Problem;
use crate::formats::bilingual::{self, Format, Pair, ReadOptions, Reading};
use crate::model::{Glossary, Language, Project};
use crate::store::{Access, ProjectFile};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Texts with their translations, still to be read.
pub(super) enum Bilingual {
    /// A file, or standard input.
    File(PathBuf, Option<&'static Format>),
    /// A project that was opened.
    Project(Box<Project>),
}

impl Bilingual {
    /// What an argument names: `-` for standard input, a project, or a file in a format
    /// that may be said.
    ///
    /// # Errors
    /// Where a project cannot be read.
    pub(super) fn open(path: &Path, format: Option<&str>) -> anyhow::Result<Self> {
        if format.is_none() && is_project(path) {
            let (_, opened) = ProjectFile::open(path, Access::Read)?;
            return Ok(Self::Project(Box::new(opened.project)));
        }
        Ok(Self::File(path.to_owned(), format.and_then(bilingual::by_id)))
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path, _) if is_standard(path) => "standard input".to_owned(),
            Self::File(path, _) => path.display().to_string(),
            Self::Project(_) => String::new(),
        }
    }

    /// The glossaries that a project brings, highest rank first.
    pub(super) fn glossaries(&self) -> Vec<Glossary> {
        match self {
            Self::File(..) => Vec::new(),
            Self::Project(project) => input::project_glossaries(project),
        }
    }

    /// Hands over the pairs one by one; gives how many there were and what could not be
    /// taken in as it stands. The line of a pair of a project is the number of its
    /// segment in the document.
    ///
    /// # Errors
    /// Where a file cannot be read or is in no known format.
    pub(super) fn pairs(
        &self,
        options: &ReadOptions,
        receive: &mut dyn FnMut(Pair),
    ) -> Result<(usize, Vec<Problem>), FileError> {
        let scanned = match self {
            Self::Project(project) => return Ok(pairs_of(project, options, receive)),
            Self::File(path, format) if is_standard(path) => {
                let (input, name) = (std::io::stdin().lock(), Path::new("standard input"));
                files::scan_pairs_from(input, "", name, *format, options, receive, &mut |_| true)
            }
            Self::File(path, format) => {
                let mut progress = Progress::of(std::fs::metadata(path).ok().map(|file| file.len()));
                let mut go_on = |done| {
                    progress.show(done);
                    true
                };
                files::scan_pairs(path, *format, options, receive, &mut go_on)
            }
        }?;
        Ok((scanned.count, scanned.problems))
    }
}

/// What stands to be translated in a project or bilingual file, or the lines of the text
/// that an argument stands for otherwise.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn sources(argument: &str, language: Option<&Language>) -> anyhow::Result<Vec<String>> {
    if !is_standard(Path::new(argument)) && Path::new(argument).is_file() {
        let mut sources = Vec::new();
        let bilingual = Bilingual::open(Path::new(argument), None)?;
        match bilingual.pairs(&ReadOptions::default(), &mut |pair| sources.push(pair.source)) {
            Ok((_, problems)) => {
                input::report(argument, &problems);
                return Ok(sources);
            }
            Err(FileError::UnknownFormat { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(input::text(argument, language)?.text.lines().map(str::to_owned).collect())
}

fn pairs_of(
    project: &Project,
    options: &ReadOptions,
    receive: &mut dyn FnMut(Pair),
) -> (usize, Vec<Problem>) {
    let mut reading = Reading::new(options, receive);
    for document in project.documents() {
        let name: Rc<str> = document.name.as_str().into();
        for (segment, number) in document.segments.iter().zip(1..) {
            reading.pair(Pair {
                document: Rc::clone(&name),
                line: number,
                from: Some(project.source.clone()),
                to: Some(project.target.clone()),
                source: segment.source.clone(),
                target: segment.target.clone(),
                state: segment.state.name().to_owned(),
                ..Pair::default()
            });
        }
    }
    (reading.count(), reading.finish())
}

/// Reads the id of a format, and knows them for the help.
pub(super) fn formats() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(bilingual::ALL.iter().map(|format| format.id))
}
