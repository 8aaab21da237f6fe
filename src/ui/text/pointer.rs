//! Selecting with the pointer, the same in texts to be read and to be edited:
//! press and drag, with Shift from where the selection began, twice by words and
//! three times by paragraphs.

use super::caret::{Caret, paragraph_at, word_at};
use super::paint::Placed;
use crate::model::Span;
use egui::{Event, OutputCommand, PointerButton, Pos2, Response, Ui};

/// What is remembered of the pointer from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pointer {
    /// When and where it was last pressed.
    time: f64,
    at: Pos2,
    /// How many times it was pressed there in a row, up to three.
    clicks: u32,
    /// The word or paragraph that the selection began with.
    grain: Option<Span>,
}

impl Pointer {
    /// The anchor and the caret that the pointer asks for, if it is held down on
    /// the text; `anchor` is the one there was.
    pub fn follow(
        &mut self,
        ui: &Ui,
        response: &Response,
        text: &str,
        placed: &Placed,
        anchor: usize,
    ) -> Option<(usize, Caret)> {
        let point = response.interact_pointer_pos()?;
        let (presses, down, shift) = ui.input(|input| {
            let presses = input.events.iter().filter(|event| is_press(event)).count();
            (presses, input.pointer.primary_down(), input.modifiers.shift)
        });
        let held = down && response.is_pointer_button_down_on();
        if !held && (presses == 0 || !response.clicked()) {
            return None;
        }
        let caret = placed.caret_at(point);
        if presses == 0 {
            return Some(match self.grain {
                Some(grain) => extend(text, grain, caret, self.clicks),
                None => (anchor, caret),
            });
        }
        // In a slow frame the pointer may have been pressed more than once, and
        // moved on since.
        let origin = ui.input(|input| input.pointer.press_origin());
        let from_global = ui.ctx().layer_transform_from_global(ui.layer_id()).unwrap_or_default();
        let origin = origin.map_or(point, |origin| from_global * origin);
        let start = placed.caret_at(origin).byte;
        for _ in 0..presses {
            self.count(ui, origin);
        }
        self.grain = match self.clicks {
            1 => None,
            2 => Some(word_at(text, start)),
            _ => Some(paragraph_at(text, start)),
        };
        Some(match self.grain {
            Some(grain) => extend(text, grain, caret, self.clicks),
            None if shift => (anchor, caret),
            None => (start, caret),
        })
    }

    /// Counts a press.
    fn count(&mut self, ui: &Ui, point: Pos2) {
        let now = ui.input(|input| input.time);
        let (delay, distance) = ui.ctx().options(|options| {
            (options.input_options.max_double_click_delay, options.input_options.max_click_dist)
        });
        let again = now - self.time <= delay && self.at.distance(point) <= distance;
        *self =
            Self { time: now, at: point, clicks: if again { self.clicks % 3 + 1 } else { 1 }, grain: None };
    }
}

fn is_press(event: &Event) -> bool {
    matches!(event, Event::PointerButton { button: PointerButton::Primary, pressed: true, .. })
}

/// Whether a selection by pointer has just come to rest.
pub(super) fn settled(response: &Response) -> bool {
    response.drag_stopped() || response.double_clicked() || response.triple_clicked()
}

/// Offers what was selected to be pasted with the middle button.
pub(super) fn offer(ui: &Ui, selected: &str) {
    if !selected.is_empty() {
        ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(selected.to_owned()));
    }
}

/// What the middle button pastes on a text, and where.
pub(super) fn middle_paste(ui: &Ui, response: &Response) -> Option<(Pos2, String)> {
    if !response.contains_pointer() || !response.enabled() {
        return None;
    }
    let (point, text) = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
            _ => None,
        })
    })?;
    let from_global = ui.ctx().layer_transform_from_global(ui.layer_id()).unwrap_or_default();
    Some((from_global * point, text))
}

/// The selection from the word or paragraph it began with to the one at `caret`.
fn extend(text: &str, grain: Span, caret: Caret, clicks: u32) -> (usize, Caret) {
    let reached = if clicks == 2 { word_at(text, caret.byte) } else { paragraph_at(text, caret.byte) };
    if caret.byte < grain.start {
        (grain.end, Caret::after(reached.start))
    } else if caret.byte <= grain.end {
        (grain.start, Caret::before(grain.end))
    } else {
        (grain.start, Caret::before(reached.end))
    }
}
