//! `tarjuman glossary names` and `variants`, as a shell calls them.

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const GLOSSARY: &str = "# name: People\nid\tar\ten\npashinyan\tباشينيان\tPashinyan\n";

const TEXT: &str = "قال المتحدث ستيفان دوجاريك إن بشينيان وصل.\n\nوأضاف دوجاريك أن باشينيان غادر.\n";

/// A folder with a glossary and a text.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("g.tsv"), GLOSSARY).unwrap();
    std::fs::write(folder.path().join("t.txt"), TEXT).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tarjuman")).args(arguments).current_dir(folder).output().unwrap()
}

fn ok(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {messages}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn names_are_listed_for_people_and_as_a_table() {
    let folder = folder();
    let names = |more: &[&str]| {
        ok(folder.path(), &[&["glossary", "names", "--glossary", "g.tsv", "t.txt"], more].concat())
    };
    assert_eq!(
        names(&["--system", "press"]),
        "1\tستيفان دوجاريك\tStefan Dujarric\tknown\tperson\t\t1:12–26\n\
         1\tدوجاريك\tDujarric\tknown\tperson\t\t3:6–13\n\
         1\tبشينيان\tBashinyan\tletters\tperson\tlike باشينيان\t1:30–37\n"
    );
    let table = names(&["--tsv"]);
    let cells: Vec<&str> = table.lines().last().unwrap().split('\t').collect();
    assert_eq!(cells.len(), 8, "{table}");
    assert_eq!((cells[0], cells[1], cells[2]), ("بشينيان", "person", "1"));
    assert!(cells[3].parse::<f32>().is_ok());
    assert_eq!(cells[4..], ["Bashīnyān", "letters", "pashinyan", "1:30–37"]);
}

#[test]
fn json_says_everything_of_a_name() {
    let folder = folder();
    let found = ok(folder.path(), &["glossary", "names", "--glossary", "g.tsv", "--json", "t.txt"]);
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!(found["from"], "ar");
    let name = &found["names"][1];
    assert!(name["score"].as_f64().unwrap() > 0.0);
    assert_eq!(
        (&name["name"], &name["kind"], &name["within"]),
        (&"دوجاريك".into(), &"person".into(), &0.into())
    );
    assert_eq!(name["romanised"]["ala-lc"], serde_json::json!({ "text": "Dūjārīk", "basis": "known" }));
    assert_eq!(name["spellings"], serde_json::json!([{ "text": "دوجاريك", "count": 1 }]));
    assert_eq!(name["places"], serde_json::json!([{ "line": 3, "start": 6, "end": 13 }]));
    let near = &found["names"][2]["near"][0];
    assert_eq!((&near["term_id"], &near["glossary"]), (&"pashinyan".into(), &"People".into()));
}

#[test]
fn a_project_brings_its_language_and_its_glossaries() {
    let folder = folder();
    let new = ["new", "p.tarjuman", "--from", "ar", "--to", "en", "--glossary", "g.tsv", "t.txt"];
    ok(folder.path(), &new);
    let names = ok(folder.path(), &["glossary", "names", "p.tarjuman"]);
    assert!(names.contains("\tt.txt:1:12–26\n"), "{names}");
    assert!(!names.contains("\tباشينيان\t"), "{names}");
    // What ships with the program is named without a path.
    let names = ok(folder.path(), &["glossary", "names", "--glossary", "caucasus", "t.txt"]);
    assert!(!names.contains("دوجاريك"), "{names}");
}

#[test]
fn variants_are_grouped_with_their_places() {
    let folder = folder();
    let variants = |more: &[&str]| ok(folder.path(), &[&["glossary", "variants"], more].concat());
    assert_eq!(variants(&["دوجاريك", "دوجاريتش", "طهران"]), "دوجاريتش 1, دوجاريك 1\t\n");
    assert_eq!(variants(&["--glossary", "g.tsv", "t.txt"]), "بشينيان 1, باشينيان 1\tباشينيان\n");
    let found: serde_json::Value =
        serde_json::from_str(&variants(&["--json", "--glossary", "g.tsv", "باكو", "بشينيان"])).unwrap();
    assert_eq!(
        found,
        serde_json::json!({ "groups": [{
            "term": { "glossary": "People", "term_id": "pashinyan", "term": "باشينيان" },
            "spellings": [{ "text": "بشينيان", "count": 1 }],
            "places": [{ "input": 2, "line": 1, "start": 0, "end": 7, "text": "بشينيان" }],
        }] })
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = folder();
    for (arguments, message) in [
        (&["glossary", "names", "--glossary", "missing.tsv", "t.txt"][..], "missing.tsv"),
        (&["glossary", "names", "--system", "other", "t.txt"], "bgn-pcgn, ala-lc, press"),
        (&["glossary", "names", "--tsv", "--json", "t.txt"], "cannot be used"),
        (&["glossary", "names"], "FILE"),
        (&["glossary", "variants"], "TEXT"),
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(message) && output.stdout.is_empty(), "{said}");
    }
}
