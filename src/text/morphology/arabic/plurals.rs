//! Broken plurals: the form of a noun's plural is a matter of the word, so that
//! they are listed. A few hundred nouns make nearly all broken plurals of
//! running text.

use crate::text::hash::{self, WordMap};
use crate::text::normalise::{Folding, normalise};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The list: a citation form and its plurals on each line.
const PLURALS: &str = include_str!("../../../../assets/lexicon/ar/plurals.txt");

/// A noun that a form is a plural of.
#[derive(Debug)]
pub(super) struct Plural {
    /// Its citation form, folded.
    pub(super) singular: String,
    /// Whether that ends in taa marbuta.
    pub(super) taa: bool,
    /// Whether the plural is written with a hamza below an alef.
    pub(super) hamza_below: bool,
    /// Whether the plural ends in alef maqsura.
    pub(super) maqsura: bool,
}

/// The nouns that a folded form, given in two parts, is a plural of.
pub(super) fn of(form: [&str; 2]) -> &'static [Plural] {
    static LIST: OnceLock<WordMap<Vec<Plural>>> = OnceLock::new();
    LIST.get_or_init(listed).get(form).map_or(&[], Vec::as_slice)
}

/// A sum over the list.
pub(super) fn data_sum() -> u64 {
    hash::sum(PLURALS.as_bytes())
}

/// The list by form.
fn listed() -> WordMap<Vec<Plural>> {
    let mut list: BTreeMap<String, Vec<Plural>> = BTreeMap::new();
    for line in PLURALS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(word) = words.next() else { continue };
        let (singular, taa) = (normalise(word, Folding::Letters), word.ends_with('ة'));
        for form in words {
            let nouns = list.entry(normalise(form, Folding::Letters)).or_default();
            if !nouns.iter().any(|noun| noun.singular == singular) {
                let (hamza_below, maqsura) = (form.contains('إ'), form.ends_with('ى'));
                nouns.push(Plural { singular: singular.clone(), taa, hamza_below, maqsura });
            }
        }
    }
    list.into_iter().collect()
}
