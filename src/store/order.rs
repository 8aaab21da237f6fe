//! Lists in tables: rows that keep an order by a number with gaps, so that one
//! can be put between two others without touching the rest.

use super::error::unfit;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

/// The distance between neighbours of a list that was written in one go.
pub(super) const GAP: i64 = 1 << 16;

/// A table whose rows form one list for each owner; it has the columns `number`
/// (its key) and `position`.
#[derive(Clone, Copy)]
pub(super) struct List {
    table: &'static str,
    owner: &'static str,
}

/// The segments of a document.
pub(super) const SEGMENTS: List = List { table: "segments", owner: "document" };

/// The concepts of a glossary.
pub(super) const CONCEPTS: List = List { table: "concepts", owner: "glossary" };

/// Positions for new rows: the first, and the step from each to the next.
pub(super) struct Room {
    first: i64,
    step: i64,
}

impl Room {
    /// The position of the new row with this index among the new ones.
    pub fn position(&self, index: usize) -> i64 {
        self.first + self.step * index as i64
    }
}

impl List {
    /// Makes room for `count` rows before the row that has index `at` now.
    ///
    /// # Errors
    /// [`unfit`] where the list is shorter than `at`.
    pub fn make_room(
        self,
        connection: &Connection,
        owner: Uuid,
        at: usize,
        count: usize,
    ) -> rusqlite::Result<Room> {
        let count = count as i64;
        let (mut before, mut after) = self.neighbours(connection, owner, at)?;
        if before.is_some_and(out_of_range) || after.is_some_and(out_of_range) {
            self.renumber(connection, owner, GAP)?;
            (before, after) = self.neighbours(connection, owner, at)?;
        }
        match (before, after) {
            (before, None) => Ok(Room { first: before.map_or(0, |before| before + GAP), step: GAP }),
            (None, Some(after)) => Ok(Room { first: after - GAP * count, step: GAP }),
            (Some(before), Some(after)) => {
                let step = (after - before) / (count + 1);
                if step > 0 {
                    return Ok(Room { first: before + step, step });
                }
                let gap = GAP.max(count + 1);
                self.renumber(connection, owner, gap)?;
                let step = gap / (count + 1);
                Ok(Room { first: (at as i64 - 1) * gap + step, step })
            }
        }
    }

    /// Numbers an owner's rows anew, with room for new ones that are to have these
    /// indexes, which ascend. Returns the positions of the new ones.
    ///
    /// # Errors
    /// [`unfit`] where the list is too short for an index.
    pub fn spread(
        self,
        connection: &Connection,
        owner: Uuid,
        new: impl Iterator<Item = usize>,
    ) -> rusqlite::Result<Vec<i64>> {
        let Self { table, owner: column } = self;
        let numbers: Vec<i64> = connection
            .prepare_cached(&format!("SELECT number FROM {table} WHERE {column} = ?1 ORDER BY position"))?
            .query_map([owner.as_bytes()], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut place =
            connection.prepare_cached(&format!("UPDATE {table} SET position = ?2 WHERE number = ?1"))?;
        let (mut old, mut index, mut positions) = (numbers.into_iter(), 0, Vec::new());
        for at in new {
            while index < at {
                place.execute((old.next().ok_or_else(unfit)?, index as i64 * GAP))?;
                index += 1;
            }
            positions.push(index as i64 * GAP);
            index += 1;
        }
        for number in old {
            place.execute((number, index as i64 * GAP))?;
            index += 1;
        }
        Ok(positions)
    }

    /// The positions of the rows with index `at - 1` and `at`.
    fn neighbours(
        self,
        connection: &Connection,
        owner: Uuid,
        at: usize,
    ) -> rusqlite::Result<(Option<i64>, Option<i64>)> {
        let Self { table, owner: column } = self;
        let at_index = |index: usize| {
            connection
                .prepare_cached(&format!(
                    "SELECT position FROM {table} WHERE {column} = ?1 ORDER BY position LIMIT 1 OFFSET ?2"
                ))?
                .query_row((owner.as_bytes(), index as i64), |row| row.get(0))
                .optional()
        };
        match at.checked_sub(1) {
            None => Ok((None, at_index(0)?)),
            Some(before) => Ok((Some(at_index(before)?.ok_or_else(unfit)?), at_index(at)?)),
        }
    }

    /// Numbers an owner's rows anew: 0, `gap`, 2 × `gap` …
    fn renumber(self, connection: &Connection, owner: Uuid, gap: i64) -> rusqlite::Result<()> {
        let Self { table, owner: column } = self;
        connection
            .prepare_cached(&format!(
                "UPDATE {table} SET position = ordered.place * ?2 FROM
                     (SELECT number AS n, row_number() OVER (ORDER BY position) - 1 AS place
                      FROM {table} WHERE {column} = ?1) AS ordered
                 WHERE number = ordered.n"
            ))?
            .execute((owner.as_bytes(), gap))
            .map(|_| ())
    }
}

/// Whether a position comes so near the ends of its type that a sum could pass
/// them: none that this program wrote does, but files come from anywhere.
fn out_of_range(position: i64) -> bool {
    position.unsigned_abs() > i64::MAX as u64 / 4
}
