//! All commands, to be searched.

use super::finder::Finder;
use super::{Dialog, FirstFocus, Flow};
use crate::app::command::Entry;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, TextStyle, accessible};
use crate::ui::widgets::{self, Field};
use egui::{Frame, Id, Key, Modifiers, ScrollArea, Sense, Ui};

/// All commands, to be searched.
#[derive(Default)]
pub struct Palette {
    text: EditBuffer,
    chosen: usize,
    finder: Finder,
    focus: FirstFocus,
}

impl Dialog for Palette {
    fn title(&self) -> &'static str {
        "palette-title"
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn high(&self) -> bool {
        true
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let id = Id::unique("palette-text");
        self.focus.give(ui, id);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let name = scene.tr("palette-search");
        let shown = Field::new(id, &mut self.text, &name).hint(&name).show(ui, scene);
        // Those that can be used stand before those that cannot.
        let unavailable = |entry: &Entry| scene.state.availability(entry.command).is_err();
        let found = self.finder.find(scene, self.text.text(), unavailable);
        let last = found.len().saturating_sub(1);
        if shown.editor.changed {
            self.chosen = 0;
        }
        self.chosen = match (down, up) {
            (true, _) => self.chosen + 1,
            (_, true) => self.chosen.saturating_sub(1),
            _ => self.chosen,
        }
        .min(last);
        let mut run = shown.entered.then_some(self.chosen);
        ui.add_space(4.0);
        if found.is_empty() {
            widgets::label(ui, &scene.tr("palette-none"), scene.theme.weak());
        }
        ScrollArea::vertical().id_salt("palette").max_height(420.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for (index, (entry, label)) in found.iter().enumerate() {
                    let chosen = index == self.chosen;
                    let response = line(ui, scene, entry, label, chosen);
                    if chosen && (down || up) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        run = Some(index);
                    }
                }
            },
        );
        let Some((entry, _)) = run.and_then(|index| found.get(index)) else { return Flow::Stay };
        if scene.state.availability(entry.command).is_err() {
            return Flow::Stay;
        }
        scene.run(entry.command);
        Flow::Close
    }
}

/// One command: label, key, and why it cannot be used.
fn line(ui: &mut Ui, scene: &Scene<'_>, entry: &Entry, label: &str, chosen: bool) -> egui::Response {
    let theme = scene.theme;
    let available = scene.state.availability(entry.command);
    let fill = if chosen { theme.accent_fill } else { egui::Color32::TRANSPARENT };
    let frame = Frame::new().fill(fill).corner_radius(5).inner_margin(egui::Margin::symmetric(8, 3));
    let shown = frame.show(ui, |ui| {
        scene.row(ui, |ui| {
            let color = if available.is_ok() { theme.text } else { theme.weak };
            widgets::line(ui, label, TextStyle { color, ..theme.interface() });
            ui.with_layout(scene.rest_from_end(), |ui| {
                if let Some(keys) = scene.keymap.keys(entry.command).first() {
                    widgets::line(ui, &keys.label(), theme.small());
                }
                if let Err(reason) = available {
                    widgets::line(ui, &scene.tr(reason), theme.small());
                }
            });
        });
    });
    let response = shown.response.interact(Sense::click());
    accessible(&response, egui::accesskit::Role::MenuItem, label);
    response
}
