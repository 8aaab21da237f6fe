//! The system's file chooser, off the window's thread, beside a path field that
//! always works.

use super::super::scene::Scene;
use super::super::text::{EditBuffer, line_width};
use super::super::widgets::{self, Emphasis, Field};
use crate::model::Span;
use egui::{Align, Id, Layout, Ui, vec2};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// What is to be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One file that exists, with one of these extensions.
    File(&'static [&'static str]),
    /// One file that exists, of any kind.
    AnyFile,
    /// Any number of files that exist.
    Files,
    /// A folder that exists.
    Folder,
    /// A file to be written, with this name to begin with.
    NewFile(String),
}

/// A chooser that answers faster than this was not there: no person is.
const NOBODY: Duration = Duration::from_millis(400);

/// A field for paths with a button that opens the system's chooser.
pub struct PathField {
    id: Id,
    wanted: Wanted,
    /// The paths, one a line where there can be several.
    pub text: EditBuffer,
    asked: Option<(Receiver<Vec<PathBuf>>, Instant)>,
    no_chooser: bool,
    /// How wide the button is, in points, once it was drawn.
    button: Option<f32>,
}

impl PathField {
    /// A field for what is wanted.
    pub fn new(id: &str, wanted: Wanted, paths: &[PathBuf]) -> Self {
        let mut field = Self {
            id: Id::unique(("path", id)),
            wanted,
            text: EditBuffer::default(),
            asked: None,
            no_chooser: false,
            button: None,
        };
        field.set(paths);
        field
    }

    /// The field's widget.
    pub fn id(&self) -> Id {
        self.id
    }

    /// The paths that are filled in.
    pub fn paths(&self) -> Vec<PathBuf> {
        let lines = self.text.text().lines().map(|line| line.trim().trim_matches('"'));
        lines.filter(|line| !line.is_empty()).map(expand_home).collect()
    }

    /// Fills paths in.
    pub fn set(&mut self, paths: &[PathBuf]) {
        let lines: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        self.text.set_text(lines.join("\n"));
        self.text.select(Span::at(self.text.text().len()));
    }

    /// Draws the field; true when Enter was pressed in it.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, name: &str) -> bool {
        self.poll(ui);
        let several = self.wanted == Wanted::Files;
        let mut entered = false;
        // The button stands beside the first line of the field, flush with it.
        let row = match scene.mirrored() {
            true => Layout::right_to_left(Align::Min),
            false => Layout::left_to_right(Align::Min),
        };
        let height = ui.spacing().interact_size.y;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), row, |ui| {
            let browse = scene.tr("browse");
            let text = line_width(ui.ctx(), &browse, &scene.theme.interface()).ceil();
            let button = self.button.unwrap_or(text + 2.0 * ui.spacing().button_padding.x);
            let width = (ui.available_width() - button - ui.spacing().item_spacing.x).max(80.0);
            let field = Field::new(self.id, &mut self.text, name).hint(name).width(width);
            entered = field.rows(if several { 3 } else { 1 }).show(ui, scene).entered;
            let waiting = self.asked.is_some();
            let pressed =
                ui.add_enabled_ui(!waiting, |ui| widgets::button(ui, scene, &browse, Emphasis::Plain));
            let shown = pressed.inner.rect.width();
            if self.button != Some(shown) {
                self.button = Some(shown);
                ui.ctx().request_repaint();
            }
            if pressed.inner.clicked() {
                self.ask(ui);
            }
        });
        if self.no_chooser {
            widgets::label(ui, &scene.tr("no-chooser"), scene.theme.small());
        }
        entered
    }

    fn ask(&mut self, ui: &Ui) {
        let (sender, receiver) = channel();
        let (wanted, ctx) = (self.wanted.clone(), ui.ctx().clone());
        let begin = |path: &PathBuf| match self.wanted {
            Wanted::Folder => Some(path.clone()),
            _ => path.parent().map(PathBuf::from),
        };
        let started = self.paths().first().and_then(begin);
        let spawned = std::thread::Builder::new().name("file chooser".to_owned()).spawn(move || {
            // A receiver that is gone means that the dialog was closed.
            let _ = sender.send(choose(&wanted, started));
            ctx.request_repaint();
        });
        match spawned {
            Ok(_) => self.asked = Some((receiver, Instant::now())),
            Err(_) => self.no_chooser = true,
        }
    }

    fn poll(&mut self, ui: &Ui) {
        let Some((receiver, since)) = &self.asked else { return };
        match receiver.try_recv() {
            Ok(paths) => {
                self.no_chooser = paths.is_empty() && since.elapsed() < NOBODY;
                if !paths.is_empty() {
                    self.set(&paths);
                }
                self.asked = None;
            }
            Err(TryRecvError::Disconnected) => (self.asked, self.no_chooser) = (None, true),
            Err(TryRecvError::Empty) => ui.ctx().request_repaint_after(Duration::from_millis(100)),
        }
    }
}

fn choose(wanted: &Wanted, folder: Option<PathBuf>) -> Vec<PathBuf> {
    let mut dialog = rfd::FileDialog::new();
    if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    match wanted {
        Wanted::File(extensions) => {
            dialog.add_filter(extensions.join(", "), extensions).pick_file().into_iter().collect()
        }
        Wanted::AnyFile => dialog.pick_file().into_iter().collect(),
        Wanted::Folder => dialog.pick_folder().into_iter().collect(),
        Wanted::Files => dialog.pick_files().unwrap_or_default(),
        Wanted::NewFile(name) => dialog.set_file_name(name).save_file().into_iter().collect(),
    }
}

/// A path in which `~` stands for the home folder, as people type it.
fn expand_home(text: &str) -> PathBuf {
    match text.strip_prefix("~/").zip(directories::UserDirs::new()) {
        Some((rest, dirs)) => dirs.home_dir().join(rest),
        None => PathBuf::from(text),
    }
}
