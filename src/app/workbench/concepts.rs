//! The table of concepts: what it shows, what is selected in it, and what is done
//! with that.

mod changes;
mod marking;

use super::Workbench;
use crate::app::concepts::{
    Arranging, Catalogue, Column, ConceptFilter, ConceptKey, Evidence, Failure, Listing, Marks, Order, Row,
    Show, Sort,
};
use crate::ledger::Place;
use crate::model::Concept;
use crate::review::By;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// What of a project is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The segments of a document.
    #[default]
    Segments,
    /// The concepts of the glossaries.
    Concepts,
}

/// The table of concepts.
#[derive(Default)]
pub struct ConceptTable {
    filter: ConceptFilter,
    /// What it was filtered by before the review began.
    before_review: Option<ConceptFilter>,
    catalogue: Option<Arc<Catalogue>>,
    listing: Listing,
    sort: Option<Sort>,
    arranging: Arranging,
    /// The version of the ledger that the list was put in order by.
    arranged_at: u64,
    /// The glossaries' version that the listing was begun at.
    version: u64,
    /// The place of the selected row in the list.
    at: usize,
    selected: Option<ConceptKey>,
    /// The concept to select as soon as the list has it.
    wanted: Option<ConceptKey>,
    marked: Marks,
    /// The places of the list whose rows are still to be marked.
    marking: Option<Range<usize>>,
    /// The place of the list that a range of marks begins at.
    anchor: Option<usize>,
    /// The glossaries' version at which marked concepts were changed: those that
    /// the list has no more when it is made anew lose their marks.
    sifting: Option<u64>,
    evidence: RefCell<Option<KnownEvidence>>,
}

/// The evidence that was asked for last: of which concept, and at which versions
/// of the project and its ledger.
type KnownEvidence = (ConceptKey, (u64, u64), Arc<Evidence>);

/// The selected concept with what is known of it.
pub struct Selected<'a> {
    /// Its row in the catalogue.
    pub row: u32,
    /// The concept in its glossary.
    pub found: Row<'a>,
    /// Where it stands; `None` while that is looked up.
    pub places: Option<&'a [Place]>,
    /// How it does not match as it should.
    pub failures: &'a [Failure],
}

impl ConceptTable {
    /// What it is filtered by.
    pub fn filter(&self) -> &ConceptFilter {
        &self.filter
    }

    /// What it can be filtered by, once the catalogue is made.
    pub fn catalogue(&self) -> Option<&Arc<Catalogue>> {
        self.catalogue.as_ref()
    }

    /// Its rows.
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// What its rows are sorted by; by nothing, they are as the glossaries have them.
    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// The order of its rows, where that is another than the catalogue's.
    fn order(&self) -> Option<Order> {
        let alike = self.filter.show == Show::Doubled && self.filter.text.is_empty();
        self.sort.map(Order::By).or(alike.then_some(Order::Alike))
    }

    /// The place of the selected row in the list.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The concept that is selected.
    pub fn selected(&self) -> Option<&ConceptKey> {
        self.selected.as_ref()
    }

    /// The concepts that are marked.
    pub fn marked(&self) -> &Marks {
        &self.marked
    }
}

impl Workbench {
    /// What is in view.
    pub fn view_shown(&self) -> View {
        self.shown
    }

    /// The table of concepts.
    pub fn table(&self) -> &ConceptTable {
        &self.table
    }

    /// Shows the segments.
    pub fn show_segments(&mut self) {
        self.shown = View::Segments;
    }

    /// Shows the concepts that wait for review, or those that were shown before the
    /// review.
    pub fn show_concepts(&mut self, review: bool) {
        self.shown = View::Concepts;
        let filter = match (review, self.is_reviewing()) {
            (true, false) => {
                self.table.before_review = Some(self.table.filter.clone());
                ConceptFilter { show: Show::ToReview, ..ConceptFilter::default() }
            }
            (false, true) => self.table.before_review.take().unwrap_or_default(),
            _ => self.table.filter.clone(),
        };
        self.set_concept_filter(filter);
    }

    /// Whether the table shows what waits for review because that was asked for.
    pub fn is_reviewing(&self) -> bool {
        self.table.before_review.is_some() && self.table.filter.show == Show::ToReview
    }

    /// Filters the table of concepts.
    pub fn set_concept_filter(&mut self, filter: ConceptFilter) {
        let same = self.table.filter == filter;
        if filter.show != Show::ToReview {
            self.table.before_review = None;
        }
        self.table.filter = filter;
        if !same {
            self.table.anchor = None;
            self.table.at = 0;
            self.table.selected = None;
        }
        self.list_concepts();
    }

    /// The catalogue is to be made of this lexicon, where the table is shown and
    /// has another one or none.
    pub fn wants_catalogue(&self) -> Option<Arc<super::Lexicon>> {
        let lexicon = self.lexicon.as_ref().filter(|_| self.shown == View::Concepts)?;
        let has = self.table.catalogue.as_ref().is_some_and(|one| Arc::ptr_eq(one.lexicon(), lexicon));
        (!has).then(|| lexicon.clone())
    }

    /// Takes in a catalogue.
    pub fn set_catalogue(&mut self, catalogue: Arc<Catalogue>) {
        self.table.catalogue = Some(catalogue);
        self.list_concepts();
    }

    /// In how many places the concept of a row of the catalogue stands; `None`
    /// while that is not known.
    pub fn count_of(&self, row: u32) -> Option<usize> {
        let (glossary, concept) = self.table.catalogue.as_ref()?.known(row)?;
        Some(self.ledger()?.places(glossary.id, &concept.id).len())
    }

    /// Lists the concepts anew, with the selection where it was.
    fn list_concepts(&mut self) {
        self.table.version = self.session.glossary_version();
        self.table.listing = Listing::new(&self.table.filter);
        self.table.arranging = Arranging::default();
        self.step_concepts();
    }

    /// Goes on listing concepts; true while there is more to list.
    pub(super) fn step_concepts(&mut self) -> bool {
        if self.shown != View::Concepts {
            return false;
        }
        if self.table.version != self.session.glossary_version() {
            self.list_concepts();
            self.forget_gone_marks();
        }
        let Some(catalogue) = self.table.catalogue.clone() else { return false };
        let project = self.session.project();
        let more = self.table.listing.step(&catalogue, project, &self.table.filter);
        let more = more || self.step_order(&catalogue);
        self.keep_selection(&catalogue);
        if !more {
            self.sift_marks();
        }
        self.step_marking() || more
    }

    /// Goes on putting the list in order; true while there is more to do.
    fn step_order(&mut self, catalogue: &Catalogue) -> bool {
        let Some(order) = self.table.order() else { return false };
        let by_count = matches!(order, Order::By(Sort { column: Column::Count, .. }));
        let outdated = by_count && self.table.arranged_at != self.ledger_version;
        if self.table.listing.is_arranged() && !outdated {
            return false;
        }
        let mut listing = std::mem::take(&mut self.table.listing);
        let mut arranging = std::mem::take(&mut self.table.arranging);
        let count = |row| self.count_of(row).unwrap_or(0);
        let more = arranging.step(&mut listing, order, catalogue, self.session.project(), count);
        self.table.arranged_at = self.ledger_version;
        (self.table.listing, self.table.arranging) = (listing, arranging);
        more
    }

    /// Sorts the table by a column, then the other way round, then not at all.
    pub fn sort_concepts(&mut self, column: Column) {
        self.table.sort = Sort::after_click(self.table.sort, column);
        self.table.anchor = None;
        self.list_concepts();
    }

    /// Keeps the selected concept selected where the list still has it, else what
    /// stands in its place now.
    fn keep_selection(&mut self, catalogue: &Catalogue) {
        let table = &mut self.table;
        if let Some(row) = table.wanted.as_ref().and_then(|key| catalogue.row_of(key)) {
            if let Some(at) = table.listing.place_of(row) {
                table.at = at;
                table.selected = table.wanted.take();
                return;
            }
            // It is there, and the filter does not show it.
            table.wanted.take_if(|_| table.listing.is_complete());
        }
        let here = |at: usize| {
            let row = table.listing.get(at)?;
            Some(catalogue.row(self.session.project(), row)?.key())
        };
        if table.selected.is_some() && here(table.at) == table.selected {
            return;
        }
        let moved = table.selected.as_ref().and_then(|key| catalogue.row_of(key));
        if let Some(at) = moved.and_then(|row| table.listing.place_of(row)) {
            table.at = at;
        } else if table.selected.is_none() || table.listing.is_complete() {
            table.at = table.at.min(table.listing.len().saturating_sub(1));
            table.selected = here(table.at);
        }
    }

    /// Selects the row at this place of the list, or the last one.
    pub fn select_concept(&mut self, at: usize) {
        self.table.anchor = None;
        self.put_cursor(at);
    }

    /// Selects a concept as soon as the list has it.
    pub(super) fn want_concept(&mut self, key: ConceptKey) {
        self.table.wanted = Some(key).filter(|_| self.shown == View::Concepts);
    }

    fn put_cursor(&mut self, at: usize) {
        let table = &mut self.table;
        table.wanted = None;
        table.at = at.min(table.listing.len().saturating_sub(1));
        let row = table.listing.get(table.at);
        let found = row.and_then(|row| table.catalogue.as_ref()?.row(self.session.project(), row));
        table.selected = found.map(|found| found.key());
    }

    /// Selects a concept, without any filter where that would hide it.
    pub fn go_to_concept(&mut self, key: &ConceptKey) {
        let Some(row) = self.table.catalogue.as_ref().and_then(|one| one.row_of(key)) else { return };
        if self.table.listing.place_of(row).is_none() {
            self.set_concept_filter(ConceptFilter::default());
        }
        if let Some(at) = self.table.listing.place_of(row) {
            self.select_concept(at);
        }
    }

    /// The selected concept.
    pub fn selected_concept(&self) -> Option<Selected<'_>> {
        if self.shown != View::Concepts {
            return None;
        }
        let catalogue = self.table.catalogue.as_ref()?;
        let row = self.table.listing.get(self.table.at)?;
        let found = catalogue.row(self.session.project(), row)?;
        let ledger = self.ledger();
        let places = ledger.map(|ledger| ledger.places(found.glossary.id, &found.concept.id));
        // What failed is known of the concept as it was when it was tried.
        let failures = catalogue.failures(row);
        Some(Selected { row, found, places, failures })
    }

    /// What speaks for and against the selected concept.
    pub fn evidence(&self, selected: &Selected<'_>) -> Arc<Evidence> {
        let Some(catalogue) = &self.table.catalogue else { return Arc::default() };
        let key = selected.found.key();
        let stamp = (self.session.version(), self.ledger_version);
        let mut known = self.table.evidence.borrow_mut();
        match &*known {
            Some((of, at, evidence)) if *of == key && *at == stamp => evidence.clone(),
            _ => {
                let project = self.session.project();
                let evidence = Arc::new(Evidence::of(catalogue, project, selected.row, self.ledger()));
                *known = Some((key, stamp, evidence.clone()));
                evidence
            }
        }
    }

    /// A concept of a glossary that the project keeps.
    pub fn concept(&self, key: &ConceptKey) -> Option<Arc<Concept>> {
        let glossary = self.session.project().glossary(key.glossary)?;
        glossary.concepts.iter().find(|concept| concept.id == key.concept).cloned()
    }

    /// Who does something now.
    pub(super) fn by(&self, now: i64) -> By {
        By { author: self.session.author().to_owned(), time: now }
    }
}
