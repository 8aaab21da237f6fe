//! Writes entries as TBX.

use super::categories::{self, Module};
use super::dialect::{Dialect, Flavour, Style, Version};
use super::entry::{ELEMENT, Entry, TERM, TermEntry, Wording};
use super::ids;
use super::read::{GROUP_ID, LICENCE};
use crate::formats::glossaries::{GlossaryFile, Head, languages};
use crate::formats::xml::{escape, escape_text};
use crate::model::Field;
use std::io::{self, Write};

const NAMESPACE: &str = "urn:iso:std:iso:30042:ed-2";
const MIN: &str = "http://www.tbxinfo.net/ns/min";
const BASIC: &str = "http://www.tbxinfo.net/ns/basic";

/// Writes a glossary that the flavour can hold.
pub(super) fn write(
    flavour: Flavour,
    dialect: &str,
    wording: Wording,
    glossary: &GlossaryFile,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut text = Text { flavour, out: String::new(), depth: 0 };
    let language = languages(&glossary.concepts).first().map_or("en".to_owned(), |tag| tag.to_string());
    text.begin(dialect, &language);
    text.header(&glossary.head);
    text.open("text", &[]);
    if !glossary.concepts.is_empty() {
        text.open("body", &[]);
        for concept in &glossary.concepts {
            text.entry(&Entry::of(concept, wording));
            if text.out.len() > 1 << 16 {
                out.write_all(text.out.as_bytes())?;
                text.out.clear();
            }
        }
        text.close("body");
    }
    text.back(&glossary.head);
    text.close("text");
    text.close(flavour.root());
    out.write_all(text.out.as_bytes())
}

/// Makes of a head what the flavour can hold.
pub(super) fn fit_head(flavour: Flavour, head: &mut Head) {
    let clean = |text: &str| crate::formats::xml::holdable(text).trim().to_owned();
    for text in [&mut head.name, &mut head.licence, &mut head.origin] {
        *text = clean(text);
    }
    for comment in &mut head.comments {
        *comment = clean(comment);
    }
    // A comment that reads as the licence would be taken for it.
    head.comments
        .retain(|comment| !comment.is_empty() && (!comment.starts_with(LICENCE) || !head.licence.is_empty()));
    head.columns.clear();
    let strict = flavour.dialect != Dialect::Open;
    head.fields.retain(|field| {
        // The encoding of version 2 names a file with the data categories.
        let names_categories = strict && flavour.version == Version::V2 && field.name == "encodingDesc";
        !names_categories
            && HEADER_PARTS.iter().any(|(form, name)| *form == field.form && *name == field.name)
            && field.fields.is_empty()
            && !field.says_nothing()
    });
    sort_header(&mut head.fields);
}

impl Flavour {
    fn root(self) -> &'static str {
        match self.version {
            Version::V2 => "martif",
            Version::V3 => "tbx",
        }
    }
}

/// The parts of a header that are kept as fields: their forms and names.
const HEADER_PARTS: &[(&str, &str)] = &[
    ("titleStmt", "note"),
    ("publicationStmt", "p"),
    ("sourceDesc", "p"),
    ("header", "encodingDesc"),
    ("header", "revisionDesc"),
    ("back", "refObjectSec"),
];

/// Puts the parts of a header into one order, for that of a file changed with the
/// version.
pub(super) fn sort_header(fields: &mut [Field]) {
    let place = |field: &Field| {
        HEADER_PARTS.iter().position(|(form, name)| *form == field.form && *name == field.name)
    };
    fields.sort_by_key(|field| place(field).unwrap_or(HEADER_PARTS.len()));
}

struct Text {
    flavour: Flavour,
    out: String,
    depth: usize,
}

impl Text {
    fn begin(&mut self, dialect: &str, language: &str) {
        self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        match (self.flavour.version, self.flavour.style) {
            (Version::V2, _) => {
                let dtd =
                    if dialect == "TBX-Basic" { "TBXBasiccoreStructV02.dtd" } else { "TBXcoreStructV02.dtd" };
                self.out.push_str(&format!("<!DOCTYPE martif SYSTEM \"{dtd}\">\n"));
                self.open("martif", &[("type", dialect), ("xml:lang", language)]);
            }
            (Version::V3, style) => {
                let style_name = if style == Style::Tag { "dct" } else { "dca" };
                let mut attributes = vec![
                    ("type", dialect),
                    ("style", style_name),
                    ("xml:lang", language),
                    ("xmlns", NAMESPACE),
                ];
                if style == Style::Tag {
                    attributes.push(("xmlns:min", MIN));
                    if dialect != "TBX-Min" {
                        attributes.push(("xmlns:basic", BASIC));
                    }
                }
                self.open("tbx", &attributes);
            }
        }
    }

    fn header(&mut self, head: &Head) {
        let of = |form: &'static str| head.fields.iter().filter(move |field| field.form == form);
        let header = if self.flavour.version == Version::V3 { "tbxHeader" } else { "martifHeader" };
        self.open(header, &[]);
        self.open("fileDesc", &[]);
        let (licence, comments) = (&head.licence, &head.comments);
        let published = |text: &mut Self| {
            let parts: Vec<&Field> = of("publicationStmt").collect();
            if licence.is_empty() && comments.is_empty() && parts.is_empty() {
                return;
            }
            text.open("publicationStmt", &[]);
            if !licence.is_empty() {
                text.line("p", &[], &escape_text(&format!("{LICENCE}{licence}")));
            }
            for comment in comments {
                text.line("p", &[], &escape_text(comment));
            }
            parts.iter().for_each(|part| text.part(part));
            text.close("publicationStmt");
        };
        // The order of the two changed with the version.
        if self.flavour.version == Version::V3 {
            published(self);
        }
        if !head.name.is_empty() || of("titleStmt").next().is_some() {
            self.open("titleStmt", &[]);
            self.line("title", &[], &escape_text(&head.name));
            of("titleStmt").for_each(|part| self.part(part));
            self.close("titleStmt");
        }
        if self.flavour.version == Version::V2 {
            published(self);
        }
        self.open("sourceDesc", &[]);
        self.line("p", &[], &escape_text(&head.origin));
        of("sourceDesc").for_each(|part| self.part(part));
        self.close("sourceDesc");
        self.close("fileDesc");
        of("header").for_each(|part| self.part(part));
        self.close(header);
    }

    fn back(&mut self, head: &Head) {
        let parts: Vec<&Field> = head.fields.iter().filter(|field| field.form == "back").collect();
        if !parts.is_empty() {
            self.open("back", &[]);
            parts.iter().for_each(|part| self.part(part));
            self.close("back");
        }
    }

    /// A part of the header, as it is.
    fn part(&mut self, field: &Field) {
        let attributes: Vec<(&str, &str)> =
            field.attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        // Version 2 calls it otherwise.
        let older = self.flavour.version == Version::V2 && field.name == "refObjectSec";
        let name = if older { "refObjectList" } else { &field.name };
        self.line(name, &attributes, &content(field));
    }

    fn entry(&mut self, entry: &Entry) {
        let (concept, section, term) = match self.flavour.version {
            Version::V2 => ("termEntry", "langSet", "tig"),
            Version::V3 => ("conceptEntry", "langSec", "termSec"),
        };
        let id = ids::encoded(&entry.id);
        self.open_level(concept, &[("id", &id)], &entry.fields, "conceptEntry");
        self.statements(&entry.fields);
        for part in &entry.sections {
            let tag = part.language.to_string();
            let original = own(&part.fields, "langSec").and_then(|own| own.attributes.get("xml:lang"));
            self.open_level(section, &[("xml:lang", original.unwrap_or(&tag))], &part.fields, "langSec");
            self.statements(&part.fields);
            for entry in &part.terms {
                self.term(term, entry);
            }
            self.close(section);
        }
        self.close(concept);
    }

    fn term(&mut self, name: &str, entry: &TermEntry) {
        let id = ids::encoded(&entry.id);
        let attributes: &[(&str, &str)] = if id.is_empty() { &[] } else { &[("id", &id)] };
        // Version 2 has groups of notes within a group of the term only.
        let has_group = |field: &Field| field.form == "termNote" && !field.fields.is_empty();
        let grouped = self.flavour.version == Version::V2 && entry.fields.iter().any(has_group);
        let name = if grouped { "ntig" } else { name };
        self.open_level(name, attributes, &entry.fields, "termSec");
        if grouped {
            self.open("termGrp", &[]);
        }
        let own = own(&entry.fields, TERM);
        let attributes: Vec<(&str, &str)> = own
            .map(|own| own.attributes.iter().map(|(name, value)| (&**name, &**value)).collect())
            .unwrap_or_default();
        let markup = own.map(|own| &*own.markup).filter(|markup| super::read::text_of(markup) == entry.text);
        let text = match markup {
            Some(markup) if !markup.is_empty() => markup.to_owned(),
            _ => escape_text(&entry.text),
        };
        self.line(TERM, &attributes, &text);
        let (notes, others): (Vec<&Field>, Vec<&Field>) =
            entry.fields.iter().partition(|field| field.form == "termNote");
        notes.into_iter().for_each(|field| self.statement(field));
        if grouped {
            self.close("termGrp");
        }
        self.statements(others);
        self.close(name);
    }

    /// Opens the element of a level with what stands with it.
    fn open_level(&mut self, name: &str, attributes: &[(&str, &str)], fields: &[Field], form: &str) {
        let mut all = attributes.to_vec();
        if let Some(own) = own(fields, form) {
            let more = own.attributes.iter().filter(|(name, _)| !all.iter().any(|(known, _)| known == name));
            let more: Vec<(&str, &str)> = more.map(|(name, value)| (&**name, &**value)).collect();
            all.extend(more);
        }
        self.open(name, &all);
    }

    fn statements<'f>(&mut self, fields: impl IntoIterator<Item = &'f Field>) {
        for field in fields {
            if !matches!(&*field.form, "conceptEntry" | "langSec" | "termSec" | TERM) {
                self.statement(field);
            }
        }
    }

    /// A statement, in a group where something is said of it.
    fn statement(&mut self, field: &Field) {
        if field.fields.is_empty() && field.form != "transac" {
            return self.single(field);
        }
        let group = format!("{}Grp", field.form);
        let attributes: Vec<(&str, &str)> =
            field.attributes.get(GROUP_ID).map(|id| ("id", &**id)).into_iter().collect();
        self.open(&group, &attributes);
        self.single(field);
        field.fields.iter().for_each(|inner| self.statement(inner));
        self.close(&group);
    }

    fn single(&mut self, field: &Field) {
        let module = categories::module_of(&field.form, &field.name);
        let mut attributes: Vec<(&str, &str)> = Vec::new();
        let name = match (self.flavour.style, module) {
            (Style::Tag, Some(Module::Min)) => format!("min:{}", field.name),
            (Style::Tag, Some(Module::Basic)) => format!("basic:{}", field.name),
            _ if field.form == ELEMENT => field.name.clone(),
            _ => {
                if field.name != field.form || !matches!(&*field.form, "note" | "date") {
                    attributes.push(("type", &field.name));
                }
                field.form.clone()
            }
        };
        let others = field.attributes.iter().filter(|(name, _)| *name != GROUP_ID);
        attributes.extend(others.map(|(name, value)| (&**name, &**value)));
        self.line(&name, &attributes, &content(field));
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.tag(name, attributes);
        self.out.push_str(">\n");
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// An element with a text in one line.
    fn line(&mut self, name: &str, attributes: &[(&str, &str)], content: &str) {
        self.indent();
        self.tag(name, attributes);
        if content.is_empty() {
            self.out.push_str("/>\n");
            return;
        }
        self.out.push('>');
        self.out.push_str(content);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escape(value));
            self.out.push('"');
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}

/// What stands with the element of a level itself.
fn own<'a>(fields: &'a [Field], form: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.form == form)
}

/// What a statement says, as XML.
fn content(field: &Field) -> String {
    if field.markup.is_empty() { escape_text(&field.value) } else { field.markup.clone() }
}
