//! An open project and what its translator is looking at.

mod concepts;
mod edits;
mod finding;
mod import;
mod ledger;
mod terms;
#[cfg(test)]
mod tests;

pub use concepts::{ConceptTable, Selected, View};
pub use finding::SearchView;

use super::import::ImportPreview;
use super::lexicon::Lexicon;
use super::notice::{Notice, Severity};
use super::rows::{Filter, Rows};
use super::session::{Heavy, Session};
use crate::model::{Document, HouseStyle, Segment, SegmentId, SegmentState};
use crate::store::ViewState;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use terms::KnownTerms;

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
    /// The glossaries' version that the lexicon shows.
    followed: u64,
    index_version: u64,
    terms: RefCell<KnownTerms>,
    search: Option<SearchView>,
    shown: View,
    table: ConceptTable,
    known: ledger::KnownLedger,
    style: HouseStyle,
    /// The file that is being looked through.
    import: Option<Box<ImportPreview>>,
    /// Grows with what is known, and with the style.
    ledger_version: u64,
}

/// What came of looking for a segment nobody confirmed.
enum Unfinished {
    /// It is the active one now.
    Went,
    /// The active one is the last.
    OnlyThis,
    /// There is none.
    None,
}

/// What came of something a user asked for.
#[derive(Debug)]
pub enum Done {
    /// It is done; there may be something to tell.
    Now(Option<Notice>),
    /// A task in the background is to do it.
    Later(Box<Heavy>),
}

impl Default for Done {
    fn default() -> Self {
        Self::Now(None)
    }
}

impl Done {
    fn told(severity: Severity, message: &'static str) -> Self {
        Self::Now(Some(Notice::new(severity, message)))
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
            followed: 0,
            index_version: 0,
            terms: RefCell::default(),
            search: None,
            shown: View::default(),
            table: ConceptTable::default(),
            known: ledger::KnownLedger::default(),
            style: HouseStyle::default(),
            import: None,
            ledger_version: 0,
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
    /// There is none while a filter shows no segment at all, or something else is
    /// in view, so that nothing is changed that nobody sees.
    pub fn active(&self) -> Option<&Segment> {
        if self.hidden || self.shown != View::Segments {
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

    /// Puts the caret of the active target at this byte.
    pub fn put_caret(&mut self, caret: usize) {
        self.caret = Some(caret);
    }

    /// The rows of the list.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// What the list is filtered by.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Does a slice of whatever is still to be done; true while there is more.
    pub fn step(&mut self) -> bool {
        self.follow_glossaries();
        if self.rows_shape != self.session.shape() {
            self.refresh_rows();
        }
        let document = self.session.project().documents().get(self.document);
        let rows = document.is_some_and(|document| self.rows.step(document));
        if !rows {
            self.show_active();
        }
        let search = self.search.as_mut().is_some_and(|view| view.search.step(self.session.project()));
        let concepts = self.step_concepts();
        rows || search || concepts
    }

    /// Shows another document.
    pub fn show_document(&mut self, index: usize) {
        self.shown = View::Segments;
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
        self.shown = View::Segments;
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
    fn go_to_unfinished(&mut self) -> Unfinished {
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

    /// Where the user is, with the caret at this byte of the active target.
    pub fn view(&self, caret: usize) -> ViewState {
        ViewState {
            document: self.document().map(|document| document.id),
            segment: self.active,
            caret,
            ..ViewState::default()
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
