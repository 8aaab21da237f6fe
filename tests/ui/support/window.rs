//! The whole window under test: driven by keys and pointer as a user drives it,
//! and read through its accessibility tree.

use super::renderer::CpuRenderer;
use super::snapshot_options;
use egui::accesskit::{Action, Role};
use egui::{
    Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, UiBuilder, ViewportEvent, ViewportId,
};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tarjuman::app::command::Command;
use tarjuman::app::config::Folders;
use tarjuman::app::keymap::Chord;
use tarjuman::app::state::State;
use tarjuman::app::workbench::Workbench;
use tarjuman::model::Segment;
use tarjuman::settings::{Settings, Theme};
use tarjuman::ui::{Shell, Start};

/// How long anything may take that is done in the background.
const PATIENCE: Duration = Duration::from_secs(60);

/// The usual size of a window under test, in points.
pub const SIZE: [f32; 2] = [1100.0, 700.0];

/// A window with folders of its own.
pub struct Window {
    harness: Harness<'static, Desk>,
    folder: tempfile::TempDir,
}

/// The window, once the first frame has made it.
struct Desk {
    start: Option<Start>,
    shell: Option<Shell>,
}

/// What assistive technology knows of a widget.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What it is.
    pub role: Role,
    /// What it is called.
    pub name: String,
    /// Its text, of labels and fields.
    pub value: String,
    /// Where it is, in points.
    pub rect: Rect,
    /// Whether it has the keyboard.
    pub focused: bool,
    /// Whether it can be pressed or given the keyboard.
    pub interactive: bool,
}

/// The settings of a window in this language, which follow nothing of the system.
pub fn settings(language: &str) -> Settings {
    Settings {
        interface_language: language.parse().ok(),
        theme: Theme::Light,
        author: "Ada".to_owned(),
        ..Settings::default()
    }
}

impl Window {
    /// A window at its welcome page.
    pub fn welcome(settings: Settings) -> Self {
        Self::of(SIZE, settings, tempfile::tempdir().expect("a temporary folder"), Vec::new())
    }

    /// A window at its welcome page, over a folder that another window left.
    pub fn again(settings: Settings, folder: tempfile::TempDir) -> Self {
        Self::of(SIZE, settings, folder, Vec::new())
    }

    /// A window over the sample project, with its glossaries ready.
    pub fn sample(settings: Settings) -> Self {
        Self::sample_sized(SIZE, settings)
    }

    /// The same in a window of this size.
    pub fn sample_sized(size: [f32; 2], settings: Settings) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut window = Self::of(size, settings, folder, Vec::new());
        window.command(Command::OpenSample);
        window.until_ready();
        window
    }

    /// A window over a file, with the glossaries of a project ready.
    pub fn file(settings: Settings, folder: tempfile::TempDir, file: &Path) -> Self {
        let mut window = Self::of(SIZE, settings, folder, vec![file.to_owned()]);
        window.until_ready();
        window
    }

    fn of(size: [f32; 2], settings: Settings, folder: tempfile::TempDir, files: Vec<PathBuf>) -> Self {
        let within = |name| folder.path().join(name);
        let folders = Folders { config: within("config"), data: within("data"), cache: within("cache") };
        let start = Start { settings, folders, files, sample: false, notice: None };
        let mut harness = Harness::builder()
            .with_size(size)
            .with_step_dt(1.0 / 60.0)
            .with_os(egui::os::OperatingSystem::Nix)
            .with_options(snapshot_options())
            .renderer(CpuRenderer::default())
            .build_ui_state(
                |ui, desk: &mut Desk| {
                    if let Some(start) = desk.start.take() {
                        desk.shell = Some(Shell::new(ui.ctx(), start));
                    }
                    // The harness keeps a margin; the window has the whole screen.
                    let whole = UiBuilder::new().max_rect(ui.ctx().content_rect());
                    let mut screen = ui.new_child(whole);
                    screen.set_clip_rect(screen.max_rect());
                    if let Some(shell) = &mut desk.shell {
                        shell.show(&mut screen);
                    }
                },
                Desk { start: Some(start), shell: None },
            );
        harness.run_steps(3);
        Self { harness, folder }
    }

    /// Ends the window as its close button does, and returns its folder.
    pub fn close(mut self) -> tempfile::TempDir {
        let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(ViewportEvent::Close);
        self.harness.step();
        self.until("everything is written and the project closed", |window| {
            window.state().workbench.is_none()
        });
        self.folder
    }

    /// The window's own folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The sample project's file.
    pub fn sample_path(&self) -> PathBuf {
        self.folder.path().join("data/sample.tarjuman")
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        self.harness.state().shell.as_ref().expect("the first frame makes the window").state()
    }

    /// The open project.
    pub fn workbench(&self) -> &Workbench {
        self.state().workbench.as_ref().expect("a project is open")
    }

    /// The segment in the editor.
    pub fn active(&self) -> &Segment {
        self.workbench().active().expect("a segment is in the editor")
    }

    /// The index of the segment in the editor.
    pub fn index(&self) -> usize {
        self.workbench().active_index().expect("a segment is in the editor")
    }

    /// A segment of the document in view.
    pub fn segment(&self, index: usize) -> &Segment {
        &self.workbench().document().expect("a document is in view").segments[index]
    }

    /// The Fluent ids of everything that was told.
    pub fn told(&self) -> Vec<&'static str> {
        self.state().notices.iter().map(|told| told.notice.phrase.message).collect()
    }

    /// Draws that many frames.
    pub fn frames(&mut self, count: usize) {
        self.harness.run_steps(count);
    }

    /// Draws frames until something holds, but not for ever.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let begin = Instant::now();
        while !holds(self) {
            assert!(begin.elapsed() < PATIENCE, "waited in vain: {what}; told: {:?}", self.told());
            std::thread::sleep(Duration::from_millis(2));
            self.harness.step();
        }
    }

    /// Draws frames until a project is open and its glossaries are ready.
    pub fn until_ready(&mut self) {
        let ready =
            |window: &Self| window.state().workbench.as_ref().is_some_and(|bench| bench.lexicon().is_some());
        self.until("the project is open and its glossaries are ready", ready);
        self.until("nothing is being done", |window| window.state().working.is_none());
        self.frames(4);
    }

    /// Draws frames until everything is written.
    pub fn until_saved(&mut self) {
        use tarjuman::app::session::SaveState;
        self.until("everything is saved", |window| {
            window.workbench().session().save_state() == SaveState::Saved
        });
    }

    /// Presses keys, written as in a keymap: `Ctrl+Shift+P`.
    pub fn key(&mut self, chord: &str) {
        let chord: Chord = chord.parse().unwrap_or_else(|error| panic!("{chord}: {error:?}"));
        let key = Key::from_name(&chord.key).unwrap_or_else(|| panic!("{} is a key", chord.key));
        let modifiers = Modifiers {
            alt: chord.alt,
            ctrl: chord.ctrl,
            shift: chord.shift,
            mac_cmd: false,
            command: chord.ctrl,
        };
        if modifiers.is_none() {
            self.harness.key_press(key);
        } else {
            self.harness.key_press_modifiers(modifiers, key);
        }
        self.frames(3);
    }

    /// Presses the first key of a command.
    pub fn command(&mut self, command: Command) {
        let keys = command.entry().keys.first().unwrap_or_else(|| panic!("{command:?} has a key"));
        self.key(keys);
    }

    /// Types a text, a frame for each character.
    pub fn type_text(&mut self, text: &str) {
        self.type_fast(text);
        self.frames(1);
    }

    /// Types a text so fast that there is no frame between it and what comes next.
    pub fn type_fast(&mut self, text: &str) {
        for char in text.chars() {
            self.harness.event(Event::Text(char.to_string()));
            self.harness.step();
        }
    }

    /// Lets an event arrive.
    pub fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.frames(2);
    }

    /// Lets several events arrive in one frame.
    pub fn burst(&mut self, events: Vec<Event>) {
        self.harness.input_mut().events.extend(events);
        self.frames(6);
    }

    /// Presses the main button of the pointer somewhere.
    pub fn click(&mut self, pos: Pos2) {
        for event in pressing(pos) {
            self.harness.event(event);
            self.harness.step();
        }
        self.frames(3);
    }

    /// Presses the other button of the pointer somewhere.
    pub fn right_click(&mut self, pos: Pos2) {
        for event in presses(pos, PointerButton::Secondary) {
            self.harness.event(event);
            self.harness.step();
        }
        self.frames(4);
    }

    /// Presses the widget of this role and name, once it stands still: what came in
    /// the last frame can move the rest in the next one.
    pub fn press(&mut self, role: Role, name: &str) {
        let mut rect = self.find(role, name).rect;
        loop {
            self.frames(1);
            let before = std::mem::replace(&mut rect, self.find(role, name).rect);
            if rect == before {
                break;
            }
        }
        self.click(rect.center());
    }

    /// Presses the widget of this role and name and returns what that copies.
    pub fn copied_by(&mut self, role: Role, name: &str) -> Option<String> {
        let pos = self.find(role, name).rect.center();
        self.copied_at(pos)
    }

    /// Presses the main button of the pointer somewhere and returns what that
    /// copies.
    pub fn copied_at(&mut self, pos: Pos2) -> Option<String> {
        let mut copied = None;
        for event in pressing(pos) {
            self.harness.event(event);
            self.harness.step();
            let commands = &self.harness.output().platform_output.commands;
            copied = copied.or_else(|| {
                commands.iter().find_map(|command| match command {
                    OutputCommand::CopyText(text) => Some(text.clone()),
                    _ => None,
                })
            });
        }
        self.frames(3);
        copied
    }

    /// Scrolls down by that many points under the pointer.
    pub fn scroll(&mut self, pos: Pos2, points: f32) {
        // Rolling takes time, which stands still after `calm`.
        self.harness.input_mut().time = None;
        self.hover(Some(pos));
        self.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            source: egui::MouseWheelSource::Trackpad,
            delta: egui::vec2(0.0, -points),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        // The list rolls on for a moment.
        self.frames(40);
    }

    /// Drops a file onto the window.
    pub fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.frames(2);
    }

    /// Moves the pointer somewhere, or out of the window.
    pub fn hover(&mut self, pos: Option<Pos2>) {
        self.event(pos.map_or(Event::PointerGone, Event::PointerMoved));
    }

    /// Presses Tab until the widget of this role and name has the keyboard.
    pub fn tab_to(&mut self, role: Role, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..80 {
            if self.find(role, name).focused {
                return;
            }
            self.key("Tab");
            passed.push(self.focused().map(|seen| seen.name));
        }
        panic!("Tab does not come to {name:?}, but to {passed:?}");
    }

    /// Every widget and text, in the order of the tree.
    pub fn seen(&self) -> Vec<Seen> {
        let root = self.harness.root();
        let mut seen = Vec::new();
        let mut waiting = vec![root.accesskit_node()];
        while let Some(node) = waiting.pop() {
            let children: Vec<_> = node.children().collect();
            waiting.extend(children.into_iter().rev());
            let data = node.data();
            let rect = node.bounding_box().map_or(Rect::NOTHING, |rect| {
                Rect::from_min_max(
                    Pos2::new(rect.x0 as f32, rect.y0 as f32),
                    Pos2::new(rect.x1 as f32, rect.y1 as f32),
                )
            });
            seen.push(Seen {
                role: node.role(),
                name: node.label().unwrap_or_default(),
                value: node.value().unwrap_or_default(),
                rect,
                focused: node.is_focused(),
                interactive: data.supports_action(Action::Click) || data.supports_action(Action::Focus),
            });
        }
        seen
    }

    /// The widget that has the keyboard.
    pub fn focused(&self) -> Option<Seen> {
        self.seen().into_iter().find(|seen| seen.focused)
    }

    /// The widget of this role and name.
    pub fn find(&self, role: Role, name: &str) -> Seen {
        let seen = self.seen();
        let found = seen.iter().find(|one| one.role == role && one.name == name);
        found.cloned().unwrap_or_else(|| {
            let names: Vec<_> = seen.iter().filter(|one| one.role == role).map(|one| &one.name).collect();
            panic!("there is no {role:?} {name:?}; there are {names:?}")
        })
    }

    /// Whether a text is to be read somewhere.
    pub fn reads(&self, text: &str) -> bool {
        self.seen().iter().any(|seen| seen.name == text || seen.value == text)
    }

    /// Whether the editor of the translation has the keyboard.
    pub fn is_writing(&self) -> bool {
        self.harness.ctx.memory(|memory| memory.has_focus(target_editor()))
    }

    /// Lets toasts go away, takes the pointer away and stops the caret's blinking,
    /// so that the window looks the same whenever one looks.
    pub fn calm(&mut self) {
        self.hover(None);
        let time = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(time + 60.0);
        self.harness.step();
        self.harness.ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        self.frames(3);
    }

    /// Whether this part of the window looks another when the pointer is at `pos`
    /// than when it is nowhere. The pointer itself is not drawn.
    pub fn changes_under(&mut self, part: Rect, pos: Pos2) -> bool {
        let mut look = |pos| {
            self.hover(pos);
            self.frames(4);
            let picture = self.harness.render().expect("a picture");
            let (min, size) = (part.min.floor(), part.size().floor());
            image::imageops::crop_imm(&picture, min.x as u32, min.y as u32, size.x as u32, size.y as u32)
                .to_image()
        };
        look(None) != look(Some(pos))
    }

    /// Compares the window with a picture of this name.
    pub fn snapshot(&mut self, name: &str) {
        self.harness.snapshot(name);
    }
}

/// The events of a press of the main button.
fn pressing(pos: Pos2) -> [Event; 3] {
    presses(pos, PointerButton::Primary)
}

/// The events of a press of a button.
fn presses(pos: Pos2, button: PointerButton) -> [Event; 3] {
    let button = |pressed| Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
    [Event::PointerMoved(pos), button(true), button(false)]
}

/// A file that is dropped.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// The widget of the translation's editor.
fn target_editor() -> egui::Id {
    egui::Id::unique("target-editor")
}
