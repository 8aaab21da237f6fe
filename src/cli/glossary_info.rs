//! `tarjuman glossary info`: what is in a glossary, without keeping it in memory.

use super::exchange::{self, ShownProblem};
use super::plain::Plain;
use super::{Found, Outcome, input};
use crate::app::phrases;
use crate::formats::glossaries::Survey;
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// What `glossary info` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A glossary file, a project, the bare name of a glossary that ships with the
    /// program, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Its format [default: what its name and content say]
    #[arg(long, value_name = "FORMAT", value_parser = exchange::formats(false))]
    format: Option<String>,
    #[command(flatten)]
    languages: exchange::Languages,
    #[command(flatten)]
    how: exchange::HowRead,
    /// Give JSON
    #[arg(long)]
    json: bool,
}

/// Counts what is there. Problems of the file are issues.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let path = &arguments.file;
    let options = arguments.languages.options();
    let (format, options) = arguments.how.of(path, arguments.format.as_deref(), options)?;
    let mut survey = Survey::default();
    // What is in memory anyway is counted there.
    let in_memory = exchange::is_project(path) || exchange::bundled(path).is_some();
    let (head, format, encoding, problems) = if in_memory {
        let read = exchange::read(path, format, &options, &[])?;
        read.file.concepts.iter().for_each(|concept| survey.add(concept));
        (read.file.head, read.format, None, read.problems)
    } else {
        let scanned = exchange::scan(path, format, &options, &mut |concept| survey.add(&concept))?;
        (scanned.head, scanned.format.id, scanned.encoding, scanned.problems)
    };
    let name = path.display().to_string();
    let info = Info {
        file: &name,
        format,
        encoding,
        name: &head.name,
        licence: &head.licence,
        origin: &head.origin,
        variety: &head.variety,
        concepts: survey.concepts,
        terms: survey.terms,
        languages: survey
            .languages
            .iter()
            .map(|counts| ShownLanguage {
                language: counts.language.to_string(),
                terms: counts.terms,
                concepts: counts.concepts,
            })
            .collect(),
        statuses: survey.statuses.iter().map(|(status, count)| (status.name(), *count)).collect(),
        domains: by_count(survey.domains.iter())
            .map(|(domain, count)| ShownDomain { domain, concepts: count })
            .collect(),
        properties: survey
            .properties
            .iter()
            .map(|((level, what), count)| ShownProperty {
                level: level.name(),
                property: what.name(),
                count: *count,
            })
            .collect(),
        fields: survey
            .fields
            .iter()
            .flat_map(|(level, names)| {
                by_count(names.iter()).map(|(name, count)| ShownField { level: level.name(), name, count })
            })
            .chain(head.fields.iter().map(|field| ShownField { level: "head", name: &field.name, count: 1 }))
            .collect(),
        not_told_apart: survey.not_told_apart,
        problem_count: phrases::count(&problems),
        problems: exchange::shown(&problems),
    };
    if arguments.json {
        serde_json::to_writer_pretty(&mut *out, &info)?;
        writeln!(out)?;
    } else {
        input::report(&name, &problems);
        print(&info, &survey, out)?;
    }
    Ok(match (problems.is_empty(), survey.concepts) {
        (true, _) => Found::Nothing,
        (false, 0) => Found::Unreadable,
        (false, _) => Found::Issues,
    })
}

/// Counts of names, the highest first.
fn by_count<'a>(
    counts: impl Iterator<Item = (&'a String, &'a usize)>,
) -> impl Iterator<Item = (&'a str, usize)> {
    let mut counts: Vec<(&str, usize)> = counts.map(|(name, count)| (name.as_str(), *count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter()
}

/// Lines of a name and a value, then lines of a count and what it counts.
fn print(info: &Info<'_>, survey: &Survey, out: &mut dyn Write) -> std::io::Result<()> {
    for (name, value) in [
        ("format", info.format),
        ("encoding", info.encoding.unwrap_or_default()),
        ("name", info.name),
        ("licence", info.licence),
        ("origin", info.origin),
        ("variety", info.variety),
    ] {
        if !value.is_empty() {
            writeln!(out, "{name}\t{value}")?;
        }
    }
    writeln!(out, "{}\tconcepts", info.concepts)?;
    writeln!(out, "{}\tterms", info.terms)?;
    for counts in &info.languages {
        writeln!(out, "{}\tterms in {}, of {} concepts", counts.terms, counts.language, counts.concepts)?;
    }
    for (status, count) in &info.statuses {
        writeln!(out, "{count}\tterms with the status {status}")?;
    }
    for domain in &info.domains {
        writeln!(out, "{}\tconcepts of the domain {}", domain.concepts, domain.domain)?;
    }
    let plain = Plain::new();
    for ((level, what), count) in &survey.properties {
        writeln!(out, "{count}\t{}", plain.say(phrases::property(*level, *what, "")))?;
    }
    for field in &info.fields {
        writeln!(out, "{}\tfield “{}” ({})", field.count, field.name, field.level)?;
    }
    if info.not_told_apart > 0 {
        writeln!(out, "{}\tmore, with too many different names to be told", info.not_told_apart)?;
    }
    if info.problem_count > 0 {
        writeln!(out, "{}\tproblems", info.problem_count)?;
    }
    Ok(())
}

/// The JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct Info<'a> {
    file: &'a str,
    format: &'static str,
    encoding: Option<&'static str>,
    name: &'a str,
    licence: &'a str,
    origin: &'a str,
    variety: &'a str,
    concepts: usize,
    terms: usize,
    languages: Vec<ShownLanguage>,
    statuses: BTreeMap<&'static str, usize>,
    domains: Vec<ShownDomain<'a>>,
    properties: Vec<ShownProperty>,
    fields: Vec<ShownField<'a>>,
    not_told_apart: usize,
    problem_count: usize,
    problems: Vec<ShownProblem>,
}

#[derive(Serialize)]
struct ShownLanguage {
    language: String,
    terms: usize,
    concepts: usize,
}

#[derive(Serialize)]
struct ShownDomain<'a> {
    domain: &'a str,
    concepts: usize,
}

#[derive(Serialize)]
struct ShownProperty {
    level: &'static str,
    property: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct ShownField<'a> {
    level: &'static str,
    name: &'a str,
    count: usize,
}
