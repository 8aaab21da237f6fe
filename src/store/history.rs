//! The life of one segment, from the journal.

use super::journal::{EntryKind, from_json};
use crate::model::{Direction, Edit, Segment, SegmentId, SegmentState, Side};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that happened to a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryItem {
    /// The number of its entry in the journal, ascending with time.
    pub seq: u64,
    /// Whether it was new, or an undo or redo.
    pub kind: EntryKind,
    /// The undo step it belongs to.
    pub step: u64,
    /// Who did it; empty where unknown.
    pub author: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub time: i64,
    /// What was done, as [`Entry::label`](super::Entry::label) has it.
    pub label: String,
    /// The segment it happened to: the one asked for, or one that it came from
    /// by a split or a join.
    pub segment: SegmentId,
    /// What happened.
    pub change: Change,
}

/// What happened to a segment.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It got another translation or state.
    Target {
        /// What it had; `None` where the journal does not say.
        before: Option<Wording>,
        /// What it has since.
        after: Wording,
    },
    /// Its source was corrected.
    Source {
        /// What it was; `None` where the journal does not say.
        before: Option<String>,
        /// What it is since.
        after: String,
    },
    /// A direction was forced on one of its texts, or no longer is.
    Direction {
        /// Which of its texts.
        side: Side,
        /// The direction since, `None` to go by the text.
        direction: Option<Direction>,
    },
    /// Segments took the place of others, by a split or a join.
    Replaced {
        /// Those that went.
        before: Vec<Segment>,
        /// Those that came.
        after: Vec<Segment>,
    },
}

/// A translation and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The translation.
    pub target: String,
    /// The state it had.
    pub state: SegmentState,
}

/// What happened to a segment and to those it came from, oldest first.
pub(super) fn of_segment(connection: &Connection, segment: SegmentId) -> rusqlite::Result<Vec<HistoryItem>> {
    let mut items = BTreeMap::new();
    let mut met = BTreeSet::new();
    // Segments to look for, each with the place in the journal (an entry and a
    // part of its edit) before which it matters.
    let mut open = vec![(segment, (i64::MAX, 0))];
    while let Some((segment, before)) = open.pop() {
        for entry in entries(connection, segment, before.0)? {
            let (edit, inverse) = (from_json(&entry.edit)?, from_json(&entry.inverse)?);
            let mut parts = Vec::new();
            collect_parts(&edit, Some(&inverse), &mut parts);
            for (index, (edit, inverse)) in parts.into_iter().enumerate() {
                let place = (entry.seq, index);
                if place >= before || !met.insert((segment, place)) {
                    continue;
                }
                let Some(change) = change(edit, inverse, segment) else { continue };
                if let Change::Replaced { before, after } = &change
                    && after.iter().any(|new| new.id == segment)
                {
                    open.extend(before.iter().map(|old| (old.id, place)));
                }
                // A split is met once for each segment that has to do with it, and told once.
                items.entry(place).or_insert_with(|| HistoryItem {
                    seq: entry.seq as u64,
                    kind: entry.kind,
                    step: entry.step as u64,
                    author: entry.author.clone(),
                    time: entry.time,
                    label: entry.label.clone(),
                    segment,
                    change,
                });
            }
        }
    }
    Ok(items.into_values().collect())
}

/// An entry of the journal with its edits still as texts.
struct Row {
    seq: i64,
    kind: EntryKind,
    step: i64,
    author: String,
    time: i64,
    label: String,
    edit: String,
    inverse: String,
}

/// The entries up to and including `last` that touched a segment.
fn entries(connection: &Connection, segment: SegmentId, last: i64) -> rusqlite::Result<Vec<Row>> {
    connection
        .prepare_cached(
            "SELECT seq, kind, step, author, time, label, edit, inverse
             FROM journal_segments JOIN journal USING (seq)
             WHERE segment = ?1 AND seq <= ?2 ORDER BY seq",
        )?
        .query_and_then((segment.0.as_bytes(), last), |row| {
            Ok(Row {
                seq: row.get(0)?,
                kind: EntryKind::from_number(row.get(1)?)?,
                step: row.get(2)?,
                author: row.get(3)?,
                time: row.get(4)?,
                label: row.get(5)?,
                edit: row.get(6)?,
                inverse: row.get(7)?,
            })
        })?
        .collect()
}

/// The single edits of an edit, each with its inverse where that is known. An
/// inverse lists the parts of a batch the other way round.
fn collect_parts<'a>(
    edit: &'a Edit,
    inverse: Option<&'a Edit>,
    parts: &mut Vec<(&'a Edit, Option<&'a Edit>)>,
) {
    match (edit, inverse) {
        (Edit::Batch(edits), Some(Edit::Batch(inverses))) if edits.len() == inverses.len() => {
            for (edit, inverse) in edits.iter().zip(inverses.iter().rev()) {
                collect_parts(edit, Some(inverse), parts);
            }
        }
        (Edit::Batch(edits), _) => edits.iter().for_each(|edit| collect_parts(edit, None, parts)),
        _ => parts.push((edit, inverse)),
    }
}

/// What a single edit did to a segment, if anything.
fn change(edit: &Edit, inverse: Option<&Edit>, of: SegmentId) -> Option<Change> {
    match edit {
        Edit::SetTarget { segment, target, state } if *segment == of => Some(Change::Target {
            before: match inverse {
                Some(Edit::SetTarget { target, state, .. }) => {
                    Some(Wording { target: target.clone(), state: *state })
                }
                _ => None,
            },
            after: Wording { target: target.clone(), state: *state },
        }),
        Edit::SetSource { segment, source } if *segment == of => Some(Change::Source {
            before: match inverse {
                Some(Edit::SetSource { source, .. }) => Some(source.clone()),
                _ => None,
            },
            after: source.clone(),
        }),
        Edit::SetDirection { segment, side, direction } if *segment == of => {
            Some(Change::Direction { side: *side, direction: *direction })
        }
        Edit::ReplaceSegments { remove, insert, .. }
            if remove.contains(&of) || insert.iter().any(|segment| segment.id == of) =>
        {
            let before = match inverse {
                Some(Edit::ReplaceSegments { insert, .. }) => insert.clone(),
                _ => Vec::new(),
            };
            Some(Change::Replaced { before, after: insert.clone() })
        }
        _ => None,
    }
}
