//! Arabic words in running text: proclitics before them, endings behind.

mod conjugation;
mod endings;
mod plurals;
mod verbs;
mod words;

use super::{
    Each, EachFurther, Ending, EndingKind, Habits, Morphology, Needs, Possessor, Reading, Restored, TextWord,
    Trust, WordTraits,
};
use crate::model::PartOfSpeech;
use crate::text::clitics::{self, Proclitics};
use std::cell::OnceCell;
use words::{Taa, Word};

/// Modern Standard Arabic, and what its dialects share with it in writing.
pub(super) struct Arabic;

impl Morphology for Arabic {
    fn habits(&self, text: &str) -> Habits {
        let ends_word = |(at, yaa): (usize, &str)| !text[at + yaa.len()..].starts_with(is_letter);
        let dotted_yaa = text.match_indices('ي').any(ends_word);
        Habits { dotted_yaa, undotted_taa: !text.contains(TAA_MARBUTA), ..Habits::default() }
    }

    fn readings(&self, word: TextWord<'_>, each: Each<'_>) {
        let TextWord { folded, written, habits } = word;
        if !folded.starts_with(is_letter) {
            each(Reading::whole(folded), &Some);
            return;
        }
        let word = Word::new(folded, written, habits);
        each(Reading::whole(folded), &|reading| Some(Reading { needs: needs_of_whole(word), ..reading }));
        if word.is_function_word() {
            return;
        }
        let asks = written.starts_with('أ');
        let known = OnceCell::new();
        for split in clitics::splits(folded) {
            // A question about a name (أأرمينيا) is the only one worth looking for.
            if asks || !split.proclitics.question {
                read_split(word, split, &known, each);
            }
        }
    }

    // What ه and ها belong to can be a person or a thing.
    fn possessor(&self, pronoun: &str) -> Option<Possessor> {
        match pronoun {
            "ي" => Some(Possessor::Me),
            "نا" => Some(Possessor::Us),
            "ك" | "كم" => Some(Possessor::You),
            "هم" | "هن" | "هما" => Some(Possessor::Them),
            _ => None,
        }
    }

    fn is_plural_of(&self, form: &str, citation: &str) -> bool {
        let sound = form.strip_prefix(citation).is_some_and(|ending| matches!(ending, "ون" | "ين" | "ات"))
            || citation.strip_suffix('ه').is_some_and(|stem| form.strip_prefix(stem) == Some("ات"));
        sound || plurals::of([form, ""]).iter().any(|plural| plural.singular == citation)
    }

    fn is_common(&self, folded: &str, written: &str) -> bool {
        !folded.starts_with(is_letter) || Word::new(folded, written, Habits::default()).is_ordinary()
    }

    fn is_plainly_common(&self, folded: &str, written: &str) -> bool {
        !folded.starts_with(is_letter) || Word::new(folded, written, Habits::default()).is_plainly_ordinary()
    }

    fn article(&self) -> Option<&'static str> {
        Some("ال")
    }

    fn is_verb_after(&self, before: &str, folded: &str) -> bool {
        words::is_before_verb(before) && verbs::is_form(folded)
    }

    fn further_readings(&self, word: TextWord<'_>, each: EachFurther<'_>) {
        if !Word::new(word.folded, word.written, word.habits).is_function_word() {
            conjugation::readings(word, each);
        }
    }

    fn further_needs(&self) -> WordTraits {
        WordTraits::VERB
    }

    fn may_begin_as_verb(&self, folded: &str) -> bool {
        verbs::is_perfect(folded) || folded.strip_prefix('و').is_some_and(verbs::is_perfect)
    }

    fn is_famous(&self, folded: &str, written: &str) -> bool {
        Word::new(folded, written, Habits::default()).is_famous()
    }

    fn data_sum(&self) -> u64 {
        words::data_sum() ^ plurals::data_sum().rotate_left(1) ^ verbs::data_sum().rotate_left(2)
    }

    fn traits(&self, written: &str, folded: &str, pos: Option<PartOfSpeech>) -> WordTraits {
        let taa = is_taa(last_letter(written));
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
            .with_if(WordTraits::PERHAPS_VERB, pos.is_none() && word.is_verb_alone())
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
fn takes_off_known(word: Word<'_>, split: clitics::Split, known: &OnceCell<bool>) -> bool {
    let Proclitics { conjunction, particle, article, .. } = split.proclitics;
    if article || split.stem == 0 {
        return false;
    }
    let behind_conjunction = conjunction.filter(|_| particle.is_some()).map_or(0, char::len_utf8);
    *known.get_or_init(|| word.is_form_of_known())
        || (behind_conjunction > 0 && word.from(behind_conjunction).is_form_of_known())
}

/// Gives every reading of what is left of a word without some proclitics. Where
/// these take letters off a common word, only what takes the rest for a citation
/// form may hold, and that is doubtful.
fn read_split(word: Word<'_>, split: clitics::Split, known: &OnceCell<bool>, each: Each<'_>) {
    let Proclitics { question, particle, article, .. } = split.proclitics;
    let rest = word.from(split.stem);
    let plain = Reading {
        proclitics: split.proclitics,
        stem: (split.stem as u32, word.folded.len() as u32),
        trust: if split.proclitics.has_preposition() && !article { Trust::Fair } else { Trust::Full },
        ..Reading::whole(word.folded)
    };
    let doubtful = OnceCell::new();
    let is_doubtful = || *doubtful.get_or_init(|| takes_off_known(word, split, known));
    if split.stem > 0 {
        let settle = |reading| {
            let needs = match particle {
                Some('س') => Needs::Verb,
                _ if question => Needs::ProperNoun,
                _ => needs_of_whole(rest),
            };
            Some(Reading { needs, doubtful: is_doubtful(), ..reading })
        };
        each(plain, &settle);
        if article {
            let restored = Restored { article: true, ..Restored::default() };
            each(Reading { restored, ..plain }, &settle);
        }
    }
    if question || particle == Some('س') {
        return;
    }
    let function_word = OnceCell::new();
    let inflects = || !is_doubtful() && !*function_word.get_or_init(|| rest.is_function_word());
    let endings = endings::of(rest.folded);
    read_plural(rest, plain, &endings, &inflects, each);
    let cited = OnceCell::new();
    let is_cited = || {
        let ask = || rest.is_known() || !plurals::of([rest.folded, ""]).is_empty();
        *cited.get_or_init(ask)
    };
    // Where some ending leaves a common word, the others leave none.
    let only_known = OnceCell::new();
    let leaves_known = || {
        let usual = |ending: &&endings::Rule| ending.trust > Trust::Weak;
        let ask = || endings.iter().filter(usual).any(|ending| rest.is_known_with(ending));
        *only_known.get_or_init(ask)
    };
    for ending in endings.iter().filter(|one| one.suits(split.proclitics, word.taa == Taa::Written)) {
        let settle = |reading| {
            if !inflects() || is_cited() || (leaves_known() && !rest.is_known_with(ending)) {
                return None;
            }
            // قدرات comes from قدرة, although قدر is a common word too.
            let of_taa = |other: &endings::Rule| other.last == Some('ه') && other.suffix == ending.suffix;
            let of_other = ending.last.is_none()
                && ending.suffix.starts_with("ات")
                && endings.iter().any(|other| of_taa(other) && rest.is_known_with(other));
            // وات is no «watt» in واتهم, «and accused».
            let joined = split.stem == 0 && !ending.meaning(false).pronoun.is_empty();
            let verb = || word.folded.strip_prefix(['و', 'ف']).is_some_and(verbs::is_perfect);
            let holds = !(of_other || joined && verb());
            holds.then_some(reading)
        };
        let end = (word.folded.len() - ending.suffix.len()) as u32;
        let reading = Reading {
            stem: (split.stem as u32, end),
            restored: Restored { last: ending.last, ..Restored::default() },
            ending: ending.meaning(word.taa == Taa::Written),
            needs: ending.needs(word.taa == Taa::Written),
            trust: ending.trust.min(plain.trust),
            doubtful: ending.is_doubtful(),
            ..plain
        };
        each(reading, &settle);
        if article {
            each(Reading { restored: Restored { article: true, ..reading.restored }, ..reading }, &settle);
        }
    }
}

/// Gives the readings of what is left of a word as a broken plural, bare or
/// with a pronoun or the accusative behind it, where the word `inflects`.
fn read_plural(
    rest: Word<'_>,
    plain: Reading,
    endings: &endings::Matching,
    inflects: &dyn Fn() -> bool,
    each: Each<'_>,
) {
    let proclitics = plain.proclitics;
    let mut read = |form: [&str; 2], suffix: &str, pronoun: &'static str, holds: &dyn Fn() -> bool| {
        for plural in plurals::of(form).iter().filter(|plural| plural.hamza_below == rest.hamza_below) {
            let reading = Reading {
                stem: (plain.stem.0, plain.stem.1 - suffix.len() as u32),
                restored: Restored { word: Some(&plural.singular), ..Restored::default() },
                ending: Ending { kind: EndingKind::Plural, pronoun },
                needs: if plural.taa { Needs::TaaMarbuta } else { Needs::NoTaaMarbuta },
                trust: Trust::Fair.min(plain.trust),
                ..plain
            };
            let settle = |reading| (inflects() && holds()).then_some(reading);
            each(reading, &settle);
            if proclitics.article {
                each(
                    Reading { restored: Restored { article: true, ..reading.restored }, ..reading },
                    &settle,
                );
            }
        }
    };
    // كتاب is «book» far more often than the plural of كاتب.
    // But قوى is no قوي, which is spelt the same by careless writers only.
    read([rest.folded, ""], "", "", &|| {
        !rest.is_known() || (rest.maqsura && plurals::of([rest.folded, ""]).iter().any(|one| one.maqsura))
    });
    for ending in endings.iter() {
        let bare = ending.meaning(rest.taa == Taa::Written);
        let changes_only_case = matches!(bare.kind, EndingKind::None | EndingKind::Accusative);
        if changes_only_case && ending.suits(proclitics, rest.taa == Taa::Written) {
            let stem = &rest.folded[..rest.folded.len() - ending.suffix.len()];
            let last = if ending.last == Some('ه') { "ه" } else { "" };
            // The alef of قوى is written ا before an ending (قواهم), and it takes no other.
            let of_maqsura = last.is_empty() && plurals::of([stem, ""]).iter().all(|one| one.maqsura);
            read([stem, last], ending.suffix, bare.pronoun, &|| !of_maqsura);
        }
    }
}

/// What a citation form must be like for a word without an ending to be it: a
/// final ه behind a common word is its pronoun, and no careless ة.
fn needs_of_whole(word: Word<'_>) -> Needs {
    match word.folded.strip_suffix('ه') {
        // وحده is «alone» and no وحدة that lost its dots.
        Some(_) if word.taa != Taa::Written && (Word { taa: Taa::None, ..word }).is_function_word() => {
            Needs::NoTaaMarbuta
        }
        Some(stem) if word.taa == Taa::None && (Word { folded: stem, ..word }).is_known() => {
            Needs::NoTaaMarbuta
        }
        // رأى is «saw», and no رأي that lost its dots.
        None if word.surely_maqsura && verbs::is_perfect_in_maqsura(word.folded) => Needs::AlefMaqsura,
        _ => Needs::Nothing,
    }
}

/// Taa marbuta, and its presentation forms.
const TAA_MARBUTA: [char; 3] = ['ة', 'ﺓ', 'ﺔ'];

fn is_taa(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| TAA_MARBUTA.contains(&letter))
}

/// The last letter of a word, whatever signs stand behind it.
fn last_letter(written: &str) -> Option<char> {
    written.chars().rev().find(|c| is_letter(*c))
}

impl Taa {
    /// What the final ه of a folded word was in a text, whose last letter this is.
    fn of(last: Option<char>, habits: Habits) -> Self {
        match is_taa(last) {
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
