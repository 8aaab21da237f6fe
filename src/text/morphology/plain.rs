//! Languages without an implementation of their own, and English.

use super::{Each, Ending, EndingKind, Morphology, Needs, Reading, Restored, TextWord, Trust, WordTraits};
use crate::model::PartOfSpeech;

/// Words are what they are.
pub(super) struct Plain;

impl Morphology for Plain {
    fn readings(&self, word: TextWord<'_>, each: Each<'_>) {
        each(Reading::whole(word.folded), &Some);
    }

    fn traits(&self, _written: &str, _folded: &str, _pos: Option<PartOfSpeech>) -> WordTraits {
        WordTraits::default()
    }

    fn accepts(&self, _word: WordTraits, _reading: &Reading) -> bool {
        true
    }
}

/// Words with the possessive and the regular plural.
pub(super) struct English;

impl Morphology for English {
    fn readings(&self, TextWord { folded, .. }: TextWord<'_>, each: Each<'_>) {
        let whole = Reading::whole(folded);
        each(whole, &Some);
        let owner = folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\''));
        let word = owner.unwrap_or(folded);
        let read = |stem: &str, last, kind, trust| Reading {
            stem: (0, stem.len() as u32),
            restored: Restored { last, ..Restored::default() },
            ending: Ending { kind, pronoun: if owner.is_some() { "’s" } else { "" } },
            needs: Needs::Nothing,
            trust,
            ..whole
        };
        if owner.is_some() {
            each(read(word, None, EndingKind::None, Trust::Full), &Some);
        }
        let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s')) else {
            return;
        };
        each(read(stem, None, EndingKind::Plural, Trust::Fair), &Some);
        if let Some(stem) = stem.strip_suffix("ie") {
            each(read(stem, Some('y'), EndingKind::Plural, Trust::Fair), &Some);
        }
        if let Some(stem) = stem.strip_suffix('e')
            && stem.ends_with(['s', 'x', 'z', 'h', 'o'])
        {
            each(read(stem, None, EndingKind::Plural, Trust::Fair), &Some);
        }
    }

    fn traits(&self, _written: &str, _folded: &str, pos: Option<PartOfSpeech>) -> WordTraits {
        WordTraits::default().with_if(WordTraits::NAME, pos == Some(PartOfSpeech::ProperNoun))
    }

    fn accepts(&self, word: WordTraits, reading: &Reading) -> bool {
        // A name has no plural: a Guterres is no Guterre.
        !(word.has(WordTraits::NAME) && reading.ending.kind == EndingKind::Plural)
    }
}
