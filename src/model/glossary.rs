//! Glossaries: concepts with their terms in several languages (TBX-Basic).

use super::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Names one glossary of a project for good (a UUIDv7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GlossaryId(pub Uuid);

/// Names a concept within its glossary; what the file it came from calls it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConceptId(pub String);

/// Where a glossary's concepts are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GlossaryOrigin {
    /// The project's own glossary, which the translator adds to.
    Own,
    /// Taken in from a file; the text says which.
    File(String),
    /// Ships with the program under this name; the project keeps no copy of it.
    Bundled(String),
}

/// A set of concepts that belong together (a "termbase").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary {
    /// Names the glossary for good.
    pub id: GlossaryId,
    /// What the user calls it.
    pub name: String,
    /// Where its concepts are kept.
    pub origin: GlossaryOrigin,
    /// The licence its file states; empty where it states none.
    #[serde(default)]
    pub licence: String,
    /// Whether its terms are looked up.
    pub enabled: bool,
    /// Whether the program may change it.
    pub writable: bool,
    /// The concepts in the order of the file.
    ///
    /// Each is shared, so that a task in the background can have a copy of a
    /// large glossary without copying its texts.
    #[serde(default)]
    pub concepts: Vec<Arc<Concept>>,
}

/// One meaning, with its terms in several languages (TBX `conceptEntry`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Its wordings; several of one language are in order of preference.
    pub terms: Vec<Term>,
    /// Whatever else the file said, by the name of its field or column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

impl Concept {
    /// The terms that serve `language`, in order of preference.
    pub fn terms_in<'a>(&'a self, language: &'a Language) -> impl Iterator<Item = &'a Term> {
        self.terms.iter().filter(move |term| term.language.matches(language))
    }
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
        }
    }
}

/// Defines an enum whose values have one fixed name in files.
macro_rules! named_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$value_meta])* #[serde(rename = $text)] $value,)+
        }

        impl $name {
            /// Every value, in order of declaration.
            pub const ALL: &[$name] = &[$($name::$value),+];

            /// The name the value has in files.
            pub fn name(self) -> &'static str {
                match self { $($name::$value => $text,)+ }
            }

            /// The value of this [`name`](Self::name), in any case.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name().eq_ignore_ascii_case(name.trim()))
            }
        }
    };
}

named_enum! {
    /// Whether a term may be used (TBX-Basic `administrativeStatus`), in order
    /// of preference.
    TermStatus {
        /// The wording to use.
        Preferred = "preferred",
        /// May be used.
        Admitted = "admitted",
        /// Suggested, and decided by nobody yet.
        Proposed = "proposed",
        /// Was used once, and should not be any more.
        Deprecated = "deprecated",
        /// Must not be used.
        Forbidden = "forbidden",
    }
}

// A term in a list that says nothing of status is there to be used.
#[expect(clippy::derivable_impls, reason = "the macro's enums share one definition, which has no default")]
impl Default for TermStatus {
    fn default() -> Self {
        Self::Preferred
    }
}

named_enum! {
    /// What kind of word a term is (TBX-Basic `partOfSpeech`, with the names
    /// told apart because they inflect less).
    PartOfSpeech {
        /// A common noun or noun phrase.
        Noun = "noun",
        /// A name of a person, place or organisation.
        ProperNoun = "properNoun",
        /// A verb.
        Verb = "verb",
        /// An adjective.
        Adjective = "adjective",
        /// An adverb.
        Adverb = "adverb",
        /// Anything else.
        Other = "other",
    }
}

named_enum! {
    /// Grammatical gender (TBX-Basic `grammaticalGender`).
    Gender {
        /// Masculine.
        Masculine = "masculine",
        /// Feminine.
        Feminine = "feminine",
        /// Neuter.
        Neuter = "neuter",
        /// Any other.
        Other = "other",
    }
}

named_enum! {
    /// Grammatical number (TBX `grammaticalNumber`).
    GrammaticalNumber {
        /// Singular.
        Singular = "singular",
        /// Dual.
        Dual = "dual",
        /// Plural.
        Plural = "plural",
        /// A mass noun.
        Mass = "mass",
        /// Any other.
        Other = "other",
    }
}
