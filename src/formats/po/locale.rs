//! Languages as gettext names them, by locales.

use crate::formats::languages;
use crate::model::Language;

/// The scripts that locales name, with their subtags.
const SCRIPTS: [(&str, &str); 5] =
    [("latin", "Latn"), ("cyrillic", "Cyrl"), ("arabic", "Arab"), ("devanagari", "Deva"), ("hebrew", "Hebr")];

/// The language of a locale such as `ar_EG` or `sr@latin`.
pub(in crate::formats) fn language_of(locale: &str) -> Option<Language> {
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
pub(in crate::formats) fn locale_of(language: &Language) -> String {
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
    if language_of(&locale).as_ref() == Some(language) { locale } else { tag }
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
            assert_eq!(language_of(locale), Some(language), "{locale}");
        }
        assert_eq!(language_of("de_DE@euro").unwrap().to_string(), "de-DE");
    }
}
