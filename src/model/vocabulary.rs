//! What can be said of a term or concept in one of a few fixed words.

use serde::{Deserialize, Serialize};

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

named_enum! {
    /// What kind of wording a term is (TBX-Basic `termType`).
    TermType {
        /// The complete wording, of which there are shorter ones.
        FullForm = "fullForm",
        /// Letters or syllables pronounced as a word.
        Acronym = "acronym",
        /// A shortening by leaving out letters.
        Abbreviation = "abbreviation",
        /// A shortening by leaving out words.
        ShortForm = "shortForm",
        /// Another spelling.
        Variant = "variant",
        /// Several words that are used together.
        Phrase = "phrase",
    }
}

named_enum! {
    /// How far the words of a text may differ from a term and still be it.
    Matching {
        /// In every form that the language gives the word, with whatever it
        /// writes together with it.
        Inflected = "inflected",
        /// In this form only; what the language writes together with it, such as
        /// particles and the article, may be there.
        Form = "form",
        /// As it is written, and nothing with it.
        Exact = "exact",
        /// Never: the term renders others, and is not looked for.
        Never = "never",
    }
}

// What is said of few terms is not said of the others.
#[expect(clippy::derivable_impls, reason = "the macro's enums share one definition, which has no default")]
impl Default for Matching {
    fn default() -> Self {
        Self::Inflected
    }
}

named_enum! {
    /// What was done with a concept (TBX `transactionType`, with decisions told
    /// apart).
    ChangeKind {
        /// It came into the glossary.
        Added = "added",
        /// Something of it was changed.
        Changed = "changed",
        /// A proposed term was found good.
        Approved = "approved",
        /// A proposed term was found wrong.
        Rejected = "rejected",
        /// The decision was put off.
        Deferred = "deferred",
        /// Another concept was taken into it.
        Merged = "merged",
    }
}
