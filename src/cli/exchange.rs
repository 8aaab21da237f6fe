//! What the calls that exchange glossaries take in: files, standard input,
//! projects, and what ships with the program.

use super::progress::Progress;
use crate::app::files::{self, FileError};
use crate::formats::Problem;
use crate::formats::glossaries::{self, Format, GlossaryFile, ReadOptions};
use crate::model::{Concept, Language};
use crate::store::{self, Access, ProjectFile};
use anyhow::bail;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// The languages of files that do not say theirs.
#[derive(Debug, clap::Args)]
pub(super) struct Languages {
    /// The language translated from, for files that do not say
    #[arg(long, value_name = "LANGUAGE", requires = "to")]
    from: Option<Language>,
    /// The language translated into, for files that do not say
    #[arg(long, value_name = "LANGUAGE", requires = "from")]
    to: Option<Language>,
}

impl Languages {
    /// What reading is to be told of them.
    pub(super) fn options(&self) -> ReadOptions {
        ReadOptions { languages: self.from.clone().zip(self.to.clone()), ..ReadOptions::default() }
    }
}

/// A glossary that was taken in, with what there is to say of how.
pub(super) struct Input {
    /// What it says.
    pub file: GlossaryFile,
    /// The id of its format; `project` for glossaries of a project.
    pub format: &'static str,
    /// The languages that a project translates from and into.
    pub languages: Option<(Language, Language)>,
    /// What could not be taken in as it stands.
    pub problems: Vec<Problem>,
}

/// Takes in the glossary that an argument names: `-` for standard input, a file, a
/// project, or one that ships with the program where no file is called so. `chosen`
/// are the names of glossaries of a project.
///
/// # Errors
/// Where it cannot be read, and where glossaries are chosen of what is no project.
pub(super) fn read(
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    chosen: &[String],
) -> anyhow::Result<Input> {
    if format.is_none() && is_project(path) {
        let (_, opened) = ProjectFile::open(path, Access::Read)?;
        let project = opened.project;
        let file = files::project_file(&project, chosen)?;
        let languages = Some((project.source.clone(), project.target.clone()));
        return Ok(Input { file, format: "project", languages, problems: Vec::new() });
    }
    if !chosen.is_empty() {
        bail!("{}: not a project, so that no glossary can be chosen of it", path.display());
    }
    if let Some(file) = bundled(path) {
        return Ok(Input { file, format: "tsv", languages: None, problems: Vec::new() });
    }
    let mut concepts = Vec::new();
    let mut receive = |concept| concepts.push(Arc::new(concept));
    let scanned = scan(path, format, options, &mut receive)?;
    let file = GlossaryFile { head: scanned.head, concepts };
    Ok(Input { file, format: scanned.format.id, languages: None, problems: scanned.problems })
}

/// Hands over the concepts of a file or of standard input one by one.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn scan(
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    receive: &mut dyn FnMut(Concept),
) -> Result<files::ScannedGlossary, FileError> {
    if is_standard(path) {
        let name = Path::new("standard input");
        return files::scan_glossary_from(
            std::io::stdin().lock(),
            "",
            name,
            format,
            options,
            receive,
            &mut |_| true,
        );
    }
    let size = std::fs::metadata(path).ok().map(|file| file.len());
    let mut progress = Progress::of(size);
    let mut go_on = |done| {
        progress.show(done);
        true
    };
    files::scan_glossary(path, format, options, receive, &mut go_on)
}

/// Whether an argument stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether it names a project.
pub(super) fn is_project(path: &Path) -> bool {
    !is_standard(path) && path.is_file() && store::is_project(path)
}

/// The glossary that ships with the program under this name, if no file has it.
pub(super) fn bundled(path: &Path) -> Option<GlossaryFile> {
    path.to_str().filter(|_| !path.exists()).and_then(files::bundled_file)
}

/// Reads the id of a format that is read, or written, and knows them for the help.
pub(super) fn formats(written: bool) -> impl TypedValueParser<Value = String> {
    let fits = |format: &&&Format| if written { format.writer.is_some() } else { format.reader.is_some() };
    PossibleValuesParser::new(glossaries::ALL.iter().filter(fits).map(|format| format.id))
}

/// The format of an id that was read by [`formats`].
pub(super) fn format(id: Option<&str>) -> Option<&'static Format> {
    id.and_then(glossaries::by_id)
}

/// A problem as JSON shows it.
#[derive(Serialize)]
pub(super) struct ShownProblem {
    line: Option<u32>,
    message: String,
}

/// Problems as JSON shows them.
pub(super) fn shown(problems: &[Problem]) -> Vec<ShownProblem> {
    let shown = |problem: &Problem| ShownProblem { line: problem.line, message: problem.kind.to_string() };
    problems.iter().map(shown).collect()
}
