//! From a concept to a `conceptGrp`.
//!
//! What a format can hold of a concept is what [`super::read`] makes of the
//! element that this makes of it, so that the two cannot disagree.

use super::words::{self, Property};
use super::{ID, read};
use crate::formats::xml::{Element, Node, holdable};
use crate::model::{Change, ChangeKind, Concept, Field, Language, Level, Term};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// The forms of fields that stand at a place of their own, and not among the
/// `descripGrp`s.
const PLACED: &[&str] = &["language", "term", "attributes"];

/// The form of fields that say more of a property than its value.
pub(super) const ABOUT: &str = "mtf";

/// The attributes that a `descrip` has in MultiTerm.
const LINKS: &[&str] = &["Blink", "Clink", "Glink", "Plink", "Slink", "Tlink", "Ulink", "multimedia"];

/// The concept with texts as they are when they have been in XML.
pub(super) fn clean(concept: &Concept) -> Concept {
    let mut concept = concept.clone();
    concept.change_texts(&mut |text| *text = holdable(text).trim().to_owned());
    concept.id.0 = holdable(&concept.id.0).trim().to_owned();
    for term in &mut concept.terms {
        term.change_details(|details| details.id = holdable(&details.id).trim().to_owned());
    }
    concept.tidy();
    concept
}

/// What the head can hold: what stood outside of the concepts of such a file.
pub(super) fn fit_head_fields(fields: &[Field]) -> Vec<Field> {
    let root = head(fields);
    let mut kept: Vec<Field> = read::attributes_of(&root).into_iter().collect();
    for node in &root.children {
        match node {
            Node::Element(element) => kept.push(read::unknown(element)),
            Node::Text(text) => kept.extend(read::text(text)),
        }
    }
    kept
}

/// The root with what stands in it beside the concepts.
pub(super) fn head(fields: &[Field]) -> Element {
    let mut root = element("mtf");
    add_attributes(&mut root, fields);
    for field in fields {
        match node(field) {
            Some(Node::Element(element)) if field.form == "xml" && element.local_name() != "conceptGrp" => {
                push(&mut root, element);
            }
            Some(Node::Text(text)) => add(&mut root, Some(Node::Text(text))),
            _ => {}
        }
    }
    root
}

/// An element as XML.
pub(super) fn xml(element: Element) -> String {
    Element { children: vec![Node::Element(element)], ..Element::default() }.inner_xml()
}

/// The `conceptGrp` of a concept; `number` is for one whose id is none.
pub(super) fn concept(concept: &Concept, number: u32) -> Element {
    let numbered = read::number(&concept.id.0);
    let mut group = element("conceptGrp");
    add_attributes(&mut group, &concept.fields);
    let mut id = holding("concept", &numbered.unwrap_or(number).to_string());
    add_attributes(&mut id, &concept.fields);
    push(&mut group, id);
    for change in &concept.history {
        let change = transaction(&second_of(change));
        add(&mut group, change.as_ref().and_then(node));
    }
    if numbered.is_none() && !concept.id.0.is_empty() {
        add(&mut group, node(&Field::new(ID, &*concept.id.0)));
    }
    let values = |property| words::of_concept(concept, property);
    push_stated(&mut group, Level::Concept, &values, &concept.fields);
    let mut written: Vec<(&Language, BTreeMap<String, String>)> = Vec::new();
    for term in &concept.terms {
        let label = label_of(concept, term);
        if written.iter().any(|(language, other)| **language == term.language && *other == label) {
            continue;
        }
        let first = !written.iter().any(|(language, _)| **language == term.language);
        push(&mut group, language_group(concept, &term.language, &label, first));
        written.push((&term.language, label));
    }
    group
}

/// A `languageGrp`: what is said of the language where it is the first of it, and
/// the terms of this label.
fn language_group(
    concept: &Concept,
    language: &Language,
    label: &BTreeMap<String, String>,
    first: bool,
) -> Element {
    let mut group = element("languageGrp");
    let section = concept.section(language).filter(|_| first);
    let fields = section.map_or(&[][..], |section| &section.fields);
    add_attributes(&mut group, fields);
    let mut named = element("language");
    named.attributes = attributes(label, false);
    // MultiTerm writes the name before the code.
    named.attributes.sort_by_key(|(name, _)| name != "type");
    push(&mut group, named);
    if first {
        let values = |property| words::of_section(concept, language, property);
        push_stated(&mut group, Level::Section, &values, fields);
    }
    for term in concept.terms.iter().filter(|term| term.language == *language) {
        if label_of(concept, term) == *label {
            push(&mut group, term_group(term));
        }
    }
    group
}

fn term_group(term: &Term) -> Element {
    let fields = &term.details().fields;
    let mut group = element("termGrp");
    add_attributes(&mut group, fields);
    let mut named = holding("term", &term.text);
    if let Some(about) = fields.iter().find(|field| field.form == "term") {
        named.attributes = attributes(&about.attributes, false);
        set_markup(&mut named, &about.markup, &term.text);
    }
    push(&mut group, named);
    push_stated(&mut group, Level::Term, &|property| words::of_term(term, property), fields);
    group
}

/// What the `language` element of a term says: what it said in the file it came
/// from, unless that is another language by now.
fn label_of(concept: &Concept, term: &Term) -> BTreeMap<String, String> {
    let section = concept.section(&term.language);
    let of_section = section.map_or(&[][..], |section| &section.fields);
    let named = [&term.details().fields[..], of_section]
        .into_iter()
        .find_map(|fields| fields.iter().find(|field| field.form == "language"));
    let is_unknown = term.language == Language::unknown();
    named
        .filter(|field| match read::language(&field.attributes) {
            Some(language) => language == term.language,
            None => is_unknown && !field.attributes.is_empty(),
        })
        .map_or_else(|| usual_label(&term.language), |field| field.attributes.clone())
}

/// What the `language` element of a language usually says.
pub(super) fn usual_label(language: &Language) -> BTreeMap<String, String> {
    [("type", words::language_name(language)), ("lang", words::code(language))]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Adds what a level states: its properties with what is said of them, then its
/// other fields.
fn push_stated<'a>(
    group: &mut Element,
    level: Level,
    values: &dyn Fn(Property) -> Vec<&'a str>,
    fields: &[Field],
) {
    let mut used = vec![false; fields.len()];
    for property in Property::at(level) {
        for value in values(property) {
            let found =
                fields.iter().enumerate().find(|(at, field)| !used[*at] && is_about(field, property, value));
            let mut field = Field::new(property.label(), property.text_of(value));
            if let Some((at, about)) = found {
                used[at] = true;
                annotate(&mut field, about, property, value);
            }
            add(group, node(&field));
        }
    }
    for (field, used) in fields.iter().zip(used) {
        // What is said of a value that is no longer there says nothing.
        let stale = is_annotation(field) && Property::at(level).any(|property| property.name() == field.name);
        if !used && !stale && !PLACED.contains(&field.form.as_str()) {
            add(group, node(field));
        }
    }
}

/// Whether a field says more of a property than its value, in any format.
fn is_annotation(field: &Field) -> bool {
    let structural = ["", "xml", "text", "system", "transacGrp", "date"].contains(&field.form.as_str());
    !structural && field.value.is_empty() && !PLACED.contains(&field.form.as_str())
}

fn is_about(field: &Field, property: Property, value: &str) -> bool {
    is_annotation(field)
        && field.name == property.name()
        && field.attributes.get("of").is_none_or(|of| of == value)
}

fn annotate(field: &mut Field, about: &Field, property: Property, value: &str) {
    let own = about.form == ABOUT;
    for (name, said) in &about.attributes {
        match name.as_str() {
            // A type that means something else now, or a value that was changed
            // since, is not written.
            "type" => {
                let mut levels = [Level::Concept, Level::Section, Level::Term].into_iter();
                if levels.any(|level| Property::of_type(said, level) == Some(property)) {
                    field.name = said.clone();
                }
            }
            "value" if property.value_of(said).as_deref() == Some(value) => field.value = said.clone(),
            "value" | "of" => {}
            _ if own || LINKS.contains(&name.as_str()) => {
                field.attributes.insert(name.clone(), said.clone());
            }
            _ => {}
        }
    }
    field.markup = about.markup.clone();
    field.fields = about.fields.clone();
}

/// The node that a field is; `None` where it stands elsewhere or says nothing
/// that can be written.
pub(super) fn node(field: &Field) -> Option<Node> {
    let mut group = match field.form.as_str() {
        "text" => return Some(Node::Text(field.value.clone())),
        "date" => return Some(Node::Element(holding("date", &field.value))),
        "xml" => {
            let mut element = holding(Some(&*field.name).filter(|name| is_name(name))?, &field.value);
            element.attributes = attributes(&field.attributes, false);
            set_markup(&mut element, &field.markup, &field.value);
            return Some(Node::Element(element));
        }
        "system" => {
            let mut element = holding("system", &field.value);
            element.attributes = typed(field, false);
            return Some(Node::Element(element));
        }
        form if PLACED.contains(&form) => return None,
        "transacGrp" => {
            let mut transac = holding("transac", &field.value);
            transac.attributes = typed(field, false);
            let mut group = element("transacGrp");
            push(&mut group, transac);
            group
        }
        form => {
            if field.says_nothing() {
                return None;
            }
            let foreign = !matches!(form, "" | ABOUT);
            let mut descrip = holding("descrip", &field.value);
            descrip.attributes = typed(field, foreign);
            set_markup(&mut descrip, &field.markup, &field.value);
            if foreign && !descrip.elements().all(|element| element.name == "xref") {
                descrip.children = holding("", &field.value).children;
            }
            let mut group = element("descripGrp");
            push(&mut group, descrip);
            group
        }
    };
    add_attributes(&mut group, &field.fields);
    for field in &field.fields {
        add(&mut group, node(field));
    }
    Some(Node::Element(group))
}

/// The field that a change is; `None` where MultiTerm has no such change.
pub(super) fn transaction(change: &Change) -> Option<Field> {
    let name = match change.kind {
        ChangeKind::Added => "origination",
        ChangeKind::Changed => "modification",
        _ => return None,
    };
    let mut field = Field::of_form("transacGrp", name, &*change.author);
    field.fields.push(Field::of_form("date", "date", date_of(change.time)?));
    Some(field)
}

/// A change as MultiTerm can hold it: to the second, and a modification where it
/// is no origination.
fn second_of(change: &Change) -> Change {
    let kind = if change.kind == ChangeKind::Added { ChangeKind::Added } else { ChangeKind::Changed };
    Change {
        time: change.time.div_euclid(1000) * 1000,
        author: change.author.clone(),
        kind,
        term: String::new(),
        was: String::new(),
        domain: None,
        reason: String::new(),
    }
}

/// The time that a date of MultiTerm is, which names no zone and is taken as UTC.
pub(super) fn time_of(date: &str) -> Option<i64> {
    let time: DateTime = date.parse().ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond())
}

fn date_of(time: i64) -> Option<String> {
    let time = jiff::Timestamp::from_millisecond(time).ok()?.to_zoned(TimeZone::UTC);
    (0..=9999).contains(&time.year()).then(|| time.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

/// Adds the attributes that are kept for this element.
fn add_attributes(element: &mut Element, fields: &[Field]) {
    let kept = fields.iter().find(|field| field.form == "attributes" && field.name == element.name);
    element.attributes.extend(kept.map(|field| attributes(&field.attributes, false)).unwrap_or_default());
}

/// The attributes of the element of a field, its type first.
fn typed(field: &Field, foreign: bool) -> Vec<(String, String)> {
    let mut all = vec![("type".to_owned(), holdable(&field.name))];
    all.extend(attributes(&field.attributes, foreign).into_iter().filter(|(name, _)| name != "type"));
    all
}

fn attributes(of: &BTreeMap<String, String>, foreign: bool) -> Vec<(String, String)> {
    of.iter()
        .filter(|(name, _)| if foreign { LINKS.contains(&name.as_str()) } else { is_name(name) })
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Gives an element markup in place of a text, if that is what the markup says.
fn set_markup(element: &mut Element, markup: &str, text: &str) {
    if markup.is_empty() {
        return;
    }
    let mut marked = Element::default();
    marked.set_inner_xml(markup);
    if marked.text() == text && marked.has_elements() {
        element.children = marked.children;
    }
}

/// Whether it can be the name of an element or attribute.
fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && characters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))
        && !name.ends_with(':')
}

fn element(name: &str) -> Element {
    Element { name: name.to_owned(), ..Element::default() }
}

fn holding(name: &str, text: &str) -> Element {
    let children = if text.is_empty() { Vec::new() } else { vec![Node::Text(text.to_owned())] };
    Element { children, ..element(name) }
}

fn push(group: &mut Element, element: Element) {
    group.children.push(Node::Element(element));
}

/// Adds a node. Texts that would run together are on lines of their own.
fn add(group: &mut Element, node: Option<Node>) {
    match (group.children.last_mut(), node) {
        (Some(Node::Text(before)), Some(Node::Text(text))) => {
            before.push('\n');
            before.push_str(&text);
        }
        (_, node) => group.children.extend(node),
    }
}
