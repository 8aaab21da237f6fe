//! The concepts of a project's glossaries as a table: searched, filtered, changed
//! together.
//!
//! [`Catalogue`] is made once of the glossaries, in the background; [`Listing`] is
//! which of its rows a filter shows, and [`Evidence`] what speaks for and against
//! one.

mod catalogue;
mod evidence;
mod filter;
mod listing;
mod marks;
mod order;
mod recast;
mod trial;

pub use catalogue::{Catalogue, ConceptKey, Row};
pub use evidence::{Alike, Evidence};
pub use filter::{ConceptFilter, Show};
pub use listing::Listing;
pub use marks::Marks;
pub use order::{Arranging, Column, Order, Sort};
pub use recast::{BulkChange, Decision, Recast};
pub use trial::{Failure, failures};

#[cfg(test)]
mod tests;
