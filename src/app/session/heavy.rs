//! Edits too large for a frame: made and applied to a copy of the project in
//! the background. The copy then takes the project's place, if nothing was
//! changed in it meanwhile; else the edit is made again of what it has become.

use super::Place;
use crate::app::notice::Notice;
use crate::app::search::{self, Matcher};
use crate::jobs::{Cancelled, Context, Progress};
use crate::model::{Edit, EditError, Project, SegmentId, Side};
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
    /// The only segment to be changed, or `None` for all.
    pub only: Option<SegmentId>,
}

/// A plan on its way to be carried out in the background.
#[derive(Debug)]
pub struct Heavy {
    pub(super) project: Project,
    pub(super) order: Order,
}

/// What was asked for, without the copy of the project.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub plan: Plan,
    pub kind: EntryKind,
    /// The step that is undone or done again; a new one is begun when it is done.
    pub step: Option<u64>,
    pub label: String,
    /// What is told when it is done.
    pub told: Option<Notice>,
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
                replace.only.is_some() || count() <= LIGHT
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
        };
        let mut edits = Vec::new();
        let segments: Box<dyn Iterator<Item = _>> = match replace.only {
            Some(id) => Box::new(project.segment(id).into_iter()),
            None => Box::new(project.segments()),
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
        let edit = order.plan.edit(&project, |looked_at| {
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

/// About how many segments an edit changes.
fn weight(edit: &Edit, project: &Project) -> usize {
    match edit {
        Edit::AddDocument { document, .. } => document.segments.len(),
        Edit::RemoveDocument { document } => project.document(*document).map_or(0, |one| one.segments.len()),
        Edit::AddGlossary { glossary, .. } => glossary.concepts.len() / 10,
        Edit::ReplaceSegments { remove, insert, .. } => remove.len() + insert.len(),
        Edit::Batch(edits) => edits.iter().map(|edit| weight(edit, project)).sum(),
        _ => 1,
    }
}
