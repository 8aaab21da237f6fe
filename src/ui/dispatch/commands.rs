//! Commands, run.

use super::Leave;
use crate::app::command::{Command, Menu};
use crate::app::copying::copy_path;
use crate::app::files;
use crate::app::notice::{Notice, Severity};
use crate::app::phrases::Phrase;
use crate::app::reshape::ReshapeError;
use crate::app::session::{UndoError, label};
use crate::app::tasks::Task;
use crate::app::term::{TermDraft, whole_words};
use crate::app::workbench::Done;
use crate::model::{SegmentState, Side, Span};
use crate::settings::Theme;
use crate::ui::dialogs::{self, Dialog};
use crate::ui::panels::segments::SegmentsPanel;
use crate::ui::shell::{Shell, scene};
use crate::ui::text;
use crate::{app::clock, i18n};
use egui::{Context, ViewportCommand};

impl Shell {
    /// Runs a command, if it can be used now.
    pub(super) fn run_command(&mut self, ctx: &Context, command: Command, now: i64) {
        if let Err(reason) = self.state.availability(command) {
            return self.tell(Notice::new(Severity::News, reason));
        }
        // What is done with segments is done where they are seen.
        let of_segments = matches!(
            command,
            Command::Find | Command::Replace | Command::FindNext | Command::FindPrevious | Command::Filter
        );
        if (of_segments || command.entry().menu == Menu::Segment)
            && let Some(workbench) = &mut self.state.workbench
        {
            workbench.show_segments();
        }
        match command.entry().menu {
            Menu::Project => self.run_project(ctx, command, now),
            Menu::Edit => self.run_edit(ctx, command, now),
            Menu::Segment => self.run_segment(ctx, command, now),
            Menu::Term => self.run_term(command, now),
            Menu::Concept => self.run_concepts(command, now),
            Menu::View | Menu::Help => self.run_view(ctx, command),
        }
    }

    fn open(&mut self, dialog: impl Dialog + 'static) {
        self.dialogs.push(Box::new(dialog));
    }

    fn run_project(&mut self, ctx: &Context, command: Command, now: i64) {
        match command {
            Command::NewProject => self.open(dialogs::NewProjectDialog::new(&[])),
            Command::OpenProject => self.open(dialogs::Open::new(dialogs::Purpose::Project)),
            Command::OpenSample => self.start_task(Task::Sample(self.folders.sample())),
            Command::AddDocuments => self.open(dialogs::Open::new(dialogs::Purpose::Documents)),
            Command::ExportDocument => {
                let Some(workbench) = &self.state.workbench else { return };
                let Some(document) = workbench.document() else { return };
                let project = workbench.session().project();
                let path = files::export_path(document, project, workbench.path());
                self.open(dialogs::Export::new(path));
            }
            Command::ImportGlossary => self.import_glossary(None),
            Command::ExportGlossary => {
                let Some(workbench) = &self.state.workbench else { return };
                match dialogs::ExportGlossary::new(workbench, self.state.settings.last_export.as_ref()) {
                    Some(dialog) => self.open(dialog),
                    None => self.tell(Notice::new(Severity::News, "no-glossary-to-export")),
                }
            }
            Command::RemoveDocument => {
                let Some(workbench) = &mut self.state.workbench else { return };
                let done = workbench.remove_document(now);
                self.settle(done.map_err(UndoError::Edit));
            }
            Command::EditSegmentation => {
                let dialog = dialogs::Segmentation::new(&scene!(self));
                self.open(dialog);
            }
            Command::SaveCopy => {
                let Some(workbench) = &self.state.workbench else { return };
                self.open(dialogs::SaveCopy::new(copy_path(workbench.path())));
            }
            Command::CloseProject => self.leave(ctx, Leave::Close, now),
            Command::Settings => self.open(dialogs::SettingsDialog::new(&self.state.settings)),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            other => self.tell(unknown(other)),
        }
    }

    fn run_edit(&mut self, ctx: &Context, command: Command, now: i64) {
        if matches!(command, Command::Undo | Command::Redo) {
            self.toasts.drop_done(&self.state);
        }
        let Some(workbench) = &mut self.state.workbench else { return };
        match command {
            Command::Undo => {
                let done = workbench.undo(now);
                self.settle(done);
            }
            Command::Redo => {
                let done = workbench.redo(now);
                self.settle(done);
            }
            Command::Cut | Command::Copy | Command::Paste => {
                // The menu took the keyboard from the text that is meant.
                let editor = SegmentsPanel::editor_id(self.segments.side());
                ctx.memory_mut(|memory| memory.request_focus(editor));
                ctx.send_viewport_cmd(match command {
                    Command::Cut => ViewportCommand::RequestCut,
                    Command::Copy => ViewportCommand::RequestCopy,
                    _ => ViewportCommand::RequestPaste,
                });
            }
            Command::SelectAll => {
                let side = self.focused_side(ctx);
                let buffer = self.segments.buffer_mut(side);
                buffer.select(Span::new(0, buffer.text().len()));
                text::copy_from_editor(ctx);
                self.segments.focus(side);
            }
            Command::Find | Command::Replace => {
                let side = self.focused_side(ctx);
                let buffer = if side == Side::Source { &self.segments.source } else { &self.segments.target };
                let selected = buffer.selected_text().to_owned();
                self.find.open(command == Command::Replace, &selected, side);
            }
            Command::FindNext | Command::FindPrevious => {
                workbench.go_to_hit(command == Command::FindNext);
            }
            Command::Insert(control) => {
                let (before, after) = control.around();
                self.change_target(label::INSERT_CONTROL, now, |buffer| buffer.enclose(before, after));
            }
            other => self.tell(unknown(other)),
        }
    }

    /// The side whose editor has the keyboard.
    fn focused_side(&self, ctx: &Context) -> Side {
        let source = ctx.memory(|memory| memory.has_focus(SegmentsPanel::editor_id(Side::Source)));
        if source { Side::Source } else { Side::Target }
    }

    fn run_segment(&mut self, ctx: &Context, command: Command, now: i64) {
        let side = self.focused_side(ctx);
        let source_caret = self.segments.source.caret();
        let Some(workbench) = &mut self.state.workbench else { return };
        workbench.session_mut().end_typing(now);
        if matches!(
            command,
            Command::ConfirmNext
                | Command::NextSegment
                | Command::PreviousSegment
                | Command::FirstSegment
                | Command::LastSegment
                | Command::NextUnfinished
        ) {
            self.segments.come_back();
        }
        let mut done = Ok(Done::default());
        match command {
            Command::ConfirmNext => done = workbench.confirm(now),
            Command::Unconfirm => done = workbench.set_state(SegmentState::Initial, now),
            Command::MarkReviewed => done = workbench.set_state(SegmentState::Reviewed, now),
            Command::MarkFinal => done = workbench.set_state(SegmentState::Final, now),
            Command::NextSegment => workbench.go_by(1),
            Command::PreviousSegment => workbench.go_by(-1),
            Command::FirstSegment => workbench.go_to_row(0),
            Command::LastSegment => workbench.go_to_row(usize::MAX),
            Command::NextUnfinished => done = Ok(workbench.next_unfinished()),
            Command::GoTo => self.open(dialogs::GoTo::default()),
            Command::CopySource => done = workbench.copy_source(now),
            Command::ClearTarget => done = workbench.clear(now),
            Command::Split => {
                let split = workbench.split(source_caret, clock::segment_id(), now);
                if side == Side::Target && split.is_err() || split == Err(ReshapeError::EmptyHalf) {
                    self.tell(Notice::new(Severity::News, "split-where"));
                }
            }
            Command::Join => {
                let joined = workbench.join(now);
                if joined.is_err() {
                    self.tell(Notice::new(Severity::News, "join-last"));
                }
            }
            Command::SourceDirection | Command::TargetDirection => {
                let text = &self.state.settings.text;
                let (side, pane) = match command {
                    Command::SourceDirection => (Side::Source, text.source_direction),
                    _ => (Side::Target, text.target_direction),
                };
                done = workbench.turn(side, pane, now);
            }
            Command::History => {
                let id = workbench.active().map(|segment| segment.id);
                self.history = id.map(|id| (id, workbench.session().history_of(id)));
            }
            other => self.tell(unknown(other)),
        }
        self.settle(done.map_err(UndoError::Edit));
    }

    fn run_term(&mut self, command: Command, now: i64) {
        let Some(workbench) = &self.state.workbench else { return };
        match command {
            Command::InsertRendering(number) => {
                let terms = workbench.active_terms();
                if let Some(rendering) = terms.rendering(usize::from(number)) {
                    let rendering = rendering.to_owned();
                    self.insert_rendering(&rendering, now);
                }
            }
            Command::AddTerm => self.add_term(),
            Command::Glossaries => {
                let Some(workbench) = &self.state.workbench else { return };
                self.open(dialogs::Glossaries::new(workbench));
            }
            other => self.tell(unknown(other)),
        }
    }

    /// Opens the term dialog over what is selected, or over the writable
    /// concept that the selection falls on.
    fn add_term(&mut self) {
        let Some(workbench) = &self.state.workbench else { return };
        let (source, target) = (&self.segments.source, &self.segments.target);
        let words = |buffer: &text::EditBuffer| whole_words(buffer.text(), buffer.selection()).to_owned();
        let (source, target) = (words(source), words(target));
        let selected = (&*source, &*target);
        match TermDraft::of_selection(workbench.session().project(), selected) {
            Some(draft) => self.open(dialogs::TermDialog::new(draft)),
            None => self.tell(Notice::new(Severity::Warning, "no-writable-glossary")),
        }
    }

    fn run_view(&mut self, ctx: &Context, command: Command) {
        let concepts = self.concepts_shown();
        let settings = &mut self.state.settings;
        match command {
            Command::Palette => self.open(dialogs::Palette::default()),
            Command::Filter => self.filter.focus(),
            Command::NextPane if concepts => self.concepts.next_pane(ctx),
            Command::NextPane => {
                let terms = settings.layout.show_terms;
                let focused = ctx.memory(|memory| memory.focused());
                let of = |side| focused == Some(SegmentsPanel::editor_id(side));
                if of(Side::Source) && terms {
                    self.segments.focus_terms();
                } else if of(Side::Target) || focused.is_none() {
                    self.segments.focus(Side::Source);
                } else {
                    self.segments.focus(Side::Target);
                }
            }
            Command::ContextMenu => self.segments.want_menu(),
            Command::ToggleTerms => settings.layout.show_terms = !settings.layout.show_terms,
            Command::News => self.open(dialogs::News::default()),
            Command::ToggleInvisibles => settings.editor.show_invisibles = !settings.editor.show_invisibles,
            Command::ZoomIn => settings.text.zoom = (settings.text.zoom * 1.1).min(LARGEST_ZOOM),
            Command::ZoomOut => settings.text.zoom = (settings.text.zoom / 1.1).max(0.5),
            Command::ZoomReset => settings.text.zoom = 1.0,
            Command::NextTheme => {
                settings.theme = match settings.theme {
                    Theme::System => Theme::Light,
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::HighContrast,
                    Theme::HighContrast => Theme::System,
                };
            }
            Command::NextLanguage => {
                let languages: Vec<_> = i18n::languages().map(|(language, _)| language).collect();
                let now = languages.iter().position(|language| language == self.t.language()).unwrap_or(0);
                settings.interface_language = languages.get((now + 1) % languages.len().max(1)).cloned();
                self.apply_language();
            }
            Command::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Command::Shortcuts => self.open(dialogs::Shortcuts::default()),
            Command::About => self.open(dialogs::About),
            other => self.tell(unknown(other)),
        }
    }
}

/// That nothing is done for a command. A test runs every command and takes this
/// for a fault.
pub(super) fn unknown(command: Command) -> Notice {
    Notice::error(Phrase::bug(format!("{command:?} is in the table of commands and does nothing")))
}

/// How much everything is enlarged at the most; more leaves no room for text.
const LARGEST_ZOOM: f32 = 2.5;
