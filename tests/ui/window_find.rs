//! Finding and replacing in source and target, and the list that chooses the
//! side, by keyboard.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use tarjuman::app::command::Command;

/// The side that is searched, as the list tells it.
fn side(window: &Window) -> String {
    let seen = window.seen();
    let list = seen.iter().find(|one| one.role == Role::ComboBox && one.name.starts_with("Find in:"));
    list.expect("the list of sides").name.trim_start_matches("Find in: ").to_owned()
}

fn options(window: &Window) -> usize {
    window.seen().iter().filter(|one| one.role == Role::ListBoxOption).count()
}

#[test]
fn a_list_is_used_by_keyboard_alone() {
    let mut window = Window::sample(settings("en"));
    window.command(Command::Replace);
    window.tab_to(Role::ComboBox, "Find in: Target");
    assert_eq!(side(&window), "Target");
    for (key, expected) in
        [("ArrowUp", "Source"), ("ArrowUp", "Source"), ("End", "Target"), ("Home", "Source")]
    {
        window.key(key);
        window.frames(1);
        assert_eq!((side(&window).as_str(), options(&window)), (expected, 0), "{key}");
    }
    window.type_text("t");
    window.frames(1);
    assert_eq!(side(&window), "Target", "a letter goes to the option that begins with it");
    window.key("Enter");
    window.frames(2);
    assert_eq!(options(&window), 2, "Enter opens the list");
    window.key("ArrowUp");
    window.frames(1);
    assert_eq!(side(&window), "Target", "an open list chooses by Enter");
    window.key("Enter");
    window.frames(2);
    assert_eq!((side(&window).as_str(), options(&window)), ("Source", 0));
    window.key("Space");
    window.frames(2);
    window.key("ArrowDown");
    window.key("Escape");
    window.frames(2);
    assert_eq!((side(&window).as_str(), options(&window)), ("Source", 0), "Esc leaves it as it was");
    let focused = window.focused().expect("the list has the keyboard still");
    assert_eq!(focused.role, Role::ComboBox);
}

#[test]
fn finds_in_the_source_are_replaced_with_one_undo() {
    let mut window = Window::sample(settings("en"));
    let sources = |window: &Window| -> Vec<String> {
        window.workbench().session().project().segments().map(|segment| segment.source.clone()).collect()
    };
    let before = sources(&window);
    let with = |text: &str| before.iter().filter(|source| source.contains(text)).count();
    let count = with("أذربيجان");
    assert!(count > 1, "the sample names the country more than once");
    window.command(Command::Replace);
    window.type_text("أذربيجان");
    window.key("Tab");
    window.type_text("آذربايجان");
    window.tab_to(Role::ComboBox, "Find in: Target");
    window.key("ArrowUp");
    window.until("it is found", |window| window.reads("آذربايجان"));
    window.press(Role::Button, "Replace all");
    window.frames(3);
    let after = sources(&window);
    assert_eq!(after.iter().filter(|source| source.contains("آذربايجان")).count(), count);
    assert!(after.iter().all(|source| !source.contains("أذربيجان")));
    assert_eq!(window.told().last(), Some(&"replaced"));
    window.key("Escape");
    window.key("Escape");
    window.frames(2);
    window.command(Command::Undo);
    window.frames(2);
    assert_eq!(sources(&window), before);
}

#[test]
fn one_segment_is_replaced_in_only_where_one_is_seen() {
    let mut window = Window::sample(settings("en"));
    window.command(Command::Filter);
    window.type_text("nowhere to be found");
    window.until("the list is filtered", |window| window.workbench().rows().is_complete());
    window.command(Command::Replace);
    window.type_text("Guterres");
    window.until("it is found", |window| {
        window.workbench().search().is_some_and(|view| !view.search.hits().is_empty())
    });
    window.frames(2);
    assert!(window.workbench().active().is_none(), "there is no segment to replace in");
    let here = window.find(Role::Button, "Replace in this segment");
    let before: Vec<String> =
        window.workbench().session().project().segments().map(|segment| segment.target.clone()).collect();
    window.click(here.rect.center());
    window.frames(3);
    let after: Vec<String> =
        window.workbench().session().project().segments().map(|segment| segment.target.clone()).collect();
    assert_eq!(after, before);
}
