//! What is wrong in files that are read, and what written ones do not carry.

use super::Phrase;
use crate::formats::{Loss, Problem, ProblemKind};
use crate::text::segmentation::{self, XmlFault};

/// How many problems a list stands for, those that are only counted included.
pub fn count(problems: &[Problem]) -> usize {
    let one = |problem: &Problem| match problem.kind {
        ProblemKind::More(more) => more,
        _ => 1,
    };
    problems.iter().map(one).sum()
}

impl From<&Problem> for Phrase {
    fn from(problem: &Problem) -> Self {
        on_line(problem.line, Phrase::from(&problem.kind))
    }
}

impl From<&segmentation::Problem> for Phrase {
    fn from(problem: &segmentation::Problem) -> Self {
        on_line(Some(problem.line), Phrase::from(&problem.kind))
    }
}

fn on_line(line: Option<u32>, phrase: Phrase) -> Phrase {
    match line {
        Some(line) => Phrase::new("problem-on-line").number("line", line as usize).phrase("problem", phrase),
        None => phrase,
    }
}

impl From<&ProblemKind> for Phrase {
    fn from(kind: &ProblemKind) -> Self {
        match kind {
            ProblemKind::Undecodable { encoding, count, first } => Phrase::new("problem-undecodable")
                .text("encoding", *encoding)
                .number("count", *count)
                .text("first", format!("0x{first:02X}")),
            ProblemKind::NotText => Phrase::new("problem-not-text"),
            ProblemKind::More(count) => Phrase::new("problem-more").number("count", *count),
            ProblemKind::NoLanguage(columns) if columns.trim().is_empty() => Phrase::new("problem-no-header"),
            ProblemKind::NoLanguage(columns) => Phrase::new("problem-no-language").text("columns", columns),
            ProblemKind::DuplicateColumn(column) => {
                Phrase::new("problem-duplicate-column").text("column", column)
            }
            ProblemKind::ExtraCells(count) => Phrase::new("problem-extra-cells").number("count", *count),
            ProblemKind::NoTerm => Phrase::new("problem-no-term"),
            ProblemKind::MissingId(given) => Phrase::new("problem-missing-id").text("given", given),
            ProblemKind::DuplicateId { id, given } => {
                Phrase::new("problem-duplicate-id").text("id", id).text("given", given)
            }
            ProblemKind::UnknownValue { column, value, expected } => Phrase::new("problem-unknown-value")
                .text("column", column)
                .text("value", value)
                .text("expected", expected),
            ProblemKind::Replaced { encoding, count } => {
                Phrase::new("problem-replaced").text("encoding", *encoding).number("count", *count)
            }
            ProblemKind::OtherEncoding { stated, encoding } => {
                Phrase::new("problem-other-encoding").text("stated", *stated).text("encoding", *encoding)
            }
            ProblemKind::ControlCharacters(count) => Phrase::new("problem-controls").number("count", *count),
            ProblemKind::TooLarge => Phrase::new("problem-too-large"),
            ProblemKind::EntryTooLarge => Phrase::new("problem-entry-too-large"),
            ProblemKind::TooDeep => Phrase::new("problem-too-deep"),
            ProblemKind::Truncated => Phrase::new("problem-truncated"),
            ProblemKind::OtherFormat(format) => Phrase::new("problem-other-format").text("format", *format),
            ProblemKind::NewerVersion(version) => {
                Phrase::new("problem-newer-version").text("version", version)
            }
            ProblemKind::UnknownKey(key) => Phrase::new("problem-unknown-key").text("key", key),
            ProblemKind::Syntax(detail) => Phrase::new("problem-syntax").text("detail", detail),
            ProblemKind::Xml(fault) => fault.into(),
            ProblemKind::OwnEntities => Phrase::new("problem-own-entities"),
            ProblemKind::Misplaced(name) => Phrase::new("problem-misplaced").text("name", name),
            ProblemKind::UnclosedQuote => Phrase::new("problem-unclosed-quote"),
            ProblemKind::Incomplete(name) => Phrase::new("problem-incomplete").text("name", name),
            ProblemKind::Archive(detail) => Phrase::new("problem-archive").text("detail", detail),
            ProblemKind::UnknownLanguage(name) => Phrase::new("problem-unknown-language").text("name", name),
            ProblemKind::MissingLanguage => Phrase::new("problem-missing-language"),
            ProblemKind::Segmentation(kind) => kind.into(),
        }
    }
}

impl From<&segmentation::ProblemKind> for Phrase {
    fn from(kind: &segmentation::ProblemKind) -> Self {
        use segmentation::ProblemKind as Kind;
        match kind {
            Kind::Xml(fault) => fault.into(),
            Kind::NotSrx(element) if element.is_empty() => Phrase::new("srx-nothing"),
            Kind::NotSrx(element) => Phrase::new("srx-other-file").text("element", element),
            Kind::Pattern { pattern, reason } => {
                Phrase::new("srx-pattern").text("pattern", pattern).phrase("reason", reason)
            }
            Kind::NoSuchRules(name) => Phrase::new("srx-no-such-rules").text("name", name),
            Kind::Attribute { name, value } => {
                Phrase::new("srx-attribute").text("name", *name).text("value", value)
            }
        }
    }
}

impl From<&XmlFault> for Phrase {
    fn from(fault: &XmlFault) -> Self {
        match fault {
            XmlFault::Unclosed => Phrase::new("xml-unclosed"),
            XmlFault::NotBegun(name) => Phrase::new("xml-not-begun").text("name", name),
            XmlFault::WrongEnd { expected, found } => {
                Phrase::new("xml-wrong-end").text("expected", expected).text("found", found)
            }
            XmlFault::UnknownEntity(name) => Phrase::new("xml-unknown-entity").text("name", name),
            XmlFault::Other(_) => Phrase::new("xml-other"),
        }
    }
}

impl From<&Loss> for Phrase {
    /// What an export could not carry; the variable `file` is still to be given.
    fn from(loss: &Loss) -> Self {
        match loss {
            Loss::EncodingChanged { from, to, character, .. } => Phrase::new("loss-encoding")
                .text("from", *from)
                .text("to", *to)
                .text("character", character.to_string()),
            Loss::RawBytesKept(count) => Phrase::new("loss-bytes").number("count", *count),
        }
    }
}
