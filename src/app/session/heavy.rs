//! Edits too large for a frame: made and applied to a copy of the project in
//! the background. The copy then takes the project's place, if nothing was
//! changed in it meanwhile; else the edit is made again of what it has become.

use super::Place;
use crate::app::concepts::Recast;
use crate::app::files;
use crate::app::import::Taking;
use crate::app::notice::Notice;
use crate::app::search::{self, Matcher};
use crate::jobs::{Cancelled, Context, Progress};
use crate::model::{Document, Edit, EditError, Glossary, Project, SegmentId, Side};
use crate::store::EntryKind;
use std::sync::Arc;

/// How many segments may be looked at or changed within a frame.
pub(super) const LIGHT: usize = 1_000;

/// After how many segments a job asks whether it is wanted still.
const SLICE: usize = 500;

/// What is to be done to a project.
#[derive(Clone, Debug)]
pub enum Plan {
    /// This edit.
    Edit(Arc<Edit>),
    /// Replacing what is found.
    Replace(Arc<Replace>),
    /// Changing many concepts.
    Recast(Arc<Recast>),
    /// Taking in a file as it was decided.
    Import(Arc<Taking>),
    /// Adding documents behind the others, under names that are free then.
    AddDocuments(Arc<Vec<Document>>),
    /// Adding glossaries with the lowest ranks.
    AddGlossaries(Arc<Vec<Glossary>>),
}

/// Replacing what is found in one side of segments.
#[derive(Clone, Debug)]
pub struct Replace {
    /// What is searched for.
    pub matcher: Matcher,
    /// On which side.
    pub side: Side,
    /// What takes its place.
    pub with: String,
    /// In which segments.
    pub scope: Scope,
}

/// Where something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In this segment.
    Segment(SegmentId),
    /// In the whole project.
    Project,
}

/// A plan on its way to be carried out in the background.
#[derive(Debug)]
pub struct Heavy {
    pub(super) project: Project,
    pub(super) order: Order,
}

/// A plan, and what goes with it.
#[derive(Clone, Debug)]
pub struct Request {
    /// What is to be done.
    pub plan: Plan,
    /// The [name](super::label) of its step.
    pub label: &'static str,
    /// What is told when it is done.
    pub told: Option<Notice>,
    /// The version of the project that whoever asks for it has seen.
    pub since: u64,
}

/// What was asked for, without the copy of the project.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub request: Request,
    pub kind: EntryKind,
    /// The step that is undone or done again; a new one is begun when it is done.
    pub step: Option<u64>,
    /// Which order it is, as the session counts them.
    pub number: u64,
    /// The version of the project that the copy was taken at.
    pub version: u64,
    /// How often it was begun anew because the project changed meanwhile.
    pub attempts: usize,
}

/// A plan carried out on a copy of the project.
#[derive(Debug)]
pub struct Applied {
    pub(super) order: Order,
    pub(super) done: Result<Change, EditError>,
}

/// What a plan has made of a project.
#[derive(Debug)]
pub(super) struct Change {
    pub project: Project,
    pub edit: Arc<Edit>,
    pub inverse: Arc<Edit>,
    pub place: Place,
}

impl From<Edit> for Plan {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit.into())
    }
}

impl Plan {
    /// Whether a frame has the time for it.
    pub(super) fn is_light(&self, project: &Project) -> bool {
        match self {
            Self::Edit(edit) => weight(edit, project) <= LIGHT,
            Self::Replace(replace) => {
                let count =
                    || project.documents().iter().map(|document| document.segments.len()).sum::<usize>();
                replace.scope != Scope::Project || count() <= LIGHT
            }
            Self::Recast(recast) => recast.weight(project) <= 10 * LIGHT,
            Self::Import(taking) => taking.weight() <= LIGHT,
            Self::AddDocuments(documents) => {
                documents.iter().map(|document| document.segments.len()).sum::<usize>() <= LIGHT
            }
            Self::AddGlossaries(glossaries) => {
                glossaries.iter().map(|glossary| glossary.concepts.len()).sum::<usize>() <= 10 * LIGHT
            }
        }
    }

    /// The edit that does it; `go_on` is told how many segments were looked at.
    pub(super) fn edit<E>(
        &self,
        project: &Project,
        mut go_on: impl FnMut(usize) -> Result<(), E>,
    ) -> Result<Arc<Edit>, E> {
        let replace = match self {
            Self::Edit(edit) => return Ok(edit.clone()),
            Self::Replace(replace) => replace,
            Self::Recast(recast) => return Ok(recast.edit(project, go_on)?.into()),
            Self::Import(taking) => return Ok(taking.edit(project, go_on)?.into()),
            Self::AddDocuments(documents) => return Ok(add_documents(project, documents).into()),
            Self::AddGlossaries(glossaries) => return Ok(add_glossaries(project, glossaries).into()),
        };
        let mut edits = Vec::new();
        let segments: Box<dyn Iterator<Item = _>> = match replace.scope {
            Scope::Segment(id) => Box::new(project.segment(id).into_iter()),
            Scope::Project => Box::new(project.segments()),
        };
        for (index, segment) in segments.enumerate() {
            if index % SLICE == 0 {
                go_on(index)?;
            }
            edits.extend(search::replacement(segment, replace.side, &replace.matcher, &replace.with));
        }
        Ok(Edit::Batch(edits).into())
    }
}

impl Heavy {
    /// Carries the plan out.
    ///
    /// # Errors
    /// Where it is wanted no more.
    pub fn run<R>(self, context: &Context<R>) -> Result<Applied, Cancelled> {
        let Self { mut project, order } = self;
        let total = project.documents().iter().map(|document| document.segments.len() as u64).sum();
        let edit = order.request.plan.edit(&project, |looked_at| {
            context.report(Progress { done: looked_at as u64, total: Some(total) });
            context.check()
        })?;
        let place = Place::of(&project, &edit);
        let done =
            project.apply(&*edit).map(|inverse| Change { project, edit, inverse: inverse.into(), place });
        context.check()?;
        Ok(Applied { order, done })
    }
}

/// The edit that adds documents behind those of a project.
fn add_documents(project: &Project, documents: &[Document]) -> Edit {
    let at = project.documents().len();
    let mut taken: Vec<String> = project.documents().iter().map(|document| document.name.clone()).collect();
    let add = |document: &Document| {
        let mut document = document.clone();
        document.name = files::unused_name(&document.name, &mut |name| !taken.iter().any(|one| one == name));
        taken.push(document.name.clone());
        document
    };
    let documents: Vec<Document> = documents.iter().map(add).collect();
    // One goes where the last edit is, so the first document goes last.
    let documents = documents.into_iter().rev();
    Edit::Batch(documents.map(|document| Edit::AddDocument { at, document: Box::new(document) }).collect())
}

/// The edit that adds glossaries behind those of a project.
fn add_glossaries(project: &Project, glossaries: &[Glossary]) -> Edit {
    let at = project.glossaries().len();
    let add = |(index, glossary): (usize, &Glossary)| Edit::AddGlossary {
        at: at + index,
        glossary: Box::new(glossary.clone()),
    };
    Edit::Batch(glossaries.iter().enumerate().map(add).collect())
}

/// About how many segments an edit changes.
fn weight(edit: &Edit, project: &Project) -> usize {
    match edit {
        Edit::AddDocument { document, .. } => document.segments.len(),
        Edit::RemoveDocument { document } => project.document(*document).map_or(0, |one| one.segments.len()),
        Edit::AddGlossary { glossary, .. } => glossary.concepts.len() / 10,
        Edit::ReplaceSegments { remove, insert, .. } => remove.len() + insert.len(),
        Edit::ChangeConcepts { remove, put, .. } => remove.len() + put.len(),
        Edit::Batch(edits) => edits.iter().map(|edit| weight(edit, project)).sum(),
        _ => 1,
    }
}
