//! What the columns of a glossary table hold, and what our own tables call them.

use crate::formats::languages;
use crate::model::{
    Concept, Gender, GrammaticalNumber, Language, Matching, PartOfSpeech, Side, Term, TermStatus, TermType,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a column of a table holds.
///
/// Every column has one [`name`](Self::name) by which our own tables call it, and
/// saved mappings too. What other tools call their columns is found by
/// `names`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// What names the concept.
    Id,
    /// The field of knowledge.
    Domain,
    /// What the concept means.
    Definition,
    /// A remark about the concept.
    Note,
    /// Whether translations translate it.
    Translate,
    /// Addresses of images and pages.
    Links,
    /// Something about the concept that this program has no word for; kept.
    Field(String),
    /// What the concept means, in one language.
    SectionDefinition(Language),
    /// A remark about the concept in one language.
    SectionNote(Language),
    /// Anything else about the concept in one language.
    SectionField(Language, String),
    /// The terms of a language.
    Term(Language),
    /// Further terms of a language, all of this status: those not to be used.
    StatusTerm(TermStatus, Language),
    /// Several texts for each of a language's terms.
    Texts(Texts, Language),
    /// One text for each of a language's terms.
    TermText(TermText, Language),
    /// Anything else about each of a language's terms.
    TermField(Language, String),
    /// An attribute of the terms of one language, or of all.
    Attribute(Attribute, Option<Language>),
    /// Whether the terms of one language, or of all, are forbidden.
    Forbidden(Option<Language>),
    /// A term whose language is told by another column, or by nothing.
    PairTerm(Side),
    /// The language of such a term.
    PairLanguage(Side),
    /// Nothing that is taken in.
    Ignored,
}

/// Of what a term can have several texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Texts {
    /// Other spellings.
    Variants,
    /// Inflected forms.
    Forms,
    /// Sentences it is to be found in.
    MustMatch,
    /// Sentences it must not be found in.
    MustNotMatch,
    /// Texts that show it in use.
    Contexts,
}

/// Of what a term can have one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermText {
    /// The full wording at its first mention.
    FirstMention,
    /// Where it was found.
    Source,
    /// A remark.
    Note,
    /// What names it in its file.
    Id,
}

/// What a table can say of a term in one of a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// Whether it may be used.
    Status,
    /// What kind of word it is.
    PartOfSpeech,
    /// Its gender.
    Gender,
    /// Its number.
    Number,
    /// What kind of wording it is.
    Type,
    /// How far a text may differ from it.
    Matching,
    /// Whether capitals count.
    Case,
}

/// What the name of a column begins with that would mean something else otherwise.
const FIELD: &str = "field:";

impl Column {
    /// The column that our own tables call so; a field of this name where they
    /// call none so.
    pub fn of_name(name: &str) -> Column {
        let name = name.trim();
        let lower = name.to_lowercase();
        if let Some(column) = Self::LONE.iter().find(|column| column.name() == lower) {
            return column.clone();
        }
        if lower == "subject" {
            return Column::Domain;
        }
        if lower.starts_with("field")
            && let Some((head, field)) = name.split_once(':')
            && let Some(column) = Self::of_field(&head.to_lowercase(), field)
        {
            return column;
        }
        if lower.starts_with("termfield_")
            && let Some((head, field)) = name.split_once(':')
            && let Some(language) = tagged(&head.to_lowercase()["termfield_".len()..])
            && !field.is_empty()
        {
            return Column::TermField(language, field.to_owned());
        }
        let named = match lower.split_once('_') {
            Some((head, tag)) => tagged(tag).and_then(|language| Self::of_head(head, Some(language))),
            None => Self::of_head(&lower, None),
        };
        if let Some(column) = named {
            return column;
        }
        match tagged(&lower) {
            // `ref` or `url` would pass for languages too; one so called must be
            // written `term_ref`.
            Some(language) if is_short(&lower) || languages::is_certain(&lower) => Column::Term(language),
            _ => Column::Field(name.to_owned()),
        }
    }

    /// The name by which our own tables call it.
    pub fn name(&self) -> String {
        match self {
            Column::Id => "id".into(),
            Column::Domain => "domain".into(),
            Column::Definition => "definition".into(),
            Column::Note => "note".into(),
            Column::Translate => "translate".into(),
            Column::Links => "links".into(),
            Column::Field(name) => match super::names::is_free(name) {
                true => name.clone(),
                false => format!("{FIELD}{name}"),
            },
            Column::SectionDefinition(language) => format!("definition_{language}"),
            Column::SectionNote(language) => format!("note_{language}"),
            Column::SectionField(language, name) => format!("field_{language}:{name}"),
            Column::Term(language) => {
                let tag = language.to_string();
                match Self::of_name(&tag) {
                    Column::Term(_) => tag,
                    _ => format!("term_{tag}"),
                }
            }
            Column::StatusTerm(status, language) => format!("{}term_{language}", status.name()),
            Column::Texts(texts, language) => format!("{}_{language}", texts.column()),
            Column::TermText(text, language) => format!("{}_{language}", text.column()),
            Column::TermField(language, name) => format!("termfield_{language}:{name}"),
            Column::Attribute(attribute, None) => attribute.column().into(),
            Column::Attribute(attribute, Some(language)) => format!("{}_{language}", attribute.column()),
            Column::Forbidden(None) => "forbidden".into(),
            Column::Forbidden(Some(language)) => format!("forbidden_{language}"),
            Column::PairTerm(Side::Source) => "source_term".into(),
            Column::PairTerm(Side::Target) => "target_term".into(),
            Column::PairLanguage(Side::Source) => "source_language".into(),
            Column::PairLanguage(Side::Target) => "target_language".into(),
            Column::Ignored => String::new(),
        }
    }

    /// The columns whose names say nothing of languages or fields.
    const LONE: &[Column] = &[
        Column::Id,
        Column::Domain,
        Column::Definition,
        Column::Note,
        Column::Translate,
        Column::Links,
        Column::PairTerm(Side::Source),
        Column::PairTerm(Side::Target),
        Column::PairLanguage(Side::Source),
        Column::PairLanguage(Side::Target),
        Column::Ignored,
    ];

    fn of_field(head: &str, field: &str) -> Option<Column> {
        match head.strip_prefix("field_") {
            _ if field.is_empty() => None,
            Some(tag) => Some(Column::SectionField(tagged(tag)?, field.to_owned())),
            None => (head == "field").then(|| Column::Field(field.to_owned())),
        }
    }

    /// What a name with this before its `_` stands for, of a language or of all.
    fn of_head(head: &str, language: Option<Language>) -> Option<Column> {
        if let Some(attribute) = Attribute::ALL.into_iter().find(|attribute| attribute.column() == head) {
            return Some(Column::Attribute(attribute, language));
        }
        if head == "forbidden" {
            return Some(Column::Forbidden(language));
        }
        let language = language?;
        if let Some(texts) = Texts::ALL.into_iter().find(|texts| texts.column() == head) {
            return Some(Column::Texts(texts, language));
        }
        if let Some(text) = TermText::ALL.into_iter().find(|text| text.column() == head) {
            return Some(Column::TermText(text, language));
        }
        if let Some(status) = head.strip_suffix("term").and_then(TermStatus::from_name) {
            return Some(Column::StatusTerm(status, language));
        }
        match head {
            "term" => Some(Column::Term(language)),
            "definition" => Some(Column::SectionDefinition(language)),
            "note" => Some(Column::SectionNote(language)),
            _ => None,
        }
    }

    /// Whether it holds terms.
    pub fn is_term(&self) -> bool {
        matches!(self, Column::Term(_) | Column::StatusTerm(..) | Column::PairTerm(_))
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::of_name(&String::deserialize(deserializer)?))
    }
}

/// The language of a tag in the name of a column.
fn tagged(tag: &str) -> Option<Language> {
    tag.parse().ok().filter(|language: &Language| language.primary().len() < 4).map(shortest)
}

/// The language by its code of two letters, which BCP 47 wants where there is one:
/// `ar` for `ara`.
pub(super) fn shortest(language: Language) -> Language {
    if language.primary().len() != 3 {
        return language;
    }
    let found = languages::language(&language.to_string());
    found.filter(|found| found.primary().len() == 2).unwrap_or(language)
}

/// Whether a tag begins with two letters.
fn is_short(tag: &str) -> bool {
    tag.split(['-', '_']).next().is_some_and(|primary| primary.len() == 2)
}

impl Attribute {
    pub(super) const ALL: [Attribute; 7] = [
        Self::Status,
        Self::PartOfSpeech,
        Self::Gender,
        Self::Number,
        Self::Type,
        Self::Matching,
        Self::Case,
    ];

    /// The name of its column.
    pub(super) fn column(self) -> &'static str {
        match self {
            Attribute::Status => "status",
            Attribute::PartOfSpeech => "pos",
            Attribute::Gender => "gender",
            Attribute::Number => "number",
            Attribute::Type => "type",
            Attribute::Matching => "matching",
            Attribute::Case => "case",
        }
    }

    /// The values its cells may have.
    pub(super) fn names(self) -> Vec<&'static str> {
        match self {
            Attribute::Status => TermStatus::ALL.iter().map(|value| value.name()).collect(),
            Attribute::PartOfSpeech => PartOfSpeech::ALL.iter().map(|value| value.name()).collect(),
            Attribute::Gender => Gender::ALL.iter().map(|value| value.name()).collect(),
            Attribute::Number => GrammaticalNumber::ALL.iter().map(|value| value.name()).collect(),
            Attribute::Type => TermType::ALL.iter().map(|value| value.name()).collect(),
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
            Attribute::Type => term.details().term_type.map_or("", TermType::name),
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
        let value = super::words::value(self, value);
        match self {
            Attribute::Status => TermStatus::from_name(&value).map(|found| term.set_status(found)),
            Attribute::PartOfSpeech => {
                PartOfSpeech::from_name(&value).map(|found| term.part_of_speech = Some(found))
            }
            Attribute::Gender => Gender::from_name(&value).map(|found| term.gender = Some(found)),
            Attribute::Number => GrammaticalNumber::from_name(&value).map(|found| term.number = Some(found)),
            Attribute::Type => TermType::from_name(&value)
                .map(|found| term.change_details(|details| details.term_type = Some(found))),
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
    pub(super) const ALL: [Texts; 5] =
        [Self::Variants, Self::Forms, Self::MustMatch, Self::MustNotMatch, Self::Contexts];

    /// What the name of its column begins with.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Variants => "variants",
            Self::Forms => "forms",
            Self::MustMatch => "match",
            Self::MustNotMatch => "nomatch",
            Self::Contexts => "context",
        }
    }

    /// The texts that a term has.
    pub(super) fn of(self, term: &Term) -> &[String] {
        match self {
            Self::Variants => &term.variants,
            Self::Forms => &term.details().forms,
            Self::MustMatch => &term.details().must_match,
            Self::MustNotMatch => &term.details().must_not_match,
            Self::Contexts => &term.details().contexts,
        }
    }

    /// Gives a term one more.
    pub(super) fn push(self, term: &mut Term, text: String) {
        match self {
            Self::Variants => term.variants.push(text),
            Self::Forms => term.change_details(|details| details.forms.push(text)),
            Self::MustMatch => term.change_details(|details| details.must_match.push(text)),
            Self::MustNotMatch => term.change_details(|details| details.must_not_match.push(text)),
            Self::Contexts => term.change_details(|details| details.contexts.push(text)),
        }
    }

    /// Takes the last one off a term.
    pub(super) fn pop(self, term: &mut Term) -> Option<String> {
        let mut popped = None;
        match self {
            Self::Variants => popped = term.variants.pop(),
            Self::Forms => term.change_details(|details| popped = details.forms.pop()),
            Self::MustMatch => term.change_details(|details| popped = details.must_match.pop()),
            Self::MustNotMatch => term.change_details(|details| popped = details.must_not_match.pop()),
            Self::Contexts => term.change_details(|details| popped = details.contexts.pop()),
        }
        popped
    }
}

impl TermText {
    pub(super) const ALL: [TermText; 4] = [Self::FirstMention, Self::Source, Self::Note, Self::Id];

    /// What the name of its column begins with.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::FirstMention => "firstmention",
            Self::Source => "source",
            Self::Note => "termnote",
            Self::Id => "termid",
        }
    }

    /// The text that a term has; may be empty.
    pub(super) fn of(self, term: &Term) -> &str {
        match self {
            Self::FirstMention => &term.details().first_mention,
            Self::Source => &term.details().source,
            Self::Note => &term.details().note,
            Self::Id => &term.details().id,
        }
    }

    /// Gives a term the text.
    pub(super) fn set(self, term: &mut Term, text: String) {
        term.change_details(|details| match self {
            Self::FirstMention => details.first_mention = text,
            Self::Source => details.source = text,
            Self::Note => details.note = text,
            Self::Id => details.id = text,
        });
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
