//! `tarjuman glossary find`, as a shell calls it.

use crate::support;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const GLOSSARY: &str = "# name: Places\n\
    id\tar\ten\tvariants_ar\tstatus_en\n\
    azerbaijan\tأذربيجان\tAzerbaijan|Aserbaidschan\t\tpreferred|deprecated\n\
    nagorno\tناغورني قره باغ\tNagorno-Karabakh\tناغورني قره باخ\n\
    karabakh\tقره باغ\tKarabakh\tقرة باغ\n";

/// Runs the program in a folder with the glossary, giving it an input.
fn run(arguments: &[&str], input: &str) -> Output {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("g.tsv"), GLOSSARY).unwrap();
    std::fs::write(folder.path().join("s.tsv"), "id\ttext\ns1\tفي قرة باغ.\nbroken\n\ns2\tولأذربيجان رأي\n")
        .unwrap();
    support::run(folder.path(), arguments, input.as_bytes())
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_table_gives_a_table() {
    let output = run(&["glossary", "find", "--glossary", "g.tsv", "--tsv", "s.tsv"], "");
    assert_eq!(output.status.code(), Some(1), "a line could not be read: {}", stderr(&output));
    assert_eq!(
        stdout(&output),
        "s1\t3\t10\tkarabakh\tcertain\tvariant\ns2\t0\t10\tazerbaijan\tcertain\tproclitic:و proclitic:ل\n"
    );
    assert!(stderr(&output).contains("s.tsv: line 3"), "{}", stderr(&output));
}

#[test]
fn text_comes_from_the_call_or_from_standard_input() {
    let text = "إلى ناغورني قره باغ";
    let from_call = run(&["glossary", "find", "--glossary", "g.tsv", text], "");
    assert_eq!(
        stdout(&from_call),
        "4–19\tناغورني قره باغ\tناغورني قره باغ\tNagorno-Karabakh\texact\n\
         12–19\tقره باغ\tقره باغ\tKarabakh\texact\n"
    );
    let from_input = run(&["glossary", "find", "--glossary", "g.tsv", "-"], text);
    assert_eq!(stdout(&from_input), stdout(&from_call));
}

#[test]
fn json_says_everything_of_a_match() {
    let output = run(&["glossary", "find", "--glossary", "g.tsv", "--json", "«لأذربيجان»"], "");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        found,
        serde_json::json!({
            "from": "ar",
            "to": "en",
            "matches": [{
                "start": 1, "end": 10, "text": "لأذربيجان", "term_start": 2, "term_end": 10,
                "glossary": "Places", "term_id": "azerbaijan", "term": "أذربيجان",
                "confidence": "certain", "reason": "proclitic:ل", "inside": null,
                "renderings": [
                    { "text": "Azerbaijan", "status": "preferred", "usable": true },
                    { "text": "Aserbaidschan", "status": "deprecated", "usable": false, "instead": "Azerbaijan" },
                ],
            }],
        })
    );
}

#[test]
fn the_language_of_the_text_can_be_named() {
    let english =
        run(&["glossary", "find", "--glossary", "g.tsv", "--from", "en", "in Karabakh’s hills"], "");
    assert_eq!(stdout(&english), "3–13\tKarabakh’s\tKarabakh\tقره باغ\tpossessive\n");
}

#[test]
fn what_cannot_be_read_is_said() {
    for (arguments, message) in [
        (&["glossary", "find", "--glossary", "missing.tsv", "x"][..], "missing.tsv"),
        (&["glossary", "find", "--glossary", "g.tsv", "--tsv", "--json", "x"], "cannot be used"),
        (&["glossary", "find", "x"], "--glossary"),
        (&["glossary", "find", "--glossary", "g.tsv", "--from", "not one", "x"], "not one"),
        (&["nonsense", "--all"], "--all"),
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_closed_output_is_no_error() {
    let sentences: String = (0..20_000).map(|n| format!("{n}\tفي أذربيجان\n")).collect();
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("g.tsv"), GLOSSARY).unwrap();
    std::fs::write(folder.path().join("s.tsv"), format!("id\ttext\n{sentences}")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(["glossary", "find", "--glossary", "g.tsv", "--tsv", "s.tsv"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[test]
fn completions_and_the_manual_are_printed() {
    for arguments in
        [&["completions", "bash"][..], &["completions", "zsh"], &["manual"], &["--help"], &["--version"]]
    {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(stdout(&output).contains("tarjuman"), "{arguments:?}");
    }
    assert!(stdout(&run(&["manual"], "")).contains("GLOSSARY FIND"));
}
