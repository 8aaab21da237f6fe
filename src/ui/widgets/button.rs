//! Things to press.

use super::tooltip;
use crate::ui::scene::Scene;
use crate::ui::text::{Align, accessible, chrome, line_width, paint_line};
use egui::accesskit::Role;
use egui::{Button, Color32, FontId, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetText, vec2};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// The one that Enter presses.
    Main,
    /// An ordinary one.
    Plain,
    /// One that shows no border until the pointer is over it.
    Quiet,
}

/// A button with a label.
pub fn button(ui: &mut Ui, scene: &Scene<'_>, text: &str, emphasis: Emphasis) -> Response {
    button_if(ui, scene, true, text, emphasis)
}

/// A button with a label that can be pressed or not.
pub fn button_if(ui: &mut Ui, scene: &Scene<'_>, enabled: bool, text: &str, emphasis: Emphasis) -> Response {
    let theme = scene.theme;
    let color = if emphasis == Emphasis::Main { theme.accent_text } else { theme.text };
    let mut button = Button::new(caption(scene, text, color));
    match emphasis {
        Emphasis::Main => button = button.fill(theme.accent).stroke(Stroke::new(1.0, theme.accent)),
        Emphasis::Plain => {}
        Emphasis::Quiet => button = button.frame_when_inactive(false),
    }
    named(ui.add_enabled(enabled, button), Role::Button, text)
}

/// The sign of a small button; drawn, for fonts differ in the signs they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Go away.
    Close,
    /// Upwards, backwards.
    Up,
    /// Downwards, forwards.
    Down,
    /// More.
    Plus,
    /// Less.
    Minus,
}

/// A small button that shows a sign and has its name as a tooltip.
pub fn icon_button(ui: &mut Ui, scene: &Scene<'_>, icon: Icon, name: &str) -> Response {
    let side = ui.spacing().interact_size.y;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let response = named(response, Role::Button, name);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6, scene.theme.hover);
    }
    let color = if ui.is_enabled() { scene.theme.text } else { scene.theme.weak.gamma_multiply(0.6) };
    let r = 4.5;
    let lines: &[&[(f32, f32)]] = match icon {
        Icon::Close => &[&[(-r, -r), (r, r)], &[(-r, r), (r, -r)]],
        Icon::Up => &[&[(-r, 2.5), (0.0, -2.5), (r, 2.5)]],
        Icon::Down => &[&[(-r, -2.5), (0.0, 2.5), (r, -2.5)]],
        Icon::Plus => &[&[(-r, 0.0), (r, 0.0)], &[(0.0, -r), (0.0, r)]],
        Icon::Minus => &[&[(-r, 0.0), (r, 0.0)]],
    };
    for line in lines {
        let points = line.iter().map(|(x, y)| rect.center() + vec2(*x, *y)).collect();
        ui.painter().line(points, Stroke::new(1.5, color));
    }
    tooltip(scene, response, name)
}

/// A button that is on or off.
pub fn switch(ui: &mut Ui, scene: &Scene<'_>, on: bool, text: &str, name: &str) -> Response {
    let theme = scene.theme;
    let color = if on { theme.accent_text } else { theme.text };
    let mut button = Button::new(caption(scene, text, color)).frame_when_inactive(on);
    if on {
        button = button.fill(theme.accent).stroke(Stroke::new(1.0, theme.accent));
    }
    let response = named(ui.add(button), Role::CheckBox, name);
    toggled(ui, &response, on);
    if text == name { response } else { tooltip(scene, response, name) }
}

/// A box to tick, with a label behind it; `name` is what assistive technology
/// calls it.
pub fn check(ui: &mut Ui, scene: &Scene<'_>, on: bool, label: &str, name: &str) -> Response {
    let theme = scene.theme;
    let (side, gap) = (theme.size * 1.2, 7.0);
    let style = theme.interface();
    let width = side + gap + line_width(ui.ctx(), label, &style) + 1.0;
    let size = vec2(width, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let response = named(response, Role::CheckBox, name);
    toggled(ui, &response, on);
    let center = if scene.mirrored() { rect.right_center() } else { rect.left_center() };
    let inwards = if scene.mirrored() { -1.0 } else { 1.0 };
    let tick = Rect::from_center_size(center + vec2(inwards * side / 2.0, 0.0), vec2(side, side));
    let line = if response.has_focus() || response.hovered() { theme.accent } else { theme.weak };
    let fill = if on { theme.accent } else { theme.page };
    ui.painter().rect(tick, 4, fill, Stroke::new(1.2, line), StrokeKind::Inside);
    if on {
        let points = [(-3.8, 0.0), (-1.0, 2.8), (4.0, -3.2)].map(|(x, y)| tick.center() + vec2(x, y));
        ui.painter().line(points.to_vec(), Stroke::new(1.8, theme.accent_text));
    }
    let mut text = rect;
    let align = if scene.mirrored() { Align::Right } else { Align::Left };
    *(if scene.mirrored() { text.right_mut() } else { text.left_mut() }) += inwards * (side + gap);
    paint_line(ui, text, label, &style, align);
    response
}

/// Tells assistive technology whether a widget is on.
fn toggled(ui: &Ui, response: &Response, on: bool) {
    use egui::accesskit::Toggled;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(if on { Toggled::True } else { Toggled::False });
    });
}

/// A line of text to press.
pub fn link(ui: &mut Ui, scene: &Scene<'_>, text: &str) -> Response {
    let button = Button::new(caption(scene, text, scene.theme.accent)).frame(false);
    named(ui.add(button), Role::Link, text).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A short label for a widget of egui's.
pub(super) fn caption(scene: &Scene<'_>, text: &str, color: Color32) -> WidgetText {
    chrome(text, FontId::proportional(scene.theme.size), color, scene.t.direction())
}

/// Gives a widget its name in logical order.
pub(super) fn named(response: Response, role: Role, name: &str) -> Response {
    accessible(&response, role, name);
    response
}
