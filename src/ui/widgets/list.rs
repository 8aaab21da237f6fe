//! A list of very many rows of different heights.
//!
//! Only rows in view are measured and drawn. The place one reads is held by an
//! anchor (a row and how far into it), not by a position in points, so that
//! nothing jumps when an estimate is replaced by a measurement.

use super::heights::Heights;
use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Where a list stands; kept by its owner from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    heights: Heights,
    /// The first row in view.
    row: usize,
    /// How many points of that row are above the view.
    into: f64,
    /// The row to bring into view, once.
    wanted: Option<usize>,
    /// What the heights hold for; measured afresh when it changes.
    layout: u64,
}

/// What a list needs to know of its rows.
pub trait Rows {
    /// The number of rows.
    fn count(&self) -> usize;
    /// About how high a row will be; cheap.
    fn estimate(&self, row: usize) -> f32;
    /// How high a row is.
    fn measure(&mut self, row: usize, ui: &Ui) -> f32;
    /// Draws a row into the whole of `ui`'s maximum rectangle.
    fn draw(&mut self, row: usize, ui: &mut Ui);
}

impl ListState {
    /// Brings a row into view at the next frame, by as little as is needed.
    pub fn reveal(&mut self, row: usize) {
        self.wanted = Some(row);
    }

    /// The rows of one screenful at the height of the first one in view.
    pub fn page(&self, height: f32) -> usize {
        (height / self.heights.get(self.row).max(20.0)).floor().max(1.0) as usize
    }

    /// Draws the list. `layout` is a number that changes whenever heights may
    /// have changed: by width, by font size, by other rows.
    pub fn show(&mut self, ui: &mut Ui, id: Id, layout: u64, rows: &mut impl Rows) {
        if self.layout != layout || self.heights.len() != rows.count() {
            let same_rows = self.heights.len() == rows.count();
            self.heights = Heights::estimated((0..rows.count()).map(|row| rows.estimate(row)));
            self.layout = layout;
            if !same_rows {
                (self.row, self.into) = (self.row.min(rows.count().saturating_sub(1)), 0.0);
            }
        }
        let height = f64::from(ui.available_height());
        if let Some(wanted) = self.wanted.take() {
            self.bring_into_view(wanted, height, ui, rows);
        }
        self.settle(height, ui, rows);
        let offset = self.heights.top(self.row) + self.into;
        let output = ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink(false)
            .vertical_scroll_offset(offset as f32)
            .show_viewport(ui, |ui, _| {
                ui.set_height(self.heights.total() as f32);
                self.draw(ui, offset, height, rows);
            });
        self.follow(
            f64::from(output.state.unclamped_offset().y) - f64::from(offset as f32),
            height,
            ui,
            rows,
        );
    }

    fn draw(&mut self, ui: &mut Ui, offset: f64, height: f64, rows: &mut impl Rows) {
        // Positions count from the top of the view and not of the list: at a
        // hundred thousand rows an `f32` is too coarse for the latter.
        let view = ui.clip_rect();
        let area = ui.max_rect();
        let top_of_view = area.top() + offset as f32;
        let origin = if (top_of_view - view.top()).abs() < 2.0 { view.top() } else { top_of_view };
        let mut top = -self.into;
        let mut row = self.row;
        while row < self.heights.len() && top < height {
            let row_height = f64::from(self.heights.get(row));
            let min = pos2(area.left(), origin + top as f32);
            let rect = Rect::from_min_size(min, vec2(area.width(), row_height as f32));
            let mut child = ui.new_child(UiBuilder::new().id_salt(row).max_rect(rect));
            rows.draw(row, &mut child);
            top += row_height;
            row += 1;
        }
    }

    /// Takes up what the user scrolled by.
    fn follow(&mut self, by: f64, height: f64, ui: &Ui, rows: &mut impl Rows) {
        if by.abs() < 0.01 {
            return;
        }
        if by.abs() > height * 2.0 {
            (self.row, self.into) = self.heights.at(self.heights.top(self.row) + self.into + by);
        } else {
            self.into += by;
        }
        self.settle(height, ui, rows);
        ui.ctx().request_repaint();
    }

    /// Measures what is in view, and keeps the anchor within the list.
    fn settle(&mut self, height: f64, ui: &Ui, rows: &mut impl Rows) {
        while self.into < 0.0 && self.row > 0 {
            self.row -= 1;
            self.into += f64::from(self.measured(self.row, ui, rows));
        }
        while self.row + 1 < self.heights.len() {
            let first = f64::from(self.measured(self.row, ui, rows));
            if self.into < first {
                break;
            }
            self.into -= first;
            self.row += 1;
        }
        self.into = self.into.max(0.0);
        let mut bottom = -self.into;
        for row in self.row..self.heights.len() {
            if bottom >= height {
                return;
            }
            bottom += f64::from(self.measured(row, ui, rows));
        }
        // The list ends within the view: pull it down, as far as it goes.
        let mut missing = height - bottom;
        while missing > 0.0 {
            if self.into > 0.0 {
                let by = missing.min(self.into);
                (self.into, missing) = (self.into - by, missing - by);
            } else if self.row > 0 {
                self.row -= 1;
                self.into = f64::from(self.measured(self.row, ui, rows));
            } else {
                return;
            }
        }
    }

    fn bring_into_view(&mut self, wanted: usize, height: f64, ui: &Ui, rows: &mut impl Rows) {
        if wanted >= self.heights.len() {
            return;
        }
        let own = f64::from(self.measured(wanted, ui, rows));
        if wanted < self.row || (wanted == self.row && self.into > 0.0) {
            (self.row, self.into) = (wanted, 0.0);
            return;
        }
        // Rows between the anchor and the wanted one are measured only where
        // they can all be in view together.
        let mut top = -self.into;
        for row in self.row..wanted {
            top += f64::from(self.measured(row, ui, rows));
            if top > height {
                break;
            }
        }
        if top + own > height {
            (self.row, self.into) = (wanted, own.min(height) - height);
            if own >= height {
                self.into = 0.0;
            }
        }
    }

    fn measured(&mut self, row: usize, ui: &Ui, rows: &mut impl Rows) -> f32 {
        if !self.heights.is_measured(row) {
            let height = rows.measure(row, ui);
            self.heights.set(row, height);
        }
        self.heights.get(row)
    }

    /// Notes that a row has another height than before, as the one that is
    /// typed in does.
    pub fn set_height(&mut self, row: usize, height: f32) {
        self.heights.set(row, height);
    }
}
