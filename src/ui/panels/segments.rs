//! The segments of a document: source beside target, the active one in the
//! editor.

use super::super::scene::Scene;
use super::super::text::{
    Align, EditBuffer, EditorOutput, Escape, Mark, Text, TextEditor, TextStyle, Underline,
};
use super::super::text::{estimate_height, height_of, line_width};
use super::super::theme::{GAP, PAD};
use super::super::widgets::{self, BAR, BarSide, ListState, Rows};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::complete::Completion;
use crate::app::lexicon::SegmentTerms;
use crate::app::workbench::Workbench;
use crate::glossary::Confidence;
use crate::model::{Direction, Document, Segment, SegmentId, SegmentState, Side, Span};
use egui::{
    EventFilter, Id, Key, Layout, Modifiers, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
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
    /// The place of the match the pointer is over, on either side.
    pub hovered: Option<usize>,
    /// The completion that Tab accepts, once it has been drawn.
    offered: Vec<Completion>,
    /// How the caret left the segment above or below, until it has arrived.
    left_by: Option<Escape>,
    /// By how many points the caret has moved out of view.
    beyond: f32,
    /// The target for which Esc dismissed the completions.
    dismissed: Option<String>,
}

/// For how many frames a pane asks for the keyboard.
const FOCUS_FRAMES: u8 = 3;

/// The width of the column of numbers, in points.
const NUMBERS: f32 = 52.0;

/// The width of the column of states, in points.
const STATES: f32 = 34.0;

impl SegmentsPanel {
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

    /// Asks for the keyboard until the pane has it: a dialog that was open a
    /// frame ago still keeps it from everything below.
    fn give_focus(&mut self, ui: &Ui, side: Side) {
        let Some((wanted, frames)) = self.focus.filter(|(wanted, _)| *wanted == side) else { return };
        let id = Self::editor_id(side);
        let has_it = ui.memory(|memory| memory.has_focus(id));
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
    /// active segment, or another target by undo or a command.
    pub fn follow(&mut self, workbench: &mut Workbench) {
        let caret = workbench.take_caret();
        let Some(segment) = workbench.active() else {
            self.editing = None;
            return;
        };
        let moved = self.editing != Some(segment.id);
        if moved {
            self.editing = Some(segment.id);
            self.target = EditBuffer::new(segment.target.clone());
            self.source = EditBuffer::new(segment.source.clone());
            self.target.select(Span::at(caret.unwrap_or(segment.target.len())));
            if let Some(from) = self.left_by.take() {
                self.target.enter(from);
            }
            self.focus(Side::Target);
            self.offered.clear();
            self.dismissed = None;
        } else if self.target.text() != segment.target {
            self.target.set_text(segment.target.clone());
            self.target.select(Span::at(caret.unwrap_or(segment.target.len()).min(segment.target.len())));
            self.focus(Side::Target);
        } else if let Some(caret) = caret {
            self.target.select(Span::at(caret.min(segment.target.len())));
            self.focus(Side::Target);
        }
        if self.source.text() != segment.source {
            self.source.set_text(segment.source.clone());
        }
        if moved
            && let Some(index) = workbench.active_index()
            && let Ok(row) = workbench.rows().row_of(index)
        {
            self.list.reveal(row);
        }
    }

    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let Some(document) = workbench.document() else {
            empty(ui, scene, "segments-no-document");
            return;
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        header(ui, scene, workbench);
        if workbench.rows().is_empty() {
            let message = match (document.segments.is_empty(), workbench.rows().is_complete()) {
                (true, _) => "segments-empty-document",
                (false, true) => "segments-none-shown",
                (false, false) => "segments-filtering",
            };
            empty(ui, scene, message);
            return;
        }
        let columns = Columns::new(ui.max_rect(), scene);
        let layout = layout_number(scene, workbench, &columns);
        let mut list = std::mem::take(&mut self.list);
        let page = list.page(ui.available_height());
        self.page_keys(ui, scene, workbench, page);
        let mut grown = None;
        let mut rows = SegmentRows { panel: self, scene, workbench, document, columns, grown: &mut grown };
        let bar = if scene.mirrored() { BarSide::Left } else { BarSide::Right };
        list.show(ui, bar, layout, &mut rows);
        list.scroll_by(std::mem::take(&mut self.beyond));
        if let Some((row, height)) = grown {
            list.set_height(row, height);
            ui.ctx().request_repaint();
        }
        self.list = list;
    }

    /// Page up and page down go by screenfuls of segments.
    fn page_keys(&self, ui: &Ui, scene: &Scene<'_>, workbench: &Workbench, page: usize) {
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
        self.offered = if wanted { workbench.completions(text, self.target.caret()) } else { Vec::new() };
        self.offered.truncate(5);
        if let (Some(caret), false) = (editor.caret_rect, self.offered.is_empty()) {
            // Tab is the offer's from the very next frame on.
            let keys =
                EventFilter { tab: true, escape: true, horizontal_arrows: true, vertical_arrows: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(Self::editor_id(Side::Target), keys));
            let project = workbench.session().project();
            let rtl = project.target.direction() == Direction::Rtl;
            draw_offers(ui, scene, caret, &self.offered, rtl);
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
        } else if pressed(Key::Tab) {
            let first = self.offered.remove(0);
            self.target.replace(first.typed, &first.text);
            self.offered.clear();
            return true;
        }
        false
    }
}

fn draw_offers(ui: &Ui, scene: &Scene<'_>, caret: Rect, offers: &[Completion], rtl: bool) {
    let (pivot, corner) = if rtl {
        (egui::Align2::RIGHT_TOP, caret.right_bottom())
    } else {
        (egui::Align2::LEFT_TOP, caret.left_bottom())
    };
    let area = egui::Area::new(Id::unique("completions"))
        .order(egui::Order::Foreground)
        .interactable(false)
        .constrain(true)
        .pivot(pivot)
        .fixed_pos(corner + vec2(0.0, 4.0));
    // As wide as the widest, and in the direction of what is being written.
    let key = scene.tr("completion-key");
    let wide = |text: &str, style: &TextStyle| line_width(ui.ctx(), text, style).ceil();
    let texts = offers.iter().map(|offer| wide(&offer.text, &scene.theme.interface()));
    let width = texts.fold(0.0, f32::max) + wide(&key, &scene.theme.small()) + 2.0 * GAP;
    let middle = egui::Align::Center;
    let row = if rtl { Layout::right_to_left(middle) } else { Layout::left_to_right(middle) };
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).inner_margin(6).show(ui, |ui| {
            for (index, offer) in offers.iter().enumerate() {
                let size = vec2(width.min(420.0), ui.spacing().interact_size.y);
                ui.allocate_ui_with_layout(size, row, |ui| {
                    let style = if index == 0 { scene.theme.interface() } else { scene.theme.weak() };
                    widgets::line(ui, &offer.text, style);
                    if index == 0 {
                        widgets::line(ui, &key, scene.theme.small());
                    }
                });
            }
        });
    });
}

/// Where the columns stand, from the left edge of the list.
struct Columns {
    numbers: Rect,
    source: Rect,
    target: Rect,
    states: Rect,
    grip: f32,
}

impl Columns {
    /// Divides a width: number, source, target and state, from where the
    /// interface's lines begin.
    fn new(area: Rect, scene: &Scene<'_>) -> Self {
        let width = (area.width() - NUMBERS - STATES - BAR).max(120.0);
        let source = width * scene.state.settings.layout.source_share;
        let widths = [NUMBERS, source, width - source, STATES];
        let mut left = area.left();
        let mut rects = widths.map(|width| {
            let rect = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
            left += width;
            rect
        });
        if scene.mirrored() {
            let sum = area.left() + area.right();
            rects = rects
                .map(|rect| Rect::from_x_y_ranges(sum - rect.right()..=sum - rect.left(), rect.y_range()));
        }
        let [numbers, source, target, states] = rects;
        let grip = if scene.mirrored() { source.left() } else { source.right() };
        Self { numbers, source, target, states, grip }
    }

    fn of(&self, side: Side) -> Rect {
        match side {
            Side::Source => self.source,
            Side::Target => self.target,
        }
    }
}

/// The width of text within a column.
fn text_width(column: Rect) -> f32 {
    (column.width() - 2.0 * PAD).max(40.0)
}

/// The style of one side's text.
pub fn text_style(scene: &Scene<'_>, side: Side) -> TextStyle {
    let settings = &scene.state.settings.text;
    let (family, size) = match side {
        Side::Source => (super::super::text::Family::Source, settings.source_size),
        Side::Target => (super::super::text::Family::Target, settings.target_size),
    };
    TextStyle::new(family, size, scene.theme.text)
}

/// The direction of one side of a segment: forced, or that of its language.
fn direction(workbench: &Workbench, segment: &Segment, side: Side) -> Option<Direction> {
    let project = workbench.session().project();
    let language = match side {
        Side::Source => &project.source,
        Side::Target => &project.target,
    };
    segment.direction(side).or(Some(language.direction()))
}

fn header(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
    let height = scene.theme.size * 1.35 + 10.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let columns = Columns::new(rect, scene);
    ui.painter().rect_filled(rect, 0, scene.theme.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, scene.theme.border));
    let project = workbench.session().project();
    for (side, language) in [(Side::Source, &project.source), (Side::Target, &project.target)] {
        let cell = columns.of(side).shrink2(vec2(PAD, 5.0));
        let mut child = scene.within(ui, cell, side);
        let name = scene.language_name(language);
        widgets::line(
            &mut child,
            &name,
            TextStyle { weight: super::super::text::Weight::Medium, ..scene.theme.weak() },
        );
    }
    let grip = Rect::from_center_size(pos2(columns.grip, rect.center().y), vec2(10.0, rect.height()));
    let response = ui.interact(grip, Id::unique("column-grip"), Sense::DRAG);
    super::super::text::accessible(&response, egui::accesskit::Role::Splitter, &scene.tr("columns-grip"));
    ui.painter().vline(columns.grip, rect.y_range(), Stroke::new(1.0, scene.theme.border));
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        ui.painter().vline(columns.grip, rect.y_range(), Stroke::new(3.0, scene.theme.accent));
    }
    if response.dragged() {
        let width = columns.source.width() + columns.target.width();
        let by = response.drag_delta().x * if scene.mirrored() { -1.0 } else { 1.0 };
        let mut settings = scene.state.settings.clone();
        settings.layout.source_share = (settings.layout.source_share + by / width).clamp(0.2, 0.8);
        scene.send(Action::SetSettings(Box::new(settings)));
    }
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
    (columns.source.width() as i32, columns.target.width() as i32).hash(&mut hasher);
    (workbench.document_index(), workbench.session().shape(), workbench.session().project().id.0)
        .hash(&mut hasher);
    workbench.filter().text.hash(&mut hasher);
    workbench.filter().states.hash(&mut hasher);
    hasher.finish()
}

struct SegmentRows<'a, 'b> {
    panel: &'a mut SegmentsPanel,
    scene: &'a Scene<'b>,
    workbench: &'a Workbench,
    document: &'a Document,
    columns: Columns,
    grown: &'a mut Option<(usize, f32)>,
}

impl SegmentRows<'_, '_> {
    fn segment(&self, row: usize) -> Option<(usize, &Segment)> {
        let index = self.workbench.rows().segment_index(row)?;
        Some((index, self.document.segments.get(index)?))
    }

    fn padded(&self, height: f32) -> f32 {
        (height + 2.0 * GAP + 1.0).ceil()
    }
}

impl Rows for SegmentRows<'_, '_> {
    fn count(&self) -> usize {
        self.workbench.rows().len()
    }

    fn key(&self, row: usize) -> u64 {
        self.workbench.rows().segment_index(row).unwrap_or(row) as u64
    }

    fn estimate(&self, row: usize) -> f32 {
        let Some((_, segment)) = self.segment(row) else { return 40.0 };
        let height = |side| {
            // Bytes over-count Arabic, whose letters have two.
            let chars = segment.text(side).len() * 5 / 8;
            estimate_height(chars, text_width(self.columns.of(side)), &text_style(self.scene, side))
        };
        self.padded(height(Side::Source).max(height(Side::Target)))
    }

    fn measure(&mut self, row: usize, ui: &Ui) -> f32 {
        let Some((_, segment)) = self.segment(row) else { return 40.0 };
        let height = |side| {
            let style = text_style(self.scene, side);
            let direction = direction(self.workbench, segment, side);
            height_of(ui.ctx(), segment.text(side), &style, text_width(self.columns.of(side)), direction)
        };
        self.padded(height(Side::Source).max(height(Side::Target)))
    }

    fn draw(&mut self, row: usize, ui: &mut Ui) {
        let Some(index) = self.workbench.rows().segment_index(row) else { return };
        let document = self.document;
        let Some(segment) = document.segments.get(index) else { return };
        let rect = ui.max_rect();
        let active = self.panel.editing == Some(segment.id);
        let theme = self.scene.theme;
        let fill = if active { theme.accent_fill } else { theme.page };
        ui.painter().rect_filled(rect, 0, fill);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
        let x = self.columns.grip;
        ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, theme.border));
        self.draw_number(ui, rect, index, active);
        self.draw_state(ui, rect, segment);
        let terms = self.workbench.terms(segment.id);
        let source = self.draw_source(ui, rect, segment, &terms, active);
        let target = if active {
            self.draw_editor(ui, rect, segment, &terms)
        } else {
            self.draw_target(ui, rect, segment)
        };
        if active {
            let height = self.padded(source.max(target));
            if (height - rect.height()).abs() > 0.5 {
                *self.grown = Some((row, height));
            }
        }
    }
}

impl SegmentRows<'_, '_> {
    fn cell(&self, rect: Rect, column: Rect) -> Rect {
        Rect::from_x_y_ranges(column.x_range(), rect.y_range()).shrink2(vec2(PAD, GAP))
    }

    /// The middle of the first line of text in a row.
    fn first_line(&self, rect: Rect) -> f32 {
        let height = |side| {
            let style = text_style(self.scene, side);
            style.size * style.line_height
        };
        rect.top() + GAP + (height(Side::Source) + height(Side::Target)) / 4.0
    }

    fn draw_number(&self, ui: &mut Ui, rect: Rect, index: usize, active: bool) {
        let cell = self.cell(rect, self.columns.numbers);
        let theme = self.scene.theme;
        if active {
            let edge = if self.scene.mirrored() { rect.right() - 3.0 } else { rect.left() };
            let bar = Rect::from_min_size(pos2(edge, rect.top()), vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0, theme.accent);
        }
        let style = if active { TextStyle { color: theme.accent, ..theme.small() } } else { theme.small() };
        let align = if self.scene.mirrored() { Align::Right } else { Align::Left };
        let height = style.size * style.line_height;
        let line = Rect::from_x_y_ranges(
            cell.expand2(vec2(4.0, 0.0)).x_range(),
            Rangef::point(self.first_line(rect)).expand(height / 2.0),
        );
        let mut child = self.scene.within(ui, line, "number");
        let number = (index + 1).to_string();
        Text::new(&number)
            .style(style)
            .align(align)
            .wrap(false)
            .fill(true)
            .selectable(false)
            .show(&mut child);
    }

    fn draw_state(&self, ui: &mut Ui, rect: Rect, segment: &Segment) {
        let center = pos2(self.columns.states.center().x, self.first_line(rect));
        state_sign(ui, self.scene, center, segment.state, !segment.target.is_empty());
        let area = Rect::from_center_size(center, vec2(24.0, 24.0));
        let response = ui.interact(area, ui.scope_id().with("state"), Sense::hover());
        let name = self.scene.tr(state_id(segment));
        super::super::text::accessible(&response, egui::accesskit::Role::Image, &name);
        widgets::tooltip(self.scene, response, &name);
    }

    fn draw_source(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        segment: &Segment,
        terms: &SegmentTerms,
        active: bool,
    ) -> f32 {
        let cell = self.cell(rect, self.columns.source);
        let marks = source_marks(
            self.scene,
            self.workbench,
            segment,
            terms,
            if active { self.panel.hovered } else { None },
            active,
        );
        let direction = direction(self.workbench, segment, Side::Source);
        let mut child = self.scene.within(ui, cell, "source");
        let style = text_style(self.scene, Side::Source);
        if !active {
            let shown = Text::new(&segment.source)
                .style(style)
                .marks(&marks)
                .direction(direction)
                .sense(Sense::CLICK)
                .show_invisibles(self.scene.state.settings.editor.show_invisibles)
                .show(&mut child);
            if shown.response.clicked() && shown.selection.is_none_or(Span::is_empty) {
                self.scene.send(Action::Activate { segment: segment.id, caret: None });
            }
            return cell.height();
        }
        let id = SegmentsPanel::editor_id(Side::Source);
        self.panel.give_focus(ui, Side::Source);
        let output = TextEditor::new(id, &mut self.panel.source)
            .style(style)
            .marks(&marks)
            .direction(direction)
            .visual_arrows(self.scene.state.settings.editor.visual_arrows)
            .show_invisibles(self.scene.state.settings.editor.show_invisibles)
            .lock_escape(true)
            .accessible_name(&self.scene.tr("source-editor"))
            .show(&mut child);
        if output.changed {
            // The source is there to be read, selected and split, not changed.
            let caret = self.panel.source.caret().min(segment.source.len());
            self.panel.source.set_text(segment.source.clone());
            self.panel.source.select(Span::at(floor_char(&segment.source, caret)));
        }
        if let Some(mark) = output.hovered_mark {
            self.panel.hovered = Some(mark as usize);
        }
        output.response.rect.height()
    }

    fn draw_target(&mut self, ui: &mut Ui, rect: Rect, segment: &Segment) -> f32 {
        let cell = self.cell(rect, self.columns.target);
        // The keyboard goes from segment to segment by commands and stops at none.
        let response = ui.interact(
            Rect::from_x_y_ranges(self.columns.target.x_range(), rect.y_range()),
            ui.scope_id().with("cell"),
            Sense::CLICK,
        );
        super::super::text::accessible(&response, egui::accesskit::Role::Cell, &self.scene.tr("target-cell"));
        let (mut clicked, mut caret) = (response.clicked(), None);
        if !segment.target.is_empty() {
            let mut child = self.scene.within(ui, cell, "target");
            let marks = find_marks(self.scene, self.workbench, segment, Side::Target);
            let shown = Text::new(&segment.target)
                .style(text_style(self.scene, Side::Target))
                .marks(&marks)
                .direction(direction(self.workbench, segment, Side::Target))
                .sense(Sense::CLICK)
                .show_invisibles(self.scene.state.settings.editor.show_invisibles)
                .show(&mut child);
            clicked |= shown.response.clicked() && shown.selection.is_none_or(Span::is_empty);
            caret = shown.response.interact_pointer_pos().map(|point| shown.placed.caret_at(point).byte);
        }
        if clicked {
            self.scene.send(Action::Activate { segment: segment.id, caret });
        }
        cell.height()
    }

    fn draw_editor(&mut self, ui: &mut Ui, rect: Rect, segment: &Segment, terms: &SegmentTerms) -> f32 {
        let cell = self.cell(rect, self.columns.target);
        let theme = self.scene.theme;
        let id = SegmentsPanel::editor_id(Side::Target);
        self.panel.give_focus(ui, Side::Target);
        let field = cell.expand2(vec2(PAD - 3.0, GAP - 3.0));
        let focused = ui.memory(|memory| memory.has_focus(id));
        ui.painter().rect_filled(field, 5, theme.page);
        let line = if focused { Stroke::new(1.5, theme.accent) } else { Stroke::new(1.0, theme.border) };
        ui.painter().rect_stroke(field, 5, line, StrokeKind::Inside);
        let accepted = self.panel.completion_keys(ui);
        let mut marks = find_marks(self.scene, self.workbench, segment, Side::Target);
        marks.extend(target_marks(self.scene, terms, self.panel.target.text(), self.panel.hovered));
        let mut child = self.scene.within(ui, cell, "target");
        let output = TextEditor::new(id, &mut self.panel.target)
            .style(text_style(self.scene, Side::Target))
            .marks(&marks)
            .direction(direction(self.workbench, segment, Side::Target))
            .own_undo(false)
            .visual_arrows(self.scene.state.settings.editor.visual_arrows)
            .show_invisibles(self.scene.state.settings.editor.show_invisibles)
            .lock_tab(!self.panel.offered.is_empty())
            .lock_escape(true)
            .hint(&self.scene.tr("target-hint"))
            .accessible_name(&self.scene.tr("target-editor"))
            .show(&mut child);
        self.panel.hovered = output.hovered_mark.map(|mark| mark as usize);
        if output.changed || accepted {
            let target = self.panel.target.text().to_owned();
            self.scene.send(Action::Type { segment: segment.id, target });
        }
        if let Some(replaced) = output.pasted_lossy {
            self.scene.send(Action::PasteReplaced(replaced));
        }
        if let Some(escape) = output.escaped {
            self.panel.left_by = Some(escape);
            self.scene.run(if escape.down { Command::NextSegment } else { Command::PreviousSegment });
        }
        if output.changed || output.moved {
            self.panel.beyond = beyond(output.caret_rect, ui.clip_rect());
        }
        self.panel.offer(ui, self.scene, self.workbench, &output);
        output.response.rect.height()
    }
}

/// How far a caret is out of view, in points, downwards where positive.
fn beyond(caret: Option<Rect>, view: Rect) -> f32 {
    let Some(caret) = caret else { return 0.0 };
    let (above, below) = (view.top() + GAP - caret.top(), caret.bottom() + GAP - view.bottom());
    if above > 0.0 { -above } else { below.max(0.0) }
}

/// The last character boundary at or before a byte.
fn floor_char(text: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The marks of a source: recognised terms, and finds.
fn source_marks(
    scene: &Scene<'_>,
    workbench: &Workbench,
    segment: &Segment,
    terms: &SegmentTerms,
    hovered: Option<usize>,
    active: bool,
) -> Vec<Mark> {
    let theme = scene.theme;
    let mut marks: Vec<Mark> = terms
        .iter()
        .enumerate()
        .filter(|(_, term)| term.inside.is_none())
        .map(|(index, term)| Mark {
            fill: match (hovered == Some(index), active) {
                (true, _) => Some(theme.term_hover),
                (false, true) => Some(theme.term_fill),
                (false, false) => None,
            },
            underline: Some((
                if term.confidence == Confidence::Certain { Underline::Straight } else { Underline::Dotted },
                theme.term_line,
            )),
            id: index as u32,
            ..Mark::new(term.occurrence)
        })
        .collect();
    marks.extend(find_marks(scene, workbench, segment, Side::Source));
    marks
}

/// The renderings that stand in a target, while the pointer is over their term.
fn target_marks(scene: &Scene<'_>, terms: &SegmentTerms, target: &str, hovered: Option<usize>) -> Vec<Mark> {
    let used = terms.used_in(target);
    used.into_iter()
        .map(|(index, span)| Mark {
            fill: (hovered == Some(index)).then_some(scene.theme.term_hover),
            id: index as u32,
            ..Mark::new(span)
        })
        .collect()
}

fn find_marks(scene: &Scene<'_>, workbench: &Workbench, segment: &Segment, side: Side) -> Vec<Mark> {
    let Some(view) = workbench.search().filter(|view| view.search.side() == side) else { return Vec::new() };
    let current = view.current.and_then(|index| view.search.hits().get(index));
    let spans = view.search.matcher().find_in(segment.text(side));
    spans
        .map(|span| {
            let is_current = current.is_some_and(|hit| hit.segment == segment.id && hit.span == span);
            let fill = if is_current { scene.theme.find_current } else { scene.theme.find_fill };
            Mark { fill: Some(fill), id: u32::MAX, ..Mark::new(span) }
        })
        .collect()
}

/// The Fluent id of how far a segment has come.
fn state_id(segment: &Segment) -> &'static str {
    match segment.state {
        SegmentState::Initial if segment.target.is_empty() => "state-empty",
        SegmentState::Initial => "state-initial",
        SegmentState::Translated => "state-translated",
        SegmentState::Reviewed => "state-reviewed",
        SegmentState::Final => "state-final",
    }
}

/// Draws the sign of a state: a ring, a half-filled ring for a draft, a tick, a
/// double tick, a filled disc.
fn state_sign(ui: &Ui, scene: &Scene<'_>, center: egui::Pos2, state: SegmentState, has_target: bool) {
    let painter = ui.painter();
    let theme = scene.theme;
    let tick = |dx: f32| {
        let points = [(-5.0, 0.0), (-1.5, 3.5), (5.0, -4.0)].map(|(x, y)| center + vec2(x + dx, y));
        painter.line(points.to_vec(), Stroke::new(2.0, theme.success));
    };
    match state {
        SegmentState::Initial => {
            painter.circle_stroke(center, 5.0, Stroke::new(1.3, theme.weak));
            if has_target {
                painter.circle_filled(center, 2.5, theme.weak);
            }
        }
        SegmentState::Translated => tick(0.0),
        SegmentState::Reviewed => {
            tick(-2.5);
            tick(2.5);
        }
        SegmentState::Final => {
            painter.circle_filled(center, 7.0, theme.success);
            let points = [(-3.5, 0.0), (-1.0, 2.5), (3.5, -2.5)].map(|(x, y)| center + vec2(x, y));
            painter.line(points.to_vec(), Stroke::new(1.7, theme.page));
        }
    }
}
