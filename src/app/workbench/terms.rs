//! The terms of the segments in view.

use super::Workbench;
use crate::app::complete::{Completion, completions};
use crate::app::lexicon::{Lexicon, SegmentTerms};
use crate::model::SegmentId;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// The most segments whose terms are remembered.
const REMEMBERED: usize = 2_000;

/// The terms of the segments looked at last.
#[derive(Default)]
pub(super) struct KnownTerms {
    /// With the source they were found in.
    found: HashMap<SegmentId, (String, Arc<SegmentTerms>)>,
    /// The segments, oldest first.
    order: VecDeque<SegmentId>,
}

impl KnownTerms {
    fn get(&self, id: SegmentId, source: &str) -> Option<Arc<SegmentTerms>> {
        self.found.get(&id).filter(|(known, _)| known == source).map(|(_, terms)| terms.clone())
    }

    /// Takes terms in and lets the oldest go. One at a time, for to let go of all
    /// of them in one frame would be felt while scrolling.
    fn insert(&mut self, id: SegmentId, source: &str, terms: Arc<SegmentTerms>) {
        if self.found.insert(id, (source.to_owned(), terms)).is_none() {
            self.order.push_back(id);
        }
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.found.remove(&oldest);
        }
    }
}

impl Workbench {
    /// The glossaries made ready for look-ups, once they are.
    pub fn lexicon(&self) -> Option<&Arc<Lexicon>> {
        self.lexicon.as_ref()
    }

    /// Looks terms up in these glossaries from now on.
    pub fn set_lexicon(&mut self, lexicon: Arc<Lexicon>) {
        self.lexicon = Some(lexicon);
        self.terms.take();
    }

    /// The terms of a segment's source; empty while no glossary is ready.
    pub fn terms(&self, id: SegmentId) -> Arc<SegmentTerms> {
        let (Some(lexicon), Some(segment)) = (&self.lexicon, self.session.project().segment(id)) else {
            return Arc::default();
        };
        let mut known = self.terms.borrow_mut();
        known.get(id, &segment.source).unwrap_or_else(|| {
            let terms = Arc::new(lexicon.terms_of(&segment.source));
            known.insert(id, &segment.source, terms.clone());
            terms
        })
    }

    /// The terms of the active segment.
    pub fn active_terms(&self) -> Arc<SegmentTerms> {
        self.active.map_or_else(Arc::default, |id| self.terms(id))
    }

    /// What could complete a target before this byte.
    pub fn completions(&self, target: &str, caret: usize) -> Vec<Completion> {
        let terms = self.active_terms();
        completions(target, caret, terms.renderings())
    }
}
