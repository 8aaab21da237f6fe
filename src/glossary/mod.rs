//! The glossary engine: recognises the terms of glossaries in a text.
//!
//! A pipeline, one file a step:
//!
//! 1. `analyse`: a term becomes a row of words in their citation form; `further`
//!    are the wordings that a text may have in its place.
//! 2. `index`: all terms of all glossaries. `build` collects them and lays out the
//!    `tables`, which never change; changes of single concepts are told by
//!    `changes` and laid over them by `overlay`; `bytes` are for keeping them.
//! 3. `find`: the occurrences in a text, each with its reason; `joined` are those
//!    of compounds that a text writes in two words.
//! 4. `names`: spellings of names that no glossary lists.
//! 5. `rank`: which of several readings of one place hold, and how they nest.
//! 6. `suggest`: the renderings of a concept, best first.
//!
//! Beside it, `unknown` finds the names that no glossary has.
//!
//! It gets text and glossaries and gives values; it does no input or output.

mod analyse;
mod build;
mod bytes;
mod changes;
mod find;
mod further;
mod index;
mod joined;
mod names;
mod overlay;
mod rank;
mod suggest;
mod tables;
mod unknown;

pub use bytes::Key;
pub use changes::changes;
pub use find::{Confidence, Match, Reason, ReasonPart};
pub use index::Index;
pub use overlay::Splice;
pub use suggest::{Rendering, Standing, renderings};
pub use unknown::{
    NamePlace, NearName, Spelling, UnknownName, VariantGroup, VariantTerm, unknown_names, variant_groups,
};

#[cfg(test)]
mod tests;
