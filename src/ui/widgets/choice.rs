//! One of several.

use super::button::named;
use crate::ui::scene::Scene;
use crate::ui::text::{Align, line_width, paint_line};
use egui::accesskit::Role;
use egui::{
    Event, EventFilter, Id, Key, Layout, Modifiers, Popup, Rect, RectAlign, Response, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, style::ScrollAnimation, vec2,
};

/// The narrowest list, in points.
const NARROWEST: f32 = 100.0;

/// The width of the sign that it opens, in points.
const SIGN: f32 = 9.0;

/// What a list remembers from frame to frame.
#[derive(Clone, Default)]
struct Memory {
    /// The widget of the closed list.
    id: Option<Id>,
    open: bool,
    /// The option that Enter chooses while it is open.
    at: usize,
    /// The option that was scrolled to last.
    shown: Option<usize>,
    typed: Typed,
}

/// A list that opens to choose from; returns what was chosen, if anything was.
///
/// While it has the keyboard, arrows, Home, End and first letters choose at
/// once; opened by Enter, Space or the pointer, they go to what Enter chooses.
pub fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    name: &str,
    current: &T,
    options: &[(T, String)],
) -> Option<T> {
    let slot = ui.scope_id().with(("choice", name));
    let mut memory: Memory = ui.data(|data| data.get_temp(slot)).unwrap_or_default();
    let now = options.iter().position(|(value, _)| value == current);
    let labels: Vec<&str> = options.iter().map(|(_, label)| label.as_str()).collect();
    let mut chosen = follow_keys(ui, &mut memory, now.unwrap_or(0), &labels);

    let shown = now.map_or("", |index| labels[index]);
    let response = closed(ui, scene, shown);
    let response = named(response, Role::ComboBox, &format!("{name}: {shown}"));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let arrows = EventFilter { vertical_arrows: true, escape: memory.open, ..EventFilter::default() };
    ui.memory_mut(|known| known.set_focus_lock_filter(response.id, arrows));
    let side = if scene.mirrored() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let layout = Layout::top_down_justified(scene.column().horizontal_align());
    let popup = Popup::menu(&response).align(side).layout(layout);
    if popup.is_open() && !memory.open {
        memory.at = now.unwrap_or(0);
        response.request_focus();
    }
    memory.id = Some(response.id);
    memory.open = popup.is_open();
    let list = popup.show(|ui| {
        let widest = labels.iter().map(|label| line_width(ui.ctx(), label, &scene.theme.interface()));
        // The bar of a list that is too long for the screen takes room beside the labels.
        let bar = ui.spacing().scroll.allocated_width();
        let width = widest.fold(0.0, f32::max) + 4.0 * ui.spacing().button_padding.x + bar;
        // The frame of the list adds its margins.
        ui.set_width(width.max(response.rect.width() - 2.0 * ui.spacing().menu_margin.leftf()));
        ui.spacing_mut().item_spacing.y = 1.0;
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (index, label) in labels.iter().enumerate() {
                let option = option(ui, scene, label, now == Some(index), &mut memory.at, index);
                if memory.at == index && memory.shown != Some(index) && !option.hovered() {
                    option.scroll_to_me_animation(None, ScrollAnimation::none());
                }
                if option.clicked() {
                    chosen = Some(index);
                    ui.close();
                }
            }
        });
    });
    memory.shown = list.is_some().then_some(memory.at);
    if let Some(list) = list {
        // A press of its button brings what the button is on to the top, and a
        // list that was open before would open below that.
        ui.ctx().move_to_top(list.response.layer_id);
    }
    if chosen.is_some() {
        // The option that had the keyboard is gone.
        response.request_focus();
        Popup::close_id(ui.ctx(), Popup::default_response_id(&response));
    }
    ui.data_mut(|data| data.insert_temp(slot, memory));
    options.get(chosen?).map(|(value, _)| value.clone())
}

/// Takes the keys that belong to the list; returns the option they choose.
fn follow_keys(ui: &Ui, memory: &mut Memory, now: usize, labels: &[&str]) -> Option<usize> {
    let focused = memory.id.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
    let last = labels.len().checked_sub(1).filter(|_| focused)?;
    let at = if memory.open { memory.at } else { now };
    let to = moved(ui, memory, at, last, labels);
    if !memory.open {
        return (to != now).then_some(to);
    }
    memory.at = to;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // Tab closes the list and goes on to what is behind it.
    let leaves = pressed(Key::Escape) || ui.input(|input| input.key_pressed(Key::Tab));
    if let Some(id) = memory.id.filter(|_| leaves) {
        Popup::close_id(ui.ctx(), id.with("popup"));
    }
    (pressed(Key::Enter) || pressed(Key::Space)).then_some(to)
}

/// Where the keys of this frame go to, one after the other: several come in one frame
/// where frames are slow.
fn moved(ui: &Ui, memory: &mut Memory, at: usize, last: usize, labels: &[&str]) -> usize {
    let time = ui.input(|input| input.time);
    let mut at = at;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } => {
                at = match key {
                    Key::ArrowDown => (at + 1).min(last),
                    Key::ArrowUp => at.saturating_sub(1),
                    Key::Home => 0,
                    Key::End => last,
                    _ => return true,
                };
                false
            }
            Event::Text(text) if text.chars().all(char::is_alphanumeric) => {
                at = memory.typed.find(text, time, at, labels).unwrap_or(at);
                true
            }
            _ => true,
        });
    });
    at
}

/// What was typed to find an option.
#[derive(Clone, Default)]
struct Typed {
    text: String,
    time: f64,
}

/// How long letters belong together, in seconds.
const TOGETHER: f64 = 1.0;

impl Typed {
    /// The option that begins with what is typed. A letter that begins anew, or comes
    /// again, goes to the next one.
    fn find(&mut self, letters: &str, time: f64, at: usize, labels: &[&str]) -> Option<usize> {
        let letters = letters.to_lowercase();
        if time - self.time > TOGETHER || self.text == letters {
            self.text.clear();
        }
        let first = if self.text.is_empty() { at + 1 } else { at };
        self.text.push_str(&letters);
        self.time = time;
        let begins = |index: &usize| {
            let label = labels[*index].trim_start_matches(|c: char| !c.is_alphanumeric());
            label.to_lowercase().starts_with(&self.text)
        };
        (first..labels.len()).chain(0..first.min(labels.len())).find(begins)
    }
}

/// A line of the opened list.
fn option(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &str,
    is_current: bool,
    at: &mut usize,
    index: usize,
) -> Response {
    let theme = scene.theme;
    let size = vec2(ui.available_width(), theme.size * 1.35 + 8.0);
    // The keyboard stays with the closed list.
    let (rect, response) = ui.allocate_exact_size(size, Sense::click() - Sense::FOCUSABLE);
    if response.hovered() && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO) {
        *at = index;
    }
    if *at == index {
        ui.painter().rect_filled(rect, 5, theme.hover);
    }
    let align = if scene.mirrored() { Align::Right } else { Align::Left };
    let color = if is_current { theme.accent } else { theme.text };
    let style = crate::ui::text::TextStyle { color, ..theme.interface() };
    paint_line(ui, rect.shrink2(vec2(ui.spacing().button_padding.x, 4.0)), label, &style, align);
    named(response, Role::ListBoxOption, label)
}

/// Draws the list while it is closed: what is chosen, and from where the
/// interface's lines end the sign that there is more.
fn closed(ui: &mut Ui, scene: &Scene<'_>, shown: &str) -> egui::Response {
    let style = scene.theme.interface();
    let pad = ui.spacing().button_padding.x;
    let wanted = line_width(ui.ctx(), shown, &style).ceil() + SIGN + 3.0 * pad;
    // What does not fit into a row that goes on in another one goes there.
    let wraps = ui.layout().main_wrap();
    let room = if wraps { ui.max_rect().width() } else { ui.available_width() };
    let width = match ui.layout().main_justify {
        true => room,
        false => wanted.max(NARROWEST).min(room.max(NARROWEST)),
    };
    let size = vec2(width, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let look = ui.style().interact(&response);
    ui.painter().rect(rect, look.corner_radius, look.weak_bg_fill, look.bg_stroke, StrokeKind::Inside);
    let mut text = rect.shrink2(vec2(pad, 0.0));
    let (sign, align) = if scene.mirrored() {
        *text.left_mut() += SIGN + pad;
        (rect.left() + pad, Align::Right)
    } else {
        *text.right_mut() -= SIGN + pad;
        (rect.right() - pad - SIGN, Align::Left)
    };
    paint_line(ui, text, shown, &style, align);
    let sign = Rect::from_min_size(egui::pos2(sign, rect.center().y - 2.0), vec2(SIGN, SIGN / 2.0));
    let points = vec![sign.left_top(), sign.center_bottom(), sign.right_top()];
    ui.painter().line(points, Stroke::new(1.5, scene.theme.weak));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_follow_each_other_belong_together() {
        let labels = ["Amazon", "Table (CSV)", "TBX", "«تبادل»", "Text"];
        let mut typed = Typed::default();
        let mut at = 0;
        // What is typed, when, and the option it goes to.
        for (letter, time, expected) in [
            ("t", 5.0, 1),
            ("B", 5.2, 2),
            ("x", 5.4, 2),
            ("t", 7.0, 4),
            ("t", 7.3, 1),
            ("ت", 9.0, 3),
            ("z", 9.1, 3),
        ] {
            at = typed.find(letter, time, at, &labels).unwrap_or(at);
            assert_eq!(at, expected, "{letter} at {time}");
        }
    }
}
