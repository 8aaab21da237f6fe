//! Spellings of one name, gathered from texts or from lists of names.

use super::super::find::{Match, ReasonPart};
use super::super::index::Index;
use super::group::{self, Name, Tolerance};
use super::runs::{self, Found};
use super::{IN_TEXTS, NamePlace, Spelling, scan, weigh};
use crate::model::{Glossary, PartOfSpeech, Span, Term};
use crate::text::name_signs;
use crate::text::normalise::{Folding, Normalised, normalise};
use crate::text::tokenise::tokens;
use std::collections::BTreeMap;

/// Spellings that look like one name.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantGroup<Id> {
    /// The spellings, the most frequent first.
    pub spellings: Vec<Spelling>,
    /// Where they stand, in the order of the texts.
    pub places: Vec<NamePlace<Id>>,
    /// The term of a glossary whose spellings they are, if there is one.
    pub term: Option<VariantTerm>,
}

/// A term of a glossary, by its indices as they were given to [`Index::build`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VariantTerm {
    /// The glossary.
    pub glossary: usize,
    /// The concept in its glossary.
    pub concept: usize,
    /// The term in its concept.
    pub term: usize,
}

/// A text of so many words at most is one name.
const NAME: usize = 4;

/// Whoever gives a list of names wants to see doubtful spellings too; in a text
/// they would be too many.
const IN_LISTS: Tolerance = Tolerance { farthest: 0.2, shortest: 3 };

/// The spelling of a glossary is known to be of its term; further apart than
/// this it is another wording.
const OF_TERM: Tolerance = Tolerance { farthest: 0.3, shortest: 1 };

/// Groups of several spellings that look like one name, in the order in which
/// they first stand; `glossaries` are those of the index. A short text is taken for a name; in a longer one names
/// are looked for. What a glossary knows comes together under its term, and is
/// told where it is spelt in another way than the term, if only once.
pub fn variant_groups<'a, Id: Clone>(
    index: &Index,
    glossaries: &[Glossary],
    texts: impl IntoIterator<Item = (Id, &'a str)>,
) -> Vec<VariantGroup<Id>> {
    let Some(signs) = name_signs::of(&index.language) else { return Vec::new() };
    let (mut ids, mut stretches, mut found) = (Vec::new(), Vec::new(), Vec::new());
    // Whether any is spelt in another way than the term.
    let mut known: BTreeMap<VariantTerm, (bool, Vec<Found>)> = BTreeMap::new();
    for (id, text) in texts {
        let number = ids.len();
        ids.push(id);
        let matches = index.find_possible(text);
        for one in &matches {
            let term = VariantTerm { glossary: one.glossary, concept: one.concept, term: one.term };
            if !is_name(index, one, text, term_of(glossaries, term)) {
                continue;
            }
            let found = as_found(number, text, one.occurrence);
            let cited = cited(glossaries, term);
            // A short form (قره باغ for ناغورني قره باغ) is like a part of the term.
            let size = found.words.len().clamp(1, cited.len().max(1));
            let mut parts = cited.windows(size);
            if parts.any(|part| group::is_like(part, &found.words, index.spelling, signs, OF_TERM)) {
                let (differs, places) = known.entry(term).or_default();
                *differs |= one.reason.parts.iter().any(|part| !matches!(part, ReasonPart::Proclitic(_)));
                places.push(found);
            }
        }
        let whole = Span::new(0, text.len());
        match words(text) {
            0 => {}
            1..=NAME if matches.iter().any(|one| one.words.len() == text.trim().len()) => {}
            1..=NAME => found.push(as_found(number, text, whole)),
            _ => scan::stretches(index, signs, text, number, &mut stretches),
        }
    }
    let seen = runs::Seen::of(&stretches);
    found.extend(stretches.iter().flat_map(|stretch| runs::names(stretch, signs, index.morphology, &seen)));
    let mut unknown = match stretches.is_empty() {
        true => group::groups(found.into_iter(), index.spelling, signs, IN_LISTS),
        false => group::groups(found.into_iter(), index.spelling, signs, IN_TEXTS),
    };
    if !stretches.is_empty() {
        weigh::weigh(&mut unknown, signs, &seen);
    }
    let named = known.into_iter().filter(|(_, (differs, _))| *differs);
    let named = named.filter_map(|(term, (_, found))| Some((Some(term), Name::of(found)?)));
    let several = unknown.into_iter().filter(|name| name.spellings.len() > 1);
    let mut groups: Vec<(Option<VariantTerm>, Name)> =
        named.chain(several.map(|name| (None, name))).collect();
    groups.sort_by_key(|(_, name)| name.places.first().map(|place| (place.text, place.span.start)));
    groups
        .into_iter()
        .map(|(term, name)| VariantGroup {
            places: name
                .places
                .iter()
                .map(|place| NamePlace { text: ids[place.text].clone(), span: place.span })
                .collect(),
            spellings: name.spellings,
            term,
        })
        .collect()
}

/// Whether a match is of a name, and no form of it: its glossary says so, or some
/// word of it is no ordinary one.
fn is_name(index: &Index, found: &Match, text: &str, term: Option<&Term>) -> bool {
    let known = term.is_some_and(|term| term.part_of_speech == Some(PartOfSpeech::ProperNoun));
    let plain = found.reason.parts.iter().all(|part| {
        use ReasonPart::{Letter, Proclitic, SoundsLike, Spelling, Variant};
        matches!(part, Variant(_) | Proclitic(_) | Spelling | Letter(_) | SoundsLike { .. })
    });
    let mut words = text[found.occurrence.range()].split_whitespace();
    let unusual = |word: &str| !index.morphology.is_common(&normalise(word, Folding::Letters), word);
    plain && found.inside.is_none() && (known || words.any(unusual))
}

fn term_of(glossaries: &[Glossary], term: VariantTerm) -> Option<&Term> {
    glossaries.get(term.glossary)?.concepts.get(term.concept)?.terms.get(term.term)
}

/// The words of a term as a glossary cites it, folded.
fn cited(glossaries: &[Glossary], term: VariantTerm) -> Vec<String> {
    let text = term_of(glossaries, term).map_or("", |term| &*term.text);
    let folded = normalise(text, Folding::Letters);
    tokens(&folded).iter().map(|token| folded[token.span.range()].to_owned()).collect()
}

fn words(text: &str) -> usize {
    tokens(Normalised::new(text, Folding::Letters).text()).len()
}

fn as_found(text: usize, whole: &str, span: Span) -> Found {
    let written = whole[span.range()].trim();
    let start = span.start + whole[span.range()].find(written).unwrap_or(0);
    let folded = normalise(written, Folding::Letters);
    let words = tokens(&folded);
    Found {
        text,
        span: Span::new(start, start + written.len()),
        written: normalise(written, Folding::Invisible),
        words: words.iter().map(|token| folded[token.span.range()].to_owned()).collect(),
        ordinary: 0,
        famous: false,
        cue: None,
        quoted: false,
    }
}
