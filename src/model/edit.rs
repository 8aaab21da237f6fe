//! Edits: the only way a project changes.
//!
//! An edit states what the project is to be like, not what was done with the
//! keyboard, and applying it yields the edit that takes it back. Undo, the
//! journal, recovery and history are all made of these pairs.

use super::{
    Concept, ConceptId, Direction, Document, DocumentId, Glossary, GlossaryId, Project, Segment, SegmentId,
    SegmentState, Setting, Side,
};
use serde::{Deserialize, Serialize};

/// One change of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Gives a segment this translation and state.
    SetTarget {
        /// The segment.
        segment: SegmentId,
        /// Its translation from now on.
        target: String,
        /// Its state from now on.
        state: SegmentState,
    },
    /// Forces a direction on one side of a segment, or leaves it to the text.
    SetDirection {
        /// The segment.
        segment: SegmentId,
        /// Which of its texts.
        side: Side,
        /// The direction, or `None` to go by the text.
        direction: Option<Direction>,
    },
    /// Puts segments in the place of others, as a split or a join does.
    ReplaceSegments {
        /// The document they belong to.
        document: DocumentId,
        /// The index of the first segment to be replaced.
        at: usize,
        /// The segments to go; they stand together, in this order.
        remove: Vec<SegmentId>,
        /// The segments to stand in their place.
        insert: Vec<Segment>,
    },
    /// Adds a document before the one at index `at`.
    AddDocument {
        /// Where it goes.
        at: usize,
        /// The document with its segments.
        document: Box<Document>,
    },
    /// Takes a document out.
    RemoveDocument {
        /// The document.
        document: DocumentId,
    },
    /// Adds a glossary before the one at index `at`; the index is its rank.
    AddGlossary {
        /// Where it goes.
        at: usize,
        /// The glossary with its concepts.
        glossary: Box<Glossary>,
    },
    /// Takes a glossary out.
    RemoveGlossary {
        /// The glossary.
        glossary: GlossaryId,
    },
    /// Switches a glossary on or off and moves it to a rank.
    SetGlossaryUse {
        /// The glossary.
        glossary: GlossaryId,
        /// Whether its terms are looked up.
        enabled: bool,
        /// Its index from now on, 0 for the highest rank.
        rank: usize,
    },
    /// Adds a concept, or replaces the one of the same id.
    PutConcept {
        /// The glossary it belongs to.
        glossary: GlossaryId,
        /// The concept; it replaces one in its place, a new one goes to `at`.
        concept: Box<Concept>,
        /// The index a new concept gets.
        at: usize,
    },
    /// Takes a concept out.
    RemoveConcept {
        /// The glossary it belongs to.
        glossary: GlossaryId,
        /// The concept.
        concept: ConceptId,
    },
    /// Gives a setting a value, or takes it away.
    SetSetting {
        /// The setting.
        setting: Setting,
        /// Its value, or `None` for the default.
        value: Option<String>,
    },
    /// Several edits that stand or fall together, in this order.
    Batch(Vec<Edit>),
}

/// Why an edit does not fit the project it was given to. The project is then as
/// it was before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such segment.
    #[error("no segment {0:?} in this project")]
    NoSegment(SegmentId),
    /// There is no such document, or one of this id exists already.
    #[error("document {0:?} is missing or present twice")]
    Document(DocumentId),
    /// There is no such glossary, or one of this id exists already.
    #[error("glossary {0:?} is missing or present twice")]
    Glossary(GlossaryId),
    /// There is no such concept.
    #[error("no concept {0:?} in this glossary")]
    NoConcept(ConceptId),
    /// An index lies outside its list, or the segments there are others.
    #[error("the edit does not fit the place it names ({0})")]
    Place(usize),
}

impl Project {
    /// Applies an edit and returns its inverse.
    ///
    /// # Errors
    /// Where the edit names something the project does not have; nothing is
    /// changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        let moves_segments = edit.moves_segments();
        let inverse = self.apply_unindexed(edit);
        if moves_segments {
            self.index_segments();
        }
        inverse
    }

    /// Applies an edit; where it moves segments, the index is stale afterwards.
    fn apply_unindexed(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::SetTarget { segment, target, state } => {
                let found = self.segment_mut(segment).ok_or(EditError::NoSegment(segment))?;
                let target = std::mem::replace(&mut found.target, target);
                let state = std::mem::replace(&mut found.state, state);
                Ok(Edit::SetTarget { segment, target, state })
            }
            Edit::SetDirection { segment, side, direction } => {
                let found = self.segment_mut(segment).ok_or(EditError::NoSegment(segment))?;
                let place = match side {
                    Side::Source => &mut found.source_direction,
                    Side::Target => &mut found.target_direction,
                };
                let direction = std::mem::replace(place, direction);
                Ok(Edit::SetDirection { segment, side, direction })
            }
            Edit::ReplaceSegments { document, at, remove, insert } => {
                self.replace_segments(document, at, remove, insert)
            }
            Edit::AddDocument { at, document } => {
                let id = document.id;
                if self.document(id).is_some() {
                    return Err(EditError::Document(id));
                }
                insert_at(&mut self.documents, at, *document)?;
                Ok(Edit::RemoveDocument { document: id })
            }
            Edit::RemoveDocument { document } => {
                let at =
                    position(&self.documents, |d| d.id == document).ok_or(EditError::Document(document))?;
                let document = Box::new(self.documents.remove(at));
                Ok(Edit::AddDocument { at, document })
            }
            Edit::AddGlossary { at, glossary } => {
                let id = glossary.id;
                if self.glossary(id).is_some() {
                    return Err(EditError::Glossary(id));
                }
                insert_at(&mut self.glossaries, at, *glossary)?;
                Ok(Edit::RemoveGlossary { glossary: id })
            }
            Edit::RemoveGlossary { glossary } => {
                let at = self.glossary_index(glossary)?;
                let glossary = Box::new(self.glossaries.remove(at));
                Ok(Edit::AddGlossary { at, glossary })
            }
            Edit::SetGlossaryUse { glossary, enabled, rank } => {
                let at = self.glossary_index(glossary)?;
                if rank >= self.glossaries.len() {
                    return Err(EditError::Place(rank));
                }
                let mut moved = self.glossaries.remove(at);
                let was = std::mem::replace(&mut moved.enabled, enabled);
                self.glossaries.insert(rank, moved);
                Ok(Edit::SetGlossaryUse { glossary, enabled: was, rank: at })
            }
            Edit::PutConcept { glossary, concept, at } => {
                let index = self.glossary_index(glossary)?;
                let concepts = &mut self.glossaries[index].concepts;
                match position(concepts, |c| c.id == concept.id) {
                    Some(found) => {
                        let old = std::mem::replace(&mut concepts[found], *concept);
                        Ok(Edit::PutConcept { glossary, concept: Box::new(old), at: found })
                    }
                    None => {
                        let id = concept.id.clone();
                        insert_at(concepts, at, *concept)?;
                        Ok(Edit::RemoveConcept { glossary, concept: id })
                    }
                }
            }
            Edit::RemoveConcept { glossary, concept } => {
                let index = self.glossary_index(glossary)?;
                let concepts = &mut self.glossaries[index].concepts;
                let at = position(concepts, |c| c.id == concept).ok_or(EditError::NoConcept(concept))?;
                let concept = Box::new(concepts.remove(at));
                Ok(Edit::PutConcept { glossary, concept, at })
            }
            Edit::SetSetting { setting, value } => {
                let old = match value {
                    Some(value) => self.settings.insert(setting, value),
                    None => self.settings.remove(&setting),
                };
                Ok(Edit::SetSetting { setting, value: old })
            }
            Edit::Batch(edits) => self.apply_batch(edits),
        }
    }

    fn apply_batch(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        self.apply(inverse)
                            .expect("an inverse fits the project its edit was just applied to");
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::Batch(inverses))
    }

    fn replace_segments(
        &mut self,
        document: DocumentId,
        at: usize,
        remove: Vec<SegmentId>,
        insert: Vec<Segment>,
    ) -> Result<Edit, EditError> {
        let index = position(&self.documents, |d| d.id == document).ok_or(EditError::Document(document))?;
        let segments = &mut self.documents[index].segments;
        let end = at.checked_add(remove.len()).ok_or(EditError::Place(at))?;
        let there = segments.get(at..end).ok_or(EditError::Place(at))?;
        if !there.iter().map(|segment| segment.id).eq(remove) {
            return Err(EditError::Place(at));
        }
        let ids = insert.iter().map(|segment| segment.id).collect();
        let insert = segments.splice(at..end, insert).collect();
        Ok(Edit::ReplaceSegments { document, at, remove: ids, insert })
    }

    fn glossary_index(&self, id: GlossaryId) -> Result<usize, EditError> {
        position(&self.glossaries, |g| g.id == id).ok_or(EditError::Glossary(id))
    }
}

impl Edit {
    /// Whether the edit, or one of a batch, is such a one.
    pub fn any(&self, is_such: &impl Fn(&Edit) -> bool) -> bool {
        match self {
            Self::Batch(edits) => edits.iter().any(|edit| edit.any(is_such)),
            edit => is_such(edit),
        }
    }

    /// Whether segments come, go or change their index by it.
    ///
    /// A batch looks after its own parts, so that its later edits find what its
    /// earlier ones moved.
    fn moves_segments(&self) -> bool {
        matches!(self, Self::ReplaceSegments { .. } | Self::AddDocument { .. } | Self::RemoveDocument { .. })
    }
}

fn position<T>(list: &[T], is_it: impl Fn(&T) -> bool) -> Option<usize> {
    list.iter().position(is_it)
}

fn insert_at<T>(list: &mut Vec<T>, at: usize, value: T) -> Result<(), EditError> {
    if at > list.len() {
        return Err(EditError::Place(at));
    }
    list.insert(at, value);
    Ok(())
}
