//! An open project and what its translator is looking at.

use super::complete::{Completion, completions};
use super::lexicon::{Lexicon, SegmentTerms};
use super::reshape::{self, ReshapeError};
use super::rows::{Filter, Rows};
use super::search::{self, Hit, Query, Search};
use super::session::{Place, Session};
use crate::model::{Direction, Document, Edit, EditError, Segment, SegmentId, SegmentState, Side};
use crate::store::ViewState;
use crate::text::expression::ExpressionError;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open project and what its translator is looking at.
pub struct Workbench {
    session: Session,
    path: PathBuf,
    document: usize,
    active: Option<SegmentId>,
    /// Whether the filter leaves no row to put the active segment in.
    hidden: bool,
    caret: Option<usize>,
    filter: Filter,
    rows: Rows,
    rows_shape: u64,
    lexicon: Option<Arc<Lexicon>>,
    terms: RefCell<KnownTerms>,
    search: Option<SearchView>,
}

/// What came of looking for a segment nobody confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// It is the active one now.
    Went,
    /// The active one is the last.
    OnlyThis,
    /// There is none.
    None,
}

/// A search and the find one is at.
pub struct SearchView {
    /// The search.
    pub search: Search,
    /// The index of the find one is at.
    pub current: Option<usize>,
}

/// The most segments whose terms are remembered.
const REMEMBERED: usize = 2_000;

/// The terms of the segments looked at last.
#[derive(Default)]
struct KnownTerms {
    /// With the shape of the project they were found at.
    found: HashMap<SegmentId, (u64, Arc<SegmentTerms>)>,
    /// The segments, oldest first.
    order: VecDeque<SegmentId>,
}

impl KnownTerms {
    /// Takes terms in and lets the oldest go. One at a time, for to let go of all
    /// of them in one frame would be felt while scrolling.
    fn insert(&mut self, id: SegmentId, shape: u64, terms: Arc<SegmentTerms>) {
        if self.found.insert(id, (shape, terms)).is_none() {
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
    /// Shows a project from the segment and caret where it was left.
    pub fn new(session: Session, path: PathBuf, active: Option<SegmentId>, caret: Option<usize>) -> Self {
        let place = active.and_then(|id| session.project().place(id));
        let mut workbench = Self {
            session,
            path,
            document: place.map_or(0, |(document, _)| document),
            active: None,
            hidden: false,
            caret: None,
            filter: Filter::default(),
            rows: Rows::default(),
            rows_shape: u64::MAX,
            lexicon: None,
            terms: RefCell::default(),
            search: None,
        };
        workbench.refresh_rows();
        match place {
            Some(_) => {
                workbench.active = active;
                workbench.caret = caret;
            }
            None => {
                workbench.active = workbench.document().and_then(|d| d.segments.first()).map(|s| s.id);
            }
        }
        workbench
    }

    /// The project with its edits.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The project, to be edited.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Gives the session back, to be closed.
    pub fn into_session(self) -> Session {
        self.session
    }

    /// The project file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The document in view.
    pub fn document(&self) -> Option<&Document> {
        self.session.project().documents().get(self.document)
    }

    /// The index of the document in view.
    pub fn document_index(&self) -> usize {
        self.document
    }

    /// The segment in the editor.
    ///
    /// There is none while a filter shows no segment at all, so that nothing is
    /// changed that nobody sees.
    pub fn active(&self) -> Option<&Segment> {
        if self.hidden {
            return None;
        }
        self.session.project().segment(self.active?)
    }

    /// The index of the active segment in the document in view.
    pub fn active_index(&self) -> Option<usize> {
        let (document, index) = self.session.project().place(self.active?)?;
        (document == self.document).then_some(index)
    }

    /// Where the caret of the active target is to go, once; in bytes.
    pub fn take_caret(&mut self) -> Option<usize> {
        self.caret.take()
    }

    /// The rows of the list.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// What the list is filtered by.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The search that is on, if one is.
    pub fn search(&self) -> Option<&SearchView> {
        self.search.as_ref()
    }

    /// Does a slice of whatever is still to be done; true while there is more.
    pub fn step(&mut self) -> bool {
        if self.rows_shape != self.session.shape() {
            self.refresh_rows();
        }
        let document = self.session.project().documents().get(self.document);
        let rows = document.is_some_and(|document| self.rows.step(document));
        if !rows {
            self.show_active();
        }
        let search = self.search.as_mut().is_some_and(|view| view.search.step(self.session.project()));
        rows || search
    }

    /// Shows another document.
    pub fn show_document(&mut self, index: usize) {
        if index != self.document && index < self.session.project().documents().len() {
            self.document = index;
            self.refresh_rows();
            self.active = self.document().and_then(|document| document.segments.first()).map(|s| s.id);
            self.caret = None;
        }
    }

    /// Puts a segment into the editor, with the caret at this byte of its
    /// target.
    pub fn activate(&mut self, id: SegmentId, caret: Option<usize>) {
        let Some((document, _)) = self.session.project().place(id) else { return };
        if document != self.document {
            self.document = document;
            self.refresh_rows();
        }
        self.active = Some(id);
        self.caret = caret;
        let shown = self.active_index().is_some_and(|index| self.rows.row_of(index).is_ok());
        if self.rows.is_complete() && !shown && self.filter != Filter::default() {
            self.set_filter(Filter::default());
        }
    }

    /// Goes to the row nearest to the active segment where a filter hides that.
    fn show_active(&mut self) {
        let Some(index) = self.active_index().filter(|_| self.rows.is_complete()) else { return };
        self.hidden = self.rows.is_empty();
        if let Err(row) = self.rows.row_of(index) {
            self.go_to_row(row);
        }
    }

    /// Goes to where an undone step was.
    pub fn go_to(&mut self, place: Place) {
        if let Some(id) = place.segment {
            self.activate(id, place.caret);
        }
    }

    /// Goes to the segment of this index in the document in view.
    pub fn go_to_index(&mut self, index: usize) {
        if let Some(id) = self.document().and_then(|document| document.segments.get(index)).map(|s| s.id) {
            self.activate(id, None);
        }
    }

    /// Goes by that many rows down, or up.
    pub fn go_by(&mut self, rows: isize) {
        let row = match self.active_index().map(|index| self.rows.row_of(index)) {
            Some(Ok(row)) => row.saturating_add_signed(rows),
            Some(Err(row)) if rows > 0 => row.saturating_add_signed(rows - 1),
            Some(Err(row)) => row.saturating_add_signed(rows),
            None => 0,
        };
        self.go_to_row(row);
    }

    /// Goes to this row, or to the last one.
    pub fn go_to_row(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        if let Some(index) = self.rows.segment_index(row) {
            self.go_to_index(index);
        }
    }

    /// Goes to the next segment nobody confirmed: among the rows, from the first
    /// again at the end, then in the whole document, then in the others.
    pub fn go_to_unfinished(&mut self) -> Unfinished {
        let open = |segment: &&Arc<Segment>| {
            segment.state == SegmentState::Initial && Some(segment.id) != self.active
        };
        let here = self.document().map_or(&[][..], |document| &document.segments);
        let from = self
            .active_index()
            .map_or(0, |index| self.rows.row_of(index).map_or_else(|row| row, |row| row + 1));
        let shown = (from..self.rows.len()).chain(0..from.min(self.rows.len()));
        let shown = shown.filter_map(|row| here.get(self.rows.segment_index(row)?));
        let documents = self.session.project().documents();
        let (before, after) = documents.split_at(self.document.min(documents.len()));
        let others = after.iter().chain(before).flat_map(|document| &document.segments);
        let next = shown.chain(others).find(open).map(|segment| segment.id);
        if let Some(id) = next {
            self.activate(id, None);
            return Unfinished::Went;
        }
        let this = self.active().is_some_and(|segment| segment.state == SegmentState::Initial);
        if this { Unfinished::OnlyThis } else { Unfinished::None }
    }

    /// Filters the list.
    pub fn set_filter(&mut self, filter: Filter) {
        if self.filter != filter {
            self.filter = filter;
            self.refresh_rows();
        }
    }

    /// Takes in what the active target has become by typing.
    ///
    /// # Errors
    /// Where the segment is gone.
    pub fn type_target(&mut self, id: SegmentId, target: &str, now: i64) -> Result<(), EditError> {
        self.session.type_target(id, target, now)
    }

    /// Gives the active segment this target as a step of its own.
    ///
    /// # Errors
    /// Where no segment is active.
    pub fn set_target(&mut self, target: String, label: &str, now: i64) -> Result<(), EditError> {
        let Some(segment) = self.active() else { return Ok(()) };
        if segment.target == target {
            return Ok(());
        }
        let caret = target.len();
        let edit = Edit::SetTarget { segment: segment.id, target, state: SegmentState::Initial };
        self.session.edit(edit, label, now)?;
        self.caret = Some(caret);
        Ok(())
    }

    /// Gives the active segment this state, as a step of its own.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn set_state(&mut self, state: SegmentState, now: i64) -> Result<(), EditError> {
        self.session.end_typing(now);
        let Some(segment) = self.active() else { return Ok(()) };
        if segment.state == state {
            return Ok(());
        }
        let edit = Edit::SetTarget { segment: segment.id, target: segment.target.clone(), state };
        let label = if state == SegmentState::Initial { "unconfirm" } else { "confirm" };
        self.session.edit(edit, label, now)
    }

    /// Gives one side of the active segment the next direction: by its text,
    /// right to left, left to right.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn next_direction(&mut self, side: Side, now: i64) -> Result<(), EditError> {
        let Some(segment) = self.active() else { return Ok(()) };
        let direction = match segment.direction(side) {
            None => Some(Direction::Rtl),
            Some(Direction::Rtl) => Some(Direction::Ltr),
            Some(Direction::Ltr) => None,
        };
        let edit = Edit::SetDirection { segment: segment.id, side, direction };
        self.session.edit(edit, "direction", now)
    }

    /// Splits the active segment at a byte of its source.
    ///
    /// # Errors
    /// Where a half would have no text.
    pub fn split(&mut self, at: usize, new: SegmentId, now: i64) -> Result<(), ReshapeError> {
        let id = self.active.ok_or(ReshapeError::NoSegment)?;
        self.session.end_typing(now);
        let edit = reshape::split(self.session.project(), id, at, new)?;
        self.session.edit(edit, "split", now).map_err(|_| ReshapeError::NoSegment)
    }

    /// Joins the active segment with the next one.
    ///
    /// # Errors
    /// Where it is the last of its unit.
    pub fn join(&mut self, now: i64) -> Result<(), ReshapeError> {
        let id = self.active.ok_or(ReshapeError::NoSegment)?;
        self.session.end_typing(now);
        let edit = reshape::join(self.session.project(), id)?;
        self.session.edit(edit, "join", now).map_err(|_| ReshapeError::NoSegment)
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

    /// Goes to the next find, or to the previous one, around the ends.
    pub fn go_to_hit(&mut self, forward: bool) -> Option<Hit> {
        let from = self.active.and_then(|id| self.session.project().place(id));
        let project = self.session.project();
        let view = self.search.as_mut()?;
        let hits = view.search.hits();
        let last = hits.len().checked_sub(1)?;
        let next = match (view.current, forward) {
            (Some(current), true) => {
                if current >= last {
                    0
                } else {
                    current + 1
                }
            }
            (Some(current), false) => current.checked_sub(1).unwrap_or(last),
            (None, _) => hits.iter().position(|hit| project.place(hit.segment) >= from).unwrap_or(0),
        };
        view.current = Some(next);
        let hit = hits[next];
        let caret = (view.search.side() == Side::Target).then_some(hit.span.end);
        self.activate(hit.segment, caret);
        Some(hit)
    }

    /// Replaces in every translation what the search finds; returns how many
    /// segments that changes. One undo takes all of it back.
    ///
    /// # Errors
    /// Where the edit does not fit; this would be an error of the program.
    pub fn replace_all(&mut self, with: &str, only: Option<SegmentId>, now: i64) -> Result<usize, EditError> {
        self.session.end_typing(now);
        let Some(view) = &self.search else { return Ok(0) };
        let (matcher, side) = (view.search.matcher().clone(), view.search.side());
        let project = self.session.project();
        let segments = project.segments().filter(|segment| only.is_none_or(|id| id == segment.id));
        let replacements: Vec<_> =
            segments.filter_map(|segment| search::replacement(segment, &matcher, with)).collect();
        let count = replacements.len();
        if count > 0 {
            let edit = search::replace(project, replacements);
            self.session.edit(edit, "replace", now)?;
            self.search = Some(SearchView { search: Search::new(matcher, side), current: None });
        }
        Ok(count)
    }

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
        let shape = self.session.shape();
        let mut known = self.terms.borrow_mut();
        if let Some((_, terms)) = known.found.get(&id).filter(|(known, _)| *known == shape) {
            return terms.clone();
        }
        let terms = Arc::new(lexicon.terms_of(&segment.source));
        known.insert(id, shape, terms.clone());
        terms
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

    /// Whether the active segment has one to be joined with.
    pub fn can_join(&self) -> bool {
        self.active.is_some_and(|id| reshape::join(self.session.project(), id).is_ok())
    }

    /// Where the user is, with the caret at this byte of the active target.
    pub fn view(&self, caret: usize) -> ViewState {
        ViewState {
            document: self.document().map(|document| document.id),
            segment: self.active,
            caret,
            ..ViewState::default()
        }
    }

    /// Searches again for what is searched for, after texts have changed.
    pub fn find_again(&mut self) {
        if let Some(view) = &self.search {
            let search = Search::new(view.search.matcher().clone(), view.search.side());
            self.search = Some(SearchView { search, current: None });
        }
    }

    fn refresh_rows(&mut self) {
        self.hidden = false;
        self.rows_shape = self.session.shape();
        let documents = self.session.project().documents();
        self.document = self.document.min(documents.len().saturating_sub(1));
        self.rows = documents
            .get(self.document)
            .map(|document| Rows::new(self.filter.clone(), document))
            .unwrap_or_default();
        if let Some(document) = documents.get(self.document) {
            self.rows.step(document);
        }
        if self.active.is_some_and(|id| self.session.project().place(id).is_none()) {
            self.active = self.document().and_then(|document| document.segments.first()).map(|s| s.id);
        }
    }
}
