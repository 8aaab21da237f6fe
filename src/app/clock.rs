//! The time and new names: what the layers below must be given.

use crate::model::{DocumentId, GlossaryId, ProjectId, SegmentId};
use std::time::{SystemTime, UNIX_EPOCH};
use uuid::Uuid;

/// The time in milliseconds since 1970-01-01 UTC.
pub fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as i64)
}

/// A time as the clock on the wall shows it, such as `2026-11-22 18:40`.
pub fn local(milliseconds: i64) -> String {
    let Ok(time) = jiff::Timestamp::from_millisecond(milliseconds) else { return String::new() };
    time.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A new name for a segment.
pub fn segment_id() -> SegmentId {
    SegmentId(Uuid::now_v7())
}

/// A new name for a document.
pub fn document_id() -> DocumentId {
    DocumentId(Uuid::now_v7())
}

/// A new name for a glossary.
pub fn glossary_id() -> GlossaryId {
    GlossaryId(Uuid::now_v7())
}

/// A new name for a project.
pub fn project_id() -> ProjectId {
    ProjectId(Uuid::now_v7())
}

/// A new name for a concept.
pub fn concept_id() -> crate::model::ConceptId {
    crate::model::ConceptId(Uuid::now_v7().to_string())
}
