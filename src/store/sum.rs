//! Sums by which a text that changed on the disk is told from one that was
//! written. SQLite keeps none, so that a byte which turned into another would
//! pass for the user's own.
//!
//! A sum is 64 bits, kept as SQLite's signed integer. It is no protection from
//! anybody who changes a file on purpose.

use crate::model::{ConceptId, DocumentId, GlossaryId, SegmentId, SegmentState};
use rusqlite::types::ValueRef;

/// The sum over what a segment has of its document.
pub(super) fn of_source(
    segment: SegmentId,
    document: DocumentId,
    unit: u32,
    lead: &str,
    source: &str,
) -> i64 {
    let (segment, document, unit) = (segment.0.as_bytes(), document.0.as_bytes(), &unit.to_le_bytes());
    sum([segment, document, unit, lead.as_bytes(), source.as_bytes()])
}

/// The sum over the translation of a segment.
pub(super) fn of_target(segment: SegmentId, target: &str, state: SegmentState) -> i64 {
    sum([segment.0.as_bytes(), target.as_bytes(), state.name().as_bytes()])
}

/// The sum over the skeleton of a document.
pub(super) fn of_skeleton(document: DocumentId, content: &[u8]) -> i64 {
    sum([document.0.as_bytes(), content])
}

/// The sum over a concept of a glossary, given as the table has it.
pub(super) fn of_concept(glossary: GlossaryId, concept: &ConceptId, content: &str) -> i64 {
    sum([glossary.0.as_bytes(), concept.0.as_bytes(), content.as_bytes()])
}

/// The sum over what was last imported into a glossary, given as the table has it.
pub(super) fn of_import(glossary: GlossaryId, content: &str, base: &[u8]) -> i64 {
    sum([glossary.0.as_bytes(), content.as_bytes(), base])
}

/// The sum over an entry of the journal, given as the table has it.
pub(super) fn of_entry(step: i64, edit: &str, inverse: &str) -> i64 {
    sum([&step.to_le_bytes(), edit.as_bytes(), inverse.as_bytes()])
}

/// Sees that a sum in a table is this one.
///
/// # Errors
/// Where it is another; rows of before there were sums have none and pass.
pub(super) fn check(stored: ValueRef, sum: impl FnOnce() -> i64) -> rusqlite::Result<()> {
    match stored.as_i64_or_null()? {
        Some(stored) if stored != sum() => {
            Err(super::error::unreadable("a text that is not what was written"))
        }
        _ => Ok(()),
    }
}

/// Eight bytes at a time, multiplied and folded; the length of each part counts
/// too. Files keep these sums, so this never changes.
fn sum<const N: usize>(parts: [&[u8]; N]) -> i64 {
    let mut state = 0;
    for part in parts {
        state = fold(state, part.len() as u64);
        let (chunks, rest) = part.as_chunks::<8>();
        for chunk in chunks {
            state = fold(state, u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        state = fold(state, u64::from_le_bytes(last));
    }
    state as i64
}

fn fold(state: u64, word: u64) -> u64 {
    let product = u128::from(state ^ word ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93;
    (product as u64) ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every project file has such sums in it.
    #[test]
    fn a_sum_stays_the_same_for_good() {
        assert_eq!(sum([]), 0);
        let known = sum(["قال الرئيس".as_bytes(), b"said"]);
        assert_eq!(known, -1_758_313_349_645_015_567);
        for other in [
            sum([b"said", "قال الرئيس".as_bytes()]),
            sum(["قال الرئيسs".as_bytes(), b"aid"]),
            sum(["قال الرئيس".as_bytes(), b"saie"]),
            sum(["قال الرئيس".as_bytes(), b"said\0"]),
        ] {
            assert_ne!(other, known);
        }
    }
}
