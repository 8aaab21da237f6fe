//! Languages as files name them: by tags in any case and of any length, by codes
//! of three letters, by their names in several languages.
//!
//! The names are data: `assets/languages.tsv`, derived from CLDR.

use crate::model::Language;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The language that a file calls so: `ar`, `ara-EG`, `ar_SA.UTF-8`,
/// `en-US-x-legal`, `Arabic (Saudi Arabia)`, `English_United_States`, `العربية`.
/// Of a tag, what [`Language`] has no room for is left out.
///
/// Any two or three letters can be a tag; where something else is as likely, as
/// in the header of a table, ask [`is_certain`] too.
pub fn language(name: &str) -> Option<Language> {
    let name = name.trim();
    if name.len() > LONGEST {
        return None;
    }
    of_tag(name).or_else(|| of_name(name)).or_else(|| of_both(name))
}

/// Whether a word, where it can be a language tag, can hardly be anything else: its
/// language is one that is known here, and three letters alone are no word such as
/// `ref` or `url`.
pub fn is_certain(name: &str) -> bool {
    let name = name.trim();
    let primary = name.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
    match of_tag(name) {
        Some(language) if primary.len() == 3 && primary.len() == name.len() => {
            let is_short = language.primary().len() == 2 && !WORDS.contains(&&*primary);
            is_short || LONG.contains(&&*primary)
        }
        Some(_) => NAMES.languages.contains_key(&primary),
        None => language(name).is_some(),
    }
}

/// The English name of a language: `Arabic (Saudi Arabia)`. `None` where one of
/// its parts has no name here, or the name would not be understood again.
pub fn english_name(language: &Language) -> Option<String> {
    let tag = language.to_string();
    let mut subtags = tag.split('-');
    let of = |kind, subtag: &str| NAMES.english.get(&(kind, subtag.to_owned())).copied();
    let mut name = of("language", subtags.next()?)?.to_owned();
    let parts: Vec<&str> = subtags
        .map(|subtag| of(if subtag.len() == 4 { "script" } else { "region" }, subtag))
        .collect::<Option<_>>()?;
    if !parts.is_empty() {
        name.push_str(&format!(" ({})", parts.join(", ")));
    }
    Some(name).filter(|name| self::language(name).as_ref() == Some(language))
}

/// How many bytes a name of a language has at most.
const LONGEST: usize = 100;

/// Languages whose three letters are taken for them where they stand alone, for they
/// have no code of two.
const LONG: &[&str] = &[
    "acm", "acq", "aeb", "aii", "ajp", "apc", "apd", "arc", "ars", "ary", "arz", "ast", "azb", "bal", "ceb",
    "ckb", "fil", "glk", "grc", "haw", "hsb", "kab", "kmr", "lrc", "mul", "mzn", "pnb", "prs", "sdh", "skr",
    "syr", "tzm", "und", "yue", "zgh",
];

/// Codes of three letters that stand for a code of two, and are words as well.
const WORDS: &[&str] =
    &["cor", "her", "may", "mot", "mon", "per", "que", "run", "sun", "tel", "tip", "ton", "ven", "bin"];

/// The names of languages, scripts and regions.
struct Names {
    /// Subtags of languages by their codes and folded names.
    languages: HashMap<String, &'static str>,
    scripts: HashMap<String, &'static str>,
    regions: HashMap<String, &'static str>,
    /// English names by kind and subtag.
    english: HashMap<(&'static str, String), &'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names {
        languages: HashMap::new(),
        scripts: HashMap::new(),
        regions: HashMap::new(),
        english: HashMap::new(),
    };
    for line in include_str!("../../assets/languages.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(kind), Some(tag), Some(english)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        names.english.insert((kind, tag.to_owned()), english);
        let table = match kind {
            "language" => &mut names.languages,
            "script" => &mut names.scripts,
            _ => &mut names.regions,
        };
        let others = cells.next().unwrap_or_default().split('|').filter(|name| !name.is_empty());
        for name in [tag, english].into_iter().chain(others) {
            // The first row that has a name keeps it.
            table.entry(folded(name)).or_insert(tag);
        }
    }
    names
});

/// Reads a tag; codes of three letters become those of two, and whatever stands
/// behind language, script, region and variants is left out.
fn of_tag(name: &str) -> Option<Language> {
    let tag = name.split(['.', '@']).next()?;
    let mut subtags = tag.split(['-', '_']);
    let primary = subtags.next()?.to_ascii_lowercase();
    if !matches!(primary.len(), 2 | 3) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut whole = NAMES.languages.get(&primary).map_or(&*primary, |tag| tag).to_owned();
    let (mut script, mut region, mut variants) = (String::new(), String::new(), String::new());
    for subtag in subtags {
        let letters = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        let digits = subtag.bytes().all(|byte| byte.is_ascii_digit());
        if !subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        match subtag.len() {
            // Extensions and private use.
            1 => break,
            2 if letters && region.is_empty() => region = format!("-{subtag}"),
            3 if letters && region.is_empty() => {
                let legacy = NAMES.languages.get(&folded(&format!("{primary} {subtag}")));
                match (legacy, NAMES.regions.get(&subtag.to_ascii_lowercase())) {
                    (Some(legacy), _) => whole = (*legacy).to_owned(),
                    (None, Some(found)) => region = format!("-{found}"),
                    // `zh-yue` is `yue`.
                    (None, None) => whole = of_tag(subtag)?.to_string(),
                }
            }
            3 if digits && region.is_empty() => region = format!("-{subtag}"),
            4 if letters && script.is_empty() => script = format!("-{subtag}"),
            4 if subtag.as_bytes()[0].is_ascii_digit() => variants.push_str(&format!("-{subtag}")),
            5..=8 => variants.push_str(&format!("-{subtag}")),
            _ => return None,
        }
    }
    format!("{whole}{script}{region}{variants}").parse().ok()
}

/// Reads a name: that of a language, behind it those of a script and a region.
fn of_name(name: &str) -> Option<Language> {
    let folded = folded(name);
    let words: Vec<&str> = folded.split(' ').collect();
    (1..=words.len()).rev().find_map(|count| {
        let tag = NAMES.languages.get(&words[..count].join(" "))?;
        // A tag is no name, except where it stands alone.
        if tag.eq_ignore_ascii_case(&words[..count].join("-")) && count < words.len() {
            return None;
        }
        with_places(tag, &words[count..])
    })
}

/// A language with the script and the region that these words are the names of.
fn with_places(tag: &str, words: &[&str]) -> Option<Language> {
    if words.is_empty() {
        return tag.parse().ok();
    }
    if let Some(language) = of_tag(&words.join("-"))
        && tag.split('-').next() == Some(language.primary())
    {
        return Some(language);
    }
    (0..=words.len()).find_map(|count| {
        let script = match count {
            0 => "",
            _ => NAMES.scripts.get(&words[..count].join(" "))?,
        };
        let region = match words.len() - count {
            0 => "",
            _ => NAMES.regions.get(&words[count..].join(" "))?,
        };
        let (language, rest) = tag.split_once('-').unwrap_or((tag, ""));
        // A name such as “European Spanish” has a region already.
        let has_script = rest.len() == 4;
        if !rest.is_empty() && (!has_script || !script.is_empty()) {
            return None;
        }
        let subtags = [language, rest, script, region].into_iter().filter(|subtag| !subtag.is_empty());
        subtags.collect::<Vec<_>>().join("-").parse().ok()
    })
}

/// A tag and a name beside each other: `ar - Arabic`, `en (English)`, `[en] English`.
fn of_both(name: &str) -> Option<Language> {
    let is_edge = |c: char| c.is_whitespace() || "()[]{}:/–—-".contains(c);
    let parts: Vec<&str> = name
        .split(|c: char| "()[]{}:/–—".contains(c) || c.is_whitespace())
        .map(|part| part.trim_matches(is_edge))
        .filter(|part| !part.is_empty())
        .collect();
    let (first, last) = (*parts.first()?, *parts.last()?);
    for (tag, name) in [(first, parts[1..].join(" ")), (last, parts[..parts.len() - 1].join(" "))] {
        if let (Some(tag), Some(language)) = (of_tag(tag), of_name(&name))
            && tag.primary() == language.primary()
        {
            return Some(if tag.to_string().len() >= language.to_string().len() { tag } else { language });
        }
    }
    None
}

/// A name as it is compared: small letters without marks, one space between
/// words, Arabic ones without article and the ending of the feminine, and without
/// the word for language.
pub(super) fn folded(name: &str) -> String {
    let plain: String = name
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '.' | '\'' | '’' | 'ـ' | '\u{200E}' | '\u{200F}'))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let mut words = Vec::new();
    for word in plain.split_whitespace() {
        if words.is_empty() && matches!(word, "لغة" | "اللغة") {
            continue;
        }
        let word = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(word);
        words.push(word.strip_suffix(['ة', 'ه']).unwrap_or(word));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str) -> String {
        language(name).map(|found| found.to_string()).unwrap_or_default()
    }

    #[test]
    fn languages_are_known_by_tag_code_and_name() {
        for (name, expected) in [
            ("ar", "ar"),
            ("AR", "ar"),
            ("ar_SA", "ar-SA"),
            ("ar_AR", "ar-AR"),
            ("Arabic", "ar"),
            ("ara", "ar"),
            ("ARA-EG", "ar-EG"),
            ("eng-USA", "en-US"),
            ("en-GB", "en-GB"),
            ("ger", "de"),
            ("deu", "de"),
            ("iw", "he"),
            ("xyz", "xyz"),
            ("zh-yue", "yue"),
            ("zh-CHS", "zh-Hans"),
            ("zh-Hant-TW", "zh-Hant-TW"),
            ("sr-Latn-RS", "sr-Latn-RS"),
            ("es-419", "es-419"),
            ("en-US-x-foo", "en-US"),
            ("ar-SA-u-nu-latn", "ar-SA"),
            ("ar_SA.UTF-8", "ar-SA"),
            ("de-1996", "de-1996"),
        ] {
            assert_eq!(tag(name), expected, "{name}");
        }
    }

    #[test]
    fn names_are_understood_as_other_tools_write_them() {
        for (name, expected) in [
            ("English (United States)", "en-US"),
            ("ENGLISH (UNITED KINGDOM)", "en-GB"),
            ("English_United_States", "en-US"),
            ("English_US", "en-US"),
            ("English (UK)", "en-GB"),
            ("English - US", "en-US"),
            ("English, United States", "en-US"),
            ("Arabic (Saudi Arabia)", "ar-SA"),
            ("Arabic_Saudi_Arabia", "ar-SA"),
            ("Arabic (U.A.E.)", "ar-AE"),
            ("Chinese_PRC", "zh-CN"),
            ("Chinese (Simplified)", "zh-Hans"),
            ("Chinese (Simplified, China)", "zh-Hans-CN"),
            ("Serbian (Latin, Serbia)", "sr-Latn-RS"),
            ("Norwegian, Bokmål (Norway)", "nb-NO"),
            ("Spanish (Spain, International Sort)", "es-ES"),
            ("Portuguese_Brazil", "pt-BR"),
            ("Brazilian Portuguese", "pt-BR"),
            ("Farsi", "fa"),
            ("Dari", "fa-AF"),
            ("العربية", "ar"),
            ("عربي", "ar"),
            ("اللغة العربية", "ar"),
            ("العربية (السعودية)", "ar-SA"),
            ("الانجليزية", "en"),
            ("إنكليزي", "en"),
            ("اللغة الإنجليزية", "en"),
            ("الفرنسية", "fr"),
            ("français", "fr"),
            ("Francais", "fr"),
            ("anglais", "en"),
            ("Deutsch", "de"),
            ("Englisch", "en"),
            ("Árabe", "ar"),
            ("русский", "ru"),
            ("日本語", "ja"),
            ("en (English)", "en"),
            ("English [en-GB]", "en-GB"),
            ("ar - Arabic", "ar"),
            ("Kurdish (Sorani)", "ckb"),
        ] {
            assert_eq!(tag(name), expected, "{name}");
        }
    }

    #[test]
    fn what_is_no_language_is_none() {
        for name in [
            "",
            " ",
            "not a language",
            "source",
            "domain",
            "Definition",
            "English term",
            "English_Def",
            "Term_Info",
            "a",
            "12",
            "sense",
            &"x".repeat(4000),
        ] {
            assert_eq!(tag(name), "", "{name}");
        }
    }

    #[test]
    fn words_that_could_be_tags_are_not_certain() {
        for (name, certain) in [
            ("ar", true),
            ("ARA", true),
            ("English", true),
            ("ckb", true),
            ("id", true),
            ("deu", true),
            ("ckb-IQ", true),
            ("bar", false),
            ("run", false),
            ("ref", false),
            ("url", false),
            ("not", false),
            ("xyz", false),
            ("qq", false),
            ("pos", false),
        ] {
            assert_eq!(is_certain(name), certain, "{name}");
        }
    }

    #[test]
    fn english_names_lead_back_to_their_language() {
        for (tag, name) in [
            ("ar", "Arabic"),
            ("ar-SA", "Arabic (Saudi Arabia)"),
            ("en-US", "English (United States)"),
            ("zh-Hans-CN", "Chinese (Simplified, China)"),
        ] {
            assert_eq!(english_name(&tag.parse().unwrap()).as_deref(), Some(name));
        }
        let regions = ["", "-SA", "-US", "-GB", "-CN", "-419", "-PS"];
        let named = NAMES.english.keys().filter(|(kind, tag)| *kind == "language" && tag.len() == 2);
        for (_, tag) in named {
            for region in regions {
                let tag = format!("{tag}{region}");
                let language = tag.parse().unwrap();
                // Old codes are understood as what they are called today.
                if !["sh", "tl", "tw"].iter().any(|old| tag.starts_with(old)) {
                    assert!(english_name(&language).is_some(), "{tag}");
                }
            }
        }
    }
}
