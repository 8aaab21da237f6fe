//! PO files of gettext as they are written, for whatever is made of them: glossaries
//! or translations.

mod entry;
pub(in crate::formats) mod locale;

pub(in crate::formats) use entry::{Entry, MOST_PLURALS, Parser, parse};

use crate::formats::encoding::{self, Encoding};

/// The line of a header that names the language translated into.
pub(in crate::formats) const TARGET: &str = "Language";
/// What tools agreed on for files that are not translated from English.
pub(in crate::formats) const SOURCE: &str = "X-Source-Language";

/// How much of a file is looked at for its charset.
const HEADER: usize = 16 << 10;

/// Whether a file that begins like this is one.
pub(in crate::formats) fn recognises(start: &[u8]) -> bool {
    let (text, ..) = encoding::decode(start, None);
    let first = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty());
    first.is_some_and(|line| ["msgid \"", "msgctxt \""].iter().any(|keyword| line.starts_with(keyword)))
}

/// Whether an entry is the header: the translation of the empty string.
pub(in crate::formats) fn is_header(entry: &Entry) -> bool {
    entry.source.as_deref() == Some("") && entry.context.is_none()
}

/// The encoding that a header states, unless the bytes say that it is another; else a
/// likely one.
pub(in crate::formats) fn encoding_of(bytes: &[u8]) -> Encoding {
    stated_encoding(bytes).unwrap_or_else(|| Encoding::detect(bytes, None))
}

/// The encoding that a header states, unless the bytes say that it is another.
pub(in crate::formats) fn stated_encoding(bytes: &[u8]) -> Option<Encoding> {
    const KEY: &[u8] = b"charset=";
    let start = &bytes[..bytes.len().min(HEADER)];
    let detected = Encoding::detect(start, None);
    if detected.bom || detected.name().starts_with("UTF-16") {
        return Some(detected);
    }
    let at = memchr::memmem::find(start, KEY)?;
    let value = &start[at + KEY.len()..];
    let end = value.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte));
    let name = String::from_utf8_lossy(&value[..end.unwrap_or(value.len())]);
    Encoding::from_name(&name, false).filter(|named| !named.name().starts_with("UTF-16"))
}
