//! How a text is to look, read-only or edited: what [`Text`](super::Text) and
//! [`TextEditor`](super::TextEditor) share.

use super::layout::{Overflow, Spec};
use super::paint::Mark;
use super::{Align, Family, TextStyle};
use crate::model::Direction;
use egui::Ui;

/// How a text is to look.
#[derive(Default)]
pub(super) struct Look<'a> {
    pub style: Option<TextStyle>,
    pub marks: &'a [Mark],
    pub direction: Option<Direction>,
    pub align: Align,
    pub invisibles: bool,
}

impl Look<'_> {
    /// The style, or that of egui's body text.
    pub fn style(&self, ui: &Ui) -> TextStyle {
        let body = || {
            let size = egui::TextStyle::Body.resolve(ui.style()).size;
            let style = TextStyle::new(Family::Interface, size, ui.visuals().text_color());
            TextStyle { line_height: 1.5, ..style }
        };
        self.style.clone().unwrap_or_else(body)
    }

    /// What the text is laid out by, in this width.
    pub fn spec(&self, style: &TextStyle, width: f32, overflow: Overflow) -> Spec {
        Spec { direction: self.direction, align: self.align, overflow, ..Spec::new(style, width) }
    }
}

/// The methods that give a widget with a `look` its look.
macro_rules! look_methods {
    () => {
        /// How it looks; without this, as egui's body text.
        pub fn style(mut self, style: TextStyle) -> Self {
            self.look.style = Some(style);
            self
        }

        /// What is marked in the text.
        pub fn marks(mut self, marks: &'a [Mark]) -> Self {
            self.look.marks = marks;
            self
        }

        /// The direction of its paragraphs, or `None` for that of each one's first
        /// strong character.
        pub fn direction(mut self, direction: Option<Direction>) -> Self {
            self.look.direction = direction;
            self
        }

        /// To which side its lines are set.
        pub fn align(mut self, align: Align) -> Self {
            self.look.align = align;
            self
        }

        /// Whether characters without a shape of their own show as faint marks.
        pub fn show_invisibles(mut self, show: bool) -> Self {
            self.look.invisibles = show;
            self
        }
    };
}

pub(super) use look_methods;
