//! Reads SRX files into [`Rules`].
//!
//! Lenient on purpose: most SRX files in circulation break their schema
//! somewhere. `break` may be missing (it means `yes`), unknown elements and
//! namespaces are passed over. SRX 1.0 differs in two things that matter here:
//! it knows no cascade, and its language maps stand inside a `maprule`.

use super::super::expression::ExpressionError;
use super::pattern::{Pattern, Place};
use super::{LanguageMap, Problem, ProblemKind, Rule, RuleSet, Rules, XmlFault};
use quick_xml::Reader;
use quick_xml::errors::{Error as XmlError, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::sync::Arc;

/// How many rules are taken from one file; no real file comes near.
const MAX_RULES: usize = 10_000;

pub(super) fn parse(xml: &str) -> (Rules, Vec<Problem>) {
    let mut file = File::default();
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{FEFF}'));
    let mut lines = LineCounter::default();
    loop {
        let line = lines.line_at(xml, reader.buffer_position() as usize);
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => file.start(&element, line),
            Ok(Event::Empty(element)) => {
                file.start(&element, line);
                file.end(element.local_name().into_inner(), line);
            }
            Ok(Event::End(element)) => file.end(element.local_name().into_inner(), line),
            Ok(Event::Text(text)) => file.text(&text),
            Ok(Event::CData(text)) => file.text(&text),
            Ok(Event::GeneralRef(reference)) => file.reference(&reference, line),
            Ok(_) => {}
            Err(error) => {
                file.report(line, ProblemKind::Xml(fault_of(&error)));
                break;
            }
        }
        if file.ended {
            break;
        }
    }
    file.finish(lines.line)
}

/// What has been read so far.
#[derive(Default)]
struct File {
    root: Option<String>,
    /// The outermost element is none of SRX, so nothing is read.
    ended: bool,
    /// Whether the file is of SRX 1.
    version_1: bool,
    cascade: bool,
    sets: Vec<RuleSet>,
    /// Language pattern, name of the rules, line.
    maps: Vec<(String, String, u32)>,
    rule: Option<Draft>,
    /// The side whose pattern is being read.
    side: Option<Place>,
    rules: usize,
    problems: Vec<Problem>,
}

/// A rule whose end has not been read yet.
struct Draft {
    breaks: bool,
    before: String,
    after: String,
    line: u32,
}

impl File {
    fn start(&mut self, element: &BytesStart<'_>, line: u32) {
        let name = element.local_name().into_inner().to_owned();
        if self.root.is_none() {
            self.ended = !name.eq_ignore_ascii_case("srx");
            if self.ended {
                self.report(line, ProblemKind::NotSrx(name.clone()));
            }
            self.version_1 = attribute(element, "version").is_some_and(|v| v.trim().starts_with('1'));
            self.root = Some(name);
            return;
        }
        match name.as_str() {
            "header" => {
                let value = attribute(element, "cascade").unwrap_or_default();
                self.cascade = !self.version_1 && self.yes_or_no("cascade", &value, false, line);
            }
            "languagerule" => {
                let name = attribute(element, "languagerulename").unwrap_or_default();
                self.sets.push(RuleSet { name, rules: Vec::new() });
            }
            "rule" => {
                let value = attribute(element, "break").unwrap_or_default();
                let breaks = self.yes_or_no("break", &value, true, line);
                self.rule = Some(Draft { breaks, before: String::new(), after: String::new(), line });
            }
            "beforebreak" => self.side = Some(Place::Before),
            "afterbreak" => self.side = Some(Place::After),
            "languagemap" => {
                let pattern = attribute(element, "languagepattern").unwrap_or_default();
                let rules = attribute(element, "languagerulename").unwrap_or_default();
                self.maps.push((pattern, rules, line));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, _line: u32) {
        match name {
            "beforebreak" | "afterbreak" => self.side = None,
            "rule" => {
                if let Some(draft) = self.rule.take() {
                    self.add_rule(draft);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let (Some(rule), Some(side)) = (&mut self.rule, self.side) {
            match side {
                Place::Before => rule.before.push_str(text),
                Place::After => rule.after.push_str(text),
            }
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>, line: u32) {
        let resolved = match &**reference {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            // Entities a file defines itself are not expanded: no rule needs
            // them, and expanding is how small files become huge.
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match resolved {
            Some(c) => self.text(c.encode_utf8(&mut [0; 4])),
            None => {
                let entity = XmlFault::UnknownEntity((**reference).to_owned());
                self.report(line, ProblemKind::Xml(entity));
            }
        }
    }

    fn add_rule(&mut self, draft: Draft) {
        // A rule with nothing on both sides would break between any two
        // characters; it is a leftover of an editor, not a wish.
        if (draft.before.is_empty() && draft.after.is_empty()) || self.rules >= MAX_RULES {
            return;
        }
        let mut compile = |pattern: &str, place| {
            Pattern::new(pattern, place)
                .map_err(|reason| {
                    let kind = ProblemKind::Pattern { pattern: pattern.to_owned(), reason };
                    self.problems.push(Problem { line: draft.line, kind });
                })
                .ok()
        };
        let before = compile(&draft.before, Place::Before);
        let after = compile(&draft.after, Place::After);
        if let (Some(before), Some(after), Some(set)) = (before, after, self.sets.last_mut()) {
            set.rules.push(Rule { breaks: draft.breaks, before, after });
            self.rules += 1;
        }
    }

    fn yes_or_no(&mut self, name: &'static str, value: &str, default: bool, line: u32) -> bool {
        match value.trim() {
            "yes" => true,
            "no" => false,
            "" => default,
            other => {
                let value = other.to_owned();
                self.report(line, ProblemKind::Attribute { name, value });
                default
            }
        }
    }

    fn report(&mut self, line: u32, kind: ProblemKind) {
        self.problems.push(Problem { line, kind });
    }

    /// Joins the language maps to the rules they name.
    fn finish(mut self, last_line: u32) -> (Rules, Vec<Problem>) {
        if self.root.is_none() && self.problems.is_empty() {
            self.report(last_line, ProblemKind::NotSrx(String::new()));
        }
        let mut map = Vec::new();
        for (pattern, name, line) in std::mem::take(&mut self.maps) {
            let Some(set) = self.sets.iter().position(|set| set.name == name) else {
                self.report(line, ProblemKind::NoSuchRules(name));
                continue;
            };
            match language_pattern(&pattern) {
                Ok(pattern) => map.push(LanguageMap { pattern, set }),
                Err(reason) => self.report(line, ProblemKind::Pattern { pattern, reason }),
            }
        }
        self.problems.sort_by_key(|problem| problem.line);
        let sets = self.sets.into_iter().map(Arc::new).collect();
        (Rules { sets, map, cascade: self.cascade }, self.problems)
    }
}

/// The pattern of a language map, made ready for whole tags.
fn language_pattern(pattern: &str) -> Result<fancy_regex::Regex, ExpressionError> {
    let build = |pattern: &str| {
        let mut builder = fancy_regex::RegexBuilder::new(pattern);
        builder.backtrack_limit(10_000).delegate_size_limit(1 << 20).build()
    };
    let whole = build(&format!("(?i)^(?:{pattern})$"));
    whole.map_err(|error| {
        // Asked again without what was put around it, for the place to be right.
        let error = build(pattern).err().unwrap_or(error);
        ExpressionError::in_backtracking(pattern, &error)
    })
}

/// What an error of the parser says, as a value.
fn fault_of(error: &XmlError) -> XmlFault {
    match error {
        XmlError::Syntax(_) => XmlFault::Unclosed,
        XmlError::IllFormed(IllFormedError::UnmatchedEndTag(name)) => XmlFault::NotBegun(name.clone()),
        XmlError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            XmlFault::WrongEnd { expected: expected.clone(), found: found.clone() }
        }
        other => XmlFault::Other(other.to_string()),
    }
}

/// The value of an attribute, whatever its prefix; `None` where it is missing
/// or not well-formed.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)
        .and_then(|attribute| {
            attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .ok()
                .map(|value| value.into_owned())
        })
}

/// Counts lines along ascending byte offsets.
struct LineCounter {
    offset: usize,
    line: u32,
}

impl Default for LineCounter {
    fn default() -> Self {
        Self { offset: 0, line: 1 }
    }
}

impl LineCounter {
    fn line_at(&mut self, text: &str, offset: usize) -> u32 {
        let end = offset.min(text.len());
        if end > self.offset {
            let passed = &text.as_bytes()[self.offset..end];
            self.line += passed.iter().filter(|&&byte| byte == b'\n').count() as u32;
            self.offset = end;
        }
        self.line
    }
}
