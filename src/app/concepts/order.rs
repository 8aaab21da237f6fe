//! The order of the table's rows: by a column, or with what looks alike together.
//!
//! A million rows take most of a second to sort. They are sorted in slices, and the
//! slices are merged by and by, so that no frame waits for it.

use super::catalogue::{Catalogue, Row};
use super::listing::Listing;
use crate::model::{Project, TermStatus};
use crate::review::{Standing, standing};
use crate::text::normalise::{Folding, normalise};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A column that rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The terms.
    Source,
    /// Their renderings.
    Target,
    /// How far they may be used.
    Status,
    /// The field of knowledge.
    Domain,
    /// What the glossary is called.
    Glossary,
    /// In how many places they stand, most first.
    Count,
}

/// Which column rows are sorted by, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// Whether the last one comes first.
    pub reversed: bool,
}

impl Sort {
    /// What a click on the head of a column makes of an order: sorted by it, then
    /// the other way round, then as the glossaries have it.
    pub fn after_click(now: Option<Self>, column: Column) -> Option<Self> {
        match now.filter(|sort| sort.column == column) {
            None => Some(Self { column, reversed: false }),
            Some(Self { reversed: false, .. }) => Some(Self { column, reversed: true }),
            Some(_) => None,
        }
    }
}

/// An order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By a column.
    By(Sort),
    /// Those with a wording of the same letters together.
    Alike,
}

/// What a row is sorted by. The least comes first; of equals that of the lower row.
#[derive(PartialEq, Eq)]
struct Key {
    /// Whether there is nothing to sort it by; such rows come last.
    missing: bool,
    /// Whether the values are taken the other way round.
    reversed: bool,
    number: u64,
    text: String,
    row: u32,
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        let values = (self.number, &self.text).cmp(&(other.number, &other.text));
        let values = if self.reversed { values.reverse() } else { values };
        self.missing.cmp(&other.missing).then(values).then(self.row.cmp(&other.row))
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The work of putting a list in order, done by and by.
#[derive(Default)]
pub struct Arranging {
    /// How many rows have a key.
    keyed: usize,
    /// Slices of the rows' keys, each sorted.
    slices: Vec<std::vec::IntoIter<Key>>,
    /// The least key of each slice that is left, with the number of the slice.
    least: BinaryHeap<Reverse<(Key, usize)>>,
    /// The rows in order, as far as the slices are merged.
    rows: Vec<u32>,
}

/// For how many rows a step makes the keys, and sorts them.
const KEYED: usize = 5_000;

/// How many rows a step merges.
const MERGED: usize = 10_000;

impl Arranging {
    /// Goes on with a list that is complete and puts it in order at last; true while
    /// there is more to do. `count` tells in how many places the concept of a row
    /// stands.
    pub fn step(
        &mut self,
        listing: &mut Listing,
        order: Order,
        catalogue: &Catalogue,
        project: &Project,
        count: impl Fn(u32) -> usize,
    ) -> bool {
        let len = listing.len();
        if self.keyed < len {
            let end = (self.keyed + KEYED).min(len);
            let rows = (self.keyed..end).filter_map(|at| listing.get(at));
            let mut keys: Vec<Key> =
                rows.map(|row| Key::of(row, order, catalogue, project, &count)).collect();
            keys.sort_unstable();
            self.keyed = end;
            let mut slice = keys.into_iter();
            let number = self.slices.len();
            self.least.extend(slice.next().map(|key| Reverse((key, number))));
            self.slices.push(slice);
            return true;
        }
        for _ in 0..MERGED {
            let Some(Reverse((key, number))) = self.least.pop() else { break };
            self.rows.push(key.row);
            self.least.extend(self.slices[number].next().map(|key| Reverse((key, number))));
        }
        if !self.least.is_empty() {
            return true;
        }
        listing.arrange(std::mem::take(self).rows);
        false
    }
}

impl Key {
    fn of(
        row: u32,
        order: Order,
        catalogue: &Catalogue,
        project: &Project,
        count: impl Fn(u32) -> usize,
    ) -> Self {
        let Some(found) = catalogue.row(project, row) else { return Self::text(row, "") };
        let reversed = matches!(order, Order::By(Sort { reversed: true, .. }));
        let key = match order {
            Order::Alike => Self::number(row, u64::from(first_alike(row, catalogue, project, &found))),
            Order::By(Sort { column, .. }) => {
                let term = |language| found.concept.terms_in(language).next().map_or("", |term| &*term.text);
                match column {
                    Column::Source => Self::text(row, term(&project.source)),
                    Column::Target => Self::text(row, term(&project.target)),
                    Column::Status => Self::number(row, status(project, &found)),
                    Column::Domain => Self::text(row, &found.concept.domain),
                    Column::Glossary => {
                        // The project's own has no name and goes first.
                        Self { missing: false, ..Self::text(row, &found.glossary.name) }
                    }
                    Column::Count => {
                        let count = count(row) as u64;
                        Self { missing: count == 0, ..Self::number(row, u64::MAX - count) }
                    }
                }
            }
        };
        Self { reversed, ..key }
    }

    fn text(row: u32, text: &str) -> Self {
        let text = normalise(text, Folding::Letters);
        Self { missing: text.is_empty(), reversed: false, number: 0, text, row }
    }

    fn number(row: u32, number: u64) -> Self {
        Self { missing: false, reversed: false, number, text: String::new(), row }
    }
}

/// What is to be decided first, then the statuses from the best on.
fn status(project: &Project, found: &Row<'_>) -> u64 {
    let best = found.concept.terms_in(&project.target).map(|term| term.status).min();
    match (standing(found.concept), best) {
        (Standing::Open, _) => 0,
        (Standing::Deferred, _) => 1,
        (_, None) => 2,
        (_, Some(TermStatus::Preferred)) => 3,
        (_, Some(TermStatus::Admitted)) => 4,
        (_, Some(TermStatus::Proposed)) => 5,
        (_, Some(TermStatus::Deprecated)) => 6,
        (_, Some(TermStatus::Forbidden)) => 7,
    }
}

/// The first row that has a wording of the same letters as this one.
fn first_alike(row: u32, catalogue: &Catalogue, project: &Project, found: &Row<'_>) -> u32 {
    let terms = found.concept.terms_in(&project.source);
    let wordings = terms.flat_map(|term| std::iter::once(&term.text).chain(&term.variants));
    let doubles = wordings.filter_map(|wording| catalogue.doubles_of(wording).iter().min().copied());
    doubles.min().map_or(row, |first| first.min(row))
}
