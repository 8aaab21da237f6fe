//! Languages without an implementation of their own.

use super::{CitedWord, Each, Habits, Morphology, Reading, TextWord, Trust, WordTraits, case};
use crate::model::PartOfSpeech;

/// Words are what they are.
pub(super) struct Plain;

impl Morphology for Plain {
    fn habits(&self, text: &str) -> Habits {
        case::habits(text)
    }

    fn readings(&self, word: TextWord<'_>, each: Each<'_>) {
        each(Reading { case: case::case_of(word), ..Reading::whole(word.folded) }, &Some);
    }

    fn traits(&self, _written: &str, _folded: &str, _pos: Option<PartOfSpeech>) -> WordTraits {
        WordTraits::default()
    }

    fn cited_traits(&self, cited: CitedWord<'_>) -> WordTraits {
        cited.traits()
    }

    fn accepts(&self, _word: WordTraits, _reading: &Reading) -> bool {
        true
    }

    fn believes(&self, word: WordTraits, reading: &Reading, alone: bool) -> Option<Trust> {
        case::believes(word, reading, alone)
    }

    fn heeds_citation(&self) -> bool {
        true
    }
}
