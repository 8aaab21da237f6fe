//! memoQ's term bases as CSV, as its interface and its server write them.
//!
//! A row is an entry. Columns of the entry (`Entry_…`) come first; then for each
//! language its definition (`German_Def`) and for each of its terms the wording
//! (`German`), `Term_Info` and `Term_Example`. Languages have their English names,
//! with underscores. What memoQ does not say in a column of its own (`CaseInsense`,
//! custom fields) is kept as a field and written back in its place.
//!
//! Cells are written as they are, for memoQ would take an apostrophe that guards
//! against formulas for a part of the term.

mod info;

use super::table::{Delimited, stated_encoding};
use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, reading,
};
use crate::formats::{Problem, ProblemKind, encoding, languages};
use crate::model::{Change, ChangeKind, Concept, ConceptId, Field, Language, Term, TermDetails, value_of};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// memoQ's CSV.
pub(super) const FORMAT: Format =
    Format { id: "memoq", extensions: &["csv"], reader: Some(&Memoq), writer: Some(&Memoq) };

struct Memoq;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Domain,
    Note,
    Created,
    Creator,
    Modified,
    Modifier,
    EntryField(String),
    Definition(Language),
    SectionField(Language, String),
    Term(Language),
    Info,
    Example,
    TermField(String),
}

/// The columns of an entry in their order.
const ENTRY: &[&str] = &[
    "Entry_ID",
    "Entry_Subject",
    "Entry_Domain",
    "Entry_ClientID",
    "Entry_ProjectID",
    "Entry_Created",
    "Entry_Creator",
    "Entry_LastModified",
    "Entry_Modifier",
    "Entry_Note",
];
/// Those of them that are fields here.
const ENTRY_FIELDS: &[&str] = &["Entry_Subject", "Entry_ClientID", "Entry_ProjectID"];
/// What stands between cells in files that are written.
const DELIMITER: u8 = b';';
/// How times are written, in UTC.
const TIME: &str = "%-m/%-d/%Y %-I:%M:%S %p";

/// Whether a text begins with a header of memoQ.
pub(super) fn is_one(text: &str) -> bool {
    let first = text.trim_start_matches('\u{FEFF}').lines().next().unwrap_or_default();
    first.contains("Entry_ID") || first.contains("Term_Info") || first.contains("Entry_Subject")
}

impl Reader for Memoq {
    fn recognises(&self, start: &[u8]) -> bool {
        is_one(&encoding::decode(start, None).0)
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let options = ReadOptions { encoding: stated_encoding(options), ..options.clone() };
        let text = reading::text(input, &options, into)?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let first = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b',', b'\t', b'|']
            .into_iter()
            .max_by_key(|delimiter| first.bytes().filter(|byte| byte == delimiter).count());
        let delimited = Delimited { delimiter: char::from(delimiter.unwrap_or(DELIMITER)), quoted: true };
        let (rows, unclosed) = delimited.exact_rows(text);
        for line in unclosed {
            into.problem(Problem::on_line(line, ProblemKind::UnclosedQuote));
        }
        let mut rows = rows.into_iter();
        let columns = rows.next().map(|(_, names)| columns(&names)).unwrap_or_default();
        if !columns.iter().any(|column| matches!(column, Column::Term(_))) {
            into.problem(Problem::on_line(1, ProblemKind::NoLanguage(first.chars().take(200).collect())));
        }
        for (line, cells) in rows {
            if cells.iter().all(|cell| cell.is_empty()) {
                continue;
            }
            let extra = cells.iter().skip(columns.len()).filter(|cell| !cell.is_empty()).count();
            if extra > 0 {
                into.problem(Problem::on_line(line, ProblemKind::ExtraCells(extra)));
            }
            into.concept(line, entry(&columns, &cells));
        }
        Ok(())
    }
}

/// What the columns of these names hold.
fn columns(names: &[String]) -> Vec<Column> {
    let (mut language, mut in_term) = (None, false);
    names
        .iter()
        .map(|name| {
            let name = name.trim();
            let column = match known(name) {
                Some(column) => column,
                None => match (&language, in_term) {
                    (None, _) => Column::EntryField(name.to_owned()),
                    (Some(language), false) => {
                        Column::SectionField(Language::clone(language), name.to_owned())
                    }
                    (Some(_), true) => Column::TermField(name.to_owned()),
                },
            };
            match &column {
                Column::Definition(of) => (language, in_term) = (Some(of.clone()), false),
                Column::Term(of) => (language, in_term) = (Some(of.clone()), true),
                _ => {}
            }
            column
        })
        .collect()
}

/// The column of a name that is not a custom field's.
fn known(name: &str) -> Option<Column> {
    Some(match name {
        "Entry_ID" => Column::Id,
        "Entry_Domain" => Column::Domain,
        "Entry_Note" => Column::Note,
        "Entry_Created" => Column::Created,
        "Entry_Creator" => Column::Creator,
        "Entry_LastModified" => Column::Modified,
        "Entry_Modifier" => Column::Modifier,
        "Term_Info" => Column::Info,
        "Term_Example" => Column::Example,
        _ if ENTRY_FIELDS.contains(&name) => Column::EntryField(name.to_owned()),
        _ => {
            let bare = name.strip_suffix("_Def");
            let is_language = |name: &&str| languages::is_certain(name);
            let language = Some(bare.unwrap_or(name)).filter(is_language).and_then(languages::language)?;
            if bare.is_some() { Column::Definition(language) } else { Column::Term(language) }
        }
    })
}

/// Whether a field can have a column of its name.
fn is_custom(name: &str) -> bool {
    !name.is_empty() && name.trim() == name && known(name).is_none()
}

fn entry(columns: &[Column], cells: &[String]) -> Concept {
    let mut concept = Concept::default();
    let mut times: [(String, String); 2] = Default::default();
    // The term that what follows is about, if there is one.
    let mut term: Option<usize> = None;
    for (column, cell) in columns.iter().zip(cells) {
        match column {
            Column::Term(language) => {
                term = (!cell.trim().is_empty()).then(|| {
                    concept.terms.push(Term::new(language.clone(), cell.trim()));
                    concept.terms.len() - 1
                });
            }
            _ if cell.is_empty() => {}
            Column::Id => concept.id = ConceptId(cell.trim().to_owned()),
            Column::Domain => concept.domain = cell.clone(),
            Column::Note => concept.note = cell.clone(),
            Column::Created => times[0].0 = cell.clone(),
            Column::Creator => times[0].1 = cell.clone(),
            Column::Modified => times[1].0 = cell.clone(),
            Column::Modifier => times[1].1 = cell.clone(),
            Column::EntryField(name) => concept.fields.push(Field::new(name, cell)),
            Column::Definition(language) => concept.section_mut(language).definition = cell.clone(),
            Column::SectionField(language, name) => {
                concept.section_mut(language).fields.push(Field::new(name, cell));
            }
            Column::Info | Column::Example | Column::TermField(_) => match (term, column) {
                (Some(at), Column::Info) => info::read(&mut concept.terms[at], cell),
                (Some(at), Column::Example) => {
                    concept.terms[at].change_details(|details| details.contexts.push(cell.clone()));
                }
                (Some(at), Column::TermField(name)) => {
                    concept.terms[at].change_details(|details| details.fields.push(Field::new(name, cell)));
                }
                // Of a term that is not there memoQ says only what goes without saying.
                (None, Column::Info) => {}
                (_, Column::TermField(name)) => concept.fields.push(Field::new(name, cell)),
                _ => concept.fields.push(Field::new("Term_Example", cell)),
            },
        }
    }
    for ((time, author), (kind, names)) in times.into_iter().zip(TIMES) {
        match read_time(&time) {
            Some(time) => concept.history.push(change(time, author, kind)),
            None => {
                let texts = names.iter().zip([time, author]).filter(|(_, text)| !text.is_empty());
                concept.fields.extend(texts.map(|(name, text)| Field::new(*name, text)));
            }
        }
    }
    concept
}

/// What was done, and the columns that say when and by whom.
const TIMES: [(ChangeKind, [&str; 2]); 2] = [
    (ChangeKind::Added, ["Entry_Created", "Entry_Creator"]),
    (ChangeKind::Changed, ["Entry_LastModified", "Entry_Modifier"]),
];

fn change(time: i64, author: String, kind: ChangeKind) -> Change {
    Change {
        time,
        author,
        kind,
        term: String::new(),
        was: String::new(),
        domain: None,
        reason: String::new(),
    }
}

fn read_time(text: &str) -> Option<i64> {
    let time = DateTime::strptime("%m/%d/%Y %I:%M:%S %p", text.trim()).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond())
}

fn written_time(time: i64) -> Option<String> {
    let time = Timestamp::from_millisecond(time).ok()?;
    Some(time.to_zoned(TimeZone::UTC).strftime(TIME).to_string())
}

impl Writer for Memoq {
    fn fit_head(&self, head: &mut Head) {
        *head = Head { columns: std::mem::take(&mut head.columns), ..Head::default() };
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let mut kept = fit(concept);
        kept.id.0 = number(&concept.id.0, fitting);
        fitting.keep(kept);
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(encoding::Encoding::UTF_8_BOM.mark())?;
        let layout = Layout::of(glossary);
        let mut writer =
            csv::WriterBuilder::new().delimiter(DELIMITER).terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record(layout.names())?;
        for concept in &glossary.concepts {
            writer.write_record(layout.cells(concept))?;
        }
        writer.flush()
    }
}

/// The number that an entry has in memoQ: its own id where that is one.
fn number(id: &str, fitting: &mut Fitting<'_>) -> String {
    let is_number = (1..10).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && fitting.seen.insert(id.to_owned()) {
        return id.to_owned();
    }
    let mut number = fitting.kept() + 1;
    while !fitting.seen.insert(number.to_string()) {
        number += 1;
    }
    number.to_string()
}

fn fit(concept: &Concept) -> Concept {
    let mut kept = Concept {
        domain: concept.domain.clone(),
        note: concept.note.clone(),
        terms: concept.terms.iter().filter(|term| has_name(&term.language)).cloned().collect(),
        ..Concept::default()
    };
    for (kind, _) in TIMES {
        let found = concept.history.iter().filter(|change| change.kind == kind);
        let found = if kind == ChangeKind::Added {
            found.min_by_key(|c| c.time)
        } else {
            found.max_by_key(|c| c.time)
        };
        if let Some(time) = found.and_then(|change| read_time(&written_time(change.time)?)) {
            let author = found.map(|change| change.author.clone()).unwrap_or_default();
            kept.history.push(change(time, author, kind));
        }
    }
    let mut names = HashSet::new();
    for field in concept.fields.iter().filter(|field| field.is_plain()) {
        let fits = match TIMES.iter().find(|(_, names)| names.contains(&&*field.name)) {
            // Who and when is told by the history, or in words that are no time.
            Some((kind, [time, _])) => {
                !kept.history.iter().any(|change| change.kind == *kind)
                    && (field.name != *time || read_time(&field.value).is_none())
            }
            None => is_custom(&field.name) || ENTRY_FIELDS.contains(&&*field.name),
        };
        if fits && names.insert(&field.name) {
            kept.fields.push(field.clone());
        }
    }
    for section in concept.sections.iter().filter(|section| has_name(&section.language)) {
        let into = kept.section_mut(&section.language);
        if into.definition.is_empty() {
            into.definition.clone_from(&section.definition);
        }
        let mut names = HashSet::new();
        let fields = section.fields.iter().filter(|field| field.is_plain() && is_custom(&field.name));
        into.fields.extend(fields.filter(|field| names.insert(&field.name)).cloned());
    }
    // A definition of no language is better told in the first one than not at all.
    if let Some(first) = concept.terms.first().filter(|_| !concept.definition.is_empty()) {
        let section = kept.section_mut(&first.language);
        if section.definition.is_empty() {
            section.definition.clone_from(&concept.definition);
        }
    }
    kept.terms.iter_mut().for_each(fit_term);
    kept.tidy();
    kept
}

fn fit_term(term: &mut Term) {
    term.text = term.text.trim().to_owned();
    term.variants.clear();
    info::fit(term);
    term.change_details(|details| {
        let contexts = std::mem::take(&mut details.contexts).join("\n");
        let mut names = HashSet::new();
        let fields = std::mem::take(&mut details.fields).into_iter().filter(|field| {
            let fits = is_custom(&field.name) || field.name == info::NAME;
            field.is_plain() && fits && names.insert(field.name.clone())
        });
        *details = TermDetails {
            fields: fields.collect(),
            contexts: Some(contexts).filter(|text| !text.is_empty()).into_iter().collect(),
            ..TermDetails::default()
        };
    });
}

/// The columns of a file.
struct Layout {
    /// Custom fields of entries.
    fields: Vec<String>,
    languages: Vec<OfLanguage>,
}

/// The columns of a language.
struct OfLanguage {
    language: Language,
    name: String,
    /// Custom fields of the language.
    fields: Vec<String>,
    /// How many terms an entry has at most.
    terms: usize,
    /// Custom fields of its terms.
    term_fields: Vec<String>,
}

impl Layout {
    fn of(glossary: &GlossaryFile) -> Self {
        let mut layout = Self { fields: Vec::new(), languages: Vec::new() };
        for concept in &glossary.concepts {
            for field in concept.fields.iter().filter(|field| !ENTRY.contains(&&*field.name)) {
                push_new(&mut layout.fields, &field.name);
            }
            let mut counts: Vec<(usize, usize)> = Vec::new();
            for term in &concept.terms {
                let at = layout.place(&term.language);
                for field in term.details().fields.iter().filter(|field| field.name != info::NAME) {
                    push_new(&mut layout.languages[at].term_fields, &field.name);
                }
                match counts.iter_mut().find(|(language, _)| *language == at) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((at, 1)),
                }
            }
            for (at, count) in counts {
                let terms = &mut layout.languages[at].terms;
                *terms = (*terms).max(count);
            }
            for section in &concept.sections {
                let at = layout.place(&section.language);
                for field in &section.fields {
                    push_new(&mut layout.languages[at].fields, &field.name);
                }
            }
        }
        layout
    }

    /// Where a language is among the others; added where it is not.
    fn place(&mut self, language: &Language) -> usize {
        let at = self.languages.iter().position(|known| known.language == *language);
        at.unwrap_or_else(|| {
            self.languages.push(OfLanguage {
                language: language.clone(),
                name: language_name(language),
                fields: Vec::new(),
                terms: 1,
                term_fields: Vec::new(),
            });
            self.languages.len() - 1
        })
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = ENTRY.iter().map(|name| (*name).to_owned()).collect();
        names.extend(self.fields.iter().cloned());
        for of in &self.languages {
            names.push(format!("{}_Def", of.name));
            names.extend(of.fields.iter().cloned());
            for _ in 0..of.terms {
                names.extend([of.name.clone(), info::NAME.into(), "Term_Example".into()]);
                names.extend(of.term_fields.iter().cloned());
            }
        }
        names
    }

    fn cells(&self, concept: &Concept) -> Vec<String> {
        let field = |name: &str| value_of(&concept.fields, name).unwrap_or_default().to_owned();
        let mut cells: Vec<String> = ENTRY
            .iter()
            .map(|name| match *name {
                "Entry_ID" => concept.id.0.clone(),
                "Entry_Domain" => concept.domain.clone(),
                "Entry_Note" => concept.note.clone(),
                name => history(concept, name).unwrap_or_else(|| field(name)),
            })
            .collect();
        cells.extend(self.fields.iter().map(|name| field(name)));
        for of in &self.languages {
            let section = concept.section(&of.language);
            cells.push(section.map_or(String::new(), |section| section.definition.clone()));
            for name in &of.fields {
                let value = section.and_then(|section| value_of(&section.fields, name));
                cells.push(value.unwrap_or_default().to_owned());
            }
            let mut terms = concept.terms.iter().filter(|term| term.language == of.language);
            for _ in 0..of.terms {
                let Some(term) = terms.next() else {
                    cells.extend(std::iter::repeat_n(String::new(), 3 + of.term_fields.len()));
                    continue;
                };
                let details = term.details();
                cells.extend([term.text.clone(), info::written(term), details.contexts.join("\n")]);
                let values = of.term_fields.iter().map(|name| value_of(&details.fields, name));
                cells.extend(values.map(|value| value.unwrap_or_default().to_owned()));
            }
        }
        cells
    }
}

fn push_new(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// What the history says in one of the columns of times.
fn history(concept: &Concept, column: &str) -> Option<String> {
    let (kind, [time, _]) = TIMES.iter().find(|(_, names)| names.contains(&column))?;
    let change = concept.history.iter().find(|change| change.kind == *kind)?;
    if column == *time { written_time(change.time) } else { Some(change.author.clone()) }
}

/// Whether a column can be named by a language, so that it is known for one again.
fn has_name(language: &Language) -> bool {
    matches!(known(&language_name(language)), Some(Column::Term(found)) if found == *language)
}

/// What memoQ calls a language: `English_United_States`; its tag where that would
/// not be understood.
fn language_name(language: &Language) -> String {
    let name = languages::english_name(language).unwrap_or_default();
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name = words.join("_");
    match known(&name) {
        Some(Column::Term(found)) if found == *language => name,
        _ => language.to_string(),
    }
}

#[cfg(test)]
mod tests;
