//! The bars above and below the segments: filter, progress, state of saving.

use super::super::scene::Scene;
use super::super::text::{EditBuffer, TextStyle};
use super::super::widgets::{self, Emphasis, Field};
use super::segments::SegmentsPanel;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::phrases::Phrase;
use crate::app::rows::{Filter, StateFilter};
use crate::app::session::SaveState;
use crate::app::workbench::Workbench;
use crate::model::Side;
use crate::text::expression::ExpressionError;
use crate::tr;
use egui::{Color32, Id, Key, Modifiers, Rect, Sense, Ui, pos2, vec2};

/// What the filter bar remembers from frame to frame.
#[derive(Default)]
pub struct FilterBar {
    text: EditBuffer,
    focus: bool,
}

impl FilterBar {
    /// Gives the keyboard to the filter's text.
    pub fn focus(&mut self) {
        self.focus = true;
    }

    /// Draws the bar.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        scene.row(ui, |ui| {
            documents(ui, scene, workbench);
            self.filter(ui, scene, workbench);
            ui.with_layout(scene.rest_from_end(), |ui| {
                widgets::command_button(ui, scene, Command::Palette, Emphasis::Quiet);
                widgets::command_button(ui, scene, Command::ExportDocument, Emphasis::Plain);
            });
        });
    }

    fn filter(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let id = Id::unique("filter-text");
        if std::mem::take(&mut self.focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
            self.text.select(crate::model::Span::new(0, self.text.text().len()));
        }
        let mut filter = workbench.filter().clone();
        if self.text.text() != filter.text && !ui.memory(|memory| memory.has_focus(id)) {
            self.text.set_text(filter.text.clone());
        }
        let name = scene.tr("filter-text");
        let width = (ui.ctx().content_rect().width() * 0.21).clamp(120.0, 230.0);
        let shown = Field::new(id, &mut self.text, &name).hint(&name).width(width).show(ui, scene);
        let escaped = shown.editor.response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escaped {
            self.text.set_text("");
            to_translation(ui);
        }
        let options: Vec<(StateFilter, String)> = StateFilter::ALL
            .into_iter()
            .map(|states| (states, scene.tr(&format!("filter-{}", states.id()))))
            .collect();
        if let Some(states) = widgets::choice(ui, scene, &scene.tr("filter-state"), &filter.states, &options)
        {
            filter.states = states;
        }
        filter.text = self.text.text().to_owned();
        let filtered = filter != Filter::default();
        if filter != *workbench.filter() {
            scene.send(Action::SetFilter(filter));
        }
        if filtered {
            if widgets::button(ui, scene, &scene.tr("filter-clear"), Emphasis::Quiet).clicked() {
                self.text.set_text("");
                scene.send(Action::SetFilter(Filter::default()));
                to_translation(ui);
            }
            match workbench.rows().error() {
                Some(error) => bad_query(ui, scene, &error),
                None => {
                    let shown = tr!(scene.t, "filter-shown", count = workbench.rows().len());
                    widgets::line(ui, &shown, scene.theme.weak());
                }
            }
        }
    }
}

/// Says why something cannot be searched for.
pub(super) fn bad_query(ui: &mut Ui, scene: &Scene<'_>, error: &ExpressionError) {
    let theme = scene.theme;
    let text = scene.tr_with("find-bad", "reason", &Phrase::from(error).say(scene.t));
    let style = TextStyle { color: theme.error, ..theme.interface() };
    let shown = widgets::line(ui, &text, style);
    // The line is cut where there is no room.
    widgets::tooltip(scene, shown.response, &text);
}

/// Gives the keyboard to the translation.
fn to_translation(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(SegmentsPanel::editor_id(Side::Target)));
}

fn documents(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
    let documents = workbench.session().project().documents();
    if documents.len() < 2 {
        return;
    }
    let options: Vec<(usize, String)> =
        documents.iter().enumerate().map(|(index, document)| (index, document.name.clone())).collect();
    let name = scene.tr("document-choice");
    if let Some(index) = widgets::choice(ui, scene, &name, &workbench.document_index(), &options) {
        scene.send(Action::ShowDocument(index));
    }
}

/// Draws the status bar.
pub fn status(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
    let counts = workbench.session().counts();
    scene.row(ui, |ui| {
        if let Some(index) = workbench.active_index() {
            let of = workbench.document().map_or(0, |document| document.segments.len());
            let place = tr!(scene.t, "status-segment", number = index + 1, count = of);
            widgets::line(ui, &place, scene.theme.weak());
            ui.separator();
        }
        let (done, all) = (counts.done_segments(), counts.all_segments());
        let share = if all == 0 { 0.0 } else { done as f32 / all as f32 };
        progress(ui, scene, share, &tr!(scene.t, "progress-name", percent = (share * 100.0).floor()));
        // In a small window the counts make way for what is being done.
        if scene.state.working.is_none() || ui.max_rect().width() > scene.theme.size * ROOMY {
            let segments = tr!(scene.t, "status-segments", done = done, count = all);
            widgets::line(ui, &segments, scene.theme.weak());
            ui.separator();
            let words = tr!(scene.t, "status-words", done = counts.done_words(), count = counts.all_words());
            widgets::line(ui, &words, scene.theme.weak());
        }
        ui.with_layout(scene.rest_from_end(), |ui| {
            save_state(ui, scene, workbench);
            if scene.state.working.is_some() {
                ui.separator();
                working(ui, scene);
            }
        });
    });
}

/// From how many times the size of the interface's text on the bar has room for all.
const ROOMY: f32 = 70.0;

/// What is being done in the background, with a button that cancels it.
pub fn working(ui: &mut Ui, scene: &Scene<'_>) {
    let Some(working) = scene.state.working else { return };
    if working.purpose.is_asked_for()
        && widgets::icon_button(ui, scene, widgets::Icon::Close, &scene.tr("working-cancel")).clicked()
    {
        scene.send(Action::CancelWork);
    }
    if let Some(total) = working.progress.total.filter(|total| *total > 0) {
        let share = (working.progress.done as f64 / total as f64).min(1.0) as f32;
        progress(ui, scene, share, &tr!(scene.t, "working-progress", percent = (share * 100.0).floor()));
    }
    widgets::line(ui, &scene.tr(working.purpose.message()), scene.theme.weak());
}

/// A bar that fills from where the interface's lines begin.
fn progress(ui: &mut Ui, scene: &Scene<'_>, share: f32, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(120.0, 8.0), Sense::hover());
    let theme = scene.theme;
    ui.painter().rect_filled(rect, 4, theme.border);
    let width = rect.width() * share;
    let left = if scene.mirrored() { rect.right() - width } else { rect.left() };
    let filled = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
    ui.painter().rect_filled(filled, 4, theme.success);
    super::super::text::accessible(&response, egui::accesskit::Role::ProgressIndicator, name);
    widgets::tooltip(scene, response, name);
}

fn save_state(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
    let theme = scene.theme;
    let state = workbench.session().save_state();
    let color = match state {
        SaveState::Saved => theme.success,
        SaveState::Saving => theme.weak,
        SaveState::Failed => theme.error,
    };
    dot(ui, color);
    let shown = widgets::line(ui, &scene.tr(state.message()), TextStyle { color, ..theme.interface() });
    if let Some(error) = workbench.session().failure() {
        widgets::tooltip(scene, shown.response, &Phrase::from(error).say(scene.t));
    }
    if state == SaveState::Failed && widgets::button(ui, scene, &scene.tr("retry"), Emphasis::Plain).clicked()
    {
        scene.send(Action::Retry);
    }
}

fn dot(ui: &mut Ui, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 4.0, color);
}
