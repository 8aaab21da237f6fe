//! The menus that a right click or the menu key brings up: what stands in them,
//! how they are gone through, and that the keyboard comes back.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use egui::{Pos2, pos2};
use tarjuman::i18n::Translator;
use tarjuman::model::SegmentState;

/// The sample, at a segment that is translated and confirmed.
fn at_translated() -> Window {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+Home");
    assert_ne!(window.active().target, "");
    window
}

/// The labels of the lines that can be seen in menus.
fn lines(window: &Window) -> Vec<String> {
    let within = |seen: &crate::support::window::Seen| seen.role == Role::MenuItem && seen.rect.top() > 30.0;
    window.seen().into_iter().filter(within).map(|seen| plain(&seen.name)).collect()
}

/// A text without the isolates around what was put into it.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// The middle of the line of this name.
fn line(window: &Window, name: &str) -> Pos2 {
    let seen = window.seen();
    let found = seen.iter().find(|seen| seen.role == Role::MenuItem && plain(&seen.name) == name);
    found.unwrap_or_else(|| panic!("no {name:?} in {:?}", lines(window))).rect.center()
}

fn choose(window: &mut Window, name: &str) {
    let pos = line(window, name);
    window.click(pos);
}

fn editor(window: &Window, name: &str) -> egui::Rect {
    window.find(Role::MultilineTextInput, name).rect
}

const TARGET: &str = "Translation of the active segment";
const SOURCE: &str = "Source of the active segment";

/// A place in the row of a segment that is not in the editor, that many rows
/// below the first.
fn beside_row(window: &Window, number: usize) -> Pos2 {
    let row = window.find(Role::Row, &format!("Segment \u{2068}{number}\u{2069}")).rect;
    pos2(row.left() + 12.0, row.center().y)
}

#[test]
fn the_menu_of_the_translation_by_pointer() {
    let mut window = at_translated();
    let text = window.active().target.clone();
    let at = editor(&window, TARGET).center();
    window.right_click(at);
    assert_eq!(
        lines(&window),
        [
            "Cut",
            "Copy",
            "Paste",
            "Select all",
            "Copy source to target",
            "Clear target",
            "Insert control character",
            "Find this",
            "Add or change term…",
            "Confirm and go to next unfinished",
            "History of segment…",
        ]
    );
    // Nothing is selected, so there is nothing to cut: the line stays.
    choose(&mut window, "Cut");
    assert!(lines(&window).contains(&"Cut".to_owned()), "a line that cannot be chosen leaves the menu open");
    choose(&mut window, "Clear target");
    assert_eq!((window.active().target.as_str(), lines(&window)), ("", vec![]));
    assert!(window.is_writing(), "the keyboard is back");
    window.key("Ctrl+Z");
    assert_eq!(window.active().target, text);
}

#[test]
fn esc_and_a_click_elsewhere_close_the_menu() {
    let mut window = at_translated();
    for by_key in [true, false] {
        let at = editor(&window, TARGET).center();
        window.right_click(at);
        assert!(!window.is_writing() && !lines(&window).is_empty());
        match by_key {
            true => window.key("Escape"),
            false => window.click(pos2(2.0, 695.0)),
        }
        assert_eq!(lines(&window), Vec::<String>::new());
        window.frames(3);
        assert!(window.is_writing(), "the keyboard is back, closed by key: {by_key}");
    }
    let text = window.active().target.clone();
    window.right_click(editor(&window, TARGET).center());
    window.type_text("xyz ");
    window.key("Escape");
    assert_eq!(window.active().target, text, "what is typed into a menu is no translation");
}

#[test]
fn the_menu_of_the_translation_by_keys_alone() {
    for keys in ["Shift+F10", "Menu"] {
        let mut window = at_translated();
        let text = window.active().target.clone();
        window.key(keys);
        let first = window.focused().map(|seen| seen.name);
        assert_eq!(first.as_deref(), Some("Paste"), "{keys}: the first that can be chosen");
        window.key("Home");
        assert_eq!(window.focused().map(|seen| seen.name).as_deref(), Some("Cut"), "{keys}");
        window.key("Enter");
        assert_eq!(window.focused().map(|seen| seen.name).as_deref(), Some("Cut"), "it cannot be chosen");
        window.key("ArrowUp");
        assert_eq!(window.focused().map(|seen| seen.name).as_deref(), Some("History of segment…"));
        window.key("Home");
        for _ in 0..6 {
            window.key("ArrowDown");
        }
        assert_eq!(window.focused().map(|seen| seen.name).as_deref(), Some("Insert control character"));
        window.key("ArrowRight");
        assert_eq!(window.focused().map(|seen| seen.name).as_deref(), Some("Insert left-to-right mark"));
        window.key("ArrowLeft");
        assert_eq!(window.focused().map(|seen| seen.name).as_deref(), Some("Insert control character"));
        window.key("ArrowRight");
        window.key("ArrowDown");
        window.key("Enter");
        assert_eq!(window.active().target, format!("{text}\u{200f}"), "{keys}");
        assert!(window.is_writing(), "{keys}");
    }
}

#[test]
fn in_a_mirrored_window_the_left_arrow_leads_inwards() {
    let mut window = Window::sample_sized([1600.0, 800.0], settings("ar"));
    let t = Translator::new(&"ar".parse().expect("a language"));
    window.key("Ctrl+Home");
    let at = editor(&window, &t.tr("target-editor")).center();
    window.right_click(at);
    for _ in 0..7 {
        window.key("ArrowDown");
    }
    assert_eq!(window.focused().map(|seen| seen.name), Some(t.tr("menu-controls")));
    let opener = window.focused().expect("a line").rect;
    window.key("ArrowLeft");
    let first = window.focused().expect("a line");
    assert_eq!(first.name, t.tr("command-insert-lrm"));
    assert!(first.rect.right() <= opener.left(), "the menu opens to the left: {first:?}, {opener:?}");
    window.key("ArrowRight");
    assert_eq!(window.focused().map(|seen| seen.name), Some(t.tr("menu-controls")));
}

#[test]
fn a_click_on_what_is_selected_keeps_it_and_elsewhere_moves_the_caret() {
    let mut window = at_translated();
    window.key("Ctrl+A");
    let rect = editor(&window, TARGET);
    window.right_click(rect.left_top() + egui::vec2(40.0, 8.0));
    choose(&mut window, "Find this");
    let found = window.find(Role::TextInput, "Find").value;
    assert_eq!(found, window.active().target);
    window.key("Escape");
    window.key("End");
    let text = window.active().target.clone();
    window.right_click(rect.left_top() + egui::vec2(60.0, 8.0));
    window.key("Escape");
    window.frames(3);
    window.type_text("@");
    let at = window.active().target.find('@').expect("what was typed");
    assert!(at > 0 && at < text.len(), "{at} in {text}");
}

#[test]
fn a_click_on_another_segment_makes_it_the_active_one_first() {
    let mut window = at_translated();
    let second = window.segment(1).clone();
    let at = beside_row(&window, 2);
    window.right_click(at);
    assert_eq!(window.index(), 1);
    assert_eq!(
        lines(&window),
        [
            "Confirm and go to next unfinished",
            "Mark as reviewed",
            "Mark as final",
            "Make a draft again",
            "Copy source to target",
            "Split segment at source caret",
            "Join with next segment",
            "Direction",
            "History of segment…",
        ]
    );
    choose(&mut window, "Make a draft again");
    assert_eq!((window.segment(1).state, &window.segment(1).target), (SegmentState::Initial, &second.target));
    assert!(window.is_writing(), "{:?}", window.focused());
}

#[test]
fn a_source_is_split_where_it_was_clicked() {
    let mut window = at_translated();
    let count = window.workbench().document().expect("a document").segments.len();
    let source = window.segment(2).source.clone();
    let row = window.find(Role::Row, "Segment \u{2068}3\u{2069}").rect;
    window.right_click(pos2(row.left() + row.width() * 0.2, row.top() + 20.0));
    assert_eq!(window.index(), 2);
    choose(&mut window, "Split the segment here");
    let document = window.workbench().document().expect("a document");
    assert_eq!(document.segments.len(), count + 1);
    let halves = [&document.segments[2], &document.segments[3]];
    assert_eq!([&*halves[0].source, &*halves[1].lead, &*halves[1].source].concat(), source);
    assert_eq!(window.find(Role::MultilineTextInput, SOURCE).value, halves[0].source);
}

#[test]
fn the_menu_of_a_term_inserts_copies_and_switches_its_glossary_off() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    let terms = window.workbench().active_terms();
    let first = terms.iter().next().expect("a term").clone();
    let rendering = first.renderings[0].text.clone();
    let button = format!("Insert “\u{2068}{rendering}\u{2069}”");
    window.key("F6");
    window.key("F6");
    assert_eq!(window.focused().map(|seen| seen.name), Some(button.clone()), "the panes go round");
    window.key("Shift+F10");
    let focused = window.focused().map(|seen| plain(&seen.name));
    assert_eq!(focused, Some(format!("Insert “{rendering}”")));
    window.key("Escape");
    assert_eq!(window.focused().map(|seen| seen.name), Some(button.clone()), "the keyboard is back");
    let at = window.find(Role::Button, &button).rect.center();
    window.right_click(at);
    let copy = line(&window, &format!("Copy “{}”", first.term));
    assert_eq!(window.copied_at(copy), Some(first.term.clone()));
    window.right_click(at);
    // The glossaries that come with the program cannot be changed.
    choose(&mut window, "Change this term…");
    assert!(window.reads("Change this term…"), "the line stays");
    choose(&mut window, &format!("Insert “{rendering}”"));
    assert_eq!(window.active().target, rendering);
    window.right_click(at);
    let off = lines(&window).pop().expect("a line");
    assert_eq!(off, format!("Switch “{}” off", first.glossary_name));
    choose(&mut window, &off);
    let glossary = window.workbench().session().project().glossary(first.glossary).expect("the glossary");
    assert!(!glossary.enabled);
    window.key("Ctrl+Z");
    assert!(window.workbench().session().project().glossary(first.glossary).expect("it").enabled);
}

#[test]
fn a_term_of_ones_own_can_be_changed() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    let source = window.active().source.split(' ').next().expect("a word").to_owned();
    window.key("Ctrl+Alt+T");
    window.frames(3);
    window.type_text(&source);
    window.key("Tab");
    window.type_text("Own rendering");
    window.press(Role::Button, "Save term");
    window.until_ready();
    window.until("the term is found", |window| {
        window.workbench().active_terms().renderings().any(|text| text == "Own rendering")
    });
    window.frames(3);
    let at = window.find(Role::Button, "Insert “\u{2068}Own rendering\u{2069}”").rect.center();
    window.right_click(at);
    choose(&mut window, "Change this term…");
    window.frames(3);
    assert!(window.reads("Change term"), "the dialog is open");
}
