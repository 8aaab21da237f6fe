//! Everything that could be read in a damaged file, table by table.

use super::pages::Pages;
use super::past::ConceptName;
use super::rows::{ConceptRow, DocumentRow, EntryRow, Row, SegmentRow, row};
use super::tree::{GoOn, Stopped, Walk};
use crate::model::{DocumentId, Glossary, GlossaryId, Import, Language, ProjectId, SegmentId, Setting};
use crate::store::sum;
use crate::store::view::ViewState;
use crate::store::{journal, schema};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A tree of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tree {
    Schema,
    Project,
    Settings,
    Documents,
    Skeletons,
    Segments,
    SegmentIds,
    SegmentPlaces,
    Glossaries,
    Concepts,
    ConceptIds,
    Imports,
    Journal,
    EntryNumbers,
    View,
    /// One that tells nothing the others do not.
    Other,
}

/// The trees by the names of their tables and indexes, in the order they are read.
const TREES: &[(&str, Tree)] = &[
    ("project", Tree::Project),
    ("settings", Tree::Settings),
    ("documents", Tree::Documents),
    ("skeletons", Tree::Skeletons),
    ("segments", Tree::Segments),
    ("glossaries", Tree::Glossaries),
    ("concepts", Tree::Concepts),
    ("imports", Tree::Imports),
    ("journal", Tree::Journal),
    ("view", Tree::View),
    ("sqlite_autoindex_segments_1", Tree::SegmentIds),
    ("segments_in_order", Tree::SegmentPlaces),
    ("concepts_by_id", Tree::ConceptIds),
    ("journal_steps", Tree::EntryNumbers),
    ("sqlite_autoindex_skeletons_1", Tree::Other),
    ("sqlite_autoindex_imports_1", Tree::Other),
    ("concepts_in_order", Tree::Other),
    ("journal_segments", Tree::Other),
];

/// How many trees, from the first, hold what the others only point to.
const TABLES: usize = 10;

/// What could be read. The entries of the journal are in the new file already.
#[derive(Default)]
pub(super) struct Found {
    pub project: Option<(ProjectId, Language, Language)>,
    pub settings: BTreeMap<Setting, String>,
    pub documents: Vec<DocumentRow>,
    pub skeletons: HashMap<DocumentId, Vec<u8>>,
    pub segments: Vec<SegmentRow>,
    /// Segments in pages that no way leads to any more.
    pub stray_segments: Vec<SegmentRow>,
    /// Such pages hold what was there last, and not what was there before.
    pub strays_are_current: bool,
    pub glossaries: Vec<(i64, Glossary)>,
    pub concepts: Vec<ConceptRow>,
    pub stray_concepts: Vec<ConceptRow>,
    pub imports: HashMap<GlossaryId, Import>,
    pub view: Option<ViewState>,
    /// The ids of segments by the keys of their rows, where these were wanted.
    pub ids: HashMap<i64, SegmentId>,
    /// The document and position of segments by the keys of their rows.
    pub places: HashMap<i64, (DocumentId, i64)>,
    /// The names of concepts, where these were wanted.
    pub concept_names: BTreeSet<ConceptName>,
    /// The highest number of an entry that was read or heard of.
    pub last_entry: i64,
    /// The trees that were sound from root to leaf.
    pub whole: BTreeSet<Tree>,
}

impl Found {
    /// Reads everything; the entries of the journal go into `new` at once, for
    /// there can be very many.
    pub fn read(pages: &Pages, new: &Connection, go_on: GoOn<'_>) -> Result<Self, Halt> {
        let mut found = Self::default();
        let mut roots = usual_roots()?;
        let mut take = Take { found: &mut found, new, failure: None };
        let mut walk = Walk::new(pages, go_on);
        let mut read = BTreeMap::new();
        let all_named = walk.tree(1, &mut |cell| match row(cell) {
            Some(Row::Schema(name, root)) => {
                // A table that is not at its usual place says so here.
                read.insert(name, root);
                true
            }
            other => other.is_some(),
        })?;
        roots.extend(read.clone());
        for (index, (name, tree)) in TREES.iter().enumerate() {
            // With all tables whole, nothing is left to ask of the others.
            if index == TABLES && take.found.has_whole_tables() {
                return Ok(found);
            }
            // Files of older versions lack tables, whose usual places are others' there.
            if all_named && !read.contains_key(*name) {
                take.found.whole.insert(*tree);
                continue;
            }
            let Some(&root) = roots.get(*name) else { continue };
            let whole = walk.tree(root, &mut |cell| take.row(cell, Some(*tree)))?;
            take.failure.take().map_or(Ok(()), Err)?;
            if whole {
                take.found.whole.insert(*tree);
            }
        }
        let only_strays = walk.strays(&mut |cell| {
            take.row(cell, None);
        })?;
        take.failure.take().map_or(Ok(()), Err)?;
        found.strays_are_current = only_strays;
        Ok(found)
    }

    /// Whether a tree was sound from root to leaf.
    pub fn is_whole(&self, tree: Tree) -> bool {
        self.whole.contains(&tree)
    }

    /// Whether the last entry that was read or heard of is the last there was.
    pub fn knows_last_entry(&self) -> bool {
        self.is_whole(Tree::Journal) || self.is_whole(Tree::EntryNumbers)
    }

    /// Whether there is a list of all segments there were.
    pub fn knows_all_segments(&self) -> bool {
        [Tree::Segments, Tree::SegmentIds, Tree::SegmentPlaces].into_iter().any(|tree| self.is_whole(tree))
    }

    /// Whether all tables were sound from root to leaf.
    pub fn has_whole_tables(&self) -> bool {
        TREES[..TABLES].iter().all(|(_, tree)| self.is_whole(*tree))
    }

    /// Whether nothing at all of a project was found, but perhaps of its journal.
    pub fn is_empty(&self) -> bool {
        self.project.is_none()
            && self.documents.is_empty()
            && self.segments.is_empty()
            && self.stray_segments.is_empty()
            && self.glossaries.is_empty()
    }
}

/// Sorts rows into what was found.
struct Take<'a> {
    found: &'a mut Found,
    new: &'a Connection,
    failure: Option<rusqlite::Error>,
}

impl Take<'_> {
    /// Takes a row of a tree, or one of a page no way leads to. Whether it is
    /// one of that tree; where it is of another, it is taken all the same.
    fn row(&mut self, cell: super::record::Cell, of: Option<Tree>) -> bool {
        let Some(row) = row(cell) else { return false };
        let found = &mut *self.found;
        let tree = match row {
            Row::Project(id, source, target) => {
                found.project.get_or_insert((id, source, target));
                Tree::Project
            }
            Row::Setting(name, value) => {
                if let Some(name) = name {
                    found.settings.entry(name).or_insert(value);
                }
                Tree::Settings
            }
            Row::Document(document) => {
                if found.documents.iter().all(|one| one.id != document.id) {
                    found.documents.push(document);
                }
                Tree::Documents
            }
            Row::Skeleton(document, content) => {
                found.skeletons.entry(document).or_insert(content);
                Tree::Skeletons
            }
            Row::Segment(segment) => {
                let sound = segment.are_sound() == (true, true);
                if of.is_some() { &mut found.segments } else { &mut found.stray_segments }.push(segment);
                if !sound {
                    return false;
                }
                Tree::Segments
            }
            Row::Glossary(position, glossary) => {
                if found.glossaries.iter().all(|(_, one)| one.id != glossary.id) {
                    found.glossaries.push((position, glossary));
                }
                Tree::Glossaries
            }
            Row::Concept(concept) => {
                if of.is_some() { &mut found.concepts } else { &mut found.stray_concepts }.push(concept);
                Tree::Concepts
            }
            Row::Import(glossary, import) => {
                found.imports.entry(glossary).or_insert(import);
                Tree::Imports
            }
            Row::Entry(entry) => {
                found.last_entry = found.last_entry.max(entry.seq);
                if self.failure.is_none() {
                    self.failure = keep(self.new, &entry).err();
                }
                Tree::Journal
            }
            Row::View(content) => {
                found.view.get_or_insert(content);
                Tree::View
            }
            Row::Schema(..) => Tree::Schema,
            // The shapes of indexes are not theirs alone.
            Row::Id(id, key) if of == Some(Tree::SegmentIds) => {
                found.ids.insert(key, SegmentId(id));
                Tree::SegmentIds
            }
            Row::Place(document, position, key) if of == Some(Tree::SegmentPlaces) => {
                found.places.insert(key, (DocumentId(document), position));
                Tree::SegmentPlaces
            }
            Row::ConceptName(glossary, concept) => {
                if of == Some(Tree::ConceptIds) {
                    found.concept_names.insert((glossary, concept));
                }
                Tree::ConceptIds
            }
            Row::EntryNumber(seq) => {
                if of == Some(Tree::EntryNumbers) {
                    found.last_entry = found.last_entry.max(seq);
                }
                Tree::EntryNumbers
            }
            Row::Id(..) | Row::Place(..) => Tree::Other,
        };
        of.is_none_or(|of| of == tree || of == Tree::Other)
    }
}

/// Writes an entry into the journal of the new file, unless it is there.
fn keep(new: &Connection, entry: &EntryRow) -> rusqlite::Result<()> {
    let written = new
        .prepare_cached(
            "INSERT OR IGNORE INTO journal (seq, step, kind, author, time, label, edit, inverse, sum)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            entry.seq,
            entry.step,
            entry.kind.number(),
            &entry.author,
            entry.time,
            &entry.label,
            &entry.edit_json,
            &entry.inverse_json,
            sum::of_entry(entry.step, &entry.edit_json, &entry.inverse_json),
        ))?;
    if written == 1 { journal::note_segments(new, &entry.edit, entry.seq) } else { Ok(()) }
}

/// Where the trees of a file made by this program begin, which is always the
/// same as long as nobody rearranges it.
fn usual_roots() -> Result<BTreeMap<String, u32>, rusqlite::Error> {
    let mut memory = Connection::open_in_memory()?;
    let transaction = memory.transaction()?;
    schema::migrate(&transaction, 0, schema::MIGRATIONS)?;
    transaction
        .prepare("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 1")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Why reading ended early.
pub(super) enum Halt {
    /// Nobody wants the result any more.
    Stopped,
    /// The new file cannot be written.
    Sql(rusqlite::Error),
}

impl From<Stopped> for Halt {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl From<rusqlite::Error> for Halt {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}
