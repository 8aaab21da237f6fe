//! Menus, made from the table of commands.

use super::button::{caption, named};
use super::tooltip;
use crate::app::command::{COMMANDS, Command, Entry, Menu};
use crate::ui::scene::Scene;
use crate::ui::text::{Align, TextStyle, line_width, paint_line};
use egui::accesskit::Role;
use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Button, Sense, Ui, vec2};

/// The distance between a label and its key, in points.
const BEFORE_KEY: f32 = 28.0;

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

/// A line of a menu: the label where lines begin and the key where they end,
/// faint with a reason where the command cannot be used.
fn menu_item(ui: &mut Ui, scene: &Scene<'_>, command: Command) {
    let theme = scene.theme;
    let available = scene.state.availability(command);
    let name = scene.tr(&command.entry().label());
    let sense = if available.is_ok() { Sense::click() } else { Sense::hover() };
    let size = vec2(ui.available_width(), theme.size * 1.35 + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let response = named(response, Role::MenuItem, &name);
    if available.is_ok() && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5, theme.hover);
    }
    let color = if available.is_ok() { theme.text } else { theme.weak.gamma_multiply(0.7) };
    let inner = rect.shrink2(vec2(ui.spacing().button_padding.x, 4.0));
    let (start, end) =
        if scene.mirrored() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    paint_line(ui, inner, &name, &TextStyle { color, ..theme.interface() }, start);
    let weak = if available.is_ok() { theme.weak } else { color };
    paint_line(ui, inner, &key(scene, command), &TextStyle { color: weak, ..theme.interface() }, end);
    if response.clicked() {
        scene.run(command);
        ui.close();
    }
    if let Err(reason) = available {
        tooltip(scene, response, &scene.tr(reason));
    }
}

/// The key of a command as people write it.
fn key(scene: &Scene<'_>, command: Command) -> String {
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
