//! The header of a TMX file.

use super::text_element;
use super::unit::{ATTRIBUTE, allowed, clean, is_attribute};
use crate::formats::glossaries::Head;
use crate::formats::xml::{Element, Node};
use crate::model::Field;

/// The attributes that every header has, with what this program writes where no file
/// said anything else.
const REQUIRED: [(&str, &str); 7] = [
    ("creationtool", env!("CARGO_PKG_NAME")),
    ("creationtoolversion", env!("CARGO_PKG_VERSION")),
    ("segtype", "phrase"),
    ("o-tmf", "glossary"),
    ("adminlang", "en"),
    ("srclang", "*all*"),
    ("datatype", "plaintext"),
];

/// Those that a header may have too.
const OPTIONAL: [&str; 5] = ["o-encoding", "creationdate", "creationid", "changedate", "changeid"];

/// What a segment of a file can be; a file that says otherwise is not valid.
const SEGMENT_TYPES: [&str; 4] = ["block", "paragraph", "sentence", "phrase"];

/// The properties that hold what the model has words for.
const NAME: &str = "x-name";
const LICENCE: &str = "x-licence";
const ORIGIN: &str = "x-origin";

/// The attributes that a header can have.
fn known() -> impl Iterator<Item = &'static str> {
    REQUIRED.iter().map(|(name, _)| *name).chain(OPTIONAL)
}

/// Takes in what a header says. The tool that wrote the file is not kept, as another
/// one writes it next.
pub(super) fn read(header: &Element, head: &mut Head) {
    // In one order, so that files differ only where they say something else.
    for name in known() {
        let value = header.attribute(name).unwrap_or_default();
        let is_default = REQUIRED.contains(&(name, value));
        if !is_default && !name.starts_with("creationtool") && !value.is_empty() {
            head.fields.push(Field::of_form(ATTRIBUTE, name, value));
        }
    }
    for (name, value) in &header.attributes {
        if !known().any(|known| known == name) && !name.starts_with("xmlns") {
            head.fields.push(Field::new(name, value));
        }
    }
    for element in header.elements() {
        let text = element.text();
        let mut attributes: std::collections::BTreeMap<String, String> =
            element.attributes.iter().cloned().collect();
        match element.local_name() {
            "note" if attributes.is_empty() => {
                head.comments.extend(Some(text).filter(|text| !text.is_empty()))
            }
            "prop" => {
                let name = attributes.remove("type").unwrap_or_default();
                let place = match name.as_str() {
                    NAME => Some(&mut head.name),
                    LICENCE => Some(&mut head.licence),
                    ORIGIN => Some(&mut head.origin),
                    _ => None,
                };
                match place.filter(|place| place.is_empty() && attributes.is_empty()) {
                    Some(place) => *place = text,
                    None => head.fields.push(Field { attributes, ..Field::new(name, text) }),
                }
            }
            "ude" => {
                let map = |map: &Element| Field {
                    attributes: map.attributes.iter().cloned().collect(),
                    ..Field::new("map", "")
                };
                let fields = element.elements().map(map).collect();
                head.fields.push(Field { attributes, fields, ..Field::of_form("ude", "ude", "") });
            }
            form => head.fields.push(Field { attributes, ..Field::of_form(form, form, text) }),
        }
    }
}

/// The header that says what a head does, as far as a header can.
pub(super) fn element(head: &Head) -> Element {
    let mut header = Element { name: "header".into(), ..Element::default() };
    let own = |name: &str| {
        let mut fields = head.fields.iter().filter(|field| is_attribute(field, name));
        fields.next().map(|field| clean(&field.value)).filter(|value| {
            !value.is_empty() && (name != "segtype" || SEGMENT_TYPES.contains(&value.as_str()))
        })
    };
    for (name, default) in REQUIRED {
        let value = if name.starts_with("creationtool") { None } else { own(name) };
        header.attributes.push((name.into(), value.unwrap_or_else(|| default.to_owned())));
    }
    header.attributes.extend(OPTIONAL.iter().filter_map(|name| Some(((*name).to_owned(), own(name)?))));
    for comment in &head.comments {
        let text = clean(comment);
        if !text.is_empty() {
            header.children.push(Node::Element(text_element("note", &text)));
        }
    }
    for (name, text) in [(NAME, &head.name), (LICENCE, &head.licence), (ORIGIN, &head.origin)] {
        let text = clean(text);
        if !text.is_empty() {
            let attributes = vec![("type".to_owned(), name.to_owned())];
            header.children.push(Node::Element(Element { attributes, ..text_element("prop", &text) }));
        }
    }
    for field in &head.fields {
        if known().any(|name| is_attribute(field, name)) {
            continue;
        }
        let element = match field.form.as_str() {
            "ude" => user_encoding(field),
            "note" => Element {
                attributes: allowed(&field.attributes),
                ..text_element("note", &clean(&field.value))
            },
            _ => {
                let mut attributes = vec![("type".to_owned(), clean(&field.name))];
                attributes.extend(allowed(&field.attributes));
                Element { attributes, ..text_element("prop", &clean(&field.value)) }
            }
        };
        header.children.push(Node::Element(element));
    }
    header
}

fn user_encoding(field: &Field) -> Element {
    let only = |field: &Field, names: &[&str]| -> Vec<(String, String)> {
        let attributes = field.attributes.iter().filter(|(name, _)| names.contains(&name.as_str()));
        attributes.map(|(name, value)| (name.clone(), clean(value))).collect()
    };
    let maps = field.fields.iter().map(|map| {
        let attributes = only(map, &["unicode", "code", "ent", "subst"]);
        Node::Element(Element { name: "map".into(), attributes, ..Element::default() })
    });
    let (attributes, children) = (only(field, &["name", "base"]), maps.collect());
    Element { name: "ude".into(), attributes, children, ..Element::default() }
}
