//! What two glossaries have that the other has not.

use crate::model::{Concept, ConceptId, Fact, Language, missing};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;
use std::sync::Arc;

/// How two glossaries differ.
#[derive(Debug)]
pub struct Differences<'a> {
    /// Whether concepts were found to be the same by their ids; else by their terms.
    pub by_id: bool,
    /// How many concepts say the same in both.
    pub same: usize,
    /// Concepts that only the first has.
    pub only_first: Vec<&'a Concept>,
    /// Concepts that only the second has.
    pub only_second: Vec<&'a Concept>,
    /// Concepts that both have and that differ.
    pub changed: Vec<Changed<'a>>,
}

/// A concept of which two glossaries do not say the same.
#[derive(Debug)]
pub struct Changed<'a> {
    /// It in the first.
    pub first: &'a Concept,
    /// It in the second.
    pub second: &'a Concept,
    /// What only the first says.
    pub only_first: Vec<Fact<'a>>,
    /// What only the second says.
    pub only_second: Vec<Fact<'a>>,
}

/// Compares two glossaries. Concepts belong together that have the same id, where
/// both glossaries have ids of their own and most of the smaller one's are in the
/// other; else those that have most terms in common.
pub fn differences<'a>(first: &'a [Arc<Concept>], second: &'a [Arc<Concept>]) -> Differences<'a> {
    let by_id = share_ids(first, second);
    let partners = if by_id { partners_by_id(first, second) } else { partners_by_terms(first, second) };
    let mut found =
        Differences { by_id, same: 0, only_first: Vec::new(), only_second: Vec::new(), changed: Vec::new() };
    let mut taken = vec![false; second.len()];
    for (concept, partner) in first.iter().zip(partners) {
        let Some(at) = partner else {
            found.only_first.push(concept);
            continue;
        };
        taken[at] = true;
        let other = &second[at];
        let (only_first, only_second) = (missing(concept, &[other]), missing(other, &[concept]));
        if only_first.is_empty() && only_second.is_empty() {
            found.same += 1;
        } else {
            found.changed.push(Changed { first: concept, second: other, only_first, only_second });
        }
    }
    let rest = second.iter().zip(taken).filter(|(_, taken)| !taken);
    found.only_second = rest.map(|(concept, _)| concept.as_ref()).collect();
    found
}

impl Differences<'_> {
    /// Whether both say the same.
    pub fn is_nothing(&self) -> bool {
        self.only_first.is_empty() && self.only_second.is_empty() && self.changed.is_empty()
    }
}

/// Whether concepts of one id are the same concept in both.
fn share_ids(first: &[Arc<Concept>], second: &[Arc<Concept>]) -> bool {
    if !has_own_ids(first) || !has_own_ids(second) {
        return false;
    }
    let ids: FxHashSet<&ConceptId> = first.iter().map(|concept| &concept.id).collect();
    let common = second.iter().filter(|concept| ids.contains(&concept.id)).count();
    common > 0 && 2 * common >= first.len().min(second.len())
}

/// Whether the ids are more than the numbers that reading gives to what has none.
fn has_own_ids(concepts: &[Arc<Concept>]) -> bool {
    let given = |(at, concept): (usize, &Arc<Concept>)| concept.id.0 == (at + 1).to_string();
    !concepts.iter().enumerate().all(given)
}

fn partners_by_id(first: &[Arc<Concept>], second: &[Arc<Concept>]) -> Vec<Option<usize>> {
    let places: FxHashMap<&ConceptId, usize> =
        second.iter().enumerate().map(|(at, concept)| (&concept.id, at)).collect();
    first.iter().map(|concept| places.get(&concept.id).copied()).collect()
}

/// How many concepts with a term in common are looked at. More have it only where
/// it tells nothing.
const LOOKED_AT: usize = 64;

/// For each concept of the first the one of the second with most terms in common,
/// which no earlier one has; those that say the same go first.
fn partners_by_terms(first: &[Arc<Concept>], second: &[Arc<Concept>]) -> Vec<Option<usize>> {
    let mut places: FxHashMap<(&Language, &str), VecDeque<usize>> = FxHashMap::default();
    for (at, concept) in second.iter().enumerate() {
        for term in &concept.terms {
            places.entry((&term.language, &term.text)).or_default().push_back(at);
        }
    }
    let mut partners = vec![None; first.len()];
    let mut free = vec![true; second.len()];
    for only_same in [true, false] {
        for (concept, partner) in first.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
            let mut common: FxHashMap<usize, usize> = FxHashMap::default();
            for term in &concept.terms {
                let Some(places) = places.get_mut(&(&term.language, &*term.text)) else { continue };
                while places.front().is_some_and(|&at| !free[at]) {
                    places.pop_front();
                }
                for &at in places.iter().take(LOOKED_AT).filter(|&&at| free[at]) {
                    *common.entry(at).or_default() += 1;
                }
            }
            if only_same {
                common.retain(|&at, _| says_the_same(concept, &second[at]));
            }
            // Of several the one that has least beside, and then the first.
            let best = common.into_iter().max_by_key(|&(at, count)| {
                (count, std::cmp::Reverse(second[at].terms.len()), std::cmp::Reverse(at))
            });
            if let Some((at, _)) = best {
                free[at] = false;
                *partner = Some(at);
            }
        }
    }
    partners
}

fn says_the_same(one: &Concept, other: &Concept) -> bool {
    one.terms.len() == other.terms.len()
        && missing(one, &[other]).is_empty()
        && missing(other, &[one]).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Term;

    /// Concepts of lines `id: term term …`, all English.
    fn concepts(lines: &[&str]) -> Vec<Arc<Concept>> {
        let concept = |line: &&str| {
            let (id, terms) = line.split_once(": ").unwrap();
            let mut concept = Concept::new(ConceptId(id.to_owned()));
            concept.terms =
                terms.split_whitespace().map(|text| Term::new("en".parse().unwrap(), text)).collect();
            Arc::new(concept)
        };
        lines.iter().map(concept).collect()
    }

    /// `by_id same -only_first +only_second ~first/second`.
    fn differences_of(first: &[&str], second: &[&str]) -> String {
        let (first, second) = (concepts(first), concepts(second));
        let found = differences(&first, &second);
        let mut out = vec![found.by_id.to_string(), found.same.to_string()];
        out.extend(found.only_first.iter().map(|concept| format!("-{}", concept.id.0)));
        out.extend(found.only_second.iter().map(|concept| format!("+{}", concept.id.0)));
        out.extend(found.changed.iter().map(|change| {
            let facts = |facts: &[Fact<'_>]| {
                facts.iter().map(|fact| fact.value.to_string()).collect::<Vec<_>>().join(",")
            };
            format!(
                "~{}/{}:{}>{}",
                change.first.id.0,
                change.second.id.0,
                facts(&change.only_first),
                facts(&change.only_second)
            )
        }));
        out.join(" ")
    }

    #[test]
    fn concepts_of_one_id_are_compared() {
        let first = ["baku: Baku", "ganja: Ganja", "sea: Caspian"];
        assert_eq!(differences_of(&first, &first), "true 3");
        assert_eq!(
            differences_of(&first, &["sea: Caspian", "baku: Bakou", "river: Kura"]),
            "true 1 -ganja +river ~baku/baku:Baku>Bakou"
        );
    }

    #[test]
    fn ids_that_reading_gave_are_no_ids() {
        let (first, second) = (["1: Baku Bakou", "2: Ganja"], ["1: Ganja", "2: Baku", "3: Kura"]);
        assert_eq!(differences_of(&first, &second), "false 1 +3 ~1/2:Bakou>");
    }

    #[test]
    fn what_says_the_same_goes_before_what_is_like_it() {
        let (first, second) = (["a: x y", "b: x"], ["c: x", "d: x y z"]);
        assert_eq!(differences_of(&first, &second), "false 1 ~a/d:>z");
        // A concept of another glossary that happens to have the same id.
        let (first, second) = (["a: x", "b: y", "c: z"], ["a: y", "x: x", "y: z", "z: w"]);
        assert_eq!(differences_of(&first, &second), "false 3 +z");
    }
}
