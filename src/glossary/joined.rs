//! Step 3, continued: compounds that a text writes in two, and a term in one
//! (cease-fire for ceasefire).

use super::find::{Found, Verb, Walk, Word, Words};
use super::index::Index;
use super::tables::ROOT;
use crate::model::Span;
use crate::text::morphology::TextWord;
use crate::text::normalise::Normalised;
use crate::text::tokenise::{Gap, Token};

/// How many letters each of two words with a space between them must have.
const SHORTEST: usize = 3;

/// So many words beside a compound are looked at for terms that it is part of.
const REACH: usize = 5;

impl Index {
    /// Adds the terms that two words of the text make together.
    pub(super) fn find_joined(
        &self,
        text: &str,
        normalised: &Normalised,
        words: &Words,
        found: &mut Vec<Found>,
    ) {
        for second in 1..words.words.len() {
            let (before, behind) = (words.words[second - 1].token, words.words[second].token);
            let Some(joined) = self.joined(normalised.text(), before, behind) else { continue };
            let span = Span::new(before.span.start, behind.span.end);
            let written = &text[normalised.original(span).range()];
            let mut readings = Vec::new();
            self.read_alone(TextWord { folded: &joined, written, habits: Default::default() }, &mut readings);
            if readings.is_empty() {
                continue;
            }
            readings.sort_by_key(|(lemma, _)| *lemma);
            let first = (second - 1).saturating_sub(REACH);
            let last = (second + 1 + REACH).min(words.words.len());
            let mut window = Words { words: Vec::with_capacity(last - first), readings };
            let end = window.readings.len();
            for word in &words.words[first..second - 1] {
                window.add(word, words);
            }
            let at = window.words.len();
            let token = Token { span, gap: before.gap };
            window.words.push(Word { token, first: 0, end, verb: Verb::No });
            for word in &words.words[second + 1..last] {
                window.add(word, words);
            }
            let mut walk = Walk { index: self, text, normalised, words: &window, found: Vec::new() };
            for start in 0..=at {
                walk.from(ROOT, start, &mut Vec::new());
            }
            let original = normalised.original(span);
            found.extend(walk.found.into_iter().filter(|one| one.found.words.contains(original)));
        }
    }

    /// Two words as one, if a hyphen or a space is all that stands between them.
    fn joined(&self, text: &str, before: Token, behind: Token) -> Option<String> {
        let (one, other) = (&text[before.span.range()], &text[behind.span.range()]);
        let gap = &text[before.span.end..behind.span.start];
        let shortest = match gap {
            "-" => 1,
            " " => SHORTEST,
            _ => return None,
        };
        let is_word = |word: &str| {
            word.chars().nth(shortest - 1).is_some() && word.chars().all(|c| c.is_alphabetic() || c == '\'')
        };
        let stands_alone = |word: &str| gap == " " && self.morphology.is_function_word(word);
        let joins =
            behind.gap == Gap::Joins && [one, other].iter().all(|word| is_word(word) && !stands_alone(word));
        joins.then(|| format!("{one}{other}"))
    }
}

impl Words {
    /// Adds a word of others with its readings.
    fn add(&mut self, word: &Word, others: &Words) {
        let first = self.readings.len();
        self.readings.extend_from_slice(&others.readings[word.first..word.end]);
        self.words.push(Word { first, end: self.readings.len(), ..*word });
    }
}
