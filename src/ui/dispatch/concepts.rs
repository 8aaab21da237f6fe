//! Commands about the table of concepts, run.

use super::commands::unknown;
use crate::app::command::Command;
use crate::app::concepts::{BulkChange, Decision};
use crate::app::new_names::NewName;
use crate::app::notice::{Notice, Severity};
use crate::app::session::UndoError;
use crate::app::tasks::Task;
use crate::app::workbench::{Done, View};
use crate::model::Side;
use crate::ui::dialogs;
use crate::ui::shell::Shell;

impl Shell {
    /// Whether the table of concepts is in view.
    pub(in crate::ui) fn concepts_shown(&self) -> bool {
        self.state.workbench.as_ref().is_some_and(|workbench| workbench.view_shown() == View::Concepts)
    }

    /// Starts what the table of concepts and the suggestions are missing.
    pub(in crate::ui) fn feed_concepts(&mut self) {
        let Some(workbench) = &self.state.workbench else { return };
        let project = workbench.session().project();
        if let Some(lexicon) = workbench.wants_catalogue()
            && !self.concepts.asked_catalogue(&lexicon)
        {
            let glossaries = project.glossaries().to_vec();
            let task = Task::Catalogue(project.id, lexicon, glossaries, project.source.clone());
            self.start_task(task);
        }
        let Some(workbench) = &self.state.workbench else { return };
        if let Some(lexicon) = workbench.wants_ledger() {
            let session = workbench.session();
            let shape = session.shape();
            if !self.concepts.asked_ledger(&lexicon, shape) {
                let task = Task::Ledger(Box::new(session.project().clone()), shape, lexicon);
                self.start_task(task);
            }
        }
    }

    /// Shows names that stand in no glossary, or says that there are none.
    pub(super) fn show_names(&mut self, names: Vec<NewName>) {
        if names.is_empty() {
            self.tell(Notice::new(Severity::News, "new-names-none"));
        } else {
            self.dialogs.push(Box::new(dialogs::NewNames::new(names)));
        }
    }

    pub(super) fn run_concepts(&mut self, command: Command, now: i64) {
        let shown = self.concepts_shown();
        let Some(workbench) = &mut self.state.workbench else { return };
        let mut done = Ok(Done::default());
        match command {
            // From the review the key goes to all concepts first.
            Command::Concepts if shown && !workbench.is_reviewing() => {
                workbench.show_segments();
                self.segments.focus(Side::Target);
            }
            Command::Concepts | Command::Review => {
                workbench.session_mut().end_typing(now);
                workbench.show_concepts(command == Command::Review);
                self.concepts.focus_table();
            }
            Command::FindConcept => {
                workbench.session_mut().end_typing(now);
                if !shown {
                    workbench.show_concepts(false);
                }
                self.concepts.focus_search();
            }
            Command::NewNames => {
                let lexicon = workbench.lexicon().cloned();
                let project = Box::new(workbench.session().project().clone());
                match lexicon {
                    Some(lexicon) => self.start_task(Task::Names(project, lexicon)),
                    None => self.tell(Notice::new(Severity::News, "terms-loading")),
                }
                return;
            }
            Command::ApproveTerm => {
                done = workbench.change_concepts(BulkChange::Decide(Decision::Approve), now);
            }
            Command::DeferTerm => {
                done = workbench.change_concepts(BulkChange::Decide(Decision::Defer), now);
            }
            Command::SetStatus(status) => done = workbench.change_concepts(BulkChange::Status(status), now),
            Command::RemoveConcepts => done = workbench.change_concepts(BulkChange::Remove, now),
            Command::MergeConcepts => done = workbench.merge_concepts(None, now),
            Command::MarkConcept => {
                let at = workbench.table().at();
                workbench.mark_concept(at);
                workbench.select_concept(at + 1);
            }
            Command::MarkAllConcepts => workbench.mark_all_concepts(),
            Command::RewordConcept => self.concepts.reword(workbench),
            Command::RejectTerm => {
                let dialog = dialogs::Reject::new(workbench);
                self.dialogs.push(Box::new(dialog));
            }
            Command::SetDomain => {
                let dialog = dialogs::Domain::new(workbench);
                self.dialogs.push(Box::new(dialog));
            }
            Command::EditConcept => {
                let key = workbench.selected_concept().map(|selected| selected.found.key());
                if let Some(key) = key {
                    self.change_term(key.glossary, &key.concept);
                }
            }
            other => self.tell(unknown(other)),
        }
        self.settle(done.map_err(UndoError::Edit));
    }
}
