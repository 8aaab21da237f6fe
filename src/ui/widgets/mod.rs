//! The controls of the window. They own pixels only: what they show comes in as
//! arguments, and what was done with them goes back to the caller.

mod button;
mod choice;
mod context_menu;
mod excerpt;
mod field;
mod heights;
mod key_cap;
mod list;
mod menu;

pub use button::{Emphasis, Icon, button, button_if, check, icon_button, link, switch};
pub use choice::choice;
pub use context_menu::{ContextMenu, Item, Line};
pub use excerpt::{beginning, difference, excerpt};
pub use field::{Field, FieldOutput, is_in_field};
pub use key_cap::{CapLook, key_cap};
pub use list::{BAR, BarSide, ListState, Rows};
pub use menu::{command_button, menu_bar};

use super::scene::Scene;
use super::text::{Align, Text, TextOutput, TextStyle};
use egui::{Rect, Sense, Stroke, Ui, vec2};

/// A text of the interface that wraps where it must.
pub fn label(ui: &mut Ui, text: &str, style: TextStyle) -> TextOutput {
    Text::new(text).style(style).align(text_side(ui)).selectable(false).show(ui)
}

/// The same, read in the direction of the interface whatever it begins with: a list of
/// names in other letters, or a line that begins with a sign.
pub fn sentence(ui: &mut Ui, scene: &Scene<'_>, text: &str, style: TextStyle) -> TextOutput {
    let text = Text::new(text).style(style).direction(Some(scene.t.direction()));
    text.align(text_side(ui)).selectable(false).show(ui)
}

/// The side that texts of any direction stand at in a column: a date or an English
/// name under Arabic lines begins where those do.
pub fn text_side(ui: &Ui) -> Align {
    let from_right = ui.layout().is_vertical() && ui.layout().horizontal_align() == egui::Align::Max;
    if from_right { Align::Right } else { Align::Start }
}

/// A text of the interface in one line, cut where there is no room. It stands
/// where the interface's lines begin, in whichever direction it reads.
pub fn line(ui: &mut Ui, text: &str, style: TextStyle) -> TextOutput {
    Text::new(text).style(style).wrap(false).fill(false).selectable(false).show(ui)
}

/// The ground that the heads of a table's columns stand on, over the whole width.
pub fn heads(ui: &mut Ui, scene: &Scene<'_>) -> Rect {
    let theme = scene.theme;
    let size = vec2(ui.available_width(), theme.size * 1.35 + 10.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 0, theme.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
    rect
}

/// What the pointer over a widget brings up, in the interface's letters.
/// Nothing comes up below a dialog or a menu, wherever the pointer rests.
pub fn tooltip(scene: &Scene<'_>, response: egui::Response, text: &str) -> egui::Response {
    if scene.covered {
        return response;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        label(ui, text, scene.theme.interface());
    })
}
