//! What was found, put together as a project again.

use super::found::{Found, Tree};
use super::past::{Fate, Past, Word};
use super::rows::{ConceptRow, DocumentRow, SegmentRow};
use super::{Salvage, SalvagedDocument};
use crate::model::{
    Concept, Document, DocumentId, Glossary, GlossaryId, GlossaryOrigin, Segment, SegmentId, SegmentState,
    Setting,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// What is known to have been there and could not be brought back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lost {
    pub segments: usize,
    pub sources: usize,
    pub targets: usize,
    /// Segments that may have changed since.
    pub unsure: usize,
    pub concepts: usize,
}

/// Puts together what was found. `past` is the last word of the journal where
/// the tables are not whole, and nothing where they are.
pub(super) fn rebuild(mut found: Found, past: &Past) -> (Salvage, Lost) {
    let mut lost = Lost::default();
    let segments = segments(&mut found, past, &mut lost);
    let documents = documents(&mut found, past, segments);
    let glossaries = glossaries(&mut found, past, &mut lost);
    let mut settings = std::mem::take(&mut found.settings);
    if !found.is_whole(Tree::Settings) {
        recall_settings(&mut settings, past);
    }
    let salvage = Salvage {
        project: found.project.as_ref().map(|(id, ..)| *id),
        languages: found.project.map(|(_, source, target)| (source, target)),
        documents,
        glossaries,
        settings,
    };
    (salvage, lost)
}

/// A segment and where it stands in its document.
struct Placed {
    /// Its position, where that is known.
    position: Option<i64>,
    /// The order in which the journal saw it come.
    order: usize,
    /// Its unit is known.
    has_unit: bool,
    segment: Segment,
}

/// The segments of each document, in order.
fn segments(found: &mut Found, past: &Past, lost: &mut Lost) -> HashMap<DocumentId, Vec<Segment>> {
    let mut by_document: HashMap<DocumentId, Vec<Placed>> = HashMap::new();
    let (mut met, mut keys) = (HashSet::new(), HashSet::new());
    let words = &past.segments;
    let sure = std::mem::take(&mut found.segments).into_iter().map(|row| (row, true));
    let current = found.strays_are_current;
    let strays = std::mem::take(&mut found.stray_segments).into_iter().map(|row| (row, current));
    // A table that is whole needs no second source, and least of all one of old rows.
    let strays = strays.filter(|_| !found.is_whole(Tree::Segments));
    for (mut row, trusted) in sure.chain(strays) {
        let sound = soundness(&mut row, found);
        let SegmentRow { key, document, position, mut segment, sums: _ } = row;
        if sound == (false, false) {
            continue;
        }
        let word = words.get(&segment.id).filter(|_| !trusted);
        if word.is_some_and(Word::is_gone) {
            continue;
        }
        keys.insert(key);
        if met.insert(segment.id) {
            let mut has_unit = true;
            if sound != (true, true) {
                has_unit = mend(&mut segment, sound, past, lost);
            } else if !trusted {
                recall(&mut segment, word, past, lost);
            }
            let placed = Placed { position: Some(position), order: 0, has_unit, segment };
            by_document.entry(document).or_default().push(placed);
        }
    }
    if !found.is_whole(Tree::Segments) {
        recall_segments(found, past, lost, &mut met, &mut keys, &mut by_document);
        let known: HashSet<i64> = found.ids.keys().chain(found.places.keys()).copied().collect();
        lost.segments = known.difference(&keys).count();
    }
    let placed = by_document.into_iter().map(|(document, segments)| (document, in_order(segments)));
    placed.collect()
}

/// Whether a row's source and its target are what was written. Where they are
/// not, it may be its id or its document, which the indexes know too.
fn soundness(row: &mut SegmentRow, found: &Found) -> (bool, bool) {
    let sound = row.are_sound();
    let (id, document) = (row.segment.id, row.document);
    if !sound.0
        && let Some((known, _)) = found.places.get(&row.key)
    {
        row.document = *known;
        if row.are_sound().0 {
            return row.are_sound();
        }
    }
    if sound == (false, false)
        && let Some(known) = found.ids.get(&row.key)
    {
        row.segment.id = *known;
        row.document = document;
        if row.are_sound() != (false, false) {
            return row.are_sound();
        }
    }
    (row.segment.id, row.document) = (id, document);
    sound
}

/// Brings the source or the target of a segment back from the journal, where
/// the table's is not what was written. Whether its unit is known.
fn mend(segment: &mut Segment, (source, target): (bool, bool), past: &Past, lost: &mut Lost) -> bool {
    let word = past.segments.get(&segment.id);
    let recalled = word.and_then(Word::source);
    if !source {
        let came = word.and_then(Word::came);
        segment.lead = came.map(|came| came.lead.clone()).unwrap_or_default();
        segment.unit = came.map_or(segment.unit, |came| came.unit);
        segment.source = recalled.unwrap_or_default().to_owned();
    }
    if !target {
        let known = word.and_then(Word::target);
        segment.target = known.map(|(target, _)| target.to_owned()).unwrap_or_default();
        segment.state = known.map(|(_, state)| state).unwrap_or_default();
        lost.targets += usize::from(known.is_none());
    }
    if (!target || recalled.is_some()) && past.may_have_said_more(word) {
        segment.state = SegmentState::Initial;
        lost.unsure += 1;
    }
    lost.sources += usize::from(!source && recalled.is_none());
    source || word.and_then(Word::came).is_some()
}

/// Adds the segments whose rows are lost and of which the journal speaks.
fn recall_segments(
    found: &Found,
    past: &Past,
    lost: &mut Lost,
    met: &mut HashSet<SegmentId>,
    keys: &mut HashSet<i64>,
    by_document: &mut HashMap<DocumentId, Vec<Placed>>,
) {
    let key_of: HashMap<SegmentId, i64> = found.ids.iter().map(|(key, id)| (*id, *key)).collect();
    for (id, word) in &past.segments {
        let key = key_of.get(id).copied();
        let place = key.and_then(|key| found.places.get(&key)).copied();
        let (document, order, has_unit, mut segment) = match (&word.fate, place) {
            (Some(Fate::Came(document, order, segment)), _) => (*document, *order, true, (**segment).clone()),
            // Perhaps without its source, but at its place: an export needs no more.
            (None, Some((document, _))) => (document, 0, false, Segment::new(*id, 0, "", "")),
            _ => continue,
        };
        // An index that is whole knows every segment there is.
        let known = key.is_some() || !found.is_whole(Tree::SegmentIds);
        if known && met.insert(*id) {
            recall(&mut segment, Some(word), past, lost);
            lost.sources += usize::from(word.source().is_none());
            lost.targets += usize::from(word.target().is_none());
            keys.extend(key);
            let position = place.map(|(_, position)| position);
            by_document.entry(document).or_default().push(Placed { position, order, has_unit, segment });
        }
    }
}

/// Changes a segment as the journal says it was. Where that may not be the last
/// that was said of it, somebody has to look at it again.
fn recall(segment: &mut Segment, word: Option<&Word>, past: &Past, lost: &mut Lost) {
    if let Some(word) = word {
        word.apply(segment);
    }
    if past.may_have_said_more(word) {
        segment.state = SegmentState::Initial;
        lost.unsure += 1;
    }
}

/// The segments of a document in their order. Those whose position is lost go
/// behind the others of their unit.
fn in_order(segments: Vec<Placed>) -> Vec<Segment> {
    let (mut placed, mut others): (Vec<_>, Vec<_>) =
        segments.into_iter().partition(|segment| segment.position.is_some());
    placed.sort_by_key(|segment| segment.position);
    others.sort_by_key(|segment| (segment.segment.unit, segment.order));
    // A segment of an unknown unit is taken to be in that of the one before it.
    let mut unit = placed.iter().find(|segment| segment.has_unit).map_or(0, |first| first.segment.unit);
    for one in &mut placed {
        if one.has_unit {
            unit = one.segment.unit;
        } else {
            one.segment.unit = unit;
        }
    }
    let mut merged = Vec::with_capacity(placed.len() + others.len());
    let mut others = others.into_iter().peekable();
    for one in placed {
        while let Some(other) = others.next_if(|other| other.segment.unit < one.segment.unit) {
            merged.push(other.segment);
        }
        merged.push(one.segment);
    }
    merged.extend(others.map(|other| other.segment));
    merged
}

/// The documents in order, with their segments.
fn documents(
    found: &mut Found,
    past: &Past,
    mut segments: HashMap<DocumentId, Vec<Segment>>,
) -> Vec<SalvagedDocument> {
    let mut rows = std::mem::take(&mut found.documents);
    if !found.is_whole(Tree::Documents) {
        rows.retain(|row| !matches!(past.documents.get(&row.id), Some(None)));
        let had: BTreeSet<DocumentId> = rows.iter().map(|row| row.id).collect();
        let recalled = past.documents.values().flatten().map(|(row, _)| row);
        rows.extend(recalled.filter(|row| !had.contains(&row.id)).cloned());
    }
    let had: BTreeSet<DocumentId> = rows.iter().map(|row| row.id).collect();
    let is_unknown = |id: &&DocumentId| !had.contains(id) && !matches!(past.documents.get(id), Some(None));
    let unknown: BTreeSet<DocumentId> = segments.keys().filter(is_unknown).copied().collect();
    let has_nothing =
        |row: &DocumentRow| !segments.contains_key(&row.id) && !found.skeletons.contains_key(&row.id);
    let empty: Vec<usize> = (0..rows.len()).filter(|&index| has_nothing(&rows[index])).collect();
    match (unknown.first(), empty.as_slice()) {
        // A document that has nothing, and what no document has: its id was damaged.
        (Some(id), [index]) if unknown.len() == 1 => rows[*index].id = *id,
        _ => rows.extend(unknown.into_iter().map(|id| DocumentRow {
            id,
            position: i64::MAX,
            name: String::new(),
            origin: String::new(),
            format: String::new(),
        })),
    }
    rows.sort_by_key(|row| (row.position, row.id));
    let with_content = rows.into_iter().map(|DocumentRow { id, name, origin, format, .. }| {
        let of_past = past.documents.get(&id).and_then(Option::as_ref);
        let skeleton = found.skeletons.remove(&id).or_else(|| of_past.map(|(_, skeleton)| skeleton.clone()));
        SalvagedDocument {
            has_skeleton: skeleton.is_some(),
            document: Document {
                id,
                name,
                origin,
                format,
                skeleton: Arc::from(skeleton.unwrap_or_default()),
                segments: segments.remove(&id).unwrap_or_default().into_iter().map(Arc::new).collect(),
            },
        }
    });
    with_content.collect()
}

/// The glossaries in order, with their concepts.
fn glossaries(found: &mut Found, past: &Past, lost: &mut Lost) -> Vec<Glossary> {
    let mut rows = std::mem::take(&mut found.glossaries);
    let mut concepts = concepts(found, past, lost);
    if !found.is_whole(Tree::Glossaries) {
        rows.retain(|(_, glossary)| !matches!(past.glossaries.get(&glossary.id), Some(None)));
        let had: BTreeSet<GlossaryId> = rows.iter().map(|(_, glossary)| glossary.id).collect();
        let recalled = past.glossaries.values().flatten();
        rows.extend(recalled.filter(|(_, glossary)| !had.contains(&glossary.id)).cloned());
        let had: BTreeSet<GlossaryId> = rows.iter().map(|(_, glossary)| glossary.id).collect();
        let nameless: BTreeSet<GlossaryId> = concepts
            .keys()
            .filter(|id| !had.contains(id) && !matches!(past.glossaries.get(id), Some(None)))
            .copied()
            .collect();
        rows.extend(nameless.into_iter().map(|id| {
            let nameless = Glossary {
                id,
                name: String::new(),
                origin: GlossaryOrigin::Own,
                licence: String::new(),
                enabled: true,
                writable: true,
                concepts: Vec::new(),
                import: None,
            };
            (i64::MAX, nameless)
        }));
    }
    rows.sort_by_key(|(position, glossary)| (*position, glossary.id));
    for (_, glossary) in &mut rows {
        glossary.concepts = concepts.remove(&glossary.id).unwrap_or_default();
        let read = found.imports.remove(&glossary.id).map(Arc::new);
        let recalled = past.imports.get(&glossary.id).cloned().flatten();
        glossary.import = read.or(recalled.filter(|_| !found.is_whole(Tree::Imports)));
    }
    rows.into_iter().map(|(_, glossary)| glossary).collect()
}

/// The concepts of each glossary, in order.
fn concepts(found: &mut Found, past: &Past, lost: &mut Lost) -> HashMap<GlossaryId, Vec<Arc<Concept>>> {
    let mut rows = std::mem::take(&mut found.concepts);
    if !found.is_whole(Tree::Concepts) {
        let name = |row: &ConceptRow| (row.glossary, row.concept.id.clone());
        let mut had: BTreeSet<_> = rows.iter().map(name).collect();
        let strays = std::mem::take(&mut found.stray_concepts).into_iter();
        let recalled = past.concepts.iter().filter_map(|((glossary, _), last)| {
            let (order, concept) = last.clone()?;
            // Behind the others, in the order they came.
            let position = i64::MAX - (1 << 32) + order as i64;
            Some(ConceptRow { glossary: *glossary, position, concept })
        });
        for mut row in strays.chain(recalled.collect::<Vec<_>>()) {
            match past.concepts.get(&name(&row)) {
                Some(None) => continue,
                Some(Some((_, last))) => row.concept.clone_from(last),
                None => {}
            }
            if had.insert(name(&row)) {
                rows.push(row);
            }
        }
        lost.concepts = found.concept_names.iter().filter(|name| !had.contains(name)).count();
    }
    rows.sort_by_key(|row| row.position);
    let mut by_glossary: HashMap<GlossaryId, Vec<_>> = HashMap::new();
    for row in rows {
        by_glossary.entry(row.glossary).or_default().push(row.concept);
    }
    by_glossary
}

fn recall_settings(settings: &mut BTreeMap<Setting, String>, past: &Past) {
    for (setting, value) in &past.settings {
        match value {
            Some(value) => settings.insert(*setting, value.clone()),
            None => settings.remove(setting),
        };
    }
}
