//! Many concepts of a glossary changed at once, in one pass over them.

use super::{Concept, ConceptId, EditError};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A concept and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedConcept {
    /// The index that a new concept has when all of the change is made; of no
    /// meaning for one that is there already and keeps its place.
    pub at: usize,
    /// The concept.
    pub concept: Arc<Concept>,
}

/// What takes a change back: the concepts to go, and those to come.
type Inverse = (Vec<ConceptId>, Vec<PlacedConcept>);

/// Takes concepts out of a list, and puts others in: in the place of those of
/// their ids, or at new places, which ascend. Returns what takes it back.
///
/// # Errors
/// Where a concept to go is not there, one to come would be there twice, or a
/// place is outside of the list; nothing is changed then.
pub(super) fn change_concepts(
    concepts: &mut Vec<Arc<Concept>>,
    remove: &[ConceptId],
    put: &[PlacedConcept],
) -> Result<Inverse, EditError> {
    let mut index: FxHashMap<&ConceptId, usize> =
        FxHashMap::with_capacity_and_hasher(concepts.len(), Default::default());
    for (at, concept) in concepts.iter().enumerate() {
        index.entry(&concept.id).or_insert(at);
    }
    let mut gone = vec![false; concepts.len()];
    for id in remove {
        let at = index.remove(id).ok_or_else(|| EditError::NoConcept(id.clone()))?;
        gone[at] = true;
    }
    let (mut replaced, mut new) = (FxHashMap::default(), Vec::new());
    let mut met = FxHashSet::default();
    for placed in put {
        if !met.insert(&placed.concept.id) {
            return Err(EditError::TwiceConcept(placed.concept.id.clone()));
        }
        match index.get(&placed.concept.id) {
            Some(at) => drop(replaced.insert(*at, &placed.concept)),
            None => new.push(placed),
        }
    }
    let kept = concepts.len() - remove.len();
    let mut last = None;
    for (count, placed) in new.iter().enumerate() {
        if placed.at > kept + count || last.is_some_and(|last| placed.at <= last) {
            return Err(EditError::Place(placed.at));
        }
        last = Some(placed.at);
    }
    let (mut remove, mut put) = (Vec::with_capacity(new.len()), Vec::new());
    let mut changed = Vec::with_capacity(kept + new.len());
    let mut new = new.into_iter().peekable();
    for (at, old) in std::mem::take(concepts).into_iter().enumerate() {
        if gone[at] {
            put.push(PlacedConcept { at, concept: old });
            continue;
        }
        while let Some(placed) = new.next_if(|placed| placed.at == changed.len()) {
            remove.push(placed.concept.id.clone());
            changed.push(placed.concept.clone());
        }
        match replaced.get(&at) {
            Some(concept) => {
                changed.push(Arc::clone(concept));
                put.push(PlacedConcept { at, concept: old });
            }
            None => changed.push(old),
        }
    }
    for placed in new {
        remove.push(placed.concept.id.clone());
        changed.push(placed.concept.clone());
    }
    *concepts = changed;
    Ok((remove, put))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts(ids: &str) -> Vec<Arc<Concept>> {
        ids.chars().map(|id| Arc::new(Concept::new(ConceptId(id.to_string())))).collect()
    }

    fn ids(concepts: &[Arc<Concept>]) -> String {
        concepts.iter().map(|concept| &*concept.id.0).collect()
    }

    fn put(at: usize, id: &str, note: &str) -> PlacedConcept {
        let concept = Concept { note: note.to_owned(), ..Concept::new(ConceptId(id.to_owned())) };
        PlacedConcept { at, concept: Arc::new(concept) }
    }

    fn gone(ids: &str) -> Vec<ConceptId> {
        ids.chars().map(|id| ConceptId(id.to_string())).collect()
    }

    #[test]
    fn concepts_go_come_and_are_replaced_and_it_is_taken_back() {
        let cases: &[(&str, &[PlacedConcept], &str)] = &[
            ("", &[], "abcde"),
            ("bd", &[], "ace"),
            ("", &[put(0, "x", ""), put(3, "y", ""), put(7, "z", "")], "xabycdez"),
            ("abcde", &[put(0, "x", ""), put(1, "y", "")], "xy"),
            ("ae", &[put(9, "c", "new"), put(1, "x", "")], "bxcd"),
            // What goes may come again elsewhere.
            ("a", &[put(4, "a", "new")], "bcdea"),
        ];
        for (remove, put, expected) in cases {
            let before = concepts("abcde");
            let mut is = before.clone();
            let (remove, put) = change_concepts(&mut is, &gone(remove), put).unwrap();
            assert_eq!(ids(&is), *expected);
            change_concepts(&mut is, &remove, &put).unwrap();
            assert_eq!(is, before, "{expected}");
        }
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let cases = [
            (gone("x"), vec![], EditError::NoConcept(ConceptId("x".into()))),
            (gone("aa"), vec![], EditError::NoConcept(ConceptId("a".into()))),
            (gone("a"), vec![put(4, "x", "")], EditError::Place(4)),
            (vec![], vec![put(2, "x", ""), put(2, "y", "")], EditError::Place(2)),
            (vec![], vec![put(0, "b", ""), put(0, "b", "")], EditError::TwiceConcept(ConceptId("b".into()))),
        ];
        for (remove, put, expected) in cases {
            let mut is = concepts("abcd");
            assert_eq!(change_concepts(&mut is, &remove, &put), Err(expected));
            assert_eq!(ids(&is), "abcd");
        }
    }
}
