//! The concepts of a project's glossaries as a table: searched, filtered, each
//! with the places where it stands in the documents.
//!
//! [`Catalogue`] is made once of a lexicon, in the background; [`Listing`] is
//! which of its rows a filter shows; [`Occurrences`] says where each concept
//! stands, and [`Evidence`] what speaks for and against one.

mod catalogue;
mod evidence;
mod filter;
mod listing;
mod marks;
mod occurrences;
mod recast;
mod trial;

pub use catalogue::{Catalogue, ConceptKey, Row};
pub use evidence::{Alike, Evidence};
pub use filter::{ConceptFilter, Show};
pub use listing::Listing;
pub use marks::Marks;
pub use occurrences::{Occurrences, Place};
pub use recast::{BulkChange, Decision, Recast};
pub use trial::{Failure, failures};

#[cfg(test)]
mod tests;
