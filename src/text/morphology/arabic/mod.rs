//! Arabic words in running text: proclitics before them, endings behind.

mod endings;
mod plurals;
mod verbs;
mod words;

use super::{Ending, EndingKind, Habits, Morphology, Needs, Reading, Restored, TextWord, Trust, WordTraits};
use crate::model::PartOfSpeech;
use crate::text::clitics::{self, Proclitics};
use words::{Taa, Word};

/// Modern Standard Arabic, and what its dialects share with it in writing.
pub(super) struct Arabic;

impl Morphology for Arabic {
    fn habits(&self, text: &str) -> Habits {
        Habits { undotted_taa: !text.contains(TAA_MARBUTA) }
    }

    fn readings(&self, word: TextWord<'_>, each: &mut dyn FnMut(Reading)) {
        let TextWord { folded, written, habits } = word;
        if !folded.starts_with(is_letter) {
            each(Reading::whole(folded));
            return;
        }
        let word = Word::new(folded, written, habits);
        each(Reading { needs: needs_of_whole(word), ..Reading::whole(folded) });
        if word.is_function_word() {
            return;
        }
        let asks = written.starts_with('أ');
        let mut known = None;
        for split in clitics::splits(folded) {
            // A question about a name (أأرمينيا) is the only one worth looking for.
            let looks = asks || !split.proclitics.question;
            if !looks {
                continue;
            }
            if takes_off_known(word, split, &mut known) {
                each(Reading { doubtful: true, ..without(word, split) });
            } else {
                read_split(word, split, each);
            }
        }
    }

    fn is_common(&self, folded: &str, written: &str) -> bool {
        !folded.starts_with(is_letter) || Word::new(folded, written, Habits::default()).is_ordinary()
    }

    fn article(&self) -> Option<&'static str> {
        Some("ال")
    }

    fn is_verb_after(&self, before: &str, folded: &str) -> bool {
        Word::new(before, before, Habits::default()).is_before_verb() && verbs::is_form(folded)
    }

    fn is_famous(&self, folded: &str, written: &str) -> bool {
        Word::new(folded, written, Habits::default()).is_famous()
    }

    fn data_sum(&self) -> u64 {
        words::data_sum() ^ plurals::data_sum().rotate_left(1) ^ verbs::data_sum().rotate_left(2)
    }

    fn traits(&self, written: &str, folded: &str, pos: Option<PartOfSpeech>) -> WordTraits {
        let taa = ends_in_taa(written);
        let word = Word::new(folded, written, Habits::default());
        let maqsura = word.maqsura;
        let letters: Vec<char> = folded.strip_prefix("ال").unwrap_or(folded).chars().collect();
        let known = |wanted| pos == Some(wanted);
        let noun_or_unknown = !known(PartOfSpeech::ProperNoun) && !known(PartOfSpeech::Verb);
        let passive = letters.first() == Some(&'م') && letters.len() >= 4;
        let adjective = known(PartOfSpeech::Adjective)
            || (noun_or_unknown
                && !taa
                && match letters[..] {
                    // مضاد، and the longer participles: مساعد، مشترك، متحدة
                    ['م', _, 'ا', _] | ['م', _, _, _, _, ..] => true,
                    // Relational adjectives: عربي
                    [_, _, _, .., 'ي'] => !maqsura,
                    // فاعل and فعيل
                    [_, 'ا', _, _] | [_, _, 'ي', _] => true,
                    _ => false,
                });
        WordTraits::default()
            .with_if(WordTraits::TAA, taa)
            .with_if(WordTraits::MAQSURA, maqsura)
            .with_if(WordTraits::ADJECTIVE, adjective)
            .with_if(WordTraits::PARTICIPLE, noun_or_unknown && !taa && passive && letters.len() >= 5)
            .with_if(WordTraits::VERB, known(PartOfSpeech::Verb))
            .with_if(WordTraits::NAME, known(PartOfSpeech::ProperNoun))
            .with_if(WordTraits::SHORT, letters.len() <= 3)
            .with_if(WordTraits::FIXED, word.is_function_word() || !folded.starts_with(is_letter))
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

/// Whether a split takes letters off a common word (فكرة is not ف + كرة, and
/// وفكرة is not either). Behind the article nothing is in doubt. `known` is
/// whether the whole word is a common one, once that has been asked.
fn takes_off_known(word: Word<'_>, split: clitics::Split, known: &mut Option<bool>) -> bool {
    let Proclitics { conjunction, particle, article, .. } = split.proclitics;
    if article || split.stem == 0 {
        return false;
    }
    let behind_conjunction = conjunction.filter(|_| particle.is_some()).map_or(0, char::len_utf8);
    *known.get_or_insert_with(|| word.is_form_of_known())
        || (behind_conjunction > 0 && word.from(behind_conjunction).is_form_of_known())
}

/// The reading of a word without some proclitics that takes what is left for a
/// citation form.
fn without(word: Word<'_>, split: clitics::Split) -> Reading {
    let Proclitics { question, particle, article, .. } = split.proclitics;
    let needs = match particle {
        Some('س') => Needs::Verb,
        _ if question => Needs::ProperNoun,
        _ => needs_of_whole(word.from(split.stem)),
    };
    Reading {
        proclitics: split.proclitics,
        stem: (split.stem as u32, word.folded.len() as u32),
        needs,
        trust: if split.proclitics.has_preposition() && !article { Trust::Fair } else { Trust::Full },
        ..Reading::whole(word.folded)
    }
}

/// Gives every reading of what is left of a word without some proclitics.
fn read_split(word: Word<'_>, split: clitics::Split, each: &mut dyn FnMut(Reading)) {
    let Proclitics { question, particle, article, .. } = split.proclitics;
    let rest = word.from(split.stem);
    let plain = without(word, split);
    if split.stem > 0 {
        each(plain);
        if article {
            let restored = Restored { article: true, ..Restored::default() };
            each(Reading { restored, ..plain });
        }
    }
    if question || particle == Some('س') || rest.is_function_word() {
        return;
    }
    let endings = endings::of(rest.folded);
    read_plural(rest, plain, &endings, each);
    if rest.is_known() || !plurals::of([rest.folded, ""]).is_empty() {
        return;
    }
    // Where some ending leaves a common word, the others leave none.
    let usual = |ending: &&endings::Rule| ending.trust > Trust::Weak;
    let only_known = endings.iter().filter(usual).any(|ending| rest.is_known_with(ending));
    for ending in endings.iter() {
        if !ending.suits(split.proclitics, word.taa == Taa::Written)
            || (only_known && !rest.is_known_with(ending))
        {
            continue;
        }
        // قدرات comes from قدرة, although قدر is a common word too.
        let of_taa = |other: &endings::Rule| other.last == Some('ه') && other.suffix == ending.suffix;
        if ending.last.is_none()
            && ending.suffix.starts_with("ات")
            && endings.iter().any(|other| of_taa(other) && rest.is_known_with(other))
        {
            continue;
        }
        let end = (word.folded.len() - ending.suffix.len()) as u32;
        let reading = Reading {
            stem: (split.stem as u32, end),
            restored: Restored { last: ending.last, ..Restored::default() },
            ending: ending.meaning(word.taa == Taa::Written),
            needs: ending.needs(word.taa == Taa::Written),
            trust: ending.trust.min(plain.trust),
            ..plain
        };
        each(reading);
        if article {
            each(Reading { restored: Restored { article: true, ..reading.restored }, ..reading });
        }
    }
}

/// Gives the readings of what is left of a word as a broken plural, bare or
/// with a pronoun or the accusative behind it.
fn read_plural(rest: Word<'_>, plain: Reading, endings: &endings::Matching, each: &mut dyn FnMut(Reading)) {
    let proclitics = plain.proclitics;
    let mut read = |form: [&str; 2], suffix: &str, pronoun: &'static str| {
        for plural in plurals::of(form).iter().filter(|plural| plural.hamza_below == rest.hamza_below) {
            let reading = Reading {
                stem: (plain.stem.0, plain.stem.1 - suffix.len() as u32),
                restored: Restored { word: Some(&plural.singular), ..Restored::default() },
                ending: Ending { kind: EndingKind::Plural, pronoun },
                needs: if plural.taa { Needs::TaaMarbuta } else { Needs::NoTaaMarbuta },
                trust: Trust::Fair.min(plain.trust),
                ..plain
            };
            each(reading);
            if proclitics.article {
                each(Reading { restored: Restored { article: true, ..reading.restored }, ..reading });
            }
        }
    };
    // كتاب is «book» far more often than the plural of كاتب.
    // But قوى is no قوي, which is spelt the same by careless writers only.
    if !rest.is_known() || (rest.maqsura && plurals::of([rest.folded, ""]).iter().any(|one| one.maqsura)) {
        read([rest.folded, ""], "", "");
    }
    for ending in endings.iter() {
        let bare = ending.meaning(rest.taa == Taa::Written);
        let changes_only_case = matches!(bare.kind, EndingKind::None | EndingKind::Accusative);
        if changes_only_case && ending.suits(proclitics, rest.taa == Taa::Written) {
            let stem = &rest.folded[..rest.folded.len() - ending.suffix.len()];
            let last = if ending.last == Some('ه') { "ه" } else { "" };
            read([stem, last], ending.suffix, bare.pronoun);
        }
    }
}

/// What a citation form must be like for a word without an ending to be it: a
/// final ه behind a common word is its pronoun, and no careless ة.
fn needs_of_whole(word: Word<'_>) -> Needs {
    match word.folded.strip_suffix('ه') {
        Some(stem) if word.taa == Taa::None && (Word { folded: stem, ..word }).is_known() => {
            Needs::NoTaaMarbuta
        }
        _ => Needs::Nothing,
    }
}

/// Taa marbuta, and its presentation forms.
const TAA_MARBUTA: [char; 3] = ['ة', 'ﺓ', 'ﺔ'];

fn ends_in_taa(written: &str) -> bool {
    written.trim_end_matches(|c| !is_letter(c)).ends_with(TAA_MARBUTA)
}

impl Taa {
    /// What the final ه of a folded word was in a text.
    fn of(written: &str, habits: Habits) -> Self {
        match ends_in_taa(written) {
            true => Self::Written,
            false if habits.undotted_taa => Self::Unknown,
            false => Self::None,
        }
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{6D5}'
        | '\u{FB50}'..='\u{FDF2}' | '\u{FE80}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests;
