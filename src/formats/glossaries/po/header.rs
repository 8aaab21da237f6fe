//! The header of a PO file: the translation of the empty string.

use super::concepts::{clean, comment, comment_lines};
use crate::formats::glossaries::Head;
use crate::formats::glossaries::pairs::one_line;
use crate::formats::po::locale::{language_of, locale_of};
use crate::formats::po::{Entry, SOURCE, TARGET};
use crate::model::{Field, Language};

const NAME: &str = "Project-Id-Version";
const LICENCE: &str = "X-License";
const ORIGIN: &str = "X-Origin";
/// A language that a file stated and nobody knows.
const UNKNOWN: &str = "X-Unknown-Language";

/// What is true of every file that this program writes, and need not be kept.
const WRITTEN: [&str; 5] =
    ["PO-Revision-Date", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "X-Generator"];

/// What gettext misses in a header without, be they empty.
const EXPECTED: [&str; 2] = ["Last-Translator", "Language-Team"];

/// The languages that a header states.
#[derive(Default)]
pub(super) struct Stated {
    pub source: Option<Language>,
    pub target: Option<Language>,
    /// What it calls those that are not known.
    pub unknown: Vec<String>,
}

/// Takes in what a header says.
pub(super) fn read(header: &Entry, head: &mut Head) -> Stated {
    let mut stated = Stated::default();
    head.comments
        .extend(comment(&header.translator).split('\n').map(one_line).filter(|line| !line.is_empty()));
    // What is written anyway, or says nothing.
    let goes_without_saying = |key: &str, value: &str| {
        let is_written = WRITTEN.iter().any(|name| key.eq_ignore_ascii_case(name));
        is_written || (value.is_empty() && EXPECTED.contains(&key))
    };
    let text = header.translations.first().map(|(_, text)| text.as_str()).unwrap_or_default();
    for line in text.split('\n').map(one_line).filter(|line| !line.is_empty()) {
        let (key, value) = line.split_once(':').unwrap_or((&line, ""));
        let (key, value) = (key.trim(), value.trim());
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        let text = [(NAME, &mut head.name), (LICENCE, &mut head.licence), (ORIGIN, &mut head.origin)];
        let place = text.into_iter().find(|(name, _)| is(name)).map(|(_, place)| place);
        if is(TARGET) || is(SOURCE) {
            let place = if is(TARGET) { &mut stated.target } else { &mut stated.source };
            *place = language_of(value);
            if place.is_none() && !value.is_empty() {
                stated.unknown.push(value.to_owned());
                head.fields.push(Field::new(UNKNOWN, value));
            }
        } else if let Some(place) = place.filter(|place| place.is_empty()) {
            *place = value.to_owned();
        } else if !goes_without_saying(key, value) {
            head.fields.push(Field::new(key, value));
        }
    }
    stated
}

/// The header that says what a head does.
pub(super) fn entry(head: &Head, pair: Option<&(Language, Language)>, time: i64) -> Entry {
    let mut lines = vec![(NAME.to_owned(), one_line(&head.name))];
    let date = jiff::Timestamp::from_second(time.div_euclid(1000)).unwrap_or_default();
    lines.push((WRITTEN[0].to_owned(), date.strftime("%Y-%m-%d %H:%M+0000").to_string()));
    if let Some((source, target)) = pair {
        lines.push((TARGET.to_owned(), locale_of(target)));
        lines.push((SOURCE.to_owned(), locale_of(source)));
    }
    for (name, value) in [
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Generator", concat!("Tarjuman ", env!("CARGO_PKG_VERSION"))),
        (LICENCE, &head.licence),
        (ORIGIN, &head.origin),
    ] {
        let value = one_line(value);
        if !value.is_empty() {
            lines.push((name.to_owned(), value));
        }
    }
    for name in EXPECTED {
        if !head.fields.iter().any(|field| field.name == name) {
            lines.push((name.to_owned(), String::new()));
        }
    }
    let plain = head.fields.iter().filter(|field| field.form.is_empty() && field.attributes.is_empty());
    for field in plain.filter(|field| field.fields.is_empty()) {
        let key = one_line(&field.name.replace(':', " "));
        let own = [TARGET, SOURCE].iter().chain(&WRITTEN).any(|name| key.eq_ignore_ascii_case(name));
        if !key.is_empty() && !own {
            lines.push((key, one_line(&field.value)));
        }
    }
    let text: String =
        lines.iter().map(|(key, value)| format!("{}\n", format!("{key}: {value}").trim_end())).collect();
    Entry {
        translator: head.comments.iter().flat_map(|text| comment_lines(&clean(text))).collect(),
        source: Some(String::new()),
        translations: vec![(0, text)],
        ..Entry::default()
    }
}
