//! The order of the table's rows: by a column, or with what looks alike together.
//!
//! *Limitations:* the rows' keys are made by and by, but then sorted at once; a
//! million take most of a second.

use super::catalogue::{Catalogue, Row};
use super::listing::Listing;
use crate::model::{Project, TermStatus};
use crate::review::{Standing, standing};
use crate::text::normalise::{Folding, normalise};

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

/// What a row is sorted by.
struct Key {
    /// Whether there is nothing to sort it by; such rows come last.
    missing: bool,
    number: u64,
    text: String,
    row: u32,
}

/// The keys of a list's rows, made by and by.
#[derive(Default)]
pub struct Arranging {
    keys: Vec<Key>,
}

/// For how many rows a slice makes the keys.
const ROWS: usize = 10_000;

impl Arranging {
    /// Goes on with a list that is complete and puts it in order where all keys are
    /// made; true while there are more. `count` tells in how many places the concept
    /// of a row stands.
    pub fn step(
        &mut self,
        listing: &mut Listing,
        order: Order,
        catalogue: &Catalogue,
        project: &Project,
        count: impl Fn(u32) -> usize,
    ) -> bool {
        let rows = listing.rows().skip(self.keys.len()).take(ROWS);
        self.keys.extend(rows.map(|row| Key::of(row, order, catalogue, project, &count)));
        if self.keys.len() < listing.len() {
            return true;
        }
        let reversed = matches!(order, Order::By(Sort { reversed: true, .. }));
        let mut keys = std::mem::take(&mut self.keys);
        keys.sort_by(|a, b| {
            let values = (a.number, &a.text).cmp(&(b.number, &b.text));
            let values = if reversed { values.reverse() } else { values };
            a.missing.cmp(&b.missing).then(values).then(a.row.cmp(&b.row))
        });
        listing.arrange(keys.into_iter().map(|key| key.row).collect());
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
        match order {
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
        }
    }

    fn text(row: u32, text: &str) -> Self {
        Self { missing: text.is_empty(), number: 0, text: normalise(text, Folding::Letters), row }
    }

    fn number(row: u32, number: u64) -> Self {
        Self { missing: false, number, text: String::new(), row }
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
