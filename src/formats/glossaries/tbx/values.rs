//! The properties of terms that TBX says in one of a few words, and the words
//! that other tools use for them.

use super::entry::{is_bare, take};
use crate::model::{Field, Gender, GrammaticalNumber, PartOfSpeech, Term, TermStatus, TermType};

/// A property of a term that TBX says in one of a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    Status,
    PartOfSpeech,
    Gender,
    Number,
    TermType,
}

/// The value of a status that no word of TBX says, but a note ([`mark_of`]).
pub(super) const NOTED: &str = "";

/// Says of a deprecated term that it is forbidden. TBX knows no difference, and
/// a tool that reads the status alone does not take the term for a good one.
const FORBIDDEN: &str = "forbidden";
/// Says of a term without a status that it is proposed.
const PROPOSED: &str = "proposed";

const STATUSES: &[(&str, TermStatus)] = &[
    ("preferredTerm-admn-sts", TermStatus::Preferred),
    ("admittedTerm-admn-sts", TermStatus::Admitted),
    ("deprecatedTerm-admn-sts", TermStatus::Deprecated),
    // What is not to be used any more, in other words.
    ("supersededTerm-admn-sts", TermStatus::Deprecated),
    ("legalTerm-admn-sts", TermStatus::Admitted),
    ("regulatedTerm-admn-sts", TermStatus::Admitted),
    ("standardizedTerm-admn-sts", TermStatus::Preferred),
    ("proposedTerm", TermStatus::Proposed),
    ("preferred", TermStatus::Preferred),
    ("admitted", TermStatus::Admitted),
    ("deprecated", TermStatus::Deprecated),
    ("obsolete", TermStatus::Deprecated),
    ("notRecommended", TermStatus::Deprecated),
    ("superseded", TermStatus::Deprecated),
    ("forbidden", TermStatus::Forbidden),
];

const PARTS_OF_SPEECH: &[(&str, PartOfSpeech)] = &[
    ("noun", PartOfSpeech::Noun),
    ("properNoun", PartOfSpeech::ProperNoun),
    ("verb", PartOfSpeech::Verb),
    ("adjective", PartOfSpeech::Adjective),
    ("adverb", PartOfSpeech::Adverb),
    ("other", PartOfSpeech::Other),
    ("n", PartOfSpeech::Noun),
    ("nom", PartOfSpeech::Noun),
    ("nomen", PartOfSpeech::Noun),
    ("substantiv", PartOfSpeech::Noun),
    ("proper noun", PartOfSpeech::ProperNoun),
    ("v", PartOfSpeech::Verb),
    ("verbe", PartOfSpeech::Verb),
    ("adj", PartOfSpeech::Adjective),
    ("adjectif", PartOfSpeech::Adjective),
    ("adjektiv", PartOfSpeech::Adjective),
    ("adv", PartOfSpeech::Adverb),
    ("adverbe", PartOfSpeech::Adverb),
];

const GENDERS: &[(&str, Gender)] = &[
    ("masculine", Gender::Masculine),
    ("feminine", Gender::Feminine),
    ("neuter", Gender::Neuter),
    ("other", Gender::Other),
    ("m", Gender::Masculine),
    ("f", Gender::Feminine),
    ("n", Gender::Neuter),
];

const NUMBERS: &[(&str, GrammaticalNumber)] = &[
    ("singular", GrammaticalNumber::Singular),
    ("dual", GrammaticalNumber::Dual),
    ("plural", GrammaticalNumber::Plural),
    ("mass", GrammaticalNumber::Mass),
    ("other", GrammaticalNumber::Other),
    ("massNoun", GrammaticalNumber::Mass),
    ("otherNumber", GrammaticalNumber::Other),
];

const TERM_TYPES: &[(&str, TermType)] = &[
    ("fullForm", TermType::FullForm),
    ("acronym", TermType::Acronym),
    ("abbreviation", TermType::Abbreviation),
    ("shortForm", TermType::ShortForm),
    ("variant", TermType::Variant),
    ("phrase", TermType::Phrase),
    ("initialism", TermType::Acronym),
    ("spelling variant", TermType::Variant),
];

/// The value that a word stands for, whatever its case.
fn meaning<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    let found = words.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    found.map(|(_, value)| *value)
}

/// The standard's word for a value.
fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or(NOTED, |(word, _)| word)
}

impl Property {
    pub(super) const ALL: [Property; 5] =
        [Self::Status, Self::PartOfSpeech, Self::Gender, Self::Number, Self::TermType];

    /// The data category that says it.
    pub(super) fn category(self) -> &'static str {
        match self {
            Self::Status => "administrativeStatus",
            Self::PartOfSpeech => "partOfSpeech",
            Self::Gender => "grammaticalGender",
            Self::Number => "grammaticalNumber",
            Self::TermType => "termType",
        }
    }

    /// Whether a field says it, by this or an older name, in a word that is known.
    pub(super) fn reads(self, field: &Field) -> bool {
        let older: &[&str] = match self {
            Self::Status => &["normativeAuthorization", "termStatus"],
            Self::PartOfSpeech | Self::Gender | Self::Number | Self::TermType => &[],
        };
        field.form == "termNote"
            && (field.name == self.category() || older.contains(&&*field.name))
            && self.read(&field.value).is_some()
    }

    /// The standard's word for what a term has; [`NOTED`] where it has none,
    /// `None` where nothing is known.
    pub(super) fn of(self, term: &Term) -> Option<&'static str> {
        match self {
            Self::Status => term.stated_status().map(|status| match status {
                TermStatus::Forbidden => word(STATUSES, TermStatus::Deprecated),
                TermStatus::Proposed => NOTED,
                other => word(STATUSES, other),
            }),
            Self::PartOfSpeech => term.part_of_speech.map(|value| word(PARTS_OF_SPEECH, value)),
            Self::Gender => term.gender.map(|value| word(GENDERS, value)),
            Self::Number => term.number.map(|value| word(NUMBERS, value)),
            Self::TermType => term.details().term_type.map(|value| word(TERM_TYPES, value)),
        }
    }

    /// The standard's word for what another tool's word means.
    pub(super) fn read(self, text: &str) -> Option<&'static str> {
        match self {
            Self::Status => status(text).map(|status| match status {
                TermStatus::Forbidden => word(STATUSES, TermStatus::Deprecated),
                TermStatus::Proposed => NOTED,
                other => word(STATUSES, other),
            }),
            Self::PartOfSpeech => meaning(PARTS_OF_SPEECH, text).map(|value| word(PARTS_OF_SPEECH, value)),
            Self::Gender => meaning(GENDERS, text).map(|value| word(GENDERS, value)),
            Self::Number => meaning(NUMBERS, text).map(|value| word(NUMBERS, value)),
            Self::TermType => meaning(TERM_TYPES, text).map(|value| word(TERM_TYPES, value)),
        }
    }

    /// Gives a term what a field says of it. The field stays where it is not said
    /// as the standard would, so that it is written back as it was.
    pub(super) fn take(self, term: &mut Term, fields: &mut Vec<Field>) {
        let Some(at) = fields.iter().position(|field| self.reads(field)) else { return };
        let text = fields[at].value.clone();
        match self {
            Self::Status => status(&text).into_iter().for_each(|value| term.set_status(value)),
            Self::PartOfSpeech => term.part_of_speech = meaning(PARTS_OF_SPEECH, &text),
            Self::Gender => term.gender = meaning(GENDERS, &text),
            Self::Number => term.number = meaning(NUMBERS, &text),
            Self::TermType => term.change_details(|details| details.term_type = meaning(TERM_TYPES, &text)),
        }
        let standard = self.read(&text) == Some(&*text);
        if standard && fields[at].name == self.category() && is_bare(&fields[at]) {
            fields.remove(at);
        }
    }
}

fn status(text: &str) -> Option<TermStatus> {
    let bare = text.strip_suffix("Term").unwrap_or(text);
    meaning(STATUSES, text).or_else(|| meaning(STATUSES, &format!("{bare}Term-admn-sts")))
}

/// The note that says what no status of TBX says of a term.
pub(super) fn mark_of(term: &Term) -> Option<&'static str> {
    match term.stated_status()? {
        TermStatus::Forbidden => Some(FORBIDDEN),
        TermStatus::Proposed => Some(PROPOSED),
        TermStatus::Preferred | TermStatus::Admitted | TermStatus::Deprecated => None,
    }
}

/// Takes in such a note.
pub(super) fn take_mark(term: &mut Term, fields: &mut Vec<Field>) {
    let marked = match term.stated_status() {
        Some(TermStatus::Deprecated | TermStatus::Forbidden) => (FORBIDDEN, TermStatus::Forbidden),
        None | Some(TermStatus::Proposed) => (PROPOSED, TermStatus::Proposed),
        Some(_) => return,
    };
    let mark = |field: &Field| field.form == "note" && field.value == marked.0 && is_bare(field);
    if take(fields, mark).is_some() {
        term.set_status(marked.1);
    }
}
