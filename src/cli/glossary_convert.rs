//! `tarjuman glossary convert`: a glossary from one format into another, with a
//! report of what that loses.

use super::bilingual;
use super::exchange::{self, Input, ShownProblem};
use super::plain::Plain;
use super::{Found, Outcome, input};
use crate::app::{self, clock, files, phrases};
use crate::formats::glossaries::{
    self, Avoided, Format, GlossaryFile, HeadPart, LeftOut, Loss, LossKind, ReadOptions, Selection,
    Spellings, Words, WriteOptions,
};
use crate::model::{Language, TermStatus};
use crate::store::{StoreError, write_atomically};
use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::convert::Infallible;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What `glossary convert` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A glossary file, a project, the bare name of a glossary that ships with the
    /// program, or - for standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The file to write, or - for standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// The format of IN [default: what its name and content say]
    #[arg(long, value_name = "FORMAT", value_parser = exchange::formats(false))]
    from_format: Option<String>,
    /// The format of OUT [default: what its name says]
    #[arg(long, value_name = "FORMAT", value_parser = exchange::formats(true))]
    to_format: Option<String>,
    /// A glossary of the project; `own` for what it adds terms to
    /// [default: all that may be changed]
    #[arg(long = "glossary", value_name = "NAME")]
    glossaries: Vec<String>,
    /// The language translated from, for formats of two languages
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language, requires = "to")]
    from: Option<Language>,
    /// The language translated into, for formats of two languages
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language, requires = "from")]
    to: Option<Language>,
    #[command(flatten)]
    how: exchange::HowRead,
    /// Only terms of this language; several come in this order
    #[arg(long = "language", value_name = "LANGUAGE", value_parser = super::language)]
    languages: Vec<Language>,
    /// Only terms of this status
    #[arg(long = "status", value_name = "STATUS", value_parser = statuses())]
    statuses: Vec<TermStatus>,
    /// Only concepts of this domain
    #[arg(long = "domain", value_name = "DOMAIN")]
    domains: Vec<String>,
    /// Only concepts that stand in this text: a project, a bilingual file, a text file, `-`
    /// for standard input, or the text itself
    #[arg(long = "found-in", value_name = "TEXT")]
    found_in: Vec<String>,
    /// What becomes of deprecated and forbidden terms
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = Forbidden::Keep)]
    forbidden: Forbidden,
    /// What becomes of other spellings
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = More::Keep)]
    variants: More,
    /// What becomes of inflected forms
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = More::Keep)]
    forms: More,
    /// Sort by the terms of this language
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    sort: Option<Language>,
    /// Tell also where something is lost; into FILE, or on standard error
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    report: Option<Option<PathBuf>>,
    /// Give the report as JSON, on standard output or into the file of --report
    #[arg(long)]
    json: bool,
    /// Overwrite OUT where it exists; a project never is
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Forbidden {
    /// They stay terms
    Keep,
    /// They are named in the note of the concept
    Comment,
    /// They are left out
    Omit,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum More {
    /// They stay with their term
    Keep,
    /// They become terms of their own
    Terms,
    /// They are left out
    Omit,
}

fn statuses() -> impl TypedValueParser<Value = TermStatus> {
    let names = TermStatus::ALL.iter().map(|status| status.name());
    PossibleValuesParser::new(names).try_map(|name| TermStatus::from_name(&name).ok_or("no such status"))
}

/// Converts. Finding something lost, or wrong in what is read, is finding issues.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    arguments.refuse_harm()?;
    let to = arguments.format_of_output()?;
    let languages = arguments.from.clone().zip(arguments.to.clone());
    let options = ReadOptions { languages: languages.clone(), ..ReadOptions::default() };
    let (from, options) = arguments.how.of(&arguments.input, arguments.from_format.as_deref(), options)?;
    let read = exchange::read(&arguments.input, from, &options, &arguments.glossaries)?;
    if read.is_unreadable() {
        input::report(&name(&arguments.input), &read.problems);
        return Ok(Found::Unreadable);
    }
    let mut found = read.file.clone();
    let others = arguments.keep_found(&mut found, read.languages.as_ref())?;
    let (file, mut left_out) = arguments.selection().of(&found, Words::default());
    left_out.concepts += others;
    let options = WriteOptions { languages: languages.or(read.languages.clone()), time: clock::now() };
    let (bytes, losses) = files::glossary_bytes(to, &file, &options, &arguments.output)?;
    if exchange::is_standard(&arguments.output) {
        out.write_all(&bytes)?;
    } else {
        write_atomically(&arguments.output, &bytes)?;
    }
    let report = Report { read: &read, to, concepts: file.concepts.len(), left_out, losses: &losses };
    report.tell(arguments, out)?;
    let nothing = losses.is_empty() && read.problems.is_empty();
    Ok(if nothing { Found::Nothing } else { Found::Issues })
}

impl Arguments {
    fn format_of_output(&self) -> anyhow::Result<&'static Format> {
        if let Some(format) = exchange::format(self.to_format.as_deref()) {
            return Ok(format);
        }
        if exchange::is_standard(&self.output) {
            bail!("standard output has no name that tells a format; name one with --to-format");
        }
        let name = self.output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let known = || glossaries::endings(true).join(", ");
        glossaries::for_writing(&name).with_context(|| {
            format!("{}: not in a format that Tarjuman writes ({})", self.output.display(), known())
        })
    }

    /// Refuses what would overwrite something, or mix two outputs.
    fn refuse_harm(&self) -> anyhow::Result<()> {
        if exchange::is_standard(&self.input) && self.found_in.iter().any(|text| text == "-") {
            bail!("standard input cannot be both the glossary and a text");
        }
        let report = self.report.as_ref().and_then(Option::as_ref);
        if exchange::is_standard(&self.output) && self.json && report.is_none() {
            bail!("the glossary and its report would both go to standard output; use --report=FILE");
        }
        let is_same = |one: &Path, other: &Path| {
            one == other
                || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
        };
        if let Some(report) = report
            && [&self.input, &self.output].into_iter().any(|path| is_same(path, report))
        {
            bail!("{}: the report would overwrite the glossary; name another file", report.display());
        }
        for path in [&self.output].into_iter().chain(report) {
            if exchange::is_project(path) {
                return Err(files::FileError::OverProject(path.clone()).into());
            }
            if path.is_file() && !self.force && !exchange::is_standard(path) {
                return Err(StoreError::Exists { path: path.clone() }).context("--force overwrites it");
            }
        }
        Ok(())
    }

    /// Keeps the concepts that stand in the texts that were named, and tells how many
    /// others there were.
    fn keep_found(
        &self,
        file: &mut GlossaryFile,
        known: Option<&(Language, Language)>,
    ) -> anyhow::Result<usize> {
        if self.found_in.is_empty() {
            return Ok(0);
        }
        let named = self.from.as_ref().or(known.map(|(from, _)| from)).cloned();
        let first = || glossaries::languages(&file.concepts).first().map(|first| (*first).clone());
        let language = named.or_else(first).context("the glossary has no term in any language")?;
        let mut texts = Vec::new();
        for text in &self.found_in {
            texts.extend(bilingual::sources(text, Some(&language))?);
        }
        let texts = texts.iter().map(String::as_str);
        match app::exchange::keep_found(file, &language, texts, || Ok::<(), Infallible>(())) {
            Ok(others) => Ok(others),
            Err(never) => match never {},
        }
    }

    fn selection(&self) -> Selection {
        let spellings = |more| match more {
            More::Keep => Spellings::Kept,
            More::Terms => Spellings::AsTerms,
            More::Omit => Spellings::LeftOut,
        };
        Selection {
            languages: self.languages.clone(),
            statuses: self.statuses.clone(),
            domains: self.domains.clone(),
            avoided: match self.forbidden {
                Forbidden::Keep => Avoided::Kept,
                Forbidden::Comment => Avoided::InNotes,
                Forbidden::Omit => Avoided::LeftOut,
            },
            variants: spellings(self.variants),
            forms: spellings(self.forms),
            sort: self.sort.clone(),
        }
    }
}

/// What there is to tell of a conversion.
struct Report<'a> {
    read: &'a Input,
    to: &'static Format,
    concepts: usize,
    left_out: LeftOut,
    losses: &'a [Loss],
}

impl Report<'_> {
    fn tell(&self, arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
        let file = arguments.report.as_ref().and_then(Option::as_deref);
        if arguments.json {
            let json = serde_json::to_string_pretty(&self.shown(arguments))? + "\n";
            match file {
                Some(file) => write_atomically(file, json.as_bytes())?,
                None => return Ok(out.write_all(json.as_bytes())?),
            }
        } else if let Some(file) = file {
            let text: String = self.lines(true).iter().map(|line| format!("{line}\n")).collect();
            write_atomically(file, text.as_bytes())?;
        }
        input::report(&name(&arguments.input), &self.read.problems);
        for line in self.lines(arguments.report.is_some() && file.is_none()) {
            eprintln!("tarjuman: {line}");
        }
        Ok(())
    }

    /// The report for people, a line each; with `places`, where something is lost too.
    fn lines(&self, places: bool) -> Vec<String> {
        let plain = Plain::new();
        let mut lines = Vec::new();
        for phrase in phrases::left_out(&self.left_out) {
            lines.push(format!("as asked: {}", plain.say(phrase)));
        }
        for loss in self.losses {
            lines.push(format!("not held by {}: {}", self.to.id, plain.say(loss)));
            for place in loss.first.iter().filter(|_| places) {
                let parts = [&*place.concept.0, &*place.term, &*place.value];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                if !parts.is_empty() {
                    lines.push(format!("    {}", parts.join("\t")));
                }
            }
            if places && loss.count > loss.first.len() {
                lines.push("    …".to_owned());
            }
        }
        lines
    }

    fn shown(&self, arguments: &Arguments) -> ShownReport<'_> {
        let plain = Plain::new();
        ShownReport {
            input: ShownInput {
                file: name(&arguments.input),
                format: self.read.format,
                concepts: self.read.file.concepts.len(),
                problem_count: phrases::count(&self.read.problems),
                problems: exchange::shown(&self.read.problems),
            },
            output: ShownOutput {
                file: name(&arguments.output),
                format: self.to.id,
                concepts: self.concepts,
            },
            left_out: self.left_out,
            losses: self.losses.iter().map(|loss| shown_loss(loss, &plain)).collect(),
        }
    }
}

fn name(path: &Path) -> String {
    if exchange::is_standard(path) { "-".to_owned() } else { path.display().to_string() }
}

/// The JSON output; `docs/command-line.md` describes it.
#[derive(Serialize)]
struct ShownReport<'a> {
    input: ShownInput,
    output: ShownOutput,
    left_out: LeftOut,
    losses: Vec<ShownLoss<'a>>,
}

#[derive(Serialize)]
struct ShownInput {
    file: String,
    format: &'static str,
    concepts: usize,
    problem_count: usize,
    problems: Vec<ShownProblem>,
}

#[derive(Serialize)]
struct ShownOutput {
    file: String,
    format: &'static str,
    concepts: usize,
}

#[derive(Serialize)]
struct ShownLoss<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    count: usize,
    message: String,
    first: Vec<ShownPlace<'a>>,
}

#[derive(Serialize)]
struct ShownPlace<'a> {
    concept: &'a str,
    term: &'a str,
    value: &'a str,
}

fn shown_loss<'a>(loss: &'a Loss, plain: &Plain) -> ShownLoss<'a> {
    let places = loss.first.iter().map(|place| ShownPlace {
        concept: &place.concept.0,
        term: &place.term,
        value: &place.value,
    });
    let mut shown = ShownLoss {
        kind: "",
        level: None,
        what: None,
        name: None,
        limit: None,
        count: loss.count,
        message: plain.say(loss),
        first: places.collect(),
    };
    match &loss.kind {
        LossKind::Fact { level, what, name } => {
            shown.kind = "fact";
            (shown.level, shown.what) = (Some(level.name()), Some(what.name()));
            shown.name = Some(name.as_str()).filter(|name| !name.is_empty());
        }
        LossKind::Head(part) => {
            shown.kind = "head";
            shown.what = Some(match part {
                HeadPart::Name => "name",
                HeadPart::Licence => "licence",
                HeadPart::Origin => "origin",
                HeadPart::Comments => "comments",
                HeadPart::Fields => "fields",
            });
        }
        LossKind::Ids => shown.kind = "ids",
        LossKind::Concepts => shown.kind = "concepts",
        LossKind::Grouping => shown.kind = "grouping",
        LossKind::Duplicates => shown.kind = "duplicates",
        LossKind::TooLong(limit) => (shown.kind, shown.limit) = ("too_long", Some(*limit)),
        LossKind::TooMany(limit) => (shown.kind, shown.limit) = ("too_many", Some(*limit)),
    }
    shown
}
