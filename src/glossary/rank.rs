//! Step 5: which of several matches of one place hold, their order, and how
//! they nest.

use super::find::{Found, Match, ReasonPart};
use crate::text::morphology::{EndingKind, Trust};
use std::cmp::Reverse;

/// The matches that hold, in the order of the text, longer ones first, and at
/// one place by the rank of their glossaries. `prefers_exact` is whether a place
/// that is a term letter by letter is no other that is spelt alike.
pub(super) fn settle(mut found: Vec<Found>, prefers_exact: bool) -> Vec<Match> {
    found.sort_by(|one, other| {
        let place = |one: &Found| {
            let found = &one.found;
            (found.words.start, Reverse(found.words.end), found.glossary, found.concept, found.term)
        };
        let merit = |one: &Found| {
            let parts = &one.found.reason.parts;
            (
                !one.voiced,
                Reverse(one.trust),
                // A spelling the glossary lists explains more than one it does not.
                parts.contains(&ReasonPart::Spelling),
                parts.len(),
                // Whatever else tells them apart, so that the order does not depend
                // on how the index was made.
                one.found.reason.variant(),
                parts.contains(&ReasonPart::Indefinite),
            )
        };
        place(one).cmp(&place(other)).then_with(|| merit(one).cmp(&merit(other)))
    });
    // A term and its variant, or two readings of one term, are one match.
    found.dedup_by(|later, kept| {
        let place = |one: &Found| (one.found.words, one.found.glossary, one.found.concept, one.found.term);
        place(later) == place(kept)
    });
    let mut holds = Vec::with_capacity(found.len());
    for place in found.chunk_by(|one, other| one.found.words == other.found.words) {
        // Where the words are some term exactly as they stand, they are no
        // other term with something taken off; and vowel signs tell terms of
        // the same letters apart (عُمان and عَمّان).
        let exact = place.iter().any(|one| one.trust == Trust::Full && one.found.reason.parts.is_empty());
        let voiced = place.iter().any(|one| one.voiced);
        let best = if prefers_exact { place.iter().map(preference).max() } else { None };
        holds.extend(place.iter().map(|one| {
            (!exact || (one.trust == Trust::Full && !takes_off(&one.found)))
                && (!voiced || one.voiced)
                && best.is_none_or(|best| preference(one) == best || is_verb(&one.found))
        }));
    }
    let mut settled: Vec<Match> =
        found.into_iter().zip(holds).filter(|(_, holds)| *holds).map(|(one, _)| one.found).collect();
    nest(&mut settled);
    if prefers_exact {
        leave_out_bare(&mut settled);
    }
    settled
}

/// Leaves out what is found without its article where that stands before it, and
/// is found so too.
fn leave_out_bare(settled: &mut Vec<Match>) {
    let is_bare = |one: &Match| {
        let same = |outer: &Match| {
            (outer.glossary, outer.concept, outer.term) == (one.glossary, one.concept, one.term)
        };
        one.reason.parts.contains(&ReasonPart::Indefinite)
            && one.inside.is_some_and(|outer| same(&settled[outer]))
    };
    let bare: Vec<bool> = settled.iter().map(is_bare).collect();
    if bare.contains(&true) {
        let mut bare = bare.into_iter();
        settled.retain(|_| !bare.next().unwrap_or_default());
        nest(settled);
    }
}

/// Adds what is only possible to matches that are settled.
pub(super) fn add(settled: &mut Vec<Match>, possible: Vec<Match>) {
    if possible.is_empty() {
        return;
    }
    settled.extend(possible);
    settled.sort_by_key(|found| (found.words.start, Reverse(found.words.end), found.confidence));
    nest(settled);
}

/// How near a match is to what its glossary cites: above all stands what is that
/// letter by letter, below all what may be another word.
fn preference(one: &Found) -> Trust {
    let listed = |part: &ReasonPart| matches!(part, ReasonPart::Variant(_) | ReasonPart::Form(_));
    match one.trust {
        Trust::Full if one.found.reason.parts.iter().all(listed) => Trust::Full,
        Trust::Full => Trust::Fair,
        other => other,
    }
}

/// Whether a match is a form of a verb: the accused, and they accused, are two
/// words, and the one explains the other no better than it is explained.
fn is_verb(found: &Match) -> bool {
    found.reason.parts.contains(&ReasonPart::Ending(EndingKind::Verb))
}

/// Whether a match supposes an ending, or letters of another word before it.
fn takes_off(found: &Match) -> bool {
    use ReasonPart::{Ending, Possessive, Proclitic, Pronoun};
    found.reason.parts.iter().any(|part| matches!(part, Ending(_) | Pronoun(_) | Possessive | Proclitic(_)))
}

/// Links each match to the smallest one around it. The matches are sorted, so
/// that whatever contains a match stands before it.
fn nest(matches: &mut [Match]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..matches.len() {
        let words = matches[index].words;
        open.retain(|&outer| matches[outer].words.end > words.start);
        matches[index].inside = open
            .iter()
            .copied()
            .filter(|&outer| matches[outer].words.contains(words) && matches[outer].words != words)
            .min_by_key(|&outer| matches[outer].words.len());
        open.push(index);
    }
}
