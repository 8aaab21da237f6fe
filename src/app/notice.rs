//! What the program has to tell its user, as values; the window phrases them.

use std::path::PathBuf;

/// A piece of news, an error or advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub severity: Severity,
    /// The Fluent id of the sentence.
    pub message: &'static str,
    /// The sentence's variables.
    pub values: Vec<(&'static str, Value)>,
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

/// The value of a variable in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A count.
    Number(usize),
}

impl Notice {
    /// A notice without variables.
    pub fn new(severity: Severity, message: &'static str) -> Self {
        Self { severity, message, values: Vec::new() }
    }

    /// The notice with a text for a variable.
    pub fn text(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.values.push((name, Value::Text(text.into())));
        self
    }

    /// The notice with the name of a file for the variable `file`.
    pub fn file(self, path: impl Into<PathBuf>) -> Self {
        self.text("file", path.into().display().to_string())
    }

    /// The notice with a count for a variable.
    pub fn number(mut self, name: &'static str, number: usize) -> Self {
        self.values.push((name, Value::Number(number)));
        self
    }
}
