//! How far a segment has come, as a sign.

use crate::model::{Segment, SegmentState};
use crate::ui::scene::Scene;
use egui::{Stroke, Ui, vec2};

/// The Fluent id of how far a segment has come.
pub(super) fn state_id(segment: &Segment) -> &'static str {
    match segment.state {
        SegmentState::Initial if segment.target.is_empty() => "state-empty",
        SegmentState::Initial => "state-initial",
        SegmentState::Translated => "state-translated",
        SegmentState::Reviewed => "state-reviewed",
        SegmentState::Final => "state-final",
    }
}

/// Draws the sign of a state: a ring, a half-filled ring for a draft, a tick, a
/// double tick, a filled disc.
pub(super) fn state_sign(
    ui: &Ui,
    scene: &Scene<'_>,
    center: egui::Pos2,
    state: SegmentState,
    has_target: bool,
) {
    let painter = ui.painter();
    let theme = scene.theme;
    let tick = |dx: f32| {
        let points = [(-5.0, 0.0), (-1.5, 3.5), (5.0, -4.0)].map(|(x, y)| center + vec2(x + dx, y));
        painter.line(points.to_vec(), Stroke::new(2.0, theme.success));
    };
    match state {
        SegmentState::Initial => {
            painter.circle_stroke(center, 5.0, Stroke::new(1.3, theme.weak));
            if has_target {
                painter.circle_filled(center, 2.5, theme.weak);
            }
        }
        SegmentState::Translated => tick(0.0),
        SegmentState::Reviewed => {
            tick(-2.5);
            tick(2.5);
        }
        SegmentState::Final => {
            painter.circle_filled(center, 7.0, theme.success);
            let points = [(-3.5, 0.0), (-1.0, 2.5), (3.5, -2.5)].map(|(x, y)| center + vec2(x, y));
            painter.line(points.to_vec(), Stroke::new(1.7, theme.page));
        }
    }
}
