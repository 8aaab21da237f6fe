//! From concepts to resources.

use super::decode::{ABOUT, IRI, RESOURCE, SUBJECT};
use super::graph::{Resource, Value};
use super::names::{self, OWN, RDF_TYPE};
use crate::formats::glossaries::Head;
use crate::model::{Change, Concept, Field, Language, Matching, Term, TermStatus};

/// A head as a scheme, where it says anything, and the resources that stand beside
/// the concepts.
pub(super) fn head(head: &Head) -> (Option<Resource>, Vec<Resource>) {
    let (resources, fields): (Vec<&Field>, Vec<&Field>) =
        head.fields.iter().partition(|field| field.form == RESOURCE);
    let resources = resources
        .into_iter()
        .filter(|field| names::is_iri(&field.name))
        .map(|field| {
            let mut resource = Resource::new(&*field.name);
            push_fields(&mut resource, &field.fields, None);
            resource
        })
        // Of what nothing is said, Turtle has no statement.
        .filter(|resource| !resource.properties.is_empty())
        .collect();
    let mut scheme = Resource::new(subject(&head.fields).unwrap_or_else(|| names::SCHEME.to_owned()));
    scheme.push(RDF_TYPE, Value::Iri(names::iri_of("skos:ConceptScheme")));
    for (part, name, text) in [
        ("name", "dct:title", &head.name),
        ("licence", "dct:license", &head.licence),
        ("origin", "dct:source", &head.origin),
    ] {
        if text.is_empty() {
            continue;
        }
        let about = head.fields.iter().find(|field| field.form == ABOUT && field.name == part);
        let attribute = |name: &str| about.and_then(|about| about.attributes.get(name)).cloned();
        let name = attribute("property").unwrap_or_else(|| name.to_owned());
        let language = attribute("lang").filter(|tag| names::is_language_tag(tag));
        let value = match language {
            Some(language) => Value::in_language(text, language),
            None if part != "name" && names::is_iri(text) => Value::Iri(text.clone()),
            None => Value::text(text),
        };
        scheme.push(name, value);
    }
    for comment in &head.comments {
        scheme.push("rdfs:comment", Value::text(comment));
    }
    for field in fields.iter().filter(|field| !is_placed(field)) {
        push_fields(&mut scheme, std::slice::from_ref(*field), None);
    }
    let says_nothing = scheme.properties.len() == 1 && subject(&head.fields).is_none();
    ((!says_nothing).then_some(scheme), resources)
}

/// A concept as a resource; `scheme` is the one that it is in.
pub(super) fn concept(concept: &Concept, scheme: Option<&str>) -> Resource {
    let id = &concept.id.0;
    let own = subject(&concept.fields);
    let is_named_so = own.is_none() && names::is_iri(id);
    let iri = own.unwrap_or_else(|| if is_named_so { id.clone() } else { names::concept_iri(id) });
    let mut resource = Resource::new(iri);
    resource.push(RDF_TYPE, Value::Iri(names::iri_of("skos:Concept")));
    if !is_named_so && !id.is_empty() {
        resource.push("skos:notation", Value::text(id));
    }
    if let Some(scheme) = scheme {
        resource.push("skos:inScheme", Value::Iri(scheme.to_owned()));
    }
    push_labels(&mut resource, concept);
    for (name, text) in [
        ("dct:subject", &concept.domain),
        ("skos:definition", &concept.definition),
        ("skos:scopeNote", &concept.note),
    ] {
        push_text(&mut resource, name, text);
    }
    if concept.do_not_translate {
        resource.push(own_name("doNotTranslate"), Value::text("true"));
    }
    let pages = concept.links.iter().all(|link| names::is_iri(link));
    for link in &concept.links {
        if pages {
            resource.push("rdfs:seeAlso", Value::Iri(link.clone()));
        } else {
            resource.push(own_name("link"), Value::text(link));
        }
    }
    for change in &concept.history {
        if let Some(change) = self::change(change) {
            resource.push("skos:changeNote", Value::Resource(Box::new(change)));
        }
    }
    push_fields(&mut resource, &concept.fields, None);
    for section in &concept.sections {
        let tag = tag(&section.language);
        for (name, text) in [("skos:definition", &section.definition), ("skos:scopeNote", &section.note)] {
            if !text.is_empty() {
                resource.push(name, language_text(text, tag.as_deref()));
            }
        }
        push_fields(&mut resource, &section.fields, tag.as_deref());
    }
    resource
}

/// A name of our own vocabulary.
pub(super) fn own_name(local: &str) -> String {
    names::name_of(&format!("{OWN}{local}"))
}

fn push_labels(resource: &mut Resource, concept: &Concept) {
    let mut preferred: Vec<&Language> = Vec::new();
    for term in &concept.terms {
        let is_first = term.status == TermStatus::Preferred && !preferred.contains(&&term.language);
        if is_first {
            preferred.push(&term.language);
        }
        let (kind, status) = match term.status {
            TermStatus::Preferred if is_first => ("prefLabel", TermStatus::Preferred),
            TermStatus::Preferred | TermStatus::Admitted | TermStatus::Proposed => {
                ("altLabel", TermStatus::Admitted)
            }
            TermStatus::Deprecated | TermStatus::Forbidden => ("hiddenLabel", TermStatus::Forbidden),
        };
        let tag = tag(&term.language);
        let wording = language_text(&term.text, tag.as_deref());
        resource.push(format!("skos:{kind}"), wording.clone());
        let mut label = label(term, status, hosts_variants(concept, term));
        let twins =
            concept.terms.iter().filter(|other| other.language == term.language && other.text == term.text);
        if term.stated_status().is_none() {
            if twins.count() > 1 || kind == "hiddenLabel" || !label.properties.is_empty() {
                label.push(own_name("unstated"), Value::text("true"));
            } else {
                resource.push(own_name("unstated"), wording.clone());
            }
        }
        if kind == "hiddenLabel" || label.iri.is_some() || !label.properties.is_empty() {
            label.properties.insert(0, (RDF_TYPE.to_owned(), Value::Iri(names::iri_of("skosxl:Label"))));
            label.properties.insert(1, ("skosxl:literalForm".to_owned(), wording));
            resource.push(format!("skosxl:{kind}"), Value::Resource(Box::new(label)));
        }
    }
    let (hosts, others): (Vec<&Term>, Vec<&Term>) =
        concept.terms.iter().partition(|term| hosts_variants(concept, term));
    for term in hosts.into_iter().chain(others) {
        let tag = tag(&term.language);
        for variant in &term.variants {
            resource.push("skos:hiddenLabel", language_text(variant, tag.as_deref()));
        }
    }
}

/// Whether hidden labels of the term's language are its spellings: it is the first
/// one of that language that is no hidden label itself.
fn hosts_variants(concept: &Concept, term: &Term) -> bool {
    let first = concept.terms.iter().find(|other| {
        other.language == term.language
            && !matches!(other.status, TermStatus::Deprecated | TermStatus::Forbidden)
    });
    first.is_some_and(|first| std::ptr::eq(first, term))
}

/// What is to be said of a term beyond its wording and the status that its label
/// gives it.
fn label(term: &Term, status: TermStatus, hosts_variants: bool) -> Resource {
    let details = term.details();
    let id = Some(details.id.clone()).filter(|id| names::is_iri(id));
    let mut label = Resource { iri: id, properties: Vec::new() };
    let mut named = |name: &str, value: Option<&'static str>| {
        if let Some(value) = value {
            label.push(own_name(name), Value::text(value));
        }
    };
    named("status", term.stated_status().filter(|stated| *stated != status).map(TermStatus::name));
    named("partOfSpeech", term.part_of_speech.map(|value| value.name()));
    named("gender", term.gender.map(|value| value.name()));
    named("number", term.number.map(|value| value.name()));
    named("termType", details.term_type.map(|value| value.name()));
    named("matching", Some(term.matching).filter(|m| *m != Matching::default()).map(Matching::name));
    named("matchCase", term.match_case.then_some("true"));
    if label.iri.is_none() {
        push_text(&mut label, &own_name("id"), &details.id);
    }
    push_text(&mut label, &own_name("firstMention"), &details.first_mention);
    push_text(&mut label, "skos:scopeNote", &details.note);
    push_text(&mut label, "dct:source", &details.source);
    let variants: &[String] = if hosts_variants { &[] } else { &term.variants };
    for (name, texts) in [
        (own_name("variant"), variants),
        (own_name("form"), &details.forms),
        (own_name("mustMatch"), &details.must_match),
        (own_name("mustNotMatch"), &details.must_not_match),
        ("skos:example".to_owned(), &details.contexts),
    ] {
        for text in texts {
            push_text(&mut label, &name, text);
        }
    }
    push_fields(&mut label, &details.fields, None);
    label
}

/// A change as a note; `None` where its time is none of the calendar.
pub(super) fn change(change: &Change) -> Option<Resource> {
    let Change { time, author, kind, term, was, domain, reason } = change;
    let date = jiff::Timestamp::from_millisecond(*time).ok()?.to_string();
    let mut note = Resource::default();
    push_text(&mut note, "rdf:value", reason);
    let datatype = Some(names::iri_of("xsd:dateTime"));
    note.push("dct:date", Value::Text { value: date, language: None, datatype });
    push_text(&mut note, "dct:creator", author);
    note.push(own_name("change"), Value::text(kind.name()));
    push_text(&mut note, &own_name("term"), term);
    push_text(&mut note, &own_name("was"), was);
    if let Some(domain) = domain {
        note.push(own_name("domain"), Value::text(domain));
    }
    Some(note)
}

/// Adds fields; those of a section with its language.
fn push_fields(resource: &mut Resource, fields: &[Field], language: Option<&str>) {
    for field in fields.iter().filter(|field| !is_placed(field)) {
        resource.push(field.name.clone(), value(field, language));
    }
}

fn value(field: &Field, section: Option<&str>) -> Value {
    let is_bare = field.markup.is_empty() && field.fields.is_empty();
    let mut attributes = field.attributes.iter();
    match (field.form.as_str(), attributes.next(), attributes.next()) {
        ("", None, _) if is_bare => return language_text(&field.value, section),
        (IRI, None, _) if is_bare && section.is_none() && names::is_iri(&field.value) => {
            return Value::Iri(field.value.clone());
        }
        ("", Some((name, tag)), None)
            if is_bare && section.is_none() && name == "lang" && names::is_language_tag(tag) =>
        {
            return Value::in_language(&field.value, tag);
        }
        ("", Some((name, iri)), None)
            if is_bare && section.is_none() && name == "datatype" && names::is_iri(iri) =>
        {
            let datatype = Some(iri.clone());
            return Value::Text { value: field.value.clone(), language: None, datatype };
        }
        _ => {}
    }
    let mut node = Resource::default();
    push_text(&mut node, "rdf:value", &field.value);
    push_text(&mut node, &own_name("form"), &field.form);
    push_text(&mut node, &own_name("markup"), &field.markup);
    push_text(&mut node, &own_name("language"), section.unwrap_or_default());
    for (name, value) in &field.attributes {
        node.push(own_name("attribute"), Value::text(format!("{name}={value}")));
    }
    push_fields(&mut node, &field.fields, None);
    Value::Resource(Box::new(node))
}

/// Whether a field stands at a place of its own, and not among the properties.
fn is_placed(field: &Field) -> bool {
    [SUBJECT, ABOUT, RESOURCE].contains(&field.form.as_str())
}

/// The IRI that a resource had in the file it came from.
fn subject(fields: &[Field]) -> Option<String> {
    let field = fields.iter().find(|field| field.form == SUBJECT)?;
    names::is_iri(&field.value).then(|| field.value.clone())
}

/// The tag of a language, unless it is unknown.
fn tag(language: &Language) -> Option<String> {
    (*language != Language::unknown()).then(|| language.to_string())
}

fn language_text(text: &str, tag: Option<&str>) -> Value {
    match tag {
        Some(tag) => Value::in_language(text, tag),
        None => Value::text(text),
    }
}

fn push_text(resource: &mut Resource, name: &str, text: &str) {
    if !text.is_empty() {
        resource.push(name, Value::text(text));
    }
}
