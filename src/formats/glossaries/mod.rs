//! Formats of glossaries.

mod tsv;

use super::{Loss, Problem};
use crate::model::Concept;

/// A format of glossaries.
pub trait GlossaryFormat: Sync {
    /// The name of the format.
    fn id(&self) -> &'static str;

    /// The endings of file names that stand for it, in lower case, without a dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Reads a file.
    fn read(&self, bytes: &[u8]) -> (GlossaryFile, Vec<Problem>);

    /// Writes a file.
    fn write(&self, glossary: &GlossaryFile) -> (Vec<u8>, Vec<Loss>);
}

/// What a glossary's file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryFile {
    /// What the glossary is called; may be empty.
    pub name: String,
    /// Its licence; may be empty.
    pub licence: String,
    /// Where its contents come from; may be empty.
    pub origin: String,
    /// Any other remarks at its head, one a line.
    pub comments: Vec<String>,
    /// The names of a table's columns in their order; empty for the usual ones.
    pub columns: Vec<String>,
    /// The concepts in their order.
    pub concepts: Vec<Concept>,
}

/// Every format, one line each.
pub const ALL: &[&dyn GlossaryFormat] = &[&tsv::Tsv];

/// The format of this id.
pub fn by_id(id: &str) -> Option<&'static dyn GlossaryFormat> {
    ALL.iter().copied().find(|format| format.id() == id)
}

/// The format a file is in, by the ending of its name.
pub fn for_file(name: &str) -> Option<&'static dyn GlossaryFormat> {
    let extension = name.rsplit_once('.')?.1.to_lowercase();
    ALL.iter().copied().find(|format| format.extensions().contains(&extension.as_str()))
}
