//! What is done with the concepts that are marked, or with the selected one.

use super::{View, Workbench};
use crate::app::clock;
use crate::app::concepts::{BulkChange, ConceptKey, Decision, Marks, Recast};
use crate::app::new_names::NewName;
use crate::app::notice::{Notice, Severity};
use crate::app::session::{Plan, label};
use crate::app::workbench::Done;
use crate::model::{Concept, Edit, EditError, Glossary, TermStatus};
use crate::review::{self, Standing, standing};
use crate::text::romanise::System;
use std::sync::Arc;

/// How many concepts can be made one.
const MERGED: usize = 100;

impl Workbench {
    /// Whether a command has concepts to be about: those marked, else the selected
    /// one.
    pub fn means_concepts(&self) -> bool {
        let marked = self.shown == View::Concepts && !self.table.marked.is_empty();
        marked || self.selected_concept().is_some()
    }

    /// Whether the glossaries of all concepts that are meant can be changed.
    pub fn can_change_concepts(&self) -> bool {
        let project = self.session.project();
        let writable = |id| project.glossary(id).is_some_and(Glossary::is_changeable);
        if self.shown != View::Concepts {
            return false;
        }
        if self.table.marked.is_empty() {
            return self.selected_concept().is_some_and(|selected| selected.found.glossary.is_changeable());
        }
        self.table.marked.glossaries().all(writable)
    }

    /// How many concepts a command is about.
    pub fn meant_count(&self) -> usize {
        match self.table.marked.len() {
            0 => usize::from(self.selected_concept().is_some()),
            marked => marked,
        }
    }

    /// The concepts that are meant.
    fn meant(&self) -> Marks {
        if !self.table.marked.is_empty() {
            return self.table.marked.clone();
        }
        self.selected_concept().map(|selected| selected.found.key()).into_iter().collect()
    }

    /// The first of the concepts that are meant, and of those that a decision can be
    /// about where there is one.
    pub fn first_meant(&self, proposed: bool) -> Option<Arc<Concept>> {
        if self.table.marked.is_empty() {
            return self.selected_concept().map(|selected| selected.found.concept.clone());
        }
        let keys = self.marked_in_order();
        let concepts = || keys.iter().take(MERGED).filter_map(|key| self.concept(key));
        let open = concepts().find(|concept| standing(concept) != Standing::Decided);
        open.filter(|_| proposed).or_else(|| concepts().next())
    }

    /// What a concept is called in a message: its term, and the rendering that is
    /// proposed or else its best one.
    fn named(&self, concept: &Concept) -> String {
        let project = self.session.project();
        let source = concept.terms_in(&project.source).chain(&concept.terms).next();
        let mut targets = concept.terms_in(&project.target);
        let proposed = targets.find(|term| term.status == TermStatus::Proposed);
        let best = || concept.terms_in(&project.target).min_by_key(|term| term.status);
        let (source, target) =
            (source.map(|term| &*term.text), proposed.or_else(best).map(|term| &*term.text));
        match (source, target) {
            (Some(source), Some(target)) if source != target => {
                format!("\u{2068}{source}\u{2069} — \u{2068}{target}\u{2069}")
            }
            (one, other) => one.or(other).unwrap_or_default().to_owned(),
        }
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
        let first = self.first_meant(matches!(change, BulkChange::Decide(_)));
        let term = first.map(|concept| self.named(&concept)).unwrap_or_default();
        let recast = Recast { keys: self.meant(), change, by: self.by(now) };
        let told = Notice::new(Severity::Done, message).text("term", term);
        self.table.marking = None;
        self.table.sifting = Some(self.session.glossary_version());
        self.carry_out(Plan::Recast(recast.into()), name, Some(told), now)
    }

    /// Proposes names that stand in no glossary, as one step, and shows what waits
    /// for review.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn propose_names(&mut self, names: &[NewName], system: System, now: i64) -> Result<Done, EditError> {
        let project = self.session.project();
        let Some(own) = project.glossaries().iter().find(|glossary| glossary.is_changeable()) else {
            return Ok(Done::told(Severity::Warning, "no-writable-glossary"));
        };
        let (glossary, first) = (own.id, own.concepts.len());
        let by = self.by(now);
        let put = names.iter().map(|name| review::changed(None, name.concept(project, system), &by));
        let put: Vec<Concept> = put.collect();
        let new = put.first().map(|concept| ConceptKey { glossary, concept: concept.id.clone() });
        let put = put.into_iter().enumerate().map(|(number, concept)| Edit::PutConcept {
            glossary,
            concept: Box::new(concept),
            at: first + number,
        });
        let batch = Edit::Batch(put.collect());
        let told = Notice::new(Severity::Done, "names-proposed").number("count", names.len());
        self.session.edit(batch, label::PROPOSE_NAMES, now)?;
        self.show_concepts(true);
        self.table.wanted = new;
        Ok(Done::Now(Some(told)))
    }

    /// Whether two concepts can be made one: both are of glossaries that can be
    /// changed.
    pub fn can_merge(&self, into: &ConceptKey, other: &ConceptKey) -> bool {
        let project = self.session.project();
        [into, other]
            .into_iter()
            .all(|key| project.glossary(key.glossary).is_some_and(Glossary::is_changeable))
    }

    /// Makes the marked concepts one, or the selected one and another. Of marked ones
    /// the selected one takes the others in, or the first where that is not marked.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn merge_concepts(&mut self, with: Option<&ConceptKey>, now: i64) -> Result<Done, EditError> {
        let selected = self.selected_concept().map(|selected| selected.found.key());
        let mut others = match with {
            Some(key) => selected.iter().chain([key]).cloned().collect(),
            None => self.marked_in_order(),
        };
        if others.len() < 2 {
            return Ok(Done::told(Severity::News, "merge-needs-two"));
        }
        let at = others.iter().position(|key| Some(key) == selected.as_ref()).unwrap_or(0);
        let into = others.remove(at);
        others.truncate(MERGED);
        if !others.iter().all(|other| self.can_merge(&into, other)) {
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
        self.session.edit(batch, label::MERGE_TERMS, now)?;
        self.unmark_concepts();
        self.table.selected = Some(into);
        self.step_concepts();
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
        let own = match project.glossary(key.glossary).filter(|glossary| glossary.is_changeable()) {
            Some(same) => Some(same),
            None => {
                preferring.id = clock::concept_id();
                project.glossaries().iter().find(|glossary| glossary.is_changeable())
            }
        };
        let Some(own) = own else { return Ok(Done::told(Severity::Warning, "no-writable-glossary")) };
        let (glossary, at) = (own.id, own.concepts.len());
        let told = Notice::new(Severity::Done, "rendering-preferred").text("rendering", rendering.to_owned());
        let edit = Edit::PutConcept { glossary, concept: Box::new(preferring), at };
        self.session.edit(edit, label::PREFER_RENDERING, now)?;
        Ok(Done::Now(Some(told)))
    }
}
