//! Copies of the open project, and projects brought out of damaged files.

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::copying::{Copied, Copying};
use crate::app::files::{self, FileError};
use crate::app::notice::{Notice, Severity};
use crate::app::rescue::{Rescued, rescue_path};
use crate::app::tasks::Task;
use crate::model::Language;
use crate::store::{History, RescueError, StoreError};
use crate::ui::shell::Shell;
use std::path::{Path, PathBuf};

impl Shell {
    /// Begins to save a copy of the open project.
    pub(super) fn save_copy(&mut self, path: PathBuf, now: i64) {
        let Some(workbench) = &mut self.state.workbench else { return };
        let copying = Copying::start(workbench.session_mut(), path, now);
        let last_change = workbench.session().last_change();
        self.start_task(Task::Copy(Box::new(copying), last_change));
    }

    /// Tells what became of a copy that has all changes up to this one.
    pub(super) fn after_copy(&mut self, path: PathBuf, last_change: u64, copied: Result<Copied, StoreError>) {
        let message = match copied {
            Ok(Copied::WithHistory) => "copy-saved",
            Ok(Copied::WithoutHistory) => "copy-saved-without-history",
            Err(error) => return self.tell(Notice::error(&error)),
        };
        self.copied = Some(last_change);
        let notice = Notice::new(Severity::Done, message).file(&path);
        self.tell(notice.offering("open-copy", Action::OpenProject(path)));
    }

    /// Begins to bring what can be read of a damaged project into a new one.
    pub(super) fn rescue(&mut self, damaged: PathBuf) {
        let new = rescue_path(&damaged);
        self.start_task(Task::Rescue(damaged, new));
    }

    /// Opens what was rescued and tells what is missing in it.
    pub(super) fn after_rescue(&mut self, rescued: Result<Rescued, RescueError>) {
        match rescued {
            Ok(rescued) => {
                let name = |language: &Language| {
                    files::language_name(language, self.t.language()).unwrap_or_else(|| language.to_string())
                };
                let notices = rescue_notices(&rescued, &self.t.tr("list-separator"), name);
                notices.into_iter().for_each(|notice| self.tell(notice));
                self.start_task(Task::Open(rescued.path));
            }
            Err(RescueError::Cancelled) => {}
            Err(RescueError::Nothing(path)) => {
                self.tell(Notice::new(Severity::Error, "error-nothing-to-rescue").file(path));
            }
            Err(RescueError::Store(error)) => self.tell(Notice::error(&error)),
        }
    }
}

/// What offers a way out where changes cannot be written.
pub(in crate::ui) fn offer_copy(notice: Notice) -> Notice {
    notice.offering("copy-offer", Action::Run(Command::SaveCopy))
}

/// What offers a way out where a project that is there cannot be read.
pub(super) fn offer_rescue(notice: Notice, path: &Path, error: &FileError) -> Notice {
    let may_help = match error {
        FileError::Store(StoreError::Damaged { .. }) => true,
        FileError::Store(StoreError::NotAProject { .. }) => path.is_file(),
        _ => false,
    };
    if may_help { notice.offering("rescue-offer", Action::Rescue(path.to_owned())) } else { notice }
}

/// What came back, and a notice for each thing that did not.
fn rescue_notices(rescued: &Rescued, separator: &str, name: impl Fn(&Language) -> String) -> Vec<Notice> {
    let report = &rescued.report;
    let warning = |message| Notice::new(Severity::Warning, message);
    let first = Notice::new(Severity::News, "rescued")
        .file(&rescued.path)
        .number("segments", report.segments)
        .number("translations", report.translations)
        .number("documents", report.documents)
        .number("concepts", report.concepts);
    let mut notices = vec![first];
    if rescued.is_whole() {
        notices.push(Notice::new(Severity::Done, "rescue-whole"));
    }
    let counted = [
        ("rescue-lost-segments", report.lost_segments),
        ("rescue-lost-sources", report.lost_sources),
        ("rescue-lost-translations", report.lost_targets),
        ("rescue-unsure", report.unsure),
        ("rescue-lost-concepts", report.lost_concepts),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    notices.extend(counted.map(|(message, count)| warning(message).number("count", count)));
    if !rescued.rebuilt.is_empty() {
        notices.push(warning("rescue-rebuilt").text("documents", rescued.rebuilt.join(separator)));
    }
    if let Some((source, target)) = &rescued.guessed {
        notices.push(warning("rescue-languages").text("source", name(source)).text("target", name(target)));
    }
    let history = matches!(report.history, History::Partly { .. });
    let others = [
        ("rescue-more", report.may_lack_more),
        ("rescue-last-changes", report.log_damaged),
        ("rescue-history", history),
    ];
    notices.extend(others.into_iter().filter(|(_, is_so)| *is_so).map(|(message, _)| warning(message)));
    notices
}
