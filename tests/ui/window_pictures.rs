//! Pictures of the window: welcome page, workbench in every theme and in
//! Arabic, dialogs. Update with `UPDATE_SNAPSHOTS=1 cargo test --test ui`.

use crate::support::window::{SIZE, Window, settings};
use tarjuman::app::command::Command;
use tarjuman::settings::{Settings, Theme};

/// The sample while its first unconfirmed segment is being translated; what was
/// told is gone, and everything is saved.
fn at_work(size: [f32; 2], settings: Settings) -> Window {
    let mut window = Window::sample_sized(size, settings);
    window.key("Ctrl+U");
    window.type_text("He added that Guterres would ");
    window.until_saved();
    window.calm();
    window
}

fn picture(name: &str, settings: Settings) {
    at_work(SIZE, settings).snapshot(name);
}

fn welcome(name: &str, language: &str) {
    let mut window = Window::welcome(settings(language));
    window.calm();
    window.snapshot(name);
}

#[test]
fn welcome_in_english() {
    welcome("window_welcome_en", "en");
}

#[test]
fn welcome_in_arabic() {
    welcome("window_welcome_ar", "ar");
}

#[test]
fn workbench_light() {
    picture("window_light", settings("en"));
}

#[test]
fn workbench_dark() {
    picture("window_dark", Settings { theme: Theme::Dark, ..settings("en") });
}

#[test]
fn workbench_high_contrast() {
    picture("window_high_contrast", Settings { theme: Theme::HighContrast, ..settings("en") });
}

#[test]
fn workbench_in_arabic() {
    picture("window_arabic", settings("ar"));
}

#[test]
fn workbench_small() {
    at_work([700.0, 480.0], settings("en")).snapshot("window_small");
}

fn dialog(name: &str, settings: Settings, command: Command) {
    let mut window = at_work(SIZE, settings);
    window.command(command);
    window.frames(30);
    window.calm();
    window.snapshot(name);
}

#[test]
fn palette() {
    dialog("window_palette", settings("en"), Command::Palette);
}

#[test]
fn settings_in_arabic() {
    dialog("window_settings_arabic", settings("ar"), Command::Settings);
}

#[test]
fn settings_in_the_dark() {
    dialog("window_settings", Settings { theme: Theme::Dark, ..settings("en") }, Command::Settings);
}

/// The overview of keys with a changed key, one that went to another command, and
/// one that is being given.
fn shortcuts(name: &str, language: &str) {
    let mut window = at_work(SIZE, settings(language));
    window.key("F1");
    window.type_text("find");
    window.key("Enter");
    window.key("F3");
    window.key("Enter");
    window.key("Enter");
    window.key("Ctrl+G");
    window.calm();
    window.snapshot(name);
}

#[test]
fn shortcuts_in_english() {
    shortcuts("window_shortcuts", "en");
}

#[test]
fn shortcuts_in_arabic() {
    shortcuts("window_shortcuts_arabic", "ar");
}

#[test]
fn term() {
    dialog("window_term", settings("en"), Command::AddTerm);
}

#[test]
fn find_and_replace() {
    let mut window = at_work(SIZE, settings("en"));
    window.key("Ctrl+H");
    window.frames(3);
    window.type_text("guterres");
    window.tab_to(egui::accesskit::Role::TextInput, "Replace with");
    window.type_text("Guterres (UN)");
    window.calm();
    window.snapshot("window_replace");
}

/// The menu of the translation, with the menu of control characters.
fn menu(name: &str, language: &str) {
    let mut window = at_work(SIZE, settings(language));
    window.key("Shift+F10");
    window.key("Home");
    for _ in 0..6 {
        window.key("ArrowDown");
    }
    let inwards = if language == "ar" { "ArrowLeft" } else { "ArrowRight" };
    window.key(inwards);
    window.calm();
    window.snapshot(name);
}

#[test]
fn menu_in_english() {
    menu("window_menu", "en");
}

#[test]
fn menu_in_arabic() {
    menu("window_menu_arabic", "ar");
}

/// The dialog that starts a project, with a file that is not there.
fn new_project(name: &str, language: &str) {
    let mut window = Window::welcome(settings(language));
    window.command(Command::NewProject);
    window.frames(5);
    window.type_text("/documents/report.txt");
    window.calm();
    window.snapshot(name);
}

#[test]
fn new_project_in_english() {
    new_project("window_new_project", "en");
}

#[test]
fn new_project_in_arabic() {
    new_project("window_new_project_arabic", "ar");
}
