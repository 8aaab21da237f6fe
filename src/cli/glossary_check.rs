//! `tarjuman glossary check`: whether translations render terms as glossaries say.

mod shown;

use super::bilingual::{self, Bilingual};
use super::{Found, Outcome, input};
use crate::formats::Problem;
use crate::formats::bilingual::{Pair, ReadOptions};
use crate::formats::glossaries::languages;
use crate::model::{Glossary, Language};
use crate::qa::{Check, Terminology, Texts};
use anyhow::{Context, bail};
use shown::Shown;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A glossary file, or the bare name of one that ships with the program; the
    /// first named has the highest rank. Those of a project are used without being named
    #[arg(long = "glossary", value_name = "G")]
    glossaries: Vec<PathBuf>,

    /// The language translated from [default: what the file says, or the first that the
    /// glossaries have]
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    from: Option<Language>,

    /// The language translated into [default: what the file says, or the next that the
    /// glossaries have]
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language)]
    to: Option<Language>,

    /// The format of the file, where its name and content do not tell
    #[arg(long, value_name = "FORMAT", value_parser = bilingual::formats())]
    format: Option<String>,

    /// Give JSON
    #[arg(long)]
    json: bool,

    /// A bilingual file (XLIFF, TMX, PO, or a table of two columns), a project, or `-`
    /// for standard input
    #[arg(value_name = "BILINGUAL")]
    input: PathBuf,
}

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let bilingual = Bilingual::open(&arguments.input, arguments.format.as_deref())?;
    let mut glossaries = input::glossaries(&arguments.glossaries)?;
    glossaries.extend(bilingual.glossaries());
    if glossaries.is_empty() {
        bail!("no glossary to check by; name one with --glossary");
    }
    let name = bilingual.name();
    let mut run = Run::new(&glossaries, Shown::new(&name, arguments.json, out));
    let options = ReadOptions { from: arguments.from.clone(), to: arguments.to.clone() };
    let mut failed = None;
    let (count, problems) = bilingual.pairs(&options, &mut |pair| {
        if failed.is_none() {
            failed = run.pair(&pair).err();
        }
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    input::report(&name, &problems);
    if count == 0 && !problems.is_empty() {
        bail!("{name}: no text with a translation could be read");
    }
    let issues = run.finish(&problems)?;
    Ok(if issues == 0 && problems.is_empty() { Found::Nothing } else { Found::Issues })
}

/// What became of the pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    segments: usize,
    checked: usize,
    untranslated: usize,
    locked: usize,
    other_languages: usize,
    issues: usize,
}

/// The languages of the glossaries that serve one of a file, by their numbers.
type Served = Vec<usize>;

/// A file that is checked.
struct Run<'a> {
    glossaries: &'a [Glossary],
    /// The languages that they have, in the order in which they come up.
    known: Vec<&'a Language>,
    /// The check for each pair of languages; `None` where the glossaries lack one.
    checks: HashMap<(Served, Served), Option<Terminology<'a>>>,
    counts: Counts,
    shown: Shown<'a>,
}

impl<'a> Run<'a> {
    fn new(glossaries: &'a [Glossary], shown: Shown<'a>) -> Self {
        let concepts = glossaries.iter().filter(|glossary| glossary.enabled);
        let known = languages(concepts.flat_map(|glossary| &glossary.concepts));
        Self { glossaries, known, checks: HashMap::new(), counts: Counts::default(), shown }
    }

    fn pair(&mut self, pair: &Pair) -> anyhow::Result<()> {
        self.counts.segments += 1;
        if pair.locked {
            self.counts.locked += 1;
            return Ok(());
        }
        if pair.target.trim().is_empty() {
            self.counts.untranslated += 1;
            return Ok(());
        }
        let (from, to) = self.languages(pair)?;
        let key = (self.serving(&from), self.serving(&to));
        let glossaries = self.glossaries;
        let is_new = !self.checks.contains_key(&key);
        let check = self.checks.entry(key).or_insert_with_key(|(served_from, served_to)| {
            let of_use = !served_from.is_empty() && !served_to.is_empty();
            of_use.then(|| Terminology::new(glossaries, from.clone(), to.clone()))
        });
        let Some(check) = check else {
            if is_new {
                eprintln!("tarjuman: no glossary has terms in both {from} and {to}; these are not checked");
            }
            self.counts.other_languages += 1;
            return Ok(());
        };
        self.counts.checked += 1;
        for issue in check.check(Texts { source: &pair.source, target: &pair.target }) {
            self.counts.issues += 1;
            self.shown.issue(&issue, pair, check, (&from, &to))?;
        }
        Ok(())
    }

    /// The languages of a pair: what is not known of it, as the glossaries have it.
    fn languages(&self, pair: &Pair) -> anyhow::Result<(Language, Language)> {
        let other = |taken: Option<&Language>| {
            let mut known = self.known.iter();
            known.find(|known| taken.is_none_or(|taken| known.primary() != taken.primary()))
        };
        let from = pair.from.as_ref().or_else(|| other(pair.to.as_ref()).copied());
        let to = pair.to.as_ref().or_else(|| other(from).copied());
        let pair = from.cloned().zip(to.cloned());
        pair.context("the languages are not stated; name them with --from and --to")
    }

    /// The languages of the glossaries that serve this one.
    fn serving(&self, language: &Language) -> Served {
        let serves = self.known.iter().enumerate().filter(|(_, known)| known.matches(language));
        serves.map(|(number, _)| number).collect()
    }

    /// Ends the output; gives how many issues there were.
    fn finish(self, problems: &[Problem]) -> io::Result<usize> {
        let Counts { segments, checked, untranslated, issues, .. } = self.counts;
        eprintln!(
            "tarjuman: issues: {issues}; segments checked: {checked} of {segments}; untranslated: {untranslated}"
        );
        self.shown.finish(&self.counts, problems)?;
        Ok(issues)
    }
}
