//! Keys of one's own: given by keyboard, kept over a restart, read from the file
//! when it changes, and what becomes of files and keys that do not work.

use crate::support::window::{Window, settings};
use egui::Event;
use egui::accesskit::Role;
use std::collections::BTreeSet;
use std::path::PathBuf;
use tarjuman::app::command::Command;
use tarjuman::i18n::Translator;
use tarjuman::tr;

fn english() -> Translator {
    Translator::new(&"en".parse().expect("a language"))
}

fn label(command: Command) -> String {
    english().tr(&command.entry().label())
}

/// What a command is called in a sentence.
fn name(command: Command) -> String {
    label(command).trim_end_matches('…').to_owned()
}

/// What assistive technology calls a key of a command.
fn cap(command: Command, key: &str) -> String {
    tr!(english(), "shortcuts-key", command = label(command), key = key)
}

fn keymap(window: &Window) -> PathBuf {
    window.folder().join("config/keymap.toml")
}

fn on_disk(window: &Window) -> String {
    std::fs::read_to_string(keymap(window)).unwrap_or_default()
}

/// The lines of the keymap file that are no comment.
fn lines(window: &Window) -> Vec<String> {
    let text = on_disk(window);
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// A window with this keymap file.
fn with_file(text: &str) -> Window {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("config")).expect("a folder");
    std::fs::write(folder.path().join("config/keymap.toml"), text).expect("a keymap");
    Window::again(settings("en"), folder)
}

fn is_open(window: &Window, title: &str) -> bool {
    window.reads(&english().tr(title))
}

/// Chooses a command in the overview, which is opened, by its name.
fn choose(window: &mut Window, command: Command) {
    window.key("F1");
    window.frames(3);
    window.type_text(&label(command));
    window.frames(2);
}

#[test]
fn a_key_is_given_by_keyboard_used_at_once_and_kept() {
    let mut window = Window::welcome(settings("en"));
    choose(&mut window, Command::About);
    window.key("Enter");
    assert!(is_open(&window, "shortcuts-recording"));
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "Press keys…")));
    window.key("Ctrl+J");
    assert!(!is_open(&window, "shortcuts-recording"));
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "Ctrl+J")));
    assert_eq!(lines(&window), ["about = [\"Ctrl+J\"]"]);
    assert!(on_disk(&window).starts_with("# "), "the file says what it is");
    window.key("Escape");
    window.key("Shift+F1");
    assert!(!is_open(&window, "about-what"), "the old key is gone");
    window.key("Ctrl+J");
    assert!(is_open(&window, "about-what"), "the new key works at once");
    window.key("Escape");

    let folder = window.close();
    let mut window = Window::again(settings("en"), folder);
    assert_eq!(window.told(), [""; 0]);
    window.key("Ctrl+J");
    assert!(is_open(&window, "about-what"), "the new key works after a restart");
}

#[test]
fn keys_are_kept_removed_added_and_made_usual_again_by_keyboard() {
    let mut window = Window::welcome(settings("en"));
    choose(&mut window, Command::About);
    // Esc keeps what was, and closes nothing.
    window.key("Enter");
    window.key("Escape");
    assert!(is_open(&window, "shortcuts-title") && on_disk(&window).is_empty());
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "Shift+F1")));
    // Another key, by the button behind the first.
    window.key("Tab");
    assert_eq!(window.focused().map(|seen| seen.name), Some(english().tr("shortcuts-add")));
    window.key("Enter");
    window.key("Tab");
    assert!(is_open(&window, "shortcuts-leave"), "Tab does not leave, but is named and asked about");
    window.key("Escape");
    window.key("Tab");
    window.key("Enter");
    window.key("F4");
    assert_eq!(lines(&window), ["about = [\"Shift+F1\", \"F4\"]"]);
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "F4")));
    // Backspace removes, while a key is asked for and else.
    window.key("Enter");
    window.key("Backspace");
    assert_eq!(lines(&window), [""; 0]);
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "Shift+F1")));
    window.key("Delete");
    assert_eq!(lines(&window), ["about = []"]);
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "no key")));
    window.key("Tab");
    assert!(window.focused().is_some_and(|seen| seen.name.contains("Shift+F1")), "{:?}", window.focused());
    window.key("Enter");
    assert_eq!(lines(&window), [""; 0]);
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "Shift+F1")));
}

#[test]
fn the_arrows_go_through_the_commands_from_the_field_and_from_a_key() {
    let mut window = Window::welcome(settings("en"));
    window.key("F1");
    window.frames(3);
    window.key("ArrowDown");
    window.key("Enter");
    assert!(window.reads(&cap(Command::OpenProject, "Press keys…")));
    window.key("Escape");
    window.key("ArrowDown");
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::OpenSample, "Ctrl+Shift+F1")));
    window.key("ArrowUp");
    window.key("ArrowUp");
    assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::NewProject, "Ctrl+N")));
}

#[test]
fn a_key_of_another_command_is_taken_over_only_when_the_user_says_so() {
    let mut window = Window::welcome(settings("en"));
    let has = tr!(english(), "shortcuts-has", key = "F8", command = name(Command::News));
    choose(&mut window, Command::About);
    for leave in ["Escape", "Tab"] {
        window.key("Enter");
        window.key("F8");
        assert!(window.reads(&has), "the clash is shown in its place");
        assert!(on_disk(&window).is_empty());
        window.key(leave);
        if leave == "Tab" {
            window.key("Enter");
        }
        assert!(!window.reads(&has) && on_disk(&window).is_empty(), "it is left by {leave}");
        assert_eq!(window.focused().map(|seen| seen.name), Some(cap(Command::About, "Shift+F1")));
    }
    window.key("Enter");
    window.key("F8");
    assert_eq!(window.focused().map(|seen| seen.name), Some(english().tr("shortcuts-take")));
    window.key("Enter");
    assert_eq!(lines(&window), ["about = [\"F8\"]"]);
    window.key("Escape");
    choose(&mut window, Command::News);
    let now = tr!(english(), "shortcuts-now", key = "F8", command = name(Command::About));
    assert!(window.reads(&now), "the other command says where its key went");
}

#[test]
fn the_clipboards_keys_are_nobodys() {
    let mut window = Window::welcome(settings("en"));
    choose(&mut window, Command::About);
    window.key("Enter");
    window.event(Event::Paste("pasted".to_owned()));
    assert!(!window.reads(&english().tr("shortcuts-take")) && !window.reads(&english().tr("shortcuts-use")));
    assert_eq!(window.focused().map(|seen| seen.name), Some(english().tr("shortcuts-leave")));
    window.key("Enter");
    assert!(on_disk(&window).is_empty());
    window.key("Escape");
    choose(&mut window, Command::Paste);
    window.key("Enter");
    assert!(!window.reads(&english().tr("shortcuts-recording")) && is_open(&window, "shortcuts-system"));
}

#[test]
fn a_command_is_found_by_its_id_and_by_pressing_its_key() {
    let mut window = Window::welcome(settings("en"));
    window.key("F1");
    window.frames(3);
    window.type_text("insert-rendering-7");
    window.frames(2);
    assert!(window.reads(&cap(Command::InsertRendering(7), "Ctrl+7")));
    assert!(!window.reads(&cap(Command::About, "Shift+F1")));
    window.key("Ctrl+A");
    window.key("Backspace");
    window.tab_to(Role::Button, &english().tr("shortcuts-by-key"));
    window.key("Enter");
    window.key("Ctrl+G");
    assert!(window.reads(&cap(Command::GoTo, "Ctrl+G")));
    assert!(!window.reads(&cap(Command::About, "Shift+F1")));
    window.key("Enter");
    window.key("Ctrl+Shift+J");
    assert!(window.reads(&tr!(english(), "shortcuts-by-key-none", key = "Ctrl+Shift+J")));
    window.key("Enter");
    window.key("Backspace");
    assert!(window.reads(&cap(Command::About, "Shift+F1")));
}

#[test]
fn what_does_not_work_is_told_and_stays_beside_its_command() {
    let mut window =
        with_file("find = [\"F4\"]\ngo-to = [\"F4\", \"Hyper+X\"]\nfly = [\"F2\"]\nabout = [\"A\"]\n");
    window.frames(2);
    let told = ["keymap-writing", "keymap-no-command", "keymap-clash", "keymap-no-key"];
    assert_eq!(window.told(), told);
    let (find, go_to) = (name(Command::Find), name(Command::GoTo));
    window.key("F1");
    window.frames(3);
    let clash = tr!(english(), "keymap-clash", key = "F4", sends = &*find, instead = &*go_to);
    let no_key = tr!(english(), "keymap-no-key", command = &*go_to, key = "Hyper+X");
    let no_command = tr!(english(), "keymap-no-command", command = "fly");
    let writing = tr!(english(), "keymap-writing", key = "A", command = name(Command::About));
    for sentence in [&no_key, &no_command, &writing] {
        assert!(window.reads(sentence), "{sentence}");
    }
    window.calm();
    let lines_of_clash: BTreeSet<i32> = window
        .seen()
        .iter()
        .filter(|seen| seen.name == clash || seen.value == clash)
        .map(|seen| seen.rect.center().y as i32)
        .collect();
    assert_eq!(lines_of_clash.len(), 2, "a clash is shown at both commands");
    // Each can be removed where it is shown.
    window.press(Role::Button, &tr!(english(), "shortcuts-remove-text", key = "fly"));
    assert!(!window.reads(&no_command));
    window.type_text(&label(Command::GoTo));
    window.frames(2);
    window.press(Role::Button, &tr!(english(), "shortcuts-remove-text", key = "Hyper+X"));
    assert!(!window.reads(&no_key));
    assert_eq!(lines(&window), ["find = [\"F4\"]", "go-to = [\"F4\"]", "about = [\"A\"]"]);
    assert_eq!(window.told(), told, "nothing is told twice");
    window.press(Role::Button, &english().tr("shortcuts-all-usual"));
    assert_eq!(lines(&window), [""; 0]);
}

#[test]
fn a_broken_keymap_is_set_aside() {
    let mut window = with_file("about = [\"F4\"");
    assert_eq!(window.told(), ["keymap-set-aside"]);
    let aside = window.folder().join("config/keymap.broken-1.toml");
    assert_eq!(std::fs::read_to_string(aside).expect("the file"), "about = [\"F4\"");
    window.key("Shift+F1");
    assert!(is_open(&window, "about-what"), "the usual keys hold");
}

#[test]
fn the_file_is_read_again_when_it_changes() {
    let mut window = Window::welcome(settings("en"));
    let write = |window: &mut Window, text: &str| {
        std::fs::create_dir_all(window.folder().join("config")).expect("a folder");
        std::fs::write(keymap(window), text).expect("a keymap");
        // As when the user comes back from an editor.
        window.event(Event::WindowFocused(true));
    };
    write(&mut window, "about = [\"F4\"]\n");
    window.until("the keys are read", |window| window.told() == ["keymap-read"]);
    window.key("F4");
    assert!(is_open(&window, "about-what"));
    window.key("Escape");
    // What is broken changes nothing, and stays where its writer has it.
    write(&mut window, "about = [\"F4\"\n");
    window.until("that is told", |window| window.told().last() == Some(&"keymap-not-read"));
    window.key("F4");
    assert!(is_open(&window, "about-what"));
    window.key("Escape");
    assert_eq!(on_disk(&window), "about = [\"F4\"\n");
    write(&mut window, "about = [\"F4\", \"Hyper+X\"]\n");
    window.until("a problem is told", |window| window.told().last() == Some(&"keymap-no-key"));
    write(&mut window, "");
    window.until("the usual keys are back", |window| {
        window.told().iter().filter(|message| **message == "keymap-read").count() == 3
    });
    window.key("F4");
    assert!(!is_open(&window, "about-what"));
}

#[test]
fn keys_among_older_settings_are_carried_over_once() {
    let mut old = settings("en");
    old.keys.insert("about".to_owned(), vec!["F4".to_owned()]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::again(old, folder);
    assert_eq!(window.told(), ["keymap-carried-over"]);
    window.key("F4");
    assert!(is_open(&window, "about-what"));
    assert_eq!(lines(&window), ["about = [\"F4\"]"]);
    let folder = window.close();
    let kept = std::fs::read_to_string(folder.path().join("config/settings.toml")).expect("settings");
    assert!(!kept.contains("keys"), "{kept}");
    let window = Window::again(settings("en"), folder);
    assert_eq!(window.told(), [""; 0]);
}
