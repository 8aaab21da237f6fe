//! The terms of the active segment: beside it, in its source and in its
//! translation.

use crate::support::window::{Seen, Window, settings};
use egui::accesskit::Role;
use egui::{Rect, pos2, vec2};
use tarjuman::app::command::Command;
use tarjuman::model::{DateOrder, Glossary};

/// The term and the rendering that are looked at: both stand in the sample's
/// first segment, which is translated.
const TERM: &str = "ناغورني قره باغ";
const RENDERING: &str = "Nagorno-Karabakh";

/// The card of the term, the source and the translation of the first segment.
fn places(window: &Window) -> [Rect; 3] {
    let seen = window.seen();
    let card =
        seen.iter().find(|one| one.role == Role::Label && one.value == TERM).expect("the card of the term");
    let editor = |side: &str| {
        let found = seen.iter().find(|one| one.role == Role::MultilineTextInput && one.name.contains(side));
        found.unwrap_or_else(|| panic!("the editor of the {side} in {seen:#?}")).rect
    };
    [card.rect, editor("Source"), editor("Translation")]
}

/// The line of a text that begins so, within a rectangle.
fn line(window: &Window, within: Rect, beginning: &str) -> Rect {
    let seen = window.seen();
    let is_it = |one: &&Seen| {
        one.role == Role::TextRun && one.value.starts_with(beginning) && within.contains(one.rect.center())
    };
    seen.iter().find(is_it).unwrap_or_else(|| panic!("a line begins with {beginning}")).rect
}

#[test]
fn a_term_under_the_pointer_is_lit_up_in_all_places() {
    let mut window = Window::sample(settings("en"));
    window.command(Command::FirstSegment);
    window.calm();
    let [card, source, target] = places(&window);
    assert!(window.active().target.contains(RENDERING));
    assert!(window.changes_under(source, card.center()), "the card lights up the source");
    assert!(window.changes_under(target, card.center()), "the card lights up the translation");
    // Both lines begin with the term, at the right and at the left.
    let in_source = line(&window, source, TERM).right_center() - vec2(20.0, 0.0);
    let in_target = line(&window, target, "Nagorno").left_center() + vec2(20.0, 0.0);
    assert!(window.changes_under(target, in_source), "the source lights up the translation");
    assert!(window.changes_under(card.expand(4.0), in_source), "and the card");
    assert!(window.changes_under(source, in_target), "the translation lights up the source");
    assert!(window.changes_under(card.expand(4.0), in_target), "and the card");
    assert!(!window.changes_under(source, pos2(2.0, 2.0)), "a place beside all of them does not");
}

#[test]
fn a_term_is_added_in_whole_words_and_what_is_known_of_it_is_said() {
    let mut window = Window::sample(settings("en"));
    window.command(Command::AddTerm);
    window.frames(3);
    window.type_text("ناغورني قره با");
    window.frames(2);
    let known = |window: &Window| window.seen().iter().filter(|seen| seen.value.contains("already:")).count();
    assert_eq!(known(&window), 0, "half a word is another");
    window.type_text("غ");
    window.frames(2);
    assert!(known(&window) > 0, "a glossary that has the term is named before it is added");
    window.key("Escape");
}

#[test]
fn a_date_is_written_as_the_settings_say_and_inserted_by_its_key() {
    let mut house = settings("en");
    house.style.dates = DateOrder::MonthDay;
    let mut window = Window::sample(house);
    window.command(Command::FirstSegment);
    window.command(Command::NextSegment);
    window.until("the terms", |window| window.reads("September 28, 2020"));
    let figures = window.workbench().active_terms();
    let key =
        figures.figures().iter().find(|one| one.text == "September 28, 2020").and_then(|one| one.number);
    window.key("End");
    window.key(&format!("Ctrl+{}", key.expect("a key")));
    // The translation there names the date in another order.
    assert!(window.active().target.ends_with("28 September 2020September 28, 2020"), "it goes to the caret");
}

#[test]
fn a_glossary_is_opened_to_changes_and_taken_out_in_its_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.tarjuman");
    let (text, terms) = (folder.path().join("a.txt"), folder.path().join("house.tsv"));
    std::fs::write(&text, "في باكو").expect("the text");
    std::fs::write(&terms, "ar\ten\nباكو\tBaku\n").expect("the glossary");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .args(["new", "--from", "ar", "--to", "en", "--glossary"])
        .args([&terms, &path, &text])
        .status();
    assert!(made.expect("the program runs").success());
    let mut window = Window::file(settings("en"), folder, &path);
    window.until("the terms", |window| window.reads("Baku"));
    window.command(Command::Glossaries);
    window.frames(3);
    let house = |window: &Window| {
        let glossaries = window.workbench().session().project().glossaries();
        glossaries.iter().find(|one| one.name == "house").map(Glossary::is_changeable)
    };
    assert_eq!(house(&window), Some(false));
    let writable = |window: &Window| {
        let named =
            |one: &Seen| one.role == Role::CheckBox && one.name.contains("May be changed: \u{2068}house");
        window.seen().into_iter().find(|one| named(one)).expect("its box").name
    };
    let name = writable(&window);
    window.press(Role::CheckBox, &name);
    window.frames(2);
    assert_eq!(house(&window), Some(true));
    window.press(Role::Button, "Use “\u{2068}Months and days\u{2069}”");
    window.frames(2);
    assert_eq!(window.workbench().session().project().glossaries().len(), 3);
    window.press(Role::Button, "Take “\u{2068}house\u{2069}” out of the project");
    window.frames(2);
    assert_eq!(house(&window), None);
    window.key("Escape");
    window.key("Ctrl+Z");
    window.frames(2);
    assert_eq!(house(&window), Some(true), "undo brings it back as it was");
}
