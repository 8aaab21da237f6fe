//! Past messages.

use super::{Dialog, Flow, closing};
use crate::ui::panels::news;
use crate::ui::scene::Scene;
use egui::Ui;

/// Past messages.
pub struct News;

impl Dialog for News {
    fn title(&self) -> &'static str {
        "news-title"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        news::show(ui, scene);
        closing(ui, scene)
    }
}
