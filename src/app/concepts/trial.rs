//! Whether a concept is found where it is to be, and not where it must not be.

use crate::glossary::Index;
use crate::model::{Concept, Language};

/// A sentence that a term does not match as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The index of the term in its concept.
    pub term: usize,
    /// The sentence.
    pub sentence: String,
    /// Whether the term was to be found in it; else it was found and must not be.
    pub missed: bool,
}

/// How the concept at these places of glossary and concept in an index does not
/// match as it should.
pub fn failures(index: &Index, source: &Language, place: (usize, usize), concept: &Concept) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (number, term) in concept.terms.iter().enumerate().filter(|(_, term)| term.language.matches(source)) {
        let details = term.details();
        let found = |sentence: &str| {
            let mut found = index.find(sentence).into_iter();
            found.any(|one| (one.glossary, one.concept) == place && one.term == number)
        };
        let failed = |sentence: &&String, missed: bool| found(sentence) != missed;
        let missed =
            details.must_match.iter().filter(|sentence| failed(sentence, true)).map(|one| (one, true));
        let wrong =
            details.must_not_match.iter().filter(|sentence| failed(sentence, false)).map(|one| (one, false));
        failures.extend(missed.chain(wrong).map(|(sentence, missed)| Failure {
            term: number,
            sentence: sentence.clone(),
            missed,
        }));
    }
    failures
}
