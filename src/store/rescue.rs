//! What can be read of a damaged project file, brought into a new one.
//!
//! SQLite refuses what hangs together with a damaged page. Here the pages are
//! read one by one ([`pages`]), their rows taken out ([`record`], [`tree`]) and
//! told by their shape ([`rows`], [`found`]); the journal, which has seen every
//! edit, says what the tables cannot ([`past`]); and a project is put together
//! of it all ([`rebuild`]). The damaged file and its log are only ever read.
//!
//! Sums (`store::sum`) tell a text that changed on the disk from one that was
//! written. Rows without them, which the first version of the file wrote, are
//! taken as they are.

mod found;
mod pages;
mod past;
mod rebuild;
mod record;
mod rows;
mod tree;

use super::error::StoreError;
use super::journal::{self, Entry, EntryKind};
use super::lock::Lock;
use super::new_file::NewFile;
use super::schema::MIGRATIONS;
use super::view::ViewState;
use super::write;
use crate::model::{Document, Edit, Glossary, Language, Project, ProjectId, Setting};
use found::{Found, Halt};
use pages::Pages;
use past::Past;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was read of a damaged project, before it is a project again. What is
/// missing is for the caller to make good, who knows formats and the user.
#[derive(Debug)]
pub struct Salvage {
    /// The id of the project, where it could be read.
    pub project: Option<ProjectId>,
    /// The languages it is translated from and into, where they could be read.
    pub languages: Option<(Language, Language)>,
    /// Its documents in order.
    pub documents: Vec<SalvagedDocument>,
    /// Its glossaries, highest rank first.
    pub glossaries: Vec<Glossary>,
    /// Its settings.
    pub settings: BTreeMap<Setting, String>,
}

/// What was read of a document.
#[derive(Debug)]
pub struct SalvagedDocument {
    /// The document. Its name and format are empty where they could not be read.
    pub document: Document,
    /// Its skeleton could be read; else there is none.
    pub has_skeleton: bool,
}

/// What a rescue brought into the new file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescueReport {
    /// Documents.
    pub documents: usize,
    /// Segments.
    pub segments: usize,
    /// Of these, those with a translation.
    pub translations: usize,
    /// Glossaries.
    pub glossaries: usize,
    /// Concepts in all glossaries.
    pub concepts: usize,
    /// Segments that are known to have been there and could not be brought back.
    pub lost_segments: usize,
    /// Segments whose translation was brought back, and whose source was not.
    pub lost_sources: usize,
    /// Segments whose source was brought back, and whose translation, if they
    /// had one, was not.
    pub lost_targets: usize,
    /// Segments that may have changed after what was brought back of them; none
    /// of them is confirmed any more.
    pub unsure: usize,
    /// Concepts that are known to have been there and could not be brought back.
    pub lost_concepts: usize,
    /// Nothing is left that tells how many segments there were, so that more may
    /// be missing than are known to be.
    pub may_lack_more: bool,
    /// Something of the write-ahead log cannot be read, so that the last changes
    /// before the damage may be missing.
    pub log_damaged: bool,
    /// How much of the history there is.
    pub history: History,
}

/// How much of a project's history a rescue brought back. None of it can be
/// undone any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// Every entry.
    Whole,
    /// All but some entries.
    Partly {
        /// How many are known to be missing.
        missing: u64,
    },
    /// Nothing, or there was none.
    None,
}

/// Why nothing was rescued.
#[derive(Debug, thiserror::Error)]
pub enum RescueError {
    /// The damaged file cannot be opened, or the new one not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is nothing of a project in the file.
    #[error("{}: nothing of a Tarjuman project can be read in this file", .0.display())]
    Nothing(PathBuf),
    /// Nobody wants it any more.
    #[error("cancelled")]
    Cancelled,
}

impl RescueReport {
    /// Whether nothing is known to be missing.
    pub fn is_whole(&self) -> bool {
        [self.lost_segments, self.lost_sources, self.lost_targets, self.unsure, self.lost_concepts] == [0; 5]
            && !self.may_lack_more
            && !self.log_damaged
            && !matches!(self.history, History::Partly { .. })
    }
}

/// Makes a new project file of all that can be read in a damaged one, or in its
/// write-ahead log. `complete` makes a project of what was read. `go_on` is told
/// how many pages of how many are done, and asked whether to go on.
///
/// The damaged file is not changed. The new file is complete and closed, or not
/// there.
///
/// # Errors
/// `Nothing` where there is nothing of a project; `Cancelled`; else why the old
/// file cannot be read (among them `Locked`, where it is in use, and `Newer`) or
/// the new one not be written (`Exists`, where there is something of this name).
pub fn rescue(
    damaged: &Path,
    new: &Path,
    complete: impl FnOnce(Salvage) -> Project,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<RescueReport, RescueError> {
    let metadata = std::fs::metadata(damaged).map_err(|error| StoreError::from_io(damaged, &error))?;
    if !metadata.is_file() {
        return Err(RescueError::Nothing(damaged.to_owned()));
    }
    // Nobody writes into a folder where no lock can be laid.
    let _lock = match Lock::take(damaged) {
        Err(locked @ StoreError::Locked { .. }) => return Err(locked.into()),
        lock => lock.ok(),
    };
    let pages = Pages::open(damaged).map_err(|error| StoreError::from_io(damaged, &error))?;
    let supported = MIGRATIONS.len() as i64;
    if let Some(version) = pages.version().filter(|&version| version > supported) {
        return Err(StoreError::Newer { path: damaged.to_owned(), version, supported }.into());
    }
    let file = NewFile::begin(new)?;
    let sql = |error| StoreError::from_sql(new, error);
    let found = Found::read(&pages, file.connection(), go_on).map_err(|halt| match halt {
        Halt::Stopped => RescueError::Cancelled,
        Halt::Sql(error) => sql(error).into(),
    })?;
    let past = if found.has_whole_tables() {
        Past::default()
    } else {
        past(file.connection(), &found).map_err(sql)?
    };
    if found.is_empty() && past.is_empty() {
        return Err(RescueError::Nothing(damaged.to_owned()));
    }
    let history = history(file.connection(), &found).map_err(sql)?;
    let view = found.view.clone();
    let may_lack_more = !found.knows_all_segments();
    let (salvage, lost) = rebuild::rebuild(found, &past);
    let project = complete(salvage);
    fill(file.connection(), &project, view).map_err(sql)?;
    drop(file.finish()?);
    Ok(RescueReport {
        documents: project.documents().len(),
        segments: project.segments().count(),
        translations: project.segments().filter(|segment| !segment.target.is_empty()).count(),
        glossaries: project.glossaries().len(),
        concepts: project.glossaries().iter().map(|glossary| glossary.concepts.len()).sum(),
        lost_segments: lost.segments,
        lost_sources: lost.sources,
        lost_targets: lost.targets,
        unsure: lost.unsure,
        lost_concepts: lost.concepts,
        may_lack_more,
        log_damaged: pages.log_damaged(),
        history,
    })
}

/// The last word of the journal that is in the new file.
fn past(connection: &Connection, found: &Found) -> rusqlite::Result<Past> {
    let mut past = Past::default();
    let mut statement = connection.prepare("SELECT seq, edit FROM journal ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        past.record(row.get(0)?, journal::from_json(row.get_ref(1)?.as_str()?)?);
    }
    past.end(found.knows_last_entry().then_some(found.last_entry));
    Ok(past)
}

/// How much of the journal is in the new file.
fn history(connection: &Connection, found: &Found) -> rusqlite::Result<History> {
    let there: i64 = connection.query_row("SELECT count(*) FROM journal", [], |row| row.get(0))?;
    // Entries are numbered without a gap.
    let missing = found.last_entry.saturating_sub(there).max(0) as u64;
    Ok(match (there, missing) {
        (0, _) => History::None,
        (_, 0) if found.knows_last_entry() => History::Whole,
        (_, missing) => History::Partly { missing },
    })
}

/// Writes the project, and a mark that ends what can be undone.
fn fill(connection: &Connection, project: &Project, view: Option<ViewState>) -> rusqlite::Result<()> {
    write::project(connection, project)?;
    let last = |column: &str| {
        connection.query_row(&format!("SELECT coalesce(max({column}), 0) FROM journal"), [], |row| {
            row.get::<_, i64>(0)
        })
    };
    let time = connection
        .query_row("SELECT time FROM journal ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .optional()?;
    let mark = Entry {
        kind: EntryKind::Rescue,
        step: last("step")?.saturating_add(1) as u64,
        author: String::new(),
        time: time.unwrap_or(0),
        label: "rescue".to_owned(),
        edit: Edit::Batch(Vec::new()).into(),
        inverse: Edit::Batch(Vec::new()).into(),
    };
    journal::append(connection, &mark)?;
    view.map_or(Ok(()), |view| super::view::put(connection, &view))
}
