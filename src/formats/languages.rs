//! Languages as files name them: by tags in any case, by codes of three letters,
//! by their names.

use crate::model::Language;

/// The language that a file calls so.
pub fn language(name: &str) -> Option<Language> {
    let name = name.trim();
    let known = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(name));
    known.map_or(name, |(_, tag)| tag).parse().ok()
}

/// What files call languages, with their tags.
const ALIASES: &[(&str, &str)] = &[("ara", "ar"), ("arabic", "ar"), ("eng", "en"), ("english", "en")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_tag_code_and_name() {
        for (name, tag) in [
            ("ar", "ar"),
            ("AR", "ar"),
            ("ar_SA", "ar-SA"),
            ("Arabic", "ar"),
            ("ara", "ar"),
            ("en-GB", "en-GB"),
        ] {
            assert_eq!(language(name).map(|found| found.to_string()).as_deref(), Some(tag), "{name}");
        }
        assert_eq!(language("not a language"), None);
    }
}
