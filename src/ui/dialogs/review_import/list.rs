//! The concepts of the file, a row each.

use super::{ReviewImport, decision_message, kind_message};
use crate::app::import::{ImportPreview, ImportRow};
use crate::app::workbench::Workbench;
use crate::review::import::Kind;
use crate::ui::scene::Scene;
use crate::ui::text::{Align, Family, TextStyle, accessible, paint_line};
use crate::ui::theme::PAD;
use crate::ui::widgets::{BAR, BarSide, Rows};
use egui::accesskit::Role;
use egui::{EventFilter, Id, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// The widget of the list.
pub(super) fn id() -> Id {
    Id::unique("import-list")
}

/// The height of a row, in points.
fn height(scene: &Scene<'_>) -> f32 {
    (scene.theme.size * 2.3).round()
}

impl ReviewImport {
    /// Draws the list; whether Enter was pressed in it.
    pub(super) fn list(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        (workbench, preview): (&Workbench, &ImportPreview),
        size: Vec2,
    ) -> bool {
        let head = vec2(size.x, scene.theme.size * 1.6);
        let (_, heads) = ui.allocate_space(head);
        self.heads(ui, scene, workbench, heads);
        let (_, area) = ui.allocate_space(size - vec2(0.0, head.y + ui.spacing().item_spacing.y));
        let response = ui.interact(area, id(), Sense::click());
        accessible(&response, Role::ListBox, &scene.tr("import-review-title"));
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), arrows));
        let page = self.list.page(size.y);
        let entered = response.has_focus() && self.take_keys(ui, scene, preview, page);
        let mut child = scene.within(ui, area, "import-rows");
        let mut list = std::mem::take(&mut self.list);
        let mut rows = ImportRows { scene, preview, items: self.items(preview), at: self.at, clicked: None };
        let bar = if scene.mirrored() { BarSide::Left } else { BarSide::Right };
        let layout = u64::from(area.width().to_bits()) << 32 | u64::from(scene.theme.size.to_bits());
        list.show(&mut child, bar, layout, &mut rows);
        if let Some(at) = rows.clicked {
            self.at = at;
            ui.memory_mut(|memory| memory.request_focus(id()));
        }
        self.list = list;
        let line = if response.has_focus() { scene.theme.accent } else { scene.theme.border };
        ui.painter().rect_stroke(area, 6, Stroke::new(1.0, line), StrokeKind::Outside);
        entered
    }
}

impl ReviewImport {
    /// What the columns show.
    fn heads(&self, ui: &Ui, scene: &Scene<'_>, workbench: &Workbench, area: Rect) {
        let project = workbench.session().project();
        let [source, target] = [&project.source, &project.target].map(|one| scene.language_name(one));
        let names = [scene.tr("import-head-kind"), source, target, scene.tr("import-head-decision")];
        let align = if scene.mirrored() { Align::Right } else { Align::Left };
        for (cell, name) in columns(scene, area).into_iter().zip(names) {
            paint_line(ui, cell, &name, &scene.theme.small(), align);
        }
    }
}

struct ImportRows<'a, 'b> {
    scene: &'a Scene<'b>,
    preview: &'a ImportPreview,
    items: &'a [u32],
    at: usize,
    clicked: Option<usize>,
}

impl Rows for ImportRows<'_, '_> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn key(&self, row: usize) -> u64 {
        self.items.get(row).map_or(row as u64, |number| u64::from(*number))
    }

    fn estimate(&self, _: usize) -> f32 {
        height(self.scene)
    }

    fn measure(&mut self, _: usize, _: &Ui) -> f32 {
        height(self.scene)
    }

    fn draw(&mut self, at: usize, ui: &mut Ui) {
        let Some(row) = self.items.get(at).and_then(|number| self.preview.row(*number as usize)) else {
            return;
        };
        let (scene, theme, rect) = (self.scene, self.scene.theme, ui.max_rect());
        let fill = if at == self.at { theme.accent_fill } else { theme.page };
        ui.painter().rect_filled(rect, 0, fill);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
        let response = ui.interact(rect, ui.scope_id().with("row"), Sense::click() - Sense::FOCUSABLE);
        let ImportRow { item, term, rendering, .. } = row;
        let kind = scene.tr(kind_message(item.kind));
        let decision = scene.tr(decision_message(item.decision));
        accessible(&response, Role::ListBoxOption, &format!("{term} — {rendering}; {kind}: {decision}"));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(at == self.at));
        if response.clicked() {
            self.clicked = Some(at);
        }
        let align = if scene.mirrored() { Align::Right } else { Align::Left };
        let [kind_rect, term_rect, rendering_rect, decision_rect] = columns(scene, rect);
        let color = match item.kind {
            Kind::Conflict | Kind::NearDuplicate | Kind::Duplicate => theme.warning,
            Kind::New => theme.accent,
            _ => theme.weak,
        };
        paint_line(ui, kind_rect, &kind, &TextStyle { color, ..theme.small() }, align);
        let source = TextStyle::new(Family::Source, theme.size * 1.1, theme.text);
        paint_line(ui, term_rect, term, &source, align);
        let target = TextStyle::new(Family::Target, theme.size, theme.text);
        paint_line(ui, rendering_rect, rendering, &target, align);
        let idle = self.preview.comparison.is_without_effect(self.items[at] as usize);
        let color = if idle { theme.weak } else { theme.text };
        paint_line(ui, decision_rect, &decision, &TextStyle { color, ..theme.interface() }, align);
    }
}

/// Where kind, term, rendering and decision stand in a row.
fn columns(scene: &Scene<'_>, rect: Rect) -> [Rect; 4] {
    let room = rect.width() - BAR;
    let start = if scene.mirrored() { rect.left() + BAR } else { rect.left() };
    let mut left = start;
    [0.17, 0.28, 0.31, 0.24].map(|share| {
        let width = room * share;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        left += width;
        let cell = match scene.mirrored() {
            true => {
                let sum = 2.0 * start + room;
                Rect::from_x_y_ranges(sum - cell.right()..=sum - cell.left(), cell.y_range())
            }
            false => cell,
        };
        cell.shrink2(vec2(PAD * 0.8, 2.0))
    })
}
