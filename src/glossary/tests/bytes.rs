//! An index that was kept is the same, or none.

use super::{glossary, language};
use crate::glossary::{Index, Key};
use crate::model::{Concept, Glossary, Matching, PartOfSpeech, Term};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

fn names() -> Glossary {
    let terms = ["ناغورني قره باغ|قره باخ", "عُمان", "الأمم المتحدة", "غوتيريش"];
    let mut glossary = glossary("ar", &terms);
    for (concept, english) in glossary.concepts.iter_mut().zip(["Karabakh", "Oman", "UN", "Guterres"]) {
        Arc::make_mut(concept).terms.push(Term::new(language("en"), english));
    }
    glossary
}

/// The key and the block of an index.
static KEPT: LazyLock<(Key, Vec<u8>)> = LazyLock::new(|| {
    let key = Key::new(&[names()], &language("ar"));
    (key, Index::build([&names()], &language("ar")).to_bytes(key))
});

#[test]
fn an_index_comes_back_as_it_was() {
    for glossary in [names(), glossary("ar", &[])] {
        let arabic = language("ar");
        let built = Index::build([&glossary], &arabic);
        let key = Key::new(&[glossary], &arabic);
        let read = Index::from_bytes(&built.to_bytes(key), key, &arabic).expect("a whole block");
        assert_eq!(read.tables(), built.tables());
        let text = "زار جوتيريش عُمان وناغورني قره باخ";
        assert_eq!(read.find_possible(text), built.find_possible(text));
    }
}

#[test]
fn a_key_is_of_everything_that_is_indexed() {
    let key = |glossaries: &[Glossary], tag| Key::new(glossaries, &language(tag));
    let own = key(&[names()], "ar");
    assert_eq!(own, key(&[names()], "ar"));
    let changed = |change: &dyn Fn(&mut Concept)| {
        let mut glossary = names();
        change(Arc::make_mut(&mut glossary.concepts[1]));
        key(&[glossary], "ar")
    };
    for other in [
        key(&[names()], "fa"),
        key(&[names(), names()], "ar"),
        key(&[Glossary { enabled: false, ..names() }, names()], "ar"),
        changed(&|concept| concept.terms[0].text.push('ي')),
        changed(&|concept| concept.terms[0].variants.push("مسقط".into())),
        changed(&|concept| concept.terms[0].part_of_speech = Some(PartOfSpeech::ProperNoun)),
        changed(&|concept| concept.terms[0].matching = Matching::Exact),
        changed(&|concept| concept.terms[0].match_case = true),
        changed(&|concept| concept.terms[0].change_details(|one| one.forms.push("مسقط".into()))),
        changed(&|concept| concept.terms[1].text.push('i')),
        changed(&|concept| concept.terms.swap(0, 1)),
        changed(&|concept| concept.terms.clear()),
    ] {
        assert_ne!(own, other);
    }
    assert_eq!(own, changed(&|concept| concept.note.push('x')), "notes are not indexed");
    let (_, block) = &*KEPT;
    assert!(Index::from_bytes(block, key(&[names()], "fa"), &language("fa")).is_none());
}

proptest! {
    #[test]
    fn a_damaged_block_is_none(at in any::<prop::sample::Index>(), bit in 0..8_u32, rest in 0..64_usize) {
        let (key, block) = &*KEPT;
        let read = |block: &[u8]| Index::from_bytes(block, *key, &language("ar")).is_none();
        let at = at.index(block.len());
        let mut flipped = block.clone();
        flipped[at] ^= 1 << bit;
        prop_assert!(read(&flipped), "byte {}", at);
        prop_assert!(read(&block[..at]), "cut at {}", at);
        let mut longer = block.clone();
        longer.resize(block.len() + rest + 1, 0);
        prop_assert!(read(&longer));
        let mut blank = block.clone();
        let end = (at + rest + 1).min(block.len());
        blank[at..end].fill(0);
        prop_assert_eq!(read(&blank), blank != *block);
    }
}
