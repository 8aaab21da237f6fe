//! The terms of the active segment: what was recognised, why, and how it is
//! rendered.

use super::super::scene::Scene;
use super::super::text::{Align as TextAlign, Family, Mark, Text, TextStyle, Weight};
use super::super::widgets::{self, Emphasis};
use super::segments::SegmentsPanel;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::lexicon::{Rendering, TermMatch};
use crate::app::workbench::Workbench;
use crate::model::{Span, TermStatus};
use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Sense, Stroke, Ui, vec2};

/// Draws the panel; hovering a term is told to the segments and back.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, segments: &mut SegmentsPanel) {
    scene.row(ui, |ui| {
        widgets::line(ui, &scene.tr("terms-title"), scene.theme.heading());
    });
    if workbench.active().is_none() {
        return;
    }
    let terms = workbench.active_terms();
    if terms.is_empty() {
        let message = match workbench.lexicon() {
            None => "terms-loading",
            Some(lexicon) if lexicon.is_empty() => "terms-no-glossary",
            Some(_) => "terms-none",
        };
        widgets::label(ui, &scene.tr(message), scene.theme.weak());
        widgets::command_button(ui, scene, Command::Glossaries, Emphasis::Plain);
        return;
    }
    let mut hovered = None;
    ScrollArea::vertical().id_salt("terms").auto_shrink(false).show(ui, |ui| {
        ui.with_layout(scene.column(), |ui| {
            for (index, term) in terms.iter().enumerate().filter(|(_, term)| term.repeats.is_none()) {
                let lit = segments.hovered == Some(index);
                if card(ui, scene, term, lit).hovered() {
                    hovered = Some(index);
                }
            }
        });
    });
    if let Some(term) = hovered {
        segments.hover(term);
    }
}

/// One recognised term.
fn card(ui: &mut Ui, scene: &Scene<'_>, term: &TermMatch, lit: bool) -> egui::Response {
    let theme = scene.theme;
    let nested = term.inside.is_some();
    let mut margin = Margin::symmetric(10, 8);
    if nested {
        *(if scene.mirrored() { &mut margin.right } else { &mut margin.left }) += 14;
    }
    let frame = Frame::new()
        .fill(if lit { theme.accent_fill } else { theme.page })
        .stroke(Stroke::new(1.0, if lit { theme.accent } else { theme.border }))
        .corner_radius(8)
        .inner_margin(margin);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        let source = TextStyle {
            weight: Weight::Medium,
            line_height: 1.6,
            ..TextStyle::new(Family::Source, theme.size * 1.15, theme.text)
        };
        widgets::label(ui, &term.surface, source);
        let reason = scene.reason(term);
        let reason = Text::new(&reason).style(theme.small()).direction(Some(scene.t.direction()));
        reason.selectable(false).show(ui);
        for rendering in &term.renderings {
            rendering_row(ui, scene, rendering);
        }
        if !term.definition.is_empty() {
            widgets::label(ui, &term.definition, theme.weak());
        }
        let glossary = scene.glossary_name(&term.glossary_name);
        let origin = [&*glossary, &*term.domain].into_iter().filter(|text| !text.is_empty());
        widgets::label(ui, &origin.collect::<Vec<_>>().join(" · "), theme.small());
    });
    shown.response.interact(Sense::hover())
}

/// One rendering: its key, its text, its status where that matters.
fn rendering_row(ui: &mut Ui, scene: &Scene<'_>, rendering: &Rendering) {
    let row =
        if scene.mirrored() { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), row, |ui| {
        if let Some(number) = rendering.number {
            badge(ui, scene, &number.to_string());
        }
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), scene.column(), |ui| {
            rendering_text(ui, scene, rendering);
            let mut remarks: Vec<String> = Vec::new();
            remarks.extend(status_tag(rendering.status).map(|id| scene.tr(id)));
            let instead = rendering.instead.as_ref();
            remarks.extend(instead.map(|instead| scene.tr_with("rendering-instead", "rendering", instead)));
            if !remarks.is_empty() {
                let color = if rendering.is_usable() { scene.theme.weak } else { scene.theme.error };
                widgets::label(ui, &remarks.join(" · "), TextStyle { color, ..scene.theme.small() });
            }
        });
    });
}

/// The wording, to be pressed, or struck through where it must not be used.
fn rendering_text(ui: &mut Ui, scene: &Scene<'_>, rendering: &Rendering) {
    let theme = scene.theme;
    let usable = rendering.is_usable();
    let color = if usable { theme.text } else { theme.weak };
    let style = TextStyle { line_height: 1.4, ..TextStyle::new(Family::Target, theme.size * 1.05, color) };
    let strike = Mark { strike: Some(theme.error), ..Mark::new(Span::new(0, rendering.text.len())) };
    let marks: &[Mark] = if usable { &[] } else { &[strike] };
    let sense = if usable { Sense::click() } else { Sense::hover() };
    let shown = Text::new(&rendering.text).style(style).marks(marks).selectable(false).sense(sense);
    // Beside its key, whichever way the rendering is written.
    let shown = shown.align(if scene.mirrored() { TextAlign::Right } else { TextAlign::Left }).show(ui);
    if !usable {
        return;
    }
    let name = scene.tr_with("rendering-insert", "rendering", &rendering.text);
    super::super::text::accessible(&shown.response, egui::accesskit::Role::Button, &name);
    if shown.response.clicked() {
        scene.send(Action::InsertRendering(rendering.text.clone()));
    }
    widgets::tooltip(scene, shown.response.on_hover_cursor(egui::CursorIcon::PointingHand), &name);
}

/// The Fluent id of a status, where it is not the preferred one.
fn status_tag(status: TermStatus) -> Option<&'static str> {
    match status {
        TermStatus::Preferred => None,
        TermStatus::Admitted => Some("status-admitted"),
        TermStatus::Proposed => Some("status-proposed"),
        TermStatus::Deprecated => Some("status-deprecated"),
        TermStatus::Forbidden => Some("status-forbidden"),
    }
}

/// A number in a small box, as a key looks.
pub fn badge(ui: &mut Ui, scene: &Scene<'_>, text: &str) {
    let theme = scene.theme;
    let side = theme.size * 1.4;
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().rect(rect, 4, theme.accent_fill, Stroke::new(1.0, theme.accent), egui::StrokeKind::Inside);
    let line = theme.small().size * theme.small().line_height;
    let inner = Rect::from_center_size(rect.center(), vec2(side, line));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    let style = TextStyle { color: theme.accent, ..theme.small() };
    let number = Text::new(text).style(style).fill(true).selectable(false);
    number.align(TextAlign::Center).show(&mut child);
}
