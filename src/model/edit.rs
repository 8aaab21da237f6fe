//! Edits: the only way a project changes.
//!
//! An edit states what the project is to be like, not what was done with the
//! keyboard, and applying it yields the edit that takes it back. Undo, the
//! journal, recovery and history are all made of these pairs.

use super::bulk::change_concepts;
use super::project::count;
use super::{
    Concept, ConceptId, Direction, Document, DocumentId, Glossary, GlossaryId, GlossaryOrigin, Import,
    PlacedConcept, Project, Segment, SegmentId, SegmentState, Setting, Side,
};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::sync::Arc;

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
    /// Gives a segment this source text, as correcting the document does.
    SetSource {
        /// The segment.
        segment: SegmentId,
        /// Its source from now on.
        source: String,
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
    /// Lets the concepts of a glossary be changed, or keeps them as they are.
    SetGlossaryWritable {
        /// The glossary.
        glossary: GlossaryId,
        /// Whether its concepts may be changed.
        writable: bool,
    },
    /// Adds a concept, or replaces the one of the same id.
    PutConcept {
        /// The glossary it belongs to.
        glossary: GlossaryId,
        /// The concept; it replaces one in its place, a new one goes to `at`.
        concept: Box<Concept>,
        /// The index a new concept gets; one that is there already is looked for
        /// there first.
        at: usize,
    },
    /// Takes a concept out.
    RemoveConcept {
        /// The glossary it belongs to.
        glossary: GlossaryId,
        /// The concept.
        concept: ConceptId,
    },
    /// Changes many concepts of a glossary at once, as taking in a newer file does.
    ChangeConcepts {
        /// The glossary they belong to.
        glossary: GlossaryId,
        /// The concepts to go.
        remove: Vec<ConceptId>,
        /// Those to take the places of the ones of their ids, and new ones, whose
        /// places ascend.
        put: Vec<PlacedConcept>,
    },
    /// Says what was last imported into a glossary from a file.
    SetGlossaryImport {
        /// The glossary.
        glossary: GlossaryId,
        /// Its licence from now on.
        licence: String,
        /// What was imported; `None` where nothing was.
        import: Option<Arc<Import>>,
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
    /// The glossary ships with the program, which keeps its concepts.
    #[error("glossary {0:?} ships with the program and cannot be changed")]
    Bundled(GlossaryId),
    /// A segment of this id is there already, or would be there twice.
    #[error("segment {0:?} would be there twice")]
    TwiceSegment(SegmentId),
    /// A concept would be there twice.
    #[error("concept {0:?} would be there twice")]
    TwiceConcept(ConceptId),
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
    pub fn apply(&mut self, edit: impl Borrow<Edit>) -> Result<Edit, EditError> {
        match edit.borrow() {
            Edit::SetTarget { segment, target, state } => {
                let change = |found: &mut Segment| {
                    let target = std::mem::replace(&mut found.target, target.clone());
                    let state = std::mem::replace(&mut found.state, *state);
                    Edit::SetTarget { segment: *segment, target, state }
                };
                let same_state = self.segment(*segment).is_some_and(|found| found.state == *state);
                let changed = match same_state {
                    true => self.change(*segment, change),
                    false => self.change_counted(*segment, change),
                };
                changed.ok_or(EditError::NoSegment(*segment))
            }
            Edit::SetSource { segment, source } => {
                let change = |found: &mut Segment| {
                    let source = std::mem::replace(&mut found.source, source.clone());
                    Edit::SetSource { segment: *segment, source }
                };
                self.change_counted(*segment, change).ok_or(EditError::NoSegment(*segment))
            }
            Edit::SetDirection { segment, side, direction } => {
                let change = |found: &mut Segment| {
                    let place = match side {
                        Side::Source => &mut found.source_direction,
                        Side::Target => &mut found.target_direction,
                    };
                    let direction = std::mem::replace(place, *direction);
                    Edit::SetDirection { segment: *segment, side: *side, direction }
                };
                self.change(*segment, change).ok_or(EditError::NoSegment(*segment))
            }
            Edit::ReplaceSegments { document, at, remove, insert } => {
                self.replace_segments(*document, *at, remove, insert)
            }
            Edit::AddDocument { at, document } => self.add_document(*at, document),
            Edit::RemoveDocument { document } => self.remove_document(*document),
            Edit::AddGlossary { at, glossary } => {
                let id = glossary.id;
                if self.glossary(id).is_some() {
                    return Err(EditError::Glossary(id));
                }
                insert_at(&mut self.glossaries, *at, (**glossary).clone())?;
                Ok(Edit::RemoveGlossary { glossary: id })
            }
            Edit::RemoveGlossary { glossary } => {
                let at = self.glossary_index(*glossary)?;
                let glossary = Box::new(self.glossaries.remove(at));
                Ok(Edit::AddGlossary { at, glossary })
            }
            Edit::SetGlossaryUse { glossary, enabled, rank } => {
                let at = self.glossary_index(*glossary)?;
                if *rank >= self.glossaries.len() {
                    return Err(EditError::Place(*rank));
                }
                let mut moved = self.glossaries.remove(at);
                let was = std::mem::replace(&mut moved.enabled, *enabled);
                self.glossaries.insert(*rank, moved);
                Ok(Edit::SetGlossaryUse { glossary: *glossary, enabled: was, rank: at })
            }
            Edit::SetGlossaryWritable { glossary, writable } => {
                let at = self.glossary_index(*glossary)?;
                let was = std::mem::replace(&mut self.glossaries[at].writable, *writable);
                Ok(Edit::SetGlossaryWritable { glossary: *glossary, writable: was })
            }
            Edit::PutConcept { glossary, concept, at } => {
                let index = self.own_glossary_index(*glossary)?;
                let concepts = &mut self.glossaries[index].concepts;
                let put = Arc::new((**concept).clone());
                // A concept mostly is where whoever changes it has seen it.
                let there = concepts.get(*at).filter(|c| c.id == concept.id).map(|_| *at);
                match there.or_else(|| position(concepts, |c| c.id == concept.id)) {
                    Some(at) => {
                        let old = Arc::unwrap_or_clone(std::mem::replace(&mut concepts[at], put));
                        Ok(Edit::PutConcept { glossary: *glossary, concept: Box::new(old), at })
                    }
                    None => {
                        insert_at(concepts, *at, put)?;
                        Ok(Edit::RemoveConcept { glossary: *glossary, concept: concept.id.clone() })
                    }
                }
            }
            Edit::RemoveConcept { glossary, concept } => {
                let index = self.own_glossary_index(*glossary)?;
                let concepts = &mut self.glossaries[index].concepts;
                let at = position(concepts, |c| c.id == *concept);
                let at = at.ok_or_else(|| EditError::NoConcept(concept.clone()))?;
                let concept = Box::new(Arc::unwrap_or_clone(concepts.remove(at)));
                Ok(Edit::PutConcept { glossary: *glossary, concept, at })
            }
            Edit::ChangeConcepts { glossary, remove, put } => {
                let index = self.own_glossary_index(*glossary)?;
                let (remove, put) = change_concepts(&mut self.glossaries[index].concepts, remove, put)?;
                Ok(Edit::ChangeConcepts { glossary: *glossary, remove, put })
            }
            Edit::SetGlossaryImport { glossary, licence, import } => {
                let index = self.own_glossary_index(*glossary)?;
                let found = &mut self.glossaries[index];
                let licence = std::mem::replace(&mut found.licence, licence.clone());
                let import = std::mem::replace(&mut found.import, import.clone());
                Ok(Edit::SetGlossaryImport { glossary: *glossary, licence, import })
            }
            Edit::SetSetting { setting, value } => {
                let old = match value {
                    Some(value) => self.settings.insert(*setting, value.clone()),
                    None => self.settings.remove(setting),
                };
                Ok(Edit::SetSetting { setting: *setting, value: old })
            }
            Edit::Batch(edits) => self.apply_batch(edits),
        }
    }

    fn apply_batch(&mut self, edits: &[Edit]) -> Result<Edit, EditError> {
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

    fn add_document(&mut self, at: usize, document: &Document) -> Result<Edit, EditError> {
        let id = document.id;
        if self.document(id).is_some() {
            return Err(EditError::Document(id));
        }
        self.check_new(document.ids(), &[])?;
        insert_at(&mut self.documents, at, document.clone())?;
        self.counts.insert(at, count(document));
        self.places.add_document(at, document.ids());
        Ok(Edit::RemoveDocument { document: id })
    }

    fn remove_document(&mut self, id: DocumentId) -> Result<Edit, EditError> {
        let at = position(&self.documents, |document| document.id == id).ok_or(EditError::Document(id))?;
        let document = Box::new(self.documents.remove(at));
        self.counts.remove(at);
        self.places.remove_document(at);
        Ok(Edit::AddDocument { at, document })
    }

    fn replace_segments(
        &mut self,
        document: DocumentId,
        at: usize,
        remove: &[SegmentId],
        insert: &[Segment],
    ) -> Result<Edit, EditError> {
        self.check_new(insert.iter().map(|segment| segment.id), remove)?;
        let index = position(&self.documents, |d| d.id == document).ok_or(EditError::Document(document))?;
        let segments = &mut self.documents[index].segments;
        let end = at.checked_add(remove.len()).ok_or(EditError::Place(at))?;
        let there = segments.get(at..end).ok_or(EditError::Place(at))?;
        if !there.iter().map(|segment| segment.id).eq(remove.iter().copied()) {
            return Err(EditError::Place(at));
        }
        let gone: Vec<Arc<Segment>> =
            segments.splice(at..end, insert.iter().map(|segment| Arc::new(segment.clone()))).collect();
        let counts = &mut self.counts[index];
        gone.iter().for_each(|segment| counts.subtract(segment));
        insert.iter().for_each(|segment| counts.add(segment));
        let come: Vec<SegmentId> = insert.iter().map(|segment| segment.id).collect();
        self.places.splice(index, at, gone.len(), &come);
        Ok(Edit::ReplaceSegments {
            document,
            at,
            remove: come,
            insert: gone.into_iter().map(Arc::unwrap_or_clone).collect(),
        })
    }

    /// Segments that come must be new, but for those that go at the same time.
    fn check_new(
        &self,
        mut segments: impl ExactSizeIterator<Item = SegmentId>,
        gone: &[SegmentId],
    ) -> Result<(), EditError> {
        let mut met = FxHashSet::with_capacity_and_hasher(segments.len(), Default::default());
        let twice = segments.find(|id| {
            let there = self.place(*id).is_some() && !gone.contains(id);
            there || !met.insert(*id)
        });
        twice.map_or(Ok(()), |id| Err(EditError::TwiceSegment(id)))
    }

    /// The index of a glossary whose concepts the project keeps itself.
    fn own_glossary_index(&self, id: GlossaryId) -> Result<usize, EditError> {
        let index = self.glossary_index(id)?;
        match self.glossaries[index].origin {
            GlossaryOrigin::Bundled(_) => Err(EditError::Bundled(id)),
            GlossaryOrigin::Own | GlossaryOrigin::File(_) => Ok(index),
        }
    }

    fn glossary_index(&self, id: GlossaryId) -> Result<usize, EditError> {
        position(&self.glossaries, |g| g.id == id).ok_or(EditError::Glossary(id))
    }
}

impl Edit {
    /// How many edits it is made of, batches and bulk changes taken apart.
    pub fn parts(&self) -> usize {
        match self {
            Self::Batch(edits) => edits.iter().map(Self::parts).sum(),
            Self::ChangeConcepts { remove, put, .. } => remove.len() + put.len(),
            _ => 1,
        }
    }

    /// Whether the edit, or one of a batch, is such a one.
    pub fn any(&self, is_such: &impl Fn(&Edit) -> bool) -> bool {
        match self {
            Self::Batch(edits) => edits.iter().any(|edit| edit.any(is_such)),
            edit => is_such(edit),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GlossaryOrigin, ProjectId};
    use uuid::Uuid;

    fn id(number: u128) -> SegmentId {
        SegmentId(Uuid::from_u128(number))
    }

    fn document(number: u128, segments: &[u128]) -> Document {
        Document {
            id: DocumentId(Uuid::from_u128(number)),
            name: format!("{number}.txt"),
            origin: String::new(),
            format: "txt".to_owned(),
            skeleton: Vec::new().into(),
            segments: segments.iter().map(|number| Segment::new(id(*number), 0, "", "x").into()).collect(),
        }
    }

    fn glossary(origin: GlossaryOrigin) -> Glossary {
        Glossary {
            id: GlossaryId(Uuid::from_u128(50)),
            name: String::new(),
            origin,
            licence: String::new(),
            enabled: true,
            writable: true,
            concepts: Vec::new(),
            import: None,
        }
    }

    fn project() -> Project {
        let language = |tag: &str| tag.parse().unwrap();
        let mut project = Project::new(ProjectId(Uuid::from_u128(9)), language("ar"), language("en"));
        let add = Edit::AddDocument { at: 0, document: Box::new(document(1, &[11, 12, 13])) };
        project.apply(add).unwrap();
        project
    }

    /// An edit that cannot be leaves the project as it was, also behind others
    /// of a batch that could.
    #[test]
    fn an_edit_that_does_not_fit_changes_nothing() {
        let replace = |at, remove: &[u128], insert: &[u128]| Edit::ReplaceSegments {
            document: DocumentId(Uuid::from_u128(1)),
            at,
            remove: remove.iter().map(|number| id(*number)).collect(),
            insert: insert.iter().map(|number| Segment::new(id(*number), 0, "", "y")).collect(),
        };
        let bundled = glossary(GlossaryOrigin::Bundled("months".to_owned()));
        let concept = Concept::new(ConceptId("c".to_owned()));
        let edits = [
            (replace(0, &[12], &[]), EditError::Place(0)),
            (replace(3, &[13], &[]), EditError::Place(3)),
            (replace(0, &[11], &[12]), EditError::TwiceSegment(id(12))),
            (replace(0, &[11], &[20, 20]), EditError::TwiceSegment(id(20))),
            (
                Edit::AddDocument { at: 1, document: Box::new(document(2, &[21, 13])) },
                EditError::TwiceSegment(id(13)),
            ),
            (Edit::AddDocument { at: 9, document: Box::new(document(3, &[31])) }, EditError::Place(9)),
            (
                Edit::Batch(vec![
                    Edit::AddGlossary { at: 0, glossary: Box::new(bundled.clone()) },
                    Edit::PutConcept { glossary: bundled.id, concept: Box::new(concept), at: 0 },
                ]),
                EditError::Bundled(bundled.id),
            ),
            (
                Edit::SetTarget { segment: id(99), target: String::new(), state: SegmentState::Initial },
                EditError::NoSegment(id(99)),
            ),
        ];
        for (edit, expected) in edits {
            let mut project = project();
            let before = project.clone();
            let batch = Edit::Batch(vec![
                Edit::SetSetting { setting: Setting::Name, value: Some("n".to_owned()) },
                edit.clone(),
            ]);
            assert_eq!(project.apply(edit), Err(expected.clone()));
            assert_eq!(project.apply(batch), Err(expected));
            assert_eq!(project, before);
        }
    }

    #[test]
    fn a_segment_may_take_its_own_place() {
        let mut project = project();
        let mut split = project.segment(id(12)).unwrap().clone();
        split.source = "half".to_owned();
        let edit = Edit::ReplaceSegments {
            document: DocumentId(Uuid::from_u128(1)),
            at: 1,
            remove: vec![id(12)],
            insert: vec![split, Segment::new(id(40), 0, " ", "other half")],
        };
        let before = project.clone();
        let inverse = project.apply(edit).unwrap();
        assert_eq!(project.place(id(40)), Some((0, 2)));
        assert_eq!(project.place(id(13)), Some((0, 3)));
        project.apply(inverse).unwrap();
        assert_eq!(project, before);
        assert_eq!(project.place(id(40)), None);
    }
}
