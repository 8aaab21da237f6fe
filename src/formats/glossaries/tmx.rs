//! TMX, the exchange format of translation memories, as a file of terms: a unit is a
//! concept, and each of its variants a term. Any number of languages and of terms in
//! one of them are kept.
//!
//! Versions 1.1 to 1.4 are read, 1.4 is written, valid by its document type. What TMX
//! has no element for are properties: those that other tools wrote keep their types,
//! and what the model has a word for gets types that begin with `x-` ([`unit`]). A
//! property or note of a unit that states a language is said of the concept in that
//! language.

mod head;
mod segment;
mod unit;

use super::pairs;
use super::{Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer};
use crate::formats::xml::{Element, Node, Step, XmlReader, escape};
use crate::formats::{Problem, ProblemKind, encoding};
use crate::model::{Concept, ConceptId};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// TMX.
pub(super) const FORMAT: Format =
    Format { id: "tmx", extensions: &["tmx"], reader: Some(&Tmx), writer: Some(&Tmx) };

/// The versions that are known.
const VERSIONS: [&str; 5] = ["1.0", "1.1", "1.2", "1.3", "1.4"];

struct Tmx;

impl Reader for Tmx {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = encoding::decode(start, None);
        text.contains("<tmx")
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let mut reader = XmlReader::new(input, options.encoding)?;
        let mut is_tmx = false;
        loop {
            match reader.next_telling(&mut |problem| into.problem(problem))? {
                Step::End => break,
                Step::Open(element) => match element.local_name() {
                    "tmx" if reader.depth() == 1 => {
                        is_tmx = true;
                        let version = element.attribute("version").unwrap_or("1.4");
                        if !VERSIONS.contains(&version) {
                            let kind = ProblemKind::NewerVersion(version.to_owned());
                            into.problem(Problem::on_line(element.line, kind));
                        }
                    }
                    _ if !is_tmx => reader.skip()?,
                    "header" => head::read(&reader.subtree(element)?, &mut into.head),
                    "body" => {}
                    "tu" => {
                        let element = reader.subtree(element)?;
                        let mut problems = Vec::new();
                        let concept = unit::concept(&element, &mut problems);
                        for problem in problems {
                            into.problem(problem);
                        }
                        into.concept(element.line, concept);
                    }
                    _ => {
                        let kind = ProblemKind::UnknownKey(element.name.clone());
                        into.problem(Problem::on_line(element.line, kind));
                        reader.skip()?;
                    }
                },
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        if !is_tmx {
            into.problem(Problem::of_file(ProblemKind::OtherFormat("TMX")));
        }
        Ok(())
    }
}

impl Writer for Tmx {
    fn fit_head(&self, head: &mut Head) {
        let written = head::element(head);
        *head = Head::default();
        head::read(&written, head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let written = unit::element(concept);
        let mut fitted = unit::concept(&written, &mut Vec::new());
        if fitted.terms.is_empty() {
            return;
        }
        fitted.id = ConceptId(pairs::unique(fitting, &concept.id.0));
        fitting.keep(fitted);
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">")?;
        write_element(&head::element(&glossary.head), 1, out)?;
        writeln!(out, "  <body>")?;
        for concept in &glossary.concepts {
            write_element(&unit::element(concept), 2, out)?;
        }
        writeln!(out, "  </body>\n</tmx>")
    }
}

/// Writes an element on lines of its own, elements within elements further in; what
/// holds text stands on one line.
fn write_element(element: &Element, depth: usize, out: &mut dyn Write) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    write!(out, "{indent}<{}", element.name)?;
    for (name, value) in &element.attributes {
        write!(out, " {name}=\"{}\"", escape(value))?;
    }
    let is_text = element.name == "seg" || element.children.iter().any(|node| matches!(node, Node::Text(_)));
    if element.children.is_empty() {
        writeln!(out, "/>")
    } else if is_text {
        writeln!(out, ">{}</{}>", element.inner_xml(), element.name)
    } else {
        writeln!(out, ">")?;
        for child in element.elements() {
            write_element(child, depth + 1, out)?;
        }
        writeln!(out, "{indent}</{}>", element.name)
    }
}

/// An element with a text in it.
fn text_element(name: &str, text: &str) -> Element {
    let children = if text.is_empty() { Vec::new() } else { vec![Node::Text(text.to_owned())] };
    Element { name: name.to_owned(), children, ..Element::default() }
}

#[cfg(test)]
mod tests;
