//! What the decisions about a file change in a glossary.

use super::matching::SLICE;
use super::three_way::three_way;
use super::{Comparison, Decision, Item};
use crate::model::{Change, Concept, ConceptId, PlacedConcept};
use crate::review::{By, changed};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a glossary becomes: [`Edit::ChangeConcepts`](crate::model::Edit::ChangeConcepts).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The concepts to go.
    pub remove: Vec<ConceptId>,
    /// Those to come or to be changed.
    pub put: Vec<PlacedConcept>,
}

/// How many concepts the decisions concern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that come.
    pub added: usize,
    /// Those that are changed.
    pub changed: usize,
    /// Those that go.
    pub removed: usize,
}

impl Changes {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.remove.is_empty() && self.put.is_empty()
    }
}

impl Comparison {
    /// What the decisions change in the glossary, whose concepts now are these. A
    /// concept that was changed since it was compared keeps that change: what was
    /// decided about it is merged with it.
    ///
    /// A new concept goes behind the one that stands before it in the file. Whatever is
    /// changed gets lines in its history, by whom and when, with `reason`; the lines that
    /// the file brings are taken in once each. `go_on` is told how many items are done.
    ///
    /// # Errors
    /// Where it is not gone on with.
    pub fn changes<E>(
        &self,
        now: &[Arc<Concept>],
        by: &By,
        reason: &str,
        mut go_on: impl FnMut(usize) -> Result<(), E>,
    ) -> Result<Changes, E> {
        let mut places: FxHashMap<&ConceptId, usize> = FxHashMap::default();
        for (at, concept) in now.iter().enumerate() {
            places.entry(&concept.id).or_insert(at);
        }
        let knows_any = self.items().iter().any(|item| item.ours.is_some() && item.theirs.is_some());
        let mut behind = if knows_any { 0 } else { now.len() };
        let mut changes = Changes::default();
        // By the place in the glossary that each goes before.
        let mut new: Vec<(usize, Arc<Concept>)> = Vec::new();
        // Two concepts of a file may go into one.
        let mut put: FxHashMap<usize, Arc<Concept>> = FxHashMap::default();
        for (number, item) in self.items().iter().enumerate() {
            if number.is_multiple_of(SLICE) {
                go_on(number)?;
            }
            if let Some(at) = item.ours.and_then(|at| places.get(&self.ours[at as usize].id)) {
                behind = at + 1;
            }
            if item.decision == Decision::Remove {
                self.remove(item, now, &places, &mut changes.remove);
                continue;
            }
            let Some(result) = self.result(number) else { continue };
            let history = item.theirs.map_or(&[][..], |at| &self.theirs[at as usize].history);
            let compared = self.ours_of(number, *item).filter(|_| item.decision != Decision::Add);
            match (compared, places.get(&result.id)) {
                (Some(compared), Some(&at)) => {
                    let is = put.get(&at).unwrap_or(&now[at]);
                    let merged = rebased(compared, is, result);
                    let told = told(Some(is), merged, history, by, reason);
                    if told != **is {
                        put.insert(at, told.into());
                    }
                }
                (None, None) => new.push((behind, told(None, result, history, by, reason).into())),
                // It was taken out, or another came, since they were compared.
                _ => {}
            }
        }
        let mut gone: Vec<usize> = changes.remove.iter().filter_map(|id| places.get(id)).copied().collect();
        gone.sort_unstable();
        new.sort_by_key(|(before, _)| *before);
        let new = new.into_iter().enumerate().map(|(count, (before, concept))| {
            let before = before - gone.partition_point(|at| *at < before);
            PlacedConcept { at: before + count, concept }
        });
        changes.put = new.collect();
        let mut put: Vec<(usize, Arc<Concept>)> = put.into_iter().collect();
        put.sort_unstable_by_key(|(at, _)| *at);
        changes.put.extend(put.into_iter().map(|(at, concept)| PlacedConcept { at, concept }));
        Ok(changes)
    }

    /// Takes a concept out, unless somebody has changed it since they were compared.
    fn remove(
        &self,
        item: &Item,
        now: &[Arc<Concept>],
        places: &FxHashMap<&ConceptId, usize>,
        remove: &mut Vec<ConceptId>,
    ) {
        let Some(ours) = item.ours.map(|at| &self.ours[at as usize]) else { return };
        if places.get(&ours.id).is_some_and(|&at| now[at] == *ours) {
            remove.push(ours.id.clone());
        }
    }

    /// What the next file is to be compared with: the concepts of this one, and those
    /// that it has no more and that stay.
    pub fn next_base(&self) -> impl Iterator<Item = &Concept> {
        let stays = |item: &&Item| item.theirs.is_none() && item.decision != Decision::Remove;
        let kept = self.items().iter().filter(stays).filter_map(|item| item.base);
        let kept = kept.map(|at| &*self.base[at as usize]);
        self.as_read.iter().map(AsRef::as_ref).chain(kept)
    }

    /// The concepts that the decisions let in, as they are in the file: the content of
    /// a new glossary.
    pub fn let_in(&self) -> Vec<Arc<Concept>> {
        let added = self.items().iter().filter(|item| item.decision == Decision::Add);
        added.filter_map(|item| Some(self.theirs[item.theirs? as usize].clone())).collect()
    }

    /// How many concepts the decisions concern.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for (number, item) in self.items().iter().enumerate() {
            match item.decision {
                _ if self.is_without_effect(number) => {}
                Decision::Add => tally.added += 1,
                Decision::TakeTheirs if item.ours.is_none() => tally.added += 1,
                Decision::TakeTheirs | Decision::Merge => tally.changed += 1,
                Decision::Remove => tally.removed += 1,
                Decision::KeepOurs | Decision::Skip => {}
            }
        }
        tally
    }
}

/// What was decided of a concept that is another now than when it was compared.
fn rebased(compared: &Arc<Concept>, is: &Arc<Concept>, result: Concept) -> Concept {
    if Arc::ptr_eq(compared, is) || compared == is {
        return result;
    }
    three_way(Some(compared), is, &result, &|_| false).0
}

/// A concept with the history of both sides and a line for what is new.
fn told(was: Option<&Arc<Concept>>, mut is: Concept, theirs: &[Change], by: &By, reason: &str) -> Concept {
    is.history = was.map(|was| was.history.clone()).unwrap_or_default();
    let more: Vec<&Change> = theirs.iter().filter(|line| !is.history.contains(line)).collect();
    if !more.is_empty() {
        is.history.extend(more.into_iter().cloned());
        is.history.sort_by_key(|line| line.time);
    }
    let known = is.history.len();
    let mut is = changed(was.map(AsRef::as_ref), is, by);
    for line in &mut is.history[known..] {
        reason.clone_into(&mut line.reason);
    }
    is
}
