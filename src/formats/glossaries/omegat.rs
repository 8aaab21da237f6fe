//! Glossaries of OmegaT: a line for each pair of terms, with the source, the target
//! and a comment, tabs between them.
//!
//! Nothing in such a file says which languages it is in ([`pairs::sides`]). Its
//! encoding is that of the computer it was written on, unless the first line names
//! one as Emacs does. It is written as UTF-8, with such a line. What has no place
//! there is left out, above all terms that must not be used: OmegaT would propose
//! them.

use super::pairs::{self, one_line};
use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, reading,
};
use crate::formats::encoding::{self, Encoding};
use crate::formats::{Problem, ProblemKind};
use crate::model::{Concept, ConceptId, Term};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// OmegaT's lists of pairs. Its comma-separated variety is read too.
pub(super) const FORMAT: Format = Format {
    id: "omegat",
    extensions: &["utf8", "tab", "txt"],
    reader: Some(&OmegaT),
    writer: Some(&OmegaT),
};

/// The line that states the encoding.
const MAGIC: &str = "# -*- coding: utf-8 -*-";

/// What stands between texts that share the comment.
const BETWEEN: &str = " — ";

/// How many lines are looked at to recognise a file.
const SAMPLE: usize = 50;

struct OmegaT;

impl Reader for OmegaT {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = encoding::decode(start, None);
        // The last line may be cut.
        let whole = text.rfind('\n').map_or(&*text, |end| &text[..end]);
        if whole.starts_with("#UTX") || whole.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return false;
        }
        let mut lines = whole.lines().filter(|line| is_entry(line)).take(SAMPLE).peekable();
        match lines.peek() {
            None => magic(whole.lines().next().unwrap_or_default()).is_some(),
            Some(_) => lines.all(|line| {
                let tabs = line.bytes().filter(|&byte| byte == b'\t').count();
                (1..=2).contains(&tabs) && !line.starts_with('\t')
            }),
        }
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let bytes = reading::bytes(input, into)?;
        let encoding = options.encoding.unwrap_or_else(|| encoding_of(&bytes, options));
        let (text, _, problems) = encoding::decode_as(&bytes, encoding);
        for problem in problems {
            into.problem(problem);
        }
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        read_remarks(lines.clone().filter(|line| line.starts_with('#')), &mut into.head);
        let mut sample = lines.clone().filter(|line| is_entry(line)).take(SAMPLE).peekable();
        let separated = sample.peek().is_some() && sample.all(|line| !line.contains('\t'));
        let entries = lines.clone().filter(|line| is_entry(line)).take(SAMPLE);
        let (paired, single): (Vec<&str>, Vec<&str>) = entries.partition(|line| line.contains(['\t', ',']));
        if paired.len() < single.len() {
            // Plain text, of which no line is a pair.
            into.problem(Problem::of_file(ProblemKind::OtherFormat("OmegaT")));
            return Ok(());
        }
        // Hands over rows until no more are wanted.
        let rows = |receive: &mut dyn FnMut(u32, &[String]) -> bool| {
            if separated {
                return comma_separated(&text, receive);
            }
            for (line, number) in lines.clone().zip(1..).filter(|(line, _)| is_entry(line)) {
                let cells: Vec<String> = line.split('\t').map(one_line).collect();
                if !receive(number, &cells) {
                    return;
                }
            }
        };
        let mut sides = pairs::Sides::default();
        rows(&mut |_, row| sides.see(&row[0], row.get(1).map_or("", |cell| cell)));
        let (from, to) = sides.languages(options, into);
        rows(&mut |line, row| {
            let mut concept = Concept::default();
            for (language, text) in [&from, &to].into_iter().zip(row) {
                if !text.is_empty() {
                    concept.terms.push(Term::new(language.clone(), text));
                }
            }
            concept.note = joined(row.iter().skip(2).map(|cell| &**cell));
            into.concept(line, concept);
            true
        });
        Ok(())
    }
}

impl Writer for OmegaT {
    fn fit_head(&self, head: &mut Head) {
        let lines = remarks(head);
        *head = Head::default();
        read_remarks(lines.iter().map(|line| &**line), head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let Some((from, to)) = fitting.pair.clone() else { return };
        for (source, target) in pairs::pairs(concept, &from, &to) {
            let texts = (one_line(&source.text), one_line(&target.text));
            // A line that begins so is a remark.
            if texts.0.is_empty() || texts.0.starts_with('#') || texts.1.is_empty() {
                continue;
            }
            if pairs::may_be_used(target) {
                let id = ConceptId((fitting.kept() + 1).to_string());
                let note = comment(concept, source, target);
                let terms = vec![Term::new(from.clone(), texts.0), Term::new(to.clone(), texts.1)];
                fitting.keep(Concept { note, terms, ..Concept::new(id) });
            }
        }
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{MAGIC}")?;
        for line in remarks(&glossary.head) {
            writeln!(out, "{line}")?;
        }
        for concept in &glossary.concepts {
            let [source, target] = &concept.terms[..] else { continue };
            write!(out, "{}\t{}", source.text, target.text)?;
            if !concept.note.is_empty() {
                write!(out, "\t{}", concept.note)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// Whether the line is neither a remark nor empty.
fn is_entry(line: &str) -> bool {
    !line.starts_with('#') && !line.trim().is_empty()
}

/// What a comment says of a pair: all that is said of what the concept means, then
/// all remarks.
fn comment(concept: &Concept, source: &Term, target: &Term) -> String {
    let sections = || [target, source].into_iter().filter_map(|term| concept.section(&term.language));
    let definitions = sections().map(|section| &section.definition);
    let notes = sections().map(|section| &section.note);
    let texts = [&concept.definition].into_iter().chain(definitions).chain([&concept.note]).chain(notes);
    let texts = texts.chain([&target.details().note, &source.details().note]);
    let texts: Vec<String> = texts.map(|text| one_line(text)).collect();
    joined(texts.iter().map(|text| &**text))
}

/// How many texts are looked at for equal ones.
const COMPARED: usize = 16;

/// The different texts in one.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for text in texts {
        if !text.is_empty() && !parts.iter().take(COMPARED).any(|part| *part == text) {
            parts.push(text);
        }
    }
    parts.join(BETWEEN)
}

/// The lines of a head.
fn remarks(head: &Head) -> Vec<String> {
    let named = [("name", &head.name), ("licence", &head.licence), ("origin", &head.origin)];
    let named = named.into_iter().map(|(key, text)| (Some(key), one_line(text)));
    let comments = head.comments.iter().map(|text| (None, one_line(text)));
    named
        .chain(comments)
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| match key {
            Some(key) => format!("# {key}: {text}"),
            None => format!("# {text}"),
        })
        .collect()
}

/// Takes in the lines of a head, the one with the encoding excepted.
fn read_remarks<'a>(lines: impl Iterator<Item = &'a str>, head: &mut Head) {
    for (at, line) in lines.enumerate() {
        let mut text = one_line(line.trim_start_matches('#'));
        if at == 0
            && magic(line).is_some()
            && let Some((before, rest)) = text.split_once("-*-")
        {
            let after = rest.split_once("-*-").map_or("", |(_, after)| after);
            text = one_line(&format!("{before}\n{after}"));
        }
        let (key, value) = text.split_once(':').unwrap_or_default();
        let place = match key {
            "name" => &mut head.name,
            "licence" | "license" => &mut head.licence,
            "origin" => &mut head.origin,
            _ => &mut String::new(),
        };
        if !place.is_empty() || !matches!(key, "name" | "licence" | "license" | "origin") {
            if !text.is_empty() {
                head.comments.push(text);
            }
        } else {
            *place = one_line(value);
        }
    }
}

/// The encoding that the first line names.
fn magic(line: &str) -> Option<Encoding> {
    let (_, rest) = line.strip_prefix('#')?.split_once("-*-")?;
    let (name, _) = rest.split_once("coding:")?.1.split_once("-*-")?;
    Encoding::from_name(name.trim(), false)
}

fn encoding_of(bytes: &[u8], options: &ReadOptions) -> Encoding {
    let language = options.languages.as_ref().map(|(from, _)| from);
    let detected = Encoding::detect(bytes, language);
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let named = std::str::from_utf8(line).ok().and_then(|line| magic(line.trim_end()));
    match named {
        // The first line could not have been read in any of these.
        Some(named) if !detected.bom && !named.name().starts_with("UTF-16") => named,
        _ => detected,
    }
}

/// The rows of a text with commas between its cells, in quotes where they hold any,
/// until no more are wanted.
fn comma_separated(text: &str, receive: &mut dyn FnMut(u32, &[String]) -> bool) {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let (mut line, mut begun) = (1, 1);
    let mut characters = text.chars().peekable();
    let mut remark = false;
    loop {
        let c = characters.next();
        let at_start = cells.is_empty() && cell.is_empty() && !quoted;
        match c {
            None | Some('\n') if c.is_none() || !quoted => {
                cells.push(one_line(&std::mem::take(&mut cell)));
                let row = std::mem::take(&mut cells);
                let is_entry = !remark && row.iter().any(|cell| !cell.is_empty());
                let wanted = !is_entry || receive(begun, &row);
                line += 1;
                (begun, remark) = (line, false);
                if c.is_none() || !wanted {
                    return;
                }
            }
            Some('#') if at_start => remark = true,
            Some('"') if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            Some('"') if quoted || cell.is_empty() => quoted = !quoted,
            Some(',') if !quoted => cells.push(one_line(&std::mem::take(&mut cell))),
            Some(c) => {
                line += u32::from(c == '\n');
                cell.push(c);
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
