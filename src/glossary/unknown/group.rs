//! Step 3: the places and the spellings of each name come together.

use super::Spelling;
use super::runs::Found;
use crate::model::Span;
use crate::text::name_signs::{NameKind, NameSigns, Sign};
use crate::text::spelling::{Names, Skeleton};
use std::collections::{BTreeMap, HashMap};

/// A name with all its places.
#[derive(Debug)]
pub(super) struct Name {
    /// Its words, folded, in the most frequent spelling.
    pub words: Vec<String>,
    pub spellings: Vec<Spelling>,
    pub places: Vec<Place>,
    /// What stood before it, at each place where something did.
    pub cues: Vec<Sign>,
    /// At how many places it stood in quotes.
    pub quoted: usize,
    pub ordinary: usize,
    pub famous: bool,
    pub kind: Option<NameKind>,
    pub score: f32,
    pub within: Option<usize>,
}

/// A place of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The number of the text.
    pub text: usize,
    pub span: Span,
}

impl Name {
    pub(super) fn wording(&self) -> &str {
        self.spellings.first().map_or("", |spelling| &spelling.text)
    }

    fn new(words: Vec<String>) -> Self {
        Self {
            words,
            spellings: Vec::new(),
            places: Vec::new(),
            cues: Vec::new(),
            quoted: 0,
            ordinary: 0,
            famous: false,
            kind: None,
            score: 0.0,
            within: None,
        }
    }

    fn add(&mut self, found: Found) {
        match self.spellings.iter_mut().find(|spelling| spelling.text == found.written) {
            Some(spelling) => spelling.count += 1,
            None => self.spellings.push(Spelling { text: found.written, count: 1 }),
        }
        self.places.push(Place { text: found.text, span: found.span });
        self.cues.extend(found.cue);
        self.quoted += usize::from(found.quoted);
        self.ordinary = self.ordinary.max(found.ordinary);
        self.famous |= found.famous;
    }

    /// The places of one name, however it is spelt; `None` for no place.
    pub(super) fn of(found: Vec<Found>) -> Option<Self> {
        let mut name = Self::new(found.first()?.words.clone());
        found.into_iter().for_each(|one| name.add(one));
        name.sort();
        Some(name)
    }

    /// Brings the spellings and the places into order.
    fn sort(&mut self) {
        self.spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.count));
        self.places.sort_by_key(|place| (place.text, place.span.start));
    }

    fn absorb(&mut self, other: Self) {
        self.spellings.extend(other.spellings);
        self.places.extend(other.places);
        self.cues.extend(other.cues);
        self.quoted += other.quoted;
        self.famous |= other.famous;
    }
}

/// How far spellings of one name may differ.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tolerance {
    /// Spellings further apart than this for each letter are of two names.
    pub farthest: f32,
    /// Words of fewer letters are too much alike.
    pub shortest: usize,
}

/// So many names are tried for each: those with the same consonants first.
const TRIED: usize = 50;

/// The names that were found, each with its places and spellings.
pub(super) fn groups(
    found: impl Iterator<Item = Found>,
    spelling: Option<&Names>,
    signs: &NameSigns,
    tolerance: Tolerance,
) -> Vec<Name> {
    let mut names: BTreeMap<Vec<String>, Name> = BTreeMap::new();
    for one in found {
        let name = names.entry(one.words.clone()).or_insert_with(|| Name::new(one.words.clone()));
        name.add(one);
    }
    let mut names: Vec<Name> = names.into_values().collect();
    // The most frequent spelling is the one that others join.
    names.sort_by_key(|name| std::cmp::Reverse(name.places.len()));
    let mut groups: Vec<Name> = Vec::with_capacity(names.len());
    let mut by_sound: HashMap<(usize, Skeleton), Vec<usize>> = HashMap::new();
    for name in names {
        let sound = Skeleton::of(&name.words.concat());
        let mut near = Vec::new();
        sound.near(&mut |sound| near.extend(by_sound.get(&(name.words.len(), sound))));
        let mut candidates = near.into_iter().flatten().copied().take(TRIED);
        let like = candidates.find(|&one| {
            // Two well-known names are two names.
            !(groups[one].famous && name.famous)
                && is_like(&groups[one].words, &name.words, spelling, signs, tolerance)
        });
        match like {
            Some(group) => groups[group].absorb(name),
            None => {
                by_sound.entry((name.words.len(), sound)).or_default().push(groups.len());
                groups.push(name);
            }
        }
    }
    groups.iter_mut().for_each(Name::sort);
    groups
}

/// Whether words are spellings of one name, by the distance of all of them
/// together; known names are no spellings of others.
pub(super) fn is_like(
    one: &[String],
    other: &[String],
    spelling: Option<&Names>,
    signs: &NameSigns,
    tolerance: Tolerance,
) -> bool {
    let known = |word: &str| signs.known.get(word).map(|known| known.press);
    let has_article = |word: &str| signs.without_article(word).is_some();
    let distance = |one: &str, other: &str| match (known(one), known(other)) {
        _ if one == other => Some(0.0),
        (Some(one), Some(other)) => (one == other && !one.is_empty()).then_some(0.0),
        // With the article a word is another form, and no other spelling.
        _ if has_article(one) != has_article(other) => None,
        _ => distance(one, other, spelling?, tolerance.shortest),
    };
    let distances = one.iter().zip(other).map(|(one, other)| distance(one, other));
    let letters: usize = one.iter().zip(other).map(|(one, other)| length(one).max(length(other))).sum();
    let sum: Option<f32> = distances.sum();
    one.len() == other.len() && sum.is_some_and(|sum| sum <= tolerance.farthest * letters as f32)
}

/// What it costs to write one word for another; `None` where they are too far
/// apart or too short to tell.
fn distance(one: &str, other: &str, spelling: &Names, shortest: usize) -> Option<f32> {
    if length(one).min(length(other)) < shortest {
        return None;
    }
    let letters: Vec<char> = other.chars().collect();
    let likeness = spelling.likeness(&letters, one, "", f32::NEG_INFINITY)?;
    Some(likeness.distance * letters.len().max(length(one)) as f32)
}

fn length(word: &str) -> usize {
    word.chars().count()
}
