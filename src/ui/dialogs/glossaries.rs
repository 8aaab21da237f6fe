//! The glossaries of the project: their rank, and whether they are used.

use super::{Dialog, Flow, closing};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::workbench::Workbench;
use crate::model::{Glossary, GlossaryOrigin};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::widgets::{self, Emphasis, Icon};
use egui::{ScrollArea, Ui, vec2};

/// The glossaries of the project.
pub struct Glossaries;

impl Dialog for Glossaries {
    fn title(&self) -> &'static str {
        "glossaries-title"
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let Some(workbench) = &scene.state.workbench else { return Flow::Close };
        let theme = scene.theme;
        widgets::label(ui, &scene.tr("glossaries-rank"), theme.weak());
        let glossaries = workbench.session().project().glossaries();
        // Whatever stands around the list stays in a small window.
        let room = (ui.ctx().content_rect().height() - 260.0).clamp(theme.size * 6.0, 380.0);
        ScrollArea::vertical().id_salt("glossaries").max_height(room).show(ui, |ui| {
            for (rank, glossary) in glossaries.iter().enumerate() {
                let set = |enabled, rank| {
                    scene.send(Action::SetGlossaryUse { glossary: glossary.id, enabled, rank });
                };
                scene.row_of_height(ui, theme.size * 2.8, |ui| {
                    let label = scene.tr(if glossary.enabled { "on" } else { "off" });
                    let name = format!("{}: {label}", scene.glossary_name(&glossary.name));
                    if widgets::check(ui, scene, glossary.enabled, "", &name).clicked() {
                        set(!glossary.enabled, rank);
                    }
                    ui.with_layout(scene.rest_from_end(), |ui| {
                        let lower = rank + 1 < glossaries.len();
                        let down = |ui: &mut Ui| {
                            widgets::icon_button(ui, scene, Icon::Down, &scene.tr("rank-lower")).clicked()
                        };
                        if ui.add_enabled_ui(lower, down).inner {
                            set(glossary.enabled, rank + 1);
                        }
                        let up = |ui: &mut Ui| {
                            widgets::icon_button(ui, scene, Icon::Up, &scene.tr("rank-higher")).clicked()
                        };
                        if ui.add_enabled_ui(rank > 0, up).inner {
                            set(glossary.enabled, rank - 1);
                        }
                        let size = vec2(ui.available_width(), theme.size * 2.5);
                        ui.allocate_ui_with_layout(size, scene.column(), |ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            widgets::line(ui, &scene.glossary_name(&glossary.name), theme.interface());
                            widgets::line(ui, &facts(scene, workbench, glossary), theme.small());
                        });
                    });
                });
            }
        });
        scene.row(ui, |ui| {
            if widgets::button(ui, scene, &scene.tr("glossaries-add"), Emphasis::Plain).clicked() {
                scene.send(Action::AskForGlossaries);
            }
            widgets::command_button(ui, scene, Command::AddTerm, Emphasis::Plain);
        });
        closing(ui, scene)
    }
}

/// How much is in a glossary, and where it comes from.
fn facts(scene: &Scene<'_>, workbench: &Workbench, glossary: &Glossary) -> String {
    let ready = workbench.lexicon().and_then(|lexicon| lexicon.concepts_of(glossary.id));
    let count = tr!(scene.t, "glossary-concepts", count = ready.unwrap_or(glossary.concepts.len()));
    let origin = match &glossary.origin {
        GlossaryOrigin::Own => scene.tr("glossary-own"),
        GlossaryOrigin::File(file) => file.clone(),
        GlossaryOrigin::Bundled(_) => scene.tr("glossary-bundled"),
    };
    format!("{count} · {origin}")
}
