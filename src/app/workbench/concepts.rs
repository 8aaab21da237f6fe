//! The table of concepts: what it shows, what is selected in it, and what is done
//! with that.

use super::{Done, Workbench};
use crate::app::clock;
use crate::app::concepts::{
    BulkChange, Catalogue, ConceptFilter, ConceptKey, Decision, Evidence, Failure, Listing, Marks, Recast,
    Row, Show,
};
use crate::app::new_names::NewName;
use crate::app::notice::{Notice, Severity};
use crate::app::session::{Plan, label};
use crate::ledger::Place;
use crate::model::{Concept, Edit, EditError, Glossary, GlossaryOrigin};
use crate::review::{self, By};
use crate::text::romanise::System;
use std::cell::RefCell;
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
    catalogue: Option<Arc<Catalogue>>,
    listing: Listing,
    /// The glossaries' version that the listing was begun at.
    version: u64,
    /// The place of the selected row in the list.
    at: usize,
    selected: Option<ConceptKey>,
    marked: Marks,
    /// The place of the list up to which all rows are to be marked.
    marking: Option<usize>,
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

    /// Shows the concepts, those that wait for review where that is wanted.
    pub fn show_concepts(&mut self, review: bool) {
        self.shown = View::Concepts;
        let filter = ConceptFilter {
            show: if review { Show::ToReview } else { self.table.filter.show },
            ..if review { ConceptFilter::default() } else { self.table.filter.clone() }
        };
        self.set_concept_filter(filter);
    }

    /// Filters the table of concepts.
    pub fn set_concept_filter(&mut self, filter: ConceptFilter) {
        let same = self.table.filter == filter;
        self.table.filter = filter;
        if !same {
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
        self.step_concepts();
    }

    /// Goes on listing concepts; true while there is more to list.
    pub(super) fn step_concepts(&mut self) -> bool {
        if self.shown != View::Concepts {
            return false;
        }
        if self.table.version != self.session.glossary_version() {
            self.list_concepts();
        }
        let Some(catalogue) = self.table.catalogue.clone() else { return false };
        let project = self.session.project();
        let more = self.table.listing.step(&catalogue, project, &self.table.filter);
        self.keep_selection(&catalogue);
        self.step_marking() || more
    }

    /// Keeps the selected concept selected where the list still has it, else what
    /// stands in its place now.
    fn keep_selection(&mut self, catalogue: &Catalogue) {
        let table = &mut self.table;
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
        let table = &mut self.table;
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

    /// Marks the row at this place of the list, or no longer.
    pub fn mark_concept(&mut self, at: usize) {
        let row = self.table.listing.get(at);
        let found = row.and_then(|row| self.table.catalogue.as_ref()?.row(self.session.project(), row));
        let Some(key) = found.map(|found| found.key()) else { return };
        if !self.table.marked.remove(&key) {
            self.table.marked.insert(key);
        }
    }

    /// Marks every row of the list, or none where all are. Many are marked by and
    /// by.
    pub fn mark_all_concepts(&mut self) {
        let all = self.table.marked.len() >= self.table.listing.len();
        self.table.marked = Marks::default();
        self.table.marking = (!all).then_some(0);
        self.step_marking();
    }

    /// Goes on marking; true while there is more to mark.
    fn step_marking(&mut self) -> bool {
        let (Some(from), Some(catalogue)) = (self.table.marking, self.table.catalogue.clone()) else {
            return false;
        };
        let end = (from + MARKED_AT_ONCE).min(self.table.listing.len());
        for at in from..end {
            let row = self.table.listing.get(at);
            if let Some(found) = row.and_then(|row| catalogue.row(self.session.project(), row)) {
                self.table.marked.insert(found.key());
            }
        }
        let more = end < self.table.listing.len();
        self.table.marking = more.then_some(end);
        more
    }

    /// Takes all marks away.
    pub fn unmark_concepts(&mut self) {
        self.table.marked = Marks::default();
        self.table.marking = None;
    }

    /// Whether a command has concepts to be about: those marked, else the selected
    /// one.
    pub fn means_concepts(&self) -> bool {
        let marked = self.shown == View::Concepts && !self.table.marked.is_empty();
        marked || self.selected_concept().is_some()
    }

    /// Whether the glossaries of all concepts that are meant can be changed.
    pub fn can_change_concepts(&self) -> bool {
        let project = self.session.project();
        let writable = |id| project.glossary(id).is_some_and(can_be_changed);
        if self.shown != View::Concepts {
            return false;
        }
        if self.table.marked.is_empty() {
            return self.selected_concept().is_some_and(|selected| can_be_changed(selected.found.glossary));
        }
        self.table.marked.glossaries().all(writable)
    }

    /// Takes the concepts that are meant, whose marks go.
    fn take_meant(&mut self) -> Marks {
        self.table.marking = None;
        let marked = std::mem::take(&mut self.table.marked);
        if !marked.is_empty() {
            return marked;
        }
        self.selected_concept().map(|selected| selected.found.key()).into_iter().collect()
    }

    /// Changes the concepts that are meant, as one step.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn change_concepts(&mut self, change: BulkChange, now: i64) -> Result<Done, EditError> {
        if !self.means_concepts() {
            return Ok(Done::default());
        }
        if !self.can_change_concepts() {
            return Ok(Done::told(Severity::Warning, "needs-writable-glossary"));
        }
        let (name, message) = match &change {
            BulkChange::Decide(Decision::Approve) => (label::APPROVE_TERM, "terms-approved"),
            BulkChange::Decide(Decision::Reject { .. }) => (label::REJECT_TERM, "terms-rejected"),
            BulkChange::Decide(Decision::Defer) => (label::DEFER_TERM, "terms-deferred"),
            BulkChange::Status(_) | BulkChange::Domain(_) => (label::PUT_TERM, "terms-changed"),
            BulkChange::Remove => (label::REMOVE_TERM, "terms-removed"),
        };
        let term =
            self.selected_concept().and_then(|one| Some(one.found.concept.terms.first()?.text.clone()));
        let recast = Recast { keys: self.take_meant(), change, by: self.by(now) };
        let told = Notice::new(Severity::Done, message).text("term", term.unwrap_or_default());
        self.carry_out(Plan::Recast(recast.into()), name, Some(told), now)
    }

    /// Proposes names that stand in no glossary, as one step, and shows what waits
    /// for review.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn propose_names(&mut self, names: &[NewName], system: System, now: i64) -> Result<Done, EditError> {
        let project = self.session.project();
        let Some(own) = project.glossaries().iter().find(|glossary| can_be_changed(glossary)) else {
            return Ok(Done::told(Severity::Warning, "no-writable-glossary"));
        };
        let (glossary, first) = (own.id, own.concepts.len());
        let by = self.by(now);
        let put = names.iter().enumerate().map(|(number, name)| {
            let concept = review::changed(None, name.concept(project, system), &by);
            Edit::PutConcept { glossary, concept: Box::new(concept), at: first + number }
        });
        let batch = Edit::Batch(put.collect());
        let told = Notice::new(Severity::Done, "names-proposed").number("count", names.len());
        self.session.edit(batch, label::PROPOSE_NAMES, now)?;
        self.show_concepts(true);
        Ok(Done::Now(Some(told)))
    }

    /// Makes the concepts that are meant one: the selected one takes the others in.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn merge_concepts(&mut self, with: Option<&ConceptKey>, now: i64) -> Result<Done, EditError> {
        let Some(into) = self.selected_concept().map(|selected| selected.found.key()) else {
            return Ok(Done::default());
        };
        let others: Vec<ConceptKey> = match with {
            Some(key) => vec![key.clone()],
            None => self.table.marked.iter().filter(|key| **key != into).take(MERGED).cloned().collect(),
        };
        if others.is_empty() {
            return Ok(Done::told(Severity::News, "merge-needs-two"));
        }
        let project = self.session.project();
        let own = |key: &ConceptKey| project.glossary(key.glossary).is_some_and(can_be_changed);
        if !std::iter::once(&into).chain(&others).all(own) {
            return Ok(Done::told(Severity::Warning, "merge-needs-writable"));
        }
        let Some(kept) = self.concept(&into) else { return Ok(Done::default()) };
        let taken: Vec<Arc<Concept>> = others.iter().filter_map(|key| self.concept(key)).collect();
        let taken: Vec<&Concept> = taken.iter().map(AsRef::as_ref).collect();
        let merged = review::merged(&kept, &taken, &self.by(now));
        let remove = others
            .iter()
            .map(|key| Edit::RemoveConcept { glossary: key.glossary, concept: key.concept.clone() });
        let put = Edit::PutConcept { glossary: into.glossary, concept: Box::new(merged), at: 0 };
        let batch = Edit::Batch(std::iter::once(put).chain(remove).collect());
        let told = Notice::new(Severity::Done, "terms-merged").number("count", others.len());
        self.unmark_concepts();
        self.session.edit(batch, label::MERGE_TERMS, now)?;
        Ok(Done::Now(Some(told)))
    }

    /// Prefers a rendering of a concept in this project. A concept of a glossary
    /// that cannot be changed is taken into the project's own, which goes before.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn prefer_rendering(
        &mut self,
        key: &ConceptKey,
        rendering: &str,
        now: i64,
    ) -> Result<Done, EditError> {
        let bundled = || self.lexicon.as_ref()?.bundled_concept(key.glossary, &key.concept).cloned();
        let Some(concept) = self.concept(key).or_else(bundled) else { return Ok(Done::default()) };
        let project = self.session.project();
        let mut preferring = review::preferring(&concept, &project.target, rendering, &self.by(now));
        let own = match project.glossary(key.glossary).filter(|glossary| can_be_changed(glossary)) {
            Some(same) => Some(same),
            None => {
                preferring.id = clock::concept_id();
                project.glossaries().iter().find(|glossary| can_be_changed(glossary))
            }
        };
        let Some(own) = own else { return Ok(Done::told(Severity::Warning, "no-writable-glossary")) };
        let (glossary, at) = (own.id, own.concepts.len());
        let told = Notice::new(Severity::Done, "rendering-preferred").text("rendering", rendering.to_owned());
        let edit = Edit::PutConcept { glossary, concept: Box::new(preferring), at };
        self.session.edit(edit, label::PREFER_RENDERING, now)?;
        Ok(Done::Now(Some(told)))
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

/// How many concepts are marked in a frame.
const MARKED_AT_ONCE: usize = 5_000;

/// How many concepts can be made one.
const MERGED: usize = 100;

/// Whether the concepts of a glossary can be changed.
fn can_be_changed(glossary: &Glossary) -> bool {
    glossary.writable && !matches!(glossary.origin, GlossaryOrigin::Bundled(_))
}
