//! Tab-separated pairs, a line each: source and target, or whatever columns a header
//! row names by their languages, with an `id` beside them.
//!
//! Quotes and backslashes are ordinary characters. Lines before the first pair that
//! begin with `#` and have no tab are remarks.

use super::{Format, Pair, ReadOptions, Reader, Reading};
use crate::formats::{Problem, ProblemKind, encoding, languages, lines};
use crate::model::Language;
use std::io::{self, BufRead};

/// Tab-separated values.
pub(super) const FORMAT: Format = Format { id: "tsv", extensions: &["tsv", "tab"], reader: &Tsv };

struct Tsv;

impl Reader for Tsv {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = encoding::decode(start, None);
        let line = text.lines().find(|line| !is_remark(line));
        line.is_some_and(|line| line.contains('\t') && !line.trim_start().starts_with('<'))
    }

    fn read(&self, input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<()> {
        let mut columns = None;
        let problems = lines::read(input, None, into.options().from.as_ref(), &mut |line, number| {
            let Some(columns) = &columns else {
                if !is_remark(line) {
                    let (found, is_header) = Columns::of(line, into.options());
                    if !is_header {
                        found.read(line, number, into);
                    }
                    columns = Some(found);
                }
                return;
            };
            columns.read(line, number, into);
        })?;
        problems.into_iter().for_each(|problem| into.problem(problem));
        Ok(())
    }
}

/// Whether a line before the first pair is none.
fn is_remark(line: &str) -> bool {
    line.trim().is_empty() || (line.starts_with('#') && !line.contains('\t'))
}

/// Which column is what, from 0.
struct Columns {
    id: Option<usize>,
    source: usize,
    target: usize,
    from: Option<Language>,
    to: Option<Language>,
}

impl Columns {
    /// The columns by the first row, and whether that is a header: one that names two
    /// languages or says what is source and what is target.
    fn of(row: &str, options: &ReadOptions) -> (Self, bool) {
        let names: Vec<String> = row.split('\t').map(|name| name.trim().to_lowercase()).collect();
        let at = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&&**name));
        let id = at(&["id", "key", "segment", "sentence_id"]);
        let of_language = |name: &String| {
            if languages::is_certain(name) { languages::language(name) } else { None }
        };
        // A column called id is no Indonesian one.
        let stated: Vec<(usize, Language)> = (0..names.len())
            .filter(|column| Some(*column) != id || names[*column] != "id")
            .filter_map(|column| Some((column, of_language(&names[column])?)))
            .collect();
        if stated.len() >= 2 {
            let of = |asked: &Language| stated.iter().find(|(_, own)| own.primary() == asked.primary());
            let asked_to = options.to.as_ref().and_then(of);
            let other = |taken: Option<usize>| stated.iter().find(|(column, _)| Some(*column) != taken);
            let asked_from = options.from.as_ref().and_then(of);
            let from = asked_from.or_else(|| other(asked_to.map(|(column, _)| *column)));
            let to = asked_to.or_else(|| other(from.map(|(column, _)| *column)));
            if let (Some((source, from)), Some((target, to))) = (from.cloned(), to.cloned()) {
                return (Self { id, source, target, from: Some(from), to: Some(to) }, true);
            }
        }
        if let (Some(source), Some(target)) = (at(&["source"]), at(&["target", "translation"])) {
            return (Self { id, source, target, from: None, to: None }, true);
        }
        (Self { id: None, source: 0, target: 1, from: None, to: None }, false)
    }

    fn read(&self, line: &str, number: u32, into: &mut Reading<'_>) {
        if line.trim().is_empty() {
            return;
        }
        let cell = |column: usize| line.split('\t').nth(column);
        let Some(source) = cell(self.source) else {
            return into.problem(Problem::on_line(number, ProblemKind::Incomplete("source".to_owned())));
        };
        let Some(target) = cell(self.target) else {
            return into.problem(Problem::on_line(number, ProblemKind::Incomplete("target".to_owned())));
        };
        into.pair(Pair {
            id: self.id.and_then(cell).unwrap_or_default().trim().to_owned(),
            line: number,
            from: self.from.clone(),
            to: self.to.clone(),
            source: source.trim().to_owned(),
            target: target.trim().to_owned(),
            ..Pair::default()
        });
    }
}
