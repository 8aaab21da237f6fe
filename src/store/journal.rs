//! The journal: every entry that was ever committed, and the undo stacks that
//! follow from it.

use super::error::{unfit, unreadable};
use super::sum;
use crate::model::{Edit, Glossary, GlossaryOrigin, SegmentId};
use rusqlite::Connection;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What an entry did with its undo step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Did something new.
    Do,
    /// Took the whole step back.
    Undo,
    /// Did the whole step again.
    Redo,
    /// Did nothing: the project was put together again out of a damaged file.
    /// What was before it is for reading, and can no longer be undone.
    Rescue,
}

/// One change of a project, as it is written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Whether it is new, or an undo or redo of its step.
    pub kind: EntryKind,
    /// The undo step it belongs to, from 1. Several new entries can share one,
    /// as typing does; undo and redo take the step in a single entry.
    pub step: u64,
    /// Who did it; empty where unknown.
    pub author: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub time: i64,
    /// What was done, by a stable name that begins with a verb, in lower-case
    /// words joined by hyphens: the id of the command that did it, such as
    /// `copy-source`, or a name of its own, such as `type`. Whoever commits
    /// entries names them; readers take a name they do not know as it comes.
    pub label: String,
    /// The edit, as it was applied. Shared, for it may hold a whole document.
    pub edit: Arc<Edit>,
    /// What applying it returned.
    pub inverse: Arc<Edit>,
}

/// The edit that takes back what last happened to an undo step: it undoes a
/// step that is done and does one again that is undone.
#[derive(Clone, Debug, PartialEq)]
pub struct StepReversal {
    /// The edit.
    pub edit: Edit,
    /// The label of the step's entries.
    pub label: String,
}

/// The steps that can be undone and redone, the next one last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoState {
    /// The steps that are done.
    pub undo: Vec<u64>,
    /// The steps that are undone and were not overtaken by new ones.
    pub redo: Vec<u64>,
    /// The highest step there ever was, 0 for none; new steps come above it.
    pub last_step: u64,
}

impl UndoState {
    /// Takes note of an entry.
    pub fn record(&mut self, kind: EntryKind, step: u64) {
        self.last_step = self.last_step.max(step);
        match kind {
            EntryKind::Do => {
                self.redo.clear();
                if self.undo.last() != Some(&step) {
                    self.undo.push(step);
                }
            }
            EntryKind::Undo => {
                self.undo.pop_if(|top| *top == step);
                self.redo.push(step);
            }
            EntryKind::Redo => {
                self.redo.pop_if(|top| *top == step);
                self.undo.push(step);
            }
            EntryKind::Rescue => {
                self.undo.clear();
                self.redo.clear();
            }
        }
    }
}

impl EntryKind {
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Do => 0,
            Self::Undo => 1,
            Self::Redo => 2,
            Self::Rescue => 3,
        }
    }

    pub(super) fn from_number(number: i64) -> rusqlite::Result<Self> {
        match number {
            0 => Ok(Self::Do),
            1 => Ok(Self::Undo),
            2 => Ok(Self::Redo),
            3 => Ok(Self::Rescue),
            _ => Err(unreadable(format!("an entry of kind {number}"))),
        }
    }
}

/// Writes an entry down and returns its number.
pub(super) fn append(connection: &Connection, entry: &Entry) -> rusqlite::Result<u64> {
    let (edit, inverse) = (to_json(&entry.edit)?, to_json(&entry.inverse)?);
    let sum = sum::of_entry(entry.step as i64, &edit, &inverse);
    connection
        .prepare_cached(
            "INSERT INTO journal (step, kind, author, time, label, edit, inverse, sum)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            entry.step as i64,
            entry.kind.number(),
            &entry.author,
            entry.time,
            &entry.label,
            edit,
            inverse,
            sum,
        ))?;
    let seq = connection.last_insert_rowid();
    note_segments(connection, &entry.edit, seq)?;
    Ok(seq as u64)
}

/// Notes which segments an entry touched.
pub(super) fn note_segments(connection: &Connection, edit: &Edit, seq: i64) -> rusqlite::Result<()> {
    let mut segments = BTreeSet::new();
    touched_segments(edit, &mut segments);
    let mut insert =
        connection.prepare_cached("INSERT INTO journal_segments (segment, seq) VALUES (?1, ?2)")?;
    for segment in segments {
        insert.execute((segment.0.as_bytes(), seq))?;
    }
    Ok(())
}

/// Rebuilds the undo stacks, reading one index and no texts.
pub(super) fn undo_state(connection: &Connection) -> rusqlite::Result<UndoState> {
    let mut statement = connection
        .prepare("SELECT seq, step, kind FROM journal INDEXED BY journal_steps ORDER BY step, kind")?;
    let mut entries = statement
        .query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    // Nearly in order already: steps grow with the entries that begin them.
    entries.sort_by_key(|&(seq, ..)| seq);
    let mut state = UndoState::default();
    for (_, step, kind) in entries {
        state.record(EntryKind::from_number(kind)?, step as u64);
    }
    Ok(state)
}

/// Loads what takes back the last thing that happened to a step; `None` where
/// there is no such step.
pub(super) fn reversal(connection: &Connection, step: u64) -> rusqlite::Result<Option<StepReversal>> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, label, edit, inverse, sum FROM journal WHERE step = ?1 ORDER BY seq DESC",
    )?;
    let mut rows = statement.query([step as i64])?;
    let mut label = None;
    let mut inverses = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = EntryKind::from_number(row.get(0)?)?;
        if kind == EntryKind::Undo && !inverses.is_empty() {
            break;
        }
        let (edit, inverse) = (row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?);
        sum::check(row.get_ref(4)?, || sum::of_entry(step as i64, edit, inverse))?;
        inverses.push(from_json(inverse)?);
        label.get_or_insert(row.get::<_, String>(1)?);
        if kind != EntryKind::Do {
            break;
        }
    }
    let Some(label) = label else { return Ok(None) };
    let edit = match inverses.len() {
        1 => inverses.remove(0),
        _ => Edit::Batch(inverses),
    };
    Ok(Some(StepReversal { edit, label }))
}

/// An edit as the journal keeps it.
pub(super) fn to_json(edit: &Edit) -> rusqlite::Result<String> {
    serde_json::to_string(&*without_bundled(edit)).map_err(|_| unfit())
}

pub(super) fn from_json(text: &str) -> rusqlite::Result<Edit> {
    serde_json::from_str(text).map_err(unreadable)
}

/// The edit without the concepts of bundled glossaries, which the program
/// brings with it and the project keeps no copy of.
fn without_bundled(edit: &Edit) -> Cow<'_, Edit> {
    match edit {
        Edit::AddGlossary { at, glossary } if matches!(glossary.origin, GlossaryOrigin::Bundled(_)) => {
            let Glossary { id, name, origin, licence, enabled, writable, concepts: _, import } = &**glossary;
            Cow::Owned(Edit::AddGlossary {
                at: *at,
                glossary: Box::new(Glossary {
                    id: *id,
                    name: name.clone(),
                    origin: origin.clone(),
                    licence: licence.clone(),
                    enabled: *enabled,
                    writable: *writable,
                    concepts: Vec::new(),
                    import: import.clone(),
                }),
            })
        }
        Edit::Batch(edits) => {
            let edits: Vec<_> = edits.iter().map(without_bundled).collect();
            if edits.iter().all(|edit| matches!(edit, Cow::Borrowed(_))) {
                Cow::Borrowed(edit)
            } else {
                Cow::Owned(Edit::Batch(edits.into_iter().map(Cow::into_owned).collect()))
            }
        }
        _ => Cow::Borrowed(edit),
    }
}

/// The segments whose history an edit is part of. A document that comes or goes
/// is no event in the life of each of its segments.
fn touched_segments(edit: &Edit, segments: &mut BTreeSet<SegmentId>) {
    match edit {
        Edit::SetTarget { segment, .. }
        | Edit::SetSource { segment, .. }
        | Edit::SetDirection { segment, .. } => {
            segments.insert(*segment);
        }
        Edit::ReplaceSegments { remove, insert, .. } => {
            segments.extend(remove);
            segments.extend(insert.iter().map(|segment| segment.id));
        }
        Edit::Batch(edits) => edits.iter().for_each(|edit| touched_segments(edit, segments)),
        Edit::AddDocument { .. }
        | Edit::RemoveDocument { .. }
        | Edit::AddGlossary { .. }
        | Edit::RemoveGlossary { .. }
        | Edit::SetGlossaryUse { .. }
        | Edit::SetGlossaryWritable { .. }
        | Edit::PutConcept { .. }
        | Edit::RemoveConcept { .. }
        | Edit::ChangeConcepts { .. }
        | Edit::SetGlossaryImport { .. }
        | Edit::SetSetting { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::EntryKind::{Do, Redo, Rescue, Undo};
    use super::*;

    #[test]
    fn stacks_follow_from_the_entries() {
        let cases = [
            (vec![], vec![], vec![]),
            (vec![(Do, 1), (Do, 1), (Do, 2)], vec![1, 2], vec![]),
            (vec![(Do, 1), (Do, 2), (Undo, 2), (Undo, 1)], vec![], vec![2, 1]),
            (vec![(Do, 1), (Do, 2), (Undo, 2), (Undo, 1), (Redo, 1)], vec![1], vec![2]),
            (vec![(Do, 1), (Undo, 1), (Do, 2)], vec![2], vec![]),
            (vec![(Do, 1), (Do, 2), (Undo, 2), (Rescue, 3), (Do, 4)], vec![4], vec![]),
        ];
        for (entries, undo, redo) in cases {
            let mut state = UndoState::default();
            entries.iter().for_each(|&(kind, step)| state.record(kind, step));
            assert_eq!((&state.undo, &state.redo), (&undo, &redo), "{entries:?}");
            assert_eq!(state.last_step, entries.iter().map(|entry| entry.1).max().unwrap_or(0));
        }
    }
}
