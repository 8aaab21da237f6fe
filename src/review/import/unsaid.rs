//! What a file says nothing of: a table without a column for notes has not deleted the
//! notes, and a list of word pairs no definitions.
//!
//! A property that no concept of the file has is taken for one that the file cannot
//! state. What is known of it stays as it is, so that only what the file can say is
//! compared. The same holds of languages in which it has no terms, and of further terms
//! in a language where it never has more than one.

use crate::model::{Concept, Fact, Field, Language, Level, Place, Term, What, facts};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A kind of statement, with the name of a field.
pub type Statement = (Level, What, String);

/// What a file can say, by what it says.
pub(super) struct Said<'a> {
    kinds: FxHashSet<Kind<'a>>,
    /// The languages in which a concept has several terms.
    several: FxHashSet<&'a Language>,
}

#[derive(PartialEq, Eq, Hash)]
struct Kind<'a> {
    level: Level,
    what: What,
    name: &'a str,
    language: Option<&'a Language>,
}

impl<'a> Kind<'a> {
    fn of(fact: &Fact<'a>) -> Self {
        let language = match fact.place {
            Place::Concept => None,
            Place::Section(language) | Place::Term(language, _) => Some(language),
        };
        Self { level: fact.place.level(), what: fact.what, name: fact.name, language }
    }
}

impl<'a> Said<'a> {
    /// What these concepts say.
    pub(super) fn of(concepts: &'a [Arc<Concept>]) -> Self {
        let mut said = Self { kinds: FxHashSet::default(), several: FxHashSet::default() };
        for concept in concepts {
            said.kinds.extend(facts(concept).iter().map(Kind::of));
            for (at, term) in concept.terms.iter().enumerate() {
                let is_first = !concept.terms[..at].iter().any(|other| other.language == term.language);
                if !is_first {
                    said.several.insert(&term.language);
                }
            }
        }
        said
    }

    /// The concept of the file with what is known of it and the file cannot say, which is
    /// noted in `unsaid`; `None` where that is nothing. The base is what the last import
    /// said of it.
    pub(super) fn completed(
        &self,
        theirs: &Concept,
        (known, base): (&Concept, Option<&Concept>),
        unsaid: &mut BTreeSet<Statement>,
    ) -> Option<Concept> {
        let mut is_whole = true;
        for fact in facts(known).iter().filter(|fact| fact.what != What::History) {
            let carried = match fact.place {
                Place::Term(language, text) if fact.what == What::Wording => {
                    self.is_carried(theirs, (known, base), language, text)
                }
                Place::Concept | Place::Section(_) | Place::Term(..) => !self.kinds.contains(&Kind::of(fact)),
            };
            if carried {
                is_whole = false;
                unsaid.insert((fact.place.level(), fact.what, fact.name.to_owned()));
            }
        }
        (!is_whole).then(|| self.complete(theirs.clone(), known, base))
    }

    /// Whether a known term that the file does not have stays. One that was the only one
    /// last time has gone.
    fn is_carried(
        &self,
        theirs: &Concept,
        (known, base): (&Concept, Option<&Concept>),
        language: &Language,
        text: &str,
    ) -> bool {
        let count = |concept: &Concept| concept.terms.iter().filter(|one| one.language == *language).count();
        let has =
            |concept: &Concept| concept.terms.iter().any(|one| one.language == *language && one.text == text);
        let is_other = !self.says(Level::Term, What::Wording, "", Some(language));
        let is_further = !self.several.contains(language) && count(known) > 1;
        let was_only = base.is_some_and(|base| count(base) == 1 && has(base));
        !has(theirs) && (is_other || is_further && !was_only)
    }

    fn says(&self, level: Level, what: What, name: &str, language: Option<&Language>) -> bool {
        self.kinds.contains(&Kind { level, what, name, language })
    }

    fn complete(&self, mut concept: Concept, known: &Concept, base: Option<&Concept>) -> Concept {
        let lacks = |what| !self.says(Level::Concept, what, "", None);
        for (what, text, known) in [
            (What::Domain, &mut concept.domain, &known.domain),
            (What::Definition, &mut concept.definition, &known.definition),
            (What::Note, &mut concept.note, &known.note),
        ] {
            if lacks(what) {
                text.clone_from(known);
            }
        }
        if lacks(What::DoNotTranslate) {
            concept.do_not_translate = known.do_not_translate;
        }
        if lacks(What::Link) {
            concept.links.clone_from(&known.links);
        }
        self.complete_fields(&mut concept.fields, &known.fields, Level::Concept, None);
        for section in &known.sections {
            let language = &section.language;
            let lacks = |what| !self.says(Level::Section, what, "", Some(language));
            let own = concept.section_mut(language);
            if lacks(What::Definition) {
                own.definition.clone_from(&section.definition);
            }
            if lacks(What::Note) {
                own.note.clone_from(&section.note);
            }
            self.complete_fields(&mut own.fields, &section.fields, Level::Section, Some(language));
        }
        concept.sections.retain(|section| !section.is_empty());
        self.complete_terms(&mut concept, (known, base));
        concept
    }

    fn complete_terms(&self, concept: &mut Concept, (known, base): (&Concept, Option<&Concept>)) {
        let is_same = |one: &Term, other: &Term| one.language == other.language && one.text == other.text;
        let is_carried = |term: &&Term| self.is_carried(concept, (known, base), &term.language, &term.text);
        let carried: Vec<&Term> = known.terms.iter().filter(is_carried).collect();
        let mut theirs = std::mem::take(&mut concept.terms);
        for term in &mut theirs {
            if let Some(known) = known.terms.iter().find(|known| is_same(known, term)) {
                self.complete_term(term, known);
            }
        }
        if carried.is_empty() {
            concept.terms = theirs;
            return;
        }
        // In the order that is known; what is new comes behind.
        for term in &known.terms {
            if let Some(at) = theirs.iter().position(|one| is_same(one, term)) {
                concept.terms.push(theirs.remove(at));
            } else if carried.contains(&term) && !concept.terms.iter().any(|one| is_same(one, term)) {
                concept.terms.push(term.clone());
            }
        }
        concept.terms.append(&mut theirs);
    }

    fn complete_term(&self, term: &mut Term, known: &Term) {
        let language = term.language.clone();
        let lacks = |what| !self.says(Level::Term, what, "", Some(&language));
        if lacks(What::Status) {
            (term.status, term.status_assumed) = (known.status, known.status_assumed);
        }
        if lacks(What::PartOfSpeech) {
            term.part_of_speech = known.part_of_speech;
        }
        if lacks(What::Gender) {
            term.gender = known.gender;
        }
        if lacks(What::Number) {
            term.number = known.number;
        }
        if lacks(What::Variant) {
            term.variants.clone_from(&known.variants);
        }
        if lacks(What::Matching) {
            term.matching = known.matching;
        }
        if lacks(What::MatchCase) {
            term.match_case = known.match_case;
        }
        let known = known.details();
        term.change_details(|details| {
            for (what, texts, known) in [
                (What::Form, &mut details.forms, &known.forms),
                (What::MustMatch, &mut details.must_match, &known.must_match),
                (What::MustNotMatch, &mut details.must_not_match, &known.must_not_match),
                (What::Context, &mut details.contexts, &known.contexts),
            ] {
                if lacks(what) {
                    texts.clone_from(known);
                }
            }
            for (what, text, known) in [
                (What::FirstMention, &mut details.first_mention, &known.first_mention),
                (What::TermId, &mut details.id, &known.id),
                (What::Note, &mut details.note, &known.note),
                (What::Source, &mut details.source, &known.source),
            ] {
                if lacks(what) {
                    text.clone_from(known);
                }
            }
            if lacks(What::TermType) {
                details.term_type = known.term_type;
            }
            self.complete_fields(&mut details.fields, &known.fields, Level::Term, Some(&language));
        });
    }

    fn complete_fields(
        &self,
        fields: &mut Vec<Field>,
        known: &[Field],
        level: Level,
        language: Option<&Language>,
    ) {
        let lacks = |field: &&Field| !self.says(level, What::Field, &field.name, language);
        fields.extend(known.iter().filter(lacks).cloned());
    }
}
