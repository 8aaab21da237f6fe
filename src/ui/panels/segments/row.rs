//! One row of the list: number, source, target and state of a segment.

use super::super::context::{Asked, Of};
use super::SegmentsPanel;
use super::columns::{Columns, text_width};
use super::marks::{find_marks, source_marks, target_marks};
use super::state::{state_id, state_sign};
use super::{direction, text_style};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::lexicon::SegmentTerms;
use crate::app::workbench::Workbench;
use crate::model::{Document, Segment, SegmentId, Side, Span};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::{self, Align, Text, TextEditor, TextOutput, TextStyle, estimate_height, height_of};
use crate::ui::theme::{GAP, PAD};
use crate::ui::widgets::{self, Rows};
use egui::{Pos2, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// The rows of the list, as the list asks for them.
pub(super) struct SegmentRows<'a, 'b> {
    pub panel: &'a mut SegmentsPanel,
    pub scene: &'a Scene<'b>,
    pub workbench: &'a Workbench,
    pub document: &'a Document,
    pub columns: Columns,
    pub grown: &'a mut Option<(usize, f32)>,
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
            let direction = direction(self.scene, self.workbench, segment, side);
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
        self.whole_row(ui, rect, index, segment, active);
        let theme = self.scene.theme;
        let fill = if active { theme.accent_fill } else { theme.page };
        ui.painter().rect_filled(rect, 0, fill);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
        let x = self.columns.grip;
        ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, theme.border));
        self.draw_number(ui, rect, index, active);
        self.draw_state(ui, rect, segment);
        let is_active = self.workbench.active().is_some_and(|one| one.id == segment.id);
        let terms = if is_active { self.workbench.active_terms() } else { self.workbench.terms(segment.id) };
        let source = self.draw_source(ui, rect, segment, &terms, active);
        let target = if active {
            self.draw_editor(ui, rect, segment, &terms)
        } else {
            self.draw_target(ui, rect, segment)
        };
        if active {
            self.panel.active = Some(rect.intersect(ui.clip_rect())).filter(|rect| rect.is_positive());
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

    /// What lies beside the texts of a row: a click makes the segment the active
    /// one, and the other button brings up a menu.
    fn whole_row(&mut self, ui: &Ui, rect: Rect, index: usize, segment: &Segment, active: bool) {
        let response = ui.interact(rect, ui.scope_id().with("row"), Sense::CLICK);
        let name = tr!(self.scene.t, "segment-row", number = index + 1);
        text::accessible(&response, egui::accesskit::Role::Row, &name);
        if response.clicked() && !active {
            self.scene.send(Action::Activate { segment: segment.id, caret: None });
        }
        if !response.secondary_clicked() {
            return;
        }
        let Some(point) = ui.input(|input| input.pointer.interact_pos()) else { return };
        let of = match [Side::Source, Side::Target]
            .into_iter()
            .find(|side| self.columns.of(*side).x_range().contains(point.x))
        {
            Some(side) => Of::Text(side),
            None => Of::Row,
        };
        self.ask_menu(of, point, segment.id, active);
    }

    /// Asks for a menu beside the pointer, for a segment that is then the active
    /// one.
    fn ask_menu(&mut self, of: Of, point: Pos2, segment: SegmentId, active: bool) {
        if !active {
            self.scene.send(Action::Activate { segment, caret: None });
        }
        let side = if let Of::Text(side) = of { side } else { self.panel.side() };
        let back = SegmentsPanel::editor_id(side);
        self.panel.ask_menu(Asked { of, anchor: Rect::from_pos(point), back, by_key: false });
    }

    /// Does the same for a click on a text that is not yet in the editor, and puts
    /// the caret there.
    fn follow_menu(&mut self, ui: &Ui, shown: &TextOutput, segment: SegmentId, side: Side) {
        let point = ui.input(|input| input.pointer.interact_pos());
        let Some(point) = point.filter(|_| shown.response.secondary_clicked()) else { return };
        let span = shown.selection.filter(|span| !span.is_empty());
        let span = span.unwrap_or(Span::at(shown.placed.caret_at(point).byte));
        self.panel.selected = Some((segment, side, span));
        self.ask_menu(Of::Text(side), point, segment, false);
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
        text::accessible(&response, egui::accesskit::Role::Image, &name);
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
            self.panel.hovered.filter(|_| active),
            active,
        );
        let direction = direction(self.scene, self.workbench, segment, Side::Source);
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
                let point = shown.response.interact_pointer_pos();
                let caret = point.map(|point| Span::at(shown.placed.caret_at(point).byte));
                self.panel.selected = caret.map(|caret| (segment.id, Side::Source, caret));
                self.scene.send(Action::Activate { segment: segment.id, caret: None });
            }
            self.take_selection(&shown, segment.id, Side::Source);
            self.follow_menu(ui, &shown, segment.id, Side::Source);
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
            self.panel.hover(mark as usize);
        }
        if output.response.has_focus() {
            self.panel.side = Some(Side::Source);
        }
        self.panel.follow_menu(ui, Side::Source, &output);
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
        text::accessible(&response, egui::accesskit::Role::Cell, &self.scene.tr("target-cell"));
        if let Some(point) = response.interact_pointer_pos().filter(|_| response.secondary_clicked()) {
            self.ask_menu(Of::Text(Side::Target), point, segment.id, false);
        }
        let (mut clicked, mut caret) = (response.clicked(), None);
        if !segment.target.is_empty() {
            let mut child = self.scene.within(ui, cell, "target");
            let marks = find_marks(self.scene, self.workbench, segment, Side::Target);
            let shown = Text::new(&segment.target)
                .style(text_style(self.scene, Side::Target))
                .marks(&marks)
                .direction(direction(self.scene, self.workbench, segment, Side::Target))
                .sense(Sense::CLICK)
                .show_invisibles(self.scene.state.settings.editor.show_invisibles)
                .show(&mut child);
            clicked |= shown.response.clicked() && shown.selection.is_none_or(Span::is_empty);
            caret = shown.response.interact_pointer_pos().map(|point| shown.placed.caret_at(point).byte);
            self.take_selection(&shown, segment.id, Side::Target);
            self.follow_menu(ui, &shown, segment.id, Side::Target);
        }
        if clicked {
            self.scene.send(Action::Activate { segment: segment.id, caret });
        }
        cell.height()
    }

    /// Makes a segment the active one when text of it was selected with the
    /// pointer, and keeps the selection.
    fn take_selection(&mut self, shown: &TextOutput, segment: SegmentId, side: Side) {
        let Some(span) = shown.selection.filter(|span| !span.is_empty()) else { return };
        let done = shown.response.drag_stopped()
            || shown.response.double_clicked()
            || shown.response.triple_clicked();
        if done {
            self.panel.selected = Some((segment, side, span));
            self.scene.send(Action::Activate { segment, caret: None });
        }
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
            .direction(direction(self.scene, self.workbench, segment, Side::Target))
            .own_undo(false)
            .visual_arrows(self.scene.state.settings.editor.visual_arrows)
            .show_invisibles(self.scene.state.settings.editor.show_invisibles)
            .lock_tab(true)
            .lock_escape(true)
            .hint(&self.scene.tr("target-hint"))
            .accessible_name(&self.scene.tr("target-editor"))
            .show(&mut child);
        if let Some(mark) = output.hovered_mark.filter(|mark| *mark != u32::MAX) {
            self.panel.hover(mark as usize);
        }
        if output.response.has_focus() {
            self.panel.side = Some(Side::Target);
        }
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
        self.panel.follow_menu(ui, Side::Target, &output);
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
