//! What is asked for, done: actions of panels, commands, and what comes of work
//! in the background.

mod commands;
pub(super) mod keys;

use super::dialogs;
use super::shell::Shell;
use super::text::EditBuffer;
use crate::app::action::Action;
use crate::app::clock;
use crate::app::files::{self, FileError, FileProblems};
use crate::app::notice::{Notice, Severity};
use crate::app::search::Query;
use crate::app::session::{Place, SaveState, Session, UndoError};
use crate::app::tasks::{Outcome, Purpose, Read, Task};
use crate::app::workbench::Workbench;
use crate::formats::{Loss, Problem};
use crate::jobs::{Event, News};
use crate::model::{Concept, Edit, GlossaryId, ProjectId, SegmentState, Setting, Side};
use crate::store::StoreError;
use egui::Context;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long closing a project waits for the last changes to be written.
const LAST_WRITES: Duration = Duration::from_secs(5);

impl Shell {
    /// Does what was asked for.
    pub(super) fn dispatch(&mut self, ctx: &Context, action: Action) {
        let now = clock::now();
        match action {
            Action::Run(command) => self.run_command(ctx, command, now),
            Action::OpenProject(path) => self.start_task(Task::Open(path)),
            Action::NewProject(new) => self.start_task(Task::Create(new)),
            Action::AddDocuments(paths) => self.add_documents(paths),
            Action::AddGlossaries(paths) => {
                if let Some(workbench) = &self.state.workbench {
                    let project = workbench.session().project().id;
                    self.start_task(Task::Glossaries(project, paths));
                }
            }
            Action::AskForGlossaries => {
                self.dialogs.push(Box::new(dialogs::Open::new(dialogs::Purpose::Glossaries)));
            }
            Action::Export(path) => self.export(path, now),
            Action::SetSettings(settings) => {
                let family = std::mem::replace(&mut self.state.settings, *settings).text.rtl_family;
                self.apply_language();
                if family != self.state.settings.text.rtl_family {
                    self.apply_fonts(ctx);
                }
            }
            Action::ChangeKeys(change) => self.change_keys(&change),
            Action::CancelWork => {
                let running: Vec<Purpose> = self.jobs.running().copied().collect();
                running.iter().for_each(|purpose| self.jobs.cancel(purpose));
            }
            Action::PasteReplaced(count) => {
                self.tell(Notice::new(Severity::News, "paste-replaced").number("count", count));
            }
            action => self.dispatch_to_workbench(action, now),
        }
    }

    /// Does what needs an open project.
    fn dispatch_to_workbench(&mut self, action: Action, now: i64) {
        let Some(workbench) = &mut self.state.workbench else { return };
        let done = match action {
            Action::Activate { segment, caret } => {
                workbench.session_mut().end_typing(now);
                workbench.activate(segment, caret);
                Ok(())
            }
            Action::Type { segment, target } => workbench.type_target(segment, &target, now),
            Action::ShowDocument(index) => {
                workbench.session_mut().end_typing(now);
                workbench.show_document(index);
                Ok(())
            }
            Action::SetFilter(filter) => {
                self.segments.show_active();
                workbench.set_filter(filter);
                Ok(())
            }
            Action::GoToIndex(index) => {
                workbench.session_mut().end_typing(now);
                workbench.go_to_index(index);
                Ok(())
            }
            Action::Find(query, side) => {
                self.search_for(&query, side);
                Ok(())
            }
            Action::GoToHit { forward } => {
                workbench.go_to_hit(forward);
                Ok(())
            }
            Action::ReplaceFound { with, only } => workbench.replace_all(&with, only, now).map(|count| {
                let severity = if count == 0 { Severity::News } else { Severity::Done };
                self.tell(Notice::new(severity, "replaced").number("count", count));
            }),
            Action::InsertRendering(text) => {
                self.change_target("rendering", now, |buffer| buffer.insert(&text));
                Ok(())
            }
            Action::PutConcept { glossary, concept } => self.put_concept(glossary, *concept, now),
            Action::SetGlossaryUse { glossary, enabled, rank } => {
                let edit = Edit::SetGlossaryUse { glossary, enabled, rank };
                workbench.session_mut().edit(edit, "glossary", now)
            }
            Action::SetSegmentation(value) => {
                let edit = Edit::SetSetting { setting: Setting::SegmentationRules, value };
                workbench.session_mut().edit(edit, "segmentation", now)
            }
            Action::Retry => {
                workbench.session_mut().retry();
                // The button goes away, and the keyboard with it.
                self.segments.focus(Side::Target);
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(error) = done {
            self.tell(Notice::new(Severity::Error, "bug").text("reason", error.to_string()));
        }
    }

    /// Tells the user something.
    pub(super) fn tell(&mut self, notice: Notice) {
        self.state.notify(notice);
    }

    /// Takes in what came of work in the background.
    pub(super) fn take_in(&mut self, event: Event<Purpose, Outcome>, now: i64) {
        let outcome = match event.news {
            News::Progress(_) => return,
            News::Panicked(reason) => {
                return self.tell(Notice::new(Severity::Error, "bug").text("reason", reason));
            }
            News::Done(outcome) => outcome,
        };
        match outcome {
            Outcome::Opened(path, opened) => match *opened {
                Ok((opened, problems)) => self.show_project(path, opened, problems, now),
                Err(error) => self.tell(file_notice(&error)),
            },
            Outcome::Documents(project, read) => {
                let add = |at, document| Edit::AddDocument { at, document: Box::new(document) };
                let at = self.documents();
                if self.add_read(project, read, at, "documents-added", add, now)
                    && let Some(workbench) = &mut self.state.workbench
                {
                    workbench.step();
                    workbench.show_document(at);
                }
            }
            Outcome::Glossaries(project, read) => {
                let add = |at, glossary| Edit::AddGlossary { at, glossary: Box::new(glossary) };
                let workbench = self.state.workbench.as_ref();
                let at = workbench.map_or(0, |workbench| workbench.session().project().glossaries().len());
                self.add_read(project, read, at, "glossaries-added", add, now);
            }
            Outcome::Exported(_, Err(error)) => self.tell(file_notice(&error)),
            Outcome::Indexed(lexicon) => {
                if let Some(workbench) = &mut self.state.workbench {
                    workbench.set_lexicon(lexicon);
                }
            }
            Outcome::Exported(path, Ok(losses)) => {
                self.tell(Notice::new(Severity::Done, "exported").file(&path));
                for loss in losses {
                    self.tell(loss_notice(&loss).file(&path));
                }
            }
        }
    }

    /// The number of documents of the open project.
    fn documents(&self) -> usize {
        self.state.workbench.as_ref().map_or(0, |workbench| workbench.session().project().documents().len())
    }

    /// Adds what was read to the project it was read for, as one step, and tells
    /// what could not be; whether anything was added.
    fn add_read<T>(
        &mut self,
        project: ProjectId,
        read: Read<T>,
        at: usize,
        message: &'static str,
        add: impl Fn(usize, T) -> Edit,
        now: i64,
    ) -> bool {
        let open = self.state.workbench.as_mut().filter(|one| one.session().project().id == project);
        let Some(workbench) = open else { return false };
        let count = read.values.len();
        let (mut edits, mut problems) = (Vec::new(), Vec::new());
        for (index, (path, value, found)) in read.values.into_iter().enumerate() {
            edits.push(add(at + index, value));
            problems.push(FileProblems { path, problems: found });
        }
        let added = count > 0 && workbench.session_mut().edit(Edit::Batch(edits), message, now).is_ok();
        if added {
            self.tell(Notice::new(Severity::Done, message).number("count", count));
        }
        read.errors.iter().for_each(|error| self.tell(file_notice(error)));
        self.report(problems);
        added
    }

    /// Shows a project that was just opened.
    fn show_project(
        &mut self,
        path: PathBuf,
        opened: files::OpenedProject,
        problems: Vec<FileProblems>,
        now: i64,
    ) {
        if !self.may_close(now) {
            return;
        }
        self.close_project(now);
        let view = opened.opened.view.clone();
        let recovered = opened.opened.recovered;
        let author = match self.state.settings.author.trim() {
            "" => std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default(),
            author => author.to_owned(),
        };
        let waker = self.waker();
        let session = match Session::new(opened.file, opened.opened, author, waker) {
            Ok(session) => session,
            Err(error) => return self.tell(store_notice(&error)),
        };
        let segment = view.as_ref().and_then(|view| view.segment);
        let caret = view.as_ref().map(|view| view.caret);
        self.state.workbench = Some(Workbench::new(session, path.clone(), segment, caret));
        self.forget_index();
        self.state.settings.remember(&std::path::absolute(&path).unwrap_or(path));
        if let Some(recovered) = recovered.filter(|recovered| recovered.entries > 0) {
            let time = recovered.last_time.map(clock::local).unwrap_or_default();
            let notice = Notice::new(Severity::News, "recovered");
            self.tell(notice.number("count", recovered.entries as usize).text("time", time));
        }
        self.report(problems);
    }

    /// Writes everything down before the project is closed. Where that fails it
    /// says so and is false, once: whoever asks again closes all the same.
    pub(super) fn may_close(&mut self, now: i64) -> bool {
        let Some(workbench) = &mut self.state.workbench else { return true };
        let session = workbench.session_mut();
        session.end_typing(now);
        let begin = Instant::now();
        while session.save_state() == SaveState::Saving && begin.elapsed() < LAST_WRITES {
            std::thread::sleep(Duration::from_millis(2));
            // An undo that is still being read is not worth waiting for.
            let _ = session.poll(now);
        }
        if session.save_state() == SaveState::Saved || self.warned {
            return true;
        }
        self.warned = true;
        self.tell(Notice::new(Severity::Error, "close-unsaved"));
        false
    }

    /// Closes the project, if one is open. This waits until all is written.
    pub(super) fn close_project(&mut self, now: i64) {
        let Some(workbench) = self.state.workbench.take() else { return };
        let view = workbench.view(self.segments.target.caret());
        let session = workbench.into_session();
        session.put_view(view);
        let closed = session.close(now);
        if !closed.unsaved.is_empty() {
            let count = closed.unsaved.len();
            self.tell(Notice::new(Severity::Error, "changes-lost").number("count", count));
        }
        if let Err(error) = closed.file.close() {
            self.tell(store_notice(&error));
        }
        self.segments = Default::default();
        self.find = Default::default();
        self.filter = Default::default();
    }

    /// Opens a dropped project, or offers to do something with dropped files.
    pub(super) fn drop_files(&mut self, mut paths: Vec<PathBuf>) {
        let is_project = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "tarjuman");
        if let Some(index) = paths.iter().position(is_project) {
            self.start_task(Task::Open(paths.remove(index)));
        } else if self.state.workbench.is_some() {
            self.add_documents(paths);
        } else {
            self.dialogs.push(Box::new(dialogs::NewProjectDialog::new(&paths)));
        }
    }

    fn add_documents(&mut self, paths: Vec<PathBuf>) {
        if let Some(workbench) = &self.state.workbench {
            let outline = files::outline(workbench.session().project());
            self.start_task(Task::Documents(Box::new(outline), paths));
        }
    }

    fn export(&mut self, path: PathBuf, now: i64) {
        let Some(workbench) = &mut self.state.workbench else { return };
        workbench.session_mut().end_typing(now);
        if let Some(document) = workbench.document() {
            let task = Task::Export(Box::new(document.clone()), path);
            self.start_task(task);
        }
    }

    fn search_for(&mut self, query: &Query, side: Side) {
        let Some(workbench) = &mut self.state.workbench else { return };
        let error = workbench.find(query, side).err();
        self.find.set_error(error.map(|error| error.0));
    }

    fn put_concept(
        &mut self,
        glossary: GlossaryId,
        concept: Concept,
        now: i64,
    ) -> Result<(), crate::model::EditError> {
        let Some(workbench) = &mut self.state.workbench else { return Ok(()) };
        let at = workbench.session().project().glossary(glossary).map_or(0, |found| found.concepts.len());
        let term = concept.terms.first().map(|term| term.text.clone()).unwrap_or_default();
        let edit = Edit::PutConcept { glossary, concept: Box::new(concept), at };
        workbench.session_mut().edit(edit, "term", now)?;
        self.tell(Notice::new(Severity::Done, "term-saved").text("term", term));
        Ok(())
    }

    /// Changes the text in the editor and writes that down as a step of its own.
    pub(super) fn change_target(&mut self, label: &str, now: i64, change: impl FnOnce(&mut EditBuffer)) {
        let Some(workbench) = &mut self.state.workbench else { return };
        // A command before this one may have gone to another segment.
        self.segments.follow(workbench, false);
        let Some(segment) = self.segments.editing() else { return };
        workbench.session_mut().end_typing(now);
        let buffer = &mut self.segments.target;
        change(buffer);
        let target = buffer.text().to_owned();
        let edit = Edit::SetTarget { segment, target, state: SegmentState::Initial };
        if let Err(error) = workbench.session_mut().edit(edit, label, now) {
            self.tell(Notice::new(Severity::Error, "bug").text("reason", error.to_string()));
        }
        self.segments.focus(Side::Target);
    }

    /// Goes to where a step was undone, or says why it was not.
    pub(super) fn after_undo(&mut self, done: Result<Option<Place>, UndoError>) {
        match done {
            Ok(Some(place)) => {
                if let Some(workbench) = &mut self.state.workbench {
                    workbench.step();
                    workbench.go_to(place);
                    workbench.find_again();
                }
            }
            Ok(None) | Err(UndoError::Nothing) => {}
            Err(UndoError::Store(error)) => self.tell(store_notice(&error)),
            Err(UndoError::Edit(error)) => {
                self.tell(Notice::new(Severity::Error, "bug").text("reason", error.to_string()));
            }
        }
    }

    /// Tells what could not be read in files.
    fn report(&mut self, files: Vec<FileProblems>) {
        for FileProblems { path, problems } in files {
            if let Some(first) = problems.first() {
                self.tell(problems_notice(&path, first, problems.len()));
            }
        }
    }
}

fn problems_notice(path: &Path, first: &Problem, count: usize) -> Notice {
    Notice::new(Severity::Warning, "file-problems")
        .file(path)
        .number("count", count)
        .text("first", first.to_string())
}

/// What an export could not carry, in the user's words.
fn loss_notice(loss: &Loss) -> Notice {
    let notice = |id| Notice::new(Severity::Warning, id);
    match loss {
        Loss::EncodingChanged { from, to, character, .. } => notice("loss-encoding")
            .text("from", *from)
            .text("to", *to)
            .text("character", character.to_string()),
        Loss::RawBytesKept(count) => notice("loss-bytes").number("count", *count),
    }
}

/// A file error in the user's words.
fn file_notice(error: &FileError) -> Notice {
    match error {
        FileError::Store(error) => store_notice(error),
        FileError::Read { path, error } => {
            Notice::new(Severity::Error, "error-read").file(path).text("reason", error.to_string())
        }
        FileError::UnknownFormat { path, known } => {
            Notice::new(Severity::Error, "error-unknown-format").file(path).text("known", known)
        }
        FileError::OverProject(path) => Notice::new(Severity::Error, "error-over-project").file(path),
        other => Notice::new(Severity::Error, "error-file").text("reason", other.to_string()),
    }
}

/// An error of the project file in the user's words.
pub(super) fn store_notice(error: &StoreError) -> Notice {
    let notice = |id| Notice::new(Severity::Error, id).file(error.path());
    match error {
        StoreError::Missing { .. } => notice("error-missing"),
        StoreError::Exists { .. } => notice("error-exists"),
        StoreError::NotAProject { .. } => notice("error-not-a-project"),
        StoreError::Newer { .. } => notice("error-newer"),
        StoreError::Damaged { detail, .. } => notice("error-damaged").text("reason", detail),
        StoreError::Locked { .. } => notice("error-locked"),
        StoreError::ReadOnly { .. } => notice("error-read-only"),
        StoreError::PermissionDenied { .. } => notice("error-permission"),
        StoreError::DiskFull { .. } => notice("error-disk-full"),
        StoreError::Moved { .. } => notice("error-moved"),
        other => notice("error-file").text("reason", other.to_string()),
    }
}
