//! Send a glossary to another tool: its format, what of it, and what that loses,
//! before anything is written.

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending, setting};
use crate::app::action::Action;
use crate::app::exchange::{ExportReport, GlossaryExport, Which, export_path};
use crate::app::phrases::{self, Phrase};
use crate::app::workbench::Workbench;
use crate::formats::glossaries::{ALL, Avoided, Format, Loss, Spellings, by_id, for_writing};
use crate::model::{Glossary, GlossaryId, Language};
use crate::settings::LastExport;
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::TextStyle;
use crate::ui::widgets;
use egui::{ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// Send a glossary to another tool.
pub struct ExportGlossary {
    export: GlossaryExport,
    path: PathField,
    /// Where the glossaries of the project went last.
    folder: Option<PathBuf>,
    /// The place that was proposed, which follows the format until it is changed.
    proposed: String,
    /// What a report was asked for, and at which version of the project.
    asked: Option<(GlossaryExport, u64)>,
    focus: FirstFocus,
}

impl ExportGlossary {
    /// A dialog that begins as the last export was, or with the first glossary that has
    /// concepts; `None` where the project has no glossary.
    pub fn new(workbench: &Workbench, last: Option<&LastExport>) -> Option<Self> {
        let glossaries = workbench.session().project().glossaries();
        let ready = |one: &Glossary| workbench.lexicon().and_then(|lexicon| lexicon.concepts_of(one.id));
        let filled = glossaries.iter().find(|one| ready(one).unwrap_or(one.concepts.len()) > 0);
        let format = last.and_then(|last| by_id(&last.format)).filter(|format| format.writer.is_some());
        // What another project had would not be looked for in its folder.
        let is_here = |id: &GlossaryId| glossaries.iter().any(|one| one.id == *id);
        let last = last.filter(|last| last.glossaries.iter().all(is_here));
        let again = last.map(|last| match last.glossaries.len() {
            1 => last.glossaries.clone(),
            _ => used(workbench),
        });
        let first = filled.or(glossaries.first())?.id;
        let which = again.filter(|again| !again.is_empty()).unwrap_or_else(|| vec![first]);
        let export = GlossaryExport::new(which, format.map_or("tbx", |format| format.id));
        let mut dialog = Self {
            export,
            path: PathField::new("export-glossary", Wanted::NewFile(String::new()), &[]),
            folder: last.map(|last| last.folder.clone()).filter(|folder| folder.is_dir()),
            proposed: String::new(),
            asked: None,
            focus: FirstFocus::default(),
        };
        dialog.propose(workbench);
        Some(dialog)
    }

    /// Proposes a place for the file, unless somebody chose one.
    fn propose(&mut self, workbench: &Workbench) {
        if *self.path.text.text() != self.proposed {
            return;
        }
        let project = workbench.session().project();
        let name = match *self.export.glossaries {
            [one] => project.glossary(one).map_or("", |glossary| &glossary.name),
            _ => "",
        };
        let path = export_path(name, self.export.format, self.folder.as_deref(), workbench.path());
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.path = PathField::new("export-glossary", Wanted::NewFile(file), &[path]);
        self.proposed = self.path.text.text().to_owned();
    }

    fn choose_glossary(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let glossaries = workbench.session().project().glossaries();
        let name = |glossary: &Glossary| scene.glossary_name(&glossary.name);
        let used = used(workbench);
        let mut options: Vec<(Vec<GlossaryId>, String)> = Vec::new();
        if used.len() > 1 {
            options.push((used, scene.tr("export-glossary-used")));
        }
        options.extend(glossaries.iter().map(|glossary| (vec![glossary.id], name(glossary))));
        let chosen = choice(ui, scene, "export-glossary-which", &self.export.glossaries, &options);
        if let Some(glossaries) = chosen {
            self.export.glossaries = glossaries;
            // Others have other ones.
            self.export.selection.domains.clear();
        }
    }

    fn choose_format(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let written = ALL.iter().filter(|format| format.writer.is_some());
        let options: Vec<(&'static str, String)> =
            written.map(|format| (format.id, scene.tr(&format!("format-{}", format.id)))).collect();
        if let Some(format) = choice(ui, scene, "export-glossary-format", &self.export.format, &options) {
            self.export.format = format;
        }
    }

    fn choose_parts(&mut self, ui: &mut Ui, scene: &Scene<'_>, pair: (&Language, &Language)) {
        let which = Which::ALL.map(|which| {
            let id = match which {
                Which::All => "export-terms-all",
                Which::Decided => "export-terms-decided",
                Which::Preferred => "export-terms-preferred",
            };
            (which, scene.tr(id))
        });
        // They are known once somebody has looked through the glossary. The choice
        // stands there before, so that nothing moves under the pointer then.
        let known = scene.state.export_report.as_ref();
        let known = known.filter(|report| report.export.glossaries == self.export.glossaries);
        let domains = known.map_or(&self.export.selection.domains, |report| &report.domains);
        let mut options = vec![
            ((false, Vec::new()), scene.tr("export-concepts-all")),
            ((true, Vec::new()), scene.tr("export-concepts-found")),
        ];
        options.extend(domains.iter().map(|domain| {
            let label = scene.tr_with("export-concepts-domain", "domain", domain);
            ((false, vec![domain.clone()]), label)
        }));
        let chosen = (self.export.found, self.export.selection.domains.clone());
        if let Some(chosen) = choice(ui, scene, "export-concepts", &chosen, &options) {
            (self.export.found, self.export.selection.domains) = chosen;
        }
        let selection = &mut self.export.selection;
        if let Some(which) = choice(ui, scene, "export-terms", &Which::of(&selection.statuses), &which) {
            selection.statuses = which.statuses();
        }
        let avoided = Avoided::ALL.map(|avoided| {
            let id = match avoided {
                Avoided::Kept => "export-avoided-kept",
                Avoided::InNotes => "export-avoided-in-notes",
                Avoided::LeftOut => "export-left-out",
            };
            (avoided, scene.tr(id))
        });
        if let Some(avoided) = choice(ui, scene, "export-avoided", &selection.avoided, &avoided) {
            selection.avoided = avoided;
        }
        let spellings = Spellings::ALL.map(|spellings| {
            let id = match spellings {
                Spellings::Kept => "export-spellings-kept",
                Spellings::AsTerms => "export-spellings-as-terms",
                Spellings::LeftOut => "export-left-out",
            };
            (spellings, scene.tr(id))
        });
        let chosen = choice(ui, scene, "export-spellings", &selection.variants, &spellings);
        if let Some(spellings) = chosen {
            selection.variants = spellings;
            selection.forms = spellings;
        }
        let (from, to) = pair;
        let languages =
            [(false, scene.tr("export-languages-all")), (true, scene.tr("export-languages-pair"))];
        let pair_only = !selection.languages.is_empty();
        if let Some(pair_only) = choice(ui, scene, "export-languages", &pair_only, &languages) {
            let both = || vec![from.clone(), to.clone()];
            selection.languages = if pair_only { both() } else { Vec::new() };
        }
        let orders = [
            (None, scene.tr("export-order-own")),
            (Some(from.clone()), scene.tr("export-order-source")),
            (Some(to.clone()), scene.tr("export-order-target")),
        ];
        if let Some(order) = choice(ui, scene, "export-order", &selection.sort, &orders) {
            selection.sort = order;
        }
    }

    /// Asks for a report where none was asked for; shows the one there is.
    fn report(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let version = workbench.session().version();
        let wanted = (self.export.clone(), version);
        if self.asked.as_ref() != Some(&wanted) {
            scene.send(Action::AskForReport(Box::new(self.export.clone())));
            self.asked = Some(wanted);
        }
        let is_of = |report: &&ExportReport| report.export == self.export && report.version == version;
        let height = (ui.ctx().content_rect().height() - 550.0).clamp(64.0, 200.0);
        ui.scope(|ui| {
            ui.set_min_height(height);
            ScrollArea::vertical()
                .id_salt("export-report")
                .max_height(height)
                .auto_shrink([false, false])
                .show(ui, |ui| match scene.state.export_report.as_ref().filter(is_of) {
                    Some(report) => show_report(ui, scene, report),
                    None => {
                        widgets::label(ui, &scene.tr("export-report-waits"), scene.theme.weak());
                    }
                });
        });
    }
}

/// The glossaries that are looked up, in the order of their rank.
fn used(workbench: &Workbench) -> Vec<GlossaryId> {
    let glossaries = workbench.session().project().glossaries().iter();
    glossaries.filter(|one| one.enabled).map(|one| one.id).collect()
}

/// Whether files of a format may end as those of another do.
fn is_ending_of(format: &str, other: &Format) -> bool {
    by_id(format).is_some_and(|format| format.extensions.iter().any(|one| other.extensions.contains(one)))
}

/// A setting that is one of several.
fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    id: &str,
    current: &T,
    options: &[(T, String)],
) -> Option<T> {
    let mut chosen = None;
    setting(ui, scene, id, |ui, name| chosen = widgets::choice(ui, scene, name, current, options));
    chosen
}

/// What the file will have, and what it will not.
fn show_report(ui: &mut Ui, scene: &Scene<'_>, report: &ExportReport) {
    let theme = scene.theme;
    let count = tr!(scene.t, "export-report-entries", count = report.entries);
    widgets::label(ui, &count, theme.interface());
    for phrase in phrases::left_out(&report.left_out) {
        widgets::label(ui, &phrase.say(scene.t), theme.weak());
    }
    if report.losses.is_empty() {
        widgets::label(ui, &scene.tr("export-report-whole"), theme.interface());
        return;
    }
    let warning = TextStyle { color: theme.warning, ..theme.interface() };
    widgets::label(ui, &scene.tr("export-report-losses"), warning);
    for loss in &report.losses {
        let text = Phrase::from(loss).say(scene.t);
        widgets::sentence(ui, scene, &format!("• {text}"), theme.interface());
        let places = places(scene, loss);
        if !places.is_empty() {
            widgets::sentence(ui, scene, &places, theme.small());
        }
    }
}

/// The first places of a loss, in one line.
fn places(scene: &Scene<'_>, loss: &Loss) -> String {
    let separator = scene.tr("export-report-separator");
    let shown = loss.first.iter().filter_map(|place| {
        let parts = [&*place.term, &*place.value];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    });
    let mut shown: Vec<String> = shown.collect();
    if loss.count > shown.len() && !shown.is_empty() {
        shown.push("…".to_owned());
    }
    shown.join(&separator)
}

impl Dialog for ExportGlossary {
    fn title(&self) -> &'static str {
        "export-glossary-title"
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let Some(workbench) = &scene.state.workbench else { return Flow::Close };
        self.focus.give(ui, self.path.id());
        let before = (self.export.glossaries.clone(), self.export.format);
        self.choose_glossary(ui, scene, workbench);
        self.choose_format(ui, scene);
        if (&before.0, before.1) != (&self.export.glossaries, self.export.format) {
            self.propose(workbench);
        }
        let project = workbench.session().project();
        self.choose_parts(ui, scene, (&project.source, &project.target));
        ui.add_space(4.0);
        self.report(ui, scene, workbench);
        let entered = self.path.show(ui, scene, &scene.tr("path-export"));
        let path = self.path.paths().into_iter().next();
        let folder = path.as_deref().and_then(Path::parent);
        let no_folder = folder.filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
        let is_folder = path.as_deref().is_some_and(Path::is_dir);
        if let Some(folder) = no_folder {
            let text = scene.tr_with("no-such-folder", "folder", &folder.display().to_string());
            widgets::label(ui, &text, scene.theme.weak());
        } else if is_folder {
            widgets::label(ui, &scene.tr("place-is-folder"), scene.theme.weak());
        } else if path.as_deref().is_some_and(Path::exists) {
            widgets::label(ui, &scene.tr("export-replaces"), scene.theme.weak());
        }
        let named = path.as_deref().and_then(|path| for_writing(&path.to_string_lossy()));
        if let Some(other) = named.filter(|other| !is_ending_of(self.export.format, other)) {
            let style = TextStyle { color: scene.theme.warning, ..scene.theme.interface() };
            let name = scene.tr(&format!("format-{}", other.id));
            widgets::label(ui, &scene.tr_with("export-other-ending", "format", &name), style);
        }
        let ready = path.is_some() && no_folder.is_none() && !is_folder;
        let (pressed, flow) = ending(ui, scene, "export", ready, entered);
        if let (true, Some(path)) = (pressed, path) {
            scene.send(Action::ExportGlossary(Box::new(self.export.clone()), path));
        }
        flow
    }
}
