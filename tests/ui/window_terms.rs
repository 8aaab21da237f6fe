//! The terms of the active segment: beside it, in its source and in its
//! translation.

use crate::support::window::{Seen, Window, settings};
use egui::accesskit::Role;
use egui::{Rect, pos2, vec2};
use tarjuman::app::command::Command;

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
