//! Languages by BCP 47, and the direction their scripts are written in.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;
use unic_langid::LanguageIdentifier;

/// The direction a paragraph is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// A language by its BCP 47 tag, such as `ar`, `en-GB` or `az-Cyrl`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(LanguageIdentifier);

/// A text that is no BCP 47 language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag; expected something like ar, en or en-GB")]
pub struct LanguageError(pub String);

/// Scripts written from right to left (Unicode 17 scripts with bidi class R or AL).
const RTL_SCRIPTS: &[&str] =
    &["Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/// Languages whose usual script is written from right to left, where the tag
/// names no script (CLDR likely subtags).
const RTL_LANGUAGES: &[&str] = &[
    "ar", "arc", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo",
    "ota", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
];

impl Language {
    /// The language of a text of which nobody knows it: `und`.
    pub fn unknown() -> Self {
        Self(LanguageIdentifier::default())
    }

    /// The primary language subtag, for example `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.language.as_str()
    }

    /// The usual direction of the language's script.
    pub fn direction(&self) -> Direction {
        let rtl = match self.0.script {
            Some(script) => RTL_SCRIPTS.contains(&script.as_str()),
            None => RTL_LANGUAGES.contains(&self.primary()),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether a term of `other` serves this language: equal primary subtags,
    /// and no contradiction in script or region where both name one.
    pub fn matches(&self, other: &Language) -> bool {
        fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        self.0.language == other.0.language
            && agree(&self.0.script, &other.0.script)
            && agree(&self.0.region, &other.0.region)
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    /// Reads a tag in any case, with `-` or `_` between its parts. `und` is the
    /// language that nobody knows.
    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        tag.trim()
            .parse::<LanguageIdentifier>()
            .ok()
            .filter(|id| !id.language.is_empty() || tag.trim().eq_ignore_ascii_case("und"))
            .map(Self)
            .ok_or_else(|| LanguageError(tag.to_owned()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = std::borrow::Cow::<str>::deserialize(deserializer)?;
        tag.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_the_spellings_files_use() {
        for (input, expected) in [
            ("ar", "ar"),
            ("AR", "ar"),
            ("ar_SA", "ar-SA"),
            (" en-gb ", "en-GB"),
            ("az-cyrl", "az-Cyrl"),
            ("UND", "und"),
        ] {
            assert_eq!(input.parse::<Language>().unwrap().to_string(), expected, "{input}");
        }
        assert_eq!(Language::unknown(), "und".parse().unwrap());
        for bad in ["", "a", "english language", "und-"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        for (tag, direction) in [
            ("ar", Direction::Rtl),
            ("ar-Latn", Direction::Ltr),
            ("fa-IR", Direction::Rtl),
            ("en", Direction::Ltr),
            ("az-Arab", Direction::Rtl),
            ("az", Direction::Ltr),
        ] {
            assert_eq!(tag.parse::<Language>().unwrap().direction(), direction, "{tag}");
        }
    }

    #[test]
    fn a_general_tag_serves_a_regional_one() {
        let matches = |a: &str, b: &str| a.parse::<Language>().unwrap().matches(&b.parse().unwrap());
        assert!(matches("ar", "ar-SA"));
        assert!(matches("en-GB", "en"));
        assert!(!matches("en-GB", "en-US"));
        assert!(!matches("ar", "fa"));
    }
}
