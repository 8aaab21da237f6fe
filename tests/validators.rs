//! Other tools look at what we write, where they are at hand.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a script ends with that lacks its tools.
const SKIPPED: i32 = 77;

/// What a script of `tests/tools` prints of our files; `None`, told loudly, where its
/// tools are not there.
///
/// # Panics
/// Where it finds something wrong.
fn said(script: &str, arguments: &[PathBuf]) -> Option<String> {
    let script = root().join("tests/tools").join(script);
    let done =
        Command::new("python3").arg(&script).arg(env!("CARGO_BIN_EXE_tarjuman")).args(arguments).output();
    let Ok(done) = done else {
        eprintln!("SKIPPED: python3 is not there");
        return None;
    };
    let (said, told) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    if done.status.code() == Some(SKIPPED) {
        eprintln!("SKIPPED: {}: {said}{told}", script.display());
        return None;
    }
    assert!(done.status.success(), "{said}{told}");
    Some(said.into_owned())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rich() -> PathBuf {
    root().join("tests/formats/glossaries/rich.json")
}

#[test]
fn exports_are_valid_by_their_schemas() {
    let Some(said) = said("validate_exports.py", &[root().join("../shared/schemas"), rich()]) else { return };
    assert_eq!(said.lines().filter(|line| line.starts_with("VALID")).count(), 6, "{said}");
}

#[test]
fn libreoffice_opens_workbooks_and_documents() {
    let Some(said) = said("libreoffice.py", &[rich()]) else { return };
    assert_eq!(said.lines().filter(|line| line.ends_with("as it was written")).count(), 2, "{said}");
}
