//! One of several.

use super::button::{caption, named};
use crate::ui::scene::Scene;
use crate::ui::text::{Align, line_width, paint_line};
use egui::accesskit::Role;
use egui::{Layout, Popup, Rect, RectAlign, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

/// The narrowest list, in points.
const NARROWEST: f32 = 100.0;

/// The width of the sign that it opens, in points.
const SIGN: f32 = 9.0;

/// A list that opens to choose from; returns what was chosen, if anything was.
pub fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    name: &str,
    current: &T,
    options: &[(T, String)],
) -> Option<T> {
    let shown = options.iter().find(|(value, _)| value == current).map_or("", |(_, label)| label);
    let response = closed(ui, scene, shown);
    let response = named(response, Role::ComboBox, &format!("{name}: {shown}"));
    let widest = options.iter().map(|(_, label)| line_width(ui.ctx(), label, &scene.theme.interface()));
    let width = widest.fold(response.rect.width(), f32::max);
    let side = if scene.mirrored() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let layout = Layout::top_down_justified(scene.column().horizontal_align());
    let popup = Popup::menu(&response).align(side).layout(layout).width(width);
    let chosen = popup.show(|ui| {
        let mut chosen = None;
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (value, label) in options {
                let option = ui.selectable_label(value == current, caption(scene, label, scene.theme.text));
                if named(option, Role::ListBoxOption, label).clicked() {
                    chosen = Some(value.clone());
                }
            }
        });
        chosen
    });
    let chosen = chosen.and_then(|shown| shown.inner);
    if chosen.is_some() {
        // The option that had the keyboard is gone.
        response.request_focus();
    }
    chosen
}

/// Draws the list while it is closed: what is chosen, and from where the
/// interface's lines end the sign that there is more.
fn closed(ui: &mut Ui, scene: &Scene<'_>, shown: &str) -> egui::Response {
    let style = scene.theme.interface();
    let pad = ui.spacing().button_padding.x;
    let wanted = line_width(ui.ctx(), shown, &style).ceil() + SIGN + 3.0 * pad;
    let width = wanted.max(NARROWEST).min(ui.available_width().max(NARROWEST));
    let size = vec2(width, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let look = ui.style().interact(&response);
    ui.painter().rect(rect, look.corner_radius, look.weak_bg_fill, look.bg_stroke, StrokeKind::Inside);
    let mut text = rect.shrink2(vec2(pad, 0.0));
    let (sign, align) = if scene.mirrored() {
        *text.left_mut() += SIGN + pad;
        (rect.left() + pad, Align::Right)
    } else {
        *text.right_mut() -= SIGN + pad;
        (rect.right() - pad - SIGN, Align::Left)
    };
    paint_line(ui, text, shown, &style, align);
    let sign = Rect::from_min_size(egui::pos2(sign, rect.center().y - 2.0), vec2(SIGN, SIGN / 2.0));
    let points = vec![sign.left_top(), sign.center_bottom(), sign.right_top()];
    ui.painter().line(points, Stroke::new(1.5, scene.theme.weak));
    response
}
