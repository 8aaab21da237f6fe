//! Which messages the program asks for, read from its source.
//!
//! The source is split into words, signs and string literals, comments and test modules left out. A call
//! (`t.tr("id")`, `t.tr_with("id", …)`, `tr!(t, "id", name = …)`) names a message that must be there. Every
//! other literal that is the id of a message counts as a use of it, and so does a pattern such as
//! `format!("state-{}", …)` for all ids that fit, because ids also reach the translator through functions.

use crate::catalogue::{Catalogue, one_file};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What the source says of messages.
#[derive(Debug, Default)]
pub struct Usage {
    /// Ids asked for, with where and, if the call shows them, the variables given.
    calls: Vec<(String, String, Option<BTreeSet<String>>)>,
    literals: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Literal(String),
    Sign(char),
}

impl Usage {
    /// Reads every file below `folder` but those of tests.
    pub fn read(folder: &Path) -> Self {
        let mut usage = Self::default();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries =
                fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            for path in entries.map(|entry| entry.expect("an entry").path()) {
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                if path.is_dir() {
                    folders.push(path);
                } else if name.ends_with(".rs") && !["tests.rs", "testing.rs"].contains(&name.as_str()) {
                    usage.add_source(&path.display().to_string(), &fs::read_to_string(&path).expect("UTF-8"));
                }
            }
        }
        assert!(!usage.literals.is_empty(), "source in {}", folder.display());
        usage
    }

    /// Ids that the program forms from its tables.
    pub fn add_ids(&mut self, ids: impl IntoIterator<Item = String>) {
        self.calls.extend(ids.into_iter().map(|id| ("a table".to_owned(), id, None)));
    }

    /// What is asked for and not there, or given without a variable that it needs.
    pub fn missing(&self, catalogue: &Catalogue) -> Vec<String> {
        let mut found = Vec::new();
        for (place, id, given) in &self.calls {
            match (catalogue.messages.get(id), given) {
                (None, _) => found.push(format!("{place}: {id} is not defined")),
                (Some(message), Some(given)) if !message.variables.is_subset(given) => {
                    found.push(format!("{place}: {id} needs {:?}, given {given:?}", message.variables));
                }
                _ => {}
            }
        }
        found
    }

    /// The messages that nothing asks for.
    pub fn unused(&self, catalogue: &Catalogue) -> Vec<String> {
        let asked: BTreeSet<&str> = self.calls.iter().map(|(_, id, _)| id.as_str()).collect();
        let referred: BTreeSet<&str> = catalogue
            .messages
            .values()
            .flat_map(|message| message.references.iter().map(String::as_str))
            .collect();
        let patterns: Vec<(&str, &str)> = self
            .literals
            .iter()
            .filter_map(|literal| Some((literal.split_once('{')?.0, literal.rsplit_once('}')?.1)))
            .filter(|(start, _)| start.ends_with('-') && start.len() > 1)
            .collect();
        let is_used = |id: &str| {
            asked.contains(id)
                || referred.contains(id)
                || self.literals.contains(id)
                || patterns.iter().any(|(start, end)| {
                    id.len() > start.len() + end.len() && id.starts_with(start) && id.ends_with(end)
                })
        };
        // An attribute belongs to its message.
        let unused = catalogue.messages.keys().filter(|id| !is_used(id.split('.').next().unwrap_or(id)));
        unused.map(|id| format!("{id} is defined and never used")).collect()
    }

    fn add_source(&mut self, place: &str, source: &str) {
        let tokens = without_tests(tokens(source));
        for (index, token) in tokens.iter().enumerate() {
            match (token, &tokens[index + 1..]) {
                (Token::Literal(text), _) => {
                    self.literals.insert(text.clone());
                }
                (Token::Word(word), [Token::Sign('('), Token::Literal(id), ..])
                    if (word == "tr" || word == "tr_with")
                        && index > 0
                        && tokens[index - 1] == Token::Sign('.') =>
                {
                    let given = (word == "tr").then(BTreeSet::new);
                    self.calls.push((place.to_owned(), id.clone(), given));
                }
                (Token::Word(word), [Token::Sign('!'), Token::Sign('('), rest @ ..]) if word == "tr" => {
                    let arguments = arguments(rest);
                    if let Some([Token::Literal(id)]) = arguments.get(1).copied() {
                        let names = arguments[2..].iter().filter_map(|argument| match argument {
                            [Token::Word(name), Token::Sign('='), ..] => Some(name.clone()),
                            _ => None,
                        });
                        self.calls.push((place.to_owned(), id.clone(), Some(names.collect())));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The arguments of a call up to its closing bracket, nested ones within them.
fn arguments(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0, 0);
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') if depth == 0 => {
                found.push(&tokens[start..index]);
                break;
            }
            Token::Sign(')' | ']' | '}') => depth -= 1,
            Token::Sign(',') if depth == 0 => {
                found.push(&tokens[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

/// The tokens without `#[cfg(test)] mod … { … }`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mark = self::tokens("#[cfg(test)] mod");
    let mut kept = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some(token) = rest.first() {
        match rest.strip_prefix(mark.as_slice()) {
            Some([Token::Word(_), Token::Sign('{'), body @ ..]) => {
                let mut depth = 1;
                let end = body.iter().position(|token| {
                    match token {
                        Token::Sign('{') => depth += 1,
                        Token::Sign('}') => depth -= 1,
                        _ => {}
                    }
                    depth == 0
                });
                rest = end.map_or(&[], |end| &body[end + 1..]);
            }
            _ => {
                kept.push(token.clone());
                rest = &rest[1..];
            }
        }
    }
    kept
}

/// Splits Rust source; comments go, escapes in literals stay as they are written.
fn tokens(source: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((text, length)) = literal(rest) {
            found.push(Token::Literal(text.to_owned()));
            length
        } else if first == '\'' {
            // A character, or else the sign of a lifetime, whose name is then a word.
            let mut after = rest.chars().skip(1);
            match (after.next(), after.next()) {
                (Some('\\'), _) => rest[3..].find('\'').map_or(rest.len(), |end| end + 4),
                (Some(character), Some('\'')) => character.len_utf8() + 2,
                _ => 1,
            }
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_');
            let word = &rest[..end.unwrap_or(rest.len())];
            found.push(Token::Word(word.to_owned()));
            word.len()
        } else {
            if !first.is_whitespace() {
                found.push(Token::Sign(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

/// The string literal at the start, plain, raw or of bytes, and how long it is as written.
fn literal(source: &str) -> Option<(&str, usize)> {
    let after_prefix = source.trim_start_matches(['b', 'c']);
    let prefix = source.len() - after_prefix.len();
    if prefix > 1 {
        return None;
    }
    if let Some(raw) = after_prefix.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let body = raw[hashes..].strip_prefix('"')?;
        let end = body.find(&format!("\"{}", "#".repeat(hashes)))?;
        return Some((&body[..end], prefix + 1 + hashes + 1 + end + 1 + hashes));
    }
    let body = after_prefix.strip_prefix('"')?;
    let mut escaped = false;
    let end = body.find(|character| {
        let ends = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        ends
    })?;
    Some((&body[..end], prefix + 1 + end + 1))
}

/// What is missing and unused where `source` meets `messages`.
fn problems(source: &str, messages: &str) -> String {
    let mut usage = Usage::default();
    usage.add_source("a.rs", source);
    let catalogue = one_file(messages);
    [usage.missing(&catalogue), usage.unused(&catalogue)].concat().join("|")
}

#[test]
fn calls_and_messages_are_matched() {
    for (source, messages, expected) in [
        (r#"t.tr("a")"#, "a = A\n", ""),
        (r#"t.tr("b")"#, "a = A\n", "a.rs: b is not defined|a is defined and never used"),
        ("tr!(\n    self.t,\n    \"a\",\n)", "a = A\n", ""),
        (r#"crate::tr!(t, "a", n = f(1, g(2)), m = [1, 2].len())"#, "a = { $n } { $m }\n", ""),
        (r#"tr!(t, "a", n = 1)"#, "a = { $n } { $m }\n", r#"a.rs: a needs {"m", "n"}, given {"n"}"#),
        (r#"t.tr("a")"#, "a = { $n }\n", r#"a.rs: a needs {"n"}, given {}"#),
        (r#"t.tr_with("a", &values)"#, "a = { $n }\n", ""),
        (r#"match x { 1 => "a", _ => "b" }"#, "a = A\nb = B\n", ""),
        (
            r#"format!("state-{}", x.name())"#,
            "state-final = F\nstate = S\n",
            "state is defined and never used",
        ),
        (r#"format!("a-{x}-tip")"#, "a-b-tip = F\na-b = S\n", "a-b is defined and never used"),
        (r#"t.tr("a")"#, "a = { b } { -c }\nb = B\n-c = C\n", ""),
        (r#"t.tr("a")"#, "a = A\n    .tip = T\n", ""),
        (r#"// t.tr("a")"#, "a = A\n", "a is defined and never used"),
        (r#"/* "a" */ let c = '"'; let d = '\''; t.tr("b")"#, "b = B\n", ""),
        (r##"fn f<'a>(x: &'a str) { r#"say "x""#; t.tr("b") }"##, "b = B\n", ""),
        (r#"#[cfg(test)] mod tests { fn f() { t.tr("x") } } fn g() { t.tr("a") }"#, "a = A\n", ""),
        (r#"#[cfg(test)] mod tests; fn g() { t.tr("a") }"#, "a = A\n", ""),
        (r#"other("x"); tr("x")"#, "a = A\n", "a is defined and never used"),
    ] {
        assert_eq!(problems(source, messages), expected, "{source}");
    }
}

#[test]
fn ids_from_tables_must_be_defined() {
    let mut usage = Usage::default();
    usage.add_ids(["command-undo".to_owned()]);
    assert_eq!(usage.missing(&one_file("a = A\n")), ["a table: command-undo is not defined"]);
    assert_eq!(usage.unused(&one_file("command-undo = Undo\n")), Vec::<String>::new());
}
