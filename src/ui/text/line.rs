//! Single lines that are part of a widget's own picture, such as the label and
//! the key of a menu item. They sense nothing and have no name of their own.

use super::engine::lay_out;
use super::layout::{Overflow, Spec};
use super::paint::Placed;
use super::{Align, TextStyle};
use egui::{Context, Rect, Ui, pos2};

/// How wide a text is in one line, in points.
pub fn line_width(ctx: &Context, text: &str, style: &TextStyle) -> f32 {
    let spec = Spec { overflow: Overflow::Run, align: Align::Left, ..Spec::new(style, f32::MAX) };
    lay_out(ctx, text, &spec).size.x
}

/// Draws a text in one line within a rectangle, in the middle of its height and
/// at one of its sides; what does not fit is cut with an ellipsis.
pub fn paint_line(ui: &Ui, rect: Rect, text: &str, style: &TextStyle, align: Align) {
    let spec = Spec { overflow: Overflow::Elide, align, ..Spec::new(style, rect.width()) };
    let layout = lay_out(ui.ctx(), text, &spec);
    let origin = pos2(rect.left(), rect.center().y - layout.size.y / 2.0);
    Placed { layout, origin }.paint_letters(ui.painter(), style.color, &[]);
}
