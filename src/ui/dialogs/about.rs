//! What this program is.

use super::{Dialog, Flow, closing};
use crate::ui::scene::Scene;
use crate::ui::widgets;
use egui::Ui;

/// What this program is.
pub struct About;

impl Dialog for About {
    fn title(&self) -> &'static str {
        "about-title"
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let version = scene.tr_with("about-version", "version", env!("CARGO_PKG_VERSION"));
        widgets::label(ui, &version, scene.theme.interface());
        for id in ["about-what", "about-licence", "about-fonts"] {
            widgets::label(ui, &scene.tr(id), scene.theme.weak());
        }
        closing(ui, scene)
    }
}
