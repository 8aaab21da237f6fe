//! Glossaries sent to other tools.

use super::Shell;
use crate::app::exchange::{GlossaryExport, PreparedExport};
use crate::app::files::FileError;
use crate::app::notice::{Notice, Severity};
use crate::app::phrases::Phrase;
use crate::app::tasks::Task;
use crate::formats::glossaries::Loss;
use std::path::{Path, PathBuf};

impl Shell {
    /// Finds in the background what an export would write.
    pub(super) fn ask_for_report(&mut self, export: &GlossaryExport) {
        let Some(workbench) = &self.state.workbench else { return };
        let project = workbench.session().project().id;
        if let Some(prepared) = self.prepared(export) {
            self.start_task(Task::Report(project, Box::new(prepared)));
        }
    }

    /// Writes a glossary in the background.
    pub(super) fn export_glossary(&mut self, export: &GlossaryExport, path: PathBuf) {
        if let Some(prepared) = self.prepared(export) {
            self.start_task(Task::ExportGlossary(Box::new(prepared), path));
        }
    }

    fn prepared(&self, export: &GlossaryExport) -> Option<PreparedExport> {
        let session = self.state.workbench.as_ref()?.session();
        let words = (self.t.tr("export-note-avoid"), self.t.tr("export-note-separator"));
        export.prepare(session.project(), session.version(), words)
    }

    /// Tells that a glossary was written, and what the file does not hold.
    pub(super) fn tell_glossary_exported(&mut self, path: &Path, losses: Result<Vec<Loss>, FileError>) {
        match losses {
            Ok(losses) => {
                self.tell(Notice::new(Severity::Done, "glossary-exported").file(path));
                let losses = losses.iter().map(Phrase::from).collect();
                let told = Notice::of_several(Severity::Warning, losses, "export-losses");
                told.into_iter().for_each(|notice| self.tell(notice));
            }
            Err(error) => self.tell(Notice::error(&error)),
        }
    }
}
