//! The window: draws the state and sends commands, and holds no rule of the
//! domain.

mod dialogs;
mod dispatch;
mod keys;
mod panels;
mod phrases;
mod scene;
mod shell;
pub mod text;
mod theme;
mod widgets;

pub use shell::{Shell, Start};

use std::process::ExitCode;

/// Opens the window and stays until it is closed.
pub fn run(start: Start) -> ExitCode {
    if !display_is_there() {
        eprintln!(
            "tarjuman: there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set).\n\
             These commands work without one: new, export, stats, glossary, completions, manual.\n\
             `tarjuman --help` tells more."
        );
        return ExitCode::from(2);
    }
    let size = start.settings.layout.window;
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("tarjuman")
            .with_title("Tarjuman")
            .with_inner_size(size)
            .with_min_inner_size([480.0, 320.0])
            .with_drag_and_drop(true),
        ..Default::default()
    };
    let shown = eframe::run_native(
        "tarjuman",
        options,
        Box::new(move |creation| Ok(Box::new(Shell::new(&creation.egui_ctx, start)))),
    );
    match shown {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tarjuman: the window cannot be opened: {error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(target_os = "linux")]
fn display_is_there() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(not(target_os = "linux"))]
fn display_is_there() -> bool {
    true
}
