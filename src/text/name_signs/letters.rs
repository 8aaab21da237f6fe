//! How like a name the letters of a word are: two models of which letter
//! follows two others, one of names and one of ordinary words. Unseen groups
//! are judged by shorter ones (interpolated Witten-Bell smoothing; Witten and
//! Bell, 1991).

use crate::text::normalise::{Folding, normalise};
use std::collections::HashMap;

/// Stands before and behind a word.
const EDGE: char = ' ';

/// How many letters there are to choose from where nothing is known.
const LETTERS: f32 = 36.0;

/// The two models.
#[derive(Debug)]
pub(super) struct LetterOdds {
    names: Model,
    ordinary: Model,
}

/// How often letters follow each other.
#[derive(Debug, Default)]
struct Model {
    /// How often a letter follows up to two others, the last of which may be
    /// missing.
    follows: HashMap<([Option<char>; 2], char), f32>,
    /// How often any letter follows them, and how many different ones do.
    contexts: HashMap<[Option<char>; 2], (f32, f32)>,
}

impl LetterOdds {
    /// Counts the words of lists; `#` opens a comment.
    pub(super) fn count(names: &[&str], ordinary: &[&str]) -> Self {
        Self { names: Model::count(names), ordinary: Model::count(ordinary) }
    }

    /// The logarithm of how much likelier a folded word is as a name.
    pub(super) fn of(&self, folded: &str) -> f32 {
        let word = bare(folded);
        self.names.likelihood(word) - self.ordinary.likelihood(word)
    }
}

/// Without the article, which says nothing of the word.
fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word)
}

/// Each letter of a word with the two before it, and its end.
fn letters(word: &str) -> impl Iterator<Item = ([Option<char>; 2], char)> {
    let mut before = [Some(EDGE); 2];
    word.chars().chain([EDGE]).map(move |letter| {
        let here = (before, letter);
        before = [before[1], Some(letter)];
        here
    })
}

impl Model {
    fn count(lists: &[&str]) -> Self {
        let mut model = Self::default();
        for line in lists.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#')) {
            for word in line.split_whitespace() {
                let folded = normalise(word, Folding::Letters);
                for (before, letter) in letters(bare(&folded)) {
                    for context in [before, [None, before[1]], [None, None]] {
                        let count = model.follows.entry((context, letter)).or_insert(0.0);
                        let seen = model.contexts.entry(context).or_insert((0.0, 0.0));
                        seen.1 += if *count == 0.0 { 1.0 } else { 0.0 };
                        *count += 1.0;
                        seen.0 += 1.0;
                    }
                }
            }
        }
        model
    }

    fn likelihood(&self, word: &str) -> f32 {
        letters(word)
            .map(|(before, letter)| {
                let contexts = [[None, None], [None, before[1]], before];
                let chance = contexts.into_iter().fold(1.0 / LETTERS, |shorter, context| {
                    let (all, different) = self.contexts.get(&context).copied().unwrap_or_default();
                    let count = self.follows.get(&(context, letter)).copied().unwrap_or_default();
                    match all + different {
                        0.0 => shorter,
                        sum => (count + different * shorter) / sum,
                    }
                });
                chance.ln()
            })
            .sum()
    }
}
