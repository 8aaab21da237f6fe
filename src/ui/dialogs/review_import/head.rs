//! What stands above the list: which file goes where, what of it could not be read, and
//! which of its concepts are listed.

use super::{ReviewImport, Shown, kind_message, list};
use crate::app::action::Action;
use crate::app::import::{ImportChange, ImportPreview};
use crate::app::phrases::{self, Phrase};
use crate::app::workbench::Workbench;
use crate::review::import::Kind;
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::TextStyle;
use crate::ui::widgets::{self, Field, FieldOutput};
use egui::{Id, ScrollArea, Ui};

/// How many characters of the name of a file are shown where it stands in a line.
const FILE: usize = 50;

/// The field for what is searched for.
pub(super) fn search_id() -> Id {
    Id::unique("import-search")
}

/// The field for the name of a new glossary.
pub(super) fn name_id() -> Id {
    Id::unique("import-name")
}

impl ReviewImport {
    /// Which file goes where, and what of it could not be read; whether a name is being
    /// written.
    pub(super) fn head(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        workbench: &Workbench,
        preview: &ImportPreview,
    ) -> bool {
        let theme = scene.theme;
        let project = workbench.session().project();
        let into = preview.into.and_then(|id| project.glossary(id));
        let named = match into {
            Some(glossary) => {
                let name = scene.glossary_name(&glossary.name);
                let text = tr!(scene.t, "import-goes-into", file = preview.file.clone(), glossary = name);
                widgets::label(ui, &text, theme.interface());
                false
            }
            None => self.name_field(ui, scene, preview),
        };
        let warning = TextStyle { color: theme.warning, ..theme.interface() };
        let unsaid = preview.comparison.unsaid();
        let unsaid: Vec<String> =
            unsaid.map(|(level, what, name)| phrases::property(*level, *what, name).say(scene.t)).collect();
        if !unsaid.is_empty() {
            let list = unsaid.join(&scene.tr("export-report-separator"));
            widgets::sentence(ui, scene, &scene.tr_with("import-unsaid", "list", &list), theme.weak());
        }
        if preview.comparison.items().is_empty() {
            widgets::label(ui, &scene.tr("import-nothing-read"), warning.clone());
        }
        if preview.base_lost {
            widgets::label(ui, &scene.tr("import-base-lost"), warning);
        }
        self.problems(ui, scene, preview);
        named
    }

    /// What of the file could not be read.
    fn problems(&mut self, ui: &mut Ui, scene: &Scene<'_>, preview: &ImportPreview) {
        if preview.problems.is_empty() {
            return;
        }
        let theme = scene.theme;
        let warning = TextStyle { color: theme.warning, ..theme.interface() };
        scene.row(ui, |ui| {
            let count = phrases::count(&preview.problems);
            widgets::line(ui, &tr!(scene.t, "import-problems", count = count), warning);
            let label =
                scene.tr(if self.unfolded { "import-problems-fold" } else { "import-problems-unfold" });
            if widgets::link(ui, scene, &label).clicked() {
                self.unfolded = !self.unfolded;
            }
        });
        if self.unfolded {
            let height = theme.size * 8.0;
            ScrollArea::vertical().id_salt("problems").max_height(height).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    for problem in &preview.problems {
                        widgets::label(
                            ui,
                            &format!("• {}", Phrase::from(problem).say(scene.t)),
                            theme.small(),
                        );
                    }
                },
            );
        }
    }

    /// That the file makes a new glossary, and what that is called; whether the name is
    /// being written.
    fn name_field(&mut self, ui: &mut Ui, scene: &Scene<'_>, preview: &ImportPreview) -> bool {
        let text = scene.tr_with("import-makes-new", "file", &widgets::beginning(&preview.file, FILE));
        let name = scene.tr("import-name");
        scene
            .rows(ui, |ui| {
                widgets::line(ui, &text, scene.theme.interface());
                let field = Field::new(name_id(), &mut self.name, &name).hint(preview.name()).width(220.0);
                let shown = field.show(ui, scene);
                if shown.editor.changed {
                    scene.send(Action::ChangeImport(ImportChange::Name(self.name.text().to_owned())));
                }
                !goes_to_list(ui, shown.entered) && is_written_in(ui, &shown)
            })
            .inner
    }

    /// The search, and the kinds there are, each with how many concepts are of it;
    /// whether the search is being written.
    pub(super) fn kinds(&mut self, ui: &mut Ui, scene: &Scene<'_>, preview: &ImportPreview) -> bool {
        let count = |kind: &Kind| (Shown::Kind(*kind), preview.comparison.of_kind(*kind).len());
        let mut tabs = vec![(Shown::Differing, preview.differing.len())];
        tabs.extend(Kind::ALL.iter().filter(|kind| **kind != Kind::Same).map(count));
        tabs.push(count(&Kind::Same));
        tabs.retain(|(_, count)| *count > 0);
        let leaves = std::mem::take(&mut self.escaped);
        if leaves {
            self.text.set_text("");
        }
        let name = scene.tr("filter-text");
        scene.rows(ui, |ui| {
            let shown =
                Field::new(search_id(), &mut self.text, &name).hint(&name).width(180.0).show(ui, scene);
            let leaves = goes_to_list(ui, shown.entered || leaves || shown.editor.escaped.is_some());
            self.searching = !leaves && is_written_in(ui, &shown);
            for (shown, count) in tabs {
                let name = match shown {
                    Shown::Differing => scene.tr("import-kind-differing"),
                    Shown::Kind(kind) => scene.tr(kind_message(kind)),
                };
                let label =
                    scene.t.tr_with("import-kind-counted", &[("kind", name.into()), ("count", count.into())]);
                if widgets::switch(ui, scene, self.shown == shown, &label, &label).clicked() {
                    (self.shown, self.at) = (shown, 0);
                    self.list.reveal(0);
                    ui.memory_mut(|memory| memory.request_focus(list::id()));
                }
            }
        });
        self.searching
    }
}

/// Gives the list the keyboard, where a field is done with; whether it is.
fn goes_to_list(ui: &Ui, done: bool) -> bool {
    if done {
        ui.memory_mut(|memory| memory.request_focus(list::id()));
    }
    done
}

/// Whether a field has the keyboard, or gets it by a click.
fn is_written_in(ui: &Ui, field: &FieldOutput) -> bool {
    match ui.input(|input| input.pointer.any_click()) {
        true => field.editor.response.contains_pointer(),
        false => field.editor.response.has_focus(),
    }
}
