//! Past messages.

use super::{Dialog, Flow};
use crate::ui::panels::news::{NewsPanel, as_text};
use crate::ui::scene::Scene;
use crate::ui::widgets::{self, Emphasis};
use egui::Ui;

/// Past messages.
#[derive(Default)]
pub struct News {
    panel: NewsPanel,
}

impl Dialog for News {
    fn title(&self) -> &'static str {
        "news-title"
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        self.panel.show(ui, scene);
        ui.add_space(10.0);
        let button =
            |ui: &mut Ui, id: &str, emphasis| widgets::button(ui, scene, &scene.tr(id), emphasis).clicked();
        let mut closed = false;
        scene.row_from_end(ui, |ui| {
            closed = button(ui, "close", Emphasis::Main);
            let any = !scene.state.notices.is_empty();
            if ui.add_enabled_ui(any, |ui| button(ui, "news-copy", Emphasis::Plain)).inner {
                ui.ctx().copy_text(as_text(scene.state, scene.t));
            }
        });
        if closed { Flow::Close } else { Flow::Stay }
    }
}
