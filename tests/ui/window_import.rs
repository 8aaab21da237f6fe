//! Glossary files taken into the project: looked at, compared, decided about, taken in
//! and taken back.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use std::path::{Path, PathBuf};
use tarjuman::app::files;
use tarjuman::formats::glossaries::{WriteOptions, by_id};
use tarjuman::model::{Concept, Glossary, GlossaryOrigin};
use tarjuman::review::import::Kind;

/// A table as people make it: a title above it, columns with names of their own, two
/// terms in a cell, and in the encoding of an old system.
const MESSY: &str = "\
قائمة مصطلحات;;;;\n\
;;;;\n\
الرقم;اللفظ العربي;UN wording;ملاحظات;Client\n\
1;قره باغ;Nagorno-Karabakh / Artsakh;إقليم;UN\n\
2;وقف إطلاق النار;ceasefire / truce;;UN\n";

fn sample() -> Window {
    let mut window = Window::sample(settings("en"));
    window.until_ready();
    window
}

/// Writes a file into the window's folder.
fn file(window: &Window, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = window.folder().join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, content).expect("a file");
    path
}

/// Opens the dialog with this file, and waits until it is known what it is.
fn choose(window: &mut Window, path: &Path) {
    window.key("Ctrl+Shift+I");
    window.frames(4);
    window.key("Ctrl+A");
    window.type_text(&path.display().to_string());
    window.until("the file was looked at", |window| {
        window.state().sight.as_ref().is_some_and(|sight| sight.source.path == path)
    });
    window.frames(4);
}

/// Compares the chosen file.
fn compare(window: &mut Window) {
    window.press(Role::Button, "Compare");
    window.until("it is compared", |window| window.workbench().import().is_some());
    window.frames(4);
}

/// Takes in what was looked through.
fn take_in(window: &mut Window) {
    let last = |window: &Window| window.state().notices.last().map(|told| told.number);
    let before = last(window);
    window.press(Role::Button, "Import");
    window.until("it is taken in", |window| last(window) > before);
    window.until_ready();
    assert!(window.told().contains(&"glossary-imported"), "{:?}", window.told());
}

/// The glossary that was imported from a file.
fn imported(window: &Window) -> &Glossary {
    let glossaries = window.workbench().session().project().glossaries();
    let is_it = |one: &&Glossary| matches!(one.origin, GlossaryOrigin::File(_));
    glossaries.iter().find(is_it).expect("an imported glossary")
}

/// `id: terms; note` of every concept.
fn lines(glossary: &Glossary) -> Vec<String> {
    let line = |concept: &Concept| {
        let terms: Vec<&str> = concept.terms.iter().map(|term| &*term.text).collect();
        format!("{}: {}; {}", concept.id.0, terms.join(", "), concept.note)
    };
    glossary.concepts.iter().map(|concept| line(concept)).collect()
}

/// How many concepts of each kind there are.
fn kinds(window: &Window) -> Vec<(Kind, usize)> {
    let preview = window.workbench().import().expect("a file is looked through");
    let counts = Kind::ALL.iter().map(|kind| (*kind, preview.comparison.of_kind(*kind).len()));
    counts.filter(|(_, count)| *count > 0).collect()
}

#[test]
fn a_messy_table_is_read_as_somebody_says() {
    let mut window = sample();
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(MESSY);
    let path = file(&window, "list.csv", &bytes);
    choose(&mut window, &path);
    for said in ["As found: \u{2068}windows-1256\u{2069}", "اللفظ العربي", "Semicolon"] {
        assert!(
            window.seen().iter().any(|seen| seen.name.contains(said) || seen.value.contains(said)),
            "{said}"
        );
    }
    // The name of one column is not understood: it would be kept as something else.
    let holds = "What column \u{2068}3\u{2069} holds (\u{2068}UN wording\u{2069})";
    window.press(Role::ComboBox, &format!("{holds}: Other field of the concept"));
    // The list opens at what is chosen.
    window.key("Home");
    window.press(Role::ListBoxOption, "Term");
    window.frames(3);
    let language = "Language of column \u{2068}3\u{2069} (\u{2068}UN wording\u{2069})";
    let found = window.seen().iter().any(|seen| seen.name == format!("{language}: English"));
    assert!(found, "by the letters that are in it");
    window.press(Role::CheckBox, "Between terms in a cell: /");
    window.frames(3);
    compare(&mut window);
    assert_eq!(kinds(&window), [(Kind::New, 2)]);
    take_in(&mut window);
    let expected = ["1: قره باغ, Nagorno-Karabakh, Artsakh; إقليم", "2: وقف إطلاق النار, ceasefire, truce; "];
    assert_eq!(lines(imported(&window)), expected);
    assert_eq!(imported(&window).concepts[0].fields[0].value, "UN");

    // The next one of its make is read so by itself, with other lines above it too.
    let next = MESSY.replacen("قائمة", "سطر\nقائمة", 1) + "3;باكو;Baku;;UN\n";
    let path = file(&window, "later/list.csv", next);
    choose(&mut window, &path);
    window.until("it is looked at by the preset", |window| {
        window.state().sight.as_ref().is_some_and(|sight| sight.source.mapping.is_some())
    });
    window.frames(4);
    assert!(window.seen().iter().any(|seen| seen.name == "Read as: list"), "by the preset");
    compare(&mut window);
    assert_eq!(kinds(&window), [(Kind::New, 1), (Kind::Same, 2)], "into the same glossary");
    take_in(&mut window);
    assert_eq!(lines(imported(&window))[2], "3: باكو, Baku; ");
    window.key("Ctrl+Z");
    window.until("it is taken back", |window| imported(window).concepts.len() == 2);
}

/// Lets the own terms of the project be what this table says.
fn with_own(window: &mut Window, rows: &str) -> PathBuf {
    let path = file(window, "law.tsv", format!("id\tar\ten\n{rows}"));
    choose(window, &path);
    into_own(window);
    compare(window);
    take_in(window);
    path
}

fn into_own(window: &mut Window) {
    let combo =
        window.seen().into_iter().find(|seen| seen.role == Role::ComboBox && seen.name.starts_with("Into:"));
    let name = combo.expect("a choice of glossaries").name;
    if !name.ends_with("This project") {
        window.press(Role::ComboBox, &name);
        window.press(Role::ListBoxOption, "This project");
        window.frames(2);
    }
}

fn own(window: &Window) -> Vec<String> {
    let glossaries = window.workbench().session().project().glossaries();
    let own = glossaries.iter().find(|glossary| glossary.origin == GlossaryOrigin::Own);
    lines(own.expect("the own glossary"))
}

/// Changes the rendering of an own concept in the table of concepts.
fn reword(window: &mut Window, search: &str, rendering: &str) {
    window.key("Ctrl+Shift+G");
    window.until("the table is there", |window| {
        window.workbench().table().catalogue().is_some() && window.workbench().wants_catalogue().is_none()
    });
    window.key("Ctrl+A");
    window.type_text(search);
    window.until("the term is found", |window| {
        let workbench = window.workbench();
        let known = workbench.wants_catalogue().is_none() && workbench.wants_ledger().is_none();
        known && window.state().working.is_none() && workbench.table().listing().len() == 1
    });
    window.key("ArrowDown");
    window.key("F2");
    window.frames(3);
    window.key("Ctrl+A");
    window.type_text(rendering);
    window.key("Enter");
    window.frames(3);
    window.key("Escape");
    window.frames(3);
}

#[test]
fn what_was_decided_here_is_not_overwritten_by_a_newer_file() {
    let mut window = sample();
    with_own(&mut window, "a\tقسم أول\tchapter one\nb\tقسم ثان\tchapter two\nc\tقسم ثالث\tchapter three\n");
    for (term, rendering) in [("قسم أول", "part one"), ("قسم ثان", "part two")] {
        reword(&mut window, term, rendering);
    }
    assert_eq!(own(&window)[..2], ["a: قسم أول, part one; ", "b: قسم ثان, part two; "]);
    let newer =
        "a\tقسم أول\tchapter one\nb\tقسم ثان\tsection two\nc\tقسم ثالث\tsection three\nd\tقسم رابع\tfour\n";
    let path = file(&window, "newer/law.tsv", format!("id\tar\ten\n{newer}"));
    choose(&mut window, &path);
    assert!(window.seen().iter().any(|seen| seen.name == "Into: This project"), "the file is known");
    compare(&mut window);
    assert_eq!(
        kinds(&window),
        [(Kind::New, 1), (Kind::Changed, 1), (Kind::ChangedHere, 1), (Kind::Conflict, 1)]
    );
    // It begins with what is in doubt, and says both sides of it.
    for said in ["Here: \u{2068}part two\u{2069}", "File: \u{2068}section two\u{2069}"] {
        assert!(window.seen().iter().any(|seen| seen.name == said), "{said}");
    }
    // Left by Escape it waits with what was decided.
    window.press(Role::CheckBox, "File: \u{2068}section two\u{2069}");
    window.key("Escape");
    window.frames(3);
    assert!(window.told().contains(&"import-waits"));
    window.key("Ctrl+Shift+I");
    window.frames(4);
    window.press(Role::Link, "Go on with it");
    window.frames(4);
    take_in(&mut window);
    let taken = [
        "a: قسم أول, part one; ",
        "b: قسم ثان, section two; ",
        "c: قسم ثالث, section three; ",
        "d: قسم رابع, four; ",
    ];
    assert_eq!(own(&window), taken);
    window.key("Ctrl+Z");
    window.until("it is taken back", |window| own(window).len() == 3);
    assert_eq!(own(&window)[2], "c: قسم ثالث, chapter three; ");
    window.key("Ctrl+Y");
    window.until("it is there again", |window| own(window).len() == 4);
    assert_eq!(own(&window), taken);
}

#[test]
fn a_file_is_decided_about_by_keys() {
    let mut window = sample();
    with_own(&mut window, "a\tقسم أول\tone\nb\tقسم ثان\ttwo\n");
    let newer = "a\tقسم أول\tfirst\nb\tقسم ثان\tsecond\nc\tقسم ثالث\tthird\nd\tقسم رابع\tfourth\n";
    let path = file(&window, "law.tsv", format!("id\tar\ten\n{newer}"));
    choose(&mut window, &path);
    window.key("Enter");
    window.until("it is compared", |window| window.workbench().import().is_some());
    window.frames(4);
    // The first is kept as it is here and so are all that were changed; of the new ones
    // one is left out.
    window.key("2");
    window.key("ArrowUp");
    window.key("A");
    window.key("End");
    window.key("2");
    window.key("Enter");
    window.until("it is taken in", |window| own(window).len() == 3);
    assert_eq!(own(&window), ["a: قسم أول, one; ", "b: قسم ثان, two; ", "c: قسم ثالث, third; "]);
}

#[test]
fn taking_nothing_changes_nothing() {
    let mut window = sample();
    let before = window.workbench().session().project().clone();
    let path = file(&window, "a.tsv", "id\tar\ten\nx\tباكو\tBaku\nx\tشوشا\tShusha\n");
    // A dropped glossary is taken for what it is.
    window.drop_file(&path);
    window.until("the file was looked at", |window| window.state().sight.is_some());
    window.frames(4);
    compare(&mut window);
    assert!(window.reads("One problem in the file."));
    window.press(Role::Link, "Show");
    window.frames(3);
    window.press(Role::Button, "Discard");
    window.frames(3);
    assert!(window.told().contains(&"import-cancelled"));
    assert_eq!(*window.workbench().session().project(), before);
}

#[test]
fn a_table_of_no_or_one_column_is_shown() {
    let mut window = sample();
    for (name, content) in [
        ("empty.csv", &b""[..]),
        ("one.csv", "term\nسلام\n".as_bytes()),
        ("broken.xlsx", b"PK\x03\x04 and nothing of an archive"),
        ("locked.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing else"),
        ("image.tbx", b"\xFF\xD8\xFF\xE0 a picture"),
    ] {
        let path = file(&window, name, content);
        choose(&mut window, &path);
        window.frames(3);
        assert!(window.seen().iter().any(|seen| seen.name == "Compare"), "{name}");
        let doubted = window.seen().iter().any(|seen| seen.value.contains("the content does not look like"));
        assert_eq!(doubted, name == "image.tbx", "{name}");
        window.key("Escape");
        window.frames(3);
    }
}

#[test]
fn a_file_that_waits_does_not_take_the_place_of_another() {
    let mut window = sample();
    let [first, second] =
        ["first.tsv", "second.tsv"].map(|name| file(&window, name, "id\tar\ten\nx\tباكو\tBaku\n"));
    choose(&mut window, &first);
    compare(&mut window);
    window.key("Escape");
    window.frames(3);
    choose(&mut window, &second);
    assert!(window.reads(
        "\u{2068}first.tsv\u{2069} still waits to be looked through. Comparing another one gives it up."
    ));
    window.press(Role::Button, "Compare");
    window.until("the other is there", |window| {
        window.workbench().import().is_some_and(|preview| preview.file == "second.tsv")
    });
}

#[test]
fn what_cannot_be_read_is_said_before() {
    let mut window = sample();
    for (name, content, said) in [
        ("a.bin", &[0u8, 1, 2, 3][..], "a.bin"),
        ("a.csv", b"12,13\n14,15\n", "No column holds terms. Say which one does."),
    ] {
        let path = file(&window, name, content);
        choose(&mut window, &path);
        assert!(window.seen().iter().any(|seen| seen.value.contains(said)), "{said}");
        window.press(Role::Button, "Compare");
        window.frames(3);
        assert!(window.workbench().import().is_none());
        window.key("Escape");
        window.frames(3);
    }
}

#[test]
fn a_glossary_sent_to_other_tools_comes_back_as_it_was() {
    let mut window = sample();
    let caucasus = files::load_bundled("caucasus").expect("a bundled glossary");
    let sent = files::glossary_file(&caucasus);
    for (format, file) in [("tbx", "a.tbx"), ("json", "b.json"), ("xlsx", "c.xlsx"), ("tmx", "d.tmx")] {
        let path = window.folder().join(file);
        let format = by_id(format).expect("a format");
        files::write_glossary(format, &sent, &WriteOptions::default(), &path).expect("a file");
        choose(&mut window, &path);
        compare(&mut window);
        assert_eq!(kinds(&window), [(Kind::New, sent.concepts.len())], "{file}");
        take_in(&mut window);
        // The same file again brings nothing new.
        choose(&mut window, &path);
        compare(&mut window);
        assert_eq!(kinds(&window), [(Kind::Same, sent.concepts.len())], "{file}");
        window.press(Role::Button, "Discard");
        window.frames(3);
    }
}

#[test]
fn the_dialogs_in_arabic() {
    let mut window = Window::sample(settings("ar"));
    window.until_ready();
    let path = file(&window, "list.csv", MESSY);
    // The path of the folder is another every time.
    choose(&mut window, &path);
    window.key("Home");
    let texts = ["استيراد مسرد", "فاصلة منقوطة", "المصطلح", "معرّف المفهوم"];
    for text in texts {
        assert!(
            window.seen().iter().any(|seen| seen.name.contains(text) || seen.value.contains(text)),
            "{text}"
        );
    }
    window.press(Role::Button, "مقارنة");
    window.until("it is compared", |window| window.workbench().import().is_some());
    window.calm();
    window.snapshot("window_import_ar");
}

#[test]
fn a_file_is_filtered_and_the_glossary_it_makes_is_named() {
    let mut window = sample();
    let rows = "ar,en\nباكو,Baku\nناغورني قره باغ,Nagorno-Karabakh\nيريفان,Yerevan\nقره باغ,Karabakh\n";
    let path = file(&window, "places.csv", rows);
    choose(&mut window, &path);
    compare(&mut window);
    let listed = |window: &Window| {
        let seen = window.seen();
        seen.iter()
            .filter(|seen| seen.role == Role::ListBoxOption)
            .map(|seen| seen.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&window).len(), 4);
    window.key("Ctrl+F");
    window.type_text("قرة باغ");
    window.frames(3);
    assert_eq!(listed(&window).len(), 2, "however it is spelt: {:?}", listed(&window));
    // What is decided for all is decided for those.
    for key in ["Enter", "2", "Up", "A"] {
        window.key(key);
    }
    window.key("Ctrl+F");
    window.key("Escape");
    assert_eq!(listed(&window).len(), 4, "the dialog stays");
    let left: Vec<String> = listed(&window).into_iter().filter(|name| name.ends_with("Leave out")).collect();
    assert!(left.len() == 2 && left.iter().all(|name| name.contains("Karabakh")), "{left:?}");

    window.press(Role::TextInput, "Name of the new glossary");
    window.key("Ctrl+A");
    window.type_text("Capitals");
    window.key("Enter");
    assert!(window.workbench().import().is_some(), "Enter in the field takes nothing in");
    window.key("Enter");
    window.until("it is taken in", |window| window.told().contains(&"glossary-imported"));
    window.until_ready();
    assert_eq!(imported(&window).name, "Capitals");
    assert_eq!(lines(imported(&window)), ["1: باكو, Baku; ", "3: يريفان, Yerevan; "]);
}
