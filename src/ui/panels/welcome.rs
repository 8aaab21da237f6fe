//! The page one sees before a project is open.

use super::super::scene::Scene;
use super::super::text::{Family, Text, TextStyle, Weight};
use super::super::widgets::{self, Emphasis};
use crate::app::action::Action;
use crate::app::command::Command;
use egui::{ScrollArea, Ui, vec2};

/// Draws the page.
pub fn show(ui: &mut Ui, scene: &Scene<'_>) {
    let theme = scene.theme;
    let width = 560.0_f32.min(ui.available_width() - 40.0);
    let left = (ui.available_width() - width) / 2.0;
    let top = (ui.available_height() * 0.14).max(20.0);
    let rect = egui::Rect::from_min_size(
        ui.max_rect().min + vec2(left, top),
        vec2(width, ui.available_height() - top),
    );
    let mut page = scene.within(ui, rect, "welcome");
    let ui = &mut page;
    let title = TextStyle { weight: Weight::Bold, ..TextStyle::new(Family::Interface, 34.0, theme.accent) };
    Text::new(&scene.tr("app-title")).style(title).selectable(false).show(ui);
    widgets::label(ui, &scene.tr("welcome-line"), TextStyle { size: theme.size * 1.1, ..theme.weak() });
    ui.add_space(18.0);
    scene.row(ui, |ui| {
        widgets::command_button(ui, scene, Command::NewProject, Emphasis::Main);
        widgets::command_button(ui, scene, Command::OpenProject, Emphasis::Plain);
        widgets::command_button(ui, scene, Command::OpenSample, Emphasis::Plain);
    });
    ui.add_space(6.0);
    widgets::label(ui, &scene.tr("welcome-drop"), theme.small());
    scene.row(ui, |ui| super::bars::working(ui, scene));
    widgets::label(ui, &scene.tr("welcome-recent"), theme.heading());
    let recent = &scene.state.settings.recent;
    if recent.is_empty() {
        widgets::label(ui, &scene.tr("welcome-no-recent"), theme.weak());
    }
    ScrollArea::vertical().id_salt("recent").auto_shrink(false).show(ui, |ui| {
        for path in recent {
            ui.with_layout(scene.column(), |ui| {
                let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
                if widgets::link(ui, scene, &name).clicked() {
                    scene.send(Action::OpenProject(path.clone()));
                }
                widgets::line(ui, &path.display().to_string(), theme.small());
                ui.add_space(4.0);
            });
        }
    });
}
