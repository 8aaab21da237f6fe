//! UTX, the tables of the Asia-Pacific Association for Machine Translation: a row
//! for each pair of terms, tabs between the cells, and a head of lines that begin
//! with `#`, the last of which names the columns.
//!
//! Versions from UTX-S 1.00 to 1.20 are read, 1.11 is written. Rows with one concept
//! id are one concept; it is written as a row for each of its pairs. The status of a
//! row is that of its target term. Columns that the model has no word for are kept:
//! those that begin with `src:` or `tgt:` with the term, the others with the concept.

mod columns;

use super::pairs::{self, one_line};
use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, reading,
};
use crate::formats::{Problem, ProblemKind, encoding, languages};
use crate::model::{Concept, ConceptId, Field, Language};
use columns::{CONCEPT_ID, MOST_ROWS, POS, Row, SOURCE, TARGET};
use rustc_hash::FxHashMap;
use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// UTX.
pub(super) const FORMAT: Format =
    Format { id: "utx", extensions: &["utx"], reader: Some(&Utx), writer: Some(&Utx) };

/// What the first line begins with.
const NAME: &str = "#UTX";
/// The version that is written.
const VERSION: &str = "UTX 1.11";
/// What ends a line, by the standard.
const LINE_END: &str = "\r\n";

struct Utx;

impl Reader for Utx {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = encoding::decode(start, None);
        text.starts_with(NAME)
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let text = reading::text(input, options, into)?;
        if !text.starts_with(NAME) {
            into.problem(Problem::of_file(ProblemKind::OtherFormat("UTX")));
        }
        let mut stated = None;
        let mut columns: Option<Vec<Option<String>>> = None;
        let mut rows = Rows::default();
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        for (number, line) in (1..).zip(lines.clone()) {
            match line.strip_prefix('#') {
                Some(head) if number == 1 && line.starts_with(NAME) => {
                    let names = read_first_line(head, &mut into.head);
                    stated = names.and_then(|names| stated_languages(&names, number, into));
                }
                Some(names) if columns.is_none() && columns::is_header(names) => {
                    columns = Some(read_columns(names, number, into));
                }
                Some(remark) => into.head.comments.extend(read_remark(remark)),
                None if line.trim().is_empty() => {}
                None => {
                    let columns = columns.get_or_insert_with(|| {
                        into.problem(Problem::of_file(ProblemKind::NoLanguage(String::new())));
                        [SOURCE, TARGET, POS].map(|name| Some(name.to_owned())).to_vec()
                    });
                    let (from, to) =
                        stated.get_or_insert_with(|| sides(columns, lines.clone(), options, into));
                    rows.line(number, line, columns, (from, to), into);
                }
            }
        }
        if let (Some(columns), Some((from, to))) = (&columns, &stated) {
            rows.finish(columns, (from, to), into);
        }
        Ok(())
    }
}

impl Writer for Utx {
    fn fit_head(&self, head: &mut Head) {
        let line = first_line(head, "", 0);
        let columns = std::mem::take(&mut head.columns);
        let comments = head.comments.iter().filter_map(|text| read_remark(&remark(text))).collect();
        let variety = std::mem::take(&mut head.variety);
        *head = Head { comments, ..Head::default() };
        read_first_line(&line, head);
        // The columns of a table of another format would be empty ones here.
        if variety.starts_with("UTX") {
            head.columns = columns;
        }
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let Some((from, to)) = fitting.pair.clone() else { return };
        let rows = columns::rows(concept, &from, &to);
        if rows.is_empty() {
            return;
        }
        let mut fitted = columns::concept(&rows, &from, &to, &mut |_| {});
        fitted.id = ConceptId(pairs::unique(fitting, &concept.id.0));
        fitting.keep(fitted);
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let pair = options.pair(glossary);
        let languages = pair.as_ref().map(|(from, to)| format!("{from}/{to}")).unwrap_or_default();
        write!(out, "#{}{LINE_END}", first_line(&glossary.head, &languages, options.time))?;
        for comment in &glossary.head.comments {
            write!(out, "#{}{LINE_END}", remark(comment))?;
        }
        let rows: Vec<(&Concept, Vec<Row>)> = match &pair {
            Some((from, to)) => {
                let concepts = glossary.concepts.iter();
                concepts.map(|concept| (&**concept, columns::rows(concept, from, to))).collect()
            }
            None => Vec::new(),
        };
        let columns = layout(&glossary.head, &rows);
        write!(out, "#{}{LINE_END}", columns.join("\t"))?;
        for (concept, row) in
            rows.iter().flat_map(|(concept, rows)| rows.iter().map(move |row| (concept, row)))
        {
            let cells: Vec<&str> = columns
                .iter()
                .map(
                    |name| if name == CONCEPT_ID { &concept.id.0 } else { row.get(name).unwrap_or_default() },
                )
                .collect();
            write!(out, "{}{LINE_END}", cells.join("\t").trim_end_matches('\t'))?;
        }
        Ok(())
    }
}

/// Takes in what the first line says of the glossary; gives what it says of languages.
fn read_first_line(line: &str, head: &mut Head) -> Option<String> {
    let mut parts = line.split(';').map(one_line);
    head.variety = parts.next().unwrap_or_default();
    let languages = parts.next();
    // The date is that of the file; some forget the semicolon behind it.
    let behind_date = parts.next().and_then(|date| date.split_once(' ').map(|(_, rest)| rest.to_owned()));
    for item in behind_date.into_iter().chain(parts).filter(|item| !item.is_empty()) {
        let (key, value) = item.split_once(':').unwrap_or((&item, ""));
        let (key, value) = (key.trim(), value.trim());
        let place = match key.to_lowercase().as_str() {
            "name" => Some(&mut head.name),
            "license" | "licence" => Some(&mut head.licence),
            "origin" => Some(&mut head.origin),
            _ => None,
        };
        match place {
            Some(place) if place.is_empty() => *place = value.to_owned(),
            _ => head.fields.push(Field::new(key, value)),
        }
    }
    languages
}

/// The key of a remark that has none of its own. Some programs refuse a file in whose
/// head a line is without one.
const DESCRIPTION: &str = "description";

/// What a remark at the head says; `None` where it says nothing.
fn read_remark(line: &str) -> Option<String> {
    let line = one_line(line);
    let described = line.split_once(':').filter(|(key, _)| key.trim() == DESCRIPTION);
    Some(described.map_or(line.clone(), |(_, text)| text.trim().to_owned())).filter(|text| !text.is_empty())
}

/// A remark as a line of the head.
fn remark(text: &str) -> String {
    let text = one_line(text);
    if text.contains(':') { text } else { format!("{DESCRIPTION}: {text}") }
}

/// The first line without its `#`.
fn first_line(head: &Head, languages: &str, time: i64) -> String {
    // A semicolon ends an item, and a colon its key.
    let clean = |text: &str| one_line(&text.replace(';', ","));
    let named = [("name", &head.name), ("license", &head.licence), ("origin", &head.origin)];
    let named = named.into_iter().filter(|(_, value)| !value.is_empty());
    let fields = head.fields.iter().filter(|field| field.form.is_empty() && field.attributes.is_empty());
    let fields = fields.map(|field| (&*field.name, &field.value));
    let mut line = format!("{VERSION}; {languages}; {}", date(time));
    for (key, value) in named.chain(fields) {
        let (key, value) = (clean(key).replace(':', " "), clean(value));
        match (key.trim(), value.as_str()) {
            ("", _) => {}
            (key, "") => line.push_str(&format!("; {key}")),
            (key, value) => line.push_str(&format!("; {key}: {value}")),
        }
    }
    line
}

/// A time as ISO 8601 has it, to the second.
fn date(time: i64) -> String {
    let time = jiff::Timestamp::from_second(time.div_euclid(1000)).unwrap_or_default();
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The languages that a first line states, such as `ar/en`.
fn stated_languages(names: &str, line: u32, into: &mut Reading<'_>) -> Option<(Language, Language)> {
    let (from, to) = names.split_once('/').filter(|(from, _)| !from.trim().is_empty())?;
    let mut language = |name: &str| {
        languages::language(name).unwrap_or_else(|| {
            into.head.fields.push(Field::new("language", name.trim()));
            into.problem(Problem::on_line(line, ProblemKind::UnknownLanguage(name.trim().to_owned())));
            Language::unknown()
        })
    };
    Some((language(from), language(to)))
}

/// The languages of a file that does not state them.
fn sides<'a>(
    columns: &[Option<String>],
    lines: impl Iterator<Item = &'a str>,
    options: &ReadOptions,
    into: &mut Reading<'_>,
) -> (Language, Language) {
    let at = |name: &str| columns.iter().position(|column| column.as_deref() == Some(name));
    let cell =
        |line: &'a str, at: Option<usize>| at.and_then(|at| line.split('\t').nth(at)).unwrap_or_default();
    let mut sides = pairs::Sides::default();
    for line in lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !sides.see(cell(line, at(SOURCE)), cell(line, at(TARGET))) {
            break;
        }
    }
    sides.languages(options, into)
}

/// How many columns a table can have.
const MOST_COLUMNS: usize = 500;

/// The names of the columns; `None` for one that is left out.
fn read_columns(names: &str, line: u32, into: &mut Reading<'_>) -> Vec<Option<String>> {
    let names: Vec<String> = names.split('\t').map(one_line).collect();
    let mut seen = HashSet::new();
    let columns = names.iter().take(MOST_COLUMNS).map(|name| {
        let twice = !seen.insert(name.clone()) && !name.is_empty();
        if twice {
            into.problem(Problem::on_line(line, ProblemKind::DuplicateColumn(name.clone())));
        }
        (!twice && !name.is_empty()).then(|| name.clone())
    });
    let columns = columns.collect();
    into.head.columns = names;
    columns
}

fn read_row(columns: &[Option<String>], line: &str, number: u32, into: &mut Reading<'_>) -> Row {
    let mut row = Row::default();
    let mut extra = 0;
    for (at, cell) in line.split('\t').map(one_line).enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match columns.get(at) {
            Some(Some(name)) => row.push(name, &cell),
            _ => extra += 1,
        }
    }
    if extra > 0 {
        into.problem(Problem::on_line(number, ProblemKind::ExtraCells(extra)));
    }
    row
}

/// The rows of a table that wait for others of their concept.
#[derive(Default)]
struct Rows<'a> {
    /// The rows of each id, in order of their first ones.
    groups: Vec<Vec<(u32, &'a str)>>,
    places: FxHashMap<&'a str, usize>,
}

impl<'a> Rows<'a> {
    /// Takes a row. One without an id is a concept; others wait.
    fn line(
        &mut self,
        number: u32,
        line: &'a str,
        columns: &[Option<String>],
        languages: (&Language, &Language),
        into: &mut Reading<'_>,
    ) {
        let at = columns.iter().position(|name| name.as_deref() == Some(CONCEPT_ID));
        let Some(at) = at else { return hand_over(&[(number, line)], columns, languages, into) };
        let id = line.split('\t').nth(at).unwrap_or_default().trim();
        let place = self.places.get(id).copied();
        match place.filter(|place| !id.is_empty() && self.groups[*place].len() < MOST_ROWS) {
            Some(place) => self.groups[place].push((number, line)),
            None => {
                self.places.insert(id, self.groups.len());
                self.groups.push(vec![(number, line)]);
            }
        }
    }

    /// Hands over the concepts whose rows waited.
    fn finish(self, columns: &[Option<String>], languages: (&Language, &Language), into: &mut Reading<'_>) {
        for group in self.groups {
            hand_over(&group, columns, languages, into);
        }
    }
}

/// Hands over the concept that rows make.
fn hand_over(
    lines: &[(u32, &str)],
    columns: &[Option<String>],
    (from, to): (&Language, &Language),
    into: &mut Reading<'_>,
) {
    let rows: Vec<Row> = lines.iter().map(|(number, line)| read_row(columns, line, *number, into)).collect();
    let first = lines.first().map_or(1, |(number, _)| *number);
    let mut report = |kind| into.problem(Problem::on_line(first, kind));
    let mut concept = columns::concept(&rows, from, to, &mut report);
    let id = rows.first().and_then(|row| row.get(CONCEPT_ID)).unwrap_or_default();
    concept.id = ConceptId(id.to_owned());
    into.concept(first, concept);
}

/// The columns of a table: those of the file it was, then what else the rows need.
fn layout(head: &Head, rows: &[(&Concept, Vec<Row>)]) -> Vec<String> {
    let mut columns: Vec<String> = [SOURCE, TARGET, POS].map(str::to_owned).to_vec();
    let mut seen: HashSet<String> = columns.iter().cloned().collect();
    let numbered = (1..).zip(rows).all(|(number, (concept, rows))| {
        let number: usize = number;
        rows.len() == 1 && concept.id.0 == number.to_string()
    });
    let own = head.columns.iter().map(String::as_str);
    let needed = rows.iter().flat_map(|(_, rows)| rows.iter().flat_map(Row::names));
    let id = (!numbered).then_some(CONCEPT_ID);
    for name in own.filter(|name| !name.is_empty()).chain(needed).chain(id) {
        if seen.insert(name.to_owned()) {
            columns.push(name.to_owned());
        }
    }
    columns
}

#[cfg(test)]
mod tests;
