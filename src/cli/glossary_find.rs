//! `tarjuman glossary find`: every occurrence of the terms of glossaries.

use super::code_points::CodePoints;
use super::{Found, Outcome, input};
use crate::glossary::{Index, Match, Standing, renderings};
use crate::model::{Concept, Glossary, Language, Term};
use anyhow::bail;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A glossary file, or the bare name of one that ships with the program; the
    /// first named has the highest rank
    #[arg(long = "glossary", value_name = "G", required = true)]
    glossaries: Vec<PathBuf>,

    /// The language of the text [default: the first that the glossaries have]
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    from: Option<Language>,

    /// The language of the renderings [default: the next that the glossaries have]
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    to: Option<Language>,

    /// Also what looks like another spelling of a term and is unconfirmed
    #[arg(long)]
    possible: bool,

    /// Take lines of `id<TAB>sentence` with a header, give lines of
    /// `id start end term_id confidence reason`
    #[arg(long, conflicts_with = "json")]
    tsv: bool,

    /// Give JSON
    #[arg(long)]
    json: bool,

    /// The text; `-` for standard input, or the name of a file
    #[arg(value_name = "TEXT")]
    text: String,
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let glossaries = input::glossaries(&arguments.glossaries)?;
    let (from, to) = languages(arguments, &glossaries)?;
    let input = input::text(&arguments.text, Some(&from))?;
    let index = Index::build(&glossaries, &from);
    let search = Search { glossaries: &glossaries, index, from, to, possible: arguments.possible };
    if arguments.tsv {
        return Ok(if search.write_tsv(&input, out)? { Found::Nothing } else { Found::Issues });
    } else if arguments.json {
        search.write_json(&input.text, out)?;
    } else {
        search.write_plain(&input.text, out)?;
    }
    Ok(Found::Nothing)
}

/// The languages of the text and of the renderings, as named or as the
/// glossaries have them.
fn languages(arguments: &Arguments, glossaries: &[Glossary]) -> anyhow::Result<(Language, Option<Language>)> {
    let mut known: Vec<&Language> = Vec::new();
    for term in glossaries.iter().flat_map(|glossary| &glossary.concepts).flat_map(|concept| &concept.terms) {
        if !known.contains(&&term.language) {
            known.push(&term.language);
        }
    }
    if let Some(from) = arguments.from.as_ref().filter(|from| !known.iter().any(|known| known.matches(from)))
    {
        eprintln!("tarjuman: no glossary has a term in {from}, so that nothing is found");
    }
    let from = match (&arguments.from, known.first()) {
        (Some(from), _) => from.clone(),
        (None, Some(first)) => (*first).clone(),
        (None, None) => bail!("the glossaries have no term in any language"),
    };
    if let Some(to) = arguments.to.as_ref().filter(|to| !known.iter().any(|known| known.matches(to))) {
        eprintln!("tarjuman: no glossary has a term in {to}, so that nothing is rendered");
    }
    let next = known.into_iter().find(|language| !language.matches(&from)).cloned();
    Ok((from, arguments.to.clone().or(next)))
}

/// A search of texts for the terms of glossaries.
struct Search<'a> {
    glossaries: &'a [Glossary],
    index: Index,
    from: Language,
    to: Option<Language>,
    possible: bool,
}

impl Search<'_> {
    fn find(&self, text: &str) -> Vec<Match> {
        if self.possible { self.index.find_possible(text) } else { self.index.find(text) }
    }

    /// Writes what is found in each line; tells whether every line could be read.
    fn write_tsv(&self, input: &input::Text, out: &mut dyn Write) -> anyhow::Result<bool> {
        let mut whole = true;
        for (number, line) in input.text.lines().enumerate().skip(1) {
            if line.trim().is_empty() {
                continue;
            }
            let Some((id, rest)) = line.split_once('\t') else {
                eprintln!("tarjuman: {}: line {}: no tab between id and sentence", input.name, number + 1);
                whole = false;
                continue;
            };
            let sentence = rest.split('\t').next().unwrap_or(rest);
            let points = CodePoints::of(sentence);
            for found in self.find(sentence) {
                let (start, end) = (points.at(found.words.start), points.at(found.words.end));
                let (term_id, confidence) = (&self.concept(&found).id.0, found.confidence.name());
                writeln!(out, "{id}\t{start}\t{end}\t{term_id}\t{confidence}\t{}", found.reason)?;
            }
        }
        Ok(whole)
    }

    fn write_plain(&self, text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
        let points = CodePoints::of(text);
        for found in self.find(text) {
            let (start, end) = (points.at(found.words.start), points.at(found.words.end));
            let surface = &text[found.words.range()];
            let renderings: Vec<String> = self
                .renderings(&found)
                .into_iter()
                .map(|rendering| match rendering.instead {
                    _ if rendering.usable => rendering.text.to_owned(),
                    Some(instead) => format!("not {} but {instead}", rendering.text),
                    None => format!("not {}", rendering.text),
                })
                .collect();
            let term = &self.term(&found).text;
            let (renderings, reason) = (renderings.join(", "), &found.reason);
            writeln!(out, "{start}–{end}\t{surface}\t{term}\t{renderings}\t{reason}")?;
        }
        Ok(())
    }

    fn write_json(&self, text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
        let points = CodePoints::of(text);
        let matches = self.find(text);
        let shown = matches.iter().map(|found| ShownMatch {
            start: points.at(found.words.start),
            end: points.at(found.words.end),
            text: &text[found.words.range()],
            term_start: points.at(found.occurrence.start),
            term_end: points.at(found.occurrence.end),
            glossary: &self.glossaries[found.glossary].name,
            term_id: &self.concept(found).id.0,
            term: &self.term(found).text,
            confidence: found.confidence.name(),
            reason: found.reason.to_string(),
            inside: found.inside,
            renderings: self.renderings(found),
        });
        let shown = ShownMatches {
            from: self.from.to_string(),
            to: self.to.as_ref().map(Language::to_string),
            matches: shown.collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &shown)?;
        writeln!(out)?;
        Ok(())
    }

    fn concept(&self, found: &Match) -> &Concept {
        &self.glossaries[found.glossary].concepts[found.concept]
    }

    fn term(&self, found: &Match) -> &Term {
        &self.concept(found).terms[found.term]
    }

    fn renderings(&self, found: &Match) -> Vec<ShownRendering<'_>> {
        let Some(to) = &self.to else { return Vec::new() };
        renderings(self.concept(found), to)
            .into_iter()
            .map(|rendering| {
                let instead = match rendering.standing {
                    Standing::Usable => None,
                    Standing::Avoid { instead } => instead.map(|term| &*term.text),
                };
                ShownRendering {
                    text: &rendering.term.text,
                    status: rendering.term.status.name(),
                    usable: rendering.standing == Standing::Usable,
                    instead,
                }
            })
            .collect()
    }
}

/// The JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct ShownMatches<'a> {
    from: String,
    to: Option<String>,
    matches: Vec<ShownMatch<'a>>,
}

#[derive(Serialize)]
struct ShownMatch<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    term_start: usize,
    term_end: usize,
    glossary: &'a str,
    term_id: &'a str,
    term: &'a str,
    confidence: &'static str,
    reason: String,
    inside: Option<usize>,
    renderings: Vec<ShownRendering<'a>>,
}

#[derive(Serialize)]
struct ShownRendering<'a> {
    text: &'a str,
    status: &'static str,
    usable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<&'a str>,
}
