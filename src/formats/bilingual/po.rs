//! PO files of gettext. An entry is a pair, one with plural forms a pair for each of
//! them: the first against the singular, the others against the plural.
//!
//! Entries that are commented out (`#~`) translate nothing any more. The source is
//! English where the header does not say what it is, as gettext takes it to be.

use super::{Format, Pair, Reader, Reading, START};
use crate::formats::po::locale::language_of;
use crate::formats::po::{self, Entry, Parser};
use crate::formats::{Problem, ProblemKind, Problems, lines};
use crate::model::Language;
use std::io::{self, BufRead, Read};

/// PO.
pub(super) const FORMAT: Format = Format { id: "po", extensions: &["po", "pot"], reader: &Po };

struct Po;

/// The flag of a translation that nobody has looked at.
const FUZZY: &str = "fuzzy";

/// The languages translated from and into.
type Languages = (Option<Language>, Option<Language>);

impl Reader for Po {
    fn recognises(&self, start: &[u8]) -> bool {
        po::recognises(start)
    }

    fn read(&self, input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<()> {
        let mut start = Vec::new();
        (&mut *input).take(START as u64).read_to_end(&mut start)?;
        let encoding = po::stated_encoding(&start);
        let mut input = io::Cursor::new(start).chain(input);
        let mut languages: Languages = ("en".parse().ok(), None);
        let mut has_header = false;
        let (mut syntax, mut others) = (Problems::default(), Problems::default());
        let mut receive = |entry: Entry| {
            if po::is_header(&entry) && !has_header {
                has_header = true;
                let source = stated(&entry, po::SOURCE, &mut others);
                languages = (source.or(languages.0.take()), stated(&entry, po::TARGET, &mut others));
            } else if !entry.obsolete {
                pairs(&entry, &languages, into, &mut others);
            }
            true
        };
        let mut report = |problem| syntax.push(problem);
        let mut parser = Parser::new(&mut receive, &mut report);
        let mut each = |line: &str, number| parser.line(number, line);
        let undecodable = lines::read(&mut input, encoding, None, &mut each)?;
        parser.finish();
        for problem in undecodable.into_iter().chain(syntax.take()).chain(others.take()) {
            into.problem(problem);
        }
        Ok(())
    }
}

/// The language that a line of the header names.
fn stated(header: &Entry, key: &str, problems: &mut Problems) -> Option<Language> {
    let text = header.translations.first().map_or("", |(_, text)| text);
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = lines.find(|(name, _)| name.trim().eq_ignore_ascii_case(key))?;
    let language = language_of(value.trim());
    if language.is_none() && !value.trim().is_empty() {
        let kind = ProblemKind::UnknownLanguage(value.trim().to_owned());
        problems.push(Problem::on_line(header.line, kind));
    }
    language
}

fn pairs(entry: &Entry, languages: &Languages, into: &mut Reading<'_>, problems: &mut Problems) {
    let Some(singular) = &entry.source else {
        if entry.line > 0 {
            problems.push(Problem::on_line(entry.line, ProblemKind::Incomplete("msgid".to_owned())));
        }
        return;
    };
    let plural = entry.plural.as_ref();
    let nothing = [(0, String::new())];
    let translations = if entry.translations.is_empty() { &nothing[..] } else { &entry.translations };
    for (form, target) in translations {
        let context = entry.context.as_deref().unwrap_or_default();
        into.pair(Pair {
            id: match plural {
                Some(_) => format!("{context}[{form}]"),
                None => context.to_owned(),
            },
            line: entry.line,
            from: languages.0.clone(),
            to: languages.1.clone(),
            source: plural.filter(|_| *form > 0).unwrap_or(singular).clone(),
            target: target.clone(),
            state: if entry.flags.iter().any(|flag| flag == FUZZY) { FUZZY } else { "" }.to_owned(),
            ..Pair::default()
        });
    }
}
