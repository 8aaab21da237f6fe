//! What the tests of the window share.

pub mod corpus;
pub mod renderer;
pub mod window;

pub use renderer::CpuRenderer;

use egui_kittest::{Harness, SnapshotOptions};

/// The options under which pictures are compared: in `tests/ui/snapshots`, to
/// the pixel but for rounding.
pub fn snapshot_options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(1.0).output_path("tests/ui/snapshots")
}

/// A harness of a fixed size that draws without a graphics card, with the text
/// engine installed.
pub fn harness<'a>(
    size: [f32; 2],
    scale: f32,
    theme: egui::Theme,
    mut app: impl FnMut(&mut egui::Ui) + 'a,
) -> Harness<'a> {
    let mut installed = false;
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_theme(theme)
        .with_options(snapshot_options())
        .renderer(CpuRenderer::default())
        .build_ui(move |ui| {
            if !std::mem::replace(&mut installed, true) {
                tarjuman::ui::text::install(ui.ctx());
            }
            app(ui);
        })
}

/// A harness of a fixed size over a state, for tests that look at no picture.
pub fn plain_harness<State>(
    size: [f32; 2],
    state: State,
    mut app: impl FnMut(&mut egui::Ui, &mut State) + 'static,
) -> Harness<'static, State> {
    let mut installed = false;
    Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_os(egui::os::OperatingSystem::Nix)
        .build_ui_state(
            move |ui, state| {
                if !std::mem::replace(&mut installed, true) {
                    tarjuman::ui::text::install(ui.ctx());
                }
                app(ui, state);
            },
            state,
        )
}
