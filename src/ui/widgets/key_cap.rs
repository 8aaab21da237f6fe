//! A key, drawn as one, to be pressed.

use super::button::named;
use crate::ui::scene::Scene;
use crate::ui::text::{Align, TextStyle, line_width, paint_line};
use egui::accesskit::Role;
use egui::{Id, Response, Sense, Stroke, StrokeKind, Ui, vec2};

/// How a key looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapLook {
    /// As one of many.
    Usual,
    /// As one that the user chose.
    Changed,
    /// As one that is not there.
    Absent,
    /// As one that is being asked for.
    Asking,
}

/// A key to press: what stands on it, and what assistive technology calls it.
/// Without a sense of focus it is passed over by Tab, for a long list of keys
/// would be a long way.
pub fn key_cap(
    ui: &mut Ui,
    scene: &Scene<'_>,
    id: Id,
    (text, name): (&str, &str),
    look: CapLook,
    sense: Sense,
) -> Response {
    let theme = scene.theme;
    let (fill, line, color) = match look {
        CapLook::Usual => (theme.page, theme.border, theme.text),
        CapLook::Changed => (theme.page, theme.accent, theme.text),
        CapLook::Absent => (egui::Color32::TRANSPARENT, theme.border, theme.weak),
        CapLook::Asking => (theme.accent, theme.accent, theme.accent_text),
    };
    let style = TextStyle { color, size: theme.size * 0.93, ..theme.interface() };
    let width = (line_width(ui.ctx(), text, &style) + 14.0).ceil().min(ui.max_rect().width());
    let (_, rect) = ui.allocate_space(vec2(width, (style.size * 1.35 + 6.0).round()));
    let response = named(ui.interact(rect, id, sense), Role::Button, name);
    let fill = if response.hovered() && look != CapLook::Asking { theme.hover } else { fill };
    let stroke = match response.has_focus() {
        true => Stroke::new(2.0, theme.accent),
        false => Stroke::new(1.0, line),
    };
    ui.painter().rect(rect, 5, fill, stroke, StrokeKind::Inside);
    paint_line(ui, rect.shrink2(vec2(5.0, 0.0)), text, &style, Align::Center);
    response
}
