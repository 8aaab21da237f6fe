//! MultiTerm XML (`mtf`), which Trados MultiTerm imports and exports.
//!
//! A `conceptGrp` has `languageGrp`s, these have `termGrp`s, and at each of the
//! three levels stand `descripGrp`s whose `descrip` has any type that the
//! termbase defines, and `transacGrp`s that say who made or changed it. Types
//! and values that are usual in English, German and French termbases are read
//! as what the model has a word for ([`words`]); the wording of the termbase is
//! kept in an annotation and comes back when it is written. Everything else is a
//! field whose form is the element it stands in.
//!
//! What MultiTerm's schema asks for decides what can be written: the number of a
//! concept is a 32-bit number, so an id that is none stands in a `descrip` of the
//! type [`ID`]; a language has at least one term, and a concept one language;
//! changes are originations and modifications, to the second.
//!
//! MultiTerm writes UTF-16 and reads what the XML declaration says, so that files
//! are written in UTF-8, of half the size for most languages. A termbase takes
//! only types that its definition has; those that are written are the labels of
//! [`words`] and the names of fields.

mod read;
mod words;
mod write;

use super::{Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer};
use crate::formats::encoding;
use crate::formats::xml::{Step, XmlReader};
use crate::formats::{Problem, ProblemKind};
use crate::model::Concept;
use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// MultiTerm XML.
pub(super) const FORMAT: Format = Format {
    id: "multiterm",
    extensions: &["xml", "mtf"],
    reader: Some(&MultiTerm),
    writer: Some(&MultiTerm),
};

/// The type of the `descrip` that holds an id which is no number.
const ID: &str = "Tarjuman ID";

struct MultiTerm;

impl Reader for MultiTerm {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = encoding::decode(start, None);
        text.contains("<mtf>") || text.contains("<mtf ")
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let mut xml = XmlReader::new(input, options.encoding)?;
        let mut known = false;
        // A text between the concepts comes in pieces, for references split it.
        let mut stray = String::new();
        loop {
            let step = xml.next()?;
            if !matches!(step, Step::Text(_)) {
                into.head.fields.extend(read::text(&std::mem::take(&mut stray)));
            }
            match step {
                Step::Open(element) if element.local_name() == "conceptGrp" => {
                    let line = element.line;
                    let element = xml.subtree(element)?;
                    let mut problems = Vec::new();
                    let concept = read::concept(&element, &mut problems);
                    problems.into_iter().for_each(|problem| into.problem(problem));
                    into.concept(line, concept);
                }
                Step::Open(root) if xml.depth() == 1 && root.local_name() == "mtf" => {
                    known = true;
                    into.head.fields.extend(read::attributes_of(&root));
                }
                // Whatever else another tool put between the concepts; a file of
                // another kind is searched for concepts at any depth.
                Step::Open(element) if known => {
                    let line = element.line;
                    let element = xml.subtree(element)?;
                    let kind = ProblemKind::Misplaced(element.name.clone());
                    into.problem(Problem::on_line(line, kind));
                    into.head.fields.push(read::unknown(&element));
                }
                Step::Text(text) if known => stray.push_str(&text),
                Step::Open(_) | Step::Text(_) | Step::Close(_) => {}
                Step::End => break,
            }
        }
        for problem in xml.problems() {
            into.problem(problem);
        }
        if !known {
            into.problem(Problem::of_file(ProblemKind::OtherFormat("MultiTerm XML")));
        }
        Ok(())
    }
}

impl Writer for MultiTerm {
    fn fit_head(&self, head: &mut Head) {
        *head = Head { fields: write::fit_head_fields(&head.fields), ..Head::default() };
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let mut concept = write::clean(concept);
        if concept.id.0.is_empty() {
            concept.id.0 = (fitting.kept() + 1).to_string();
        }
        // The schema has no concept without a term.
        if !concept.terms.is_empty() {
            fitting.keep(read::concept(&write::concept(&concept, 1), &mut Vec::new()));
        }
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        let head = write::xml(write::head(&glossary.head.fields));
        match (head.strip_suffix("</mtf>"), head.strip_suffix("/>")) {
            (Some(open), _) => writeln!(out, "{open}")?,
            (None, tag) => writeln!(out, "{}>", tag.unwrap_or("<mtf"))?,
        }
        let number = |concept: &Arc<Concept>| read::number(&concept.id.0);
        let taken: HashSet<u32> = glossary.concepts.iter().filter_map(number).collect();
        let mut free = (1..=u32::MAX).filter(|number| !taken.contains(number));
        for concept in &glossary.concepts {
            let number = number(concept).or_else(|| free.next()).unwrap_or_default();
            writeln!(out, "{}", write::xml(write::concept(concept, number)))?;
        }
        out.write_all(b"</mtf>\n")
    }
}

#[cfg(test)]
mod tests;
