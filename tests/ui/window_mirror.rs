//! The Arabic interface: everything stands on the other side, and sentences
//! with numbers take the forms of Arabic.

use crate::support::window::{Seen, Window, settings};
use egui::Rect;
use egui::accesskit::Role;
use std::collections::BTreeSet;
use tarjuman::app::command::{Command, Menu};
use tarjuman::i18n::{FluentValue, Translator};

fn translator(language: &str) -> Translator {
    Translator::new(&language.parse().expect("a language"))
}

/// The places of the main parts of the window.
struct Parts {
    source: Rect,
    target: Rect,
    terms: Rect,
    menus: Vec<f32>,
    progress: Rect,
    saved: Rect,
    export: Rect,
    filter: Rect,
}

fn parts(window: &Window, language: &str) -> Parts {
    let t = translator(language);
    let named = |role, id: &str| window.find(role, &t.tr(id)).rect;
    let text = |id: &str| {
        let text = t.tr(id);
        let found = window.seen().into_iter().find(|seen| seen.name == text || seen.value == text);
        found.unwrap_or_else(|| panic!("“{text}” is to be read")).rect
    };
    let is_editor = |seen: &Seen, id: &str| seen.name == t.tr(id);
    let editor = |id: &str| {
        window.seen().into_iter().find(|seen| is_editor(seen, id)).expect("both editors are there").rect
    };
    let menu = |menu: &Menu| named(Role::MenuItem, &format!("menu-{}", menu.id())).center().x;
    Parts {
        source: editor("source-editor"),
        target: editor("target-editor"),
        terms: text("terms-title"),
        menus: Menu::ALL.iter().map(menu).collect(),
        progress: window
            .seen()
            .into_iter()
            .find(|seen| seen.role == Role::ProgressIndicator)
            .expect("the progress")
            .rect,
        saved: text("saved"),
        export: named(Role::Button, &Command::ExportDocument.entry().label()),
        filter: named(Role::TextInput, "filter-text"),
    }
}

fn sample(language: &str) -> Window {
    let mut window = Window::sample(settings(language));
    window.key("Ctrl+U");
    window.until_saved();
    window.frames(3);
    window
}

#[test]
fn an_english_window_goes_from_left_to_right() {
    let parts = parts(&sample("en"), "en");
    assert!(parts.source.right() <= parts.target.left(), "source, then target");
    assert!(parts.target.right() <= parts.terms.left(), "then the terms");
    assert!(parts.menus.is_sorted(), "{:?}", parts.menus);
    assert!(parts.progress.right() < parts.saved.left());
    assert!(parts.filter.right() < parts.export.left());
}

#[test]
fn an_arabic_window_goes_from_right_to_left() {
    let window = sample("ar");
    let parts = parts(&window, "ar");
    assert!(parts.source.left() >= parts.target.right(), "source, then target");
    assert!(parts.target.left() >= parts.terms.right(), "then the terms");
    assert!(parts.menus.is_sorted_by(|a, b| a > b), "{:?}", parts.menus);
    assert!(parts.menus[0] > 1000.0, "the first menu is in the right corner");
    assert!(parts.progress.left() > parts.saved.right());
    assert!(parts.filter.left() > parts.export.right());
    let grips: BTreeSet<String> =
        window.seen().into_iter().filter(|seen| seen.role == Role::Splitter).map(|seen| seen.name).collect();
    let t = translator("ar");
    assert_eq!(grips, BTreeSet::from([t.tr("columns-grip"), t.tr("terms-grip")]));
}

#[test]
fn the_language_changes_while_the_window_is_open() {
    let mut window = sample("en");
    let before = parts(&window, "en");
    window.command(Command::NextLanguage);
    window.frames(4);
    let other = window.state().settings.interface_language.clone().expect("a language").to_string();
    assert_eq!(other, "ar");
    let after = parts(&window, "ar");
    assert!(before.source.left() < before.target.left() && after.source.left() > after.target.left());
    window.command(Command::NextLanguage);
    window.frames(4);
    assert_eq!(parts(&window, "en").source, before.source);
}

#[test]
fn numbers_take_six_forms_in_arabic() {
    let forms = |language: &str| -> BTreeSet<String> {
        let t = translator(language);
        [0, 1, 2, 3, 11, 100]
            .iter()
            .map(|count| {
                let text = t.tr_with("filter-shown", &[("count", FluentValue::from(*count))]);
                // What is left without the number is the form.
                text.chars().filter(|char| !char.is_numeric() && char.is_alphabetic()).collect()
            })
            .collect()
    };
    assert_eq!(forms("ar").len(), 6, "{:?}", forms("ar"));
    assert_eq!(forms("en").len(), 2, "{:?}", forms("en"));
}

#[test]
fn everything_stays_within_a_small_window() {
    for language in ["en", "ar"] {
        let mut window = Window::sample_sized([700.0, 480.0], settings(language));
        let screen = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(700.0, 480.0));
        for command in [
            Command::NewProject,
            Command::ExportDocument,
            Command::EditSegmentation,
            Command::Settings,
            Command::Palette,
            Command::AddTerm,
            Command::Glossaries,
            Command::Shortcuts,
            Command::About,
        ] {
            let before = window.seen();
            window.command(command);
            window.frames(12);
            let opened = window.seen().into_iter().filter(|seen| !before.contains(seen));
            let buttons: Vec<Seen> = opened.filter(|seen| seen.role == Role::Button).collect();
            for button in &buttons {
                // To the keys of the overview and to glossaries one scrolls, but down only.
                let rank = ["rank-lower", "rank-higher"].map(|id| translator(language).tr(id));
                let scrolled = match command {
                    Command::Shortcuts => button.name.contains("\u{2069}: \u{2068}"),
                    // What takes one out names it.
                    Command::Glossaries => rank.contains(&button.name) || button.name.contains('\u{2068}'),
                    _ => false,
                };
                let inside = match scrolled {
                    true => {
                        screen.x_range().contains(button.rect.left())
                            && screen.x_range().contains(button.rect.right())
                    }
                    false => screen.contains_rect(button.rect),
                };
                assert!(inside, "{language}, {command:?}: {} at {:?}", button.name, button.rect);
            }
            let last = buttons.last().map(|button| button.name.clone());
            assert!(last.is_some() || command == Command::Palette, "{command:?} has a button");
            window.key("Escape");
            window.frames(3);
        }
    }
}
