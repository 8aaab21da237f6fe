//! File formats: from bytes to values and back.
//!
//! Every format has one shape: reading gives what could be read together with
//! the problems met, writing gives the bytes together with what they could not
//! carry. Nothing here opens a file, and nothing fails on bad input: a damaged
//! file is a result with problems.
//!
//! A new format is one file and one line in the table of its kind
//! ([`documents::ALL`], [`glossaries::ALL`], [`bilingual::ALL`]).

pub mod archive;
pub mod bilingual;
pub mod documents;
pub mod encoding;
pub mod glossaries;
mod inline;
pub mod input;
pub mod languages;
mod lines;
mod po;
pub mod sniff;
pub mod xml;

use crate::model::SegmentId;
use crate::text::segmentation;

/// How large an entry of a file can be, in bytes; larger ones are no work of people.
const LARGEST_ENTRY: usize = 16 << 20;
/// How many bytes each part of an entry, such as an element or a line, counts for
/// beside its text: it takes as much when it is read.
const PART: usize = 96;

/// Something in a file that could not be taken in as it stands. Everything
/// else of the file was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line it is on, from 1; `None` where it concerns the whole file.
    pub line: Option<u32>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// Bytes that mean nothing in the file's encoding.
    #[error("{count} bytes are no {encoding} text (the first is 0x{first:02X})")]
    Undecodable {
        /// The encoding's name.
        encoding: &'static str,
        /// How many bytes of the line are concerned.
        count: usize,
        /// The first of them.
        first: u8,
    },
    /// The file is taken for text, as its name says, and does not look like any.
    #[error("this does not look like text; is it the right file?")]
    NotText,
    /// The file has more problems than are listed.
    #[error("and {0} more problems")]
    More(usize),
    /// A table has no column of any language, so that no term can be read.
    #[error("the header row names no language (such as ar or en); columns found: {0}")]
    NoLanguage(String),
    /// Two columns have one name; the second is kept as a field.
    #[error("the column “{0}” stands twice; the second is kept as a field")]
    DuplicateColumn(String),
    /// A row has filled cells beyond the header's columns; they are left out.
    #[error("{0} more cells than the header has columns; they are left out")]
    ExtraCells(usize),
    /// A row has no term in any language.
    #[error("this entry has no term")]
    NoTerm,
    /// A row has no id, so it was given one.
    #[error("this row has no id; it is called “{0}” here")]
    MissingId(String),
    /// Two rows have one id, so the second was given another.
    #[error("the id “{id}” stands twice; the second is called “{given}” here")]
    DuplicateId {
        /// The id both have.
        id: String,
        /// The id of the second from now on.
        given: String,
    },
    /// A cell has a value that its column does not know; the default is used.
    #[error("“{value}” is no {column}; expected one of {expected}")]
    UnknownValue {
        /// The column.
        column: String,
        /// What the cell says.
        value: String,
        /// What it may say.
        expected: String,
    },
    /// Bytes that mean nothing in the file's encoding, read as U+FFFD.
    #[error("{count} characters are no {encoding} text")]
    Replaced {
        /// The encoding's name.
        encoding: &'static str,
        /// How many there are from here on.
        count: usize,
    },
    /// The file states an encoding that it is not in.
    #[error("the file says that it is in {stated}, and is read as {encoding}")]
    OtherEncoding {
        /// The name of what it states.
        stated: &'static str,
        /// The name of what it is read as.
        encoding: &'static str,
    },
    /// Control characters, which were left out.
    #[error("{0} control characters are left out")]
    ControlCharacters(usize),
    /// The file is larger than its format is read.
    #[error("the file is too large; only its beginning is read")]
    TooLarge,
    /// An entry is larger than any that somebody wrote.
    #[error("this entry is too large and left out")]
    EntryTooLarge,
    /// Elements stand within each other too deeply; the innermost are left out.
    #[error("elements stand within each other too deeply; the innermost are left out")]
    TooDeep,
    /// The file ends before it should.
    #[error("the file ends here, in the middle of something")]
    Truncated,
    /// The file is not in the format it is taken for.
    #[error("this is not {0}")]
    OtherFormat(&'static str),
    /// The file says that it is of a version that came later than this program.
    #[error(
        "the file is of version {0}, which this program does not know; it is read as far as it is understood"
    )]
    NewerVersion(String),
    /// A key that is not known was left out.
    #[error("“{0}” is not known here and left out")]
    UnknownKey(String),
    /// Something breaks the rules of the file's notation.
    #[error("this cannot be read: {0}")]
    Syntax(String),
    /// The file is no well-formed XML.
    #[error("{0}")]
    Xml(segmentation::XmlFault),
    /// The file defines entities of its own, which are left as they are written.
    #[error("entities that the file defines are not expanded")]
    OwnEntities,
    /// An element stands where it does not belong; it is kept.
    #[error("“{0}” does not belong here; it is kept as it is")]
    Misplaced(String),
    /// A quotation mark that begins a cell and that nothing closes; it is taken for a
    /// character.
    #[error("a quotation mark that begins here is not closed; it is taken as it is written")]
    UnclosedQuote,
    /// An entry lacks what it would need, so it is left out.
    #[error("an entry without “{0}” is left out")]
    Incomplete(String),
    /// The archive that the file is cannot be read, as a whole or in a part.
    #[error("the archive is damaged or not what it should be: {0}")]
    Archive(String),
    /// A language that cannot be made out; its terms are kept.
    #[error("“{0}” is no language known here; the terms are kept as of an unknown one")]
    UnknownLanguage(String),
    /// No language is stated; the terms are kept.
    #[error("no language is stated here; the terms are kept as of an unknown one")]
    MissingLanguage,
    /// A segmentation rule that cannot be used.
    #[error("{0}")]
    Segmentation(segmentation::ProblemKind),
}

impl Problem {
    /// A problem on a line, counted from 1.
    pub fn on_line(line: u32, kind: ProblemKind) -> Self {
        Self { line: Some(line), kind }
    }

    /// A problem of the whole file.
    pub fn of_file(kind: ProblemKind) -> Self {
        Self { line: None, kind }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.kind),
            None => self.kind.fmt(f),
        }
    }
}

impl From<segmentation::Problem> for Problem {
    fn from(problem: segmentation::Problem) -> Self {
        Self::on_line(problem.line, ProblemKind::Segmentation(problem.kind))
    }
}

/// How many problems of one file are listed; the rest is only counted.
pub const LISTED_PROBLEMS: usize = 200;

/// Problems as they come up, of which only so many are kept as people can read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    /// How many more there were.
    more: usize,
}

impl Problems {
    /// Takes one more.
    pub(crate) fn push(&mut self, problem: Problem) {
        match problem.kind {
            ProblemKind::More(count) => self.more += count,
            _ if self.list.len() < LISTED_PROBLEMS => self.list.push(problem),
            _ => self.more += 1,
        }
    }

    /// Those that were taken since this was last asked, in order of their lines; the
    /// last one says how many more there were.
    pub(crate) fn take(&mut self) -> Vec<Problem> {
        let mut list = std::mem::take(&mut self.list);
        list.sort_by_key(|problem| problem.line.unwrap_or(u32::MAX));
        let more = std::mem::take(&mut self.more);
        list.extend((more > 0).then(|| Problem::of_file(ProblemKind::More(more))));
        list
    }
}

/// Cuts a list of problems to a length people can read.
pub(crate) fn capped(problems: Vec<Problem>) -> Vec<Problem> {
    let more = problems.len().saturating_sub(LISTED_PROBLEMS);
    let mut list: Vec<Problem> = problems.into_iter().take(LISTED_PROBLEMS).collect();
    list.extend((more > 0).then(|| Problem::of_file(ProblemKind::More(more))));
    list
}

/// Something that a written file does not carry as the value has it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Loss {
    /// A translation has a character the document's encoding lacks, so the
    /// whole file was written in another encoding. No text is lost.
    #[error("{from} has no “{character}”, so the file was written as {to}")]
    EncodingChanged {
        /// The encoding of the imported file.
        from: &'static str,
        /// The encoding of the written one.
        to: &'static str,
        /// The first character that did not fit.
        character: char,
        /// The segment it stands in.
        segment: SegmentId,
    },
    /// Bytes that were no text in the imported file were carried over as they
    /// are, although the encoding changed around them.
    #[error("{0} bytes that are no text were kept as they are")]
    RawBytesKept(usize),
}

/// Why a document cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// No format has this id.
    #[error("this program does not know the format “{0}”")]
    UnknownFormat(String),
    /// The skeleton is none that this format wrote, or is damaged.
    #[error("the document's skeleton is damaged or of another format")]
    Skeleton,
    /// A segment belongs to a unit that the skeleton does not have.
    #[error("segment {0:?} belongs to no place in the document")]
    NoUnit(SegmentId),
}
