//! A unit of TMX as a concept, and a concept as a unit.

use super::{segment, text_element};
use crate::formats::languages;
use crate::formats::xml::{Element, Node, holdable};
use crate::formats::{Problem, ProblemKind};
use crate::model::{
    Change, ChangeKind, Concept, ConceptId, Field, Gender, GrammaticalNumber, Language, Matching,
    PartOfSpeech, Term, TermStatus, TermType,
};
use std::collections::BTreeMap;

/// The form of a field that is an attribute.
pub(super) const ATTRIBUTE: &str = "attribute";

/// The attributes of a unit, beside its id.
const OF_UNIT: [&str; 13] = [
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationdate",
    "creationid",
    "changedate",
    "segtype",
    "changeid",
    "o-tmf",
    "srclang",
];

/// Those that a variant has not.
const NOT_OF_VARIANT: [&str; 2] = ["segtype", "srclang"];

const LANG: &str = "xml:lang";

/// The attributes that tell of the history, with what they tell.
const HISTORY: [(&str, &str, ChangeKind); 2] =
    [("creationdate", "creationid", ChangeKind::Added), ("changedate", "changeid", ChangeKind::Changed)];

/// The property of a definition, at the unit or, with a language, in that language.
const DEFINITION: &str = "x-definition";

/// The text as XML can hold it, without space at its ends.
pub(super) fn clean(text: &str) -> String {
    holdable(text).trim().to_owned()
}

/// Whether a field is the attribute of this name.
pub(super) fn is_attribute(field: &Field, name: &str) -> bool {
    field.form == ATTRIBUTE && field.name == name
}

/// The attributes that a note or property can have.
pub(super) fn allowed(attributes: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let known = attributes.iter().filter(|(name, _)| matches!(name.as_str(), LANG | "lang" | "o-encoding"));
    known.map(|(name, value)| (name.clone(), clean(value))).collect()
}

/// The concept that a unit is.
pub(super) fn concept(unit: &Element, problems: &mut Vec<Problem>) -> Concept {
    let mut concept = Concept::new(ConceptId(unit.attribute("tuid").map(clean).unwrap_or_default()));
    let others = unit.attributes.iter().filter(|(name, _)| name != "tuid");
    concept.fields = attribute_fields(others, |name| OF_UNIT.contains(&name));
    take_history(&mut concept);
    for element in unit.elements() {
        match element.local_name() {
            "note" | "prop" => read_said(&mut concept, element),
            "tuv" => concept.terms.extend(term(element, problems)),
            name => {
                problems.push(Problem::on_line(element.line, ProblemKind::Misplaced(name.to_owned())));
                concept.fields.push(Field::new(name, element.text()));
            }
        }
    }
    concept
}

/// Attributes as fields: those of the standard's so that they become attributes again,
/// the others as properties.
fn attribute_fields<'a>(
    attributes: impl Iterator<Item = &'a (String, String)>,
    known: impl Fn(&str) -> bool,
) -> Vec<Field> {
    attributes
        .filter(|(name, value)| !name.starts_with("xmlns") && !value.is_empty())
        .map(|(name, value)| {
            let value = clean(value);
            if known(name) { Field::of_form(ATTRIBUTE, name, value) } else { Field::new(name, value) }
        })
        .collect()
}

/// Makes history of the dates that can be read.
fn take_history(concept: &mut Concept) {
    for (date, author, kind) in HISTORY {
        let at = |name| concept.fields.iter().position(|field| is_attribute(field, name));
        let Some(place) = at(date) else { continue };
        let Some(time) = time_of(&concept.fields[place].value) else { continue };
        let by = at(author).map(|at| concept.fields[at].value.clone()).unwrap_or_default();
        concept.fields.retain(|field| !is_attribute(field, date) && !is_attribute(field, author));
        let (term, was, reason) = Default::default();
        concept.history.push(Change { time, author: by, kind, term, was, domain: None, reason });
    }
}

/// How TMX writes a time.
const TIME: &str = "%Y%m%dT%H%M%SZ";

fn time_of(date: &str) -> Option<i64> {
    let time = jiff::civil::DateTime::strptime(TIME, date).ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    let time = time.timestamp().as_millisecond();
    (date_of(time).as_deref() == Some(date)).then_some(time)
}

fn date_of(time: i64) -> Option<String> {
    let time = jiff::Timestamp::from_second(time.div_euclid(1000)).ok()?;
    Some(time.strftime(TIME).to_string()).filter(|date| date.len() == 16)
}

/// How many languages notes can be in; more are no work of people.
const MOST_SECTIONS: usize = 500;

/// Takes in a note or property of a unit.
fn read_said(concept: &mut Concept, element: &Element) {
    let text = element.text();
    let mut attributes: BTreeMap<String, String> = element.attributes.iter().cloned().collect();
    let is_note = element.local_name() == "note";
    let name = if is_note { None } else { Some(attributes.remove("type").unwrap_or_default()) };
    let language = language_of(&attributes).filter(|_| attributes.len() == 1);
    if let Some(language) = language.filter(|_| concept.sections.len() < MOST_SECTIONS) {
        let section = concept.section_mut(&language);
        match name.as_deref() {
            None if section.note.is_empty() => section.note = text,
            Some(DEFINITION) if section.definition.is_empty() => section.definition = text,
            Some(name) => section.fields.push(Field::new(name, text)),
            None => section.fields.push(Field::of_form("note", "note", text)),
        }
    } else if !attributes.is_empty() || !set_of_concept(concept, name.as_deref(), &text) {
        concept.fields.push(said(name, text, attributes));
    }
}

/// The language that attributes state.
fn language_of(attributes: &BTreeMap<String, String>) -> Option<Language> {
    languages::language(attributes.get(LANG).or_else(|| attributes.get("lang"))?)
}

/// A note or property that is kept.
fn said(name: Option<String>, text: String, attributes: BTreeMap<String, String>) -> Field {
    let field = match name {
        Some(name) => Field::new(name, text),
        None => Field::of_form("note", "note", text),
    };
    Field { attributes, ..field }
}

/// Takes in a property that the model has a word for, or a note (without a name).
/// False where it is to be kept as it is.
fn set_of_concept(concept: &mut Concept, name: Option<&str>, text: &str) -> bool {
    let place = match name {
        None => &mut concept.note,
        Some(DEFINITION) => &mut concept.definition,
        Some("x-domain") => &mut concept.domain,
        Some("x-translate") if text == "no" => {
            let known = concept.do_not_translate;
            concept.do_not_translate = true;
            return !known;
        }
        Some("x-link") if !text.is_empty() => {
            concept.links.push(text.to_owned());
            return true;
        }
        Some(_) => return false,
    };
    let free = place.is_empty() && !text.is_empty();
    if free {
        *place = text.to_owned();
    }
    free
}

/// The term that a variant is.
fn term(variant: &Element, problems: &mut Vec<Problem>) -> Option<Term> {
    let line = variant.line;
    let segment = variant.child("seg");
    let text = segment.map(segment::text).unwrap_or_default();
    if text.is_empty() {
        problems.push(Problem::on_line(line, ProblemKind::Incomplete("seg".to_owned())));
        return None;
    }
    let is_lang = |name: &str| name == LANG || name == "lang";
    let others = variant.attributes.iter().filter(|(name, _)| !is_lang(name));
    let mut fields = attribute_fields(others, is_of_variant);
    let stated = variant.attribute(LANG).or_else(|| variant.attribute("lang")).map(str::trim);
    let language = match stated.filter(|name| !name.is_empty()) {
        None => {
            problems.push(Problem::on_line(line, ProblemKind::MissingLanguage));
            Language::unknown()
        }
        Some(name) => languages::language(name).unwrap_or_else(|| {
            problems.push(Problem::on_line(line, ProblemKind::UnknownLanguage(name.to_owned())));
            fields.push(Field::of_form(ATTRIBUTE, LANG, name));
            Language::unknown()
        }),
    };
    let mut term = Term::new(language, text);
    fields.extend(segment.and_then(segment::markup));
    for element in variant.elements() {
        let text = element.text();
        let mut attributes: BTreeMap<String, String> = element.attributes.iter().cloned().collect();
        let name = match element.local_name() {
            "seg" => continue,
            "note" => None,
            "prop" => Some(attributes.remove("type").unwrap_or_default()),
            name => {
                problems.push(Problem::on_line(element.line, ProblemKind::Misplaced(name.to_owned())));
                Some(name.to_owned())
            }
        };
        if !attributes.is_empty() || !set_of_term(&mut term, name.as_deref(), &text) {
            fields.push(said(name, text, attributes));
        }
    }
    term.change_details(|details| details.fields = fields);
    Some(term)
}

fn is_of_variant(name: &str) -> bool {
    OF_UNIT.contains(&name) && !NOT_OF_VARIANT.contains(&name)
}

/// Takes in a property that the model has a word for, or a note (without a name).
/// False where it is to be kept as it is.
fn set_of_term(term: &mut Term, name: Option<&str>, text: &str) -> bool {
    fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
        let free = place.is_none() && value.is_some();
        if free {
            *place = value;
        }
        free
    }
    match name {
        Some("x-status") => {
            let status = TermStatus::from_name(text).filter(|_| term.stated_status().is_none());
            return status.map(|status| term.set_status(status)).is_some();
        }
        Some("x-pos") => return set(&mut term.part_of_speech, PartOfSpeech::from_name(text)),
        Some("x-gender") => return set(&mut term.gender, Gender::from_name(text)),
        Some("x-number") => return set(&mut term.number, GrammaticalNumber::from_name(text)),
        Some("x-matching") => {
            let value = Matching::from_name(text).filter(|_| term.matching == Matching::default());
            return value
                .filter(|value| *value != Matching::default())
                .map(|value| term.matching = value)
                .is_some();
        }
        Some("x-case") if text == "match" => return !std::mem::replace(&mut term.match_case, true),
        Some("x-variant") if !text.is_empty() => {
            term.variants.push(text.to_owned());
            return true;
        }
        _ if text.is_empty() => return false,
        _ => {}
    }
    let mut taken = false;
    term.change_details(|details| {
        let single = match name {
            None => Some(&mut details.note),
            Some("x-id") => Some(&mut details.id),
            Some("x-source") => Some(&mut details.source),
            Some("x-first-mention") => Some(&mut details.first_mention),
            _ => None,
        };
        let list = match name {
            Some("x-form") => Some(&mut details.forms),
            Some("x-match") => Some(&mut details.must_match),
            Some("x-nomatch") => Some(&mut details.must_not_match),
            Some("x-context") => Some(&mut details.contexts),
            _ => None,
        };
        if let Some(place) = single.filter(|place| place.is_empty()) {
            *place = text.to_owned();
            taken = true;
        } else if let Some(list) = list {
            list.push(text.to_owned());
            taken = true;
        } else if name == Some("x-term-type") {
            taken = set(&mut details.term_type, TermType::from_name(text));
        }
    });
    taken
}

/// The unit that says what a concept does, as far as a unit can.
pub(super) fn element(concept: &Concept) -> Element {
    let mut unit = Element { name: "tu".into(), ..Element::default() };
    unit.attributes.push(("tuid".into(), clean(&concept.id.0)));
    push_attributes(&mut unit, &concept.fields, |name| OF_UNIT.contains(&name));
    push_history(&mut unit, &concept.history);
    push_said(&mut unit, None, &concept.note);
    let translate = if concept.do_not_translate { "no" } else { "" };
    for (name, text) in
        [(DEFINITION, &*concept.definition), ("x-domain", &concept.domain), ("x-translate", translate)]
    {
        push_said(&mut unit, Some(name), text);
    }
    for link in &concept.links {
        push_said(&mut unit, Some("x-link"), link);
    }
    push_fields(&mut unit, &concept.fields, |name| OF_UNIT.contains(&name));
    for section in &concept.sections {
        let mut inner = Element::default();
        push_said(&mut inner, None, &section.note);
        push_said(&mut inner, Some(DEFINITION), &section.definition);
        push_fields(&mut inner, &section.fields, |_| false);
        for node in inner.children {
            if let Node::Element(mut said) = node {
                said.attributes.retain(|(name, _)| name == "type");
                said.attributes.push((LANG.into(), section.language.to_string()));
                unit.children.push(Node::Element(said));
            }
        }
    }
    unit.children.extend(concept.terms.iter().filter_map(variant).map(Node::Element));
    unit
}

/// The variant that says what a term does.
fn variant(term: &Term) -> Option<Element> {
    let segment = segment::element(term);
    if segment.children.is_empty() {
        return None;
    }
    let details = term.details();
    let mut variant = Element { name: "tuv".into(), ..Element::default() };
    let kept = details.fields.iter().find(|field| is_attribute(field, LANG)).map(|field| clean(&field.value));
    let kept = kept.filter(|name| term.language == Language::unknown() && !name.is_empty());
    variant.attributes.push((LANG.into(), kept.unwrap_or_else(|| term.language.to_string())));
    push_attributes(&mut variant, &details.fields, is_of_variant);
    push_said(&mut variant, None, &details.note);
    let matching = if term.matching == Matching::default() { "" } else { term.matching.name() };
    for (name, text) in [
        ("x-status", term.stated_status().map_or("", TermStatus::name)),
        ("x-pos", term.part_of_speech.map_or("", PartOfSpeech::name)),
        ("x-gender", term.gender.map_or("", Gender::name)),
        ("x-number", term.number.map_or("", GrammaticalNumber::name)),
        ("x-matching", matching),
        ("x-case", if term.match_case { "match" } else { "" }),
        ("x-term-type", details.term_type.map_or("", TermType::name)),
        ("x-id", &details.id),
        ("x-source", &details.source),
        ("x-first-mention", &details.first_mention),
    ] {
        push_said(&mut variant, Some(name), text);
    }
    for (name, texts) in [
        ("x-variant", &term.variants),
        ("x-form", &details.forms),
        ("x-match", &details.must_match),
        ("x-nomatch", &details.must_not_match),
        ("x-context", &details.contexts),
    ] {
        for text in texts {
            push_said(&mut variant, Some(name), text);
        }
    }
    push_fields(&mut variant, &details.fields, |name| is_of_variant(name) || name == LANG);
    variant.children.push(Node::Element(segment));
    Some(variant)
}

/// Adds the attributes that fields are, each once.
fn push_attributes(element: &mut Element, fields: &[Field], known: impl Fn(&str) -> bool) {
    for field in fields.iter().filter(|field| field.form == ATTRIBUTE && known(&field.name)) {
        let value = clean(&field.value);
        if !value.is_empty() && element.attribute(&field.name).is_none() {
            element.attributes.push((field.name.clone(), value));
        }
    }
}

/// Adds the first addition and the last change, which is what there is room for.
fn push_history(unit: &mut Element, history: &[Change]) {
    for (date, author, kind) in HISTORY {
        let mut changes = history.iter().filter(|change| change.kind == kind);
        let change = if kind == ChangeKind::Added { changes.next() } else { changes.next_back() };
        let taken = unit.attribute(date).is_some() || unit.attribute(author).is_some();
        if let Some(change) = change.filter(|_| !taken)
            && let Some(time) = date_of(change.time)
        {
            unit.attributes.push((date.into(), time));
            let by = clean(&change.author);
            if !by.is_empty() {
                unit.attributes.push((author.into(), by));
            }
        }
    }
}

/// Adds a property, or a note where it has no name.
fn push_said(element: &mut Element, name: Option<&str>, text: &str) {
    let text = clean(text);
    if text.is_empty() {
        return;
    }
    let mut said = text_element(if name.is_some() { "prop" } else { "note" }, &text);
    said.attributes.extend(name.map(|name| ("type".to_owned(), name.to_owned())));
    element.children.push(Node::Element(said));
}

/// Adds the notes and properties that fields are; attributes are there already.
fn push_fields(element: &mut Element, fields: &[Field], is_known: impl Fn(&str) -> bool) {
    for field in fields.iter().filter(|field| !segment::is_markup(field)) {
        if field.form == ATTRIBUTE && is_known(&field.name) {
            continue;
        }
        let is_note = field.form == "note" && field.name == "note";
        let mut said = text_element(if is_note { "note" } else { "prop" }, &clean(&field.value));
        if !is_note {
            said.attributes.push(("type".to_owned(), clean(&field.name)));
        }
        said.attributes.extend(allowed(&field.attributes));
        element.children.push(Node::Element(said));
    }
}
