//! `tarjuman export`: writes a translated document in its own format.

use super::{Found, Outcome};
use crate::app::files;
use crate::formats;
use crate::store::{Access, ProjectFile};
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What `export` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project, which a window may have open meanwhile
    project: PathBuf,
    /// The name of the document; may be left out where there is only one
    document: Option<String>,
    /// The file to write, or - for standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

/// Writes the document. A segment without a translation is written as its
/// source.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let (_, opened) = ProjectFile::open(&arguments.project, Access::Read)?;
    let document = files::find_document(&opened.project, arguments.document.as_deref())?;
    let losses = if arguments.output == Path::new("-") {
        let (bytes, losses) = formats::documents::write(document)?;
        out.write_all(&bytes)?;
        losses
    } else {
        files::export(document, &arguments.output)?
    };
    for loss in losses {
        eprintln!("tarjuman: {}: {loss}", arguments.output.display());
    }
    Ok(Found::Nothing)
}
