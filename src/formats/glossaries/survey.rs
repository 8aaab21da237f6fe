//! What is in a glossary, counted concept by concept, so that a file of any size
//! can be looked at.

use crate::model::{Concept, Language, Level, TermStatus, What, facts};
use std::collections::BTreeMap;

/// How many different domains, languages and fields are told apart. A file with
/// more has texts where their names should be.
const TOLD_APART: usize = 1000;

/// Counts what concepts have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// How many concepts there are.
    pub concepts: usize,
    /// How many terms there are.
    pub terms: usize,
    /// How many terms each language has, and how many concepts have one, in the
    /// order in which languages come up.
    pub languages: Vec<LanguageCounts>,
    /// How many terms have each status that somebody stated.
    pub statuses: BTreeMap<TermStatus, usize>,
    /// How many concepts each domain has.
    pub domains: BTreeMap<String, usize>,
    /// How many times each property is there, wordings, statuses and fields aside.
    pub properties: BTreeMap<(Level, What), usize>,
    /// How many times each field of another tool is there, by its level and name.
    pub fields: BTreeMap<Level, BTreeMap<String, usize>>,
    /// How many more there are of what has too many different names to be told.
    pub not_told_apart: usize,
}

/// The terms of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageCounts {
    /// The language.
    pub language: Language,
    /// How many terms it has.
    pub terms: usize,
    /// How many concepts have a term in it.
    pub concepts: usize,
    /// The number of the concept counted last.
    last: usize,
}

impl Survey {
    /// Counts a concept.
    pub fn add(&mut self, concept: &Concept) {
        self.concepts += 1;
        self.terms += concept.terms.len();
        for term in &concept.terms {
            self.add_language(&term.language);
            if let Some(status) = term.stated_status() {
                *self.statuses.entry(status).or_default() += 1;
            }
        }
        for fact in facts(concept) {
            let level = fact.place.level();
            let told = match fact.what {
                What::Wording | What::Status => true,
                What::Domain => count(&mut self.domains, &fact.value),
                What::Field => count(self.fields.entry(level).or_default(), fact.name),
                what => {
                    *self.properties.entry((level, what)).or_default() += 1;
                    true
                }
            };
            self.not_told_apart += usize::from(!told);
        }
    }

    fn add_language(&mut self, language: &Language) {
        let number = self.concepts;
        if let Some(counts) = self.languages.iter_mut().find(|counts| counts.language == *language) {
            counts.terms += 1;
            counts.concepts += usize::from(counts.last != number);
            counts.last = number;
        } else if self.languages.len() < TOLD_APART {
            let language = language.clone();
            self.languages.push(LanguageCounts { language, terms: 1, concepts: 1, last: number });
        } else {
            self.not_told_apart += 1;
        }
    }
}

/// Counts one of this name; false where there are too many names.
fn count(counts: &mut BTreeMap<String, usize>, name: &str) -> bool {
    if let Some(count) = counts.get_mut(name) {
        *count += 1;
    } else if counts.len() < TOLD_APART {
        counts.insert(name.to_owned(), 1);
    } else {
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ConceptId, Field, Term};

    #[test]
    fn concepts_are_counted_by_what_they_have() {
        let mut concept = Concept::new(ConceptId("1".into()));
        concept.domain = "city".into();
        concept.note = "on the sea".into();
        concept.fields = vec![Field::new("ref", "p. 3")];
        for (tag, text) in [("ar", "باكو"), ("en", "Baku"), ("en", "Bakou")] {
            concept.terms.push(Term::new(tag.parse().unwrap(), text));
        }
        concept.terms[2].set_status(TermStatus::Forbidden);
        let mut survey = Survey::default();
        survey.add(&concept);
        survey.add(&concept);
        let languages: Vec<(String, usize, usize)> = survey
            .languages
            .iter()
            .map(|counts| (counts.language.to_string(), counts.terms, counts.concepts))
            .collect();
        assert_eq!(languages, [("ar".to_owned(), 2, 2), ("en".to_owned(), 4, 2)]);
        assert_eq!((survey.concepts, survey.terms, survey.not_told_apart), (2, 6, 0));
        assert_eq!(survey.statuses, BTreeMap::from([(TermStatus::Forbidden, 2)]));
        assert_eq!(survey.domains, BTreeMap::from([("city".to_owned(), 2)]));
        assert_eq!(survey.properties, BTreeMap::from([((Level::Concept, What::Note), 2)]));
        assert_eq!(survey.fields[&Level::Concept], BTreeMap::from([("ref".to_owned(), 2)]));
    }

    #[test]
    fn too_many_names_are_only_counted() {
        let mut survey = Survey::default();
        for number in 0..TOLD_APART + 5 {
            survey.add(&Concept { domain: number.to_string(), ..Concept::default() });
        }
        assert_eq!((survey.domains.len(), survey.not_told_apart), (TOLD_APART, 5));
    }
}
