//! Typesetting: everything that draws text that can contain Arabic.
//!
//! [`Text`] shows, [`TextEditor`] edits an [`EditBuffer`], [`chrome()`] prepares
//! short labels of egui's own widgets. All stand on one [`layout`]: parley shapes
//! and breaks, the visual order and everything about carets is ours, and glyphs
//! come from one texture. [`install`] is called once before the first frame.
//!
//! What is absent: fonts of the system (only the bundled ones and those given to
//! [`add_font`]), colour glyphs, vertical text, justified lines.

mod access;
mod atlas;
pub mod caret;
pub mod chrome;
pub mod edit;
mod editor;
mod engine;
pub mod fonts;
mod keys;
mod label;
pub mod layout;
mod line;
mod look;
mod order;
mod paint;
mod pointer;

pub use chrome::{accessible, chrome};
pub use edit::{EditBuffer, Escape};
pub use editor::{EditorOutput, TextEditor};
pub use engine::{Engine, add_font, estimate_height, height_of, install, lay_out, set_fonts};
pub use fonts::FontChoice;
pub use label::{Text, TextOutput, copy_from_editor};
pub use line::{line_width, paint_line};
pub use paint::{Mark, Placed, Underline};

use egui::Color32;

/// Which order of fonts serves a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Family {
    /// The interface.
    #[default]
    Interface,
    /// Text to be translated.
    Source,
    /// Translations.
    Target,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For reading.
    #[default]
    Regular,
    /// For headings and labels.
    Medium,
    /// For emphasis.
    Bold,
}

impl Weight {
    /// The weight on OpenType's scale.
    fn number(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Medium => 500.0,
            Self::Bold => 700.0,
        }
    }
}

/// To which side lines are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// The side where the paragraph begins.
    #[default]
    Start,
    /// Left, whatever the direction.
    Left,
    /// Right, whatever the direction.
    Right,
    /// The middle.
    Center,
}

/// How a text looks.
#[derive(Clone, Debug, PartialEq)]
pub struct TextStyle {
    /// Which order of fonts serves it.
    pub family: Family,
    /// The size of the font in points.
    pub size: f32,
    /// The weight of the font.
    pub weight: Weight,
    /// The colour of letters no mark colours.
    pub color: Color32,
    /// The distance of two baselines, as a multiple of the size.
    pub line_height: f32,
}

impl TextStyle {
    /// The line height that leaves room for Arabic marks above and below.
    pub const LINE_HEIGHT: f32 = 1.7;

    /// A regular style of the usual line height.
    pub fn new(family: Family, size: f32, color: Color32) -> Self {
        Self { family, size, weight: Weight::Regular, color, line_height: Self::LINE_HEIGHT }
    }

    /// The same, in another weight.
    pub fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }
}
