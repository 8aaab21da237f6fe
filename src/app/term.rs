//! A term on its way into a glossary: what a dialog asks for, and the concept
//! that it makes.

use super::clock;
use crate::model::{Concept, ConceptId, GlossaryId, Language, Project, Term, TermStatus};
use std::sync::Arc;

/// What separates variants in one line of text. A comma does not: names have
/// commas.
const SEPARATORS: [char; 4] = [';', '؛', '|', '\n'];

/// A term and its rendering, to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct TermDraft {
    /// The glossary it goes to.
    pub glossary: GlossaryId,
    /// The languages of the term and of its rendering.
    pub languages: (Language, Language),
    /// The term.
    pub source: String,
    /// Its rendering.
    pub target: String,
    /// Other spellings of the term, separated by semicolons.
    pub variants: String,
    /// What it means.
    pub definition: String,
    /// Whether the rendering may be used.
    pub status: TermStatus,
    concept: Concept,
    known: bool,
}

impl TermDraft {
    /// A draft of what is selected in source and target, or of the concept of a
    /// writable glossary that the selection names; `None` where no glossary can
    /// be written to.
    pub fn of_selection(project: &Project, selected: (&str, &str)) -> Option<Self> {
        let glossary = project.glossaries().iter().find(|glossary| glossary.writable)?;
        let names = |concept: &&Arc<Concept>| {
            let mut terms = concept.terms_in(&project.source);
            !selected.0.is_empty() && terms.any(|term| term.text == selected.0.trim())
        };
        Some(Self::new(project, glossary.id, glossary.concepts.iter().find(names), selected))
    }

    /// A draft of a concept as it is; `None` where it cannot be changed.
    pub fn of_concept(project: &Project, glossary: GlossaryId, concept: &ConceptId) -> Option<Self> {
        let found = project.glossary(glossary).filter(|glossary| glossary.writable)?;
        let concept = found.concepts.iter().find(|one| one.id == *concept)?;
        Some(Self::new(project, glossary, Some(concept), ("", "")))
    }

    fn new(
        project: &Project,
        glossary: GlossaryId,
        known: Option<&Arc<Concept>>,
        selected: (&str, &str),
    ) -> Self {
        let concept = known.map_or_else(|| Concept::new(clock::concept_id()), |known| Concept::clone(known));
        let text = |term: Option<&Term>, selected: &str| {
            term.map_or_else(|| selected.trim().to_owned(), |term| term.text.clone())
        };
        let source = concept.terms_in(&project.source).next();
        let target = concept.terms_in(&project.target).next();
        Self {
            glossary,
            languages: (project.source.clone(), project.target.clone()),
            source: text(source, selected.0),
            target: text(target, selected.1),
            variants: source.map(|term| term.variants.join("; ")).unwrap_or_default(),
            definition: concept.definition.clone(),
            status: target.map_or(TermStatus::Proposed, |term| term.status),
            known: known.is_some(),
            concept,
        }
    }

    /// The id of the concept, where the glossary has it already.
    pub fn known(&self) -> Option<&ConceptId> {
        self.known.then_some(&self.concept.id)
    }

    /// Whether there is enough to make a concept of.
    pub fn is_complete(&self) -> bool {
        !self.source.trim().is_empty() && !self.target.trim().is_empty()
    }

    /// The concept as it is filled in; what the draft does not show stays.
    pub fn concept(&self) -> Concept {
        let mut concept = self.concept.clone();
        let source = put(&mut concept, &self.languages.0, self.source.trim());
        let variants = self.variants.split(SEPARATORS).map(str::trim);
        source.variants = variants.filter(|text| !text.is_empty()).map(str::to_owned).collect();
        put(&mut concept, &self.languages.1, self.target.trim()).status = self.status;
        concept.definition = self.definition.trim().to_owned();
        concept
    }
}

/// Gives a concept this first wording in a language.
fn put<'a>(concept: &'a mut Concept, language: &Language, text: &str) -> &'a mut Term {
    let at = concept.terms.iter().position(|term| term.language.matches(language)).unwrap_or_else(|| {
        concept.terms.push(Term::new(language.clone(), ""));
        concept.terms.len() - 1
    });
    let term = &mut concept.terms[at];
    term.text = text.to_owned();
    term
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{files, testing};
    use crate::model::Edit;

    fn project_with(concept: Option<Concept>) -> Project {
        let mut project = testing::project(&["قره باغ"]);
        let mut glossary = files::own_glossary();
        glossary.concepts.extend(concept.map(Arc::new));
        project.apply(Edit::AddGlossary { at: 0, glossary: Box::new(glossary) }).unwrap();
        project
    }

    #[test]
    fn a_selection_becomes_a_concept() {
        let project = project_with(None);
        let mut draft = TermDraft::of_selection(&project, (" قره باغ ", "Karabakh")).unwrap();
        assert_eq!((draft.known(), draft.is_complete()), (None, true));
        draft.variants = "قره باخ; باغ، قره؛ ".to_owned();
        draft.status = TermStatus::Preferred;
        let concept = draft.concept();
        let source = concept.terms_in(&project.source).next().unwrap();
        assert_eq!(
            (&*source.text, &*source.variants),
            ("قره باغ", &["قره باخ".to_owned(), "باغ، قره".to_owned()][..])
        );
        let target = concept.terms_in(&project.target).next().unwrap();
        assert_eq!((&*target.text, target.status), ("Karabakh", TermStatus::Preferred));
    }

    #[test]
    fn a_known_term_is_changed_and_keeps_what_the_draft_does_not_show() {
        let mut known = TermDraft::of_selection(&project_with(None), ("باكو", "Baku")).unwrap().concept();
        known.note = "capital".to_owned();
        known.terms.push(Term::new("fr".parse().unwrap(), "Bakou"));
        let project = project_with(Some(known.clone()));
        let mut draft = TermDraft::of_selection(&project, ("باكو", "elsewhere")).unwrap();
        assert_eq!((draft.known(), &*draft.target), (Some(&known.id), "Baku"));
        draft.target = "Bakı".to_owned();
        let changed = draft.concept();
        assert_eq!((&changed.id, &*changed.note, changed.terms.len()), (&known.id, "capital", 3));
        assert_eq!(changed.terms[1].text, "Bakı");
        assert_eq!(TermDraft::of_concept(&project, draft.glossary, &known.id).unwrap().concept(), known);
    }

    #[test]
    fn without_a_writable_glossary_there_is_no_draft() {
        assert_eq!(TermDraft::of_selection(&testing::project(&["a"]), ("a", "b")), None);
    }
}
