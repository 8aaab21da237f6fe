//! What holds of all files that are taken in again.

use super::*;
use proptest::prelude::*;

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(&["باكو", "قره باغ", "نهر", "Baku", "river", "b"][..]).prop_map(str::to_owned)
}

fn concept() -> impl Strategy<Value = Concept> {
    let terms = |tag: &'static str| {
        let status = prop::option::of(prop::sample::select(TermStatus::ALL));
        let term = (word(), status, prop::collection::vec(word(), 0..2)).prop_map(
            move |(text, status, variants)| {
                let mut term = Term { variants, ..Term::new(tag.parse().unwrap(), text) };
                if let Some(status) = status {
                    term.set_status(status);
                }
                term
            },
        );
        prop::collection::vec(term, 0..3)
    };
    let fields = prop::collection::vec((prop::sample::select(&["ref", "see"][..]), word()), 0..3);
    (terms("ar"), terms("en"), prop::option::of(word()), prop::option::of(word()), fields).prop_map(
        |(ar, en, domain, note, fields)| Concept {
            domain: domain.unwrap_or_default(),
            note: note.unwrap_or_default(),
            terms: [ar, en].concat(),
            fields: fields.into_iter().map(|(name, value)| Field::new(name, value)).collect(),
            ..Concept::default()
        },
    )
}

/// A list with ids of its own, or with the numbers that a reader gives.
fn list(own_ids: bool) -> impl Strategy<Value = Concepts> {
    prop::collection::btree_map(0..12_usize, concept(), 0..8).prop_map(move |concepts| {
        let named = |(row, (number, concept)): (usize, (usize, Concept))| {
            let id = if own_ids { format!("t{number}") } else { (row + 1).to_string() };
            Arc::new(Concept { id: ConceptId(id), ..concept })
        };
        concepts.into_iter().enumerate().map(named).collect()
    })
}

/// What was imported, what was made of it here, and what is sent now.
fn three() -> impl Strategy<Value = (Concepts, Concepts, Concepts)> {
    let changed = |base: Concepts| {
        let changes = prop::collection::vec(
            (any::<prop::sample::Index>(), prop::option::weighted(0.7, concept())),
            0..4,
        );
        changes.prop_map(move |changes| {
            let mut is = base.clone();
            for (at, change) in changes {
                let Some(len) = Some(is.len()).filter(|len| *len > 0) else { break };
                let at = at.index(len);
                match change {
                    Some(concept) => is[at] = Arc::new(Concept { id: is[at].id.clone(), ..concept }),
                    None => drop(is.remove(at)),
                }
            }
            is
        })
    };
    any::<bool>().prop_flat_map(move |own_ids| {
        list(own_ids).prop_flat_map(move |base| {
            let theirs = prop_oneof![changed(base.clone()), list(own_ids)].prop_map(move |mut theirs| {
                if !own_ids {
                    for (at, concept) in theirs.iter_mut().enumerate() {
                        Arc::make_mut(concept).id.0 = (at + 1).to_string();
                    }
                }
                theirs
            });
            (Just(base.clone()), changed(base), theirs)
        })
    })
}

/// With a concept of which everything is said, so that a file can say everything.
fn with_everything(mut concepts: Concepts) -> Concepts {
    let terms = |tag: &str| {
        let term = |text: &str| {
            let mut term = Term { variants: vec!["ي".to_owned()], ..Term::new(tag.parse().unwrap(), text) };
            term.set_status(TermStatus::Preferred);
            term
        };
        [term("كل شيء"), term("everything")]
    };
    let everything = Concept {
        domain: "d".to_owned(),
        note: "n".to_owned(),
        terms: ["ar", "en"].map(terms).concat(),
        fields: ["ref", "see"].map(|name| Field::new(name, "v")).to_vec(),
        ..Concept::new(ConceptId("everything".to_owned()))
    };
    concepts.push(everything.into());
    concepts
}

/// `id text, text` of each, the texts in one order.
fn lines_of(concepts: &[Arc<Concept>]) -> Vec<String> {
    let terms = |one: &Concept| {
        let mut terms: Vec<&str> = one.terms.iter().map(|term| &*term.text).collect();
        terms.sort_unstable();
        terms.join(", ")
    };
    concepts.iter().map(|one| format!("{} {}", one.id.0, terms(one))).collect()
}

/// What concepts say, whatever they are called.
fn said(concepts: &[Arc<Concept>]) -> Vec<String> {
    let text = |concept: &Arc<Concept>| {
        let bare = Concept { id: ConceptId::default(), history: Vec::new(), ..canonical(concept) };
        serde_json::to_string(&bare).unwrap()
    };
    let mut said: Vec<String> = concepts.iter().map(text).collect();
    said.sort();
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_file_brings_nothing_the_second_time((base, ours, theirs) in three(), knows_base in any::<bool>()) {
        let [base, ours, theirs] = [base, ours, theirs].map(with_everything);
        let base = if knows_base { base } else { Concepts::new() };
        let (is, next) = applied(&compare(&ours, &base, &theirs), &ours);
        let again = compare(&is, &next, &theirs);
        let (still, base) = applied(&again, &is);
        prop_assert_eq!(&still, &is, "{:?}", kinds(&again));
        prop_assert_eq!(lines_of(&base), lines_of(&next), "{:?}", kinds(&again));
    }

    #[test]
    fn who_keeps_everything_changes_nothing((base, ours, theirs) in three()) {
        let mut comparison = compare(&ours, &base, &theirs);
        comparison.keep_all();
        prop_assert_eq!(applied(&comparison, &ours).0, ours);
    }

    #[test]
    fn what_is_said_to_change_nothing_changes_nothing((base, ours, theirs) in three()) {
        let mut comparison = compare(&ours, &base, &theirs);
        let changes = (0..comparison.items().len()).filter(|item| !comparison.is_without_effect(*item));
        for item in changes.collect::<Vec<_>>() {
            let kind = comparison.items()[item].kind;
            let keeps = |one: &&Decision| matches!(one, Decision::KeepOurs | Decision::Skip);
            if let Some(decision) = kind.decisions().iter().find(keeps) {
                comparison.decide(item, *decision);
            }
        }
        prop_assert_eq!(comparison.tally(), Tally::default());
        prop_assert_eq!(applied(&comparison, &ours).0, ours, "{:?}", kinds(&comparison));
    }

    #[test]
    fn without_changes_here_the_file_is_the_glossary((base, _, theirs) in three()) {
        let [base, theirs] = [base, theirs].map(with_everything);
        let mut comparison = compare(&base, &base, &theirs);
        comparison.decide_all(Kind::Removed, Decision::Remove);
        comparison.decide_all(Kind::Duplicate, Decision::Add);
        let (is, next) = applied(&comparison, &base);
        prop_assert_eq!(said(&is), said(&theirs), "{:?}", kinds(&comparison));
        prop_assert_eq!(said(&next), said(&theirs));
    }

    #[test]
    fn taking_all_of_theirs_gives_theirs((base, ours, theirs) in three()) {
        let [base, ours, theirs] = [base, ours, theirs].map(with_everything);
        let mut comparison = compare(&ours, &base, &theirs);
        for kind in Kind::ALL {
            for decision in [Decision::Add, Decision::TakeTheirs, Decision::Remove] {
                comparison.decide_all(*kind, decision);
            }
        }
        let all = said(&applied(&comparison, &ours).0);
        for one in said(&theirs) {
            prop_assert!(all.contains(&one), "{one} of {:?}", kinds(&comparison));
        }
    }

    #[test]
    fn nothing_is_lost_by_default((base, ours, theirs) in three()) {
        let comparison = compare(&ours, &base, &theirs);
        let (is, _) = applied(&comparison, &ours);
        // What was here is here still, and what was changed here is as it was.
        for concept in &ours {
            let kept = is.iter().find(|one| one.id == concept.id);
            prop_assert!(kept.is_some(), "{:?}", concept.id);
            let was = base.iter().find(|one| one.id == concept.id);
            if was.is_some_and(|was| was.note != concept.note) && !concept.note.is_empty() {
                prop_assert_eq!(kept.map(|kept| &kept.note), Some(&concept.note));
            }
        }
    }

    #[test]
    fn changes_of_different_things_go_together(base in concept(), ours in concept(), theirs in concept()) {
        let ours = Concept { domain: ours.domain, fields: ours.fields, ..base.clone() };
        let theirs = Concept { note: theirs.note, terms: theirs.terms, ..base.clone() };
        let (is, conflicts) = three_way(Some(&base), &ours, &theirs, &|_| false);
        prop_assert_eq!(conflicts, []);
        let expected = Concept { note: theirs.note, terms: theirs.terms, ..ours };
        prop_assert_eq!(is, expected);
    }

    #[test]
    fn every_concept_is_counted_once((base, ours, theirs) in three()) {
        let comparison = compare(&ours, &base, &theirs);
        let counts: usize = Kind::ALL.iter().map(|kind| comparison.of_kind(*kind).len()).sum();
        prop_assert_eq!(counts, comparison.items().len());
        let removed = comparison.of_kind(Kind::Removed).len();
        prop_assert_eq!(counts - removed, theirs.len());
        let mut ids: Vec<_> = comparison.items().iter().enumerate().map(|(at, _)| &comparison.concept(at).unwrap().id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), comparison.items().len());
        for number in 0..comparison.items().len() {
            prop_assert!(comparison.details(number).is_some());
        }
    }
}
