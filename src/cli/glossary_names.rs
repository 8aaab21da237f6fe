//! `tarjuman glossary names`: the names of a text that no glossary has.

use super::code_points::CodePoints;
use super::{Found, Outcome, input};
use crate::glossary::{Index, NearName, UnknownName, unknown_names};
use crate::model::{Glossary, Language};
use crate::text::romanise::{Romanised, System};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A glossary file, or the bare name of one that ships with the program;
    /// those of a project are used without being named
    #[arg(long = "glossary", value_name = "G")]
    glossaries: Vec<PathBuf>,

    /// The language of the text [default: the project's, or ar]
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    from: Option<Language>,

    /// How names are written in Latin letters
    #[arg(long, value_name = "SYSTEM", default_value = "bgn-pcgn", value_parser = systems())]
    system: System,

    /// Give lines of
    /// `name kind count score romanised basis near places`
    #[arg(long, conflicts_with = "json")]
    tsv: bool,

    /// Give JSON
    #[arg(long)]
    json: bool,

    /// A text file, a project, or `-` for standard input
    #[arg(value_name = "FILE|PROJECT")]
    input: String,
}

/// Reads a system by its name, and knows the names for the help.
fn systems() -> impl TypedValueParser<Value = System> {
    PossibleValuesParser::new(System::ALL.map(System::name)).try_map(|name| {
        let found = System::ALL.into_iter().find(|system| system.name() == name);
        found.ok_or("no such system")
    })
}

/// So many places are shown to people.
const SHOWN: usize = 5;

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let mut glossaries = input::glossaries(&arguments.glossaries)?;
    let texts = input::texts(&arguments.input, arguments.from.as_ref())?;
    glossaries.extend(texts.glossaries);
    let from = arguments.from.clone().or(texts.language).map_or_else(|| "ar".parse(), Ok)?;
    let index = Index::build(&glossaries, &from);
    let lines = &texts.lines;
    let names = unknown_names(&index, lines.iter().map(|line| (line, &*line.text)));
    let list = List { glossaries: &glossaries, names: &names, system: arguments.system };
    if arguments.json {
        list.write_json(&from, out)?;
    } else if arguments.tsv {
        list.write_tsv(out)?;
    } else {
        list.write_plain(out)?;
    }
    Ok(Found::Nothing)
}

/// The names that were found.
struct List<'a> {
    glossaries: &'a [Glossary],
    names: &'a [UnknownName<&'a input::Line>],
    system: System,
}

impl List<'_> {
    fn write_plain(&self, out: &mut dyn Write) -> std::io::Result<()> {
        for name in self.names {
            let (romanised, basis) = self.romanised(name);
            let near: Vec<String> =
                name.near.iter().map(|near| format!("like {}", self.term(near))).collect();
            let mut places: Vec<String> = places(name).take(SHOWN).map(|place| place.to_string()).collect();
            if name.places.len() > SHOWN {
                places.push("…".to_owned());
            }
            let (count, kind) = (name.places.len(), kind_name(name));
            let (near, places) = (near.join(", "), places.join(", "));
            writeln!(out, "{count}\t{}\t{romanised}\t{basis}\t{kind}\t{near}\t{places}", name.wording)?;
        }
        Ok(())
    }

    fn write_tsv(&self, out: &mut dyn Write) -> std::io::Result<()> {
        for name in self.names {
            let (romanised, basis) = self.romanised(name);
            let near: Vec<&str> = name.near.iter().map(|near| self.term_id(near)).collect();
            let places: Vec<String> = places(name).map(|place| place.to_string()).collect();
            let (count, kind, score) = (name.places.len(), kind_name(name), name.score);
            let (near, places) = (near.join("|"), places.join("|"));
            let name = &name.wording;
            writeln!(out, "{name}\t{kind}\t{count}\t{score:.2}\t{romanised}\t{basis}\t{near}\t{places}")?;
        }
        Ok(())
    }

    fn write_json(&self, from: &Language, out: &mut dyn Write) -> anyhow::Result<()> {
        let names = self.names.iter().map(|name| ShownName {
            name: &name.wording,
            kind: name.kind.map(|kind| kind.name()),
            score: (f64::from(name.score) * 100.0).round() / 100.0,
            romanised: name
                .romanised
                .iter()
                .map(|(system, Romanised { text, basis })| {
                    (system.name(), ShownLatin { text, basis: basis.name() })
                })
                .collect(),
            spellings: name
                .spellings
                .iter()
                .map(|spelling| ShownSpelling { text: &spelling.text, count: spelling.count })
                .collect(),
            near: name
                .near
                .iter()
                .map(|near| ShownNear {
                    glossary: &self.glossaries[near.glossary].name,
                    term_id: self.term_id(near),
                    term: self.term(near),
                    reason: near.reason.to_string(),
                })
                .collect(),
            within: name.within,
            places: places(name).collect(),
        });
        let shown = ShownNames { from: from.to_string(), names: names.collect() };
        serde_json::to_writer_pretty(&mut *out, &shown)?;
        writeln!(out)?;
        Ok(())
    }

    /// The name in Latin letters, and how that came to be.
    fn romanised<'b>(&self, name: &'b UnknownName<&input::Line>) -> (&'b str, &'static str) {
        let found = name.romanised.iter().find(|(system, _)| *system == self.system);
        found.map_or(("", ""), |(_, romanised)| (&romanised.text, romanised.basis.name()))
    }

    fn term(&self, near: &NearName) -> &str {
        &self.glossaries[near.glossary].concepts[near.concept].terms[near.term].text
    }

    fn term_id(&self, near: &NearName) -> &str {
        &self.glossaries[near.glossary].concepts[near.concept].id.0
    }
}

fn kind_name(name: &UnknownName<&input::Line>) -> &'static str {
    name.kind.map_or("unknown", |kind| kind.name())
}

/// The places of a name in code points.
fn places<'a>(name: &'a UnknownName<&input::Line>) -> impl Iterator<Item = ShownPlace<'a>> {
    name.places.iter().map(|place| {
        let points = CodePoints::of(&place.text.text);
        ShownPlace {
            document: place.text.document.as_deref(),
            line: place.text.number,
            start: points.at(place.span.start),
            end: points.at(place.span.end),
        }
    })
}

/// The JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct ShownNames<'a> {
    from: String,
    names: Vec<ShownName<'a>>,
}

#[derive(Serialize)]
struct ShownName<'a> {
    name: &'a str,
    kind: Option<&'static str>,
    score: f64,
    romanised: BTreeMap<&'static str, ShownLatin<'a>>,
    spellings: Vec<ShownSpelling<'a>>,
    near: Vec<ShownNear<'a>>,
    within: Option<usize>,
    places: Vec<ShownPlace<'a>>,
}

#[derive(Serialize)]
struct ShownLatin<'a> {
    text: &'a str,
    basis: &'static str,
}

#[derive(Serialize)]
struct ShownSpelling<'a> {
    text: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct ShownNear<'a> {
    glossary: &'a str,
    term_id: &'a str,
    term: &'a str,
    reason: String,
}

#[derive(Serialize)]
struct ShownPlace<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    line: usize,
    start: usize,
    end: usize,
}

impl std::fmt::Display for ShownPlace<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(document) = self.document {
            write!(f, "{document}:")?;
        }
        write!(f, "{}:{}–{}", self.line, self.start, self.end)
    }
}
