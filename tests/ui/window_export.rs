//! Exporting: the document in view, all of them into a folder, or a glossary.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use tarjuman::app::files::load_bundled;
use tarjuman::formats::glossaries::for_reading;
use tarjuman::i18n::FluentValue;

/// The sample with two more documents, whose names lead to the same file.
fn with_three_documents() -> Window {
    let mut window = Window::sample(settings("en"));
    for (name, text) in [("note.txt", "أولا. ثانيا.\n"), ("note.ar.txt", "ثالثا.\n")] {
        let path = window.folder().join(name);
        std::fs::write(&path, text).expect("a document");
        let before = window.workbench().session().project().documents().len();
        window.drop_file(&path);
        window.until("the document is there", |window| {
            window.workbench().session().project().documents().len() == before + 1
        });
    }
    window.until_ready();
    window
}

/// Asks for all documents to be exported into a folder.
fn export_all(window: &mut Window, folder: &str) {
    window.key("Ctrl+E");
    window.frames(3);
    let this = window.workbench().document().expect("a document").name.clone();
    window.press(Role::ComboBox, &format!("What: This document: \u{2068}{this}\u{2069}"));
    window.press(Role::ListBoxOption, "All \u{2068}3\u{2069} documents, a file each");
    window.press(Role::TextInput, "Folder to write into");
    window.key("Ctrl+A");
    window.type_text(folder);
    window.frames(2);
}

#[test]
fn all_documents_go_into_a_folder_a_file_each() {
    let mut window = with_three_documents();
    let folder = window.folder().join("out");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("note.en.txt"), "there before").expect("a file");
    export_all(&mut window, &folder.display().to_string());
    assert!(window.reads("One file of these names exists and will be replaced."));
    window.press(Role::Button, "Export");
    window.until("all is written", |window| window.told().contains(&"exported-all"));
    let told = window.state().notices.last().expect("a notice").notice.clone();
    let t = tarjuman::i18n::Translator::new(&"en".parse().expect("a language"));
    let shown = folder.display().to_string();
    let values = [("count", FluentValue::from(3)), ("folder", FluentValue::from(shown))];
    assert_eq!(told.say(&t), t.tr_with("exported-all", &values));
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
    assert_eq!(read("note.en.txt"), "أولا. ثانيا.\n");
    assert_eq!(read("note.en (2).txt"), "ثالثا.\n");
    assert!(read("article.en.txt").contains("Security Council"));
    assert_eq!(std::fs::read_dir(&folder).expect("the folder").count(), 3, "nothing else is left there");
}

#[test]
fn what_cannot_be_written_is_told_and_the_others_are() {
    let mut window = with_three_documents();
    let folder = window.folder().join("out");
    // A folder stands where one of the files is to go.
    std::fs::create_dir_all(folder.join("note.en.txt")).expect("a folder");
    export_all(&mut window, &folder.display().to_string());
    window.press(Role::Button, "Export");
    window.until("the others are written", |window| window.told().contains(&"exported-all"));
    window.frames(2);
    assert!(window.told().contains(&"error-is-folder"), "{:?}", window.told());
    assert!(folder.join("article.en.txt").is_file() && folder.join("note.en (2).txt").is_file());
}

#[test]
fn a_folder_that_is_not_there_is_said_before() {
    let mut window = with_three_documents();
    let folder = window.folder().join("nowhere").display().to_string();
    export_all(&mut window, &folder);
    assert!(window.reads(&format!("There is no folder \u{2068}{folder}\u{2069}")));
    window.key("Enter");
    window.frames(3);
    assert!(!window.told().iter().any(|told| told.starts_with("export")), "{:?}", window.told());
}

/// Sends the Caucasus to a format, after one was exported in another, and gives the
/// concepts that are read from the file, each as its terms.
fn sent(window: &mut Window, last: &str, format: &str, file: &str, whole: bool) -> Vec<Vec<String>> {
    window.key("Ctrl+Shift+E");
    window.frames(4);
    if format != last {
        window.press(Role::ComboBox, &format!("Format: {last}"));
        window.press(Role::ListBoxOption, format);
    }
    let said = if whole { "The format holds all of it." } else { "The format does not hold:" };
    window.until("it is said what the format holds", |window| window.reads(said));
    let path = window.folder().join(file);
    window.press(Role::TextInput, "File to write");
    window.key("Ctrl+A");
    window.type_text(&path.display().to_string());
    window.frames(2);
    window.press(Role::Button, "Export");
    window.until("the file is written", |_| path.is_file());
    window.until("that is told", |window| window.told().contains(&"glossary-exported"));
    window.calm();
    let bytes = std::fs::read(&path).expect("the file");
    let (read, problems) = for_reading(file, &bytes).expect("its format").read_bytes(&bytes);
    assert_eq!(problems, [], "{file}");
    let terms = |concept: &tarjuman::model::Concept| {
        let mut terms: Vec<String> = concept.terms.iter().map(|term| term.text.clone()).collect();
        terms.sort();
        terms
    };
    read.concepts.iter().map(|concept| terms(concept)).collect()
}

#[test]
fn a_glossary_goes_to_four_formats_and_comes_back() {
    let mut window = Window::sample(settings("en"));
    window.until_ready();
    let expected: Vec<Vec<String>> = load_bundled("caucasus")
        .expect("a bundled glossary")
        .concepts
        .iter()
        .map(|concept| {
            let mut terms: Vec<String> = concept.terms.iter().map(|term| term.text.clone()).collect();
            terms.sort();
            terms
        })
        .collect();
    let mut last = "TBX 3, all fields";
    for (format, file, whole) in [
        ("TBX 3, all fields", "a.tbx", true),
        ("TBX-Min 3", "min.tbx", false),
        ("Table with commas (CSV)", "a.csv", false),
        ("Excel workbook (XLSX)", "a.xlsx", false),
    ] {
        assert!(sent(&mut window, last, format, file, whole) == expected, "{format}");
        last = format;
    }
    // The next one begins where the last one went.
    window.key("Ctrl+Shift+E");
    window.frames(4);
    let place = window.find(Role::TextInput, "File to write").value;
    assert_eq!(place, window.folder().join("Caucasus.xlsx").display().to_string());

    window.press(Role::ComboBox, "Glossary: Caucasus");
    window.press(Role::ListBoxOption, "All that are used");
    window.frames(4);
    let place = window.find(Role::TextInput, "File to write").value;
    assert_eq!(place, window.folder().join("sample.xlsx").display().to_string());
    window.until("all are counted", |window| {
        let report = window.state().export_report.as_ref();
        report.is_some_and(|report| report.export.glossaries.len() > 1 && report.entries > 2 * expected.len())
    });
    window.press(Role::ComboBox, "Concepts: All");
    window.press(Role::ListBoxOption, "Those in the documents");
    window.until("those in the documents are counted", |window| {
        let report = window.state().export_report.as_ref().filter(|report| report.export.found);
        report.is_some_and(|report| (10..200).contains(&report.entries))
    });
}
