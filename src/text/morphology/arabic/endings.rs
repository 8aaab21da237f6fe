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
    /// The suffix as the tail of a word.
    tail: Tail,
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

    /// Whether nothing but the genitive behind it tells the ending from the letters
    /// of other words (وزيري الخارجية).
    pub(super) fn is_doubtful(&self) -> bool {
        self.kind == EndingKind::Construct && self.needs == Needs::NoTaaMarbuta
    }

    pub(super) fn needs(&self, feminine: bool) -> Needs {
        if self.suffix == "ه" && feminine { Needs::Adjective } else { self.needs }
    }
}

/// The last bytes of a word as one number, the last byte the highest, so that a
/// suffix is compared in one step.
type Tail = u128;

/// The tail that a suffix is.
const fn tail(suffix: &str) -> Tail {
    let bytes = suffix.as_bytes();
    let (mut tail, mut at) = (0, 0);
    while at < bytes.len() {
        tail = tail >> 8 | (bytes[at] as Tail) << (Tail::BITS - 8);
        at += 1;
    }
    tail
}

/// Whether a tail ends in one of so many bytes.
fn ends(tail: Tail, suffix: Tail, length: usize) -> bool {
    length > 0 && (tail ^ suffix) >> (Tail::BITS as usize - 8 * length) == 0
}

/// The rules whose suffix a word has, with enough letters left before it.
pub(super) fn of(word: &str) -> Matching {
    // The last letter rules out nearly all; the tail of a group most of the rest.
    let groups = match word.as_bytes() {
        [.., 0xD9, 0x87] => HAA,
        [.., 0xD8, 0xA7] => ALEF,
        [.., 0xD9, 0x85] => MEEM,
        [.., 0xD9, 0x86] => NOON,
        [.., 0xD9, 0x83] => KAF,
        [.., 0xD9, 0x8A] => YAA,
        [.., 0xD8, 0xAA] => TAA,
        [.., 0xD9, 0x88] => WAW,
        _ => &[],
    };
    let mut matching = Matching { groups, rules: 0 };
    if groups.is_empty() {
        return matching;
    }
    let mut last = [0; size_of::<Tail>()];
    let count = word.len().min(last.len());
    last[size_of::<Tail>() - count..].copy_from_slice(&word.as_bytes()[word.len() - count..]);
    let (end, letters) = (Tail::from_le_bytes(last), word.chars().count());
    for (number, group) in groups.iter().enumerate() {
        if !ends(end, group.tail, group.length) {
            continue;
        }
        for (at, rule) in group.rules.iter().enumerate() {
            // All letters of the suffixes have two bytes.
            let enough = letters >= rule.min + rule.suffix.len() / 2;
            if enough && ends(end, rule.tail, rule.suffix.len()) {
                matching.rules |= 1 << (number * GROUP + at);
            }
        }
    }
    matching
}

/// The rules a word matches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matching {
    groups: &'static [Group],
    /// A bit for each rule, [`GROUP`] bits for each group.
    rules: u32,
}

/// How many rules a group has at most.
const GROUP: usize = 8;

impl Matching {
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static Rule> + use<> {
        let Self { groups, mut rules } = *self;
        std::iter::from_fn(move || {
            let at = (rules != 0).then(|| rules.trailing_zeros() as usize)?;
            rules &= rules - 1;
            Some(&groups[at / GROUP].rules[at % GROUP])
        })
    }
}

/// The rules of one pronoun: on the word itself, on its taa marbuta, on its
/// alef maqsura, on its plurals and duals.
macro_rules! pronoun {
    ($p:literal, $min:literal) => {
        &[
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
    Rule { suffix, last, kind, pronoun, needs, trust, min, tail: tail(suffix) }
}

/// Rules whose suffixes all end in one tail.
#[derive(Debug)]
struct Group {
    tail: Tail,
    /// How many bytes of it count.
    length: usize,
    rules: &'static [Rule],
}

const fn group(suffix: &'static str, rules: &'static [Rule]) -> Group {
    assert!(rules.len() <= GROUP, "each rule of a group has a bit");
    Group { tail: tail(suffix), length: suffix.len(), rules }
}

const HAA: &[Group] = &[group("ه", pronoun!("ه", 2))];
const ALEF: &[Group] = &[
    group("ها", pronoun!("ها", 2)),
    group("نا", pronoun!("نا", 3)),
    group("هما", pronoun!("هما", 3)),
    group(
        "ا",
        &[
            rule("ا", None, EndingKind::Accusative, "", Needs::NoTaaMarbuta, Trust::Fair, 3),
            rule("تا", Some('ه'), EndingKind::Dual, "", Needs::TaaMarbuta, Trust::Fair, 3),
            rule("كما", None, EndingKind::None, "كما", Needs::NoTaaMarbuta, Trust::Weak, 3),
        ],
    ),
];
const MEEM: &[Group] = &[group("هم", pronoun!("هم", 2)), group("كم", pronoun!("كم", 3))];
const NOON: &[Group] = &[
    group("هن", pronoun!("هن", 3)),
    group("ون", &[rule("ون", None, EndingKind::MasculinePlural, "", Needs::NoTaaMarbuta, Trust::Fair, 3)]),
    group(
        "ين",
        &[
            rule("ين", None, EndingKind::MasculinePlural, "", Needs::NoTaaMarbuta, Trust::Fair, 3),
            rule("تين", Some('ه'), EndingKind::Dual, "", Needs::TaaMarbuta, Trust::Fair, 2),
            rule("تين", None, EndingKind::Dual, "", Needs::Adjective, Trust::Fair, 3),
        ],
    ),
    group(
        "ان",
        &[
            rule("ان", None, EndingKind::Dual, "", Needs::NoTaaMarbuta, Trust::Weak, 3),
            rule("تان", Some('ه'), EndingKind::Dual, "", Needs::TaaMarbuta, Trust::Fair, 2),
            rule("تان", None, EndingKind::Dual, "", Needs::Adjective, Trust::Fair, 3),
        ],
    ),
];
const KAF: &[Group] = &[group("ك", pronoun!("ك", 4))];
const YAA: &[Group] = &[group(
    "ي",
    &[
        rule("تي", Some('ه'), EndingKind::None, "ي", Needs::TaaMarbuta, Trust::Weak, 3),
        rule("ي", None, EndingKind::Construct, "", Needs::Participle, Trust::Weak, 4),
        rule("ي", None, EndingKind::Construct, "", Needs::NoTaaMarbuta, Trust::Weak, 3),
    ],
)];
const TAA: &[Group] = &[group(
    "ات",
    &[
        rule("ات", Some('ه'), EndingKind::FemininePlural, "", Needs::TaaMarbuta, Trust::Full, 2),
        rule("ات", None, EndingKind::FemininePlural, "", Needs::NoTaaMarbuta, Trust::Fair, 3),
    ],
)];
const WAW: &[Group] =
    &[group("و", &[rule("و", None, EndingKind::Construct, "", Needs::Participle, Trust::Fair, 4)])];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_rule_matches_what_ends_in_its_suffix(word in "[ابتكلمنهويx]{0,9}") {
            let groups = [HAA, ALEF, MEEM, NOON, KAF, YAA, TAA, WAW].into_iter().flatten();
            let fits = |rule: &&Rule| {
                let stem = word.strip_suffix(rule.suffix);
                stem.is_some_and(|stem| stem.chars().count() >= rule.min)
            };
            let shown = |rule: &Rule| (rule.suffix, rule.last, rule.kind);
            let expected: Vec<_> = groups.flat_map(|group| group.rules).filter(fits).map(shown).collect();
            let found: Vec<_> = of(&word).iter().map(shown).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
