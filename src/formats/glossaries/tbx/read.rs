//! Reads TBX of all versions into entries: `martif` (version 2), `tbx` (version 3,
//! in both styles) and `TBX` (TBX-Min of version 1).

use super::categories;
use super::entry::{ELEMENT, Entry, Section, TERM, TermEntry};
use super::{ids, write};
use crate::formats::glossaries::{Head, ReadOptions, Reading};
use crate::formats::languages::language;
use crate::formats::xml::{Element, Node, Step, XmlReader};
use crate::formats::{Problem, ProblemKind};
use crate::model::{Field, Language};
use std::io::{self, BufRead};

/// Reads a file.
pub(super) fn read(input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
    let mut reader = XmlReader::new(input, options.encoding)?;
    let mut known = false;
    loop {
        match reader.next()? {
            Step::End => break,
            Step::Open(root) if matches!(root.local_name(), "martif" | "tbx" | "TBX") => {
                known = true;
                read_root(&mut reader, &root, into)?;
            }
            Step::Open(_) => reader.skip()?,
            Step::Close(_) | Step::Text(_) => {}
        }
    }
    if !known {
        into.problem(Problem::of_file(ProblemKind::OtherFormat("TBX")));
    }
    report(&mut reader, into);
    Ok(())
}

fn report(reader: &mut XmlReader<'_>, into: &mut Reading<'_>) {
    for problem in reader.problems() {
        into.problem(problem);
    }
}

fn read_root(reader: &mut XmlReader<'_>, root: &Element, into: &mut Reading<'_>) -> io::Result<()> {
    into.head.variety = variety(root);
    let outer = reader.depth();
    loop {
        match reader.next()? {
            Step::Open(element) => match element.local_name() {
                "text" | "body" => {}
                "conceptEntry" | "termEntry" => {
                    let element = reader.subtree(element)?;
                    report(reader, into);
                    let entry = entry(&element, into);
                    into.concept(element.line, entry.into_concept());
                }
                "martifHeader" | "tbxHeader" | "header" => {
                    let element = reader.subtree(element)?;
                    read_header(&element, &mut into.head);
                }
                "back" => {
                    let element = reader.subtree(element)?;
                    let parts = element.elements().map(|part| {
                        let mut field = header_field("back", part);
                        // As version 3 calls it.
                        if field.name == "refObjectList" {
                            "refObjectSec".clone_into(&mut field.name);
                        }
                        field
                    });
                    into.head.fields.extend(parts);
                }
                _ => {
                    let (line, name) = (element.line, element.name.clone());
                    let element = reader.subtree(element)?;
                    into.problem(Problem::on_line(line, ProblemKind::Misplaced(name)));
                    into.head.fields.push(header_field("text", &element));
                }
            },
            Step::Close(_) if reader.depth() < outer => break,
            Step::Close(_) | Step::Text(_) => {}
            Step::End => break,
        }
    }
    write::sort_header(&mut into.head.fields);
    Ok(())
}

/// The dialect that the root names.
fn variety(root: &Element) -> String {
    root.attribute("type").or_else(|| root.attribute("dialect")).unwrap_or_default().to_owned()
}

/// What a header says: the name, licence and origin where they stand by
/// themselves, everything else as fields.
fn read_header(header: &Element, head: &mut Head) {
    for element in header.elements() {
        match element.local_name() {
            "fileDesc" => read_header(element, head),
            "titleStmt" | "publicationStmt" | "sourceDesc" => {
                let form = element.local_name();
                if !element.has_elements() {
                    // Some tools have no paragraphs.
                    read_header_part(form, element, head);
                }
                for part in element.elements() {
                    read_header_part(form, part, head);
                }
            }
            // TBX-Min of version 1.
            "id" if head.name.is_empty() => head.name = element.text(),
            "license" if head.licence.is_empty() => head.licence = element.text(),
            "description" if head.origin.is_empty() => head.origin = element.text(),
            "encodingDesc" | "revisionDesc" => head.fields.push(header_field("header", element)),
            kind => {
                let values = element.attributes.iter().map(|(name, value)| format!("{name}: {value}"));
                let text = Some(element.text()).filter(|text| !text.is_empty());
                let said = text.into_iter().chain(values).collect::<Vec<_>>().join(", ");
                head.comments.push(format!("{kind}: {said}"));
            }
        }
    }
}

/// What the paragraph begins with that states the licence.
pub(super) const LICENCE: &str = "Licence: ";

fn read_header_part(form: &str, part: &Element, head: &mut Head) {
    let text = part.text();
    let bare = part.attributes.is_empty() && !part.has_elements() && !text.is_empty();
    match (form, part.local_name()) {
        ("titleStmt", "title") if bare && head.name.is_empty() => head.name = text,
        ("publicationStmt", "p") if bare => match text.strip_prefix(LICENCE) {
            Some(licence) if head.licence.is_empty() => head.licence = licence.trim().to_owned(),
            _ => head.comments.push(text),
        },
        ("sourceDesc", "p" | "sourceDesc") if bare && head.origin.is_empty() => head.origin = text,
        _ if part.attributes.is_empty() && part.children.is_empty() => {}
        _ => head.fields.push(header_field(form, part)),
    }
}

fn header_field(form: &str, element: &Element) -> Field {
    let mut field = Field::of_form(form, element.local_name(), element.text());
    fill(&mut field, element, None);
    field
}

fn entry(element: &Element, into: &mut Reading<'_>) -> Entry {
    let mut entry =
        Entry { id: ids::decoded(element.attribute("id").unwrap_or_default()), ..Entry::default() };
    entry.fields.extend(rest_of(element, "conceptEntry", &["id"]));
    for child in level(element, into) {
        match child.local_name() {
            _ if is_section(child) => {
                if !matches!(child.local_name(), "langSec" | "langSet") {
                    misplaced(child, into);
                }
                let language = language_of(child, into);
                let unknown =
                    (language == Language::unknown()).then(|| child.attribute("xml:lang")).flatten();
                let mut fields: Vec<Field> =
                    rest_of(child, "langSec", &["xml:lang", "lang"]).into_iter().collect();
                if let Some(name) = unknown.filter(|name| !name.eq_ignore_ascii_case("und")) {
                    let mut field = Field::of_form("langSec", "langSec", "");
                    field.attributes.insert("xml:lang".into(), name.to_owned());
                    fields.push(field);
                }
                let mut terms = Vec::new();
                for part in level(child, into) {
                    match part.local_name() {
                        "termSec" | "tig" | "ntig" => terms.extend(term(part, into)),
                        _ => fields.extend(told(part, categories::Level::Section, into)),
                    }
                }
                let section: &mut Section = entry.section(&language);
                section.fields.append(&mut fields);
                section.terms.append(&mut terms);
            }
            _ => entry.fields.extend(told(child, categories::Level::Concept, into)),
        }
    }
    entry.sections.retain(|section| !section.fields.is_empty() || !section.terms.is_empty());
    entry
}

/// The elements of a level; text between them is none of TBX.
fn level<'a>(element: &'a Element, into: &mut Reading<'_>) -> Vec<&'a Element> {
    let stray =
        element.children.iter().any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()));
    if stray {
        let text = element.children.iter().find_map(|node| match node {
            Node::Text(text) if !text.trim().is_empty() => Some(text.trim().chars().take(40).collect()),
            _ => None,
        });
        into.problem(Problem::on_line(element.line, ProblemKind::UnknownKey(text.unwrap_or_default())));
    }
    element.elements().collect()
}

fn language_of(section: &Element, into: &mut Reading<'_>) -> Language {
    let name = section.attribute("xml:lang").or_else(|| section.attribute("lang")).unwrap_or_default();
    if let Some(language) = language(name) {
        return language;
    }
    let kind = if name.is_empty() {
        ProblemKind::MissingLanguage
    } else {
        ProblemKind::UnknownLanguage(name.to_owned())
    };
    into.problem(Problem::on_line(section.line, kind));
    Language::unknown()
}

fn term(element: &Element, into: &mut Reading<'_>) -> Option<TermEntry> {
    let mut entry =
        TermEntry { id: ids::decoded(element.attribute("id").unwrap_or_default()), ..TermEntry::default() };
    entry.fields.extend(rest_of(element, "termSec", &["id"]));
    let mut found = false;
    // Version 2 has a group within which the term and its notes stand.
    let parts = level(element, into).into_iter().flat_map(|part| match part.local_name() {
        "termGrp" => part.elements().collect(),
        _ => vec![part],
    });
    for part in parts {
        if part.local_name() == TERM && !found {
            found = true;
            entry.text = part.text();
            let mut field = Field::of_form(TERM, TERM, "");
            fill(&mut field, part, None);
            if !field.says_nothing() {
                entry.fields.insert(0, field);
            }
        } else {
            entry.fields.extend(told(part, categories::Level::Term, into));
        }
    }
    if entry.text.is_empty() {
        into.problem(Problem::on_line(element.line, ProblemKind::Incomplete(TERM.to_owned())));
        return None;
    }
    Some(entry)
}

/// The attributes of a level itself, those of these names excepted.
fn rest_of(element: &Element, form: &str, known: &[&str]) -> Option<Field> {
    let mut field = Field::of_form(form, form, "");
    for (name, value) in &element.attributes {
        if !known.contains(&&**name) && !name.starts_with("xmlns") {
            field.attributes.insert(name.clone(), value.clone());
        }
    }
    Some(field).filter(|field| !field.says_nothing())
}

/// Whether an element is a section of a language: by its name, or by what it holds
/// where its name is none of TBX.
fn is_section(element: &Element) -> bool {
    let has_terms = || element.elements().any(|part| matches!(part.local_name(), "termSec" | "tig" | "ntig"));
    let is_unknown = || categories::form_of(element, categories::Level::Concept) == ELEMENT;
    matches!(element.local_name(), "langSec" | "langSet") || (has_terms() && is_unknown())
}

/// The statement that an element makes, with a problem where it is none of TBX.
fn told(element: &Element, level: categories::Level, into: &mut Reading<'_>) -> Option<Field> {
    let field = statement(element, level)?;
    if field.form == ELEMENT && !element.name.contains(':') {
        misplaced(element, into);
    }
    Some(field)
}

fn misplaced(element: &Element, into: &mut Reading<'_>) {
    into.problem(Problem::on_line(element.line, ProblemKind::Misplaced(element.name.clone())));
}

/// The statement that an element makes; `None` where it says nothing.
pub(super) fn statement(element: &Element, level: categories::Level) -> Option<Field> {
    let name = element.local_name();
    let base = match name {
        "descripGrp" => "descrip",
        "adminGrp" => "admin",
        "transacGrp" => "transac",
        "termNoteGrp" => "termNote",
        // TBX-Min of version 1: notes with a key each.
        "noteGrp" => {
            let notes = element.elements().map(|note| {
                let part = |name| note.child(name).map(Element::text).filter(|text| !text.is_empty());
                match (part("noteKey"), part("noteValue")) {
                    (Some(key), Some(value)) => format!("{key}: {value}"),
                    _ => note.text(),
                }
            });
            let notes = notes.collect::<Vec<_>>().join("; ");
            return Some(Field::of_form("note", "note", notes)).filter(|field| !field.says_nothing());
        }
        _ => return Some(single(element, level)).filter(|field| !field.says_nothing()),
    };
    let is_base = |part: &Element| categories::form_of(part, level) == base;
    let Some(at) = element.elements().position(is_base) else {
        return Some(raw(element));
    };
    let mut field = Field::default();
    let mut others = Vec::new();
    for (index, part) in element.elements().enumerate() {
        if index == at {
            field = single(part, level);
        } else {
            others.extend(statement(part, level));
        }
    }
    field.fields = others;
    if let Some(id) = element.attribute("id") {
        field.attributes.insert(GROUP_ID.to_owned(), id.to_owned());
    }
    Some(field).filter(|field| !field.says_nothing())
}

/// What the attribute `id` of a group is called among those of its statement.
pub(super) const GROUP_ID: &str = "group-id";

fn single(element: &Element, level: categories::Level) -> Field {
    let form = categories::form_of(element, level);
    if form == ELEMENT {
        return raw(element);
    }
    let name = match element.attribute("type") {
        Some(name) => name.to_owned(),
        None if categories::is_core(element.local_name()) => match form {
            "note" | "date" => form.to_owned(),
            _ => String::new(),
        },
        None => categories::name_of(element.local_name()).to_owned(),
    };
    let mut field = Field::of_form(form, name, element.text());
    fill(&mut field, element, Some("type"));
    field.attributes.remove("metaType");
    field
}

/// An element that TBX does not know.
fn raw(element: &Element) -> Field {
    let mut field = Field::of_form(ELEMENT, &element.name, element.text());
    fill(&mut field, element, None);
    field
}

/// Takes in markup and attributes, one of them excepted.
fn fill(field: &mut Field, element: &Element, known: Option<&str>) {
    if element.has_elements() {
        field.markup = element.inner_xml();
    }
    for (name, value) in &element.attributes {
        if known != Some(&**name) && !name.starts_with("xmlns") {
            field.attributes.insert(name.clone(), value.clone());
        }
    }
}

/// The text of markup, without the markup.
pub(super) fn text_of(markup: &str) -> String {
    let mut element = Element::default();
    element.set_inner_xml(markup);
    element.text()
}
