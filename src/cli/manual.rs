//! `tarjuman manual`: the manual page, in the language of `man`.

use super::{Found, Outcome};
use std::io::Write;

pub(super) fn run(command: clap::Command, out: &mut dyn Write) -> Outcome {
    let mut command = command;
    command.build();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for call in calls(&command) {
        let man = clap_mangen::Man::new(call.clone());
        let title = call.get_bin_name().unwrap_or(call.get_name()).to_uppercase();
        writeln!(out, ".SH \"{title}\"")?;
        man.render_description_section(&mut Indented(out))?;
        man.render_options_section(&mut Indented(out))?;
    }
    Ok(Found::Nothing)
}

/// Every call that does something itself, in the order of the help.
fn calls(command: &clap::Command) -> Vec<&clap::Command> {
    command
        .get_subcommands()
        .filter(|call| call.get_name() != "help")
        .flat_map(|call| if call.has_subcommands() { calls(call) } else { vec![call] })
        .collect()
}

/// Makes the sections of one call subsections of the page.
struct Indented<'a>(&'a mut dyn Write);

impl Write for Indented<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let text = String::from_utf8_lossy(bytes).replace(".SH ", ".SS ");
        self.0.write_all(text.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}
