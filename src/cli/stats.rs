//! `tarjuman stats`: how much work a project is, and how much of it is done.

use super::{Found, Outcome};
use crate::app::counts::{Counts, words};
use crate::model::{Document, Segment, SegmentState};
use crate::store::{Access, ProjectFile};
use clap::Args;
use serde::Serialize;
use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;

/// What `stats` is told.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project, which a window may have open meanwhile
    project: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Segments with their source words.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Amount {
    segments: usize,
    words: usize,
}

/// What is told of a document, or of the whole project.
#[derive(Debug, Serialize)]
struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    total: Amount,
    initial: Amount,
    translated: Amount,
    reviewed: Amount,
    #[serde(rename = "final")]
    closed: Amount,
    /// Segments whose source stood earlier in the project.
    repetitions: Amount,
}

#[derive(Debug, Serialize)]
struct Report {
    documents: Vec<Row>,
    total: Row,
}

/// Prints the counts.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    let (_, opened) = ProjectFile::open(&arguments.project, Access::Read)?;
    let report = report(opened.project.documents());
    if arguments.json {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        print(&report, out)?;
    }
    Ok(Found::Nothing)
}

fn report(documents: &[Document]) -> Report {
    let mut met = HashSet::new();
    let mut all = Amount::default();
    let mut rows = Vec::new();
    for document in documents {
        let mut repetitions = Amount::default();
        for segment in &document.segments {
            if !met.insert(segment.source.as_str()) {
                repetitions.segments += 1;
                repetitions.words += words(&segment.source);
            }
        }
        all.segments += repetitions.segments;
        all.words += repetitions.words;
        rows.push(row(Some(document.name.clone()), &document.segments, repetitions));
    }
    let segments = documents.iter().flat_map(|document| &document.segments);
    Report { documents: rows, total: row(None, segments, all) }
}

fn row<'a>(
    document: Option<String>,
    segments: impl IntoIterator<Item = &'a Segment>,
    repetitions: Amount,
) -> Row {
    let counts = Counts::of(segments);
    let amount = |state| Amount { segments: counts.segments(state), words: counts.words(state) };
    Row {
        document,
        total: Amount { segments: counts.all_segments(), words: counts.all_words() },
        initial: amount(SegmentState::Initial),
        translated: amount(SegmentState::Translated),
        reviewed: amount(SegmentState::Reviewed),
        closed: amount(SegmentState::Final),
        repetitions,
    }
}

fn print(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    for row in report.documents.iter().chain([&report.total]) {
        let name = row.document.as_deref().unwrap_or("all documents");
        writeln!(out, "{name}")?;
        for (label, amount) in [
            ("segments and words", row.total),
            ("initial", row.initial),
            ("translated", row.translated),
            ("reviewed", row.reviewed),
            ("final", row.closed),
            ("repetitions", row.repetitions),
        ] {
            writeln!(out, "  {label:<20}{:>9}{:>10}", amount.segments, amount.words)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, SegmentId};
    use uuid::Uuid;

    #[test]
    fn repetitions_count_across_documents_and_states_add_up() {
        let document = |number: u128, sources: &[&str]| {
            let segments = sources.iter().enumerate().map(|(index, source)| {
                Segment::new(SegmentId(Uuid::from_u128(number * 100 + index as u128)), 0, "", *source)
            });
            Document {
                id: DocumentId(Uuid::from_u128(number)),
                name: format!("{number}.txt"),
                origin: String::new(),
                format: "txt".to_owned(),
                skeleton: Vec::new().into(),
                segments: segments.collect(),
            }
        };
        let mut documents = [document(1, &["واحد اثنان", "ثلاثة", "ثلاثة"]), document(2, &["واحد اثنان"])];
        documents[0].segments[0].state = SegmentState::Reviewed;
        let report = report(&documents);
        let amount = |amount: Amount| (amount.segments, amount.words);
        assert_eq!(amount(report.total.total), (4, 6));
        assert_eq!(amount(report.total.reviewed), (1, 2));
        assert_eq!(amount(report.total.repetitions), (2, 3));
        assert_eq!(amount(report.documents[0].repetitions), (1, 1));
        assert_eq!(amount(report.documents[1].repetitions), (1, 2));
    }
}
