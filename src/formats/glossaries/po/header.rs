//! The header of a PO file: the translation of the empty string.

use super::concepts::{clean, comment, comment_lines};
use super::entry::Entry;
use crate::formats::glossaries::Head;
use crate::formats::glossaries::pairs::one_line;
use crate::formats::languages;
use crate::model::{Field, Language};

const NAME: &str = "Project-Id-Version";
const LICENCE: &str = "X-License";
const ORIGIN: &str = "X-Origin";
const TARGET: &str = "Language";
/// What tools agreed on for files that are not translated from English.
const SOURCE: &str = "X-Source-Language";
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
            *place = of_locale(value);
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

/// The scripts that locales name, with their subtags.
const SCRIPTS: [(&str, &str); 5] =
    [("latin", "Latn"), ("cyrillic", "Cyrl"), ("arabic", "Arab"), ("devanagari", "Deva"), ("hebrew", "Hebr")];

/// The language of a locale such as `ar_EG` or `sr@latin`.
fn of_locale(locale: &str) -> Option<Language> {
    let (base, modifier) = locale.split_once('@').unwrap_or((locale, ""));
    let script = SCRIPTS.iter().find(|(name, _)| *name == modifier);
    // Shorter modifiers speak of currencies.
    if modifier.len() < 5 && script.is_none() {
        return languages::language(base);
    }
    let (language, region) = base.split_once('_').unwrap_or((base, ""));
    let region = if region.is_empty() { String::new() } else { format!("-{region}") };
    let tag = match script {
        Some((_, script)) => format!("{language}-{script}{region}"),
        None => format!("{language}{region}-{modifier}"),
    };
    languages::language(&tag).or_else(|| languages::language(base))
}

/// The locale of a language; its tag where no locale says the same.
fn locale_of(language: &Language) -> String {
    let tag = language.to_string();
    let mut parts = tag.split('-');
    let mut locale = parts.next().unwrap_or_default().to_owned();
    let mut modifier = None;
    for part in parts {
        match part.len() {
            2 | 3 => locale.push_str(&format!("_{part}")),
            4 => modifier = SCRIPTS.iter().find(|(_, script)| *script == part).map(|(name, _)| *name),
            _ => modifier = Some(part),
        }
    }
    if let Some(modifier) = modifier {
        locale.push_str(&format!("@{modifier}"));
    }
    if of_locale(&locale).as_ref() == Some(language) { locale } else { tag }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_and_tags_say_the_same() {
        for (tag, locale) in [
            ("ar", "ar"),
            ("fa-IR", "fa_IR"),
            ("sr-Latn-RS", "sr_RS@latin"),
            ("ca-ES-valencia", "ca_ES@valencia"),
            ("und-source", "und@source"),
            ("zh-Hant-TW", "zh-Hant-TW"),
        ] {
            let language: Language = tag.parse().unwrap();
            assert_eq!(locale_of(&language), locale);
            assert_eq!(of_locale(locale), Some(language), "{locale}");
        }
        assert_eq!(of_locale("de_DE@euro").unwrap().to_string(), "de-DE");
    }
}
