//! Edits as SQL: one function for each, saying to the tables what
//! [`Project::apply`] says to the project.
//!
//! A function fails as [`unfit`] where the tables do not have what its edit
//! names. The caller holds a transaction and drops it then.

use super::error::unfit;
use super::order::{self, Room};
use super::sum;
use super::values::{direction_name, import_json, notes_json, setting_name, uuid, write_json};
use crate::model::{
    Concept, ConceptId, Direction, Document, DocumentId, Edit, Glossary, GlossaryId, GlossaryOrigin, Import,
    PlacedConcept, Project, Segment, SegmentId, SegmentState, Setting, Side,
};
use rusqlite::{Connection, OptionalExtension, Params};
use std::borrow::Borrow;
use uuid::Uuid;

/// Writes a whole project into empty tables.
pub(super) fn project(connection: &Connection, project: &Project) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO project (id, source, target) VALUES (?1, ?2, ?3)",
        (project.id.0.as_bytes(), project.source.to_string(), project.target.to_string()),
    )?;
    for (at, document) in project.documents().iter().enumerate() {
        add_document(connection, at, document)?;
    }
    for (at, glossary) in project.glossaries().iter().enumerate() {
        add_glossary(connection, at, glossary)?;
    }
    for (setting, value) in project.settings() {
        set_setting(connection, *setting, Some(value))?;
    }
    Ok(())
}

/// Makes the change of an edit in the tables.
pub(super) fn apply(connection: &Connection, edit: &Edit) -> rusqlite::Result<()> {
    match edit {
        Edit::SetTarget { segment, target, state } => set_target(connection, *segment, target, *state),
        Edit::SetSource { segment, source } => set_source(connection, *segment, source),
        Edit::SetDirection { segment, side, direction } => {
            set_direction(connection, *segment, *side, *direction)
        }
        Edit::ReplaceSegments { document, at, remove, insert } => {
            replace_segments(connection, *document, *at, remove, insert)
        }
        Edit::AddDocument { at, document } => add_document(connection, *at, document),
        Edit::RemoveDocument { document } => remove_document(connection, *document),
        Edit::AddGlossary { at, glossary } => add_glossary(connection, *at, glossary),
        Edit::RemoveGlossary { glossary } => remove_glossary(connection, *glossary),
        Edit::SetGlossaryUse { glossary, enabled, rank } => {
            set_glossary_use(connection, *glossary, *enabled, *rank)
        }
        Edit::SetGlossaryWritable { glossary, writable } => change_one(
            connection,
            "UPDATE glossaries SET writable = ?2 WHERE id = ?1",
            (glossary.0.as_bytes(), writable),
        ),
        Edit::PutConcept { glossary, concept, at } => put_concept(connection, *glossary, concept, *at),
        Edit::RemoveConcept { glossary, concept } => remove_concept(connection, *glossary, concept),
        Edit::ChangeConcepts { glossary, remove, put } => change_concepts(connection, *glossary, remove, put),
        Edit::SetGlossaryImport { glossary, licence, import } => {
            set_glossary_import(connection, *glossary, licence, import.as_deref())
        }
        Edit::SetSetting { setting, value } => set_setting(connection, *setting, value.as_deref()),
        Edit::Batch(edits) => edits.iter().try_for_each(|edit| apply(connection, edit)),
    }
}

fn set_target(
    connection: &Connection,
    segment: SegmentId,
    target: &str,
    state: SegmentState,
) -> rusqlite::Result<()> {
    change_one(
        connection,
        "UPDATE segments SET target = ?2, state = ?3, target_sum = ?4 WHERE id = ?1",
        (segment.0.as_bytes(), target, state.name(), sum::of_target(segment, target, state)),
    )
}

fn set_source(connection: &Connection, segment: SegmentId, source: &str) -> rusqlite::Result<()> {
    let sum = connection
        .prepare_cached("SELECT document, unit, lead FROM segments WHERE id = ?1")?
        .query_row([segment.0.as_bytes()], |row| {
            let document = DocumentId(uuid(row.get_ref(0)?)?);
            Ok(sum::of_source(segment, document, row.get(1)?, row.get_ref(2)?.as_str()?, source))
        })
        .optional()?
        .ok_or_else(unfit)?;
    let sql = "UPDATE segments SET source = ?2, source_sum = ?3 WHERE id = ?1";
    change_one(connection, sql, (segment.0.as_bytes(), source, sum))
}

fn set_direction(
    connection: &Connection,
    segment: SegmentId,
    side: Side,
    direction: Option<Direction>,
) -> rusqlite::Result<()> {
    let sql = match side {
        Side::Source => "UPDATE segments SET source_direction = ?2 WHERE id = ?1",
        Side::Target => "UPDATE segments SET target_direction = ?2 WHERE id = ?1",
    };
    change_one(connection, sql, (segment.0.as_bytes(), direction_name(direction)))
}

fn replace_segments(
    connection: &Connection,
    document: DocumentId,
    at: usize,
    remove: &[SegmentId],
    insert: &[Segment],
) -> rusqlite::Result<()> {
    let there: Vec<SegmentId> = connection
        .prepare_cached("SELECT id FROM segments WHERE document = ?1 ORDER BY position LIMIT ?2 OFFSET ?3")?
        .query_and_then((document.0.as_bytes(), remove.len() as i64, at as i64), |row| {
            Ok(SegmentId(uuid(row.get_ref(0)?)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    if there != remove {
        return Err(unfit());
    }
    for segment in remove {
        change_one(connection, "DELETE FROM segments WHERE id = ?1", [segment.0.as_bytes()])?;
    }
    let exists = connection
        .prepare_cached("SELECT 1 FROM documents WHERE id = ?1")?
        .exists([document.0.as_bytes()])?;
    if !exists {
        return Err(unfit());
    }
    insert_segments(connection, document, at, insert)
}

fn insert_segments(
    connection: &Connection,
    document: DocumentId,
    at: usize,
    segments: &[impl Borrow<Segment>],
) -> rusqlite::Result<()> {
    let room: Room = order::SEGMENTS.make_room(connection, document.0, at, segments.len())?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO segments (id, document, position, unit, lead, source, target, state,
                               source_direction, target_direction, notes, source_sum, target_sum)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    for (index, segment) in segments.iter().map(Borrow::borrow).enumerate() {
        statement.execute((
            segment.id.0.as_bytes(),
            document.0.as_bytes(),
            room.position(index),
            segment.unit,
            &segment.lead,
            &segment.source,
            &segment.target,
            segment.state.name(),
            direction_name(segment.source_direction),
            direction_name(segment.target_direction),
            notes_json(&segment.notes)?,
            sum::of_source(segment.id, document, segment.unit, &segment.lead, &segment.source),
            sum::of_target(segment.id, &segment.target, segment.state),
        ))?;
    }
    Ok(())
}

fn add_document(connection: &Connection, at: usize, document: &Document) -> rusqlite::Result<()> {
    let id = document.id.0.as_bytes();
    open_place(connection, "documents", at)?;
    connection
        .prepare_cached(
            "INSERT INTO documents (id, position, name, origin, format) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, at as i64, &document.name, &document.origin, &document.format))?;
    connection
        .prepare_cached("INSERT INTO skeletons (document, content, sum) VALUES (?1, ?2, ?3)")?
        .execute((id, &document.skeleton[..], sum::of_skeleton(document.id, &document.skeleton)))?;
    insert_segments(connection, document.id, 0, &document.segments)
}

fn remove_document(connection: &Connection, document: DocumentId) -> rusqlite::Result<()> {
    let id = document.0.as_bytes();
    close_place(connection, "documents", document.0)?;
    change_one(connection, "DELETE FROM documents WHERE id = ?1", [id])?;
    change_one(connection, "DELETE FROM skeletons WHERE document = ?1", [id])?;
    connection.prepare_cached("DELETE FROM segments WHERE document = ?1")?.execute([id])?;
    Ok(())
}

fn add_glossary(connection: &Connection, at: usize, glossary: &Glossary) -> rusqlite::Result<()> {
    open_place(connection, "glossaries", at)?;
    connection
        .prepare_cached(
            "INSERT INTO glossaries (id, position, name, origin, licence, enabled, writable)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            glossary.id.0.as_bytes(),
            at as i64,
            &glossary.name,
            write_json(&glossary.origin)?,
            &glossary.licence,
            glossary.enabled,
            glossary.writable,
        ))?;
    if matches!(glossary.origin, GlossaryOrigin::Bundled(_)) {
        return Ok(());
    }
    let room = order::CONCEPTS.make_room(connection, glossary.id.0, 0, glossary.concepts.len())?;
    for (index, concept) in glossary.concepts.iter().enumerate() {
        insert_concept(connection, glossary.id, concept, room.position(index))?;
    }
    put_import(connection, glossary.id, glossary.import.as_deref())
}

fn remove_glossary(connection: &Connection, glossary: GlossaryId) -> rusqlite::Result<()> {
    let id = glossary.0.as_bytes();
    close_place(connection, "glossaries", glossary.0)?;
    change_one(connection, "DELETE FROM glossaries WHERE id = ?1", [id])?;
    connection.prepare_cached("DELETE FROM concepts WHERE glossary = ?1")?.execute([id])?;
    put_import(connection, glossary, None)
}

fn set_glossary_use(
    connection: &Connection,
    glossary: GlossaryId,
    enabled: bool,
    rank: usize,
) -> rusqlite::Result<()> {
    let count: i64 = connection.query_row("SELECT count(*) FROM glossaries", [], |row| row.get(0))?;
    if rank as i64 >= count {
        return Err(unfit());
    }
    // The glossary leaves its place before the others close up and make way.
    close_place(connection, "glossaries", glossary.0)?;
    let id = glossary.0.as_bytes();
    change_one(connection, "UPDATE glossaries SET position = -1 WHERE id = ?1", [id])?;
    connection
        .prepare_cached("UPDATE glossaries SET position = position + 1 WHERE position >= ?1")?
        .execute([rank as i64])?;
    change_one(
        connection,
        "UPDATE glossaries SET position = ?2, enabled = ?3 WHERE id = ?1",
        (id, rank as i64, enabled),
    )
}

fn put_concept(
    connection: &Connection,
    glossary: GlossaryId,
    concept: &Concept,
    at: usize,
) -> rusqlite::Result<()> {
    keeps_concepts(connection, glossary)?;
    match concept_number(connection, glossary, &concept.id)? {
        Some(number) => replace_concept(connection, glossary, concept, number),
        None => {
            let room = order::CONCEPTS.make_room(connection, glossary.0, at, 1)?;
            insert_concept(connection, glossary, concept, room.position(0))
        }
    }
}

fn replace_concept(
    connection: &Connection,
    glossary: GlossaryId,
    concept: &Concept,
    number: i64,
) -> rusqlite::Result<()> {
    let content = write_json(concept)?;
    let sum = sum::of_concept(glossary, &concept.id, &content);
    let sql = "UPDATE concepts SET content = ?2, sum = ?3 WHERE number = ?1";
    change_one(connection, sql, (number, content, sum))
}

fn insert_concept(
    connection: &Connection,
    glossary: GlossaryId,
    concept: &Concept,
    position: i64,
) -> rusqlite::Result<()> {
    let content = write_json(concept)?;
    let sum = sum::of_concept(glossary, &concept.id, &content);
    connection
        .prepare_cached(
            "INSERT INTO concepts (glossary, position, id, content, sum) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((glossary.0.as_bytes(), position, &concept.id.0, content, sum))?;
    Ok(())
}

fn remove_concept(
    connection: &Connection,
    glossary: GlossaryId,
    concept: &ConceptId,
) -> rusqlite::Result<()> {
    keeps_concepts(connection, glossary)?;
    let number = concept_number(connection, glossary, concept)?.ok_or_else(unfit)?;
    change_one(connection, "DELETE FROM concepts WHERE number = ?1", [number])
}

/// Takes concepts out and puts others in. New ones that stand together take their
/// places together; where they are very scattered, all of the list is numbered anew.
fn change_concepts(
    connection: &Connection,
    glossary: GlossaryId,
    remove: &[ConceptId],
    put: &[PlacedConcept],
) -> rusqlite::Result<()> {
    const SCATTERED: usize = 50;
    for concept in remove {
        remove_concept(connection, glossary, concept)?;
    }
    keeps_concepts(connection, glossary)?;
    let mut new = Vec::new();
    for PlacedConcept { at, concept } in put {
        match concept_number(connection, glossary, &concept.id)? {
            Some(number) => replace_concept(connection, glossary, concept, number)?,
            None => new.push((*at, &**concept)),
        }
    }
    let runs: Vec<_> = new.chunk_by(|(one, _), (other, _)| one + 1 == *other).collect();
    if runs.len() > SCATTERED {
        let positions = order::CONCEPTS.spread(connection, glossary.0, new.iter().map(|(at, _)| *at))?;
        for ((_, concept), position) in new.iter().zip(positions) {
            insert_concept(connection, glossary, concept, position)?;
        }
        return Ok(());
    }
    for run in runs {
        let room = order::CONCEPTS.make_room(connection, glossary.0, run[0].0, run.len())?;
        for (index, (_, concept)) in run.iter().enumerate() {
            insert_concept(connection, glossary, concept, room.position(index))?;
        }
    }
    Ok(())
}

fn set_glossary_import(
    connection: &Connection,
    glossary: GlossaryId,
    licence: &str,
    import: Option<&Import>,
) -> rusqlite::Result<()> {
    keeps_concepts(connection, glossary)?;
    let sql = "UPDATE glossaries SET licence = ?2 WHERE id = ?1";
    change_one(connection, sql, (glossary.0.as_bytes(), licence))?;
    put_import(connection, glossary, import)
}

fn put_import(
    connection: &Connection,
    glossary: GlossaryId,
    import: Option<&Import>,
) -> rusqlite::Result<()> {
    let id = glossary.0.as_bytes();
    connection.prepare_cached("DELETE FROM imports WHERE glossary = ?1")?.execute([id])?;
    let Some(import) = import else { return Ok(()) };
    let (content, base) = (import_json(import)?, import.base.bytes());
    let sum = sum::of_import(glossary, &content, base);
    connection
        .prepare_cached("INSERT INTO imports (glossary, content, base, sum) VALUES (?1, ?2, ?3, ?4)")?
        .execute((id, content, base, sum))?;
    Ok(())
}

fn set_setting(connection: &Connection, setting: Setting, value: Option<&str>) -> rusqlite::Result<()> {
    let name = setting_name(setting)?;
    match value {
        Some(value) => connection
            .prepare_cached("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)")?
            .execute((name, value))?,
        None => connection.prepare_cached("DELETE FROM settings WHERE name = ?1")?.execute([name])?,
    };
    Ok(())
}

/// Runs a statement that must concern exactly one row.
fn change_one(connection: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<()> {
    match connection.prepare_cached(sql)?.execute(params)? {
        1 => Ok(()),
        changed => Err(rusqlite::Error::StatementChangedRows(changed)),
    }
}

/// Moves the documents or glossaries from index `at` on up by one.
fn open_place(connection: &Connection, table: &str, at: usize) -> rusqlite::Result<()> {
    let count: i64 = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
    if at as i64 > count {
        return Err(unfit());
    }
    connection
        .prepare_cached(&format!("UPDATE {table} SET position = position + 1 WHERE position >= ?1"))?
        .execute([at as i64])?;
    Ok(())
}

/// Moves the documents or glossaries behind the one of this id down by one.
fn close_place(connection: &Connection, table: &str, id: Uuid) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!(
            "UPDATE {table} SET position = position - 1
             WHERE position > (SELECT position FROM {table} WHERE id = ?1)"
        ))?
        .execute([id.as_bytes()])?;
    Ok(())
}

/// Refuses to lose a concept: a bundled glossary has none in the file.
fn keeps_concepts(connection: &Connection, glossary: GlossaryId) -> rusqlite::Result<()> {
    let origin = connection
        .prepare_cached("SELECT origin FROM glossaries WHERE id = ?1")?
        .query_row([glossary.0.as_bytes()], |row| super::values::origin(row.get_ref(0)?))
        .optional()?;
    match origin {
        None | Some(GlossaryOrigin::Bundled(_)) => Err(unfit()),
        Some(_) => Ok(()),
    }
}

/// The row of the glossary's first concept of this id.
fn concept_number(
    connection: &Connection,
    glossary: GlossaryId,
    concept: &ConceptId,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT number FROM concepts WHERE glossary = ?1 AND id = ?2 ORDER BY position LIMIT 1",
        )?
        .query_row((glossary.0.as_bytes(), &concept.0), |row| row.get(0))
        .optional()
}
