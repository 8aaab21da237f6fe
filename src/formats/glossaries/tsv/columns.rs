//! What the columns of a glossary table mean, by their names.

use crate::model::{Concept, Gender, GrammaticalNumber, Language, Matching, PartOfSpeech, Term, TermStatus};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Domain,
    Definition,
    Note,
    /// Whether translations translate it.
    Translate,
    /// Addresses of images and pages.
    Links,
    /// The terms of a language.
    Term(Language),
    /// Several texts for each of a language's terms.
    Texts(Texts, Language),
    /// The full wording of each of a language's terms at its first mention.
    FirstMention(Language),
    /// An attribute of the terms of one language, or of all.
    Attribute(Attribute, Option<Language>),
    /// Something this program has no word for; kept.
    Other,
    /// A column that cannot be told from another, or has no name.
    Ignored,
}

/// Of what a term can have several texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    Variants,
    Forms,
    MustMatch,
    MustNotMatch,
}

/// What a table can say of a term beside its wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    Status,
    PartOfSpeech,
    Gender,
    Number,
    Matching,
    Case,
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
            "translate" => return Column::Translate,
            "links" => return Column::Links,
            _ => {}
        }
        let (head, tag) =
            lower.split_once('_').map_or((lower.as_str(), None), |(head, tag)| (head, Some(tag)));
        let tagged: Option<Language> = tag.and_then(|tag| tag.parse().ok());
        match (Attribute::of_column(head), tag, tagged) {
            (None, _, Some(language)) if Texts::of_column(head).is_some() => {
                return Texts::of_column(head).map_or(Column::Other, |texts| Column::Texts(texts, language));
            }
            (Some(attribute), None, _) => return Column::Attribute(attribute, None),
            (Some(attribute), _, Some(language)) => return Column::Attribute(attribute, Some(language)),
            (None, _, Some(language)) if head == "firstmention" => return Column::FirstMention(language),
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
    pub(super) const ALL: [Attribute; 6] =
        [Self::Status, Self::PartOfSpeech, Self::Gender, Self::Number, Self::Matching, Self::Case];

    /// The name of its column.
    pub(super) fn column(self) -> &'static str {
        match self {
            Attribute::Status => "status",
            Attribute::PartOfSpeech => "pos",
            Attribute::Gender => "gender",
            Attribute::Number => "number",
            Attribute::Matching => "matching",
            Attribute::Case => "case",
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
            Attribute::Matching => Matching::ALL.iter().map(|value| value.name()).collect(),
            Attribute::Case => vec![CASE_COUNTS, CASE_COUNTS_NOT],
        }
    }

    /// What its cell says of a term; empty for what goes without saying.
    pub(super) fn of(self, term: &Term) -> &'static str {
        match self {
            Attribute::Status => term.stated_status().map_or("", TermStatus::name),
            Attribute::PartOfSpeech => term.part_of_speech.map_or("", PartOfSpeech::name),
            Attribute::Gender => term.gender.map_or("", Gender::name),
            Attribute::Number => term.number.map_or("", GrammaticalNumber::name),
            Attribute::Matching if term.matching == Matching::default() => "",
            Attribute::Matching => term.matching.name(),
            Attribute::Case => {
                if term.match_case {
                    CASE_COUNTS
                } else {
                    ""
                }
            }
        }
    }

    /// Gives a term the value a cell names; false if there is no such value.
    pub(super) fn set(self, term: &mut Term, value: &str) -> bool {
        let value = full_name(value);
        match self {
            Attribute::Status => TermStatus::from_name(&value).map(|found| term.set_status(found)),
            Attribute::PartOfSpeech => {
                PartOfSpeech::from_name(&value).map(|found| term.part_of_speech = Some(found))
            }
            Attribute::Gender => Gender::from_name(&value).map(|found| term.gender = Some(found)),
            Attribute::Number => GrammaticalNumber::from_name(&value).map(|found| term.number = Some(found)),
            Attribute::Matching => Matching::from_name(&value).map(|found| term.matching = found),
            Attribute::Case => {
                let known = [CASE_COUNTS, CASE_COUNTS_NOT].contains(&value.as_str());
                known.then(|| term.match_case = value == CASE_COUNTS)
            }
        }
        .is_some()
    }
}

impl Texts {
    pub(super) const ALL: [Texts; 4] = [Self::Variants, Self::Forms, Self::MustMatch, Self::MustNotMatch];

    /// What the name of its column begins with.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Variants => "variants",
            Self::Forms => "forms",
            Self::MustMatch => "match",
            Self::MustNotMatch => "nomatch",
        }
    }

    fn of_column(head: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|texts| texts.column() == head)
    }

    /// The texts that a term has.
    pub(super) fn of(self, term: &Term) -> &[String] {
        match self {
            Self::Variants => &term.variants,
            Self::Forms => &term.details().forms,
            Self::MustMatch => &term.details().must_match,
            Self::MustNotMatch => &term.details().must_not_match,
        }
    }

    /// Gives a term one more.
    pub(super) fn push(self, term: &mut Term, text: String) {
        match self {
            Self::Variants => term.variants.push(text),
            Self::Forms => term.change_details(|details| details.forms.push(text)),
            Self::MustMatch => term.change_details(|details| details.must_match.push(text)),
            Self::MustNotMatch => term.change_details(|details| details.must_not_match.push(text)),
        }
    }
}

/// What the column `case` says of a term whose capitals count.
const CASE_COUNTS: &str = "match";

/// What it may say of the others.
const CASE_COUNTS_NOT: &str = "ignore";

/// What the column `translate` says of a concept, as HTML does.
pub(super) fn translate_of(concept: &Concept) -> &'static str {
    if concept.do_not_translate { "no" } else { "" }
}

/// Takes in what the column `translate` says; false where that is unknown.
pub(super) fn set_translate(concept: &mut Concept, value: &str) -> bool {
    match value.trim().to_lowercase().as_str() {
        "no" => concept.do_not_translate = true,
        "yes" | "" => {}
        _ => return false,
    }
    true
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
