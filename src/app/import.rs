//! A glossary file taken into a project: looked at, read and compared in the
//! background, looked through and decided about, and then taken in as one step.
//!
//! An [`ImportSource`] says which file it is and what its table holds.
//! [`Workbench::import_request`](super::workbench::Workbench::import_request) makes the
//! [`Task::Compare`](super::tasks::Task::Compare), whose outcome goes to
//! [`Workbench::set_import`](super::workbench::Workbench::set_import). Until it is
//! applied nothing of the project has changed.

mod columns;
mod search;
mod source;

pub use columns::{OfLanguage, Property};
pub use search::ImportSearch;
pub use source::{ImportSource, Sight};

use super::clock;
use super::files::{self, FileError};
use crate::formats::Problem;
use crate::formats::glossaries::{self, Head};
use crate::model::{
    Concept, Edit, Glossary, GlossaryId, Import, Language, PackedConcepts, Project, ProjectId,
};
use crate::review::By;
use crate::review::import::{Comparison, Decision, Item, Kind, Tally};
use std::sync::{Arc, OnceLock};

/// What is to be read and compared.
#[derive(Clone)]
pub struct ImportRequest {
    /// The project.
    pub project: ProjectId,
    /// The file.
    pub source: ImportSource,
    /// The glossary that it is to be taken into; a new one where there is none.
    pub into: Option<Glossary>,
}

/// A file that was read and compared with the glossary it is to be taken into.
#[derive(Debug)]
pub struct ImportPreview {
    /// The glossary it is to be taken into; `None` for a new one.
    pub into: Option<GlossaryId>,
    /// The name of the file.
    pub file: String,
    /// What the file says beside its concepts.
    pub head: Head,
    /// What could not be read as it stands.
    pub problems: Vec<Problem>,
    /// That what was last imported is known and cannot be read any more, so that it
    /// cannot be told who changed what.
    pub base_lost: bool,
    /// Its concepts against those of the glossary, with what is to be done with each.
    pub comparison: Comparison,
    /// The numbers of its items that are not the same on both sides.
    pub differing: Vec<u32>,
    /// The file as a glossary of its own, without its concepts.
    new: Glossary,
    format: &'static str,
    languages: (Language, Language),
}

/// A decision about a file that is looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportChange {
    /// About one concept.
    Decide {
        /// The number of its item.
        item: usize,
        /// What is done with it.
        decision: Decision,
    },
    /// About all of a kind.
    DecideAll {
        /// The kind.
        kind: Kind,
        /// What is done with them, as far as that can be.
        decision: Decision,
    },
    /// About several.
    DecideEach {
        /// The numbers of their items.
        items: Vec<u32>,
        /// What is done with them, as far as that can be.
        decision: Decision,
    },
    /// That nothing is taken in.
    KeepAll,
    /// What the glossary is called that the file makes.
    Name(String),
    /// Whose word holds where both say something else.
    Choose {
        /// The number of the concept's item.
        item: usize,
        /// The number of the conflict.
        conflict: usize,
        /// Whether the file's word holds.
        theirs: bool,
    },
    /// With which concept one is merged.
    MergeWith {
        /// The number of its item.
        item: usize,
        /// The other's place among those it looks like.
        place: usize,
    },
}

/// A row of the list of concepts that are taken in or not.
pub struct ImportRow<'a> {
    /// What became of the concept and what is to be done with it.
    pub item: Item,
    /// The concept of the file, or that of the glossary where the file has none.
    pub concept: &'a Arc<Concept>,
    /// Its first term in the language translated from; may be empty.
    pub term: &'a str,
    /// Its first term in the language translated into; may be empty.
    pub rendering: &'a str,
}

impl ImportRequest {
    /// Reads and compares. `go_on` is told how far that has come, of twice the bytes of
    /// the file, and says whether to go on.
    ///
    /// # Errors
    /// Where the file cannot be read, and where it is not gone on with.
    pub fn run(self, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<ImportPreview, FileError> {
        let Self { project: _, source, into } = self;
        let options = source.options();
        let ImportSource { path, languages, format, .. } = source;
        let format = format.and_then(glossaries::by_id);
        let size = std::fs::metadata(&path).map_or(0, |file| file.len());
        let read = files::read_glossary(&path, format, &options, &mut |bytes| go_on(bytes as u64, 2 * size))?;
        let mut new = read.glossary;
        let theirs = std::mem::take(&mut new.concepts);
        let import = into.as_ref().and_then(|into| into.import.as_ref());
        let base = import.map_or(Ok(Vec::new()), |import| import.base.unpack());
        let base_lost = base.is_err();
        let base = base.unwrap_or_default().into_iter().map(Arc::new).collect();
        let ours = into.as_ref().map(|into| into.concepts.clone()).unwrap_or_default();
        let count = theirs.len().max(1) as u64;
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_named_so = import.is_some_and(|import| import.file == file);
        let mut comparison = Comparison::new(ours, base, theirs, (&languages.0, &languages.1), |done| {
            let done = size + size * done as u64 / count;
            if go_on(done, 2 * size) { Ok(()) } else { Err(FileError::Cancelled) }
        })?;
        // A file of another name is a newer version where it has most of the last one.
        let (known, still) = comparison.known();
        if !is_named_so && still * 2 < known {
            comparison.pass_over_missing();
        }
        let is_same = |item: &Item| item.kind == Kind::Same;
        let differing = (0..).zip(comparison.items()).filter(|(_, item)| !is_same(item));
        let differing = differing.map(|(number, _)| number).collect();
        Ok(ImportPreview {
            into: into.map(|into| into.id),
            file,
            head: read.head,
            problems: read.problems,
            base_lost,
            comparison,
            differing,
            new,
            format: read.format.id,
            languages,
        })
    }
}

impl ImportPreview {
    /// The row of the item of this number.
    pub fn row(&self, number: usize) -> Option<ImportRow<'_>> {
        let item = *self.comparison.items().get(number)?;
        let concept = self.comparison.concept(number)?;
        let first = |language: &Language| {
            concept.terms.iter().find(|term| term.language.matches(language)).map_or("", |term| &term.text)
        };
        Some(ImportRow { item, concept, term: first(&self.languages.0), rendering: first(&self.languages.1) })
    }

    /// What the glossary is called that the file makes; as the file or its content says,
    /// until somebody names it.
    pub fn name(&self) -> &str {
        &self.new.name
    }

    /// Decides.
    pub fn change(&mut self, change: ImportChange) {
        let comparison = &mut self.comparison;
        match change {
            ImportChange::Decide { item, decision } => {
                comparison.decide(item, decision);
            }
            ImportChange::DecideAll { kind, decision } => comparison.decide_all(kind, decision),
            ImportChange::DecideEach { items, decision } => {
                for item in items {
                    comparison.decide(item as usize, decision);
                }
            }
            ImportChange::KeepAll => comparison.keep_all(),
            // A glossary without a name could not be told from others.
            ImportChange::Name(name) if name.trim().is_empty() => {}
            ImportChange::Name(name) => name.trim().clone_into(&mut self.new.name),
            ImportChange::Choose { item, conflict, theirs } => comparison.choose(item, conflict, theirs),
            ImportChange::MergeWith { item, place } => comparison.merge_with(item, place),
        }
    }

    /// How many concepts come, are changed and go.
    pub fn tally(&self) -> Tally {
        self.comparison.tally()
    }
}

/// A file that is to be taken in as it was decided.
#[derive(Debug)]
pub struct Taking {
    preview: ImportPreview,
    by: By,
    /// Made once, though the edit may be made several times.
    base: OnceLock<PackedConcepts>,
}

impl Taking {
    /// Takes in a file, by somebody at a time.
    pub fn new(preview: ImportPreview, by: By) -> Self {
        Self { preview, by, base: OnceLock::new() }
    }

    /// About how many concepts have to be looked at.
    pub fn weight(&self) -> usize {
        self.preview.comparison.items().len()
    }

    /// The edit that does it; one that does nothing where nothing is new, and where
    /// the glossary is gone. `go_on` is told how many concepts were looked at.
    pub fn edit<E>(&self, project: &Project, go_on: impl FnMut(usize) -> Result<(), E>) -> Result<Edit, E> {
        let ImportPreview { into, file, head, comparison, new, format, .. } = &self.preview;
        let base = self.base.get_or_init(|| PackedConcepts::pack(comparison.next_base())).clone();
        let import = Import {
            file: file.clone(),
            time: self.by.time,
            format: (*format).to_owned(),
            head: head.clone(),
            base,
        };
        let Some(glossary) = into else {
            let concepts = comparison.let_in();
            let new = Glossary { concepts, import: Some(import.into()), ..new.clone() };
            return Ok(files::add_glossary(project, new));
        };
        let Some(glossary) = project.glossary(*glossary) else { return Ok(Edit::Batch(Vec::new())) };
        let changes = comparison.changes(&glossary.concepts, &self.by, file, go_on)?;
        let id = glossary.id;
        let was = glossary.import.as_deref();
        let mut edits = Vec::new();
        if !changes.is_empty() {
            edits.push(Edit::ChangeConcepts { glossary: id, remove: changes.remove, put: changes.put });
        }
        if !edits.is_empty() || was.is_none_or(|was| Import { time: was.time, ..import.clone() } != *was) {
            let stated = was.map_or("", |was| &was.head.licence);
            let licence = match glossary.licence == stated || glossary.licence.is_empty() {
                true => head.licence.clone(),
                false => glossary.licence.clone(),
            };
            edits.push(Edit::SetGlossaryImport { glossary: id, licence, import: Some(import.into()) });
        }
        Ok(Edit::Batch(edits))
    }
}

/// The glossary with what has to be known of its file when a newer one comes.
pub fn remembered(read: files::ReadGlossary) -> (Glossary, Vec<Problem>) {
    let files::ReadGlossary { mut glossary, file, head, format, problems } = read;
    glossary.import = Some(Arc::new(Import {
        file,
        time: clock::now(),
        format: format.id.to_owned(),
        head,
        base: PackedConcepts::pack(glossary.concepts.iter().map(AsRef::as_ref)),
    }));
    (glossary, problems)
}

#[cfg(test)]
mod tests;
