//! Where number, source, target and state stand.

use crate::app::action::Action;
use crate::app::workbench::Workbench;
use crate::model::Side;
use crate::ui::scene::Scene;
use crate::ui::text::{TextStyle, Weight, accessible};
use crate::ui::theme::PAD;
use crate::ui::widgets::{self, BAR};
use egui::{Id, Rect, Sense, Stroke, Ui, pos2, vec2};

/// The width of the column of numbers, in points.
const NUMBERS: f32 = 52.0;

/// The width of the column of states, in points.
const STATES: f32 = 34.0;

/// Where the columns stand, from the left edge of the list.
pub(super) struct Columns {
    pub numbers: Rect,
    pub source: Rect,
    pub target: Rect,
    pub states: Rect,
    pub grip: f32,
}

impl Columns {
    /// Divides a width: number, source, target and state, from where the
    /// interface's lines begin.
    pub fn new(area: Rect, scene: &Scene<'_>) -> Self {
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

    pub fn of(&self, side: Side) -> Rect {
        match side {
            Side::Source => self.source,
            Side::Target => self.target,
        }
    }
}

/// The place of numbers and sources together.
pub(super) fn beside_target(area: Rect, scene: &Scene<'_>) -> Rect {
    let columns = Columns::new(area, scene);
    columns.numbers.union(columns.source)
}

/// The width of text within a column.
pub(super) fn text_width(column: Rect) -> f32 {
    (column.width() - 2.0 * PAD).max(40.0)
}

/// The heads of the columns: what each language is called.
pub(super) fn header(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
    let columns = Columns::new(widgets::heads(ui, scene), scene);
    let project = workbench.session().project();
    for (side, language) in [(Side::Source, &project.source), (Side::Target, &project.target)] {
        let cell = columns.of(side).shrink2(vec2(PAD, 5.0));
        let mut child = scene.within(ui, cell, side);
        let name = scene.language_name(language);
        widgets::line(&mut child, &name, TextStyle { weight: Weight::Medium, ..scene.theme.weak() });
    }
}

/// The line between source and target, to be dragged wherever one takes it.
pub(super) fn grip(ui: &mut Ui, scene: &Scene<'_>, area: Rect) {
    let columns = Columns::new(area, scene);
    let place = Rect::from_center_size(pos2(columns.grip, area.center().y), vec2(7.0, area.height()));
    let response = ui.interact(place, Id::unique("column-grip"), Sense::DRAG);
    accessible(&response, egui::accesskit::Role::Splitter, &scene.tr("columns-grip"));
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        ui.painter().vline(columns.grip, area.y_range(), Stroke::new(3.0, scene.theme.accent));
    }
    if response.dragged() {
        let width = columns.source.width() + columns.target.width();
        let by = response.drag_delta().x * if scene.mirrored() { -1.0 } else { 1.0 };
        let mut settings = scene.state.settings.clone();
        settings.layout.source_share = (settings.layout.source_share + by / width).clamp(0.2, 0.8);
        scene.send(Action::SetSettings(Box::new(settings)));
    }
}
