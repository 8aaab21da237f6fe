//! Glossaries as tab-separated tables; `docs/glossary-tsv.md` is the format's
//! description for people.
//!
//! A row is a concept. Quotes are ordinary characters: a table of terms is full
//! of them, and no two programs agree on what they would mean. What a cell
//! cannot hold as it is (tab, line end, `|` within a term) is escaped with a
//! backslash.

use super::table::{self, Column, Layout, Notation, Plan, escaped, unescaped};
use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, reading,
};
use crate::formats::{Problem, ProblemKind, encoding};
use crate::model::{Concept, ConceptId};
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
                && line.split('\t').any(|name| matches!(Column::of_name(name), Column::Term(_)))
        })
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let mut reader = TableReader { into, plan: None, options };
        let problems = reading::lines(input, options, &mut |line, number| reader.read_line(line, number))?;
        reader.finish();
        problems.into_iter().for_each(|problem| into.problem(problem));
        Ok(())
    }
}

impl Writer for Tsv {
    fn fit_head(&self, head: &mut Head) {
        head.fields.clear();
        head.variety.clear();
        for comment in &mut head.comments {
            *comment = comment.replace(['\n', '\r'], " ");
        }
        for text in [&mut head.name, &mut head.licence, &mut head.origin] {
            *text = text.trim().to_owned();
        }
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        fitting.keep(table::layout::fit(concept));
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let Head { name, licence, origin, comments, .. } = &glossary.head;
        for (key, value) in [("name", name), ("licence", licence), ("origin", origin)] {
            if !value.is_empty() {
                writeln!(out, "# {key}: {}", escaped(value, false))?;
            }
        }
        for comment in comments {
            writeln!(out, "# {}", comment.replace(['\n', '\r'], " "))?;
        }
        let layout = Layout::of(glossary);
        let header: Vec<String> = layout.columns.iter().map(|(name, _)| escaped(name, false)).collect();
        write_line(out, &header)?;
        for concept in &glossary.concepts {
            write_line(out, &layout.cells(concept, &Notation::Escaped))?;
        }
        Ok(())
    }
}

fn write_line(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    writeln!(out, "{}", cells.join("\t").trim_end_matches('\t'))
}

/// Reads a table line by line.
struct TableReader<'a, 'r> {
    into: &'a mut Reading<'r>,
    /// The columns, once the header row has been read.
    plan: Option<Plan>,
    options: &'a ReadOptions,
}

impl TableReader<'_, '_> {
    fn read_line(&mut self, line: &str, number: u32) {
        match (&self.plan, line.strip_prefix('#')) {
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
            *place = unescaped(value.trim());
        } else {
            self.into.head.comments.push(remark.to_owned());
        }
    }

    fn read_header(&mut self, line: &str, number: u32) {
        let names: Vec<String> = line.split('\t').map(|cell| unescaped(cell.trim())).collect();
        let mut seen = HashSet::new();
        for name in names.iter().filter(|name| !name.is_empty()) {
            if !seen.insert(name.to_lowercase()) {
                self.into.problem(Problem::on_line(number, ProblemKind::DuplicateColumn(name.clone())));
            }
        }
        let columns = table::columns_of(&names);
        if !columns.iter().any(Column::is_term) {
            let found = names.join(", ");
            self.into.problem(Problem::on_line(number, ProblemKind::NoLanguage(found)));
        }
        table::keep_names(&columns, &names, self.into);
        let columns = names.into_iter().zip(columns).collect();
        let languages = self.options.languages.as_ref();
        self.plan = Some(Plan::new(columns, Notation::Escaped, languages, Some(number), self.into));
    }

    fn read_row(&mut self, line: &str, number: u32) {
        let Some(plan) = &self.plan else { return };
        let (concept, problems) = table::read_row(plan, number, line.split('\t'));
        for problem in problems {
            self.into.problem(problem);
        }
        let Some(mut concept) = concept else { return };
        if concept.id.0.is_empty() && plan.columns.iter().any(|(_, column)| *column == Column::Id) {
            concept.id = ConceptId(format!("line-{number}"));
            let kind = ProblemKind::MissingId(concept.id.0.clone());
            self.into.problem(Problem::on_line(number, kind));
        }
        self.into.concept(number, concept);
    }

    fn finish(self) {
        if self.plan.is_none() {
            self.into.problem(Problem::of_file(ProblemKind::NoLanguage(String::new())));
        }
    }
}

#[cfg(test)]
mod tests;
