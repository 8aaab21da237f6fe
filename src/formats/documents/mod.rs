//! Formats of the documents people translate.

mod txt;

use super::sniff::{Content, sniff};
use super::{FormatError, Loss, Problem};
use crate::model::{Document, Language, Segment, SegmentId};
use crate::text::segmentation::Rules;

/// A format of documents.
pub trait DocumentFormat: Sync {
    /// The name that documents keep in [`Document::format`].
    fn id(&self) -> &'static str;

    /// The endings of file names that stand for it, in lower case, without a dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether a file without such an ending can be taken for it.
    fn claims(&self, content: Content) -> bool;

    /// Reads a file: the segments, and a skeleton of everything else.
    fn read(&self, bytes: &[u8], options: &mut ReadOptions<'_>) -> (Parsed, Vec<Problem>);

    /// Writes the translated document. A document nobody translated comes out
    /// byte for byte as it went in.
    ///
    /// # Errors
    /// Where the skeleton or the segments are not what [`read`](Self::read) made.
    fn write(&self, document: &Document) -> Result<(Vec<u8>, Vec<Loss>), FormatError>;

    /// A plain skeleton of this many units, for segments whose own was lost.
    /// What is in the segments can be written with it, each unit by itself.
    fn makeshift(&self, units: usize) -> Vec<u8>;
}

/// What reading a document needs to know.
pub struct ReadOptions<'a> {
    /// Where sentences end.
    pub rules: &'a Rules,
    /// The language of the document.
    pub source: &'a Language,
    /// Gives each segment its name.
    pub new_id: &'a mut dyn FnMut() -> SegmentId,
    /// Is told now and then how many bytes of the file were read, and says
    /// whether to go on. Where it does not, what was read so far is the result.
    pub go_on: &'a mut dyn FnMut(usize) -> bool,
}

/// What a format makes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Everything of the file that is not in the segments, for its format alone.
    pub skeleton: Vec<u8>,
    /// The segments in the order of the file.
    pub segments: Vec<Segment>,
}

/// Every format, one line each.
pub const ALL: &[&dyn DocumentFormat] = &[&txt::Txt];

/// The format of this id.
pub fn by_id(id: &str) -> Option<&'static dyn DocumentFormat> {
    ALL.iter().copied().find(|format| format.id() == id)
}

/// The format a file is in, by the ending of its name, else by its content.
pub fn for_file(name: &str, bytes: &[u8]) -> Option<&'static dyn DocumentFormat> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let content = sniff(bytes);
    ALL.iter()
        .copied()
        .find(|format| format.extensions().contains(&extension.as_str()))
        .or_else(|| ALL.iter().copied().find(|format| format.claims(content)))
}

/// Writes a document in its own format.
///
/// # Errors
/// As [`DocumentFormat::write`], and where the document's format is unknown.
pub fn write(document: &Document) -> Result<(Vec<u8>, Vec<Loss>), FormatError> {
    by_id(&document.format)
        .ok_or_else(|| FormatError::UnknownFormat(document.format.clone()))?
        .write(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_endings_are_unique() {
        let mut ids: Vec<&str> = ALL.iter().map(|format| format.id()).collect();
        let mut endings: Vec<&str> = ALL.iter().flat_map(|format| format.extensions()).copied().collect();
        for list in [&mut ids, &mut endings] {
            let all = list.len();
            list.sort_unstable();
            list.dedup();
            assert_eq!(list.len(), all);
        }
    }

    #[test]
    fn a_file_is_known_by_its_name_or_its_content() {
        let id = |name: &str, bytes: &[u8]| for_file(name, bytes).map(|format| format.id());
        assert_eq!(id("a.TXT", b"\x00\x01"), Some("txt"));
        assert_eq!(id("README", b"Read me.\n"), Some("txt"));
        assert_eq!(id("notes.md", "# ملاحظات\n".as_bytes()), Some("txt"));
        assert_eq!(id("a.docx", b"PK\x03\x04"), None);
        assert_eq!(id("a.html", b"<!DOCTYPE html>"), None);
        assert_eq!(id("empty", b""), Some("txt"));
    }
}
