//! What calls read: texts from the command line, files or standard input.

use crate::app::files;
use crate::formats::Problem;
use crate::formats::encoding;
use crate::model::{Glossary, Language};
use anyhow::Context;
use std::io::Read;
use std::path::{Path, PathBuf};

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

/// Reads the glossaries, and says what of them could not be taken in.
///
/// # Errors
/// Where one cannot be read at all.
pub(super) fn glossaries(paths: &[PathBuf]) -> anyhow::Result<Vec<Glossary>> {
    let mut glossaries = Vec::with_capacity(paths.len());
    for path in paths {
        let (glossary, problems) = files::read_glossary(path)?;
        report(&path.display().to_string(), &problems);
        glossaries.push(glossary);
    }
    Ok(glossaries)
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
