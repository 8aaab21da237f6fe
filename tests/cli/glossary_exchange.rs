//! `tarjuman glossary convert`, `info`, `diff` and `formats`, as a shell calls them.

use crate::support::{self, run};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const TABLE: &str = "# name: Harbours\n# licence: CC0-1.0\n\
    id\tar\ten\tfr\tstatus_en\tvariants_ar\tdomain\tref\n\
    harbour\tميناء\tharbour|haven\tport\tpreferred|forbidden\tمينا\tports\tp. 3\n\
    anchor\tمرساة\tanchor\t\t\t\tships\n";

/// A folder with a table in it.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("a.tsv"), TABLE).unwrap();
    folder
}

/// What a call without input writes to standard output and error.
fn called(folder: &Path, status: i32, arguments: &[&str]) -> (String, String) {
    support::called(folder, status, arguments, b"")
}

fn json_of(folder: &Path, status: i32, arguments: &[&str]) -> Value {
    serde_json::from_str(&called(folder, status, arguments).0).unwrap()
}

#[test]
fn what_goes_out_comes_back() {
    let folder = folder();
    let folder = folder.path();
    called(folder, 0, &["glossary", "convert", "a.tsv", "a.json"]);
    called(folder, 0, &["glossary", "convert", "a.json", "b.tsv"]);
    assert_eq!(std::fs::read_to_string(folder.join("b.tsv")).unwrap(), TABLE);
    assert_eq!(called(folder, 0, &["glossary", "diff", "a.tsv", "b.tsv"]), (String::new(), String::new()));
}

#[test]
fn standard_input_and_output_do_for_files() {
    let folder = folder();
    let to = ["glossary", "convert", "-", "-", "--to-format", "json"];
    let output = run(folder.path(), &to, TABLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let back = run(folder.path(), &["glossary", "convert", "-", "-", "--to-format", "tsv"], &output.stdout);
    assert_eq!(String::from_utf8(back.stdout).unwrap(), TABLE);
    let info = run(folder.path(), &["glossary", "info", "-", "--format", "tsv"], TABLE.as_bytes());
    assert!(String::from_utf8(info.stdout).unwrap().contains("2\tconcepts"));
}

#[test]
fn a_table_is_read_as_a_mapping_says() {
    let folder = folder();
    let folder = folder.path();
    let (table, ..) = encoding_rs::WINDOWS_1256.encode("قائمة;;\nx;y;z\nميناء;harbour / haven;p. 3\n");
    std::fs::write(folder.join("list.dat"), table).unwrap();
    let mapping = "delimiter = ';'\nskip = 1\nheader = true\ncolumns = ['ar', 'en', 'field:ref']\nseparators = [' / ']\n";
    std::fs::write(folder.join("list.toml"), mapping).unwrap();
    let call = ["glossary", "convert", "list.dat", "-", "--to-format", "tsv", "--mapping", "list.toml"];
    let (out, _) = called(folder, 0, &[&call[..], &["--encoding", "windows-1256"]].concat());
    assert_eq!(out, "id\tar\ten\tref\n1\tميناء\tharbour|haven\tp. 3\n");
    // A row is found by its names, wherever it stands.
    let named = mapping.replace("skip = 1", "names = ['x', 'y', 'z']");
    std::fs::write(folder.join("list.toml"), named).unwrap();
    let (found, _) = called(folder, 0, &[&call[..], &["--encoding", "windows-1256"]].concat());
    assert_eq!(found, out);
    for (mapping, said) in [
        ("x = 1\n", "a mapping says what the columns hold"),
        ("columns = 7\n", "list.toml"),
        ("[[preset]]\nname = 7\n", "line"),
    ] {
        std::fs::write(folder.join("list.toml"), mapping).unwrap();
        let (_, message) = called(folder, 2, &call);
        assert!(message.contains(said), "{message}");
    }
    let (_, message) = called(folder, 2, &["glossary", "info", "list.dat", "--mapping", "none"]);
    assert!(message.contains("none: neither a file nor one of the kept mappings"), "{message}");
    let (_, message) =
        called(folder, 2, &["glossary", "info", "a.tsv", "--format", "tsv", "--mapping", "list.toml"]);
    assert!(message.contains("a mapping says nothing of the format tsv"), "{message}");
}

#[test]
fn what_is_lost_is_reported() {
    let folder = folder();
    let folder = folder.path();
    let rich = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/glossaries/rich.json");
    let rich = rich.to_str().unwrap();
    let (out, messages) = called(folder, 1, &["glossary", "convert", rich, "r.tsv"]);
    assert_eq!(out, "");
    assert!(messages.contains("tarjuman: not held by tsv: The history of concepts: "), "{messages}");
    assert!(!messages.contains("    harbour"), "{messages}");
    let (_, messages) = called(folder, 1, &["glossary", "convert", rich, "r.tsv", "--force", "--report"]);
    assert!(messages.contains("    harbour\tميناء\tفي الأخبار [termNote]"), "{messages}");
    called(folder, 1, &["glossary", "convert", rich, "r.tsv", "--force", "--report=report.txt"]);
    let report = std::fs::read_to_string(folder.join("report.txt")).unwrap();
    assert!(report.contains("    harbour\tميناء\tفي الأخبار [termNote]\n"), "{report}");

    let report = json_of(folder, 1, &["glossary", "convert", rich, "r.tsv", "--force", "--json"]);
    assert_eq!(report["input"]["format"], "json");
    // A concept without a term is read, and told.
    assert_eq!((&report["input"]["problem_count"], &report["output"]["concepts"]), (&json!(1), &json!(12)));
    let losses = report["losses"].as_array().unwrap();
    let note = losses.iter().find(|loss| loss["name"] == "usageNote").unwrap();
    assert_eq!(
        note,
        &json!({
            "kind": "fact", "level": "term", "what": "fields", "name": "usageNote", "count": 1,
            "message": "The field “usageNote” of terms: 1 place",
            "first": [{ "concept": "harbour", "term": "ميناء", "value": "في الأخبار [termNote]" }],
        })
    );
    assert!(losses.iter().any(|loss| loss["kind"] == "head" && loss["what"] == "fields"));
    let field = losses.iter().find(|loss| loss["name"] == "subjectField").unwrap();
    assert_eq!((&field["level"], &field["what"]), (&json!("concept"), &json!("fields")));
}

#[test]
fn what_is_exported_is_chosen() {
    let folder = folder();
    let folder = folder.path();
    let chosen = |more: &[&str]| {
        let call = [&["glossary", "convert", "a.tsv", "-", "--to-format", "tsv"], more].concat();
        called(folder, 0, &call)
    };
    let (table, messages) = chosen(&["--language", "en", "--language", "ar", "--forbidden", "comment"]);
    assert!(table.contains("do not use: haven"), "{table}");
    assert!(table.lines().nth(2).unwrap().starts_with("id\ten\tar\t"), "{table}");
    assert!(messages.contains("as asked: Terms of other languages or statuses left out: 1"), "{messages}");
    assert!(messages.contains("as asked: Terms not to be used named in notes: 1"), "{messages}");
    let (table, _) = chosen(&["--domain", "ships"]);
    assert!(table.contains("anchor\t") && !table.contains("harbour\t"), "{table}");
    let (table, _) = chosen(&["--status", "forbidden"]);
    assert!(table.contains("\thaven\t") && !table.contains("ميناء"), "{table}");
    let (table, _) = chosen(&["--forbidden", "omit", "--variants", "terms", "--sort", "en"]);
    assert!(table.contains("ميناء|مينا") && !table.contains("haven"), "{table}");
    let rows: Vec<&str> = table.lines().skip(3).map(|row| row.split('\t').next().unwrap()).collect();
    assert_eq!(rows, ["anchor", "harbour"]);
    // However it is spelt or inflected, and in whatever it stands.
    std::fs::write(folder.join("t.txt"), "السفن\nدخلت الموانئَ\n").unwrap();
    let xliff = "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file source-language='ar' \
        target-language='en'><body><trans-unit id='1'><source>ميناء كبير</source></trans-unit></body></file></xliff>";
    std::fs::write(folder.join("t.xlf"), xliff).unwrap();
    for text in ["t.txt", "t.xlf", "في مينا صغير"] {
        let (table, messages) = chosen(&["--from", "ar", "--to", "en", "--found-in", text]);
        assert!(table.contains("harbour\t") && !table.contains("anchor\t"), "{text}: {table}");
        assert!(messages.contains("as asked: Concepts left out: 1"), "{text}: {messages}");
    }
    called(folder, 2, &["glossary", "convert", "-", "-", "--to-format", "tsv", "--found-in", "-"]);
    let report = json_of(
        folder,
        0,
        &["glossary", "convert", "a.tsv", "c.tsv", "--json", "--variants", "omit", "--forbidden", "omit"],
    );
    assert_eq!((&report["left_out"]["variants"], &report["left_out"]["avoided"]), (&json!(1), &json!(1)));
}

#[test]
fn glossaries_of_projects_and_of_the_program_are_exported() {
    let folder = folder();
    let folder = folder.path();
    std::fs::write(folder.join("t.txt"), "رست السفينة.").unwrap();
    let new = ["new", "p.tarjuman", "--from", "ar", "--to", "en", "t.txt"];
    called(folder, 0, &[&new[..], &["--glossary", "a.tsv", "--glossary", "months"]].concat());
    called(folder, 0, &["glossary", "convert", "p.tarjuman", "own.json"]);
    assert!(std::fs::read_to_string(folder.join("own.json")).unwrap().contains("\"concepts\": [\n]"));
    called(folder, 0, &["glossary", "convert", "p.tarjuman", "p.tsv", "--glossary", "Harbours"]);
    called(folder, 0, &["glossary", "diff", "p.tsv", "a.tsv"]);
    called(folder, 0, &["glossary", "convert", "p.tarjuman", "m.tsv", "--glossary", "months"]);
    called(folder, 0, &["glossary", "convert", "months", "n.tsv"]);
    called(folder, 0, &["glossary", "diff", "m.tsv", "n.tsv"]);
    let both = ["--glossary", "Harbours", "--glossary", "months"];
    called(folder, 0, &[&["glossary", "convert", "p.tarjuman", "both.json"], &both[..]].concat());
    assert_eq!(json_of(folder, 0, &["glossary", "info", "both.json", "--json"])["concepts"], 2 + 31);
    let (_, messages) =
        called(folder, 2, &["glossary", "convert", "p.tarjuman", "x.tsv", "--glossary", "no"]);
    assert!(messages.contains("own, Harbours, months"), "{messages}");
}

#[test]
fn a_file_is_looked_at() {
    let folder = folder();
    let (out, _) = called(folder.path(), 0, &["glossary", "info", "a.tsv"]);
    for line in [
        "format\ttsv",
        "encoding\tUTF-8",
        "name\tHarbours",
        "licence\tCC0-1.0",
        "2\tconcepts",
        "6\tterms",
        "3\tterms in en, of 2 concepts",
        "1\tterms with the status forbidden",
        "1\tconcepts of the domain ports",
        "1\tOther spellings of terms",
        "1\tfield “ref” (concept)",
    ] {
        assert!(out.lines().any(|said| said == line), "{line}: {out}");
    }
    let info = json_of(folder.path(), 0, &["glossary", "info", "a.tsv", "--json"]);
    assert_eq!(info["languages"][1], json!({ "language": "en", "terms": 3, "concepts": 2 }));
    assert_eq!(info["statuses"], json!({ "preferred": 1, "forbidden": 1 }));
    assert_eq!(info["properties"], json!([{ "level": "term", "property": "variants", "count": 1 }]));
    assert_eq!(info["fields"], json!([{ "level": "concept", "name": "ref", "count": 1 }]));

    // The encoding shows far behind the beginning.
    let mut legacy = b"id\tar\tnote\n".to_vec();
    legacy.extend(b"\t\tplain\n".repeat(9000));
    legacy.extend(b"2\t\xe3\xd1\xcd\xc8\xc7 \xc8\xdf\xe3\t\n".repeat(40));
    std::fs::write(folder.path().join("legacy.tsv"), legacy).unwrap();
    let info = json_of(folder.path(), 1, &["glossary", "info", "legacy.tsv", "--json"]);
    assert_eq!(info["encoding"], "windows-1256");
    assert!(info["problem_count"].as_u64().unwrap() >= 9000);
}

#[test]
fn glossaries_are_compared() {
    let folder = folder();
    let folder = folder.path();
    let changed = TABLE.replace("p. 3", "p. 4").replace("anchor\tمرساة", "kedge\tمرساة");
    std::fs::write(folder.join("b.tsv"), changed).unwrap();
    let (out, _) = called(folder, 1, &["glossary", "diff", "a.tsv", "b.tsv"]);
    assert_eq!(
        out,
        "- anchor\tمرساة, anchor\n+ kedge\tمرساة, anchor\n~ harbour\tميناء, harbour, haven, port\n    \
         - ref: p. 3\n    + ref: p. 4\n"
    );
    let found = json_of(folder, 1, &["glossary", "diff", "a.tsv", "b.tsv", "--json"]);
    assert_eq!((&found["matched_by"], &found["same"]), (&json!("id"), &json!(0)));
    assert_eq!(found["only_a"][0]["terms"][1], json!({ "language": "en", "text": "anchor" }));
    assert_eq!(
        found["changed"][0]["only_b"],
        json!([{
            "level": "concept", "language": null, "term": null, "property": "fields", "name": "ref",
            "value": "p. 4",
        }])
    );
}

#[test]
fn formats_are_listed() {
    let folder = folder();
    let (out, _) = called(folder.path(), 0, &["glossary", "formats"]);
    assert!(out.contains("tsv\ttsv, tab\tread, written\n"), "{out}");
    let listed = json_of(folder.path(), 0, &["glossary", "formats", "--json"]);
    let formats = listed["formats"].as_array().unwrap();
    assert!(formats.contains(&json!({ "id": "json", "endings": ["json"], "read": true, "written": true })));
    assert_eq!(formats.len(), tarjuman::formats::glossaries::ALL.len());
}

#[test]
fn what_would_do_harm_is_refused() {
    let folder = folder();
    let folder = folder.path();
    std::fs::write(folder.join("t.txt"), "نص").unwrap();
    std::fs::write(folder.join("there.tsv"), "precious").unwrap();
    called(folder, 0, &["new", "p.tarjuman", "--from", "ar", "--to", "en", "t.txt"]);
    let project = std::fs::read(folder.join("p.tarjuman")).unwrap();
    for (arguments, message) in [
        (&["a.tsv", "there.tsv"][..], "--force"),
        (&["a.tsv", "p.tarjuman"], "does not replace"),
        (&["a.tsv", "p.tarjuman", "--to-format", "json", "--force"], "does not replace"),
        (&["a.tsv", "out.json", "--report=p.tarjuman", "--force"], "does not replace"),
        (&["a.tsv", "out.json", "--report=there.tsv"], "--force"),
        (&["a.tsv", "out.nothing"], "tsv"),
        (&["a.tsv", "-"], "--to-format"),
        (&["a.tsv", "-", "--to-format", "json", "--json"], "--report=FILE"),
        (&["missing.tsv", "out.tsv"], "missing.tsv"),
        (&["a.tsv", "out.json", "--glossary", "own"], "not a project"),
        (&["a.tsv", "out.json", "--from", "ar"], "--to"),
        (&["a.tsv", "out.json", "--status", "good"], "preferred"),
        (&["a.tsv", "out.json", "--from-format", "none"], "tsv"),
    ] {
        let (out, said) = called(folder, 2, &[&["glossary", "convert"], arguments].concat());
        assert!(said.contains(message) && out.is_empty(), "{arguments:?}: {said}");
    }
    assert_eq!(std::fs::read_to_string(folder.join("there.tsv")).unwrap(), "precious");
    assert_eq!(std::fs::read(folder.join("p.tarjuman")).unwrap(), project);
    assert!(!folder.join("out.tsv").exists() && !folder.join("out.json").exists());
    called(folder, 0, &["glossary", "convert", "a.tsv", "there.tsv", "--force"]);
    assert_eq!(std::fs::read_to_string(folder.join("there.tsv")).unwrap(), TABLE);
}

#[test]
fn what_cannot_be_read_replaces_nothing() {
    let folder = folder();
    let folder = folder.path();
    let content = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    called(folder, 0, &["glossary", "convert", "a.tsv", "good.json"]);
    std::fs::write(folder.join("bad.tbx"), "هذا ليس مسردا").unwrap();
    let before = [content("good.json"), content("a.tsv")];
    let (_, said) = called(folder, 2, &["glossary", "convert", "bad.tbx", "good.json", "--force"]);
    assert!(said.contains("bad.tbx: this is not TBX"), "{said}");
    called(folder, 2, &["glossary", "info", "bad.tbx"]);
    called(folder, 2, &["glossary", "diff", "bad.tbx", "a.tsv"]);
    for report in ["--report=a.tsv", "--report=./good.json"] {
        let call = ["glossary", "convert", "a.tsv", "good.json", "--force", report];
        let (_, said) = called(folder, 2, &call);
        assert!(said.contains("would overwrite the glossary"), "{said}");
    }
    assert_eq!([content("good.json"), content("a.tsv")], before);
}
