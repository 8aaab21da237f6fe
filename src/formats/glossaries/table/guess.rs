//! What a table is that does not say: its encoding, what stands between its cells,
//! whether a row names the columns, what they hold.

use super::columns::Column;
use super::delimited::{Delimited, separator_line};
use super::mapping::Mapping;
use super::rows::Sheet;
use super::{names, words};
use crate::formats::encoding::{self, Encoding};
use crate::formats::glossaries::{ReadOptions, spreadsheet};
use crate::model::{Direction, Language, TermStatus};

/// How many rows are shown, and looked through for a header.
const SHOWN: usize = 20;
/// How many rows are looked through for the scripts they are written in.
const LOOKED_THROUGH: usize = 200;
/// How many bytes of a text file are looked through.
const SAMPLE: usize = 256 << 10;
/// What can stand between cells, the likeliest first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// What a table is taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// How it would be read; the columns are as many as the table has.
    pub mapping: Mapping,
    /// What the file calls the columns; empty where no row names them.
    pub names: Vec<String>,
    /// The first rows, with whatever stands above the concepts.
    pub preview: Vec<Vec<String>>,
    /// What may stand between several terms in a cell. None of it is in the mapping:
    /// a semicolon can as well be part of a term.
    pub separators: Vec<String>,
    /// The sheets of a spreadsheet.
    pub sheets: Vec<String>,
}

impl Guess {
    /// Whether a column holds terms.
    pub fn has_terms(&self) -> bool {
        self.mapping.columns.iter().any(Column::is_term)
    }

    /// Whether a column holds terms of a language, or of one that the table tells row by
    /// row.
    pub fn has_terms_in(&self, language: &Language) -> bool {
        self.mapping.columns.iter().any(|column| match column {
            Column::Term(one) | Column::StatusTerm(_, one) => one.matches(language),
            column => column.is_term(),
        })
    }

    /// Looks in the first rows for what may stand between several terms in a cell, once
    /// somebody has said which columns hold terms.
    pub fn look_for_separators(&mut self) {
        let below = self.mapping.skip + usize::from(self.mapping.header);
        let rows = self.preview.iter().skip(below).map(Vec::as_slice);
        self.separators = separators(&self.mapping.columns, rows);
    }
}

/// Which row of a table names its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderRow {
    /// The first that looks so, if any does.
    #[default]
    Likely,
    /// None.
    Missing,
    /// The one of this number among those that have something in them, from 0.
    At(usize),
}

/// What the table in a file is taken for: quoted or tab-separated text, or a
/// spreadsheet, of which it is the sheet that the options' mapping names, or the
/// first that has terms. Of a mapping in the options, what it states is kept; the row
/// that names the columns counts where the mapping has no columns.
pub fn guess(bytes: &[u8], options: &ReadOptions, header: HeaderRow) -> Guess {
    if spreadsheet::is_one(bytes) {
        let (sheets, _) = spreadsheet::sheets(bytes);
        let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let mut guesses = wanted(sheets, options)
            .into_iter()
            .map(|sheet| {
                let guess = of_rows(&sheet.rows, options, header);
                (sheet, guess)
            })
            .collect::<Vec<_>>();
        let best = guesses.iter().position(|(_, guess)| guess.has_terms()).unwrap_or_default();
        if best >= guesses.len() {
            return Guess { sheets: names, ..Guess::default() };
        }
        let (sheet, guess) = guesses.swap_remove(best);
        let mapping = Mapping { sheet: Some(sheet.name), ..guess.mapping };
        return Guess { mapping, sheets: names, ..guess };
    }
    let (text, encoding) = sample(bytes, options);
    let delimited = Delimited::of(&text, options);
    let guess = of_rows(&delimited.rows(&text).0.rows, options, header);
    let mapping = Mapping {
        encoding: Some(encoding.name().to_owned()),
        delimiter: Some(delimited.delimiter),
        quoted: delimited.quoted,
        ..guess.mapping
    };
    Guess { mapping, ..guess }
}

/// The sheets that somebody meant: of the name that was said, else those that have the
/// names of the columns that were; all where nothing was said, or nothing of it is there.
pub(super) fn wanted(mut sheets: Vec<Sheet>, options: &ReadOptions) -> Vec<Sheet> {
    let Some(mapping) = &options.mapping else { return sheets };
    let is_named = |sheet: &Sheet| mapping.sheet.as_ref() == Some(&sheet.name);
    let has_names = |sheet: &Sheet| header_of(mapping, &sheet.rows).is_some();
    if sheets.iter().any(is_named) {
        sheets.retain(is_named);
    } else if sheets.iter().any(has_names) {
        sheets.retain(has_names);
    }
    sheets
}

/// The row with the names of a mapping.
fn header_of(mapping: &Mapping, rows: &[(u32, Vec<String>)]) -> Option<usize> {
    rows.iter().take(SHOWN).position(|(_, cells)| mapping.is_header(cells))
}

/// The beginning of a text file.
pub(in super::super) fn sample(bytes: &[u8], options: &ReadOptions) -> (String, Encoding) {
    let language = options.languages.as_ref().map(|(from, _)| from);
    let encoding = stated_encoding(options).unwrap_or_else(|| Encoding::detect(bytes, language));
    let (mut text, ..) = encoding::decode_as(&bytes[..bytes.len().min(SAMPLE)], encoding);
    if bytes.len() > SAMPLE
        && let Some(end) = text.rfind('\n')
    {
        text.truncate(end + 1);
    }
    (text, encoding)
}

/// The encoding that somebody said a file is in.
pub(in super::super) fn stated_encoding(options: &ReadOptions) -> Option<Encoding> {
    let mapped = || Encoding::from_name(options.mapping.as_ref()?.encoding.as_ref()?, false);
    options.encoding.or_else(mapped)
}

/// Whether a text looks like a table with terms in it.
pub(in super::super) fn is_glossary(text: &str) -> bool {
    let rows = Delimited::of(text, &ReadOptions::default()).rows(text).0.rows;
    header_row(&rows).is_some_and(|at| {
        let columns = super::columns_of(&rows[at].1);
        columns.len() > 1 && columns.iter().any(Column::is_term)
    })
}

impl Delimited {
    /// As a text says, or as it looks.
    pub(in super::super) fn of(text: &str, options: &ReadOptions) -> Self {
        let mapping = options.mapping.as_ref();
        let quoted = mapping.is_none_or(|mapping| mapping.quoted);
        let stated = mapping.and_then(|mapping| mapping.delimiter).or_else(|| separator_line(text));
        if let Some(delimiter) = stated.filter(char::is_ascii) {
            return Self { delimiter, quoted };
        }
        let start = beginning(text, SHOWN * 4);
        let rate = |delimiter: &char| {
            let rows = Self { delimiter: *delimiter, quoted }.rows(start).0.rows;
            let header = header_row(&rows);
            let known = header.map_or(0, |at| rows[at].1.iter().filter(|name| names::is_known(name)).count());
            let widths: Vec<usize> = rows.iter().map(|(_, cells)| cells.len()).collect();
            let usual =
                widths.iter().copied().max_by_key(|width| widths.iter().filter(|w| *w == width).count());
            let usual = usual.unwrap_or_default();
            let alike = widths.iter().filter(|width| **width == usual).count();
            let share = if usual > 1 { alike * 100 / widths.len().max(1) } else { 0 };
            (known, share, usual)
        };
        // Of equals the first is the likeliest.
        let best = DELIMITERS.iter().rev().max_by_key(|delimiter| rate(delimiter));
        Self { delimiter: best.copied().unwrap_or(DELIMITERS[0]), quoted }
    }
}

/// The first lines of a text.
fn beginning(text: &str, lines: usize) -> &str {
    let end = text.match_indices('\n').nth(lines).map_or(text.len(), |(at, _)| at + 1);
    &text[..end]
}

/// What a table of these rows is taken for.
pub(super) fn of_rows(rows: &[(u32, Vec<String>)], options: &ReadOptions, header: HeaderRow) -> Guess {
    let preview = rows.iter().take(SHOWN).map(|(_, cells)| cells.clone()).collect();
    if let Some(mapping) = &options.mapping
        && !mapping.columns.is_empty()
    {
        // More or fewer rows may stand above the names than last time.
        let skip = header_of(mapping, rows).unwrap_or(mapping.skip);
        let header = rows.get(skip).filter(|_| mapping.header);
        let names = header.map(|(_, cells)| cells.clone()).unwrap_or_default();
        let mapping = Mapping { skip, ..mapping.clone() };
        let mut guess = Guess { mapping, names, preview, ..Guess::default() };
        guess.look_for_separators();
        return guess;
    }
    let stated = options.mapping.clone().unwrap_or_default();
    let header = match header {
        HeaderRow::Likely => header_row(rows),
        HeaderRow::Missing => None,
        HeaderRow::At(row) => Some(row).filter(|row| *row < rows.len()),
    };
    let (names, below) = match header {
        Some(at) => (rows[at].1.clone(), &rows[at + 1..]),
        None => (Vec::new(), rows),
    };
    let width = below.iter().take(LOOKED_THROUGH).map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let mut columns = match header {
        Some(_) => super::columns_of(&names),
        None => vec![Column::Ignored; width.min(names::MOST_COLUMNS)],
    };
    let has_languages =
        columns.iter().any(|column| matches!(column, Column::Term(_) | Column::PairLanguage(_)));
    if !has_languages {
        by_script(&mut columns, below, options, header.is_some());
    }
    by_letters(&mut columns, &names, below, options);
    for (at, column) in columns.iter_mut().enumerate() {
        let has_name = names.get(at).is_some_and(|name| !name.trim().is_empty());
        let filled =
            |(_, cells): &(u32, Vec<String>)| cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
        if *column == Column::Ignored && !has_name && below.iter().any(filled) {
            *column = Column::Field(format!("column {}", at + 1));
        }
    }
    let separators = separators(&columns, below.iter().map(|(_, cells)| cells.as_slice()));
    let mapping = Mapping { skip: header.unwrap_or_default(), header: header.is_some(), columns, ..stated };
    Guess { mapping, names, preview, separators, sheets: Vec::new() }
}

/// The row that names the columns: the first of several names that mean something,
/// or one at the very beginning with at least one.
fn header_row(rows: &[(u32, Vec<String>)]) -> Option<usize> {
    let mut first = true;
    rows.iter().take(SHOWN).position(|(_, cells)| {
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.trim().is_empty()).collect();
        if filled.is_empty() {
            return false;
        }
        let is_first = std::mem::take(&mut first);
        let columns = super::columns_of(cells);
        let terms = columns.iter().filter(|column| column.is_term()).count();
        let known = filled.iter().take(names::MOST_COLUMNS).filter(|name| names::is_known(name)).count();
        let is_table = terms >= 2 || terms == 1 && (known >= 2 || filled.len() == 1);
        is_table || is_first && (columns.contains(&Column::Id) || known * 2 >= filled.len())
    })
}

/// A script, as far as telling languages apart needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Arabic,
    Hebrew,
    Greek,
    Cyrillic,
    Han,
    Kana,
    Hangul,
    Latin,
}

impl Script {
    fn of(c: char) -> Option<Self> {
        Some(match c {
            '\u{600}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}' => Self::Arabic,
            '\u{590}'..='\u{5FF}' => Self::Hebrew,
            '\u{370}'..='\u{3FF}' => Self::Greek,
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            '\u{3040}'..='\u{30FF}' => Self::Kana,
            '\u{4E00}'..='\u{9FFF}' => Self::Han,
            '\u{AC00}'..='\u{D7AF}' => Self::Hangul,
            _ if c.is_alphabetic() && c < '\u{250}' => Self::Latin,
            _ => return None,
        })
    }

    /// The script that a language is usually written in; Latin where nothing else is known.
    fn of_language(language: &Language) -> Self {
        match language.primary() {
            "he" | "yi" => Self::Hebrew,
            "el" => Self::Greek,
            "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" => Self::Cyrillic,
            "zh" | "yue" => Self::Han,
            "ja" => Self::Kana,
            "ko" => Self::Hangul,
            _ if language.direction() == Direction::Rtl => Self::Arabic,
            _ => Self::Latin,
        }
    }

    /// The language that text in it is taken for where nobody says.
    fn language(self) -> Language {
        let tag = match self {
            Self::Arabic => "ar",
            Self::Hebrew => "he",
            Self::Greek => "el",
            Self::Han => "zh",
            Self::Kana => "ja",
            Self::Hangul => "ko",
            Self::Cyrillic | Self::Latin => "und",
        };
        tag.parse().unwrap_or_else(|_| Language::unknown())
    }
}

/// Takes columns for terms by the letters in them: the first of each script that
/// the languages translated from and into are written in.
fn by_script(columns: &mut [Column], rows: &[(u32, Vec<String>)], options: &ReadOptions, has_header: bool) {
    let mut given: Vec<Language> = options.languages.clone().map_or(Vec::new(), |(from, to)| vec![from, to]);
    let is_pair = columns.iter().any(Column::is_term);
    let mut taken: Vec<Language> = Vec::new();
    for (at, column) in columns.iter_mut().enumerate() {
        let of_terms = if has_header && is_pair {
            column.is_term()
        } else {
            matches!(column, Column::Ignored | Column::Field(_))
        };
        let cells = || rows.iter().take(LOOKED_THROUGH).filter_map(|(_, cells)| cells.get(at));
        let Some(script) = main_script(cells()).filter(|_| of_terms) else {
            let numbers = || cells().filter(|cell| !cell.trim().is_empty());
            let is_number = |cell: &String| cell.trim().bytes().all(|byte| byte.is_ascii_digit());
            if !has_header && at == 0 && numbers().next().is_some() && numbers().all(is_number) {
                *column = Column::Id;
            }
            continue;
        };
        let fitting = given.iter().position(|language| Script::of_language(language) == script);
        let language = match fitting {
            Some(index) => given.remove(index),
            None if options.languages.is_some() || taken.len() >= 2 => continue,
            None => script.language(),
        };
        if taken.len() < 2 && !taken.contains(&language) {
            taken.push(language.clone());
            *column = Column::Term(language);
        }
    }
}

/// Has the letters in them decide about columns whose names say that they hold terms,
/// and not clearly of which language: synonyms that stand behind the terms of another
/// language, and terms under a name that says no more. What is called forbidden, and
/// does not say yes or no, are the forbidden terms.
fn by_letters(columns: &mut [Column], names: &[String], rows: &[(u32, Vec<String>)], options: &ReadOptions) {
    let mut known: Vec<Language> = Vec::new();
    for column in columns.iter() {
        if let Column::Term(language) = column {
            known.push(language.clone());
        }
    }
    known.extend(options.languages.iter().flat_map(|(from, to)| [from.clone(), to.clone()]));
    let known: Vec<&Language> = known.iter().collect();
    for (at, name) in names.iter().enumerate().take(columns.len()) {
        let cells = || rows.iter().take(LOOKED_THROUGH).filter_map(|(_, cells)| cells.get(at));
        let says_terms = || super::columns_of(std::slice::from_ref(name)).iter().any(Column::is_term);
        let column = match &columns[at] {
            Column::Forbidden(language) => {
                let says_no = |cell: &String| words::is_yes(cell).is_none();
                let written = language.as_ref().or_else(|| written_in(cells(), &known));
                written
                    .filter(|_| cells().any(says_no))
                    .map(|one| Column::StatusTerm(TermStatus::Forbidden, one.clone()))
            }
            Column::Field(_) if names::means_terms(name) => {
                written_in(cells(), &known).map(|language| Column::Term(language.clone()))
            }
            Column::Term(language) if !says_terms() => {
                let own = written_in(cells(), &[language]);
                let other = written_in(cells(), &known).filter(|_| own.is_none());
                other.map(|language| Column::Term(language.clone()))
            }
            _ => None,
        };
        if let Some(column) = column {
            columns[at] = column;
        }
    }
}

/// Which of these languages cells are most likely written in, by their letters; the first
/// of several.
pub fn written_in<'l>(
    mut cells: impl Iterator<Item = impl AsRef<str>>,
    among: &[&'l Language],
) -> Option<&'l Language> {
    let script = main_script(&mut cells)?;
    among.iter().copied().find(|language| Script::of_language(language) == script)
}

/// The script that most letters of these cells are of.
fn main_script(cells: impl Iterator<Item = impl AsRef<str>>) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in cells.flat_map(|cell| cell.as_ref().chars().collect::<Vec<_>>()).filter_map(Script::of) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    // Japanese has Chinese characters between its own.
    if counts.iter().any(|(script, _)| *script == Script::Kana) {
        return Some(Script::Kana);
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(script, _)| script)
}

/// What may stand between several terms in one cell.
fn separators<'a>(columns: &[Column], rows: impl Iterator<Item = &'a [String]> + Clone) -> Vec<String> {
    let terms = || {
        rows.clone().take(LOOKED_THROUGH).flat_map(|cells| {
            cells.iter().zip(columns).filter(|(_, column)| column.is_term()).map(|(cell, _)| cell)
        })
    };
    let candidates = [";", "\n", " / ", "؛"].into_iter();
    candidates.filter(|text| terms().any(|cell| cell.trim().contains(text))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (String, String, usize) {
        let languages = Some(("ar".parse().unwrap(), "en".parse().unwrap()));
        let options = ReadOptions { languages, ..ReadOptions::default() };
        let guess = guess(text.as_bytes(), &options, HeaderRow::Likely);
        let columns: Vec<String> = guess.mapping.columns.iter().map(Column::name).collect();
        (guess.mapping.delimiter.map(String::from).unwrap_or_default(), columns.join(" "), guess.mapping.skip)
    }

    #[test]
    fn tables_are_taken_for_what_they_are() {
        for (text, delimiter, columns, skip) in [
            ("ar,en\nسلام,peace\n", ",", "ar en", 0),
            ("Arabic;English;Comment\nسلام;peace, quiet;x\n", ";", "ar en note", 0),
            ("ar\ten\nسلام\tpeace; calm\n", "\t", "ar en", 0),
            ("ar|en\nسلام|peace\n", "|", "ar en", 0),
            ("sep=;\nar;en\nسلام;peace\n", ";", "ar en", 0),
            ("Our glossary,,\n,,\nID,Arabic,English\n1,سلام,peace\n", ",", "id ar en", 2),
            ("سلام,peace\nحرب,war\n", ",", "ar en", 0),
            ("peace;سلام\nwar;حرب\n", ";", "en ar", 0),
            ("1,سلام,peace,p. 3\n2,حرب,war,p. 4\n", ",", "id ar en column 4", 0),
            ("term,translation\nسلام,peace\n", ",", "ar en", 0),
            ("x,y\nسلام,peace\n", ",", "ar en", 0),
            ("\u{FEFF}ar,en\nسلام,peace\n", ",", "ar en", 0),
            ("بالعربية,بالإنكليزي\nسلام,peace\n", ",", "ar en", 0),
            ("Arabic,English equivalent\nسلام,peace\n", ",", "ar en", 0),
            ("عربي,English,مرادفات\nسلام,peace,calm\nحرب,war,fight\n", ",", "ar en en", 0),
            ("English equivalent(s),المصطلح\npeace,سلام\n", ",", "en ar", 0),
            ("Arabic,English,Forbidden English\nسلام,peace,paix\n", ",", "ar en forbiddenterm_en", 0),
            ("Arabic,English,Forbidden\nسلام,peace,yes\nحرب,war,\n", ",", "ar en forbidden", 0),
            ("Arabic,English,لا تستعمل\nسلام,peace,هدنة\n", ",", "ar en forbiddenterm_ar", 0),
            ("Arabic,synonyms,English\nسلام,calm,peace\n", ",", "ar en en", 0),
            ("Arabic,synonyms,English\nسلام,صلح,peace\n", ",", "ar ar en", 0),
            ("ar,,en\nسلام,here,peace\n", ",", "ar column 2 en", 0),
        ] {
            assert_eq!(of(text), (delimiter.into(), columns.into(), skip), "{text}");
        }
    }

    #[test]
    fn somebody_can_say_which_row_names_the_columns() {
        let text = "Places of our work,,\nArabic,English,Remark\nباكو,Baku,capital\n";
        for (header, columns, skip) in [
            (HeaderRow::Likely, "ar en note", 1),
            (HeaderRow::At(1), "ar en note", 1),
            // By their letters, of which most are Latin in the first.
            (HeaderRow::At(9), "en column 2 column 3", 0),
            (HeaderRow::Missing, "en column 2 column 3", 0),
        ] {
            let languages = Some(("ar".parse().unwrap(), "en".parse().unwrap()));
            let options = ReadOptions { languages, ..ReadOptions::default() };
            let mapping = guess(text.as_bytes(), &options, header).mapping;
            let names: Vec<String> = mapping.columns.iter().map(Column::name).collect();
            assert_eq!((names.join(" "), mapping.skip), (columns.to_owned(), skip), "{header:?}");
        }
    }

    #[test]
    fn what_may_separate_terms_is_told_and_not_done() {
        let guess = guess("ar,en\nسلام,peace; calm\n".as_bytes(), &ReadOptions::default(), HeaderRow::Likely);
        assert_eq!(guess.separators, [";"]);
        assert_eq!(guess.mapping.separators, [""; 0]);
        assert_eq!(guess.preview.len(), 2);
    }
}
