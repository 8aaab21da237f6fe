//! The marks in the table of concepts: set one by one, by the range, all at once,
//! and kept while what they are on is there.

use super::Workbench;
use crate::app::concepts::{ConceptKey, Marks};
use crate::model::{ConceptId, GlossaryOrigin};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How many concepts are marked in a frame.
const MARKED_AT_ONCE: usize = 5_000;

impl Workbench {
    /// The concept in the row at this place of the list.
    fn key_at(&self, at: usize) -> Option<ConceptKey> {
        let row = self.table.listing.get(at)?;
        Some(self.table.catalogue.as_ref()?.row(self.session.project(), row)?.key())
    }

    /// Marks the row at this place of the list, or no longer.
    pub fn mark_concept(&mut self, at: usize) {
        self.table.anchor = None;
        let Some(key) = self.key_at(at) else { return };
        if !self.table.marked.remove(&key) {
            self.table.marked.insert(key);
        }
    }

    /// Marks the rows from where the cursor was to this place of the list, and puts
    /// the cursor there. Where that makes a range shorter that was marked so, the
    /// rows it leaves lose their marks.
    pub fn mark_concepts_to(&mut self, to: usize) {
        let to = to.min(self.table.listing.len().saturating_sub(1));
        let anchor = *self.table.anchor.get_or_insert(self.table.at);
        let range = |a: usize, b: usize| a.min(b)..a.max(b) + 1;
        let (was, is) = (range(anchor, self.table.at), range(anchor, to));
        for at in was.filter(|at| !is.contains(at)) {
            if let Some(key) = self.key_at(at) {
                self.table.marked.remove(&key);
            }
        }
        self.table.marking = Some(is);
        self.step_marking();
        self.put_cursor(to);
    }

    /// Marks every row of the list, or none where all are. Many are marked by and
    /// by.
    pub fn mark_all_concepts(&mut self) {
        let all = self.table.marked.len() >= self.table.listing.len();
        self.unmark_concepts();
        self.table.marking = (!all).then_some(0..usize::MAX);
        self.step_marking();
    }

    /// Goes on marking; true while there is more to mark.
    pub(super) fn step_marking(&mut self) -> bool {
        let Some(Range { start, end }) = self.table.marking.take() else { return false };
        let last = end.min(self.table.listing.len());
        let stop = (start + MARKED_AT_ONCE).min(last);
        for at in start..stop {
            if let Some(key) = self.key_at(at) {
                self.table.marked.insert(key);
            }
        }
        let more = stop < last;
        self.table.marking = more.then_some(stop..end);
        more
    }

    /// Takes all marks away.
    pub fn unmark_concepts(&mut self) {
        self.table.marked = Marks::default();
        self.table.marking = None;
        self.table.anchor = None;
    }

    /// The marked concepts, those of the list first and in its order.
    pub(super) fn marked_in_order(&self) -> Vec<ConceptKey> {
        let marked = &self.table.marked;
        let Some(catalogue) = self.table.catalogue.as_ref().filter(|_| !marked.is_empty()) else {
            return Vec::new();
        };
        let project = self.session.project();
        let rows = self.table.listing.rows().filter_map(|row| catalogue.row(project, row));
        let mut keys: Vec<ConceptKey> =
            rows.map(|found| found.key()).filter(|key| marked.contains(key)).collect();
        if keys.len() < marked.len() {
            let listed: FxHashSet<ConceptKey> = keys.iter().cloned().collect();
            let mut others: Vec<_> = marked.iter().filter(|key| !listed.contains(*key)).cloned().collect();
            others.sort();
            keys.append(&mut others);
        }
        keys
    }

    /// Takes the marks off those concepts that a change of the marked ones has taken
    /// out of the list: what nobody sees is not to be hit by the next key.
    pub(super) fn sift_marks(&mut self) {
        if self.table.sifting.take_if(|version| *version < self.table.version).is_none() {
            return;
        }
        let Some(catalogue) = self.table.catalogue.clone() else { return };
        let project = self.session.project();
        let rows = self.table.listing.rows().filter_map(|row| catalogue.row(project, row));
        let marked = &self.table.marked;
        self.table.marked = rows.map(|found| found.key()).filter(|key| marked.contains(key)).collect();
    }

    /// Takes the marks off concepts that are in their glossaries no more.
    pub(super) fn forget_gone_marks(&mut self) {
        let project = self.session.project();
        let marked = &mut self.table.marked;
        let touched: Vec<_> = marked.glossaries().collect();
        for id in touched {
            let glossary = project.glossary(id);
            // The concepts of bundled ones are not in the project, and stay.
            if glossary.is_some_and(|one| matches!(one.origin, GlossaryOrigin::Bundled(_))) {
                continue;
            }
            let concepts = glossary.map_or(&[][..], |glossary| &glossary.concepts);
            let there: FxHashSet<&ConceptId> = concepts.iter().map(|concept| &concept.id).collect();
            marked.retain(|key| key.glossary != id || there.contains(&key.concept));
        }
    }
}
