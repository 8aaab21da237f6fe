//! What assistive technology learns of a text: its runs with the place of every
//! character, its words and its selection; and what it may ask for.
//!
//! AccessKit calls *character* what we call a cell. A run is a stretch of one
//! line in one direction of at most 255 characters, because it counts them in
//! single bytes.

use super::caret::{self, Caret};
use super::edit::EditBuffer;
use super::keys::Keys;
use super::layout::Layout;
use super::paint::Placed;
use crate::model::Span;
use egui::accesskit::{Action, ActionData, NodeId, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Response, Ui, UiBuilder, WidgetInfo};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// AccessKit counts the characters of a run in single bytes.
const LONGEST_RUN: usize = 255;

/// A stretch of cells in one line and one direction.
#[derive(Clone, Debug, PartialEq)]
struct Run {
    line: usize,
    /// The cells it holds; none in an empty line.
    cells: Range<usize>,
    /// Its text, with the separator that ends its line, if it is the last there.
    span: Span,
    rtl: bool,
}

/// Describes a text to be read.
pub(super) fn label(ui: &mut Ui, response: &Response, text: &str, placed: &Placed) {
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    describe(ui, response.id, placed);
}

/// Describes an editor.
pub(super) fn editor(
    ui: &mut Ui,
    response: &Response,
    buffer: &EditBuffer,
    placed: &Placed,
    name: &str,
    hint: &str,
    multiline: bool,
) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, ui.is_enabled(), name);
        info.current_text_value = Some(buffer.text().to_owned());
        info.hint_text = Some(hint.to_owned());
        info
    });
    let id = response.id;
    if ui.ctx().has_accesskit_node(id) {
        let layout = &placed.layout;
        let runs = runs(layout);
        let selection = TextSelection {
            anchor: position(id, layout, &runs, Caret::after(buffer.anchor())),
            focus: position(id, layout, &runs, buffer.caret_place()),
        };
        ui.ctx().accesskit_node_builder(id, |node| node.set_text_selection(selection));
    }
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(if multiline { Role::MultilineTextInput } else { Role::TextInput });
        node.set_value(buffer.text());
        if !name.is_empty() {
            node.set_label(name);
        }
        node.add_action(Action::SetTextSelection);
        node.add_action(Action::ReplaceSelectedText);
        node.add_action(Action::SetValue);
    });
    describe(ui, id, placed);
}

/// Follows what assistive technology asks of the editor `id`.
pub(super) fn follow_requests(id: Id, keys: &mut Keys<'_>) {
    let requests: Vec<_> = [Action::SetValue, Action::SetTextSelection, Action::ReplaceSelectedText]
        .into_iter()
        .flat_map(|action| {
            keys.ctx.input(|input| input.accesskit_action_requests(id, action).cloned().collect::<Vec<_>>())
        })
        .collect();
    for request in requests {
        match (request.action, request.data) {
            (Action::SetValue, Some(ActionData::Value(value))) => {
                keys.buffer.select(Span::new(0, keys.buffer.text().len()));
                keys.insert(&value);
            }
            (Action::ReplaceSelectedText, Some(ActionData::Value(value))) => keys.insert(&value),
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
                let layout = super::lay_out(keys.ctx, keys.buffer.text(), &keys.spec);
                let runs = runs(&layout);
                let ends = [selection.anchor, selection.focus].map(|end| byte_of(id, &layout, &runs, end));
                if let [Some(anchor), Some(focus)] = ends {
                    keys.buffer.move_to(Caret::after(anchor), false);
                    keys.buffer.move_to(Caret::before(focus), true);
                    keys.outcome.moved = true;
                }
            }
            _ => {}
        }
    }
}

/// Adds the runs of a layout below the node of a widget.
fn describe(ui: &mut Ui, id: Id, placed: &Placed) {
    if !ui.ctx().has_accesskit_node(id) {
        // The child below is the only one, so that other widgets keep their ids.
        ui.skip_ahead_auto_ids(1);
        return;
    }
    let layout = &placed.layout;
    let runs = runs(layout);
    let words: Vec<usize> = layout.text.unicode_word_indices().map(|(start, _)| start).collect();
    let mut holder = ui.new_child(UiBuilder::new().scope_id(id.with("runs")).accessibility_parent(id));
    for (index, run) in runs.iter().enumerate() {
        let run_id = run_id(id, index);
        holder.new_child(UiBuilder::new().scope_id(run_id).accessibility_parent(id));
        let neighbour = |other: Option<usize>| {
            let other = other?;
            (runs.get(other)?.line == run.line).then(|| self::run_id(id, other).accesskit_id())
        };
        let (previous, next) = (neighbour(index.checked_sub(1)), neighbour(Some(index + 1)));
        ui.ctx().accesskit_node_builder(run_id, |node| {
            let line = &layout.lines[run.line];
            let cells = &layout.cells[run.cells.clone()];
            let left = cells.iter().map(|cell| cell.x).fold(f32::INFINITY, f32::min).min(line.x + line.width);
            let right = cells.iter().map(|cell| cell.right()).fold(left, f32::max);
            node.set_role(Role::TextRun);
            node.set_text_direction(if run.rtl {
                TextDirection::RightToLeft
            } else {
                TextDirection::LeftToRight
            });
            let origin = placed.origin;
            node.set_bounds(egui::accesskit::Rect {
                x0: f64::from(origin.x + left),
                y0: f64::from(origin.y + line.top),
                x1: f64::from(origin.x + right),
                y1: f64::from(origin.y + line.bottom),
            });
            node.set_value(&layout.text[run.span.range()]);
            let mut lengths: Vec<u8> = cells.iter().map(|cell| cell.span().len().min(255) as u8).collect();
            let mut widths: Vec<f32> = cells.iter().map(|cell| cell.width).collect();
            let place =
                |cell: &super::layout::Cell| if run.rtl { right - cell.right() } else { cell.x - left };
            let mut positions: Vec<f32> = cells.iter().map(place).collect();
            let separator = run.span.end - cells.last().map_or(run.span.start, |cell| cell.end as usize);
            if separator > 0 {
                lengths.push(separator as u8);
                widths.push(0.0);
                positions.push(right - left);
            }
            node.set_character_lengths(lengths);
            node.set_character_widths(widths);
            node.set_character_positions(positions);
            let starts = cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| words.binary_search(&(cell.start as usize)).is_ok());
            node.set_word_starts(starts.map(|(index, _)| index as u8).collect::<Vec<u8>>());
            if let Some(previous) = previous {
                node.set_previous_on_line(previous);
            }
            if let Some(next) = next {
                node.set_next_on_line(next);
            }
        });
    }
}

/// The runs of a layout in logical order; at least one.
fn runs(layout: &Layout) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, line) in layout.lines.iter().enumerate() {
        // What separates this line from the next one belongs to it.
        let end = layout.lines.get(index + 1).map_or(line.span.end, |next| next.span.start);
        let first = runs.len();
        for cell in line.cells.clone() {
            let rtl = layout.cells[cell].rtl();
            let span = layout.cells[cell].span();
            match runs[first..].last_mut() {
                Some(run) if run.rtl == rtl && run.cells.len() < LONGEST_RUN - 1 => {
                    run.cells.end = cell + 1;
                    run.span.end = span.end;
                }
                _ => runs.push(Run { line: index, cells: cell..cell + 1, span, rtl }),
            }
        }
        match runs[first..].last_mut() {
            Some(run) => run.span.end = end,
            None => {
                let at = line.cells.start;
                runs.push(Run {
                    line: index,
                    cells: at..at,
                    span: Span::new(line.span.start, end),
                    rtl: line.rtl,
                });
            }
        }
    }
    runs
}

fn run_id(widget: Id, index: usize) -> Id {
    widget.with(("run", index))
}

/// A caret as AccessKit counts it.
fn position(widget: Id, layout: &Layout, runs: &[Run], caret: Caret) -> TextPosition {
    let line = caret::place(layout, caret).line;
    let on_line = |run: &&(usize, &Run)| run.1.line == line;
    let indexed: Vec<(usize, &Run)> = runs.iter().enumerate().collect();
    let fits = |run: &&(usize, &Run)| run.1.span.start <= caret.byte && caret.byte <= run.1.span.end;
    let (index, run) = indexed
        .iter()
        .filter(on_line)
        .find(fits)
        .or_else(|| indexed.iter().rfind(|run| on_line(run)))
        .copied()
        .unwrap_or((0, &runs[0]));
    let cells = &layout.cells[run.cells.clone()];
    let character_index = cells.partition_point(|cell| (cell.start as usize) < caret.byte);
    TextPosition { node: run_id(widget, index).accesskit_id(), character_index }
}

/// The byte that a position as AccessKit counts it stands for.
fn byte_of(widget: Id, layout: &Layout, runs: &[Run], position: TextPosition) -> Option<usize> {
    let of_node = |index: usize| -> NodeId { run_id(widget, index).accesskit_id() };
    let index = (0..runs.len()).find(|index| of_node(*index) == position.node)?;
    let run = &runs[index];
    let cells = &layout.cells[run.cells.clone()];
    let behind = if position.character_index > cells.len() {
        run.span.end
    } else {
        cells.last().map_or(run.span.start, |cell| cell.end as usize)
    };
    Some(cells.get(position.character_index).map_or(behind, |cell| cell.start as usize))
}
