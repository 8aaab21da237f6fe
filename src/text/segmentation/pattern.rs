//! One side of a rule: an ICU regular expression, asked at single places.
//!
//! The expression is translated to the dialect of `fancy-regex`, which hands
//! everything that needs no backtracking to a linear engine. Beside it stands
//! the set of bytes its match can end (or begin) with, read off the syntax
//! tree: nearly every place of a text is ruled out by that set alone.

use super::super::expression::ExpressionError;
use super::{SLOW_WINDOW, WINDOW};
use fancy_regex::{Regex, RegexBuilder, RegexInput};
use regex_syntax::hir::{Class, Hir, HirKind};
use regex_syntax::utf8::Utf8Sequences;

/// How often a pattern may go back on a choice before it counts as failed.
const BACKTRACK_LIMIT: usize = 2_000;
/// How many bytes a compiled pattern may take.
const COMPILED_SIZE_LIMIT: usize = 1 << 20;

/// On which side of a place a pattern looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It must end at the place.
    Before,
    /// It must begin at the place.
    After,
}

/// A pattern ran into the backtracking limit, so nobody knows if it matches.
#[derive(Debug)]
pub(super) struct LimitReached;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// `None` for the empty pattern, which matches everywhere.
    regex: Option<Regex>,
    edge: ByteSet,
    slow: bool,
}

impl Pattern {
    /// Compiles an ICU (or Java) regular expression.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn new(icu: &str, place: Place) -> Result<Self, ExpressionError> {
        if icu.is_empty() {
            return Ok(Self { regex: None, edge: ByteSet::ALL, slow: false });
        }
        let translated = translate(icu);
        let whole = match place {
            Place::Before => format!("(?:{translated})\\z"),
            Place::After => format!("(?:{translated})"),
        };
        let regex = RegexBuilder::new(&whole)
            .backtrack_limit(BACKTRACK_LIMIT)
            .delegate_size_limit(COMPILED_SIZE_LIMIT)
            .build()
            .map_err(|error| reason(icu, &translated, &error))?;
        // What the plain syntax cannot express is what needs backtracking.
        let (edge, slow) = match regex_syntax::parse(&translated) {
            Ok(tree) => (edge_of(&tree, place), tree.properties().look_set().contains_word_unicode()),
            Err(_) => (ByteSet::ALL, true),
        };
        Ok(Self { regex: Some(regex), edge, slow })
    }

    /// The bytes that can stand next to a place where the pattern matches.
    pub(super) fn edge(&self) -> &ByteSet {
        &self.edge
    }

    /// Whether the pattern may cost more than one pass over its window.
    pub(super) fn is_slow(&self) -> bool {
        self.slow
    }

    /// Whether some match ends at `place`.
    pub(super) fn ends_at(&self, text: &str, place: usize) -> Result<bool, LimitReached> {
        let Some(regex) = &self.regex else { return Ok(true) };
        let start = text.floor_char_boundary(place.saturating_sub(self.window()));
        let input = RegexInput::new(&text[..place]).range(start..place);
        regex.find_input(input).map(|found| found.is_some()).map_err(|_| LimitReached)
    }

    /// Whether some match begins at `place`.
    pub(super) fn begins_at(&self, text: &str, place: usize) -> Result<bool, LimitReached> {
        let Some(regex) = &self.regex else { return Ok(true) };
        let end = text.ceil_char_boundary((place + self.window()).min(text.len()));
        let input = RegexInput::new(text).from_pos(place).range(place..end).anchored(true);
        regex.find_input(input).map(|found| found.is_some()).map_err(|_| LimitReached)
    }

    fn window(&self) -> usize {
        if self.slow { SLOW_WINDOW } else { WINDOW }
    }
}

/// Why a pattern was refused. The place is told only where the translation
/// left everything in it.
fn reason(icu: &str, translated: &str, error: &fancy_regex::Error) -> ExpressionError {
    // Asked again without what was put around it, for the place to be right.
    let alone = Regex::new(translated).err();
    let error = ExpressionError::in_backtracking(translated, alone.as_ref().unwrap_or(error));
    ExpressionError { at: error.at.filter(|_| icu == translated), ..error }
}

/// The constructs that ICU and Java write differently, in the dialect used here:
/// `\h \H \R \uhhhh \Z \Q…\E`, escapes of characters that need none, and the
/// hyphen behind a class within a class (`[\d-x]`), which stands for itself.
fn translate(icu: &str) -> String {
    let mut out = String::with_capacity(icu.len() + 8);
    let mut rest = icu;
    let mut in_class = 0_usize;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => in_class += 1,
            ']' => in_class = in_class.saturating_sub(1),
            '\\' => {
                let class =
                    matches!(rest.as_bytes().first(), Some(b'd' | b'D' | b's' | b'S' | b'w' | b'W' | b'h'));
                let property = matches!(rest.as_bytes().first(), Some(b'p' | b'P'));
                rest = translate_escape(rest, in_class > 0, &mut out);
                if property && rest.starts_with('{') {
                    let (name, behind) = rest.split_once('}').unwrap_or((rest, ""));
                    out.push_str(name);
                    if name.len() < rest.len() {
                        out.push('}');
                    }
                    rest = behind;
                }
                let hyphen = rest.strip_prefix('-').filter(|behind| !behind.starts_with('-'));
                if let (true, true, Some(behind)) = (in_class > 0, class || property, hyphen) {
                    out.push_str(r"\-");
                    rest = behind;
                }
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Translates what follows a backslash; returns what follows that.
fn translate_escape<'a>(rest: &'a str, in_class: bool, out: &mut String) -> &'a str {
    let Some(c) = rest.chars().next() else {
        out.push('\\');
        return rest;
    };
    let behind = &rest[c.len_utf8()..];
    match c {
        'h' if in_class => out.push_str(r"\t\p{Zs}"),
        'h' => out.push_str(r"[\t\p{Zs}]"),
        'H' => out.push_str(r"[^\t\p{Zs}]"),
        'R' => out.push_str(r"(?:\r\n|[\n\x0B\f\r\x{85}\x{2028}\x{2029}])"),
        'Z' => out.push_str(r"\z"),
        'e' => out.push_str(r"\x{1B}"),
        'u' if behind.len() >= 4 && behind.bytes().take(4).all(|b| b.is_ascii_hexdigit()) => {
            out.push_str("\\x{");
            out.push_str(&behind[..4]);
            out.push('}');
            return &behind[4..];
        }
        'Q' => {
            let (quoted, behind) = behind.split_once("\\E").unwrap_or((behind, ""));
            out.push_str(&regex_syntax::escape(quoted));
            return behind;
        }
        // A stray end of a quotation means nothing.
        'E' => {}
        // An escaped letter has a meaning that both dialects share; any other
        // character stands for itself, but may be escaped here only if special.
        _ if c.is_alphanumeric() => {
            out.push('\\');
            out.push(c);
        }
        _ if regex_syntax::is_meta_character(c) => {
            out.push('\\');
            out.push(c);
        }
        _ => out.push(c),
    }
    behind
}

/// A set of byte values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct ByteSet([u64; 4]);

impl ByteSet {
    pub(super) const NONE: Self = Self([0; 4]);
    pub(super) const ALL: Self = Self([u64::MAX; 4]);

    pub(super) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] & (1 << (byte & 63)) != 0
    }

    pub(super) fn or(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
        self
    }

    fn add(&mut self, first: u8, last: u8) {
        for byte in first..=last {
            self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
        }
    }
}

impl std::fmt::Debug for ByteSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries((0..=u8::MAX).filter(|&byte| self.has(byte))).finish()
    }
}

/// The bytes a match can end with (before a place) or begin with (after one).
fn edge_of(tree: &Hir, place: Place) -> ByteSet {
    let mut set = ByteSet::NONE;
    if add_edge(tree, place, &mut set) { ByteSet::ALL } else { set }
}

/// Adds the edge bytes of one node; true if the node can match nothing, so that
/// its neighbour's edge counts too.
fn add_edge(tree: &Hir, place: Place, set: &mut ByteSet) -> bool {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => {
            let byte = match place {
                Place::Before => literal.0.last(),
                Place::After => literal.0.first(),
            };
            byte.map(|&byte| set.add(byte, byte)).is_none()
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.ranges() {
                for sequence in Utf8Sequences::new(range.start(), range.end()) {
                    let bytes = match place {
                        Place::Before => sequence.as_slice().last(),
                        Place::After => sequence.as_slice().first(),
                    };
                    if let Some(bytes) = bytes {
                        set.add(bytes.start, bytes.end);
                    }
                }
            }
            false
        }
        HirKind::Class(Class::Bytes(class)) => {
            for range in class.ranges() {
                set.add(range.start(), range.end());
            }
            false
        }
        HirKind::Repetition(repetition) => add_edge(&repetition.sub, place, set) || repetition.min == 0,
        HirKind::Capture(capture) => add_edge(&capture.sub, place, set),
        HirKind::Concat(parts) => match place {
            Place::Before => parts.iter().rev().all(|part| add_edge(part, place, set)),
            Place::After => parts.iter().all(|part| add_edge(part, place, set)),
        },
        HirKind::Alternation(parts) => {
            // Every branch adds its edge, so this must not stop at the first.
            let mut empty = false;
            for part in parts {
                empty |= add_edge(part, place, set);
            }
            empty
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icu_constructs_are_translated() {
        for (icu, expected) in [
            (r"\h+", r"[\t\p{Zs}]+"),
            (r"[\h.]", r"[\t\p{Zs}.]"),
            (r"\u00AB\uZZ", r"\x{00AB}\uZZ"),
            (r"\Qa.b\Ec", r"a\.bc"),
            (r"\»\.\-\'", r"»\.\-'"),
            (r"[\d-–][\p{Lu}-x]", r"[\d\-–][\p{Lu}\-x]"),
            (r"\bMr\.\Z", r"\bMr\.\z"),
            ("\\", "\\"),
        ] {
            assert_eq!(translate(icu), expected, "{icu}");
        }
    }

    #[test]
    fn a_place_is_asked_from_both_sides() {
        // Pattern, side, text with `|` at the place, whether it matches there.
        for (icu, place, marked, expected) in [
            (r"[.?!]+", Place::Before, "a?!| b", true),
            (r"[.?!]+", Place::Before, "a?|! b", true),
            (r"\bMr\.", Place::Before, "see Mr.| X", true),
            (r"\bMr\.", Place::Before, "see aMr.| X", false),
            (r"^\s*\d+\.", Place::Before, " 1.| X", true),
            (r"^\s*\d+\.", Place::Before, "a 1.| X", false),
            (r"(?<!U)\.", Place::Before, "U.| X", false),
            (r"(?<!U)\.", Place::Before, "u.| X", true),
            (r"\s+\p{Lu}", Place::After, "a.|  É", true),
            (r"\s+\p{Lu}", Place::After, "a.| e É", false),
            (r"\b\p{L}", Place::After, "a|b", false),
            (r"a++b", Place::After, "x|aab", true),
            ("", Place::After, "x|y", true),
        ] {
            let at = marked.find('|').unwrap();
            let text = marked.replace('|', "");
            let pattern = Pattern::new(icu, place).unwrap();
            let found = match place {
                Place::Before => pattern.ends_at(&text, at),
                Place::After => pattern.begins_at(&text, at),
            };
            assert_eq!(found.unwrap(), expected, "{icu} at {marked}");
            let byte = text.as_bytes()[if place == Place::Before { at - 1 } else { at }];
            assert!(!expected || pattern.edge().has(byte), "{icu}: {marked} is ruled out");
        }
    }

    #[test]
    fn a_pattern_that_makes_no_sense_is_an_error() {
        for icu in ["(", "[a", r"\p{NoSuch}", "a{2"] {
            assert!(Pattern::new(icu, Place::Before).is_err() || icu == "a{2", "{icu}");
        }
    }
}
