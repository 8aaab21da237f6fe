//! Formats of glossaries: one file a format, one line a format in [`ALL`].
//!
//! A [`Reader`] is given a stream and hands over concept after concept, so that
//! a file need not fit into memory. A [`Writer`] first says what of a glossary
//! its format can hold ([`Writer::fit`]): the concepts as reading the written
//! file would give them. What differs from the original is the report of
//! [`Loss`]es, made for all formats by one comparison ([`fitted`]).

mod csv;
mod docx;
mod engines;
mod fit;
mod html;
mod json;
mod listing;
mod memoq;
mod multiterm;
mod ods;
mod omegat;
mod pairs;
mod po;
mod prompt;
mod reading;
mod select;
mod skos;
mod spreadsheet;
mod survey;
pub mod table;
mod tbx;
#[cfg(test)]
mod testing;
mod tmx;
mod tsv;
mod utx;
mod xlsx;

pub use fit::{Fitting, HeadPart, Loss, LossKind, LossPlace, fitted};
pub use reading::{ReadOptions, Reading, read};
pub use select::{Avoided, LeftOut, Selection, Spellings, Words};
pub use survey::{LanguageCounts, Survey};

pub use crate::model::GlossaryHead as Head;

use crate::model::{Concept, Language};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// A format of glossaries.
pub struct Format {
    /// Names the format, in commands too.
    pub id: &'static str,
    /// The endings of file names that stand for it, in lower case, without a
    /// dot; the first is given to files that are written.
    pub extensions: &'static [&'static str],
    /// Reads it; `None` where it is only written.
    pub reader: Option<&'static dyn Reader>,
    /// Writes it; `None` where it is only read.
    pub writer: Option<&'static dyn Writer>,
}

/// Reads a format.
pub trait Reader: Sync {
    /// Whether a file that begins like this is in the format, for names that
    /// several formats or none lay claim to. `start` is up to
    /// [`START`] bytes.
    fn recognises(&self, start: &[u8]) -> bool;

    /// Whether somebody can say what the columns of such a file hold
    /// ([`Mapping`](table::Mapping)).
    fn takes_mapping(&self) -> bool {
        false
    }

    /// Reads a file. Whatever is wrong in it becomes a problem of `into`.
    ///
    /// # Errors
    /// What `input` fails with, which can be that it was cancelled.
    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()>;
}

/// Writes a format.
pub trait Writer: Sync {
    /// Makes of the head what the format can hold of it.
    fn fit_head(&self, head: &mut Head);

    /// Hands to [`Fitting::keep`] what the format can hold of a concept, exactly
    /// as it is when the file is read again: mostly one concept, several where
    /// the format has an entry for each pair of terms, or none. What only
    /// differs from the original need not be reported; that is found by comparing.
    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>);

    /// Writes a glossary that [`fitted`] made.
    ///
    /// # Errors
    /// What `out` fails with.
    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()>;
}

/// How many bytes of a file [`Reader::recognises`] is given.
pub const START: usize = 16 << 10;

/// What a writer needs to know beside the glossary.
#[derive(Clone, Debug, Default)]
pub struct WriteOptions {
    /// The languages translated from and into, for formats of pairs; where they
    /// are missing, the first two of the glossary are taken.
    pub languages: Option<(Language, Language)>,
    /// When it is written, in milliseconds since 1970 UTC.
    pub time: i64,
}

/// What a glossary's file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryFile {
    /// What it says beside its concepts.
    pub head: Head,
    /// The concepts in their order.
    pub concepts: Vec<Arc<Concept>>,
}

/// Every format, one line each. Of those that share an ending, the first that
/// recognises a file reads it, and the first that can write is written.
pub const ALL: &[&Format] = &[
    &json::FORMAT,
    &tbx::FORMAT,
    &tbx::BASIC,
    &tbx::BASIC_DCT,
    &tbx::MIN,
    &tbx::MIN_DCT,
    &tbx::V2,
    &tbx::V2_BASIC,
    &tsv::FORMAT,
    &csv::FORMAT,
    &xlsx::FORMAT,
    &ods::FORMAT,
    &memoq::FORMAT,
    &tmx::FORMAT,
    &po::FORMAT,
    &utx::FORMAT,
    &multiterm::FORMAT,
    &skos::FORMAT,
    &omegat::FORMAT,
    &engines::DEEPL,
    &engines::GOOGLE,
    &engines::GOOGLE_SET,
    &engines::AMAZON,
    &engines::MICROSOFT,
    &prompt::FORMAT,
    &html::FORMAT,
    &docx::FORMAT,
];

/// The format of this id.
pub fn by_id(id: &str) -> Option<&'static Format> {
    ALL.iter().copied().find(|format| format.id == id)
}

/// The format to read a file in: one that has the ending of its name and
/// recognises its beginning, else one that recognises it, else the first that
/// has the ending.
pub fn for_reading(name: &str, start: &[u8]) -> Option<&'static Format> {
    let recognises = |format: &&&Format| format.recognises(start);
    let mut named = with_ending(name).filter(|format| format.reader.is_some());
    with_ending(name)
        .find(|format| recognises(&format))
        .or_else(|| ALL.iter().find(recognises).copied())
        .or_else(|| named.next())
}

impl Format {
    /// Whether a file that begins like this looks like one in it.
    pub fn recognises(&self, start: &[u8]) -> bool {
        self.reader.is_some_and(|reader| reader.recognises(&start[..start.len().min(START)]))
    }
}

/// The format to write a file of this name in.
pub fn for_writing(name: &str) -> Option<&'static Format> {
    with_ending(name).find(|format| format.writer.is_some())
}

/// The endings of all formats that are read, or that are written.
pub fn endings(written: bool) -> Vec<&'static str> {
    let mut endings: Vec<&str> = ALL
        .iter()
        .filter(|format| if written { format.writer.is_some() } else { format.reader.is_some() })
        .flat_map(|format| format.extensions)
        .copied()
        .collect();
    let mut seen = std::collections::HashSet::new();
    endings.retain(|ending| seen.insert(*ending));
    endings
}

fn with_ending(name: &str) -> impl Iterator<Item = &'static Format> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    ALL.iter().copied().filter(move |format| format.extensions.contains(&ending.as_str()))
}

/// The languages of concepts, in the order in which they come up.
pub fn languages<'a>(concepts: impl IntoIterator<Item = &'a Arc<Concept>>) -> Vec<&'a Language> {
    let mut languages: Vec<&Language> = Vec::new();
    for term in concepts.into_iter().flat_map(|concept| &concept.terms) {
        if !languages.contains(&&term.language) {
            languages.push(&term.language);
        }
    }
    languages
}

impl WriteOptions {
    /// The two languages of a format of pairs, as the terms of this glossary
    /// spell them. `None` where it has not two languages.
    pub fn pair(&self, glossary: &GlossaryFile) -> Option<(Language, Language)> {
        if let Some(pair) = &self.languages {
            return Some(pair.clone());
        }
        match *languages(&glossary.concepts) {
            [from, to, ..] => Some((from.clone(), to.clone())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_every_format_is_of_use() {
        let mut ids: Vec<&str> = ALL.iter().map(|format| format.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), ALL.len());
        for format in ALL {
            assert!(format.reader.is_some() || format.writer.is_some(), "{}", format.id);
            assert!(!format.extensions.is_empty(), "{}", format.id);
        }
    }

    #[test]
    fn every_format_keeps_exactly_what_it_says_it_keeps() {
        for format in ALL.iter().filter(|format| format.reader.is_some() && format.writer.is_some()) {
            testing::round_trips(format);
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic() {
        for format in ALL.iter().filter(|format| format.reader.is_some()) {
            testing::survives_anything(format);
        }
    }
}
