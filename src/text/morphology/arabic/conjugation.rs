//! The forms of a verb, and the perfect of the third person that cites it.
//!
//! From a form the verb follows by what is written before and behind its stem,
//! and by what the stem has of the perfect's letters: the imperfect has lost an
//! alef at the beginning (يعلن of أعلن), or has و or ي where the perfect has an
//! alef (يقول of قال). Several verbs can be meant; a glossary seldom has two.

use super::super::{EachFurther, Ending, EndingKind, Needs, Reading, TextWord, Trust};
use super::is_letter;
use crate::text::clitics;

/// Endings, by their last letters: of most words that alone shows that they have
/// none.
type Endings = &'static [(&'static str, &'static [&'static str])];

/// What stands behind the stem of a perfect: persons, and objects behind them.
const PERFECT: Endings = &[
    ("ا", &["ا", "وا", "تا", "نا", "ها", "هما", "تها", "وها"]),
    ("ت", &["ت"]),
    ("ن", &["ن"]),
    ("ه", &["ه", "ته", "وه"]),
    ("م", &["هم", "تهم", "وهم"]),
    ("ي", &["ني", "تني"]),
];

/// What stands behind the stem of an imperfect, besides nothing.
const IMPERFECT: Endings = &[
    ("ا", &["ا", "وا", "ها", "هما", "نا", "ونها"]),
    ("ن", &["ن", "ون", "ان", "ين"]),
    ("ه", &["ه", "ونه"]),
    ("م", &["هم", "ونهم"]),
];

/// The letters of the persons of the imperfect.
const PERSONS: [char; 4] = ['ي', 'ت', 'ن', 'ا'];

/// The bytes of a letter.
const LETTER: usize = 2;

/// Gives the verbs that a word can be a form of. A form that is the citation form
/// itself is not among them.
pub(super) fn readings(word: TextWord<'_>, each: EachFurther<'_>) {
    let mut cited = String::with_capacity(word.folded.len() + LETTER);
    if !word.folded.starts_with(is_letter) || word.folded.len() < 3 * LETTER {
        return;
    }
    for split in clitics::splits(word.folded) {
        let proclitics = split.proclitics;
        let governs = !matches!(proclitics.particle, None | Some('س' | 'ل'));
        if proclitics.article || proclitics.question || governs {
            continue;
        }
        let rest = &word.folded[split.stem..];
        let reading = Reading {
            proclitics,
            stem: (split.stem as u32, word.folded.len() as u32),
            ending: Ending { kind: EndingKind::Verb, pronoun: "" },
            needs: Needs::Verb,
            trust: Trust::Fair,
            ..Reading::whole(word.folded)
        };
        let mut give = |parts: [&str; 4]| {
            cited.clear();
            parts.iter().for_each(|part| cited.push_str(part));
            if cited.len() >= 2 * LETTER {
                each(&cited, reading);
            }
        };
        if proclitics.particle.is_none() {
            for stem in stems(rest, PERFECT) {
                give([stem, "", "", ""]);
                // نفت and نفوا have lost the last letter of نفى.
                ["ي", "ا"].iter().for_each(|last| give([stem, last, "", ""]));
            }
        }
        // ال is the article, and hardly ever «I» and a verb in ل.
        let Some(rest) = rest.strip_prefix(PERSONS).filter(|_| !rest.starts_with("ال")) else { continue };
        imperfect(rest, &mut give);
        for stem in stems(rest, IMPERFECT) {
            imperfect(stem, &mut give);
        }
    }
}

/// What is left of a word without each of the endings it has.
fn stems(word: &str, endings: Endings) -> impl Iterator<Item = &str> {
    let last = word.as_bytes().last_chunk::<LETTER>();
    let of_last = endings.iter().find(|(letter, _)| letter.as_bytes().last_chunk() == last);
    let endings = of_last.map_or(&[][..], |(_, endings)| endings);
    endings.iter().filter_map(|ending| word.strip_suffix(ending))
}

/// Gives the perfects of the stem of an imperfect, each in parts.
fn imperfect(stem: &str, give: &mut impl FnMut([&str; 4])) {
    give([stem, "", "", ""]);
    give(["ا", stem, "", ""]);
    give(["و", stem, "", ""]);
    // يدعو of دعا, and يدعون that has lost the last letter.
    let weak = stem.strip_suffix('و').unwrap_or(stem);
    give([weak, "ا", "", ""]);
    give([weak, "ي", "", ""]);
    give(["ا", weak, "ي", ""]);
    // يقول of قال, يدين of أدان.
    if stem.len() >= 3 * LETTER && stem.is_char_boundary(stem.len() - 2 * LETTER) {
        let (first, rest) = stem.split_at(stem.len() - 2 * LETTER);
        if let Some(last) = rest.strip_prefix(['و', 'ي']) {
            give([first, "ا", last, ""]);
            give(["ا", first, "ا", last]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise::{Folding, normalise};

    fn verbs_of(written: &str) -> Vec<String> {
        let folded = normalise(written, Folding::Letters);
        let word = TextWord { folded: &folded, written, habits: Default::default() };
        let mut verbs = Vec::new();
        readings(word, &mut |cited, _| verbs.push(cited.to_owned()));
        verbs
    }

    #[test]
    fn a_form_leads_to_its_verb() {
        for (form, verb) in [
            ("أدانت", "أدان"),
            ("يدين", "أدان"),
            ("ونفت", "نفى"),
            ("نفوا", "نفى"),
            ("ينفي", "نفى"),
            ("ينفون", "نفى"),
            ("سيعلن", "أعلن"),
            ("أعلنوا", "أعلن"),
            ("يقولون", "قال"),
            ("تدعو", "دعا"),
            ("دعت", "دعا"),
            ("ويتهم", "اتهم"),
            ("واتهمت", "اتهم"),
            ("ليستخدموا", "استخدم"),
            ("تصل", "وصل"),
            ("يتوسط", "توسط"),
            ("وينزح", "نزح"),
            ("نزحوا", "نزح"),
            ("اتهمته", "اتهم"),
        ] {
            let verb = normalise(verb, Folding::Letters);
            assert!(verbs_of(form).contains(&verb), "{form} of {verb}: {:?}", verbs_of(form));
        }
        assert_eq!(verbs_of("NATO"), [""; 0]);
    }
}
