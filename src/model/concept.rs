//! Concepts and their terms (TBX-Basic).

use super::{
    ChangeKind, Field, Gender, GrammaticalNumber, Language, Matching, PartOfSpeech, TermStatus, TermType,
    field,
};
use serde::{Deserialize, Serialize};

/// Names a concept within its glossary; what the file it came from calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConceptId(pub String);

/// One meaning, with its terms in several languages (TBX `conceptEntry`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Names the concept within its glossary.
    pub id: ConceptId,
    /// The field of knowledge it belongs to; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// What it means; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// A remark for whoever uses it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whether translations leave it in its own letters, as a brand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub do_not_translate: bool,
    /// Addresses of images and pages that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Its wordings; several of one language are in order of preference.
    pub terms: Vec<Term>,
    /// What is said of it in one language, for the languages in which something is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<LanguageSection>,
    /// Whatever else the file said of it, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "field::deserialize")]
    pub fields: Vec<Field>,
    /// What was done with it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Change>,
}

impl Concept {
    /// A concept of which nothing is known.
    pub fn new(id: ConceptId) -> Self {
        Self { id, ..Self::default() }
    }

    /// Changes every text that it holds, ids and the names of fields excepted. What
    /// becomes empty is left to the caller ([`tidy`](Self::tidy)).
    pub fn change_texts(&mut self, change: &mut dyn FnMut(&mut String)) {
        for text in [&mut self.domain, &mut self.definition, &mut self.note] {
            change(text);
        }
        self.links.iter_mut().for_each(&mut *change);
        field::change_texts(&mut self.fields, change);
        for section in &mut self.sections {
            change(&mut section.definition);
            change(&mut section.note);
            field::change_texts(&mut section.fields, change);
        }
        for entry in &mut self.history {
            for text in [&mut entry.author, &mut entry.term, &mut entry.was, &mut entry.reason] {
                change(text);
            }
            entry.domain.iter_mut().for_each(&mut *change);
        }
        for term in &mut self.terms {
            change(&mut term.text);
            term.variants.iter_mut().for_each(&mut *change);
            if let Some(details) = &mut term.details {
                let lists = [
                    &mut details.forms,
                    &mut details.must_match,
                    &mut details.must_not_match,
                    &mut details.contexts,
                ];
                lists.into_iter().flatten().for_each(&mut *change);
                for text in [&mut details.first_mention, &mut details.note, &mut details.source] {
                    change(text);
                }
                field::change_texts(&mut details.fields, change);
            }
        }
    }

    /// Takes out what says nothing: terms and variants without a wording, empty
    /// sections, links and fields, and statuses that go without saying.
    pub fn tidy(&mut self) {
        let has_text = |text: &String| !text.is_empty();
        self.links.retain(has_text);
        self.fields.retain(|field| !field.says_nothing());
        for section in &mut self.sections {
            section.fields.retain(|field| !field.says_nothing());
        }
        self.sections.retain(|section| !section.is_empty());
        self.terms.retain(|term| has_text(&term.text));
        for term in &mut self.terms {
            term.status_assumed = term.stated_status().is_none();
            term.variants.retain(has_text);
            term.change_details(|details| {
                details.forms.retain(has_text);
                details.must_match.retain(has_text);
                details.must_not_match.retain(has_text);
                details.contexts.retain(has_text);
                details.fields.retain(|field| !field.says_nothing());
            });
        }
    }

    /// What is said of it in exactly this language; an empty section is added where
    /// there is none.
    pub fn section_mut(&mut self, language: &Language) -> &mut LanguageSection {
        let at = self.sections.iter().position(|section| section.language == *language);
        let at = at.unwrap_or_else(|| {
            self.sections.push(LanguageSection::new(language.clone()));
            self.sections.len() - 1
        });
        &mut self.sections[at]
    }

    /// What is said of it in exactly this language.
    pub fn section(&self, language: &Language) -> Option<&LanguageSection> {
        self.sections.iter().find(|section| section.language == *language)
    }

    /// The terms that serve `language`, in order of preference.
    pub fn terms_in<'a>(&'a self, language: &'a Language) -> impl Iterator<Item = &'a Term> {
        self.terms.iter().filter(move |term| term.language.matches(language))
    }
}

/// What is said of a concept in one language (TBX `langSec`), beside its terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageSection {
    /// The language.
    pub language: Language,
    /// What the concept means, in this language or for it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// A remark for whoever uses its terms of this language; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whatever else the file said of it, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

impl LanguageSection {
    /// A section that says nothing.
    pub fn new(language: Language) -> Self {
        Self { language, definition: String::new(), note: String::new(), fields: Vec::new() }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.definition.is_empty() && self.note.is_empty() && self.fields.is_empty()
    }
}

/// Something that was done with a concept (TBX `transacGrp`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When, in milliseconds since 1970 UTC.
    pub time: i64,
    /// Who did it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// What was done.
    pub kind: ChangeKind,
    /// The wording it was done to; empty where it was the concept as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub term: String,
    /// What was there before; empty where nothing was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub was: String,
    /// The domain it has since, where that was changed; [`was`](Self::was) is the one
    /// before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// One wording of a concept in one language (TBX `termSec`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The language of the wording.
    pub language: Language,
    /// The wording in its citation form.
    pub text: String,
    /// Whether it may be used.
    #[serde(default)]
    pub status: TermStatus,
    /// Whether nobody stated that status: it is what a term has of which nothing
    /// is said, and other tools are not told it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub status_assumed: bool,
    /// Its part of speech, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of_speech: Option<PartOfSpeech>,
    /// Its grammatical gender, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Its grammatical number, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<GrammaticalNumber>,
    /// Other spellings of the same wording.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// How far a text may differ from it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub matching: Matching,
    /// Whether capital and small letters are told apart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub match_case: bool,
    /// What is said of few terms; `None` where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Box<TermDetails>>,
}

/// What is said of few terms. A term holds it in a box, for there can be
/// millions of terms without.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TermDetails {
    /// Inflected forms that its language's rules would not make of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
    /// The full wording where a text speaks of it for the first time; empty
    /// where that is the wording itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub first_mention: String,
    /// Sentences that it is to be found in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub must_match: Vec<String>,
    /// Sentences that it must not be found in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub must_not_match: Vec<String>,
    /// What names it in the file it came from, for what refers to it; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What kind of wording it is, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_type: Option<TermType>,
    /// A remark for whoever uses it; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Texts that show it in use (TBX `context`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<String>,
    /// Where it was found (TBX `source`); may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Whatever else the file said of it, in its order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// The details of a term that has none.
const NO_DETAILS: &TermDetails = &TermDetails {
    forms: Vec::new(),
    first_mention: String::new(),
    must_match: Vec::new(),
    must_not_match: Vec::new(),
    id: String::new(),
    term_type: None,
    note: String::new(),
    contexts: Vec::new(),
    source: String::new(),
    fields: Vec::new(),
};

fn is_default(matching: &Matching) -> bool {
    *matching == Matching::default()
}

impl Term {
    /// A term about which nothing is known, which is therefore there to be used.
    pub fn new(language: Language, text: impl Into<String>) -> Self {
        Self {
            language,
            text: text.into(),
            status: TermStatus::default(),
            status_assumed: true,
            part_of_speech: None,
            gender: None,
            number: None,
            variants: Vec::new(),
            matching: Matching::default(),
            match_case: false,
            details: None,
        }
    }

    /// Gives it a status that somebody stated.
    pub fn set_status(&mut self, status: TermStatus) {
        self.status = status;
        self.status_assumed = false;
    }

    /// The status that somebody stated, if anybody did.
    pub fn stated_status(&self) -> Option<TermStatus> {
        let assumed = self.status_assumed && self.status == TermStatus::default();
        (!assumed).then_some(self.status)
    }

    /// What is said of few terms.
    pub fn details(&self) -> &TermDetails {
        self.details.as_deref().unwrap_or(NO_DETAILS)
    }

    /// Changes what is said of few terms.
    pub fn change_details(&mut self, change: impl FnOnce(&mut TermDetails)) {
        let mut details = self.details.take().unwrap_or_default();
        change(&mut details);
        self.details = Some(details).filter(|details| details.as_ref() != NO_DETAILS);
    }
}
