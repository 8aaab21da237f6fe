//! The controls of the window. They own pixels only: what they show comes in as
//! arguments, and what was done with them goes back to the caller.

mod button;
mod choice;
mod context_menu;
mod field;
mod heights;
mod key_cap;
mod list;
mod menu;

pub use button::{button_if, Emphasis, Icon, button, check, icon_button, link, switch};
pub use choice::choice;
pub use context_menu::{ContextMenu, Item, Line};
pub use field::{Field, is_in_field};
pub use key_cap::{CapLook, key_cap};
pub use list::{BAR, BarSide, ListState, Rows};
pub use menu::{command_button, menu_bar};

use super::scene::Scene;
use super::text::{Text, TextOutput, TextStyle};
use egui::Ui;

/// A text of the interface that wraps where it must.
pub fn label(ui: &mut Ui, text: &str, style: TextStyle) -> TextOutput {
    Text::new(text).style(style).selectable(false).show(ui)
}

/// A text of the interface in one line, cut where there is no room. It stands
/// where the interface's lines begin, in whichever direction it reads.
pub fn line(ui: &mut Ui, text: &str, style: TextStyle) -> TextOutput {
    Text::new(text).style(style).wrap(false).fill(false).selectable(false).show(ui)
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
