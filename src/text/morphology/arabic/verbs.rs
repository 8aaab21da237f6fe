//! The forms of common verbs: they are no names, however they look.
//!
//! The list has each verb in the perfect and the imperfect, third person
//! masculine singular. The other persons are made by what is written before and
//! behind these; a form is looked up by taking that off.

use crate::text::hash::{self, Words};
use crate::text::normalise::{Folding, normalise};
use std::sync::OnceLock;

/// The list: the perfect and the imperfect of a verb on each line.
const VERBS: &str = include_str!("../../../../assets/lexicon/ar/verbs.txt");

/// What persons and objects add behind a verb.
const BEHIND: [&str; 24] = [
    "", "ت", "وا", "ا", "تا", "نا", "تم", "ن", "ون", "ان", "ين", "و", "ه", "ها", "هم", "هما", "ني", "ته",
    "تها", "تهم", "وه", "وها", "ونه", "ونها",
];

/// The letters of the persons of the imperfect.
const PERSONS: [char; 4] = ['ي', 'ت', 'ن', 'ا'];

/// Whether a folded word is a form of a common verb.
pub(super) fn is_form(folded: &str) -> bool {
    let verbs = verbs();
    BEHIND.iter().filter_map(|behind| folded.strip_suffix(behind)).any(|stem| {
        let imperfect = stem.strip_prefix(PERSONS);
        verbs.perfect.contains([stem])
            || imperfect.is_some_and(|stem| verbs.imperfect.contains([stem]))
            // دعوا and دعت have lost the last letter of دعا, and يدعون that of يدعو.
            || ["ا", "ي", "و"].iter().any(|last| {
                stem.len() < folded.len()
                    && (verbs.perfect.contains([stem, last])
                        || imperfect.is_some_and(|stem| verbs.imperfect.contains([stem, last])))
            })
    })
}

/// Whether a folded word is the perfect of a common verb, he or she being the one
/// who does it. A sentence often begins with one.
pub(super) fn is_perfect(folded: &str) -> bool {
    let perfect = &verbs().perfect;
    perfect.contains([folded]) || folded.strip_suffix('ت').is_some_and(|stem| perfect.contains([stem]))
}

/// A sum over the list.
pub(super) fn data_sum() -> u64 {
    hash::sum(VERBS.as_bytes())
}

/// Whether a folded word is the perfect of a common verb that ends in alef maqsura.
pub(super) fn is_perfect_in_maqsura(folded: &str) -> bool {
    verbs().maqsura.contains([folded])
}

struct Verbs {
    perfect: Words,
    /// Those that end in alef maqsura.
    maqsura: Words,
    /// Without the letter of the person.
    imperfect: Words,
}

fn verbs() -> &'static Verbs {
    static LIST: OnceLock<Verbs> = OnceLock::new();
    LIST.get_or_init(|| {
        let rows = || {
            let lines = VERBS.lines().filter(|line| !line.starts_with('#'));
            lines.filter_map(|line| line.split_once(' '))
        };
        let fold = |word: &str| normalise(word, Folding::Letters);
        Verbs {
            perfect: rows().map(|(perfect, _)| fold(perfect)).collect(),
            maqsura: rows().map(|(perfect, _)| perfect).filter(|one| one.ends_with('ى')).map(fold).collect(),
            imperfect: rows()
                .filter_map(|(_, form)| Some(fold(form).strip_prefix(PERSONS)?.to_owned()))
                .collect(),
        }
    })
}
