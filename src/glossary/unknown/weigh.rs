//! Step 4: how likely each name is one, and what it names.

use super::group::Name;
use super::runs::Seen;
use crate::text::known_names::NameWordKind;
use crate::text::name_signs::{NameKind, NameSigns};
use std::cmp::Reverse;
use std::collections::HashMap;

/// What each sign counts, in the order of [`signs_of`]: weighed by hand, on one
/// half of the development sentences, and judged on the other.
const WEIGHTS: [f32; SIGNS] =
    [-1.0, 1.0, 2.0, 2.0, 1.0, 0.5, 0.7, 0.8, 0.3, 0.6, -0.8, -1.0, -1.5, -1.5, -0.7];

/// How many signs there are.
const SIGNS: usize = 15;

/// What is less likely is not proposed.
const LEAST: f32 = -0.8;

/// Gives each name its score and its kind, and leaves out what is likely none.
pub(super) fn weigh(names: &mut Vec<Name>, signs: &NameSigns, seen: &Seen) {
    for name in names.iter_mut() {
        name.score =
            signs_of(name, signs, seen).iter().zip(WEIGHTS).map(|(sign, weight)| sign * weight).sum();
        name.kind = kind_of(name, signs);
    }
    names.retain(|name| name.score >= LEAST);
    names.sort_by(|a, b| {
        let order = |name: &Name| Reverse(name.places.len());
        order(a).cmp(&order(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.words.cmp(&b.words))
    });
    nest(names);
}

/// What shows that words are a name.
fn signs_of(name: &Name, signs: &NameSigns, seen: &Seen) -> [f32; SIGNS] {
    let count = name.words.len() as f32;
    let flag = |holds: bool| f32::from(u8::from(holds));
    let each = |of: &dyn Fn(&str) -> f32| name.words.iter().map(|word| of(word)).fold(0.0, f32::max);
    let odds: f32 = name.words.iter().map(|word| signs.odds(word).clamp(-6.0, 6.0)).sum();
    // Words that are names together with others only show nothing alone (قره).
    let together = name.words.len() > 1 && name.words.iter().all(|word| signs.known.get(word).is_some());
    let known = |word: &str| {
        let known = signs.known.get(word);
        flag(known.is_some_and(|known| together || known.kind != NameWordKind::Word))
    };
    let first = name.words.first().map_or("", String::as_str);
    let bare = signs.without_article(first);
    let both_ways = match bare {
        Some(bare) => seen.count(bare) > 0,
        None => seen.count(&signs.with_article(first)) > 0,
    };
    let cue = name.cues.iter().map(|cue| cue.strength).fold(0.0, f32::max);
    [
        1.0,
        odds / count / 3.0,
        each(&known),
        flag(name.famous),
        name.spellings.iter().map(|spelling| signs.letters(&spelling.text)).fold(0.0, f32::max) / 3.0,
        each(&|word| signs.end(word).map_or(0.0, |sign| sign.strength)),
        cue / 2.0,
        flag(name.words.len() > 1),
        flag(name.quoted > 0),
        (name.places.len() as f32).ln(),
        flag(bare.is_some()),
        name.ordinary as f32 / count,
        flag(both_ways),
        flag(signs.is_against(first)),
        flag(name.words.len() == 1 && first.chars().count() <= 3),
    ]
}

/// The kind that most shows, if anything does.
fn kind_of(name: &Name, signs: &NameSigns) -> Option<NameKind> {
    let mut votes = [0.0; NameKind::ALL.len()];
    let ends = name.words.iter().filter_map(|word| signs.end(word));
    for sign in name.cues.iter().copied().chain(ends) {
        if let Some(kind) = sign.kind {
            votes[kind as usize] += sign.strength;
        }
    }
    let given = name.words.iter().any(|word| {
        let known = signs.known.get(word).map(|known| known.kind);
        matches!(known, Some(NameWordKind::Given | NameWordKind::Family | NameWordKind::Foreign))
    });
    votes[NameKind::Person as usize] += if given { 2.0 } else { 0.0 };
    let best = NameKind::ALL.into_iter().max_by(|a, b| votes[*a as usize].total_cmp(&votes[*b as usize]));
    best.filter(|kind| votes[*kind as usize] > 0.0)
}

/// Links each name to a longer one that has its words, the most frequent first.
fn nest(names: &mut [Name]) {
    let mut longer: HashMap<Vec<String>, usize> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        for length in 1..name.words.len() {
            for part in name.words.windows(length) {
                longer.entry(part.to_vec()).or_insert(number);
            }
        }
    }
    for name in names {
        name.within = longer.get(&name.words).copied();
    }
}
