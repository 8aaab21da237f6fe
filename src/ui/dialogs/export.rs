//! Write the translated document to a file, or all documents into a folder.

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::files;
use crate::app::workbench::Workbench;
use crate::model::Document;
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::TextStyle;
use crate::ui::widgets;
use egui::Ui;
use std::path::{Path, PathBuf};

/// Write the translated document to a file, or all documents into a folder.
pub struct Export {
    all: bool,
    path: PathField,
    folder: PathField,
    focus: FirstFocus,
}

/// What an export would do to files that are there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Replaces {
    Nothing,
    /// That many files.
    Files(usize),
    /// The file that was imported.
    Source,
}

impl Export {
    /// A dialog that begins with this path.
    pub fn new(path: PathBuf) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = path.parent().map(Path::to_owned);
        Self {
            all: false,
            path: PathField::new("export", Wanted::NewFile(name), &[path]),
            folder: PathField::new("export-folder", Wanted::Folder, folder.as_slice()),
            focus: FirstFocus::default(),
        }
    }

    /// Lets one choose between the document in view and all of them.
    fn choose(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let documents = workbench.session().project().documents();
        if documents.len() < 2 {
            return;
        }
        scene.row(ui, |ui| {
            let name = scene.tr("export-what");
            widgets::line(ui, &name, scene.theme.weak());
            let this = workbench.document().map_or("", |document| &document.name);
            let options = [
                (false, scene.tr_with("export-this", "document", this)),
                (true, tr!(scene.t, "export-all", count = documents.len())),
            ];
            if let Some(all) = widgets::choice(ui, scene, &name, &self.all, &options) {
                self.all = all;
            }
        });
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
        let Some(workbench) = &scene.state.workbench else { return Flow::Close };
        self.focus.give(ui, self.path.id());
        self.choose(ui, scene, workbench);
        let (field, name) =
            if self.all { (&mut self.folder, "path-export-folder") } else { (&mut self.path, "path-export") };
        let entered = field.show(ui, scene, &scene.tr(name));
        let path = field.paths().into_iter().next();
        let project = workbench.session().project();
        let documents: Vec<(&Document, Option<PathBuf>)> = match (&path, self.all) {
            (Some(folder), true) => {
                let paths = files::export_paths(project, folder).into_iter().map(Some);
                project.documents().iter().zip(paths).collect()
            }
            (None, true) => project.documents().iter().map(|document| (document, None)).collect(),
            (path, false) => workbench.document().map(|one| (one, path.clone())).into_iter().collect(),
        };
        let segments = documents.iter().flat_map(|(document, _)| &document.segments);
        let open = segments.filter(|segment| segment.target.is_empty()).count();
        if open > 0 {
            widgets::label(ui, &tr!(scene.t, "export-untranslated", count = open), scene.theme.weak());
        }
        let folder = if self.all { path.as_deref() } else { path.as_deref().and_then(Path::parent) };
        let no_folder = folder.filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
        let warning = TextStyle { color: scene.theme.warning, ..scene.theme.interface() };
        if let Some(folder) = no_folder {
            let text = scene.tr_with("no-such-folder", "folder", &folder.display().to_string());
            widgets::label(ui, &text, scene.theme.weak());
        } else {
            match (replaces(&documents), self.all) {
                (Replaces::Nothing, _) => {}
                (Replaces::Source, _) => {
                    widgets::label(ui, &scene.tr("export-replaces-source"), warning);
                }
                (Replaces::Files(_), false) => {
                    widgets::label(ui, &scene.tr("export-replaces"), scene.theme.weak());
                }
                (Replaces::Files(count), true) => {
                    let text = tr!(scene.t, "export-replaces-files", count = count);
                    widgets::label(ui, &text, scene.theme.weak());
                }
            }
        }
        let ready = path.is_some() && no_folder.is_none();
        let (pressed, flow) = ending(ui, scene, "export", ready, entered);
        if let (true, Some(path)) = (pressed, path) {
            scene.send(if self.all { Action::ExportAll(path) } else { Action::Export(path) });
        }
        flow
    }
}

fn replaces(documents: &[(&Document, Option<PathBuf>)]) -> Replaces {
    let mut count = 0;
    for (document, path) in documents {
        let Some(path) = path else { continue };
        if path.as_os_str() == &*document.origin {
            return Replaces::Source;
        }
        count += usize::from(path.exists());
    }
    if count == 0 { Replaces::Nothing } else { Replaces::Files(count) }
}
