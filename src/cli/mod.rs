//! The command line: everything the program does without a screen.
//!
//! One file a call. `docs/command-line.md` describes the calls and their output
//! for people and programs. Data goes to standard output, messages to standard
//! error. The exit status is 0 (done), 1 (done, and it found issues) or 2 (bad
//! usage or input).

mod bilingual;
mod code_points;
mod completions;
mod exchange;
mod export;
mod glossary_check;
mod glossary_convert;
mod glossary_diff;
mod glossary_find;
mod glossary_formats;
mod glossary_info;
mod glossary_names;
mod glossary_variants;
mod input;
mod manual;
mod new;
mod plain;
mod progress;
mod rescue;
mod stats;

use crate::formats::languages;
use crate::model::Language;
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// A translation and glossary workbench that keeps every name and term
/// consistent.
///
/// Without a command it opens the window, with the project or the files named.
#[derive(Debug, Parser)]
#[command(name = "tarjuman", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    call: Option<Call>,

    /// A project to open, or files to translate
    #[arg(value_name = "PROJECT|FILE")]
    files: Vec<PathBuf>,
}

/// What can be called, one line each.
#[derive(Debug, Subcommand)]
enum Call {
    /// Creates a project and imports documents
    New(new::Arguments),
    /// Writes a translated document in its own format
    Export(export::Arguments),
    /// Counts segments and words by state
    Stats(stats::Arguments),
    /// Brings what can be read of a damaged project into a new one
    Rescue(rescue::Arguments),
    /// Works with glossaries
    #[command(subcommand)]
    Glossary(GlossaryCall),
    /// Prints the completions for a shell
    Completions(completions::Arguments),
    /// Prints the manual page
    Manual,
}

/// What can be done with glossaries, one line each.
#[derive(Debug, Subcommand)]
enum GlossaryCall {
    /// Finds every occurrence of the terms of glossaries in a text
    Find(glossary_find::Arguments),
    /// Lists the names of a text that no glossary has
    Names(glossary_names::Arguments),
    /// Groups the spellings that look like one name
    Variants(glossary_variants::Arguments),
    /// Finds the terms that a translation does not render as glossaries say
    Check(glossary_check::Arguments),
    /// Converts a glossary into another format, and says what that loses
    Convert(Box<glossary_convert::Arguments>),
    /// Says what is in a glossary
    Info(glossary_info::Arguments),
    /// Compares two glossaries
    Diff(glossary_diff::Arguments),
    /// Lists the formats of glossaries
    Formats(glossary_formats::Arguments),
}

/// What a call came to: whether issues were found.
type Outcome = anyhow::Result<Found>;

/// The language that an argument names, by a code or a name.
fn language(name: &str) -> Result<Language, String> {
    let found = languages::language(name).or_else(|| name.parse().ok());
    found.ok_or_else(|| "no language is called so".to_owned())
}

/// Whether a call found issues in what it looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    Issues,
    /// Nothing of it could be read, and why was told.
    Unreadable,
}

/// Runs the program with these arguments, its own name first. `window` opens
/// the window with the files named; it is called where no command is.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    window: impl FnOnce(Vec<PathBuf>) -> ExitCode,
) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(message) => {
            // Help and version are data; a closed output is nobody's mistake.
            let _ = message.print();
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
        }
    };
    let Some(call) = cli.call else { return window(cli.files) };
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = call.run(&mut out).and_then(|found| {
        out.flush()?;
        Ok(found)
    });
    match outcome {
        Ok(Found::Nothing) => ExitCode::SUCCESS,
        Ok(Found::Issues) => ExitCode::from(1),
        Ok(Found::Unreadable) => ExitCode::from(2),
        // Whoever reads the output has had enough of it (`… | head`).
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tarjuman: {error:#}");
            ExitCode::from(2)
        }
    }
}

impl Call {
    fn run(self, out: &mut dyn Write) -> Outcome {
        match self {
            Call::New(arguments) => new::run(&arguments),
            Call::Export(arguments) => export::run(&arguments, out),
            Call::Stats(arguments) => stats::run(&arguments, out),
            Call::Rescue(arguments) => rescue::run(&arguments, out),
            Call::Glossary(GlossaryCall::Find(arguments)) => glossary_find::run(&arguments, out),
            Call::Glossary(GlossaryCall::Names(arguments)) => glossary_names::run(&arguments, out),
            Call::Glossary(GlossaryCall::Variants(arguments)) => glossary_variants::run(&arguments, out),
            Call::Glossary(GlossaryCall::Check(arguments)) => glossary_check::run(&arguments, out),
            Call::Glossary(GlossaryCall::Convert(arguments)) => glossary_convert::run(&arguments, out),
            Call::Glossary(GlossaryCall::Info(arguments)) => glossary_info::run(&arguments, out),
            Call::Glossary(GlossaryCall::Diff(arguments)) => glossary_diff::run(&arguments, out),
            Call::Glossary(GlossaryCall::Formats(arguments)) => glossary_formats::run(&arguments, out),
            Call::Completions(arguments) => completions::run(&arguments, &mut Cli::command(), out),
            Call::Manual => manual::run(Cli::command(), out),
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_the_commands_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn files_open_the_window() {
        let mut opened = Vec::new();
        run(["tarjuman", "a.tarjuman", "-"].map(OsString::from), |files| {
            opened = files;
            ExitCode::SUCCESS
        });
        assert_eq!(opened, [PathBuf::from("a.tarjuman"), PathBuf::from("-")]);
    }
}
