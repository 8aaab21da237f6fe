//! SKOS in Turtle (and in N-Triples, which is a part of it): thesauri and
//! vocabularies as libraries, agencies and linked data publish them.
//!
//! How the two sides meet:
//!
//! | SKOS | here |
//! |---|---|
//! | `skos:Concept`; its IRI, or its `skos:notation` where it has one | a concept and its id; the IRI beside a notation is a field |
//! | `skos:prefLabel` | a preferred term; one in a language at most (S14), a further one is an `altLabel` to others |
//! | `skos:altLabel` | an admitted term |
//! | `skos:hiddenLabel` | a spelling of the first term of its language; with a SKOS-XL label of the same wording, a term that must not be used |
//! | `skosxl:*Label` | the same with what is said of the term: SKOS-XL is written for terms of which more is to say than that |
//! | `skos:definition`, `skos:scopeNote` | definition, note: of the concept without a language, else of that language |
//! | `dct:subject`, `rdfs:seeAlso`, `skos:changeNote` with a date | domain, links, history |
//! | `skos:ConceptScheme` with `dct:title`, `dct:license`, `dct:source` | the head |
//! | any other triple | a field by the name of the predicate; of form `iri` for a resource, with fields for a blank node |
//!
//! What SKOS has no word for is said in a vocabulary of our own ([`names::OWN`]),
//! which other tools pass over. So a status that is none of the labels', and that
//! nobody stated one, come back as they were.
//!
//! Language tags are compared without case, so that they come back as the program
//! writes them. A fault costs the statement it is in.

mod decode;
mod encode;
mod graph;
mod names;
mod turtle;

use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, reading,
};
use crate::formats::{Problem, ProblemKind, encoding};
use crate::model::Concept;
use graph::Graph;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// SKOS in Turtle.
pub(super) const FORMAT: Format =
    Format { id: "skos", extensions: &["ttl", "nt"], reader: Some(&Skos), writer: Some(&Skos) };

struct Skos;

impl Reader for Skos {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = encoding::decode(start, None);
        text.contains(names::SKOS) && !text.trim_start().starts_with("<?xml")
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let text = reading::text(input, options, into)?;
        let mut graph = Graph::default();
        turtle::read(&text, &mut graph, &mut |problem| into.problem(problem));
        let is_skos = text.contains(names::SKOS);
        drop(text);
        let contents = graph.contents();
        if !is_skos && contents.is_empty() {
            into.problem(Problem::of_file(ProblemKind::OtherFormat("SKOS")));
        }
        for line in &contents.too_large {
            into.problem(Problem::on_line(*line, ProblemKind::EntryTooLarge));
        }
        into.head = decode::head(contents.scheme.as_ref(), &contents.others);
        let scheme = decode::scheme_of(&into.head);
        let mut untold = true;
        for (line, resource) in contents.concepts() {
            let mut problems = decode::Problems::default();
            let concept = decode::concept(&resource, scheme.as_deref(), &mut problems);
            for tag in problems.unknown_languages {
                into.problem(Problem::on_line(line, ProblemKind::UnknownLanguage(tag)));
            }
            // A file without languages mostly has none at all.
            if problems.missing_language && std::mem::take(&mut untold) {
                into.problem(Problem::on_line(line, ProblemKind::MissingLanguage));
            }
            into.concept(line, concept);
        }
        Ok(())
    }
}

impl Writer for Skos {
    fn fit_head(&self, head: &mut Head) {
        let (scheme, others) = encode::head(head);
        *head = decode::head(scheme.as_ref(), &others);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let mut concept = Concept::clone(concept);
        concept.tidy();
        if concept.id.0.is_empty() {
            concept.id.0 = (fitting.kept() + 1).to_string();
        }
        let scheme = decode::scheme_of(&fitting.glossary.head);
        let resource = encode::concept(&concept, scheme.as_deref());
        fitting.keep(decode::concept(&resource, scheme.as_deref(), &mut decode::Problems::default()));
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(turtle::prefixes().as_bytes())?;
        let (head, others) = encode::head(&glossary.head);
        let scheme = decode::scheme_of(&glossary.head);
        for resource in head.iter().chain(&others) {
            out.write_all(turtle::written(resource).as_bytes())?;
        }
        for concept in &glossary.concepts {
            let resource = encode::concept(concept, scheme.as_deref());
            out.write_all(turtle::written(&resource).as_bytes())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
