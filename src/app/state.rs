//! The state of the program: what panels draw and commands change.

use super::command::{Command, Needs};
use super::exchange::ExportReport;
use super::import::Sight;
use super::notice::{Notice, Told};
use super::presets::Presets;
use super::tasks::Purpose;
use super::workbench::{View, Workbench};
use crate::jobs::Progress;
use crate::model::ProjectId;
use crate::settings::Settings;
use std::path::PathBuf;

/// Everything a face of the program shows.
#[derive(Default)]
pub struct State {
    /// What the user prefers.
    pub settings: Settings,
    /// The open project, if one is.
    pub workbench: Option<Workbench>,
    /// What the program had to tell, oldest first.
    pub notices: Vec<Told>,
    /// The number of the next one.
    next_notice: u64,
    /// What is being done in the background.
    pub working: Option<Working>,
    /// The file that was looked at last before it is taken into a glossary.
    pub sight: Option<Sight>,
    /// How tables are read that do not say what they are.
    pub presets: Presets,
    /// What the export of a glossary would write that was asked about last.
    pub export_report: Option<ExportReport>,
}

/// What is being done in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Working {
    /// What it is.
    pub purpose: Purpose,
    /// How far it has come.
    pub progress: Progress,
}

/// How long, in milliseconds, the same notice is not told a second time.
const AGAIN: i64 = 60_000;

/// The most notices that are kept.
const NOTICES: usize = 200;

impl State {
    /// A state with these settings, in which nothing has happened yet.
    pub fn new(settings: Settings, presets: Presets) -> Self {
        Self { settings, presets, ..Self::default() }
    }

    /// Tells the user something; `now` is in milliseconds since 1970 UTC.
    pub fn notify(&mut self, notice: Notice, now: i64) {
        let project = self.workbench.as_ref().map(|workbench| workbench.path().to_owned());
        self.notify_of(project, notice, now);
    }

    /// Tells the user something of a project that is open no more.
    pub fn notify_of(&mut self, project: Option<PathBuf>, notice: Notice, now: i64) {
        let number = self.next_notice;
        self.next_notice += 1;
        // What is told twice in a row is told once, with its later time.
        self.notices
            .pop_if(|last| last.notice == notice && last.project == project && now - last.time < AGAIN);
        self.notices.push(Told { number, time: now, project, notice });
        if self.notices.len() > NOTICES {
            self.notices.remove(0);
        }
    }

    /// Takes back what was told by this message, because it is so no more.
    pub fn take_back(&mut self, message: &str) {
        self.notices.retain(|told| told.notice.phrase.message != message);
    }

    /// The open project, if it is the one of this id.
    pub fn workbench_of(&mut self, project: ProjectId) -> Option<&mut Workbench> {
        self.workbench.as_mut().filter(|workbench| workbench.session().project().id == project)
    }

    /// Whether a command can be used now.
    ///
    /// # Errors
    /// The Fluent id of the reason why it cannot.
    pub fn availability(&self, command: Command) -> Result<(), &'static str> {
        let workbench = self.workbench.as_ref();
        let session = workbench.map(Workbench::session);
        let segment = workbench.and_then(Workbench::active);
        let (met, reason) = match command.entry().needs {
            Needs::Nothing => (true, ""),
            Needs::Project => (workbench.is_some(), "needs-project"),
            Needs::Document => (workbench.is_some_and(|one| one.document().is_some()), "needs-document"),
            Needs::Segment => (segment.is_some(), "needs-segment"),
            Needs::UndoStep => (session.is_some_and(|session| session.can_undo()), "needs-undo-step"),
            Needs::RedoStep => (session.is_some_and(|session| session.can_redo()), "needs-redo-step"),
            Needs::NextInUnit => (workbench.is_some_and(Workbench::can_join), "needs-next-in-unit"),
            Needs::Rendering(number) => (
                workbench.is_some_and(|workbench| {
                    workbench.active_terms().rendering(usize::from(number)).is_some()
                }),
                "needs-rendering",
            ),
            Needs::Concepts => (
                workbench.is_some_and(|workbench| workbench.view_shown() == View::Concepts),
                "needs-concepts",
            ),
            Needs::Concept => (workbench.is_some_and(Workbench::means_concepts), "needs-concept"),
            Needs::OwnConcept if workbench.is_some_and(Workbench::means_concepts) => {
                (workbench.is_some_and(Workbench::can_change_concepts), "needs-writable-glossary")
            }
            Needs::OwnConcept => (false, "needs-concept"),
        };
        if met { Ok(()) } else { Err(reason) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::COMMANDS;
    use crate::app::notice::Severity;

    #[test]
    fn without_a_project_only_what_needs_none_can_be_used() {
        let state = State::default();
        for entry in COMMANDS {
            let expected = entry.needs == Needs::Nothing;
            assert_eq!(state.availability(entry.command).is_ok(), expected, "{}", entry.id);
        }
    }

    #[test]
    fn notices_keep_their_numbers_when_old_ones_go() {
        let mut state = State::default();
        for count in 0..NOTICES + 5 {
            state.notify(Notice::new(Severity::News, "x").number("count", count), 7);
        }
        assert_eq!(state.notices.len(), NOTICES);
        assert_eq!(state.notices.last().map(|told| told.number), Some(NOTICES as u64 + 4));
    }

    #[test]
    fn what_is_told_twice_in_a_row_is_told_once() {
        let mut state = State::default();
        let notice = |message| Notice::new(Severity::News, message);
        for (message, time) in [("x", 0), ("x", 5), ("y", 6), ("x", 7), ("x", 7 + AGAIN)] {
            state.notify(notice(message), time);
        }
        let told: Vec<_> = state.notices.iter().map(|told| (told.notice.phrase.message, told.time)).collect();
        assert_eq!(told, [("x", 5), ("y", 6), ("x", 7), ("x", 7 + AGAIN)]);
    }
}
