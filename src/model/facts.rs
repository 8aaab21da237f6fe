//! A concept as a list of single statements, so that two can be compared: what an
//! export leaves out, what a newer file changed, what differs between two
//! glossaries.

use super::{Change, Concept, Field, Language, LanguageSection, Term};
use std::borrow::Cow;
use std::collections::HashMap;

/// One statement about a concept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact<'a> {
    /// What it is about.
    pub place: Place<'a>,
    /// Which of its properties it states.
    pub what: What,
    /// The name of the field, where it is one; else empty.
    pub name: &'a str,
    /// What it states of it.
    pub value: Cow<'a, str>,
}

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place<'a> {
    /// The concept as a whole.
    Concept,
    /// The concept in one language.
    Section(&'a Language),
    /// A term, by its language and wording.
    Term(&'a Language, &'a str),
}

/// The level of a [`Place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The concept as a whole.
    Concept,
    /// The concept in one language.
    Section,
    /// A term.
    Term,
}

/// A property that a statement can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// The field of knowledge.
    Domain,
    /// What the concept means.
    Definition,
    /// A remark.
    Note,
    /// That it is left as it is in translations.
    DoNotTranslate,
    /// The address of something that shows it.
    Link,
    /// Something that was done with it.
    History,
    /// The wording itself.
    Wording,
    /// Whether it may be used.
    Status,
    /// The part of speech.
    PartOfSpeech,
    /// The grammatical gender.
    Gender,
    /// The grammatical number.
    Number,
    /// Another spelling.
    Variant,
    /// How far a text may differ.
    Matching,
    /// That capitals count.
    MatchCase,
    /// An inflected form.
    Form,
    /// The wording at the first mention.
    FirstMention,
    /// A sentence it is to be found in.
    MustMatch,
    /// A sentence it must not be found in.
    MustNotMatch,
    /// What names it in its file.
    TermId,
    /// What kind of wording it is.
    TermType,
    /// A text that shows it in use.
    Context,
    /// Where it was found.
    Source,
    /// A field of another tool.
    Field,
}

impl Level {
    /// Every level, from the whole to its parts.
    pub const ALL: &[Level] = &[Level::Concept, Level::Section, Level::Term];

    /// The name the level has in reports for programs.
    pub fn name(self) -> &'static str {
        match self {
            Level::Concept => "concept",
            Level::Section => "section",
            Level::Term => "term",
        }
    }
}

impl What {
    /// Every property, in order of declaration.
    pub const ALL: &[What] = &[
        What::Domain,
        What::Definition,
        What::Note,
        What::DoNotTranslate,
        What::Link,
        What::History,
        What::Wording,
        What::Status,
        What::PartOfSpeech,
        What::Gender,
        What::Number,
        What::Variant,
        What::Matching,
        What::MatchCase,
        What::Form,
        What::FirstMention,
        What::MustMatch,
        What::MustNotMatch,
        What::TermId,
        What::TermType,
        What::Context,
        What::Source,
        What::Field,
    ];

    /// The name the property has in our JSON, and in reports for programs.
    pub fn name(self) -> &'static str {
        match self {
            What::Domain => "domain",
            What::Definition => "definition",
            What::Note => "note",
            What::DoNotTranslate => "do_not_translate",
            What::Link => "links",
            What::History => "history",
            What::Wording => "text",
            What::Status => "status",
            What::PartOfSpeech => "part_of_speech",
            What::Gender => "gender",
            What::Number => "number",
            What::Variant => "variants",
            What::Matching => "matching",
            What::MatchCase => "match_case",
            What::Form => "forms",
            What::FirstMention => "first_mention",
            What::MustMatch => "must_match",
            What::MustNotMatch => "must_not_match",
            What::TermId => "id",
            What::TermType => "term_type",
            What::Context => "contexts",
            What::Source => "source",
            What::Field => "fields",
        }
    }
}

impl Place<'_> {
    /// The level of the place.
    pub fn level(&self) -> Level {
        match self {
            Place::Concept => Level::Concept,
            Place::Section(_) => Level::Section,
            Place::Term(..) => Level::Term,
        }
    }
}

/// Everything that is said of a concept, except its id. The order of the terms
/// is no statement, nor is that of the fields.
pub fn facts(concept: &Concept) -> Vec<Fact<'_>> {
    let mut facts = Facts { place: Place::Concept, found: Vec::new() };
    facts.text(What::Domain, &concept.domain);
    facts.text(What::Definition, &concept.definition);
    facts.text(What::Note, &concept.note);
    facts.mark(What::DoNotTranslate, concept.do_not_translate);
    facts.texts(What::Link, &concept.links);
    facts.fields(&concept.fields);
    for change in &concept.history {
        facts.add(What::History, history_value(change));
    }
    for section in &concept.sections {
        facts.section(section);
    }
    for term in &concept.terms {
        facts.term(term);
    }
    facts.found
}

/// The statements of `concept` that none of `others` makes.
pub fn missing<'a>(concept: &'a Concept, others: &[&Concept]) -> Vec<Fact<'a>> {
    if let [other] = others
        && **other == *concept
    {
        return Vec::new();
    }
    let mut there: HashMap<Fact<'_>, usize> = HashMap::new();
    for fact in others.iter().flat_map(|other| facts(other)) {
        *there.entry(fact).or_default() += 1;
    }
    facts(concept)
        .into_iter()
        .filter(|fact| match there.get_mut(fact) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

/// The concept with its terms, sections and fields in one fixed order, in which two
/// are equal that say the same: terms of different languages have no order among
/// each other, nor have fields.
pub fn canonical(concept: &Concept) -> Concept {
    let mut concept = concept.clone();
    concept.terms.sort_by(|a, b| a.language.cmp(&b.language));
    concept.sections.sort_by(|a, b| a.language.cmp(&b.language));
    concept.fields.sort_by(|a, b| a.name.cmp(&b.name));
    for section in &mut concept.sections {
        section.fields.sort_by(|a, b| a.name.cmp(&b.name));
    }
    for term in &mut concept.terms {
        term.status_assumed = term.stated_status().is_none();
        term.change_details(|details| details.fields.sort_by(|a, b| a.name.cmp(&b.name)));
    }
    concept
}

struct Facts<'a> {
    place: Place<'a>,
    found: Vec<Fact<'a>>,
}

impl<'a> Facts<'a> {
    fn add(&mut self, what: What, value: impl Into<Cow<'a, str>>) {
        self.found.push(Fact { place: self.place, what, name: "", value: value.into() });
    }

    fn text(&mut self, what: What, text: &'a str) {
        if !text.is_empty() {
            self.add(what, text);
        }
    }

    fn texts(&mut self, what: What, texts: &'a [String]) {
        for text in texts {
            self.add(what, text.as_str());
        }
    }

    fn mark(&mut self, what: What, set: bool) {
        if set {
            self.add(what, "");
        }
    }

    fn fields(&mut self, fields: &'a [Field]) {
        for field in fields {
            let value = field_value(field);
            self.found.push(Fact { place: self.place, what: What::Field, name: &field.name, value });
        }
    }

    fn section(&mut self, section: &'a LanguageSection) {
        self.place = Place::Section(&section.language);
        self.text(What::Definition, &section.definition);
        self.text(What::Note, &section.note);
        self.fields(&section.fields);
    }

    fn term(&mut self, term: &'a Term) {
        self.place = Place::Term(&term.language, &term.text);
        self.add(What::Wording, term.text.as_str());
        if let Some(status) = term.stated_status() {
            self.add(What::Status, status.name());
        }
        if let Some(value) = term.part_of_speech {
            self.add(What::PartOfSpeech, value.name());
        }
        if let Some(value) = term.gender {
            self.add(What::Gender, value.name());
        }
        if let Some(value) = term.number {
            self.add(What::Number, value.name());
        }
        self.texts(What::Variant, &term.variants);
        if term.matching != Default::default() {
            self.add(What::Matching, term.matching.name());
        }
        self.mark(What::MatchCase, term.match_case);
        let details = term.details();
        self.texts(What::Form, &details.forms);
        self.text(What::FirstMention, &details.first_mention);
        self.texts(What::MustMatch, &details.must_match);
        self.texts(What::MustNotMatch, &details.must_not_match);
        self.text(What::TermId, &details.id);
        if let Some(value) = details.term_type {
            self.add(What::TermType, value.name());
        }
        self.text(What::Note, &details.note);
        self.texts(What::Context, &details.contexts);
        self.text(What::Source, &details.source);
        self.fields(&details.fields);
    }
}

/// A field in one text: what it says, and in brackets what else stands with it.
pub(crate) fn field_value(field: &Field) -> Cow<'_, str> {
    if field.is_plain() {
        return Cow::Borrowed(&field.value);
    }
    let mut value = if field.markup.is_empty() { field.value.clone() } else { field.markup.clone() };
    let about = [&field.form].into_iter().filter(|form| !form.is_empty()).cloned();
    let attributes = field.attributes.iter().map(|(name, value)| format!("{name}={value}"));
    let fields = field.fields.iter().map(|field| format!("{}: {}", field.name, field_value(field)));
    let more: Vec<String> = about.chain(attributes).chain(fields).collect();
    if !more.is_empty() {
        value.push_str(&format!(" [{}]", more.join("; ")));
    }
    Cow::Owned(value)
}

fn history_value(change: &Change) -> String {
    let Change { time, author, kind, term, was, domain, reason } = change;
    let domain = domain.as_deref().unwrap_or_default();
    [time.to_string().as_str(), author, kind.name(), term, was, domain, reason].join("\u{1F}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ConceptId, TermStatus};

    fn concept() -> Concept {
        let mut concept = Concept::new(ConceptId("a".into()));
        concept.domain = "places".into();
        let mut term = Term::new("ar".parse().unwrap(), "باكو");
        term.variants = vec!["باکو".into(), "باکو".into()];
        concept.terms = vec![term, Term::new("en".parse().unwrap(), "Baku")];
        concept.fields = vec![Field::new("ref", "p. 3")];
        concept
    }

    /// `what: value` of what is missing.
    fn missing_of(concept: &Concept, others: &[&Concept]) -> Vec<String> {
        missing(concept, others)
            .iter()
            .map(|fact| format!("{:?}{}: {}", fact.what, fact.name, fact.value))
            .collect()
    }

    #[test]
    fn what_is_missing_is_counted_once_each() {
        let is = concept();
        assert_eq!(missing_of(&is, &[&is]), [""; 0]);
        let mut less = is.clone();
        less.terms[0].variants.pop();
        less.fields.clear();
        less.domain = "cities".into();
        assert_eq!(missing_of(&is, &[&less]), ["Domain: places", "Fieldref: p. 3", "Variant: باکو"]);
        assert_eq!(missing_of(&less, &[&is]), ["Domain: cities"]);
    }

    #[test]
    fn what_is_spread_over_several_concepts_is_there() {
        let is = concept();
        let (mut one, mut other) = (is.clone(), is.clone());
        one.terms.pop();
        other.terms.remove(0);
        assert_eq!(missing_of(&is, &[&one, &other]), [""; 0]);
    }

    #[test]
    fn an_assumed_status_is_no_statement() {
        let (assumed, mut stated) = (concept(), concept());
        stated.terms[1].set_status(TermStatus::Preferred);
        assert_eq!(missing_of(&stated, &[&assumed]), ["Status: preferred"]);
        assert_eq!(missing_of(&assumed, &[&stated]), [""; 0]);
    }
}
