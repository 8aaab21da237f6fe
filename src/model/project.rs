//! Everything that belongs together: languages, documents, glossaries, settings.

use super::places::Places;
use super::{Counts, Document, DocumentId, Glossary, GlossaryId, Language, Segment, SegmentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Names one project for good (a UUIDv7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProjectId(pub Uuid);

/// The name of a project setting; the values are texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// What the user calls the project.
    Name,
    /// The project's own SRX rules; absent while the bundled ones hold.
    SegmentationRules,
    /// The fields of knowledge its texts are about, most important first, with
    /// commas between them; absent while nobody named any.
    Domains,
}

/// A project in memory.
///
/// It changes by [`Edit`](super::Edit) only, so that whatever changed it can be
/// written down, undone and told to others.
#[derive(Clone, Debug)]
pub struct Project {
    /// Names the project for good.
    pub id: ProjectId,
    /// The language translated from.
    pub source: Language,
    /// The language translated into.
    pub target: Language,
    pub(super) documents: Vec<Document>,
    pub(super) glossaries: Vec<Glossary>,
    pub(super) settings: BTreeMap<Setting, String>,
    pub(super) places: Places,
    /// What each document holds, in the order of the documents.
    pub(super) counts: Vec<Counts>,
}

impl Project {
    /// An empty project.
    pub fn new(id: ProjectId, source: Language, target: Language) -> Self {
        Self {
            id,
            source,
            target,
            documents: Vec::new(),
            glossaries: Vec::new(),
            settings: BTreeMap::new(),
            places: Places::default(),
            counts: Vec::new(),
        }
    }

    /// A project put together from its parts, as a file keeps them.
    pub fn from_parts(
        id: ProjectId,
        source: Language,
        target: Language,
        documents: Vec<Document>,
        glossaries: Vec<Glossary>,
        settings: BTreeMap<Setting, String>,
    ) -> Self {
        let counts = documents.iter().map(count).collect();
        let mut places = Places::default();
        for (at, document) in documents.iter().enumerate() {
            places.add_document(at, document.ids());
        }
        Self { id, source, target, documents, glossaries, settings, places, counts }
    }

    /// The documents, in the order the user gave them.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The glossaries, highest rank first.
    pub fn glossaries(&self) -> &[Glossary] {
        &self.glossaries
    }

    /// Every setting that was given a value.
    pub fn settings(&self) -> &BTreeMap<Setting, String> {
        &self.settings
    }

    /// The value of a setting, where it has one.
    pub fn setting(&self, setting: Setting) -> Option<&str> {
        self.settings.get(&setting).map(String::as_str)
    }

    /// The document of this id.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The glossary of this id.
    pub fn glossary(&self, id: GlossaryId) -> Option<&Glossary> {
        self.glossaries.iter().find(|glossary| glossary.id == id)
    }

    /// Segments and words by state, of all documents.
    pub fn counts(&self) -> Counts {
        self.counts.iter().copied().sum()
    }

    /// Segments and words by state of the document of this index; nothing where
    /// there is none.
    pub fn document_counts(&self, document: usize) -> Counts {
        self.counts.get(document).copied().unwrap_or_default()
    }

    /// The segment of this id.
    pub fn segment(&self, id: SegmentId) -> Option<&Segment> {
        let (document, index) = self.place(id)?;
        self.documents.get(document)?.segments.get(index).map(Arc::as_ref)
    }

    /// Where a segment stands: the index of its document and its index there.
    pub fn place(&self, id: SegmentId) -> Option<(usize, usize)> {
        self.places.get(id)
    }

    /// Every segment, document after document.
    pub fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.documents.iter().flat_map(|document| &document.segments).map(Arc::as_ref)
    }

    /// Changes a segment, in nothing that is counted.
    pub(super) fn change<T>(&mut self, id: SegmentId, change: impl FnOnce(&mut Segment) -> T) -> Option<T> {
        let (document, index) = self.place(id)?;
        let segment = self.documents.get_mut(document)?.segments.get_mut(index)?;
        Some(change(Arc::make_mut(segment)))
    }

    /// Changes a segment and counts it anew.
    pub(super) fn change_counted<T>(
        &mut self,
        id: SegmentId,
        change: impl FnOnce(&mut Segment) -> T,
    ) -> Option<T> {
        let (document, index) = self.place(id)?;
        let segment = Arc::make_mut(self.documents.get_mut(document)?.segments.get_mut(index)?);
        let counts = self.counts.get_mut(document)?;
        counts.subtract(segment);
        let result = change(segment);
        counts.add(segment);
        Some(result)
    }
}

/// What a document holds.
pub(super) fn count(document: &Document) -> Counts {
    Counts::of(document.segments.iter().map(Arc::as_ref))
}

/// Two projects are equal when their contents are; the index follows from them.
impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.source == other.source
            && self.target == other.target
            && self.documents == other.documents
            && self.glossaries == other.glossaries
            && self.settings == other.settings
    }
}
