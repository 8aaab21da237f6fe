//! Glossaries as tables: rows of cells, whatever file they come from.
//!
//! How a file has its cells (tabs, quotes, a spreadsheet) is the matter of its
//! format. What the columns mean and how a row becomes a concept and a concept a
//! row is the matter of this folder: `columns`, `names`, `cell`, `row`
//! for reading, `layout` for writing. Tables that do not say what they are are
//! looked through first (`guess`), and somebody can say how they are to be taken
//! ([`Mapping`]).

mod cell;
mod columns;
mod delimited;
mod guess;
pub(super) mod layout;
mod mapping;
mod names;
mod row;
mod rows;
mod words;

pub use columns::{Attribute, Column, TermText, Texts};
pub use guess::{Guess, HeaderRow, guess, written_in};
pub use mapping::Mapping;

pub(super) use cell::{Notation, escaped, unescaped, unify_lines};
pub(super) use delimited::{Delimited, guarded};
pub(super) use guess::{is_glossary, sample, stated_encoding};
pub(super) use layout::Layout;
pub(super) use row::{Plan, read as read_row};
pub(super) use rows::{Sheet, keep_names, read_sheets};

/// The columns of these names, as our own tables call them and as others do.
pub(super) fn columns_of(names: &[String]) -> Vec<Column> {
    names::columns(&names[..names.len().min(names::MOST_COLUMNS)])
}
