//! What is laid over an index is found as if it had been in it always.

use super::{glossary, language};
use crate::glossary::{Index, Match, Splice, changes};
use crate::model::{Concept, ConceptId, Glossary, PartOfSpeech, Term};
use proptest::prelude::*;
use std::sync::Arc;

/// Words that texts and terms are made of: names that look alike, nouns, words
/// that are inside others.
const WORDS: [(&str, &str); 12] = [
    ("قره", "Kara"),
    ("باغ", "bakh"),
    ("ناغورني", "Nagorny"),
    ("غوتيريش", "Guterres"),
    ("جوتيريش", "Guterres"),
    ("كتاب", "book"),
    ("منظمة", "organisation"),
    ("الأمم", "nations"),
    ("متحدة", "united"),
    ("عُمان", "Oman"),
    ("عمان", "Amman"),
    ("باشينيان", "Pashinyan"),
];

/// What texts are made of besides.
const OTHERS: [&str; 8] = ["وقره", "باشنيان", "كتب", "الكتاب", "للأمم", "المتحدة", "،", "جوتيريس"];

fn concept(id: u32, words: &[usize], variant: Option<usize>, pos: Option<PartOfSpeech>) -> Concept {
    let joined = |text: fn(&(&'static str, &'static str)) -> &'static str| {
        words.iter().map(|word| text(&WORDS[*word])).collect::<Vec<_>>().join(" ")
    };
    let term = Term {
        part_of_speech: pos,
        variants: variant.map(|word| WORDS[word].0.to_owned()).into_iter().collect(),
        ..Term::new(language("ar"), joined(|word| word.0))
    };
    Concept {
        terms: vec![term, Term::new(language("en"), joined(|word| word.1))],
        ..Concept::new(ConceptId(id.to_string()))
    }
}

fn concepts() -> impl Strategy<Value = Concept> {
    let pos = prop::option::of(prop::sample::select(vec![PartOfSpeech::ProperNoun, PartOfSpeech::Noun]));
    let words = prop::collection::vec(0..WORDS.len(), 1..4);
    (any::<u32>(), words, prop::option::of(0..WORDS.len()), pos)
        .prop_map(|(id, words, variant, pos)| concept(id, &words, variant, pos))
}

/// What is done to a glossary.
#[derive(Clone, Debug)]
enum Change {
    Replace(usize, Concept),
    Insert(usize, Concept),
    Remove(usize),
}

fn edits() -> impl Strategy<Value = Vec<(usize, Change)>> {
    let change = prop_oneof![
        (any::<usize>(), concepts()).prop_map(|(at, concept)| Change::Replace(at, concept)),
        (any::<usize>(), concepts()).prop_map(|(at, concept)| Change::Insert(at, concept)),
        any::<usize>().prop_map(Change::Remove),
    ];
    prop::collection::vec((0..2_usize, change), 0..8)
}

fn apply(glossary: &mut Glossary, change: Change) {
    let concepts = &mut glossary.concepts;
    let count = concepts.len();
    match change {
        Change::Replace(at, concept) if count > 0 => concepts[at % count] = concept.into(),
        Change::Insert(at, concept) => concepts.insert(at % (count + 1), concept.into()),
        Change::Remove(at) if count > 0 => drop(concepts.remove(at % count)),
        _ => {}
    }
}

fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(WORDS.map(|(arabic, _)| arabic).to_vec()),
        prop::sample::select(OTHERS.to_vec()),
    ];
    prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

fn all_changes(before: &[Glossary], now: &[Glossary], most: usize) -> Option<Vec<Splice>> {
    let both = before.iter().zip(now).enumerate();
    let lists = both.map(|(number, (old, new))| changes(number, &old.concepts, &new.concepts, most));
    Some(lists.collect::<Option<Vec<_>>>()?.concat())
}

proptest! {
    #[test]
    fn an_index_with_changes_finds_what_a_new_one_finds(
        first in prop::collection::vec(concepts(), 0..8),
        second in prop::collection::vec(concepts(), 0..8),
        edits in edits(),
        texts in prop::collection::vec(texts(), 4),
    ) {
        let shared = |concepts: Vec<Concept>| {
            let concepts = concepts.into_iter().map(Arc::new).collect();
            Glossary { concepts, ..glossary("ar", &[]) }
        };
        let before = [shared(first), shared(second)];
        let mut now = before.clone();
        for (number, change) in edits {
            apply(&mut now[number], change);
        }
        let arabic = language("ar");
        let base = Index::build(&before, &arabic);
        let splices = all_changes(&before, &now, 100).unwrap();
        let changed = base.with_changes(splices);
        let new = Index::build(&now, &arabic);
        prop_assert_eq!((changed.len(), changed.is_empty()), (new.len(), new.is_empty()));
        for text in &texts {
            let found: Vec<Match> = new.find_possible(text);
            prop_assert_eq!(changed.find_possible(text), &found[..], "{}", text);
            prop_assert_eq!(changed.find(text), new.find(text));
            for one in found {
                let concept = changed.concept(&before, one.glossary, one.concept);
                prop_assert_eq!(concept, Some(&*now[one.glossary].concepts[one.concept]));
            }
        }
        // Taking every change back is having made none.
        prop_assert_eq!(changed.with_changes(Vec::new()).len(), base.len());
    }

    #[test]
    fn changes_lead_from_the_one_to_the_other(edits in edits(), most in 0..20_usize) {
        let before = glossary("ar", &["ا", "ب", "ت", "ث", "ج"]);
        let mut now = before.clone();
        for (_, change) in edits {
            apply(&mut now, change);
        }
        let Some(splices) = changes(0, &before.concepts, &now.concepts, most) else {
            prop_assert!(changes(0, &before.concepts, &now.concepts, 100).is_some());
            return Ok(());
        };
        prop_assert!(splices.iter().map(|one| one.gone.len() + one.come.len()).sum::<usize>() <= most);
        let mut made = before.concepts.clone();
        for splice in splices.iter().rev() {
            let range = splice.at..splice.at + splice.gone.len();
            prop_assert_eq!(&made[range.clone()], &splice.gone[..]);
            made.splice(range, splice.come.iter().cloned());
        }
        prop_assert_eq!(made, now.concepts);
    }
}

/// The longer name covers the shorter one, whichever of them came later.
#[test]
fn what_came_later_covers_and_is_covered() {
    for (first, later) in [("قره باغ", "ناغورني قره باغ"), ("ناغورني قره باغ", "قره باغ")]
    {
        let before = glossary("ar", &[first]);
        let mut now = before.clone();
        now.concepts.push(glossary("ar", &[later]).concepts.remove(0));
        let splices = changes(0, &before.concepts, &now.concepts, 1).unwrap();
        let index = Index::build([&before], &language("ar")).with_changes(splices);
        let inside: Vec<_> = index.find("في ناغورني قره باغ").iter().map(|one| one.inside).collect();
        assert_eq!(inside, [None, Some(0)], "{first}, then {later}");
    }
}
