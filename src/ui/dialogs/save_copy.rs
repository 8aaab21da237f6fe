//! Save a copy of the project under another name.

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::ui::scene::Scene;
use crate::ui::widgets;
use egui::Ui;
use std::path::PathBuf;

/// Save a copy of the project under another name.
pub struct SaveCopy {
    path: PathField,
    focus: FirstFocus,
}

impl SaveCopy {
    /// A dialog that begins with this path.
    pub fn new(path: PathBuf) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path = PathField::new("save-copy", Wanted::NewFile(name), &[path]);
        Self { path, focus: FirstFocus::default() }
    }
}

impl Dialog for SaveCopy {
    fn title(&self) -> &'static str {
        "save-copy-title"
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        self.focus.give(ui, self.path.id());
        let entered = self.path.show(ui, scene, &scene.tr("path-project"));
        let path = self.path.paths().into_iter().next();
        let folder = path.as_ref().and_then(|path| path.parent());
        let no_folder = folder.filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
        let exists = path.as_ref().filter(|path| path.exists());
        let in_the_way = match (no_folder, exists) {
            (Some(folder), _) => Some(("no-such-folder", "folder", folder.display().to_string())),
            (None, Some(path)) => Some(("file-exists", "file", path.display().to_string())),
            (None, None) => None,
        };
        if let Some((message, variable, name)) = &in_the_way {
            widgets::label(ui, &scene.tr_with(message, variable, name), scene.theme.weak());
        }
        let ready = path.is_some() && in_the_way.is_none();
        let (pressed, flow) = ending(ui, scene, "save-copy", ready, entered);
        if let (true, Some(path)) = (pressed, path) {
            scene.send(Action::SaveCopy(path));
        }
        flow
    }
}
