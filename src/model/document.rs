//! One imported file.

use super::{Segment, SegmentId};
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
    ///
    /// Each is shared, so that a task in the background can have a copy of a long
    /// document without copying its texts.
    pub segments: Vec<Arc<Segment>>,
}

impl Document {
    /// The ids of the segments, in their order.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = SegmentId> {
        self.segments.iter().map(|segment| segment.id)
    }
}
