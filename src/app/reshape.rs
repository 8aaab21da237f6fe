//! Splitting a segment in two, and joining two to one.

use crate::model::{Edit, Project, Segment, SegmentId, SegmentState};
use unicode_segmentation::UnicodeSegmentation;

/// Why a segment cannot be split or joined there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReshapeError {
    /// There is no such segment.
    NoSegment,
    /// One of the halves would have no text.
    EmptyHalf,
    /// The segment is the last of its unit, or of the document.
    LastOfUnit,
}

/// The edit that splits a segment's source at the byte `at`; the white space
/// around the split becomes the lead of the second half, which gets the id
/// `new`. The translation stays with the first half.
///
/// # Errors
/// Where the segment does not exist or a half would have no text.
pub fn split(project: &Project, id: SegmentId, at: usize, new: SegmentId) -> Result<Edit, ReshapeError> {
    let (document, index) = project.place(id).ok_or(ReshapeError::NoSegment)?;
    let document = &project.documents()[document];
    let segment = &document.segments[index];
    let at = word_edge(&segment.source, at);
    let (before, after) = segment.source.split_at_checked(at).ok_or(ReshapeError::EmptyHalf)?;
    let (first, second) = (before.trim_end(), after.trim_start());
    if first.trim().is_empty() || second.trim().is_empty() {
        return Err(ReshapeError::EmptyHalf);
    }
    let lead = &segment.source[first.len()..segment.source.len() - second.len()];
    let mut head = Segment::clone(segment);
    head.source = first.to_owned();
    head.state = SegmentState::Initial;
    let mut tail = Segment::new(new, segment.unit, lead, second);
    tail.source_direction = segment.source_direction;
    tail.target_direction = segment.target_direction;
    Ok(Edit::ReplaceSegments { document: document.id, at: index, remove: vec![id], insert: vec![head, tail] })
}

/// The edit that joins a segment with the next one of its unit. Translations
/// and notes are joined too.
///
/// # Errors
/// Where the segment does not exist or is the last of its unit.
pub fn join(project: &Project, id: SegmentId) -> Result<Edit, ReshapeError> {
    let (document, index) = project.place(id).ok_or(ReshapeError::NoSegment)?;
    let document = &project.documents()[document];
    let first = &document.segments[index];
    let next = document.segments.get(index + 1).filter(|next| next.unit == first.unit);
    let next = next.ok_or(ReshapeError::LastOfUnit)?;
    let mut joined = Segment::clone(first);
    joined.source = [&*first.source, &next.lead, &next.source].concat();
    joined.target = match (first.target.is_empty(), next.target.is_empty()) {
        (_, true) => first.target.clone(),
        (true, false) => next.target.clone(),
        (false, false) => [&*first.target, " ", &next.target].concat(),
    };
    joined.state = SegmentState::Initial;
    joined.notes.extend(next.notes.iter().cloned());
    Ok(Edit::ReplaceSegments {
        document: document.id,
        at: index,
        remove: vec![first.id, next.id],
        insert: vec![joined],
    })
}

/// The edge of a word that is nearest to a byte within it: nobody means to cut a
/// word. Where a text has no edges nearby, as in writing without spaces, the byte
/// itself.
fn word_edge(text: &str, at: usize) -> usize {
    let words = text.split_word_bound_indices();
    let within = words
        .map(|(start, word)| (start, start + word.len()))
        .find(|(start, end)| (start + 1..*end).contains(&at));
    let Some((start, end)) = within else { return at };
    let edges = [start, end].into_iter().filter(|edge| {
        let inside = !text[..*edge].trim().is_empty() && !text[*edge..].trim().is_empty();
        inside && edge.abs_diff(at) <= LONGEST_HALF
    });
    edges.min_by_key(|edge| edge.abs_diff(at)).unwrap_or(at)
}

/// How far, in bytes, the edge of a word may be for a split to go there.
const LONGEST_HALF: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::{project, segment_id};

    fn sources(project: &Project) -> Vec<(String, String)> {
        project.segments().map(|segment| (segment.lead.clone(), segment.source.clone())).collect()
    }

    #[test]
    fn a_split_keeps_every_byte_and_a_join_takes_it_back() {
        let text = "قال  دوجاريك. ثم صمت.";
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let mut project = project(&[text]);
            let before = sources(&project);
            let Ok(edit) = split(&project, segment_id(1), at, segment_id(9)) else {
                assert!(at == 0 || at == text.len(), "only an empty half is refused, not {at}");
                continue;
            };
            project.apply(edit).unwrap();
            let joined: String = sources(&project).into_iter().map(|(lead, source)| lead + &source).collect();
            assert_eq!(joined, text);
            project.apply(join(&project, segment_id(1)).unwrap()).unwrap();
            assert_eq!(sources(&project), before);
        }
    }

    #[test]
    fn no_word_is_cut_in_two() {
        let text = "تحدثت وزارة الدفاع";
        let word = text.find("الدفاع").unwrap();
        for (at, expected) in [(word + 4, word), (word, word), (word - 3, word - 1), (2, 10)] {
            let edge = word_edge(text, at);
            assert_eq!(edge, expected, "{}|{}", &text[..edge], &text[edge..]);
        }
        assert_eq!(word_edge("เขาไปโรงเรียน", 9), 9, "writing without spaces is cut where one says");
    }

    #[test]
    fn a_join_stays_within_its_unit() {
        let mut project = project(&["a", "b"]);
        assert_eq!(join(&project, segment_id(2)), Err(ReshapeError::LastOfUnit));
        let document = project.documents()[0].id;
        let next = Segment::new(segment_id(3), 1, "", "c");
        project.apply(Edit::ReplaceSegments { document, at: 2, remove: vec![], insert: vec![next] }).unwrap();
        assert_eq!(join(&project, segment_id(2)), Err(ReshapeError::LastOfUnit));
        assert_eq!(join(&project, segment_id(7)), Err(ReshapeError::NoSegment));
    }

    #[test]
    fn a_join_joins_translations() {
        let mut project = project(&["a", "b"]);
        for (id, target) in [(1, "A"), (2, "B")] {
            let edit = Edit::SetTarget {
                segment: segment_id(id),
                target: target.to_owned(),
                state: SegmentState::Translated,
            };
            project.apply(edit).unwrap();
        }
        project.apply(join(&project, segment_id(1)).unwrap()).unwrap();
        let joined = project.segment(segment_id(1)).unwrap();
        assert_eq!((&*joined.target, joined.state), ("A B", SegmentState::Initial));
    }
}
