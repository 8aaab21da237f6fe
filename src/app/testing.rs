//! Small projects for the tests of this layer.

use crate::model::{Document, DocumentId, Project, ProjectId, Segment, SegmentId};
use std::sync::Arc;
use uuid::Uuid;

/// The segment id made of a number.
pub fn segment_id(number: u128) -> SegmentId {
    SegmentId(Uuid::from_u128(number))
}

/// An Arabic–English project of one document in one unit, whose segments have
/// these sources and the ids 1, 2, 3 …
pub fn project(sources: &[&str]) -> Project {
    let segment = |(index, source): (usize, &&str)| {
        Segment::new(segment_id(index as u128 + 1), 0, if index == 0 { "" } else { " " }, *source)
    };
    let document = Document {
        id: DocumentId(Uuid::from_u128(1000)),
        name: "document.txt".to_owned(),
        origin: String::new(),
        format: "txt".to_owned(),
        skeleton: Vec::new().into(),
        segments: sources.iter().enumerate().map(segment).map(Arc::new).collect(),
    };
    let language = |tag: &str| tag.parse().expect("a tag of the tests is a language");
    Project::from_parts(
        ProjectId(Uuid::from_u128(2000)),
        language("ar"),
        language("en"),
        vec![document],
        Vec::new(),
        Default::default(),
    )
}
