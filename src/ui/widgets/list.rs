//! A list of very many rows of different heights.
//!
//! Only rows in view are measured and drawn. The place one reads is held by an
//! anchor (a row and how far into it), not by a position in points, so that
//! nothing jumps when an estimate is replaced by a measurement.

use super::heights::Heights;
use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

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
    /// Where on the thumb of the scroll bar the pointer holds it, from its top.
    grip: Option<f32>,
}

/// At which edge the scroll bar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarSide {
    /// The left one, where lines end in a mirrored interface.
    Left,
    /// The right one.
    Right,
}

/// The width of the scroll bar, in points.
pub const BAR: f32 = 12.0;

/// How much below a row that is brought into view is shown too, in points, so
/// that one sees how the text goes on.
const CONTEXT: f64 = 90.0;

/// The shortest thumb, in points.
const THUMB: f64 = 28.0;

impl BarSide {
    fn track(self, view: Rect) -> Rect {
        match self {
            Self::Left => view.with_max_x(view.left() + BAR),
            Self::Right => view.with_min_x(view.right() - BAR),
        }
    }
}

/// What a list needs to know of its rows.
pub trait Rows {
    /// The number of rows.
    fn count(&self) -> usize;
    /// What tells a row from all others, also when rows come and go before it.
    fn key(&self, row: usize) -> u64;
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

    /// Notes that rows went and others came in their place, which have these
    /// estimated heights. What is in view stays where it is.
    pub fn splice(&mut self, at: usize, gone: usize, come: impl ExactSizeIterator<Item = f32>) {
        if at + gone <= self.row {
            self.row = self.row + come.len() - gone;
        }
        self.heights.splice(at, gone, come);
    }

    /// Forgets the heights of all rows.
    pub fn forget(&mut self) {
        self.heights = Heights::default();
    }

    /// Draws the list into what room there is; the scroll bar stands at its left
    /// or right edge. `layout` is a number that changes whenever heights may
    /// have changed: by width, by font size, by other rows.
    pub fn show(&mut self, ui: &mut Ui, bar: BarSide, layout: u64, rows: &mut impl Rows) {
        if self.layout != layout || self.heights.len() != rows.count() {
            let same_rows = self.heights.len() == rows.count();
            self.heights = Heights::estimated((0..rows.count()).map(|row| rows.estimate(row)));
            self.layout = layout;
            if !same_rows {
                (self.row, self.into) = (self.row.min(rows.count().saturating_sub(1)), 0.0);
            }
        }
        let view = ui.available_rect_before_wrap();
        ui.allocate_rect(view, Sense::hover());
        let height = f64::from(view.height());
        if ui.rect_contains_pointer(view) {
            self.into -= f64::from(ui.input(|input| input.smooth_scroll_delta().y));
        }
        self.drag_bar(ui, view, bar);
        if let Some(wanted) = self.wanted.take() {
            self.bring_into_view(wanted, height, ui, rows);
        }
        self.settle(height, ui, rows);
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(view));
        child.set_clip_rect(view.intersect(ui.clip_rect()));
        self.draw(&mut child, view, rows);
        self.draw_bar(ui, view, bar);
    }

    /// Moves the list by some points, down where positive, at the next frame.
    pub fn scroll_by(&mut self, points: f32) {
        self.into += f64::from(points);
    }

    fn draw(&mut self, ui: &mut Ui, view: Rect, rows: &mut impl Rows) {
        // Positions count from the top of the view and not of the list: at a
        // hundred thousand rows an `f32` is too coarse for the latter.
        let mut top = -self.into;
        let mut row = self.row;
        while row < self.heights.len() && top < f64::from(view.height()) {
            let height = f64::from(self.heights.get(row));
            let min = pos2(view.left(), view.top() + top as f32);
            let rect = Rect::from_min_size(min, vec2(view.width(), height as f32));
            let mut child = ui.new_child(UiBuilder::new().id_salt(rows.key(row)).max_rect(rect));
            rows.draw(row, &mut child);
            top += height;
            row += 1;
        }
    }

    /// Where the thumb of the scroll bar stands; `None` where all is in view.
    fn thumb(&self, view: Rect, bar: BarSide) -> Option<Rect> {
        let (total, height) = (self.heights.total(), f64::from(view.height()));
        let hidden = total - height;
        if hidden <= 0.5 {
            return None;
        }
        let length = (height * height / total).max(THUMB.min(height / 2.0));
        let share = ((self.heights.top(self.row) + self.into) / hidden).clamp(0.0, 1.0);
        let top = view.top() + (share * (height - length)) as f32;
        let track = bar.track(view);
        Some(Rect::from_min_size(pos2(track.left() + 3.0, top), vec2(track.width() - 6.0, length as f32)))
    }

    /// Follows the pointer on the scroll bar: on the thumb it drags, elsewhere it
    /// goes by a screenful.
    fn drag_bar(&mut self, ui: &Ui, view: Rect, bar: BarSide) {
        let Some(thumb) = self.thumb(view, bar) else { return };
        // The keyboard does not stop here; it scrolls by going to other rows.
        let sense = Sense::CLICK | Sense::DRAG;
        let response = ui.interact(bar.track(view), ui.scope_id().with("scroll bar"), sense);
        response.widget_info(|| WidgetInfo::new(Role::ScrollBar));
        let Some(point) = response.interact_pointer_pos() else {
            self.grip = None;
            return;
        };
        let pressed = ui.input(|input| input.pointer.primary_pressed());
        if pressed && !thumb.y_range().contains(point.y) {
            let page = f64::from(view.height()) * 0.9;
            self.into += if point.y < thumb.top() { -page } else { page };
        } else if pressed {
            self.grip = Some(point.y - thumb.top());
        }
        if let Some(grip) = self.grip {
            let free = (view.height() - thumb.height()).max(1.0);
            let share = f64::from(((point.y - grip - view.top()) / free).clamp(0.0, 1.0));
            let hidden = self.heights.total() - f64::from(view.height());
            (self.row, self.into) = self.heights.at(share * hidden);
        }
    }

    fn draw_bar(&self, ui: &Ui, view: Rect, bar: BarSide) {
        let Some(thumb) = self.thumb(view, bar) else { return };
        let pointed = ui.rect_contains_pointer(bar.track(view)) || self.grip.is_some();
        let visuals = ui.visuals();
        let color = visuals.weak_text_color().gamma_multiply(if pointed { 0.8 } else { 0.45 });
        ui.painter().rect_filled(thumb, thumb.width() / 2.0, color);
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
        let own = f64::from(self.measured(wanted, ui, rows)) + CONTEXT.min(height / 4.0);
        if wanted < self.row || (wanted == self.row && self.into > 0.0) {
            (self.row, self.into) = (wanted, -CONTEXT.min(height / 4.0));
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

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Context, Event, Modifiers, MouseWheelUnit, RawInput};

    /// Rows that turn out to be three times as high as they were thought to be,
    /// every third of them; draws note where each row stood.
    struct Sheet {
        rows: usize,
        seen: Vec<(usize, Rect)>,
        measured: usize,
    }

    impl Sheet {
        fn height(row: usize) -> f32 {
            if row.is_multiple_of(3) { 60.0 } else { 20.0 }
        }
    }

    impl Rows for Sheet {
        fn count(&self) -> usize {
            self.rows
        }

        fn key(&self, row: usize) -> u64 {
            row as u64
        }

        fn estimate(&self, _: usize) -> f32 {
            20.0
        }

        fn measure(&mut self, row: usize, _: &Ui) -> f32 {
            self.measured += 1;
            Self::height(row)
        }

        fn draw(&mut self, row: usize, ui: &mut Ui) {
            self.seen.push((row, ui.max_rect()));
        }
    }

    const VIEW: f32 = 300.0;

    /// One frame of a list in a window of 200 × 300 points.
    fn frame(ctx: &Context, list: &mut ListState, sheet: &mut Sheet, wheel: f32) {
        sheet.seen.clear();
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, VIEW));
        let mut events = vec![Event::PointerMoved(pos2(50.0, 50.0))];
        if wheel != 0.0 {
            events.push(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, wheel),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
        }
        let input = RawInput { screen_rect: Some(screen), events, ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| list.show(ui, BarSide::Right, 1, sheet));
        output.textures_delta.clear();
    }

    fn tops(sheet: &Sheet) -> Vec<(usize, f32)> {
        sheet.seen.iter().map(|(row, rect)| (*row, rect.top())).collect()
    }

    #[test]
    fn rows_follow_each_other_without_a_gap_and_fill_the_view() {
        let (ctx, mut list) = (Context::default(), ListState::default());
        let mut sheet = Sheet { rows: 100_000, seen: Vec::new(), measured: 0 };
        for wanted in [0, 50_000, 99_999, 4, 70_001] {
            list.reveal(wanted);
            frame(&ctx, &mut list, &mut sheet, 0.0);
            for pair in sheet.seen.windows(2) {
                assert_eq!(pair[0].0 + 1, pair[1].0);
                assert!((pair[0].1.bottom() - pair[1].1.top()).abs() < 0.01);
            }
            assert!(sheet.seen.first().unwrap().1.top() <= 0.01, "{wanted}");
            assert!(sheet.seen.last().unwrap().1.bottom() >= VIEW - 0.01, "{wanted}");
            let (_, rect) = sheet.seen.iter().find(|(row, _)| *row == wanted).expect("the row is drawn");
            assert!(rect.top() >= -0.01 && rect.bottom() <= VIEW + 0.01, "{wanted}: {rect:?}");
        }
        assert!(sheet.measured < 400, "only rows near the view are measured, not {}", sheet.measured);
    }

    #[test]
    fn what_one_reads_stays_while_heights_above_become_known() {
        let (ctx, mut list) = (Context::default(), ListState::default());
        let mut sheet = Sheet { rows: 1_000, seen: Vec::new(), measured: 0 };
        list.reveal(500);
        frame(&ctx, &mut list, &mut sheet, 0.0);
        frame(&ctx, &mut list, &mut sheet, 0.0);
        let before = tops(&sheet);
        // Scrolling up measures rows that were three times as high as thought;
        // those already in view move by what was scrolled and no more.
        frame(&ctx, &mut list, &mut sheet, 70.0);
        for _ in 0..60 {
            frame(&ctx, &mut list, &mut sheet, 0.0);
        }
        let after = tops(&sheet);
        let moved: Vec<f32> = before
            .iter()
            .filter_map(|(row, top)| Some(after.iter().find(|(one, _)| one == row)?.1 - top))
            .collect();
        assert!(moved.len() > 3, "most rows are still in view");
        assert!(moved.iter().all(|by| (by - 70.0).abs() < 0.5), "{moved:?}");
    }

    #[test]
    fn the_ends_hold() {
        let (ctx, mut list) = (Context::default(), ListState::default());
        let mut sheet = Sheet { rows: 40, seen: Vec::new(), measured: 0 };
        frame(&ctx, &mut list, &mut sheet, 0.0);
        list.scroll_by(1.0e6);
        frame(&ctx, &mut list, &mut sheet, 0.0);
        let (row, rect) = *sheet.seen.last().unwrap();
        assert_eq!(row, 39);
        assert!((rect.bottom() - VIEW).abs() < 0.01, "{rect:?}");
        list.scroll_by(-1.0e6);
        frame(&ctx, &mut list, &mut sheet, 0.0);
        assert_eq!(tops(&sheet)[0], (0, 0.0));
        // A list shorter than the view stands at its top.
        let (mut short, mut sheet) = (ListState::default(), Sheet { rows: 2, seen: Vec::new(), measured: 0 });
        frame(&ctx, &mut short, &mut sheet, 0.0);
        short.scroll_by(500.0);
        frame(&ctx, &mut short, &mut sheet, 0.0);
        assert_eq!(tops(&sheet), [(0, 0.0), (1, 60.0)]);
    }
}
