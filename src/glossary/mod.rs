//! The glossary engine: recognises the terms of glossaries in a text.
//!
//! A pipeline, one file a step:
//!
//! 1. `analyse`: a term becomes a row of words in their citation form.
//! 2. `index`: all terms of all glossaries, built once and never changed.
//! 3. `find`: the occurrences in a text, each with its reason.
//! 4. `names`: spellings of names that no glossary lists.
//! 5. `rank`: which of several readings of one place hold, and how they nest.
//! 6. `suggest`: the renderings of a concept, best first.
//!
//! Beside it, `unknown` finds the names that no glossary has.
//!
//! It gets text and glossaries and gives values; it does no input or output.

mod analyse;
mod find;
mod index;
mod names;
mod rank;
mod suggest;
mod unknown;

pub use find::{Confidence, Match, Reason, ReasonPart};
pub use index::Index;
pub use suggest::{Rendering, Standing, renderings};
pub use unknown::{
    NamePlace, NearName, Spelling, UnknownName, VariantGroup, VariantTerm, unknown_names, variant_groups,
};

#[cfg(test)]
mod tests;
