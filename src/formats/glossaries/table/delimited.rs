//! Text files whose cells stand between delimiters, mostly within quotation marks
//! (RFC 4180): from text to rows.

use super::cell::unify_lines;
use super::rows::Sheet;

/// How the cells of a text file are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Delimited {
    /// What stands between them.
    pub delimiter: char,
    /// Whether quotation marks enclose them.
    pub quoted: bool,
}

/// How many quotation marks of a file that nothing closes are told apart.
const UNCLOSED: usize = 100;

impl Delimited {
    /// The rows of a text, without the apostrophes that guard against formulas, and
    /// with line feeds between the lines of a cell; and what [`exact_rows`] has beside
    /// them.
    ///
    /// [`exact_rows`]: Self::exact_rows
    pub(in super::super) fn rows(self, text: &str) -> (Sheet, Vec<u32>) {
        let (mut rows, unclosed) = self.exact_rows(text);
        for cell in rows.iter_mut().flat_map(|(_, cells)| cells) {
            if unguarded(cell).len() < cell.len() {
                cell.remove(0);
            }
            unify_lines(cell);
        }
        (Sheet { name: String::new(), rows }, unclosed)
    }

    /// The rows of a text as they are, and the lines on which a quotation mark begins
    /// that nothing closes. Such a mark is taken for what it is written as, for it
    /// would swallow everything behind it.
    pub(in super::super) fn exact_rows(self, text: &str) -> (Vec<(u32, Vec<String>)>, Vec<u32>) {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let skipped = separator_line(text).map_or(0, |_| text.find('\n').map_or(text.len(), |end| end + 1));
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        let mut unclosed = Vec::new();
        let mut start = skipped;
        let mut line = 1 + newlines(&text[..skipped]);
        loop {
            let mut part = self.parse(&text[start..], line, unclosed.len() < UNCLOSED);
            rows.append(&mut part.rows);
            let Some((at, at_line)) = part.fault else { break };
            unclosed.push(at_line);
            let begin = start + at;
            let end = text[begin..].find('\n').map_or(text.len(), |end| begin + end + 1);
            rows.extend(Self { quoted: false, ..self }.parse(&text[begin..end], at_line, false).rows);
            (start, line) = (end, at_line.saturating_add(1));
        }
        (rows, unclosed)
    }

    /// The rows of a part of a text that begins on this line; to the end, or with
    /// `careful` to a row of several lines whose quotation marks make no sense.
    fn parse(self, text: &str, first_line: u32, careful: bool) -> Part {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(self.delimiter).unwrap_or(b','))
            .quoting(self.quoted)
            .from_reader(text.as_bytes());
        let mut part = Part { rows: Vec::new(), fault: None };
        let mut record = csv::StringRecord::new();
        let (mut counted, mut line) = (0, first_line);
        // Reading from memory, and text, cannot fail.
        while let Ok(true) = reader.read_record(&mut record) {
            // A record is said to begin where the one before it ended, with the rest of
            // that line and empty ones.
            let at = record.position().map_or(0, |position| position.byte() as usize);
            let ends = text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let begin = at + ends;
            line = line.saturating_add(newlines(&text[counted..begin]));
            counted = begin;
            let end = reader.position().byte() as usize;
            let raw = text.get(begin..end).unwrap_or_default();
            if careful && (raw.trim_end().contains('\n') || end == text.len()) && self.is_faulty(raw) {
                part.fault = Some((begin, line));
                return part;
            }
            part.rows.push((line, record.iter().map(str::to_owned).collect()));
        }
        part
    }

    /// Whether a record ends within quotation marks, or something else than the end of
    /// the cell stands behind those that close one.
    fn is_faulty(self, record: &str) -> bool {
        let delimiter = u8::try_from(self.delimiter).unwrap_or(b',');
        let mut bytes = record.bytes().peekable();
        let (mut quoted, mut at_start) = (false, true);
        while let Some(byte) = bytes.next() {
            match byte {
                b'"' if quoted && bytes.next_if_eq(&b'"').is_none() => {
                    quoted = false;
                    if bytes.peek().is_some_and(|next| ![delimiter, b'\r', b'\n'].contains(next)) {
                        return true;
                    }
                }
                b'"' if at_start => quoted = self.quoted,
                _ => {}
            }
            at_start = !quoted && byte == delimiter;
        }
        quoted
    }
}

/// A part of a text.
struct Part {
    rows: Vec<(u32, Vec<String>)>,
    /// Where a row begins whose quotation marks make no sense, in bytes, and on which
    /// line.
    fault: Option<(usize, u32)>,
}

fn newlines(text: &str) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).unwrap_or(u32::MAX)
}

/// What stands between cells as Excel is told in a first line `sep=;`.
pub(super) fn separator_line(text: &str) -> Option<char> {
    let line = text.trim_start_matches('\u{FEFF}').lines().next()?;
    let rest = line.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?;
    let mut characters = rest.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// A text as a cell of a quoted table holds it: where a spreadsheet would take it
/// for a formula, with an apostrophe before it, which [`unguarded`] takes off.
pub(in super::super) fn guarded(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would take a cell for a formula, or would do so without the
/// apostrophes before it.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<(u32, Vec<String>)>, Vec<u32>) {
        Delimited { delimiter: ',', quoted: true }.exact_rows(text)
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn a_mark_that_nothing_closes_costs_no_row() {
        let (found, unclosed) = rows("ar,en\nباكو,\"Baku\nيريفان,Yerevan\n\"تبليسي\n(العاصمة)\",Tbilisi\n");
        assert_eq!(unclosed, [2], "another mark closes it, and makes no sense there");
        let expected = [
            row(1, &["ar", "en"]),
            row(2, &["باكو", "\"Baku"]),
            row(3, &["يريفان", "Yerevan"]),
            row(4, &["تبليسي\n(العاصمة)", "Tbilisi"]),
        ];
        assert_eq!(found, expected);
        let (found, unclosed) = rows("ar,en\nباكو,\"Baku\nيريفان,Yerevan\nتبليسي,Tbilisi\n");
        assert_eq!(unclosed, [2]);
        let expected = [
            row(1, &["ar", "en"]),
            row(2, &["باكو", "\"Baku"]),
            row(3, &["يريفان", "Yerevan"]),
            row(4, &["تبليسي", "Tbilisi"]),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_that_are_closed_are_no_fault() {
        for text in ["a,\"b\"\n", "a,\"b\"\"\"", "a,b\"c", "\"a\nb\",c", "sep=,\na,\"b\"", ""] {
            assert_eq!(rows(text).1, [] as [u32; 0], "{text}");
        }
    }

    #[test]
    fn what_spreadsheets_take_for_formulas_is_guarded_and_comes_back() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("-", "'-"),
            ("@x", "'@x"),
            ("'=x", "''=x"),
            ("'tis", "'tis"),
            ("''", "''"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }
}
