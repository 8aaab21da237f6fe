//! From resources to concepts.

use super::encode::{self, own_name};
use super::graph::{Resource, Value};
use super::names::{self, RDF_TYPE};
use crate::formats::glossaries::Head;
use crate::formats::languages;
use crate::model::{
    Change, ChangeKind, Concept, ConceptId, Field, Gender, GrammaticalNumber, Language, Matching,
    PartOfSpeech, Term, TermStatus, TermType,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The form of a field whose value is the IRI of a resource.
pub(super) const IRI: &str = "iri";
/// The form of the field that holds the IRI of the concept or scheme itself.
pub(super) const SUBJECT: &str = "subject";
/// The form of a field that says how a part of the head was written.
pub(super) const ABOUT: &str = "skos";
/// The form of a field of the head that is a resource beside the concepts.
pub(super) const RESOURCE: &str = "resource";

/// What is wrong with a concept.
#[derive(Default)]
pub(super) struct Problems {
    pub unknown_languages: Vec<String>,
    pub missing_language: bool,
}

/// The head that a scheme and the resources beside the concepts are.
pub(super) fn head(scheme: Option<&Resource>, others: &[Resource]) -> Head {
    let mut head = Head::default();
    if let Some(scheme) = scheme {
        let mut taken = vec![false; scheme.properties.len()];
        for (part, names) in [
            ("name", &["dct:title", "dc:title", "rdfs:label", "skos:prefLabel"][..]),
            ("licence", &["dct:license", "dct:rights", "dc:rights"]),
            ("origin", &["dct:source", "dc:source"]),
        ] {
            let found = names.iter().find_map(|name| {
                scheme.properties.iter().position(|(other, value)| {
                    other == name
                        && match value {
                            Value::Text { datatype, value, .. } => datatype.is_none() && !value.is_empty(),
                            Value::Iri(_) => part != "name",
                            Value::Resource(_) => false,
                        }
                })
            });
            let Some(at) = found else { continue };
            taken[at] = true;
            let (name, value) = &scheme.properties[at];
            let mut attributes = BTreeMap::new();
            if *name != names[0] {
                attributes.insert("property".to_owned(), name.clone());
            }
            let text = match value {
                Value::Text { value, language, .. } => {
                    attributes.extend(language.iter().map(|tag| ("lang".to_owned(), tag.clone())));
                    value
                }
                Value::Iri(iri) => iri,
                Value::Resource(_) => continue,
            };
            match part {
                "name" => head.name = text.clone(),
                "licence" => head.licence = text.clone(),
                _ => head.origin = text.clone(),
            }
            if !attributes.is_empty() {
                head.fields.push(Field { attributes, ..Field::of_form(ABOUT, part, "") });
            }
        }
        head.fields.extend(subject_field(scheme, names::SCHEME));
        for ((name, value), taken) in scheme.properties.iter().zip(taken) {
            match (name.as_str(), value.plain()) {
                _ if taken || is_class(name, value, "skos:ConceptScheme") => {}
                ("rdfs:comment", Some(comment)) if !comment.is_empty() => {
                    head.comments.push(comment.to_owned())
                }
                _ => head.fields.extend(field(name, value)),
            }
        }
    }
    for resource in others {
        let fields: Vec<Field> =
            resource.properties.iter().filter_map(|(name, value)| field(name, value)).collect();
        // An empty text says nothing.
        if fields.is_empty() {
            continue;
        }
        let name = resource.iri.clone().unwrap_or_default();
        head.fields.push(Field { fields, ..Field::of_form(RESOURCE, name, "") });
    }
    head
}

/// The scheme that the concepts of a glossary with this head are in.
pub(super) fn scheme_of(head: &Head) -> Option<String> {
    encode::head(head).0.and_then(|scheme| scheme.iri)
}

/// The concept that a resource is.
pub(super) fn concept(resource: &Resource, scheme: Option<&str>, problems: &mut Problems) -> Concept {
    let mut reader = ConceptReader {
        concept: Concept::default(),
        labels: Vec::new(),
        places: FxHashMap::default(),
        hidden: Vec::new(),
        unstated: Vec::new(),
        variants: Vec::new(),
        problems,
    };
    for (name, value) in &resource.properties {
        let in_scheme =
            name == "skos:inScheme" && matches!((value, scheme), (Value::Iri(iri), Some(s)) if iri == s);
        if !in_scheme && !is_class(name, value, "skos:Concept") {
            reader.read(name, value);
        }
    }
    let mut concept = reader.finish();
    let iri = resource.iri.clone().unwrap_or_default();
    if concept.id.0.is_empty() {
        concept.id = ConceptId(iri);
    } else {
        let usual = names::concept_iri(&concept.id.0);
        concept.fields.extend(subject_field(resource, &usual));
    }
    concept.sections.retain(|section| !section.is_empty());
    concept
}

/// How a wording was met.
#[derive(Clone, Copy, PartialEq)]
enum Met {
    /// As a label of SKOS.
    Plain,
    /// As a label of SKOS-XL; that of SKOS may follow.
    Extended,
    /// As both.
    Both,
}

struct ConceptReader<'a> {
    concept: Concept,
    /// For each term, the kind of its label and how it was met.
    labels: Vec<(&'static str, Met)>,
    /// For each text, the terms of this wording in their order.
    places: FxHashMap<String, Vec<usize>>,
    /// Hidden labels that nothing else was said of so far.
    hidden: Vec<(Language, String, Option<Field>)>,
    /// Wordings whose status nobody stated.
    unstated: Vec<(Language, String)>,
    /// Spellings that were read with their terms.
    variants: Vec<(Language, String)>,
    problems: &'a mut Problems,
}

const KINDS: [&str; 3] = ["prefLabel", "altLabel", "hiddenLabel"];

impl ConceptReader<'_> {
    fn read(&mut self, name: &str, value: &Value) {
        let kind = |prefix: &str| {
            let local = name.strip_prefix(prefix)?;
            KINDS.iter().find(|kind| **kind == local).copied()
        };
        if let (Some(kind), Value::Text { value: text, datatype: None, .. }) = (kind("skos:"), value)
            && !text.is_empty()
        {
            return self.read_label(kind, value);
        }
        if let (Some(kind), Value::Resource(label)) = (kind("skosxl:"), value)
            && let Some(form) = label.values("skosxl:literalForm").find(|form| is_wording(form))
        {
            return self.read_extended(kind, label, form);
        }
        if name == own_name("unstated")
            && let Some((language, text, _)) = self.wording(value)
        {
            return self.unstated.push((language, text));
        }
        if !self.read_statement(name, value)
            && let Some(mut field) = field(name, value)
        {
            let language = field.attributes.get("lang").and_then(|tag| languages::language(tag));
            let only = field.attributes.len() == 1 && field.form.is_empty() && field.fields.is_empty();
            match (language.filter(|_| only), section_of(&mut field)) {
                (Some(language), _) => {
                    field.attributes.clear();
                    self.concept.section_mut(&language).fields.push(field);
                }
                (None, Some(language)) => self.concept.section_mut(&language).fields.push(field),
                (None, None) => self.concept.fields.push(field),
            }
        }
    }

    /// Takes in what the model has a word for; `false` where it has none, or has
    /// said it already.
    fn read_statement(&mut self, name: &str, value: &Value) -> bool {
        let concept = &mut self.concept;
        match (name, value, value.plain()) {
            ("skos:notation", _, Some(text)) => fill(&mut concept.id.0, text),
            ("dct:subject", _, Some(text)) => fill(&mut concept.domain, text),
            ("skos:definition", _, Some(text)) => fill(&mut concept.definition, text),
            ("skos:scopeNote", _, Some(text)) => fill(&mut concept.note, text),
            ("skos:definition" | "skos:scopeNote", Value::Text { value, language: Some(tag), .. }, _) => {
                let Some(language) = languages::language(tag) else { return false };
                let section = concept.section_mut(&language);
                fill(
                    if name == "skos:definition" { &mut section.definition } else { &mut section.note },
                    value,
                )
            }
            ("rdfs:seeAlso", Value::Iri(iri), _) => {
                concept.links.push(iri.clone());
                true
            }
            ("skos:changeNote", Value::Resource(note), _) => match change(note) {
                Some(change) => {
                    concept.history.push(change);
                    true
                }
                None => false,
            },
            (_, _, Some(text)) if name == own_name("link") && !text.is_empty() => {
                concept.links.push(text.to_owned());
                true
            }
            (_, _, Some("true")) if name == own_name("doNotTranslate") => {
                !std::mem::replace(&mut concept.do_not_translate, true)
            }
            _ => false,
        }
    }

    fn read_label(&mut self, kind: &'static str, value: &Value) {
        let Some((language, text, about)) = self.wording(value) else { return };
        // A label of SKOS-XL says the one of SKOS again.
        let again = self.met(kind, Met::Extended, &language, &text).next();
        if let Some(at) = again {
            self.labels[at].1 = Met::Both;
        } else if kind == "hiddenLabel" {
            self.hidden.push((language, text, about));
        } else {
            self.add(kind, Met::Plain, language, text, about);
        }
    }

    /// The terms of a wording that were met in this way, in their order.
    fn met(
        &self,
        kind: &'static str,
        how: Met,
        language: &Language,
        text: &str,
    ) -> impl DoubleEndedIterator<Item = usize> {
        let places = self.places.get(text).map_or(&[][..], Vec::as_slice).iter().copied();
        places.filter(move |at| {
            self.labels[*at] == (kind, how) && self.concept.terms[*at].language == *language
        })
    }

    fn read_extended(&mut self, kind: &'static str, label: &Resource, form: &Value) {
        let Some((language, text, about)) = self.wording(form) else { return };
        let at = if kind == "hiddenLabel" {
            let said = self.hidden.iter().rposition(|(l, t, _)| *l == language && *t == text);
            let met = if said.is_some() { Met::Both } else { Met::Extended };
            if let Some(said) = said {
                self.hidden.remove(said);
            }
            self.add(kind, met, language.clone(), text, about)
        } else {
            let said = self.met(kind, Met::Plain, &language, &text).next_back();
            match said {
                Some(at) => {
                    self.labels[at].1 = Met::Both;
                    at
                }
                None => self.add(kind, Met::Extended, language.clone(), text, about),
            }
        };
        let term = &mut self.concept.terms[at];
        let mut form_read = false;
        if let Some(iri) = &label.iri {
            term.change_details(|details| details.id = iri.clone());
        }
        for (name, value) in &label.properties {
            let is_form =
                name == "skosxl:literalForm" && value == form && !std::mem::replace(&mut form_read, true);
            if is_form || is_class(name, value, "skosxl:Label") || read_about_term(term, name, value) {
                continue;
            }
            if let Some(field) = field(name, value) {
                term.change_details(|details| details.fields.push(field));
            }
        }
        let variants = term.variants.iter().map(|variant| (language.clone(), variant.clone()));
        self.variants.extend(variants);
    }

    /// The language and text of a label, and the field that keeps a tag which is no
    /// language known.
    fn wording(&mut self, value: &Value) -> Option<(Language, String, Option<Field>)> {
        let Value::Text { value, language, datatype: None } = value else { return None };
        match language {
            None => {
                self.problems.missing_language = true;
                Some((Language::unknown(), value.clone(), None))
            }
            Some(tag) => match languages::language(tag) {
                Some(language) => Some((language, value.clone(), None)),
                None => {
                    self.problems.unknown_languages.push(tag.clone());
                    Some((Language::unknown(), value.clone(), Some(Field::new("lang", tag))))
                }
            },
        }
    }

    fn add(
        &mut self,
        kind: &'static str,
        met: Met,
        language: Language,
        text: String,
        about: Option<Field>,
    ) -> usize {
        self.places.entry(text.clone()).or_default().push(self.concept.terms.len());
        let mut term = Term::new(language, text);
        term.set_status(match kind {
            "prefLabel" => TermStatus::Preferred,
            "altLabel" => TermStatus::Admitted,
            _ => TermStatus::Forbidden,
        });
        term.change_details(|details| details.fields.extend(about));
        self.concept.terms.push(term);
        self.labels.push((kind, met));
        self.concept.terms.len() - 1
    }

    fn finish(mut self) -> Concept {
        // Spellings that were read with their terms stand among the hidden labels too.
        for (language, text) in std::mem::take(&mut self.variants).into_iter().rev() {
            if let Some(at) = self.hidden.iter().rposition(|(l, t, _)| *l == language && *t == text) {
                self.hidden.remove(at);
            }
        }
        for (language, text, about) in std::mem::take(&mut self.hidden) {
            let host = (0..self.labels.len()).find(|at| {
                self.labels[*at].0 != "hiddenLabel" && self.concept.terms[*at].language == language
            });
            match host {
                Some(at) if about.is_none() => self.concept.terms[at].variants.push(text),
                _ => {
                    self.add("hiddenLabel", Met::Plain, language, text, about);
                }
            }
        }
        for (language, text) in std::mem::take(&mut self.unstated) {
            let terms = &mut self.concept.terms;
            let mut places = self.places.get(&text).into_iter().flatten().copied();
            let at = places.find(|at| terms[*at].language == language && !terms[*at].status_assumed);
            if let Some(term) = at.map(|at| &mut terms[at]) {
                term.status = TermStatus::default();
                term.status_assumed = true;
            }
        }
        self.concept
    }
}

/// Takes in what a label of SKOS-XL says; `false` where the model has no word for it.
fn read_about_term(term: &mut Term, name: &str, value: &Value) -> bool {
    let Some(text) = value.plain().filter(|text| !text.is_empty()) else { return false };
    match name {
        "skos:scopeNote" => return filled(term, |details| &mut details.note, text),
        "dct:source" => return filled(term, |details| &mut details.source, text),
        "skos:example" => {
            term.change_details(|details| details.contexts.push(text.to_owned()));
            return true;
        }
        _ => {}
    }
    let Some(own) = names::iri_of(name).strip_prefix(names::OWN).map(str::to_owned) else { return false };
    let push = |list: fn(&mut crate::model::TermDetails) -> &mut Vec<String>, term: &mut Term| {
        term.change_details(|details| list(details).push(text.to_owned()));
        true
    };
    match own.as_str() {
        "status" => TermStatus::from_name(text).map(|status| term.set_status(status)).is_some(),
        "unstated" => {
            term.status = TermStatus::default();
            term.status_assumed = true;
            true
        }
        "partOfSpeech" => set(&mut term.part_of_speech, PartOfSpeech::from_name(text)),
        "gender" => set(&mut term.gender, Gender::from_name(text)),
        "number" => set(&mut term.number, GrammaticalNumber::from_name(text)),
        "matching" => Matching::from_name(text).map(|matching| term.matching = matching).is_some(),
        "matchCase" => !std::mem::replace(&mut term.match_case, true),
        "termType" => {
            let mut known = false;
            term.change_details(|details| known = set(&mut details.term_type, TermType::from_name(text)));
            known
        }
        "id" => filled(term, |details| &mut details.id, text),
        "firstMention" => filled(term, |details| &mut details.first_mention, text),
        "variant" => {
            term.variants.push(text.to_owned());
            true
        }
        "form" => push(|details| &mut details.forms, term),
        "mustMatch" => push(|details| &mut details.must_match, term),
        "mustNotMatch" => push(|details| &mut details.must_not_match, term),
        _ => false,
    }
}

/// The field that a property is; `None` where it says nothing.
fn field(name: &str, value: &Value) -> Option<Field> {
    let mut field = Field { name: name.to_owned(), ..Field::default() };
    match value {
        Value::Iri(iri) => {
            field.form = IRI.to_owned();
            field.value = iri.clone();
        }
        Value::Text { value, language, datatype } => {
            field.value = value.clone();
            field.attributes.extend(language.iter().map(|tag| ("lang".to_owned(), tag.clone())));
            field.attributes.extend(datatype.iter().map(|iri| ("datatype".to_owned(), iri.clone())));
        }
        Value::Resource(node) => {
            for (name, value) in &node.properties {
                let place = match name.as_str() {
                    "rdf:value" => Some(&mut field.value),
                    _ if *name == own_name("form") => Some(&mut field.form),
                    _ if *name == own_name("markup") => Some(&mut field.markup),
                    _ => None,
                };
                if let (Some(place), Some(text)) = (place, value.plain())
                    && place.is_empty()
                {
                    *place = text.to_owned();
                    continue;
                }
                let attribute = value.plain().filter(|_| *name == own_name("attribute"));
                if let Some((key, value)) = attribute.and_then(|text| text.split_once('=')) {
                    field.attributes.insert(key.to_owned(), value.to_owned());
                } else if let Some(inner) = self::field(name, value) {
                    field.fields.push(inner);
                }
            }
        }
    }
    (!field.says_nothing()).then_some(field)
}

/// The language that a field says it is said in, which is taken out of it.
fn section_of(field: &mut Field) -> Option<Language> {
    let name = own_name("language");
    let at = field.fields.iter().position(|inner| inner.name == name && inner.is_plain())?;
    let language = languages::language(&field.fields[at].value)?;
    field.fields.remove(at);
    Some(language)
}

/// The change that a note is, where it says nothing that a change does not have.
fn change(note: &Resource) -> Option<Change> {
    let text = |name: &str| note.values(name).find_map(Value::plain).unwrap_or_default().to_owned();
    let date = note.values("dct:date").find_map(|value| match value {
        Value::Text { value, language: None, .. } => Some(value),
        _ => None,
    })?;
    let time: jiff::Timestamp = date.parse().ok()?;
    let domain = own_name("domain");
    let domain = note.values(&domain).find_map(Value::plain).map(str::to_owned);
    let change = Change {
        time: time.as_millisecond(),
        author: text("dct:creator"),
        kind: ChangeKind::from_name(&text(&own_name("change")))?,
        term: text(&own_name("term")),
        was: text(&own_name("was")),
        domain,
        reason: text("rdf:value"),
    };
    (encode::change(&change)?.properties == note.properties).then_some(change)
}

fn subject_field(resource: &Resource, usual: &str) -> Option<Field> {
    let iri = resource.iri.as_ref().filter(|iri| *iri != usual)?;
    Some(Field::of_form(SUBJECT, "iri", iri))
}

fn is_class(name: &str, value: &Value, class: &str) -> bool {
    name == RDF_TYPE && matches!(value, Value::Iri(iri) if *iri == names::iri_of(class))
}

fn is_wording(value: &Value) -> bool {
    matches!(value, Value::Text { value, datatype: None, .. } if !value.is_empty())
}

fn fill(place: &mut String, text: &str) -> bool {
    let empty = place.is_empty() && !text.is_empty();
    if empty {
        *place = text.to_owned();
    }
    empty
}

fn filled(term: &mut Term, place: fn(&mut crate::model::TermDetails) -> &mut String, text: &str) -> bool {
    let mut done = false;
    term.change_details(|details| done = fill(place(details), text));
    done
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let can = place.is_none() && value.is_some();
    if can {
        *place = value;
    }
    can
}
