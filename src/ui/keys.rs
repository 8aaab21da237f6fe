//! From keys as egui reports them to commands.

use crate::app::command::Command;
use crate::app::keymap::{Chord, Keymap};
use egui::{Event, InputState, Key};

/// Takes the keys that send commands out of the input, before any widget sees
/// them, and returns the commands in order.
pub fn take_commands(input: &mut InputState, keymap: &Keymap) -> Vec<Command> {
    let mut commands = Vec::new();
    input.events.retain(|event| {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
        let chord =
            Chord { ctrl: modifiers.command, alt: modifiers.alt, shift: modifiers.shift, key: name(*key) };
        let Some(command) = keymap.command(&chord).filter(|command| !is_eguis(*command)) else { return true };
        commands.push(command);
        false
    });
    commands
}

/// Clipboard keys arrive as events of their own, which the editors take.
fn is_eguis(command: Command) -> bool {
    matches!(command, Command::Cut | Command::Copy | Command::Paste)
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
