//! The tables as a project.

use super::sum;
use super::values::{direction, import, language, notes, origin, read_json, setting, state, text, uuid};
use crate::model::{
    Concept, Document, DocumentId, Glossary, GlossaryId, Import, Project, ProjectId, Segment, SegmentId,
    Setting,
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Reads the whole project. The caller holds a transaction, so that all of it
/// is of one instant.
pub(super) fn project(connection: &Connection) -> rusqlite::Result<Project> {
    let (id, source, target) = connection.query_row("SELECT id, source, target FROM project", [], |row| {
        Ok((uuid(row.get_ref(0)?)?, language(row.get_ref(1)?)?, language(row.get_ref(2)?)?))
    })?;
    let documents = documents(connection)?;
    let glossaries = glossaries(connection)?;
    let settings = settings(connection)?;
    Ok(Project::from_parts(ProjectId(id), source, target, documents, glossaries, settings))
}

fn documents(connection: &Connection) -> rusqlite::Result<Vec<Document>> {
    let mut statement = connection.prepare(
        "SELECT d.id, d.name, d.origin, d.format, s.content,
                (SELECT count(*) FROM segments WHERE document = d.id), s.sum
         FROM documents AS d LEFT JOIN skeletons AS s ON s.document = d.id ORDER BY d.position",
    )?;
    let mut rows = statement.query([])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        let id = uuid(row.get_ref(0)?)?;
        let skeleton = row.get_ref(4)?.as_blob()?;
        sum::check(row.get_ref(6)?, || sum::of_skeleton(DocumentId(id), skeleton))?;
        documents.push(Document {
            id: DocumentId(id),
            name: text(row.get_ref(1)?)?,
            origin: text(row.get_ref(2)?)?,
            format: text(row.get_ref(3)?)?,
            skeleton: Arc::from(skeleton),
            segments: segments(connection, id, row.get::<_, i64>(5)? as usize)?,
        });
    }
    Ok(documents)
}

fn segments(connection: &Connection, document: Uuid, count: usize) -> rusqlite::Result<Vec<Arc<Segment>>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, unit, lead, source, target, state, source_direction, target_direction, notes,
                source_sum, target_sum
         FROM segments WHERE document = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([document.as_bytes()])?;
    let mut segments = Vec::with_capacity(count);
    while let Some(row) = rows.next()? {
        let segment = Segment {
            id: SegmentId(uuid(row.get_ref(0)?)?),
            unit: row.get(1)?,
            lead: text(row.get_ref(2)?)?,
            source: text(row.get_ref(3)?)?,
            target: text(row.get_ref(4)?)?,
            state: state(row.get_ref(5)?)?,
            source_direction: direction(row.get_ref(6)?)?,
            target_direction: direction(row.get_ref(7)?)?,
            notes: notes(row.get_ref(8)?)?,
        };
        sum::check(row.get_ref(9)?, || {
            sum::of_source(segment.id, DocumentId(document), segment.unit, &segment.lead, &segment.source)
        })?;
        sum::check(row.get_ref(10)?, || sum::of_target(segment.id, &segment.target, segment.state))?;
        segments.push(Arc::new(segment));
    }
    Ok(segments)
}

fn glossaries(connection: &Connection) -> rusqlite::Result<Vec<Glossary>> {
    let mut statement = connection
        .prepare("SELECT id, name, origin, licence, enabled, writable FROM glossaries ORDER BY position")?;
    let mut rows = statement.query([])?;
    let mut glossaries = Vec::new();
    while let Some(row) = rows.next()? {
        let id = uuid(row.get_ref(0)?)?;
        glossaries.push(Glossary {
            id: GlossaryId(id),
            name: text(row.get_ref(1)?)?,
            origin: origin(row.get_ref(2)?)?,
            licence: text(row.get_ref(3)?)?,
            enabled: row.get(4)?,
            writable: row.get(5)?,
            concepts: concepts(connection, id)?,
            import: last_import(connection, id)?.map(Arc::new),
        });
    }
    Ok(glossaries)
}

fn concepts(connection: &Connection, glossary: Uuid) -> rusqlite::Result<Vec<Arc<Concept>>> {
    connection
        .prepare_cached("SELECT content, sum FROM concepts WHERE glossary = ?1 ORDER BY position")?
        .query_and_then([glossary.as_bytes()], |row| {
            let content = row.get_ref(0)?.as_str()?;
            let concept: Concept = read_json(content)?;
            sum::check(row.get_ref(1)?, || sum::of_concept(GlossaryId(glossary), &concept.id, content))?;
            Ok(Arc::new(concept))
        })?
        .collect()
}

fn last_import(connection: &Connection, glossary: Uuid) -> rusqlite::Result<Option<Import>> {
    connection
        .prepare_cached("SELECT content, base, sum FROM imports WHERE glossary = ?1")?
        .query_row([glossary.as_bytes()], |row| {
            let (content, base) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_blob()?);
            sum::check(row.get_ref(2)?, || sum::of_import(GlossaryId(glossary), content, base))?;
            import(content, base)
        })
        .optional()
}

fn settings(connection: &Connection) -> rusqlite::Result<BTreeMap<Setting, String>> {
    let mut statement = connection.prepare("SELECT name, value FROM settings")?;
    let mut rows = statement.query([])?;
    let mut settings = BTreeMap::new();
    while let Some(row) = rows.next()? {
        if let Some(setting) = setting(row.get_ref(0)?)? {
            settings.insert(setting, text(row.get_ref(1)?)?);
        }
    }
    Ok(settings)
}
