//! What became of a glossary's concepts, told by what is still shared.

use super::overlay::Splice;
use crate::model::Concept;
use std::sync::Arc;

/// How `now` came of `before`, which are the concepts of the glossary of this
/// index then and now; `None` where more than `most` concepts went and came.
///
/// Concepts are compared by whether they are the same in memory: an edit shares
/// those that it does not change. For a million of them that takes about two
/// milliseconds, and nothing has to be kept in step with undo and redo.
pub fn changes(
    glossary: usize,
    before: &[Arc<Concept>],
    now: &[Arc<Concept>],
    most: usize,
) -> Option<Vec<Splice>> {
    let mut splices = Vec::new();
    let (mut at, mut at_now, mut left) = (0, 0, most);
    loop {
        let same = before[at..].iter().zip(&now[at_now..]).take_while(|(one, other)| Arc::ptr_eq(one, other));
        let same = same.count();
        (at, at_now) = (at + same, at_now + same);
        if at == before.len() && at_now == now.len() {
            return Some(splices);
        }
        let (gone, come) = next_same(&before[at..], &now[at_now..], left)?;
        left -= gone + come;
        splices.push(Splice {
            glossary,
            at,
            gone: before[at..at + gone].to_vec(),
            come: now[at_now..at_now + come].to_vec(),
        });
        (at, at_now) = (at + gone, at_now + come);
    }
}

/// How many concepts are to be left out on either side until the next is the
/// same, or both end: as few as possible, and no more than `most`.
fn next_same(before: &[Arc<Concept>], now: &[Arc<Concept>], most: usize) -> Option<(usize, usize)> {
    (1..=most).flat_map(|both| (0..=both).map(move |gone| (gone, both - gone))).find(|&(gone, come)| {
        match (before.get(gone), now.get(come)) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => gone == before.len() && come == now.len(),
        }
    })
}
