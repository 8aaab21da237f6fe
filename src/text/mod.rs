//! What the program knows about writing: where sentences end, what counts as
//! the same word, which way a paragraph runs.
//!
//! Everything here is a pure function of the text and of rules given as data.

pub mod clitics;
pub mod diff;
pub mod digits;
pub mod direction;
pub mod expression;
pub mod family;
pub mod figures;
pub mod hash;
pub mod inflection;
pub mod known_names;
pub mod morphology;
pub mod name_signs;
pub mod normalise;
pub mod romanise;
pub mod segmentation;
pub mod spelling;
pub mod tokenise;
pub mod wording;
