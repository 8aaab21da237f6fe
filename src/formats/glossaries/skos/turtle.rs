//! Turtle: from text to triples, and from resources to text.

use super::graph::{Graph, Resource, Value};
use super::names::{self, PREFIXES, RDF_TYPE};
use crate::formats::{Problem, ProblemKind};
use oxttl::TurtleParser;
use oxttl::turtle::LowLevelTurtleParser;
use std::fmt::Write as _;

/// How often reading begins anew behind a text that nothing closes.
const RESTARTS: usize = 100;

/// How many triples a file may have beyond one for so many bytes of it. Only brackets
/// within brackets make more, of which a short file can hold very many.
const SPARE_TRIPLES: usize = 10_000;
/// As few bytes as a triple takes that somebody means.
const SHORTEST_TRIPLE: usize = 8;

/// What IRIs are relative to in a file that does not say.
const BASE: &str = "file:///glossary";

/// Reads a file into a graph. A fault costs the statement it is in. Where a text is
/// not closed, the parser would take the next quotation mark for its end and all
/// that follows inside out, so that reading begins anew with the next line.
pub(super) fn read(text: &str, graph: &mut Graph, problem: &mut dyn FnMut(Problem)) {
    let mut parser = TurtleParser::new();
    if let Ok(based) = parser.clone().with_base_iri(BASE) {
        parser = based;
    }
    let mut start = 0;
    let mut restarts = 0;
    let mut room = SPARE_TRIPLES + text.len() / SHORTEST_TRIPLE;
    loop {
        let mut low = parser.clone().low_level();
        let last = restarts == RESTARTS;
        let Some(unclosed) = read_from(text, start, last, &mut low, &mut room, graph, problem) else {
            return;
        };
        let next = text[unclosed..].find('\n').map_or(text.len(), |end| unclosed + end + 1);
        if next <= start || next == text.len() {
            return;
        }
        start = next;
        restarts += 1;
        if let Some(based) = low.base_iri().and_then(|base| parser.clone().with_base_iri(base).ok()) {
            parser = based;
        }
        for (prefix, iri) in low.prefixes() {
            parser = match parser.clone().with_prefix(prefix, iri) {
                Ok(with) => with,
                Err(_) => continue,
            };
        }
    }
}

/// Reads from the start of a line to the end, or to a text that is not closed,
/// whose beginning is then given back; the `last` time it is passed over.
fn read_from(
    text: &str,
    start: usize,
    last: bool,
    parser: &mut LowLevelTurtleParser,
    room: &mut usize,
    graph: &mut Graph,
    problem: &mut dyn FnMut(Problem),
) -> Option<usize> {
    let first_line = newlines(&text[..start]).saturating_add(1);
    let (mut line, mut next_line) = (first_line, first_line);
    let mut rest = &text[start..];
    // A statement is looked at again with each piece of it, so that a piece has to
    // be as long as what came to nothing before it.
    let mut pending = 0_usize;
    loop {
        while let Some(result) = parser.parse_next() {
            pending = 0;
            let error = match result {
                Ok(_) if *room == 0 => {
                    problem(Problem::on_line(line, ProblemKind::TooLarge));
                    return None;
                }
                Ok(triple) => {
                    *room -= 1;
                    graph.add(triple, line);
                    continue;
                }
                Err(error) => error,
            };
            let place = error.location();
            let at = first_line.saturating_add(u32::try_from(place.start.line).unwrap_or(u32::MAX));
            let at_end = rest.is_empty() && error.message().contains("end of file");
            let kind =
                if at_end { ProblemKind::Truncated } else { ProblemKind::Syntax(error.message().to_owned()) };
            problem(Problem::on_line(at, kind));
            let unclosed = usize::try_from(place.start.offset).ok().map(|offset| start + offset);
            if place.end.line > place.start.line && !last {
                return unclosed.filter(|at| text.is_char_boundary(*at));
            }
        }
        if parser.is_end() {
            return None;
        }
        if rest.is_empty() {
            parser.end();
            continue;
        }
        let piece = piece(rest, pending);
        rest = &rest[piece.len()..];
        line = next_line;
        next_line = line.saturating_add(newlines(piece));
        pending += piece.len();
        parser.extend_from_slice(piece.as_bytes());
    }
}

/// The lines of a text up to at least this length.
fn piece(text: &str, length: usize) -> &str {
    let from = (0..=length.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let end = text[from..].find('\n').map_or(text.len(), |end| from + end + 1);
    &text[..end]
}

fn newlines(text: &str) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).unwrap_or(u32::MAX)
}

/// The prefixes at the head of a file.
pub(super) fn prefixes() -> String {
    PREFIXES.iter().map(|(prefix, namespace)| format!("@prefix {prefix}: <{namespace}> .\n")).collect()
}

/// A resource as a statement, and those in it that have an IRI of their own as
/// further ones.
pub(super) fn written(resource: &Resource) -> String {
    let mut out = String::new();
    let mut next = vec![resource];
    while let Some(resource) = next.pop() {
        let _ = write!(out, "\n<{}>", resource.iri.as_deref().unwrap_or_default());
        push_properties(resource, 1, &mut out, &mut next);
        out.push_str(" .\n");
    }
    out
}

fn push_properties<'a>(resource: &'a Resource, depth: usize, out: &mut String, next: &mut Vec<&'a Resource>) {
    let mut before: Option<&str> = None;
    for (name, value) in &resource.properties {
        if before == Some(name) {
            out.push_str(", ");
        } else {
            out.push_str(if before.is_some() { " ;\n" } else { "\n" });
            out.push_str(&"    ".repeat(depth));
            let predicate = if name == RDF_TYPE { "a".to_owned() } else { reference(&names::iri_of(name)) };
            out.push_str(&predicate);
            out.push(' ');
        }
        push_value(value, depth, out, next);
        before = Some(name);
    }
}

fn push_value<'a>(value: &'a Value, depth: usize, out: &mut String, next: &mut Vec<&'a Resource>) {
    match value {
        Value::Iri(iri) => out.push_str(&reference(iri)),
        Value::Text { value, language, datatype } => {
            push_quoted(value, out);
            if let Some(language) = language {
                let _ = write!(out, "@{language}");
            } else if let Some(datatype) = datatype {
                let _ = write!(out, "^^{}", reference(datatype));
            }
        }
        Value::Resource(resource) => match &resource.iri {
            Some(iri) => {
                out.push_str(&reference(iri));
                next.push(resource);
            }
            None => {
                out.push('[');
                push_properties(resource, depth + 1, out, next);
                out.push_str(" ]");
            }
        },
    }
}

fn reference(iri: &str) -> String {
    names::shortened(iri).unwrap_or_else(|| format!("<{iri}>"))
}

fn push_quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
