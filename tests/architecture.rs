//! The layers of the house: a module uses what stands below it and nothing else.
//!
//! Reads the source text itself. Comments, strings and test modules do not
//! count; `use` trees and paths written out in the code do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from top to bottom; those of one row do not use each other.
const LAYERS: &[&[&str]] = &[
    &["main"],
    &["cli", "ui"],
    &["app"],
    &["jobs"],
    &["store", "formats"],
    &["qa", "review"],
    &["memory", "ledger"],
    &["glossary"],
    &["text"],
    &["settings", "i18n"],
    // The words everybody speaks.
    &["model"],
];

/// Modules that do no input or output and read no clock and no environment.
const PURE: &[&str] = &["model", "text", "glossary", "ledger", "memory", "qa", "review"];

/// What a pure module does not say.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::time::SystemTime",
    "std::time::Instant",
    "SystemTime::now",
    "Instant::now",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "dbg!",
];

#[test]
fn arrows_point_downwards() {
    let faults: Vec<String> = sources().iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_window_is_compiled_with_its_feature_only() {
    let text = read(&root().join("src/lib.rs"));
    let code: String = text.split_whitespace().collect();
    assert!(code.contains("#[cfg(feature=\"gui\")]pubmodui;"), "src/lib.rs compiles ui without the feature");
}

#[test]
fn every_module_has_a_layer() {
    let known: BTreeSet<&str> = LAYERS.iter().copied().flatten().copied().collect();
    for (path, _) in sources() {
        let module = module_of(&path);
        assert!(module.is_empty() || known.contains(module.as_str()), "{}: in no layer", path.display());
    }
}

#[test]
fn a_bad_edge_is_found_in_every_spelling() {
    let cases = [
        ("src/model/edit.rs", "use crate::store::ProjectFile;", Some("model uses store")),
        ("src/model/edit.rs", "use crate::{text::Token, model::Span};", Some("model uses text")),
        ("src/model/edit.rs", "use super::super::text::Token;", Some("model uses text")),
        ("src/model.rs", "use super::text::Token;", Some("model uses text")),
        ("src/model/a/b.rs", "fn f() { super::super::super::app::run() }", Some("model uses app")),
        ("src/model/edit.rs", "fn f() -> crate::app::State { todo() }", Some("model uses app")),
        ("src/model/edit.rs", "use crate :: {\n  self as house,\n  app as up,\n};", Some("model uses app")),
        (
            "src/model/edit.rs",
            "pub(crate) use crate::{model::{Edit, Span}, jobs::*};",
            Some("model uses jobs"),
        ),
        ("src/model/edit.rs", "use tarjuman::cli;", Some("model uses cli")),
        ("src/cli/stats.rs", "use tarjuman::ui::text;", Some("cli uses ui")),
        ("src/store/file.rs", "use crate::formats::Format;", Some("store uses formats")),
        ("src/formats/sniff.rs", "crate::store::write_atomically(path, bytes)", Some("formats uses store")),
        ("src/glossary/find.rs", "use std::{fs, io};", Some("glossary says std::fs")),
        ("src/text/token.rs", "use std::time::{Duration, Instant};", Some("text says std::time::Instant")),
        ("src/model/edit.rs", "fn f() { println!(\"x\") }", Some("model says println!")),
        ("src/qa/checks/numbers.rs", "let home = std::env::var(\"HOME\");", Some("qa says std::env")),
        // Arrows downwards, neighbours and things that are no arrows.
        ("src/store/file.rs", "use super::journal; use crate::model::{Edit, Span};", None),
        ("src/store/file.rs", "use crate::{i18n, model::Project}; use std::fs;", None),
        ("src/qa/mod.rs", "use crate::ledger::Ledger;", None),
        ("src/model/edit.rs", "// use crate::store::ProjectFile;\n/* crate::app::run() */", None),
        ("src/model/edit.rs", "const A: &str = \"crate::app::run()\"; const B: char = '\"';", None),
        ("src/model/edit.rs", "const A: &str = r#\"use \"crate::app\";\"#;", None),
        ("src/model/edit.rs", "#[cfg(test)]\nmod tests { fn f() { {} crate::store::f() } }", None),
        ("src/model/edit.rs", "#[cfg(test)]\nuse a::B;\nfn f() { crate::app::f() }", Some("model uses app")),
        ("src/model/edit.rs", "#[cfg(test)]\nmod tests {}\nuse crate::app::B;", Some("model uses app")),
        ("src/model/tests.rs", "use crate::store::ProjectFile;", None),
        ("src/model/edit.rs", "fn f<'a>(x: &'a str) -> &'a str { x }", None),
        ("src/main.rs", "use tarjuman::{cli, ui};", None),
    ];
    for (path, code, expected) in cases {
        let found = faults(Path::new(path), code);
        match expected {
            None => assert_eq!(found, [""; 0], "{path}: {code}"),
            Some(expected) => {
                assert!(found.len() == 1 && found[0].contains(expected), "{path}: {code}: {found:?}");
            }
        }
    }
}

/// What is wrong with a file, a line each.
fn faults(path: &Path, text: &str) -> Vec<String> {
    // A test module with a file of its own.
    if path.ends_with("tests.rs") {
        return Vec::new();
    }
    let module = module_of(path);
    let code = code_of(text);
    let paths = paths_in(&code);
    let mut faults = BTreeSet::new();
    for used in paths.iter().filter_map(|used| module_used(path, used)) {
        if !may_use(&module, &used) {
            faults.insert(format!("{}: {module} uses {used}", path.display()));
        }
    }
    if PURE.contains(&module.as_str()) {
        let squeezed: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in IMPURE {
            let by_path = paths.iter().any(|path| path == word || path.starts_with(&format!("{word}::")));
            let by_name = word.ends_with('!') && has_macro(&squeezed, word);
            if by_path || by_name {
                faults.insert(format!("{}: {module} says {word}", path.display()));
            }
        }
    }
    faults.into_iter().collect()
}

/// Whether code calls a macro of this very name, and not one that ends in it.
fn has_macro(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn may_use(module: &str, used: &str) -> bool {
    let layer = |name: &str| LAYERS.iter().position(|row| row.contains(&name));
    match (layer(module), layer(used)) {
        _ if module == used => true,
        // lib.rs lays out the house, and an unknown name is no module of ours.
        (None, _) | (_, None) => true,
        (Some(user), Some(below)) => user < below,
    }
}

/// The top module a file belongs to: `store` for src/store/file.rs, `main` for
/// src/main.rs, nothing for src/lib.rs.
fn module_of(path: &Path) -> String {
    let inside = modules_of(path);
    inside.first().cloned().unwrap_or_default()
}

/// The modules a file lies in, from the root: `store`, `file`.
fn modules_of(path: &Path) -> Vec<String> {
    let mut modules: Vec<String> = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .skip_while(|part| part != "src")
        .skip(1)
        .collect();
    if matches!(modules.last().map(String::as_str), Some("mod" | "lib")) {
        modules.pop();
    }
    modules
}

/// The top module that a path in a file leads to.
fn module_used(file: &Path, path: &str) -> Option<String> {
    let mut parts = path.split("::").peekable();
    match *parts.peek()? {
        "crate" | "tarjuman" => parts.nth(1).map(str::to_owned),
        "super" => {
            let mut modules = modules_of(file);
            while parts.next_if_eq(&"super").is_some() {
                modules.pop();
            }
            if modules.is_empty() { parts.next().map(str::to_owned) } else { modules.into_iter().next() }
        }
        _ => None,
    }
}

/// Every path in the code that has more than one part, with `use` trees spelled
/// out: `crate::{a, b::C}` is `crate::a` and `crate::b::C`.
fn paths_in(code: &str) -> Vec<String> {
    let tokens = tokens(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let starts = is_name(&tokens[at]) && tokens.get(at + 1).is_some_and(|token| token == "::");
        let goes_on = at > 0 && tokens[at - 1] == "::";
        at = if starts && !goes_on { read_tree(&tokens, at, "", &mut paths) } else { at + 1 };
    }
    paths
}

/// Reads the path or tree at `at` behind `prefix`; returns where it ends.
fn read_tree(tokens: &[String], mut at: usize, prefix: &str, paths: &mut Vec<String>) -> usize {
    let mut path = prefix.to_owned();
    while let Some(token) = tokens.get(at) {
        if token == "{" {
            at += 1;
            while tokens.get(at).is_some_and(|token| token != "}") {
                let next = read_tree(tokens, at, &path, paths);
                at = next.max(at + 1);
            }
            return at + 1;
        }
        if !is_name(token) && token != "*" {
            break;
        }
        if !path.is_empty() {
            path.push_str("::");
        }
        path.push_str(token);
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            break;
        }
        at += 1;
    }
    paths.push(path);
    // `as name` gives it another name here and leads nowhere else.
    if tokens.get(at).is_some_and(|token| token == "as") { at + 2 } else { at }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::`, and every other character by itself.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        tokens.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    tokens
}

/// The code without comments, strings, characters and test modules.
fn code_of(text: &str) -> String {
    let mut code = without_words(text);
    while let Some((start, end)) = test_module(&code) {
        code.replace_range(start..end, "");
    }
    code
}

/// Where the first `#[cfg(test)] mod … { … }` stands.
fn test_module(code: &str) -> Option<(usize, usize)> {
    const MARK: &str = "#[cfg(test)]";
    code.match_indices(MARK).find_map(|(start, _)| {
        let after = &code[start + MARK.len()..];
        let brace = after.find(['{', ';']).filter(|at| after[*at..].starts_with('{'))?;
        let open = start + MARK.len() + brace;
        if !after.trim_start().starts_with("mod ") {
            return None;
        }
        let mut depth = 0;
        let end = code[open..].char_indices().find(|(_, c)| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        Some((start, end.map_or(code.len(), |(at, _)| open + at + 1)))
    })
}

fn without_words(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_name = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' {
            string_length(rest)
        } else if first == 'r' && !after_name {
            raw_string_length(rest)
        } else if first == '\'' {
            char_length(rest)
        } else {
            0
        };
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

/// The length of the string literal that `text` begins with.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the raw string literal that `text` begins with, 0 for none.
fn raw_string_length(text: &str) -> usize {
    let hashes = text[1..].chars().take_while(|c| *c == '#').count();
    if !text[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    text[start..].find(&end).map_or(text.len(), |at| start + at + end.len())
}

/// The length of the character literal that `text` begins with, 0 for a lifetime.
fn char_length(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            chars.next();
            chars.find(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1)
        }
        Some(_) => chars.next().filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every source file of the crate, as `src/…`, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = read(&path);
                sources.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    assert!(sources.len() > 5, "the sources are not where they were");
    sources
}
