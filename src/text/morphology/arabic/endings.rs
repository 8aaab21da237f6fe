//! The endings an Arabic noun or adjective can have in a text, and the citation
//! form each comes from.
//!
//! Letters are those of the level `Letters`, where ة is ه and all hamzas are
//! one; so وزراؤه is وزراء + ه without a rule of its own.

use super::super::{Ending, EndingKind, Needs, Trust};
use crate::text::clitics::Proclitics;

/// One rule: a word that ends in `suffix` may come from the citation form that
/// has `last` in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) suffix: &'static str,
    pub(super) last: Option<char>,
    kind: EndingKind,
    pronoun: &'static str,
    needs: Needs,
    pub(super) trust: Trust,
    /// How many letters the stem must have.
    min: usize,
}

impl Rule {
    /// Whether the ending can stand behind these proclitics.
    pub(super) fn suits(&self, proclitics: Proclitics, feminine: bool) -> bool {
        let definite = proclitics.article;
        let genitive = proclitics.has_preposition();
        let possessed = !self.meaning(feminine).pronoun.is_empty();
        match self.kind {
            _ if possessed && definite => false,
            EndingKind::Accusative => !definite && !genitive,
            EndingKind::Construct => !definite,
            // The nominative cannot follow a preposition.
            EndingKind::Dual | EndingKind::MasculinePlural => {
                !(genitive && (self.suffix.ends_with("ان") || self.suffix.ends_with("ون")))
            }
            _ => !(feminine && self.suffix.ends_with('ه') && self.suffix != "ه"),
        }
    }

    /// What the ending expresses. A final ه is a pronoun unless it was written
    /// with the dots of a taa marbuta.
    pub(super) fn meaning(&self, feminine: bool) -> Ending {
        if self.suffix == "ه" && feminine {
            return Ending { kind: EndingKind::Feminine, pronoun: "" };
        }
        Ending { kind: self.kind, pronoun: self.pronoun }
    }

    pub(super) fn needs(&self, feminine: bool) -> Needs {
        if self.suffix == "ه" && feminine { Needs::Adjective } else { self.needs }
    }
}

/// The rules whose suffix a word has, with enough letters left before it.
pub(super) fn of(word: &str) -> impl Iterator<Item = &'static Rule> {
    let last = word.chars().next_back();
    let rules = match last {
        Some('ه') => HAA,
        Some('ا') => ALEF,
        Some('م') => MEEM,
        Some('ن') => NOON,
        Some('ك') => KAF,
        Some('ي') => YAA,
        Some('ت') => TAA,
        Some('و') => WAW,
        _ => &[],
    };
    rules.iter().filter(move |rule| {
        word.strip_suffix(rule.suffix).is_some_and(|stem| stem.chars().nth(rule.min - 1).is_some())
    })
}

/// The rules of one pronoun: on the word itself, on its taa marbuta, on its
/// alef maqsura, on its plurals and duals.
macro_rules! pronoun {
    ($p:literal, $min:literal) => {
        [
            rule($p, None, EndingKind::None, $p, Needs::NoTaaMarbuta, Trust::Fair, $min),
            rule(concat!("ت", $p), Some('ه'), EndingKind::None, $p, Needs::TaaMarbuta, Trust::Fair, 2),
            rule(concat!("ا", $p), Some('ي'), EndingKind::None, $p, Needs::AlefMaqsura, Trust::Fair, 2),
            rule(
                concat!("ات", $p),
                Some('ه'),
                EndingKind::FemininePlural,
                $p,
                Needs::TaaMarbuta,
                Trust::Fair,
                2,
            ),
            rule(
                concat!("ات", $p),
                None,
                EndingKind::FemininePlural,
                $p,
                Needs::NoTaaMarbuta,
                Trust::Fair,
                3,
            ),
            rule(concat!("ي", $p), None, EndingKind::Construct, $p, Needs::Participle, Trust::Weak, 4),
            rule(concat!("و", $p), None, EndingKind::Construct, $p, Needs::Participle, Trust::Weak, 4),
            rule(concat!("تي", $p), Some('ه'), EndingKind::Dual, $p, Needs::TaaMarbuta, Trust::Fair, 3),
        ]
    };
}

const fn rule(
    suffix: &'static str,
    last: Option<char>,
    kind: EndingKind,
    pronoun: &'static str,
    needs: Needs,
    trust: Trust,
    min: usize,
) -> Rule {
    Rule { suffix, last, kind, pronoun, needs, trust, min }
}

const fn joined<const A: usize, const B: usize, const C: usize>(a: [Rule; A], b: [Rule; B]) -> [Rule; C] {
    let mut all = [a[0]; C];
    let mut at = 0;
    while at < C {
        all[at] = if at < A { a[at] } else { b[at - A] };
        at += 1;
    }
    all
}

const HAA: &[Rule] = &pronoun!("ه", 2);
const ALEF: &[Rule] = &{
    let pronouns: [Rule; 16] = joined(pronoun!("ها", 2), pronoun!("نا", 3));
    let pronouns: [Rule; 24] = joined(pronouns, pronoun!("هما", 3));
    let others = [
        rule("ا", None, EndingKind::Accusative, "", Needs::NoTaaMarbuta, Trust::Fair, 3),
        rule("تا", Some('ه'), EndingKind::Dual, "", Needs::TaaMarbuta, Trust::Fair, 3),
        rule("كما", None, EndingKind::None, "كما", Needs::NoTaaMarbuta, Trust::Weak, 3),
    ];
    let all: [Rule; 27] = joined(pronouns, others);
    all
};
const MEEM: &[Rule] = &{
    let all: [Rule; 16] = joined(pronoun!("هم", 2), pronoun!("كم", 3));
    all
};
const NOON: &[Rule] = &{
    let others = [
        rule("ون", None, EndingKind::MasculinePlural, "", Needs::NoTaaMarbuta, Trust::Fair, 3),
        rule("ين", None, EndingKind::MasculinePlural, "", Needs::NoTaaMarbuta, Trust::Fair, 3),
        rule("ان", None, EndingKind::Dual, "", Needs::NoTaaMarbuta, Trust::Weak, 3),
        rule("تان", Some('ه'), EndingKind::Dual, "", Needs::TaaMarbuta, Trust::Fair, 2),
        rule("تين", Some('ه'), EndingKind::Dual, "", Needs::TaaMarbuta, Trust::Fair, 2),
        rule("تان", None, EndingKind::Dual, "", Needs::Adjective, Trust::Fair, 3),
        rule("تين", None, EndingKind::Dual, "", Needs::Adjective, Trust::Fair, 3),
    ];
    let all: [Rule; 15] = joined(pronoun!("هن", 3), others);
    all
};
const KAF: &[Rule] = &pronoun!("ك", 4);
const YAA: &[Rule] = &[
    rule("تي", Some('ه'), EndingKind::None, "ي", Needs::TaaMarbuta, Trust::Weak, 3),
    rule("ي", None, EndingKind::Construct, "", Needs::Participle, Trust::Weak, 4),
];
const TAA: &[Rule] = &[
    rule("ات", Some('ه'), EndingKind::FemininePlural, "", Needs::TaaMarbuta, Trust::Full, 2),
    rule("ات", None, EndingKind::FemininePlural, "", Needs::NoTaaMarbuta, Trust::Fair, 3),
];
const WAW: &[Rule] = &[rule("و", None, EndingKind::Construct, "", Needs::Participle, Trust::Fair, 4)];
