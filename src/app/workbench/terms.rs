//! The terms of the segments in view.

use super::Workbench;
use crate::app::complete::{Completion, completions};
use crate::app::lexicon::{Lexicon, SegmentTerms};
use crate::model::SegmentId;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// The most segments whose terms are remembered.
const REMEMBERED: usize = 2_000;

/// Among so many wordings names in other spellings are looked for in the active
/// segment only: in one of thirty words that takes up to five milliseconds among a
/// million, and one in a hundred thousand.
const MANY: usize = 50_000;

/// From how many changed concepts on the glossaries are indexed anew in the
/// background. Until then their changes cost next to nothing.
const FOLD: usize = 100;

/// The terms of the segments looked at last.
#[derive(Default)]
pub(super) struct KnownTerms {
    /// With the source they were found in.
    found: HashMap<SegmentId, Known>,
    /// The segments, oldest first.
    order: VecDeque<SegmentId>,
}

/// The terms of a segment.
struct Known {
    source: String,
    /// Whether names in other spellings were looked for.
    possible: bool,
    terms: Arc<SegmentTerms>,
}

impl KnownTerms {
    /// The terms of a segment with this source, with names in other spellings where
    /// these are wanted.
    fn get(&self, id: SegmentId, source: &str, possible: bool) -> Option<Arc<SegmentTerms>> {
        let known = self.found.get(&id).filter(|known| known.source == source)?;
        (known.possible || !possible).then(|| known.terms.clone())
    }

    /// Takes terms in and lets the oldest go. One at a time, for to let go of all
    /// of them in one frame would be felt while scrolling.
    fn insert(&mut self, id: SegmentId, known: Known) {
        if self.found.insert(id, known).is_none() {
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

    /// A number that grows when the glossaries are to be indexed anew. What is
    /// changed in a few concepts is found without.
    pub fn index_version(&self) -> u64 {
        self.index_version
    }

    /// Looks terms up in these glossaries from now on, and in what was changed in
    /// them meanwhile.
    pub fn set_lexicon(&mut self, lexicon: Arc<Lexicon>) {
        self.followed = self.session.glossary_version();
        let following = lexicon.following(self.session.project().glossaries());
        // They are better than none, but others are in use by now.
        self.index_version += u64::from(following.is_none());
        self.lexicon = Some(following.map_or(lexicon, Arc::new));
        self.terms.take();
    }

    /// Has what was changed in glossaries found, or asks for an index where that is
    /// too much.
    pub(super) fn follow_glossaries(&mut self) {
        let version = self.session.glossary_version();
        let Some(lexicon) = self.lexicon.as_ref().filter(|_| self.followed != version) else { return };
        self.followed = version;
        let Some(following) = lexicon.following(self.session.project().glossaries()) else {
            self.index_version += 1;
            return;
        };
        // It is asked for once in so many changes, not with each of them.
        let due = |lexicon: &Lexicon| lexicon.changes() / FOLD;
        self.index_version += u64::from(due(&following) > due(lexicon));
        self.lexicon = Some(Arc::new(following));
        self.terms.take();
    }

    /// The terms of a segment's source; empty while no glossary is ready.
    pub fn terms(&self, id: SegmentId) -> Arc<SegmentTerms> {
        let (Some(lexicon), Some(segment)) = (&self.lexicon, self.session.project().segment(id)) else {
            return Arc::default();
        };
        let mut known = self.terms.borrow_mut();
        // A frame has no time to look for these in every row among very many names.
        let possible = self.active == Some(id) || lexicon.index().len() < MANY;
        let source = &segment.source;
        known.get(id, source, possible).unwrap_or_else(|| {
            let terms = if possible { lexicon.terms_of(source) } else { lexicon.certain_terms_of(source) };
            let terms = Arc::new(terms);
            known.insert(id, Known { source: source.clone(), possible, terms: terms.clone() });
            terms
        })
    }

    /// What could complete a target before this byte.
    pub fn completions(&self, target: &str, caret: usize) -> Vec<Completion> {
        let terms = self.active_terms();
        completions(target, caret, terms.renderings())
    }
}
