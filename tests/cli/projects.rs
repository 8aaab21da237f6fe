//! `tarjuman new`, `export` and `stats`, and the lines of the README, as a shell
//! runs them.

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Runs the program with these arguments, as a shell splits them, in a folder.
fn run(folder: &Path, line: &str) -> Output {
    let mut arguments = vec![String::new()];
    let mut quoted = false;
    for char in line.chars() {
        match char {
            '"' => quoted = !quoted,
            ' ' if !quoted => arguments.push(String::new()),
            char => arguments.last_mut().unwrap().push(char),
        }
    }
    Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(arguments.iter().filter(|argument| !argument.is_empty()))
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap()
}

fn ok(folder: &Path, line: &str) -> String {
    let output = run(folder, line);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "tarjuman {line}: {messages}");
    String::from_utf8(output.stdout).unwrap()
}

fn refused(folder: &Path, line: &str) -> String {
    let output = run(folder, line);
    assert_eq!(output.status.code(), Some(2), "tarjuman {line}");
    assert_eq!(output.stdout, b"", "tarjuman {line}");
    String::from_utf8(output.stderr).unwrap()
}

/// A sentence in two lines with a Windows line end, in Windows-1256.
const WINDOWS_1256: &[u8] = b"\xd3\xe1\xc7\xe3. \xe3\xd1\xcd\xc8\xc7!\r\n\r\n\xe4\xda\xe3\t";

#[test]
fn what_nobody_translated_comes_back_byte_for_byte() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("a.txt"), WINDOWS_1256).unwrap();
    std::fs::write(folder.join("b.txt"), "مرحبا.\n").unwrap();
    ok(folder, "new p.tarjuman --from ar --to en a.txt b.txt");
    ok(folder, "export p.tarjuman a.txt -o out.txt");
    assert_eq!(std::fs::read(folder.join("out.txt")).unwrap(), WINDOWS_1256);
    assert_eq!(ok(folder, "export p.tarjuman b.txt -o -"), "مرحبا.\n");
    let stats: serde_json::Value = serde_json::from_str(&ok(folder, "stats p.tarjuman --json")).unwrap();
    assert_eq!(stats["total"]["total"]["segments"], 4);
    assert_eq!(stats["documents"][0]["initial"]["words"], 3);
}

#[test]
fn what_cannot_be_done_is_said_and_harms_nothing() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("a.txt"), "سلام.").unwrap();
    ok(folder, "new p.tarjuman --from ar --to en a.txt");
    let before = std::fs::read(folder.join("p.tarjuman")).unwrap();
    for (line, expected) in [
        ("new p.tarjuman --from ar --to en a.txt", "exists already"),
        ("new q.tarjuman --from ar --to en missing.txt", "missing.txt"),
        ("new q.tarjuman --from arabic7 --to en a.txt", "no language is called so"),
        ("new q.tarjuman --from ar --to en a.txt --glossary no.tsv", "no.tsv"),
        ("export p.tarjuman c.txt -o out.txt", "a.txt"),
        ("export missing.tarjuman -o out.txt", "no such file"),
        ("stats a.txt", "not a Tarjuman project"),
        ("export p.tarjuman -o p.tarjuman", "does not replace"),
        ("", "window"),
    ] {
        let messages = refused(folder, line);
        assert!(messages.contains(expected), "tarjuman {line}: {messages}");
    }
    assert_eq!(std::fs::read(folder.join("p.tarjuman")).unwrap(), before);
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    assert_eq!(names, ["a.txt", "p.tarjuman"], "nothing is left behind");
}

/// A process was killed, its project deleted by hand, and a project of the same
/// name made: what the killed process left must not come back in it.
#[test]
fn a_new_project_takes_nothing_from_what_a_killed_process_left() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("a.txt"), "سلام.").unwrap();
    std::fs::write(folder.join("p.tarjuman-wal"), b"left by a killed process").unwrap();
    ok(folder, "new p.tarjuman --from ar --to en a.txt");
    assert_eq!(ok(folder, "export p.tarjuman -o -"), "سلام.");
    let aside = std::fs::read(folder.join("p.tarjuman-wal.orphan-1")).unwrap();
    assert_eq!(aside, b"left by a killed process", "it may be all that is left of the old project");
}

#[test]
fn the_lines_of_the_readme_work() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let lines: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("tarjuman ")).collect();
    assert!(lines.len() >= 5, "the README shows how the program is called: {lines:?}");
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    for file in ["glossaries/caucasus.tsv", "assets/sample/article.en.tsv"] {
        std::fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        std::fs::copy(root.join(file), folder.join(file)).unwrap();
    }
    for line in lines {
        let out = ok(folder, line);
        if line.starts_with("glossary find") {
            assert!(out.contains("Nagorno-Karabakh"), "{out}");
        }
    }
}

#[test]
fn what_can_be_read_of_a_damaged_project_is_rescued() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let text: String = (0..400).map(|line| format!("السطر {line}. وصل الوفد إلى المدينة.\n")).collect();
    std::fs::write(folder.join("a.txt"), &text).unwrap();
    ok(folder, "new p.tarjuman --from ar --to en a.txt --glossary caucasus");
    assert!(ok(folder, "rescue p.tarjuman -o whole.tarjuman").contains("800\tsegments\n"));
    assert_eq!(ok(folder, "export whole.tarjuman -o -"), text);

    let mut bytes = std::fs::read(folder.join("p.tarjuman")).unwrap();
    // The first page says what the file is, and those after it where things are.
    bytes[..3 * 4096].fill(0);
    std::fs::write(folder.join("p.tarjuman"), &bytes).unwrap();
    refused(folder, "stats p.tarjuman");
    let output = run(folder, "rescue p.tarjuman -o new.tarjuman --json");
    assert_eq!(output.status.code(), Some(1), "something is missing: {output:?}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["segments"], 800);
    assert_eq!(report["guessed_languages"], serde_json::json!(["ar", "en"]));
    assert_eq!(ok(folder, "export new.tarjuman -o -"), text);
    let given = run(folder, "rescue p.tarjuman -o fa.tarjuman --from fa --to de --json");
    assert!(String::from_utf8_lossy(&given.stdout).contains("\"guessed_languages\": null"), "{given:?}");
    assert!(std::fs::read(folder.join("p.tarjuman")).unwrap() == bytes);

    assert!(refused(folder, "rescue p.tarjuman -o new.tarjuman").contains("exists already"));
    assert!(refused(folder, "rescue a.txt -o other.tarjuman").contains("nothing of a Tarjuman project"));
    assert!(!folder.join("other.tarjuman").exists());
}

/// Somebody else's article, which is not in this repository, is tried where it is
/// at hand.
#[test]
fn a_real_article_comes_back_byte_for_byte() {
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/sample/article.ar.txt");
    let Ok(bytes) = std::fs::read(&article) else {
        eprintln!("SKIPPED: {} is not there", article.display());
        return;
    };
    let folder = TempDir::new().unwrap();
    let path = article.display().to_string();
    ok(folder.path(), &format!("new p.tarjuman --from ar --to en {path}"));
    ok(folder.path(), "export p.tarjuman -o out.txt");
    assert_eq!(std::fs::read(folder.path().join("out.txt")).unwrap(), bytes);
}
