//! Why settings could not be read or written.

use super::Phrase;
use super::errors::of_system;
use std::io;
use std::path::Path;

/// Why this text is no settings. The parser explains itself in English only, so
/// that what it says is marked as a technical detail; the line is ours.
pub fn unreadable(text: &str, error: &toml::de::Error) -> Phrase {
    let before = error.span().and_then(|span| text.get(..span.start));
    match before {
        Some(before) => Phrase::new("settings-line")
            .number("line", before.matches('\n').count() + 1)
            .text("detail", error.message()),
        None => Phrase::new("technical-detail").text("detail", error.message()),
    }
}

impl From<&toml::ser::Error> for Phrase {
    fn from(error: &toml::ser::Error) -> Self {
        Phrase::new("technical-detail").text("detail", error.to_string())
    }
}

/// Why the system did not let a file or folder be used.
impl From<(&Path, &io::Error)> for Phrase {
    fn from((path, error): (&Path, &io::Error)) -> Self {
        of_system(path, error.kind(), &error.to_string())
    }
}
