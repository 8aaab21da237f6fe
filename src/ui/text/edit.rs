//! The text being edited: its selection, its history of undo, and what an input
//! method is composing. No screen, no clock.

use super::caret::{Affinity, Caret, step_word};
use super::layout::is_separator;
use crate::model::Span;
use std::borrow::Cow;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A text under a caret.
#[derive(Clone, Debug, Default)]
pub struct EditBuffer {
    text: String,
    /// The end of the selection that stays when it is extended.
    anchor: usize,
    /// The end that moves.
    caret: Caret,
    /// The distance from the left edge that Up and Down keep.
    pub(super) column: Option<f32>,
    composition: Option<Composition>,
    /// The column that the caret is to enter at, once there is a layout.
    pub(super) entering: Option<Escape>,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the next change may join the last one.
    open: bool,
}

/// A movement by lines that leaves one text, to go on in the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Escape {
    /// Beyond the last line, not the first.
    pub down: bool,
    /// The column to keep, from the left edge in points.
    pub x: f32,
}

/// What an input method shows before it commits; never part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// Where it is shown.
    pub at: usize,
    /// What it says.
    pub text: String,
    /// The bytes of `text` that the method is converting, or its caret if empty.
    pub active: Option<Span>,
}

/// One change of the text, enough to take it back.
#[derive(Clone, Debug)]
struct Change {
    at: usize,
    removed: String,
    inserted: String,
    /// The selection before, to be restored with the text.
    anchor: usize,
    caret: Caret,
}

impl EditBuffer {
    /// A buffer of `text` with the caret at its start and no history.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The text, without anything still being composed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes another text in, which forgets the history; the caret stays where
    /// it can.
    pub fn set_text(&mut self, text: impl Into<String>) {
        self.text = text.into();
        self.done.clear();
        self.undone.clear();
        self.composition = None;
        self.select(Span::new(self.anchor, self.caret.byte));
    }

    /// The selected bytes; empty at the caret if nothing is selected.
    pub fn selection(&self) -> Span {
        Span::new(self.anchor, self.caret.byte)
    }

    /// The selected text.
    pub fn selected_text(&self) -> &str {
        &self.text[self.selection().range()]
    }

    /// The caret's offset in bytes.
    pub fn caret(&self) -> usize {
        self.caret.byte
    }

    /// The caret with the side it is attached to.
    pub fn caret_place(&self) -> Caret {
        self.caret
    }

    /// The end of the selection that stays when it is extended.
    pub fn anchor(&self) -> usize {
        self.anchor
    }

    /// Selects `span`, with the caret at its end; offsets beyond the text or
    /// within a character move back to where they can stand.
    pub fn select(&mut self, span: Span) {
        self.anchor = floor(&self.text, span.start);
        self.move_to(Caret::before(span.end), true);
    }

    /// Moves the caret, keeping the selection's other end if `extend`.
    pub fn move_to(&mut self, caret: Caret, extend: bool) {
        self.caret = Caret { byte: floor(&self.text, caret.byte), ..caret };
        if !extend {
            self.anchor = self.caret.byte;
        }
        self.column = None;
        self.open = false;
    }

    /// Lets the caret come in from the text above or below, in the column it left
    /// that one from, when the buffer is shown next.
    pub fn enter(&mut self, from: Escape) {
        self.entering = Some(from);
    }

    /// Puts `text` where the selection is.
    pub fn insert(&mut self, text: &str) {
        self.change(self.selection(), text);
    }

    /// Puts `text` where the selection is, with a space for every line separator
    /// in it, and returns how many there were.
    pub fn insert_line(&mut self, text: &str) -> usize {
        let (line, replaced) = without_separators(text);
        self.insert(&line);
        replaced
    }

    /// Puts `open` and `close` around the selection and keeps it selected, as for
    /// quotation marks and isolates.
    pub fn enclose(&mut self, open: &str, close: &str) {
        let span = self.selection();
        let text = format!("{open}{}{close}", self.selected_text());
        self.replace(span, &text);
        let start = span.start + open.len();
        self.select(Span::new(start, start + span.len()));
    }

    /// Puts `text` in the place of `span`, with the caret behind it.
    pub fn replace(&mut self, span: Span, text: &str) {
        let span = Span::new(floor(&self.text, span.start), floor(&self.text, span.end));
        self.open = false;
        self.change(span, text);
        self.open = false;
    }

    /// Deletes the selection, or the character before the caret. A character is
    /// one code point where marks stand on a letter, as hands used to Arabic
    /// expect, and a whole cluster where code points make up one sign.
    pub fn backspace(&mut self) {
        let end = self.caret.byte;
        let cluster = self.text[..end].graphemes(true).next_back().unwrap_or_default();
        let last = cluster.chars().next_back().map_or(0, char::len_utf8);
        let start = end - if is_one_sign(cluster) { cluster.len() } else { last };
        self.delete(Span::new(start, end));
    }

    /// Deletes the selection, or the grapheme cluster that follows the caret.
    pub fn delete_forward(&mut self) {
        let start = self.caret.byte;
        let mut cursor = GraphemeCursor::new(start, self.text.len(), true);
        let end = cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(start);
        self.delete(Span::new(start, end));
    }

    /// Deletes the selection, or the text to the start of the word before the
    /// caret, or to the end of the one after it.
    pub fn delete_word(&mut self, forward: bool) {
        self.delete(Span::new(self.caret.byte, step_word(&self.text, self.caret.byte, forward)));
    }

    /// Takes the last group of changes back; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.done.pop() else { return false };
        self.text.replace_range(change.at..change.at + change.inserted.len(), &change.removed);
        self.anchor = change.anchor;
        self.caret = change.caret;
        self.settle();
        self.undone.push(change);
        true
    }

    /// Makes the last change again that was taken back; whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.undone.pop() else { return false };
        self.text.replace_range(change.at..change.at + change.removed.len(), &change.inserted);
        self.caret = Caret::before(change.at + change.inserted.len());
        self.anchor = self.caret.byte;
        self.settle();
        self.done.push(change);
        true
    }

    /// What an input method is composing.
    pub fn composition(&self) -> Option<&Composition> {
        self.composition.as_ref()
    }

    /// Shows what an input method composes in place of the selection; nothing if
    /// `text` is empty. `active` is in code points, as input methods report it.
    pub fn compose(&mut self, text: &str, active: Option<std::ops::Range<usize>>) {
        if text.is_empty() {
            self.composition = None;
            return;
        }
        if !self.selection().is_empty() {
            self.insert("");
        }
        let byte = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
        self.composition = Some(Composition {
            at: self.caret.byte,
            text: text.to_owned(),
            active: active.map(|range| Span::new(byte(range.start), byte(range.end))),
        });
    }

    /// Ends the composition without a result.
    pub fn cancel_composition(&mut self) {
        self.composition = None;
    }

    /// Deletes as many code points before and after the caret as an input method asks for.
    pub fn delete_surrounding(&mut self, before: usize, after: usize) {
        let (head, tail) = self.text.split_at(self.caret.byte);
        let start = head.char_indices().rev().take(before).last().map_or(self.caret.byte, |(at, _)| at);
        let end = self.caret.byte + tail.chars().take(after).map(char::len_utf8).sum::<usize>();
        self.change(Span::new(start, end), "");
    }

    /// The text as it is shown: with what is being composed in its place.
    pub fn shown(&self) -> Cow<'_, str> {
        match &self.composition {
            None => Cow::Borrowed(&self.text),
            Some(Composition { at, text, .. }) => {
                Cow::Owned(format!("{}{text}{}", &self.text[..*at], &self.text[*at..]))
            }
        }
    }

    fn delete(&mut self, span: Span) {
        let selection = self.selection();
        self.change(if selection.is_empty() { span } else { selection }, "");
    }

    fn change(&mut self, span: Span, inserted: &str) {
        self.composition = None;
        if span.is_empty() && inserted.is_empty() {
            return;
        }
        let removed = self.text[span.range()].to_owned();
        self.text.replace_range(span.range(), inserted);
        let change = Change {
            at: span.start,
            removed,
            inserted: inserted.to_owned(),
            anchor: self.anchor,
            caret: self.caret,
        };
        self.undone.clear();
        let joined = self.open && self.done.last_mut().is_some_and(|last| last.join(&change));
        self.caret = Caret::before(change.at + change.inserted.len());
        self.anchor = self.caret.byte;
        if !joined {
            self.done.push(change);
        }
        self.settle();
        self.open = true;
    }

    /// What holds after the text changed under the caret.
    fn settle(&mut self) {
        if self.caret.byte == 0 {
            self.caret.affinity = Affinity::After;
        }
        self.composition = None;
        self.column = None;
        self.open = false;
    }
}

impl Change {
    /// Takes `next` in if both are one stretch of typing or of deleting; a word
    /// that begins after a space starts anew.
    fn join(&mut self, next: &Change) -> bool {
        let typing = next.removed.is_empty() && self.at + self.inserted.len() == next.at;
        let new_word =
            self.inserted.ends_with(char::is_whitespace) && !next.inserted.starts_with(char::is_whitespace);
        let deleting = self.inserted.is_empty() && next.inserted.is_empty();
        if typing && !next.inserted.is_empty() && !self.inserted.is_empty() && !new_word {
            self.inserted.push_str(&next.inserted);
        } else if deleting && next.at + next.removed.len() == self.at {
            self.at = next.at;
            self.removed.insert_str(0, &next.removed);
        } else if deleting && next.at == self.at {
            self.removed.push_str(&next.removed);
        } else {
            return false;
        }
        true
    }
}

/// The text with one space for each of its line separators, and their number.
pub fn without_separators(text: &str) -> (Cow<'_, str>, usize) {
    if !text.contains(is_separator) {
        return (Cow::Borrowed(text), 0);
    }
    let text = text.replace("\r\n", "\n");
    let count = text.chars().filter(|c| is_separator(*c)).count();
    (Cow::Owned(text.replace(is_separator, " ")), count)
}

/// The last offset that is not behind `byte` and not within a character.
fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Whether the code points of a cluster make up one sign, such as a line end or
/// an emoji, and not a letter with marks.
fn is_one_sign(cluster: &str) -> bool {
    let pictures = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}');
    cluster == "\r\n"
        || (cluster.chars().count() > 1
            && cluster.chars().any(pictures)
            && !cluster.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn offsets_that_cannot_be_move_back() {
        let mut buffer = EditBuffer::new("سلام");
        buffer.select(Span::new(1, 99));
        assert_eq!(buffer.selection(), Span::new(0, 8));
        buffer.move_to(Caret::after(3), false);
        assert_eq!(buffer.caret(), 2);
        buffer.set_text("س");
        assert_eq!(buffer.selection(), Span::at(2));
        buffer.replace(Span::new(1, 50), "x");
        assert_eq!(buffer.text(), "x");
    }

    #[test]
    fn enclosing_keeps_the_selection() {
        let mut buffer = EditBuffer::new("قال +31 20 لي");
        buffer.select(Span::new(7, 13));
        buffer.enclose("\u{2066}", "\u{2069}");
        assert_eq!(buffer.text(), "قال \u{2066}+31 20\u{2069} لي");
        assert_eq!(buffer.selected_text(), "+31 20");
        assert!(buffer.undo());
        assert_eq!(buffer.text(), "قال +31 20 لي");
    }

    #[test]
    fn what_is_composed_is_never_in_the_text() {
        let mut buffer = EditBuffer::new("ab");
        buffer.select(Span::at(1));
        buffer.compose("كتا", Some(1..3));
        assert_eq!((buffer.text(), &*buffer.shown()), ("ab", "aكتاb"));
        let active = buffer.composition().and_then(|composition| composition.active);
        assert_eq!(active, Some(Span::new(2, 6)));
        buffer.compose("كتا", Some(7..9));
        let active = buffer.composition().and_then(|composition| composition.active);
        assert_eq!(active, Some(Span::at(6)), "a range beyond the text ends with it");
        buffer.insert("x");
        assert_eq!((buffer.text(), buffer.composition()), ("axb", None));
        buffer.delete_surrounding(1, 9);
        assert_eq!(buffer.text(), "a");
    }

    #[test]
    fn separators_become_one_space_each() {
        for (text, line, count) in [
            ("a", "a", 0),
            ("a\r\nb", "a b", 1),
            ("a\n\nb\rc", "a  b c", 3),
            ("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f", "a b c d e f", 5),
            ("\t\u{a0}", "\t\u{a0}", 0),
        ] {
            assert_eq!(without_separators(text), (Cow::Borrowed(line), count));
        }
    }

    #[derive(Clone, Debug)]
    enum Step {
        Insert(String),
        Select(usize, usize),
        Backspace,
        Delete,
        DeleteWord(bool),
        Replace(usize, usize, String),
    }

    fn step() -> impl Strategy<Value = Step> {
        let text = "[a-c بمُ\\n\u{2067}👨\u{200d}]{0,4}";
        prop_oneof![
            4 => text.prop_map(Step::Insert),
            2 => (0..40_usize, 0..40_usize).prop_map(|(a, b)| Step::Select(a, b)),
            1 => Just(Step::Backspace),
            1 => Just(Step::Delete),
            1 => any::<bool>().prop_map(Step::DeleteWord),
            1 => (0..40_usize, 0..40_usize, text).prop_map(|(a, b, text)| Step::Replace(a, b, text)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// Undoing everything gives the first text, redoing everything the last,
        /// and the caret always stands between characters.
        #[test]
        fn undo_and_redo_are_inverse(steps in prop::collection::vec(step(), 0..30)) {
            let first = "مرحبا ab";
            let mut buffer = EditBuffer::new(first);
            for step in steps {
                match step {
                    Step::Insert(text) => buffer.insert(&text),
                    Step::Select(a, b) => buffer.select(Span::new(a, b)),
                    Step::Backspace => buffer.backspace(),
                    Step::Delete => buffer.delete_forward(),
                    Step::DeleteWord(forward) => buffer.delete_word(forward),
                    Step::Replace(a, b, text) => buffer.replace(Span::new(a, b), &text),
                }
                prop_assert!(buffer.text().is_char_boundary(buffer.caret()));
                prop_assert!(buffer.text().is_char_boundary(buffer.anchor()));
            }
            let last = buffer.text().to_owned();
            while buffer.undo() {}
            prop_assert_eq!(buffer.text(), first);
            while buffer.redo() {}
            prop_assert_eq!(buffer.text(), last);
        }
    }
}
