//! Holds every dependency to the licence policy of `docs/licences.md`.
//!
//! The test asks cargo for the licence expression (SPDX) of every crate in the lock file and reads the
//! policy from the document, so that it is stated in one place.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What dependencies may ask for.
struct Policy {
    licences: BTreeSet<String>,
    exceptions: BTreeSet<String>,
}

impl Policy {
    /// Reads the rows "| `name` | …" of the two tables, each found by the first cell of its header.
    fn read(document: &str) -> Self {
        let table = |header: &str| -> BTreeSet<String> {
            document
                .lines()
                .skip_while(|line| !line.starts_with(&format!("| {header} |")))
                .skip(2)
                .map_while(|line| line.strip_prefix("| `")?.split_once('`'))
                .map(|(name, _)| name.to_owned())
                .collect()
        };
        Self { licences: table("licence"), exceptions: table("exception") }
    }

    /// Whether a choice the expression offers is within the policy; an error says what is not SPDX in it.
    fn allows(&self, expression: &str) -> Result<bool, String> {
        let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
        let mut reader = Reader { policy: self, words: spaced.split_whitespace().peekable() };
        let allowed = reader.alternatives()?;
        match reader.words.next() {
            None => Ok(allowed),
            Some(word) => Err(format!("«{word}» is left over in: {expression}")),
        }
    }
}

/// Reads an SPDX expression: OR binds weakest, then AND, then WITH. The slash of older manifests means OR.
struct Reader<'a> {
    policy: &'a Policy,
    words: std::iter::Peekable<std::str::SplitWhitespace<'a>>,
}

impl Reader<'_> {
    fn alternatives(&mut self) -> Result<bool, String> {
        let mut allowed = self.requirements()?;
        while self.words.next_if(|word| word.eq_ignore_ascii_case("OR")).is_some() {
            allowed |= self.requirements()?;
        }
        Ok(allowed)
    }

    fn requirements(&mut self) -> Result<bool, String> {
        let mut allowed = self.licence()?;
        while self.words.next_if(|word| word.eq_ignore_ascii_case("AND")).is_some() {
            allowed &= self.licence()?;
        }
        Ok(allowed)
    }

    fn licence(&mut self) -> Result<bool, String> {
        match self.words.next() {
            Some("(") => {
                let allowed = self.alternatives()?;
                match self.words.next() {
                    Some(")") => Ok(allowed),
                    _ => Err("a bracket is not closed".to_owned()),
                }
            }
            Some(name) if !is_operator(name) => {
                // "Apache-2.0+" allows later versions besides.
                let known = self.policy.licences.contains(name.strip_suffix('+').unwrap_or(name));
                if self.words.next_if(|word| word.eq_ignore_ascii_case("WITH")).is_none() {
                    return Ok(known);
                }
                match self.words.next() {
                    Some(exception) if !is_operator(exception) => {
                        Ok(known && self.policy.exceptions.contains(exception))
                    }
                    _ => Err("WITH stands without an exception".to_owned()),
                }
            }
            word => Err(format!("a licence was expected before «{}»", word.unwrap_or("the end"))),
        }
    }
}

fn is_operator(word: &str) -> bool {
    matches!(word, "(" | ")") || ["OR", "AND", "WITH"].iter().any(|name| word.eq_ignore_ascii_case(name))
}

fn policy() -> Policy {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/licences.md");
    let policy = Policy::read(&fs::read_to_string(path).expect("docs/licences.md"));
    assert!(policy.licences.len() >= 10 && !policy.exceptions.is_empty(), "the tables are found");
    policy
}

/// What cargo knows of the crates in the lock file: the ones at hand if it can be, asked for if not.
fn metadata() -> Result<serde_json::Value, String> {
    let mut failure = String::new();
    for network in [&["--offline"][..], &[]] {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--locked", "--format-version", "1"])
            .args(network)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .map_err(|error| error.to_string())?;
        if output.status.success() {
            return serde_json::from_slice(&output.stdout).map_err(|error| error.to_string());
        }
        failure = String::from_utf8_lossy(&output.stderr).into_owned();
    }
    Err(failure)
}

#[test]
fn every_dependency_is_within_the_policy() {
    let metadata = match metadata() {
        Ok(metadata) => metadata,
        // Crates for other systems are not downloaded by a build, so a machine without a network may lack
        // them; continuous integration never does.
        Err(failure) if std::env::var_os("CI").is_none() => {
            eprintln!("SKIPPED: the licences of the dependencies, cargo metadata says: {failure}");
            return;
        }
        Err(failure) => panic!("cargo metadata: {failure}"),
    };
    let policy = policy();
    let packages = metadata["packages"].as_array().expect("a list of packages");
    assert!(packages.len() > 50, "cargo lists the whole tree, not {} packages", packages.len());
    let refused: Vec<String> = packages
        .iter()
        .filter_map(|package| {
            let text = |key: &str| package[key].as_str().unwrap_or("?");
            let crate_id = format!("{} {}", text("name"), text("version"));
            match package["license"].as_str().map(|expression| (expression, policy.allows(expression))) {
                Some((_, Ok(true))) => None,
                Some((expression, Ok(false))) => {
                    Some(format!("{crate_id}: {expression} is not in the policy"))
                }
                Some((_, Err(problem))) => Some(format!("{crate_id}: {problem}")),
                None => Some(format!("{crate_id}: states no licence expression")),
            }
        })
        .collect();
    assert!(refused.is_empty(), "docs/licences.md does not allow:\n{}", refused.join("\n"));
}

#[test]
fn expressions_are_read_as_spdx_says() {
    let policy = policy();
    for (expression, allowed) in [
        ("MIT", Some(true)),
        ("MIT OR Apache-2.0", Some(true)),
        ("MIT/Apache-2.0", Some(true)),
        ("MIT / GPL-3.0-only", Some(true)),
        ("GPL-3.0-only", Some(false)),
        ("GPL-2.0-or-later OR AGPL-3.0-only", Some(false)),
        ("Apache-2.0 OR GPL-2.0-only", Some(true)),
        ("MIT AND GPL-3.0-only", Some(false)),
        ("MIT OR GPL-3.0-only AND LGPL-2.1-only", Some(true)),
        ("(MIT OR GPL-3.0-only) AND LGPL-2.1-only", Some(false)),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", Some(true)),
        ("((ISC))", Some(true)),
        ("Apache-2.0 WITH LLVM-exception", Some(true)),
        ("Apache-2.0 WITH Some-other-exception", Some(false)),
        ("GPL-2.0-only WITH Classpath-exception-2.0", Some(false)),
        ("GPL-2.0-only WITH LLVM-exception", Some(false)),
        ("Apache-2.0+", Some(true)),
        ("mit or zlib", Some(false)),
        ("MIT or Zlib", Some(true)),
        ("LicenseRef-own", Some(false)),
        ("", None),
        ("MIT OR", None),
        ("OR MIT", None),
        ("(MIT", None),
        ("MIT)", None),
        ("MIT Apache-2.0", None),
        ("Apache-2.0 WITH", None),
    ] {
        assert_eq!(policy.allows(expression).ok(), allowed, "{expression}");
    }
}
