//! The completions on offer, below the caret.

use crate::app::complete::Completion;
use crate::ui::scene::Scene;
use crate::ui::text::{TextStyle, line_width};
use crate::ui::theme::GAP;
use crate::ui::widgets;
use egui::{Id, Layout, Rect, Ui, vec2};

/// Draws the offers; `chosen` is the one that Tab accepts.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, caret: Rect, offers: &[Completion], chosen: usize, rtl: bool) {
    let (pivot, corner) = if rtl {
        (egui::Align2::RIGHT_TOP, caret.right_bottom())
    } else {
        (egui::Align2::LEFT_TOP, caret.left_bottom())
    };
    let area = egui::Area::new(Id::unique("completions"))
        .order(egui::Order::Foreground)
        .interactable(false)
        .constrain(true)
        .pivot(pivot)
        .fixed_pos(corner + vec2(0.0, 4.0));
    // As wide as the widest, and in the direction of what is being written.
    let key = scene.tr("completion-key");
    let wide = |text: &str, style: &TextStyle| line_width(ui.ctx(), text, style).ceil();
    let texts = offers.iter().map(|offer| wide(&offer.text, &scene.theme.interface()));
    let width = texts.fold(0.0, f32::max) + wide(&key, &scene.theme.small()) + 2.0 * GAP;
    let middle = egui::Align::Center;
    let row = if rtl { Layout::right_to_left(middle) } else { Layout::left_to_right(middle) };
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).inner_margin(6).show(ui, |ui| {
            for (index, offer) in offers.iter().enumerate() {
                let size = vec2(width.min(420.0), ui.spacing().interact_size.y);
                ui.allocate_ui_with_layout(size, row, |ui| {
                    let style = if index == chosen { scene.theme.interface() } else { scene.theme.weak() };
                    widgets::line(ui, &offer.text, style);
                    if index == chosen {
                        widgets::line(ui, &key, scene.theme.small());
                    }
                });
            }
        });
    });
}
