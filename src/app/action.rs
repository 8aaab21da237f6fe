//! What the window asks for that needs more than a command's name.

use super::command::Command;
use super::concepts::{BulkChange, Column, ConceptFilter, ConceptKey};
use super::exchange::GlossaryExport;
use super::import::{ImportChange, ImportSource};
use super::keymap::KeyChange;
use super::new_names::NewName;
use super::rows::Filter;
use super::search::Query;
use super::session::Scope;
use crate::formats::glossaries::table::Mapping;
use crate::model::{Concept, ConceptId, GlossaryId, SegmentId, Side};
use crate::text::romanise::System;
use std::path::PathBuf;

/// Something a panel or dialog asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Run a command.
    Run(Command),
    /// Put a segment into the editor, with the caret at this byte of its target.
    Activate {
        /// The segment.
        segment: SegmentId,
        /// The byte, or `None` for the end.
        caret: Option<usize>,
    },
    /// Take in what a target has become by typing.
    Type {
        /// The segment.
        segment: SegmentId,
        /// Its target.
        target: String,
    },
    /// Show the document of this index.
    ShowDocument(usize),
    /// Filter the list.
    SetFilter(Filter),
    /// Go to the segment of this index in the document.
    GoToIndex(usize),
    /// Search for something.
    Find(Query, Side),
    /// Go to the next find, or the previous one.
    GoToHit {
        /// Whether forward.
        forward: bool,
    },
    /// Replace what the search finds, in one segment or everywhere.
    ReplaceFound {
        /// The replacement.
        with: String,
        /// Where.
        scope: Scope,
    },
    /// Give a segment a target that it had before.
    Restore {
        /// The segment.
        segment: SegmentId,
        /// The target.
        target: String,
    },
    /// Insert a rendering into the active target.
    InsertRendering(String),
    /// Add or change a concept.
    PutConcept {
        /// The glossary it belongs to.
        glossary: GlossaryId,
        /// The concept.
        concept: Box<Concept>,
    },
    /// Take a concept out of its glossary.
    RemoveConcept {
        /// The glossary it belongs to.
        glossary: GlossaryId,
        /// The concept.
        concept: ConceptId,
    },
    /// Open the term dialog over a concept.
    ChangeTerm {
        /// The glossary it belongs to.
        glossary: GlossaryId,
        /// The concept.
        concept: ConceptId,
    },
    /// Show the segments.
    ShowSegments,
    /// Filter the table of concepts.
    FilterConcepts(ConceptFilter),
    /// Sort the table of concepts by a column, or the other way round, or no more.
    SortConcepts(Column),
    /// Select the concept at this place of the table.
    SelectConcept(usize),
    /// Select this concept in the table.
    GoToConcept(ConceptKey),
    /// Mark the concept at this place of the table, or no longer.
    MarkConcept(usize),
    /// Mark the concepts from the cursor to this place of the table.
    MarkConceptsTo(usize),
    /// Take all marks away.
    UnmarkConcepts,
    /// Change the concepts that are marked, or the selected one.
    ChangeConcepts(BulkChange),
    /// Propose these names, as this system writes them.
    ProposeNames(Vec<NewName>, System),
    /// Prefer a rendering of a concept in this project.
    PreferRendering {
        /// The concept.
        concept: ConceptKey,
        /// The rendering as its glossary cites it.
        rendering: String,
    },
    /// Take this concept into the selected one.
    MergeWith(ConceptKey),
    /// Switch a glossary on or off, or move it to another rank.
    SetGlossaryUse {
        /// The glossary.
        glossary: GlossaryId,
        /// Whether its terms are looked up.
        enabled: bool,
        /// Its rank.
        rank: usize,
    },
    /// Let the terms of a glossary be changed, or keep them as they are.
    SetGlossaryWritable {
        /// The glossary.
        glossary: GlossaryId,
        /// Whether its terms may be changed.
        writable: bool,
    },
    /// Take a glossary out of the project.
    RemoveGlossary(GlossaryId),
    /// Use the glossary of this name that ships with the program.
    UseBundled(&'static str),
    /// Add glossary files to the project.
    AddGlossaries(Vec<PathBuf>),
    /// Open a project file.
    OpenProject(PathBuf),
    /// Bring what can be read of a damaged project into a new one.
    Rescue(PathBuf),
    /// Save a copy of the project under this name.
    SaveCopy(PathBuf),
    /// Start a project.
    NewProject(super::files::NewProject),
    /// Add documents to the project.
    AddDocuments(Vec<PathBuf>),
    /// Write the translated document to a file.
    Export(PathBuf),
    /// Write the translations of all documents into a folder.
    ExportAll(PathBuf),
    /// Say what an export of a glossary would write, and what it would lose.
    AskForReport(Box<GlossaryExport>),
    /// Write a glossary to a file.
    ExportGlossary(Box<GlossaryExport>, PathBuf),
    /// Say what a file is that is to be taken into a glossary.
    LookAt(Box<ImportSource>),
    /// Read a file and compare it with the glossary it is to be taken into, or with
    /// nothing for a new one. How its table is read is kept once it is taken in, where
    /// that is wished.
    Compare(Box<ImportSource>, Option<GlossaryId>, Option<Box<Mapping>>),
    /// Decide about the file that is looked through.
    ChangeImport(ImportChange),
    /// Take it in as it was decided.
    ApplyImport,
    /// Take nothing of it.
    CancelImport,
    /// Look it through another time.
    LeaveImport,
    /// Go on looking it through.
    ResumeImport,
    /// Keep how tables are read under this name no more.
    ForgetPreset(String),
    /// Give the project these segmentation rules, or the bundled ones.
    SetSegmentation(Option<String>),
    /// Say which fields of knowledge the project is about.
    SetDomains(String),
    /// Change the settings.
    SetSettings(Box<crate::settings::Settings>),
    /// Change the keys.
    ChangeKeys(KeyChange),
    /// Cancel what is being done in the background.
    CancelWork,
    /// Ask for glossary files to be added.
    AskForGlossaries,
    /// Say that this many line separators of a paste became spaces.
    PasteReplaced(usize),
    /// Try again to write what could not be written.
    Retry,
}
