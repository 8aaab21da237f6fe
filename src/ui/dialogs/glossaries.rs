//! The glossaries of the project: their rank, and whether they are used.

use super::{Dialog, Flow, closing};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::files::{self, BUNDLED};
use crate::app::workbench::Workbench;
use crate::model::{Glossary, GlossaryOrigin, Setting};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::EditBuffer;
use crate::ui::widgets::{self, Emphasis, Field, Icon};
use egui::{Align, Id, Layout, ScrollArea, Ui, vec2};

/// The glossaries of the project.
pub struct Glossaries {
    domains: EditBuffer,
}

impl Glossaries {
    /// A dialog that begins with the fields the project is about.
    pub fn new(workbench: &Workbench) -> Self {
        let domains = workbench.session().project().setting(Setting::Domains);
        Self { domains: EditBuffer::new(domains.unwrap_or_default().to_owned()) }
    }
}

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
        let room = (ui.ctx().content_rect().height() - 340.0).clamp(theme.size * 6.0, 340.0);
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
                        if glossary.origin != GlossaryOrigin::Own {
                            let name = scene.glossary_name(&glossary.name);
                            let remove = scene.tr_with("glossary-remove", "glossary", &name);
                            if widgets::icon_button(ui, scene, Icon::Close, &remove).clicked() {
                                scene.send(Action::RemoveGlossary(glossary.id));
                            }
                        }
                        if !matches!(glossary.origin, GlossaryOrigin::Bundled(_)) {
                            writable(ui, scene, glossary);
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
            widgets::command_button(ui, scene, Command::ImportGlossary, Emphasis::Plain);
            widgets::command_button(ui, scene, Command::ExportGlossary, Emphasis::Plain);
            widgets::command_button(ui, scene, Command::AddTerm, Emphasis::Plain);
        });
        shipped(ui, scene, glossaries);
        ui.add_space(6.0);
        let name = scene.tr("glossaries-domains");
        widgets::label(ui, &scene.tr("glossaries-domains-why"), theme.weak());
        let id = Id::unique("glossaries-domains");
        let field = Field::new(id, &mut self.domains, &name).hint(&name).show(ui, scene);
        let flow = closing(ui, scene);
        if field.entered || flow == Flow::Close || !ui.memory(|memory| memory.has_focus(id)) {
            let domains = self.domains.text().trim();
            let known = workbench.session().project().setting(Setting::Domains).unwrap_or_default();
            if domains != known {
                scene.send(Action::SetDomains(domains.to_owned()));
            }
        }
        flow
    }
}

/// Whether the terms of a glossary may be changed.
fn writable(ui: &mut Ui, scene: &Scene<'_>, glossary: &Glossary) {
    let name = scene.glossary_name(&glossary.name);
    let name = scene.tr_with("glossary-writable-of", "glossary", &name);
    if widgets::check(ui, scene, glossary.writable, &scene.tr("glossary-writable"), &name).clicked() {
        let writable = !glossary.writable;
        scene.send(Action::SetGlossaryWritable { glossary: glossary.id, writable });
    }
}

/// The glossaries that ship with the program and are not among these, to be added.
fn shipped(ui: &mut Ui, scene: &Scene<'_>, glossaries: &[Glossary]) {
    let is_used = |name: &str| {
        glossaries.iter().any(|one| matches!(&one.origin, GlossaryOrigin::Bundled(used) if used == name))
    };
    let unused: Vec<_> = BUNDLED.iter().filter(|bundled| !is_used(bundled.name)).collect();
    if unused.is_empty() {
        return;
    }
    widgets::label(ui, &scene.tr("glossaries-shipped"), scene.theme.weak());
    let row = if scene.mirrored() {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let size = vec2(ui.available_width(), 0.0);
    ui.allocate_ui_with_layout(size, row.with_main_wrap(true), |ui| {
        for bundled in unused {
            let title = scene.glossary_name(files::bundled_title(bundled.name).unwrap_or(bundled.name));
            let name = scene.tr_with("glossary-use", "glossary", &title);
            if widgets::button(ui, scene, &name, Emphasis::Plain).clicked() {
                scene.send(Action::UseBundled(bundled.name));
            }
        }
    });
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
