//! From a `conceptGrp` to a concept.

use super::words::{self, Property};
use super::{ID, write};
use crate::formats::xml::{Element, Node};
use crate::formats::{Problem, ProblemKind, languages};
use crate::model::{Change, ChangeKind, Concept, ConceptId, Field, Language, Level, Term};
use std::collections::BTreeMap;

/// The concept that a `conceptGrp` is, with everything in it.
pub(super) fn concept(group: &Element, problems: &mut Vec<Problem>) -> Concept {
    let mut reader = GroupReader { concept: Concept::default(), named: String::new(), problems };
    reader.concept.fields.extend(attributes_of(group));
    for node in &group.children {
        reader.read_in_concept(node);
    }
    let GroupReader { mut concept, named, .. } = reader;
    if !named.is_empty() {
        concept.id = ConceptId(named);
    }
    concept.sections.retain(|section| !section.is_empty());
    concept
}

/// The number that an id is, if MultiTerm would write it so.
pub(super) fn number(id: &str) -> Option<u32> {
    id.parse().ok().filter(|number: &u32| number.to_string() == id)
}

/// The attributes of an element that MultiTerm gives none.
pub(super) fn attributes_of(element: &Element) -> Option<Field> {
    let attributes = attributes(element);
    let field = Field { attributes, ..Field::of_form("attributes", &*element.name, "") };
    Some(field).filter(|field| !field.attributes.is_empty())
}

/// An element whose meaning is not known, as it is.
pub(super) fn unknown(element: &Element) -> Field {
    Field {
        markup: if element.has_elements() { element.inner_xml() } else { String::new() },
        attributes: attributes(element),
        ..Field::of_form("xml", &*element.name, element.text())
    }
}

/// The language that a `language` element names. MultiTerm's attributes are
/// `lang` and `type`; tools that took over the format call them otherwise.
pub(super) fn language(attributes: &BTreeMap<String, String>) -> Option<Language> {
    ["lang", "xml:lang", "locale", "type", "name"]
        .into_iter()
        .filter_map(|name| attributes.get(name))
        .find_map(|value| languages::language(value))
}

/// The change that a field of a transaction is, where it says nothing that a
/// change does not have.
fn change(field: &Field) -> Option<Change> {
    let kind = match field.name.as_str() {
        "origination" => ChangeKind::Added,
        "modification" => ChangeKind::Changed,
        _ => return None,
    };
    let [date] = &field.fields[..] else { return None };
    let time = write::time_of(&date.value)?;
    let change = Change {
        time,
        author: field.value.clone(),
        kind,
        term: String::new(),
        was: String::new(),
        domain: None,
        reason: String::new(),
    };
    (write::transaction(&change)? == *field).then_some(change)
}

struct GroupReader<'a> {
    concept: Concept,
    /// The id that stands in a `descrip` of its own.
    named: String,
    problems: &'a mut Vec<Problem>,
}

impl GroupReader<'_> {
    fn read_in_concept(&mut self, node: &Node) {
        let Node::Element(element) = node else {
            self.concept.fields.extend(text_of(node));
            return;
        };
        match element.local_name() {
            "concept" if self.concept.id.0.is_empty() => {
                let id = element.text();
                // A number of -1 asks MultiTerm to give one.
                if id != "-1" {
                    self.concept.id = ConceptId(id);
                }
                self.concept.fields.extend(attributes_of(element));
            }
            "languageGrp" => self.read_language(element),
            "transacGrp" => {
                let field = self.transaction(element);
                match change(&field) {
                    Some(change) => self.concept.history.push(change),
                    None => self.concept.fields.push(field),
                }
            }
            _ => {
                let Some(field) = self.field(element, Level::Concept) else { return };
                if field.name == ID
                    && field.is_plain()
                    && number(&field.value).is_none()
                    && self.named.is_empty()
                {
                    self.named = field.value;
                    return;
                }
                let taken = stated(&field, Level::Concept).and_then(|(property, value, about)| {
                    words::set_of_concept(&mut self.concept, property, value).then_some(about)
                });
                self.concept.fields.extend(taken.unwrap_or(Some(field)));
            }
        }
    }

    fn read_language(&mut self, group: &Element) {
        let named = group.child("language");
        let label = named.map(attributes).unwrap_or_default();
        let language = language(&label).unwrap_or_else(|| {
            let called = ["type", "name", "lang"].into_iter().find_map(|name| label.get(name));
            let kind = match called {
                Some(called) => ProblemKind::UnknownLanguage(called.clone()),
                None => ProblemKind::MissingLanguage,
            };
            self.problem(group, kind);
            Language::unknown()
        });
        // A second group of one language keeps its own name with each of its terms.
        let first = !self.concept.terms.iter().any(|term| term.language == language);
        let expected = match self.concept.section(&language).filter(|_| !first) {
            Some(section) => section.fields.iter().find(|field| field.form == "language"),
            None => None,
        };
        let expected =
            expected.map_or_else(|| write::usual_label(&language), |field| field.attributes.clone());
        let label = (label != expected && !label.is_empty())
            .then(|| Field { attributes: label, ..Field::of_form("language", "language", "") });
        let mut fields: Vec<Field> = attributes_of(group).into_iter().collect();
        for node in &group.children {
            let Node::Element(element) = node else {
                fields.extend(text_of(node));
                continue;
            };
            match element.local_name() {
                "language" if named.is_some_and(|named| std::ptr::eq(named, element)) => {}
                "termGrp" if element.child("term").is_some_and(|term| !term.text().is_empty()) => {
                    let mut term = self.term(element, &language);
                    if let Some(label) = label.clone().filter(|_| !first) {
                        term.change_details(|details| details.fields.push(label));
                    }
                    self.concept.terms.push(term);
                }
                "termGrp" => {
                    self.problem(element, ProblemKind::Incomplete("term".into()));
                    fields.push(unknown(element));
                }
                _ => {
                    let Some(field) = self.field(element, Level::Section) else { continue };
                    let taken = stated(&field, Level::Section).and_then(|(property, value, about)| {
                        words::set_of_section(&mut self.concept, &language, property, value).then_some(about)
                    });
                    fields.extend(taken.unwrap_or(Some(field)));
                }
            }
        }
        let has_terms = self.concept.terms.iter().any(|term| term.language == language);
        fields.extend(label.filter(|_| first && has_terms));
        if !fields.is_empty() {
            self.concept.section_mut(&language).fields.append(&mut fields);
        }
    }

    fn term(&mut self, group: &Element, language: &Language) -> Term {
        let named = group.child("term");
        let mut term = Term::new(language.clone(), named.map(Element::text).unwrap_or_default());
        let mut fields: Vec<Field> = attributes_of(group).into_iter().collect();
        if let Some(named) = named {
            let markup = if named.has_elements() { named.inner_xml() } else { String::new() };
            let field = Field { markup, attributes: attributes(named), ..Field::of_form("term", "term", "") };
            fields.extend(Some(field).filter(|field| !field.says_nothing()));
        }
        for node in &group.children {
            let Node::Element(element) = node else {
                fields.extend(text_of(node));
                continue;
            };
            if named.is_some_and(|named| std::ptr::eq(named, element)) {
                continue;
            }
            let Some(field) = self.field(element, Level::Term) else { continue };
            let taken = stated(&field, Level::Term).and_then(|(property, value, about)| {
                words::set_of_term(&mut term, property, value).then_some(about)
            });
            fields.extend(taken.unwrap_or(Some(field)));
        }
        term.change_details(|details| details.fields.append(&mut fields));
        term
    }

    /// What stands in a group beside what the group is for.
    fn field(&mut self, element: &Element, level: Level) -> Option<Field> {
        let field = match element.local_name() {
            "descripGrp" => self.description(element),
            // Some tools leave the group around it out.
            "descrip" => descrip(element),
            "transacGrp" => self.transaction(element),
            "system" if level == Level::Concept && !element.has_elements() => {
                let mut attributes = attributes(element);
                let name = attributes.remove("type").unwrap_or_default();
                Field { attributes, ..Field::of_form("system", name, element.text()) }
            }
            _ => self.misplaced(element),
        };
        let says_nothing = field.says_nothing() && !matches!(field.form.as_str(), "xml" | "system");
        (!says_nothing).then_some(field)
    }

    /// A `descripGrp`: what its one `descrip` says, and what else is in it.
    fn description(&mut self, group: &Element) -> Field {
        let mut descrips = group.elements().filter(|element| element.local_name() == "descrip");
        let (Some(only), None) = (descrips.next(), descrips.next()) else { return self.misplaced(group) };
        let mut field = descrip(only);
        field.fields.extend(attributes_of(group));
        self.read_nested(group, only, &mut field.fields);
        field
    }

    /// A `transacGrp`: its type, who it was, and the date.
    fn transaction(&mut self, group: &Element) -> Field {
        let mut transacs = group.elements().filter(|element| element.local_name() == "transac");
        let (Some(only), None) = (transacs.next(), transacs.next()) else { return self.misplaced(group) };
        if only.has_elements() {
            return self.misplaced(group);
        }
        let mut attributes = attributes(only);
        let name = attributes.remove("type").unwrap_or_default();
        let mut field = Field { attributes, ..Field::of_form("transacGrp", name, only.text()) };
        field.fields.extend(attributes_of(group));
        self.read_nested(group, only, &mut field.fields);
        field
    }

    fn read_nested(&mut self, group: &Element, beside: &Element, fields: &mut Vec<Field>) {
        for node in &group.children {
            match node {
                Node::Element(element) if std::ptr::eq(element, beside) => {}
                Node::Element(element)
                    if element.local_name() == "date"
                        && element.attributes.is_empty()
                        && !element.has_elements() =>
                {
                    fields.push(Field::of_form("date", "date", element.text()));
                }
                Node::Element(element) => fields.extend(self.field(element, Level::Term)),
                Node::Text(_) => fields.extend(text_of(node)),
            }
        }
    }

    fn misplaced(&mut self, element: &Element) -> Field {
        self.problem(element, ProblemKind::Misplaced(element.name.clone()));
        unknown(element)
    }

    fn problem(&mut self, element: &Element, kind: ProblemKind) {
        self.problems.push(Problem { line: Some(element.line), kind });
    }
}

/// The property that a `descrip` states, its value, and the annotation of what
/// else stands with it. `None` where it states none that the model knows.
fn stated(field: &Field, level: Level) -> Option<(Property, String, Option<Field>)> {
    let described = field.form.is_empty() && !field.value.is_empty();
    let property = Property::of_type(&field.name, level).filter(|_| described)?;
    let value = property.value_of(&field.value)?;
    // These two names are taken by the annotation itself.
    let reserved = ["type", "value", "of"].iter().any(|name| field.attributes.contains_key(*name));
    if reserved || (property.is_of_words() && !field.markup.is_empty()) {
        return None;
    }
    let mut about = Field { name: property.name().to_owned(), ..field.clone() };
    about.value.clear();
    about.form = write::ABOUT.into();
    if field.name != property.label() {
        about.attributes.insert("type".into(), field.name.clone());
    }
    if property.is_of_words() && field.value != property.text_of(&value) {
        about.attributes.insert("value".into(), field.value.clone());
    }
    if about.says_nothing() {
        return Some((property, value, None));
    }
    if property.is_list() {
        about.attributes.insert("of".into(), value.clone());
    }
    Some((property, value, Some(about)))
}

fn descrip(element: &Element) -> Field {
    let mut attributes = attributes(element);
    let name = attributes.remove("type").unwrap_or_default();
    let markup = if element.has_elements() { element.inner_xml() } else { String::new() };
    Field { attributes, markup, ..Field::new(name, element.text()) }
}

fn text_of(node: &Node) -> Option<Field> {
    match node {
        Node::Text(stray) => text(stray),
        Node::Element(_) => None,
    }
}

/// A text that stands where none belongs, unless it is only white space.
pub(super) fn text(text: &str) -> Option<Field> {
    let text = text.trim();
    (!text.is_empty()).then(|| Field::of_form("text", "text", text))
}

fn attributes(element: &Element) -> BTreeMap<String, String> {
    element.attributes.iter().cloned().collect()
}
