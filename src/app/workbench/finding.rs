//! Searching the project, and going from find to find.

use super::Workbench;
use crate::app::search::{Hit, Query, Search};
use crate::model::Side;
use crate::text::expression::ExpressionError;

/// A search and the find one is at.
pub struct SearchView {
    /// The search.
    pub search: Search,
    /// The index of the find one is at.
    pub current: Option<usize>,
}

impl Workbench {
    /// The search that is on, if one is.
    pub fn search(&self) -> Option<&SearchView> {
        self.search.as_ref()
    }

    /// Searches for something, or with an empty text for nothing any more.
    ///
    /// # Errors
    /// Where the regular expression is none.
    pub fn find(&mut self, query: &Query, side: Side) -> Result<(), ExpressionError> {
        self.search = None;
        if !query.text.is_empty() {
            let search = Search::new(query.compile()?, side);
            self.search = Some(SearchView { search, current: None });
        }
        Ok(())
    }

    /// Searches again for what is searched for, after texts have changed.
    pub fn find_again(&mut self) {
        if let Some(view) = &self.search {
            let search = Search::new(view.search.matcher().clone(), view.search.side());
            self.search = Some(SearchView { search, current: None });
        }
    }

    /// Goes to the next find, or to the previous one, around the ends.
    pub fn go_to_hit(&mut self, forward: bool) -> Option<Hit> {
        let from = self.active.and_then(|id| self.session.project().place(id));
        let project = self.session.project();
        let view = self.search.as_mut()?;
        let hits = view.search.hits();
        let last = hits.len().checked_sub(1)?;
        let next = match (view.current, forward) {
            (Some(current), true) if current >= last => 0,
            (Some(current), true) => current + 1,
            (Some(current), false) => current.checked_sub(1).unwrap_or(last),
            (None, _) => hits.iter().position(|hit| project.place(hit.segment) >= from).unwrap_or(0),
        };
        view.current = Some(next);
        let hit = hits[next];
        let caret = (view.search.side() == Side::Target).then_some(hit.span.end);
        self.activate(hit.segment, caret);
        Some(hit)
    }
}
