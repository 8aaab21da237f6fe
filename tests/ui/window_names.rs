//! What a screen reader can say: every widget that can be pressed or written in
//! has a name, in every language, and no text is the bare name of a message.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use std::collections::BTreeSet;
use std::path::Path;
use tarjuman::app::command::{Command, Menu};
use tarjuman::i18n::Translator;

/// Roles of widgets that a user does something with.
const INTERACTIVE: [Role; 14] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::MenuItem,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::SearchInput,
    Role::Slider,
    Role::SpinButton,
    Role::Splitter,
    Role::Switch,
    Role::TextInput,
];

/// The names of messages whose English text is not their name.
fn message_ids() -> BTreeSet<String> {
    let english = Translator::new(&"en".parse().expect("a language"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/en");
    let mut ids = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("the English texts") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
        let names = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned());
        ids.extend(names.filter(|id| !id.starts_with(['#', ' '])));
    }
    ids.retain(|id| english.tr(id) != *id);
    assert!(ids.len() > 200, "{ids:?}");
    ids
}

/// Looks at pages and collects what is wrong with the names on them.
struct Inspector {
    ids: BTreeSet<String>,
    t: Translator,
    faults: BTreeSet<String>,
}

impl Inspector {
    fn new(language: &str) -> Self {
        let t = Translator::new(&language.parse().expect("a language"));
        Self { ids: message_ids(), t, faults: BTreeSet::new() }
    }

    /// Looks at what is on screen.
    fn look(&mut self, window: &Window, page: &str) {
        for seen in window.seen() {
            let nameless = seen.name.trim().is_empty();
            let read = !seen.value.trim().is_empty() && seen.role == Role::Label;
            // A scroll bar is egui's own; no key goes to it, and a screen reader
            // scrolls the area and not the bar.
            let interactive = seen.interactive && seen.role != Role::ScrollBar;
            if nameless && !read && (INTERACTIVE.contains(&seen.role) || interactive) {
                self.faults.insert(format!("{page}: a {:?} at {:?} has no name", seen.role, seen.rect));
            }
            for text in [&seen.name, &seen.value] {
                if self.ids.contains(text.trim()) {
                    self.faults.insert(format!("{page}: the message “{text}” is not there"));
                }
            }
        }
    }

    /// Looks at each menu.
    fn menus(&mut self, window: &mut Window, of: &str) {
        for menu in Menu::ALL {
            window.press(Role::MenuItem, &self.t.tr(&format!("menu-{}", menu.id())));
            self.look(window, &format!("menu {menu:?} {of}"));
            window.key("Escape");
        }
    }

    /// Looks at the dialogs that commands open, and at the lists in them.
    fn dialogs(&mut self, window: &mut Window, commands: &[Command]) {
        for command in commands {
            let before = window.seen().len();
            window.command(*command);
            window.until(&format!("{command:?} opens something"), |window| window.seen().len() != before);
            window.frames(5);
            self.look(window, &format!("{command:?}"));
            let combos = window.seen().into_iter().filter(|seen| seen.role == Role::ComboBox);
            for combo in combos.collect::<Vec<_>>() {
                window.click(combo.rect.center());
                self.look(window, &format!("{command:?}, {}", combo.name));
                window.click(combo.rect.center());
            }
            window.key("Escape");
            window.frames(3);
        }
    }
}

/// The commands that open a dialog: those that need no project, and the others.
const DIALOGS: [Command; 7] = [
    Command::NewProject,
    Command::OpenProject,
    Command::Settings,
    Command::Palette,
    Command::News,
    Command::Shortcuts,
    Command::About,
];
const PROJECT_DIALOGS: [Command; 8] = [
    Command::AddDocuments,
    Command::ExportDocument,
    Command::ExportGlossary,
    Command::EditSegmentation,
    Command::GoTo,
    Command::History,
    Command::AddTerm,
    Command::Glossaries,
];

/// Looks at the pages that need no project, and then at those that do.
fn every_page(language: &str) {
    let mut inspector = Inspector::new(language);
    let mut preferred = settings(language);
    preferred.remember(Path::new("/projects/تقرير.tarjuman"));
    let mut window = Window::welcome(preferred);
    inspector.look(&window, "welcome");
    inspector.menus(&mut window, "without a project");
    inspector.dialogs(&mut window, &DIALOGS);

    let mut window = Window::sample(settings(language));
    let second = window.folder().join("second.txt");
    std::fs::write(&second, "أولا. ثانيا.\n").expect("a second document");
    window.drop_file(&second);
    window.until("the second document is there", |window| {
        window.workbench().session().project().documents().len() == 2
    });
    window.frames(3);
    inspector.look(&window, "workbench, second document");
    let choice = inspector.t.tr("document-choice");
    window.press(Role::ComboBox, &format!("{choice}: second.txt"));
    inspector.look(&window, "the choice of documents");
    let first = window.workbench().session().project().documents()[0].name.clone();
    window.press(Role::ListBoxOption, &first);
    window.key("Ctrl+U");
    window.type_text("An");
    inspector.look(&window, "workbench, writing");
    inspector.menus(&mut window, "with a project");
    window.command(Command::Filter);
    window.type_text("غوتيريش");
    window.frames(3);
    inspector.look(&window, "workbench, filtered");
    window.key("Escape");
    window.command(Command::Replace);
    window.type_text("Guterres");
    window.frames(5);
    inspector.look(&window, "find and replace");
    window.key("Escape");
    window.command(Command::Find);
    window.type_text("[");
    inspector.look(&window, "find");
    window.key("Escape");
    inspector.dialogs(&mut window, &PROJECT_DIALOGS);
    inspector.dialogs(&mut window, &DIALOGS);
    window.command(Command::ToggleTerms);
    inspector.look(&window, "workbench without terms");
    let faults: Vec<String> = inspector.faults.into_iter().collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn everything_has_a_name_in_english() {
    every_page("en");
}

#[test]
fn everything_has_a_name_in_arabic() {
    every_page("ar");
}
