//! `tarjuman completions SHELL`

use super::{Found, Outcome};
use clap_complete::Shell;
use std::io::Write;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, command: &mut clap::Command, out: &mut dyn Write) -> Outcome {
    // The generator panics where its output fails, so that it gets memory.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, command, "tarjuman", &mut script);
    out.write_all(&script)?;
    Ok(Found::Nothing)
}
