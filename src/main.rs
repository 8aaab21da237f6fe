//! The program: reads its arguments and hands over to a face.

use std::process::ExitCode;

fn main() -> ExitCode {
    let folders = tarjuman::app::config::Folders::of_system();
    let (settings, notice) = tarjuman::app::config::load(&folders.settings());
    let files = std::env::args_os().skip(1).map(std::path::PathBuf::from).collect();
    tarjuman::ui::run(tarjuman::ui::Start { settings, folders, files, notice })
}
