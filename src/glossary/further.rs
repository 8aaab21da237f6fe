//! Step 1, continued: other wordings of a term that a text may have in its place.

use crate::model::{PartOfSpeech, Term};
use crate::text::morphology::{CitedWord, Morphology, WordTraits};
use crate::text::normalise::{Folding, Normalised, normalise};
use crate::text::tokenise::{self, Gap};

/// A compound is written in one where its parts are no longer than this.
const PARTS_OF_ONE: (usize, usize) = (5, 6);

/// A word of a term with letters of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WholeWord {
    /// In the letters of the level `Letters`, by which it is looked up.
    pub folded: String,
    /// In the letters of the level `Marks`, to tell how a text spells it.
    pub written: String,
    /// What is known of it.
    pub traits: WordTraits,
}

/// A wording that a text may have in the place of one that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Further {
    /// The stems of its words.
    Stems(Vec<WholeWord>),
    /// It without its article.
    WithoutArticle(Vec<WholeWord>),
    /// Two of its words as one (ceasefire).
    Closed(Vec<WholeWord>),
}

/// Adds to the words of a term, or of another wording of it, what their capitals
/// say, and gives the wordings that a text may have in its place.
pub(super) fn further(
    text: &str,
    term: &Term,
    words: &mut [WholeWord],
    morphology: &dyn Morphology,
) -> Vec<Further> {
    if !morphology.heeds_citation() {
        return Vec::new();
    }
    let normalised = Normalised::new(text, Folding::Letters);
    let spans: Vec<_> = tokenise::tokens(normalised.text()).iter().map(|token| token.span).collect();
    let originals: Vec<&str> = spans.iter().map(|span| &text[normalised.original(*span).range()]).collect();
    let of = words.len();
    if of != originals.len() || of == 0 {
        return Vec::new();
    }
    let pos = term.part_of_speech;
    let mut stems: Vec<Option<String>> = Vec::with_capacity(of);
    for (number, (word, original)) in words.iter_mut().zip(&originals).enumerate() {
        let next = originals.get(number + 1).copied();
        let cited = CitedWord { original, written: &word.written, pos, next, number, of };
        let traits = morphology.cited_traits(cited);
        stems.push(morphology.stem_key(cited));
        word.traits = word.traits.with(traits);
    }
    let mut further = Vec::new();
    if stems.iter().any(Option::is_some) {
        let stemmed = words.iter().zip(stems).map(|(word, stem)| WholeWord {
            folded: stem.unwrap_or_else(|| word.folded.clone()),
            ..word.clone()
        });
        further.push(Further::Stems(stemmed.collect()));
    }
    if let Some(article) = morphology.article_word()
        && of > 2
        && words[0].folded == article
    {
        further.push(Further::WithoutArticle(words[1..].to_vec()));
    }
    let gaps: Vec<&str> =
        spans.windows(2).map(|pair| &normalised.text()[pair[0].end..pair[1].start]).collect();
    if morphology.joins_compounds()
        && pos != Some(PartOfSpeech::ProperNoun)
        && let Some(at) = compound(&gaps, words)
    {
        let mut closed = words.to_vec();
        let second = closed.remove(at + 1);
        let first = &mut closed[at];
        first.folded.push_str(&second.folded);
        first.written.push_str(&normalise(&second.written, Folding::Marks));
        further.push(Further::Closed(closed));
    }
    further
}

/// Whether a comma or another sign stands between the words of a wording.
pub(super) fn is_parted(text: &str) -> bool {
    let tokens = tokenise::tokens(&normalise(text, Folding::Letters));
    tokens.iter().skip(1).any(|token| token.gap == Gap::Separates)
}

/// Where the two words are that may be written as one: those with the only
/// hyphen, or the only two.
fn compound(gaps: &[&str], words: &[WholeWord]) -> Option<usize> {
    let is_small = |word: &WholeWord| {
        !word.traits.has(WordTraits::CAPITAL) && word.folded.chars().all(char::is_alphabetic)
    };
    let mut hyphens = gaps.iter().enumerate().filter(|(_, gap)| **gap == "-").map(|(at, _)| at);
    let at = match (hyphens.next(), hyphens.next()) {
        (Some(at), None) => at,
        (None, _) if gaps.len() == 1 => {
            let length = |at: usize| words[at].folded.chars().count();
            (length(0) <= PARTS_OF_ONE.0 && length(1) <= PARTS_OF_ONE.1).then_some(0)?
        }
        _ => return None,
    };
    words[at..at + 2].iter().all(is_small).then_some(at)
}
