//! One value of every kind, said in every language of the interface.

use super::*;
use crate::app::command::Command;
use crate::app::files::FileError;
use crate::app::keymap::{Chord, Hazard, KeymapProblem};
use crate::app::notice::Notice;
use crate::formats::{FormatError, Loss, Problem, ProblemKind};
use crate::i18n::languages;
use crate::model::{EditError, SegmentId};
use crate::settings::Settings;
use crate::store::StoreError;
use crate::text::expression::{ExpressionError, Fault};
use crate::text::segmentation::{self, XmlFault};
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Stands for whatever a file, a system or a parser says. It is Arabic, so that
/// what is in Latin letters in an Arabic sentence comes from the sentence.
const SAID: &str = "قيل";

/// Words in Latin letters that Arabic sentences hold: names of formats and what
/// is written in them.
const NAMES: &[&str] = &["SRX", "XML", "ar", "en", "0xFF", "Ctrl", "Alt", "AltGr", "F9"];

/// Lists one value of every variant of an enum. The `match` does not compile
/// when a variant is missing.
macro_rules! every {
    ($($pattern:pat => $value:expr),+ $(,)?) => {{
        let values = vec![$($value),+];
        for value in &values {
            match value { $($pattern => {})+ }
        }
        values
    }};
}

fn said() -> String {
    SAID.to_owned()
}

fn path() -> PathBuf {
    PathBuf::from("/مجلد/ملف")
}

fn faults() -> Vec<Fault> {
    every![
        Fault::UnclosedGroup => Fault::UnclosedGroup,
        Fault::UnopenedGroup => Fault::UnopenedGroup,
        Fault::UnclosedClass => Fault::UnclosedClass,
        Fault::NothingToRepeat => Fault::NothingToRepeat,
        Fault::BadRepetition => Fault::BadRepetition,
        Fault::BadEscape => Fault::BadEscape,
        Fault::BadRange => Fault::BadRange,
        Fault::UnknownClass => Fault::UnknownClass,
        Fault::BadGroupName => Fault::BadGroupName,
        Fault::BadFlag => Fault::BadFlag,
        Fault::LookAround => Fault::LookAround,
        Fault::Backreference => Fault::Backreference,
        Fault::NoSuchGroup => Fault::NoSuchGroup,
        Fault::TooDeep => Fault::TooDeep,
        Fault::TooLarge => Fault::TooLarge,
        Fault::Other => Fault::Other,
    ]
}

fn xml_faults() -> Vec<XmlFault> {
    every![
        XmlFault::Unclosed => XmlFault::Unclosed,
        XmlFault::NotBegun(_) => XmlFault::NotBegun(said()),
        XmlFault::WrongEnd { .. } => XmlFault::WrongEnd { expected: said(), found: said() },
        XmlFault::UnknownEntity(_) => XmlFault::UnknownEntity(said()),
        XmlFault::Other(_) => XmlFault::Other("English".to_owned()),
    ]
}

fn rule_problems() -> Vec<segmentation::ProblemKind> {
    use segmentation::ProblemKind as Kind;
    let reason = ExpressionError { fault: Fault::UnclosedGroup, at: Some(7) };
    let mut all = every![
        Kind::Xml(_) => Kind::Xml(XmlFault::Unclosed),
        Kind::NotSrx(_) => Kind::NotSrx(said()),
        Kind::Pattern { .. } => Kind::Pattern { pattern: said(), reason },
        Kind::NoSuchRules(_) => Kind::NoSuchRules(said()),
        Kind::Attribute { .. } => Kind::Attribute { name: SAID, value: said() },
    ];
    all.push(Kind::NotSrx(String::new()));
    all.extend(xml_faults().into_iter().map(Kind::Xml));
    all
}

fn problems() -> Vec<ProblemKind> {
    let undecodable = |count| ProblemKind::Undecodable { encoding: SAID, count, first: 0xFF };
    let mut all = every![
        ProblemKind::Undecodable { .. } => undecodable(1),
        ProblemKind::NotText => ProblemKind::NotText,
        ProblemKind::More(_) => ProblemKind::More(2),
        ProblemKind::NoLanguage(_) => ProblemKind::NoLanguage(said()),
        ProblemKind::DuplicateColumn(_) => ProblemKind::DuplicateColumn(said()),
        ProblemKind::ExtraCells(_) => ProblemKind::ExtraCells(3),
        ProblemKind::NoTerm => ProblemKind::NoTerm,
        ProblemKind::MissingId(_) => ProblemKind::MissingId(said()),
        ProblemKind::DuplicateId { .. } => ProblemKind::DuplicateId { id: said(), given: said() },
        ProblemKind::UnknownValue { .. } => {
            ProblemKind::UnknownValue { column: said(), value: said(), expected: said() }
        },
        ProblemKind::Replaced { .. } => ProblemKind::Replaced { encoding: SAID, count: 2 },
        ProblemKind::OtherEncoding { .. } => ProblemKind::OtherEncoding { stated: SAID, encoding: SAID },
        ProblemKind::ControlCharacters(_) => ProblemKind::ControlCharacters(2),
        ProblemKind::TooLarge => ProblemKind::TooLarge,
        ProblemKind::EntryTooLarge => ProblemKind::EntryTooLarge,
        ProblemKind::TooDeep => ProblemKind::TooDeep,
        ProblemKind::Truncated => ProblemKind::Truncated,
        ProblemKind::OtherFormat(_) => ProblemKind::OtherFormat(SAID),
        ProblemKind::NewerVersion(_) => ProblemKind::NewerVersion(said()),
        ProblemKind::UnknownKey(_) => ProblemKind::UnknownKey(said()),
        ProblemKind::Syntax(_) => ProblemKind::Syntax(said()),
        ProblemKind::Xml(_) => ProblemKind::Xml(XmlFault::Unclosed),
        ProblemKind::OwnEntities => ProblemKind::OwnEntities,
        ProblemKind::Misplaced(_) => ProblemKind::Misplaced(said()),
        ProblemKind::UnclosedQuote => ProblemKind::UnclosedQuote,
        ProblemKind::Incomplete(_) => ProblemKind::Incomplete(said()),
        ProblemKind::Archive(_) => ProblemKind::Archive(said()),
        ProblemKind::UnknownLanguage(_) => ProblemKind::UnknownLanguage(said()),
        ProblemKind::MissingLanguage => ProblemKind::MissingLanguage,
        ProblemKind::Segmentation(_) => ProblemKind::Segmentation(segmentation::ProblemKind::NotSrx(said())),
    ];
    all.push(ProblemKind::NoLanguage(String::new()));
    // Every plural category of Arabic.
    for count in [0, 1, 2, 3, 11, 100] {
        let replaced = ProblemKind::Replaced { encoding: SAID, count };
        all.extend([undecodable(count), ProblemKind::More(count), ProblemKind::ExtraCells(count)]);
        all.extend([replaced, ProblemKind::ControlCharacters(count)]);
    }
    all.extend(rule_problems().into_iter().map(ProblemKind::Segmentation));
    all
}

fn format_errors() -> Vec<FormatError> {
    every![
        FormatError::UnknownFormat(_) => FormatError::UnknownFormat(said()),
        FormatError::Skeleton => FormatError::Skeleton,
        FormatError::NoUnit(_) => FormatError::NoUnit(SegmentId(uuid::Uuid::nil())),
    ]
}

fn store_errors() -> Vec<StoreError> {
    let detail = || "English".to_owned();
    every![
        StoreError::Missing { .. } => StoreError::Missing { path: path() },
        StoreError::Exists { .. } => StoreError::Exists { path: path() },
        StoreError::NotAProject { .. } => StoreError::NotAProject { path: path() },
        StoreError::Newer { .. } => StoreError::Newer { path: path(), version: 9, supported: 1 },
        StoreError::Damaged { .. } => StoreError::Damaged { path: path(), detail: detail() },
        StoreError::Locked { .. } => StoreError::Locked { path: path(), holder: None },
        StoreError::ReadOnly { .. } => StoreError::ReadOnly { path: path() },
        StoreError::PermissionDenied { .. } => StoreError::PermissionDenied { path: path() },
        StoreError::DiskFull { .. } => StoreError::DiskFull { path: path() },
        StoreError::Moved { .. } => StoreError::Moved { path: path() },
        // A technical detail, marked as such.
        StoreError::Unfit { .. } => StoreError::Unfit { path: path(), detail: said() },
        // The system is quoted only where we have no phrase.
        StoreError::Io { .. } => {
            StoreError::Io { path: path(), kind: ErrorKind::IsADirectory, detail: detail() }
        },
    ]
}

fn file_errors() -> Vec<FileError> {
    let error = |kind| io::Error::new(kind, "English");
    let mut all = every![
        FileError::Read { .. } => FileError::Read { path: path(), error: io::Error::other(SAID) },
        FileError::Cancelled => FileError::Cancelled,
        FileError::UnknownFormat { .. } => FileError::UnknownFormat { path: path(), known: said() },
        FileError::NoBundled(_) => FileError::NoBundled(said()),
        FileError::Store(_) => FileError::Store(StoreError::Missing { path: path() }),
        FileError::Format(_) => FileError::Format(FormatError::Skeleton),
        FileError::Edit(_) => FileError::Edit(EditError::Place(0)),
        FileError::OverProject(_) => FileError::OverProject(path()),
        FileError::NoDocument(..) => FileError::NoDocument(said(), said()),
        FileError::NoGlossary(..) => FileError::NoGlossary(said(), said()),
    ];
    // Its detail is English and marked as technical; the message is tried with
    // other errors.
    all.retain(|error| !matches!(error, FileError::Edit(_)));
    all.extend(
        [
            ErrorKind::NotFound,
            ErrorKind::AlreadyExists,
            ErrorKind::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
            ErrorKind::IsADirectory,
            ErrorKind::NotADirectory,
            ErrorKind::InvalidFilename,
        ]
        .map(|kind| FileError::Read { path: path(), error: error(kind) }),
    );
    all
}

fn key_problems() -> Vec<KeymapProblem> {
    let chord = || "Ctrl+Alt+F9".parse::<Chord>().expect("a key");
    let command = Command::GoTo;
    let wanted = |by| KeymapProblem::Wanted { chord: chord(), command, by };
    let hazards = every![
        Hazard::Clipboard => Hazard::Clipboard,
        Hazard::Writing => Hazard::Writing,
        Hazard::AltGr => Hazard::AltGr,
        Hazard::System => Hazard::System,
    ];
    let mut all = every![
        KeymapProblem::NoCommand(_) => KeymapProblem::NoCommand(said()),
        KeymapProblem::NoKey { .. } => KeymapProblem::NoKey { command, text: said() },
        KeymapProblem::Clash { .. } =>
            KeymapProblem::Clash { chord: chord(), sends: command, instead_of: Command::About },
        KeymapProblem::Fixed(_) => KeymapProblem::Fixed(command),
        KeymapProblem::Wanted { .. } => wanted(Hazard::Writing),
    ];
    all.extend(hazards.into_iter().map(wanted));
    all
}

fn losses() -> Vec<Loss> {
    let segment = SegmentId(uuid::Uuid::nil());
    every![
        Loss::EncodingChanged { .. } => Loss::EncodingChanged { from: SAID, to: SAID, character: 'é', segment },
        Loss::RawBytesKept(_) => Loss::RawBytesKept(2),
    ]
}

/// A phrase of every value above.
fn phrases() -> Vec<Phrase> {
    let mut all: Vec<Phrase> = Vec::new();
    for fault in faults() {
        all.extend([Phrase::from(&fault), Phrase::from(&ExpressionError { fault, at: Some(3) })]);
    }
    for kind in problems() {
        all.extend([Phrase::from(&Problem::of_file(kind.clone())), Phrase::from(&Problem::on_line(9, kind))]);
    }
    all.extend(format_errors().iter().map(Phrase::from));
    all.extend(store_errors().iter().map(Phrase::from));
    all.extend(file_errors().iter().map(Phrase::from));
    all.extend(key_problems().iter().map(Phrase::from));
    all.extend(losses().iter().map(|loss| Phrase::from(loss).file(path())));
    all.push(Phrase::new("settings-not-saved").phrase("reason", &store_errors()[0]));
    all
}

/// The messages a phrase is made of.
fn ids(phrase: &Phrase) -> BTreeSet<&str> {
    let within = phrase.values.iter().flat_map(|(_, value)| match value {
        Value::Phrase(phrase) => ids(phrase),
        Value::Message(id) => BTreeSet::from([&**id]),
        Value::Text(_) | Value::Number(_) => BTreeSet::new(),
    });
    within.chain([phrase.message]).collect()
}

#[test]
fn every_value_is_said_in_every_language() {
    for (language, name) in languages() {
        let t = Translator::new(&language);
        for phrase in phrases() {
            let text = phrase.say(&t);
            for id in ids(&phrase) {
                assert_ne!(t.tr(id), id, "{name} has no message {id}");
                assert!(!text.contains(id), "{name}: {text}");
            }
            assert!(!text.contains("{$"), "{name}: a variable is missing in: {text}");
            if language.primary() == "ar" {
                let words = text.split(|char: char| !char.is_alphanumeric());
                let latin: Vec<&str> = words
                    .filter(|word| word.contains(|char: char| char.is_ascii_alphabetic()))
                    .filter(|word| !NAMES.contains(word))
                    .collect();
                assert!(latin.is_empty(), "{latin:?} in: {text}");
            }
        }
    }
}

#[test]
fn what_was_told_changes_its_language_with_the_interface() {
    let problems = [
        Problem::on_line(3, ProblemKind::DuplicateId { id: "a".into(), given: "a-2".into() }),
        Problem::on_line(9, ProblemKind::NoTerm),
        Problem::of_file(ProblemKind::More(4)),
    ];
    let notice = Notice::of_problems(Path::new("g.tsv"), &problems).expect("there are problems");
    // Isolates only keep the values in order; what is said can be read without.
    let plain = |phrase: &Phrase, language: &str| {
        let t = Translator::new(&language.parse().unwrap());
        phrase.say(&t).replace(['\u{2068}', '\u{2069}'], "")
    };
    for (language, sentence, details) in [
        (
            "en",
            "g.tsv: 6 places could not be read as they stand. \
             The first: Line 3: The id “a” is there twice. The second is called “a-2” here.",
            [
                "Line 3: The id “a” is there twice. The second is called “a-2” here.",
                "Line 9: This entry has no term.",
                "And 4 more places.",
            ],
        ),
        (
            "ar",
            "g.tsv: تعذرت قراءة 6 مواضع كما هي. الأول: السطر 3: المعرّف «a» مكرر. سُمي الثاني هنا «a-2».",
            [
                "السطر 3: المعرّف «a» مكرر. سُمي الثاني هنا «a-2».",
                "السطر 9: لا مصطلح في هذا المدخل.",
                "و4 مواضع أخرى.",
            ],
        ),
    ] {
        assert_eq!(plain(&notice.phrase, language), sentence);
        let told: Vec<String> = notice.details.iter().map(|detail| plain(detail, language)).collect();
        assert_eq!(told, details);
    }
    assert_eq!(Notice::of_problems(Path::new("g.tsv"), &[]), None);
}

#[test]
fn broken_settings_are_told_with_their_line() {
    let text = "author = \"a\"\ntheme = 7\n";
    let error = Settings::from_toml(text).expect_err("a number is no theme");
    let phrase = unreadable(text, &error);
    assert_eq!(phrase.message, "settings-line");
    assert_eq!(phrase.values[0], ("line", Value::Number(2)));
}

#[test]
fn a_technical_detail_is_marked_as_such() {
    for (language, mark) in [("en", "Technical detail: "), ("ar", "تفصيل تقني: ")] {
        let t = Translator::new(&language.parse().unwrap());
        let text = Phrase::from(&FileError::Edit(EditError::Place(4))).say(&t);
        assert!(text.contains(mark) && text.contains(&EditError::Place(4).to_string()), "{text}");
    }
}
