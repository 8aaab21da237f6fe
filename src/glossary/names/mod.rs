//! Step 4: spellings of names that no glossary lists.
//!
//! A word of the text that is neither a common word nor part of a term is held
//! against the words of the glossaries' names: those with similar consonants
//! are looked up (`words`), the likeness of each is weighed
//! ([`text::spelling`](crate::text::spelling)), and whatever is alike enough
//! takes the word's place in the tree of terms (`find`). What is found so is
//! *possible*: nobody confirmed it.

mod find;
mod words;

pub(super) use words::{Candidate, NameCounts, NameWord, NameWords, NameWordsBuilder};
