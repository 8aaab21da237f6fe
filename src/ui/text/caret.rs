//! Where a caret stands, how it moves, what a point hits and which rectangles a
//! range covers. Nothing here draws.
//!
//! A caret is a byte and the side it is attached to. In text of two directions
//! one byte can have two places on screen, the end of what stands before it and
//! the beginning of what follows; the side says which one. Together they name
//! one edge of one cell, so a line and a visual boundary follow from them and no
//! movement can lose its place.

use super::layout::{Cell, Layout, Line};
use crate::model::Span;
use egui::{Pos2, Rect, pos2};
use unicode_segmentation::UnicodeSegmentation;

/// The text that a caret is attached to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// What stands before it.
    Before,
    /// What follows.
    #[default]
    After,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// The offset in bytes.
    pub byte: usize,
    /// The side it is attached to.
    pub affinity: Affinity,
}

impl Caret {
    /// The caret attached to what stands before `byte`.
    pub fn before(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Before }
    }

    /// The caret attached to what follows `byte`.
    pub fn after(byte: usize) -> Self {
        Self { byte, affinity: Affinity::After }
    }
}

/// A caret's place on screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The line it stands in.
    pub line: usize,
    /// How many cells of the line stand left of it.
    pub boundary: usize,
    /// Its distance from the layout's left edge.
    pub x: f32,
    /// Whether the text it is attached to runs from right to left.
    pub rtl: bool,
}

/// Left or right on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards the left edge.
    Left,
    /// Towards the right edge.
    Right,
}

/// Where `caret` stands.
pub fn place(layout: &Layout, caret: Caret) -> Place {
    let byte = caret.byte as u32;
    let following = layout.cells.partition_point(|cell| cell.end <= byte);
    let preceding = layout.cells.partition_point(|cell| cell.start < byte);
    let after = layout.cells.get(following).filter(|cell| cell.start <= byte);
    let before = preceding.checked_sub(1).map(|i| &layout.cells[i]).filter(|cell| cell.end >= byte);
    let edge = match caret.affinity {
        Affinity::After => after.map(|cell| (following, cell, false)),
        Affinity::Before => before.map(|cell| (preceding - 1, cell, true)),
    };
    let edge = edge
        .or_else(|| after.map(|cell| (following, cell, false)))
        .or_else(|| before.map(|cell| (preceding - 1, cell, true)));
    if let Some((index, cell, trailing)) = edge {
        let right = trailing != cell.rtl();
        return Place {
            line: layout.lines.partition_point(|line| line.cells.end <= index),
            boundary: cell.rank as usize + usize::from(right),
            x: if right { cell.right() } else { cell.x },
            rtl: cell.rtl(),
        };
    }
    // No cell touches the byte: the line is empty.
    let line = layout.lines.partition_point(|line| line.span.start <= caret.byte).saturating_sub(1);
    let Line { x, rtl, .. } = layout.lines[line];
    Place { line, boundary: 0, x, rtl }
}

/// The second place that the byte of `caret` has on screen, where what stands
/// before it and what follows do not meet.
pub fn second_place(layout: &Layout, caret: Caret) -> Option<Place> {
    let first = place(layout, caret);
    let other = match caret.affinity {
        Affinity::Before => Caret::after(caret.byte),
        Affinity::After => Caret::before(caret.byte),
    };
    let second = place(layout, other);
    (second.line == first.line && second.boundary != first.boundary).then_some(second)
}

/// The rectangle of a caret, without width. Among spaces that hang beyond the
/// edge of a wrapped line it stays at the edge.
pub fn rect(layout: &Layout, place: Place) -> Rect {
    let line = &layout.lines[place.line];
    let x = if layout.width.is_finite() { place.x.clamp(0.0, layout.width) } else { place.x };
    Rect::from_min_max(pos2(x, line.top), pos2(x, line.bottom))
}

/// The caret one cell to the left or right. At the edge of a line it goes on in
/// the line before or after, as the direction of the paragraph has it.
pub fn step(layout: &Layout, caret: Caret, side: Side) -> Caret {
    let from = place(layout, caret);
    let line = &layout.lines[from.line];
    match side {
        Side::Left if from.boundary > 0 => left_edge(layout.cell_at_rank(line, from.boundary - 1)),
        Side::Right if from.boundary < line.len() => right_edge(layout.cell_at_rank(line, from.boundary)),
        _ => {
            let forward = (side == Side::Right) != line.rtl;
            let next = if forward { Some(from.line + 1) } else { from.line.checked_sub(1) };
            let Some(next) = next.filter(|index| *index < layout.lines.len()) else { return caret };
            let entered = line_edge(layout, next, !forward);
            // A soft wrap is no place of its own: the step that crosses it
            // crosses the next cell too.
            let wrapped = layout.lines[from.line.min(next)].soft;
            if wrapped && !layout.lines[next].is_empty() { step(layout, entered, side) } else { entered }
        }
    }
}

/// The caret one grapheme cluster on, or back, in reading order.
pub fn step_logical(layout: &Layout, caret: Caret, forward: bool) -> Caret {
    let text = &layout.text;
    if forward {
        let next = text[caret.byte..].graphemes(true).next().map_or(0, str::len);
        Caret::before(caret.byte + next)
    } else {
        let last = text[..caret.byte].graphemes(true).next_back().map_or(0, str::len);
        Caret::after(caret.byte - last)
    }
}

/// The end of the word on, or the start of the word back, in reading order.
pub fn step_word(text: &str, byte: usize, forward: bool) -> usize {
    let mut words = text.unicode_word_indices();
    if forward {
        words.map(|(start, word)| start + word.len()).find(|end| *end > byte).unwrap_or(text.len())
    } else {
        words.rfind(|(start, _)| *start < byte).map_or(0, |(start, _)| start)
    }
}

/// The word, run of spaces or mark of punctuation at `byte`.
pub fn word_at(text: &str, byte: usize) -> Span {
    let mut words = text.split_word_bound_indices().map(|(start, word)| Span::new(start, start + word.len()));
    let found = words.find(|span| byte < span.end);
    found.unwrap_or_else(|| {
        text.split_word_bound_indices()
            .next_back()
            .map_or(Span::default(), |(start, word)| Span::new(start, start + word.len()))
    })
}

/// The paragraph at `byte`, without its separator.
pub fn paragraph_at(text: &str, byte: usize) -> Span {
    super::layout::paragraphs(text).take_while(|span| span.start <= byte).last().unwrap_or_default()
}

/// The first place of the caret's line in reading order.
pub fn line_start(layout: &Layout, caret: Caret) -> Caret {
    Caret::after(layout.lines[place(layout, caret).line].span.start)
}

/// The last place of the caret's line in reading order.
pub fn line_end(layout: &Layout, caret: Caret) -> Caret {
    Caret::before(layout.lines[place(layout, caret).line].span.end)
}

/// The caret in the line below or above, nearest to `x`; `None` beyond the last and first line.
pub fn step_line(layout: &Layout, caret: Caret, down: bool, x: f32) -> Option<Caret> {
    let line = place(layout, caret).line;
    let next = if down { line + 1 } else { line.checked_sub(1)? };
    (next < layout.lines.len()).then(|| nearest(layout, next, x))
}

/// The caret nearest to a point. Beside a line that is where the line begins or
/// ends in reading order, whatever stands at that edge: behind «عام 2020» is
/// behind the year, although the digits run towards the other side.
pub fn hit(layout: &Layout, point: Pos2) -> Caret {
    let index = layout.lines.partition_point(|line| line.bottom <= point.y).min(layout.lines.len() - 1);
    let line = &layout.lines[index];
    let (left, right) = (point.x < line.x, point.x > line.x + line.width);
    if !left && !right {
        return nearest(layout, index, point.x);
    }
    if left == line.rtl { Caret::before(line.span.end) } else { Caret::after(line.span.start) }
}

/// The byte whose cell lies under a point.
pub fn byte_at(layout: &Layout, point: Pos2) -> Option<usize> {
    let line = layout.lines.iter().find(|line| line.top <= point.y && point.y < line.bottom)?;
    let cell = layout.visual_cells(line).find(|cell| cell.x <= point.x && point.x < cell.right())?;
    Some(cell.start as usize)
}

/// The rectangles that cover `span`, from top to bottom and left to right; cells
/// that touch share one. Spaces that hang at the end of a wrapped line take part
/// if `hanging`, as they do in a selection.
pub fn rects(layout: &Layout, span: Span, hanging: bool) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    let first = layout.lines.partition_point(|line| line.span.end < span.start);
    for line in layout.lines[first..].iter().take_while(|line| line.span.start < span.end) {
        let text = &layout.text[line.span.range()];
        let end = if line.soft && !hanging { line.span.start + text.trim_end().len() } else { line.span.end };
        let covered = Span { start: span.start, end: span.end.min(end) };
        let mut open: Option<Rect> = None;
        for cell in layout.visual_cells(line) {
            if covered.overlaps(cell.span()) {
                let grown = open.map_or(cell.x, |rect| rect.left());
                open = Some(Rect::from_min_max(pos2(grown, line.top), pos2(cell.right(), line.bottom)));
            } else {
                rects.extend(open.take());
            }
        }
        rects.extend(open);
    }
    rects.retain(|rect| rect.width() > 0.0);
    rects
}

/// The edge of a line where it begins, or ends, in the direction of its paragraph.
fn line_edge(layout: &Layout, line: usize, end: bool) -> Caret {
    let line = &layout.lines[line];
    match (line.is_empty(), end != line.rtl) {
        (true, _) => Caret::after(line.span.start),
        (false, true) => right_edge(layout.cell_at_rank(line, line.len() - 1)),
        (false, false) => left_edge(layout.cell_at_rank(line, 0)),
    }
}

/// The caret in a line that is nearest to `x`.
pub fn nearest(layout: &Layout, index: usize, x: f32) -> Caret {
    let line = &layout.lines[index];
    match layout.visual_cells(line).find(|cell| x < cell.x + cell.width / 2.0) {
        Some(cell) => left_edge(cell),
        None if line.is_empty() => Caret::after(line.span.start),
        None => right_edge(layout.cell_at_rank(line, line.len() - 1)),
    }
}

fn left_edge(cell: &Cell) -> Caret {
    if cell.rtl() { Caret::before(cell.end as usize) } else { Caret::after(cell.start as usize) }
}

fn right_edge(cell: &Cell) -> Caret {
    if cell.rtl() { Caret::after(cell.start as usize) } else { Caret::before(cell.end as usize) }
}
