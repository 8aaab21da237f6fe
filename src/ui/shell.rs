//! The window as a whole: what is drawn where, and what happens each frame.

use super::dialogs::{self, Dialog, Flow};
use super::dispatch::Leave;
use super::dispatch::offer_copy;
use super::panels::bars::{self, FilterBar};
use super::panels::concepts::ConceptsPanel;
use super::panels::find::FindBar;
use super::panels::news::Toasts;
use super::panels::segments::SegmentsPanel;
use super::panels::{context, side, terms, welcome};
use super::scene::Scene;
use super::text::{self, FontChoice};
use super::theme::Theme;
use super::{keys, widgets};
use crate::app::action::Action;
use crate::app::clock;
use crate::app::config::{self, Folders};
use crate::app::keymap::{Chord, Keymap, KeymapFile, Watch};
use crate::app::notice::Notice;
use crate::app::phrases::Phrase;
use crate::app::presets::Presets;
use crate::app::state::{State, Working};
use crate::app::tasks::{Outcome, Purpose, Task};
use crate::app::workbench::View;
use crate::formats::glossaries::table::Mapping;
use crate::i18n::{Translator, negotiate};
use crate::jobs::Jobs;
use crate::model::{Language, SegmentId};
use crate::settings::Settings;
use crate::store::{HistoryItem, StoreError, ViewState};
use egui::{CentralPanel, Context, Event, Frame, Key, Margin, Panel, Ui, ViewportCommand};
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// What the window begins with.
pub struct Start {
    /// What the user prefers.
    pub settings: Settings,
    /// Where the program keeps its own files.
    pub folders: Folders,
    /// A project to open, or files to make one of.
    pub files: Vec<PathBuf>,
    /// Whether to open the sample.
    pub sample: bool,
    /// What there is to tell already.
    pub notice: Option<Notice>,
}

/// What a project file will tell of a segment.
type HistoryAnswer = Receiver<Result<Vec<HistoryItem>, StoreError>>;

/// The window.
pub struct Shell {
    ctx: Context,
    pub(super) state: State,
    pub(super) folders: Folders,
    pub(super) t: Translator,
    pub(super) theme: Theme,
    pub(super) keymap: Keymap,
    pub(super) keymap_file: KeymapFile,
    pub(super) keymap_watch: Watch,
    pub(super) jobs: Jobs<Purpose, Outcome>,
    pub(super) segments: SegmentsPanel,
    pub(super) concepts: ConceptsPanel,
    pub(super) filter: FilterBar,
    pub(super) find: FindBar,
    pub(super) dialogs: Vec<Box<dyn Dialog>>,
    /// The menu that a right click brought up, and what it belongs to.
    menu: Option<(context::Of, widgets::ContextMenu)>,
    pub(super) history: Option<(SegmentId, HistoryAnswer)>,
    pub(super) toasts: Toasts,
    /// How a table was read that is looked through, to be kept when it is taken in.
    pub(super) new_preset: Option<Box<Mapping>>,
    /// How many tasks were started.
    started: u64,
    /// Events that wait for the next frame.
    later: Vec<Event>,
    pub(super) sent: RefCell<Vec<Action>>,
    /// The settings as the file has them.
    kept: Settings,
    /// When changed settings are to be written, in milliseconds since 1970.
    keep_at: Option<i64>,
    /// Where the user is as the project file has it, and when it was written
    /// there, in milliseconds since 1970.
    viewed: (ViewState, i64),
    /// The glossary version that look-ups know.
    indexed: Option<u64>,
    /// Why the last attempt to write failed, as it was told.
    failure: Option<Notice>,
    /// What waits for edits that are on their way.
    pub(super) held: Vec<Action>,
    /// What the project is left for once that is safe.
    pub(super) leaving: Option<Leave>,
    /// Whether the user was told that closing now loses changes.
    pub(super) warned: bool,
    /// The last change that is in a copy of the open project.
    pub(super) copied: Option<u64>,
    title: String,
    /// The zoom and the size of the window in the last frame.
    sized: (f32, egui::Vec2),
    /// The system's theme and settings that the colours were made for.
    themed: Option<(bool, crate::settings::Theme, u32)>,
}

/// How long changed settings wait to be written, in milliseconds.
const KEEP_AFTER: i64 = 800;

/// How often the place of the caret is written at the most, in milliseconds.
const VIEW_AFTER: i64 = 300;

/// What panels and dialogs draw from. A method would borrow all of the shell,
/// and they are parts of it.
macro_rules! scene {
    ($shell:expr) => {
        $crate::ui::scene::Scene {
            state: &$shell.state,
            t: &$shell.t,
            theme: &$shell.theme,
            keymap: &$shell.keymap,
            keymap_path: $shell.keymap_file.path(),
            covered: false,
            sent: &$shell.sent,
        }
    };
}

pub(super) use scene;

impl Shell {
    /// A window over this context.
    pub fn new(ctx: &Context, start: Start) -> Self {
        text::install(ctx);
        // Zoom is a setting of ours, with keys of ours.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = ctx.clone();
        let system: Vec<Language> = sys_locale::get_locales().filter_map(|tag| tag.parse().ok()).collect();
        let wanted = start.settings.interface_language.iter().chain(&system);
        let t = Translator::new(&negotiate(wanted));
        let (keymap_file, keymap_notice) = KeymapFile::open(start.folders.keymap());
        let keymap_waker = ctx.clone();
        let keymap_watch = Watch::new(start.folders.keymap(), move || keymap_waker.request_repaint());
        let (presets, presets_notice) = Presets::load(&start.folders.presets());
        let mut shell = Self {
            ctx: ctx.clone(),
            theme: Theme::of(start.settings.theme, false, start.settings.text.interface_size),
            state: State::new(start.settings.clone(), presets),
            folders: start.folders,
            t,
            keymap: Keymap::default(),
            keymap_file,
            keymap_watch,
            jobs: Jobs::new(move || waker.request_repaint()),
            segments: SegmentsPanel::default(),
            concepts: ConceptsPanel::default(),
            filter: FilterBar::default(),
            find: FindBar::default(),
            dialogs: Vec::new(),
            menu: None,
            history: None,
            toasts: Toasts::default(),
            new_preset: None,
            later: Vec::new(),
            started: 0,
            sent: RefCell::default(),
            kept: start.settings,
            keep_at: None,
            viewed: Default::default(),
            indexed: None,
            failure: None,
            held: Vec::new(),
            leaving: None,
            warned: false,
            copied: None,
            title: String::new(),
            sized: (1.0, egui::Vec2::ZERO),
            themed: None,
        };
        start
            .notice
            .into_iter()
            .chain(keymap_notice)
            .chain(presets_notice)
            .for_each(|notice| shell.tell(notice));
        shell.begin_keys();
        shell.apply_fonts(ctx);
        match start.files.as_slice() {
            [] if start.sample => shell.start_task(Task::Sample(shell.folders.sample())),
            [] => {}
            [project] if project.extension().is_some_and(|extension| extension == "tarjuman") => {
                shell.start_task(Task::Open(project.clone()));
            }
            files => shell.dialogs.push(Box::new(dialogs::NewProjectDialog::new(files))),
        }
        shell
    }

    /// Starts something in the background.
    pub(super) fn start_task(&mut self, task: Task) {
        self.started += 1;
        let purpose = match task.purpose() {
            Purpose::Import(_) => Purpose::Import(self.started),
            purpose => purpose,
        };
        if let Err(error) = self.jobs.start(purpose, move |context| task.run(context)) {
            self.forget_edit(purpose);
            self.tell(Notice::error(Phrase::bug(error)));
        }
    }

    /// What wakes the window up from another thread.
    pub(super) fn waker(&self) -> impl Fn() + Send + 'static {
        let ctx = self.ctx.clone();
        move || ctx.request_repaint()
    }

    /// Gives the interface another language, and the window its title.
    pub(super) fn apply_language(&mut self) {
        let system: Vec<Language> = sys_locale::get_locales().filter_map(|tag| tag.parse().ok()).collect();
        let language = negotiate(self.state.settings.interface_language.iter().chain(&system));
        if language != *self.t.language() {
            self.t = Translator::new(&language);
            self.title.clear();
        }
    }

    pub(super) fn apply_fonts(&self, ctx: &Context) {
        let family = self.state.settings.text.rtl_family.clone();
        text::set_fonts(ctx, FontChoice { source: family, ..FontChoice::default() });
    }

    /// Everything of a frame that is not drawing.
    fn think(&mut self, ctx: &Context) {
        let now = clock::now();
        for event in self.jobs.poll() {
            self.take_in(ctx, event, now);
        }
        // The first of them is told: what was asked for before what serves it.
        self.state.working =
            self.jobs.running().copied().min().map(|purpose| Working {
                purpose,
                progress: self.jobs.progress(&purpose).unwrap_or_default(),
            });
        self.do_held(ctx);
        self.go_on_leaving(ctx, now);
        self.poll_session(ctx, now);
        self.feed_concepts();
        self.poll_history();
        self.poll_keys(ctx);
        self.note_size(ctx);
        self.keep_settings(ctx, now);
        self.colour(ctx);
        self.follow_size(ctx);
        self.entitle(ctx);
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.drop_files(dropped);
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            if !self.may_quit(ctx, now) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
            self.write_settings();
        }
    }

    fn poll_session(&mut self, ctx: &Context, now: i64) {
        let Some(workbench) = &mut self.state.workbench else { return };
        workbench.set_style(self.state.settings.style);
        let polled = workbench.poll(now);
        let failure = workbench.session().failure();
        if failure.is_none() {
            self.warned = false;
        }
        let failure = failure.map(|error| offer_copy(Notice::error(error)));
        let due = workbench.session_mut().tick(now);
        if workbench.step() {
            ctx.request_repaint();
        }
        if let Some(due) = due {
            ctx.request_repaint_after(Duration::from_millis(due.max(1) as u64));
        }
        let view = workbench.view(self.segments.target.caret());
        if view != self.viewed.0 && self.segments.editing() == view.segment {
            if now - self.viewed.1 >= VIEW_AFTER {
                workbench.session().put_view(view.clone());
                self.viewed = (view, now);
            } else {
                ctx.request_repaint_after(Duration::from_millis(VIEW_AFTER as u64));
            }
        }
        let version = workbench.index_version();
        if self.indexed != Some(version) {
            self.indexed = Some(version);
            let project = workbench.session().project();
            let glossaries = project.glossaries().to_vec();
            let languages = (project.source.clone(), project.target.clone());
            let cache = self.folders.index_cache();
            let task = Task::Index(project.id, glossaries, languages.0, languages.1, cache);
            self.start_task(task);
        }
        // Every attempt fails anew, but there is nothing new to tell.
        if failure != self.failure {
            failure.clone().into_iter().for_each(|notice| self.tell(notice));
            self.failure = failure;
        }
        self.settle(polled);
    }

    fn poll_history(&mut self) {
        let Some((segment, answer)) = &self.history else { return };
        match answer.try_recv() {
            Ok(Ok(items)) => self.dialogs.push(Box::new(dialogs::History::new(*segment, &items))),
            Ok(Err(error)) => self.tell(Notice::error(&error)),
            Err(std::sync::mpsc::TryRecvError::Empty) => return,
            Err(std::sync::mpsc::TryRecvError::Disconnected) => {}
        }
        self.history = None;
    }

    /// Forgets which glossaries are ready, for another project's are wanted.
    pub(super) fn forget_index(&mut self) {
        self.indexed = None;
    }

    /// Notes how large the window is, for the next time.
    fn note_size(&mut self, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        let size = ctx.input(|input| {
            let viewport = input.viewport();
            let special = viewport.maximized == Some(true) || viewport.fullscreen == Some(true);
            viewport.inner_rect.filter(|_| !special).map(|rect| rect.size() * zoom)
        });
        let Some(size) = size.filter(|size| size.x >= 480.0 && size.y >= 320.0) else { return };
        let known = &mut self.state.settings.layout.window;
        if (known[0] - size.x).abs() > 1.0 || (known[1] - size.y).abs() > 1.0 {
            *known = [size.x.round(), size.y.round()];
        }
    }

    fn keep_settings(&mut self, ctx: &Context, now: i64) {
        if self.state.settings == self.kept {
            self.keep_at = None;
            return;
        }
        let at = *self.keep_at.get_or_insert(now + KEEP_AFTER);
        if now >= at {
            self.write_settings();
        } else {
            ctx.request_repaint_after(Duration::from_millis((at - now) as u64));
        }
    }

    pub(super) fn write_settings(&mut self) {
        if self.state.settings == self.kept {
            return;
        }
        // Not tried again until something else changes, or the notice would
        // come every second.
        self.kept = self.state.settings.clone();
        self.keep_at = None;
        if let Err(notice) = config::save(&self.folders.settings(), &self.kept) {
            self.tell(notice);
        }
    }

    fn colour(&mut self, ctx: &Context) {
        let dark = ctx.input(|input| input.raw.system_theme) == Some(egui::Theme::Dark);
        let settings = &self.state.settings;
        let wanted = (dark, settings.theme, settings.text.interface_size.to_bits());
        if self.themed != Some(wanted) {
            self.theme = Theme::of(settings.theme, dark, settings.text.interface_size);
            self.theme.apply(ctx);
            self.themed = Some(wanted);
        }
        if (ctx.zoom_factor() - settings.text.zoom).abs() > 0.001 {
            ctx.set_zoom_factor(settings.text.zoom);
        }
    }

    /// Keeps the active segment in view while everything changes its size.
    fn follow_size(&mut self, ctx: &Context) {
        let size = (ctx.zoom_factor(), ctx.content_rect().size());
        if std::mem::replace(&mut self.sized, size) != size && self.segments.shows_active() {
            self.segments.show_active();
        }
    }

    /// Keeps the window's title up to date.
    fn entitle(&mut self, ctx: &Context) {
        let title = match &self.state.workbench {
            Some(workbench) => {
                let name = workbench.path().file_stem().unwrap_or_default().to_string_lossy();
                let state = self.t.tr(workbench.session().save_state().message());
                crate::tr!(self.t, "window-title", project = name.as_ref(), state = state)
            }
            None => self.t.tr("app-title"),
        };
        if title != self.title {
            // The window manager draws the title and shows isolates as boxes.
            let plain = title.replace(['\u{2068}', '\u{2069}'], "");
            ctx.send_viewport_cmd(ViewportCommand::Title(plain));
            self.title = title;
        }
    }

    /// Takes the keys of commands before any widget sees them.
    fn take_keys(&mut self, ctx: &Context) {
        let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        events.splice(0..0, self.later.drain(..));
        if self.wants_to_type(ctx, &events) {
            // The editor hears it once it has the keyboard.
            self.segments.come_back();
            self.later = std::mem::take(&mut events);
        } else if let Some(dialog) = self.dialogs.last_mut() {
            dialog.take_keys(&mut events);
        } else {
            if let Some((_, menu)) = &mut self.menu {
                menu.take_keys(&mut events);
            }
            let in_field = widgets::is_in_field(ctx);
            let in_table = self.menu.is_none() && ConceptsPanel::has_keyboard(ctx);
            let sends = |chord: &Chord| {
                let command = self.keymap.command(chord)?;
                let here =
                    if command.is_of_table() { in_table } else { !in_field || !command.is_of_editor() };
                here.then_some(command)
            };
            let cut = keys::cut(&mut events, sends);
            if let Some(command) = cut.command {
                egui::Popup::close_all(ctx);
                if let Some((_, menu)) = self.menu.take() {
                    menu.give_back(ctx);
                }
                self.sent.borrow_mut().push(Action::Run(command));
            }
            self.later = cut.later;
        }
        ctx.input_mut(|input| input.events = events);
        if !self.later.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Whether text arrives that nothing has the keyboard for, as after a click
    /// beside the text.
    fn wants_to_type(&self, ctx: &Context, events: &[Event]) -> bool {
        let writes = events.iter().any(|event| matches!(event, Event::Text(_) | Event::Paste(_)));
        writes
            && self.dialogs.is_empty()
            && self.state.workbench.is_some()
            && !self.concepts_shown()
            && self.menu.is_none()
            && !egui::Popup::is_any_open(ctx)
            && ctx.memory(|memory| memory.focused()).is_none()
            && !self.segments.asks_for_focus()
    }

    fn draw(&mut self, ui: &mut Ui) {
        if let Some(workbench) = &mut self.state.workbench {
            self.segments.follow(workbench, widgets::is_in_field(ui.ctx()));
        }
        let covered = !self.dialogs.is_empty() || self.menu.is_some();
        let scene = Scene { covered, ..scene!(self) };
        let theme = &self.theme;
        let bar = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(10, 5));
        Panel::top("menu").frame(bar).show(ui, |ui| widgets::menu_bar(ui, &scene));
        let Some(workbench) = &self.state.workbench else {
            CentralPanel::no_frame().frame(Frame::new().fill(theme.ground).inner_margin(20)).show(ui, |ui| {
                welcome::show(ui, &scene);
            });
            return;
        };
        if workbench.view_shown() == View::Concepts {
            Panel::top("filter").frame(bar).show(ui, |ui| self.concepts.bar(ui, &scene, workbench));
            Panel::bottom("status").frame(bar).show(ui, |ui| bars::status(ui, &scene, workbench));
            side::show(ui, &scene, |ui| self.concepts.details(ui, &scene, workbench));
            CentralPanel::no_frame().frame(Frame::new().fill(theme.page)).show(ui, |ui| {
                self.concepts.show(ui, &scene, workbench);
            });
            return;
        }
        Panel::top("filter").frame(bar).show(ui, |ui| self.filter.show(ui, &scene, workbench));
        if self.find.is_open() {
            Panel::top("find").frame(bar).show(ui, |ui| self.find.show(ui, &scene, workbench));
        }
        Panel::bottom("status").frame(bar).show(ui, |ui| bars::status(ui, &scene, workbench));
        if self.state.settings.layout.show_terms {
            side::show(ui, &scene, |ui| terms::show(ui, &scene, workbench, &mut self.segments));
        }
        CentralPanel::no_frame().frame(Frame::new().fill(theme.page)).show(ui, |ui| {
            self.segments.show(ui, &scene, workbench);
        });
    }

    fn draw_above(&mut self, ctx: &Context) {
        let scene = scene!(self);
        if let (Some((of, menu)), Some(workbench)) = (&mut self.menu, &self.state.workbench) {
            let items = context::items(&scene, workbench, &self.segments, *of);
            if !self.dialogs.is_empty() || !menu.show(ctx, &scene, &items) {
                self.menu = None;
            }
        }
        let mut closed = false;
        if let Some(dialog) = self.dialogs.last_mut() {
            closed = dialogs::show(ctx, &scene, dialog.as_mut()) == Flow::Close;
        }
        self.toasts.show(ctx, &scene, self.segments.free_place());
        // An Esc that nobody wanted brings the keyboard back to the translation.
        let escaped = ctx.input(|input| input.key_pressed(Key::Escape));
        if self.dialogs.is_empty() && escaped {
            self.segments.focus(self.segments.side());
        }
        if closed {
            self.dialogs.pop();
            if self.dialogs.is_empty() {
                self.segments.focus(crate::model::Side::Target);
                self.concepts.focus_table();
            }
        }
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.theme.ground.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close_project(clock::now());
        self.write_settings();
    }
}

impl Shell {
    /// Draws one frame, and does what was asked for in it.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.think(&ctx);
        self.take_keys(&ctx);
        self.dispatch_all(&ctx);
        self.draw(ui);
        self.draw_above(&ctx);
        self.dispatch_all(&ctx);
        self.open_menu(&ctx);
    }

    /// Opens the menu that was asked for, once its segment is the active one.
    fn open_menu(&mut self, ctx: &Context) {
        let Some(asked) = self.segments.take_asked() else { return };
        if self.dialogs.is_empty() {
            self.end_composition(ctx);
            egui::Popup::close_all(ctx);
            let menu = widgets::ContextMenu::new(asked.anchor, asked.back, asked.by_key);
            self.menu = Some((asked.of, menu));
            ctx.request_repaint();
        }
    }

    /// Takes what an input method is composing into the text it is composed in,
    /// before a command leaves that text.
    fn end_composition(&mut self, ctx: &Context) {
        let Some(composed) = self.segments.target.composition().map(|one| one.text.clone()) else { return };
        ctx.memory_mut(|memory| memory.interrupt_ime());
        let buffer = &mut self.segments.target;
        buffer.cancel_composition();
        buffer.insert(&composed);
        let target = buffer.text().to_owned();
        if let Some(segment) = self.segments.editing() {
            self.dispatch(ctx, Action::Type { segment, target });
        }
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Does what was asked for; what that asks for in turn comes next frame.
    fn dispatch_all(&mut self, ctx: &Context) {
        let actions = self.sent.take();
        for action in actions {
            if matches!(action, Action::Run(_) | Action::Activate { .. }) {
                self.end_composition(ctx);
            }
            self.dispatch(ctx, action);
            ctx.request_repaint();
        }
    }
}
