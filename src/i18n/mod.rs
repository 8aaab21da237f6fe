//! The sentences the user reads, from Fluent files, in the language they chose.
//!
//! The files stand under `assets/locales/<language>/` and are part of the
//! program. A message that a language lacks is taken from English; a message
//! that nobody has shows its id, so that the hole is seen.

use crate::model::{Direction, Language};
use fluent::types::{FluentNumber, FluentNumberOptions};
use fluent::{FluentArgs, FluentBundle, FluentResource};

pub use fluent::FluentValue;

/// An interface language that ships with the program.
struct Locale {
    /// Its BCP 47 tag.
    tag: &'static str,
    /// What its speakers call it.
    name: &'static str,
    /// Its Fluent files.
    files: &'static [&'static str],
}

/// Lists a language's files; every language has the same ones.
macro_rules! locale {
    ($tag:literal, $name:literal) => {
        Locale {
            tag: $tag,
            name: $name,
            files: &[
                include_str!(concat!("../../assets/locales/", $tag, "/commands.ftl")),
                include_str!(concat!("../../assets/locales/", $tag, "/concepts.ftl")),
                include_str!(concat!("../../assets/locales/", $tag, "/dialogs.ftl")),
                include_str!(concat!("../../assets/locales/", $tag, "/import.ftl")),
                include_str!(concat!("../../assets/locales/", $tag, "/losses.ftl")),
                include_str!(concat!("../../assets/locales/", $tag, "/messages.ftl")),
                include_str!(concat!("../../assets/locales/", $tag, "/problems.ftl")),
                include_str!(concat!("../../assets/locales/", $tag, "/window.ftl")),
            ],
        }
    };
}

/// The languages of the interface; the first is the one to fall back on.
const LOCALES: &[Locale] = &[locale!("en", "English"), locale!("ar", "العربية")];

/// The tags and native names of the interface languages, in menu order.
pub fn languages() -> impl Iterator<Item = (Language, &'static str)> {
    LOCALES.iter().filter_map(|locale| Some((locale.tag.parse().ok()?, locale.name)))
}

/// Picks the interface language for what a user asks for, most wanted first;
/// English where nothing fits.
pub fn negotiate<'a>(wanted: impl IntoIterator<Item = &'a Language>) -> Language {
    let available: Vec<Language> = languages().map(|(language, _)| language).collect();
    wanted
        .into_iter()
        .find_map(|language| available.iter().find(|one| one.primary() == language.primary()))
        .or_else(|| available.first())
        .cloned()
        .unwrap_or_else(|| unreachable!("the program ships with at least one language"))
}

/// Phrases messages in one language.
pub struct Translator {
    language: Language,
    /// The chosen language, then the one to fall back on.
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Translator {
    /// A translator into the interface language that fits `language` best.
    pub fn new(language: &Language) -> Self {
        let language = negotiate([language]);
        let chosen = LOCALES.iter().filter(|locale| locale.tag == language.primary());
        let fallback = LOCALES.iter().take(1).filter(|locale| locale.tag != language.primary());
        let bundles = chosen.chain(fallback).map(bundle).collect();
        Self { language, bundles }
    }

    /// The interface language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The direction the interface is laid out in.
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }

    /// The message of this id.
    pub fn tr(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The message of this id with its variables filled in.
    pub fn tr_with(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, self.counted(value));
        }
        self.format(id, Some(&args))
    }

    /// A value as Fluent is to choose a plural form by it.
    ///
    /// The plural rules that Fluent comes with (intl_pluralrules 7.0.2) forget that
    /// in Arabic the last two digits of a number choose its form. So the number of a
    /// large count is one of the same form there, and the real one goes with it as
    /// the text to show; see [`grouped`].
    fn counted<'a>(&self, value: &FluentValue<'a>) -> FluentValue<'a> {
        let FluentValue::Number(number) = value else { return value.clone() };
        let large = number.value.fract() == 0.0 && number.value >= 100.0;
        if !large || self.language.primary() != "ar" {
            return value.clone();
        }
        let digits = number.value % 100.0;
        let alike = if digits < 3.0 { 100.0 } else { digits };
        let shown = grouped(value, &()).unwrap_or_else(|| number.as_string().into_owned());
        let options = FluentNumberOptions { currency: Some(shown), ..number.options.clone() };
        FluentValue::Number(FluentNumber::new(alike, options))
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                // A variable that is missing leaves its name in the text, which
                // is the best that can be shown; tests keep the files complete.
                let mut errors = Vec::new();
                return bundle.format_pattern(pattern, args, &mut errors).into_owned();
            }
        }
        id.to_owned()
    }
}

fn bundle(locale: &Locale) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(locale.tag.parse().into_iter().collect());
    for file in locale.files {
        // What parses is used even where a file has an error in it; a test
        // makes sure that none has.
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle.set_formatter(Some(grouped));
    bundle
}

/// A whole number with its digits in groups of three, as English and Arabic
/// write them with these digits; anything else as Fluent writes it. What is to be
/// shown instead of a number, no money being in these sentences, is its currency.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if number.options.currency.is_some() {
        return number.options.currency.clone();
    }
    let whole = number.value.fract() == 0.0 && (1e3..1e15).contains(&number.value.abs());
    if !whole {
        return None;
    }
    let digits = format!("{}", number.value.abs());
    let mut text = String::from(if number.value < 0.0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    Some(text)
}

/// Phrases a message with variables: `tr!(t, "id", count = 3, name = &*name)`.
#[macro_export]
macro_rules! tr {
    ($translator:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $translator.tr_with($id, &[$((stringify!($name), $crate::i18n::FluentValue::from($value))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_language_is_negotiated_by_primary_subtag() {
        let pick = |wanted: &[&str]| {
            let wanted: Vec<Language> = wanted.iter().map(|tag| tag.parse().unwrap()).collect();
            negotiate(&wanted).to_string()
        };
        assert_eq!(pick(&["ar-EG"]), "ar");
        assert_eq!(pick(&["fr-FR", "ar"]), "ar");
        assert_eq!(pick(&["fr"]), "en");
        assert_eq!(pick(&[]), "en");
    }

    #[test]
    fn long_numbers_are_grouped_and_counted() {
        let said = |tag: &str, count: usize| {
            let t = Translator::new(&tag.parse().unwrap());
            crate::tr!(t, "status-segments", done = 0, count = count).replace(['\u{2068}', '\u{2069}'], "")
        };
        assert!(said("en", 999).contains("999"), "{}", said("en", 999));
        assert!(said("en", 1_000).contains("1,000"), "{}", said("en", 1_000));
        assert!(said("ar", 2_400_772).contains("2,400,772"), "{}", said("ar", 2_400_772));
        let number = |value: f64| grouped(&FluentValue::from(value), &());
        assert_eq!(number(-12_345.0).as_deref(), Some("-12,345"));
        assert_eq!((number(12.0), number(1_234.5)), (None, None));
    }

    /// The rule is of CLDR: 3–10 few, 11–99 many, by the last two digits.
    #[test]
    fn counted_nouns_of_arabic_follow_the_last_two_digits() {
        let t = Translator::new(&"ar".parse().unwrap());
        for (count, expected) in [
            (0, "لا مفاهيم"),
            (1, "مفهوم واحد"),
            (2, "مفهومان"),
            (3, "3 مفاهيم"),
            (10, "10 مفاهيم"),
            (11, "11 مفهوما"),
            (99, "99 مفهوما"),
            (100, "100 مفهوم"),
            (102, "102 مفهوم"),
            (103, "103 مفاهيم"),
            (199, "199 مفهوما"),
            (617, "617 مفهوما"),
            (1_185, "1,185 مفهوما"),
            (4_000, "4,000 مفهوم"),
            (4_405, "4,405 مفاهيم"),
        ] {
            let said = crate::tr!(t, "concepts-shown", count = count);
            assert_eq!(said.replace(['\u{2068}', '\u{2069}'], ""), expected);
        }
    }

    #[test]
    fn a_message_nobody_has_shows_its_id() {
        assert_eq!(Translator::new(&"ar".parse().unwrap()).tr("no-such-message"), "no-such-message");
    }
}
