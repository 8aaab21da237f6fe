//! What the journal says became of everything, for what the tables do not tell
//! any more.

use super::rows::DocumentRow;
use crate::model::{
    Concept, ConceptId, Direction, DocumentId, Edit, Glossary, GlossaryId, Import, Segment, SegmentId,
    SegmentState, Setting, Side,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Names a concept in all glossaries.
pub(super) type ConceptName = (GlossaryId, ConceptId);

/// The last word of the journal on each thing it speaks of.
///
/// # Limitations
/// What an entry said that cannot be read is not known, so the last word may be
/// an older one.
#[derive(Default)]
pub(super) struct Past {
    /// Documents that came, without their segments, and their skeletons; `None`
    /// for those that went.
    pub documents: HashMap<DocumentId, Option<(DocumentRow, Vec<u8>)>>,
    /// Segments that came, went or were changed.
    pub segments: HashMap<SegmentId, Word>,
    /// Glossaries that came, without their concepts; `None` for those that went.
    pub glossaries: HashMap<GlossaryId, Option<(i64, Glossary)>>,
    /// Concepts that came or were changed, in order; `None` for those that went.
    pub concepts: HashMap<ConceptName, Option<(usize, Arc<Concept>)>>,
    /// What was last imported into glossaries; `None` where that was taken back.
    pub imports: HashMap<GlossaryId, Option<Arc<Import>>>,
    /// Settings that were given a value or lost it.
    pub settings: HashMap<Setting, Option<String>>,
    /// The last entry that is known to be missing, or `i64::MAX` where nobody
    /// knows how the journal ended; 0 where it is whole.
    pub last_gap: i64,
    /// The entry that is being recorded.
    now: i64,
    /// Counts what came.
    order: usize,
}

/// The last word on a segment.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// The entry it was said in.
    pub seq: i64,
    /// Where it is, if the journal has seen it come or go.
    pub fate: Option<Fate>,
    /// What was last said of it since.
    pub target: Option<(String, SegmentState)>,
    source: Option<String>,
    source_direction: Option<Option<Direction>>,
    target_direction: Option<Option<Direction>>,
}

/// Whether a segment is there.
#[derive(Clone, Debug)]
pub(super) enum Fate {
    /// It was taken out.
    Gone,
    /// It came to this document; the number orders all that came.
    Came(DocumentId, usize, Arc<Segment>),
}

impl Word {
    /// Whether it was taken out.
    pub fn is_gone(&self) -> bool {
        matches!(self.fate, Some(Fate::Gone))
    }

    /// What was last said of its target.
    pub fn target(&self) -> Option<(&str, SegmentState)> {
        match (&self.target, &self.fate) {
            (Some((target, state)), _) => Some((target, *state)),
            (None, Some(Fate::Came(.., segment))) => Some((&segment.target, segment.state)),
            _ => None,
        }
    }

    /// The segment as it came, if the journal has seen that.
    pub fn came(&self) -> Option<&Segment> {
        match &self.fate {
            Some(Fate::Came(.., segment)) => Some(segment),
            _ => None,
        }
    }

    /// What was last said of its source.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref().or(self.came().map(|segment| &*segment.source))
    }

    /// Changes a segment as the journal says it was.
    pub fn apply(&self, segment: &mut Segment) {
        if let Some((target, state)) = &self.target {
            segment.target.clone_from(target);
            segment.state = *state;
        }
        if let Some(source) = &self.source {
            segment.source.clone_from(source);
        }
        segment.source_direction = self.source_direction.unwrap_or(segment.source_direction);
        segment.target_direction = self.target_direction.unwrap_or(segment.target_direction);
    }
}

impl Past {
    /// Whether it knows of nothing that can be brought back.
    pub fn is_empty(&self) -> bool {
        let came = |word: &Word| matches!(word.fate, Some(Fate::Came(..)));
        self.documents.values().all(Option::is_none) && !self.segments.values().any(came)
    }

    /// Takes note of the next entry.
    pub fn record(&mut self, seq: i64, edit: Edit) {
        if seq > self.now + 1 {
            self.last_gap = seq - 1;
        }
        self.now = seq;
        self.take(edit);
    }

    /// Takes note of how the journal ended: with this entry, if that is known.
    pub fn end(&mut self, last: Option<i64>) {
        match last {
            None => self.last_gap = i64::MAX,
            Some(last) if last > self.now => self.last_gap = last,
            Some(_) => {}
        }
    }

    /// Whether an entry is missing that may have said something later of a
    /// segment.
    pub fn may_have_said_more(&self, word: Option<&Word>) -> bool {
        self.last_gap > word.map_or(0, |word| word.seq)
    }

    /// The word on a segment, which is now said anew.
    fn word(&mut self, segment: SegmentId) -> &mut Word {
        let word = self.segments.entry(segment).or_default();
        word.seq = self.now;
        word
    }

    fn take(&mut self, edit: Edit) {
        match edit {
            Edit::SetTarget { segment, target, state } => {
                self.word(segment).target = Some((target, state));
            }
            Edit::SetSource { segment, source } => self.word(segment).source = Some(source),
            Edit::SetDirection { segment, side, direction } => {
                let word = self.word(segment);
                match side {
                    Side::Source => word.source_direction = Some(direction),
                    Side::Target => word.target_direction = Some(direction),
                }
            }
            Edit::ReplaceSegments { document, at: _, remove, insert } => {
                remove.into_iter().for_each(|segment| self.goes(segment));
                insert.into_iter().for_each(|segment| self.comes(document, segment.into()));
            }
            Edit::AddDocument { at, document } => {
                let document = *document;
                let id = document.id;
                let row = DocumentRow {
                    id,
                    position: at as i64,
                    name: document.name,
                    origin: document.origin,
                    format: document.format,
                };
                self.documents.insert(id, Some((row, document.skeleton.to_vec())));
                document.segments.into_iter().for_each(|segment| self.comes(id, segment));
            }
            Edit::RemoveDocument { document } => {
                self.documents.insert(document, None);
                for word in self.segments.values_mut() {
                    if matches!(&word.fate, Some(Fate::Came(of, ..)) if *of == document) {
                        (word.seq, word.fate) = (self.now, Some(Fate::Gone));
                    }
                }
            }
            Edit::AddGlossary { at, glossary } => {
                let mut glossary = *glossary;
                let id = glossary.id;
                for concept in std::mem::take(&mut glossary.concepts) {
                    self.order += 1;
                    self.concepts.insert((id, concept.id.clone()), Some((self.order, concept)));
                }
                self.imports.insert(id, glossary.import.take());
                self.glossaries.insert(id, Some((at as i64, glossary)));
            }
            Edit::RemoveGlossary { glossary } => {
                self.glossaries.insert(glossary, None);
                self.imports.insert(glossary, None);
            }
            Edit::SetGlossaryUse { glossary, enabled, rank } => {
                if let Some(Some((position, known))) = self.glossaries.get_mut(&glossary) {
                    (*position, known.enabled) = (rank as i64, enabled);
                }
            }
            Edit::SetGlossaryWritable { glossary, writable } => {
                if let Some(Some((_, known))) = self.glossaries.get_mut(&glossary) {
                    known.writable = writable;
                }
            }
            Edit::PutConcept { glossary, concept, at: _ } => self.put(glossary, (*concept).into()),
            Edit::ChangeConcepts { glossary, remove, put } => {
                for concept in remove {
                    self.concepts.insert((glossary, concept), None);
                }
                put.into_iter().for_each(|placed| self.put(glossary, placed.concept));
            }
            Edit::SetGlossaryImport { glossary, licence, import } => {
                if let Some(Some((_, known))) = self.glossaries.get_mut(&glossary) {
                    known.licence = licence;
                }
                self.imports.insert(glossary, import);
            }
            Edit::RemoveConcept { glossary, concept } => {
                self.concepts.insert((glossary, concept), None);
            }
            Edit::SetSetting { setting, value } => {
                self.settings.insert(setting, value);
            }
            Edit::Batch(edits) => edits.into_iter().for_each(|edit| self.take(edit)),
        }
    }

    fn put(&mut self, glossary: GlossaryId, concept: Arc<Concept>) {
        self.order += 1;
        self.concepts.insert((glossary, concept.id.clone()), Some((self.order, concept)));
    }

    fn goes(&mut self, segment: SegmentId) {
        *self.word(segment) = Word { seq: self.now, fate: Some(Fate::Gone), ..Word::default() };
    }

    fn comes(&mut self, document: DocumentId, segment: Arc<Segment>) {
        self.order += 1;
        let id = segment.id;
        let fate = Fate::Came(document, self.order, segment);
        *self.word(id) = Word { seq: self.now, fate: Some(fate), ..Word::default() };
    }
}
