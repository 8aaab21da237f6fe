//! Dialogs: what asks for more than a key press. One file each, one shape.

mod about;
mod domain;
mod export;
mod export_glossary;
mod finder;
mod glossaries;
mod go_to;
mod history;
mod import_glossary;
mod new_names;
mod new_project;
mod news;
mod open;
mod palette;

pub mod pick;
mod reject;
mod review_import;
mod save_copy;
mod segmentation;
mod settings;
mod shortcuts;
mod term;

pub use about::About;
pub use domain::Domain;
pub use export::Export;
pub use export_glossary::ExportGlossary;
pub use glossaries::Glossaries;
pub use go_to::GoTo;
pub use history::History;
pub use import_glossary::ImportGlossary;
pub use new_names::NewNames;
pub use new_project::NewProjectDialog;
pub use news::News;
pub use open::{Open, Purpose};
pub use palette::Palette;
pub use reject::Reject;
pub use review_import::ReviewImport;
pub use save_copy::SaveCopy;
pub use segmentation::Segmentation;
pub use settings::SettingsDialog;
pub use shortcuts::Shortcuts;
pub use term::TermDialog;

use super::scene::Scene;
use super::widgets::{self, Emphasis};
use egui::{Event, Frame, Id, Key, Modal, Modifiers, Ui};

/// Whether a dialog stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It stays.
    Stay,
    /// It has done its work or was cancelled.
    Close,
}

/// A dialog.
pub trait Dialog {
    /// The Fluent id of its title.
    fn title(&self) -> &'static str;

    /// Its width in points.
    fn width(&self) -> f32 {
        480.0
    }

    /// Whether it stands near the top instead of the middle.
    fn high(&self) -> bool {
        false
    }

    /// Whether there is text in it that a click beside it must not lose.
    fn holds_text(&self) -> bool {
        false
    }

    /// Takes keys before anything else sees them, as one that asks for a key does.
    fn take_keys(&mut self, events: &mut Vec<Event>) {
        let _ = events;
    }

    /// Asks for what is to be done when it is left by Escape or a click beside it.
    fn left(&mut self, scene: &Scene<'_>) {
        let _ = scene;
    }

    /// Draws what is in it.
    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow;
}

/// Draws a dialog above the window; tells whether it stays.
pub fn show(ctx: &egui::Context, scene: &Scene<'_>, dialog: &mut dyn Dialog) -> Flow {
    // A list that is open in a dialog closes before the dialog does.
    let escaped = !egui::Popup::is_any_open(ctx)
        && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let id = Id::unique(("dialog", dialog.title()));
    let mut modal = Modal::new(id).frame(Frame::window(&ctx.global_style()).inner_margin(18));
    if dialog.high() {
        let area = Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 70.0));
        modal = modal.area(area);
    }
    let response = modal.show(ctx, |ui| {
        let screen = ui.ctx().content_rect();
        ui.set_width(dialog.width().min(screen.width() - 60.0));
        ui.set_max_height(screen.height() - 120.0);
        ui.with_layout(scene.column(), |ui| {
            widgets::label(ui, &scene.tr(dialog.title()), scene.theme.heading());
            ui.add_space(4.0);
            dialog.show(ui, scene)
        })
        .inner
    });
    let outside = response.backdrop_response.clicked() && !dialog.holds_text();
    if escaped || outside {
        dialog.left(scene);
        return Flow::Close;
    }
    response.inner
}

/// The buttons that end a dialog: a main one with this label, and *Cancel*.
/// Returns whether the main one was pressed, and whether the dialog stays.
fn ending(ui: &mut Ui, scene: &Scene<'_>, main: &str, enabled: bool, entered: bool) -> (bool, Flow) {
    ui.add_space(10.0);
    let (mut pressed, mut cancelled) = (enabled && entered, false);
    scene.row_from_end(ui, |ui| {
        let button = |ui: &mut Ui| widgets::button(ui, scene, &scene.tr(main), Emphasis::Main).clicked();
        pressed |= ui.add_enabled_ui(enabled, button).inner;
        cancelled = widgets::button(ui, scene, &scene.tr("cancel"), Emphasis::Plain).clicked();
    });
    (pressed, if pressed || cancelled { Flow::Close } else { Flow::Stay })
}

/// One line: the name of a setting, and at the other end what changes it.
fn setting(ui: &mut Ui, scene: &Scene<'_>, id: &str, control: impl FnOnce(&mut Ui, &str)) {
    let name = scene.tr(id);
    scene.row(ui, |ui| {
        widgets::line(ui, &name, scene.theme.interface());
        ui.with_layout(scene.rest_from_end(), |ui| control(ui, &name));
    });
}

/// The button that ends a dialog which only shows something.
fn closing(ui: &mut Ui, scene: &Scene<'_>) -> Flow {
    ui.add_space(10.0);
    let close = |ui: &mut Ui| widgets::button(ui, scene, &scene.tr("close"), Emphasis::Main).clicked();
    if scene.row_from_end(ui, close).inner { Flow::Close } else { Flow::Stay }
}

/// Gives a dialog's first field the keyboard when it opens.
#[derive(Clone, Copy, Debug, Default)]
struct FirstFocus {
    given: bool,
}

impl FirstFocus {
    fn give(&mut self, ui: &Ui, id: Id) {
        // A modal takes the focus away from what is below it in the frame after
        // it opens, and with it what was asked for in the first one.
        if !self.given {
            self.given = ui.memory(|memory| memory.has_focus(id)) && !ui.is_sizing_pass();
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }
}
