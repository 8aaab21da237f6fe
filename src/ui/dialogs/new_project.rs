//! Start a project from files.

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::files::{BUNDLED, NewProject};
use crate::model::Language;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, line_width};
use crate::ui::widgets::{self, Field};
use egui::{Id, Ui};
use std::path::PathBuf;

/// Start a project from files.
pub struct NewProjectDialog {
    files: PathField,
    path: PathField,
    /// The project path that followed from the files, while it was not changed.
    suggested: Option<PathBuf>,
    source: EditBuffer,
    target: EditBuffer,
    bundled: bool,
    focus: FirstFocus,
}

impl NewProjectDialog {
    /// A dialog that begins with these files.
    pub fn new(files: &[PathBuf]) -> Self {
        Self {
            files: PathField::new("new-files", Wanted::Files, files),
            path: PathField::new("new-project", Wanted::NewFile("project.tarjuman".to_owned()), &[]),
            suggested: None,
            source: EditBuffer::new("ar"),
            target: EditBuffer::new("en"),
            bundled: true,
            focus: FirstFocus::default(),
        }
    }

    /// Lets the project stand beside the first file, until the user says where.
    fn suggest(&mut self, files: &[PathBuf]) {
        let suggestion = files.first().map(|file| file.with_extension("tarjuman"));
        let untouched = self.path.paths().into_iter().next() == self.suggested;
        if untouched && suggestion != self.suggested {
            self.path.set(suggestion.as_slice());
            self.suggested = suggestion;
        }
    }
}

impl Dialog for NewProjectDialog {
    fn title(&self) -> &'static str {
        "new-project-title"
    }

    fn holds_text(&self) -> bool {
        true
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let theme = scene.theme;
        self.focus.give(ui, self.files.id());
        widgets::label(ui, &scene.tr("new-files"), theme.weak());
        self.files.show(ui, scene, &scene.tr("path-files"));
        let files = self.files.paths();
        self.suggest(&files);
        let labels = ["new-source", "new-target"].map(|id| scene.tr(id));
        let widths = labels.each_ref().map(|label| line_width(ui.ctx(), label, &theme.weak()).ceil());
        let column = widths.into_iter().fold(0.0, f32::max);
        let [source, target] = [("new-source", &mut self.source), ("new-target", &mut self.target)]
            .map(|(id, buffer)| language(ui, scene, id, column, buffer));
        widgets::label(ui, &scene.tr("new-path"), theme.weak());
        let entered = self.path.show(ui, scene, &scene.tr("path-project"));
        let path = self.path.paths().into_iter().next();
        let name = scene.tr("new-bundled");
        if widgets::check(ui, scene, self.bundled, &name, &name).clicked() {
            self.bundled = !self.bundled;
        }
        let problem = problem(&files, path.as_ref());
        if let Some((id, file)) = &problem {
            widgets::label(ui, &scene.tr_with(id, "file", file), theme.small());
        }
        let ready =
            problem.is_none() && !files.is_empty() && path.is_some() && source.is_some() && target.is_some();
        let (pressed, flow) = ending(ui, scene, "create", ready, entered);
        if let (true, Some(path), Some(source), Some(target)) = (pressed, path, source, target) {
            let bundled: Vec<String> = if self.bundled {
                BUNDLED.iter().map(|one| one.name.to_owned()).collect()
            } else {
                Vec::new()
            };
            scene.send(Action::NewProject(NewProject {
                path,
                source,
                target,
                files,
                bundled,
                glossaries: Vec::new(),
            }));
        }
        flow
    }
}

/// What stands in the way, as a Fluent id with the file it is about.
fn problem(files: &[PathBuf], path: Option<&PathBuf>) -> Option<(&'static str, String)> {
    let missing = files.iter().find(|file| !file.is_file()).map(|file| ("no-such-file", file));
    let exists = path.filter(|path| path.exists()).map(|path| ("file-exists", path));
    missing.or(exists).map(|(id, file)| (id, file.display().to_string()))
}

/// A field for a language tag, with the language's name beside it, behind a column
/// of labels of this width in points.
fn language(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &'static str,
    column: f32,
    buffer: &mut EditBuffer,
) -> Option<Language> {
    let name = scene.tr(label);
    let mut language = None;
    scene.row(ui, |ui| {
        let shown = widgets::line(ui, &name, scene.theme.weak());
        ui.add_space((column - shown.response.rect.width()).max(0.0));
        Field::new(Id::unique(label), buffer, &name).width(90.0).show(ui, scene);
        language = buffer.text().parse::<Language>().ok();
        let shown = match &language {
            Some(language) => scene.language_name(language),
            None => scene.tr("no-language"),
        };
        widgets::line(ui, &shown, scene.theme.interface());
    });
    language
}
