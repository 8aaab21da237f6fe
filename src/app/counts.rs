//! How much work there is and how much is done: segments and words by state.

use crate::model::{Document, Edit, Project, Segment, SegmentId, SegmentState};

/// Segments and source words by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    segments: [usize; 4],
    words: [usize; 4],
}

impl Counts {
    /// Counts what `segments` hold.
    pub fn of<'a>(segments: impl IntoIterator<Item = &'a Segment>) -> Self {
        let mut counts = Self::default();
        for segment in segments {
            counts.add(segment);
        }
        counts
    }

    /// The number of segments in `state`.
    pub fn segments(&self, state: SegmentState) -> usize {
        self.segments[state as usize]
    }

    /// The number of source words in segments in `state`.
    pub fn words(&self, state: SegmentState) -> usize {
        self.words[state as usize]
    }

    /// All segments.
    pub fn all_segments(&self) -> usize {
        self.segments.iter().sum()
    }

    /// All source words.
    pub fn all_words(&self) -> usize {
        self.words.iter().sum()
    }

    /// Segments that somebody confirmed.
    pub fn done_segments(&self) -> usize {
        self.all_segments() - self.segments(SegmentState::Initial)
    }

    /// Source words of segments that somebody confirmed.
    pub fn done_words(&self) -> usize {
        self.all_words() - self.words(SegmentState::Initial)
    }

    fn add(&mut self, segment: &Segment) {
        self.segments[segment.state as usize] += 1;
        self.words[segment.state as usize] += words(&segment.source);
    }

    fn subtract(&mut self, segment: &Segment) {
        self.segments[segment.state as usize] -= 1;
        self.words[segment.state as usize] -= words(&segment.source);
    }

    /// Takes out what `edit` is about to change in `project`; to be followed,
    /// once the edit is applied, by [`after`](Self::after) with its inverse.
    pub fn before(&mut self, project: &Project, edit: &Edit) {
        Touched::by(edit).each(project, |segment| self.subtract(segment));
    }

    /// Takes in what an edit has changed in `project`, given its inverse.
    pub fn after(&mut self, project: &Project, inverse: &Edit) {
        Touched::by(inverse).each(project, |segment| self.add(segment));
    }
}

/// The number of words of a text, as the field counts them: runs without white
/// space that hold a letter or digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The segments that an edit changes or takes away, each once.
#[derive(Default)]
struct Touched<'a> {
    segments: Vec<SegmentId>,
    documents: Vec<&'a crate::model::DocumentId>,
}

impl<'a> Touched<'a> {
    fn by(edit: &'a Edit) -> Self {
        let mut touched = Self::default();
        touched.collect(edit);
        touched.segments.sort_unstable();
        touched.segments.dedup();
        touched
    }

    fn collect(&mut self, edit: &'a Edit) {
        match edit {
            Edit::SetTarget { segment, .. } => self.segments.push(*segment),
            Edit::ReplaceSegments { remove, .. } => self.segments.extend(remove),
            Edit::RemoveDocument { document } => self.documents.push(document),
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.collect(edit)),
            _ => {}
        }
    }

    fn each(&self, project: &Project, mut visit: impl FnMut(&Segment)) {
        self.segments.iter().filter_map(|id| project.segment(*id)).for_each(&mut visit);
        let documents = self.documents.iter().filter_map(|id| project.document(**id));
        documents.flat_map(|document: &Document| &document.segments).for_each(visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing;
    use crate::model::SegmentState::{Initial, Translated};

    #[test]
    fn words_are_runs_with_a_letter_or_digit() {
        for (text, expected) in [("", 0), ("قال: «نعم»", 2), ("a – b", 2), ("12 منظومة …", 2), ("55.5%", 1)]
        {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn counts_kept_through_edits_equal_counts_taken_afresh() {
        let mut project = testing::project(&["واحد اثنان", "ثلاثة", "أربعة خمسة ستة"]);
        let ids: Vec<SegmentId> = project.segments().map(|segment| segment.id).collect();
        let document = project.documents()[0].id;
        let set = |segment, state| Edit::SetTarget { segment, target: "x".to_owned(), state };
        let split = Segment::new(testing::segment_id(77), 0, "", "سبعة");
        let edits = [
            set(ids[0], Translated),
            Edit::Batch(vec![set(ids[1], Translated), set(ids[1], Initial), set(ids[2], Translated)]),
            Edit::ReplaceSegments { document, at: 1, remove: vec![ids[1]], insert: vec![split] },
            Edit::RemoveDocument { document },
        ];
        let mut counts = Counts::of(project.segments());
        let mut inverses = Vec::new();
        let apply = |project: &mut Project, counts: &mut Counts, edit: Edit| {
            counts.before(project, &edit);
            let inverse = project.apply(edit).unwrap();
            counts.after(project, &inverse);
            assert_eq!(*counts, Counts::of(project.segments()));
            inverse
        };
        for edit in edits {
            inverses.push(apply(&mut project, &mut counts, edit));
        }
        for inverse in inverses.into_iter().rev() {
            apply(&mut project, &mut counts, inverse);
        }
        assert_eq!(counts.done_segments(), 0);
        assert_eq!(counts.all_words(), 6);
    }
}
