//! What is marked in source and target: recognised terms and finds.

use crate::app::lexicon::SegmentTerms;
use crate::app::workbench::Workbench;
use crate::glossary::Confidence;
use crate::model::{Segment, Side};
use crate::ui::scene::Scene;
use crate::ui::text::{Mark, Underline};

/// The marks of a source: recognised terms, and finds.
pub(super) fn source_marks(
    scene: &Scene<'_>,
    workbench: &Workbench,
    segment: &Segment,
    terms: &SegmentTerms,
    hovered: Option<usize>,
    active: bool,
) -> Vec<Mark> {
    let theme = scene.theme;
    let mut marks: Vec<Mark> = terms
        .iter()
        .enumerate()
        .filter(|(_, term)| term.inside.is_none())
        .map(|(index, term)| Mark {
            fill: match (hovered == Some(index), active) {
                (true, _) => Some(theme.term_hover),
                (false, true) => Some(theme.term_fill),
                (false, false) => None,
            },
            underline: Some((
                if term.confidence == Confidence::Certain { Underline::Straight } else { Underline::Dotted },
                theme.term_line,
            )),
            id: index as u32,
            ..Mark::new(term.occurrence)
        })
        .collect();
    marks.extend(find_marks(scene, workbench, segment, Side::Source));
    marks
}

/// The renderings that stand in a target, while the pointer is over their term.
pub(super) fn target_marks(
    scene: &Scene<'_>,
    terms: &SegmentTerms,
    target: &str,
    hovered: Option<usize>,
) -> Vec<Mark> {
    let used = terms.used_in(target);
    used.into_iter()
        .map(|(index, span)| Mark {
            fill: (hovered == Some(index)).then_some(scene.theme.term_hover),
            id: index as u32,
            ..Mark::new(span)
        })
        .collect()
}

pub(super) fn find_marks(
    scene: &Scene<'_>,
    workbench: &Workbench,
    segment: &Segment,
    side: Side,
) -> Vec<Mark> {
    let Some(view) = workbench.search().filter(|view| view.search.side() == side) else { return Vec::new() };
    let current = view.current.and_then(|index| view.search.hits().get(index));
    let spans = view.search.matcher().find_in(segment.text(side));
    spans
        .map(|span| {
            let is_current = current.is_some_and(|hit| hit.segment == segment.id && hit.span == span);
            let fill = if is_current { scene.theme.find_current } else { scene.theme.find_fill };
            Mark { fill: Some(fill), id: u32::MAX, ..Mark::new(span) }
        })
        .collect()
}
