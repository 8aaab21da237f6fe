//! The names of predicates: short for people, IRIs in files.

use oxrdf::NamedNode;

pub(super) const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
pub(super) const RDF_TYPE: &str = "rdf:type";
/// What this program says beyond SKOS.
pub(super) const OWN: &str = "urn:tarjuman:";
/// Fields of other tools, by their names.
const FIELD: &str = "urn:tarjuman:field:";
/// Concepts whose id is no IRI.
const CONCEPT: &str = "urn:tarjuman:concept:";
/// The scheme of a glossary that has none of its own.
pub(super) const SCHEME: &str = "urn:tarjuman:glossary";
/// Blank nodes that several others refer to.
pub(super) const BLANK: &str = "urn:tarjuman:blank:";

/// The prefixes that are written, and that names are shortened by.
pub(super) const PREFIXES: &[(&str, &str)] = &[
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", SKOS),
    ("skosxl", "http://www.w3.org/2008/05/skos-xl#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("tarjuman", OWN),
];

/// The name of a predicate: a field's own, or with a prefix, or the whole IRI.
pub(super) fn name_of(iri: &str) -> String {
    if let Some(name) = iri.strip_prefix(FIELD).and_then(decoded) {
        return name;
    }
    shortened(iri).unwrap_or_else(|| iri.to_owned())
}

/// The predicate of this name.
pub(super) fn iri_of(name: &str) -> String {
    let with_prefix = name.split_once(':').and_then(|(prefix, local)| {
        let (_, namespace) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
        is_local(local).then(|| format!("{namespace}{local}"))
    });
    match with_prefix {
        Some(iri) => iri,
        None if is_iri(name) => name.to_owned(),
        None => format!("{FIELD}{}", encoded(name)),
    }
}

/// An IRI with a prefix, where one of those known fits.
pub(super) fn shortened(iri: &str) -> Option<String> {
    PREFIXES.iter().find_map(|(prefix, namespace)| {
        let local = iri.strip_prefix(namespace).filter(|local| is_local(local))?;
        Some(format!("{prefix}:{local}"))
    })
}

/// The IRI of a concept with this id.
pub(super) fn concept_iri(id: &str) -> String {
    format!("{CONCEPT}{}", encoded(id))
}

/// Whether a text is an absolute IRI.
pub(super) fn is_iri(text: &str) -> bool {
    text.contains(':') && NamedNode::new(text).is_ok()
}

/// Whether a text can be a language tag in Turtle.
pub(super) fn is_language_tag(tag: &str) -> bool {
    oxrdf::Literal::new_language_tagged_literal("", tag).is_ok()
}

fn is_local(local: &str) -> bool {
    let mut letters = local.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || is_letter(c) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// Letters beyond ASCII that IRIs have as they are.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{200A}' | '\u{2C00}'..='\u{2DFF}' | '\u{3040}'..='\u{D7FF}')
        && c.is_alphabetic()
}

/// The text that was [`encoded`] so; `None` where it was not.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(first);
        }
    }
    let decoded = String::from_utf8(bytes).ok()?;
    (encoded(&decoded) == text).then_some(decoded)
}
