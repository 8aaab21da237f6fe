//! `tarjuman glossary check`, as a shell calls it.

use crate::support;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const GLOSSARY: &str = "# name: Cities\nid\tar\ten\tstatus_en\n\
    kyiv\tكييف\tKyiv|Kiev\tpreferred|forbidden\nbaku\tباكو\tBaku\t\n";

const PAIRS: &str = "id\tar\ten\n\
    s1\tمن كييف إلى باكو\tFrom 🏙 Kiev to Baku\n\
    s2\tوصل إلى باكو\tHe arrived\n\
    s3\tعاد من باكو\t\n\
    s4\tفي كييف\tIn Kyiv\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("g.tsv", GLOSSARY), ("p.tsv", PAIRS)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// What a check writes to standard output and error; its status is to be this.
fn checked(folder: &Path, status: i32, arguments: &[&str], input: &str) -> (String, String) {
    support::called(folder, status, &[&["glossary", "check"], arguments].concat(), input.as_bytes())
}

fn json_of(folder: &Path, status: i32, arguments: &[&str]) -> Value {
    serde_json::from_str(&checked(folder, status, arguments, "").0).unwrap()
}

#[test]
fn issues_are_lines_for_people() {
    let folder = folder();
    let (out, messages) = checked(folder.path(), 1, &["--glossary", "g.tsv", "p.tsv"], "");
    assert_eq!(
        out,
        "p.tsv:2\ts1\tforbidden-rendering\tكييف\tnot Kiev but Kyiv\n\
         p.tsv:3\ts2\tmissing-rendering\tباكو\tBaku\n"
    );
    assert!(messages.contains("issues: 2; segments checked: 3 of 4; untranslated: 1"), "{messages}");
}

#[test]
fn issues_are_json_for_programs() {
    let folder = folder();
    let found = json_of(folder.path(), 1, &["--glossary", "g.tsv", "--json", "p.tsv"]);
    assert_eq!(
        found["issues"][0],
        json!({
            "kind": "forbidden-rendering", "document": "", "id": "s1", "line": 2, "state": "",
            "from": "ar", "to": "en",
            "source": "من كييف إلى باكو", "target": "From 🏙 Kiev to Baku",
            "source_places": [{ "start": 3, "end": 7, "text": "كييف" }],
            "target_places": [{ "start": 7, "end": 11, "text": "Kiev" }],
            "glossary": "Cities", "term_id": "kyiv", "term": "كييف", "confidence": "certain",
            "used": { "text": "Kiev", "status": "forbidden" },
            "expected": [{ "text": "Kyiv", "status": "preferred" }],
        })
    );
    let missing = &found["issues"][1];
    assert_eq!((&missing["kind"], &missing["used"]), (&json!("missing-rendering"), &Value::Null));
    assert_eq!((&missing["target_places"], &missing["term_id"]), (&json!([]), &json!("baku")));
    for (name, count) in [
        ("segments", 4),
        ("checked", 3),
        ("untranslated", 1),
        ("locked", 0),
        ("other_languages", 0),
        ("issue_count", 2),
        ("problem_count", 0),
    ] {
        assert_eq!(found[name], count, "{name}");
    }
    let none = json_of(folder.path(), 0, &["--glossary", "months", "--json", "p.tsv"]);
    assert_eq!((&none["issues"], &none["checked"]), (&json!([]), &json!(3)));
}

#[test]
fn either_side_and_standard_input_do() {
    let folder = folder();
    let folder = folder.path();
    let turned = ["--glossary", "g.tsv", "--from", "en", "--to", "ar", "-"];
    let (out, _) = checked(folder, 0, &turned, "id\tar\ten\ns1\tفي كييف\tIn Kiev\n");
    assert_eq!(out, "");
    let (out, _) = checked(folder, 1, &turned, "id\tar\ten\ns1\tفي باكو\tIn Kiev\n");
    assert_eq!(out, "standard input:2\ts1\tmissing-rendering\tKiev\tكييف\n");
    // Without a header the glossaries say what is source and what is target.
    let (out, _) = checked(folder, 1, &["--glossary", "g.tsv", "-"], "في باكو\tIn Kiev\n");
    assert_eq!(out, "standard input:1\t\tmissing-rendering\tباكو\tBaku\n");
    let po = "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"In Baku\"\nmsgstr \"هناك\"\n";
    let (out, _) = checked(folder, 1, &["--glossary", "g.tsv", "--format", "po", "-"], po);
    assert_eq!(out, "standard input:4\t\tmissing-rendering\tBaku\tباكو\n");
    let french = po.replace("Language: ar", "Language: fr");
    let (_, messages) = checked(folder, 0, &["--glossary", "g.tsv", "-"], &french);
    assert!(messages.contains("no glossary has terms in both en and fr"), "{messages}");
}

#[test]
fn a_project_brings_its_glossaries() {
    let folder = folder();
    let folder = folder.path();
    std::fs::write(folder.join("t.txt"), "وصل إلى باكو").unwrap();
    let new = support::run(
        folder,
        &["new", "p.tarjuman", "--from", "ar", "--to", "en", "t.txt", "--glossary", "g.tsv"],
        b"",
    );
    assert_eq!(new.status.code(), Some(0), "{new:?}");
    let found = json_of(folder, 0, &["p.tarjuman", "--json"]);
    assert_eq!((&found["segments"], &found["untranslated"]), (&json!(1), &json!(1)));
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = folder();
    let folder = folder.path();
    let damaged = "<tmx version=\"1.4\"><header srclang=\"ar\"/><body>\n<tu><tuv xml:lang=\"ar\"><seg>باكو</seg></tuv>\
        <tuv xml:lang=\"en\"><seg>Here</seg></tuv></tu>\n<tu><tuv";
    std::fs::write(folder.join("damaged.tmx"), damaged).unwrap();
    let (out, messages) = checked(folder, 1, &["--glossary", "g.tsv", "damaged.tmx"], "");
    assert!(out.starts_with("damaged.tmx:2\t\tmissing-rendering\tباكو"), "{out}");
    assert!(messages.contains("damaged.tmx: line 3: "), "{messages}");
    for (arguments, input, message) in [
        (&["--glossary", "g.tsv", "none.xlf"][..], "", "none.xlf"),
        (&["--glossary", "none.tsv", "p.tsv"], "", "none.tsv"),
        (&["p.tsv"], "", "--glossary"),
        (&["--glossary", "g.tsv", "-"], "only text", "xlf"),
        (&["--glossary", "g.tsv", "--format", "tmx", "p.tsv"], "", "not TMX"),
        (&["--glossary", "g.tsv", "--format", "docx", "p.tsv"], "", "xliff-1.2"),
    ] {
        let (out, messages) = checked(folder, 2, arguments, input);
        assert!(out.is_empty() && messages.contains(message), "{arguments:?}: {messages}");
    }
}
