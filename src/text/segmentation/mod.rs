//! Cuts a text into the sentences a translator works on, by SRX rules.
//!
//! SRX (Segmentation Rules eXchange, LISA/GALA 2.0) describes a break as a
//! place between two characters: a rule holds there when its `beforebreak`
//! pattern matches a stretch that ends at the place and its `afterbreak`
//! pattern one that begins there. The first rule that holds decides, and where
//! none holds there is no break. This module does exactly that, place by place,
//! so it never depends on which of several overlapping matches an engine
//! happens to report first.
//!
//! # Limitations
//! - A pattern sees at most [`WINDOW`] bytes on its side of the place, and
//!   [`SLOW_WINDOW`] where it needs backtracking or a Unicode word boundary.
//! - A pattern that needs those is asked at a limited number of places per text
//!   (see [`Segmenter::segment`]), so a hostile rule costs time in proportion
//!   to the text and no more.
//! - What stands after the place is invisible to `beforebreak`, so a look-ahead
//!   there sees the end of the text.

mod pattern;
mod srx;

use super::expression::ExpressionError;
use crate::model::{Language, Span};
use pattern::{ByteSet, Pattern};
use std::sync::{Arc, OnceLock};

/// How many bytes of text a pattern may look at on its side of a place.
pub const WINDOW: usize = 1_000;
/// The same for a pattern that needs backtracking or Unicode word boundaries.
pub const SLOW_WINDOW: usize = 200;

/// The rules that ship with the program.
const BUNDLED: &str = include_str!("../../../assets/srx/tarjuman.srx");

/// The segmentation rules of one SRX file.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The named rule sets in the order of the file.
    sets: Vec<Arc<RuleSet>>,
    /// Which languages use which set, in the order of the file.
    map: Vec<LanguageMap>,
    /// Whether every matching entry of the map counts, or only the first.
    cascade: bool,
}

/// The rules that an SRX file keeps under one name.
#[derive(Debug)]
struct RuleSet {
    name: String,
    rules: Vec<Rule>,
}

/// One rule: whether a place is a break, or is none.
#[derive(Clone, Debug)]
struct Rule {
    breaks: bool,
    before: Pattern,
    after: Pattern,
}

/// Languages whose tag matches the pattern use the set of that index.
#[derive(Clone, Debug)]
struct LanguageMap {
    pattern: fancy_regex::Regex,
    set: usize,
}

/// Something in an SRX file that could not be used. The other rules hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {kind}")]
pub struct Problem {
    /// The line of the file, from 1.
    pub line: u32,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// What can be wrong in an SRX file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The file is no well-formed XML from here on.
    #[error("not well-formed XML: {0}")]
    Xml(XmlFault),
    /// The outermost element is none of SRX.
    #[error("this is not an SRX file: its outermost element is “{0}”")]
    NotSrx(String),
    /// A pattern cannot be understood; the rule is left out.
    #[error("the pattern “{pattern}” cannot be used: {reason}")]
    Pattern {
        /// The pattern as the file has it.
        pattern: String,
        /// What is wrong with it. The place is one of the pattern as the file
        /// has it.
        reason: ExpressionError,
    },
    /// A language map names rules the file does not have.
    #[error("no rules are named “{0}”")]
    NoSuchRules(String),
    /// An attribute has a value SRX does not know; the default is used.
    #[error("the attribute {name} cannot be “{value}”")]
    Attribute {
        /// The attribute.
        name: &'static str,
        /// Its value.
        value: String,
    },
}

/// How a file is no well-formed XML.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlFault {
    /// A tag, a comment or a quotation that begins here does not end.
    #[error("something that begins here does not end")]
    Unclosed,
    /// An end tag of an element that was not begun.
    #[error("“{0}” ends and did not begin")]
    NotBegun(String),
    /// An end tag of another element than the one begun last.
    #[error("“{expected}” should end here, and not “{found}”")]
    WrongEnd {
        /// The element begun last.
        expected: String,
        /// The element that ends.
        found: String,
    },
    /// A name such as `&nbsp;` for a character that XML itself does not have.
    #[error("unknown entity &{0};")]
    UnknownEntity(String),
    /// Anything else, in the parser's words.
    #[error("{0}")]
    Other(String),
}

impl Rules {
    /// Reads an SRX file, version 2.0 or 1.0. Whatever can be read holds; the
    /// rest is reported.
    pub fn parse(xml: &str) -> (Rules, Vec<Problem>) {
        srx::parse(xml)
    }

    /// The rules that ship with the program: Arabic, English, and a default for
    /// every other language.
    pub fn bundled() -> Rules {
        // The text is a constant, so that parsing it once is no hidden state.
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| Rules::parse(BUNDLED).0).clone()
    }

    /// The bundled rules as the SRX text they are written in, to start a
    /// project's own rules from.
    pub fn bundled_srx() -> &'static str {
        BUNDLED
    }

    /// Whether there is not one rule.
    pub fn is_empty(&self) -> bool {
        self.sets.iter().all(|set| set.rules.is_empty())
    }

    /// The rules that serve one language, ready for many texts.
    pub fn for_language(&self, language: &Language) -> Segmenter {
        let tag = language.to_string();
        let mut rules = Vec::new();
        for entry in &self.map {
            if !entry.pattern.is_match(&tag).unwrap_or(false) {
                continue;
            }
            rules.extend(self.sets[entry.set].rules.iter().cloned());
            if !self.cascade {
                break;
            }
        }
        Segmenter::new(rules)
    }

    /// The sentences of a text; see [`Segmenter::segment`].
    pub fn segment(&self, text: &str, language: &Language) -> Vec<Span> {
        self.for_language(language).segment(text)
    }
}

/// The rules that serve one language.
#[derive(Clone, Debug)]
pub struct Segmenter {
    rules: Vec<Rule>,
    /// The bytes a place must have before and after it for some breaking rule
    /// to hold there; all other places are passed over at the cost of a lookup.
    before: ByteSet,
    after: ByteSet,
}

/// The longest segment in bytes. A longer one is no sentence but a line without
/// stops, which nobody could work on, and which no screen could show in time.
pub const LONGEST: usize = 8_000;

/// Adds a sentence, in pieces where it is longer than any sentence. A piece ends
/// at white space, or where there is none between characters.
fn extend(spans: &mut Vec<Span>, text: &str, sentence: Span) {
    let mut rest = sentence;
    while rest.len() > LONGEST {
        let longest = text.floor_char_boundary(rest.start + LONGEST);
        let piece = &text[rest.start..longest];
        let space = piece.rfind(char::is_whitespace).filter(|at| *at > LONGEST / 2);
        let end = space.map_or(longest, |at| rest.start + at);
        spans.extend(trimmed(text, Span::new(rest.start, end)));
        rest.start = end;
    }
    spans.extend(trimmed(text, rest));
}

impl Segmenter {
    fn new(rules: Vec<Rule>) -> Self {
        let breaking = || rules.iter().filter(|rule| rule.breaks);
        let before = breaking().fold(ByteSet::NONE, |all, rule| all.or(rule.before.edge()));
        let after = breaking().fold(ByteSet::NONE, |all, rule| all.or(rule.after.edge()));
        Self { rules, before, after }
    }

    /// The sentences of a text, ascending and apart, each without the white
    /// space around it. What lies between two of them belongs to neither. None
    /// is longer than [`LONGEST`].
    ///
    /// Takes time in proportion to the text: a slow pattern is asked at no more
    /// than 20,000 places plus one for every 16 bytes, and no longer once it
    /// ran into the backtracking limit 50 times.
    pub fn segment(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut start = 0;
        let mut budget = Budget::new(self.rules.len(), text.len());
        let bytes = text.as_bytes();
        for place in 1..bytes.len() {
            if self.before.has(bytes[place - 1])
                && self.after.has(bytes[place])
                && text.is_char_boundary(place)
                && self.breaks_at(text, place, &mut budget)
            {
                extend(&mut spans, text, Span::new(start, place));
                start = place;
            }
        }
        extend(&mut spans, text, Span::new(start, text.len()));
        spans
    }

    /// Whether the first rule that holds at `place` is a breaking one.
    fn breaks_at(&self, text: &str, place: usize, budget: &mut Budget) -> bool {
        let bytes = text.as_bytes();
        for (index, rule) in self.rules.iter().enumerate() {
            if rule.before.edge().has(bytes[place - 1])
                && rule.after.edge().has(bytes[place])
                && budget.asks(&rule.after, index, |p| p.begins_at(text, place))
                && budget.asks(&rule.before, index, |p| p.ends_at(text, place))
            {
                return rule.breaks;
            }
        }
        false
    }
}

/// What the slow patterns of each rule may still cost within one text.
struct Budget {
    /// Places left, by rule.
    places: Vec<usize>,
    /// Failures left, by rule.
    failures: Vec<u8>,
}

impl Budget {
    fn new(rules: usize, text: usize) -> Self {
        Self { places: vec![20_000 + text / 16; rules], failures: vec![50; rules] }
    }

    /// What `ask` says of the pattern, or no once its rule has used up its
    /// share. A pattern that runs into the backtracking limit does not match.
    fn asks(
        &mut self,
        pattern: &Pattern,
        rule: usize,
        ask: impl FnOnce(&Pattern) -> Result<bool, pattern::LimitReached>,
    ) -> bool {
        if pattern.is_slow() {
            if self.places[rule] == 0 || self.failures[rule] == 0 {
                return false;
            }
            self.places[rule] -= 1;
        }
        ask(pattern).unwrap_or_else(|pattern::LimitReached| {
            self.failures[rule] = self.failures[rule].saturating_sub(1);
            false
        })
    }
}

/// The span without the white space at its ends, unless that is all of it.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let within = &text[span.range()];
    let front = within.trim_start();
    let start = span.end - front.len();
    let end = start + front.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests;
