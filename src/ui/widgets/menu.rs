//! Menus, made from the table of commands.

use super::button::{caption, named};
use super::tooltip;
use crate::app::command::{COMMANDS, Command, Menu};
use crate::ui::scene::Scene;
use egui::accesskit::Role;
use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Button, Layout, Ui};

/// The menu bar.
pub fn menu_bar(ui: &mut Ui, scene: &Scene<'_>) {
    MenuBar::new().ui(ui, |ui| {
        let layout = if scene.mirrored() {
            Layout::right_to_left(egui::Align::Center)
        } else {
            Layout::left_to_right(egui::Align::Center)
        };
        ui.with_layout(layout, |ui| {
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
    ui.set_min_width(260.0);
    ui.with_layout(scene.column().with_cross_justify(true), |ui| {
        for entry in COMMANDS.iter().filter(|entry| entry.menu == menu) {
            if entry.starts_group {
                ui.separator();
            }
            menu_item(ui, scene, entry.command);
        }
    });
}

/// A line of a menu: label and key, faint with a reason where the command
/// cannot be used.
pub fn menu_item(ui: &mut Ui, scene: &Scene<'_>, command: Command) {
    let available = scene.state.availability(command);
    let name = scene.tr(&command.entry().label());
    let keys = scene.keymap.keys(command).first().map(ToString::to_string).unwrap_or_default();
    let mut button = Button::new(caption(scene, &name, scene.theme.text)).frame_when_inactive(false);
    if !keys.is_empty() {
        button = button.shortcut_text(caption(scene, &keys, scene.theme.weak));
    }
    let response = named(ui.add_enabled(available.is_ok(), button), Role::MenuItem, &name);
    if response.clicked() {
        scene.run(command);
        ui.close();
    }
    if let Err(reason) = available {
        response.on_disabled_hover_ui(|ui| {
            super::label(ui, &scene.tr(reason), scene.theme.interface());
        });
    }
}

/// A button that runs a command, with its key in the tooltip.
pub fn command_button(ui: &mut Ui, scene: &Scene<'_>, command: Command, emphasis: super::Emphasis) {
    let available = scene.state.availability(command);
    let name = scene.tr(&command.entry().label());
    let response = ui.add_enabled_ui(available.is_ok(), |ui| super::button(ui, scene, &name, emphasis)).inner;
    if response.clicked() {
        scene.run(command);
    }
    if let Some(keys) = scene.keymap.keys(command).first() {
        tooltip(scene, response, &keys.to_string());
    }
}
