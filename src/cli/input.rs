//! What calls read: texts from the command line, files or standard input.

use crate::app::files;
use crate::formats::Problem;
use crate::formats::encoding;
use crate::formats::glossaries::ReadOptions;
use crate::model::{Glossary, GlossaryOrigin, Language, Project};
use crate::store::{self, Access, ProjectFile};
use anyhow::Context;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A text with the name to call it by in messages.
pub(super) struct Text {
    /// The file, or how it was given.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// The text an argument stands for: standard input for `-`, the content of the
/// file of that name, or else the argument itself.
///
/// # Errors
/// Where the file or standard input cannot be read.
pub(super) fn text(argument: &str, language: Option<&Language>) -> anyhow::Result<Text> {
    let (name, bytes) = if argument == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input")?;
        ("standard input".to_owned(), bytes)
    } else if is_file(argument) {
        (argument.to_owned(), std::fs::read(argument).context(argument.to_owned())?)
    } else {
        return Ok(Text { name: "the text".to_owned(), text: argument.to_owned() });
    };
    let (text, _, problems) = encoding::decode(&bytes, language);
    report(&name, &problems);
    Ok(Text { name, text })
}

/// Reads the glossaries, and says what of them could not be taken in. The bare
/// name of one that ships with the program stands for that where no file is
/// called so.
///
/// # Errors
/// Where one cannot be read at all.
pub(super) fn glossaries(paths: &[PathBuf]) -> anyhow::Result<Vec<Glossary>> {
    let mut glossaries = Vec::with_capacity(paths.len());
    for path in paths {
        if let Some(bundled) = bundled(path) {
            glossaries.push(bundled);
            continue;
        }
        let read = files::read_glossary(path, None, &ReadOptions::default(), &mut |_| true)?;
        report(&path.display().to_string(), &read.problems);
        glossaries.push(read.glossary);
    }
    Ok(glossaries)
}

/// The glossary that ships with the program under this name, if no file has it.
fn bundled(path: &Path) -> Option<Glossary> {
    path.to_str().filter(|_| !path.exists()).and_then(files::load_bundled)
}

/// Texts with their places, and what a project says of them.
pub(super) struct Texts {
    /// Lines of a text, or segments of a project.
    pub lines: Vec<Line>,
    /// The language a project says they are in.
    pub language: Option<Language>,
    /// The glossaries of a project.
    pub glossaries: Vec<Glossary>,
}

/// A line of a text, or a segment of a project.
pub(super) struct Line {
    /// The document of a project.
    pub document: Option<Rc<str>>,
    /// The number of the line or segment in its text or document, from 1.
    pub number: usize,
    /// What it says.
    pub text: String,
}

/// The segments of the project an argument names, or the lines of the text it
/// stands for.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn texts(argument: &str, language: Option<&Language>) -> anyhow::Result<Texts> {
    if is_file(argument) && store::is_project(Path::new(argument)) {
        return project(Path::new(argument));
    }
    let text = text(argument, language)?;
    let lines = text.text.lines().zip(1..);
    let lines = lines.map(|(line, number)| Line { document: None, number, text: line.to_owned() });
    Ok(Texts { lines: lines.collect(), language: None, glossaries: Vec::new() })
}

fn project(path: &Path) -> anyhow::Result<Texts> {
    let (_, opened) = ProjectFile::open(path, Access::Read)?;
    let project = opened.project;
    let mut lines = Vec::new();
    for document in project.documents() {
        let name: Rc<str> = document.name.as_str().into();
        lines.extend(document.segments.iter().zip(1..).map(|(segment, number)| Line {
            document: Some(Rc::clone(&name)),
            number,
            text: segment.source.clone(),
        }));
    }
    let glossaries = project_glossaries(&project);
    Ok(Texts { lines, glossaries, language: Some(project.source.clone()) })
}

/// The glossaries of a project, those included of which it keeps no copy because they
/// ship with the program.
pub(super) fn project_glossaries(project: &Project) -> Vec<Glossary> {
    let whole = |glossary: &Glossary| match &glossary.origin {
        GlossaryOrigin::Bundled(name) => match files::load_bundled(name) {
            Some(bundled) => Glossary { enabled: glossary.enabled, ..bundled },
            None => glossary.clone(),
        },
        _ => glossary.clone(),
    };
    project.glossaries().iter().map(whole).collect()
}

/// Prints the problems of a file to standard error.
pub(super) fn report(name: &str, problems: &[Problem]) {
    for problem in problems {
        eprintln!("tarjuman: {name}: {problem}");
    }
}

/// Whether an argument names a file. A long text is none, whatever the system
/// would say to such a name.
fn is_file(argument: &str) -> bool {
    !argument.contains('\n') && Path::new(argument).is_file()
}
