//! Where the user was in a project.

use crate::model::{DocumentId, SegmentId};
use serde::{Deserialize, Serialize};

/// Where the user was: kept in the file, but no change of the project and
/// nothing that undo knows of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ViewState {
    /// The document that was shown.
    #[serde(default)]
    pub document: Option<DocumentId>,
    /// The active segment.
    #[serde(default)]
    pub segment: Option<SegmentId>,
    /// The caret, in bytes into the target of the active segment.
    #[serde(default)]
    pub caret: usize,
    /// Whatever else a window wants to find again; the store does not look into it.
    #[serde(default)]
    pub more: serde_json::Value,
}
