//! Text to be read: wrapped or cut, marked, selected and copied.

use super::access;
use super::caret::Caret;
use super::engine::lay_out;
use super::layout::{Layout, Overflow};
use super::look::{Look, look_methods};
use super::paint::{Mark, Placed};
use super::pointer::{self, Pointer};
use super::{Align, TextStyle};
use crate::model::{Direction, Span};
use egui::{Color32, Context, Event, Id, Response, Sense, Ui, Widget, vec2};

/// A text that is shown and not edited.
#[must_use = "a text shows once it is given a place by `show` or `Ui::add`"]
pub struct Text<'a> {
    text: &'a str,
    look: Look<'a>,
    wrap: bool,
    fill: Option<bool>,
    selectable: bool,
    sense: Sense,
}

/// What came of showing a [`Text`].
pub struct TextOutput {
    /// The widget's response.
    pub response: Response,
    /// The byte whose cell is under the pointer.
    pub hovered: Option<usize>,
    /// The number of the last mark under the pointer.
    pub hovered_mark: Option<u32>,
    /// What the user selected in it.
    pub selection: Option<Span>,
    /// The layout where it was drawn.
    pub placed: Placed,
}

impl TextOutput {
    /// The rectangles on screen that cover `span`.
    pub fn rects_of(&self, span: Span) -> Vec<egui::Rect> {
        self.placed.rects_of(span)
    }
}

/// The one selection in read-only text that there is.
#[derive(Clone, Copy)]
struct Selected {
    owner: Id,
    anchor: usize,
    caret: Caret,
    pointer: Pointer,
    /// Whether nothing was selected in an editor since.
    latest: bool,
    /// The pass in which its text was last shown.
    shown: u64,
}

impl Selected {
    fn slot() -> Id {
        Id::unique("text selected for reading")
    }
}

/// Whether a copy is of what is selected in a text to be read, which then copies.
pub(super) fn copies_from_label(ctx: &Context) -> bool {
    let selected: Option<Selected> = ctx.data(|data| data.get_temp(Selected::slot()));
    let pass = ctx.cumulative_pass_nr();
    selected.is_some_and(|selected| {
        selected.latest && selected.anchor != selected.caret.byte && pass <= selected.shown + 2
    })
}

/// Makes a copy one of what is selected in an editor from now on.
pub fn copy_from_editor(ctx: &Context) {
    ctx.data_mut(|data| {
        if let Some(mut selected) = data.get_temp::<Selected>(Selected::slot()) {
            selected.latest = false;
            data.insert_temp(Selected::slot(), selected);
        }
    });
}

impl<'a> Text<'a> {
    /// A wrapped, selectable text.
    pub fn new(text: &'a str) -> Self {
        Self { text, look: Look::default(), wrap: true, fill: None, selectable: true, sense: Sense::hover() }
    }

    look_methods!();

    /// Whether it is wrapped, or one line that ends in an ellipsis where it is too long.
    pub fn wrap(mut self, wrap: bool) -> Self {
        self.wrap = wrap;
        self
    }

    /// Whether it takes the whole width there is. By default it does in a column
    /// to whose other side its lines are set, as Arabic is in an English window.
    pub fn fill(mut self, fill: bool) -> Self {
        self.fill = Some(fill);
        self
    }

    /// Whether it can be selected with the pointer.
    pub fn selectable(mut self, selectable: bool) -> Self {
        self.selectable = selectable;
        self
    }

    /// What it senses beside selecting, such as a click.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// Lays the text out, gives it room in `ui` and draws it.
    pub fn show(self, ui: &mut Ui) -> TextOutput {
        let style = self.look.style(ui);
        let available = ui.available_width().max(1.0);
        let overflow = if self.wrap { Overflow::Wrap } else { Overflow::Elide };
        let spec = self.look.spec(&style, available, overflow);
        let layout = lay_out(ui.ctx(), self.text, &spec);
        let fill = self
            .fill
            .unwrap_or_else(|| ui.layout().is_vertical() && !ui.is_sizing_pass() && !self.hugs(ui, &layout));
        let width = if fill { available } else { layout.size.x };
        let (id, rect) = ui.allocate_space(vec2(width, layout.size.y));
        // A text that hugs its words keeps the place of its widest line.
        let origin = if fill { rect.min } else { rect.min - vec2(layout.left, 0.0) };
        let placed = Placed { layout, origin };

        let mut sense = self.sense;
        if self.selectable {
            // The keyboard does not stop at labels.
            sense |= Sense::click_and_drag() - Sense::FOCUSABLE;
        }
        let response = ui.interact(rect, id, sense);
        let selection = if self.selectable { select(ui, &response, self.text, &placed) } else { None };
        let hovered = response.hover_pos().and_then(|point| placed.byte_at(point));
        let hovered_mark = hovered.and_then(|byte| mark_at(self.look.marks, byte));
        self.paint(ui, &placed, &style, selection);
        access::label(ui, &response, self.text, &placed);
        TextOutput { response, hovered, hovered_mark, selection, placed }
    }

    /// Whether a column would put the text where its lines are set anyway.
    fn hugs(&self, ui: &Ui, layout: &Layout) -> bool {
        let side = match self.look.align {
            Align::Start if layout.lines.iter().all(|line| line.rtl) => egui::Align::Max,
            Align::Start if layout.lines.iter().all(|line| !line.rtl) => egui::Align::Min,
            Align::Left => egui::Align::Min,
            Align::Right => egui::Align::Max,
            Align::Start | Align::Center => return false,
        };
        let column = ui.layout().horizontal_align();
        column == side || column == egui::Align::Center
    }

    fn paint(&self, ui: &Ui, placed: &Placed, style: &TextStyle, selection: Option<Span>) {
        let painter = ui.painter();
        let bounds = egui::Rect::from_min_size(placed.origin, placed.layout.size);
        let bounds = bounds.with_max_x(f32::INFINITY).with_min_x(f32::NEG_INFINITY).expand(style.size);
        if !painter.clip_rect().intersects(bounds) {
            return;
        }
        placed.paint_fills(painter, self.look.marks);
        if let Some(span) = selection {
            placed.paint_selection(painter, span, ui.visuals().selection.bg_fill);
        }
        let color = if ui.is_enabled() { style.color } else { ui.visuals().disable(style.color) };
        placed.paint_letters(painter, color, self.look.marks);
        placed.paint_lines(painter, self.look.marks);
        if self.look.invisibles {
            placed.paint_invisibles(painter, faint(color));
        }
    }
}

impl Widget for Text<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui).response
    }
}

/// The number of the topmost mark on a byte.
pub(super) fn mark_at(marks: &[Mark], byte: usize) -> Option<u32> {
    let on = |mark: &&Mark| mark.span.start <= byte && byte < mark.span.end;
    marks.iter().rev().find(on).map(|mark| mark.id)
}

/// The colour of what should not catch the eye.
pub(super) fn faint(color: Color32) -> Color32 {
    color.gamma_multiply(0.45)
}

/// Selects with the pointer and copies; returns what is selected in this text.
fn select(ui: &Ui, response: &Response, text: &str, placed: &Placed) -> Option<Span> {
    let mut selected = ui.data(|data| data.get_temp::<Selected>(Selected::slot()));
    let owned = selected.filter(|selected| selected.owner == response.id);
    let over_letters = response.hover_pos().and_then(|point| placed.byte_at(point)).is_some();
    if over_letters {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    }
    let mut pointer = owned.map_or_else(Pointer::default, |selected| selected.pointer);
    let anchor = owned.map_or(0, |selected| selected.anchor);
    if let Some((anchor, caret)) = pointer.follow(ui, response, text, placed, anchor) {
        // What is selected beyond an ellipsis is all that it stands for.
        let whole =
            |byte: usize| if placed.layout.elided.is_some_and(|cut| byte > cut) { text.len() } else { byte };
        let (anchor, caret) = (whole(anchor), Caret { byte: whole(caret.byte), ..caret });
        selected = Some(Selected { owner: response.id, anchor, caret, pointer, latest: true, shown: 0 });
    } else if owned.is_some()
        && !response.contains_pointer()
        && ui.input(|input| input.pointer.primary_pressed())
    {
        selected = None;
    }
    if let Some(selected) = selected.as_mut().filter(|selected| selected.owner == response.id) {
        selected.shown = ui.ctx().cumulative_pass_nr();
    }
    ui.data_mut(|data| match selected {
        Some(selected) => {
            data.insert_temp(Selected::slot(), selected);
        }
        None => data.remove::<Selected>(Selected::slot()),
    });
    let Selected { anchor, caret, latest, .. } = selected.filter(|selected| selected.owner == response.id)?;
    let span = Span::new(anchor, caret.byte);
    // The text may be another one by now.
    let chosen = text.get(span.range()).filter(|chosen| !chosen.is_empty())?;
    if pointer::settled(response) {
        pointer::offer(ui, chosen);
    }
    if latest && ui.input(|input| input.events.contains(&Event::Copy)) {
        ui.ctx().copy_text(chosen.to_owned());
    }
    Some(span)
}
