//! All keys, by menu.

use super::{Dialog, Flow, closing};
use crate::app::command::{COMMANDS, Menu};
use crate::app::keymap::Chord;
use crate::ui::scene::Scene;
use crate::ui::widgets;
use egui::{ScrollArea, Ui};

/// All keys, by menu.
pub struct Shortcuts;

impl Dialog for Shortcuts {
    fn title(&self) -> &'static str {
        "shortcuts-title"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let theme = scene.theme;
        ScrollArea::vertical().id_salt("shortcuts").max_height(480.0).show(ui, |ui| {
            for menu in Menu::ALL {
                ui.add_space(6.0);
                widgets::label(ui, &scene.tr(&format!("menu-{}", menu.id())), theme.heading());
                for entry in COMMANDS.iter().filter(|entry| entry.menu == menu) {
                    scene.row(ui, |ui| {
                        widgets::line(ui, &scene.tr(&entry.label()), theme.interface());
                        ui.with_layout(scene.rest_from_end(), |ui| {
                            let keys = scene.keymap.keys(entry.command);
                            let keys: Vec<String> = keys.iter().map(Chord::label).collect();
                            widgets::line(ui, &keys.join("   "), theme.weak());
                        });
                    });
                }
            }
        });
        widgets::label(ui, &scene.tr("shortcuts-change"), theme.small());
        closing(ui, scene)
    }
}
