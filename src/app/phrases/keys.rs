//! What does not work in a keymap.

use super::{Phrase, Value};
use crate::app::command::Command;
use crate::app::keymap::{Hazard, KeymapProblem};

impl From<&KeymapProblem> for Phrase {
    fn from(problem: &KeymapProblem) -> Self {
        let label = |command: &Command| Value::Message(command.entry().label());
        match problem {
            KeymapProblem::NoCommand(id) => Phrase::new("keymap-no-command").text("command", id),
            KeymapProblem::NoKey { command, text } => {
                Phrase::new("keymap-no-key").with("command", label(command)).text("key", text)
            }
            KeymapProblem::Clash { chord, sends, instead_of } => Phrase::new("keymap-clash")
                .text("key", chord.label())
                .with("sends", label(sends))
                .with("instead", label(instead_of)),
            KeymapProblem::Fixed(command) => Phrase::new("keymap-fixed").with("command", label(command)),
            KeymapProblem::Wanted { chord, command, by } => {
                let message = match by {
                    Hazard::Clipboard => "keymap-clipboard",
                    Hazard::Writing => "keymap-writing",
                    Hazard::AltGr => "keymap-alt-gr",
                    Hazard::System => "keymap-system",
                };
                Phrase::new(message).text("key", chord.label()).with("command", label(command))
            }
        }
    }
}
