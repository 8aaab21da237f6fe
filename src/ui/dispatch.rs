//! What is asked for, done: actions of panels, commands, and what comes of work
//! in the background.

mod commands;
mod concepts;
mod copies;
mod exchange;
pub(super) mod keys;
mod leaving;

pub(super) use copies::offer_copy;
pub(super) use leaving::Leave;

use super::dialogs;
use super::shell::Shell;
use super::text::EditBuffer;
use crate::app::action::Action;
use crate::app::clock;
use crate::app::files::{self, FileError, FileProblems};
use crate::app::notice::{Notice, Severity};
use crate::app::phrases::Phrase;
use crate::app::search::Query;
use crate::app::session::{UndoError, label};
use crate::app::tasks::{Outcome, Purpose, Read, Task};
use crate::app::term::TermDraft;
use crate::app::workbench::{Done, Workbench};
use crate::formats::Loss;
use crate::jobs::{Event, News};
use crate::model::{ConceptId, EditError, GlossaryId, ProjectId, Side};
use crate::text::inflection;
use egui::Context;
use std::path::{Path, PathBuf};

impl Shell {
    /// Does what was asked for.
    pub(super) fn dispatch(&mut self, ctx: &Context, action: Action) {
        let now = clock::now();
        // What is written out is to have in it what was asked for before.
        let writes_out = matches!(action, Action::Export(_) | Action::ExportAll(_) | Action::SaveCopy(_));
        if writes_out && self.is_busy() {
            self.held.push(action);
            return;
        }
        match action {
            Action::Run(command) => self.run_command(ctx, command, now),
            Action::OpenProject(path) => self.start_task(Task::Open(path)),
            Action::NewProject(new) => self.start_task(Task::Create(new)),
            Action::AddDocuments(paths) => self.add_documents(paths),
            Action::AddGlossaries(paths) => {
                if let Some(workbench) = &self.state.workbench {
                    let project = workbench.session().project();
                    let languages = (project.source.clone(), project.target.clone());
                    self.start_task(Task::Glossaries(project.id, languages, paths));
                }
            }
            Action::AskForGlossaries => {
                self.dialogs.push(Box::new(dialogs::Open::new(dialogs::Purpose::Glossaries)));
            }
            Action::Export(path) => self.export(path, now),
            Action::ExportAll(folder) => self.export_all(&folder, now),
            Action::AskForReport(export) => self.ask_for_report(&export),
            Action::ExportGlossary(export, path) => self.export_glossary(&export, path),
            Action::LookAt(source) => self.look_at(source),
            Action::Compare(source, into, kept) => {
                self.new_preset = kept;
                self.compare(*source, into);
            }
            Action::CancelImport => self.cancel_import(),
            Action::LeaveImport => {
                let notice = Notice::new(Severity::News, "import-waits");
                self.tell(notice.offering("import-go-on", Action::ResumeImport));
            }
            Action::ResumeImport => self.resume_import(),
            Action::ForgetPreset(name) => self.change_presets(|presets| presets.forget(&name)),
            Action::SaveCopy(path) => self.save_copy(path, now),
            Action::Rescue(path) => self.rescue(path),
            Action::SetSettings(settings) => {
                let family = std::mem::replace(&mut self.state.settings, *settings).text.rtl_family;
                self.apply_language();
                let author = self.author();
                if let Some(workbench) = &mut self.state.workbench {
                    let session = workbench.session_mut();
                    if session.author() != author {
                        // What was typed before is by who typed it.
                        session.end_typing(now);
                        session.set_author(author);
                    }
                }
                if family != self.state.settings.text.rtl_family {
                    self.apply_fonts(ctx);
                }
            }
            Action::ChangeKeys(change) => self.change_keys(&change),
            Action::CancelWork => {
                if let Some(working) = self.state.working.filter(|working| working.purpose.is_asked_for()) {
                    self.cancel(working.purpose);
                }
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
        let mut done = Ok(Done::default());
        match action {
            Action::Activate { segment, caret } => {
                workbench.session_mut().end_typing(now);
                workbench.activate(segment, caret);
            }
            Action::Type { segment, target } => done = workbench.type_target(segment, &target, now),
            Action::ShowDocument(index) => {
                workbench.session_mut().end_typing(now);
                workbench.show_document(index);
            }
            Action::SetFilter(filter) => {
                self.segments.show_active();
                workbench.set_filter(filter);
            }
            Action::GoToIndex(index) => {
                workbench.session_mut().end_typing(now);
                workbench.go_to_index(index);
            }
            Action::Find(query, side) => self.search_for(&query, side),
            Action::GoToHit { forward } => {
                workbench.go_to_hit(forward);
            }
            Action::ReplaceFound { with, scope } => done = workbench.replace(&with, scope, now),
            Action::InsertRendering(text) => {
                self.insert_rendering(&text, now);
            }
            Action::Restore { segment, target } => done = workbench.restore(segment, target, now),
            Action::PutConcept { glossary, concept } => done = workbench.put_concept(glossary, *concept, now),
            Action::RemoveConcept { glossary, concept } => {
                done = workbench.remove_concept(glossary, concept, now);
            }
            Action::ChangeTerm { glossary, concept } => self.change_term(glossary, &concept),
            Action::SetGlossaryUse { glossary, enabled, rank } => {
                done = workbench.set_glossary_use(glossary, enabled, rank, now);
            }
            Action::SetGlossaryWritable { glossary, writable } => {
                done = workbench.set_glossary_writable(glossary, writable, now);
            }
            Action::RemoveGlossary(glossary) => done = workbench.remove_glossary(glossary, now),
            Action::UseBundled(name) => {
                let added = files::use_bundled(name).into_iter().collect();
                done = workbench.add_glossaries(added, now);
            }
            Action::ShowSegments => {
                workbench.show_segments();
                self.segments.focus(Side::Target);
            }
            Action::FilterConcepts(filter) => workbench.set_concept_filter(filter),
            Action::SortConcepts(column) => workbench.sort_concepts(column),
            Action::SelectConcept(at) => workbench.select_concept(at),
            Action::GoToConcept(key) => workbench.go_to_concept(&key),
            Action::MarkConcept(at) => workbench.mark_concept(at),
            Action::MarkConceptsTo(at) => workbench.mark_concepts_to(at),
            Action::UnmarkConcepts => workbench.unmark_concepts(),
            Action::ChangeConcepts(change) => done = workbench.change_concepts(change, now),
            Action::PreferRendering { concept, rendering } => {
                done = workbench.prefer_rendering(&concept, &rendering, now);
            }
            Action::ProposeNames(names, system) => {
                done = workbench.propose_names(&names, system, now);
                self.concepts.focus_table();
            }
            Action::ChangeImport(change) => workbench.change_import(change),
            Action::ApplyImport => {
                done = workbench.apply_import(now);
                self.end_import(true);
            }
            Action::MergeWith(key) => done = workbench.merge_concepts(Some(&key), now),
            Action::SetDomains(domains) => done = workbench.set_domains(&domains, now),
            Action::SetSegmentation(value) => done = workbench.set_segmentation(value, now),
            Action::Retry => {
                workbench.session_mut().retry();
                // The button goes away, and the keyboard with it.
                self.segments.focus(Side::Target);
            }
            // What needs no project was done before.
            Action::Run(_)
            | Action::OpenProject(_)
            | Action::NewProject(_)
            | Action::AddDocuments(_)
            | Action::AddGlossaries(_)
            | Action::AskForGlossaries
            | Action::Export(_)
            | Action::ExportAll(_)
            | Action::AskForReport(_)
            | Action::ExportGlossary(..)
            | Action::LookAt(_)
            | Action::Compare(..)
            | Action::CancelImport
            | Action::LeaveImport
            | Action::ResumeImport
            | Action::ForgetPreset(_)
            | Action::SaveCopy(_)
            | Action::Rescue(_)
            | Action::SetSettings(_)
            | Action::ChangeKeys(_)
            | Action::CancelWork
            | Action::PasteReplaced(_) => {}
        }
        self.settle(done.map_err(UndoError::Edit));
    }

    /// Tells what came of something, starts what is to be done in the
    /// background, or says why nothing came of it.
    pub(super) fn settle(&mut self, done: Result<Done, UndoError>) {
        match done {
            Ok(Done::Now(told)) => told.into_iter().for_each(|notice| self.tell(notice)),
            Ok(Done::Later(heavy)) => {
                if let Some(workbench) = &self.state.workbench {
                    let project = workbench.session().project().id;
                    self.start_task(Task::Apply(project, heavy));
                }
            }
            Err(UndoError::Nothing) => {}
            Err(UndoError::Store(error)) => self.tell(Notice::error(&error)),
            Err(UndoError::Edit(error)) => {
                self.tell(Notice::error(Phrase::bug(error)));
            }
        }
    }

    /// Whether an edit was asked for that is not in the project yet.
    fn is_busy(&self) -> bool {
        self.state.workbench.as_ref().is_some_and(|workbench| workbench.session().is_busy())
    }

    /// Does what waited for edits that were on their way.
    pub(super) fn do_held(&mut self, ctx: &Context) {
        if !self.held.is_empty() && !self.is_busy() {
            std::mem::take(&mut self.held).into_iter().for_each(|action| self.dispatch(ctx, action));
        }
    }

    /// Cancels a task.
    fn cancel(&mut self, purpose: Purpose) {
        self.jobs.cancel(&purpose);
        let message = if purpose == Purpose::Export { "cancelled-export" } else { "cancelled" };
        self.tell(Notice::new(Severity::News, message));
        self.forget_edit(purpose);
    }

    /// Sees that nothing waits for an edit that will not come.
    pub(super) fn forget_edit(&mut self, purpose: Purpose) {
        if let Some(workbench) = self.state.workbench.as_mut().filter(|_| purpose == Purpose::Edit) {
            workbench.session_mut().cancel();
        }
    }

    /// Tells the user something.
    pub(super) fn tell(&mut self, notice: Notice) {
        self.state.notify(notice, clock::now());
    }

    /// Takes in what came of work in the background.
    pub(super) fn take_in(&mut self, ctx: &Context, event: Event<Purpose, Outcome>, now: i64) {
        let outcome = match event.news {
            News::Progress(_) => return,
            News::Panicked(reason) => {
                self.forget_edit(event.purpose);
                return self.tell(Notice::error(Phrase::bug(reason)));
            }
            News::Done(outcome) => outcome,
        };
        match outcome {
            Outcome::Opened(path, opened) => match *opened {
                Ok((opened, problems)) => self.leave(ctx, Leave::Open(path, opened.into(), problems), now),
                Err(error) => self.tell(copies::offer_rescue(Notice::error(&error), &path, &error)),
            },
            Outcome::Documents(project, version, read) => {
                self.add_read(project, read, |workbench, documents| {
                    workbench.add_documents(documents, version, now)
                });
            }
            Outcome::Glossaries(project, read) => {
                self.add_read(project, read, |workbench, glossaries| {
                    workbench.add_glossaries(glossaries, now)
                });
            }
            Outcome::Seen(project, sight) => {
                if self.state.workbench_of(project).is_some() {
                    self.state.sight = Some(*sight);
                }
            }
            Outcome::Compared(project, preview) => match *preview {
                Ok(preview) => self.show_import(project, preview),
                Err(error) => self.tell(Notice::error(&error)),
            },
            Outcome::Applied(project, applied) => {
                if let Some(workbench) = self.state.workbench_of(project) {
                    let done = workbench.take_in(*applied, now);
                    // The editor takes up what became of its text before anything
                    // else is done with it.
                    self.segments.follow(workbench, true);
                    self.settle(done);
                }
            }
            Outcome::Copied(path, last_change, copied) => self.after_copy(path, last_change, copied),
            Outcome::Rescued(rescued) => self.after_rescue(rescued),
            Outcome::Checked(project, checked) => {
                if let (Err(error), Some(_)) = (checked, self.state.workbench_of(project)) {
                    self.tell(offer_copy(Notice::error(&error)));
                }
            }
            Outcome::Catalogued(project, catalogue) => {
                if let Some(workbench) = self.state.workbench_of(project) {
                    workbench.set_catalogue(catalogue);
                }
            }
            Outcome::Ledger(project, shape, lexicon, ledger) => {
                if let Some(workbench) = self.state.workbench_of(project) {
                    workbench.set_ledger(ledger, lexicon, shape);
                }
            }
            Outcome::Names(project, names) => {
                if self.state.workbench_of(project).is_some() {
                    self.show_names(names);
                }
            }
            Outcome::Indexed(project, lexicon) => {
                if let Some(workbench) = self.state.workbench_of(project) {
                    workbench.set_lexicon(lexicon);
                }
            }
            Outcome::Exported(documents) => self.tell_exported(documents),
            Outcome::GlossaryExported(export, path, losses) => {
                self.tell_glossary_exported(&export, &path, losses);
            }
            Outcome::Report(project, report) => {
                if self.state.workbench_of(project).is_some() {
                    self.state.export_report = Some(report);
                }
            }
        }
    }

    /// Adds what was read to the project it was read for, as one step, and tells
    /// what could not be.
    fn add_read<T>(
        &mut self,
        project: ProjectId,
        read: Read<T>,
        add: impl FnOnce(&mut Workbench, Vec<T>) -> Result<Done, EditError>,
    ) {
        let Some(workbench) = self.state.workbench_of(project) else { return };
        let (mut values, mut problems) = (Vec::new(), Vec::new());
        for (path, value, found) in read.values {
            values.push(value);
            problems.push(FileProblems { path, problems: found });
        }
        let done = if values.is_empty() { Ok(Done::default()) } else { add(workbench, values) };
        self.settle(done.map_err(UndoError::Edit));
        read.errors.iter().for_each(|error| self.tell(Notice::error(error)));
        self.report(problems);
    }

    /// Opens a dropped project, or offers to do something with dropped files.
    pub(super) fn drop_files(&mut self, mut paths: Vec<PathBuf>) {
        let is_project = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "tarjuman");
        if let Some(index) = paths.iter().position(is_project) {
            self.start_task(Task::Open(paths.remove(index)));
        } else if self.state.workbench.is_some() && paths.len() == 1 && files::is_for_glossaries(&paths[0]) {
            self.import_glossary(paths.pop());
        } else if self.state.workbench.is_some() {
            self.add_documents(paths);
        } else {
            self.dialogs.push(Box::new(dialogs::NewProjectDialog::new(&paths)));
        }
    }

    fn add_documents(&mut self, paths: Vec<PathBuf>) {
        if let Some(workbench) = &self.state.workbench {
            let session = workbench.session();
            let outline = files::outline(session.project());
            self.start_task(Task::Documents(Box::new(outline), session.version(), paths));
        }
    }

    fn export(&mut self, path: PathBuf, now: i64) {
        let Some(workbench) = &mut self.state.workbench else { return };
        workbench.session_mut().end_typing(now);
        if let Some(document) = workbench.document() {
            let task = Task::Export(vec![(document.clone(), path)]);
            self.start_task(task);
        }
    }

    fn export_all(&mut self, folder: &Path, now: i64) {
        let Some(workbench) = &mut self.state.workbench else { return };
        workbench.session_mut().end_typing(now);
        let project = workbench.session().project();
        let paths = files::export_paths(project, folder);
        let task = Task::Export(project.documents().iter().cloned().zip(paths).collect());
        self.start_task(task);
    }

    /// Tells how many documents were written, what they do not carry, and which
    /// could not be.
    fn tell_exported(&mut self, documents: Vec<(PathBuf, Result<Vec<Loss>, FileError>)>) {
        let (mut written, mut losses, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        for (path, result) in documents {
            match result {
                Ok(lost) => {
                    losses.extend(lost.iter().map(|loss| Phrase::from(loss).file(&path)));
                    written.push(path);
                }
                Err(error) => errors.push(Phrase::from(&error)),
            }
        }
        match written.as_slice() {
            [] => {}
            [path] => self.tell(Notice::new(Severity::Done, "exported").file(path)),
            [path, ..] => {
                let folder = path.parent().unwrap_or(path);
                let notice = Notice::new(Severity::Done, "exported-all").number("count", written.len());
                self.tell(notice.text("folder", folder.display().to_string()));
            }
        }
        let notices = [
            Notice::of_several(Severity::Warning, losses, "export-losses"),
            Notice::of_several(Severity::Error, errors, "export-errors"),
        ];
        notices.into_iter().flatten().for_each(|notice| self.tell(notice));
    }

    fn search_for(&mut self, query: &Query, side: Side) {
        let Some(workbench) = &mut self.state.workbench else { return };
        let error = workbench.find(query, side).err();
        self.find.set_error(error);
    }

    /// Opens the term dialog over a concept.
    pub(super) fn change_term(&mut self, glossary: GlossaryId, concept: &ConceptId) {
        let Some(workbench) = &self.state.workbench else { return };
        if let Some(draft) = TermDraft::of_concept(workbench.session().project(), glossary, concept) {
            self.dialogs.push(Box::new(dialogs::TermDialog::new(draft)));
        }
    }

    /// Changes the text in the editor and writes that down as a step of its own.
    pub(super) fn change_target(&mut self, label: &str, now: i64, change: impl FnOnce(&mut EditBuffer)) {
        let Some(workbench) = &mut self.state.workbench else { return };
        // A command before this one may have gone to another segment.
        self.segments.follow(workbench, false);
        let Some(segment) = self.segments.editing() else { return };
        workbench.session_mut().end_typing(now);
        change(&mut self.segments.target);
        let target = self.segments.target.text().to_owned();
        let caret = self.segments.target.caret();
        let done = workbench.set_target(segment, target, label, now);
        workbench.put_caret(caret);
        self.settle(done.map_err(UndoError::Edit));
        self.segments.focus(Side::Target);
    }

    /// Inserts a rendering where the caret is, as it goes on from what stands
    /// there.
    pub(super) fn insert_rendering(&mut self, text: &str, now: i64) {
        let Some(workbench) = &mut self.state.workbench else { return };
        workbench.note_rendering(text);
        let inflection = inflection::of(&workbench.session().project().target);
        self.change_target(label::INSERT_RENDERING, now, |buffer| {
            let before = buffer.text().get(..buffer.selection().start).unwrap_or_default();
            let text = inflection::continuing(text, before, inflection);
            buffer.insert(&text);
        });
    }

    /// Tells what could not be read in files.
    fn report(&mut self, files: Vec<FileProblems>) {
        for FileProblems { path, problems } in files {
            Notice::of_problems(&path, &problems).into_iter().for_each(|notice| self.tell(notice));
        }
    }
}
