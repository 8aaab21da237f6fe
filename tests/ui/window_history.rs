//! The life of a segment as its dialog tells it, and the way back to an earlier
//! translation.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use tarjuman::model::SegmentState;

/// A segment that was translated, confirmed, changed, taken back and turned.
fn with_a_past(language: &str) -> Window {
    let mut window = Window::sample(settings(language));
    window.key("Ctrl+U");
    window.type_text("He will phone the president");
    window.key("Ctrl+Enter");
    window.key("Alt+ArrowUp");
    window.key("Ctrl+A");
    window.type_text("He will call the president today");
    window.key("Ctrl+Shift+X");
    window.key("Ctrl+Z");
    window.key("Ctrl+Shift+H");
    window.until("the history is there", |window| {
        window.seen().iter().any(|seen| seen.role == Role::Button && seen.name.contains("He will phone"))
    });
    window.frames(3);
    window
}

/// The texts that can be read, top to bottom.
fn read(window: &Window) -> Vec<String> {
    let text = |seen: crate::support::window::Seen| match seen.value.is_empty() {
        true => seen.name,
        false => seen.value,
    };
    window.seen().into_iter().map(text).map(|text| text.replace(['\u{2068}', '\u{2069}'], "")).collect()
}

#[test]
fn every_step_says_what_happened_by_whom_and_what_changed() {
    let window = with_a_past("en");
    let read = read(&window);
    let steps = [
        "Direction of the translation: By its language (undone)",
        "Direction of the translation: Right to left",
        "Translation changed",
        "He will phone\u{200c}call the president today",
        "Confirmed",
        "Translated",
        "He will phone the president",
    ];
    let mut from = read.iter().position(|text| text == "History of the segment").expect("the dialog");
    for step in steps {
        let at = read[from..].iter().position(|text| text == step);
        from += at.unwrap_or_else(|| panic!("“{step}” is to be read in {:?}", &read[from..]));
    }
    assert!(read.iter().any(|text| text.ends_with(" · Ada")), "{read:?}");
    assert!(read.contains(&"This is the translation now".to_owned()));
}

#[test]
fn an_earlier_translation_is_restored_as_one_step() {
    let mut window = with_a_past("en");
    let index = window.index();
    let restore = "Restore this translation: \u{2068}He will phone the president\u{2069}";
    window.press(Role::Button, restore);
    window.frames(3);
    assert!(!window.reads("History of the segment"), "the dialog is closed");
    let segment = window.segment(index);
    assert_eq!((&*segment.target, segment.state), ("He will phone the president", SegmentState::Initial));
    assert!(window.is_writing(), "the keyboard is back");
    window.key("Ctrl+Z");
    assert_eq!(window.segment(index).target, "He will call the president today");
    window.key("Ctrl+Y");
    window.key("Ctrl+Shift+H");
    window.until("the history is there", |window| window.reads("History of the segment"));
    window.frames(3);
    assert!(read(&window).contains(&"Earlier translation restored (done again)".to_owned()));
}

#[test]
fn the_history_reads_from_right_to_left_in_arabic() {
    let window = with_a_past("ar");
    let read = read(&window);
    assert!(read.contains(&"عُدّلت الترجمة".to_owned()), "{read:?}");
    assert!(
        read.iter().any(|text| text.starts_with("اتجاه الترجمة") && text.ends_with("(تراجع)")),
        "{read:?}"
    );
}
