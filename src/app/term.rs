//! A term on its way into a glossary: what a dialog asks for, and the concept
//! that it makes.

mod known;
mod selection;

pub use known::KnownTerm;
pub use selection::whole_words;

use super::concepts::{Failure, failures};
use super::{clock, files};
use crate::glossary::Index;
use crate::model::{
    Concept, ConceptId, Gender, Glossary, GlossaryId, GrammaticalNumber, Language, Matching, PartOfSpeech,
    Project, Term, TermStatus,
};
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
    /// The other terms of its language, each with its status; an empty one goes.
    pub other_sources: Vec<(String, TermStatus)>,
    /// Its other renderings, in the same way.
    pub others: Vec<(String, TermStatus)>,
    /// What is said of few terms.
    pub more: More,
    concept: Concept,
    known: bool,
}

/// What is said of few terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct More {
    /// The field of knowledge of the concept.
    pub domain: String,
    /// A remark for whoever uses it.
    pub note: String,
    /// Addresses of images and pages, one a line.
    pub links: String,
    /// Whether translations leave it as it is.
    pub do_not_translate: bool,
    /// The part of speech of the term.
    pub part_of_speech: Option<PartOfSpeech>,
    /// Its grammatical gender.
    pub gender: Option<Gender>,
    /// Its grammatical number.
    pub number: Option<GrammaticalNumber>,
    /// How far a text may differ from it.
    pub matching: Matching,
    /// Whether capital and small letters are told apart.
    pub match_case: bool,
    /// Its inflected forms that no rule makes, separated by semicolons.
    pub forms: String,
    /// The rendering in full, for the first mention.
    pub first_mention: String,
    /// Sentences that it is to be found in, one a line.
    pub must_match: String,
    /// Sentences that it must not be found in, one a line.
    pub must_not_match: String,
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
        let others = |language| {
            let terms = concept.terms_in(language).skip(1);
            terms.map(|term| (term.text.clone(), term.status)).collect()
        };
        Self {
            glossary,
            languages: (project.source.clone(), project.target.clone()),
            source: text(source, selected.0),
            target: text(target, selected.1),
            variants: source.map(|term| term.variants.join("; ")).unwrap_or_default(),
            definition: concept.definition.clone(),
            status: target.map_or(TermStatus::Proposed, |term| term.status),
            other_sources: others(&project.source),
            others: others(&project.target),
            more: More::of(&concept, source, target),
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
        !self.source.trim().is_empty() && (!self.target.trim().is_empty() || self.more.do_not_translate)
    }

    /// The concept as it is filled in; what the draft does not show stays.
    pub fn concept(&self) -> Concept {
        let mut concept = self.concept.clone();
        let (from, to) = &self.languages;
        put(&mut concept.terms, from, self.source.trim(), |source| {
            source.variants = parts(&self.variants, &SEPARATORS);
            self.more.fill_in_source(source);
        });
        if !self.target.trim().is_empty() {
            put(&mut concept.terms, to, self.target.trim(), |target| {
                if target.status != self.status {
                    target.set_status(self.status);
                }
                let first_mention = self.more.first_mention.trim();
                target.change_details(|details| first_mention.clone_into(&mut details.first_mention));
            });
        }
        put_others(&mut concept.terms, from, &self.other_sources);
        put_others(&mut concept.terms, to, &self.others);
        concept.terms.retain(|term| !term.text.is_empty());
        concept.definition = self.definition.trim().to_owned();
        concept.domain = self.more.domain.trim().to_owned();
        concept.note = self.more.note.trim().to_owned();
        concept.links = parts(&self.more.links, &['\n']);
        concept.do_not_translate = self.more.do_not_translate;
        concept
    }

    /// The sentences of the draft that its term does not match as it should.
    pub fn failures(&self) -> Vec<Failure> {
        let concept = Arc::new(self.concept());
        let glossary = Glossary { concepts: vec![concept.clone()], ..files::own_glossary() };
        let index = Index::build([&glossary], &self.languages.0);
        failures(&index, &self.languages.0, (0, 0), &concept)
    }
}

impl More {
    fn of(concept: &Concept, source: Option<&Term>, target: Option<&Term>) -> Self {
        let details = source.map(Term::details).cloned().unwrap_or_default();
        Self {
            domain: concept.domain.clone(),
            note: concept.note.clone(),
            links: concept.links.join("\n"),
            do_not_translate: concept.do_not_translate,
            part_of_speech: source.and_then(|term| term.part_of_speech),
            gender: source.and_then(|term| term.gender),
            number: source.and_then(|term| term.number),
            matching: source.map(|term| term.matching).unwrap_or_default(),
            match_case: source.is_some_and(|term| term.match_case),
            forms: details.forms.join("; "),
            first_mention: target.map(|term| term.details().first_mention.clone()).unwrap_or_default(),
            must_match: details.must_match.join("\n"),
            must_not_match: details.must_not_match.join("\n"),
        }
    }

    fn fill_in_source(&self, source: &mut Term) {
        source.part_of_speech = self.part_of_speech;
        source.gender = self.gender;
        source.number = self.number;
        source.matching = self.matching;
        source.match_case = self.match_case;
        source.change_details(|details| {
            details.forms = parts(&self.forms, &SEPARATORS);
            details.must_match = parts(&self.must_match, &['\n']);
            details.must_not_match = parts(&self.must_not_match, &['\n']);
        });
    }
}

/// The parts of a text between separators, without white space around them.
fn parts(text: &str, separators: &[char]) -> Vec<String> {
    let parts = text.split(separators).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Gives the first wording of a language this text, and changes it further.
fn put(terms: &mut Vec<Term>, language: &Language, text: &str, change: impl FnOnce(&mut Term)) {
    let at = terms.iter().position(|term| term.language.matches(language)).unwrap_or_else(|| {
        terms.push(Term::new(language.clone(), ""));
        terms.len() - 1
    });
    let term = &mut terms[at];
    text.clone_into(&mut term.text);
    change(term);
}

/// Gives the terms of a language behind its first one their texts and statuses, and
/// adds what is more.
fn put_others(terms: &mut Vec<Term>, language: &Language, others: &[(String, TermStatus)]) {
    let places = terms.iter().enumerate().filter(|(_, term)| term.language.matches(language));
    let places: Vec<usize> = places.map(|(place, _)| place).skip(1).collect();
    for (number, (text, status)) in others.iter().enumerate() {
        match places.get(number) {
            Some(place) => {
                text.trim().clone_into(&mut terms[*place].text);
                if terms[*place].status != *status {
                    terms[*place].set_status(*status);
                }
            }
            None => terms.push(Term { status: *status, ..Term::new(language.clone(), text.trim()) }),
        }
    }
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
    fn other_renderings_come_and_go() {
        let project = project_with(None);
        let mut draft = TermDraft::of_selection(&project, ("باكو", "Baku")).unwrap();
        draft.others =
            vec![("Bakou".to_owned(), TermStatus::Forbidden), (" ".to_owned(), TermStatus::Admitted)];
        let known = draft.concept();
        let texts = |concept: &Concept| -> Vec<(String, TermStatus)> {
            concept.terms_in(&draft.languages.1).map(|term| (term.text.clone(), term.status)).collect()
        };
        assert_eq!(
            texts(&known),
            [("Baku".to_owned(), TermStatus::Proposed), ("Bakou".to_owned(), TermStatus::Forbidden)]
        );
        let project = project_with(Some(known.clone()));
        let mut again = TermDraft::of_concept(&project, project.glossaries()[0].id, &known.id).unwrap();
        assert_eq!(again.concept(), known);
        again.others[0].0.clear();
        assert_eq!(texts(&again.concept()), [("Baku".to_owned(), TermStatus::Proposed)]);
    }

    #[test]
    fn every_term_of_the_source_language_can_be_changed() {
        let mut known = TermDraft::of_selection(&project_with(None), ("باكو", "Baku")).unwrap().concept();
        known.terms.push(Term::new("ar".parse().unwrap(), "باكُو"));
        let project = project_with(Some(known.clone()));
        let mut draft = TermDraft::of_concept(&project, project.glossaries()[0].id, &known.id).unwrap();
        assert_eq!(draft.other_sources, [("باكُو".to_owned(), TermStatus::Preferred)]);
        assert_eq!(draft.concept(), known);
        draft.other_sources[0].0.clear();
        draft.other_sources.push(("مدينة باكو".to_owned(), TermStatus::Admitted));
        let concept = draft.concept();
        let texts: Vec<_> = concept.terms_in(&project.source).map(|term| &*term.text).collect();
        assert_eq!(texts, ["باكو", "مدينة باكو"]);
    }

    #[test]
    fn what_is_said_of_few_terms_comes_back_as_it_was_and_is_tried() {
        let project = project_with(None);
        let mut draft = TermDraft::of_selection(&project, ("وزير", "minister")).unwrap();
        draft.more = More {
            domain: "politics".to_owned(),
            links: "https://example.org/a\nhttps://example.org/b".to_owned(),
            part_of_speech: Some(PartOfSpeech::Noun),
            matching: Matching::Form,
            forms: "وزراء؛ وزيرة".to_owned(),
            first_mention: "government minister".to_owned(),
            must_match: "قال الوزير\n\nقال الرئيس".to_owned(),
            must_not_match: "الوزارة".to_owned(),
            ..More::default()
        };
        let concept = draft.concept();
        let source = concept.terms_in(&draft.languages.0).next().unwrap();
        assert_eq!(source.details().forms, ["وزراء", "وزيرة"]);
        assert_eq!(concept.links.len(), 2);
        let failed: Vec<String> = draft.failures().into_iter().map(|failure| failure.sentence).collect();
        assert_eq!(failed, ["قال الرئيس"]);
        let project = project_with(Some(concept.clone()));
        let again = TermDraft::of_concept(&project, project.glossaries()[0].id, &concept.id).unwrap();
        assert_eq!(again.concept(), concept);
    }

    #[test]
    fn without_a_writable_glossary_there_is_no_draft() {
        assert_eq!(TermDraft::of_selection(&testing::project(&["a"]), ("a", "b")), None);
    }
}
