//! Names that stand in no glossary, proposed for it.
//!
//! A pipeline of its own, after recognition:
//!
//! 1. `scan`: the words of each text that no match explains and that may be
//!    part of a name, in stretches, with what stands before them.
//! 2. `runs`: a stretch becomes names: what is written together with the first
//!    word is taken off, and words that only might belong to a name are kept or
//!    left.
//! 3. `group`: spellings of one name come together.
//! 4. `weigh`: how likely each is a name, and of what.
//!
//! `variants` shows the spellings of names without proposing any.
//!
//! All of it takes time in proportion to the text.
//!
//! # Limitations
//! Arabic has no capitals. A rare ordinary word looks like a name where its
//! letters do, and a name that is an ordinary word too (أمل) is found beside
//! other names only. Names in the script of another language are none.

mod group;
mod runs;
mod scan;
mod variants;
mod weigh;

pub use variants::{VariantGroup, VariantTerm, variant_groups};

use super::find::Reason;
use super::index::Index;
use crate::model::Span;
use crate::text::name_signs::{self, NameKind};
use crate::text::romanise::{self, Romanised, System};

/// What is proposed as one name.
const IN_TEXTS: group::Tolerance = group::Tolerance { farthest: 0.12, shortest: 4 };

/// A name that no glossary has. `Id` says which text a place is in.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownName<Id> {
    /// Its wording in the most frequent spelling, without what is written
    /// together with it.
    pub wording: String,
    /// Every spelling that was seen, the most frequent first.
    pub spellings: Vec<Spelling>,
    /// Where it stands, in the order of the texts.
    pub places: Vec<NamePlace<Id>>,
    /// What it seems to name; `None` where nothing tells.
    pub kind: Option<NameKind>,
    /// How likely it is a name, as the logarithm of the odds.
    pub score: f32,
    /// How it is written in Latin letters, by each system there is.
    pub romanised: Vec<(System, Romanised)>,
    /// Names of the glossaries it may be another spelling of, likeliest first.
    /// Where there is one it may need no concept of its own.
    pub near: Vec<NearName>,
    /// The index of a longer name among those it was returned with that has its
    /// words (ستيفان دوجاريك for دوجاريك).
    pub within: Option<usize>,
}

/// A spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The name in it.
    pub text: String,
    /// How often it was seen.
    pub count: usize,
}

/// A place where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamePlace<Id> {
    /// The text.
    pub text: Id,
    /// The bytes of the text that are the name, without what is written
    /// together with it.
    pub span: Span,
}

/// A name of a glossary that looks like an unknown one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearName {
    /// The index of the glossary, as they were given to [`Index::build`].
    pub glossary: usize,
    /// The index of the concept in its glossary.
    pub concept: usize,
    /// The index of the term in its concept.
    pub term: usize,
    /// How the spellings differ.
    pub reason: Reason,
}

/// The names in texts that no glossary of the index has, those of most places
/// first and of these the likeliest. There are none in a language of which
/// nothing is known of names.
pub fn unknown_names<'a, Id: Clone>(
    index: &Index,
    texts: impl IntoIterator<Item = (Id, &'a str)>,
) -> Vec<UnknownName<Id>> {
    let Some(signs) = name_signs::of(&index.language) else { return Vec::new() };
    let (mut ids, mut stretches) = (Vec::new(), Vec::new());
    for (id, text) in texts {
        let before = stretches.len();
        scan::stretches(index, signs, text, ids.len(), &mut stretches);
        if stretches.len() > before {
            ids.push(id);
        }
    }
    let seen = runs::Seen::of(&stretches);
    let found = stretches.iter().flat_map(|stretch| runs::names(stretch, signs, index.morphology, &seen));
    let mut names = group::groups(found, index.spelling, signs, IN_TEXTS);
    weigh::weigh(&mut names, signs, &seen);
    let romaniser = romanise::of(&index.language);
    names
        .into_iter()
        .map(|name| {
            let wording = name.wording().to_owned();
            let place = |place: &group::Place| NamePlace { text: ids[place.text].clone(), span: place.span };
            UnknownName {
                places: name.places.iter().map(place).collect(),
                kind: name.kind,
                score: name.score,
                romanised: romaniser.map_or_else(Vec::new, |romaniser| {
                    System::ALL.map(|system| (system, romaniser.romanise(&wording, system))).into()
                }),
                near: near(index, &wording),
                within: name.within,
                spellings: name.spellings,
                wording,
            }
        })
        .collect()
}

/// The names of the glossaries that a whole wording looks like.
fn near(index: &Index, wording: &str) -> Vec<NearName> {
    let alike = index.names_like(wording).into_iter();
    let whole = alike.filter(|one| one.occurrence.len() == wording.len());
    whole
        .map(|one| NearName {
            glossary: one.glossary,
            concept: one.concept,
            term: one.term,
            reason: one.reason,
        })
        .collect()
}

#[cfg(test)]
mod tests;
