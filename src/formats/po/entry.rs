//! An entry of a PO file as it is written: its comments, flags and strings.

use crate::formats::{LARGEST_ENTRY, PART, Problem, ProblemKind};
use std::io::{self, Write};

/// How many plural forms an entry can have; no language has half as many.
pub(in crate::formats) const MOST_PLURALS: usize = 32;

/// An entry of a PO file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::formats) struct Entry {
    /// The line of its first string, from 1.
    pub line: u32,
    /// What translators said (`#`), line by line.
    pub translator: Vec<String>,
    /// What was taken out of the source (`#.`), line by line.
    pub extracted: Vec<String>,
    /// Where the source has it (`#:`), line by line.
    pub references: Vec<String>,
    /// What is said of it in fixed words (`#,`).
    pub flags: Vec<String>,
    /// Its strings before the source changed (`#|`), each with its keyword.
    pub previous: Vec<(String, String)>,
    /// Whether it is commented out (`#~`).
    pub obsolete: bool,
    /// What tells it from others with the same source.
    pub context: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// The source in the plural.
    pub plural: Option<String>,
    /// The translations, each with the number of its plural form.
    pub translations: Vec<(usize, String)>,
}

/// What a keyword's string is of.
#[derive(Clone, Copy)]
enum Place {
    Context,
    Source,
    Plural,
    Translation(usize),
    Previous,
}

/// Hands over the entries of a text until `receive` wants no more, and tells what is
/// wrong in it. What stands behind the last one is an entry without a source.
pub(in crate::formats) fn parse(
    text: &str,
    receive: &mut dyn FnMut(Entry) -> bool,
    report: &mut dyn FnMut(Problem),
) {
    let mut parser = Parser::new(receive, report);
    for (number, line) in (1..).zip(text.split('\n')) {
        parser.line(number, line);
        if parser.stopped {
            return;
        }
    }
    parser.finish();
}

/// How many flags of an entry are kept; gettext knows some thirty.
const MOST_FLAGS: usize = 1000;

/// Puts the entries of a file together, line by line.
pub(in crate::formats) struct Parser<'a> {
    receive: &'a mut dyn FnMut(Entry) -> bool,
    report: &'a mut dyn FnMut(Problem),
    entry: Entry,
    /// How large it is so far, in bytes.
    size: usize,
    /// What a line of nothing but a string goes on with.
    place: Option<Place>,
    /// The line of a keyword whose string is still to come.
    awaited: Option<u32>,
    stopped: bool,
}

impl<'a> Parser<'a> {
    /// A parser that hands over entries until `receive` wants no more, and tells what
    /// is wrong.
    pub(in crate::formats) fn new(
        receive: &'a mut dyn FnMut(Entry) -> bool,
        report: &'a mut dyn FnMut(Problem),
    ) -> Self {
        Self { receive, report, entry: Entry::default(), size: 0, place: None, awaited: None, stopped: false }
    }

    /// Takes the next line, of this number from 1.
    pub(in crate::formats) fn line(&mut self, number: u32, line: &str) {
        let line = line.trim();
        self.size += PART + line.len();
        if self.size > LARGEST_ENTRY {
            (self.report)(Problem::on_line(number, ProblemKind::EntryTooLarge));
            (self.entry, self.size, self.place) = (Entry::default(), 0, None);
            return;
        }
        let Some(comment) = line.strip_prefix('#') else {
            if !line.is_empty() {
                self.string_line(number, line, false);
            }
            return;
        };
        if let Some(rest) = comment.strip_prefix('~') {
            return match rest.trim_start().strip_prefix('|') {
                Some(rest) => self.previous(number, rest.trim()),
                None => self.string_line(number, rest.trim(), true),
            };
        }
        let kind = comment.chars().next();
        if let Some(rest) = comment.strip_prefix('|') {
            return self.previous(number, rest.trim());
        }
        self.begin_comment();
        let rest = |skipped: usize| comment.get(skipped..).unwrap_or_default();
        let said = |text: &str| text.strip_prefix(' ').unwrap_or(text).to_owned();
        match kind {
            Some('.') => self.entry.extracted.push(said(rest(1))),
            Some(':') => self.entry.references.push(rest(1).trim().to_owned()),
            Some(',') => {
                let flags = rest(1).split(',').map(str::trim).filter(|flag| !flag.is_empty());
                let room = MOST_FLAGS.saturating_sub(self.entry.flags.len());
                let mut flags = flags.map(str::to_owned);
                self.entry.flags.extend(flags.by_ref().take(room));
                if let Some(first) = flags.next() {
                    (self.report)(Problem::on_line(number, ProblemKind::UnknownKey(first)));
                }
            }
            _ => self.entry.translator.push(said(comment)),
        }
    }

    /// Comments stand before the strings of their entry.
    fn begin_comment(&mut self) {
        if self.entry.source.is_some() {
            self.finish();
        }
        self.place = None;
    }

    /// Hands over what was put together last.
    pub(in crate::formats) fn finish(&mut self) {
        (self.place, self.size) = (None, 0);
        if let Some(line) = self.awaited.take() {
            (self.report)(Problem::on_line(line, ProblemKind::Truncated));
        }
        let entry = std::mem::take(&mut self.entry);
        if entry.source.is_some() && entry.translations.is_empty() {
            let kind = ProblemKind::Incomplete("msgstr".to_owned());
            (self.report)(Problem::on_line(entry.line, kind));
        }
        if entry != Entry::default() {
            self.stopped |= !(self.receive)(entry);
        }
    }

    fn previous(&mut self, number: u32, line: &str) {
        if self.entry.source.is_some() {
            self.finish();
        }
        let (keyword, string) = match line.find('"') {
            Some(at) => (line[..at].trim(), self.string(number, &line[at..])),
            None => (line, String::new()),
        };
        match (keyword, self.entry.previous.last_mut(), self.place) {
            ("", Some((_, text)), Some(Place::Previous)) => text.push_str(&string),
            ("msgctxt" | "msgid" | "msgid_plural", ..) => {
                self.entry.previous.push((keyword.to_owned(), string));
                self.place = Some(Place::Previous);
            }
            _ => self.refuse(number, line),
        }
    }

    fn string_line(&mut self, number: u32, line: &str, obsolete: bool) {
        if line.is_empty() {
            return;
        }
        let at = line.find('"').unwrap_or(line.len());
        let keyword = line[..at].trim();
        if keyword.is_empty() {
            self.awaited = None;
            let string = self.string(number, line);
            return match self.place.and_then(|place| self.place_of(place)) {
                Some(text) => text.push_str(&string),
                None => self.refuse(number, line),
            };
        }
        let place = match keyword {
            "msgctxt" => Some(Place::Context),
            "msgid" => Some(Place::Source),
            "msgid_plural" => Some(Place::Plural),
            "msgstr" => Some(Place::Translation(0)),
            _ => keyword
                .strip_prefix("msgstr[")
                .and_then(|rest| rest.strip_suffix(']')?.trim().parse().ok())
                .filter(|number| *number < MOST_PLURALS)
                .map(Place::Translation),
        };
        let Some(place) = place else {
            self.place = None;
            return self.refuse(number, line);
        };
        let begins = match place {
            Place::Context => self.entry.source.is_some() || self.entry.context.is_some(),
            Place::Source => self.entry.source.is_some(),
            _ => false,
        };
        if begins {
            self.finish();
        }
        if self.entry.line == 0 {
            self.entry.line = number;
        }
        self.entry.obsolete |= obsolete;
        let string = if at < line.len() { self.string(number, &line[at..]) } else { String::new() };
        self.awaited = (at == line.len()).then_some(number);
        match place {
            Place::Context => self.entry.context = Some(string),
            Place::Source => self.entry.source = Some(string),
            Place::Plural => self.entry.plural = Some(string),
            Place::Translation(form) => match self.place_of(place) {
                Some(text) => *text = string,
                None => self.entry.translations.push((form, string)),
            },
            Place::Previous => {}
        }
        self.place = Some(place);
    }

    fn place_of(&mut self, place: Place) -> Option<&mut String> {
        let entry = &mut self.entry;
        match place {
            Place::Context => entry.context.as_mut(),
            Place::Source => entry.source.as_mut(),
            Place::Plural => entry.plural.as_mut(),
            Place::Previous => entry.previous.last_mut().map(|(_, text)| text),
            Place::Translation(wanted) => {
                let found = entry.translations.iter_mut().find(|(form, _)| *form == wanted);
                found.map(|(_, text)| text)
            }
        }
    }

    fn refuse(&mut self, number: u32, line: &str) {
        let shown: String = line.chars().take(40).collect();
        (self.report)(Problem::on_line(number, ProblemKind::Syntax(shown)));
    }

    /// What a string between quotes stands for.
    fn string(&mut self, number: u32, quoted: &str) -> String {
        let mut out = String::with_capacity(quoted.len());
        let mut characters = quoted.chars().skip(1);
        loop {
            match characters.next() {
                Some('"') => {
                    if characters.next().is_some() {
                        self.refuse(number, quoted);
                    }
                    return out;
                }
                Some('\\') => match characters.next() {
                    Some('n') => out.push('\n'),
                    Some('t') => out.push('\t'),
                    Some('r') => out.push('\r'),
                    Some(c @ ('"' | '\\')) => out.push(c),
                    Some(c) => out.extend(['\\', c]),
                    None => out.push('\\'),
                },
                Some(c) => out.push(c),
                None => {
                    self.refuse(number, quoted);
                    return out;
                }
            }
        }
    }
}

impl Entry {
    /// Writes the entry, with an empty line behind it.
    pub(in crate::formats) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let spaced = |mark: &str, text: &str| format!("{mark} {text}").trim_end().to_owned();
        for line in &self.translator {
            writeln!(out, "{}", spaced("#", line))?;
        }
        for line in &self.extracted {
            writeln!(out, "{}", spaced("#.", line))?;
        }
        for line in &self.references {
            writeln!(out, "#: {line}")?;
        }
        if !self.flags.is_empty() {
            writeln!(out, "#, {}", self.flags.join(", "))?;
        }
        let prefix = if self.obsolete { "#~ " } else { "" };
        for (keyword, text) in &self.previous {
            write_string(if self.obsolete { "#~| " } else { "#| " }, keyword, text, out)?;
        }
        for (keyword, text) in
            [("msgctxt", &self.context), ("msgid", &self.source), ("msgid_plural", &self.plural)]
        {
            if let Some(text) = text {
                write_string(prefix, keyword, text, out)?;
            }
        }
        for (form, text) in &self.translations {
            let keyword = if self.plural.is_some() { format!("msgstr[{form}]") } else { "msgstr".to_owned() };
            write_string(prefix, &keyword, text, out)?;
        }
        writeln!(out)
    }
}

/// Writes a string, one line of it a line.
fn write_string(prefix: &str, keyword: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let inner = text.strip_suffix('\n').unwrap_or(text);
    if !inner.contains('\n') {
        return writeln!(out, "{prefix}{keyword} \"{}\"", escaped(text));
    }
    writeln!(out, "{prefix}{keyword} \"\"")?;
    for line in text.split_inclusive('\n') {
        writeln!(out, "{prefix}\"{}\"", escaped(line))?;
    }
    Ok(())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ => out.push(c),
        }
    }
    out
}
