//! Menus, made from the table of commands.

use super::button::{caption, named};
use super::tooltip;
use crate::app::command::{COMMANDS, Command, Entry, Menu};
use crate::ui::scene::Scene;
use crate::ui::text::{Align, TextStyle, line_width, paint_line};
use egui::accesskit::Role;
use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Button, Rect, Sense, Stroke, Ui, pos2, vec2};

/// The distance between a label and its key, in points.
pub(super) const BEFORE_KEY: f32 = 28.0;

/// The width of the sign that a line opens a menu, in points.
const SIGN: f32 = 5.0;

/// The menu bar.
pub fn menu_bar(ui: &mut Ui, scene: &Scene<'_>) {
    MenuBar::new().ui(ui, |ui| {
        scene.row(ui, |ui| {
            for menu in Menu::ALL {
                let title = scene.tr(&format!("menu-{}", menu.id()));
                let button = Button::new(caption(scene, &title, scene.theme.text));
                let (response, _) = MenuButton::from_button(button).ui(ui, |ui| items(ui, scene, menu));
                named(response, Role::MenuItem, &title);
            }
        });
    });
}

fn items(ui: &mut Ui, scene: &Scene<'_>, menu: Menu) {
    let entries: Vec<&Entry> = COMMANDS.iter().filter(|entry| entry.menu == menu).collect();
    let style = scene.theme.interface();
    let width_of = |text: &str| line_width(ui.ctx(), text, &style);
    let widths = entries
        .iter()
        .map(|entry| width_of(&scene.tr(&entry.label())) + BEFORE_KEY + width_of(&key(scene, entry.command)));
    let width = widths.fold(160.0, f32::max) + 2.0 * ui.spacing().button_padding.x;
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 1.0;
    for entry in entries {
        if entry.starts_group {
            ui.separator();
        }
        menu_item(ui, scene, entry.command);
    }
}

/// A line of a menu: faint with a reason where the command cannot be used.
fn menu_item(ui: &mut Ui, scene: &Scene<'_>, command: Command) {
    let available = scene.state.availability(command);
    let name = scene.tr(&command.entry().label());
    let sense = if available.is_ok() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height(scene)), sense);
    let response = named(response, Role::MenuItem, &name);
    let lit = response.hovered() || response.has_focus();
    let end = End::Key(&key(scene, command));
    paint(ui, scene, rect, &Look { label: &name, end, usable: available.is_ok(), lit });
    if response.clicked() {
        scene.run(command);
        ui.close();
    }
    if let Err(reason) = available {
        tooltip(scene, response, &scene.tr(reason));
    }
}

/// How a line of a menu looks.
pub(super) struct Look<'a> {
    pub label: &'a str,
    pub end: End<'a>,
    /// Whether it can be chosen.
    pub usable: bool,
    /// Whether the pointer or the keyboard is at it.
    pub lit: bool,
}

/// What stands where a line of a menu ends.
pub(super) enum End<'a> {
    /// The key that does the same.
    Key(&'a str),
    /// The sign that there are more lines.
    More,
}

/// The height of a line of a menu, in points.
pub(super) fn height(scene: &Scene<'_>) -> f32 {
    scene.theme.size * 1.35 + 8.0
}

/// Paints a line of a menu: the label where the interface's lines begin, and the
/// key where they end.
pub(super) fn paint(ui: &Ui, scene: &Scene<'_>, rect: Rect, look: &Look<'_>) {
    let theme = scene.theme;
    if look.lit && look.usable {
        ui.painter().rect_filled(rect, 5, theme.hover);
    } else if look.lit {
        ui.painter().rect_stroke(rect, 5, Stroke::new(1.0, theme.border), egui::StrokeKind::Inside);
    }
    let faint = theme.weak.gamma_multiply(0.7);
    let (color, weak) = if look.usable { (theme.text, theme.weak) } else { (faint, faint) };
    let pad = ui.spacing().button_padding.x;
    let inner = rect.shrink2(vec2(pad, 4.0));
    let (start, end) =
        if scene.mirrored() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let style = |color| TextStyle { color, ..theme.interface() };
    let mut label = inner;
    match look.end {
        End::Key(key) => {
            let room = line_width(ui.ctx(), key, &theme.interface()).ceil() + pad;
            let room = if key.is_empty() { 0.0 } else { room };
            *(if scene.mirrored() { label.left_mut() } else { label.right_mut() }) +=
                if scene.mirrored() { room } else { -room };
            paint_line(ui, inner, key, &style(weak), end);
        }
        End::More => {
            let out = if scene.mirrored() { -1.0 } else { 1.0 };
            let edge = if scene.mirrored() { inner.left() + SIGN } else { inner.right() - SIGN };
            let tip = pos2(edge + out * SIGN / 2.0, rect.center().y);
            let points = vec![tip + vec2(-out * SIGN, -SIGN), tip, tip + vec2(-out * SIGN, SIGN)];
            ui.painter().line(points, Stroke::new(1.5, weak));
        }
    }
    paint_line(ui, label, look.label, &style(color), start);
}

/// The key of a command as people write it.
pub(super) fn key(scene: &Scene<'_>, command: Command) -> String {
    scene.keymap.keys(command).first().map(|chord| chord.label()).unwrap_or_default()
}

/// A button that runs a command, with its key in the tooltip.
pub fn command_button(ui: &mut Ui, scene: &Scene<'_>, command: Command, emphasis: super::Emphasis) {
    let available = scene.state.availability(command);
    let name = scene.tr(&command.entry().label());
    let response = ui.add_enabled_ui(available.is_ok(), |ui| super::button(ui, scene, &name, emphasis)).inner;
    if response.clicked() {
        scene.run(command);
    }
    let keys = key(scene, command);
    if !keys.is_empty() {
        tooltip(scene, response, &keys);
    }
}
