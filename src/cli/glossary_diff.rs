//! `tarjuman glossary diff`: what two glossaries have that the other has not.

use super::{Found, Outcome, exchange, input};
use crate::model::{Concept, Fact, Language, Place};
use crate::review::{Differences, differences};
use clap::Args;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What `glossary diff` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A glossary file, a project, the bare name of a glossary that ships with the
    /// program, or - for standard input
    #[arg(value_name = "A")]
    first: PathBuf,
    /// What to compare it with
    #[arg(value_name = "B")]
    second: PathBuf,
    #[command(flatten)]
    languages: exchange::Languages,
    /// Give JSON
    #[arg(long)]
    json: bool,
}

/// Compares. A difference is an issue.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let options = arguments.languages.options();
    let read = |path: &Path| {
        let read = exchange::read(path, None, &options, &[])?;
        input::report(&path.display().to_string(), &read.problems);
        anyhow::Ok(read)
    };
    let (first, second) = (read(&arguments.first)?, read(&arguments.second)?);
    if first.is_unreadable() || second.is_unreadable() {
        return Ok(Found::Unreadable);
    }
    let (first, second) = (first.file, second.file);
    let found = differences(&first.concepts, &second.concepts);
    if arguments.json {
        serde_json::to_writer_pretty(&mut *out, &shown(&found))?;
        writeln!(out)?;
    } else {
        print(&found, out)?;
    }
    Ok(if found.is_nothing() { Found::Nothing } else { Found::Issues })
}

/// A line for each concept, with `-`, `+` or `~` before it; under one that differs
/// a line for each statement.
fn print(found: &Differences<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    for concept in &found.only_first {
        writeln!(out, "- {}", named(concept))?;
    }
    for concept in &found.only_second {
        writeln!(out, "+ {}", named(concept))?;
    }
    for change in &found.changed {
        writeln!(out, "~ {}", named(change.first))?;
        for (sign, facts) in [('-', &change.only_first), ('+', &change.only_second)] {
            for fact in facts {
                writeln!(out, "    {sign} {}", stated(fact))?;
            }
        }
    }
    Ok(())
}

/// The id of a concept and its terms.
fn named(concept: &Concept) -> String {
    let terms: Vec<&str> = concept.terms.iter().map(|term| term.text.as_str()).collect();
    one_line(&format!("{}\t{}", concept.id.0, terms.join(", ")))
}

/// What a statement is about, of which property, and what it states.
fn stated(fact: &Fact<'_>) -> String {
    let place = match fact.place {
        Place::Concept => String::new(),
        Place::Section(language) => format!("{language} "),
        Place::Term(language, text) => format!("{language} “{text}” "),
    };
    let what = if fact.name.is_empty() { fact.what.name() } else { fact.name };
    let value = if fact.value.is_empty() { String::new() } else { format!(": {}", fact.value) };
    one_line(&format!("{place}{what}{value}"))
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c }).collect()
}

/// The JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct ShownDifferences<'a> {
    matched_by: &'static str,
    same: usize,
    only_a: Vec<ShownConcept<'a>>,
    only_b: Vec<ShownConcept<'a>>,
    changed: Vec<ShownChange<'a>>,
}

#[derive(Serialize)]
struct ShownConcept<'a> {
    id: &'a str,
    terms: Vec<ShownTerm<'a>>,
}

#[derive(Serialize)]
struct ShownTerm<'a> {
    language: String,
    text: &'a str,
}

#[derive(Serialize)]
struct ShownChange<'a> {
    a: ShownConcept<'a>,
    b: ShownConcept<'a>,
    only_a: Vec<ShownFact<'a>>,
    only_b: Vec<ShownFact<'a>>,
}

#[derive(Serialize)]
struct ShownFact<'a> {
    level: &'static str,
    language: Option<String>,
    term: Option<&'a str>,
    property: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    value: &'a str,
}

fn shown<'a>(found: &'a Differences<'a>) -> ShownDifferences<'a> {
    ShownDifferences {
        matched_by: if found.by_id { "id" } else { "terms" },
        same: found.same,
        only_a: found.only_first.iter().map(|concept| shown_concept(concept)).collect(),
        only_b: found.only_second.iter().map(|concept| shown_concept(concept)).collect(),
        changed: found
            .changed
            .iter()
            .map(|change| ShownChange {
                a: shown_concept(change.first),
                b: shown_concept(change.second),
                only_a: change.only_first.iter().map(shown_fact).collect(),
                only_b: change.only_second.iter().map(shown_fact).collect(),
            })
            .collect(),
    }
}

fn shown_concept(concept: &Concept) -> ShownConcept<'_> {
    ShownConcept {
        id: &concept.id.0,
        terms: concept
            .terms
            .iter()
            .map(|one| ShownTerm { language: one.language.to_string(), text: &one.text })
            .collect(),
    }
}

fn shown_fact<'a>(fact: &'a Fact<'_>) -> ShownFact<'a> {
    let (language, term) = match fact.place {
        Place::Concept => (None, None),
        Place::Section(language) => (Some(language), None),
        Place::Term(language, text) => (Some(language), Some(text)),
    };
    ShownFact {
        level: fact.place.level().name(),
        language: language.map(Language::to_string),
        term,
        property: fact.what.name(),
        name: fact.name,
        value: &fact.value,
    }
}
