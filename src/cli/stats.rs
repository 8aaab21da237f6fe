//! `tarjuman stats`: how much work a project is, and how much of it is done.

use super::{Found, Outcome};
use crate::model::{Counts, Document, SegmentState, words};
use crate::store::{Access, ProjectFile};
use clap::Args;
use serde::Serialize;
use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

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
    let (mut rows, mut total) = (Vec::new(), Vec::new());
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
        let counts = Counts::of(document.segments.iter().map(Arc::as_ref));
        rows.push(row(Some(document.name.clone()), counts, repetitions));
        total.push(counts);
    }
    Report { documents: rows, total: row(None, total.into_iter().sum(), all) }
}

fn row(document: Option<String>, counts: Counts, repetitions: Amount) -> Row {
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
    use crate::model::{DocumentId, Segment, SegmentId};
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
                segments: segments.map(Arc::new).collect(),
            }
        };
        let mut documents = [document(1, &["واحد اثنان", "ثلاثة", "ثلاثة"]), document(2, &["واحد اثنان"])];
        Arc::make_mut(&mut documents[0].segments[0]).state = SegmentState::Reviewed;
        let report = report(&documents);
        let amount = |amount: Amount| (amount.segments, amount.words);
        assert_eq!(amount(report.total.total), (4, 6));
        assert_eq!(amount(report.total.reviewed), (1, 2));
        assert_eq!(amount(report.total.repetitions), (2, 3));
        assert_eq!(amount(report.documents[0].repetitions), (1, 1));
        assert_eq!(amount(report.documents[1].repetitions), (1, 2));
    }
}
