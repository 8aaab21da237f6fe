//! `tarjuman rescue`: what can be read of a damaged project, in a new one.

use super::{Found, Outcome};
use crate::app::rescue::{self, Rescued};
use crate::model::Language;
use crate::store::History;
use clap::Args;
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// What `rescue` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The damaged project, which is not changed
    damaged: PathBuf,
    /// The project file to create
    #[arg(short, long, value_name = "NEW")]
    output: PathBuf,
    /// The language translated from, should the file not tell any more
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language, requires = "to")]
    from: Option<Language>,
    /// The language translated into, should the file not tell any more
    #[arg(long, value_name = "LANGUAGE", value_parser = super::language, requires = "from")]
    to: Option<Language>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What is told of a rescue.
#[derive(Debug, Serialize)]
struct Report<'a> {
    documents: usize,
    segments: usize,
    translations: usize,
    glossaries: usize,
    concepts: usize,
    lost_segments: usize,
    lost_sources: usize,
    lost_translations: usize,
    lost_concepts: usize,
    unsure_segments: usize,
    more_may_be_lost: bool,
    last_changes_may_be_lost: bool,
    history: &'static str,
    lost_changes: u64,
    rebuilt_documents: &'a [String],
    guessed_languages: Option<[String; 2]>,
}

/// Rescues what can be read. Finding something missing is finding an issue.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let languages = arguments.from.clone().zip(arguments.to.clone());
    let shows_progress = std::io::stderr().is_terminal();
    let mut go_on = |done: u64, total: u64| {
        if shows_progress {
            eprint!("\r{} %", 100 * done / total.max(1));
        }
        true
    };
    let rescued = rescue::rescue(&arguments.damaged, &arguments.output, languages, &mut go_on);
    if shows_progress {
        eprint!("\r     \r");
    }
    let rescued = rescued?;
    let report = report(&rescued);
    if arguments.json {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        print(&report, out)?;
    }
    Ok(if rescued.is_whole() { Found::Nothing } else { Found::Issues })
}

fn report(rescued: &Rescued) -> Report<'_> {
    let Rescued { report, rebuilt, guessed, .. } = rescued;
    let (history, lost_changes) = match report.history {
        History::Whole => ("whole", 0),
        History::Partly { missing } => ("partly", missing),
        History::None => ("none", 0),
    };
    Report {
        documents: report.documents,
        segments: report.segments,
        translations: report.translations,
        glossaries: report.glossaries,
        concepts: report.concepts,
        lost_segments: report.lost_segments,
        lost_sources: report.lost_sources,
        lost_translations: report.lost_targets,
        lost_concepts: report.lost_concepts,
        unsure_segments: report.unsure,
        more_may_be_lost: report.may_lack_more,
        last_changes_may_be_lost: report.log_damaged,
        history,
        lost_changes,
        rebuilt_documents: rebuilt,
        guessed_languages: guessed.as_ref().map(|(from, to)| [from.to_string(), to.to_string()]),
    }
}

/// A line for each thing: a number and what it counts. What is not the matter is
/// left out of the second half.
fn print(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    for (count, what) in [
        (report.documents, "documents"),
        (report.segments, "segments"),
        (report.translations, "translations"),
        (report.glossaries, "glossaries"),
        (report.concepts, "concepts"),
    ] {
        writeln!(out, "{count}\t{what}")?;
    }
    for (count, what) in [
        (report.lost_segments, "segments lost"),
        (report.lost_sources, "segments without their source"),
        (report.lost_translations, "segments without a translation they may have had"),
        (report.unsure_segments, "segments that may have changed since, no longer confirmed"),
        (report.lost_concepts, "concepts lost"),
        (usize::try_from(report.lost_changes).unwrap_or(usize::MAX), "changes missing in the history"),
        (
            report.rebuilt_documents.len(),
            "documents of which only the segments are left, a line each paragraph",
        ),
        (usize::from(report.more_may_be_lost), "list of segments lost: more of them may be missing"),
        (usize::from(report.last_changes_may_be_lost), "log damaged: the last changes may be missing"),
    ] {
        if count > 0 {
            writeln!(out, "{count}\t{what}")?;
        }
    }
    if let Some([from, to]) = &report.guessed_languages {
        writeln!(out, "2\tlanguages guessed: from {from} to {to}")?;
    }
    Ok(())
}
