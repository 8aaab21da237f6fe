//! PO files of gettext, as Weblate and Lokalize use them for glossaries: `msgid` is
//! the source term and `msgstr` the target term.
//!
//! What the model has words for is read as Weblate means it: the flag `forbidden` is a
//! status and `read-only` says that the term is not translated. A translation that is
//! `fuzzy` is a proposed term, and one in an obsolete entry (`#~`) a deprecated one,
//! which is how those are written too: so no program offers them. `#.` comments are
//! the definition, `#` comments the note. The rest is kept in fields: contexts,
//! references, plural forms, other flags.

mod concepts;
mod header;

use super::pairs;
use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, languages,
    reading,
};
use crate::formats::po::{Entry, encoding_of, is_header, parse, recognises};
use crate::formats::{LISTED_PROBLEMS, Problem, ProblemKind, encoding};
use crate::model::{Concept, ConceptId, Language};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// PO.
pub(super) const FORMAT: Format =
    Format { id: "po", extensions: &["po", "pot"], reader: Some(&Po), writer: Some(&Po) };

struct Po;

impl Reader for Po {
    fn recognises(&self, start: &[u8]) -> bool {
        recognises(start)
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let bytes = reading::bytes(input, into)?;
        let encoding = options.encoding.unwrap_or_else(|| encoding_of(&bytes));
        let (text, _, problems) = encoding::decode_as(&bytes, encoding);
        for problem in problems {
            into.problem(problem);
        }
        let (from, to) = read_header(&text, options, into);
        let mut headers = 0;
        let mut problems = Vec::new();
        let mut receive = |entry: Entry| {
            if is_header(&entry) && headers == 0 {
                headers += 1;
            } else if entry.source.is_some() {
                into.concept(entry.line, concepts::concept(&entry, &from, &to));
            } else {
                // Comments behind the last entry, or strings without their source.
                let comments = entry.translator.iter().map(|line| pairs::one_line(line));
                into.head.comments.extend(comments.filter(|comment| !comment.is_empty()));
                if entry.line > 0 {
                    let kind = ProblemKind::Incomplete("msgid".to_owned());
                    into.problem(Problem::on_line(entry.line, kind));
                }
            }
            true
        };
        // More than are listed are only counted.
        let mut more = 0;
        parse(&text, &mut receive, &mut |problem| {
            if problems.len() < LISTED_PROBLEMS { problems.push(problem) } else { more += 1 }
        });
        if more > 0 {
            problems.push(Problem::of_file(ProblemKind::More(more)));
        }
        for problem in problems {
            into.problem(problem);
        }
        Ok(())
    }
}

impl Writer for Po {
    fn fit_head(&self, head: &mut Head) {
        let written = header::entry(head, None, 0);
        *head = Head::default();
        header::read(&written, head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let Some((from, to)) = pair(fitting.pair.clone(), &[Arc::clone(concept)]) else { return };
        for entry in concepts::entries(concept, &from, &to) {
            let mut fitted = concepts::concept(&entry, &from, &to);
            let context = free_context(&entry, concept, fitting);
            if context != entry.context.unwrap_or_default() {
                concepts::set_context(&mut fitted, &context);
            }
            fitted.id = ConceptId((fitting.kept() + 1).to_string());
            fitting.keep(fitted);
        }
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let pair = pair(options.pair(glossary), &glossary.concepts);
        header::entry(&glossary.head, pair.as_ref(), options.time).write(out)?;
        let Some((from, to)) = pair else { return Ok(()) };
        for concept in &glossary.concepts {
            for entry in concepts::entries(concept, &from, &to) {
                entry.write(out)?;
            }
        }
        Ok(())
    }
}

/// The languages of the two sides: a glossary of one language has sources only.
fn pair(pair: Option<(Language, Language)>, concepts: &[Arc<Concept>]) -> Option<(Language, Language)> {
    pair.or_else(|| match *languages(concepts) {
        [only] => Some((only.clone(), Language::unknown())),
        _ => None,
    })
}

/// A context with which an entry differs from all before it: its own, the domain of
/// the concept, or one with a number.
fn free_context(entry: &Entry, concept: &Concept, fitting: &mut Fitting<'_>) -> String {
    let own = entry.context.clone().unwrap_or_default();
    let source = entry.source.as_deref().unwrap_or_default();
    let copies = pairs::copies(fitting);
    let mut is_free = |context: &str| fitting.seen.insert(format!("{context}\u{4}{source}"));
    if is_free(&own) {
        return own;
    }
    let domain = concepts::clean(&concept.domain);
    if own.is_empty() && !domain.is_empty() && is_free(&domain) {
        return domain;
    }
    let mut contexts = copies.map(|copy| format!("{own} ({copy})").trim().to_owned());
    contexts.find(|context| is_free(context)).unwrap_or_default()
}

/// How many entries are looked at for a header, and for what the file is written in.
const SAMPLE: usize = 1000;

/// Takes in the header; gives the languages of the two sides: those that it states,
/// else those that are translated.
fn read_header(text: &str, options: &ReadOptions, into: &mut Reading<'_>) -> (Language, Language) {
    let (mut header, mut sides, mut seen) = (None, pairs::Sides::default(), 0);
    let mut receive = |entry: Entry| {
        if header.is_none() && is_header(&entry) {
            header = Some(entry);
        } else if let Some(source) = &entry.source {
            sides.see(source, entry.translations.first().map_or("", |(_, text)| text));
        }
        seen += 1;
        seen < SAMPLE
    };
    parse(text, &mut receive, &mut |_| {});
    let stated = header.as_ref().map(|header| header::read(header, &mut into.head)).unwrap_or_default();
    let header::Stated { source, target, unknown } = stated;
    let line = header.map_or(1, |header| header.line.max(1));
    for name in unknown {
        into.problem(Problem::on_line(line, ProblemKind::UnknownLanguage(name)));
    }
    let asked = options.languages.as_ref().map(|(from, to)| match &target {
        // A file can be translated the other way round.
        Some(target) if target.matches(from) && !target.matches(to) => (to.clone(), from.clone()),
        _ => (from.clone(), to.clone()),
    });
    let options = ReadOptions { languages: asked, ..ReadOptions::default() };
    match (source, target) {
        (Some(source), Some(target)) => (source, target),
        (source, target) => {
            let (from, to) = sides.languages(&options, into);
            (source.unwrap_or(from), target.unwrap_or(to))
        }
    }
}

#[cfg(test)]
mod tests;
