//! How issues are shown: lines for people, or JSON, written as they come up.

use super::Counts;
use crate::cli::code_points::CodePoints;
use crate::cli::exchange::{ShownProblem, shown};
use crate::formats::Problem;
use crate::formats::bilingual::Pair;
use crate::glossary::{Standing, renderings};
use crate::model::{Language, Span};
use crate::qa::{Issue, IssueKind, TermPlace, Terminology};
use serde::Serialize;
use std::io::{self, Write};

/// What issues are written to.
pub(super) struct Shown<'a> {
    file: &'a str,
    json: bool,
    /// How many issues were written.
    count: usize,
    out: &'a mut dyn Write,
}

impl<'a> Shown<'a> {
    /// Output for the file of this name, which is empty for a project.
    pub(super) fn new(file: &'a str, json: bool, out: &'a mut dyn Write) -> Self {
        Self { file, json, count: 0, out }
    }

    /// Writes an issue.
    pub(super) fn issue(
        &mut self,
        issue: &Issue,
        pair: &Pair,
        check: &Terminology<'_>,
        (from, to): (&Language, &Language),
    ) -> io::Result<()> {
        let terms: &[TermPlace] = match &issue.kind {
            IssueKind::MissingRendering { terms, .. } => terms,
            IssueKind::ForbiddenRendering { term, .. } => std::slice::from_ref(term),
        };
        let expected = expected(terms, check);
        if self.json {
            let Some(first) = terms.first() else { return Ok(()) };
            let (glossary, concept) = (check.glossary(*first), check.concept(*first));
            let confidence = match &issue.kind {
                IssueKind::MissingRendering { confidence, .. } => confidence.name(),
                IssueKind::ForbiddenRendering { .. } => "certain",
            };
            let shown = ShownIssue {
                kind: issue.kind.name(),
                document: &pair.document,
                id: &pair.id,
                line: pair.line,
                state: &pair.state,
                from: from.to_string(),
                to: to.to_string(),
                source: &pair.source,
                target: &pair.target,
                source_places: places(&pair.source, &issue.source),
                target_places: places(&pair.target, &issue.target),
                glossary: &glossary.name,
                term_id: &concept.id.0,
                term: &concept.terms[first.term].text,
                confidence,
                used: used(issue, check),
                expected,
            };
            let before = if self.count == 0 { "{\n  \"issues\": [\n    " } else { ",\n    " };
            self.out.write_all(before.as_bytes())?;
            serde_json::to_writer(&mut *self.out, &shown)?;
        } else {
            let place = if self.file.is_empty() { &pair.document } else { self.file };
            let words = issue.source.first().map_or("", |span| &pair.source[span.range()]);
            let texts: Vec<&str> = expected.iter().map(|one| one.text).collect();
            let advice = match used(issue, check) {
                Some(used) if texts.is_empty() => format!("not {}", used.text),
                Some(used) => format!("not {} but {}", used.text, texts.join(", ")),
                None => texts.join(", "),
            };
            let (line, kind) = (pair.line, issue.kind.name());
            let columns = [&*pair.id, kind, words, &advice].map(one_line).join("\t");
            writeln!(self.out, "{place}:{line}\t{columns}")?;
        }
        self.count += 1;
        Ok(())
    }

    /// Writes what comes behind the issues.
    pub(super) fn finish(self, counts: &Counts, problems: &[Problem]) -> io::Result<()> {
        if !self.json {
            return Ok(());
        }
        let summary = ShownSummary {
            segments: counts.segments,
            checked: counts.checked,
            untranslated: counts.untranslated,
            locked: counts.locked,
            other_languages: counts.other_languages,
            issue_count: counts.issues,
            problem_count: crate::app::phrases::count(problems),
            problems: shown(problems),
        };
        let summary = serde_json::to_string_pretty(&summary)?;
        let before = if self.count == 0 { "{\n  \"issues\": [" } else { "\n  " };
        // The summary is an object that goes on with the one that was begun.
        writeln!(self.out, "{before}],{}", summary.trim_start_matches('{'))
    }
}

/// The renderings that may be used of terms, each once.
fn expected<'c>(terms: &[TermPlace], check: &'c Terminology<'_>) -> Vec<ShownRendering<'c>> {
    let mut expected: Vec<ShownRendering<'c>> = Vec::new();
    for term in terms {
        for one in renderings(check.concept(*term), check.languages().1) {
            let text = &*one.term.text;
            if one.standing == Standing::Usable && !expected.iter().any(|known| known.text == text) {
                expected.push(ShownRendering { text, status: one.term.status.name() });
            }
        }
    }
    expected
}

/// The rendering that was used and is to be avoided.
fn used<'c>(issue: &Issue, check: &'c Terminology<'_>) -> Option<ShownRendering<'c>> {
    let IssueKind::ForbiddenRendering { term, rendering } = &issue.kind else { return None };
    let term = &check.concept(*term).terms[*rendering];
    Some(ShownRendering { text: &term.text, status: term.status.name() })
}

fn places<'t>(text: &'t str, spans: &[Span]) -> Vec<ShownPlace<'t>> {
    let points = CodePoints::of(text);
    let place = |span: &Span| ShownPlace {
        start: points.at(span.start),
        end: points.at(span.end),
        text: &text[span.range()],
    };
    spans.iter().map(place).collect()
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// An issue in the JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct ShownIssue<'a> {
    kind: &'static str,
    document: &'a str,
    id: &'a str,
    line: u32,
    state: &'a str,
    from: String,
    to: String,
    source: &'a str,
    target: &'a str,
    source_places: Vec<ShownPlace<'a>>,
    target_places: Vec<ShownPlace<'a>>,
    glossary: &'a str,
    term_id: &'a str,
    term: &'a str,
    confidence: &'static str,
    used: Option<ShownRendering<'a>>,
    expected: Vec<ShownRendering<'a>>,
}

#[derive(Serialize)]
struct ShownPlace<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct ShownRendering<'a> {
    text: &'a str,
    status: &'static str,
}

#[derive(Serialize)]
struct ShownSummary {
    segments: usize,
    checked: usize,
    untranslated: usize,
    locked: usize,
    other_languages: usize,
    issue_count: usize,
    problem_count: usize,
    problems: Vec<ShownProblem>,
}
