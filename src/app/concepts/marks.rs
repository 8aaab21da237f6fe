//! Concepts that are marked, to be changed together.

use super::ConceptKey;
use crate::model::GlossaryId;
use rustc_hash::{FxHashMap, FxHashSet};

/// Concepts that are marked.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    keys: FxHashSet<ConceptKey>,
    /// How many of each glossary.
    of: FxHashMap<GlossaryId, usize>,
}

impl Marks {
    /// Marks a concept.
    pub fn insert(&mut self, key: ConceptKey) {
        let glossary = key.glossary;
        if self.keys.insert(key) {
            *self.of.entry(glossary).or_default() += 1;
        }
    }

    /// Takes the mark off a concept; false where it had none.
    pub fn remove(&mut self, key: &ConceptKey) -> bool {
        let had = self.keys.remove(key);
        if had && let Some(count) = self.of.get_mut(&key.glossary) {
            *count -= 1;
        }
        had
    }

    /// Takes the marks off all concepts but these.
    pub fn retain(&mut self, mut keeps: impl FnMut(&ConceptKey) -> bool) {
        self.keys.retain(|key| {
            let kept = keeps(key);
            if !kept && let Some(count) = self.of.get_mut(&key.glossary) {
                *count -= 1;
            }
            kept
        });
    }

    /// Whether a concept is marked.
    pub fn contains(&self, key: &ConceptKey) -> bool {
        self.keys.contains(key)
    }

    /// How many are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Every concept that is marked.
    pub fn iter(&self) -> impl Iterator<Item = &ConceptKey> {
        self.keys.iter()
    }

    /// The glossaries of those that are.
    pub fn glossaries(&self) -> impl Iterator<Item = GlossaryId> {
        self.of.iter().filter(|(_, count)| **count > 0).map(|(glossary, _)| *glossary)
    }
}

impl FromIterator<ConceptKey> for Marks {
    fn from_iter<T: IntoIterator<Item = ConceptKey>>(keys: T) -> Self {
        let mut marks = Self::default();
        keys.into_iter().for_each(|key| marks.insert(key));
        marks
    }
}
