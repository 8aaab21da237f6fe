//! Where the user was in a project.

use super::values;
use crate::model::{DocumentId, SegmentId};
use rusqlite::{Connection, OptionalExtension};
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

pub(super) fn put(connection: &Connection, view: &ViewState) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO view (id, content) VALUES (1, ?1)")?
        .execute([values::write_json(view)?])?;
    Ok(())
}

pub(super) fn get(connection: &Connection) -> rusqlite::Result<Option<ViewState>> {
    let content: Option<String> =
        connection.query_row("SELECT content FROM view", [], |row| row.get(0)).optional()?;
    // A view nobody can read is no reason to refuse the project.
    Ok(content.and_then(|content| serde_json::from_str(&content).ok()))
}
