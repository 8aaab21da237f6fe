//! What the columns of a glossary table mean, by their names.

use crate::model::{Gender, GrammaticalNumber, Language, PartOfSpeech, Term, TermStatus};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Domain,
    Definition,
    Note,
    /// The terms of a language.
    Term(Language),
    /// Other spellings of a language's terms.
    Variants(Language),
    /// An attribute of the terms of one language, or of all.
    Attribute(Attribute, Option<Language>),
    /// Something this program has no word for; kept.
    Other,
    /// A column that cannot be told from another, or has no name.
    Ignored,
}

/// What a table can say of a term beside its wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    Status,
    PartOfSpeech,
    Gender,
    Number,
}

/// Three-letter codes taken for languages where they stand alone as a column's
/// name. Any other must be written `term_xyz`, because `ref` or `url` would
/// pass for languages too.
const THREE_LETTER_LANGUAGES: &[&str] = &[
    "acm", "acq", "aeb", "aii", "ajp", "apc", "apd", "arc", "ars", "ary", "arz", "ast", "azb", "bal", "ceb",
    "ckb", "fil", "glk", "grc", "haw", "hsb", "kab", "kmr", "lrc", "mul", "mzn", "pnb", "prs", "sdh", "skr",
    "syr", "tzm", "und", "yue", "zgh",
];

impl Column {
    pub(super) fn of_name(name: &str) -> Column {
        let lower = name.to_lowercase();
        match lower.as_str() {
            "" => return Column::Ignored,
            "id" => return Column::Id,
            "domain" | "subject" => return Column::Domain,
            "definition" => return Column::Definition,
            "note" => return Column::Note,
            _ => {}
        }
        let (head, tag) =
            lower.split_once('_').map_or((lower.as_str(), None), |(head, tag)| (head, Some(tag)));
        let tagged: Option<Language> = tag.and_then(|tag| tag.parse().ok());
        match (Attribute::of_column(head), tag, tagged) {
            (Some(attribute), None, _) => return Column::Attribute(attribute, None),
            (Some(attribute), _, Some(language)) => return Column::Attribute(attribute, Some(language)),
            (None, _, Some(language)) if head == "variants" => return Column::Variants(language),
            (None, _, Some(language)) if head == "term" => return Column::Term(language),
            _ => {}
        }
        match lower.parse::<Language>() {
            Ok(language)
                if language.primary().len() == 2 || THREE_LETTER_LANGUAGES.contains(&language.primary()) =>
            {
                Column::Term(language)
            }
            _ => Column::Other,
        }
    }

    /// The name to give a column of the terms of `language`.
    pub(super) fn term_name(language: &Language) -> String {
        let tag = language.to_string();
        match Self::of_name(&tag) {
            Column::Term(_) => tag,
            _ => format!("term_{tag}"),
        }
    }
}

impl Attribute {
    pub(super) const ALL: [Attribute; 4] =
        [Attribute::Status, Attribute::PartOfSpeech, Attribute::Gender, Attribute::Number];

    /// The name of its column.
    pub(super) fn column(self) -> &'static str {
        match self {
            Attribute::Status => "status",
            Attribute::PartOfSpeech => "pos",
            Attribute::Gender => "gender",
            Attribute::Number => "number",
        }
    }

    fn of_column(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|attribute| attribute.column() == name)
    }

    /// The values its cells may have.
    pub(super) fn names(self) -> Vec<&'static str> {
        match self {
            Attribute::Status => TermStatus::ALL.iter().map(|value| value.name()).collect(),
            Attribute::PartOfSpeech => PartOfSpeech::ALL.iter().map(|value| value.name()).collect(),
            Attribute::Gender => Gender::ALL.iter().map(|value| value.name()).collect(),
            Attribute::Number => GrammaticalNumber::ALL.iter().map(|value| value.name()).collect(),
        }
    }

    /// What its cell says of a term; empty for what goes without saying.
    pub(super) fn of(self, term: &Term) -> &'static str {
        match self {
            Attribute::Status if term.status == TermStatus::default() => "",
            Attribute::Status => term.status.name(),
            Attribute::PartOfSpeech => term.part_of_speech.map_or("", PartOfSpeech::name),
            Attribute::Gender => term.gender.map_or("", Gender::name),
            Attribute::Number => term.number.map_or("", GrammaticalNumber::name),
        }
    }

    /// Gives a term the value a cell names; false if there is no such value.
    pub(super) fn set(self, term: &mut Term, value: &str) -> bool {
        let value = full_name(value);
        match self {
            Attribute::Status => TermStatus::from_name(&value).map(|found| term.status = found),
            Attribute::PartOfSpeech => {
                PartOfSpeech::from_name(&value).map(|found| term.part_of_speech = Some(found))
            }
            Attribute::Gender => Gender::from_name(&value).map(|found| term.gender = Some(found)),
            Attribute::Number => GrammaticalNumber::from_name(&value).map(|found| term.number = Some(found)),
        }
        .is_some()
    }
}

/// The abbreviations and TBX names that tables use, as the names used here.
fn full_name(value: &str) -> String {
    let value = value.trim().to_lowercase();
    match value.as_str() {
        "n" => "noun",
        "proper noun" | "proper_noun" | "propn" | "name" => "properNoun",
        "v" => "verb",
        "adj" => "adjective",
        "adv" => "adverb",
        "m" | "masc" => "masculine",
        "f" | "fem" => "feminine",
        "neutr" | "neut" => "neuter",
        "sg" | "sing" => "singular",
        "pl" | "plur" => "plural",
        "du" => "dual",
        other => other.strip_suffix("term-admn-sts").unwrap_or(other),
    }
    .to_owned()
}
