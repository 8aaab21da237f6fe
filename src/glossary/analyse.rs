//! Step 1: a term becomes a row of words, each with what is known of it.

use crate::model::PartOfSpeech;
use crate::text::morphology::{Morphology, WordTraits};
use crate::text::normalise::{Folding, Normalised, normalise};
use crate::text::tokenise;

/// A word of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TermWord {
    /// In the letters of the level `Letters`, by which it is looked up.
    pub folded: String,
    /// In the letters of the level `Marks`, to tell how a text spells it.
    pub written: String,
    /// What is known of it.
    pub traits: WordTraits,
}

/// The words of a term or of a variant; none where it has no letter.
pub(super) fn words(text: &str, pos: Option<PartOfSpeech>, morphology: &dyn Morphology) -> Vec<TermWord> {
    let normalised = Normalised::new(text, Folding::Letters);
    let tokens = tokenise::tokens(normalised.text());
    let several = tokens.len() > 1;
    tokens
        .iter()
        .map(|token| {
            let folded = normalised.text()[token.span.range()].to_owned();
            let written = normalise(&text[normalised.original(token.span).range()], Folding::Marks);
            // The part of speech of a phrase is not that of each of its words.
            let pos = pos.filter(|pos| !several || *pos == PartOfSpeech::ProperNoun);
            TermWord { traits: morphology.traits(&written, &folded, pos), folded, written }
        })
        .collect()
}

/// The indefinite form of a phrase that is cited with articles (ألعاب أولمبية
/// for الألعاب الأولمبية); `None` for a phrase that has not several, and for a
/// single word, which is likely to be a name.
pub(super) fn indefinite(words: &[TermWord], morphology: &dyn Morphology) -> Option<Vec<TermWord>> {
    let article = morphology.article()?;
    let bare = |word: &'_ TermWord| {
        let folded = word.folded.strip_prefix(article).filter(|rest| rest.chars().nth(1).is_some())?;
        Some((folded.to_owned(), word.written.strip_prefix(article)?.to_owned()))
    };
    if words.iter().filter(|word| bare(word).is_some()).count() < 2 {
        return None;
    }
    let indefinite = words.iter().map(|word| match bare(word) {
        Some((folded, written)) => {
            TermWord { traits: morphology.traits(&written, &folded, None), folded, written }
        }
        None => word.clone(),
    });
    Some(indefinite.collect())
}
