//! What the program has to tell: toasts that go away, and a panel where they
//! stay.

use super::super::scene::Scene;
use super::super::text::TextStyle;
use super::super::widgets;
use crate::app::notice::{Notice, Severity, Value};
use crate::i18n::FluentValue;
use egui::{Align, Align2, Area, Color32, Frame, Id, Layout, Order, ScrollArea, Stroke, Ui, vec2};

/// How long a toast stays, in seconds.
const DONE: f64 = 3.5;
const NEWS: f64 = 7.0;
const ERROR: f64 = 14.0;

/// Which toasts are on screen.
#[derive(Default)]
pub struct Toasts {
    /// The number of each notice with the time it goes away.
    shown: Vec<(u64, f64)>,
    seen: Option<u64>,
}

impl Toasts {
    /// Draws the toasts above everything else.
    pub fn show(&mut self, ctx: &egui::Context, scene: &Scene<'_>) {
        let now = ctx.input(|input| input.time);
        for (number, notice) in &scene.state.notices {
            if self.seen.is_none_or(|seen| *number > seen) {
                self.shown.push((*number, now + lifetime(notice.severity)));
                self.seen = Some(*number);
            }
        }
        self.shown.retain(|(_, until)| *until > now);
        let Some(first) = self.shown.iter().map(|(_, until)| *until).reduce(f64::min) else { return };
        ctx.request_repaint_after(std::time::Duration::from_secs_f64((first - now).max(0.05)));
        let corner = if scene.mirrored() { Align2::LEFT_BOTTOM } else { Align2::RIGHT_BOTTOM };
        let x = if scene.mirrored() { 8.0 } else { -8.0 };
        // Not wider than the panel of terms, so that the translation stays in sight.
        let layout = &scene.state.settings.layout;
        let width = if layout.show_terms { layout.terms_width - 16.0 } else { 330.0 }.clamp(240.0, 420.0);
        let mut closed = None;
        Area::new(Id::unique("toasts")).anchor(corner, vec2(x, -48.0)).order(Order::Foreground).show(
            ctx,
            |ui| {
                ui.set_max_width(width);
                for (number, _) in &self.shown {
                    let Some((_, notice)) = scene.state.notices.iter().find(|(one, _)| one == number) else {
                        continue;
                    };
                    if toast(ui, scene, notice) {
                        closed = Some(*number);
                    }
                }
            },
        );
        self.shown.retain(|(number, _)| Some(*number) != closed);
    }
}

fn toast(ui: &mut Ui, scene: &Scene<'_>, notice: &Notice) -> bool {
    let theme = scene.theme;
    let color = color(scene, notice.severity);
    Frame::popup(ui.style())
        .stroke(Stroke::new(1.0, color))
        .inner_margin(10)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 22.0);
            let row = if scene.mirrored() {
                Layout::left_to_right(Align::Min)
            } else {
                Layout::right_to_left(Align::Min)
            };
            // The button first, from the end; the sentence takes what is left.
            ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), row, |ui| {
                let closed =
                    widgets::icon_button(ui, scene, widgets::Icon::Close, &scene.tr("close")).clicked();
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), scene.column(), |ui| {
                    widgets::label(ui, &sentence(scene, notice), theme.interface());
                });
                closed
            })
            .inner
        })
        .inner
}

/// Draws the panel of past notices, newest first.
pub fn show(ui: &mut Ui, scene: &Scene<'_>) {
    if scene.state.notices.is_empty() {
        widgets::label(ui, &scene.tr("news-none"), scene.theme.weak());
    }
    ScrollArea::vertical().id_salt("news").max_height(420.0).show(ui, |ui| {
        for (_, notice) in scene.state.notices.iter().rev() {
            let style = TextStyle { color: color(scene, notice.severity), ..scene.theme.interface() };
            super::super::text::Text::new(&sentence(scene, notice)).style(style).show(ui);
            ui.separator();
        }
    });
}

/// A notice as a sentence.
pub fn sentence(scene: &Scene<'_>, notice: &Notice) -> String {
    let values: Vec<(&str, FluentValue<'_>)> = notice
        .values
        .iter()
        .map(|(name, value)| match value {
            Value::Text(text) => (*name, FluentValue::from(text.as_str())),
            Value::Number(number) => (*name, FluentValue::from(*number)),
        })
        .collect();
    scene.t.tr_with(notice.message, &values)
}

fn lifetime(severity: Severity) -> f64 {
    match severity {
        Severity::Done => DONE,
        Severity::News => NEWS,
        Severity::Warning | Severity::Error => ERROR,
    }
}

fn color(scene: &Scene<'_>, severity: Severity) -> Color32 {
    match severity {
        Severity::Done => scene.theme.success,
        Severity::News => scene.theme.text,
        Severity::Warning => scene.theme.warning,
        Severity::Error => scene.theme.error,
    }
}
