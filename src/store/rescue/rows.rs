//! What the rows of a project file say, told by their shape.
//!
//! A row is known by the number and kind of its columns and by what stands in
//! them: a state, an id, JSON. So it is found wherever it lies, and what is no
//! row of ours is not mistaken for one.

use super::record::{Cell, Value};
use crate::model::{
    Concept, ConceptId, Direction, DocumentId, Edit, Glossary, GlossaryId, GlossaryOrigin, Import, Language,
    Note, ProjectId, Segment, SegmentId, SegmentState, Setting,
};
use crate::store::journal::EntryKind;
use crate::store::view::ViewState;
use crate::store::{sum, values};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use uuid::Uuid;

/// A row of one of the tables or indexes.
pub(super) enum Row {
    Project(ProjectId, Language, Language),
    /// `None` for a setting this program does not know.
    Setting(Option<Setting>, String),
    Document(DocumentRow),
    Skeleton(DocumentId, Vec<u8>),
    Segment(SegmentRow),
    Glossary(i64, Glossary),
    Concept(ConceptRow),
    Import(GlossaryId, Import),
    Entry(Box<EntryRow>),
    View(ViewState),
    /// Of the list of tables: the name, and the page where its tree begins.
    Schema(String, u32),
    /// Of an index: an id and the key of its row.
    Id(Uuid, i64),
    /// Of an index: whose, at which position, and the key of its row.
    Place(Uuid, i64, i64),
    /// Of an index: the glossary and id of a concept.
    ConceptName(GlossaryId, ConceptId),
    /// Of an index: the number of an entry of the journal.
    EntryNumber(i64),
}

/// A document without its skeleton and segments.
#[derive(Clone, Debug)]
pub(super) struct DocumentRow {
    pub id: DocumentId,
    pub position: i64,
    pub name: String,
    pub origin: String,
    pub format: String,
}

/// A segment and where it stands.
#[derive(Clone, Debug)]
pub(super) struct SegmentRow {
    pub key: i64,
    pub document: DocumentId,
    pub position: i64,
    pub segment: Segment,
    /// What the sums over its source and its target should be, where it has any.
    pub sums: (Option<i64>, Option<i64>),
}

/// A concept and where it stands.
#[derive(Clone, Debug)]
pub(super) struct ConceptRow {
    pub glossary: GlossaryId,
    pub position: i64,
    pub concept: Arc<Concept>,
}

/// An entry of the journal.
#[derive(Clone, Debug)]
pub(super) struct EntryRow {
    pub seq: i64,
    pub step: i64,
    pub kind: EntryKind,
    pub author: String,
    pub time: i64,
    pub label: String,
    pub edit: Edit,
    pub edit_json: String,
    pub inverse_json: String,
}

/// More entries than anybody makes; a higher number is damage.
const MOST_ENTRIES: i64 = 1 << 40;

/// What a row says; `None` for one of no table of ours, or of which a part
/// makes no sense.
pub(super) fn row(cell: Cell) -> Option<Row> {
    use Value::{Blob, Int, Null, Text};
    let Cell { rowid, mut values } = cell;
    // Rows of the first version have no sums.
    Some(match (rowid, values.as_mut_slice()) {
        (Some(_), [Text(_), Text(name), Text(_), Int(root), Text(_) | Null]) => {
            Row::Schema(take(name), u32::try_from(*root).ok()?)
        }
        (Some(_), [Blob(id), Text(source), Text(target), Int(0..=1), Int(_)]) => {
            Row::Project(ProjectId(uuid(id)?), source.parse().ok()?, target.parse().ok()?)
        }
        (Some(_), [Blob(glossary), Text(content), Blob(base), sum @ Int(_)]) => {
            let glossary = GlossaryId(uuid(glossary)?);
            is_sum(std::slice::from_ref(sum), || sum::of_import(glossary, content, base))?;
            Row::Import(glossary, values::import(content, base).ok()?)
        }
        (Some(_), [Blob(document), Blob(content), sum @ ..]) => {
            let document = DocumentId(uuid(document)?);
            is_sum(sum, || sum::of_skeleton(document, content))?;
            Row::Skeleton(document, take(content))
        }
        (
            Some(key),
            [
                Null,
                Blob(id),
                Blob(document),
                Int(position),
                Int(unit),
                Text(lead),
                Text(source),
                Text(target),
                Text(state),
                source_direction,
                target_direction,
                notes,
                sums @ ..,
            ],
        ) => Row::Segment(SegmentRow {
            key,
            document: DocumentId(uuid(document)?),
            position: *position,
            sums: match sums {
                [] => (None, None),
                [source, target] => (stored_sum(source)?, stored_sum(target)?),
                _ => return None,
            },
            segment: Segment {
                id: SegmentId(uuid(id)?),
                unit: u32::try_from(*unit).ok()?,
                lead: take(lead),
                source: take(source),
                target: take(target),
                state: SegmentState::from_name(state)?,
                source_direction: direction(source_direction)?,
                target_direction: direction(target_direction)?,
                notes: self::notes(notes)?,
            },
        }),
        (Some(_), [Null, Blob(glossary), Int(position), Text(id), Text(content), sum @ ..]) => {
            let concept: Concept = json(content).filter(|concept: &Concept| concept.id.0 == *id)?;
            let glossary = GlossaryId(uuid(glossary)?);
            is_sum(sum, || sum::of_concept(glossary, &concept.id, content))?;
            Row::Concept(ConceptRow { glossary, position: *position, concept: Arc::new(concept) })
        }
        (
            Some(seq @ 1..=MOST_ENTRIES),
            [
                Null,
                Int(step),
                Int(kind),
                Text(author),
                Int(time),
                Text(label),
                Text(edit),
                Text(inverse),
                sum @ ..,
            ],
        ) => {
            is_sum(sum, || sum::of_entry(*step, edit, inverse))?;
            json::<Edit>(inverse)?;
            Row::Entry(Box::new(EntryRow {
                seq,
                step: *step,
                kind: EntryKind::from_number(*kind).ok()?,
                author: take(author),
                time: *time,
                label: take(label),
                edit: json(edit)?,
                edit_json: take(edit),
                inverse_json: take(inverse),
            }))
        }
        (Some(1), [Null, Text(content)]) => Row::View(json(content)?),
        (None, [Blob(id), Int(position), Text(name), Text(origin), Text(format)]) => {
            Row::Document(DocumentRow {
                id: DocumentId(uuid(id)?),
                position: *position,
                name: take(name),
                origin: take(origin),
                format: take(format),
            })
        }
        (
            None,
            [
                Blob(id),
                Int(position),
                Text(name),
                Text(origin),
                Text(licence),
                Int(enabled @ 0..=1),
                Int(writable @ 0..=1),
            ],
        ) => Row::Glossary(
            *position,
            Glossary {
                id: GlossaryId(uuid(id)?),
                name: take(name),
                origin: json::<GlossaryOrigin>(origin)?,
                licence: take(licence),
                enabled: *enabled == 1,
                writable: *writable == 1,
                concepts: Vec::new(),
                import: None,
            },
        ),
        (None, [Text(name), Text(value)]) => {
            let name = serde_json::Value::from(take(name));
            Row::Setting(serde_json::from_value(name).ok(), take(value))
        }
        (None, [Blob(id), Int(key)]) => Row::Id(uuid(id)?, *key),
        (None, [Blob(owner), Int(position), Int(key)]) => Row::Place(uuid(owner)?, *position, *key),
        (None, [Blob(glossary), Text(id), Int(_)]) => {
            Row::ConceptName(GlossaryId(uuid(glossary)?), ConceptId(take(id)))
        }
        (None, [Int(_), Int(0..), Int(seq @ 1..=MOST_ENTRIES)]) => Row::EntryNumber(*seq),
        _ => return None,
    })
}

fn take<T: Default>(value: &mut T) -> T {
    std::mem::take(value)
}

fn uuid(bytes: &[u8]) -> Option<Uuid> {
    Uuid::from_slice(bytes).ok()
}

fn json<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// Sees that the columns behind the others are this sum, or that there are none
/// yet; `None` where it is another.
fn is_sum(stored: &[Value], sum: impl FnOnce() -> i64) -> Option<()> {
    let stored = match stored {
        [] => None,
        [stored] => stored_sum(stored)?,
        _ => return None,
    };
    stored.is_none_or(|stored| stored == sum()).then_some(())
}

fn stored_sum(value: &Value) -> Option<Option<i64>> {
    match value {
        Value::Null => Some(None),
        Value::Int(sum) => Some(Some(*sum)),
        _ => None,
    }
}

fn direction(value: &Value) -> Option<Option<Direction>> {
    match value {
        Value::Null => Some(None),
        Value::Text(name) if name == "ltr" => Some(Some(Direction::Ltr)),
        Value::Text(name) if name == "rtl" => Some(Some(Direction::Rtl)),
        _ => None,
    }
}

fn notes(value: &Value) -> Option<Vec<Note>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::Text(text) => json(text),
        _ => None,
    }
}

impl SegmentRow {
    /// Whether its source is what was written, and its target.
    pub fn are_sound(&self) -> (bool, bool) {
        let Segment { id, unit, lead, source, target, state, .. } = &self.segment;
        let (source_sum, target_sum) = self.sums;
        // Without a sum, what gives it away is what a disk gives for what it lost.
        let has_hole = |text: &str| text.contains("\0\0\0\0\0\0\0\0");
        (
            source_sum.map_or(!has_hole(lead) && !has_hole(source), |sum| {
                sum == sum::of_source(*id, self.document, *unit, lead, source)
            }),
            target_sum.map_or(!has_hole(target), |sum| sum == sum::of_target(*id, target, *state)),
        )
    }
}
