//! Step 4: which of several matches of one place hold, their order, and how
//! they nest.

use super::find::{Match, ReasonPart};
use crate::text::morphology::Trust;
use std::cmp::Reverse;

/// The matches that hold, in the order of the text, longer ones first, and at
/// one place by the rank of their glossaries.
pub(super) fn settle(mut found: Vec<(Match, Trust)>) -> Vec<Match> {
    found.sort_by_key(|(found, trust)| {
        (
            found.words.start,
            Reverse(found.words.end),
            found.glossary,
            found.concept,
            found.term,
            Reverse(*trust),
            // A spelling the glossary lists explains more than one it does not.
            found.reason.parts.contains(&ReasonPart::Spelling),
            found.reason.parts.len(),
        )
    });
    // A term and its variant, or two readings of one term, are one match.
    found.dedup_by(|(later, _), (kept, _)| {
        (later.words, later.glossary, later.concept, later.term)
            == (kept.words, kept.glossary, kept.concept, kept.term)
    });
    let mut settled = Vec::with_capacity(found.len());
    let mut rest = &found[..];
    while let Some((first, _)) = rest.first() {
        let count = rest.iter().take_while(|(other, _)| other.words == first.words).count();
        let (place, behind) = rest.split_at(count);
        // Where the words are some term exactly as they stand, they are no
        // other term with something taken off.
        let exact = place.iter().any(|(found, trust)| *trust == Trust::Full && found.reason.parts.is_empty());
        settled.extend(
            place
                .iter()
                .filter(|(found, trust)| !exact || (*trust == Trust::Full && !takes_off(found)))
                .map(|(found, _)| found.clone()),
        );
        rest = behind;
    }
    nest(&mut settled);
    settled
}

/// Whether a match supposes an ending, or letters of another word before it.
fn takes_off(found: &Match) -> bool {
    use ReasonPart::{Ending, Proclitic, Pronoun};
    found.reason.parts.iter().any(|part| matches!(part, Ending(_) | Pronoun(_) | Proclitic(_)))
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
