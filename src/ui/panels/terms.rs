//! The terms of the active segment: what was recognised, why, and how it is
//! rendered.

use super::super::scene::Scene;
use super::super::text::{Align as TextAlign, Family, Mark, Text, TextStyle, Weight, accessible, line_width};
use super::super::widgets::{self, Emphasis};
use super::context::{Asked, Of};
use super::segments::SegmentsPanel;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::lexicon::{Fit, Rendering, SourceFigure, TermMatch};
use crate::app::workbench::Workbench;
use crate::glossary::Confidence;
use crate::model::{Side, Span, TermStatus};
use egui::accesskit::Role;
use egui::{Align, Frame, Layout, Margin, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

/// The side of a key's box, as a multiple of the interface's size.
const BADGE: f32 = 1.4;

/// How many other wordings of a rendering are shown.
const MOST_VARIANTS: usize = 3;

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
        if terms.figures().is_empty() && segments.gives_terms_focus() {
            segments.focus(Side::Target);
        }
        let message = match workbench.lexicon() {
            None => "terms-loading",
            Some(lexicon) if lexicon.is_empty() => "terms-no-glossary",
            Some(_) => "terms-none",
        };
        widgets::label(ui, &scene.tr(message), scene.theme.weak());
        widgets::command_button(ui, scene, Command::Glossaries, Emphasis::Plain);
    }
    // Only of what is not certain is it told whether the translation bears it out.
    let unsure = terms.iter().any(|term| term.confidence != Confidence::Certain);
    let target = workbench.active().filter(|_| unsure).map_or("", |segment| &*segment.target);
    let rendered: Vec<usize> = terms.used_in(target).into_iter().map(|(index, _)| index).collect();
    let mut hovered = None;
    let mut first = segments.gives_terms_focus();
    ScrollArea::vertical().id_salt("terms").auto_shrink(false).show(ui, |ui| {
        ui.with_layout(scene.column(), |ui| {
            for (index, term) in terms.iter().enumerate().filter(|(_, term)| term.stands_alone()) {
                let seen = Seen { lit: segments.hovered == Some(index), rendered: rendered.contains(&index) };
                let card = card(ui, scene, term, seen);
                if card.response.hovered() {
                    hovered = Some(index);
                }
                follow_menu(ui, &card, index, segments);
                if std::mem::take(&mut first) {
                    let stop = card.renderings.iter().find(|one| one.sense.is_focusable());
                    stop.unwrap_or(&card.response).request_focus();
                }
            }
            let figures = figures(ui, scene, terms.figures());
            if let Some(stop) = figures.first().filter(|_| first) {
                stop.request_focus();
            }
        });
    });
    if let Some(term) = hovered {
        segments.hover(term);
    }
}

/// What is seen of a term elsewhere in the window.
#[derive(Clone, Copy)]
struct Seen {
    /// The pointer is over it.
    lit: bool,
    /// The translation has a rendering of it.
    rendered: bool,
}

/// What came of drawing a term.
struct Card {
    response: Response,
    /// Its renderings.
    renderings: Vec<Response>,
}

/// Opens a term's menu where it was clicked with the other button, or has the
/// keyboard and was asked for one.
fn follow_menu(ui: &Ui, card: &Card, index: usize, segments: &mut SegmentsPanel) {
    let place = |is_it: fn(&Response) -> bool| card.renderings.iter().position(is_it);
    let clicked = card.response.contains_pointer() && ui.input(|input| input.pointer.secondary_clicked());
    if let Some(point) = ui.input(|input| input.pointer.interact_pos()).filter(|_| clicked) {
        let rendering = place(Response::contains_pointer).unwrap_or(0);
        let back = SegmentsPanel::editor_id(segments.side());
        let of = Of::Term { index, rendering };
        segments.ask_menu(Asked { of, anchor: Rect::from_pos(point), back, by_key: false });
    }
    let focused = std::iter::once(&card.response).chain(&card.renderings).find(|one| one.has_focus());
    if let Some(focused) = focused.filter(|_| segments.takes_menu()) {
        let of = Of::Term { index, rendering: place(Response::has_focus).unwrap_or(0) };
        let anchor = focused.rect.intersect(ui.clip_rect());
        segments.ask_menu(Asked { of, anchor, back: focused.id, by_key: true });
    }
}

/// One recognised term.
fn card(ui: &mut Ui, scene: &Scene<'_>, term: &TermMatch, Seen { lit, rendered }: Seen) -> Card {
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
        let reason = scene.reason(term, rendered);
        let reason = Text::new(&reason).style(theme.small()).direction(Some(scene.t.direction()));
        reason.selectable(false).show(ui);
        let renderings =
            term.renderings.iter().map(|rendering| rendering_row(ui, scene, rendering)).collect();
        if !nested {
            variants(ui, scene, term);
            for text in [&term.definition, &term.note].into_iter().filter(|text| !text.is_empty()) {
                widgets::label(ui, text, theme.weak());
            }
        }
        let glossary = scene.glossary_name(&term.glossary_name);
        let origin = [&*glossary, &*term.domain].into_iter().filter(|text| !text.is_empty());
        widgets::label(ui, &origin.collect::<Vec<_>>().join(" · "), theme.small());
        renderings
    });
    // The keyboard comes to a term by its renderings, or to itself where none may
    // be used.
    let has_stop = term.renderings.iter().any(Rendering::is_usable);
    let sense = if has_stop { Sense::hover() } else { Sense::focusable_noninteractive() };
    let response = shown.response.interact(sense);
    if !has_stop {
        accessible(&response, Role::ListItem, &term.surface);
        if response.has_focus() {
            ui.painter().rect_stroke(response.rect, 8, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
        }
    }
    Card { response, renderings: shown.inner }
}

/// One rendering: its key, its text, its status where that matters.
fn rendering_row(ui: &mut Ui, scene: &Scene<'_>, rendering: &Rendering) -> Response {
    let row =
        if scene.mirrored() { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), row, |ui| {
        key(ui, scene, rendering.number);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), scene.column(), |ui| {
            let shown = rendering_text(ui, scene, rendering);
            let mut remarks: Vec<String> = Vec::new();
            remarks.extend(status_tag(rendering.status).map(|id| scene.tr(id)));
            remarks.extend(rendering.made_of.as_ref().map(|(citation, fit)| match fit {
                Fit::Plural => scene.tr_with("rendering-plural", "term", citation),
                Fit::Possessive => scene.tr_with("rendering-possessive", "term", citation),
                Fit::FirstMention => scene.tr("rendering-first-mention"),
            }));
            let instead = rendering.instead.as_ref();
            remarks.extend(instead.map(|instead| scene.tr_with("rendering-instead", "rendering", instead)));
            if !remarks.is_empty() {
                let color = if rendering.is_usable() { scene.theme.weak } else { scene.theme.error };
                widgets::label(ui, &remarks.join(" · "), TextStyle { color, ..scene.theme.small() });
            }
            shown
        })
        .inner
    })
    .inner
}

/// The other wordings of the best rendering, such as a short form.
fn variants(ui: &mut Ui, scene: &Scene<'_>, term: &TermMatch) {
    let Some(best) = term.renderings.first().filter(|best| best.is_usable()) else { return };
    let is_new =
        |text: &&String| best.citation() != **text && !term.renderings.iter().any(|one| one.text == **text);
    let variants: Vec<&String> = best.variants.iter().filter(is_new).take(MOST_VARIANTS).collect();
    if variants.is_empty() {
        return;
    }
    let row =
        if scene.mirrored() { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) };
    let size = vec2(ui.available_width(), 0.0);
    ui.allocate_ui_with_layout(size, row.with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for text in variants {
            let family = Family::Target;
            let style = TextStyle { color: scene.theme.accent, family, ..scene.theme.small() };
            // Rounded up, so that the last letter does not go to a second line.
            let width = (line_width(ui.ctx(), text, &style).ceil() + 1.0).min(ui.max_rect().width());
            ui.allocate_ui(vec2(width, style.size * style.line_height), |ui| {
                let shown = Text::new(text).style(style).selectable(false).sense(Sense::click()).show(ui);
                insert_when_pressed(scene, shown.response, text);
            });
        }
    });
}

/// The numbers and dates of the source as the house writes them.
fn figures(ui: &mut Ui, scene: &Scene<'_>, figures: &[SourceFigure]) -> Vec<Response> {
    // A number that stands there several times is inserted by one key.
    let once = figures
        .iter()
        .enumerate()
        .filter(|(index, one)| !figures[..*index].iter().any(|earlier| earlier.text == one.text));
    let once: Vec<&SourceFigure> = once.map(|(_, one)| one).collect();
    if once.is_empty() {
        return Vec::new();
    }
    ui.add_space(4.0);
    widgets::line(ui, &scene.tr("terms-figures"), scene.theme.small());
    let row = |ui: &mut Ui, figure: &SourceFigure| {
        scene
            .row(ui, |ui| {
                key(ui, scene, figure.number);
                let shown = insertable(ui, scene, &figure.text);
                if figure.surface != figure.text {
                    widgets::line(ui, &figure.surface, scene.theme.small());
                }
                shown
            })
            .inner
    };
    once.into_iter().map(|figure| row(ui, figure)).collect()
}

/// The wording, to be pressed, or struck through where it must not be used.
fn rendering_text(ui: &mut Ui, scene: &Scene<'_>, rendering: &Rendering) -> Response {
    if rendering.is_usable() {
        return insertable(ui, scene, &rendering.text);
    }
    let strike = Mark { strike: Some(scene.theme.error), ..Mark::new(Span::new(0, rendering.text.len())) };
    let marks = [strike];
    wording(scene, &rendering.text, scene.theme.weak).marks(&marks).sense(Sense::hover()).show(ui).response
}

/// A wording that is inserted when it is pressed.
fn insertable(ui: &mut Ui, scene: &Scene<'_>, text: &str) -> Response {
    let shown = wording(scene, text, scene.theme.text).sense(Sense::click()).show(ui);
    insert_when_pressed(scene, shown.response, text)
}

fn insert_when_pressed(scene: &Scene<'_>, shown: Response, text: &str) -> Response {
    let name = scene.tr_with("rendering-insert", "rendering", text);
    accessible(&shown, Role::Button, &name);
    if shown.clicked() {
        scene.send(Action::InsertRendering(text.to_owned()));
    }
    widgets::tooltip(scene, shown.on_hover_cursor(egui::CursorIcon::PointingHand), &name)
}

/// A wording of the target language, beside its key whichever way it is written.
fn wording<'a>(scene: &Scene<'_>, text: &'a str, color: egui::Color32) -> Text<'a> {
    let theme = scene.theme;
    let style = TextStyle { line_height: 1.4, ..TextStyle::new(Family::Target, theme.size * 1.05, color) };
    let align = if scene.mirrored() { TextAlign::Right } else { TextAlign::Left };
    Text::new(text).style(style).selectable(false).align(align)
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

/// The key that inserts a wording, or the room of one.
fn key(ui: &mut Ui, scene: &Scene<'_>, number: Option<u8>) {
    match number {
        Some(number) => badge(ui, scene, &number.to_string()),
        None => ui.add_space(scene.theme.size * BADGE + ui.spacing().item_spacing.x),
    }
}

/// A number in a small box, as a key looks.
pub fn badge(ui: &mut Ui, scene: &Scene<'_>, text: &str) {
    let theme = scene.theme;
    let side = theme.size * BADGE;
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().rect(rect, 4, theme.accent_fill, Stroke::new(1.0, theme.accent), egui::StrokeKind::Inside);
    let line = theme.small().size * theme.small().line_height;
    let inner = Rect::from_center_size(rect.center(), vec2(side, line));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    let style = TextStyle { color: theme.accent, ..theme.small() };
    let number = Text::new(text).style(style).fill(true).selectable(false);
    number.align(TextAlign::Center).show(&mut child);
}
