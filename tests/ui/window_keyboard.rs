//! The main job by keyboard alone: open, translate, insert, confirm, move, take
//! back, find, split, add a term, export, close and go on.

use crate::support::window::{Window, settings};
use egui::accesskit::Role;
use tarjuman::app::command::Command;
use tarjuman::model::SegmentState::{Initial, Translated};
use tarjuman::model::Side;

/// The sample, at the first segment nobody has confirmed.
fn at_first_unfinished() -> Window {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    assert_eq!((window.active().state, window.active().target.as_str()), (Initial, ""));
    assert!(window.is_writing(), "the editor has the keyboard");
    window
}

/// Every target of the document in view, with its state.
fn targets(window: &Window) -> Vec<(String, tarjuman::model::SegmentState)> {
    let document = window.workbench().document().expect("a document");
    document.segments.iter().map(|segment| (segment.target.clone(), segment.state)).collect()
}

#[test]
fn typing_completing_inserting_and_confirming() {
    let mut window = at_first_unfinished();
    let index = window.index();
    let first = window.workbench().active_terms().renderings().next().expect("a term").to_owned();
    let start: String = first.chars().take(3).collect();
    window.type_text("Then ");
    window.type_text(&start);
    window.key("Tab");
    assert_eq!(window.active().target, format!("Then {first}"), "Tab accepts the completion");
    assert!(window.is_writing(), "Tab leaves the keyboard where it is");
    window.type_text(" and ");
    let second = window.workbench().active_terms().rendering(2).expect("a second rendering").to_owned();
    window.key("Ctrl+2");
    assert_eq!(window.active().target, format!("Then {first} and {second}"));
    window.type_text(".");
    let written = format!("Then {first} and {second}.");
    assert_eq!(window.active().target, written);
    window.key("Ctrl+Enter");
    assert_eq!((&*window.segment(index).target, window.segment(index).state), (&*written, Translated));
    assert_eq!((window.index(), window.active().state), (index + 1, Initial));
    assert!(window.is_writing());
}

#[test]
fn a_completion_can_be_accepted_as_soon_as_it_shows() {
    let mut window = at_first_unfinished();
    let first = window.workbench().active_terms().renderings().next().expect("a term").to_owned();
    let start: String = first.chars().take(2).collect();
    window.type_fast(&start);
    window.key("Tab");
    assert_eq!(window.active().target, first);
    assert!(window.is_writing());
}

#[test]
fn completions_are_dismissed_with_esc_and_then_tab_goes_on() {
    let mut window = at_first_unfinished();
    let first = window.workbench().active_terms().renderings().next().expect("a term").to_owned();
    let start: String = first.chars().take(3).collect();
    window.type_text(&start);
    assert!(window.reads(&first), "the completion is shown");
    window.key("Escape");
    assert!(window.is_writing(), "Esc takes the completion away and nothing else");
    window.key("Tab");
    assert_eq!(window.active().target, start);
}

#[test]
fn going_from_segment_to_segment() {
    let mut window = Window::sample(settings("en"));
    let last = targets(&window).len() - 1;
    for (keys, expected) in [
        ("Ctrl+Home", 0),
        ("Alt+ArrowUp", 0),
        ("Alt+ArrowDown", 1),
        ("Alt+ArrowDown", 2),
        ("Alt+ArrowUp", 1),
        ("Ctrl+End", last),
        ("Alt+ArrowDown", last),
    ] {
        window.key(keys);
        assert_eq!(window.index(), expected, "{keys}");
        assert!(window.is_writing(), "{keys}");
    }
    for number in ["3", "٧"] {
        window.key("Ctrl+G");
        window.frames(3);
        window.type_text(number);
        window.key("Enter");
        window.frames(4);
        assert_eq!(window.index(), if number == "3" { 2 } else { 6 }, "to {number}");
        assert!(window.is_writing());
    }
}

#[test]
fn who_scrolled_away_comes_back_by_typing_or_going() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+Home");
    let away = |window: &mut Window| {
        window.scroll(egui::pos2(300.0, 400.0), 4_000.0);
        assert!(!window.is_writing(), "the editor is out of view");
    };
    let end = window.active().target.clone();
    away(&mut window);
    window.type_text("!?");
    assert_eq!(window.active().target, format!("{end}!?"), "no letter is lost");
    assert!(window.is_writing());
    away(&mut window);
    window.key("Ctrl+Home");
    assert!(window.is_writing(), "the first segment is in view again");
}

#[test]
fn undo_and_redo_bring_text_and_place_back() {
    let mut window = at_first_unfinished();
    let index = window.index();
    window.type_text("Some words");
    window.key("Ctrl+Enter");
    assert_eq!(window.index(), index + 1);
    window.type_text("Other words");
    window.key("Ctrl+Home");
    let here = |window: &Window, at: usize| {
        (window.index(), window.segment(at).target.clone(), window.segment(at).state)
    };
    window.key("Ctrl+Z");
    assert_eq!(here(&window, index + 1), (index + 1, String::new(), Initial), "typing is taken back");
    window.key("Ctrl+Z");
    assert_eq!(here(&window, index), (index, "Some words".to_owned(), Initial), "confirming is taken back");
    window.key("Ctrl+Z");
    assert_eq!(here(&window, index), (index, String::new(), Initial));
    window.key("Ctrl+Home");
    window.key("Ctrl+Y");
    assert_eq!(here(&window, index), (index, "Some words".to_owned(), Initial), "and done again");
    window.key("Ctrl+Shift+Z");
    assert_eq!(here(&window, index), (index, "Some words".to_owned(), Translated));
    window.key("Ctrl+Y");
    assert_eq!(here(&window, index + 1), (index + 1, "Other words".to_owned(), Initial));
    window.type_text("!");
    assert_eq!(window.active().target, "Other words!", "the caret is where the change ended");
}

#[test]
fn replacing_everywhere_is_one_step() {
    let mut window = Window::sample(settings("en"));
    let before = targets(&window);
    let count = before.iter().filter(|(target, _)| target.contains("Guterres")).count();
    assert!(count > 1, "the sample has several");
    window.key("Ctrl+H");
    window.frames(3);
    window.type_text("Guterres");
    window.tab_to(Role::TextInput, "Replace with");
    window.type_text("$0 (G.)");
    window.tab_to(Role::Button, "Replace all");
    window.key("Enter");
    let after = targets(&window);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(after.0, before.0.replace("Guterres", "$0 (G.)"));
    }
    window.key("Ctrl+H");
    window.key("Escape");
    assert!(!window.reads("Replace all"), "Esc closes the bar");
    assert!(window.is_writing());
    window.key("Ctrl+Z");
    assert_eq!(targets(&window), before, "one undo takes all of it back");
}

#[test]
fn finding_goes_from_hit_to_hit() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+Home");
    window.key("Ctrl+F");
    window.frames(3);
    window.type_text("guterres");
    window.key("Enter");
    let first = window.index();
    window.key("F3");
    assert!(window.index() > first, "the next find");
    window.key("Shift+F3");
    assert_eq!(window.index(), first, "the previous find");
}

#[test]
fn filtering_by_text_and_by_state() {
    let mut window = Window::sample(settings("en"));
    let (all, before) = (targets(&window).len(), targets(&window));
    window.key("Ctrl+Shift+F");
    // What is active goes out of sight while one types, and the keyboard stays.
    window.type_text("باكو");
    assert_eq!(targets(&window), before, "no letter of the filter gets into a translation");
    window.until("the list is filtered", |window| window.workbench().rows().is_complete());
    window.frames(2);
    let shown = window.workbench().rows().len();
    let with = (0..all).filter(|index| window.segment(*index).source.contains("باكو")).count();
    assert_eq!(shown, with);
    window.key("Escape");
    window.frames(2);
    assert_eq!(window.workbench().rows().len(), all, "Esc in the filter takes it away");
    assert!(window.is_writing());
    window.key("Ctrl+Shift+F");
    window.tab_to(Role::ComboBox, "State: All segments");
    window.key("Enter");
    window.key("ArrowDown");
    window.key("Enter");
    window.frames(3);
    let unfinished = targets(&window).iter().filter(|(_, state)| *state == Initial).count();
    assert_eq!(window.workbench().rows().len(), unfinished);
    window.tab_to(Role::Button, "Clear filter");
    window.key("Enter");
    assert_eq!(window.workbench().rows().len(), all);
}

#[test]
fn splitting_at_the_caret_of_the_source_and_joining() {
    let mut window = at_first_unfinished();
    let (index, before) = (window.index(), window.active().source.clone());
    window.key("F6");
    assert!(!window.is_writing(), "F6 goes to the source");
    window.key("Home");
    // The source is Arabic, so the left arrow goes on.
    for _ in 0..3 {
        window.key("Ctrl+ArrowLeft");
    }
    window.key("Alt+S");
    let (first, second) = (window.segment(index).source.clone(), window.segment(index + 1).source.clone());
    let words: Vec<&str> = before.split(' ').collect();
    assert_eq!(first, words[..3].join(" "), "split after three words");
    assert_eq!(second, words[3..].join(" "));
    window.key("Ctrl+G");
    window.frames(3);
    window.type_text(&(index + 1).to_string());
    window.key("Enter");
    window.frames(4);
    window.key("Alt+J");
    assert_eq!(window.segment(index).source, before, "joined again");
    window.key("Ctrl+Z");
    assert_eq!(window.segment(index).source, first);
    window.key("Ctrl+Z");
    assert_eq!(window.segment(index).source, before);
}

#[test]
fn a_term_selected_in_both_panes_is_known_from_then_on() {
    let mut window = at_first_unfinished();
    window.type_text("In other words");
    window.key("Ctrl+Shift+ArrowLeft");
    window.key("F6");
    window.key("Home");
    window.key("Ctrl+Shift+ArrowLeft");
    let word = window.active().source.split(' ').next().expect("a word").to_owned();
    assert!(window.workbench().active_terms().iter().all(|term| term.term != word), "{word} is not known");
    window.key("Ctrl+Alt+T");
    window.frames(4);
    let fields: Vec<String> = window
        .seen()
        .into_iter()
        .filter(|seen| seen.role == Role::TextInput)
        .map(|seen| seen.value)
        .collect();
    assert!(fields.contains(&word) && fields.contains(&"words".to_owned()), "{fields:?}");
    window.key("Enter");
    window.until("the term is recognised", |window| {
        window.workbench().active_terms().iter().any(|term| term.term == word)
    });
    assert!(window.workbench().active_terms().renderings().any(|rendering| rendering == "words"));
    window.frames(4);
    assert!(window.is_writing(), "the keyboard is back in the translation");
}

#[test]
fn exporting_writes_the_translation() {
    let mut window = at_first_unfinished();
    window.type_text("A sentence in English.");
    window.key("Ctrl+Enter");
    window.key("Ctrl+E");
    window.frames(4);
    let path = window.folder().join("out.txt");
    window.key("Ctrl+A");
    window.type_text(&path.display().to_string());
    window.key("Enter");
    window.until("the file is written", |window| window.told().contains(&"exported"));
    let written = std::fs::read_to_string(&path).expect("the file");
    assert!(written.contains("A sentence in English."), "{written}");
    assert!(written.starts_with(&window.segment(0).target), "{written}");
}

#[test]
fn everything_is_there_after_a_restart() {
    let mut window = at_first_unfinished();
    let index = window.index();
    window.type_text("First words");
    window.key("Ctrl+Enter");
    window.type_text("Second words");
    window.key("ArrowLeft");
    window.key("ArrowLeft");
    let (path, before) = (window.sample_path(), targets(&window));
    let mut window = Window::file(settings("en"), window.close(), &path);
    assert_eq!(targets(&window), before);
    assert_eq!(window.index(), index + 1, "the active segment");
    assert!(!window.told().contains(&"recovered"), "nothing had to be recovered");
    window.type_text("!");
    assert_eq!(window.active().target, "Second wor!ds", "and the caret in it");
    window.key("Ctrl+Z");
    assert_eq!(window.active().target, "Second words");
    window.key("Ctrl+Z");
    window.until("the step of before is taken back", |window| window.segment(index + 1).target.is_empty());
    window.key("Ctrl+Z");
    window.until("and the one before it", |window| window.segment(index).state == Initial);
    window.frames(3);
    assert_eq!((window.index(), &*window.active().target), (index, "First words"));
    assert_eq!(window.active().text(Side::Target), "First words");
    window.command(Command::Redo);
    window.until("which is done again", |window| window.segment(index).state == Translated);
}

#[test]
fn a_window_that_is_killed_loses_nothing_that_was_saved() {
    let mut window = at_first_unfinished();
    window.type_text("Words that stay");
    window.until_saved();
    let (path, index) = (window.sample_path(), window.index());
    let copy = tempfile::tempdir().expect("a folder");
    let copied = copy.path().join("sample.tarjuman");
    // What a killed process leaves: the file and its log, without a farewell.
    for ending in ["", "-wal"] {
        let from = format!("{}{ending}", path.display());
        std::fs::copy(&from, format!("{}{ending}", copied.display())).expect("the file as it is");
    }
    let window = Window::file(settings("en"), copy, &copied);
    assert_eq!(window.segment(index).target, "Words that stay");
    assert_eq!(window.index(), index);
    assert!(window.told().contains(&"recovered"), "it says what was recovered: {:?}", window.told());
}

/// A translator undoes a slip in the filter; the translation must not hear of it.
#[test]
fn undo_in_a_field_is_the_fields() {
    let mut window = at_first_unfinished();
    window.type_text("Baku");
    window.until_saved();
    let before = targets(&window);
    window.key("Ctrl+Shift+F");
    window.frames(3);
    window.type_text("x");
    window.key("Ctrl+Z");
    window.key("Alt+C");
    window.key("Alt+Delete");
    assert_eq!(targets(&window), before);
    assert!(!window.is_writing(), "the filter keeps the keyboard");
}

#[test]
fn what_a_filter_hides_is_not_changed() {
    let mut window = at_first_unfinished();
    let before = targets(&window);
    window.key("Ctrl+Shift+F");
    window.frames(3);
    window.type_text("no segment says this");
    window.until("the list is filtered", |window| window.workbench().rows().is_complete());
    window.frames(3);
    assert!(window.workbench().rows().is_empty());
    for command in
        [Command::CopySource, Command::InsertRendering(1), Command::MarkFinal, Command::ConfirmNext]
    {
        window.command(command);
        assert_eq!(targets(&window), before, "{command:?}");
    }
}

/// Fast typing brings a text, a command and the next text in one frame.
#[test]
fn text_before_a_command_stays_in_the_segment_the_command_leaves() {
    let mut window = at_first_unfinished();
    let index = window.index();
    let modifiers = egui::Modifiers { ctrl: true, command: true, ..egui::Modifiers::NONE };
    let confirm = |pressed| egui::Event::Key {
        key: egui::Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    let text = |text: &str| egui::Event::Text(text.to_owned());
    window.burst(vec![text("one"), confirm(true), confirm(false), text("two")]);
    assert_eq!((&*window.segment(index).target, window.segment(index).state), ("one", Translated));
    assert_eq!(window.active().target, "two");
    assert!(window.index() > index);
}

#[test]
fn what_is_composed_when_a_command_comes_stays_where_it_is_composed() {
    let mut window = at_first_unfinished();
    let index = window.index();
    let text = "Baku".to_owned();
    window.event(egui::Event::Ime(egui::ImeEvent::Preedit { text, active_range_chars: Some(0..4) }));
    assert_eq!(window.segment(index).target, "", "a composition is no text yet");
    window.key("Ctrl+Enter");
    assert_eq!((&*window.segment(index).target, window.segment(index).state), ("Baku", Translated));
    assert_eq!(window.active().target, "");
}

/// The main job from start to end: every sentence of the sample that is not
/// translated yet gets the renderings of its terms and some words, is confirmed,
/// and the translation is written to a file. No hand leaves the keyboard.
#[test]
fn the_whole_article_is_translated_by_keyboard_alone() {
    let mut window = at_first_unfinished();
    let open = |window: &Window| targets(window).iter().filter(|(_, state)| *state == Initial).count();
    let mut left = open(&window);
    assert!(left > 10, "most of the article is to be translated");
    while left > 0 {
        window.type_text("In short:");
        for number in 1..=window.workbench().active_terms().renderings().count().min(9) {
            window.type_text(" ");
            window.key(&format!("Ctrl+{number}"));
        }
        window.type_text(".");
        window.key("Ctrl+Enter");
        window.frames(2);
        let now = open(&window);
        assert_eq!(now, left - 1, "one sentence is confirmed at a time");
        left = now;
    }
    assert_eq!(window.told().last(), Some(&"all-finished"));
    let path = window.folder().join("article.en.txt");
    window.key("Ctrl+E");
    window.frames(2);
    window.key("Ctrl+A");
    window.type_text(&path.display().to_string());
    window.key("Enter");
    window.until("the file is written", |window| window.told().contains(&"exported"));
    let written = std::fs::read_to_string(&path).expect("the file");
    let arabic = written.chars().filter(|letter| ('\u{621}'..='\u{64A}').contains(letter)).count();
    assert_eq!(arabic, 0, "nothing was left untranslated: {written}");
    assert!(written.contains("Nagorno-Karabakh") && written.contains("Ilham Aliyev"), "{written}");
}
