//! `tarjuman new`: creates a project and imports files.

use super::{Found, Outcome};
use crate::app::files::{self, BUNDLED, NewProject};
use crate::model::Language;
use clap::Args;
use std::path::{Path, PathBuf};

/// What `new` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project file to create; its name usually ends in .tarjuman
    project: PathBuf,
    /// The documents to import
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The language translated from, such as ar
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    from: Language,
    /// The language translated into, such as en
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    to: Language,
    /// A glossary to import, highest rank first; the bare name of one that
    /// ships with the program uses that
    #[arg(long = "glossary", value_name = "GLOSSARY")]
    glossaries: Vec<PathBuf>,
}

/// Creates the project. Nothing is left behind where a file cannot be read.
pub(super) fn run(arguments: &Arguments) -> Outcome {
    let (bundled, glossaries): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.glossaries.iter().cloned().partition(|path| is_bundled(path));
    let new = NewProject {
        path: arguments.project.clone(),
        source: arguments.from.clone(),
        target: arguments.to.clone(),
        files: arguments.files.clone(),
        bundled: bundled.into_iter().map(|path| path.to_string_lossy().into_owned()).collect(),
        glossaries,
    };
    let (file, problems) = files::create(&new, &mut |_| true)?;
    file.close()?;
    for file in problems {
        for problem in file.problems {
            eprintln!("tarjuman: {}: {problem}", file.path.display());
        }
    }
    Ok(Found::Nothing)
}

/// Whether a glossary is named that ships with the program, and no file.
fn is_bundled(path: &Path) -> bool {
    !path.exists() && BUNDLED.iter().any(|bundled| path == Path::new(bundled.name))
}
