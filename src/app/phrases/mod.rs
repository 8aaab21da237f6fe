//! What the program has to say, as values: the id of a message and what stands
//! in it. They are put into words when they are shown, so that what was told
//! before the interface changed its language reads in the new one.
//!
//! Each kind of value that the layers below report has its phrases in a file of
//! its own here. Every `match` in them is exhaustive: a new situation does not
//! compile until it has a message.

mod errors;
mod expressions;
mod keys;
mod losses;
mod problems;
mod settings;
#[cfg(test)]
mod tests;

pub use losses::{fact_message, left_out, property};
pub use problems::count;
pub use settings::unreadable;

use crate::i18n::{FluentValue, Translator};
use std::path::Path;

/// A message with the values of its variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The Fluent id of the message.
    pub message: &'static str,
    /// Its variables.
    pub values: Vec<(&'static str, Value)>,
}

/// The value of a variable in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text that is shown as it is: a name, a piece of a file.
    Text(String),
    /// A count.
    Number(usize),
    /// Another phrase within this one.
    Phrase(Phrase),
    /// The message of this Fluent id, such as the label of a command.
    Message(String),
}

impl Phrase {
    /// A phrase without variables.
    pub fn new(message: &'static str) -> Self {
        Self { message, values: Vec::new() }
    }

    /// A fault of the program. The detail is for those who write it, in whatever
    /// language it comes, and marked as such.
    pub fn bug(detail: impl ToString) -> Self {
        Self::new("bug").text("reason", detail.to_string())
    }

    /// The phrase with a text for a variable.
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    /// The phrase with the name of a file for the variable `file`.
    pub fn file(self, path: impl AsRef<Path>) -> Self {
        self.text("file", path.as_ref().display().to_string())
    }

    /// The phrase with a count for a variable.
    pub fn number(self, name: &'static str, number: usize) -> Self {
        self.with(name, Value::Number(number))
    }

    /// The phrase with another one for a variable.
    pub fn phrase(self, name: &'static str, phrase: impl Into<Phrase>) -> Self {
        self.with(name, Value::Phrase(phrase.into()))
    }

    /// The phrase with a value for a variable.
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    /// The phrase in the language of the interface.
    pub fn say(&self, t: &Translator) -> String {
        let value = |value: &Value| match value {
            Value::Text(text) => FluentValue::from(text.clone()),
            Value::Number(number) => FluentValue::from(*number),
            Value::Phrase(phrase) => FluentValue::from(phrase.say(t)),
            // The ellipsis of a label promises a dialog, which a sentence does not.
            Value::Message(id) => FluentValue::from(t.tr(id).trim_end_matches('…').to_owned()),
        };
        let values: Vec<_> = self.values.iter().map(|(name, one)| (*name, value(one))).collect();
        t.tr_with(self.message, &values)
    }
}
