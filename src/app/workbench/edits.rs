//! What a translator does to the project, each a step of its own.

use super::{Done, Unfinished, Workbench};
use crate::app::action::Action;
use crate::app::concepts::ConceptKey;
use crate::app::notice::{Notice, Severity};
use crate::app::reshape::{self, ReshapeError};
use crate::app::session::{Applied, Commit, Plan, Replace, Request, Scope, Settled, UndoError, label};
use crate::model::{
    Concept, ConceptId, Direction, Document, Edit, EditError, Glossary, GlossaryId, SegmentId, SegmentState,
    Setting, Side,
};
use crate::settings::PaneDirection;
use crate::store::EntryKind;
use crate::text::direction::paragraph_direction;

impl Workbench {
    /// Takes in what a target has become by typing.
    ///
    /// # Errors
    /// Where the segment is gone.
    pub fn type_target(&mut self, id: SegmentId, target: &str, now: i64) -> Result<Done, EditError> {
        self.session.type_target(id, target, now)?;
        Ok(Done::default())
    }

    /// Gives a segment this target as a step of its own.
    ///
    /// # Errors
    /// Where the segment is gone.
    pub fn set_target(
        &mut self,
        segment: SegmentId,
        target: String,
        label: &str,
        now: i64,
    ) -> Result<Done, EditError> {
        self.session.end_typing(now);
        let found = self.session.project().segment(segment).ok_or(EditError::NoSegment(segment))?;
        if found.target != target {
            let caret = target.len();
            self.session.edit(
                Edit::SetTarget { segment, target, state: SegmentState::Initial },
                label,
                now,
            )?;
            self.caret = Some(caret).filter(|_| self.active == Some(segment));
        }
        Ok(Done::default())
    }

    /// Gives the active segment its source as target.
    ///
    /// # Errors
    /// As [`set_target`](Self::set_target).
    pub fn copy_source(&mut self, now: i64) -> Result<Done, EditError> {
        let Some((id, source)) = self.active().map(|segment| (segment.id, segment.source.clone())) else {
            return Ok(Done::default());
        };
        self.set_target(id, source, label::COPY_SOURCE, now)
    }

    /// Takes the target of the active segment away.
    ///
    /// # Errors
    /// As [`set_target`](Self::set_target).
    pub fn clear(&mut self, now: i64) -> Result<Done, EditError> {
        match self.active().map(|segment| segment.id) {
            Some(id) => self.set_target(id, String::new(), label::CLEAR_TARGET, now),
            None => Ok(Done::default()),
        }
    }

    /// Gives a segment the target it had before.
    ///
    /// # Errors
    /// As [`set_target`](Self::set_target).
    pub fn restore(&mut self, segment: SegmentId, target: String, now: i64) -> Result<Done, EditError> {
        self.activate(segment, None);
        self.set_target(segment, target, label::RESTORE, now)
    }

    /// Gives the active segment this state; only a translated one can be more
    /// than a draft.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn set_state(&mut self, state: SegmentState, now: i64) -> Result<Done, EditError> {
        self.session.end_typing(now);
        let Some(segment) = self.active() else { return Ok(Done::default()) };
        if state != SegmentState::Initial && segment.target.trim().is_empty() {
            return Ok(Done::told(Severity::News, "confirm-empty"));
        }
        if segment.state != state {
            let edit = Edit::SetTarget { segment: segment.id, target: segment.target.clone(), state };
            let label = match state {
                SegmentState::Initial => label::UNCONFIRM,
                SegmentState::Translated => label::CONFIRM,
                SegmentState::Reviewed => label::MARK_REVIEWED,
                SegmentState::Final => label::MARK_FINAL,
            };
            self.session.edit(edit, label, now)?;
        }
        Ok(Done::default())
    }

    /// Confirms the active segment, if nobody did yet, and goes to the next
    /// unfinished one.
    ///
    /// # Errors
    /// As [`set_state`](Self::set_state).
    pub fn confirm(&mut self, now: i64) -> Result<Done, EditError> {
        let Some(segment) = self.active() else { return Ok(Done::default()) };
        let state = segment.state.max(SegmentState::Translated);
        self.note_translation();
        match self.set_state(state, now)? {
            Done::Now(None) => Ok(self.next_unfinished()),
            refused => Ok(refused),
        }
    }

    /// Goes to the next segment nobody confirmed, or tells that there is none.
    pub fn next_unfinished(&mut self) -> Done {
        match self.go_to_unfinished() {
            Unfinished::Went => Done::default(),
            Unfinished::OnlyThis => Done::told(Severity::News, "only-unfinished"),
            Unfinished::None => Done::told(Severity::Done, "all-finished"),
        }
    }

    /// Turns one side of the active segment around: from the direction that it has
    /// by itself, of the pane or of its first letter, to the other one, and back.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn turn(&mut self, side: Side, pane: PaneDirection, now: i64) -> Result<Done, EditError> {
        let Some(segment) = self.active() else { return Ok(Done::default()) };
        let project = self.session.project();
        let language = if side == Side::Source { &project.source } else { &project.target };
        let own = pane.of(language).or_else(|| paragraph_direction(segment.text(side)));
        let other = match own.unwrap_or(Direction::Ltr) {
            Direction::Ltr => Direction::Rtl,
            Direction::Rtl => Direction::Ltr,
        };
        let direction = (segment.direction(side) != Some(other)).then_some(other);
        let edit = Edit::SetDirection { segment: segment.id, side, direction };
        self.session.edit(edit, label::SET_DIRECTION, now)?;
        Ok(Done::told(Severity::News, direction_message(side, direction)))
    }

    /// Splits the active segment at a byte of its source.
    ///
    /// # Errors
    /// Where a half would have no text.
    pub fn split(&mut self, at: usize, new: SegmentId, now: i64) -> Result<(), ReshapeError> {
        let id = self.active().ok_or(ReshapeError::NoSegment)?.id;
        self.session.end_typing(now);
        let edit = reshape::split(self.session.project(), id, at, new)?;
        self.session.edit(edit, label::SPLIT, now).map_err(|_| ReshapeError::NoSegment)?;
        // The list has the new rows in this frame already.
        self.step();
        Ok(())
    }

    /// Whether the active segment can be split at a byte of its source.
    pub fn can_split(&self, at: usize) -> bool {
        // A new segment's id is not needed to know.
        self.active()
            .map(|segment| segment.id)
            .is_some_and(|id| reshape::split(self.session.project(), id, at, id).is_ok())
    }

    /// Joins the active segment with the next one.
    ///
    /// # Errors
    /// Where it is the last of its unit.
    pub fn join(&mut self, now: i64) -> Result<(), ReshapeError> {
        let id = self.active().ok_or(ReshapeError::NoSegment)?.id;
        self.session.end_typing(now);
        let edit = reshape::join(self.session.project(), id)?;
        self.session.edit(edit, label::JOIN, now).map_err(|_| ReshapeError::NoSegment)?;
        // The list has the new rows in this frame already.
        self.step();
        Ok(())
    }

    /// Whether the active segment has one to be joined with.
    pub fn can_join(&self) -> bool {
        self.active()
            .map(|segment| segment.id)
            .is_some_and(|id| reshape::join(self.session.project(), id).is_ok())
    }

    /// Replaces what the search finds, in one segment or in all. One undo takes
    /// all of it back.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn replace(&mut self, with: &str, scope: Scope, now: i64) -> Result<Done, EditError> {
        let Some(view) = &self.search else { return Ok(Done::default()) };
        let (matcher, side) = (view.search.matcher().clone(), view.search.side());
        let plan = Plan::Replace(Replace { matcher, side, with: with.to_owned(), scope }.into());
        self.carry_out(plan, label::REPLACE, Some(Notice::new(Severity::Done, "replaced")), now)
    }

    /// Adds documents behind the others. The first of them is shown, unless the
    /// project was changed since this version: then somebody is at work.
    ///
    /// # Errors
    /// Where the project has one of them already.
    pub fn add_documents(
        &mut self,
        documents: Vec<Document>,
        version: u64,
        now: i64,
    ) -> Result<Done, EditError> {
        let told = Some(Notice::new(Severity::Done, "documents-added"));
        let plan = Plan::AddDocuments(documents.into());
        let request = Request { plan, label: label::ADD_DOCUMENTS, told, since: version };
        let commit = self.session.carry_out(request, now)?;
        Ok(self.settle(commit))
    }

    /// Takes the document in view out of the project.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn remove_document(&mut self, now: i64) -> Result<Done, EditError> {
        let Some((document, name)) = self.document().map(|one| (one.id, one.name.clone())) else {
            return Ok(Done::default());
        };
        let told = Notice::new(Severity::Done, "document-removed").text("document", name);
        self.carry_out(Edit::RemoveDocument { document }.into(), label::REMOVE_DOCUMENT, Some(told), now)
    }

    /// Adds glossaries with the lowest ranks.
    ///
    /// # Errors
    /// Where the project has one of them already.
    pub fn add_glossaries(&mut self, glossaries: Vec<Glossary>, now: i64) -> Result<Done, EditError> {
        let told = Notice::new(Severity::Done, "glossaries-added");
        self.carry_out(Plan::AddGlossaries(glossaries.into()), label::ADD_GLOSSARIES, Some(told), now)
    }

    /// Switches a glossary on or off, or moves it to another rank.
    ///
    /// # Errors
    /// Where there is no such glossary or rank.
    pub fn set_glossary_use(
        &mut self,
        glossary: GlossaryId,
        enabled: bool,
        rank: usize,
        now: i64,
    ) -> Result<Done, EditError> {
        self.session.edit(Edit::SetGlossaryUse { glossary, enabled, rank }, label::USE_GLOSSARY, now)?;
        Ok(Done::default())
    }

    /// Lets the terms of a glossary be changed, or keeps them as they are.
    ///
    /// # Errors
    /// Where there is no such glossary.
    pub fn set_glossary_writable(
        &mut self,
        glossary: GlossaryId,
        writable: bool,
        now: i64,
    ) -> Result<Done, EditError> {
        self.session.edit(Edit::SetGlossaryWritable { glossary, writable }, label::SET_WRITABLE, now)?;
        Ok(Done::default())
    }

    /// Takes a glossary out of the project.
    ///
    /// # Errors
    /// Where there is no such glossary.
    pub fn remove_glossary(&mut self, glossary: GlossaryId, now: i64) -> Result<Done, EditError> {
        self.session.edit(Edit::RemoveGlossary { glossary }, label::REMOVE_GLOSSARY, now)?;
        Ok(Done::Now(Some(Notice::new(Severity::Done, "glossary-removed"))))
    }

    /// Adds a concept behind the others of its glossary, or changes it.
    ///
    /// # Errors
    /// Where the glossary is gone or cannot be changed.
    pub fn put_concept(
        &mut self,
        glossary: GlossaryId,
        concept: Concept,
        now: i64,
    ) -> Result<Done, EditError> {
        let found = self.session.project().glossary(glossary);
        let concepts = found.map_or(&[][..], |found| &found.concepts);
        let known = concepts.iter().position(|one| one.id == concept.id);
        let at = known.unwrap_or(concepts.len());
        let was = known.map(|at| &*concepts[at]);
        let concept = crate::review::changed(was, concept, &self.by(now));
        let told = term_notice("term-saved", &concept);
        self.session.edit(
            Edit::PutConcept { glossary, concept: Box::new(concept), at },
            label::PUT_TERM,
            now,
        )?;
        Ok(Done::Now(Some(told)))
    }

    /// Takes a concept out of its glossary.
    ///
    /// # Errors
    /// Where there is no such concept, or its glossary cannot be changed.
    pub fn remove_concept(
        &mut self,
        glossary: GlossaryId,
        concept: ConceptId,
        now: i64,
    ) -> Result<Done, EditError> {
        let found = self.session.project().glossary(glossary);
        let found = found.and_then(|glossary| glossary.concepts.iter().find(|one| one.id == concept));
        let told = found.map(|concept| term_notice("term-removed", concept));
        self.session.edit(Edit::RemoveConcept { glossary, concept }, label::REMOVE_TERM, now)?;
        Ok(Done::Now(told))
    }

    /// Gives the project these segmentation rules, or the bundled ones.
    ///
    /// # Errors
    /// None that a setting could cause.
    pub fn set_segmentation(&mut self, value: Option<String>, now: i64) -> Result<Done, EditError> {
        let edit = Edit::SetSetting { setting: Setting::SegmentationRules, value };
        self.session.edit(edit, label::EDIT_SEGMENTATION, now)?;
        Ok(Done::default())
    }

    /// Says which fields of knowledge the project is about: names with commas
    /// between them, most important first.
    ///
    /// # Errors
    /// None that a setting could cause.
    pub fn set_domains(&mut self, domains: &str, now: i64) -> Result<Done, EditError> {
        let value = Some(domains.trim().to_owned()).filter(|value| !value.is_empty());
        if value.as_deref() != self.session.project().setting(Setting::Domains) {
            let edit = Edit::SetSetting { setting: Setting::Domains, value };
            self.session.edit(edit, label::SET_DOMAINS, now)?;
        }
        Ok(Done::default())
    }

    /// Takes the last step back.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn undo(&mut self, now: i64) -> Result<Done, UndoError> {
        let commit = self.session.undo(now)?;
        Ok(self.settle(commit))
    }

    /// Does the last step that was taken back again.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn redo(&mut self, now: i64) -> Result<Done, UndoError> {
        let commit = self.session.redo(now)?;
        Ok(self.settle(commit))
    }

    /// Takes in what the writer has done meanwhile.
    ///
    /// # Errors
    /// Where a step to be undone could not be read.
    pub fn poll(&mut self, now: i64) -> Result<Done, UndoError> {
        let commit = self.session.poll(now)?;
        Ok(self.settle(commit))
    }

    /// Takes in what a heavy task has done.
    ///
    /// # Errors
    /// Where its edit does not fit; this would be an error of the program.
    pub fn take_in(&mut self, applied: Applied, now: i64) -> Result<Done, UndoError> {
        let commit = self.session.take_in(applied, now)?;
        Ok(self.settle(commit))
    }

    pub(super) fn carry_out(
        &mut self,
        plan: Plan,
        label: &'static str,
        told: Option<Notice>,
        now: i64,
    ) -> Result<Done, EditError> {
        // What is being typed is a change of its own, before this one.
        self.session.end_typing(now);
        let request = Request { plan, label, told, since: self.session.version() };
        let commit = self.session.carry_out(request, now)?;
        Ok(self.settle(commit))
    }

    /// Goes to where something was done.
    fn settle(&mut self, commit: Commit) -> Done {
        let Settled { kind, place, changed, overtaken, mut told } = match commit {
            Commit::Waits => return Done::default(),
            Commit::Heavy(heavy) => return Done::Later(heavy),
            Commit::Done(settled) => *settled,
        };
        let nothing_shown = self.document().is_none();
        if let Some((glossary, concept)) = place.concept.filter(|_| kind != EntryKind::Do) {
            self.want_concept(ConceptKey { glossary, concept });
        }
        self.step();
        let documents = self.session.project().documents();
        let document = place.document.and_then(|id| documents.iter().position(|document| document.id == id));
        if let Some(index) = document {
            // Nobody is taken away from what he is writing.
            if overtaken && kind == EntryKind::Do && !nothing_shown {
                told = told.map(|told| told.offering("show-document", Action::ShowDocument(index)));
            } else {
                self.show_document(index);
            }
        }
        // Whoever replaces in many places wants to go on where he is.
        if let Some(id) = place.segment.filter(|_| kind != EntryKind::Do) {
            self.activate(id, place.caret);
        }
        self.find_again();
        Done::Now(told.map(|mut told| {
            if changed == 0 {
                told.severity = Severity::News;
            }
            told.number("count", changed)
        }))
    }
}

fn term_notice(message: &'static str, concept: &Concept) -> Notice {
    let term = concept.terms.first().map(|term| term.text.clone()).unwrap_or_default();
    Notice::new(Severity::Done, message).text("term", term)
}

/// The Fluent id of what became of a direction.
fn direction_message(side: Side, forced: Option<Direction>) -> &'static str {
    match (side, forced) {
        (Side::Source, None) => "direction-source-auto",
        (Side::Source, Some(Direction::Rtl)) => "direction-source-rtl",
        (Side::Source, Some(Direction::Ltr)) => "direction-source-ltr",
        (Side::Target, None) => "direction-target-auto",
        (Side::Target, Some(Direction::Rtl)) => "direction-target-rtl",
        (Side::Target, Some(Direction::Ltr)) => "direction-target-ltr",
    }
}
