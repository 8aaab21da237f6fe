//! Cuts a normalised text into words.
//!
//! Words as Unicode has them (UAX #29), with what Arabic needs: a full stop
//! between two Arabic letters is one whose space was forgotten and never holds
//! them together, and neither does a hyphen.

use crate::model::Span;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What stands between the word before and this one.
    pub gap: Gap,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Spaces, hyphens or quotes, or a stroke without spaces: the words may be
    /// parts of one name.
    Joins,
    /// Anything else: the words belong to different phrases.
    Separates,
}

/// The words of a text normalised at [`Letters`](super::normalise::Folding),
/// in its offsets.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokens_into(text, &mut tokens);
    tokens
}

/// The same, in memory that is there already.
pub fn tokens_into(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut start = None;
    let mut gap = Gap::Separates;
    let mut before = ' ';
    // Whether the word before is one whose full stop ends no sentence.
    let mut abbreviated = false;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if start.is_none() && is_arabic(c) {
            // Nearly all words are nothing but Arabic letters.
            start = Some(at);
            at += arabic_length(&text.as_bytes()[at..]);
            before = 'ا';
            continue;
        }
        let after = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let inside = is_word(c) || (start.is_some() && holds_together(before, c, after));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(Token { span: Span::new(from, at), gap });
                abbreviated = c == '.' && ABBREVIATIONS.contains(&&text[from..at]);
                start = None;
                gap = Gap::Joins;
            }
            _ => {}
        }
        // Double names of months have a stroke without spaces: أيلول/سبتمبر.
        let within_name = c == '/' && is_word(before) && is_word(after);
        if !inside && !within_name && !abbreviated && !matches!(c, ' ' | '-' | '"' | '\'') {
            gap = Gap::Separates;
        }
        abbreviated = false;
        before = c;
        at += c.len_utf8();
    }
    if let Some(from) = start {
        tokens.push(Token { span: Span::new(from, text.len()), gap });
    }
}

/// How many bytes of Arabic letters stand at the beginning.
fn arabic_length(text: &[u8]) -> usize {
    let pairs = text.as_chunks::<2>().0;
    2 * pairs.iter().take_while(|pair| matches!(pair, [0xD8, 0xA1..=0xBF] | [0xD9, 0x80..=0x8A])).count()
}

fn is_arabic(c: char) -> bool {
    matches!(c, 'ء'..='ي')
}

/// Parts of names of places that are written with a full stop.
const ABBREVIATIONS: [&str; 4] = ["st", "ste", "mt", "ft"];

fn is_word(c: char) -> bool {
    match c {
        ' ' => false,
        _ if is_arabic(c) => true,
        _ => c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c),
    }
}

/// Whether a character that is no letter stands inside a word: an apostrophe or
/// a stop between letters (o'brien, u.s), a separator between digits (3.14).
fn holds_together(before: char, c: char, after: char) -> bool {
    match c {
        '.' | ',' if before.is_numeric() && after.is_numeric() => true,
        '\'' | '.' | '·' => {
            before.is_alphabetic() && after.is_alphabetic() && !is_arabic(before) && !is_arabic(after)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_with_what_joins_them() {
        for (text, expected) in [
            ("وقف اطلاق النار", "وقف اطلاق النار"),
            ("قال: \"لا\"", "قال | لا"),
            ("قره-باغ، باكو", "قره باغ | باكو"),
            ("ايلول/سبتمبر / تشرين", "ايلول سبتمبر | تشرين"),
            ("انتهي.واعلن", "انتهي | واعلن"),
            ("3.14 u.s. o'brien's x.", "3.14 u.s | o'brien's x"),
            ("1,000 2, 3", "1,000 2 | 3"),
            ("st. lucia. mt. hermon", "st lucia | mt hermon"),
            ("سطر\nسطر", "سطر | سطر"),
            ("", ""),
        ] {
            let mut found = String::new();
            for token in tokens(text) {
                if !found.is_empty() {
                    found.push_str(if token.gap == Gap::Joins { " " } else { " | " });
                }
                found.push_str(&text[token.span.range()]);
            }
            assert_eq!(found, expected);
        }
    }

    proptest! {
        #[test]
        fn words_are_ascending_and_apart(text in "[ -~ء-ي0-9.,'\\n]{0,40}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start >= end && !token.span.is_empty());
                end = token.span.end;
            }
        }
    }
}
