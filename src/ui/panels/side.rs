//! The panel beside what is worked on.

use super::super::scene::Scene;
use super::super::text;
use crate::app::action::Action;
use egui::{Frame, Panel, Sense, Ui};

/// The width that the segments keep beside the terms, in points, where there is so
/// much; in a smaller window they keep seven tenths of it.
const FOR_SEGMENTS: f32 = 640.0;

/// The distance between its edge and what is in it, in points.
const MARGIN: f32 = 10.0;

/// The panel beside what is worked on, as wide as the user wants it.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, contents: impl FnOnce(&mut Ui)) {
    let side = if scene.mirrored() { Panel::left("terms") } else { Panel::right("terms") };
    let frame = Frame::new().fill(scene.theme.panel).inner_margin(MARGIN);
    let layout = &scene.state.settings.layout;
    // In a small window most of the room is for the text.
    let room = ui.available_width();
    let widest = (room - FOR_SEGMENTS).max(room * 0.3).min(700.0);
    let sizes = widest.min(200.0)..=widest;
    let shown = side.frame(frame).default_size(layout.terms_width).size_range(sizes).show(ui, |ui| {
        // What is too wide for it is cut, and pushes neither itself nor what is
        // beside it out of place.
        let room = ui.available_rect_before_wrap();
        let mut child = scene.within(ui, room, "contents");
        child.set_clip_rect(room.expand(MARGIN).intersect(ui.clip_rect()));
        contents(&mut child);
        ui.allocate_rect(room, Sense::hover());
    });
    // egui names its grip in English.
    let grip = ui.scope_id().with("terms").with("__resize");
    let grip = ui.ctx().read_response(grip);
    if let Some(grip) = &grip {
        text::accessible(grip, egui::accesskit::Role::Splitter, &scene.tr("terms-grip"));
    }
    let width = shown.response.rect.width();
    // A small window makes the panel narrow too, which is nobody's wish.
    let dragged = grip.is_some_and(|grip| grip.dragged());
    if dragged && (width - layout.terms_width).abs() > 1.0 {
        let mut settings = scene.state.settings.clone();
        settings.layout.terms_width = width;
        scene.send(Action::SetSettings(Box::new(settings)));
    }
}
