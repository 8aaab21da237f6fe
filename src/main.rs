//! The program: reads its arguments and hands over to a face.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    tarjuman::cli::run(std::env::args_os(), window)
}

/// Opens the window.
#[cfg(feature = "gui")]
fn window(files: Vec<PathBuf>) -> ExitCode {
    let folders = tarjuman::app::config::Folders::of_system();
    // Whoever starts the program for the first time sees it at work.
    let sample = files.is_empty() && !folders.settings().exists();
    let (settings, notice) = tarjuman::app::config::load(&folders.settings());
    tarjuman::ui::run(tarjuman::ui::Start { settings, folders, files, sample, notice })
}

/// Says that this build has none.
#[cfg(not(feature = "gui"))]
fn window(_files: Vec<PathBuf>) -> ExitCode {
    eprintln!(
        "tarjuman: this build has no window; `tarjuman --help` lists the commands that work without one"
    );
    ExitCode::from(2)
}
