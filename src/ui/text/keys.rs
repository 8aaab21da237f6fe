//! What an editor does with the events that it owns: keys, clipboard, input
//! methods. What it does not own it leaves in the queue for its caller.

use super::caret::{self, Affinity, Caret, Side};
use super::edit::{EditBuffer, Escape};
use super::engine::lay_out;
use super::label::copies_from_label;
use super::layout::{Layout, Spec};
use crate::model::Span;
use egui::os::OperatingSystem;
use egui::{Context, Event, ImeEvent, Key, Modifiers};
use std::sync::Arc;

/// How an editor is set up, as far as its keys are concerned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// Whether Enter makes a new paragraph, and pasted ones are kept.
    pub newlines: bool,
    /// Whether Ctrl+Z and Ctrl+Y are the editor's.
    pub own_undo: bool,
    /// Whether arrows move on screen, not in reading order.
    pub visual_arrows: bool,
}

/// What came of a pass over the events.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outcome {
    /// The text is another one.
    pub changed: bool,
    /// The caret or what is composed is another one.
    pub moved: bool,
    /// Up or Down had no line to go to.
    pub escaped: Option<Escape>,
    /// How many line separators of a paste became spaces.
    pub replaced: usize,
}

/// One pass over the events.
pub(super) struct Keys<'a> {
    pub ctx: &'a Context,
    pub buffer: &'a mut EditBuffer,
    pub spec: Spec,
    pub habits: Habits,
    pub outcome: Outcome,
}

impl Keys<'_> {
    /// Takes the events that the editor owns out of the queue and follows them.
    pub fn run(&mut self) {
        let events = self.ctx.input_mut(|input| std::mem::take(&mut input.events));
        let left: Vec<Event> = events.into_iter().filter(|event| !self.follow(event)).collect();
        self.ctx.input_mut(|input| input.events = left);
    }

    /// Puts text where the selection is, with spaces for separators it cannot hold.
    pub fn insert(&mut self, text: &str) {
        if self.habits.newlines {
            self.buffer.insert(text);
        } else {
            self.outcome.replaced += self.buffer.insert_line(text);
        }
        self.outcome.changed = true;
    }

    /// Lets the caret come in from another text, if it is to.
    pub fn enter(&mut self) {
        let Some(Escape { down, x }) = self.buffer.entering.take() else { return };
        let layout = self.layout();
        let line = if down { 0 } else { layout.lines.len() - 1 };
        self.go(caret::nearest(&layout, line, x), false);
        self.buffer.column = Some(x);
    }

    /// Follows an event; whether it was the editor's.
    fn follow(&mut self, event: &Event) -> bool {
        match event {
            Event::Text(text) => {
                if text != "\n" && text != "\r" {
                    self.insert(text);
                }
                true
            }
            // What was selected last is copied, be it in a text to be read.
            Event::Copy => !copies_from_label(self.ctx) && self.copy(),
            Event::Cut => {
                let copied = self.copy();
                if copied {
                    self.buffer.insert("");
                    self.outcome.changed = true;
                }
                copied
            }
            Event::Paste(text) => {
                self.insert(text);
                true
            }
            Event::Ime(event) => {
                self.compose(event);
                true
            }
            Event::Key { key, pressed: true, modifiers, .. } => self.press(*key, *modifiers),
            _ => false,
        }
    }

    /// Copies what is selected; whether there was something.
    fn copy(&self) -> bool {
        let selected = self.buffer.selected_text();
        if !selected.is_empty() {
            self.ctx.copy_text(selected.to_owned());
        }
        !selected.is_empty()
    }

    fn compose(&mut self, event: &ImeEvent) {
        let before = (self.buffer.text().len(), self.buffer.composition().is_some());
        match event {
            ImeEvent::Preedit { text, active_range_chars } => {
                self.buffer.compose(text, active_range_chars.clone());
            }
            ImeEvent::Commit(text) => {
                self.buffer.cancel_composition();
                if !text.is_empty() && text != "\n" && text != "\r" {
                    self.insert(text);
                }
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                self.buffer.delete_surrounding(*before_chars, *after_chars);
            }
            _ => {}
        }
        self.outcome.changed |= before.0 != self.buffer.text().len();
        self.outcome.moved |= before.1 || self.buffer.composition().is_some();
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) -> bool {
        let mac = matches!(self.ctx.os(), OperatingSystem::Mac | OperatingSystem::IOS);
        let Modifiers { alt, ctrl, shift, command, .. } = modifiers;
        let by_word = if mac { alt } else { ctrl };
        // Beside the arrows, which select, what is held with Alt or with Ctrl
        // and Shift is the caller's.
        let plain = !alt && !ctrl && !command;
        let shortcut = command && !alt && !shift;
        match key {
            Key::ArrowLeft | Key::ArrowRight if mac || !alt => {
                let side = if key == Key::ArrowLeft { Side::Left } else { Side::Right };
                self.go_aside(side, shift, by_word, mac && command);
            }
            Key::ArrowUp | Key::ArrowDown if plain => self.go_line(key == Key::ArrowDown, shift),
            Key::Home | Key::End if !alt => self.go_end(key == Key::End, shift, ctrl || command),
            Key::Backspace | Key::Delete if mac || !alt => self.delete(key == Key::Delete, by_word),
            Key::Enter if plain && !shift && self.habits.newlines => self.insert("\n"),
            Key::A if shortcut => {
                self.buffer.select(Span::new(0, self.buffer.text().len()));
                self.outcome.moved = true;
            }
            Key::Z if shortcut && self.habits.own_undo => self.outcome.changed |= self.buffer.undo(),
            Key::Y if shortcut && self.habits.own_undo => self.outcome.changed |= self.buffer.redo(),
            Key::Z if command && shift && !alt && self.habits.own_undo => {
                self.outcome.changed |= self.buffer.redo();
            }
            _ => return false,
        }
        true
    }

    fn delete(&mut self, forward: bool, by_word: bool) {
        let before = self.buffer.text().len();
        match (forward, by_word) {
            (_, true) => self.buffer.delete_word(forward),
            (true, false) => self.buffer.delete_forward(),
            (false, false) => self.buffer.backspace(),
        }
        self.outcome.changed |= before != self.buffer.text().len();
    }

    fn go_aside(&mut self, side: Side, extend: bool, by_word: bool, to_end: bool) {
        let layout = self.layout();
        let from = self.buffer.caret_place();
        let line = &layout.lines[caret::place(&layout, from).line];
        let forward = (side == Side::Right) != line.rtl;
        let selection = self.buffer.selection();
        let to = if to_end {
            if forward { caret::line_end(&layout, from) } else { caret::line_start(&layout, from) }
        } else if by_word {
            let byte = caret::step_word(self.buffer.text(), from.byte, forward);
            if forward { Caret::before(byte) } else { Caret::after(byte) }
        } else if !extend && !selection.is_empty() {
            outer(&layout, selection, side, forward)
        } else if self.habits.visual_arrows {
            caret::step(&layout, from, side)
        } else {
            caret::step_logical(&layout, from, forward)
        };
        self.go(to, extend);
    }

    fn go_line(&mut self, down: bool, extend: bool) {
        let layout = self.layout();
        let selection = self.buffer.selection();
        let from = match (extend || selection.is_empty(), down) {
            (true, _) => self.buffer.caret_place(),
            (false, true) => Caret::before(selection.end),
            (false, false) => Caret::after(selection.start),
        };
        let column = self.buffer.column.unwrap_or_else(|| caret::place(&layout, from).x);
        match caret::step_line(&layout, from, down, column) {
            Some(to) => self.go(to, extend),
            None if extend && down => self.go(caret::line_end(&layout, from), extend),
            None if extend => self.go(caret::line_start(&layout, from), extend),
            None => self.outcome.escaped = Some(Escape { down, x: column }),
        }
        self.buffer.column = Some(column);
    }

    fn go_end(&mut self, end: bool, extend: bool, of_text: bool) {
        let layout = self.layout();
        let from = self.buffer.caret_place();
        let to = match (end, of_text) {
            (false, true) => Caret::after(0),
            (true, true) => Caret::before(self.buffer.text().len()),
            (false, false) => caret::line_start(&layout, from),
            (true, false) => caret::line_end(&layout, from),
        };
        self.go(to, extend);
    }

    fn go(&mut self, to: Caret, extend: bool) {
        self.buffer.cancel_composition();
        self.buffer.move_to(to, extend);
        self.outcome.moved = true;
    }

    /// The layout of the text as it is now.
    fn layout(&self) -> Arc<Layout> {
        lay_out(self.ctx, self.buffer.text(), &self.spec)
    }
}

/// The end of a selection that lies to one side on screen.
fn outer(layout: &Layout, selection: Span, side: Side, forward: bool) -> Caret {
    let ends = [Caret::after(selection.start), Caret::before(selection.end)];
    let [start, end] = ends.map(|caret| caret::place(layout, caret));
    let takes_end =
        if start.line == end.line { (end.x >= start.x) == (side == Side::Right) } else { forward };
    let taken = ends[usize::from(takes_end)];
    debug_assert!(taken.affinity == Affinity::After || takes_end);
    taken
}
