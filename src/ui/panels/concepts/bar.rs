//! The bar above the table: search, filters, and how much is shown.

use super::ConceptsPanel;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::concepts::{ConceptFilter, Show};
use crate::app::workbench::Workbench;
use crate::model::{GlossaryId, Span};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::widgets::{self, Emphasis, Field};
use egui::{Key, Modifiers, Ui};

impl ConceptsPanel {
    /// Draws the bar above the table.
    pub fn bar(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        scene.row(ui, |ui| {
            let mut filter = workbench.table().filter().clone();
            self.search_field(ui, scene, &mut filter);
            choices(ui, scene, workbench, &mut filter);
            let filtered = filter != ConceptFilter::default();
            if filter != *workbench.table().filter() {
                scene.send(Action::FilterConcepts(filter));
            }
            if filtered && widgets::button(ui, scene, &scene.tr("filter-clear"), Emphasis::Quiet).clicked() {
                scene.send(Action::FilterConcepts(ConceptFilter::default()));
                self.focus_table();
            }
            ui.with_layout(scene.rest_from_end(), |ui| {
                let back = widgets::button(ui, scene, &scene.tr("concepts-back"), Emphasis::Plain);
                if back.clicked() {
                    scene.send(Action::ShowSegments);
                }
                let keys = scene.keymap.keys(Command::Concepts).first();
                widgets::tooltip(scene, back, &keys.map(|key| key.label()).unwrap_or_default());
                let (marked, shown) = (workbench.table().marked().len(), workbench.table().listing().len());
                let count = match marked {
                    0 => tr!(scene.t, "concepts-shown", count = shown),
                    _ => tr!(scene.t, "concepts-marked", count = marked, shown = shown),
                };
                widgets::line(ui, &count, scene.theme.weak());
            });
        });
    }

    fn search_field(&mut self, ui: &mut Ui, scene: &Scene<'_>, filter: &mut ConceptFilter) {
        let id = Self::search_id();
        if std::mem::take(&mut self.wants_search) {
            ui.memory_mut(|memory| memory.request_focus(id));
            self.search.select(Span::new(0, self.search.text().len()));
        }
        let focused = ui.memory(|memory| memory.has_focus(id));
        if self.search.text() != filter.text && !focused {
            self.search.set_text(filter.text.clone());
        }
        if focused {
            // From the search one goes on to what it found.
            let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
            if down || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
                self.focus_table();
            }
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                self.search.set_text("");
                self.focus_table();
            }
        }
        let name = scene.tr("concepts-search");
        let width = (ui.ctx().content_rect().width() * 0.21).clamp(120.0, 260.0);
        Field::new(id, &mut self.search, &name).hint(&name).width(width).show(ui, scene);
        self.search.text().clone_into(&mut filter.text);
    }
}

/// What can be chosen beside a text.
fn choices(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, filter: &mut ConceptFilter) {
    let shows: Vec<(Show, String)> =
        Show::ALL.into_iter().map(|show| (show, scene.tr(&format!("show-{}", show.id())))).collect();
    if let Some(show) = widgets::choice(ui, scene, &scene.tr("concepts-show"), &filter.show, &shows) {
        filter.show = show;
    }
    let glossaries = workbench.session().project().glossaries();
    if glossaries.len() > 1 {
        let mut options: Vec<(Option<GlossaryId>, String)> = vec![(None, scene.tr("every-glossary"))];
        options.extend(glossaries.iter().map(|one| (Some(one.id), scene.glossary_name(&one.name))));
        let name = scene.tr("concept-glossary");
        if let Some(glossary) = widgets::choice(ui, scene, &name, &filter.glossary, &options) {
            filter.glossary = glossary;
        }
    }
    let Some(catalogue) = workbench.table().catalogue() else { return };
    let texts = [
        ("concept-domain", "every-domain", catalogue.domains(), &mut filter.domain),
        ("concept-author", "every-author", catalogue.authors(), &mut filter.author),
    ];
    for (name, every, known, chosen) in texts {
        if known.is_empty() && chosen.is_none() {
            continue;
        }
        let mut options: Vec<(Option<String>, String)> = vec![(None, scene.tr(every))];
        options.extend(known.iter().map(|text| (Some(text.clone()), text.clone())));
        if let Some(text) = widgets::choice(ui, scene, &scene.tr(name), chosen, &options) {
            *chosen = text;
        }
    }
}
