//! Drawing a layout: fills behind the letters, the letters, lines over them, and
//! what an editor adds. Marks are geometry beside the glyphs, never part of the
//! shaping, so that a mark which begins inside a word leaves its joining alone.

use super::atlas::{Atlas, Face};
use super::caret::{self, Caret, Place};
use super::engine::engine;
use super::layout::{Cell, Glyph, Layout, Line};
use crate::model::Span;
use egui::{Color32, Mesh, Painter, Pos2, Rangef, Rect, Shape, Stroke, Vec2, pos2, vec2};
use std::sync::Arc;

/// Something to be shown on a range of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// The bytes that are marked.
    pub span: Span,
    /// A colour behind the letters.
    pub fill: Option<Color32>,
    /// A line below the letters.
    pub underline: Option<(Underline, Color32)>,
    /// The colour of the letters.
    pub color: Option<Color32>,
    /// A line through the letters.
    pub strike: Option<Color32>,
    /// The caller's own number, reported when the pointer is over the mark.
    pub id: u32,
}

/// The kinds of line below letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Underline {
    /// One straight line.
    Straight,
    /// A wave, as for errors.
    Wavy,
    /// Dots, as for hints.
    Dotted,
}

impl Mark {
    /// A mark on `span` that shows nothing yet.
    pub fn new(span: Span) -> Self {
        Self { span, ..Self::default() }
    }
}

/// A layout at its place on screen.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The layout.
    pub layout: Arc<Layout>,
    /// Where its left upper corner lies, in points.
    pub origin: Pos2,
}

impl Placed {
    /// The rectangles on screen that cover `span`, without spaces that hang at the
    /// end of a wrapped line.
    pub fn rects_of(&self, span: Span) -> Vec<Rect> {
        let offset = self.origin.to_vec2();
        caret::rects(&self.layout, span, false).into_iter().map(|rect| rect.translate(offset)).collect()
    }

    /// The byte whose cell lies under a point on screen.
    pub fn byte_at(&self, point: Pos2) -> Option<usize> {
        caret::byte_at(&self.layout, point - self.origin.to_vec2())
    }

    /// The caret nearest to a point on screen.
    pub fn caret_at(&self, point: Pos2) -> Caret {
        caret::hit(&self.layout, point - self.origin.to_vec2())
    }

    /// The rectangle of a caret on screen, without width.
    pub fn caret_rect(&self, caret: Caret) -> Rect {
        let place = caret::place(&self.layout, caret);
        caret::rect(&self.layout, place).translate(self.origin.to_vec2())
    }

    /// Draws `span` as selected.
    pub(super) fn paint_selection(&self, painter: &Painter, span: Span, color: Color32) {
        for rect in caret::rects(&self.layout, span, true) {
            painter.rect_filled(rect.translate(self.origin.to_vec2()), 0.0, color);
        }
        // A selected separator shows as a stub behind its paragraph.
        let stub = self.layout.font_size * 0.3;
        for line in self.layout.lines.iter().filter(|line| !line.soft) {
            if span.start <= line.span.end && line.span.end < span.end {
                let x = if line.rtl { line.x - stub } else { line.x + line.width };
                let rect = Rect::from_min_max(pos2(x, line.top), pos2(x + stub, line.bottom));
                painter.rect_filled(rect.translate(self.origin.to_vec2()), 0.0, color);
            }
        }
    }

    /// Draws the fills of marks, which lie behind the letters.
    pub(super) fn paint_fills(&self, painter: &Painter, marks: &[Mark]) {
        for mark in marks {
            for rect in mark.fill.iter().flat_map(|_| self.rects_of(mark.span)) {
                painter.rect_filled(self.letters(rect), 2.0, mark.fill.unwrap_or_default());
            }
        }
    }

    /// Draws the letters.
    pub(super) fn paint_letters(&self, painter: &Painter, color: Color32, marks: &[Mark]) {
        let clip = painter.clip_rect();
        let engine = engine(painter.ctx());
        let mut engine = engine.lock();
        let mut pen = Pen::new(painter, self, &mut engine.atlas, color);
        let tinted: Vec<&Mark> = marks.iter().filter(|mark| mark.color.is_some()).collect();
        // Letters may reach a line's height beyond their own line.
        let seen = |line: &&Line| {
            let height = line.bottom - line.top;
            self.origin.y + line.bottom + height > clip.top()
                && self.origin.y + line.top - height < clip.bottom()
        };
        for line in self.layout.lines.iter().filter(seen) {
            for glyph in &self.layout.glyphs[line.glyphs.clone()] {
                if tinted.is_empty() {
                    pen.draw(line, glyph, color, Rangef::EVERYTHING);
                } else {
                    self.draw_tinted(&mut pen, line, glyph, color, &tinted);
                }
            }
        }
        for mesh in pen.meshes {
            painter.add(Shape::mesh(mesh));
        }
    }

    /// Draws a glyph cell by cell, each in the colour of its mark, since a
    /// ligature may be marked in part.
    fn draw_tinted(&self, pen: &mut Pen<'_>, line: &Line, glyph: &Glyph, plain: Color32, marks: &[&Mark]) {
        let first = glyph.cell as usize;
        let cells = &self.layout.cells[first..first + glyph.cells as usize];
        let tint = |cell: &Cell| {
            let mark = marks.iter().rev().find(|mark| mark.span.overlaps(cell.span()));
            mark.and_then(|mark| mark.color).unwrap_or(plain)
        };
        if cells.iter().all(|cell| tint(cell) == tint(&cells[0])) {
            return pen.draw(line, glyph, tint(&cells[0]), Rangef::EVERYTHING);
        }
        let left = cells.iter().map(|cell| cell.x).fold(f32::INFINITY, f32::min);
        let right = cells.iter().map(|cell| cell.right()).fold(f32::NEG_INFINITY, f32::max);
        for cell in cells {
            // What reaches beyond the ligature belongs to its outer cells.
            let from = if cell.x > left { cell.x } else { f32::NEG_INFINITY };
            let to = if cell.right() < right { cell.right() } else { f32::INFINITY };
            pen.draw(line, glyph, tint(cell), Rangef::new(from, to));
        }
    }

    /// Draws the lines of marks, which lie over the letters.
    pub(super) fn paint_lines(&self, painter: &Painter, marks: &[Mark]) {
        let width = (self.layout.font_size / 14.0).max(1.0);
        for mark in marks {
            if let Some((underline, color)) = mark.underline {
                for rect in self.rects_of(mark.span) {
                    let y = self.baseline(rect) + self.layout.font_size * 0.26;
                    paint_underline(painter, underline, rect.x_range(), y, Stroke::new(width, color));
                }
            }
            if let Some(color) = mark.strike {
                for rect in self.rects_of(mark.span) {
                    let y = self.baseline(rect) - self.layout.font_size * 0.25;
                    painter.hline(rect.x_range(), y, Stroke::new(width, color));
                }
            }
        }
    }

    /// Draws a caret; a flag at its head points where typing will go on, when
    /// the line holds both directions.
    pub(super) fn paint_caret(&self, painter: &Painter, caret: Caret, stroke: Stroke) {
        let at = caret::place(&self.layout, caret);
        let line = &self.layout.lines[at.line];
        let rect = self.letters(self.on_screen(at));
        painter.vline(rect.left(), rect.y_range(), stroke);
        let mixed = self.layout.visual_cells(line).any(|cell| cell.rtl() != line.rtl);
        if mixed {
            let reach = (self.layout.font_size * 0.3).max(3.0) * if at.rtl { -1.0 } else { 1.0 };
            let head = rect.left_top();
            let flag = vec![head, head + vec2(reach, 0.0), head + vec2(0.0, reach.abs())];
            painter.add(Shape::convex_polygon(flag, stroke.color, Stroke::NONE));
        }
        if let Some(second) = caret::second_place(&self.layout, caret) {
            let rect = self.letters(self.on_screen(second));
            let half = Rangef::new(rect.center().y, rect.bottom());
            painter.vline(rect.left(), half, Stroke::new(stroke.width, stroke.color.gamma_multiply(0.6)));
        }
    }

    /// Draws a faint mark for every character that has no shape of its own.
    pub(super) fn paint_invisibles(&self, painter: &Painter, color: Color32) {
        for line in &self.layout.lines {
            for cell in self.layout.visual_cells(line) {
                for sign in self.layout.text[cell.span().range()].chars().filter_map(invisible) {
                    let x = if cell.rtl() { cell.x } else { cell.right() };
                    let rect = self.letters(Rect::from_min_max(pos2(x, line.top), pos2(x, line.bottom)));
                    paint_invisible(painter, sign, rect.translate(self.origin.to_vec2()), color);
                }
            }
        }
    }

    fn on_screen(&self, place: Place) -> Rect {
        caret::rect(&self.layout, place).translate(self.origin.to_vec2())
    }

    /// The part of a line's rectangle that letters take, without the leading.
    fn letters(&self, line: Rect) -> Rect {
        let leading = (line.height() - self.layout.font_size * 1.5).max(0.0);
        line.shrink2(vec2(0.0, leading / 2.0))
    }

    /// The baseline of the line that `rect` lies in.
    fn baseline(&self, rect: Rect) -> f32 {
        let y = rect.center().y - self.origin.y;
        let line = self.layout.lines.iter().find(|line| y < line.bottom);
        self.origin.y + line.map_or(0.0, |line| line.baseline)
    }
}

/// Collects glyph images into meshes, one for each texture.
struct Pen<'a> {
    ctx: &'a egui::Context,
    placed: &'a Placed,
    atlas: &'a mut Atlas,
    /// The layout's fonts at their size in pixels.
    faces: Vec<Face<'a>>,
    pixels_per_point: f32,
    meshes: Vec<Mesh>,
}

impl<'a> Pen<'a> {
    /// A pen for text that is `plain` at large, which says whether the ground is dark.
    fn new(painter: &'a Painter, placed: &'a Placed, atlas: &'a mut Atlas, plain: Color32) -> Self {
        let ctx = painter.ctx();
        let pixels_per_point = ctx.pixels_per_point();
        let size = placed.layout.font_size * pixels_per_point;
        let faces = placed.layout.fonts.iter().map(|font| atlas.face(font, size, plain)).collect();
        Self { ctx, placed, atlas, faces, pixels_per_point, meshes: Vec::new() }
    }

    /// Draws the part of a glyph that lies `within` a stretch of its line.
    fn draw(&mut self, line: &Line, glyph: &Glyph, color: Color32, within: Rangef) {
        let (origin, scale) = (self.placed.origin, self.pixels_per_point);
        let face = &self.faces[glyph.font as usize];
        // The nearest quarter of a pixel across, and a whole pixel down.
        let x = ((origin.x + glyph.x) * scale * 4.0).round() / 4.0;
        let y = ((origin.y + line.baseline) * scale).round() + (glyph.y * scale).round();
        let Some(image) = self.atlas.image(self.ctx, face, glyph.id, x - x.floor()) else { return };
        let texture = self.atlas.texture(self.ctx);
        if self.meshes.last().is_none_or(|mesh| mesh.texture_id != texture) {
            self.meshes.push(Mesh::with_texture(texture));
        }
        let Some(mesh) = self.meshes.last_mut() else { return };
        let whole = image.pixels.translate(Vec2::new(x.floor(), y)) / scale;
        let left = whole.left().max(origin.x + within.min);
        let right = whole.right().min(origin.x + within.max);
        if left < right {
            let share = |x: f32| egui::remap(x, whole.x_range(), image.uv.x_range());
            let uv = image.uv.with_min_x(share(left)).with_max_x(share(right));
            mesh.add_rect_with_uv(whole.with_min_x(left).with_max_x(right), uv, color);
        }
    }
}

fn paint_underline(painter: &Painter, kind: Underline, x: Rangef, y: f32, stroke: Stroke) {
    match kind {
        Underline::Straight => {
            painter.hline(x, y, stroke);
        }
        Underline::Wavy => {
            let step = stroke.width * 2.0;
            let count = (x.span() / step).ceil().max(1.0) as usize;
            let at = |i: usize| {
                let height = if i.is_multiple_of(2) { -0.8 } else { 0.8 };
                pos2((x.min + i as f32 * step).min(x.max), y + height * stroke.width)
            };
            painter.add(Shape::line((0..=count).map(at).collect(), stroke));
        }
        Underline::Dotted => {
            let ends = [pos2(x.min, y), pos2(x.max, y)];
            painter.extend(Shape::dotted_line(&ends, stroke.color, stroke.width * 3.0, stroke.width * 0.8));
        }
    }
}

/// How an invisible character is shown.
#[derive(Clone, Copy)]
enum Invisible {
    /// An arrow to the right, or to the left; with a foot if something begins here.
    Toward { left: bool, opens: bool },
    /// A foot alone: something ends here.
    Closes,
    /// A bar without a direction.
    Bar,
}

fn invisible(character: char) -> Option<Invisible> {
    let toward = |left, opens| Some(Invisible::Toward { left, opens });
    match character {
        '\u{200e}' => toward(false, false),
        '\u{200f}' | '\u{61c}' => toward(true, false),
        '\u{202a}' | '\u{202d}' | '\u{2066}' | '\u{2068}' => toward(false, true),
        '\u{202b}' | '\u{202e}' | '\u{2067}' => toward(true, true),
        '\u{202c}' | '\u{2069}' => Some(Invisible::Closes),
        '\u{200b}'..='\u{200d}' | '\u{a0}' | '\u{ad}' | '\u{202f}' | '\u{2060}' | '\u{feff}' => {
            Some(Invisible::Bar)
        }
        _ => None,
    }
}

fn paint_invisible(painter: &Painter, sign: Invisible, line: Rect, color: Color32) {
    let stroke = Stroke::new(1.0, color);
    let arm = line.height() * 0.14;
    let top = line.left_top();
    let bottom = top + vec2(0.0, line.height() * 0.36);
    painter.line_segment([top, bottom], stroke);
    match sign {
        Invisible::Toward { left, opens } => {
            let arm = if left { -arm } else { arm };
            let flag = vec![top, top + vec2(arm, arm.abs() / 2.0), top + vec2(0.0, arm.abs())];
            painter.add(Shape::convex_polygon(flag, color, Stroke::NONE));
            if opens {
                painter.line_segment([bottom, bottom + vec2(arm, 0.0)], stroke);
            }
        }
        Invisible::Closes => {
            painter.line_segment([bottom - vec2(arm / 2.0, 0.0), bottom + vec2(arm / 2.0, 0.0)], stroke);
        }
        Invisible::Bar => {}
    }
}
