//! All keys, by menu, to be found and changed.
//!
//! One command is chosen at a time; Tab comes to its keys only, so that all is
//! near by keyboard alone. While a key is asked for the dialog takes all keys
//! before anything else sees them.

mod row;

use super::finder::Finder;
use super::{Dialog, FirstFocus, Flow};
use crate::app::action::Action;
use crate::app::command::{COMMANDS, Command, Entry, Menu};
use crate::app::keymap::{self, Chord, Hazard, KeyChange, KeymapProblem};
use crate::app::phrases::Phrase;
use crate::ui::keys::named;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, TextStyle};
use crate::ui::widgets::{self, CapLook, Emphasis, Field, Icon};
use egui::{Event, EventFilter, Id, Key, Modifiers, ScrollArea, Sense, Ui};

/// All keys.
pub struct Shortcuts {
    text: EditBuffer,
    /// The key that is searched for.
    key: Option<Chord>,
    finder: Finder,
    focus: FirstFocus,
    chosen: Command,
    mode: Mode,
    /// The mode that was shown last.
    shown_mode: Mode,
    /// What was pressed while a key was asked for.
    pressed: Option<Pressed>,
    /// Which of the chosen command's keys gets the keyboard in the next frame,
    /// when what was asked for is done.
    next_focus: Option<usize>,
    /// Which of them gets it in this one.
    focus_key: Option<usize>,
    /// Whether the chosen command is to be brought into sight.
    show_chosen: bool,
    copied: bool,
}

/// What goes on.
#[derive(Clone, Debug, PartialEq)]
enum Mode {
    /// A command is being chosen.
    Choose,
    /// The key to search for is being asked for.
    SearchKey,
    /// A key of the chosen command is being asked for.
    Record(Slot),
    /// Whether the chosen command gets a key that something else has.
    Ask(Slot, Chord),
}

/// Where a key goes.
#[derive(Clone, Debug, PartialEq)]
struct Slot {
    /// Its place among the command's keys.
    index: usize,
    /// The key that is there now, if one is.
    old: Option<Chord>,
}

/// What was pressed while a key was asked for.
#[derive(Clone, Debug, PartialEq)]
enum Pressed {
    Chord(Chord),
    /// Esc.
    Keep,
    /// Backspace.
    Remove,
}

impl Default for Shortcuts {
    fn default() -> Self {
        Self {
            text: EditBuffer::default(),
            key: None,
            finder: Finder::default(),
            focus: FirstFocus::default(),
            chosen: COMMANDS[0].command,
            mode: Mode::Choose,
            shown_mode: Mode::Choose,
            pressed: None,
            next_focus: None,
            focus_key: None,
            show_chosen: false,
            copied: false,
        }
    }
}

/// What the dialog has around its list, in points.
const AROUND: f32 = 250.0;

impl Dialog for Shortcuts {
    fn title(&self) -> &'static str {
        "shortcuts-title"
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn take_keys(&mut self, events: &mut Vec<Event>) {
        let plain = |chord: &Chord, key| chord.key == key && !(chord.ctrl || chord.alt || chord.shift);
        match self.mode {
            Mode::Choose => {}
            // Esc answers, and does not close.
            Mode::Ask(..) => events.retain(|event| {
                let escape = named(event).is_some_and(|chord| plain(&chord, "Escape"));
                if escape {
                    self.pressed = Some(Pressed::Keep);
                }
                !escape
            }),
            Mode::SearchKey | Mode::Record(_) => {
                let chord = events.iter().find_map(named);
                self.pressed = chord.map(|chord| match () {
                    () if plain(&chord, "Escape") => Pressed::Keep,
                    () if plain(&chord, "Backspace") => Pressed::Remove,
                    () => Pressed::Chord(chord),
                });
                events.retain(|event| !is_of_keyboard(event));
            }
        }
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let field = Id::unique("shortcuts-text");
        self.focus.give(ui, field);
        self.focus_key = self.next_focus.take();
        self.answer(scene);
        let step = self.step(ui, field);
        let searched = (self.text.text().to_owned(), self.key.clone());
        let entered = self.search(ui, scene, field);
        let found = self.found(scene);
        // What fits best is meant, once something else is searched for.
        let anew = searched != (self.text.text().to_owned(), self.key.clone());
        self.choose(&found, step, anew);
        if let (true, Some((entry, _))) = (entered, found.iter().find(|(one, _)| one.command == self.chosen))
        {
            self.begin(scene, entry.command, 0);
        }
        // A question below a command at the edge would be out of sight.
        if self.mode != self.shown_mode {
            self.shown_mode = self.mode.clone();
            self.show_chosen = true;
        }
        ui.add_space(4.0);
        let room = (ui.ctx().content_rect().height() - AROUND).max(120.0);
        let list = ScrollArea::vertical().id_salt("shortcuts").max_height(room).auto_shrink([false, false]);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            self.strangers(ui, scene);
            self.list(ui, scene, &found);
        });
        if self.next_focus.is_some() {
            ui.ctx().request_repaint();
        }
        self.footer(ui, scene)
    }
}

/// Whether an event is the keyboard's.
fn is_of_keyboard(event: &Event) -> bool {
    use Event::{Copy, Cut, Ime, Key, Paste, Text};
    matches!(event, Key { .. } | Text(_) | Ime(_) | Copy | Cut | Paste(_))
}

impl Shortcuts {
    /// Follows what was pressed while a key was asked for.
    fn answer(&mut self, scene: &Scene<'_>) {
        let Some(pressed) = self.pressed.take() else { return };
        match (std::mem::replace(&mut self.mode, Mode::Choose), pressed) {
            (Mode::SearchKey, Pressed::Chord(chord)) => self.key = Some(chord),
            (Mode::SearchKey, _) => self.key = None,
            (Mode::Record(slot), Pressed::Chord(chord)) => self.give(scene, slot, chord),
            (Mode::Record(slot), Pressed::Remove) => self.remove(scene, &slot),
            (Mode::Record(slot) | Mode::Ask(slot, _), Pressed::Keep) => self.next_focus = Some(slot.index),
            (mode, _) => self.mode = mode,
        }
    }

    /// Gives the chosen command a key, unless something else has it: then it asks.
    fn give(&mut self, scene: &Scene<'_>, slot: Slot, chord: Chord) {
        let command = self.chosen;
        self.next_focus = Some(slot.index);
        let other = scene.keymap.command(&chord).filter(|other| *other != command);
        let usual = command.entry().keys.contains(&&*chord.to_string());
        let wanted = chord.hazard().is_some_and(|hazard| hazard != Hazard::AltGr && !usual);
        if other.is_some() || wanted {
            self.mode = Mode::Ask(slot, chord);
        } else {
            scene.send(Action::ChangeKeys(KeyChange::Give { command, chord, instead_of: slot.old }));
        }
    }

    fn remove(&mut self, scene: &Scene<'_>, slot: &Slot) {
        self.next_focus = Some(slot.index);
        if let Some(old) = &slot.old {
            let change = KeyChange::Take { command: self.chosen, text: old.to_string() };
            scene.send(Action::ChangeKeys(change));
        }
    }

    /// Begins to ask for a key of a command: for this one of its keys, or for
    /// another where it has no such.
    fn begin(&mut self, scene: &Scene<'_>, command: Command, index: usize) {
        self.chosen = command;
        self.show_chosen = true;
        if !command.has_fixed_keys() {
            let keys = scene.keymap.keys(command);
            let index = index.min(keys.len());
            self.mode = Mode::Record(Slot { index, old: keys.get(index).cloned() });
        }
        self.next_focus = Some(index);
    }

    /// By how many commands the arrows go down, or up. They go through the list
    /// from the search field and from a key of the chosen command.
    fn step(&mut self, ui: &Ui, field: Id) -> isize {
        let focused = ui.memory(|memory| memory.focused());
        let in_row = self.mode == Mode::Choose && focused.is_some_and(|id| row::is_key(self.chosen, id));
        if focused != Some(field) && !in_row {
            return 0;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let step = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
        if in_row && step != 0 {
            self.next_focus = Some(0);
        }
        step
    }

    /// The field to search with, and the button that asks for a key; true when
    /// Enter was pressed in the field.
    fn search(&mut self, ui: &mut Ui, scene: &Scene<'_>, field: Id) -> bool {
        let mut entered = false;
        scene.row(ui, |ui| {
            ui.with_layout(scene.rest_from_end(), |ui| {
                let asking = self.mode == Mode::SearchKey;
                let name = scene.tr("shortcuts-by-key");
                let text = if asking { scene.tr("shortcuts-by-key-press") } else { name.clone() };
                let emphasis = if asking { Emphasis::Main } else { Emphasis::Plain };
                let switch = widgets::button(ui, scene, &text, emphasis);
                if asking {
                    hold_keys(ui, switch.id);
                }
                if switch.clicked() {
                    self.mode = if asking { Mode::Choose } else { Mode::SearchKey };
                    switch.request_focus();
                }
                if let Some(key) = self.key.clone() {
                    let clear = scene.tr_with("shortcuts-clear-key", "key", &key.label());
                    if widgets::icon_button(ui, scene, Icon::Close, &clear).clicked() {
                        self.key = None;
                    }
                    let id = Id::unique("shortcuts-searched");
                    let name = format!("{name}: {}", key.label());
                    let cap = (&*key.label(), &*name);
                    widgets::key_cap(ui, scene, id, cap, CapLook::Changed, Sense::hover());
                }
                let name = scene.tr("shortcuts-search");
                let width = ui.available_width();
                let shown = Field::new(field, &mut self.text, &name).hint(&name).width(width).show(ui, scene);
                entered = shown.entered;
                if shown.editor.changed {
                    self.mode = Mode::Choose;
                }
            });
        });
        entered
    }

    /// The commands that fit what is searched for, with menu and name.
    fn found(&mut self, scene: &Scene<'_>) -> Vec<(&'static Entry, String)> {
        let mut found = self.finder.find(scene, self.text.text(), |_| false);
        if let Some(key) = &self.key {
            found.retain(|(entry, _)| scene.keymap.keys(entry.command).contains(key));
        }
        found
    }

    /// Keeps the chosen command among those found, and goes on by some of them.
    fn choose(&mut self, found: &[(&'static Entry, String)], step: isize, anew: bool) {
        let place = found.iter().position(|(entry, _)| entry.command == self.chosen);
        let last = found.len().saturating_sub(1);
        let to = place.filter(|_| !anew).map_or(0, |place| place.saturating_add_signed(step).min(last));
        let Some((entry, _)) = found.get(to).filter(|_| place != Some(to)) else { return };
        self.chosen = entry.command;
        self.mode = match self.mode {
            Mode::SearchKey => Mode::SearchKey,
            _ => Mode::Choose,
        };
        self.show_chosen = true;
    }

    /// What the keymap names and no command is.
    fn strangers(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        for problem in scene.keymap.problems() {
            let KeymapProblem::NoCommand(id) = problem else { continue };
            warning(ui, scene, problem);
            let remove = scene.tr_with("shortcuts-remove-text", "key", id);
            if widgets::button(ui, scene, &remove, Emphasis::Plain).clicked() {
                scene.send(Action::ChangeKeys(KeyChange::Forget(id.clone())));
                // The button goes away, and the keyboard with it.
                self.focus = FirstFocus::default();
            }
            ui.add_space(4.0);
        }
    }

    /// The commands: by menu, or while something is searched for as they fit.
    fn list(&mut self, ui: &mut Ui, scene: &Scene<'_>, found: &[(&'static Entry, String)]) {
        let searching = self.key.is_some() || !self.text.text().trim().is_empty();
        if let (true, Some(key)) = (found.is_empty(), &self.key) {
            let none = scene.tr_with("shortcuts-by-key-none", "key", &key.label());
            widgets::label(ui, &none, scene.theme.weak());
        } else if found.is_empty() {
            widgets::label(ui, &scene.tr("palette-none"), scene.theme.weak());
        }
        let mut menu: Option<Menu> = None;
        for (entry, label) in found {
            if !searching && menu != Some(entry.menu) {
                menu = Some(entry.menu);
                ui.add_space(6.0);
                let title = scene.tr(&format!("menu-{}", entry.menu.id()));
                widgets::label(ui, &title, scene.theme.heading());
                ui.add_space(2.0);
            }
            let label = if searching { label.clone() } else { scene.tr(&entry.label()) };
            self.row(ui, scene, entry.command, &label);
        }
        self.show_chosen = false;
    }

    fn footer(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        ui.add_space(6.0);
        scene.row_from_end(ui, |ui| {
            let path = scene.keymap_path.display().to_string();
            let name = scene.keymap_path.file_name().unwrap_or_default().to_string_lossy();
            let link = widgets::link(ui, scene, &scene.tr("shortcuts-path"));
            let link = widgets::tooltip(scene, link, &path);
            if link.clicked() {
                ui.ctx().copy_text(path);
                self.copied = true;
            }
            scene.row(ui, |ui| {
                widgets::line(ui, &scene.tr_with("shortcuts-file", "file", &name), scene.theme.small());
            });
        });
        ui.add_space(4.0);
        let mut flow = Flow::Stay;
        scene.row_from_end(ui, |ui| {
            if widgets::button(ui, scene, &scene.tr("close"), Emphasis::Main).clicked() {
                flow = Flow::Close;
            }
            if widgets::button(ui, scene, &scene.tr("shortcuts-copy"), Emphasis::Plain).clicked() {
                let title = |menu: Menu| scene.tr(&format!("menu-{}", menu.id()));
                let label = |command: Command| scene.tr(&command.entry().label());
                ui.ctx().copy_text(keymap::to_toml(scene.keymap, title, label));
                self.copied = true;
            }
            let all_usual = |ui: &mut Ui| {
                widgets::button(ui, scene, &scene.tr("shortcuts-all-usual"), Emphasis::Plain).clicked()
            };
            if ui.add_enabled_ui(scene.keymap.has_changes(), all_usual).inner {
                scene.send(Action::ChangeKeys(KeyChange::AllUsual));
                self.focus = FirstFocus::default();
            }
            if self.copied {
                widgets::line(ui, &scene.tr("shortcuts-copied"), scene.theme.weak());
            }
        });
        flow
    }
}

/// Keeps keys that move the keyboard's focus with a widget that asks for keys.
fn hold_keys(ui: &Ui, id: Id) {
    let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, all));
}

/// A sentence about what does not work.
fn warning(ui: &mut Ui, scene: &Scene<'_>, problem: &KeymapProblem) {
    let style = TextStyle { color: scene.theme.warning, ..scene.theme.small() };
    widgets::label(ui, &Phrase::from(problem).say(scene.t), style);
}
