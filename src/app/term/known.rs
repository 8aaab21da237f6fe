//! What glossaries know already of a term that is being added.

use crate::app::workbench::Workbench;
use crate::model::ConceptId;

/// How many concepts are told of.
const MOST: usize = 3;

/// A concept that has a wording already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownTerm {
    /// What its glossary is called.
    pub glossary: String,
    /// Its term.
    pub term: String,
    /// Its best rendering; empty where it has none.
    pub rendering: String,
}

impl Workbench {
    /// The concepts that have this wording of the source language, in any form,
    /// except for one.
    pub fn known_terms(&self, wording: &str, but: Option<&ConceptId>) -> Vec<KnownTerm> {
        let wording = wording.trim();
        let Some(lexicon) = self.lexicon().filter(|_| !wording.is_empty()) else { return Vec::new() };
        let project = self.session().project();
        let mut met: Vec<(_, &ConceptId)> = Vec::new();
        let mut known = Vec::new();
        for found in lexicon.index().find(wording) {
            let Some((glossary, concept)) = lexicon.concept_of(&found) else { continue };
            let whole = found.words.len() == wording.len();
            if !whole || Some(&concept.id) == but || met.contains(&(glossary, &concept.id)) {
                continue;
            }
            met.push((glossary, &concept.id));
            let renderings = crate::glossary::renderings(concept, &project.target);
            known.push(KnownTerm {
                glossary: project.glossary(glossary).map(|one| one.name.clone()).unwrap_or_default(),
                term: concept.terms.get(found.term).map(|term| term.text.clone()).unwrap_or_default(),
                rendering: renderings.first().map(|one| one.term.text.clone()).unwrap_or_default(),
            });
        }
        known.truncate(MOST);
        known
    }
}
