//! Which concepts of a file have a text in their terms.

use super::ImportPreview;
use crate::text::normalise::{Folding, Normalised, normalise};

/// How many concepts a slice looks at; about 4 ms.
const SLICE: usize = 2_000;

/// The items of a file whose terms have all words of a text, however they are spelt.
///
/// It looks through them in slices, so that no frame waits for it.
#[derive(Default)]
pub struct ImportSearch {
    /// The words, folded.
    words: Vec<String>,
    found: Vec<u32>,
    /// How many items were looked at.
    looked_at: usize,
    complete: bool,
    folded: Normalised,
}

impl ImportSearch {
    /// A search for this text.
    pub fn new(text: &str) -> Self {
        let words = normalise(text, Folding::Letters).split_whitespace().map(str::to_owned).collect();
        Self { words, ..Self::default() }
    }

    /// The items found so far among these, which are all where nothing is searched for.
    pub fn found<'a>(&'a self, items: &'a [u32]) -> &'a [u32] {
        if self.words.is_empty() { items } else { &self.found }
    }

    /// Whether all were looked at.
    pub fn is_complete(&self) -> bool {
        self.complete || self.words.is_empty()
    }

    /// Looks at the next of these items, which are the same every time; true while
    /// there are more.
    pub fn step(&mut self, preview: &ImportPreview, items: &[u32]) -> bool {
        if self.is_complete() {
            return false;
        }
        let end = (self.looked_at + SLICE).min(items.len());
        let slice = self.looked_at..end;
        for number in &items[slice] {
            if self.is_in(preview, *number as usize) {
                self.found.push(*number);
            }
        }
        self.looked_at = end;
        self.complete = end == items.len();
        !self.complete
    }

    fn is_in(&mut self, preview: &ImportPreview, number: usize) -> bool {
        let Some(concept) = preview.comparison.concept(number) else { return false };
        let mut missing: Vec<&String> = self.words.iter().collect();
        for term in &concept.terms {
            for wording in std::iter::once(&term.text).chain(&term.variants) {
                self.folded.renew(wording, Folding::Letters);
                missing.retain(|word| !self.folded.text().contains(word.as_str()));
            }
        }
        missing.is_empty()
    }
}
