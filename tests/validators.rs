//! Validators of others look at what we write, where they are at hand.

use std::path::Path;
use std::process::Command;

/// What a script ends with that lacks its tools.
const SKIPPED: i32 = 77;

#[test]
fn exports_are_valid_by_their_schemas() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = Command::new("python3")
        .arg(root.join("tests/tools/validate_exports.py"))
        .arg(env!("CARGO_BIN_EXE_tarjuman"))
        .arg(root.join("../shared/schemas"))
        .arg(root.join("tests/formats/glossaries/rich.json"))
        .output();
    let Ok(done) = done else {
        eprintln!("SKIPPED: python3 is not there");
        return;
    };
    let said = String::from_utf8_lossy(&done.stdout);
    if done.status.code() == Some(SKIPPED) {
        eprintln!("{said}");
        return;
    }
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.lines().filter(|line| line.starts_with("VALID")).count() == 6, "{said}");
}
