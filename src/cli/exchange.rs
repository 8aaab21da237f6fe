//! What the calls that exchange glossaries take in: files, standard input,
//! projects, and what ships with the program.

use super::progress::Progress;
use crate::app::config::Folders;
use crate::app::files::{self, FileError};
use crate::app::presets::Presets;
use crate::formats::Problem;
use crate::formats::encoding::Encoding;
use crate::formats::glossaries::table::Mapping;
use crate::formats::glossaries::{self, Format, GlossaryFile, ReadOptions};
use crate::model::{Concept, Language};
use crate::store::{self, Access, ProjectFile};
use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The languages of files that do not say theirs.
#[derive(Debug, clap::Args)]
pub(super) struct Languages {
    /// The language translated from, for files that do not say
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language, requires = "to")]
    from: Option<Language>,
    /// The language translated into, for files that do not say
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language, requires = "from")]
    to: Option<Language>,
}

impl Languages {
    /// What reading is to be told of them.
    pub(super) fn options(&self) -> ReadOptions {
        ReadOptions { languages: self.from.clone().zip(self.to.clone()), ..ReadOptions::default() }
    }
}

/// How a file is read that does not say.
#[derive(Debug, clap::Args)]
pub(super) struct HowRead {
    /// The encoding of a text file, by its WHATWG name [default: found out]
    #[arg(long, value_name = "ENCODING", value_parser = encoding)]
    encoding: Option<Encoding>,
    /// How a table is read: a TOML file, or the name under which the window keeps it
    #[arg(long, value_name = "FILE|NAME")]
    mapping: Option<PathBuf>,
}

impl HowRead {
    /// What reading is to be told, and in which format.
    ///
    /// # Errors
    /// Where the mapping cannot be read, and where the format has none.
    pub(super) fn of(
        &self,
        path: &Path,
        format: Option<&str>,
        options: ReadOptions,
    ) -> anyhow::Result<(Option<&'static Format>, ReadOptions)> {
        let options = ReadOptions { encoding: self.encoding, ..options };
        let format = self::format(format);
        let Some(named) = &self.mapping else { return Ok((format, options)) };
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_spreadsheet = ["xlsx", "ods"].contains(&&*ending);
        let format = format.or_else(|| glossaries::by_id(if is_spreadsheet { &ending } else { "csv" }));
        if let Some(format) = format.filter(|one| !one.reader.is_some_and(|reader| reader.takes_mapping())) {
            bail!("a mapping says nothing of the format {}", format.id);
        }
        Ok((format, ReadOptions { mapping: Some(mapping(named)?), ..options }))
    }
}

/// The mapping in a file, or that of the window of this name.
fn mapping(named: &Path) -> anyhow::Result<Mapping> {
    if !named.is_file() {
        let file = Folders::of_system().presets();
        let text = if file.exists() { text_of(&file)? } else { String::new() };
        let presets = Presets::from_toml(&text).with_context(|| file.display().to_string())?;
        let name = named.to_string_lossy();
        return presets.named(&name).cloned().with_context(|| {
            let known: Vec<&str> = presets.iter().map(|preset| &*preset.name).collect();
            format!("{name}: neither a file nor one of the kept mappings ({})", known.join(", "))
        });
    }
    let text = text_of(named)?;
    let presets = Presets::from_toml(&text).with_context(|| named.display().to_string())?;
    if let Some(preset) = presets.iter().next() {
        return Ok(preset.clone());
    }
    let mapping: Mapping = toml::from_str(&text).with_context(|| named.display().to_string())?;
    if mapping.columns.is_empty() {
        bail!("{}: a mapping says what the columns hold: columns = [\"ar\", \"en\"]", named.display());
    }
    Ok(mapping)
}

fn text_of(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| file.display().to_string())
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name, false).ok_or_else(|| "no encoding of this name".to_owned())
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

impl Input {
    /// Whether nothing of it could be read.
    pub(super) fn is_unreadable(&self) -> bool {
        self.file.concepts.is_empty() && !self.problems.is_empty()
    }
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
