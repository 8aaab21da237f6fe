//! Which keys send which command: the usual ones, changed by what the user set.

use super::command::{COMMANDS, Command};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A key with its modifiers, such as `Ctrl+Shift+P`. On a Mac, `Ctrl` stands for
/// the command key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// Whether Ctrl (on a Mac, command) is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// The key by its name, such as `P`, `1`, `F3`, `Enter` or `ArrowUp`.
    pub key: String,
}

/// Why a text names no chord.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no key; expected something like Ctrl+Shift+P, F3 or Alt+ArrowUp")]
pub struct ChordError(pub String);

/// Names of keys with more than one letter.
const NAMED_KEYS: &[&str] = &[
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Backslash",
    "Backspace",
    "Colon",
    "Comma",
    "Delete",
    "End",
    "Enter",
    "Equals",
    "Escape",
    "Home",
    "Insert",
    "Minus",
    "PageDown",
    "PageUp",
    "Period",
    "Plus",
    "Semicolon",
    "Slash",
    "Space",
    "Tab",
];

impl FromStr for Chord {
    type Err = ChordError;

    /// Reads a chord; modifiers may stand in any order and case.
    fn from_str(text: &str) -> Result<Self, ChordError> {
        let error = || ChordError(text.to_owned());
        let mut parts: Vec<&str> = text.split('+').map(str::trim).collect();
        let key = key_name(parts.pop().ok_or_else(error)?).ok_or_else(error)?;
        let mut chord = Chord { ctrl: false, alt: false, shift: false, key };
        for part in parts {
            let held = match part.to_ascii_lowercase().as_str() {
                "ctrl" | "cmd" | "command" => &mut chord.ctrl,
                "alt" | "option" => &mut chord.alt,
                "shift" => &mut chord.shift,
                _ => return Err(error()),
            };
            *held = true;
        }
        Ok(chord)
    }
}

/// The canonical name of a key.
fn key_name(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let single = upper.len() == 1 && upper.bytes().all(|b| b.is_ascii_alphanumeric());
    let function =
        upper.strip_prefix('F').is_some_and(|n| n.parse().is_ok_and(|n: u8| (1..=20).contains(&n)));
    if single || function {
        return Some(upper);
    }
    NAMED_KEYS.iter().find(|name| name.eq_ignore_ascii_case(text)).map(|name| (*name).to_owned())
}

impl Chord {
    /// The chord as people write it, with signs for punctuation.
    pub fn label(&self) -> String {
        let sign = match &*self.key {
            "ArrowDown" => "Down",
            "ArrowLeft" => "Left",
            "ArrowRight" => "Right",
            "ArrowUp" => "Up",
            "Comma" => ",",
            "Equals" => "=",
            "Minus" => "−",
            "Period" => ".",
            "Plus" => "+",
            "Slash" => "/",
            key => key,
        };
        Self { key: sign.to_owned(), ..self.clone() }.to_string()
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        f.write_str(&self.key)
    }
}

/// Something in the user's keymap that does not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeymapProblem {
    /// There is no command of this id.
    NoCommand(String),
    /// This text names no key.
    NoKey {
        /// The command it was given to.
        command: String,
        /// The text.
        text: String,
    },
    /// Two commands have the same key; it sends the first.
    Clash {
        /// The key.
        chord: Chord,
        /// The id of the command it sends.
        sends: &'static str,
        /// The id of the command it does not send.
        instead_of: &'static str,
    },
}

/// Which keys send which command.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    commands: BTreeMap<Chord, Command>,
    keys: BTreeMap<&'static str, Vec<Chord>>,
}

impl Keymap {
    /// The usual keys with the user's changes: command id to its chords, which
    /// take the place of the usual ones. A key the user gives to one command is
    /// taken from any other that has it only by custom.
    pub fn new(changes: &BTreeMap<String, Vec<String>>) -> (Self, Vec<KeymapProblem>) {
        let mut problems = Vec::new();
        let mut keymap = Self::default();
        for (id, chords) in changes {
            let Some(command) = Command::from_id(id) else {
                problems.push(KeymapProblem::NoCommand(id.clone()));
                continue;
            };
            keymap.keys.insert(command.entry().id, Vec::new());
            for text in chords {
                match text.parse() {
                    Ok(chord) => keymap.bind(chord, command, &mut problems),
                    Err(_) => problems.push(KeymapProblem::NoKey { command: id.clone(), text: text.clone() }),
                }
            }
        }
        let usual = COMMANDS.iter().filter(|entry| !changes.contains_key(entry.id));
        for entry in usual {
            for chord in entry.keys.iter().filter_map(|text| text.parse().ok()) {
                if !keymap.commands.contains_key(&chord) || changes.is_empty() {
                    keymap.bind(chord, entry.command, &mut problems);
                }
            }
        }
        (keymap, problems)
    }

    fn bind(&mut self, chord: Chord, command: Command, problems: &mut Vec<KeymapProblem>) {
        let id = command.entry().id;
        if let Some(other) = self.commands.get(&chord) {
            problems.push(KeymapProblem::Clash { chord, sends: other.entry().id, instead_of: id });
            return;
        }
        self.commands.insert(chord.clone(), command);
        self.keys.entry(id).or_default().push(chord);
    }

    /// The command a key sends.
    pub fn command(&self, chord: &Chord) -> Option<Command> {
        self.commands.get(chord).copied()
    }

    /// Every key with its command.
    pub fn iter(&self) -> impl Iterator<Item = (&Chord, Command)> {
        self.commands.iter().map(|(chord, command)| (chord, *command))
    }

    /// The keys of a command, the first of which is shown.
    pub fn keys(&self, command: Command) -> &[Chord] {
        self.keys.get(command.entry().id).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn changes(entries: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        entries.iter().map(|(id, keys)| ((*id).to_owned(), owned(keys))).collect()
    }

    #[test]
    fn the_usual_keys_are_keys_and_never_clash() {
        for entry in COMMANDS {
            for text in entry.keys {
                assert_eq!(text.parse::<Chord>().unwrap().to_string(), *text, "{}", entry.id);
            }
        }
        assert_eq!(Keymap::new(&BTreeMap::new()).1, []);
    }

    #[test]
    fn every_command_has_one_row_and_a_key() {
        let ids: HashSet<&str> = COMMANDS.iter().map(|entry| entry.id).collect();
        let commands: HashSet<Command> = COMMANDS.iter().map(|entry| entry.command).collect();
        assert_eq!((ids.len(), commands.len()), (COMMANDS.len(), COMMANDS.len()));
        for entry in COMMANDS {
            assert!(!entry.keys.is_empty(), "{} cannot be reached by keyboard alone", entry.id);
        }
    }

    #[test]
    fn a_users_key_wins_over_a_usual_one() {
        let (keymap, problems) = Keymap::new(&changes(&[("go-to", &["ctrl+f"]), ("undo", &[])]));
        assert_eq!(problems, []);
        assert_eq!(keymap.command(&"Ctrl+F".parse().unwrap()), Some(Command::GoTo));
        assert!(keymap.keys(Command::Find).is_empty());
        assert!(keymap.keys(Command::Undo).is_empty());
        assert_eq!(keymap.keys(Command::Redo).len(), 2);
    }

    #[test]
    fn what_does_not_work_is_reported() {
        let (_, problems) = Keymap::new(&changes(&[
            ("find", &["Ctrl+K"]),
            ("go-to", &["Ctrl+K", "Hyper+X"]),
            ("fly", &["F2"]),
        ]));
        let clash =
            KeymapProblem::Clash { chord: "Ctrl+K".parse().unwrap(), sends: "find", instead_of: "go-to" };
        let no_key = KeymapProblem::NoKey { command: "go-to".to_owned(), text: "Hyper+X".to_owned() };
        assert_eq!(problems, [KeymapProblem::NoCommand("fly".to_owned()), clash, no_key]);
    }
}
