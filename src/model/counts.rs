//! How much work there is and how much is done: segments and words by state.

use super::{Segment, SegmentState};
use std::iter::Sum;

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

    pub(super) fn add(&mut self, segment: &Segment) {
        self.segments[segment.state as usize] += 1;
        self.words[segment.state as usize] += words(&segment.source);
    }

    pub(super) fn subtract(&mut self, segment: &Segment) {
        self.segments[segment.state as usize] -= 1;
        self.words[segment.state as usize] -= words(&segment.source);
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, counts| {
            for state in SegmentState::ALL {
                sum.segments[state as usize] += counts.segments(state);
                sum.words[state as usize] += counts.words(state);
            }
            sum
        })
    }
}

/// The number of words of a text, as the field counts them: runs without white
/// space that hold a letter or digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_with_a_letter_or_digit() {
        for (text, expected) in [("", 0), ("قال: «نعم»", 2), ("a – b", 2), ("12 منظومة …", 2), ("55.5%", 1)]
        {
            assert_eq!(words(text), expected, "{text}");
        }
    }
}
