//! What somebody can say a column of a table holds: a property, and mostly in which
//! language.

use crate::formats::glossaries::table::{Attribute, Column, TermText, Texts};
use crate::model::{Language, Side, TermStatus};

/// A property that a column can hold, whatever its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// Nothing that is taken in.
    Ignored,
    /// The terms of a language.
    Term,
    /// Several texts for each of them.
    Texts(Texts),
    /// One text for each of them.
    TermText(TermText),
    /// Further terms that must not be used.
    ForbiddenTerm,
    /// Further terms that should not be used any more.
    DeprecatedTerm,
    /// Something about each of them that is kept as it is.
    TermField,
    /// Something in one of a few words, of the terms of one language or of all.
    Attribute(Attribute),
    /// Whether they are forbidden.
    Forbidden,
    /// What names the concept.
    Id,
    /// The field of knowledge.
    Domain,
    /// What the concept means.
    Definition,
    /// A remark.
    Note,
    /// Whether translations translate it.
    Translate,
    /// Addresses.
    Links,
    /// Something about the concept that is kept as it is.
    Field,
    /// A term whose language another column tells.
    PairTerm(Side),
    /// The language of such a term.
    PairLanguage(Side),
}

/// Whether a property is of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfLanguage {
    /// It is of none.
    Never,
    /// Of one or of all.
    Maybe,
    /// Always.
    Always,
}

impl Property {
    /// Every property, in the order in which they are offered.
    pub const ALL: &[Property] = &[
        Self::Ignored,
        Self::Term,
        Self::ForbiddenTerm,
        Self::DeprecatedTerm,
        Self::Texts(Texts::Variants),
        Self::Texts(Texts::Forms),
        Self::Attribute(Attribute::Status),
        Self::Forbidden,
        Self::Attribute(Attribute::PartOfSpeech),
        Self::Attribute(Attribute::Gender),
        Self::Attribute(Attribute::Number),
        Self::Attribute(Attribute::Type),
        Self::Texts(Texts::Contexts),
        Self::TermText(TermText::Source),
        Self::TermText(TermText::Note),
        Self::TermText(TermText::FirstMention),
        Self::TermText(TermText::Id),
        Self::Attribute(Attribute::Matching),
        Self::Attribute(Attribute::Case),
        Self::Texts(Texts::MustMatch),
        Self::Texts(Texts::MustNotMatch),
        Self::TermField,
        Self::Definition,
        Self::Note,
        Self::Domain,
        Self::Id,
        Self::Translate,
        Self::Links,
        Self::Field,
        Self::PairTerm(Side::Source),
        Self::PairTerm(Side::Target),
        Self::PairLanguage(Side::Source),
        Self::PairLanguage(Side::Target),
    ];

    /// What a column holds, and in which language.
    pub fn of(column: &Column) -> (Self, Option<&Language>) {
        match column {
            Column::Ignored => (Self::Ignored, None),
            Column::Term(language) => (Self::Term, Some(language)),
            Column::StatusTerm(TermStatus::Forbidden, language) => (Self::ForbiddenTerm, Some(language)),
            Column::StatusTerm(TermStatus::Deprecated, language) => (Self::DeprecatedTerm, Some(language)),
            Column::StatusTerm(_, language) => (Self::Term, Some(language)),
            Column::Texts(texts, language) => (Self::Texts(*texts), Some(language)),
            Column::TermText(text, language) => (Self::TermText(*text), Some(language)),
            Column::TermField(language, _) => (Self::TermField, Some(language)),
            Column::Attribute(attribute, language) => (Self::Attribute(*attribute), language.as_ref()),
            Column::Forbidden(language) => (Self::Forbidden, language.as_ref()),
            Column::Id => (Self::Id, None),
            Column::Domain => (Self::Domain, None),
            Column::Definition => (Self::Definition, None),
            Column::SectionDefinition(language) => (Self::Definition, Some(language)),
            Column::Note => (Self::Note, None),
            Column::SectionNote(language) => (Self::Note, Some(language)),
            Column::Translate => (Self::Translate, None),
            Column::Links => (Self::Links, None),
            Column::Field(_) => (Self::Field, None),
            Column::SectionField(language, _) => (Self::Field, Some(language)),
            Column::PairTerm(side) => (Self::PairTerm(*side), None),
            Column::PairLanguage(side) => (Self::PairLanguage(*side), None),
        }
    }

    /// Whether it is of one language.
    pub fn of_language(self) -> OfLanguage {
        match self {
            Self::Term | Self::ForbiddenTerm | Self::DeprecatedTerm => OfLanguage::Always,
            Self::Texts(_) | Self::TermText(_) | Self::TermField => OfLanguage::Always,
            Self::Attribute(_) | Self::Forbidden | Self::Definition | Self::Note | Self::Field => {
                OfLanguage::Maybe
            }
            _ => OfLanguage::Never,
        }
    }

    /// The column that holds it in a language; `name` is what the table calls it, and
    /// `usual` the language of one that has to have one.
    pub fn column(self, language: Option<Language>, usual: &Language, name: &str) -> Column {
        let name = name.trim().to_owned();
        let one = || language.clone().unwrap_or_else(|| usual.clone());
        match self {
            Self::Ignored => Column::Ignored,
            Self::Term => Column::Term(one()),
            Self::ForbiddenTerm => Column::StatusTerm(TermStatus::Forbidden, one()),
            Self::DeprecatedTerm => Column::StatusTerm(TermStatus::Deprecated, one()),
            Self::Texts(texts) => Column::Texts(texts, one()),
            Self::TermText(text) => Column::TermText(text, one()),
            Self::TermField => Column::TermField(one(), name),
            Self::Attribute(attribute) => Column::Attribute(attribute, language),
            Self::Forbidden => Column::Forbidden(language),
            Self::Id => Column::Id,
            Self::Domain => Column::Domain,
            Self::Definition => language.map_or(Column::Definition, Column::SectionDefinition),
            Self::Note => language.map_or(Column::Note, Column::SectionNote),
            Self::Translate => Column::Translate,
            Self::Links => Column::Links,
            Self::Field => match language {
                Some(language) => Column::SectionField(language, name),
                None => Column::Field(name),
            },
            Self::PairTerm(side) => Column::PairTerm(side),
            Self::PairLanguage(side) => Column::PairLanguage(side),
        }
    }

    /// The Fluent id of its name.
    pub fn message(self) -> &'static str {
        match self {
            Self::Ignored => "column-ignored",
            Self::Term => "column-term",
            Self::ForbiddenTerm => "column-forbidden-term",
            Self::DeprecatedTerm => "column-deprecated-term",
            Self::Texts(Texts::Variants) => "fact-variant",
            Self::Texts(Texts::Forms) => "fact-form",
            Self::Texts(Texts::Contexts) => "fact-context",
            Self::Texts(Texts::MustMatch) => "fact-must-match",
            Self::Texts(Texts::MustNotMatch) => "fact-must-not-match",
            Self::TermText(TermText::Source) => "fact-source",
            Self::TermText(TermText::Note) => "column-term-note",
            Self::TermText(TermText::FirstMention) => "fact-first-mention",
            Self::TermText(TermText::Id) => "fact-term-id",
            Self::TermField => "column-term-field",
            Self::Attribute(Attribute::Status) => "fact-status",
            Self::Attribute(Attribute::PartOfSpeech) => "fact-part-of-speech",
            Self::Attribute(Attribute::Gender) => "fact-gender",
            Self::Attribute(Attribute::Number) => "fact-number",
            Self::Attribute(Attribute::Type) => "fact-term-type",
            Self::Attribute(Attribute::Matching) => "fact-matching",
            Self::Attribute(Attribute::Case) => "fact-match-case",
            Self::Forbidden => "column-forbidden",
            Self::Id => "column-id",
            Self::Domain => "fact-domain",
            Self::Definition => "fact-definition",
            Self::Note => "fact-note",
            Self::Translate => "column-translate",
            Self::Links => "fact-link",
            Self::Field => "column-field",
            Self::PairTerm(Side::Source) => "column-source-term",
            Self::PairTerm(Side::Target) => "column-target-term",
            Self::PairLanguage(Side::Source) => "column-source-language",
            Self::PairLanguage(Side::Target) => "column-target-language",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_is_that_of_its_column() {
        let [usual, french]: [Language; 2] = ["ar", "fr"].map(|tag| tag.parse().unwrap());
        for property in Property::ALL {
            for language in [None, Some(&french)] {
                let column = property.column(language.cloned(), &usual, " Client ");
                let expected = match (property.of_language(), language) {
                    (OfLanguage::Never, _) | (OfLanguage::Maybe, None) => None,
                    (OfLanguage::Always, None) => Some(&usual),
                    (_, Some(_)) => Some(&french),
                };
                assert_eq!(Property::of(&column), (*property, expected));
                // The name under which a mapping keeps it says the same.
                assert_eq!(Column::of_name(&column.name()), column, "{}", column.name());
            }
        }
    }

    #[test]
    fn every_column_is_that_of_its_property() {
        let usual: Language = "en".parse().unwrap();
        for name in [
            "",
            "id",
            "ar",
            "note",
            "note_ar",
            "field:x",
            "field_ar:x",
            "termfield_en:x",
            "case",
            "deprecatedterm_en",
        ] {
            let column = Column::of_name(name);
            let (property, language) = Property::of(&column);
            assert_eq!(property.column(language.cloned(), &usual, "x"), column, "{name}");
        }
    }
}
