//! One key with its modifiers: how it is written, and what else wants it.

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

/// Who else wants a key, so that a command given to it may not be sent or takes
/// something away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hazard {
    /// The clipboard has it; it never arrives as a key.
    Clipboard,
    /// Text is written with it, or the caret moved.
    Writing,
    /// Ctrl and Alt together are AltGr on some systems, which writes a sign on
    /// many keyboards.
    AltGr,
    /// The desktop or the system usually takes it first.
    System,
}

/// The keys that are no letter, digit or function key, with what people write
/// for each.
const NAMED_KEYS: &[(&str, &str)] = &[
    ("ArrowDown", "Down"),
    ("ArrowLeft", "Left"),
    ("ArrowRight", "Right"),
    ("ArrowUp", "Up"),
    ("Backslash", "\\"),
    ("Backspace", "Backspace"),
    ("Backtick", "`"),
    ("CloseBracket", "]"),
    ("CloseCurlyBracket", "}"),
    ("Colon", ":"),
    ("Comma", ","),
    ("Delete", "Delete"),
    ("End", "End"),
    ("Enter", "Enter"),
    ("Equals", "="),
    ("Escape", "Esc"),
    ("Exclamationmark", "!"),
    ("Home", "Home"),
    ("Insert", "Insert"),
    ("Menu", "Menu"),
    ("Minus", "−"),
    ("OpenBracket", "["),
    ("OpenCurlyBracket", "{"),
    ("PageDown", "PageDown"),
    ("PageUp", "PageUp"),
    ("Period", "."),
    ("Pipe", "|"),
    ("Plus", "+"),
    ("Questionmark", "?"),
    ("Quote", "'"),
    ("Semicolon", ";"),
    ("Slash", "/"),
    ("Space", "Space"),
    ("Tab", "Tab"),
];

/// The keys among the named that write a sign.
const SIGNS: &[&str] = &[
    "Backslash",
    "Backtick",
    "CloseBracket",
    "CloseCurlyBracket",
    "Colon",
    "Comma",
    "Equals",
    "Exclamationmark",
    "Minus",
    "OpenBracket",
    "OpenCurlyBracket",
    "Period",
    "Pipe",
    "Plus",
    "Questionmark",
    "Quote",
    "Semicolon",
    "Slash",
    "Space",
];

impl FromStr for Chord {
    type Err = ChordError;

    /// Reads a chord; modifiers may stand in any order and case, and a key by
    /// its name or its sign.
    fn from_str(text: &str) -> Result<Self, ChordError> {
        let error = || ChordError(text.to_owned());
        let trimmed = text.trim();
        // The sign of the plus key also stands between the parts.
        let (held, key) = match trimmed.strip_suffix('+') {
            Some(held) => (held.strip_suffix('+').unwrap_or(held), "Plus"),
            None => trimmed.rsplit_once('+').unwrap_or(("", trimmed)),
        };
        let mut chord =
            Chord { ctrl: false, alt: false, shift: false, key: key_name(key.trim()).ok_or_else(error)? };
        for part in held.split('+').map(str::trim).filter(|_| !held.is_empty()) {
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
        upper.strip_prefix('F').is_some_and(|n| n.parse().is_ok_and(|n: u8| (1..=35).contains(&n)));
    if single || function {
        return Some(upper);
    }
    let text = if text == "-" { "Minus" } else { text };
    let named =
        |(name, sign): &&(&str, &str)| name.eq_ignore_ascii_case(text) || sign.eq_ignore_ascii_case(text);
    NAMED_KEYS.iter().find(named).map(|(name, _)| (*name).to_owned())
}

impl Chord {
    /// The chord as people write it, with signs for punctuation.
    pub fn label(&self) -> String {
        let sign = NAMED_KEYS.iter().find(|(name, _)| *name == self.key).map_or(&*self.key, |(_, sign)| sign);
        Self { key: sign.to_owned(), ..self.clone() }.to_string()
    }

    /// Whether its key is one that writes a letter, a digit or a sign.
    pub fn writes(&self) -> bool {
        self.key.len() == 1 || SIGNS.contains(&&*self.key)
    }

    /// Who else wants it.
    ///
    /// # Limitations
    /// What keyboards and desktops do differs; these are the usual ones.
    pub fn hazard(&self) -> Option<Hazard> {
        let Self { ctrl, alt, shift, ref key } = *self;
        let key = key.as_str();
        let function = key.len() > 1 && key.starts_with('F') && key[1..].parse::<u8>().is_ok();
        let writes = self.writes();
        let moves = key.starts_with("Arrow") || matches!(key, "Home" | "End" | "Backspace" | "Delete");
        Some(match (ctrl, alt) {
            (true, false) if !shift && matches!(key, "C" | "X" | "V") => Hazard::Clipboard,
            (true, false) if moves && !key.ends_with("Up") && !key.ends_with("Down") => Hazard::Writing,
            (true, false) if !shift && key == "A" => Hazard::Writing,
            (false, false) if writes || moves => Hazard::Writing,
            (false, false) if matches!(key, "Enter" | "Tab" | "Escape" | "PageUp" | "PageDown") => {
                Hazard::Writing
            }
            (false, true) if matches!(key, "Tab" | "F4" | "Space" | "Escape") => Hazard::System,
            (true, true) if function || key == "Delete" => Hazard::System,
            (true, true) if writes => Hazard::AltGr,
            _ => return None,
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_is_read_by_names_and_by_signs_in_any_order() {
        for (text, expected) in [
            ("Ctrl+Shift+P", Some("Ctrl+Shift+P")),
            (" shift + ctrl + p ", Some("Ctrl+Shift+P")),
            ("cmd+Up", Some("Ctrl+ArrowUp")),
            ("Option+esc", Some("Alt+Escape")),
            ("Ctrl+,", Some("Ctrl+Comma")),
            ("Ctrl+-", Some("Ctrl+Minus")),
            ("Ctrl++", Some("Ctrl+Plus")),
            ("+", Some("Plus")),
            ("f35", Some("F35")),
            ("F36", None),
            ("Ctrl+", Some("Ctrl+Plus")),
            ("Hyper+X", None),
            ("Ctrl+ش", None),
            ("", None),
            ("++X", None),
        ] {
            let read = text.parse::<Chord>().ok().map(|chord| chord.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_a_chord_is_called_names_it() {
        for (name, _) in NAMED_KEYS {
            let chord: Chord = format!("Ctrl+{name}").parse().unwrap();
            assert_eq!(chord.key, *name);
            assert_eq!(chord.label().parse(), Ok(chord));
        }
        assert!(SIGNS.iter().all(|sign| NAMED_KEYS.iter().any(|(name, _)| name == sign)));
    }

    #[test]
    fn keys_that_others_want_are_known() {
        use Hazard::{AltGr, Clipboard, System, Writing};
        for (keys, expected) in [
            ("Ctrl+C Ctrl+X Ctrl+V", Some(Clipboard)),
            ("A Shift+A 1 Space Comma Enter Tab Shift+Tab Escape Home Shift+End ArrowUp", Some(Writing)),
            ("Ctrl+A Ctrl+ArrowLeft Ctrl+Shift+ArrowRight Ctrl+Home Ctrl+Backspace Delete", Some(Writing)),
            ("Ctrl+Alt+L Ctrl+Alt+Shift+E Ctrl+Alt+2 Ctrl+Alt+Period", Some(AltGr)),
            ("Alt+F4 Alt+Tab Ctrl+Alt+Delete Ctrl+Alt+F2", Some(System)),
            ("F3 Shift+F3 Ctrl+K Ctrl+Shift+C Alt+C Alt+ArrowUp Alt+Delete Ctrl+Enter Ctrl+Alt+Enter", None),
            ("Ctrl+ArrowUp Ctrl+PageDown Insert", None),
        ] {
            for text in keys.split(' ') {
                assert_eq!(text.parse::<Chord>().unwrap().hazard(), expected, "{text}");
            }
        }
    }
}
