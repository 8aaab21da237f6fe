//! Things to press.

use super::tooltip;
use crate::ui::scene::Scene;
use crate::ui::text::{accessible, chrome};
use egui::accesskit::Role;
use egui::{Button, Color32, FontId, Response, Stroke, Ui, WidgetText};

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
    let theme = scene.theme;
    let color = if emphasis == Emphasis::Main { theme.accent_text } else { theme.text };
    let mut button = Button::new(caption(scene, text, color));
    match emphasis {
        Emphasis::Main => button = button.fill(theme.accent).stroke(Stroke::new(1.0, theme.accent)),
        Emphasis::Plain => {}
        Emphasis::Quiet => button = button.frame_when_inactive(false),
    }
    named(ui.add(button), Role::Button, text)
}

/// A small button that shows a sign and has its name as a tooltip.
pub fn icon_button(ui: &mut Ui, scene: &Scene<'_>, sign: &str, name: &str) -> Response {
    let button = Button::new(caption(scene, sign, scene.theme.text)).frame_when_inactive(false);
    tooltip(scene, named(ui.add(button), Role::Button, name), name)
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
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(if on { egui::accesskit::Toggled::True } else { egui::accesskit::Toggled::False });
    });
    if text == name { response } else { tooltip(scene, response, name) }
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
