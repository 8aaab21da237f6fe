//! The bar above the table: search, filters, and how much is shown.

use super::ConceptsPanel;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::concepts::{ConceptFilter, Show};
use crate::app::workbench::Workbench;
use crate::model::{GlossaryId, Span};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::line_width;
use crate::ui::theme::GAP;
use crate::ui::widgets::{self, Emphasis, Field};
use egui::{Key, Modifiers, Ui};

impl ConceptsPanel {
    /// Draws the bar above the table.
    pub fn bar(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let rest = scene.rows(ui, |ui| {
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
            let end = End::new(ui, scene, workbench);
            let fits = end.width <= ui.available_rect_before_wrap().width();
            if fits {
                ui.with_layout(scene.rest_from_end(), |ui| end.show(ui, scene));
            }
            (!fits).then_some(end)
        });
        // Where the first rows are full, they get one of their own.
        if let Some(end) = rest.inner {
            scene.row_from_end(ui, |ui| end.show(ui, scene));
        }
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

/// What stands at the end of the bar.
struct End {
    back: String,
    count: String,
    /// How much room it takes.
    width: f32,
}

impl End {
    fn new(ui: &Ui, scene: &Scene<'_>, workbench: &Workbench) -> Self {
        let (marked, shown) = (workbench.table().marked().len(), workbench.table().listing().len());
        let count = match marked {
            0 => tr!(scene.t, "concepts-shown", count = shown),
            _ => tr!(scene.t, "concepts-marked", count = marked, shown = shown),
        };
        let back = scene.tr("concepts-back");
        let widths = [&back, &count].map(|text| line_width(ui.ctx(), text, &scene.theme.interface()));
        let width = widths.iter().sum::<f32>() + 2.0 * ui.spacing().button_padding.x + 4.0 * GAP;
        Self { back, count, width }
    }

    fn show(&self, ui: &mut Ui, scene: &Scene<'_>) {
        let back = widgets::button(ui, scene, &self.back, Emphasis::Plain);
        if back.clicked() {
            scene.send(Action::ShowSegments);
        }
        let keys = scene.keymap.keys(Command::Concepts).first();
        widgets::tooltip(scene, back, &keys.map(|key| key.label()).unwrap_or_default());
        widgets::line(ui, &self.count, scene.theme.weak());
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
