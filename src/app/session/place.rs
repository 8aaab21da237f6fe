//! Where in a project an edit makes its change.

use crate::model::{ConceptId, DocumentId, Edit, GlossaryId, Project, SegmentId};

/// The place a step changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The document, if a whole one came.
    pub document: Option<DocumentId>,
    /// The segment, if the step changed one.
    pub segment: Option<SegmentId>,
    /// Where in its target, in bytes, if the step changed that.
    pub caret: Option<usize>,
    /// The concept, if the step changed or brought one.
    pub concept: Option<(GlossaryId, ConceptId)>,
}

impl Place {
    /// The last place that an edit is about to change.
    pub(super) fn of(project: &Project, edit: &Edit) -> Self {
        let segment = |segment| Self { segment: Some(segment), ..Self::default() };
        match edit {
            Edit::SetTarget { segment: id, target, .. } => {
                let before = project.segment(*id).map_or("", |found| &found.target);
                Self { caret: Some(end_of_change(before, target)), ..segment(*id) }
            }
            Edit::SetSource { segment: id, .. } | Edit::SetDirection { segment: id, .. } => segment(*id),
            Edit::ReplaceSegments { insert, .. } => {
                Self { segment: insert.first().map(|segment| segment.id), ..Self::default() }
            }
            Edit::AddDocument { document, .. } => Self { document: Some(document.id), ..Self::default() },
            Edit::PutConcept { glossary, concept, .. } => {
                Self { concept: Some((*glossary, concept.id.clone())), ..Self::default() }
            }
            Edit::ChangeConcepts { glossary, put, .. } => Self {
                concept: put.first().map(|first| (*glossary, first.concept.id.clone())),
                ..Self::default()
            },
            Edit::Batch(edits) => edits
                .iter()
                .rev()
                .map(|edit| Self::of(project, edit))
                .find(|place| *place != Self::default())
                .unwrap_or_default(),
            _ => Self::default(),
        }
    }
}

/// Where in `after`, in bytes, the part that differs from `before` ends.
fn end_of_change(before: &str, after: &str) -> usize {
    let same = before.chars().rev().zip(after.chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = same.map(|(char, _)| char.len_utf8()).sum();
    let head: usize =
        before.chars().zip(after.chars()).take_while(|(a, b)| a == b).map(|(char, _)| char.len_utf8()).sum();
    (after.len() - tail).max(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_goes_behind_what_changed() {
        let cases = [
            ("", "abc", 3),
            ("abc", "", 0),
            ("abc", "abXc", 3),
            ("aa", "aaa", 2),
            ("قره باغ", "قره باخ", "قره باخ".len()),
            ("قره باغ", "باغ", 0),
        ];
        for (before, after, expected) in cases {
            assert_eq!(end_of_change(before, after), expected, "{before} → {after}");
        }
    }
}
