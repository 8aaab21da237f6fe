//! Tables of quoted cells with commas, semicolons, bars or tabs between them
//! (RFC 4180), of whatever origin.
//!
//! The columns are those of `docs/glossary-tsv.md`; those of other tools are
//! understood by their names, in English, Arabic, French and German, and tables
//! without any by the letters in them ([`super::table::guess`]). It is written with
//! commas, in UTF-8 with a mark, which is what spreadsheets open without asking.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return for a formula. Such a cell is written with an apostrophe before
//! it, and an apostrophe before such a character is taken off again; one that was
//! there already is doubled.

use super::table::{self, Delimited, Layout, Notation};
use super::{
    Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer, memoq, reading,
};
use crate::formats::{Problem, ProblemKind, encoding};
use crate::model::Concept;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// Comma-separated values.
pub(super) const FORMAT: Format =
    Format { id: "csv", extensions: &["csv"], reader: Some(&Csv), writer: Some(&Csv) };

struct Csv;

impl Reader for Csv {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, _) = table::sample(start, &ReadOptions::default());
        let markup = text.trim_start().starts_with(['<', '{', '[']) || text.contains('\0');
        !markup && !memoq::is_one(&text) && table::is_glossary(&text)
    }

    fn takes_mapping(&self) -> bool {
        true
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        let bytes = reading::bytes(input, into)?;
        let (sample, encoding) = table::sample(&bytes, options);
        let (text, _, problems) = encoding::decode_as(&bytes, encoding);
        drop(bytes);
        problems.into_iter().for_each(|problem| into.problem(problem));
        let (sheet, unclosed) = Delimited::of(&sample, options).rows(&text);
        for line in unclosed {
            into.problem(Problem::on_line(line, ProblemKind::UnclosedQuote));
        }
        // A mapping's sheet is one of a spreadsheet.
        let mut options = options.clone();
        if let Some(mapping) = &mut options.mapping {
            mapping.sheet = None;
        }
        table::read_sheets(vec![sheet], &options, into);
        Ok(())
    }
}

impl Writer for Csv {
    fn fit_head(&self, head: &mut Head) {
        *head = Head { columns: std::mem::take(&mut head.columns), ..Head::default() };
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let mut kept = table::layout::fit(concept);
        // Within a cell there are line feeds only.
        kept.change_texts(&mut table::unify_lines);
        fitting.keep(kept);
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let layout = Layout::with_terms(glossary);
        let notation = Notation::Plain(Vec::new());
        let header = layout.columns.iter().map(|(name, _)| table::guarded(name)).collect();
        let rows = glossary.concepts.iter().map(|concept| {
            layout.cells(concept, &notation).iter().map(|cell| table::guarded(cell)).collect()
        });
        let mut rows = std::iter::once(header).chain(rows);
        let start = written(rows.by_ref().take(LOOKED_AT), Vec::new())?;
        out.write_all(encoding::Encoding::UTF_8_BOM.mark())?;
        // Where cells are full of something else that could stand between them, a first
        // line says that commas do, as Excel has it.
        let guessed = Delimited::of(&String::from_utf8_lossy(&start), &ReadOptions::default());
        if guessed.delimiter != ',' {
            out.write_all(b"sep=,\r\n")?;
        }
        out.write_all(&start)?;
        written(rows, out)?.flush()
    }
}

/// How many rows are looked at for what seems to stand between their cells; a reader
/// looks at fewer lines.
const LOOKED_AT: usize = 100;

/// Writes rows of cells.
fn written<W: Write>(rows: impl Iterator<Item = Vec<String>>, out: W) -> io::Result<W> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

#[cfg(test)]
mod tests;
