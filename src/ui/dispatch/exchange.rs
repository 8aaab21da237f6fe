//! Glossaries sent to other tools and taken from them.

use super::{Shell, dialogs};
use crate::app::exchange::{GlossaryExport, PreparedExport};
use crate::app::files::FileError;
use crate::app::import::{ImportPreview, ImportSource};
use crate::app::notice::{Notice, Severity};
use crate::app::phrases::Phrase;
use crate::app::presets::Presets;
use crate::app::tasks::Task;
use crate::formats::glossaries::Loss;
use crate::model::{GlossaryId, ProjectId};
use crate::settings::LastExport;
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
        let Some(prepared) = self.prepared(export) else { return };
        self.start_task(Task::ExportGlossary(Box::new(prepared), path));
    }

    /// Keeps how glossaries were exported, for the next time.
    fn remember_export(&mut self, export: &GlossaryExport, path: &Path) {
        // Settings hold paths that are Unicode.
        if let Some(folder) = path.parent().filter(|folder| folder.to_str().is_some()) {
            self.state.settings.last_export = Some(LastExport {
                glossaries: export.glossaries.clone(),
                format: export.format.to_owned(),
                folder: folder.to_owned(),
            });
        }
    }

    /// Opens what a file is chosen by, with this one chosen.
    pub(super) fn import_glossary(&mut self, path: Option<PathBuf>) {
        let Some(workbench) = &self.state.workbench else { return };
        let dialog = dialogs::ImportGlossary::new(workbench, path);
        // The file can be another one since it was looked at.
        self.state.sight = None;
        self.dialogs.push(Box::new(dialog));
    }

    /// Opens the file that is being looked through.
    pub(super) fn resume_import(&mut self) {
        let Some(workbench) = self.state.workbench.as_ref().filter(|one| one.import().is_some()) else {
            return;
        };
        let dialog = dialogs::ReviewImport::new(workbench);
        self.dialogs.push(Box::new(dialog));
    }

    /// Finds in the background what a file is.
    pub(super) fn look_at(&mut self, source: Box<ImportSource>) {
        if let Some(workbench) = &self.state.workbench {
            self.start_task(Task::Look(workbench.session().project().id, source));
        }
    }

    /// Reads a file in the background and compares it with a glossary.
    pub(super) fn compare(&mut self, source: ImportSource, into: Option<GlossaryId>) {
        if let Some(workbench) = &self.state.workbench {
            let request = workbench.import_request(source, into);
            self.start_task(Task::Compare(Box::new(request)));
        }
    }

    /// Has a file looked through that was read and compared.
    pub(super) fn show_import(&mut self, project: ProjectId, preview: ImportPreview) {
        if let Some(workbench) = self.state.workbench_of(project) {
            workbench.set_import(preview);
            let dialog = dialogs::ReviewImport::new(workbench);
            self.dialogs.push(Box::new(dialog));
        }
    }

    /// Ends what waits for the file that was looked through: it is taken in, or given up.
    pub(super) fn end_import(&mut self, is_taken_in: bool) {
        self.state.take_back("import-waits");
        if let Some(preset) = self.new_preset.take().filter(|_| is_taken_in) {
            self.change_presets(|presets| presets.keep(*preset));
        }
    }

    /// Takes nothing of the file that is looked through.
    pub(super) fn cancel_import(&mut self) {
        self.end_import(false);
        if let Some(workbench) = &mut self.state.workbench {
            workbench.cancel_import();
            self.tell(Notice::new(Severity::News, "import-cancelled"));
        }
    }

    /// Changes how tables are read that do not say what they are.
    pub(super) fn change_presets(&mut self, change: impl FnOnce(&mut Presets)) {
        match Presets::change(&self.folders.presets(), change) {
            Ok(presets) => self.state.presets = presets,
            Err(notice) => self.tell(notice),
        }
    }

    fn prepared(&self, export: &GlossaryExport) -> Option<PreparedExport> {
        let session = self.state.workbench.as_ref()?.session();
        let words = (self.t.tr("export-note-avoid"), self.t.tr("export-note-separator"));
        export.prepare(session.project(), session.version(), words)
    }

    /// Tells that a glossary was written, and what the file does not hold.
    pub(super) fn tell_glossary_exported(
        &mut self,
        export: &GlossaryExport,
        path: &Path,
        losses: Result<Vec<Loss>, FileError>,
    ) {
        match losses {
            Ok(losses) => {
                self.remember_export(export, path);
                self.tell(Notice::new(Severity::Done, "glossary-exported").file(path));
                let losses = losses.iter().map(Phrase::from).collect();
                let told = Notice::of_several(Severity::Warning, losses, "glossary-losses");
                told.into_iter().for_each(|notice| self.tell(notice));
            }
            Err(error) => self.tell(Notice::error(&error)),
        }
    }
}
