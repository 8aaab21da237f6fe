//! Every command of the table, run with its key: with and without a project,
//! and what it opens.

use crate::support::window::{Window, settings};
use egui::Event;
use egui::accesskit::Role;
use tarjuman::app::command::{COMMANDS, Command};
use tarjuman::i18n::Translator;

/// The commands that open a dialog, with the Fluent id of its title; those of
/// the first list need no project.
const DIALOGS: [(Command, &str); 7] = [
    (Command::NewProject, "new-project-title"),
    (Command::OpenProject, "open-project-title"),
    (Command::Settings, "settings-title"),
    (Command::Palette, "palette-title"),
    (Command::News, "news-title"),
    (Command::Shortcuts, "shortcuts-title"),
    (Command::About, "about-title"),
];
const PROJECT_DIALOGS: [(Command, &str); 8] = [
    (Command::AddDocuments, "add-documents-title"),
    (Command::ExportDocument, "export-title"),
    (Command::ExportGlossary, "export-glossary-title"),
    (Command::EditSegmentation, "segmentation-title"),
    (Command::GoTo, "go-to-title"),
    (Command::History, "history-title"),
    (Command::AddTerm, "term-new-title"),
    (Command::Glossaries, "glossaries-title"),
];

fn english(id: &str) -> String {
    Translator::new(&"en".parse().expect("a language")).tr(id)
}

/// Runs a command as its key does; the clipboard's keys arrive as events.
fn run(window: &mut Window, command: Command) {
    match command {
        Command::Cut => window.event(Event::Cut),
        Command::Copy => window.event(Event::Copy),
        Command::Paste => window.event(Event::Paste("pasted".to_owned())),
        _ => window.command(command),
    }
}

#[test]
fn every_command_can_be_run_without_a_project() {
    let mut window = Window::welcome(settings("en"));
    // The keys of the table of concepts are heard by that alone.
    let asked = |command: Command| command != Command::OpenSample && !command.is_of_table();
    for entry in COMMANDS.iter().filter(|entry| asked(entry.command)) {
        let reason = window.state().availability(entry.command).err();
        run(&mut window, entry.command);
        let clipboard = matches!(entry.command, Command::Cut | Command::Copy | Command::Paste);
        if let Some(reason) = reason.filter(|_| !clipboard) {
            assert_eq!(window.told().last(), Some(&reason), "{} says why it cannot be used", entry.id);
        }
        window.key("Escape");
        window.frames(2);
    }
    assert!(window.state().workbench.is_none());
}

#[test]
fn every_command_can_be_run_with_a_project() {
    let mut window = Window::sample(settings("en"));
    for entry in COMMANDS {
        if entry.command == Command::CloseProject {
            continue;
        }
        run(&mut window, entry.command);
        window.frames(2);
        window.key("Escape");
        window.key("Escape");
        // Other segments are joined and split by and by; each keeps its text.
        assert!(!window.told().contains(&"bug"), "{}: {:?}", entry.id, window.state().notices);
        window.until_ready();
    }
    window.command(Command::CloseProject);
    assert!(window.state().workbench.is_none());
}

fn opens_and_closes(window: &mut Window, dialogs: &[(Command, &str)], writing: bool) {
    for (command, title) in dialogs {
        let title = english(title);
        window.command(*command);
        window.until(&format!("{command:?} opens “{title}”"), |window| window.reads(&title));
        window.frames(3);
        assert!(!window.is_writing(), "“{title}” leaves no key to the editor");
        window.key("Escape");
        window.frames(4);
        assert!(!window.reads(&title), "Esc closes “{title}”");
        assert_eq!(window.is_writing(), writing, "the keyboard is back after “{title}”");
    }
}

#[test]
fn dialogs_open_and_give_the_keyboard_back() {
    let mut window = Window::welcome(settings("en"));
    opens_and_closes(&mut window, &DIALOGS, false);
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    assert!(window.is_writing(), "the editor has the keyboard");
    opens_and_closes(&mut window, &DIALOGS, true);
    opens_and_closes(&mut window, &PROJECT_DIALOGS, true);
}

#[test]
fn what_is_typed_in_a_dialog_stays_out_of_the_translation() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    let before = window.active().target.clone();
    for (command, title) in DIALOGS.iter().chain(&PROJECT_DIALOGS) {
        window.command(*command);
        let title = english(title);
        window.until(&title, |window| window.reads(&title));
        window.type_text("3x");
        window.key("Escape");
        window.frames(3);
        assert_eq!(window.active().target, before, "{title}");
    }
}

#[test]
fn a_list_that_is_open_in_a_dialog_closes_first() {
    let mut window = Window::welcome(settings("en"));
    window.command(Command::Settings);
    window.frames(5);
    window.press(Role::ComboBox, &format!("{}: {}", english("settings-theme"), english("theme-light")));
    let is_open = |window: &Window| window.seen().iter().any(|seen| seen.role == Role::ListBoxOption);
    assert!(is_open(&window));
    window.key("Escape");
    assert!(!is_open(&window) && window.reads(&english("settings-title")), "the list closes");
    window.key("Escape");
    assert!(!window.reads(&english("settings-title")), "and then the dialog");
}

#[test]
fn an_empty_document_says_that_there_is_nothing_to_do() {
    let mut window = Window::sample(settings("en"));
    let path = window.folder().join("empty.txt");
    std::fs::write(&path, "").expect("a file");
    window.drop_file(&path);
    window.until("the document is there", |window| {
        window.workbench().session().project().documents().len() == 2
    });
    window.frames(3);
    assert!(window.reads(&english("segments-empty-document")));
    assert!(!window.reads(&english("terms-none")), "there is no segment to speak of");
    for keys in
        ["Alt+ArrowDown", "Ctrl+End", "Ctrl+Enter", "Ctrl+U", "Alt+S", "Alt+J", "Ctrl+1", "Ctrl+Alt+T"]
    {
        window.key(keys);
        window.key("Escape");
    }
    assert!(!window.told().contains(&"bug"), "{:?}", window.told());
}

#[test]
fn the_author_typed_in_the_settings_is_recorded_from_then_on() {
    let mut window = Window::sample(settings("en"));
    assert_eq!(window.workbench().session().author(), "Ada");
    window.command(Command::Settings);
    window.frames(5);
    window.press(Role::TextInput, &english("settings-author"));
    window.key("Ctrl+A");
    window.type_text("Grace");
    window.press(Role::Button, &english("close"));
    window.frames(3);
    assert_eq!(window.workbench().session().author(), "Grace", "without opening the project again");
}

#[test]
fn a_list_closed_by_its_button_opens_in_front_at_the_next_click() {
    let mut window = Window::welcome(settings("en"));
    window.command(Command::Settings);
    window.frames(5);
    let theme = |id: &str| format!("{}: {}", english("settings-theme"), english(id));
    let is_open = |window: &Window| window.seen().iter().any(|seen| seen.role == Role::ListBoxOption);
    for id in ["theme-light", "theme-dark"] {
        window.press(Role::ComboBox, &theme(id));
        assert!(is_open(&window));
        window.press(Role::ComboBox, &theme(id));
        assert!(!is_open(&window));
        window.press(Role::ComboBox, &theme(id));
        // Behind the dialog the option would be there and not be hit.
        window.press(Role::ListBoxOption, &english("theme-dark"));
        assert!(window.reads(&theme("theme-dark")), "the list is in front of the dialog");
    }
    window.press(Role::ComboBox, &theme("theme-dark"));
    window.press(Role::ComboBox, &theme("theme-dark"));
    window.press(Role::ComboBox, &theme("theme-dark"));
    window.press(Role::ListBoxOption, &english("theme-light"));
    assert!(window.reads(&theme("theme-light")));
}
