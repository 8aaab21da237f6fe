//! English words in running text: the possessive, plurals, forms of verbs, and
//! the spellings of both sides of the Atlantic.

mod forms;
mod spellings;

use super::{
    Case, CitedWord, Each, EachFurther, Ending, EndingKind, Habits, Morphology, Needs, Reading, TextWord,
    Trust, WordTraits, case,
};
use crate::model::PartOfSpeech;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// English, however it is spelt.
pub(super) struct English;

/// Words that make a noun together with the verb before them.
const PARTICLES: [&str; 10] = ["up", "off", "in", "out", "down", "over", "on", "away", "back", "through"];

/// Words that are names with a capital and ordinary ones without.
static ORDINARY: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/lexicon/en/name_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

impl Morphology for English {
    fn habits(&self, text: &str) -> Habits {
        case::habits(text)
    }

    fn readings(&self, word: TextWord<'_>, each: Each<'_>) {
        let whole = Reading { case: case_of(word), ..Reading::whole(word.folded) };
        each(whole, &Some);
        if let Some(owner) = owner(word.folded) {
            each(
                Reading { stem: (0, owner.len() as u32), ending: possessive(EndingKind::None), ..whole },
                &Some,
            );
        }
    }

    fn further_readings(&self, word: TextWord<'_>, each: EachFurther<'_>) {
        let owner = owner(word.folded);
        let base = owner.unwrap_or(word.folded);
        let whole = Reading { case: case_of(word), ..Reading::whole(base) };
        let mut read = |cited: &str, kind, needs, trust, respelt| {
            let same = base.bytes().zip(cited.bytes()).take_while(|(there, cited)| there == cited).count();
            let stem = (0, base.floor_char_boundary(same) as u32);
            let ending = if owner.is_some() { possessive(kind) } else { Ending { kind, pronoun: "" } };
            each(cited, Reading { stem, ending, needs, trust, respelt, ..whole });
        };
        if is_dotted(base) {
            read(&base.replace('.', ""), EndingKind::None, Needs::Nothing, Trust::Full, true);
        }
        let is_word = base.bytes().all(|letter| letter.is_ascii_lowercase());
        if !is_word || forms::is_function_word(base) {
            return;
        }
        spellings::others(base, &mut |other| {
            read(other, EndingKind::None, Needs::Nothing, Trust::Fair, true);
        });
        forms::citations(base, &mut |cited, kind, needs| {
            read(cited, kind, needs, Trust::Fair, false);
            spellings::others(cited, &mut |other| read(other, kind, needs, Trust::Fair, true));
        });
        if let Some(plural) = forms::cited_in_plural(base) {
            read(&plural, EndingKind::Singular, Needs::Nothing, Trust::Fair, false);
        }
    }

    fn traits(&self, _written: &str, _folded: &str, pos: Option<PartOfSpeech>) -> WordTraits {
        WordTraits::default()
            .with_if(WordTraits::NAME, pos == Some(PartOfSpeech::ProperNoun))
            .with_if(WordTraits::ADJECTIVE, pos == Some(PartOfSpeech::Adjective))
            .with_if(WordTraits::VERB, pos == Some(PartOfSpeech::Verb))
    }

    /// The verb of a phrase is its first word.
    fn cited_traits(&self, cited: CitedWord<'_>) -> WordTraits {
        let verb = cited.pos == Some(PartOfSpeech::Verb) && cited.number == 0;
        // A start-up is something else than starts up.
        let particle = cited.next.filter(|next| cited.of == 2 && PARTICLES.contains(next));
        let fixed = particle.is_some() && !cited.written.ends_with("er");
        cited.traits().with_if(WordTraits::VERB, verb).with_if(WordTraits::FIXED, fixed && !verb)
    }

    fn accepts(&self, word: WordTraits, reading: &Reading) -> bool {
        match reading.ending.kind {
            EndingKind::Verb => word.has(WordTraits::VERB),
            // A name has no plural: a Guterres is no Guterre. Nor has an adjective,
            // unless it is what a people is called.
            EndingKind::Plural | EndingKind::Singular => {
                let adjective = word.has(WordTraits::ADJECTIVE) && !word.has(WordTraits::CAPITAL);
                let other = WordTraits::NAME.with(WordTraits::VERB).with(WordTraits::FIXED);
                !word.has_any(other) && !adjective
            }
            _ => true,
        }
    }

    fn believes(&self, word: WordTraits, reading: &Reading, alone: bool) -> Option<Trust> {
        let trust = case::believes(word, reading, alone)?;
        // Alone, the singular is as likely another word, or a verb.
        let other = alone && reading.ending.kind == EndingKind::Singular;
        Some(if other { Trust::Weak } else { trust })
    }

    fn heeds_citation(&self) -> bool {
        true
    }

    fn article_word(&self) -> Option<&'static str> {
        Some("the")
    }

    fn is_function_word(&self, folded: &str) -> bool {
        forms::is_function_word(folded)
    }

    fn joins_compounds(&self) -> bool {
        true
    }
}

/// What is before the ending of the possessive. Behind a plural there is no
/// letter of it, and it is no part of the word.
fn owner(folded: &str) -> Option<&str> {
    folded.strip_suffix("'s")
}

fn possessive(kind: EndingKind) -> Ending {
    Ending { kind, pronoun: "'s" }
}

fn case_of(word: TextWord<'_>) -> Case {
    match case::case_of(word) {
        Case::Small if ORDINARY.contains(owner(word.folded).unwrap_or(word.folded)) => Case::Ordinary,
        case => case,
    }
}

/// Whether a word is letters with full stops between them (u.s).
fn is_dotted(word: &str) -> bool {
    let mut parts = word.split('.');
    let dotted = parts.clone().count() > 1;
    dotted && parts.all(|part| part.len() == 1)
}

#[cfg(test)]
mod tests;
