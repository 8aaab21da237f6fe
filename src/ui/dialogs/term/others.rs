//! The terms of a language beside its first one, each with its status.

use super::choose_status;
use crate::model::{Direction, TermStatus};
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, Family, TextStyle};
use crate::ui::widgets::{self, Field, Icon};
use egui::{Id, Ui};

/// The terms of a language beside its first one.
pub(super) struct Others<'a> {
    /// What their language is called.
    pub language: &'a str,
    /// The side they are of.
    pub family: Family,
    pub direction: Direction,
}

impl Others<'_> {
    /// Draws them, and a button that adds one with this status.
    pub fn show(
        &self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        buffers: &mut Vec<EditBuffer>,
        terms: &mut Vec<(String, TermStatus)>,
    ) {
        let theme = scene.theme;
        if !buffers.is_empty() {
            widgets::label(ui, &self.name(scene, "all", 0), theme.small());
        }
        for (number, (buffer, (_, status))) in buffers.iter_mut().zip(terms.iter_mut()).enumerate() {
            ui.push_id(self.field(number), |ui| {
                scene.row_of_height(ui, theme.size * 2.2, |ui| {
                    let style =
                        TextStyle { line_height: 1.4, ..TextStyle::new(self.family, theme.size, theme.text) };
                    let width = (ui.available_width() - theme.size * 12.0).max(120.0);
                    let name = self.name(scene, "one", number + 2);
                    let field = Field::new(self.field(number), buffer, &name);
                    field.style(style).direction(self.direction).width(width).show(ui, scene);
                    choose_status(ui, scene, &self.name(scene, "status", number + 2), status);
                });
            });
        }
        let label = self.name(scene, "add", 0);
        scene.row(ui, |ui| {
            let pressed = widgets::icon_button(ui, scene, Icon::Plus, &label).clicked();
            widgets::line(ui, &label, theme.weak());
            if pressed {
                buffers.push(EditBuffer::default());
                terms.push((String::new(), TermStatus::Admitted));
                let field = self.field(buffers.len() - 1);
                ui.memory_mut(|memory| memory.request_focus(field));
            }
        });
    }

    fn field(&self, number: usize) -> Id {
        Id::unique(("term-other", self.family == Family::Source, number))
    }

    fn name(&self, scene: &Scene<'_>, what: &str, number: usize) -> String {
        let values = [("language", self.language.into()), ("number", number.into())];
        let id = match self.family {
            Family::Source => format!("term-source-others-{what}"),
            _ => format!("term-others-{what}"),
        };
        scene.t.tr_with(&id, &values)
    }
}
