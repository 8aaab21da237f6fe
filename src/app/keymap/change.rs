//! What the user changed about the keys, and changing it once more.

use super::Chord;
use crate::app::command::{COMMANDS, Command};
use std::collections::BTreeMap;

/// Where the keys differ from the usual ones: the id of a command, and its keys
/// as the user wrote them. An empty list takes the keys away.
pub type KeyChanges = BTreeMap<String, Vec<String>>;

/// One change of the keys.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyChange {
    /// Give a command a key, which is taken from any other that has it.
    Give {
        /// The command.
        command: Command,
        /// The key.
        chord: Chord,
        /// The key of the same command whose place it takes; without one it
        /// stands behind the others.
        instead_of: Option<Chord>,
    },
    /// Take a key from a command.
    Take {
        /// The command.
        command: Command,
        /// The key as it is written, which need not be one.
        text: String,
    },
    /// Give a command its usual keys.
    Usual(Command),
    /// Give every command its usual keys.
    AllUsual,
    /// Forget the keys of something that is no command.
    Forget(String),
}

impl KeyChange {
    /// Does it.
    pub fn apply(&self, changes: &mut KeyChanges) {
        match self {
            Self::Give { command, chord, instead_of } => give(changes, *command, chord, instead_of.as_ref()),
            Self::Take { command, text } => {
                let chord = text.parse::<Chord>().ok();
                let mut keys = keys_of(changes, *command);
                keys.retain(|key| key != text && !chord.as_ref().is_some_and(|chord| names(key, chord)));
                put(changes, *command, keys);
            }
            Self::Usual(command) => {
                changes.remove(command.entry().id);
            }
            Self::AllUsual => changes.retain(|id, _| Command::from_id(id).is_none()),
            Self::Forget(id) => {
                changes.remove(id);
            }
        }
    }
}

fn give(changes: &mut KeyChanges, command: Command, chord: &Chord, instead_of: Option<&Chord>) {
    let id = command.entry().id;
    for (_, keys) in changes.iter_mut().filter(|(other, _)| *other != id) {
        keys.retain(|key| !names(key, chord));
    }
    let mut keys = keys_of(changes, command);
    let place = instead_of.and_then(|old| keys.iter().position(|key| names(key, old)));
    match place {
        Some(place) => keys[place] = chord.to_string(),
        None if keys.iter().any(|key| names(key, chord)) => {}
        None => keys.push(chord.to_string()),
    }
    let mut first = true;
    keys.retain(|key| !names(key, chord) || std::mem::replace(&mut first, false));
    put(changes, command, keys);
}

/// The keys of a command as they are written: those it was given, or else the
/// usual ones that nothing else was given.
fn keys_of(changes: &KeyChanges, command: Command) -> Vec<String> {
    let entry = command.entry();
    if let Some(keys) = changes.get(entry.id) {
        return keys.clone();
    }
    let is_given = |usual: &Chord| changes.values().flatten().any(|key| names(key, usual));
    let usual = entry.keys.iter().filter(|key| !key.parse().is_ok_and(|usual| is_given(&usual)));
    usual.map(|key| (*key).to_owned()).collect()
}

/// Notes the keys of a command; the usual ones need no note.
fn put(changes: &mut KeyChanges, command: Command, keys: Vec<String>) {
    let entry = command.entry();
    if keys.iter().map(String::as_str).eq(entry.keys.iter().copied()) {
        changes.remove(entry.id);
    } else {
        changes.insert(entry.id.to_owned(), keys);
    }
}

/// Whether a text names this key.
fn names(text: &str, chord: &Chord) -> bool {
    text.parse().is_ok_and(|named: Chord| named == *chord)
}

/// All keys there are, as the keymap file has them: a line a command, with what
/// `label` calls it, menu by menu with what `title` calls those.
pub fn to_toml(
    keymap: &super::Keymap,
    title: impl Fn(crate::app::command::Menu) -> String,
    label: impl Fn(Command) -> String,
) -> String {
    let mut text = String::new();
    for menu in crate::app::command::Menu::ALL {
        text.push_str(&format!("\n# {}\n", title(menu)));
        for entry in COMMANDS.iter().filter(|entry| entry.menu == menu && !entry.command.has_fixed_keys()) {
            let keys: Vec<String> = keymap.keys(entry.command).iter().map(Chord::to_string).collect();
            let line = line(entry.id, &keys);
            text.push_str(&format!("{line} # {}\n", label(entry.command)));
        }
    }
    text.trim_start().to_owned()
}

/// The line that gives a command its keys.
pub(super) fn line(id: &str, keys: &[String]) -> String {
    let entry = BTreeMap::from([(id, keys)]);
    // A table of texts can always be written.
    toml::to_string(&entry).unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    fn give(command: Command, key: &str, instead_of: Option<&str>) -> KeyChange {
        KeyChange::Give { command, chord: chord(key), instead_of: instead_of.map(chord) }
    }

    fn take(command: Command, text: &str) -> KeyChange {
        KeyChange::Take { command, text: text.to_owned() }
    }

    /// The changes after a change, written `id=key,key; id=key`.
    fn after(before: &str, change: &KeyChange) -> String {
        let mut changes = KeyChanges::new();
        for entry in before.split("; ").filter(|entry| !entry.is_empty()) {
            let (id, keys) = entry.split_once('=').unwrap();
            let keys = keys.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect();
            changes.insert(id.to_owned(), keys);
        }
        change.apply(&mut changes);
        let entries: Vec<String> =
            changes.iter().map(|(id, keys)| format!("{id}={}", keys.join(","))).collect();
        entries.join("; ")
    }

    #[test]
    fn changes_are_noted_only_where_keys_are_not_the_usual_ones() {
        use Command::{Find, GoTo, Redo};
        for (before, change, expected) in [
            // In the place of a key, and behind the others.
            ("", give(GoTo, "Ctrl+J", Some("Ctrl+G")), "go-to=Ctrl+J"),
            ("", give(GoTo, "Ctrl+J", None), "go-to=Ctrl+G,Ctrl+J"),
            ("go-to=", give(GoTo, "Ctrl+J", None), "go-to=Ctrl+J"),
            ("", give(Redo, "F4", Some("Ctrl+Y")), "redo=F4,Ctrl+Shift+Z"),
            ("", give(Redo, "Ctrl+Y", Some("Ctrl+Shift+Z")), "redo=Ctrl+Y"),
            // What it had is given once.
            ("", give(GoTo, "Ctrl+G", None), ""),
            ("go-to=Ctrl+J,Ctrl+G", give(GoTo, "Ctrl+J", None), "go-to=Ctrl+J,Ctrl+G"),
            // Taken from a command that was given it, and from one that usually has it.
            ("find=F4,F5", give(GoTo, "F4", Some("Ctrl+G")), "find=F5; go-to=F4"),
            ("", give(GoTo, "Ctrl+F", Some("Ctrl+G")), "go-to=Ctrl+F"),
            ("go-to=Ctrl+F", give(Find, "Ctrl+F", None), "go-to="),
            // The usual keys that another has do not come back by the way.
            ("go-to=Ctrl+Y", give(Redo, "F4", None), "go-to=Ctrl+Y; redo=Ctrl+Shift+Z,F4"),
            // Back to the usual one by hand.
            ("go-to=Ctrl+J", give(GoTo, "Ctrl+G", Some("Ctrl+J")), ""),
            // Taking away, and what is no key too.
            ("", take(GoTo, "Ctrl+G"), "go-to="),
            ("", take(Redo, "ctrl+y"), "redo=Ctrl+Shift+Z"),
            ("go-to=Hyper+X,F4", take(GoTo, "Hyper+X"), "go-to=F4"),
            // Usual again.
            ("find=F4; go-to=F5", KeyChange::Usual(GoTo), "find=F4"),
            ("find=F4; fly=F5", KeyChange::AllUsual, "fly=F5"),
            ("find=F4; fly=F5", KeyChange::Forget("fly".to_owned()), "find=F4"),
        ] {
            assert_eq!(after(before, &change), expected, "{before:?} and {change:?}");
        }
    }
}
