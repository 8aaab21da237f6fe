//! The keys of commands: read when the window begins, read again when their file
//! changes, and changed by the overview.

use crate::app::command::Command;
use crate::app::keymap::{KeyChange, Keymap, Reread};
use crate::app::notice::{Notice, Severity};
use crate::i18n::Translator;
use crate::ui::shell::Shell;
use egui::Context;

impl Shell {
    /// Makes the keymap when the window begins, with the keys that older settings
    /// still hold.
    pub(in crate::ui) fn begin_keys(&mut self) {
        let old = &mut self.state.settings.keys;
        if !old.is_empty() {
            let header = self.t.tr("keymap-header");
            let carried = self.keymap_file.carry_over(old, &header);
            if carried.is_ok() {
                old.clear();
            }
            carried.unwrap_or_else(|failed| failed).into_iter().for_each(|notice| self.tell(notice));
        }
        self.make_keymap(true);
    }

    /// Takes in what the keymap file has become.
    pub(in crate::ui) fn poll_keys(&mut self, ctx: &Context) {
        if ctx.input(|input| input.raw.events.contains(&egui::Event::WindowFocused(true))) {
            self.keymap_watch.look();
        }
        let Some(seen) = self.keymap_watch.news() else { return };
        match self.keymap_file.reread(seen) {
            Reread::Same => {}
            Reread::Changed => {
                let path = self.keymap_file.path().to_owned();
                self.tell(Notice::new(Severity::News, "keymap-read").file(path));
                self.make_keymap(true);
            }
            Reread::Failed(notice) => self.tell(notice),
        }
    }

    /// Changes a key, at once and in the file.
    pub(super) fn change_keys(&mut self, change: &KeyChange) {
        let header = self.t.tr("keymap-header");
        let notices = self.keymap_file.change(change, &header);
        notices.into_iter().for_each(|notice| self.tell(notice));
        // Whoever changes keys in the overview reads there what does not work.
        self.make_keymap(false);
    }

    /// Makes the keymap anew, and tells what does not work in it and did before.
    fn make_keymap(&mut self, tell: bool) {
        let before = std::mem::replace(&mut self.keymap, Keymap::new(self.keymap_file.changes()));
        let new =
            self.keymap.problems().iter().filter(|problem| tell && !before.problems().contains(problem));
        let notices: Vec<Notice> = new.map(|problem| Notice::of(Severity::Warning, problem)).collect();
        notices.into_iter().for_each(|notice| self.tell(notice));
    }
}

/// What a command is called within a sentence, where an ellipsis promises nothing.
pub(in crate::ui) fn command_name(t: &Translator, command: Command) -> String {
    t.tr(&command.entry().label()).trim_end_matches('…').to_owned()
}
