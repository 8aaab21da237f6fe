//! `tarjuman glossary variants`: groups of spellings that look like one name.

use super::code_points::CodePoints;
use super::{Found, Outcome, input};
use crate::glossary::{Index, VariantGroup, VariantTerm, variant_groups};
use crate::model::{Glossary, Language, Term};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A glossary file, or the bare name of one that ships with the program,
    /// whose terms spellings are grouped under
    #[arg(long = "glossary", value_name = "G")]
    glossaries: Vec<PathBuf>,

    /// The language of the texts
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language, default_value = "ar")]
    from: Language,

    /// Give JSON
    #[arg(long)]
    json: bool,

    /// Names, texts, names of text files or projects, or `-` for standard input
    #[arg(value_name = "TEXT", required = true)]
    texts: Vec<String>,
}

/// A line with the number of the argument it came from.
type Place<'a> = (usize, &'a input::Line);

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let mut glossaries = input::glossaries(&arguments.glossaries)?;
    let mut texts = Vec::with_capacity(arguments.texts.len());
    for argument in &arguments.texts {
        let mut read = input::texts(argument, Some(&arguments.from))?;
        glossaries.append(&mut read.glossaries);
        texts.push(read.lines);
    }
    let index = Index::build(&glossaries, &arguments.from);
    let lines =
        texts.iter().zip(1..).flat_map(|(lines, number)| lines.iter().map(move |line| (number, line)));
    let groups =
        variant_groups(&index, &glossaries, lines.map(|(number, line)| ((number, line), &*line.text)));
    if arguments.json {
        write_json(&glossaries, &groups, out)?;
    } else {
        write_plain(&glossaries, &groups, out)?;
    }
    Ok(Found::Nothing)
}

fn write_plain(
    glossaries: &[Glossary],
    groups: &[VariantGroup<Place>],
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for group in groups {
        let spellings =
            group.spellings.iter().map(|spelling| format!("{} {}", spelling.text, spelling.count));
        let spellings: Vec<String> = spellings.collect();
        let term = group.term.map_or("", |term| &term_of(glossaries, term).text);
        writeln!(out, "{}\t{term}", spellings.join(", "))?;
    }
    Ok(())
}

fn write_json(
    glossaries: &[Glossary],
    groups: &[VariantGroup<Place>],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let shown = groups.iter().map(|group| ShownGroup {
        term: group.term.map(|term| ShownTerm {
            glossary: &glossaries[term.glossary].name,
            term_id: &glossaries[term.glossary].concepts[term.concept].id.0,
            term: &term_of(glossaries, term).text,
        }),
        spellings: group
            .spellings
            .iter()
            .map(|spelling| ShownSpelling { text: &spelling.text, count: spelling.count })
            .collect(),
        places: group
            .places
            .iter()
            .map(|place| {
                let (input, line) = place.text;
                let points = CodePoints::of(&line.text);
                ShownPlace {
                    input,
                    document: line.document.as_deref(),
                    line: line.number,
                    start: points.at(place.span.start),
                    end: points.at(place.span.end),
                    text: &line.text[place.span.range()],
                }
            })
            .collect(),
    });
    serde_json::to_writer_pretty(&mut *out, &ShownGroups { groups: shown.collect() })?;
    writeln!(out)?;
    Ok(())
}

fn term_of(glossaries: &[Glossary], term: VariantTerm) -> &Term {
    &glossaries[term.glossary].concepts[term.concept].terms[term.term]
}

/// The JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct ShownGroups<'a> {
    groups: Vec<ShownGroup<'a>>,
}

#[derive(Serialize)]
struct ShownGroup<'a> {
    term: Option<ShownTerm<'a>>,
    spellings: Vec<ShownSpelling<'a>>,
    places: Vec<ShownPlace<'a>>,
}

#[derive(Serialize)]
struct ShownTerm<'a> {
    glossary: &'a str,
    term_id: &'a str,
    term: &'a str,
}

#[derive(Serialize)]
struct ShownSpelling<'a> {
    text: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct ShownPlace<'a> {
    input: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    line: usize,
    start: usize,
    end: usize,
    text: &'a str,
}
