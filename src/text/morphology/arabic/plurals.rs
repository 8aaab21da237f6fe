//! Broken plurals: the form of a noun's plural is a matter of the word, so that
//! they are listed. A few hundred nouns make nearly all broken plurals of
//! running text.

use crate::text::normalise::{Folding, normalise};
use std::sync::OnceLock;

/// The list: a citation form and its plurals on each line.
const PLURALS: &str = include_str!("plurals.txt");

/// A noun that a form is a plural of.
#[derive(Debug)]
pub(super) struct Plural {
    form: String,
    /// Its citation form, folded.
    pub(super) singular: String,
    /// Whether that ends in taa marbuta.
    pub(super) taa: bool,
}

/// The nouns that a folded form, given in two parts, is a plural of.
pub(super) fn of(form: [&str; 2]) -> &'static [Plural] {
    static LIST: OnceLock<Vec<Plural>> = OnceLock::new();
    let list = LIST.get_or_init(listed);
    let order = |plural: &Plural| {
        let wanted = form.iter().flat_map(|part| part.bytes());
        plural.form.bytes().cmp(wanted)
    };
    let start = list.partition_point(|plural| order(plural).is_lt());
    let count = list[start..].partition_point(|plural| order(plural).is_eq());
    &list[start..start + count]
}

/// The list, sorted by form.
fn listed() -> Vec<Plural> {
    let mut list = Vec::new();
    for line in PLURALS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(singular) = words.next() else { continue };
        list.extend(words.map(|form| Plural {
            form: normalise(form, Folding::Letters),
            singular: normalise(singular, Folding::Letters),
            taa: singular.ends_with('ة'),
        }));
    }
    list.sort_by(|a, b| (&a.form, &a.singular).cmp(&(&b.form, &b.singular)));
    list.dedup_by(|a, b| a.form == b.form && a.singular == b.singular);
    list
}
