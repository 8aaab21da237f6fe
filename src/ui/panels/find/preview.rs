//! What a replacement would make of every segment it changes.

use super::super::super::scene::Scene;
use super::super::super::text::{Family, Mark, Text, TextStyle, Underline, height_of};
use super::super::super::widgets::{BarSide, ListState, Rows};
use crate::app::search::replaced;
use crate::app::workbench::{SearchView, Workbench};
use crate::model::{Project, Segment, SegmentId, Side, Span};
use egui::{Frame, Stroke, Ui, UiBuilder, pos2};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How high the preview is at the most, in points.
const HEIGHT: f32 = 180.0;

/// The room around the texts of a row, in points.
const PAD: f32 = 5.0;

/// What the preview remembers from frame to frame.
#[derive(Default)]
pub struct Preview {
    list: ListState,
    /// The segments with finds, made of so many finds.
    segments: Vec<SegmentId>,
    hits: usize,
}

/// The rows of a preview.
struct PreviewRows<'a, 'b> {
    scene: &'a Scene<'b>,
    project: &'a Project,
    view: &'a SearchView,
    segments: &'a [SegmentId],
    with: &'a str,
    width: f32,
}

impl Preview {
    /// Draws what replacing what `view` finds by `with` would do.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        workbench: &Workbench,
        view: &SearchView,
        with: &str,
    ) {
        let hits = view.search.hits();
        // Finds come slice by slice, those known first, until all are there.
        if hits.len() != self.hits || !view.search.is_complete() {
            self.segments = hits.iter().map(|hit| hit.segment).collect();
            self.segments.dedup();
            self.hits = hits.len();
        }
        if self.segments.is_empty() {
            return;
        }
        let theme = scene.theme;
        Frame::new().fill(theme.page).corner_radius(6).inner_margin(6).show(ui, |ui| {
            let width = ui.available_width();
            let mut rows = PreviewRows {
                scene,
                project: workbench.session().project(),
                view,
                segments: &self.segments,
                with,
                width: width - 2.0 * PAD - super::super::super::widgets::BAR,
            };
            let mut hasher = DefaultHasher::new();
            (width as i32, with, self.hits, view.search.side() == Side::Source).hash(&mut hasher);
            theme.size.to_bits().hash(&mut hasher);
            let few = (0..self.segments.len()).take(8).map(|row| rows.measure(row, ui)).sum::<f32>();
            let area = ui.available_rect_before_wrap();
            let area = area.with_max_y(area.top() + few.min(HEIGHT));
            ui.allocate_rect(area, egui::Sense::hover());
            let mut child = ui.new_child(UiBuilder::new().id_salt("replace-preview").max_rect(area));
            let bar = if scene.mirrored() { BarSide::Left } else { BarSide::Right };
            self.list.show(&mut child, bar, hasher.finish(), &mut rows);
        });
    }
}

impl PreviewRows<'_, '_> {
    fn segment(&self, row: usize) -> Option<&Segment> {
        self.project.segment(*self.segments.get(row)?)
    }

    fn style(&self) -> TextStyle {
        let family = match self.view.search.side() {
            Side::Source => Family::Source,
            Side::Target => Family::Target,
        };
        let theme = self.scene.theme;
        TextStyle { line_height: 1.4, ..TextStyle::new(family, theme.size, theme.text) }
    }

    /// The text before and after the replacement.
    fn texts(&self, row: usize) -> Option<(&str, String)> {
        let (segment, side) = (self.segment(row)?, self.view.search.side());
        Some((segment.text(side), replaced(segment, side, self.view.search.matcher(), self.with)?))
    }
}

impl Rows for PreviewRows<'_, '_> {
    fn count(&self) -> usize {
        self.segments.len()
    }

    fn key(&self, row: usize) -> u64 {
        row as u64
    }

    fn estimate(&self, _row: usize) -> f32 {
        2.0 * self.scene.theme.size * 1.4 + 2.0 * PAD
    }

    fn measure(&mut self, row: usize, ui: &Ui) -> f32 {
        // What a replacement leaves as it is has no row to speak of.
        let Some((before, after)) = self.texts(row) else { return 1.0 };
        let height = |text: &str| height_of(ui.ctx(), text, &self.style(), self.width, None);
        (height(before) + height(&after) + 2.0 * PAD).ceil()
    }

    fn draw(&mut self, row: usize, ui: &mut Ui) {
        let Some((before, after)) = self.texts(row) else { return };
        let theme = self.scene.theme;
        let rect = ui.max_rect();
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
        let left = if self.scene.mirrored() { rect.right() - PAD - self.width } else { rect.left() + PAD };
        let area = egui::Rect::from_min_max(
            pos2(left, rect.top() + PAD),
            pos2(left + self.width, rect.bottom() - PAD),
        );
        let mut child = self.scene.within(ui, area, "texts");
        child.spacing_mut().item_spacing.y = 0.0;
        let gone: Vec<Mark> = self
            .view
            .search
            .matcher()
            .find_in(before)
            .map(|span| Mark { fill: Some(theme.find_fill), strike: Some(theme.error), ..Mark::new(span) })
            .collect();
        let style = self.style();
        let weak = TextStyle { color: theme.weak, ..style.clone() };
        Text::new(before).style(weak).marks(&gone).fill(true).show(&mut child);
        let changed = Mark::new(changed(before, &after));
        let changed = Mark { underline: Some((Underline::Dotted, theme.success)), ..changed };
        Text::new(&after).style(style).marks(&[changed]).fill(true).show(&mut child);
    }
}

/// The part of `after` that is not at the beginning or end of `before`.
fn changed(before: &str, after: &str) -> Span {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        a.zip(b).take_while(|(a, b)| a == b).map(|(char, _)| char.len_utf8()).sum()
    };
    let head = same(&mut before.chars(), &mut after.chars());
    let tail = same(&mut before[head..].chars().rev(), &mut after[head..].chars().rev());
    Span::new(head, after.len() - tail)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_changed_lies_between_what_stayed() {
        for (before, after, expected) in
            [("a Baku b", "a Bakı b", "ı"), ("in X", "in Y.", "Y."), ("aa", "aaa", "a"), ("xay", "xy", "")]
        {
            assert_eq!(&after[super::changed(before, after).range()], expected, "{before} to {after}");
        }
    }
}
