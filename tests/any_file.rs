//! Reading glossary files, with whatever bytes: our own files, damaged.

#[path = "support/files.rs"]
mod files;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What means something in one format or another.
const TOKENS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#x202E;",
    "&#0;",
    "&x;",
    "\"",
    "'",
    "\"\"",
    "\\",
    "\\n",
    "\\u0000",
    "\\uD800",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\0",
    "\x1B",
    ",",
    ";",
    "|",
    "#",
    "# ",
    "#.",
    "#,",
    "#~",
    "msgid \"\"\n",
    "{",
    "}",
    "[",
    "]",
    ":",
    "null",
    "1e999",
    "~2",
    " ",
    "\u{A0}",
    "؛",
    "ـ",
    "_x0041_",
    "=1+1",
    "@",
    "-",
    "id",
    "ar",
    "en",
    "und",
    " xml:lang=\"x\"",
    " id=\"\"",
    " xml:space=\"preserve\"",
    "\"\"\"",
    "@ar",
    "^^<x>",
    "<>",
    "a:b",
    ".",
    "\n\n",
];

/// One way of damaging a file. Places are shares of its length.
#[derive(Clone, Debug)]
enum Damage {
    /// It ends here.
    Cut(prop::sample::Index),
    /// A byte is another.
    Byte(prop::sample::Index, u8),
    /// A part of it, of up to so many bytes, is gone.
    Drop(prop::sample::Index, usize),
    /// A part of it stands somewhere else as well.
    Copy(prop::sample::Index, usize, prop::sample::Index),
    /// Something is put in between.
    Put(prop::sample::Index, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        1 => at().prop_map(Damage::Cut),
        2 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        2 => (at(), 1..60_usize).prop_map(|(at, length)| Damage::Drop(at, length)),
        3 => (at(), 1..400_usize, at()).prop_map(|(at, length, to)| Damage::Copy(at, length, to)),
        4 => (at(), prop::sample::select(TOKENS)).prop_map(|(at, token)| Damage::Put(at, token)),
    ]
}

fn damaged(bytes: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for damage in damages.iter() {
        let span = |at: &prop::sample::Index, length: usize| -> Range<usize> {
            let start = at.index(bytes.len() + 1);
            start..(start + length).min(bytes.len())
        };
        match damage {
            Damage::Cut(at) => bytes.truncate(at.index(bytes.len() + 1)),
            Damage::Byte(at, byte) => {
                let span = span(at, 1);
                bytes[span].fill(*byte);
            }
            Damage::Drop(at, length) => drop(bytes.drain(span(at, *length))),
            Damage::Copy(at, length, to) => {
                let part = bytes[span(at, *length)].to_vec();
                let to = to.index(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            Damage::Put(at, token) => {
                let at = at.index(bytes.len() + 1);
                bytes.splice(at..at, token.bytes());
            }
        }
    }
    bytes
}

/// Tries a property with a file that is damaged in ways of all kinds.
fn survives(name: &str, whole: &[u8], cases: u32, property: &dyn Fn(&[u8])) {
    let config = Config { cases: tries(cases), failure_persistence: None, ..Config::default() };
    let tried = TestRunner::new(config).run(&prop::collection::vec(damage(), 0..5), |damages| {
        let bytes = damaged(whole, &damages);
        catch_unwind(AssertUnwindSafe(|| property(&bytes)))
            .map_err(|_| TestCaseError::fail(String::from_utf8_lossy(&bytes).into_owned()))
    });
    tried.unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// How often something is tried: `TRIES` times as often as usual, where somebody
/// wants to know more.
fn tries(usual: u32) -> u32 {
    let times = std::env::var("TRIES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    usual.saturating_mul(times)
}

/// Files that once broke a promise, with what was wrong: a format, a text.
const ONCE_BROKEN: &[(&str, &str, &str)] = &[
    (
        "a resource of which nothing is said was written without a predicate",
        "skos",
        "<a:n> <a:p> \"\" .\n<a:b> a [] .\n<http://www.w3.org/2004/02/skos/core#> <a:p> <a:q> .",
    ),
    (
        "a tag without a name was kept as an element and written so",
        "tbx",
        "<tbx><text><body><conceptEntry id=\"a\"><admin type=\"x\">1</admin>< b=\"2\">3</ ><langSec \
         xml:lang=\"en\"><termSec><term>a</term></termSec></langSec></conceptEntry></body></text></tbx>",
    ),
    (
        "a definition that holds a term was a section of a language when it was read again",
        "tbx",
        "<tbx><text><body><conceptEntry id=\"a\"><descripGrp><descrip type=\"definition\">b<termSec><term>c\
         </term></termSec></descrip></descripGrp><langSec xml:lang=\"en\"><termSec><term>a</term></termSec>\
         </langSec></conceptEntry></body></text></tbx>",
    ),
    (
        "two languages that nobody knows serve each other, so that each term was on both sides",
        "po",
        "msgid \"باشا\"\nmsgstr \"مدينة\"\n\nmsgid \"هدنة\"\nmsgstr \"هدنة\"\n",
    ),
    (
        "cells full of semicolons were taken apart when a table with few columns was read again",
        "csv",
        "{,und\n\"a;b;c;d\",\n\"a;b;c;d\",x\n\"a;b;c;d\",\n\"a;b;c;d;e\",\n",
    ),
    (
        "a reference split a text between concepts into several",
        "multiterm",
        "<mtf>a &lt; b<conceptGrp><concept>1</concept><languageGrp><language type=\"English\" lang=\"EN\"/>\
         <termGrp><term>a</term></termGrp></languageGrp></conceptGrp></mtf>",
    ),
];

#[test]
fn what_once_broke_holds() {
    for (story, id, text) in ONCE_BROKEN {
        let tried = catch_unwind(|| files::reading(id, text.as_bytes()));
        assert!(tried.is_ok(), "{story}");
    }
}

macro_rules! damaged_files {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            let id = stringify!($name);
            survives(id, &files::fixture(id), 48, &|bytes| files::reading(id, bytes));
        }
    )*};
}

mod a_damaged_file_is_read_as {
    use super::{files, survives};

    damaged_files!(json tbx tsv csv xlsx ods memoq tmx po utx multiterm skos omegat);
}

#[test]
fn a_damaged_bilingual_file_is_read() {
    for format in tarjuman::formats::bilingual::ALL {
        let whole = files::pairs_fixture(format.id);
        survives(format.id, &whole, 48, &|bytes| files::pairing(format.id, bytes));
    }
}

#[test]
fn every_file_is_read_as_if_it_were_in_every_format() {
    let ids =
        ["json", "tbx", "csv", "memoq", "tmx", "po", "utx", "multiterm", "skos", "omegat", "xlsx", "ods"];
    for file in ids {
        for id in ids {
            let tried = catch_unwind(|| files::reading(id, &files::fixture(file)));
            assert!(tried.is_ok(), "the file of {file}, read as {id}");
        }
    }
}

#[test]
fn a_damaged_sheet_is_read() {
    for (id, entry) in [("xlsx", "xl/worksheets/sheet1.xml"), ("ods", "content.xml")] {
        let whole = files::entry(id, entry);
        survives(id, &whole, 48, &|bytes| files::reading_inside(id, entry, bytes));
    }
}

#[test]
fn a_damaged_file_is_told_apart_and_guessed() {
    for id in ["csv", "memoq", "utx", "xlsx", "tmx"] {
        survives(id, &files::fixture(id), 12, &|bytes| files::telling_apart(bytes));
        survives(id, &files::fixture(id), 12, &|bytes| files::guessing(bytes));
    }
}

proptest! {
    #[test]
    fn any_text_names_a_language_or_none(
        name in prop_oneof![
            "\\PC{0,40}",
            "[a-zA-Z]{2,8}([-_][a-zA-Z0-9]{1,8}){0,4}",
            "(Arabic|English|العربية|Deutsch|Chinese) ?[(_-]? ?(Egypt|EG|Latin|مصر|Taiwan)?\\)?",
        ],
    ) {
        files::naming(&name);
    }
}
