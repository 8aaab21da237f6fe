//! Holds the interface's languages to each other and to the program: every sentence is there in every
//! language, with the same variables, in the plural forms its language has, and is really used.
//!
//! The files are read at run time from `assets/locales/<language>/*.ftl`. The checks return what they
//! find, so that each is tried on a few lines here and then on the real files.

mod catalogue;
mod usage;

use catalogue::Catalogue;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tarjuman::app::command::{COMMANDS, Menu};
use tarjuman::formats::glossaries;
use usage::Usage;

/// The language the program is written in, and those it is translated into with the plural categories
/// (CLDR) that each must tell apart.
const REFERENCE: (&str, &[&str]) = ("en", &["one", "other"]);
const TRANSLATIONS: &[(&str, &[&str])] = &[("ar", &["zero", "one", "two", "few", "many", "other"])];

/// Words in Latin letters that any Arabic sentence may hold: names, keys, formats.
const LATIN_IN_ARABIC: &[&str] = &[
    "Tarjuman",
    "Alt",
    "Backspace",
    "Ctrl",
    "Delete",
    "End",
    "Enter",
    "Esc",
    "Home",
    "Insert",
    "Shift",
    "Tab",
    "ALM",
    "FSI",
    "LRI",
    "LRM",
    "PDI",
    "RLI",
    "RLM",
    "CSV",
    "SRX",
    "BGN",
    "PCGN",
    "ALA",
    "LC",
    "TBX",
    "TMX",
    "TOML",
    "TSV",
    "UTF",
    "XLIFF",
    "XML",
    "DOCX",
    "HTML",
    "ODS",
    "SKOS",
    "UTX",
    "XLSX",
];

/// Words in Latin letters that one message shows as they are written: its id, and the words.
const LATIN_AS_WRITTEN: &[(&str, &[&str])] = &[
    ("about-fonts", &["Amiri", "Arabic", "Naskh", "Noto", "OFL", "SIL", "Sans", "Vazirmatn"]),
    ("about-licence", &["Apache", "MIT"]),
    ("no-language", &["GB", "ar", "en"]),
    ("path-project", &["tarjuman"]),
    ("problem-no-header", &["ar", "en"]),
    ("problem-no-language", &["ar", "en"]),
    ("import-keys", &["A", "F", "H", "N"]),
    ("format-amazon", &["Amazon", "Translate"]),
    ("format-deepl", &["DeepL"]),
    ("format-google", &["Google", "Translation"]),
    ("format-google-set", &["Google", "Translation"]),
    ("format-memoq", &["memoQ"]),
    ("format-microsoft", &["Microsoft", "Translator"]),
    ("format-multiterm", &["MultiTerm"]),
    ("format-ods", &["OpenDocument"]),
    ("format-omegat", &["OmegaT"]),
    ("format-po", &["Gettext", "PO"]),
    ("format-prompt", &["Markdown"]),
    ("format-skos", &["Turtle"]),
    ("format-tbx-basic", &["Basic"]),
    ("format-tbx-basic-dct", &["Basic", "DCT"]),
    ("format-tbx-min", &["Min"]),
    ("format-tbx-min-dct", &["DCT", "Min"]),
    ("format-tbx-v2-basic", &["Basic"]),
    ("keymap-alt-gr", &["AltGr"]),
    ("keymap-header", &["F1", "F4", "J", "PageUp", "Up", "about", "go", "to"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The Fluent files of a language by name.
fn files(language: &str) -> BTreeMap<String, String> {
    let folder = root().join("assets/locales").join(language);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files: BTreeMap<String, String> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        })
        .collect();
    assert!(!files.is_empty(), "Fluent files in {}", folder.display());
    files
}

fn read(language: &str) -> Catalogue {
    Catalogue::parse(&files(language))
        .unwrap_or_else(|problems| panic!("{language}:\n{}", problems.join("\n")))
}

fn none(problems: Vec<String>) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_language_has_the_same_files_messages_and_variables() {
    let reference = read(REFERENCE.0);
    for (language, _) in TRANSLATIONS {
        none(reference.differences(&read(language)));
    }
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    for (language, categories) in TRANSLATIONS.iter().chain([&REFERENCE]) {
        none(read(language).missing_plural_forms(categories));
    }
}

#[test]
fn arabic_sentences_are_translated() {
    none(read("ar").untranslated(LATIN_IN_ARABIC, LATIN_AS_WRITTEN));
}

#[test]
fn every_message_is_used_and_every_used_one_is_there() {
    let catalogue = read(REFERENCE.0);
    let mut usage = Usage::read(&root().join("src"));
    usage.add_ids(COMMANDS.iter().map(|entry| entry.label()));
    usage.add_ids(glossaries::ALL.iter().map(|format| format!("format-{}", format.id)));
    usage.add_ids(Menu::ALL.iter().map(|menu| format!("menu-{}", menu.id())));
    none(usage.missing(&catalogue).into_iter().chain(usage.unused(&catalogue)).collect());
}
