//! Glossaries: sets of concepts, and where these are kept.

use super::{Concept, Import};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// Names one glossary of a project for good (a UUIDv7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GlossaryId(pub Uuid);

/// Where a glossary's concepts are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GlossaryOrigin {
    /// The project's own glossary, which the translator adds to.
    Own,
    /// Taken in from a file; the text says which.
    File(String),
    /// Ships with the program under this name; the project keeps no copy of it.
    Bundled(String),
}

/// A set of concepts that belong together (a "termbase").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary {
    /// Names the glossary for good.
    pub id: GlossaryId,
    /// What the user calls it.
    pub name: String,
    /// Where its concepts are kept.
    pub origin: GlossaryOrigin,
    /// The licence its file states; empty where it states none.
    #[serde(default)]
    pub licence: String,
    /// Whether its terms are looked up.
    pub enabled: bool,
    /// Whether the program may change it.
    pub writable: bool,
    /// The concepts in the order of the file.
    ///
    /// Each is shared, so that a task in the background can have a copy of a
    /// large glossary without copying its texts.
    #[serde(default)]
    pub concepts: Vec<Arc<Concept>>,
    /// What was last imported into it from a file; `None` where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<Arc<Import>>,
}

impl Glossary {
    /// Whether its concepts may be changed. A bundled one ships with the program,
    /// whatever the project says.
    pub fn is_changeable(&self) -> bool {
        self.writable && !matches!(self.origin, GlossaryOrigin::Bundled(_))
    }
}
