//! Arabic words in running text: proclitics before them, endings behind.

mod endings;
mod words;

use super::{EndingKind, Morphology, Needs, Reading, Restored, Trust, WordTraits};
use crate::model::PartOfSpeech;
use crate::text::clitics::{self, Proclitics};

/// Modern Standard Arabic, and what its dialects share with it in writing.
pub(super) struct Arabic;

impl Morphology for Arabic {
    fn readings(&self, folded: &str, written: &str, each: &mut dyn FnMut(Reading)) {
        let whole = Reading::whole(folded);
        each(whole);
        if !folded.starts_with(is_letter) || words::is_function_word(folded) {
            return;
        }
        let written = written.trim_end_matches(|c| !is_letter(c));
        let feminine = written.ends_with(['ة', 'ﺓ', 'ﺔ']);
        for split in clitics::splits(folded) {
            read_split(folded, written, split, feminine, each);
        }
    }

    fn traits(&self, written: &str, folded: &str, pos: Option<PartOfSpeech>) -> WordTraits {
        let written = written.trim_end_matches(|c| !is_letter(c));
        let letters: Vec<char> = folded.strip_prefix("ال").unwrap_or(folded).chars().collect();
        let known = |wanted| pos == Some(wanted);
        let noun_or_unknown = !known(PartOfSpeech::ProperNoun) && !known(PartOfSpeech::Verb);
        let taa = written.ends_with('ة');
        let passive = letters.first() == Some(&'م') && letters.len() >= 4;
        let adjective = known(PartOfSpeech::Adjective)
            || (noun_or_unknown
                && !taa
                && match letters[..] {
                    // مضاد، and the longer participles: مساعد، مشترك، متحدة
                    ['م', _, 'ا', _] | ['م', _, _, _, _, ..] => true,
                    // Relational adjectives: عربي
                    [_, _, _, .., 'ي'] => !written.ends_with('ى'),
                    // فاعل and فعيل
                    [_, 'ا', _, _] | [_, _, 'ي', _] => true,
                    _ => false,
                });
        WordTraits::default()
            .with_if(WordTraits::TAA, taa)
            .with_if(WordTraits::MAQSURA, written.ends_with('ى'))
            .with_if(WordTraits::ADJECTIVE, adjective)
            .with_if(WordTraits::PARTICIPLE, noun_or_unknown && !taa && passive && letters.len() >= 5)
            .with_if(WordTraits::VERB, known(PartOfSpeech::Verb))
            .with_if(WordTraits::NAME, known(PartOfSpeech::ProperNoun))
            .with_if(WordTraits::SHORT, letters.len() <= 3)
            .with_if(WordTraits::FIXED, words::is_function_word(folded) || !folded.starts_with(is_letter))
    }

    fn accepts(&self, word: WordTraits, reading: &Reading) -> bool {
        let inflected = reading.ending.kind != EndingKind::None || !reading.ending.pronoun.is_empty();
        if word.has(WordTraits::FIXED) && (inflected || reading.proclitics.article) {
            return false;
        }
        // Names take neither number nor gender.
        if word.has(WordTraits::NAME)
            && !matches!(reading.ending.kind, EndingKind::None | EndingKind::Accusative)
        {
            return false;
        }
        match reading.needs {
            Needs::Nothing => true,
            Needs::TaaMarbuta => word.has(WordTraits::TAA),
            Needs::NoTaaMarbuta => !word.has(WordTraits::TAA),
            Needs::AlefMaqsura => word.has(WordTraits::MAQSURA),
            Needs::Adjective => word.has(WordTraits::ADJECTIVE),
            Needs::Participle => word.has(WordTraits::PARTICIPLE),
            Needs::Verb => word.has(WordTraits::VERB),
            Needs::ProperNoun => word.has(WordTraits::NAME),
        }
    }
}

/// Gives every reading of what is left of a word without some proclitics.
fn read_split(
    folded: &str,
    written: &str,
    split: clitics::Split,
    feminine: bool,
    each: &mut dyn FnMut(Reading),
) {
    let Proclitics { question, particle, article, .. } = split.proclitics;
    let rest = &folded[split.stem..];
    // A question about a name (أأرمينيا) is the only one worth looking for.
    if question && !written.starts_with('أ') {
        return;
    }
    let needs = match particle {
        Some('س') => Needs::Verb,
        _ if question => Needs::ProperNoun,
        _ => Needs::Nothing,
    };
    let plain = Reading {
        proclitics: split.proclitics,
        stem: (split.stem as u32, folded.len() as u32),
        needs,
        trust: if split.proclitics.has_preposition() && !article { Trust::Fair } else { Trust::Full },
        ..Reading::whole(folded)
    };
    if split.stem > 0 {
        each(plain);
        if article {
            let restored = Restored { article: true, last: None };
            each(Reading { restored, ..plain });
        }
    }
    if needs != Needs::Nothing || words::is_function_word(rest) || words::is_whole(rest) {
        return;
    }
    for ending in endings::of(rest) {
        if !ending.suits(split.proclitics, feminine) {
            continue;
        }
        let end = (folded.len() - ending.suffix.len()) as u32;
        let reading = Reading {
            stem: (split.stem as u32, end),
            restored: Restored { article: false, last: ending.last },
            ending: ending.meaning(feminine),
            needs: ending.needs(feminine),
            trust: ending.trust.min(plain.trust),
            ..plain
        };
        each(reading);
        if article {
            each(Reading { restored: Restored { article: true, ..reading.restored }, ..reading });
        }
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{6D5}'
        | '\u{FB50}'..='\u{FDF2}' | '\u{FE80}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests;
