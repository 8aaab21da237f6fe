//! How a cell holds a text, and several.

/// How the cells of a kind of table are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Notation {
    /// With a backslash before what a cell cannot hold as it is: our own
    /// tab-separated tables.
    Escaped,
    /// As they are, because something around the cells sees to that. Within a list,
    /// a `|` that is part of a text has a backslash before it, and backslashes
    /// before a `|` are doubled; any other backslash is an ordinary character.
    /// These strings stand between texts too, beside `|`.
    Plain(Vec<String>),
}

impl Notation {
    /// The text of a cell.
    pub(in super::super) fn text(&self, cell: &str) -> String {
        match self {
            Self::Escaped => unescaped(cell),
            Self::Plain(_) => cell.to_owned(),
        }
    }

    /// How many texts are in a cell at most.
    pub(in super::super) fn most_in(&self, cell: &str) -> usize {
        let count = |separator: &str| memchr::memmem::find_iter(cell.as_bytes(), separator).count();
        let others = match self {
            Self::Escaped => &[][..],
            Self::Plain(separators) => separators,
        };
        let others = others.iter().filter(|separator| !separator.is_empty());
        1 + count("|") + others.map(|separator| count(separator)).sum::<usize>()
    }

    /// The texts in a cell, without white space around them. Empty ones count.
    pub(in super::super) fn list(&self, cell: &str) -> Vec<String> {
        match self {
            Self::Escaped => split_escaped(cell).into_iter().map(|part| unescaped(part.trim())).collect(),
            Self::Plain(separators) => {
                let mut parts = split_plain(cell);
                for separator in separators.iter().filter(|separator| !separator.is_empty()) {
                    parts = parts
                        .iter()
                        .flat_map(|part| part.split(separator.as_str()).map(str::to_owned))
                        .collect();
                }
                for part in &mut parts {
                    *part = part.trim().to_owned();
                }
                parts
            }
        }
    }

    /// A cell with this text.
    pub(in super::super) fn cell(&self, text: &str) -> String {
        match self {
            Self::Escaped => escaped(text, false),
            Self::Plain(_) => text.to_owned(),
        }
    }

    /// A cell with these texts, without the empty ones at the end.
    pub(in super::super) fn cell_of<T: AsRef<str>>(&self, texts: &[T]) -> String {
        let count = texts.iter().rposition(|text| !text.as_ref().is_empty()).map_or(0, |last| last + 1);
        let mut out = String::new();
        for (at, text) in texts[..count].iter().enumerate() {
            let text = text.as_ref();
            if at > 0 {
                out.push('|');
            }
            match self {
                Self::Escaped => out.push_str(&escaped(text, true)),
                Self::Plain(_) => push_plain(text, at + 1 < count, &mut out),
            }
        }
        out
    }
}

/// Makes line feeds of the ends of lines that have carriage returns before them.
pub(in super::super) fn unify_lines(text: &mut String) {
    if !text.contains("\r\n") {
        return;
    }
    let mut out = String::with_capacity(text.len());
    let mut returns = 0;
    for c in text.chars() {
        match c {
            '\r' => returns += 1,
            _ => {
                let kept = if c == '\n' { 0 } else { returns };
                out.extend(std::iter::repeat_n('\r', kept));
                out.push(c);
                returns = 0;
            }
        }
    }
    out.extend(std::iter::repeat_n('\r', returns));
    *text = out;
}

/// The parts between the `|` that no backslash escapes.
fn split_escaped(cell: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut is_escaped) = (0, false);
    for (at, byte) in cell.bytes().enumerate() {
        match byte {
            b'|' if !is_escaped => {
                parts.push(&cell[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    parts.push(&cell[start..]);
    parts
}

/// Resolves `\t \n \r \\ \| \#`; any other backslash stands for itself.
pub(in super::super) fn unescaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut characters = cell.chars().peekable();
    while let Some(c) = characters.next() {
        let resolved = match (c, characters.peek()) {
            ('\\', Some('t')) => Some('\t'),
            ('\\', Some('n')) => Some('\n'),
            ('\\', Some('r')) => Some('\r'),
            ('\\', Some(&special @ ('\\' | '|' | '#'))) => Some(special),
            _ => None,
        };
        if resolved.is_some() {
            characters.next();
        }
        out.push(resolved.unwrap_or(c));
    }
    out
}

/// The text as an escaped cell holds it.
pub(in super::super) fn escaped(text: &str, within_list: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\\' => out.push_str("\\\\"),
            '|' if within_list => out.push_str("\\|"),
            '#' if at == 0 => out.push_str("\\#"),
            _ => out.push(c),
        }
    }
    out
}

/// The parts of a plain cell: of the backslashes before a `|` every second counts,
/// and one that is left over makes it part of the text.
fn split_plain(cell: &str) -> Vec<String> {
    let (mut parts, mut part, mut backslashes) = (Vec::new(), String::new(), 0);
    for c in cell.chars() {
        if c == '\\' {
            backslashes += 1;
            continue;
        }
        let kept = if c == '|' { backslashes / 2 } else { backslashes };
        part.extend(std::iter::repeat_n('\\', kept));
        match c {
            '|' if backslashes % 2 == 0 => parts.push(std::mem::take(&mut part)),
            _ => part.push(c),
        }
        backslashes = 0;
    }
    part.extend(std::iter::repeat_n('\\', backslashes));
    parts.push(part);
    parts
}

fn push_plain(text: &str, another_follows: bool, out: &mut String) {
    let mut backslashes = 0;
    for c in text.chars() {
        if c == '|' {
            out.extend(std::iter::repeat_n('\\', backslashes + 1));
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        out.push(c);
    }
    if another_follows {
        out.extend(std::iter::repeat_n('\\', backslashes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_plain_cell_is_what_it_looks_like() {
        let plain = Notation::Plain(vec![";".into(), "\n".into()]);
        for (cell, expected) in [
            ("a|b", &["a", "b"][..]),
            ("a; b\nc", &["a", "b", "c"]),
            (r"C:\new\table", &[r"C:\new\table"]),
            (r"a\|b", &["a|b"]),
            (r"a\\|b", &[r"a\", "b"]),
            ("", &[""]),
        ] {
            assert_eq!(plain.list(cell), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn lists_come_back(
            texts in prop::collection::vec("([a\\\\|#;ب]{0,4}[a|#\\\\])?", 0..4),
        ) {
            for notation in [Notation::Escaped, Notation::Plain(Vec::new())] {
                let cell = notation.cell_of(&texts);
                let mut back = notation.list(&cell);
                back.resize(texts.len().max(back.len()), String::new());
                let mut texts = texts.clone();
                texts.resize(back.len(), String::new());
                prop_assert_eq!(back, texts, "{:?}: {}", notation, cell);
            }
        }
    }
}
