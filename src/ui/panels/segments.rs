//! The segments of a document: source beside target, the active one in the
//! editor.

mod columns;
mod marks;
mod offers;
mod row;
mod state;

use super::super::scene::Scene;
use super::super::text::{Align, EditBuffer, EditorOutput, Escape, Family, Text, TextStyle};
use super::super::theme::PAD;
use super::super::widgets::{BarSide, ListState, Rows};
use super::context::{Asked, Of};
use crate::app::action::Action;
use crate::app::complete::Completion;
use crate::app::workbench::Workbench;
use crate::model::{Direction, Segment, SegmentId, Side, Span};
use columns::Columns;
use egui::{Id, Key, Modifiers, Rect, Ui, vec2};
use row::SegmentRows;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct SegmentsPanel {
    list: ListState,
    /// The text in the editor.
    pub target: EditBuffer,
    /// The source beside it, to be read and selected with the keyboard.
    pub source: EditBuffer,
    /// Whose texts these are.
    editing: Option<SegmentId>,
    /// Which pane takes the keyboard, and in how many frames that is given up.
    focus: Option<(Side, u8)>,
    /// Whether the active segment is to be brought into view, once.
    come_back: bool,
    /// Which pane had the keyboard last.
    side: Option<Side>,
    /// The term, by its place among the segment's, that the pointer was over in
    /// the last frame, in either text or at the side.
    pub hovered: Option<usize>,
    /// The same in the frame that is being drawn.
    hovering: Option<usize>,
    /// What was selected with the pointer in a segment that is about to become
    /// the active one.
    selected: Option<(SegmentId, Side, Span)>,
    /// The completions on offer, and which of them Tab accepts.
    offered: Vec<Completion>,
    chosen: usize,
    /// How the caret left the segment above or below, until it has arrived.
    left_by: Option<Escape>,
    /// By how many points the caret has moved out of view.
    beyond: f32,
    /// The shape of the project that the list's heights are of.
    shape: u64,
    /// The target for which Esc dismissed the completions.
    dismissed: Option<String>,
    /// Where the active segment is on screen, as far as it is in view.
    active: Option<Rect>,
    /// Where the numbers and sources are on screen.
    beside_target: Option<Rect>,
    /// The menu that is asked for.
    asked: Option<Asked>,
    /// Whether the first term is to take the keyboard.
    wants_terms: bool,
    /// In how many frames a key's wish for a menu is given up.
    wants_menu: u8,
}

/// For how many frames a pane asks for the keyboard.
const FOCUS_FRAMES: u8 = 3;

impl SegmentsPanel {
    /// Goes back to the active segment, wherever the list was scrolled to
    /// meanwhile, and gives the keyboard to the pane that had it last.
    pub fn come_back(&mut self) {
        self.show_active();
        self.focus(self.side());
    }

    /// Brings the active segment into view.
    pub fn show_active(&mut self) {
        self.come_back = true;
    }

    /// Whether the active segment is in view.
    pub fn shows_active(&self) -> bool {
        self.active.is_some()
    }

    /// Where something can stand for a moment beside the translations, and the
    /// active segment, which it had better not cover; `None` where there is no
    /// list.
    pub fn free_place(&self) -> Option<(Rect, Option<Rect>)> {
        Some((self.beside_target?, self.active))
    }

    /// The widget of one side's editor.
    pub fn editor_id(side: Side) -> Id {
        match side {
            Side::Source => Id::unique("source-editor"),
            Side::Target => Id::unique("target-editor"),
        }
    }

    /// Gives the keyboard to one side of the active segment.
    pub fn focus(&mut self, side: Side) {
        self.focus = Some((side, FOCUS_FRAMES));
    }

    /// The pane that has the keyboard, or had it last.
    pub fn side(&self) -> Side {
        self.side.unwrap_or(Side::Target)
    }

    /// Gives the keyboard to the first term, or to the translation where there is
    /// none.
    pub fn focus_terms(&mut self) {
        self.focus = None;
        self.wants_terms = true;
    }

    /// Whether the terms are to take the keyboard, once.
    pub fn gives_terms_focus(&mut self) -> bool {
        std::mem::take(&mut self.wants_terms)
    }

    /// Whether a pane is about to get the keyboard.
    pub fn asks_for_focus(&self) -> bool {
        self.focus.is_some()
    }

    /// The text of one side of the active segment.
    pub fn buffer(&self, side: Side) -> &EditBuffer {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// The same, to be changed.
    pub fn buffer_mut(&mut self, side: Side) -> &mut EditBuffer {
        match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        }
    }

    /// Asks for the menu of whatever has the keyboard.
    pub fn want_menu(&mut self) {
        self.wants_menu = FOCUS_FRAMES;
    }

    /// Whether a key asked for a menu; whoever has the keyboard asks so.
    pub fn takes_menu(&mut self) -> bool {
        std::mem::take(&mut self.wants_menu) > 0
    }

    /// Asks for a menu.
    pub fn ask_menu(&mut self, asked: Asked) {
        self.asked = Some(asked);
    }

    /// The menu that was asked for, once.
    pub fn take_asked(&mut self) -> Option<Asked> {
        self.wants_menu = self.wants_menu.saturating_sub(1);
        self.asked.take()
    }

    /// Opens the menu of a text that was clicked with the other button, or that
    /// has the keyboard and was asked for one. The caret goes where the click was,
    /// but for a click on what is selected.
    fn follow_menu(&mut self, ui: &Ui, side: Side, output: &EditorOutput) {
        let back = Self::editor_id(side);
        let of = Of::Text(side);
        let point = ui.input(|input| input.pointer.interact_pos());
        if let Some(point) = point.filter(|_| output.response.secondary_clicked()) {
            let byte = output.placed.caret_at(point).byte;
            let buffer = self.buffer_mut(side);
            let selected = buffer.selection();
            let within = !selected.is_empty() && (selected.start..=selected.end).contains(&byte);
            if !within && buffer.composition().is_none() {
                buffer.select(Span::at(byte));
            }
            self.side = Some(side);
            self.ask_menu(Asked { of, anchor: Rect::from_pos(point), back, by_key: false });
        } else if output.response.has_focus() && self.takes_menu() {
            let anchor = output.caret_rect.unwrap_or(output.response.rect).intersect(ui.clip_rect());
            self.ask_menu(Asked { of, anchor, back, by_key: true });
        }
    }

    /// Notes that the pointer is over a term.
    pub fn hover(&mut self, term: usize) {
        self.hovering = Some(term);
    }

    /// Asks for the keyboard until the pane has it: a dialog that was open a
    /// frame ago still keeps it from everything below.
    fn give_focus(&mut self, ui: &Ui, side: Side) {
        let Some((wanted, frames)) = self.focus.filter(|(wanted, _)| *wanted == side) else { return };
        let id = Self::editor_id(side);
        let has_it = ui.memory(|memory| memory.has_focus(id));
        if has_it {
            self.side = Some(side);
        }
        self.focus = (!has_it && frames > 0).then(|| (wanted, frames - 1));
        if !has_it {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }

    /// The segment whose texts are in the editor.
    pub fn editing(&self) -> Option<SegmentId> {
        self.editing
    }

    /// Takes up what changed in the project behind the editor's back: another
    /// active segment, or another target by undo or a command. While a field has
    /// the keyboard, such as the filter's, it keeps it.
    pub fn follow(&mut self, workbench: &mut Workbench, in_field: bool) {
        let caret = workbench.take_caret();
        let Some(segment) = workbench.active() else {
            self.editing = None;
            return;
        };
        let moved = self.editing != Some(segment.id);
        let mut reveal = std::mem::take(&mut self.come_back) || moved;
        if moved {
            self.editing = Some(segment.id);
            self.target = EditBuffer::new(segment.target.clone());
            self.source = EditBuffer::new(segment.source.clone());
            self.target.select(Span::at(caret.unwrap_or(segment.target.len())));
            if let Some(from) = self.left_by.take() {
                self.target.enter(from);
            }
            if !in_field {
                self.focus(Side::Target);
            }
            self.offered.clear();
            self.dismissed = None;
            if let Some((_, side, span)) = self.selected.take().filter(|(id, ..)| *id == segment.id) {
                let buffer = if side == Side::Source { &mut self.source } else { &mut self.target };
                buffer.select(span);
                self.focus(side);
            }
        } else if self.target.text() != segment.target {
            let caret = caret.unwrap_or_else(|| moved_caret(&self.target, &segment.target));
            self.target.set_text(segment.target.clone());
            self.target.select(Span::at(caret.min(segment.target.len())));
            if !in_field {
                self.focus(Side::Target);
            }
            reveal = true;
        } else if let Some(caret) = caret {
            self.target.select(Span::at(caret.min(segment.target.len())));
            if !in_field {
                self.focus(Side::Target);
            }
            reveal = true;
        }
        if self.source.text() != segment.source {
            self.source.set_text(segment.source.clone());
        }
        if reveal
            && let Some(index) = workbench.active_index()
            && let Ok(row) = workbench.rows().row_of(index)
        {
            self.list.reveal(row);
        }
    }

    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        self.active = None;
        self.beside_target = Some(columns::beside_target(ui.available_rect_before_wrap(), scene));
        let Some(document) = workbench.document() else {
            empty(ui, scene, "segments-no-document");
            return;
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        columns::header(ui, scene, workbench);
        if workbench.rows().is_empty() {
            let message = match (document.segments.is_empty(), workbench.rows().is_complete()) {
                (true, _) => "segments-empty-document",
                (false, true) => "segments-none-shown",
                (false, false) => "segments-filtering",
            };
            empty(ui, scene, message);
            return;
        }
        let area = ui.available_rect_before_wrap();
        let columns = Columns::new(area, scene);
        let layout = layout_number(scene, workbench, &columns);
        let mut list = std::mem::take(&mut self.list);
        let page = list.page(ui.available_height());
        self.page_keys(ui, scene, workbench, page);
        let mut grown = None;
        let known = std::mem::replace(&mut self.shape, workbench.session().shape());
        let mut rows = SegmentRows { panel: self, scene, workbench, document, columns, grown: &mut grown };
        let bar = if scene.mirrored() { BarSide::Left } else { BarSide::Right };
        follow_shape(&mut list, known, &rows);
        list.show(ui, bar, layout, &mut rows);
        list.scroll_by(std::mem::take(&mut self.beyond));
        if let Some((row, height)) = grown {
            list.set_height(row, height);
            ui.ctx().request_repaint();
        }
        self.list = list;
        columns::grip(ui, scene, area);
        self.hovered = self.hovering.take();
    }

    /// Page up and page down go by screenfuls of segments.
    fn page_keys(&self, ui: &Ui, scene: &Scene<'_>, workbench: &Workbench, page: usize) {
        let focused = ui.memory(|memory| memory.focused());
        let ours = [Side::Source, Side::Target].map(|side| Some(Self::editor_id(side)));
        // Before a dialog they are the dialog's.
        let dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
        if dialog || (focused.is_some() && !ours.contains(&focused)) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let by = match (pressed(Key::PageDown), pressed(Key::PageUp)) {
            (true, _) => page as isize,
            (_, true) => -(page as isize),
            _ => return,
        };
        let row = workbench
            .active_index()
            .map_or(0, |index| workbench.rows().row_of(index).unwrap_or_else(|row| row));
        let row = row.saturating_add_signed(by).min(workbench.rows().len().saturating_sub(1));
        if let Some(index) = workbench.rows().segment_index(row) {
            scene.send(Action::GoToIndex(index));
        }
    }

    fn offer(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, editor: &EditorOutput) {
        let text = self.target.text();
        let wanted = scene.state.settings.editor.completions
            && editor.response.has_focus()
            && self.target.selection().is_empty()
            && self.target.composition().is_none()
            && self.dismissed.as_deref() != Some(text);
        let before = std::mem::take(&mut self.offered);
        if wanted {
            self.offered = workbench.completions(text, self.target.caret());
            self.offered.truncate(5);
        }
        if self.offered != before {
            self.chosen = 0;
        }
        if let (Some(caret), false) = (editor.caret_rect, self.offered.is_empty()) {
            let project = workbench.session().project();
            let rtl = project.target.direction() == Direction::Rtl;
            offers::show(ui, scene, caret, &self.offered, self.chosen, rtl);
        }
    }

    /// Takes the keys that belong to an offered completion before the editor
    /// sees them.
    fn completion_keys(&mut self, ui: &Ui) -> bool {
        let focused = ui.memory(|memory| memory.has_focus(Self::editor_id(Side::Target)));
        if self.offered.is_empty() || !focused {
            return false;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            self.dismissed = Some(self.target.text().to_owned());
            self.offered.clear();
        } else if self.offered.len() > 1 && pressed(Key::ArrowDown) {
            self.chosen = (self.chosen + 1) % self.offered.len();
        } else if self.offered.len() > 1 && pressed(Key::ArrowUp) {
            self.chosen = (self.chosen + self.offered.len() - 1) % self.offered.len();
        } else if pressed(Key::Tab) {
            let chosen = self.offered.remove(self.chosen.min(self.offered.len() - 1));
            self.target.replace(chosen.typed, &chosen.text);
            self.offered.clear();
            return true;
        }
        false
    }
}

/// Where the caret is after the text became another behind the editor's back: as
/// far from the end that stayed the same.
fn moved_caret(buffer: &EditBuffer, after: &str) -> usize {
    let (before, caret) = (buffer.text(), buffer.caret());
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b);
    let head: usize = same.map(|(char, _)| char.len_utf8()).sum();
    let same = before[head..].chars().rev().zip(after[head..].chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = same.map(|(char, _)| char.len_utf8()).sum();
    if caret <= head {
        caret
    } else if caret >= before.len() - tail {
        after.len() - (before.len() - caret)
    } else {
        // The caret stood within what changed.
        after.len() - tail
    }
}

/// Brings a list up to date with what happened to the segments since a shape of
/// the project.
fn follow_shape(list: &mut ListState, known: u64, rows: &SegmentRows<'_, '_>) {
    let session = rows.workbench.session();
    if known == session.shape() {
        return;
    }
    match session.reshapes_since(known).filter(|_| rows.workbench.rows().shows_all()) {
        Some(reshapes) => {
            for reshape in reshapes.filter(|reshape| reshape.document == rows.document.id) {
                let come = reshape.at..reshape.at + reshape.come;
                list.splice(reshape.at, reshape.gone, come.map(|row| rows.estimate(row)));
            }
        }
        None => list.forget(),
    }
}

/// The style of one side's text.
pub fn text_style(scene: &Scene<'_>, side: Side) -> TextStyle {
    let settings = &scene.state.settings.text;
    let (family, size) = match side {
        Side::Source => (Family::Source, settings.source_size),
        Side::Target => (Family::Target, settings.target_size),
    };
    TextStyle::new(family, size, scene.theme.text)
}

/// The direction of one side of a segment: forced, or that of the pane.
fn direction(scene: &Scene<'_>, workbench: &Workbench, segment: &Segment, side: Side) -> Option<Direction> {
    let project = workbench.session().project();
    let text = &scene.state.settings.text;
    let (pane, language) = match side {
        Side::Source => (text.source_direction, &project.source),
        Side::Target => (text.target_direction, &project.target),
    };
    segment.direction(side).or_else(|| pane.of(language))
}

/// Says in the middle of the panel why there is no segment in it.
fn empty(ui: &mut Ui, scene: &Scene<'_>, message: &str) {
    let area = ui.available_rect_before_wrap();
    let style = scene.theme.weak();
    let middle = area.shrink2(vec2(PAD, (area.height() / 2.0 - style.size).max(0.0)));
    let mut child = scene.within(ui, middle, "empty");
    let text = scene.tr(message);
    Text::new(&text).style(style).align(Align::Center).fill(true).selectable(false).show(&mut child);
}

/// A number that changes whenever rows may have other heights.
fn layout_number(scene: &Scene<'_>, workbench: &Workbench, columns: &Columns) -> u64 {
    let mut hasher = DefaultHasher::new();
    let text = &scene.state.settings.text;
    (text.source_size.to_bits(), text.target_size.to_bits(), &text.rtl_family).hash(&mut hasher);
    (text.source_direction as u8, text.target_direction as u8).hash(&mut hasher);
    (columns.source.width() as i32, columns.target.width() as i32).hash(&mut hasher);
    workbench.document().map(|document| document.id).hash(&mut hasher);
    workbench.filter().text.hash(&mut hasher);
    workbench.filter().states.hash(&mut hasher);
    hasher.finish()
}
