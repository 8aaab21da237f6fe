//! Glossaries as tab-separated tables; `docs/glossary-tsv.md` is the format's
//! description for people.
//!
//! A row is a concept. Quotes are ordinary characters: a table of terms is full
//! of them, and no two programs agree on what they would mean. What a cell
//! cannot hold as it is (tab, line end, `|` within a term) is escaped with a
//! backslash.

mod columns;
mod write;

use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, reading,
};
use crate::formats::{Problem, ProblemKind, encoding};
use crate::model::{Concept, ConceptId, Field, Language, Term, set_value};
use columns::{Attribute, Column, Texts, set_translate};
use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// Tab-separated values.
pub(super) const FORMAT: Format =
    Format { id: "tsv", extensions: &["tsv", "tab"], reader: Some(&Tsv), writer: Some(&Tsv) };

struct Tsv;

impl Reader for Tsv {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = encoding::decode(start, None);
        let header = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'));
        header.is_some_and(|line| {
            line.contains('\t')
                && line.split('\t').any(|name| matches!(Column::of_name(name.trim()), Column::Term(_)))
        })
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let mut reader = TableReader { into, columns: None };
        let problems = reading::lines(input, options, &mut |line, number| reader.read_line(line, number))?;
        reader.finish();
        problems.into_iter().for_each(|problem| into.problem(problem));
        Ok(())
    }
}

impl Writer for Tsv {
    fn fit_head(&self, head: &mut Head) {
        write::fit_head(head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        fitting.keep(write::fit(concept));
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&write::table(glossary))
    }
}

/// Reads a table line by line.
struct TableReader<'a, 'r> {
    into: &'a mut Reading<'r>,
    /// The columns, once the header row has been read.
    columns: Option<Vec<Column>>,
}

impl TableReader<'_, '_> {
    fn read_line(&mut self, line: &str, number: u32) {
        match (&self.columns, line.strip_prefix('#')) {
            (None, Some(remark)) => self.read_remark(remark),
            _ if line.trim().is_empty() => {}
            (None, None) => self.read_header(line, number),
            (Some(_), _) => self.read_row(line, number),
        }
    }

    fn read_remark(&mut self, remark: &str) {
        let remark = remark.strip_prefix(' ').unwrap_or(remark);
        let (key, value) = remark.split_once(':').unwrap_or_default();
        let place = match key.trim().to_lowercase().as_str() {
            "name" => &mut self.into.head.name,
            "licence" | "license" => &mut self.into.head.licence,
            "origin" | "source" => &mut self.into.head.origin,
            _ => return self.into.head.comments.push(remark.to_owned()),
        };
        // A second line of one kind is a remark, so that neither is lost.
        if place.is_empty() {
            *place = unescape(value.trim());
        } else {
            self.into.head.comments.push(remark.to_owned());
        }
    }

    fn read_header(&mut self, line: &str, number: u32) {
        let names: Vec<String> = line.split('\t').map(|cell| unescape(cell.trim())).collect();
        let mut columns: Vec<Column> = Vec::new();
        let mut seen = HashSet::new();
        for name in &names {
            let column = Column::of_name(name);
            let twice = !seen.insert(name.to_lowercase());
            if twice && !name.is_empty() {
                self.into.problem(Problem::on_line(number, ProblemKind::DuplicateColumn(name.clone())));
            }
            columns.push(if twice { Column::Ignored } else { column });
        }
        if !columns.iter().any(|column| matches!(column, Column::Term(_))) {
            let found = names.join(", ");
            self.into.problem(Problem::on_line(number, ProblemKind::NoLanguage(found)));
        }
        self.into.head.columns = names;
        self.columns = Some(columns);
    }

    fn read_row(&mut self, line: &str, number: u32) {
        let columns = self.columns.take().unwrap_or_default();
        let names = std::mem::take(&mut self.into.head.columns);
        let mut row = Row { number, problems: Vec::new(), id: String::new(), concept: Concept::default() };
        let mut cells = line.split('\t');
        // Terms first: the other columns speak of them.
        let filled: Vec<(&Column, &str, &str)> = columns
            .iter()
            .zip(&names)
            .zip(cells.by_ref())
            .map(|((column, name), cell)| (column, name.as_str(), cell))
            .collect();
        let extra = cells.filter(|cell| !cell.trim().is_empty()).count();
        if extra > 0 {
            row.report(ProblemKind::ExtraCells(extra));
        }
        for (column, name, cell) in &filled {
            row.read_content(column, name, cell);
        }
        for (column, name, cell) in &filled {
            row.read_about_terms(column, name, cell);
        }
        drop(filled);
        let Row { problems, id, mut concept, .. } = row;
        for problem in problems {
            self.into.problem(problem);
        }
        if id.is_empty() && columns.contains(&Column::Id) {
            concept.id = ConceptId(format!("line-{number}"));
            let kind = ProblemKind::MissingId(concept.id.0.clone());
            self.into.problem(Problem::on_line(number, kind));
        } else {
            concept.id = ConceptId(id);
        }
        self.into.head.columns = names;
        self.into.concept(number, concept);
        self.columns = Some(columns);
    }

    fn finish(self) {
        if self.columns.is_none() {
            self.into.problem(Problem::of_file(ProblemKind::NoLanguage(String::new())));
        }
    }
}

/// A row while it is being read.
struct Row {
    number: u32,
    problems: Vec<Problem>,
    id: String,
    concept: Concept,
}

impl Row {
    /// Takes in what stands for itself: the terms and the concept's own texts.
    fn read_content(&mut self, column: &Column, name: &str, cell: &str) {
        let text = || unescape(cell);
        match column {
            Column::Id => self.id = text().trim().to_owned(),
            Column::Domain => self.concept.domain = text(),
            Column::Definition => self.concept.definition = text(),
            Column::Note => self.concept.note = text(),
            Column::Links => {
                let links = split_list(cell).into_iter().map(|link| unescape(link.trim()));
                self.concept.links.extend(links.filter(|link| !link.is_empty()));
            }
            Column::Term(language) => {
                for part in split_list(cell) {
                    let text = unescape(part.trim());
                    if !text.is_empty() {
                        self.concept.terms.push(Term::new(language.clone(), text));
                    }
                }
            }
            Column::Other if !cell.is_empty() => {
                self.concept.fields.push(Field::new(name, text()));
            }
            _ => {}
        }
    }

    /// Takes in what the row says of its terms. What has no place among them
    /// is kept as a field, so that it is written back.
    fn read_about_terms(&mut self, column: &Column, name: &str, cell: &str) {
        if cell.trim().is_empty() {
            return;
        }
        let kept = match column {
            Column::Translate => {
                let known = set_translate(&mut self.concept, cell);
                if !known {
                    let (column, value) = (name.to_owned(), cell.trim().to_owned());
                    let expected = "no, yes".to_owned();
                    self.report(ProblemKind::UnknownValue { column, value, expected });
                }
                known
            }
            Column::Texts(texts, language) => self.read_texts(*texts, language, cell),
            Column::FirstMention(language) => self.read_first_mentions(language, cell),
            Column::Attribute(attribute, Some(language)) => {
                let values: Vec<String> = split_list(cell).iter().map(|v| unescape(v.trim())).collect();
                self.read_attribute(*attribute, Some(language), &values, name)
            }
            Column::Attribute(attribute, None) => {
                let count = self.concept.terms.len().max(1);
                let values = vec![unescape(cell.trim()); count];
                self.read_attribute(*attribute, None, &values, name)
            }
            _ => true,
        };
        if !kept {
            set_value(&mut self.concept.fields, name, unescape(cell));
        }
    }

    /// Several texts for each of a language's terms: `|` between texts, `||`
    /// between those of one term and those of the next; the last term takes all
    /// that are left. False where there is no term to have them.
    fn read_texts(&mut self, texts: Texts, language: &Language, cell: &str) -> bool {
        let mut terms = self.terms_of(language);
        let Some(last) = terms.len().checked_sub(1) else { return false };
        let mut index = 0;
        for part in split_list(cell) {
            let text = unescape(part.trim());
            if part.is_empty() {
                index = (index + 1).min(last);
            } else if !text.is_empty() {
                texts.push(terms[index], text);
            }
        }
        true
    }

    /// A full wording for each of a language's terms in their order. False where
    /// one has no term.
    fn read_first_mentions(&mut self, language: &Language, cell: &str) -> bool {
        let mentions: Vec<String> = split_list(cell).iter().map(|part| unescape(part.trim())).collect();
        let mut terms = self.terms_of(language);
        if mentions.iter().skip(terms.len()).any(|mention| !mention.is_empty()) {
            return false;
        }
        for (term, mention) in terms.iter_mut().zip(mentions) {
            term.change_details(|details| details.first_mention = mention);
        }
        true
    }

    fn terms_of(&mut self, language: &Language) -> Vec<&mut Term> {
        self.concept.terms.iter_mut().filter(|term| term.language == *language).collect()
    }

    /// Sets an attribute of the terms, of one language or all, to the values in
    /// their order. False where a value is unknown or has no term.
    fn read_attribute(
        &mut self,
        attribute: Attribute,
        language: Option<&Language>,
        values: &[String],
        column: &str,
    ) -> bool {
        let mut terms = self
            .concept
            .terms
            .iter_mut()
            .filter(|term| language.is_none_or(|wanted| term.language == *wanted));
        for value in values {
            let term = terms.next();
            if value.is_empty() {
                continue;
            }
            let Some(term) = term else { return false };
            if !attribute.set(term, value) {
                let expected = attribute.names().join(", ");
                let (column, value) = (column.to_owned(), value.clone());
                self.report(ProblemKind::UnknownValue { column, value, expected });
                return false;
            }
        }
        true
    }

    fn report(&mut self, kind: ProblemKind) {
        self.problems.push(Problem::on_line(self.number, kind));
    }
}

/// The parts between the `|` of a cell that no backslash escapes.
fn split_list(cell: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, byte) in cell.bytes().enumerate() {
        match byte {
            b'|' if !escaped => {
                parts.push(&cell[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    parts.push(&cell[start..]);
    parts
}

/// Resolves `\t \n \r \\ \| \#`; any other backslash stands for itself.
fn unescape(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut characters = cell.chars().peekable();
    while let Some(c) = characters.next() {
        let resolved = match (c, characters.peek()) {
            ('\\', Some('t')) => Some('\t'),
            ('\\', Some('n')) => Some('\n'),
            ('\\', Some('r')) => Some('\r'),
            ('\\', Some(&special @ ('\\' | '|' | '#'))) => Some(special),
            _ => None,
        };
        if resolved.is_some() {
            characters.next();
        }
        out.push(resolved.unwrap_or(c));
    }
    out
}

#[cfg(test)]
mod tests;
