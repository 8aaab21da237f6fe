//! Which keys send which command: the usual ones, changed by what the user set.

mod change;
mod chord;
mod file;
mod watch;

pub use change::{KeyChange, KeyChanges, to_toml};
pub use chord::{Chord, ChordError, Hazard};
pub use file::{KeymapFile, Reread};
pub use watch::{Seen, Watch};

use super::command::{COMMANDS, Command};
use std::collections::BTreeMap;

/// Something in the user's keymap that does not work, or not everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeymapProblem {
    /// There is no command of this id.
    NoCommand(String),
    /// This text names no key.
    NoKey {
        /// The command it was given to.
        command: Command,
        /// The text.
        text: String,
    },
    /// Two commands have the same key; it sends the first.
    Clash {
        /// The key.
        chord: Chord,
        /// The command it sends.
        sends: Command,
        /// The command it does not send.
        instead_of: Command,
    },
    /// The keys of this command are the system's and do not change.
    Fixed(Command),
    /// Something else wants the key.
    Wanted {
        /// The key.
        chord: Chord,
        /// The command it was given to.
        command: Command,
        /// What wants it.
        by: Hazard,
    },
}

impl KeymapProblem {
    /// Whether it is one of this command's keys.
    pub fn concerns(&self, command: Command) -> bool {
        match self {
            Self::NoCommand(_) => false,
            Self::NoKey { command: of, .. } | Self::Fixed(of) | Self::Wanted { command: of, .. } => {
                *of == command
            }
            Self::Clash { sends, instead_of, .. } => [*sends, *instead_of].contains(&command),
        }
    }
}

/// Which keys send which command.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    commands: BTreeMap<Chord, Command>,
    keys: BTreeMap<&'static str, Vec<Chord>>,
    changes: KeyChanges,
    problems: Vec<KeymapProblem>,
}

impl Keymap {
    /// The usual keys with the user's changes, whose keys take the place of the
    /// usual ones. A key the user gives to one command is taken from any other
    /// that has it only by custom.
    pub fn new(changes: &KeyChanges) -> Self {
        let mut keymap = Self { changes: changes.clone(), ..Self::default() };
        for (id, texts) in changes {
            match Command::from_id(id) {
                None => keymap.problems.push(KeymapProblem::NoCommand(id.clone())),
                Some(command) if command.has_fixed_keys() => {
                    keymap.changes.remove(id);
                    keymap.problems.push(KeymapProblem::Fixed(command));
                }
                Some(command) => keymap.bind_texts(command, texts),
            }
        }
        let usual = COMMANDS.iter().filter(|entry| !keymap.changes.contains_key(entry.id));
        for entry in usual.collect::<Vec<_>>() {
            for chord in entry.keys.iter().filter_map(|text| text.parse().ok()) {
                if !keymap.commands.contains_key(&chord) || changes.is_empty() {
                    keymap.bind(chord, entry.command);
                }
            }
        }
        keymap
    }

    /// Gives a command the keys the user wrote.
    fn bind_texts(&mut self, command: Command, texts: &[String]) {
        let entry = command.entry();
        self.keys.insert(entry.id, Vec::new());
        for text in texts {
            let Ok(chord) = text.parse::<Chord>() else {
                self.problems.push(KeymapProblem::NoKey { command, text: text.clone() });
                continue;
            };
            // What is usual was thought about.
            let hazard = chord.hazard().filter(|_| !entry.keys.contains(&&*chord.to_string()));
            if let Some(by) = hazard {
                self.problems.push(KeymapProblem::Wanted { chord: chord.clone(), command, by });
            }
            if hazard != Some(Hazard::Clipboard) {
                self.bind(chord, command);
            }
        }
    }

    fn bind(&mut self, chord: Chord, command: Command) {
        match self.commands.get(&chord) {
            Some(other) if *other == command => {}
            Some(other) => {
                self.problems.push(KeymapProblem::Clash { chord, sends: *other, instead_of: command });
            }
            None => {
                self.commands.insert(chord.clone(), command);
                self.keys.entry(command.entry().id).or_default().push(chord);
            }
        }
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

    /// Whether the user changed the keys of a command.
    pub fn is_changed(&self, command: Command) -> bool {
        self.changes.contains_key(command.entry().id)
    }

    /// Whether the user changed anything.
    pub fn has_changes(&self) -> bool {
        self.changes.keys().any(|id| Command::from_id(id).is_some())
    }

    /// The usual keys of a command that the user left alone, as far as they now
    /// send another one.
    pub fn taken(&self, command: Command) -> Vec<(Chord, Command)> {
        if self.is_changed(command) {
            return Vec::new();
        }
        let usual = command.entry().keys.iter().filter_map(|text| text.parse::<Chord>().ok());
        usual
            .filter_map(|chord| self.command(&chord).map(|other| (chord, other)))
            .filter(|(_, other)| *other != command)
            .collect()
    }

    /// What does not work.
    pub fn problems(&self) -> &[KeymapProblem] {
        &self.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    fn keymap(entries: &[(&str, &[&str])]) -> Keymap {
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        Keymap::new(&entries.iter().map(|(id, keys)| ((*id).to_owned(), owned(keys))).collect())
    }

    #[test]
    fn the_usual_keys_are_keys_and_never_clash() {
        for entry in COMMANDS {
            for text in entry.keys {
                assert_eq!(chord(text).to_string(), *text, "{}", entry.id);
            }
        }
        assert_eq!(keymap(&[]).problems(), []);
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
        let keymap = keymap(&[("go-to", &["ctrl+f"]), ("undo", &[])]);
        assert_eq!(keymap.problems(), []);
        assert_eq!(keymap.command(&chord("Ctrl+F")), Some(Command::GoTo));
        assert!(keymap.keys(Command::Find).is_empty());
        assert_eq!(keymap.taken(Command::Find), [(chord("Ctrl+F"), Command::GoTo)]);
        assert!(keymap.keys(Command::Undo).is_empty());
        assert_eq!(keymap.keys(Command::Redo).len(), 2);
    }

    #[test]
    fn what_does_not_work_is_reported() {
        let keymap = keymap(&[
            ("find", &["Ctrl+K", "ctrl+k"]),
            ("go-to", &["Ctrl+K", "Hyper+X"]),
            ("fly", &["F2"]),
            ("copy", &["F4"]),
        ]);
        let clash =
            KeymapProblem::Clash { chord: chord("Ctrl+K"), sends: Command::Find, instead_of: Command::GoTo };
        let no_key = KeymapProblem::NoKey { command: Command::GoTo, text: "Hyper+X".to_owned() };
        let no_command = KeymapProblem::NoCommand("fly".to_owned());
        assert_eq!(keymap.problems(), [KeymapProblem::Fixed(Command::Copy), no_command, clash, no_key]);
        assert_eq!(keymap.keys(Command::Copy), [chord("Ctrl+C")]);
        let concerned =
            COMMANDS.iter().filter(|row| keymap.problems().iter().any(|one| one.concerns(row.command)));
        assert_eq!(concerned.map(|row| row.id).collect::<Vec<_>>(), ["copy", "find", "go-to"]);
    }

    #[test]
    fn keys_that_others_want_are_reported_where_they_are_not_usual() {
        let keymap = keymap(&[
            ("find", &["Ctrl+C"]),
            ("first-segment", &["Ctrl+Home", "Home"]),
            ("go-to", &["Ctrl+Alt+J"]),
            ("insert-lrm", &["Ctrl+Alt+L"]),
        ]);
        let wanted = |key, command, by| KeymapProblem::Wanted { chord: chord(key), command, by };
        assert_eq!(
            keymap.problems(),
            [
                wanted("Ctrl+C", Command::Find, Hazard::Clipboard),
                wanted("Home", Command::FirstSegment, Hazard::Writing),
                wanted("Ctrl+Alt+J", Command::GoTo, Hazard::AltGr),
            ]
        );
        // The clipboard keeps its key; the others do what the user wants.
        assert_eq!(keymap.command(&chord("Ctrl+C")), Some(Command::Copy));
        assert_eq!(keymap.command(&chord("Home")), Some(Command::FirstSegment));
    }
}
