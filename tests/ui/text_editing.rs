//! What keys, the pointer, the clipboard and input methods do to a text.
//!
//! A text is written with its caret as `|` and, where something is selected, the
//! selection's other end as `#`.

use crate::support::corpus::{Numbers, every_class_from};
use crate::support::plain_harness;
use egui::{Event, Id, ImeEvent, Key, Modifiers, OutputCommand, PointerButton, Pos2};
use egui_kittest::Harness;
use tarjuman::model::{Direction, Span};
use tarjuman::ui::text::caret::Caret;
use tarjuman::ui::text::{EditBuffer, Escape, Text, TextEditor};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// An editor under test, and what it reported.
#[derive(Default)]
struct Desk {
    buffer: EditBuffer,
    direction: Option<Direction>,
    newlines: bool,
    logical_arrows: bool,
    caller_undo: bool,
    single_line: bool,
    /// What happened since it was last looked at.
    changed: bool,
    escaped: Option<Escape>,
    pasted_lossy: Option<usize>,
    left_over: Vec<Event>,
    origin: Pos2,
}

fn editor_id() -> Id {
    Id::unique("edited")
}

fn open(text: &str, set_up: impl FnOnce(&mut Desk)) -> Harness<'static, Desk> {
    let mut desk = Desk { buffer: marked(text), ..Desk::default() };
    set_up(&mut desk);
    let mut harness = plain_harness([300.0, 200.0], desk, |ui, desk| {
        ui.memory_mut(|memory| memory.request_focus(editor_id()));
        let output = TextEditor::new(editor_id(), &mut desk.buffer)
            .direction(desk.direction)
            .newlines(desk.newlines)
            .visual_arrows(!desk.logical_arrows)
            .own_undo(!desk.caller_undo)
            .single_line(desk.single_line)
            .lock_tab(true)
            .lock_escape(true)
            .accessible_name("edited")
            .show(ui);
        desk.changed |= output.changed;
        desk.escaped = desk.escaped.or(output.escaped);
        desk.pasted_lossy = desk.pasted_lossy.or(output.pasted_lossy);
        desk.origin = output.placed.origin;
        ui.input(|input| desk.left_over.extend(input.events.iter().cloned()));
    });
    harness.run_steps(2);
    harness
}

/// The buffer that a text with `|` and `#` stands for.
fn marked(text: &str) -> EditBuffer {
    let plain: String = text.chars().filter(|c| !matches!(c, '|' | '#')).collect();
    let offset = |sign: char| text.find(sign).map(|at| text[..at].replace(['|', '#'], "").len());
    let mut buffer = EditBuffer::new(plain);
    let caret = offset('|').expect("a caret in the text");
    buffer.move_to(Caret::before(offset('#').unwrap_or(caret)), false);
    buffer.move_to(Caret::before(caret), true);
    buffer
}

/// The text of a buffer with `|` and `#`.
fn shown(buffer: &EditBuffer) -> String {
    let mut text = buffer.text().to_owned();
    let mut signs = vec![(buffer.caret(), '|')];
    if !buffer.selection().is_empty() {
        signs.push((buffer.anchor(), '#'));
    }
    signs.sort_unstable();
    for (at, sign) in signs.into_iter().rev() {
        text.insert(at, sign);
    }
    text
}

#[track_caller]
fn press(harness: &mut Harness<'_, Desk>, keys: &[(Modifiers, Key)]) {
    for (modifiers, key) in keys {
        harness.key_press_modifiers(*modifiers, *key);
        harness.run_steps(1);
    }
}

#[track_caller]
fn check(before: &str, keys: &[(Modifiers, Key)], after: &str) {
    check_with(before, |_| {}, keys, after);
}

#[track_caller]
fn check_with(before: &str, set_up: impl FnOnce(&mut Desk), keys: &[(Modifiers, Key)], after: &str) {
    let mut harness = open(before, set_up);
    press(&mut harness, keys);
    assert_eq!(shown(&harness.state().buffer), after);
}

#[test]
fn arrows_move_on_screen() {
    use Key::{ArrowLeft as L, ArrowRight as R};
    check("|سلام", &[(NONE, L)], "س|لام");
    check("سل|ام", &[(NONE, R)], "س|لام");
    check("|abc", &[(NONE, R)], "a|bc");
    check("ab|c", &[(NONE, L)], "a|bc");
    // From the end of the English into the Arabic: its left end comes first.
    check("abc |سلام", &[(NONE, R)], "abc سلا|م");
    check("abc |سلام", &[(NONE, R), (NONE, R), (NONE, R), (NONE, R)], "abc |سلام");
    // Numbers run to the right within Arabic.
    check("في |12", &[(NONE, L)], "في 1|2");
    check("|سلام", &[(NONE, R)], "|سلام");
}

#[test]
fn arrows_can_move_in_reading_order() {
    use Key::{ArrowLeft as L, ArrowRight as R};
    let logical = |desk: &mut Desk| desk.logical_arrows = true;
    check_with("abc |سلام", logical, &[(NONE, R)], "abc س|لام");
    check_with("في |12", logical, &[(NONE, L)], "في 1|2");
    check_with("في 1|2", logical, &[(NONE, R)], "في |12");
}

#[test]
fn arrows_with_control_move_by_word() {
    use Key::{ArrowLeft as L, ArrowRight as R};
    check("|حفظ السلام", &[(CTRL, L)], "حفظ| السلام");
    check("حفظ السلام|", &[(CTRL, R)], "حفظ |السلام");
    check("|keep the peace", &[(CTRL, R), (CTRL, R)], "keep the| peace");
}

#[test]
fn shift_selects_and_an_arrow_ends_it_at_its_side() {
    use Key::{ArrowLeft as L, ArrowRight as R};
    check("|سلام", &[(SHIFT, L), (SHIFT, L)], "#سل|ام");
    check("#سل|ام", &[(NONE, L)], "سل|ام");
    check("#سل|ام", &[(NONE, R)], "|سلام");
    check("a#bc|d", &[(NONE, L)], "a|bcd");
    check("|حفظ السلام", &[(CTRL | SHIFT, L)], "#حفظ| السلام");
    check("ab|c", &[(CTRL, Key::A)], "#abc|");
}

#[test]
fn home_and_end_go_to_the_ends_of_the_line() {
    check("سل|ام", &[(NONE, Key::Home)], "|سلام");
    check("سل|ام", &[(NONE, Key::End)], "سلام|");
    check("one\ntw|o\nthree", &[(NONE, Key::Home)], "one\n|two\nthree");
    check("one\ntw|o\nthree", &[(SHIFT, Key::End)], "one\ntw#o|\nthree");
    check("one\ntw|o\nthree", &[(CTRL, Key::Home)], "|one\ntwo\nthree");
    check("one\ntw|o\nthree", &[(CTRL, Key::End)], "one\ntwo\nthree|");
}

#[test]
fn up_and_down_keep_the_column_and_leave_at_the_ends() {
    use Key::{ArrowDown as D, ArrowUp as U};
    check("12345|6\n1\n123456", &[(NONE, D), (NONE, D)], "123456\n1\n12345|6");
    check("123456\n1\n12345|6", &[(NONE, U)], "123456\n1|\n123456");
    check("ab|c", &[(SHIFT, U)], "|ab#c");
    let mut harness = open("ab|c", |_| {});
    press(&mut harness, &[(NONE, U)]);
    let escape = harness.state().escaped.expect("Up leaves the first line");
    assert!(!escape.down && escape.x > 0.0);
    assert_eq!(shown(&harness.state().buffer), "ab|c");
    let mut harness = open("ab|c", |_| {});
    press(&mut harness, &[(NONE, D)]);
    assert!(harness.state().escaped.is_some_and(|escape| escape.down));
}

#[test]
fn a_caret_comes_in_where_it_left_the_text_beside() {
    for (down, after) in [(true, "12|3456\nabc"), (false, "123456\nab|c")] {
        let mut harness = open("1|23456\nabc", |_| {});
        let layout_x = {
            let mut probe = open("12|3456", |_| {});
            press(&mut probe, &[(NONE, Key::ArrowDown)]);
            probe.state().escaped.expect("Down leaves").x
        };
        harness.state_mut().buffer.enter(Escape { down, x: layout_x });
        harness.step();
        assert_eq!(shown(&harness.state().buffer), after);
    }
}

#[test]
fn the_middle_button_pastes_where_it_is_pressed() {
    let mut harness = open("|حفظ السلام", |_| {});
    let pos = point_at(&harness, "حفظ ".len());
    harness.event(Event::PointerMoved(pos));
    harness.step();
    harness.event(Event::MiddleClickPaste { pos, text: "س\nص".into() });
    harness.run_steps(2);
    assert_eq!(shown(&harness.state().buffer), "حفظ اس ص|لسلام");
    assert!(harness.state().changed);
    assert_eq!(harness.state().pasted_lossy, Some(1));
}

#[test]
fn backspace_takes_a_mark_and_delete_a_cluster() {
    check("مُ|حمد", &[(NONE, Key::Backspace)], "م|حمد");
    check("م|ُحمد", &[(NONE, Key::Backspace)], "|ُحمد");
    check("|مُحمد", &[(NONE, Key::Delete)], "|حمد");
    check("👨‍👩‍👧|", &[(NONE, Key::Backspace)], "|");
    check("a\r\n|b", &[(NONE, Key::Backspace)], "a|b");
    check("حفظ السلام|", &[(CTRL, Key::Backspace)], "حفظ |");
    check("|حفظ السلام", &[(CTRL, Key::Delete)], "| السلام");
    check("a#bc|d", &[(NONE, Key::Delete)], "a|d");
    check("|", &[(NONE, Key::Backspace), (NONE, Key::Delete)], "|");
}

#[test]
fn typing_replaces_the_selection_and_enter_makes_paragraphs_where_they_may_be() {
    let mut harness = open("في #١٢| من", |_| {});
    for text in ["ب", "ا"] {
        harness.event(Event::Text(text.into()));
        harness.run_steps(1);
    }
    assert_eq!(shown(&harness.state().buffer), "في با| من");
    assert!(harness.state().changed);
    check("a|b", &[(NONE, Key::Enter)], "a|b");
    check_with("a|b", |desk| desk.newlines = true, &[(NONE, Key::Enter)], "a\n|b");
    check_with("a|b", |desk| desk.newlines = true, &[(CTRL, Key::Enter)], "a|b");
}

#[test]
fn undo_goes_back_by_words_and_redo_comes_again() {
    let mut harness = open("|", |_| {});
    for text in ["a", "b", " ", "c", "d"] {
        harness.event(Event::Text(text.into()));
        harness.run_steps(1);
    }
    let mut states = Vec::new();
    for key in [Key::Z, Key::Z, Key::Y, Key::Y] {
        press(&mut harness, &[(CTRL, key)]);
        states.push(shown(&harness.state().buffer));
    }
    assert_eq!(states, ["ab |", "|", "ab |", "ab cd|"]);
}

#[test]
fn keys_that_are_not_its_own_stay_for_the_caller() {
    let mut harness = open("one\ntw|o", |desk| desk.caller_undo = true);
    harness.state_mut().left_over.clear();
    let foreign = [
        (NONE, Key::Tab),
        (NONE, Key::Escape),
        (NONE, Key::Enter),
        (CTRL, Key::Enter),
        (CTRL, Key::Num1),
        (Modifiers::ALT, Key::ArrowUp),
        (Modifiers::ALT, Key::ArrowLeft),
        (NONE, Key::PageDown),
        (NONE, Key::F5),
        (CTRL | SHIFT, Key::P),
        (CTRL, Key::Z),
        (CTRL, Key::Y),
        (CTRL, Key::B),
    ];
    press(&mut harness, &foreign);
    let left: Vec<(Modifiers, Key)> = harness
        .state()
        .left_over
        .iter()
        .filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*modifiers, *key)),
            _ => None,
        })
        .collect();
    assert_eq!(left, foreign);
    assert_eq!(shown(&harness.state().buffer), "one\ntw|o");
    harness.state_mut().left_over.clear();
    press(&mut harness, &[(NONE, Key::ArrowLeft), (CTRL, Key::A), (NONE, Key::Home), (NONE, Key::Backspace)]);
    let pressed = |event: &&Event| matches!(event, Event::Key { pressed: true, .. });
    assert_eq!(harness.state().left_over.iter().filter(pressed).count(), 0, "its own keys do not stay");
}

fn copied(harness: &Harness<'_, Desk>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn the_clipboard_takes_and_gives() {
    let mut harness = open("في #ناغورني| قره", |_| {});
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("ناغورني"));
    harness.event(Event::Cut);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("ناغورني"));
    assert_eq!(shown(&harness.state().buffer), "في | قره");
    harness.event(Event::Paste("\u{2067}باغ\u{2069}\t!".into()));
    harness.step();
    assert_eq!(shown(&harness.state().buffer), "في \u{2067}باغ\u{2069}\t!| قره");
    assert_eq!(harness.state().pasted_lossy, None);
}

#[test]
fn a_paste_loses_nothing_but_line_separators_and_says_so() {
    let mut harness = open("a|b", |_| {});
    harness.event(Event::Paste("1\r\n2\n3\u{2028}4".into()));
    harness.step();
    assert_eq!(shown(&harness.state().buffer), "a1 2 3 4|b");
    assert_eq!(harness.state().pasted_lossy, Some(3));
    let mut harness = open("a|b", |desk| desk.newlines = true);
    harness.event(Event::Paste("1\r\n2".into()));
    harness.step();
    assert_eq!(shown(&harness.state().buffer), "a1\r\n2|b");
    assert_eq!(harness.state().pasted_lossy, None);
}

#[test]
fn an_input_method_shows_in_place_and_commits_once() {
    let mut harness = open("قبل #حذف| بعد", |_| {});
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: Some(0..text.chars().count()) })
    };
    harness.event(preedit("ni"));
    harness.step();
    assert_eq!(harness.state().buffer.text(), "قبل  بعد");
    assert_eq!(harness.state().buffer.shown(), "قبل ni بعد");
    harness.event(preedit("nih"));
    harness.step();
    let ime = harness.output().platform_output.ime.expect("the input method learns where the caret is");
    assert!(ime.rect.expand(2.0).contains_rect(ime.cursor_rect), "{ime:?}");
    harness.event(Event::Ime(ImeEvent::Commit("你好".into())));
    harness.step();
    assert_eq!(shown(&harness.state().buffer), "قبل 你好| بعد");
    // Some methods send an empty preedit without a composition; nothing is to be lost by it.
    harness.state_mut().buffer.select(Span::new(0, 4));
    harness.event(preedit(""));
    harness.event(Event::Ime(ImeEvent::Commit(String::new())));
    harness.step();
    assert_eq!(harness.state().buffer.text(), "قبل 你好 بعد");
    harness.event(preedit("x"));
    harness.step();
    harness.event(preedit(""));
    harness.step();
    assert_eq!(harness.state().buffer.composition(), None);
}

/// The middle of the cell at `byte`, on screen.
fn point_at(harness: &Harness<'_, Desk>, byte: usize) -> Pos2 {
    let desk = harness.state();
    let style = tarjuman::ui::text::TextStyle {
        line_height: 1.5,
        ..tarjuman::ui::text::TextStyle::new(
            tarjuman::ui::text::Family::Interface,
            egui::TextStyle::Body.resolve(&harness.ctx.global_style()).size,
            egui::Color32::BLACK,
        )
    };
    let width = 300.0 - 2.0 * desk.origin.x;
    let spec = tarjuman::ui::text::layout::Spec {
        direction: desk.direction,
        ..tarjuman::ui::text::layout::Spec::new(&style, width)
    };
    let layout = tarjuman::ui::text::lay_out(&harness.ctx, desk.buffer.text(), &spec);
    let cell = layout.cells.iter().find(|cell| cell.start as usize == byte).expect("a cell at the byte");
    let line =
        layout.lines.iter().find(|line| line.span.start <= byte && byte < line.span.end).expect("its line");
    desk.origin + egui::vec2(cell.x + cell.width * 0.4, (line.top + line.bottom) / 2.0)
}

fn button(harness: &mut Harness<'_, Desk>, at: Pos2, pressed: bool) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: NONE });
    harness.step();
}

#[test]
fn the_pointer_places_selects_and_drags() {
    let mut harness = open("|حفظ السلام\nfull stop", |_| {});
    let word = "حفظ ".len();
    let point = point_at(&harness, word);
    button(&mut harness, point, true);
    button(&mut harness, point, false);
    // The left half of a letter of Arabic is its end.
    assert_eq!(shown(&harness.state().buffer), "حفظ ا|لسلام\nfull stop");
    button(&mut harness, point, true);
    button(&mut harness, point, false);
    assert_eq!(shown(&harness.state().buffer), "حفظ #السلام|\nfull stop");
    button(&mut harness, point, true);
    button(&mut harness, point, false);
    assert_eq!(shown(&harness.state().buffer), "#حفظ السلام|\nfull stop");
    let (from, to) = (point_at(&harness, 0), point_at(&harness, "حفظ السلام\nfull".len()));
    // Long after the clicks, lest the press count as a fourth.
    harness.run_steps(30);
    button(&mut harness, from, true);
    harness.event(Event::PointerMoved(to));
    harness.step();
    button(&mut harness, to, false);
    assert_eq!(shown(&harness.state().buffer), "ح#فظ السلام\nfull| stop");
}

#[test]
fn a_slow_frame_loses_no_click_and_no_way() {
    let press = |pos, pressed| {
        let button = PointerButton::Primary;
        [Event::PointerMoved(pos), Event::PointerButton { pos, button, pressed, modifiers: NONE }]
    };
    let mut harness = open("|حفظ السلام", |_| {});
    let pos = point_at(&harness, "حفظ ".len());
    for pressed in [true, false, true, false] {
        press(pos, pressed).into_iter().for_each(|event| harness.event(event));
    }
    harness.step();
    assert_eq!(shown(&harness.state().buffer), "حفظ #السلام|");
    harness.run_steps(30);
    press(pos, true).into_iter().for_each(|event| harness.event(event));
    harness.event(Event::PointerMoved(point_at(&harness, 0)));
    harness.step();
    assert_eq!(shown(&harness.state().buffer), "ح|فظ ا#لسلام");
}

#[test]
fn a_single_line_scrolls_to_its_caret() {
    let text = format!("{}|", "طويل جدا ".repeat(20));
    let mut harness = open(&text, |desk| desk.single_line = true);
    let inside = |harness: &Harness<'_, Desk>| {
        let ime = harness.output().platform_output.ime.expect("a caret");
        ime.rect.expand(1.0).contains_rect(ime.cursor_rect)
    };
    press(&mut harness, &[(NONE, Key::End)]);
    assert!(inside(&harness));
    press(&mut harness, &[(NONE, Key::Home)]);
    assert!(inside(&harness));
}

#[test]
fn spaces_at_the_end_of_a_line_keep_the_caret_inside() {
    for text in ["a", "س"] {
        let mut harness = open(&format!("{text}|"), |_| {});
        harness.event(Event::Text(" ".repeat(200)));
        harness.run_steps(2);
        let ime = harness.output().platform_output.ime.expect("a caret");
        assert!(ime.rect.expand(1.0).contains_rect(ime.cursor_rect), "{ime:?}");
    }
}

#[test]
fn text_to_be_read_is_selected_and_copied() {
    let text = "قال «نعم» ثم ذهب";
    let mut harness =
        plain_harness([300.0, 100.0], (None, Pos2::ZERO), move |ui, state: &mut (Option<Span>, Pos2)| {
            let output = Text::new(text).show(ui);
            let word = Span::new("قال «".len(), "قال «نعم".len());
            *state = (output.selection, output.rects_of(word)[0].center());
        });
    harness.run_steps(2);
    let point = harness.state().1;
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(Event::PointerMoved(point));
            let button = PointerButton::Primary;
            harness.event(Event::PointerButton { pos: point, button, pressed, modifiers: NONE });
            harness.step();
        }
    }
    let selected = harness.state().0.expect("a double click selects");
    assert_eq!(&text[selected.range()], "نعم");
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    assert!(matches!(&commands[..], [OutputCommand::CopyText(copied)] if copied == "نعم"), "{commands:?}");
}

/// One event of somebody who hits everything there is.
fn any_event(numbers: &mut Numbers) -> Vec<Event> {
    const KEYS: [Key; 13] = [
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowUp,
        Key::ArrowDown,
        Key::Home,
        Key::End,
        Key::Backspace,
        Key::Delete,
        Key::Enter,
        Key::A,
        Key::Z,
        Key::Y,
        Key::Tab,
    ];
    let text = every_class_from(numbers);
    let pos = Pos2::new(numbers.below(320) as f32, numbers.below(120) as f32);
    let modifiers = [NONE, NONE, SHIFT, CTRL, CTRL | SHIFT, Modifiers::ALT][numbers.below(6)];
    let button = |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    match numbers.below(16) {
        0..6 => {
            let key = KEYS[numbers.below(KEYS.len())];
            vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]
        }
        6..9 => vec![Event::Text(text)],
        9 => vec![Event::Paste(text)],
        10 => vec![[Event::Copy, Event::Cut][numbers.below(2)].clone()],
        11 => {
            let active_range_chars = Some(numbers.below(4)..4 + numbers.below(9));
            vec![Event::Ime(ImeEvent::Preedit { text, active_range_chars })]
        }
        12 => vec![Event::Ime(ImeEvent::Commit(text))],
        13 => {
            let (before_chars, after_chars) = (numbers.below(5), numbers.below(5));
            vec![Event::Ime(ImeEvent::DeleteSurrounding { before_chars, after_chars })]
        }
        14 => vec![Event::PointerMoved(pos), button(true)],
        _ => vec![Event::PointerMoved(pos), button(false)],
    }
}

#[test]
fn nothing_that_can_be_pressed_breaks_an_editor() {
    let mut numbers = Numbers(3);
    for round in 0..6 {
        let mut harness = open("|قال Smith إن 12\nمن", |desk| {
            desk.newlines = round % 2 == 0;
            desk.single_line = round % 3 == 2;
            desk.logical_arrows = round > 3;
        });
        for _ in 0..120 {
            any_event(&mut numbers).into_iter().for_each(|event| harness.event(event));
            harness.step();
            let buffer = &harness.state().buffer;
            assert!(buffer.text().is_char_boundary(buffer.caret()));
            assert!(buffer.text().is_char_boundary(buffer.anchor()));
        }
    }
}

/// An editor that keeps the focus above a text to be read.
fn side_by_side(selected: &str) -> Harness<'static, (EditBuffer, Pos2)> {
    let state = (marked(selected), Pos2::ZERO);
    let mut harness = plain_harness([300.0, 100.0], state, |ui, (buffer, point): &mut (EditBuffer, Pos2)| {
        ui.memory_mut(|memory| memory.request_focus(editor_id()));
        TextEditor::new(editor_id(), buffer).accessible_name("edited").show(ui);
        *point = Text::new("مصدر النص").show(ui).rects_of(Span::new(0, 1))[0].center();
    });
    harness.run_steps(2);
    let point = harness.state().1;
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(Event::PointerMoved(point));
            let button = PointerButton::Primary;
            harness.event(Event::PointerButton { pos: point, button, pressed, modifiers: NONE });
            harness.step();
        }
    }
    harness
}

#[test]
fn what_was_selected_last_is_copied() {
    let copied = |harness: &mut Harness<'_, (EditBuffer, Pos2)>| {
        harness.event(Event::Copy);
        harness.step();
        let commands = &harness.output().platform_output.commands;
        let [OutputCommand::CopyText(text)] = &commands[..] else { panic!("one copy, not {commands:?}") };
        text.clone()
    };
    for selected in ["abc|", "#abc|"] {
        let mut harness = side_by_side(selected);
        assert_eq!(copied(&mut harness), "مصدر");
        harness.key_press_modifiers(CTRL, Key::A);
        harness.step();
        assert_eq!(copied(&mut harness), "abc");
    }
}
