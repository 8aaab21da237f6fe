//! A file that is to be taken into a glossary: asked for, looked through, decided
//! about, taken in.

use super::{Done, Workbench};
use crate::app::import::{ImportChange, ImportPreview, ImportRequest, ImportSource, Taking};
use crate::app::notice::{Notice, Severity};
use crate::app::session::{Plan, label};
use crate::jobs::let_go;
use crate::model::{EditError, Glossary, GlossaryId, GlossaryOrigin};
use std::path::{Path, PathBuf};

impl Workbench {
    /// The glossaries that a file can be taken into: all but those that ship with the
    /// program.
    pub fn import_targets(&self) -> impl Iterator<Item = &Glossary> {
        let glossaries = self.session.project().glossaries().iter();
        glossaries.filter(|glossary| !matches!(glossary.origin, GlossaryOrigin::Bundled(_)))
    }

    /// The glossary that a file most likely is a newer version of: the one that was
    /// last imported from a file of this name, or came from one; else one that came from
    /// no file and is called so.
    pub fn proposed_target(&self, path: &Path) -> Option<GlossaryId> {
        let file = path.file_name()?.to_string_lossy();
        let stem = path.file_stem()?.to_string_lossy();
        let tests: [&dyn Fn(&Glossary) -> bool; 3] = [
            &|one| one.import.as_ref().is_some_and(|import| import.file == file),
            &|one| one.origin == GlossaryOrigin::File(file.to_string()),
            &|one| one.origin == GlossaryOrigin::Own && (one.name == file || one.name == stem),
        ];
        tests.iter().find_map(|test| self.import_targets().find(|one| test(one))).map(|one| one.id)
    }

    /// A file to be taken in, of which nobody has said anything.
    pub fn import_source(&self, path: PathBuf) -> ImportSource {
        let project = self.session.project();
        ImportSource::new(path, (project.source.clone(), project.target.clone()))
    }

    /// What is to be read and compared for taking a file into a glossary, or into a new
    /// one, for [`Task::Compare`](crate::app::tasks::Task::Compare).
    pub fn import_request(&self, source: ImportSource, into: Option<GlossaryId>) -> ImportRequest {
        let into = into.and_then(|id| self.import_targets().find(|one| one.id == id)).cloned();
        ImportRequest { project: self.session.project().id, source, into }
    }

    /// The file that is being looked through, unless the glossary it was to be taken
    /// into is gone.
    pub fn import(&self) -> Option<&ImportPreview> {
        let is_there = |id| self.session.project().glossary(id).is_some();
        self.import.as_deref().filter(|preview| preview.into.is_none_or(is_there))
    }

    /// Decides about it.
    pub fn change_import(&mut self, change: ImportChange) {
        if let Some(preview) = &mut self.import {
            preview.change(change);
        }
    }

    /// Has a file looked through that was read and compared.
    pub fn set_import(&mut self, preview: ImportPreview) {
        self.cancel_import();
        self.import = Some(Box::new(preview));
    }

    /// Takes nothing of the file.
    pub fn cancel_import(&mut self) {
        if let Some(preview) = self.import.take() {
            let_go(preview);
        }
    }

    /// Takes in the file as it was decided, as one step.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn apply_import(&mut self, now: i64) -> Result<Done, EditError> {
        if self.import().is_none() {
            return Ok(Done::default());
        }
        let Some(preview) = self.import.take() else { return Ok(Done::default()) };
        let tally = preview.tally();
        let told = Notice::new(Severity::Done, "glossary-imported")
            .file(&preview.file)
            .number("added", tally.added)
            .number("changed", tally.changed)
            .number("removed", tally.removed);
        let taking = Taking::new(*preview, self.by(now));
        self.carry_out(Plan::Import(taking.into()), label::IMPORT_GLOSSARY, Some(told), now)
    }
}
