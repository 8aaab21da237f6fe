//! Which concept of a file is which of the glossary and of the last import: by
//! their ids, or by their terms where the file has no ids of its own.

use super::keys::{Keys, Table, with};
use crate::model::{Concept, ConceptId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::Hash;
use std::sync::Arc;

/// After how many concepts it is asked whether to go on.
pub(super) const SLICE: usize = 5_000;

/// How many concepts that look like one are named.
const ALIKE: usize = 10;

/// How many concepts of one wording are looked through for the same rendering.
const SEARCHED: usize = 200;

/// What a concept of a file was found to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The concept of the glossary.
    pub ours: Option<u32>,
    /// That of the last import.
    pub base: Option<u32>,
}

/// Whether the ids of a file are but the running numbers that its reader gave.
fn are_numbers(concepts: &[Arc<Concept>]) -> bool {
    concepts.iter().enumerate().all(|(at, concept)| concept.id.0 == (at + 1).to_string())
}

/// Finds every concept of a file in the glossary and the last import, and gives
/// each that was found the id that it has there, every other one an id of its own.
pub(super) fn matched<E>(
    ours: &[Arc<Concept>],
    base: &[Arc<Concept>],
    theirs: &mut [Arc<Concept>],
    keys: &mut Keys<'_>,
    go_on: &mut dyn FnMut(usize) -> Result<(), E>,
) -> Result<Vec<Found>, E> {
    let ids = [index(ours), index(base)];
    let numbered = are_numbers(theirs);
    let found = match numbered {
        true => by_terms(ours, base, theirs, &ids, keys, go_on)?,
        false => by_ids(ours, base, theirs, &ids, keys),
    };
    let mut taken: FxHashSet<ConceptId> =
        ids.iter().flat_map(FxHashMap::keys).map(|id| (*id).clone()).collect();
    let mut number = ours.len().max(base.len()).max(theirs.len());
    for (concept, found) in theirs.iter_mut().zip(&found) {
        let known = found.base.map(|at| &base[at as usize]).or(found.ours.map(|at| &ours[at as usize]));
        let id = match known {
            Some(known) => known.id.clone(),
            None => free_id(&concept.id, numbered, &mut number, &mut taken),
        };
        if concept.id != id {
            Arc::make_mut(concept).id = id;
        }
    }
    Ok(found)
}

/// An id that nothing has yet: the one the file gives where that is free and its own.
fn free_id(
    wanted: &ConceptId,
    numbered: bool,
    number: &mut usize,
    taken: &mut FxHashSet<ConceptId>,
) -> ConceptId {
    let mut id = wanted.clone();
    let mut copy = 2;
    while !taken.insert(id.clone()) {
        id = match numbered {
            true => {
                *number += 1;
                ConceptId(number.to_string())
            }
            false => copy_of(wanted, copy),
        };
        copy += 1;
    }
    id
}

/// Two numbers by which a concept is known in a file without ids.
type Pair = (u64, u64);

type Ids<'a> = FxHashMap<&'a ConceptId, u32>;

fn index(concepts: &[Arc<Concept>]) -> Ids<'_> {
    let mut index = Ids::default();
    for (at, concept) in concepts.iter().enumerate() {
        index.entry(&concept.id).or_insert(at as u32);
    }
    index
}

/// By ids. An id that was not in the file last time may be the same by chance, so
/// that the concepts must have a wording in common; one that was given another id for
/// that reason last time has it again. Those whose ids are all new are known by their
/// terms, where the last import had these under an id that is gone.
fn by_ids(
    ours: &[Arc<Concept>],
    base: &[Arc<Concept>],
    theirs: &[Arc<Concept>],
    [our_ids, base_ids]: &[Ids<'_>; 2],
    keys: &mut Keys<'_>,
) -> Vec<Found> {
    let mut share =
        |one: &Concept, other: &Concept| one.terms == other.terms || keys.of(one).share(&keys.of(other));
    let named: FxHashSet<&ConceptId> = theirs.iter().map(|concept| &concept.id).collect();
    let mut find = |concept: &Arc<Concept>| {
        if let Some(&at) = base_ids.get(&concept.id) {
            return Found { ours: our_ids.get(&concept.id).copied(), base: Some(at) };
        }
        let copies = (2..).map(|copy| copy_of(&concept.id, copy)).map_while(|id| {
            let base = base_ids.get(&id).copied()?;
            Some(Found { ours: our_ids.get(&id).copied(), base: Some(base) }).filter(|_| !named.contains(&id))
        });
        let known = our_ids.get(&concept.id).map(|&at| Found { ours: Some(at), base: None });
        let mut candidates = copies.chain(known);
        let is_same = |found: &Found| match (found.base, found.ours) {
            (Some(at), _) => share(&base[at as usize], concept),
            (None, Some(at)) => share(&ours[at as usize], concept),
            (None, None) => false,
        };
        candidates.find(is_same).unwrap_or_default()
    };
    let mut found: Vec<Found> = theirs.iter().map(&mut find).collect();
    // Some tools give a concept another id now and then.
    let left: Vec<usize> = (0..theirs.len()).filter(|&at| found[at] == Found::default()).collect();
    let gone: Vec<usize> = (0..base.len()).filter(|&at| !named.contains(&base[at].id)).collect();
    if left.is_empty() || gone.is_empty() {
        return found;
    }
    let met: FxHashSet<u32> = found.iter().filter_map(|found| found.base).collect();
    let pairs: Vec<Pair> = left.iter().map(|&at| keys.pair(&theirs[at])).collect();
    let others: Vec<Pair> = gone.iter().map(|&at| keys.pair(&base[at])).collect();
    let others = paired(&pairs, &others, |at| !met.contains(&(gone[at] as u32)), 0);
    for (at, other) in left.into_iter().zip(others) {
        let base_at = other.map(|other| gone[other as usize]);
        let ours = base_at.and_then(|at| our_ids.get(&base[at].id).copied());
        found[at] = Found { ours, base: base_at.map(|at| at as u32) };
    }
    found
}

/// The id of a concept whose own is that of another.
fn copy_of(id: &ConceptId, copy: usize) -> ConceptId {
    ConceptId(format!("{}~{copy}", id.0))
}

/// By terms: against the last import first, whose ids are those of the glossary,
/// then against what the glossary has beside it.
fn by_terms<E>(
    ours: &[Arc<Concept>],
    base: &[Arc<Concept>],
    theirs: &[Arc<Concept>],
    [our_ids, _]: &[Ids<'_>; 2],
    keys: &mut Keys<'_>,
    go_on: &mut dyn FnMut(usize) -> Result<(), E>,
) -> Result<Vec<Found>, E> {
    let mut pairs = |concepts: &[Arc<Concept>]| -> Result<Vec<Pair>, E> {
        let mut pairs = Vec::with_capacity(concepts.len());
        for (at, concept) in concepts.iter().enumerate() {
            if at.is_multiple_of(SLICE) {
                go_on(at)?;
            }
            pairs.push(keys.pair(concept));
        }
        Ok(pairs)
    };
    let (our_pairs, base_pairs, their_pairs) = (pairs(ours)?, pairs(base)?, pairs(theirs)?);
    let mut found = vec![Found::default(); theirs.len()];
    let mut taken = vec![false; ours.len()];
    for (found, at) in found.iter_mut().zip(paired(&their_pairs, &base_pairs, |_| true, 2)) {
        found.base = at;
        found.ours = at.and_then(|at| our_ids.get(&base[at as usize].id).copied());
        if let Some(at) = found.ours {
            taken[at as usize] = true;
        }
    }
    let left: Vec<usize> = (0..theirs.len()).filter(|&at| found[at].base.is_none()).collect();
    let left_pairs: Vec<Pair> = left.iter().map(|&at| their_pairs[at]).collect();
    // What the last import had is found above, also where it is another now.
    let of_base: FxHashSet<&ConceptId> = base.iter().map(|concept| &concept.id).collect();
    let is_free = |at: usize| !taken[at] && !of_base.contains(&ours[at].id);
    let halves = if base.is_empty() { 1 } else { 0 };
    let others = paired(&left_pairs, &our_pairs, is_free, halves);
    for (at, other) in left.into_iter().zip(others) {
        found[at].ours = other;
    }
    Ok(found)
}

/// For each pair of numbers the other that is the same, each taken once and in
/// order. Those left are found by the first number alone, or also by the second,
/// where no other on either side has it: by as many of them as `halves` says.
fn paired(
    pairs: &[Pair],
    others: &[Pair],
    is_free: impl Fn(usize) -> bool,
    halves: usize,
) -> Vec<Option<u32>> {
    let mut found = vec![None; pairs.len()];
    let mut free: Vec<bool> = (0..others.len()).map(is_free).collect();
    let mut of_pair: FxHashMap<Pair, Vec<u32>> = FxHashMap::default();
    for at in (0..others.len()).rev().filter(|&at| free[at] && others[at] != (0, 0)) {
        of_pair.entry(others[at]).or_default().push(at as u32);
    }
    for (pair, found) in pairs.iter().zip(&mut found) {
        *found = of_pair.get_mut(pair).and_then(Vec::pop);
        if let Some(at) = *found {
            free[at as usize] = false;
        }
    }
    let keys: [fn(&Pair) -> u64; 2] = [|pair| pair.0, |pair| pair.1];
    for key in keys.into_iter().take(halves) {
        let left = |at: &usize| found[*at].is_none();
        let one = single((0..pairs.len()).filter(left).map(|at| (key(&pairs[at]), at)));
        let other = single((0..others.len()).filter(|&at| free[at]).map(|at| (key(&others[at]), at)));
        for (key, at) in one {
            if let (Some(at), Some(Some(other))) = (at, other.get(&key).filter(|_| key != 0)) {
                found[at] = Some(*other as u32);
                free[*other] = false;
            }
        }
    }
    found
}

/// The only value of each key; `None` for a key of several.
fn single<K: Eq + Hash>(values: impl Iterator<Item = (K, usize)>) -> FxHashMap<K, Option<usize>> {
    let mut single = FxHashMap::default();
    for (key, value) in values {
        single.entry(key).and_modify(|one| *one = None).or_insert(Some(value));
    }
    single
}

/// The concepts of the glossary that look like one, those with its term and its
/// rendering first; and whether there are such.
pub(super) fn alike(concept: &Concept, table: &Table, keys: &mut Keys<'_>) -> (Vec<u32>, bool) {
    let wordings = keys.of(concept);
    let (mut both, mut one) = (Vec::new(), Vec::new());
    let push = |list: &mut Vec<u32>, at: u32| {
        if list.len() < ALIKE && !list.contains(&at) {
            list.push(at);
        }
    };
    for key in &wordings.source {
        for (_, at) in with(&table.source, *key).iter().take(SEARCHED) {
            let renders = |key: &u64| table.target.binary_search(&(*key, *at)).is_ok();
            let list = if wordings.target.iter().any(renders) { &mut both } else { &mut one };
            push(list, *at);
        }
    }
    let is_both = !both.is_empty();
    if !is_both {
        let rendered = wordings.target.iter().flat_map(|key| with(&table.target, *key).iter().take(ALIKE));
        rendered.for_each(|(_, at)| push(&mut one, *at));
    }
    one.into_iter().for_each(|at| push(&mut both, at));
    (both, is_both)
}
