//! Write the translated document to a file.

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::tr;
use crate::ui::scene::Scene;
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
        if path.as_ref().is_some_and(|path| path.exists()) {
            widgets::label(ui, &scene.tr("export-replaces"), scene.theme.weak());
        }
        let (pressed, flow) = ending(ui, scene, "export", path.is_some(), entered);
        if let (true, Some(path)) = (pressed, path) {
            scene.send(Action::Export(path));
        }
        flow
    }
}
