//! Where every concept stands in the documents of a project.

use crate::app::lexicon::Lexicon;
use crate::jobs::Cancelled;
use crate::model::{Project, SegmentId, Span};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Where a concept stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In the source of this segment.
    pub segment: SegmentId,
    /// At these bytes.
    pub span: Span,
}

/// Where every concept stands in the documents of a project.
pub struct Occurrences {
    lexicon: Arc<Lexicon>,
    shape: u64,
    places: FxHashMap<(u16, u32), Vec<Place>>,
}

/// After how many segments a job is asked whether it is wanted still.
const SLICE: usize = 200;

impl Occurrences {
    /// Looks up all segments of a project, whose list of segments has this
    /// [shape](crate::app::session::Session::shape). `go_on` is told how many
    /// segments were looked at.
    ///
    /// # Errors
    /// Where it is wanted no more.
    pub fn new(
        lexicon: Arc<Lexicon>,
        project: &Project,
        shape: u64,
        mut go_on: impl FnMut(usize) -> Result<(), Cancelled>,
    ) -> Result<Self, Cancelled> {
        let mut places: FxHashMap<(u16, u32), Vec<Place>> = FxHashMap::default();
        for (number, segment) in project.segments().enumerate() {
            if number % SLICE == 0 {
                go_on(number)?;
            }
            let all = lexicon.index().find(&segment.source);
            for found in &all {
                // A name within a longer one of the same concept is no other place.
                let outer = found.inside.and_then(|outer| all.get(outer));
                if outer.is_some_and(|one| (one.glossary, one.concept) == (found.glossary, found.concept)) {
                    continue;
                }
                let place = Place { segment: segment.id, span: found.words };
                places.entry((found.glossary as u16, found.concept as u32)).or_default().push(place);
            }
        }
        Ok(Self { lexicon, shape, places })
    }

    /// Whether they are those of these glossaries and segments.
    pub fn is_of(&self, lexicon: &Arc<Lexicon>, shape: u64) -> bool {
        Arc::ptr_eq(&self.lexicon, lexicon) && self.shape == shape
    }

    /// Where a concept stands, by the places of glossary and concept in the
    /// lexicon, in the order of the documents.
    pub fn of(&self, place: (u16, u32)) -> &[Place] {
        self.places.get(&place).map_or(&[], Vec::as_slice)
    }
}
