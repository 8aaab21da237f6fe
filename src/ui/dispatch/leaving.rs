//! Leaving a project: to close it, to quit, or for another one. Nothing is left
//! before everything that was asked for is done and written; the window goes on
//! meanwhile.

use super::offer_copy;
use crate::app::clock;
use crate::app::files::{FileProblems, OpenedProject};
use crate::app::notice::{Notice, Severity};
use crate::app::session::{SaveState, Session};
use crate::app::tasks::{Purpose, Task};
use crate::app::workbench::Workbench;
use crate::ui::shell::Shell;
use egui::{Context, ViewportCommand};
use std::path::PathBuf;

/// What is left for.
pub(in crate::ui) enum Leave {
    /// The welcome page.
    Close,
    /// The end of the program.
    Quit,
    /// Another project, with what its files had wrong.
    Open(PathBuf, Box<OpenedProject>, Vec<FileProblems>),
}

impl Shell {
    /// Leaves the project, at once or as soon as that is safe. Where something
    /// cannot be written it says so and stays, once: whoever asks again leaves all
    /// the same.
    pub(super) fn leave(&mut self, ctx: &Context, leave: Leave, now: i64) {
        if let Some(workbench) = &mut self.state.workbench {
            workbench.session_mut().end_typing(now);
        }
        match self.must_stay() {
            Some(SaveState::Saving) => {
                if self.leaving.is_none() {
                    self.tell(Notice::new(Severity::News, "leaving"));
                }
                self.leaving = Some(leave);
                ctx.request_repaint();
            }
            Some(SaveState::Failed) if !self.warned => {
                self.warned = true;
                self.tell(offer_copy(Notice::new(Severity::Error, "close-unsaved")));
            }
            _ => self.leave_now(ctx, leave, now),
        }
    }

    /// Leaves if that was asked for and has become safe.
    pub(in crate::ui) fn go_on_leaving(&mut self, ctx: &Context, now: i64) {
        if self.leaving.is_none() || self.must_stay() == Some(SaveState::Saving) {
            return;
        }
        if let Some(leave) = self.leaving.take() {
            self.leave(ctx, leave, now);
        }
    }

    /// Asks to quit; whether the window may close now.
    pub(in crate::ui) fn may_quit(&mut self, ctx: &Context, now: i64) -> bool {
        if self.state.workbench.is_none() {
            return true;
        }
        if matches!(self.leaving, Some(Leave::Quit)) {
            return false;
        }
        self.leave(ctx, Leave::Quit, now);
        self.state.workbench.is_none()
    }

    /// Why the project cannot be left yet.
    fn must_stay(&self) -> Option<SaveState> {
        let session = self.state.workbench.as_ref()?.session();
        match session.save_state() {
            SaveState::Failed => Some(SaveState::Failed),
            state => {
                let works = self.jobs.running().any(|purpose| purpose.is_of_project());
                (works || state == SaveState::Saving).then_some(SaveState::Saving)
            }
        }
    }

    fn leave_now(&mut self, ctx: &Context, leave: Leave, now: i64) {
        self.close_project(now);
        match leave {
            Leave::Close => {}
            Leave::Quit => {
                ctx.send_viewport_cmd(ViewportCommand::Close);
                // The window asks once more whether it may close, in a frame.
                ctx.request_repaint();
            }
            Leave::Open(path, opened, problems) => self.enter(path, *opened, problems),
        }
    }

    /// Who makes changes: the name in the settings, else the system's.
    pub(super) fn author(&self) -> String {
        match self.state.settings.author.trim() {
            "" => std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default(),
            author => author.to_owned(),
        }
    }

    /// Shows a project that was just opened.
    fn enter(&mut self, path: PathBuf, opened: OpenedProject, problems: Vec<FileProblems>) {
        let view = opened.opened.view.clone();
        let recovered = opened.opened.recovered;
        let author = self.author();
        let waker = self.waker();
        let session = match Session::new(opened.file, opened.opened, author, waker) {
            Ok(session) => session,
            Err(error) => return self.tell(Notice::error(&error)),
        };
        let project = session.project().id;
        let segment = view.as_ref().and_then(|view| view.segment);
        let caret = view.as_ref().map(|view| view.caret);
        self.state.workbench = Some(Workbench::new(session, path.clone(), segment, caret));
        self.forget_index();
        if recovered.is_some() {
            self.start_task(Task::Check(project, path.clone()));
        }
        self.state.settings.remember(&std::path::absolute(&path).unwrap_or(path));
        if let Some(recovered) = recovered.filter(|recovered| recovered.entries > 0) {
            let time = recovered.last_time.map(clock::local).unwrap_or_default();
            let notice = Notice::new(Severity::News, "recovered");
            self.tell(notice.number("count", recovered.entries as usize).text("time", time));
        }
        self.report(problems);
    }

    /// Closes the project, if one is open. This waits until all is written.
    pub(in crate::ui) fn close_project(&mut self, now: i64) {
        let Some(workbench) = self.state.workbench.take() else { return };
        self.jobs.cancel(&Purpose::Index);
        self.jobs.cancel(&Purpose::Check);
        self.held.clear();
        let view = workbench.view(self.segments.target.caret());
        let project = Some(workbench.path().to_owned());
        let session = workbench.into_session();
        session.put_view(view);
        let all_copied = self.copied.take() == Some(session.last_change());
        let closed = session.close(now);
        if !closed.unsaved.is_empty() && !all_copied {
            let count = closed.unsaved.len();
            let notice = Notice::new(Severity::Error, "changes-lost").number("count", count);
            self.state.notify_of(project.clone(), notice, now);
        }
        if let Err(error) = closed.file.close() {
            self.state.notify_of(project, Notice::error(&error), now);
        }
        self.segments = Default::default();
        self.find = Default::default();
        self.filter = Default::default();
    }
}
