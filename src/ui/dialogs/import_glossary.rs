//! Take a glossary file into the project: which file, into which glossary, and how it is
//! to be read. It is compared with the glossary before anything is taken in.

mod columns;
mod table;

use super::pick::{PathField, Wanted};
use super::{Dialog, FirstFocus, Flow, ending, setting};
use crate::app::action::Action;
use crate::app::import::{ImportSource, Sight};
use crate::app::phrases::Phrase;
use crate::app::workbench::Workbench;
use crate::formats::encoding::Encoding;
use crate::formats::glossaries::{ALL, endings};
use crate::model::GlossaryId;
use crate::ui::scene::Scene;
use crate::ui::text::TextStyle;
use crate::ui::widgets;
use egui::Ui;
use std::path::PathBuf;
use table::TableDraft;

/// The encodings that are offered, by their WHATWG names.
const ENCODINGS: &[&str] = &[
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1256",
    "ISO-8859-6",
    "windows-1252",
    "windows-1251",
    "windows-1254",
    "windows-1255",
    "GBK",
    "Shift_JIS",
];

/// Take a glossary file into the project.
pub struct ImportGlossary {
    path: PathField,
    into: Option<GlossaryId>,
    /// The file, and what was said of it.
    source: Option<ImportSource>,
    /// What was looked at, and whether what there was to see is taken up.
    asked: Option<(ImportSource, bool)>,
    table: Option<TableDraft>,
    languages: columns::Languages,
    focus: FirstFocus,
}

impl ImportGlossary {
    /// A dialog that begins with a file, or with none.
    pub fn new(workbench: &Workbench, path: Option<PathBuf>) -> Self {
        let paths: Vec<PathBuf> = path.into_iter().collect();
        let mut dialog = Self {
            path: PathField::new("import-glossary", Wanted::AnyFile, &paths),
            into: None,
            source: None,
            asked: None,
            table: None,
            languages: columns::Languages::default(),
            focus: FirstFocus::default(),
        };
        dialog.follow_path(workbench);
        dialog
    }

    /// Begins anew where the field names another file.
    fn follow_path(&mut self, workbench: &Workbench) {
        let path = self.path.paths().into_iter().next().filter(|path| path.is_file());
        if path.as_ref() == self.source.as_ref().map(|source| &source.path) {
            return;
        }
        self.into = path.as_ref().and_then(|path| workbench.proposed_target(path));
        self.source = path.map(|path| workbench.import_source(path));
        (self.table, self.asked) = (None, None);
    }

    /// Has the file looked at where something new was said of it, and takes up what there
    /// is to see.
    fn look<'a>(&mut self, scene: &'a Scene<'_>) -> Option<&'a Sight> {
        let source = self.source.as_ref()?;
        if self.asked.as_ref().is_none_or(|(asked, _)| asked != source) {
            scene.send(Action::LookAt(Box::new(source.clone())));
            self.asked = Some((source.clone(), false));
        }
        let sight = scene.state.sight.as_ref().filter(|sight| sight.source == *source)?;
        if let Some((_, taken_up)) = self.asked.as_mut().filter(|(_, taken_up)| !taken_up) {
            *taken_up = true;
            self.table = TableDraft::of(sight, self.table.take());
            let presets = &scene.state.presets;
            if let Some(preset) = self.table.as_mut().and_then(|table| table.find_preset(presets)) {
                self.source = self.source.take().map(|source| source.read_by(preset));
            }
        }
        Some(sight)
    }

    fn choose_target(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let mut targets = vec![(None, scene.tr("import-into-new"))];
        targets.extend(workbench.import_targets().map(|glossary| {
            let name = scene.glossary_name(&glossary.name);
            (Some(glossary.id), name)
        }));
        setting(ui, scene, "import-into", |ui, name| {
            if let Some(into) = widgets::choice(ui, scene, name, &self.into, &targets) {
                self.into = into;
            }
        });
    }

    fn choose_format(&mut self, ui: &mut Ui, scene: &Scene<'_>, sight: Option<&Sight>) {
        let Some(source) = &mut self.source else { return };
        let name = |id: &str| scene.tr(&format!("format-{id}"));
        let found = sight.filter(|_| source.format.is_none()).and_then(|sight| sight.format.as_ref().ok());
        let as_found = match found {
            Some(format) => scene.tr_with("import-found", "what", &name(format)),
            None => scene.tr("import-as-found"),
        };
        let mut options = vec![(None, as_found)];
        let read = ALL.iter().filter(|format| format.reader.is_some());
        options.extend(read.map(|format| (Some(format.id), name(format.id))));
        setting(ui, scene, "import-format", |ui, name| {
            if let Some(format) = widgets::choice(ui, scene, name, &source.format, &options) {
                (source.format, source.mapping) = (format, None);
                self.table = None;
            }
        });
    }

    fn choose_encoding(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let Some(source) = &mut self.source else { return };
        let found = self.table.as_ref().and_then(TableDraft::encoding).filter(|_| source.encoding.is_none());
        let as_found = match found {
            Some(encoding) => scene.tr_with("import-found", "what", encoding),
            None => scene.tr("import-as-found"),
        };
        let mut options = vec![(None, as_found)];
        options.extend(ENCODINGS.iter().filter_map(|name| {
            Encoding::from_name(name, false).map(|encoding| (Some(encoding), (*name).to_owned()))
        }));
        setting(ui, scene, "import-encoding", |ui, name| {
            if let Some(encoding) = widgets::choice(ui, scene, name, &source.encoding, &options) {
                source.encoding = encoding;
                if let Some(table) = &mut self.table {
                    source.mapping = Some(table.reread());
                }
            }
        });
    }
}

impl Dialog for ImportGlossary {
    fn title(&self) -> &'static str {
        "import-glossary-title"
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn holds_text(&self) -> bool {
        self.table.as_ref().is_some_and(TableDraft::is_changed)
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let Some(workbench) = &scene.state.workbench else { return Flow::Close };
        let mut goes_on = false;
        self.focus.give(ui, self.path.id());
        let mut entered = self.path.show(ui, scene, &scene.tr("path-glossary"));
        if let Some(waiting) = workbench.import() {
            scene.row(ui, |ui| {
                let text = scene.tr_with("import-waits-still", "file", &waiting.file);
                widgets::line(ui, &text, scene.theme.interface());
                if widgets::link(ui, scene, &scene.tr("import-go-on")).clicked() {
                    goes_on = true;
                }
            });
        }
        if goes_on {
            scene.send(Action::ResumeImport);
            return Flow::Close;
        }
        self.follow_path(workbench);
        let sight = self.look(scene);
        let mut ready = false;
        match self.path.paths().first() {
            None => {
                let endings = endings(false).join(" · ");
                widgets::label(
                    ui,
                    &scene.tr_with("import-endings", "endings", &endings),
                    scene.theme.small(),
                );
            }
            Some(path) if path.is_dir() => {
                widgets::label(ui, &scene.tr("place-is-folder"), scene.theme.small());
            }
            Some(path) if self.source.is_none() => {
                let text = scene.tr_with("no-such-file", "file", &path.display().to_string());
                widgets::label(ui, &text, scene.theme.small());
            }
            Some(_) => {
                self.choose_target(ui, scene, workbench);
                self.choose_format(ui, scene, sight);
                let is_archive = self.table.as_ref().is_some_and(TableDraft::is_spreadsheet);
                if !is_archive {
                    self.choose_encoding(ui, scene);
                }
                match sight.map(|sight| &sight.format) {
                    None => {
                        widgets::label(ui, &scene.tr("import-looks"), scene.theme.weak());
                    }
                    Some(Err(error)) => {
                        let style = TextStyle { color: scene.theme.error, ..scene.theme.interface() };
                        widgets::label(ui, &Phrase::from(error).say(scene.t), style);
                    }
                    Some(Ok(_)) => ready = true,
                }
                if let Some(format) = sight.and_then(Sight::doubtful) {
                    let style = TextStyle { color: scene.theme.warning, ..scene.theme.interface() };
                    let name = scene.tr(&format!("format-{format}"));
                    widgets::label(ui, &scene.tr_with("import-doubtful", "format", &name), style);
                }
                if let (Some(table), Some(source)) = (&mut self.table, &mut self.source) {
                    entered |= table.show(ui, scene, source, &mut self.languages);
                    ready &= table.has_terms();
                }
            }
        }
        let (pressed, flow) = ending(ui, scene, "import-compare", ready, entered);
        if let (true, Some(source)) = (pressed, &self.source) {
            let mut source = source.clone();
            let mut kept = None;
            if let Some(table) = &self.table {
                source.mapping = table.mapping();
                kept = table.kept(&source);
            }
            scene.send(Action::Compare(Box::new(source), self.into, kept));
        }
        flow
    }
}
