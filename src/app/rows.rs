//! Which segments of a document the list shows.
//!
//! A filter over a long document is worked through in slices, so that no frame
//! waits for it.

use super::search::{Matcher, Query};
use crate::model::{Document, Segment, SegmentState, Side};
use crate::text::expression::ExpressionError;

/// Which segments to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// By how far the work has come.
    pub states: StateFilter,
    /// By a text in source or target; empty for any.
    pub text: String,
}

/// Which states to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StateFilter {
    /// All.
    #[default]
    All,
    /// Those nobody confirmed.
    Unfinished,
    /// Those without any translation.
    Empty,
    /// Those with a translation nobody confirmed.
    Draft,
    /// Those in one state.
    Only(SegmentState),
}

impl StateFilter {
    /// Every choice, in the order a menu lists them.
    pub const ALL: [StateFilter; 7] = [
        Self::All,
        Self::Unfinished,
        Self::Empty,
        Self::Draft,
        Self::Only(SegmentState::Translated),
        Self::Only(SegmentState::Reviewed),
        Self::Only(SegmentState::Final),
    ];

    /// Its stable name, as Fluent ids use it.
    pub fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unfinished => "unfinished",
            Self::Empty => "empty",
            Self::Draft => "draft",
            Self::Only(state) => state.name(),
        }
    }

    fn shows(self, segment: &Segment) -> bool {
        match self {
            Self::All => true,
            Self::Unfinished => segment.state == SegmentState::Initial,
            Self::Empty => segment.target.is_empty(),
            Self::Draft => segment.state == SegmentState::Initial && !segment.target.is_empty(),
            Self::Only(state) => segment.state == state,
        }
    }
}

/// The rows of the list: indices into a document's segments, ascending.
#[derive(Debug, Default)]
pub struct Rows {
    filter: Filter,
    matcher: Option<Matcher>,
    error: Option<ExpressionError>,
    found: Found,
}

#[derive(Debug)]
enum Found {
    /// Every segment, however many there are.
    All(usize),
    /// These ones, out of the first `looked_at`.
    Some { rows: Vec<u32>, looked_at: usize, of: usize },
}

impl Default for Found {
    fn default() -> Self {
        Self::All(0)
    }
}

/// How many segments one slice looks at; under 2 ms for segments of 30 words.
const SLICE: usize = 2_000;

impl Rows {
    /// Starts to filter a document. A text that cannot be searched for hides
    /// nothing; [`error`](Self::error) then says why.
    pub fn new(filter: Filter, document: &Document) -> Self {
        let query = Query { text: filter.text.clone(), ..Query::default() };
        let compiled = (!filter.text.is_empty()).then(|| query.compile());
        let (matcher, error) = match compiled {
            Some(Ok(matcher)) => (Some(matcher), None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        let of = document.segments.len();
        let all = matcher.is_none() && filter.states == StateFilter::All;
        let found = if all { Found::All(of) } else { Found::Some { rows: Vec::new(), looked_at: 0, of } };
        Self { filter, matcher, error, found }
    }

    /// Why the filter's text cannot be searched for, where it cannot.
    pub fn error(&self) -> Option<ExpressionError> {
        self.error
    }

    /// Looks at the next slice; true while there is more to look at.
    pub fn step(&mut self, document: &Document) -> bool {
        let Found::Some { rows, looked_at, of } = &mut self.found else { return false };
        let end = (*looked_at + SLICE).min(document.segments.len());
        for index in *looked_at..end {
            let segment = &document.segments[index];
            let matches = |side| self.matcher.as_ref().is_none_or(|m| m.is_match(segment.text(side)));
            if self.filter.states.shows(segment) && (matches(Side::Source) || matches(Side::Target)) {
                rows.push(index as u32);
            }
        }
        *looked_at = end;
        end < *of
    }

    /// What the rows were filtered by.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether rows are missing because segments were not looked at yet.
    pub fn is_complete(&self) -> bool {
        match &self.found {
            Found::All(_) => true,
            Found::Some { looked_at, of, .. } => looked_at >= of,
        }
    }

    /// Whether no row is filtered out.
    pub fn shows_all(&self) -> bool {
        matches!(self.found, Found::All(_))
    }

    /// The number of rows found so far.
    pub fn len(&self) -> usize {
        match &self.found {
            Found::All(count) => *count,
            Found::Some { rows, .. } => rows.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The index in the document of the segment in this row.
    pub fn segment_index(&self, row: usize) -> Option<usize> {
        match &self.found {
            Found::All(count) => (row < *count).then_some(row),
            Found::Some { rows, .. } => rows.get(row).map(|index| *index as usize),
        }
    }

    /// The row of a segment, or else the row behind where it would stand.
    pub fn row_of(&self, segment_index: usize) -> Result<usize, usize> {
        match &self.found {
            Found::All(count) if segment_index < *count => Ok(segment_index),
            Found::All(count) => Err(*count),
            Found::Some { rows, .. } => rows.binary_search(&(segment_index as u32)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::{project, segment_id};
    use crate::model::Edit;
    use crate::text::expression::Fault;

    fn rows(filter: Filter) -> Vec<usize> {
        let mut project = project(&["دعا غوتيريش", "رحب به", "غوتيريش ثانية"]);
        let edit = Edit::SetTarget {
            segment: segment_id(2),
            target: "Welcome".into(),
            state: SegmentState::Translated,
        };
        project.apply(edit).unwrap();
        let document = &project.documents()[0];
        let mut rows = Rows::new(filter, document);
        while rows.step(document) {}
        assert!(rows.is_complete());
        (0..rows.len()).map(|row| rows.segment_index(row).unwrap()).collect()
    }

    #[test]
    fn rows_follow_state_and_text() {
        let by_text = |text: &str| rows(Filter { text: text.to_owned(), ..Filter::default() });
        let by_state = |states| rows(Filter { states, ..Filter::default() });
        assert_eq!(by_text(""), [0, 1, 2]);
        assert_eq!(by_text("غوتيريش"), [0, 2]);
        assert_eq!(by_text("wel"), [1]);
        assert_eq!(by_text("(["), [0; 0]);
        assert_eq!(by_state(StateFilter::Unfinished), [0, 2]);
        assert_eq!(by_state(StateFilter::Only(SegmentState::Translated)), [1]);
    }

    #[test]
    fn a_text_that_cannot_be_searched_for_hides_nothing_and_says_why() {
        let project = project(&["a", "b"]);
        let text = "باغ".repeat(1 << 20);
        let rows = Rows::new(Filter { text, ..Filter::default() }, &project.documents()[0]);
        assert_eq!((rows.len(), rows.error()), (2, Some(ExpressionError::of_whole(Fault::TooLarge))));
    }

    #[test]
    fn a_segment_that_is_filtered_out_has_a_place_all_the_same() {
        let project = project(&["a", "b", "a"]);
        let document = &project.documents()[0];
        let mut rows = Rows::new(Filter { text: "a".into(), ..Filter::default() }, document);
        rows.step(document);
        assert_eq!((rows.row_of(0), rows.row_of(1), rows.row_of(2)), (Ok(0), Err(1), Ok(1)));
    }
}
