//! Ids as XML can have them.
//!
//! An `xs:ID` is a name without a colon. What a name cannot hold is written as
//! `_xHHHH_`, its code point, as SQL/XML does with identifiers (ISO/IEC 9075-14
//! §9.1).

use std::fmt::Write;

/// An id as XML can have it.
pub(super) fn encoded(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        let escape = id[at..].starts_with("_x") && escaped(&id[at..]).is_some();
        if !escape && if at == 0 { starts_name(c) } else { continues_name(c) } {
            out.push(c);
        } else {
            let _ = write!(out, "_x{:04X}_", c as u32);
        }
    }
    out
}

/// The id that [`encoded`] made this of; what it would not make stays as it is.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match escaped(rest) {
            Some((character, length)) => {
                out.push(character);
                rest = &rest[length..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    if encoded(&out) == text { out } else { text.to_owned() }
}

/// Whether XML can have this as an id as it is.
pub(super) fn is_name(id: &str) -> bool {
    let mut characters = id.chars();
    characters.next().is_some_and(starts_name) && characters.all(continues_name)
}

/// The character that a text begins with an escape of, and the length of that.
fn escaped(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("_x")?;
    let end = digits.find('_').filter(|end| (4..=6).contains(end))?;
    let digits = &digits[..end];
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte)) {
        return None;
    }
    let character = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
    Some((character, end + 3))
}

/// XML 1.0, production 4 (`NameStartChar`), without the colon.
fn starts_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// XML 1.0, production 4a (`NameChar`), without the colon.
fn continues_name(c: char) -> bool {
    starts_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_are_names() {
        for (id, name) in [
            ("c1", "c1"),
            ("1", "_x0031_"),
            ("a b", "a_x0020_b"),
            ("a_x0020_b", "a_x005F_x0020_b"),
            ("قره", "قره"),
            ("eid-Oracle-67.1", "eid-Oracle-67.1"),
        ] {
            assert_eq!(encoded(id), name);
            assert_eq!(decoded(name), id);
        }
        // What another tool wrote stays as it is.
        assert_eq!(decoded("a_x0062_"), "a_x0062_");
    }

    proptest! {
        #[test]
        fn every_id_comes_back(id in "[\\PC]{1,8}|[_x0-9A-F]{1,16}") {
            let name = encoded(&id);
            prop_assert!(is_name(&name), "{}", name);
            prop_assert_eq!(decoded(&name), id);
        }
    }
}
