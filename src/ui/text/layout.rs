//! From a text to lines of cells and glyphs.
//!
//! parley itemises, shapes and breaks each paragraph; the visual order is ours.
//! A *cell* is what a caret steps over: a grapheme cluster as it was shaped.
//! Cells carry the level that UAX #9 gives their first character and are put in
//! visual order by rules L1 and L2, so that the order on screen is the
//! standard's, whatever the shaper thinks of trailing white space and tabs.
//!
//! All lengths are points and all offsets bytes into the text. Outlines are not
//! hinted, so one layout serves every zoom and display; pixels come in when
//! glyphs are painted.
//!
//! *Limitations.* A line separator (U+2028, U+000B, U+000C) starts a new
//! paragraph for the direction, where the standard would let it go on.

use super::fonts::Fonts;
use super::order::{reorder, reset_levels};
use super::{Align, Family, TextStyle, Weight};
use crate::model::{Direction, Span};
use egui::{Vec2, vec2};
use parley::FontData;
use std::borrow::Cow;
use std::ops::Range;
use unicode_bidi::{Level, ParagraphBidiInfo};

/// What decides how a text is laid out; colours and marks are not among it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// Which order of fonts serves the text.
    pub family: Family,
    /// The size of the font in points.
    pub size: f32,
    /// The weight of the font.
    pub weight: Weight,
    /// The distance of two baselines, as a multiple of the size.
    pub line_height: f32,
    /// The width to fill, in points; infinite for one endless line.
    pub width: f32,
    /// The direction of every paragraph, or `None` for the one its first strong character has.
    pub direction: Option<Direction>,
    /// To which side lines are set.
    pub align: Align,
    /// What happens to a line that is wider than `width`.
    pub overflow: Overflow,
}

/// What happens to text wider than the space for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overflow {
    /// It goes on in the next line.
    Wrap,
    /// All paragraphs stand in one line, which ends in an ellipsis where it is too long.
    Elide,
    /// All paragraphs stand in one line, which runs on beyond the width.
    Run,
}

impl Spec {
    /// The specification that `style` and a width give: automatic direction, wrapped.
    pub fn new(style: &TextStyle, width: f32) -> Self {
        Self {
            family: style.family,
            size: style.size,
            weight: style.weight,
            line_height: style.line_height,
            width,
            direction: None,
            align: Align::Start,
            overflow: Overflow::Wrap,
        }
    }

    /// The height of one line in points.
    pub fn line_points(&self) -> f32 {
        self.size * self.line_height
    }
}

/// A text set in lines.
#[derive(Debug, Default)]
pub struct Layout {
    /// The text that was set.
    pub text: String,
    /// The lines from top to bottom; never empty.
    pub lines: Vec<Line>,
    /// The cells of all lines in logical order.
    pub cells: Vec<Cell>,
    /// For each line, at the same range as its cells: the cells' indices from left to right.
    pub visual: Vec<u32>,
    /// The glyphs of all lines, each line's from left to right.
    pub glyphs: Vec<Glyph>,
    /// The fonts that the glyphs refer to.
    pub fonts: Vec<FontData>,
    /// The left edge of the leftmost line, trailing white space aside.
    pub left: f32,
    /// The width of what is inked (trailing white space aside), and the height of all lines.
    pub size: Vec2,
    /// The size of the font in points.
    pub font_size: f32,
    /// The width that lines were wrapped at; infinite if they were not.
    pub width: f32,
    /// The first byte that an ellipsis stands for, if the text was cut.
    pub elided: Option<usize>,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text of the line without the separator that ends it.
    pub span: Span,
    /// Its cells in [`Layout::cells`] and [`Layout::visual`].
    pub cells: Range<usize>,
    /// Its glyphs in [`Layout::glyphs`].
    pub glyphs: Range<usize>,
    /// The left edge of its cells.
    pub x: f32,
    /// The width of its cells.
    pub width: f32,
    /// The upper edge.
    pub top: f32,
    /// The lower edge, where the next line begins.
    pub bottom: f32,
    /// The line that letters stand on.
    pub baseline: f32,
    /// Whether its paragraph runs from right to left.
    pub rtl: bool,
    /// Whether it ends where the text was wrapped, not where a paragraph ends.
    pub soft: bool,
}

/// What a caret steps over: a grapheme cluster in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The offset of its first byte.
    pub start: u32,
    /// The offset behind its last byte.
    pub end: u32,
    /// Its left edge.
    pub x: f32,
    /// Its width; zero for controls that cannot be seen.
    pub width: f32,
    /// How many cells of its line stand left of it.
    pub rank: u32,
    /// Its embedding level by UAX #9 after rule L1: odd is right to left.
    pub level: u8,
    /// Whether it was shaped from right to left, which rule L1 leaves behind in
    /// white space that it moves.
    pub shaped_rtl: bool,
}

/// One glyph in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Which of [`Layout::fonts`] it comes from.
    pub font: u16,
    /// Its number in that font.
    pub id: u16,
    /// The cell it belongs to; of a ligature, the logically first one.
    pub cell: u32,
    /// How many cells it stands for: more than one in a ligature.
    pub cells: u8,
    /// Where its origin is, to the right of the layout's left edge.
    pub x: f32,
    /// How far its origin is below the baseline.
    pub y: f32,
}

impl Cell {
    /// Whether the cell is read from right to left.
    pub fn rtl(&self) -> bool {
        self.level % 2 == 1
    }

    /// The bytes of the cell.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }
}

impl Line {
    /// How many cells the line has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether the line has no cell.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

impl Layout {
    /// The cells of a line from left to right.
    pub fn visual_cells<'a>(&'a self, line: &Line) -> impl Iterator<Item = &'a Cell> + use<'a> {
        self.visual[line.cells.clone()].iter().map(|&index| &self.cells[index as usize])
    }

    /// The cell of `line` that has `rank` cells to its left.
    pub fn cell_at_rank(&self, line: &Line, rank: usize) -> &Cell {
        &self.cells[self.visual[line.cells.start + rank] as usize]
    }

    /// An estimate of the memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        size_of::<Self>()
            + self.text.len()
            + self.lines.len() * size_of::<Line>()
            + self.cells.len() * (size_of::<Cell>() + size_of::<u32>())
            + self.glyphs.len() * size_of::<Glyph>()
            + self.fonts.len() * size_of::<FontData>()
    }
}

/// Lays `text` out.
pub fn lay_out(fonts: &mut Fonts, text: &str, spec: &Spec) -> Layout {
    match spec.overflow {
        Overflow::Wrap => Setter::new(fonts, spec).set(text, text),
        Overflow::Run => Setter::new(fonts, spec).set(text, &one_line(text)),
        Overflow::Elide => {
            let line = one_line(text);
            let whole = Setter::new(fonts, &Spec { overflow: Overflow::Run, ..*spec }).set(text, &line);
            if whole.size.x <= spec.width { whole } else { elide(fonts, &line, spec, &whole) }
        }
    }
}

/// The direction that the first strong character of `text` gives (UAX #9 P2 and
/// P3), if it has one.
pub fn first_strong(text: &str) -> Option<Direction> {
    match unicode_bidi::get_base_direction(text) {
        unicode_bidi::Direction::Ltr => Some(Direction::Ltr),
        unicode_bidi::Direction::Rtl => Some(Direction::Rtl),
        unicode_bidi::Direction::Mixed => None,
    }
}

/// Whether a character ends a line wherever it stands.
pub fn is_separator(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The paragraphs of a text without their separators; at least one.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        match text[start..].char_indices().find(|(_, c)| is_separator(*c)) {
            Some((at, separator)) => {
                let end = start + at;
                let crlf = separator == '\r' && text[end + 1..].starts_with('\n');
                next = Some(end + if crlf { 2 } else { separator.len_utf8() });
                Some(Span::new(start, end))
            }
            None => {
                next = None;
                Some(Span::new(start, text.len()))
            }
        }
    })
}

/// The text with every separator replaced by a space of as many bytes, so that
/// offsets stay true.
fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_separator) {
        return Cow::Borrowed(text);
    }
    let space = |c: char| match c {
        c if !is_separator(c) => c,
        c if c.len_utf8() == 1 => ' ',
        c if c.len_utf8() == 2 => '\u{a0}',
        _ => '\u{2003}',
    };
    Cow::Owned(text.chars().map(space).collect())
}

/// The longest beginning of `line` that fits with an ellipsis behind it.
fn elide(fonts: &mut Fonts, line: &str, spec: &Spec, whole: &Layout) -> Layout {
    const ELLIPSIS: &str = "…";
    let direction = if whole.lines[0].rtl { Direction::Rtl } else { Direction::Ltr };
    let spec = Spec { overflow: Overflow::Run, direction: Some(direction), ..*spec };
    let room = spec.width - Setter::new(fonts, &spec).set(ELLIPSIS, ELLIPSIS).size.x;
    let mut used = 0.0;
    let fitting = whole.cells.iter().take_while(|cell| {
        used += cell.width;
        used <= room
    });
    // A letter may grow when it loses its neighbour, so the cut is tried and moved back.
    let mut cuts: Vec<usize> = std::iter::once(0).chain(fitting.map(|cell| cell.end as usize)).collect();
    loop {
        let cut = cuts.pop().unwrap_or(0);
        let kept = line[..cut].trim_end();
        let shown = format!("{kept}{ELLIPSIS}");
        let mut layout = Setter::new(fonts, &spec).set(&shown, &shown);
        if layout.size.x <= spec.width || cut == 0 {
            layout.elided = Some(kept.len());
            return layout;
        }
    }
}

/// The work of setting one text.
struct Setter<'a> {
    fonts: &'a mut Fonts,
    spec: &'a Spec,
    layout: Layout,
    /// Where the baseline stands below a line's upper edge.
    ascent: f32,
}

/// A cell before its line is put in order.
struct Draft {
    advance: f32,
    /// Its glyphs among those of its line.
    glyphs: Range<usize>,
    /// Whether it goes on with the ligature of the cell before it.
    continues: bool,
}

impl<'a> Setter<'a> {
    fn new(fonts: &'a mut Fonts, spec: &'a Spec) -> Self {
        let strut = fonts.strut();
        let half_leading = (spec.line_points() - strut.height() * spec.size) / 2.0;
        let ascent = half_leading + strut.ascent * spec.size;
        let width = match spec.overflow {
            Overflow::Wrap => spec.width.max(0.0),
            Overflow::Run | Overflow::Elide => f32::INFINITY,
        };
        Self { fonts, spec, layout: Layout { font_size: spec.size, width, ..Layout::default() }, ascent }
    }

    /// Sets `shown`, which stands for `text` and has the same offsets.
    fn set(mut self, text: &str, shown: &str) -> Layout {
        self.layout.text = text.to_owned();
        let mut inherited = Direction::Ltr;
        for paragraph in paragraphs(shown) {
            let text = &shown[paragraph.range()];
            inherited = self.spec.direction.or_else(|| first_strong(text)).unwrap_or(inherited);
            self.paragraph(text, paragraph.start, inherited == Direction::Rtl);
        }
        self.align();
        self.layout
    }

    fn paragraph(&mut self, text: &str, offset: usize, rtl: bool) {
        if text.is_empty() {
            let at = self.layout.cells.len();
            self.line(Span::at(offset), at..at, rtl, false);
            return;
        }
        let base = if rtl { Level::rtl() } else { Level::ltr() };
        let bidi = ParagraphBidiInfo::new(text, Some(base));
        // Fonts have no glyph for a tab; it is shaped as the space it looks like.
        let shaped =
            if text.contains('\t') { Cow::Owned(text.replace('\t', " ")) } else { Cow::Borrowed(text) };
        let broken = self.fonts.shape(&shaped, self.spec, rtl, self.layout.width);
        let count = broken.len();
        for (index, line) in broken.lines().enumerate() {
            let range = line.text_range();
            let span = Span::new(offset + range.start, offset + range.end);
            let first = self.layout.cells.len();
            let mut glyphs = Vec::new();
            let mut drafts = Vec::with_capacity(range.len());
            // Runs come in visual order, and cells are kept in logical order.
            let mut runs: Vec<_> = line.runs().collect();
            runs.sort_by_key(|run| run.text_range().start);
            for run in runs {
                let font = self.font(run.font());
                for cluster in run.clusters() {
                    let bytes = cluster.text_range();
                    let from = glyphs.len();
                    glyphs.extend(cluster.glyphs().map(|glyph| (font, glyph)));
                    drafts.push(Draft {
                        advance: cluster.advance(),
                        glyphs: from..glyphs.len(),
                        continues: cluster.is_ligature_continuation(),
                    });
                    self.layout.cells.push(Cell {
                        start: (offset + bytes.start) as u32,
                        end: (offset + bytes.end) as u32,
                        x: 0.0,
                        width: cluster.advance(),
                        rank: 0,
                        level: bidi.levels[bytes.start].number(),
                        shaped_rtl: run.is_rtl(),
                    });
                }
            }
            let cells = first..self.layout.cells.len();
            reset_levels(&mut self.layout.cells[cells.clone()], &bidi.original_classes, offset, base);
            self.order(cells.clone());
            self.line(span, cells.clone(), rtl, index + 1 < count);
            self.place(cells, &drafts, &glyphs);
        }
        self.fonts.scratch = broken;
    }

    /// The number of a font among those of the layout.
    fn font(&mut self, font: &FontData) -> u16 {
        let fonts = &mut self.layout.fonts;
        let known = fonts.iter().position(|f| f.data.id() == font.data.id() && f.index == font.index);
        known.unwrap_or_else(|| {
            fonts.push(font.clone());
            fonts.len() - 1
        }) as u16
    }

    /// Puts cells in visual order by rule L2.
    fn order(&mut self, cells: Range<usize>) {
        let levels: Vec<u8> = self.layout.cells[cells.clone()].iter().map(|cell| cell.level).collect();
        let from = self.layout.visual.len();
        self.layout.visual.extend(cells.clone().map(|index| index as u32));
        reorder(&levels, &mut self.layout.visual[from..]);
        for (rank, &index) in self.layout.visual[from..].iter().enumerate() {
            self.layout.cells[index as usize].rank = rank as u32;
        }
    }

    fn line(&mut self, span: Span, cells: Range<usize>, rtl: bool, soft: bool) {
        let top = self.layout.lines.len() as f32 * self.spec.line_points();
        let glyphs = self.layout.glyphs.len();
        self.layout.lines.push(Line {
            span,
            cells,
            glyphs: glyphs..glyphs,
            x: 0.0,
            width: 0.0,
            top,
            bottom: top + self.spec.line_points(),
            baseline: top + self.ascent,
            rtl,
            soft,
        });
    }

    /// Places the glyphs and cells of the last line from left to right.
    fn place(&mut self, cells: Range<usize>, drafts: &[Draft], glyphs: &[(u16, parley::Glyph)]) {
        let Layout { lines, cells: all, visual, glyphs: placed, text, .. } = &mut self.layout;
        let mut pen = 0.0;
        // A ligature's glyphs belong to its logically first cell but are drawn
        // from the left edge of its leftmost one.
        let mut ligature_start = None;
        for &index in &visual[cells.clone()] {
            let draft = &drafts[index as usize - cells.start];
            if draft.continues && all[index as usize].shaped_rtl {
                ligature_start.get_or_insert(pen);
            } else {
                let mut x = ligature_start.take().unwrap_or(pen);
                let behind = &drafts[index as usize - cells.start + 1..];
                let count = 1 + behind.iter().take_while(|draft| draft.continues).count().min(254) as u8;
                for &(font, glyph) in &glyphs[draft.glyphs.clone()] {
                    let parley::Glyph { id, x: shift, y, advance } = glyph;
                    placed.push(Glyph { font, id: id as u16, cell: index, cells: count, x: x + shift, y });
                    x += advance;
                }
            }
            pen += draft.advance;
        }
        share_widths(&mut all[cells.clone()], text);
        let mut x = 0.0;
        for &index in &visual[cells] {
            let cell = &mut all[index as usize];
            cell.x = x;
            x += cell.width;
        }
        if let Some(line) = lines.last_mut() {
            line.width = x;
            line.glyphs.end = placed.len();
        }
    }

    /// Moves every line to its side and measures the whole.
    fn align(&mut self) {
        let Layout { lines, cells, visual, glyphs, text, left, size, .. } = &mut self.layout;
        let mut right = f32::NEG_INFINITY;
        *left = f32::INFINITY;
        for line in lines.iter_mut() {
            // Trailing white space hangs beyond the edge and takes no part.
            let hanging: f32 = cells[line.cells.clone()]
                .iter()
                .rev()
                .take_while(|cell| text[cell.span().range()].chars().all(char::is_whitespace))
                .map(|cell| cell.width)
                .sum();
            let inked = line.width - hanging;
            let to_right = match self.spec.align {
                Align::Start => line.rtl,
                Align::Left => false,
                Align::Right => true,
                Align::Center => false,
            };
            let room = if self.spec.width.is_finite() { self.spec.width - inked } else { 0.0 };
            let mut edge = match self.spec.align {
                Align::Center => (room / 2.0).max(0.0),
                _ if to_right => room,
                _ => 0.0,
            };
            *left = left.min(edge);
            right = right.max(edge + inked);
            if line.rtl {
                edge -= hanging;
            }
            line.x = edge;
            for &index in &visual[line.cells.clone()] {
                cells[index as usize].x += edge;
            }
            for glyph in &mut glyphs[line.glyphs.clone()] {
                glyph.x += edge;
            }
        }
        *size = vec2(right - *left, lines.last().map_or(0.0, |line| line.bottom));
    }
}

/// Some fonts draw a ligature such as lam-alef as a wide first glyph and a
/// second one without advance; its width is shared, so that a caret can stand
/// and a highlight can end between the two.
fn share_widths(cells: &mut [Cell], text: &str) {
    let mut index = 0;
    while index < cells.len() {
        let empty = cells[index + 1..].iter().take_while(|cell| is_squeezed(cell, text)).count();
        if empty > 0 && cells[index].width > 0.0 {
            let group = &mut cells[index..=index + empty];
            let width = group[0].width / group.len() as f32;
            for cell in group {
                cell.width = width;
            }
        }
        index += empty + 1;
    }
}

/// Whether a cell is a letter that got no width of its own.
fn is_squeezed(cell: &Cell, text: &str) -> bool {
    cell.width == 0.0 && text[cell.span().range()].starts_with(char::is_alphabetic)
}
