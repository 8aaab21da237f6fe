//! Bilingual files: texts with their translations, as other tools exchange them. One
//! file a format, one line a format in [`ALL`].
//!
//! A [`Reader`] is given a stream and hands over [`Pair`] after pair, so that a file
//! need not fit into memory. Only what a translation is judged by is read: texts,
//! languages, and what names the place. Nothing is written here.

mod po;
mod reading;
mod tmx;
mod tsv;
mod xliff;
mod xliff1;
mod xliff2;

pub use reading::{ReadOptions, Reading};

use crate::model::Language;
use std::io::{self, BufRead};
use std::rc::Rc;

/// A text and its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// What the file calls the document they are from; empty where it does not say.
    pub document: Rc<str>,
    /// What names them in that: the id of a unit, behind a stroke that of a segment
    /// in it, or the context of an entry. Empty where nothing does.
    pub id: String,
    /// The line of the file they begin on, from 1.
    pub line: u32,
    /// The language of the source, as far as it is known.
    pub from: Option<Language>,
    /// The language of the target, as far as it is known.
    pub to: Option<Language>,
    /// The text, without inline codes.
    pub source: String,
    /// The translation, without inline codes; empty while there is none.
    pub target: String,
    /// How far the work has come, in the words of the file; empty where it says
    /// nothing.
    pub state: String,
    /// Whether the file says that the text is to stay as it is.
    pub locked: bool,
}

/// A format of bilingual files.
pub struct Format {
    /// Names the format, in commands too.
    pub id: &'static str,
    /// The endings of file names that stand for it, in lower case, without a dot.
    pub extensions: &'static [&'static str],
    /// Reads it.
    pub reader: &'static dyn Reader,
}

/// Reads a format.
pub trait Reader: Sync {
    /// Whether a file that begins like this is in the format. `start` is up to
    /// [`START`] bytes.
    fn recognises(&self, start: &[u8]) -> bool;

    /// Reads a file. Whatever is wrong in it becomes a problem of `into`.
    ///
    /// # Errors
    /// What `input` fails with.
    fn read(&self, input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<()>;
}

/// How many bytes of a file [`Reader::recognises`] is given.
pub const START: usize = 16 << 10;

/// Every format, one line each. Of those that share an ending, the first that
/// recognises a file reads it.
pub const ALL: &[&Format] = &[&xliff1::FORMAT, &xliff2::FORMAT, &tmx::FORMAT, &po::FORMAT, &tsv::FORMAT];

/// The format of this id.
pub fn by_id(id: &str) -> Option<&'static Format> {
    ALL.iter().copied().find(|format| format.id == id)
}

/// The format to read a file in: the first that recognises its beginning, those that
/// have the ending of its name before the others; else the first that has the ending.
pub fn for_reading(name: &str, start: &[u8]) -> Option<&'static Format> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let start = &start[..start.len().min(START)];
    let recognises = |format: &&&Format| format.reader.recognises(start);
    let mut named = ALL.iter().filter(|format| format.extensions.contains(&&*ending));
    named.clone().find(recognises).or_else(|| ALL.iter().find(recognises)).or_else(|| named.next()).copied()
}

/// The endings of all formats.
pub fn endings() -> Vec<&'static str> {
    let mut endings = Vec::new();
    for ending in ALL.iter().flat_map(|format| format.extensions) {
        if !endings.contains(ending) {
            endings.push(*ending);
        }
    }
    endings
}

#[cfg(test)]
mod tests;
