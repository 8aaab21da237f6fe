//! What the window tells and keeps: every problem of a file, when and in which
//! project, in the language of the interface.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use tarjuman::app::clock;
use tarjuman::app::command::Command;
use tarjuman::i18n::Translator;
use tarjuman::tr;

/// A document of eight lines, each of which from the fourth on holds a byte that
/// is no text.
fn damaged() -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in 1..=8 {
        bytes.extend("دعا غوتيريش إلى الحوار في قره باغ ".repeat(3).as_bytes());
        if number >= 4 {
            bytes.push(0xFF);
        }
        bytes.extend(".\n".as_bytes());
    }
    bytes
}

/// A window that was given the damaged document.
fn told_of_damage(language: &str) -> Window {
    let mut window = Window::sample(settings(language));
    let path = window.folder().join("damaged.txt");
    std::fs::write(&path, damaged()).expect("a file");
    window.drop_file(&path);
    window.until("the document is read", |window| window.told().contains(&"file-problems"));
    window.frames(4);
    window
}

/// The text without the marks that keep values in order.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// Everything to be read in the window.
fn read(window: &Window) -> Vec<String> {
    window.seen().iter().map(|seen| plain(&format!("{}{}", seen.name, seen.value))).collect()
}

/// Where the first text that holds this one stands among all that is to be read.
fn place(texts: &[String], text: &str) -> usize {
    texts.iter().position(|one| one.contains(text)).unwrap_or_else(|| panic!("{text:?} in {texts:#?}"))
}

#[test]
fn every_problem_of_a_file_is_in_the_panel() {
    for (language, sentence, line) in [
        (
            "en",
            "5 places could not be read as they stand. The first: Line 4: One byte is no UTF-8 text: 0xFF.",
            "Line",
        ),
        ("ar", "تعذرت قراءة 5 مواضع كما هي. الأول: السطر 4: بايت واحد ليس نصا بالترميز UTF-8: 0xFF.", "السطر"),
    ] {
        let t = Translator::new(&language.parse().expect("a language"));
        let mut window = told_of_damage(language);
        place(&read(&window), sentence);
        window.calm();
        assert!(!read(&window).iter().any(|text| text.contains(sentence)), "the toast is gone");
        window.command(Command::News);
        let told = window.state().notices.last().expect("a notice").clone();
        let texts = read(&window);
        assert!(place(&texts, "sample.tarjuman") < place(&texts, sentence), "the project stands above");
        place(&texts, &clock::local(told.time));
        place(&texts, "damaged.txt");
        assert!(!texts.iter().any(|text| text.starts_with(&format!("{line} 5:"))), "they are folded");

        window.press(Role::Button, &tr!(t, "news-unfold", count = 5));
        let texts = read(&window);
        let lines: Vec<usize> = (4..=8).map(|number| place(&texts, &format!("{line} {number}:"))).collect();
        assert!(lines.is_sorted(), "{lines:?}");

        let copied = window.copied_by(Role::Button, &t.tr("news-copy")).expect("something is copied");
        let copied = plain(&copied);
        assert!(copied.starts_with("# sample.tarjuman\n"), "{copied}");
        assert!((4..=8).all(|number| copied.contains(&format!("  - {line} {number}:"))), "{copied}");

        window.press(Role::Button, &t.tr("news-fold"));
        assert!(!read(&window).iter().any(|text| text.starts_with(&format!("{line} 8:"))));
    }
}

#[test]
fn the_newest_message_is_the_first() {
    let mut window = told_of_damage("en");
    window.command(Command::News);
    let texts = read(&window);
    assert!(place(&texts, "could not be read") < place(&texts, "One document was added."));
}

#[test]
fn messages_out_of_view_are_not_drawn_and_come_into_view() {
    let mut settings = settings("en");
    let bad = |number: usize| (format!("no-such-command-{number}"), vec!["F2".to_owned()]);
    settings.keys.extend((100..250).map(bad));
    let mut window = Window::sample(settings);
    window.calm();
    window.command(Command::News);
    let drawn = |window: &Window| -> Vec<usize> {
        let texts = read(window);
        let is_drawn = |number: &usize| texts.iter().any(|text| text.ends_with(&bad(*number).0));
        (100..250).filter(is_drawn).collect()
    };
    let first = drawn(&window);
    assert!(first.len() < 20 && first.last() == Some(&249), "{first:?}");
    let middle = window.find(Role::Button, "Copy all").rect.center() - egui::vec2(0.0, 200.0);
    for _ in 0..5 {
        window.scroll(middle, 2_000.0);
    }
    assert!(!drawn(&window).contains(&249));
    let last = drawn(&window);
    window.key("PageUp");
    window.frames(60);
    assert!(drawn(&window).iter().min() > last.iter().min(), "a key goes back by a page");
    assert!(last.len() < 20 && last.first() == Some(&100), "{last:?}");
}

#[test]
fn keys_given_twice_are_told_with_the_names_of_commands() {
    for (language, sentence) in [
        ("en", "The key F9 is given twice; it does “Find” and not “Go to segment”."),
        ("ar", "المفتاح F9 معطى مرتين؛ وهو ينفذ «بحث» لا «الانتقال إلى مقطع»."),
    ] {
        let mut settings = settings(language);
        settings.keys.extend(["find", "go-to"].map(|id| (id.to_owned(), vec!["F9".to_owned()])));
        let mut window = Window::welcome(settings);
        window.frames(3);
        place(&read(&window), sentence);
    }
}

#[test]
fn what_cannot_be_searched_for_says_why() {
    for (language, reason) in
        [("en", "“(” without “)” (character 3)"), ("ar", "مجموعة فُتح قوسها ولم يُغلق (المحرف 3)")]
    {
        let t = Translator::new(&language.parse().expect("a language"));
        let mut window = Window::sample(settings(language));
        window.command(Command::Find);
        window.press(Role::CheckBox, &t.tr("find-regex"));
        window.tab_to(Role::TextInput, &t.tr("find-text"));
        window.type_text("ab(c");
        window.frames(3);
        place(&read(&window), reason);
        window.type_text(")");
        window.frames(3);
        assert!(!read(&window).iter().any(|text| text.contains(reason)));
    }
}

#[test]
fn a_filter_that_is_too_long_hides_nothing_and_says_why() {
    let mut window = Window::sample(settings("en"));
    let shown = window.workbench().rows().len();
    window.command(Command::Filter);
    window.event(egui::Event::Paste("باغ".repeat(1 << 18)));
    window.frames(3);
    assert_eq!(window.workbench().rows().len(), shown);
    place(&read(&window), "Cannot be searched for: it is too large");
}
