//! What the program has to tell: toasts that go away, and a panel where they
//! stay.

use super::super::scene::Scene;
use super::super::text::{Text, TextStyle, Weight};
use super::super::widgets::{self, Emphasis};
use crate::app::clock;
use crate::app::notice::{Notice, Offer, Severity, Told};
use crate::app::state::State;
use crate::i18n::Translator;
use crate::tr;
use egui::{
    Align, Align2, Area, Color32, Frame, Id, Key, Layout, Modifiers, Order, Rect, ScrollArea, Stroke, Ui,
    pos2, vec2,
};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// How long a toast stays, in seconds.
const DONE: f64 = 3.5;
const NEWS: f64 = 7.0;
const ERROR: f64 = 14.0;
const OFFER: f64 = 60.0;

/// The most toasts on screen at once; the panel has the others.
const MOST: usize = 5;

/// The least and the greatest width of a toast, in points.
const NARROWEST: f32 = 200.0;
const WIDEST: f32 = 380.0;

/// The room around toasts, in points.
const BESIDE: f32 = 8.0;

/// Which toasts are on screen.
#[derive(Default)]
pub struct Toasts {
    /// The number of each notice with the time it goes away.
    shown: Vec<(u64, f64)>,
    seen: Option<u64>,
}

impl Toasts {
    /// Takes away what was told of things that went well, as they are undone.
    pub fn drop_done(&mut self, state: &State) {
        let done = |number: u64| {
            let told = state.notices.iter().find(|told| told.number == number);
            told.is_some_and(|told| told.notice.severity == Severity::Done)
        };
        self.shown.retain(|(number, _)| !done(*number));
    }

    /// Draws the toasts above everything else. `free` is a place beside the
    /// translations and the terms, and what in it is better not covered; without it
    /// they stand in the corner.
    pub fn show(&mut self, ctx: &egui::Context, scene: &Scene<'_>, free: Option<(Rect, Option<Rect>)>) {
        let now = ctx.input(|input| input.time);
        for told in &scene.state.notices {
            if self.seen.is_none_or(|seen| told.number > seen) {
                self.shown.push((told.number, now + lifetime(&told.notice)));
                self.seen = Some(told.number);
            }
        }
        self.shown.retain(|(_, until)| *until > now);
        self.shown.drain(..self.shown.len().saturating_sub(MOST));
        let Some(first) = self.shown.iter().map(|(_, until)| *until).reduce(f64::min) else { return };
        ctx.request_repaint_after(std::time::Duration::from_secs_f64((first - now).max(0.05)));
        let id = Id::unique("toasts");
        let height = ctx.memory(|memory| memory.area_rect(id)).map_or(0.0, |rect| rect.height());
        let screen = ctx.content_rect();
        let corner = Rect::from_min_max(screen.min, screen.max - vec2(0.0, 40.0));
        let (place, active) = free.filter(|_| scene.state.workbench.is_some()).unwrap_or((corner, None));
        let width = (place.width() - 2.0 * BESIDE).clamp(NARROWEST, WIDEST);
        // Above the active segment where they would cover it.
        let covers = |active: &Rect| active.bottom() > place.bottom() - height - BESIDE;
        let above = active.filter(covers).map(|active| active.top());
        let bottom = above.filter(|top| top - height - BESIDE > place.top()).unwrap_or(place.bottom());
        let (pivot, x) = match scene.mirrored() {
            true => (Align2::RIGHT_BOTTOM, place.right() - BESIDE),
            false => (Align2::LEFT_BOTTOM, place.left() + BESIDE),
        };
        let mut closed = None;
        Area::new(id).pivot(pivot).fixed_pos(pos2(x, bottom - BESIDE)).order(Order::Foreground).show(
            ctx,
            |ui| {
                ui.set_max_width(width);
                for (number, _) in &self.shown {
                    let told = scene.state.notices.iter().find(|told| told.number == *number);
                    if told.is_some_and(|told| toast(ui, scene, &told.notice)) {
                        closed = Some(*number);
                    }
                }
            },
        );
        self.shown.retain(|(number, _)| Some(*number) != closed);
    }
}

fn toast(ui: &mut Ui, scene: &Scene<'_>, notice: &Notice) -> bool {
    let theme = scene.theme;
    let color = color(scene, notice.severity);
    Frame::popup(ui.style())
        .stroke(Stroke::new(1.0, color))
        .inner_margin(10)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 22.0);
            let row = if scene.mirrored() {
                Layout::left_to_right(Align::Min)
            } else {
                Layout::right_to_left(Align::Min)
            };
            // The button first, from the end; the sentence takes what is left.
            ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), row, |ui| {
                let mut offered = false;
                let closed =
                    widgets::icon_button(ui, scene, widgets::Icon::Close, &scene.tr("close")).clicked();
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), scene.column(), |ui| {
                    widgets::label(ui, &notice.say(scene.t), theme.interface());
                    offered = offer(ui, scene, notice);
                });
                closed || offered
            })
            .inner
        })
        .inner
}

/// Draws the button of what a notice offers; whether it was pressed.
fn offer(ui: &mut Ui, scene: &Scene<'_>, notice: &Notice) -> bool {
    let Some(Offer { label, action }) = &notice.offer else { return false };
    let pressed = widgets::button(ui, scene, &scene.tr(label), Emphasis::Plain).clicked();
    if pressed {
        scene.send((**action).clone());
    }
    pressed
}

/// The panel of past notices.
#[derive(Default)]
pub struct NewsPanel {
    /// The number of the notice whose details are shown. There is one at the
    /// most, so that what a frame draws stays within bounds.
    unfolded: Option<u64>,
    /// How high each notice is in points, by its number and whether a heading
    /// stands above it; those out of view are not drawn.
    heights: HashMap<(u64, bool), f32>,
    /// What the heights hold for.
    layout: u64,
}

impl NewsPanel {
    /// Draws the notices, newest first, under the name of the project that was
    /// open when they were told.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if scene.state.notices.is_empty() {
            widgets::label(ui, &scene.tr("news-none"), scene.theme.weak());
        }
        ScrollArea::vertical().id_salt("news").max_height(420.0).show(ui, |ui| {
            let width = ui.available_width();
            self.forget_heights(ui, scene, width);
            for (key, way) in [(Key::PageDown, -1.0), (Key::PageUp, 1.0)] {
                if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                    ui.scroll_with_delta(vec2(0.0, way * ui.clip_rect().height() * 0.9));
                }
            }
            for (heading, told) in newest_first(scene.state, scene.t) {
                let key = (told.number, heading.is_some());
                let size = self.heights.get(&key).map(|height| vec2(width, *height));
                let corner = pos2(ui.max_rect().left(), ui.cursor().top());
                let hidden = size.filter(|size| !ui.is_rect_visible(Rect::from_min_size(corner, *size)));
                if let Some(size) = hidden {
                    ui.allocate_space(size);
                    continue;
                }
                let shown = ui.scope(|ui| {
                    if let Some(heading) = &heading {
                        let style = TextStyle { weight: Weight::Bold, ..scene.theme.interface() };
                        at_line_start(heading, style).show(ui);
                    }
                    self.told(ui, scene, told);
                    ui.separator();
                });
                self.heights.insert(key, shown.response.rect.height());
            }
        });
    }

    /// Forgets the heights where texts are wrapped otherwise than before.
    fn forget_heights(&mut self, ui: &Ui, scene: &Scene<'_>, width: f32) {
        let mut hasher = DefaultHasher::new();
        let language = scene.t.language().to_string();
        let sizes = [width, scene.theme.size, ui.pixels_per_point()].map(f32::to_bits);
        (sizes, self.unfolded, language).hash(&mut hasher);
        let layout = hasher.finish();
        if layout != self.layout {
            self.heights.clear();
            self.layout = layout;
        }
    }

    fn told(&mut self, ui: &mut Ui, scene: &Scene<'_>, told: &Told) {
        at_line_start(&clock::local(told.time), scene.theme.small()).show(ui);
        let style = TextStyle { color: color(scene, told.notice.severity), ..scene.theme.interface() };
        Text::new(&told.notice.say(scene.t)).style(style).show(ui);
        offer(ui, scene, &told.notice);
        let details = &told.notice.details;
        // The sentence tells the only one.
        if details.len() < 2 {
            return;
        }
        let unfolded = self.unfolded == Some(told.number);
        let name = match unfolded {
            true => scene.tr("news-fold"),
            false => tr!(scene.t, "news-unfold", count = details.len()),
        };
        ui.push_id(("details", told.number), |ui| {
            if widgets::button(ui, scene, &name, Emphasis::Quiet).clicked() {
                self.unfolded = (!unfolded).then_some(told.number);
            }
            if unfolded {
                for detail in details {
                    Text::new(&detail.say(scene.t)).style(scene.theme.interface()).show(ui);
                }
            }
        });
    }
}

/// A name or a time, which reads from left to right and stands where the lines
/// of the interface begin all the same.
fn at_line_start(text: &str, style: TextStyle) -> Text<'_> {
    Text::new(text).style(style).fill(false)
}

/// All notices with their details as plain text, as the panel orders them.
pub fn as_text(state: &State, t: &Translator) -> String {
    let mut lines = Vec::new();
    for (heading, told) in newest_first(state, t) {
        if let Some(heading) = heading {
            lines.push(format!("# {heading}"));
        }
        lines.push(format!("{}  {}", clock::local(told.time), told.notice.say(t)));
        lines.extend(told.notice.details.iter().map(|detail| format!("  - {}", detail.say(t))));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The notices from the newest to the oldest, the first of each project with
/// the project's name. No heading stands where there never was a project.
fn newest_first<'a>(state: &'a State, t: &'a Translator) -> impl Iterator<Item = (Option<String>, &'a Told)> {
    let any = state.notices.iter().any(|told| told.project.is_some());
    let mut last: Option<&Option<PathBuf>> = None;
    state.notices.iter().rev().map(move |told| {
        let begins = any && last != Some(&told.project);
        last = Some(&told.project);
        (begins.then(|| heading(told.project.as_deref(), t)), told)
    })
}

fn heading(project: Option<&Path>, t: &Translator) -> String {
    let name = project.and_then(Path::file_name);
    name.map_or_else(|| t.tr("news-no-project"), |name| name.to_string_lossy().into_owned())
}

fn lifetime(notice: &Notice) -> f64 {
    match notice.severity {
        _ if notice.offer.is_some() => OFFER,
        Severity::Done => DONE,
        Severity::News => NEWS,
        Severity::Warning | Severity::Error => ERROR,
    }
}

fn color(scene: &Scene<'_>, severity: Severity) -> Color32 {
    match severity {
        Severity::Done => scene.theme.success,
        Severity::News => scene.theme.text,
        Severity::Warning => scene.theme.warning,
        Severity::Error => scene.theme.error,
    }
}
