//! Open a project, or add documents to one.

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::ui::scene::Scene;
use crate::ui::widgets;
use egui::Ui;

/// What the files are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A project to be opened.
    Project,
    /// Documents to be added to the open project.
    Documents,
    /// Glossaries to be added to the open project.
    Glossaries,
}

/// Open a project, or add documents to one.
pub struct Open {
    purpose: Purpose,
    paths: PathField,
    focus: FirstFocus,
}

impl Open {
    /// A dialog for that purpose.
    pub fn new(purpose: Purpose) -> Self {
        let wanted = match purpose {
            Purpose::Project => Wanted::File(&["tarjuman"]),
            Purpose::Documents | Purpose::Glossaries => Wanted::Files,
        };
        Self { purpose, paths: PathField::new("open", wanted, &[]), focus: FirstFocus::default() }
    }
}

impl Dialog for Open {
    fn title(&self) -> &'static str {
        match self.purpose {
            Purpose::Project => "open-project-title",
            Purpose::Documents => "add-documents-title",
            Purpose::Glossaries => "add-glossaries-title",
        }
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        self.focus.give(ui, self.paths.id());
        let (hint, main) = match self.purpose {
            Purpose::Project => ("path-project", "open"),
            Purpose::Documents => ("path-files", "add"),
            Purpose::Glossaries => ("path-glossaries", "add"),
        };
        let entered = self.paths.show(ui, scene, &scene.tr(hint));
        let mut paths = self.paths.paths();
        let missing = paths.iter().find(|path| !path.is_file());
        if let Some(path) = missing {
            let text = scene.tr_with("no-such-file", "file", &path.display().to_string());
            widgets::label(ui, &text, scene.theme.small());
        }
        let ready = !paths.is_empty() && missing.is_none();
        let (pressed, flow) = ending(ui, scene, main, ready, entered);
        if pressed {
            scene.send(match self.purpose {
                Purpose::Project => Action::OpenProject(paths.remove(0)),
                Purpose::Documents => Action::AddDocuments(paths),
                Purpose::Glossaries => Action::AddGlossaries(paths),
            });
        }
        flow
    }
}
