//! What every panel draws from, and where it sends what the user asks for.

use super::theme::Theme;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::keymap::Keymap;
use crate::app::state::State;
use crate::i18n::Translator;
use crate::model::Direction;
use egui::{Align, InnerResponse, Layout, Ui, UiBuilder, vec2};
use std::cell::RefCell;
use std::path::Path;

/// What every panel draws from.
pub struct Scene<'a> {
    /// The state of the program.
    pub state: &'a State,
    /// The sentences.
    pub t: &'a Translator,
    /// The colours.
    pub theme: &'a Theme,
    /// The keys.
    pub keymap: &'a Keymap,
    /// Where the user's keys are kept.
    pub keymap_path: &'a Path,
    /// Whether a dialog or a menu stands above what is drawn.
    pub covered: bool,
    /// What was asked for, in order.
    pub sent: &'a RefCell<Vec<Action>>,
}

impl Scene<'_> {
    /// Asks for something.
    pub fn send(&self, action: Action) {
        self.sent.borrow_mut().push(action);
    }

    /// Asks for a command to be run.
    pub fn run(&self, command: Command) {
        self.send(Action::Run(command));
    }

    /// The message of this id.
    pub fn tr(&self, id: &str) -> String {
        self.t.tr(id)
    }

    /// The message of this id with a text for its one variable.
    pub fn tr_with(&self, id: &str, name: &str, text: &str) -> String {
        self.t.tr_with(id, &[(name, text.into())])
    }

    /// Whether the interface is laid out from right to left.
    pub fn mirrored(&self) -> bool {
        self.t.direction() == Direction::Rtl
    }

    /// A row of widgets from where the interface's lines begin.
    pub fn row<R>(&self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        self.row_of_height(ui, ui.spacing().interact_size.y, contents)
    }

    /// The same, of a height in points; its widgets stand in the middle of it.
    pub fn row_of_height<R>(
        &self,
        ui: &mut Ui,
        height: f32,
        contents: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<R> {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), side(self.mirrored()), contents)
    }

    /// A row of widgets that goes on in further rows where it is too long.
    pub fn rows<R>(&self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        let layout = side(self.mirrored()).with_main_wrap(true);
        ui.allocate_ui_with_layout(size, layout, contents)
    }

    /// A row of widgets from where the interface's lines end, such as the
    /// buttons of a dialog.
    pub fn row_from_end<R>(&self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, side(!self.mirrored()), contents)
    }

    /// A layout that fills the rest of a row from the other end.
    pub fn rest_from_end(&self) -> Layout {
        side(!self.mirrored())
    }

    /// A column whose lines begin where the interface's lines begin.
    pub fn column(&self) -> Layout {
        Layout::top_down(if self.mirrored() { Align::Max } else { Align::Min })
    }

    /// A child that fills a rectangle, laid out as a column.
    pub fn within(&self, ui: &mut Ui, rect: egui::Rect, salt: impl std::hash::Hash + std::fmt::Debug) -> Ui {
        ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(self.column()))
    }
}

fn side(from_right: bool) -> Layout {
    if from_right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}
