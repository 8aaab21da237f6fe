//! Finding text in the segments of a project, and replacing it.

use crate::model::{Edit, Project, Segment, SegmentId, Side, Span};
use crate::text::expression::{ExpressionError, Fault};
use regex::{Regex, RegexBuilder};

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text or, with `regex`, the regular expression.
    pub text: String,
    /// Whether `text` is a regular expression (syntax of the `regex` crate).
    pub regex: bool,
    /// Whether capital and small letters differ.
    pub match_case: bool,
    /// Whether a find must start and end at word boundaries.
    pub whole_words: bool,
}

/// A query made ready.
#[derive(Clone, Debug)]
pub struct Matcher {
    regex: Regex,
    /// Whether `$1` in a replacement stands for a group.
    groups: bool,
}

/// The largest compiled expression, in bytes, so that a hostile one is refused.
const MAX_COMPILED: usize = 4 << 20;

impl Query {
    /// Makes the query ready.
    ///
    /// # Errors
    /// Where the regular expression is none, or the text is too long.
    pub fn compile(&self) -> Result<Matcher, ExpressionError> {
        // As it was written, for what is put around it could move the place of a
        // fault, or even complete what is no expression by itself.
        if self.regex
            && let Some(error) = ExpressionError::in_plain(&self.text)
        {
            return Err(error);
        }
        let mut pattern = if self.regex { self.text.clone() } else { regex::escape(&self.text) };
        if self.whole_words {
            pattern = format!(r"\b(?:{pattern})\b");
        }
        let built =
            RegexBuilder::new(&pattern).case_insensitive(!self.match_case).size_limit(MAX_COMPILED).build();
        match built {
            Ok(regex) => Ok(Matcher { regex, groups: self.regex }),
            Err(regex::Error::CompiledTooBig(_)) => Err(ExpressionError::of_whole(Fault::TooLarge)),
            Err(_) => Err(ExpressionError::of_whole(Fault::Other)),
        }
    }
}

impl Matcher {
    /// Whether the text holds a find.
    pub fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// The finds in a text, left to right in logical order; empty ones are left
    /// out.
    pub fn find_in(&self, text: &str) -> impl Iterator<Item = Span> {
        self.regex.find_iter(text).map(|found| Span::from(found.range())).filter(|span| !span.is_empty())
    }

    /// The text with every find replaced, and nothing else; with a regular
    /// expression `$1` and `${name}` stand for what its groups hold.
    pub fn replace_all(&self, text: &str, replacement: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut copied = 0;
        for captures in self.regex.captures_iter(text) {
            let found = captures.get_match();
            if found.is_empty() {
                continue;
            }
            replaced.push_str(&text[copied..found.start()]);
            if self.groups {
                captures.expand(replacement, &mut replaced);
            } else {
                replaced.push_str(replacement);
            }
            copied = found.end();
        }
        replaced.push_str(&text[copied..]);
        replaced
    }
}

/// A find in a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The segment.
    pub segment: SegmentId,
    /// Where in the text that was searched.
    pub span: Span,
}

/// A search through all documents, worked through in slices so that no frame
/// waits for it.
#[derive(Debug)]
pub struct Search {
    matcher: Matcher,
    side: Side,
    hits: Vec<Hit>,
    document: usize,
    index: usize,
    complete: bool,
}

/// How many segments one slice looks at; under 2 ms for segments of 30 words.
const SLICE: usize = 2_000;

impl Search {
    /// A search that has found nothing yet.
    pub fn new(matcher: Matcher, side: Side) -> Self {
        Self { matcher, side, hits: Vec::new(), document: 0, index: 0, complete: false }
    }

    /// Searches the next slice; true while there is more to search.
    pub fn step(&mut self, project: &Project) -> bool {
        let Some(document) = project.documents().get(self.document) else {
            self.complete = true;
            return false;
        };
        let end = (self.index + SLICE).min(document.segments.len());
        for segment in document.segments.get(self.index..end).unwrap_or_default() {
            let spans = self.matcher.find_in(segment.text(self.side));
            self.hits.extend(spans.map(|span| Hit { segment: segment.id, span }));
        }
        (self.document, self.index) =
            if end < document.segments.len() { (self.document, end) } else { (self.document + 1, 0) };
        true
    }

    /// The finds so far, in the order of the documents.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Whether every segment was searched.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Which text of the segments is searched.
    pub fn side(&self) -> Side {
        self.side
    }

    /// What is searched for.
    pub fn matcher(&self) -> &Matcher {
        &self.matcher
    }
}

/// What replacing every find in one side of a segment makes of it; `None` where
/// that changes nothing.
pub fn replaced(segment: &Segment, side: Side, matcher: &Matcher, with: &str) -> Option<String> {
    let before = segment.text(side);
    let after = matcher.replace_all(before, with);
    (after != before).then_some(after)
}

/// The edit that makes such a replacement. The state stays as it is: whoever
/// replaces has seen the preview.
pub fn replacement(segment: &Segment, side: Side, matcher: &Matcher, with: &str) -> Option<Edit> {
    let after = replaced(segment, side, matcher, with)?;
    Some(match side {
        Side::Source => Edit::SetSource { segment: segment.id, source: after },
        Side::Target => Edit::SetTarget { segment: segment.id, target: after, state: segment.state },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::{project, segment_id};
    use crate::model::SegmentState;
    use proptest::prelude::*;

    fn query(text: &str, regex: bool) -> Query {
        Query { text: text.to_owned(), regex, ..Query::default() }
    }

    #[test]
    fn finds_are_byte_spans_of_the_text() {
        type Spans<'a> = &'a [(usize, usize)];
        let cases: &[(Query, &str, Spans<'_>)] = &[
            (query("باغ", false), "قره باغ وباغ", &[(7, 13), (16, 22)]),
            (query("a.c", false), "abc a.c", &[(4, 7)]),
            (query("a.c", true), "abc a.c", &[(0, 3), (4, 7)]),
            (query("x*", true), "axb", &[(1, 2)]),
            (Query { whole_words: true, ..query("باغ", false) }, "قره باغ وباغ", &[(7, 13)]),
            (query("UN", false), "un UN", &[(0, 2), (3, 5)]),
            (Query { match_case: true, ..query("UN", false) }, "un UN", &[(3, 5)]),
        ];
        for (query, text, expected) in cases {
            let found: Vec<_> =
                query.compile().unwrap().find_in(text).map(|span| (span.start, span.end)).collect();
            assert_eq!(&found, expected, "{query:?}");
        }
    }

    #[test]
    fn a_bad_expression_says_why() {
        let error = |query: Query| query.compile().unwrap_err();
        let at = |fault, at| ExpressionError { fault, at: Some(at) };
        assert_eq!(error(query("باغ (a", true)), at(Fault::UnclosedGroup, 5));
        let too_large = ExpressionError::of_whole(Fault::TooLarge);
        assert_eq!(error(query("a{999}{999}{99}", true)), too_large);
        assert_eq!(error(query(&"باغ".repeat(1 << 20), false)), too_large);
        // What is put around the expression for whole words completes it not.
        let whole = Query { whole_words: true, ..query("a)|(b", true) };
        assert_eq!(error(whole), at(Fault::UnopenedGroup, 2));
    }

    #[test]
    fn a_text_as_long_as_any_segment_can_be_searched_for() {
        let text = "ناغورني قره باغ Straße ".repeat(crate::text::segmentation::LONGEST / 32);
        assert!(query(&text, false).compile().unwrap().is_match(&text));
    }

    #[test]
    fn groups_expand_in_expressions_only() {
        assert_eq!(query("(a)(b)", true).compile().unwrap().replace_all("ab", "$2$1"), "ba");
        assert_eq!(query("a", false).compile().unwrap().replace_all("a", "$1"), "$1");
    }

    #[test]
    fn what_is_not_found_is_not_replaced() {
        let matcher = query(" *$", true).compile().unwrap();
        assert_eq!(matcher.replace_all("", "X"), "");
        assert_eq!(matcher.replace_all("a", "X"), "a");
        assert_eq!(matcher.replace_all("a  ", "X"), "aX");
        assert_eq!(query("b*", true).compile().unwrap().replace_all("abbc", "-"), "a-c");
    }

    proptest! {
        #[test]
        fn a_text_without_a_find_stays(text in "[ab ]{0,12}", pattern in "[ab]?[*?]?[ab$]?", with in "[$1x]{0,3}") {
            if let Ok(matcher) = query(&pattern, true).compile()
                && matcher.find_in(&text).next().is_none()
            {
                prop_assert_eq!(matcher.replace_all(&text, &with), text);
            }
        }
    }

    #[test]
    fn replacing_everywhere_is_one_edit_that_keeps_states() {
        let mut project = project(&["1", "2", "3"]);
        for (id, target) in [(1, "Karabakh, Karabakh"), (3, "in Karabakh")] {
            let target = target.to_owned();
            let state = SegmentState::Translated;
            project.apply(Edit::SetTarget { segment: segment_id(id), target, state }).unwrap();
        }
        let before = project.clone();
        let matcher = query("karabakh", false).compile().unwrap();
        let mut search = Search::new(matcher.clone(), Side::Target);
        while search.step(&project) {}
        assert_eq!(search.hits().len(), 3);
        let edits: Vec<Edit> = project
            .segments()
            .filter_map(|segment| replacement(segment, Side::Target, &matcher, "Nagorno-Karabakh"))
            .collect();
        let inverse = project.apply(Edit::Batch(edits)).unwrap();
        let targets: Vec<_> = project.segments().map(|s| (&*s.target, s.state)).collect();
        assert_eq!(
            targets,
            [
                ("Nagorno-Karabakh, Nagorno-Karabakh", SegmentState::Translated),
                ("", SegmentState::Initial),
                ("in Nagorno-Karabakh", SegmentState::Translated)
            ]
        );
        project.apply(inverse).unwrap();
        assert_eq!(project, before);
    }

    #[test]
    fn the_source_is_replaced_as_the_target_is() {
        let mut project = project(&["قره باخ", "باكو"]);
        let matcher = query("باخ", false).compile().unwrap();
        let edits = project.segments().filter_map(|one| replacement(one, Side::Source, &matcher, "باغ"));
        let edit = Edit::Batch(edits.collect());
        let inverse = project.apply(edit).unwrap();
        assert_eq!(project.segments().map(|one| &*one.source).collect::<Vec<_>>(), ["قره باغ", "باكو"]);
        project.apply(inverse).unwrap();
        assert_eq!(project.segments().next().unwrap().source, "قره باخ");
    }
}
