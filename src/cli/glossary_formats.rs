//! `tarjuman glossary formats`: the formats of glossaries.

use super::{Found, Outcome};
use crate::formats::glossaries;
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// What `glossary formats` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Give JSON
    #[arg(long)]
    json: bool,
}

/// Lists them: id, endings of file names, what is done with them.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let formats = glossaries::ALL.iter().map(|format| ShownFormat {
        id: format.id,
        endings: format.extensions,
        read: format.reader.is_some(),
        written: format.writer.is_some(),
    });
    if arguments.json {
        serde_json::to_writer_pretty(&mut *out, &ShownFormats { formats: formats.collect() })?;
        writeln!(out)?;
        return Ok(Found::Nothing);
    }
    for format in formats {
        let does = match (format.read, format.written) {
            (true, true) => "read, written",
            (true, false) => "read",
            (false, _) => "written",
        };
        writeln!(out, "{}\t{}\t{does}", format.id, format.endings.join(", "))?;
    }
    Ok(Found::Nothing)
}

/// The JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct ShownFormats {
    formats: Vec<ShownFormat>,
}

#[derive(Serialize)]
struct ShownFormat {
    id: &'static str,
    endings: &'static [&'static str],
    read: bool,
    written: bool,
}
