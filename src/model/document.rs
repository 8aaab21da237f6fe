//! One imported file.

use super::Segment;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// Names one document for good (a UUIDv7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub Uuid);

/// One imported file: a skeleton plus its segments (XLIFF `file`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Names the document for good.
    pub id: DocumentId,
    /// The file's name without its folder; unique in a project.
    pub name: String,
    /// Where the file was imported from, as a hint for export; may be empty.
    #[serde(default)]
    pub origin: String,
    /// The id of the format that wrote the skeleton and can export it, e.g. `txt`.
    pub format: String,
    /// Everything of the file that is not in the segments, in a form that only
    /// its format reads.
    pub skeleton: Arc<[u8]>,
    /// The segments in the order of the file.
    pub segments: Vec<Segment>,
}
