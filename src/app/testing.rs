//! Small projects for the tests of this layer.

use super::files;
use super::session::Session;
use super::workbench::Workbench;
use crate::model::{Document, DocumentId, Edit, Project, ProjectId, Segment, SegmentId};
use crate::store::ProjectFile;
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

/// A workbench over such a project, in a file in this folder.
pub fn workbench(folder: &tempfile::TempDir, sources: &[&str]) -> Workbench {
    let path = folder.path().join("a.tarjuman");
    let mut project = project(sources);
    let edit = Edit::AddGlossary { at: 0, glossary: Box::new(files::own_glossary()) };
    project.apply(edit).expect("the project takes a glossary");
    ProjectFile::create(&path, &project).and_then(ProjectFile::close).expect("a project file");
    let opened = files::open(&path).expect("the project opens");
    let session = Session::new(opened.file, opened.opened, "Ada".to_owned(), || {}).expect("a session");
    Workbench::new(session, path, None, None)
}
