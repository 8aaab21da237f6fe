//! The heads of the columns, which sort by them.

use super::row::Columns;
use crate::app::action::Action;
use crate::app::concepts::Column;
use crate::app::workbench::Workbench;
use crate::model::{Direction, Language};
use crate::ui::scene::Scene;
use crate::ui::text::{Align, TextStyle, Weight, accessible, line_width, paint_line};
use crate::ui::theme::PAD;
use crate::ui::widgets;
use egui::accesskit::{Role, SortDirection};
use egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

/// The width of the sign that tells the direction, in points.
const SIGN: f32 = 8.0;

/// Draws the heads of the columns; tells also whether one was pressed.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) -> (Columns, bool) {
    let rect = widgets::heads(ui, scene);
    let columns = Columns::new(rect, scene);
    let project = workbench.session().project();
    // A head stands where its column's texts begin.
    let rtl = |language: &Language| language.direction() == Direction::Rtl;
    let side = scene.mirrored();
    let heads = [
        (columns.source, Column::Source, scene.language_name(&project.source), rtl(&project.source)),
        (columns.target, Column::Target, scene.language_name(&project.target), rtl(&project.target)),
        (columns.status, Column::Status, scene.tr("term-status"), side),
        (columns.domain, Column::Domain, scene.tr("concept-domain"), side),
        (columns.glossary, Column::Glossary, scene.tr("concept-glossary"), side),
        (columns.count, Column::Count, scene.tr("concept-count"), side),
    ];
    let mut pressed = false;
    for (place, column, name, rtl) in heads {
        if place.width() > 1.0 {
            let cell = Rect::from_x_y_ranges(place.x_range(), rect.y_range());
            pressed |= head(ui, scene, workbench, cell, column, &name, rtl);
        }
    }
    (columns, pressed)
}

fn head(
    ui: &Ui,
    scene: &Scene<'_>,
    workbench: &Workbench,
    cell: Rect,
    column: Column,
    name: &str,
    rtl: bool,
) -> bool {
    let theme = scene.theme;
    let response = ui.interact(cell, ui.scope_id().with(("head", column)), Sense::click());
    accessible(&response, Role::ColumnHeader, name);
    let sort = workbench.table().sort().filter(|sort| sort.column == column);
    if let Some(sort) = sort {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let (up, down) = (SortDirection::Ascending, SortDirection::Descending);
            node.set_sort_direction(if sort.reversed { down } else { up });
        });
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(cell.shrink2(vec2(2.0, 3.0)), 4, theme.hover);
    }
    let color = if sort.is_some() { theme.text } else { theme.weak };
    let style = TextStyle { weight: Weight::Medium, color, ..theme.weak() };
    let mut text = cell.shrink2(vec2(PAD, 0.0));
    if let Some(sort) = sort {
        let room = line_width(ui.ctx(), name, &style).min(text.width() - SIGN - 4.0);
        let x =
            if rtl { text.right() - room - SIGN / 2.0 - 6.0 } else { text.left() + room + SIGN / 2.0 + 6.0 };
        *(if rtl { text.left_mut() } else { text.right_mut() }) += if rtl { SIGN } else { -SIGN };
        let tip = if sort.reversed { SIGN / 4.0 } else { -SIGN / 4.0 };
        let points = [(-SIGN / 2.0, -tip), (0.0, tip), (SIGN / 2.0, -tip)];
        let points = points.map(|(dx, dy)| pos2(x + dx, cell.center().y + dy));
        ui.painter().line(points.to_vec(), Stroke::new(1.5, theme.accent));
    }
    paint_line(ui, text, name, &style, if rtl { Align::Right } else { Align::Left });
    let pressed = response.clicked();
    if pressed {
        scene.send(Action::SortConcepts(column));
    }
    widgets::tooltip(scene, response, &scene.tr_with("concepts-sort", "column", name));
    pressed
}
