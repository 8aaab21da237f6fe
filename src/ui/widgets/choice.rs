//! One of several.

use super::button::{caption, named};
use crate::ui::scene::Scene;
use egui::accesskit::Role;
use egui::{ComboBox, Ui};

/// A list that opens to choose from; returns what was chosen, if anything was.
pub fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    name: &str,
    current: &T,
    options: &[(T, String)],
) -> Option<T> {
    let shown = options.iter().find(|(value, _)| value == current).map_or("", |(_, label)| label);
    let mut chosen = None;
    let combo = ComboBox::from_id_salt(("choice", name))
        .selected_text(caption(scene, shown, scene.theme.text))
        .show_ui(ui, |ui| {
            for (value, label) in options {
                let selected = value == current;
                let color = scene.theme.text;
                let response = ui.selectable_label(selected, caption(scene, label, color));
                if named(response, Role::ListBoxOption, label).clicked() {
                    chosen = Some(value.clone());
                }
            }
        });
    named(combo.response, Role::ComboBox, &format!("{name}: {shown}"));
    chosen
}
