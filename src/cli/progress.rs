//! How far reading has come, for whoever sits at a terminal.

use std::io::IsTerminal;

/// A percentage on standard error, if that is a terminal.
pub(super) struct Progress {
    total: Option<u64>,
    shown: Option<u64>,
}

impl Progress {
    /// The progress of reading so many bytes, where it is known how many there are.
    pub(super) fn of(total: Option<u64>) -> Self {
        let total = total.filter(|total| *total > 0 && std::io::stderr().is_terminal());
        Self { total, shown: None }
    }

    /// Shows how many bytes were read.
    pub(super) fn show(&mut self, done: usize) {
        let Some(total) = self.total else { return };
        let percent = (100 * done as u64 / total).min(100);
        if self.shown != Some(percent) {
            self.shown = Some(percent);
            eprint!("\r{percent} %");
        }
    }
}

impl Drop for Progress {
    /// Takes the percentage away.
    fn drop(&mut self) {
        if self.shown.is_some() {
            eprint!("\r     \r");
        }
    }
}
