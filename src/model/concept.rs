//! Concepts and their terms (TBX-Basic).

use super::{ChangeKind, Gender, GrammaticalNumber, Language, Matching, PartOfSpeech, TermStatus};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Whatever else the file said, by the name of its field or column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// What was done with it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Change>,
}

impl Concept {
    /// A concept of which nothing is known.
    pub fn new(id: ConceptId) -> Self {
        Self { id, ..Self::default() }
    }

    /// The terms that serve `language`, in order of preference.
    pub fn terms_in<'a>(&'a self, language: &'a Language) -> impl Iterator<Item = &'a Term> {
        self.terms.iter().filter(move |term| term.language.matches(language))
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
}

/// The details of a term that has none.
const NO_DETAILS: &TermDetails = &TermDetails {
    forms: Vec::new(),
    first_mention: String::new(),
    must_match: Vec::new(),
    must_not_match: Vec::new(),
};

fn is_default(matching: &Matching) -> bool {
    *matching == Matching::default()
}

impl Term {
    /// A preferred term about which nothing else is known.
    pub fn new(language: Language, text: impl Into<String>) -> Self {
        Self {
            language,
            text: text.into(),
            status: TermStatus::default(),
            part_of_speech: None,
            gender: None,
            number: None,
            variants: Vec::new(),
            matching: Matching::default(),
            match_case: false,
            details: None,
        }
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
