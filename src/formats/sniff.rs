//! What a file is, by its first bytes.
//!
//! Names lie more often than contents: this is asked where the name says
//! nothing, and to say what a file is that no format here can read.

use super::encoding::Encoding;

/// How many bytes are looked at.
const SAMPLE: usize = 8 << 10;

/// What the first bytes of a file say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing at all.
    Empty,
    /// Text without markup.
    Text,
    /// XML or HTML.
    Markup,
    /// A ZIP archive, which office documents are too.
    Zip,
    /// A PDF document.
    Pdf,
    /// An SQLite database, which a project of ours is too.
    Sqlite,
    /// Anything else.
    Binary,
}

/// What the bytes of a file look like.
pub fn sniff(bytes: &[u8]) -> Content {
    let signatures: [(&[u8], Content); 5] = [
        (b"PK\x03\x04", Content::Zip),
        (b"PK\x05\x06", Content::Zip),
        (b"%PDF-", Content::Pdf),
        (b"SQLite format 3\0", Content::Sqlite),
        (b"{\\rtf", Content::Binary),
    ];
    if bytes.is_empty() {
        return Content::Empty;
    }
    if let Some((_, content)) = signatures.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return *content;
    }
    // The cut is even, so that UTF-16 stays in step, and may damage one UTF-8
    // character, which is forgiven below.
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let encoding = Encoding::detect(sample, None);
    let (mut characters, mut strange) = (0_usize, 0_usize);
    let mut opening = None;
    for run in encoding.runs(&sample[encoding.mark().len()..]) {
        let Some(text) = run.text else {
            strange += 1;
            continue;
        };
        for c in text.chars() {
            characters += 1;
            strange += usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\u{85}'));
            if opening.is_none() && !c.is_whitespace() && c != '\u{FEFF}' {
                opening = Some(c);
            }
        }
    }
    match opening {
        _ if strange > 1 + characters / 100 => Content::Binary,
        Some('<') => Content::Markup,
        _ => Content::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contents_are_told_apart() {
        for (bytes, expected) in [
            (&b""[..], Content::Empty),
            (b"\xEF\xBB\xBF  <?xml version=\"1.0\"?>", Content::Markup),
            (b"<\0t\0m\0x\0>\0\n\0", Content::Markup),
            (b"PK\x03\x04\x14\0\x06\0", Content::Zip),
            (b"%PDF-1.7\n", Content::Pdf),
            (b"SQLite format 3\0\x10\0", Content::Sqlite),
            (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\x03\x04\x05", Content::Binary),
            ("مرحبا بالعالم\n".as_bytes(), Content::Text),
            (b"\xE3\xD1\xCD\xC8\xC7 \xC8\xC7\xE1\xDA\xC7\xE1\xE3\r\n", Content::Text),
        ] {
            assert_eq!(sniff(bytes), expected, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_something(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            sniff(&bytes);
        }
    }
}
