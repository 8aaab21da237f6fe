//! Text to be edited: the widget over an [`EditBuffer`].

use super::access;
use super::caret::Caret;
use super::edit::{EditBuffer, Escape};
use super::engine::lay_out;
use super::keys::{Habits, Keys, Outcome};
use super::label::{self, faint, mark_at};
use super::layout::{Overflow, Spec};
use super::look::{Look, look_methods};
use super::paint::{Mark, Placed, Underline};
use super::pointer::{self, Pointer};
use super::{Align, TextStyle};
use crate::model::{Direction, Span};
use egui::{EventFilter, Id, Rect, Response, Sense, Stroke, Ui, Vec2, vec2};

/// An editor of text.
///
/// It owns, while it has the focus: typing, Enter where it may hold paragraphs,
/// arrows (with Ctrl by word, with Shift selecting), Home and End (with Ctrl, of
/// the whole text), Backspace and Delete, select all, the clipboard, input
/// methods, and undo and redo unless told otherwise. Everything else stays in the
/// queue of events; a caller that wants one of its keys takes it before.
#[must_use = "an editor shows once it is given a place by `show`"]
pub struct TextEditor<'a> {
    id: Id,
    buffer: &'a mut EditBuffer,
    look: Look<'a>,
    hint: &'a str,
    single_line: bool,
    min_rows: usize,
    habits: Habits,
    name: &'a str,
    filter: EventFilter,
    framed: bool,
    width: f32,
}

/// What came of showing a [`TextEditor`].
pub struct EditorOutput {
    /// The widget's response.
    pub response: Response,
    /// Whether the text was changed.
    pub changed: bool,
    /// Whether the caret, the selection or the composition was changed.
    pub moved: bool,
    /// The caret on screen, while the editor has the focus.
    pub caret_rect: Option<Rect>,
    /// The byte whose cell is under the pointer.
    pub hovered: Option<usize>,
    /// The number of the last mark under the pointer.
    pub hovered_mark: Option<u32>,
    /// How many line separators of a paste were replaced by spaces, if any.
    pub pasted_lossy: Option<usize>,
    /// Up or Down was pressed in the first or last line.
    pub escaped: Option<Escape>,
    /// The layout where it was drawn.
    pub placed: Placed,
}

impl EditorOutput {
    /// The rectangles on screen that cover `span`.
    pub fn rects_of(&self, span: Span) -> Vec<Rect> {
        self.placed.rects_of(span)
    }
}

/// What an editor remembers from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
struct Memory {
    /// How far a single line is scrolled.
    scroll: f32,
    /// When something last happened, for the blinking of the caret.
    touched: f64,
    pointer: Pointer,
}

impl<'a> TextEditor<'a> {
    /// An editor of `buffer`, of several lines and without a frame.
    pub fn new(id: Id, buffer: &'a mut EditBuffer) -> Self {
        Self {
            id,
            buffer,
            look: Look::default(),
            hint: "",
            single_line: false,
            min_rows: 1,
            habits: Habits { newlines: false, own_undo: true, visual_arrows: true },
            name: "",
            filter: EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() },
            framed: false,
            width: f32::INFINITY,
        }
    }

    look_methods!();

    /// What it shows while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Whether it is one line that scrolls sideways.
    pub fn single_line(mut self, single: bool) -> Self {
        self.single_line = single;
        self
    }

    /// How many lines it is tall at least.
    pub fn min_rows(mut self, rows: usize) -> Self {
        self.min_rows = rows;
        self
    }

    /// Whether the text may hold paragraphs: Enter makes one, and a paste keeps its own.
    pub fn newlines(mut self, newlines: bool) -> Self {
        self.habits.newlines = newlines;
        self
    }

    /// Whether undo and redo are the editor's; otherwise their keys are the caller's.
    pub fn own_undo(mut self, own: bool) -> Self {
        self.habits.own_undo = own;
        self
    }

    /// Whether left and right move on screen, or else in reading order.
    pub fn visual_arrows(mut self, visual: bool) -> Self {
        self.habits.visual_arrows = visual;
        self
    }

    /// Its name for assistive technology.
    pub fn accessible_name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Whether Tab stays with the caller and does not move the focus.
    pub fn lock_tab(mut self, lock: bool) -> Self {
        self.filter.tab = lock;
        self
    }

    /// Whether Escape stays with the caller and does not end the focus.
    pub fn lock_escape(mut self, lock: bool) -> Self {
        self.filter.escape = lock;
        self
    }

    /// Whether it is drawn in a frame like egui's own fields.
    pub fn framed(mut self, framed: bool) -> Self {
        self.framed = framed;
        self
    }

    /// How wide it is at most, frame included; without this, as wide as there is room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Follows the events, gives the text room in `ui` and draws it.
    pub fn show(mut self, ui: &mut Ui) -> EditorOutput {
        let style = self.look.style(ui);
        let margin = if self.framed { vec2(6.0, 3.0) } else { Vec2::ZERO };
        let width = (ui.available_width().min(self.width) - 2.0 * margin.x).max(style.size);
        let overflow = if self.single_line { Overflow::Run } else { Overflow::Wrap };
        let spec = self.look.spec(&style, width, overflow);
        let mut memory: Memory = ui.data(|data| data.get_temp(self.id)).unwrap_or_default();
        let mut outcome = self.follow_events(ui, spec);

        let shown = self.buffer.shown().into_owned();
        let layout = lay_out(ui.ctx(), &shown, &spec);
        let rows = spec.line_points() * self.min_rows.max(1) as f32;
        let size = vec2(width, layout.size.y.max(rows)) + 2.0 * margin;
        let (_, rect) = ui.allocate_space(size);
        let inner = rect.shrink2(margin);
        let response = ui.interact(rect, self.id, Sense::click_and_drag());
        let mut placed = Placed { layout, origin: inner.min - vec2(memory.scroll, 0.0) };
        self.follow_pointer(ui, &response, &placed, &mut memory, &mut outcome);
        let acted = outcome.changed || outcome.moved;
        if acted && !self.buffer.selection().is_empty() {
            label::copy_from_editor(ui.ctx());
        }
        let follow_caret = acted || response.gained_focus();
        if self.single_line {
            memory.scroll = self.scroll(&placed, inner, memory.scroll, follow_caret);
            placed.origin.x = inner.left() - memory.scroll;
        }
        if follow_caret {
            memory.touched = ui.input(|input| input.time);
        }
        ui.data_mut(|data| data.insert_temp(self.id, memory));

        let caret_rect = self.paint(ui, &response, &placed, inner, &style, memory.touched);
        if let Some(rect) = caret_rect.filter(|_| follow_caret) {
            ui.scroll_to_rect(rect, None);
        }
        access::editor(ui, &response, self.buffer, &placed, self.name, self.hint, !self.single_line);
        let hovered = response.hover_pos().and_then(|point| placed.byte_at(point));
        EditorOutput {
            changed: outcome.changed,
            moved: outcome.moved,
            caret_rect,
            hovered,
            hovered_mark: hovered.and_then(|byte| mark_at(self.look.marks, byte)),
            pasted_lossy: (outcome.replaced > 0).then_some(outcome.replaced),
            escaped: outcome.escaped,
            placed,
            response,
        }
    }

    fn follow_events(&mut self, ui: &Ui, spec: Spec) -> Outcome {
        let mut keys = Keys {
            ctx: ui.ctx(),
            buffer: self.buffer,
            spec,
            habits: self.habits,
            outcome: Outcome::default(),
        };
        keys.enter();
        if ui.is_enabled() {
            access::follow_requests(self.id, &mut keys);
            if ui.memory(|memory| memory.has_focus(self.id)) {
                ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, self.filter));
                keys.run();
            } else {
                keys.buffer.cancel_composition();
            }
        }
        keys.outcome
    }

    /// Selects with the pointer, and pastes what was selected last where the
    /// middle button is pressed, as is the custom on X11 and Wayland.
    fn follow_pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        placed: &Placed,
        memory: &mut Memory,
        outcome: &mut Outcome,
    ) {
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        let anchor = self.buffer.anchor();
        if let Some((anchor, caret)) =
            memory.pointer.follow(ui, response, &placed.layout.text, placed, anchor)
        {
            let (anchor, byte) = (self.unshown(anchor), self.unshown(caret.byte));
            if self.buffer.composition().is_some() {
                ui.memory_mut(|memory| memory.interrupt_ime());
                self.buffer.cancel_composition();
            }
            response.request_focus();
            self.buffer.move_to(Caret::after(anchor), false);
            self.buffer.move_to(Caret { byte, ..caret }, true);
            outcome.moved = true;
        }
        if pointer::settled(response) {
            pointer::offer(ui, self.buffer.selected_text());
        }
        if let Some((point, text)) = pointer::middle_paste(ui, response) {
            let caret = placed.caret_at(point);
            self.buffer.move_to(Caret { byte: self.unshown(caret.byte), ..caret }, false);
            response.request_focus();
            if self.habits.newlines {
                self.buffer.insert(&text);
            } else {
                outcome.replaced += self.buffer.insert_line(&text);
            }
            outcome.changed = true;
            ui.ctx().request_repaint();
        }
    }

    /// How far a single line is to be scrolled so that the caret shows.
    fn scroll(&self, placed: &Placed, inner: Rect, scroll: f32, follow_caret: bool) -> f32 {
        let lines = &placed.layout.lines;
        let left = lines.iter().map(|line| line.x).fold(0.0, f32::min);
        let right = lines.iter().map(|line| line.x + line.width - inner.width()).fold(0.0, f32::max);
        let mut scroll = scroll;
        if follow_caret {
            let x = placed.caret_rect(self.shown_caret()).left() - placed.origin.x;
            scroll = scroll.clamp(x - inner.width(), x);
        }
        scroll.clamp(left, right)
    }

    fn paint(
        &self,
        ui: &Ui,
        response: &Response,
        placed: &Placed,
        inner: Rect,
        style: &TextStyle,
        touched: f64,
    ) -> Option<Rect> {
        let focused = response.has_focus();
        if self.framed {
            let visuals = ui.style().interact(response);
            let fill = ui.visuals().text_edit_bg_color();
            let stroke = if focused { ui.visuals().selection.stroke } else { visuals.bg_stroke };
            ui.painter().rect(response.rect, visuals.corner_radius, fill, stroke, egui::StrokeKind::Inside);
        }
        let painter = if self.single_line {
            ui.painter().with_clip_rect(ui.clip_rect().intersect(inner.expand2(vec2(1.0, inner.height()))))
        } else {
            ui.painter().clone()
        };
        let color = if ui.is_enabled() { style.color } else { ui.visuals().disable(style.color) };
        let marks = self.shown_marks(ui);
        placed.paint_fills(&painter, &marks);
        let selection = self.buffer.selection();
        if !selection.is_empty() {
            let fill = ui.visuals().selection.bg_fill;
            let fill = if focused { fill } else { fill.gamma_multiply(0.5) };
            placed.paint_selection(&painter, selection, fill);
        }
        if placed.layout.text.is_empty() && !self.hint.is_empty() {
            self.paint_hint(ui, &painter, inner, style);
        }
        placed.paint_letters(&painter, color, &marks);
        placed.paint_lines(&painter, &marks);
        if self.look.invisibles {
            placed.paint_invisibles(&painter, faint(color));
        }
        if !focused {
            return None;
        }
        let caret = self.shown_caret();
        let rect = placed.caret_rect(caret);
        self.report_ime(ui, inner, rect);
        if ui.input(|input| input.focused) && blinks(ui, touched) {
            let stroke = Stroke::new(
                ui.visuals().text_cursor.stroke.width.min(2.0),
                ui.visuals().text_cursor.stroke.color,
            );
            placed.paint_caret(&painter, caret, stroke);
        }
        Some(rect)
    }

    fn paint_hint(&self, ui: &Ui, painter: &egui::Painter, inner: Rect, style: &TextStyle) {
        let spec = self.look.spec(style, inner.width(), Overflow::Elide);
        let layout = lay_out(ui.ctx(), self.hint, &spec);
        Placed { layout, origin: inner.min }.paint_letters(painter, ui.visuals().weak_text_color(), &[]);
    }

    /// Tells the input method where the caret is.
    fn report_ime(&self, ui: &Ui, inner: Rect, caret: Rect) {
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        ui.ctx().output_mut(|output| {
            output.ime = Some(egui::output::IMEOutput {
                purpose: egui::IMEPurpose::Normal,
                rect: to_global * inner,
                cursor_rect: to_global * caret,
                should_interrupt_composition: false,
            });
        });
    }

    /// The caller's marks where the text shows them, and what is being composed underlined.
    fn shown_marks(&self, ui: &Ui) -> Vec<Mark> {
        let mut marks = self.look.marks.to_vec();
        let Some(composition) = self.buffer.composition() else { return marks };
        let len = composition.text.len();
        for mark in &mut marks {
            let moved = |byte: usize| if byte > composition.at { byte + len } else { byte };
            mark.span = Span::new(moved(mark.span.start), moved(mark.span.end));
        }
        let line = (Underline::Straight, ui.visuals().text_color());
        let all = Span::new(composition.at, composition.at + len);
        marks.push(Mark { underline: Some(line), ..Mark::new(all) });
        if let Some(active) = composition.active.filter(|span| !span.is_empty()) {
            let span = Span::new(composition.at + active.start, composition.at + active.end);
            marks.push(Mark {
                fill: Some(ui.visuals().selection.bg_fill.gamma_multiply(0.5)),
                ..Mark::new(span)
            });
        }
        marks
    }

    /// The caret in the text as it is shown: in the composition, if there is one.
    fn shown_caret(&self) -> Caret {
        match self.buffer.composition() {
            None => self.buffer.caret_place(),
            Some(composition) => {
                let within = composition.active.map_or(composition.text.len(), |active| active.end);
                Caret::before(composition.at + within)
            }
        }
    }

    /// The offset in the text that an offset in the shown text stands for.
    fn unshown(&self, byte: usize) -> usize {
        match self.buffer.composition() {
            Some(composition) if byte > composition.at => {
                byte.saturating_sub(composition.text.len()).max(composition.at)
            }
            _ => byte,
        }
    }
}

/// Whether the caret shows at this moment of its blinking.
fn blinks(ui: &Ui, touched: f64) -> bool {
    let cursor = &ui.visuals().text_cursor;
    if !cursor.blink {
        return true;
    }
    let period = f64::from(cursor.on_duration + cursor.off_duration);
    let phase = ((ui.input(|input| input.time) - touched) % period) as f32;
    let on = phase < cursor.on_duration;
    let rest = if on { cursor.on_duration } else { cursor.on_duration + cursor.off_duration } - phase;
    ui.ctx().request_repaint_after_secs(rest);
    on
}
