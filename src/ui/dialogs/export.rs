//! Write the translated document to a file.

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::TextStyle;
use crate::ui::widgets;
use egui::Ui;
use std::path::PathBuf;

/// Write the translated document to a file.
pub struct Export {
    path: PathField,
    focus: FirstFocus,
}

impl Export {
    /// A dialog that begins with this path.
    pub fn new(path: PathBuf) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path = PathField::new("export", Wanted::NewFile(name), &[path]);
        Self { path, focus: FirstFocus::default() }
    }
}

impl Dialog for Export {
    fn title(&self) -> &'static str {
        "export-title"
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        self.focus.give(ui, self.path.id());
        let entered = self.path.show(ui, scene, &scene.tr("path-export"));
        let path = self.path.paths().into_iter().next();
        let document = scene.state.workbench.as_ref().and_then(|bench| bench.document());
        if let Some(document) = document {
            let open = document.segments.iter().filter(|segment| segment.target.is_empty()).count();
            if open > 0 {
                let text = tr!(scene.t, "export-untranslated", count = open);
                widgets::label(ui, &text, scene.theme.weak());
            }
        }
        let folder = path.as_ref().and_then(|path| path.parent());
        let no_folder = folder.filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
        let is_source =
            document.zip(path.as_ref()).is_some_and(|(one, path)| path.as_os_str() == &*one.origin);
        if let Some(folder) = no_folder {
            let text = scene.tr_with("no-such-folder", "folder", &folder.display().to_string());
            widgets::label(ui, &text, scene.theme.weak());
        } else if is_source {
            let warning = TextStyle { color: scene.theme.warning, ..scene.theme.interface() };
            widgets::label(ui, &scene.tr("export-replaces-source"), warning);
        } else if path.as_ref().is_some_and(|path| path.exists()) {
            widgets::label(ui, &scene.tr("export-replaces"), scene.theme.weak());
        }
        let ready = path.is_some() && no_folder.is_none();
        let (pressed, flow) = ending(ui, scene, "export", ready, entered);
        if let (true, Some(path)) = (pressed, path) {
            scene.send(Action::Export(path));
        }
        flow
    }
}
