//! Who gets the room of the window: the text before the terms, the active segment
//! before everything, and nothing that comes and goes in front of either.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use egui::{Rect, pos2};
use tarjuman::app::command::Command;
use tarjuman::i18n::Translator;
use tarjuman::model::{Direction, Side};

fn editor(window: &Window, id: &str, language: &str) -> Rect {
    let t = Translator::new(&language.parse().expect("a language"));
    window.find(Role::MultilineTextInput, &t.tr(id)).rect
}

#[test]
fn toasts_cover_neither_terms_nor_translation() {
    for (language, size) in [("en", [1100.0, 700.0]), ("ar", [1100.0, 700.0]), ("en", [700.0, 480.0])] {
        let mut window = Window::sample_sized(size, settings(language));
        let t = Translator::new(&language.parse().expect("a language"));
        // At both ends of the list, where toasts and editor could meet.
        for end in ["Ctrl+End", "Ctrl+Home"] {
            window.key(end);
            window.key("Ctrl+Shift+X");
            window.frames(3);
            let told = [t.tr("direction-target-rtl"), t.tr("close")];
            let parts = window.seen().into_iter().filter(|seen| {
                told.contains(&seen.value) || (seen.role == Role::Button && told.contains(&seen.name))
            });
            let toast = parts.map(|seen| seen.rect).reduce(Rect::union).expect("a toast").expand(10.0);
            let target = editor(&window, "target-editor", language);
            assert!(!toast.intersects(target), "{language} {size:?} {end}: {toast:?} over {target:?}");
            let terms =
                window.seen().into_iter().find(|seen| seen.value == t.tr("terms-title")).expect("terms");
            let beside = match language {
                "ar" => toast.left() > target.left(),
                _ => toast.right() < terms.rect.left(),
            };
            assert!(beside, "{language} {size:?} {end}: {toast:?} by {:?}", terms.rect);
            window.key("Ctrl+Z");
            window.calm();
            window.frames(3);
        }
    }
}

#[test]
fn in_a_small_window_the_terms_take_three_tenths() {
    let mut window = Window::sample_sized([700.0, 480.0], settings("en"));
    window.frames(5);
    let grip = window.find(Role::Splitter, "Width of the term panel").rect;
    assert!(grip.center().x >= 700.0 * 0.7 - 1.0, "{grip:?}");
    // A click elsewhere does not take that for the user's wish.
    let width = window.state().settings.layout.terms_width;
    window.click(pos2(300.0, 300.0));
    assert!((window.state().settings.layout.terms_width - width).abs() < 0.1);
}

#[test]
fn zooming_keeps_the_active_segment_in_view() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+G");
    window.frames(3);
    window.type_text("9");
    window.key("Enter");
    window.frames(4);
    for _ in 0..7 {
        window.command(Command::ZoomIn);
        window.frames(4);
        let rect = editor(&window, "target-editor", "en");
        let height = 700.0 / window.state().settings.text.zoom;
        assert!(rect.top() > 0.0 && rect.top() < height - 30.0, "{rect:?} in {height}");
        assert!(window.is_writing());
    }
}

#[test]
fn a_direction_command_shows_at_once_and_takes_itself_back() {
    let mut window = Window::sample(settings("en"));
    for (command, side, first) in [
        (Command::SourceDirection, Side::Source, Direction::Ltr),
        (Command::TargetDirection, Side::Target, Direction::Rtl),
    ] {
        for expected in [Some(first), None, Some(first), None] {
            window.command(command);
            assert_eq!(window.active().direction(side), expected, "{command:?}");
        }
    }
}

#[test]
fn no_tooltip_stands_above_a_dialog() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+Home");
    let states = ["Translated", "Reviewed", "Final", "Draft", "Not translated"];
    let sign = window.seen().into_iter().find(|one| one.role == Role::Image && states.contains(&&*one.name));
    let sign = sign.expect("the sign of a state");
    window.hover(Some(sign.rect.center()));
    window.frames(60);
    let shows = |window: &Window| window.seen().iter().any(|seen| seen.value == sign.name);
    assert!(shows(&window), "the tooltip is there");
    window.key("F1");
    window.frames(2);
    assert!(!shows(&window), "the tooltip is gone");
}
