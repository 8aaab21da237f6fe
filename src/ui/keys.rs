//! From keys as egui reports them to commands.

use crate::app::command::Command;
use crate::app::keymap::Chord;
use egui::{Event, Key, Modifiers};

/// What a frame's input says, cut where the order of things matters.
#[derive(Debug, Default)]
pub struct Cut {
    /// The command to run before anything is drawn.
    pub command: Option<Command>,
    /// What came later and has to wait for the next frame.
    pub later: Vec<Event>,
}

/// Takes the first command out of a frame's events, with all that came later.
///
/// Fast typing, or a slow frame, brings text and commands together. Text before a
/// command belongs to the segment the command leaves, text behind it to whatever
/// the command opens; so a command waits until what came first has been drawn,
/// and what came later waits for the command. `sends` tells which command a key
/// sends now.
pub fn cut(events: &mut Vec<Event>, sends: impl Fn(&Chord) -> Option<Command>) -> Cut {
    let mut written = false;
    for (index, event) in events.iter().enumerate() {
        let Event::Key { key, pressed: true, modifiers, .. } = event else {
            written |= writes(event);
            continue;
        };
        let chord = chord(*key, modifiers);
        // AltGr is Ctrl and Alt on some systems; then the key also writes.
        let is_alt_gr = chord.ctrl && chord.alt && matches!(events.get(index + 1), Some(Event::Text(_)));
        let command = sends(&chord).filter(|command| !command.has_fixed_keys() && !is_alt_gr);
        // Tab, Esc and Enter choose among what the text before them brings up.
        let chooses = matches!(key, Key::Tab | Key::Escape | Key::Enter);
        if written && (command.is_some() || chooses) {
            return Cut { command: None, later: events.split_off(index) };
        }
        if command.is_some() {
            let mut later = events.split_off(index + 1);
            events.pop();
            // The key's own letter comes behind it, with Alt too, and nobody
            // meant to write it.
            if !chord.ctrl && chord.writes() && matches!(later.first(), Some(Event::Text(_))) {
                later.remove(0);
            }
            return Cut { command, later };
        }
        written |= matches!(key, Key::Backspace | Key::Delete);
    }
    Cut::default()
}

/// The key a user pressed to name it, if an event is one: no key that is held
/// down on, and none that only modifies others.
pub fn named(event: &Event) -> Option<Chord> {
    let of_clipboard = |key| chord(key, &Modifiers::COMMAND);
    match event {
        Event::Key { key, pressed: true, repeat: false, modifiers, .. } => {
            let chord = chord(*key, modifiers);
            // What a keymap cannot hold cannot be named.
            chord.to_string().parse().ok()
        }
        Event::Copy => Some(of_clipboard(Key::C)),
        Event::Cut => Some(of_clipboard(Key::X)),
        Event::Paste(_) => Some(of_clipboard(Key::V)),
        _ => None,
    }
}

fn chord(key: Key, modifiers: &Modifiers) -> Chord {
    Chord { ctrl: modifiers.command, alt: modifiers.alt, shift: modifiers.shift, key: name(key) }
}

/// Whether an event changes a text, or where the next one goes.
fn writes(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) | Event::PointerButton { .. }
    )
}

/// A key's name as keymaps have it.
fn name(key: Key) -> String {
    let name = key.name();
    match key {
        Key::ArrowDown => "ArrowDown".to_owned(),
        Key::ArrowUp => "ArrowUp".to_owned(),
        Key::ArrowLeft => "ArrowLeft".to_owned(),
        Key::ArrowRight => "ArrowRight".to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::COMMANDS;
    use crate::app::keymap::{KeyChanges, Keymap};

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn text_and_commands_keep_their_order() {
        let keymap = Keymap::new(&Default::default());
        let confirm = || key(Key::Enter, Modifiers::COMMAND);
        let mut events = vec![text("a"), text("b"), confirm(), text("c"), confirm()];
        let mut frames = Vec::new();
        while !events.is_empty() {
            let cut = cut(&mut events, |chord| keymap.command(chord));
            frames.push((cut.command, std::mem::replace(&mut events, cut.later)));
        }
        let expected = [
            (None, vec![text("a"), text("b")]),
            (Some(Command::ConfirmNext), vec![]),
            (None, vec![text("c")]),
            (Some(Command::ConfirmNext), vec![]),
        ];
        assert_eq!(frames, expected);
    }

    #[test]
    fn a_key_that_writes_by_alt_gr_is_no_command() {
        let keymap = Keymap::new(&Default::default());
        let alt_gr = Modifiers { alt: true, ctrl: true, command: true, ..Modifiers::NONE };
        let mut events = vec![key(Key::L, alt_gr), text("ł")];
        assert_eq!(cut(&mut events, |chord| keymap.command(chord)).command, None);
        let mut events = vec![key(Key::L, alt_gr)];
        assert!(cut(&mut events, |chord| keymap.command(chord)).command.is_some());
    }

    #[test]
    fn a_key_that_sends_a_command_does_not_write_its_letter_too() {
        let keymap = Keymap::new(&KeyChanges::from([("about".to_owned(), vec!["Shift+A".to_owned()])]));
        for (first, rest) in [
            (vec![key(Key::C, Modifiers::ALT), text("c")], vec![]),
            (vec![key(Key::C, Modifiers::ALT), text("c"), text("d")], vec![text("d")]),
            (vec![key(Key::A, Modifiers::SHIFT), text("A")], vec![]),
            (vec![key(Key::ArrowDown, Modifiers::ALT), text("d")], vec![text("d")]),
            (vec![key(Key::F3, Modifiers::NONE), text("d")], vec![text("d")]),
        ] {
            let mut events = first.clone();
            let cut = cut(&mut events, |chord| keymap.command(chord));
            assert!(cut.command.is_some() && events.is_empty(), "{first:?}");
            assert_eq!(cut.later, rest, "{first:?}");
        }
    }

    #[test]
    fn keys_are_named_by_pressing_them() {
        let label = |event: &Event| named(event).map(|chord| chord.to_string());
        let shift = Modifiers::COMMAND | Modifiers::SHIFT;
        assert_eq!(label(&key(Key::OpenBracket, shift)).as_deref(), Some("Ctrl+Shift+OpenBracket"));
        assert_eq!(label(&Event::Paste("x".to_owned())).as_deref(), Some("Ctrl+V"));
        assert_eq!(label(&key(Key::ShiftLeft, Modifiers::SHIFT)), None);
        assert_eq!(label(&text("a")), None);
        let held = Event::Key {
            key: Key::A,
            physical_key: None,
            pressed: true,
            repeat: true,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(label(&held), None);
    }

    #[test]
    fn every_usual_key_is_one_that_egui_knows() {
        let names: Vec<String> = Key::ALL.iter().map(|key| name(*key)).collect();
        for entry in COMMANDS {
            for text in entry.keys {
                let chord: Chord = text.parse().unwrap();
                assert!(names.contains(&chord.key), "{}: {text}", entry.id);
            }
        }
    }
}
