//! One command of the overview: its name, its keys, what does not work, and
//! while it is chosen what can be done.

use super::{Mode, Shortcuts, Slot, hold_keys, warning};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::keymap::{Chord, Hazard, KeyChange, KeymapProblem};
use crate::app::phrases::Phrase;
use crate::tr;
use crate::ui::dispatch::keys::command_name;
use crate::ui::scene::Scene;
use crate::ui::text::{TextStyle, accessible};
use crate::ui::widgets::{self, CapLook, Emphasis};
use egui::accesskit::Role;
use egui::{Color32, EventFilter, Frame, Id, Key, Margin, Modifiers, Sense, Ui, vec2};

/// The part of a row that a command's name has.
const NAME: f32 = 0.52;

/// The distance a chosen row keeps from the edges of the list, in points.
const EDGE: f32 = 14.0;

/// The most keys of a command that get the keyboard.
const KEYS: usize = 16;

/// The widget of a key.
fn key_id(command: Command, index: usize) -> Id {
    Id::unique(("key of command", command.entry().id, index))
}

/// Whether a widget is one of this command's keys.
pub(super) fn is_key(command: Command, id: Id) -> bool {
    (0..KEYS).any(|index| key_id(command, index) == id)
}

impl Shortcuts {
    /// Draws a command.
    pub(super) fn row(&mut self, ui: &mut Ui, scene: &Scene<'_>, command: Command, label: &str) {
        let chosen = self.chosen == command;
        let fill = if chosen { scene.theme.accent_fill } else { Color32::TRANSPARENT };
        let frame = Frame::new().fill(fill).corner_radius(6).inner_margin(Margin::symmetric(8, 3));
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let width = ui.available_width();
            scene.row(ui, |ui| {
                self.name(ui, scene, command, label, width * NAME);
                // Many keys take more than one line.
                let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
                let layout = ui.layout().with_main_wrap(true);
                ui.allocate_ui_with_layout(size, layout, |ui| self.keys(ui, scene, command, chosen));
            });
            self.problems(ui, scene, command);
            if chosen {
                self.actions(ui, scene, command);
            }
        });
        if chosen && self.show_chosen {
            // The edge of the list is faint.
            ui.scroll_to_rect(shown.response.rect.expand2(vec2(0.0, EDGE)), None);
        }
    }

    /// The name, which chooses the command.
    fn name(&mut self, ui: &mut Ui, scene: &Scene<'_>, command: Command, label: &str, width: f32) {
        let size = vec2(width, ui.spacing().interact_size.y);
        let shown = ui.allocate_ui_with_layout(size, *ui.layout(), |ui| {
            ui.set_width(width);
            widgets::line(ui, label, scene.theme.interface());
        });
        let id = Id::unique(("command of key", command.entry().id));
        let response = ui.interact(shown.response.rect, id, Sense::CLICK);
        accessible(&response, Role::MenuItem, label);
        if response.clicked() && self.chosen != command {
            self.chosen = command;
            self.mode = Mode::Choose;
            self.next_focus = Some(0);
        }
    }

    /// The keys, and the one that is being asked for.
    fn keys(&mut self, ui: &mut Ui, scene: &Scene<'_>, command: Command, chosen: bool) {
        let keys = scene.keymap.keys(command);
        let asked = match &self.mode {
            Mode::Record(slot) if chosen => Some(slot.index),
            _ => None,
        };
        // A question has buttons of its own.
        let gives = chosen && !matches!(self.mode, Mode::Ask(..));
        let name = scene.tr(&command.entry().label());
        let count = keys.len().max(asked.map_or(1, |index| index + 1));
        for index in 0..count {
            let key = keys.get(index).map(Chord::label);
            let asking = asked == Some(index);
            let look = match &key {
                _ if asking => CapLook::Asking,
                None => CapLook::Absent,
                Some(_) if scene.keymap.is_changed(command) => CapLook::Changed,
                Some(_) => CapLook::Usual,
            };
            let text = match key {
                _ if asking => held(ui).unwrap_or_else(|| scene.tr("shortcuts-press")),
                Some(key) => key,
                None => scene.tr("shortcuts-no-key"),
            };
            let spoken = tr!(scene.t, "shortcuts-key", command = &*name, key = &*text);
            // The others are come to by the arrows.
            let sense = if chosen { Sense::click() } else { Sense::CLICK };
            let id = key_id(command, index);
            let cap = widgets::key_cap(ui, scene, id, (&text, &spoken), look, sense);
            if gives && self.focus_key.is_some_and(|wanted| wanted.min(count - 1) == index) {
                cap.request_focus();
                self.focus_key = None;
            }
            if asking {
                hold_keys(ui, id);
            } else if cap.has_focus() {
                self.focused_key(ui, scene, id, keys.get(index), index);
            }
            if cap.clicked() {
                self.begin(scene, command, index);
            }
        }
    }

    /// What a key that has the keyboard does with other keys.
    fn focused_key(&mut self, ui: &Ui, scene: &Scene<'_>, id: Id, key: Option<&Chord>, index: usize) {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let removes = pressed(Key::Delete) || pressed(Key::Backspace);
        if removes && key.is_some() && !self.chosen.has_fixed_keys() {
            self.remove(scene, &Slot { index, old: key.cloned() });
        }
    }

    /// What does not work, and which usual keys went to another command.
    fn problems(&self, ui: &mut Ui, scene: &Scene<'_>, command: Command) {
        for problem in scene.keymap.problems().iter().filter(|problem| problem.concerns(command)) {
            warning(ui, scene, problem);
        }
        for (chord, other) in scene.keymap.taken(command) {
            let other = command_name(scene.t, other);
            let now = tr!(scene.t, "shortcuts-now", key = chord.label(), command = other);
            widgets::label(ui, &now, scene.theme.small());
        }
    }

    /// What can be done with the chosen command.
    fn actions(&mut self, ui: &mut Ui, scene: &Scene<'_>, command: Command) {
        if command.has_fixed_keys() {
            widgets::label(ui, &scene.tr("shortcuts-system"), scene.theme.small());
            return;
        }
        match self.mode.clone() {
            Mode::Record(slot) => self.recording(ui, scene, &slot),
            Mode::Ask(slot, chord) => self.asking(ui, scene, command, slot, chord),
            Mode::Choose | Mode::SearchKey => self.changing(ui, scene, command),
        }
    }

    fn changing(&mut self, ui: &mut Ui, scene: &Scene<'_>, command: Command) {
        scene.row(ui, |ui| {
            let keys = scene.keymap.keys(command);
            if !keys.is_empty()
                && widgets::button(ui, scene, &scene.tr("shortcuts-add"), Emphasis::Plain).clicked()
            {
                self.begin(scene, command, keys.len());
            }
            if scene.keymap.is_changed(command) {
                let usual = command.entry().keys.iter().filter_map(|key| key.parse::<Chord>().ok());
                let usual: Vec<String> = usual.map(|key| key.label()).collect();
                let label = scene.tr_with("shortcuts-usual", "key", &usual.join("  "));
                if widgets::button(ui, scene, &label, Emphasis::Plain).clicked() {
                    scene.send(Action::ChangeKeys(KeyChange::Usual(command)));
                    self.next_focus = Some(0);
                }
            }
            for problem in scene.keymap.problems() {
                let KeymapProblem::NoKey { command: of, text } = problem else { continue };
                let remove = scene.tr_with("shortcuts-remove-text", "key", text);
                if *of == command && widgets::button(ui, scene, &remove, Emphasis::Plain).clicked() {
                    let change = KeyChange::Take { command, text: text.clone() };
                    scene.send(Action::ChangeKeys(change));
                    self.next_focus = Some(0);
                }
            }
        });
    }

    fn recording(&mut self, ui: &mut Ui, scene: &Scene<'_>, slot: &Slot) {
        let id = if slot.old.is_some() { "shortcuts-recording" } else { "shortcuts-adding" };
        scene.row(ui, |ui| {
            widgets::line(ui, &scene.tr(id), scene.theme.small());
            ui.with_layout(scene.rest_from_end(), |ui| {
                if widgets::button(ui, scene, &scene.tr("shortcuts-keep"), Emphasis::Plain).clicked() {
                    self.mode = Mode::Choose;
                    self.next_focus = Some(slot.index);
                }
                let remove = scene.tr("shortcuts-remove");
                if slot.old.is_some() && widgets::button(ui, scene, &remove, Emphasis::Plain).clicked() {
                    self.mode = Mode::Choose;
                    self.remove(scene, slot);
                }
            });
        });
    }

    /// A key that something else has: to take or to leave.
    fn asking(&mut self, ui: &mut Ui, scene: &Scene<'_>, command: Command, slot: Slot, chord: Chord) {
        let style = TextStyle { color: scene.theme.warning, ..scene.theme.interface() };
        let other = scene.keymap.command(&chord).filter(|other| *other != command);
        if let Some(other) = other {
            let label = command_name(scene.t, other);
            let has = tr!(scene.t, "shortcuts-has", key = chord.label(), command = label);
            widgets::label(ui, &has, style.clone());
        }
        let hazard = chord.hazard();
        if let Some(by) = hazard {
            let problem = KeymapProblem::Wanted { chord: chord.clone(), command, by };
            widgets::label(ui, &Phrase::from(&problem).say(scene.t), style);
        }
        let may = hazard != Some(Hazard::Clipboard) && !other.is_some_and(Command::has_fixed_keys);
        scene.row(ui, |ui| {
            let focus = self.focus_key.take().is_some();
            let mut answered = false;
            if may {
                let take = scene.tr(if other.is_some() { "shortcuts-take" } else { "shortcuts-use" });
                let take = widgets::button(ui, scene, &take, Emphasis::Main);
                if focus {
                    take.request_focus();
                }
                if take.clicked() {
                    let change = KeyChange::Give { command, chord, instead_of: slot.old };
                    scene.send(Action::ChangeKeys(change));
                    answered = true;
                }
            }
            let leave = widgets::button(ui, scene, &scene.tr("shortcuts-leave"), Emphasis::Plain);
            if focus && !may {
                leave.request_focus();
            }
            if leave.clicked() || answered {
                self.mode = Mode::Choose;
                self.next_focus = Some(slot.index);
            }
        });
    }
}

/// The modifiers that are held, while nothing else is.
fn held(ui: &Ui) -> Option<String> {
    let held = ui.input(|input| input.modifiers);
    let chord = Chord { ctrl: held.command, alt: held.alt, shift: held.shift, key: "…".to_owned() };
    (held.command || held.alt || held.shift).then(|| chord.to_string())
}
