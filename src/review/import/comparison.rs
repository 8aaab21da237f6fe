//! A file held against a glossary.

use super::keys::Keys;
use super::matching::{Found, SLICE, alike, matched};
use super::three_way::{Conflict, say_the_same, three_way};
use super::unsaid::{Said, Statement};
use super::{Decision, Item, Kind};
use crate::model::{Concept, Fact, Language, missing};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A file held against a glossary and against its last import, with what is to be
/// done about each concept.
#[derive(Debug, Default)]
pub struct Comparison {
    pub(super) ours: Vec<Arc<Concept>>,
    pub(super) base: Vec<Arc<Concept>>,
    /// The concepts of the file, under the ids that they have in the glossary, and with
    /// what the file cannot say of them.
    pub(super) theirs: Vec<Arc<Concept>>,
    /// The same without that.
    pub(super) as_read: Vec<Arc<Concept>>,
    /// Those of the file in its order, then those that it has no more.
    items: Vec<Item>,
    /// The items of each kind, in order of [`Kind::ALL`].
    by_kind: Vec<Vec<u32>>,
    /// The concepts of the glossary that a concept looks like; the first is merged with.
    alike: FxHashMap<u32, Vec<u32>>,
    /// What the file says nothing of, and the glossary does.
    unsaid: BTreeSet<Statement>,
    /// Of which conflicts theirs holds.
    choices: FxHashMap<u32, FxHashSet<usize>>,
}

/// An item with all that is known of it.
pub struct Details<'a> {
    /// What it was and what is done with it.
    pub item: Item,
    /// The concept of the glossary; of one that looks like others, the one it would be
    /// merged with.
    pub ours: Option<&'a Arc<Concept>>,
    /// As it was last imported.
    pub base: Option<&'a Arc<Concept>>,
    /// That of the file.
    pub theirs: Option<&'a Arc<Concept>>,
    /// What the glossary has after the decision; `None` where it has nothing.
    pub after: Option<Concept>,
    /// What both say differently, and whether theirs holds.
    pub conflicts: Vec<(Conflict, bool)>,
}

impl Comparison {
    /// Compares the concepts of a file with those of a glossary and with those that
    /// were last imported into it, of which there may be none. The languages are
    /// those translated from and into. `go_on` is told how many of the file's
    /// concepts are done, and asked whether to go on.
    ///
    /// # Errors
    /// Where it is not gone on with.
    pub fn new<E>(
        ours: Vec<Arc<Concept>>,
        base: Vec<Arc<Concept>>,
        mut theirs: Vec<Arc<Concept>>,
        (source, target): (&Language, &Language),
        mut go_on: impl FnMut(usize) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut keys = Keys::new(source, target);
        let mut still = |_| go_on(0);
        let found = matched(&ours, &base, &mut theirs, &mut keys, &mut still)?;
        let table = keys.table(&ours, &mut still)?;
        let as_read = theirs.clone();
        let said = Said::of(&as_read);
        let mut comparison = Self { ours, base, theirs, ..Self::default() };
        let (mut our_met, mut base_met) =
            (vec![false; comparison.ours.len()], vec![false; comparison.base.len()]);
        for (number, found) in found.into_iter().enumerate() {
            if number.is_multiple_of(SLICE) {
                go_on(number)?;
            }
            found.ours.iter().for_each(|&at| our_met[at as usize] = true);
            found.base.iter().for_each(|&at| base_met[at as usize] = true);
            comparison.complete(number, found, &said);
            let (mut kind, mut idle) = comparison.kind(found, number);
            let is_new = matches!(kind, Kind::New) || (kind == Kind::Conflict && found.ours.is_none());
            if is_new {
                let (like, is_both) = alike(&comparison.theirs[number], &table, &mut keys);
                if !like.is_empty() {
                    kind = if is_both { Kind::Duplicate } else { Kind::NearDuplicate };
                    idle = comparison.is_idle(None, like[0], number);
                    comparison.alike.insert(number as u32, like);
                }
            }
            comparison.push(kind, found, Some(number as u32), idle);
        }
        let index: FxHashMap<_, u32> = (0..).zip(&comparison.ours).map(|(at, one)| (&one.id, at)).collect();
        let gone: Vec<Found> = (0..comparison.base.len())
            .filter(|&at| !base_met[at])
            .filter_map(|at| {
                let ours = *index.get(&comparison.base[at].id)?;
                (!our_met[ours as usize]).then_some(Found { ours: Some(ours), base: Some(at as u32) })
            })
            .collect();
        gone.into_iter().for_each(|found| comparison.push(Kind::Removed, found, None, false));
        comparison.as_read = as_read;
        comparison.by_kind = vec![Vec::new(); Kind::ALL.len()];
        for (number, item) in (0..).zip(&comparison.items) {
            comparison.by_kind[item.kind as usize].push(number);
        }
        Ok(comparison)
    }

    /// How many concepts the last import had, and how many of them the file has still.
    pub fn known(&self) -> (usize, usize) {
        let still = self.items.iter().filter(|item| item.base.is_some() && item.theirs.is_some());
        (self.base.len(), still.count())
    }

    /// Takes what the file lacks of the last import for what it does not speak of, as a
    /// file does that is no newer version of that.
    pub fn pass_over_missing(&mut self) {
        let missing = std::mem::take(&mut self.by_kind[Kind::Removed as usize]);
        for number in missing {
            self.items[number as usize].kind = Kind::Same;
            self.by_kind[Kind::Same as usize].push(number);
        }
    }

    /// Gives a concept of the file what is known of it and the file cannot say.
    fn complete(&mut self, number: usize, found: Found, said: &Said<'_>) {
        let base = found.base.map(|at| &*self.base[at as usize]);
        let ours = found.ours.map(|at| &*self.ours[at as usize]);
        // Without a term nothing tells what it is when the file comes again.
        let known = ours.or(base).filter(|_| !self.theirs[number].terms.is_empty());
        let completed =
            known.and_then(|known| said.completed(&self.theirs[number], (known, base), &mut self.unsaid));
        if let Some(completed) = completed {
            self.theirs[number] = completed.into();
        }
    }

    /// What the file says nothing of, though the glossary does: it stays as it is.
    pub fn unsaid(&self) -> impl Iterator<Item = &Statement> {
        self.unsaid.iter()
    }

    fn push(&mut self, kind: Kind, Found { ours, base }: Found, theirs: Option<u32>, idle: bool) {
        // Of a concept that is not there, nothing can be merged.
        let decision = match (kind, ours) {
            (Kind::Conflict, None) => Decision::KeepOurs,
            _ => kind.decisions()[0],
        };
        self.items.push(Item { kind, decision, ours, theirs, base, idle });
    }

    /// Whether a concept of the file brings nothing to one of the glossary, as long as
    /// what is here holds.
    fn is_idle(&self, base: Option<u32>, ours: u32, theirs: usize) -> bool {
        let base = base.map(|at| &*self.base[at as usize]);
        let (ours, theirs) = (&*self.ours[ours as usize], &*self.theirs[theirs]);
        let (merged, _) = three_way(base, ours, theirs, &|_| false);
        say_the_same(&merged, ours) && has_history_of(ours, theirs)
    }

    /// What became of a concept, but for what it looks like; and whether merging it
    /// changes nothing.
    fn kind(&self, found: Found, theirs: usize) -> (Kind, bool) {
        let theirs = &*self.theirs[theirs];
        let base = found.base.map(|at| &*self.base[at as usize]);
        let Some(ours) = found.ours.map(|at| &*self.ours[at as usize]) else {
            let kind = match base {
                None => Kind::New,
                Some(base) if say_the_same(base, theirs) => Kind::RemovedHere,
                Some(_) => Kind::Conflict,
            };
            return (kind, false);
        };
        if say_the_same(ours, theirs) {
            return (if has_history_of(ours, theirs) { Kind::Same } else { Kind::Changed }, false);
        }
        if base.is_some_and(|base| say_the_same(base, ours)) {
            return (Kind::Changed, false);
        }
        if base.is_some_and(|base| say_the_same(base, theirs)) {
            return (Kind::ChangedHere, false);
        }
        let (merged, conflicts) = three_way(base, ours, theirs, &|_| false);
        let kind = if !conflicts.is_empty() {
            Kind::Conflict
        } else if say_the_same(&merged, ours) {
            Kind::ChangedHere
        } else if say_the_same(&merged, theirs) {
            Kind::Changed
        } else {
            Kind::ChangedBoth
        };
        (kind, say_the_same(&merged, ours) && has_history_of(ours, theirs))
    }

    /// Whether what is decided about an item changes nothing.
    pub fn is_without_effect(&self, item: usize) -> bool {
        let Some(Item { decision, idle, .. }) = self.items.get(item) else { return true };
        match decision {
            Decision::KeepOurs | Decision::Skip => true,
            Decision::Merge => *idle && self.choices.get(&(item as u32)).is_none_or(FxHashSet::is_empty),
            Decision::Add | Decision::TakeTheirs | Decision::Remove => false,
        }
    }

    /// The concepts, those of the file in its order, then those that it has no more.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The numbers of the items of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> &[u32] {
        self.by_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The concept of an item by which it is listed: that of the file, or of the glossary
    /// where that stays or the file has none.
    pub fn concept(&self, item: usize) -> Option<&Arc<Concept>> {
        let item = self.items.get(item)?;
        let theirs = item.theirs.map(|at| &self.theirs[at as usize]);
        let ours = item.ours.map(|at| &self.ours[at as usize]);
        if item.decision == Decision::KeepOurs { ours.or(theirs) } else { theirs.or(ours) }
    }

    /// The concepts of the glossary that the one of an item looks like; the first is
    /// the one it would be merged with.
    pub fn alike(&self, item: usize) -> impl Iterator<Item = &Arc<Concept>> {
        let alike = self.alike.get(&(item as u32)).map_or(&[][..], Vec::as_slice);
        alike.iter().map(|&at| &self.ours[at as usize])
    }

    /// Decides about an item; whether that can be decided about it.
    pub fn decide(&mut self, item: usize, decision: Decision) -> bool {
        let Some(item) = self.items.get_mut(item) else { return false };
        let can_be = item.kind.decisions().contains(&decision)
            && (decision != Decision::Merge || item.ours.is_some() || item.kind != Kind::Conflict);
        if can_be {
            item.decision = decision;
        }
        can_be
    }

    /// Decides about all items of a kind, as far as that can be decided about them.
    pub fn decide_all(&mut self, kind: Kind, decision: Decision) {
        for at in self.of_kind(kind).to_vec() {
            self.decide(at as usize, decision);
        }
    }

    /// Decides that nothing of the file is taken in.
    pub fn keep_all(&mut self) {
        for kind in Kind::ALL {
            let decisions = kind.decisions();
            let keeps = |decision: &&Decision| matches!(decision, Decision::KeepOurs | Decision::Skip);
            if let Some(decision) = decisions.iter().find(keeps) {
                self.decide_all(*kind, *decision);
            }
        }
    }

    /// Lets theirs hold in a conflict of an item, or ours. It counts where the item is
    /// merged.
    pub fn choose(&mut self, item: usize, conflict: usize, theirs: bool) {
        let choices = self.choices.entry(item as u32).or_default();
        if theirs {
            choices.insert(conflict);
        } else {
            choices.remove(&conflict);
        }
    }

    /// Merges the concept of an item, where it is merged, with another one of those it
    /// [looks like](Self::alike), by its place among them.
    pub fn merge_with(&mut self, item: usize, place: usize) {
        if let Some(alike) = self.alike.get_mut(&(item as u32)).filter(|alike| place < alike.len()) {
            alike.swap(0, place);
            let ours = alike[0];
            self.choices.remove(&(item as u32));
            if let Some(theirs) = self.items[item].theirs {
                self.items[item].idle = self.is_idle(None, ours, theirs as usize);
            }
        }
    }

    /// All that is known of an item.
    pub fn details(&self, number: usize) -> Option<Details<'_>> {
        let item = *self.items.get(number)?;
        let theirs = item.theirs.map(|at| &self.theirs[at as usize]);
        let base = item.base.map(|at| &self.base[at as usize]);
        let ours = self.ours_of(number, item);
        let chosen = |conflict: usize| self.is_theirs(number, conflict);
        let conflicts = match (ours, theirs) {
            (Some(ours), Some(theirs))
                if matches!(item.kind, Kind::Conflict | Kind::Duplicate | Kind::NearDuplicate) =>
            {
                three_way(base.map(AsRef::as_ref), ours, theirs, &chosen).1
            }
            _ => Vec::new(),
        };
        let conflicts = conflicts.into_iter().enumerate().map(|(at, one)| (one, chosen(at))).collect();
        let after = match (self.result(number), ours) {
            (Some(after), _) => Some(after),
            (None, Some(ours)) if matches!(item.decision, Decision::KeepOurs | Decision::Skip) => {
                Some(Concept::clone(ours))
            }
            _ => None,
        };
        Some(Details { item, ours, base, theirs, after, conflicts })
    }

    /// The concept of the glossary that an item is about.
    pub(super) fn ours_of(&self, number: usize, item: Item) -> Option<&Arc<Concept>> {
        let alike = || self.alike.get(&(number as u32))?.first().copied();
        item.ours.or_else(alike).map(|at| &self.ours[at as usize])
    }

    fn is_theirs(&self, item: usize, conflict: usize) -> bool {
        self.choices.get(&(item as u32)).is_some_and(|choices| choices.contains(&conflict))
    }

    /// What the decision about an item makes of the concept, without a line in its
    /// history; `None` where it puts nothing into the glossary.
    pub(super) fn result(&self, number: usize) -> Option<Concept> {
        let item = self.items[number];
        let theirs = &*self.theirs[item.theirs? as usize];
        match item.decision {
            Decision::KeepOurs | Decision::Skip | Decision::Remove => None,
            Decision::Add => Some(theirs.clone()),
            Decision::TakeTheirs => {
                let id = item.ours.map_or(&theirs.id, |at| &self.ours[at as usize].id);
                Some(Concept { id: id.clone(), ..theirs.clone() })
            }
            Decision::Merge => {
                let ours = self.ours_of(number, item)?;
                let base = item.base.map(|at| &*self.base[at as usize]);
                Some(three_way(base, ours, theirs, &|conflict| self.is_theirs(number, conflict)).0)
            }
        }
    }
}

/// Whether a concept has every line in the history of another.
fn has_history_of(one: &Concept, other: &Concept) -> bool {
    other.history.iter().all(|line| one.history.contains(line))
}

impl Details<'_> {
    /// What is said of the concept before and no more after.
    pub fn gone(&self) -> Vec<Fact<'_>> {
        let after: Vec<&Concept> = self.after.iter().collect();
        self.before().map_or_else(Vec::new, |before| missing(before, &after))
    }

    /// What is said of it after and was not before.
    pub fn come(&self) -> Vec<Fact<'_>> {
        let before: Vec<&Concept> = self.before().into_iter().collect();
        self.after.as_ref().map_or_else(Vec::new, |after| missing(after, &before))
    }

    /// The concept before, where one is changed.
    fn before(&self) -> Option<&Concept> {
        self.ours.map(AsRef::as_ref).filter(|_| self.item.decision != Decision::Add)
    }
}
