//! What the program has to tell its user, as values; the window phrases them.

use super::action::Action;
use super::phrases::{self, Phrase};
use crate::formats::Problem;
use crate::i18n::Translator;
use std::path::{Path, PathBuf};

/// A piece of news, an error or advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub severity: Severity,
    /// The sentence.
    pub phrase: Phrase,
    /// What the sentence sums up, one by one; mostly nothing.
    pub details: Vec<Phrase>,
    /// What can be done about it at once.
    pub offer: Option<Offer>,
}

/// Something a notice offers to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The Fluent id of what is on its button.
    pub label: &'static str,
    /// What the button does.
    pub action: Box<Action>,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something went as wished.
    Done,
    /// Something to know.
    News,
    /// Something that may need a look.
    Warning,
    /// Something that did not happen.
    Error,
}

/// A notice that was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its number; later ones have higher numbers.
    pub number: u64,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub time: i64,
    /// The file of the project that was open then.
    pub project: Option<PathBuf>,
    /// What was told.
    pub notice: Notice,
}

impl Notice {
    /// A notice without variables.
    pub fn new(severity: Severity, message: &'static str) -> Self {
        Self::of(severity, Phrase::new(message))
    }

    /// A notice of this sentence.
    pub fn of(severity: Severity, phrase: impl Into<Phrase>) -> Self {
        Self { severity, phrase: phrase.into(), details: Vec::new(), offer: None }
    }

    /// That something did not happen.
    pub fn error(reason: impl Into<Phrase>) -> Self {
        Self::of(Severity::Error, reason)
    }

    /// What in a file could not be read as it stands: the first place in the
    /// sentence, all as details. `None` where all could be read.
    pub fn of_problems(path: &Path, problems: &[Problem]) -> Option<Self> {
        let first = problems.first()?;
        let phrase = Phrase::new("file-problems")
            .file(path)
            .number("count", phrases::count(problems))
            .phrase("first", first);
        let details = problems.iter().map(Phrase::from).collect();
        Some(Self { details, ..Self::of(Severity::Warning, phrase) })
    }

    /// The notice with a button that does something about it.
    pub fn offering(self, label: &'static str, action: Action) -> Self {
        Self { offer: Some(Offer { label, action: Box::new(action) }), ..self }
    }

    /// One notice of several sentences: the only one itself, or else this message
    /// with their count and the first, all as details. `None` where there is none.
    pub fn of_several(severity: Severity, phrases: Vec<Phrase>, message: &'static str) -> Option<Self> {
        let first = phrases.first()?.clone();
        if phrases.len() == 1 {
            return Some(Self::of(severity, first));
        }
        let phrase = Phrase::new(message).number("count", phrases.len()).phrase("first", first);
        Some(Self { details: phrases, ..Self::of(severity, phrase) })
    }

    /// The notice with a text for a variable.
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        Self { phrase: self.phrase.text(name, text), ..self }
    }

    /// The notice with the name of a file for the variable `file`.
    pub fn file(self, path: impl AsRef<Path>) -> Self {
        Self { phrase: self.phrase.file(path), ..self }
    }

    /// The notice with a count for a variable.
    pub fn number(self, name: &'static str, number: usize) -> Self {
        Self { phrase: self.phrase.number(name, number), ..self }
    }

    /// The sentence in the language of the interface.
    pub fn say(&self, t: &Translator) -> String {
        self.phrase.say(t)
    }
}
