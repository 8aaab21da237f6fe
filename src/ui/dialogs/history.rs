//! How a segment came to be.

use super::{Dialog, Flow, closing};
use crate::store::{Change, HistoryItem};
use crate::ui::scene::Scene;
use crate::ui::text::{Family, Text, TextStyle};
use crate::ui::widgets;
use egui::{ScrollArea, Ui};

/// How a segment came to be.
pub struct History {
    items: Vec<HistoryItem>,
}

impl History {
    /// A dialog over what the file tells of a segment.
    pub fn new(items: Vec<HistoryItem>) -> Self {
        Self { items }
    }
}

impl Dialog for History {
    fn title(&self) -> &'static str {
        "history-title"
    }

    fn width(&self) -> f32 {
        680.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let theme = scene.theme;
        if self.items.is_empty() {
            widgets::label(ui, &scene.tr("history-none"), theme.weak());
        }
        ScrollArea::vertical().id_salt("history").max_height(440.0).show(ui, |ui| {
            for item in self.items.iter().rev() {
                let line = format!("{} · {}", crate::app::clock::local(item.time), item.author);
                widgets::label(ui, &line, theme.small());
                if let Change::Target { after, .. } = &item.change {
                    let style = TextStyle::new(Family::Target, theme.size * 1.05, theme.text);
                    let text = if after.target.is_empty() {
                        scene.tr("history-empty")
                    } else {
                        after.target.clone()
                    };
                    Text::new(&text).style(style).show(ui);
                }
                ui.separator();
            }
        });
        closing(ui, scene)
    }
}
