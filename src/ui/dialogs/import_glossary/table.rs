//! What a table is that does not say: what stands between its cells, which row names
//! the columns, what they hold; shown with what is in it.

use super::columns::{self, Languages};
use crate::app::action::Action;
use crate::app::import::{ImportSource, Sight};
use crate::app::presets::Presets;
use crate::formats::glossaries::table::{Guess, HeaderRow, Mapping};
use crate::model::Language;
use crate::ui::dialogs::setting;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, TextStyle};
use crate::ui::widgets::{self, Field, Icon};
use egui::{Id, Ui};

/// What can stand between cells, with the names of it.
const DELIMITERS: [(char, &str); 4] =
    [(',', "delimiter-comma"), (';', "delimiter-semicolon"), ('\t', "delimiter-tab"), ('|', "delimiter-bar")];

/// How many characters of a row are shown where one is chosen.
const SHOWN: usize = 60;

/// A table as it will be read.
pub struct TableDraft {
    guess: Guess,
    /// The name of the preset it is read by; empty where it is by none.
    preset: String,
    /// Whether a preset was looked for.
    chosen: bool,
    /// Whether somebody changed how it is read.
    changed: bool,
    /// Whether one sheet of several was chosen.
    one_sheet: bool,
    keeps: bool,
    name: EditBuffer,
}

impl TableDraft {
    /// The table that there is to see, after what was said of it before; `None` where it
    /// is none.
    pub fn of(sight: &Sight, before: Option<Self>) -> Option<Self> {
        let guess = sight.table.clone()?;
        let stem = || sight.source.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Some(match before {
            Some(before) => Self { guess, ..before },
            None => Self {
                guess: with_lines(guess),
                preset: String::new(),
                chosen: false,
                changed: false,
                one_sheet: false,
                keeps: false,
                name: EditBuffer::new(stem()),
            },
        })
    }

    /// The preset that a table of this make was kept as, where it is to be looked for and
    /// there is one.
    pub fn find_preset(&mut self, presets: &Presets) -> Option<Mapping> {
        let is_first = !std::mem::replace(&mut self.chosen, true);
        let preset = presets.fitting(&self.guess.names).filter(|_| is_first).cloned()?;
        Some(self.take(preset))
    }

    /// Has a preset hold from now on.
    fn take(&mut self, preset: Mapping) -> Mapping {
        self.preset.clone_from(&preset.name);
        (self.changed, self.keeps) = (false, false);
        self.one_sheet = preset.sheet.as_ref().is_some_and(|sheet| self.guess.sheets.contains(sheet));
        preset
    }

    /// The encoding of a text file.
    pub fn encoding(&self) -> Option<&str> {
        self.guess.mapping.encoding.as_deref()
    }

    /// Whether it stands in a spreadsheet.
    pub fn is_spreadsheet(&self) -> bool {
        !self.guess.sheets.is_empty()
    }

    /// Whether somebody changed how it is read.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// Whether a column holds terms.
    pub fn has_terms(&self) -> bool {
        self.guess.has_terms()
    }

    /// How it is read; `None` where a spreadsheet is read as it was found, which may be
    /// more than one sheet.
    pub fn mapping(&self) -> Option<Mapping> {
        let as_found = self.guess.sheets.len() > 1 && !self.one_sheet && !self.changed;
        (!as_found || !self.preset.is_empty()).then(|| self.guess.mapping.clone())
    }

    /// What is said of it where what it holds is to be found out anew.
    pub fn reread(&mut self) -> Mapping {
        self.changed = true;
        self.preset.clear();
        let Mapping { delimiter, quoted, separators, sheet, .. } = self.guess.mapping.clone();
        let sheet = sheet.filter(|_| self.one_sheet);
        Mapping { delimiter, quoted, separators, sheet, ..Mapping::default() }
    }

    /// How it is read, where somebody wants that to be kept.
    pub fn kept(&self, source: &ImportSource) -> Option<Box<Mapping>> {
        let name = self.name.text().trim().to_owned();
        if !self.keeps || name.is_empty() {
            return None;
        }
        let encoding = source.encoding.map(|encoding| encoding.name().to_owned());
        let names = self.guess.names.clone();
        let mapping = Mapping { name, names, encoding, ..self.guess.mapping.clone() };
        Some(Box::new(mapping))
    }

    /// Draws all that can be said of it; whether Enter was pressed in its field.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        source: &mut ImportSource,
        languages: &mut Languages,
    ) -> bool {
        self.choose_preset(ui, scene, source);
        if self.is_spreadsheet() {
            self.choose_sheet(ui, scene, source);
        } else {
            self.choose_delimiter(ui, scene, source);
        }
        self.choose_header(ui, scene, source);
        self.choose_separators(ui, scene);
        ui.add_space(4.0);
        let pair = (&source.languages.0, &source.languages.1);
        if columns::show(ui, scene, &mut self.guess, (&source.path, pair), languages) {
            self.note_change();
        }
        let warning = TextStyle { color: scene.theme.warning, ..scene.theme.interface() };
        if !self.has_terms() {
            widgets::label(ui, &scene.tr("import-no-terms"), warning);
        } else if !self.guess.has_terms_in(pair.0) {
            let language = scene.language_name(pair.0);
            widgets::label(ui, &scene.tr_with("import-no-terms-in", "language", &language), warning);
        }
        self.choose_keeping(ui, scene)
    }

    /// Notes that it is read otherwise than it was found, and the next one of its make is
    /// to be read so too.
    fn note_change(&mut self) {
        self.guess.look_for_separators();
        self.keeps |= !self.changed;
        self.changed = true;
        self.one_sheet |= self.is_spreadsheet();
    }

    fn choose_preset(&mut self, ui: &mut Ui, scene: &Scene<'_>, source: &mut ImportSource) {
        let mut options = vec![(String::new(), scene.tr("import-as-found"))];
        let names = scene.state.presets.iter().map(|preset| preset.name.clone());
        options.extend(names.map(|name| (name.clone(), name)));
        if options.len() == 1 {
            return;
        }
        setting(ui, scene, "import-preset", |ui, name| {
            if !self.preset.is_empty() {
                let forget = scene.tr_with("import-preset-forget", "name", &self.preset);
                if widgets::icon_button(ui, scene, Icon::Close, &forget).clicked() {
                    scene.send(Action::ForgetPreset(std::mem::take(&mut self.preset)));
                }
            }
            let Some(chosen) = widgets::choice(ui, scene, name, &self.preset, &options) else { return };
            match scene.state.presets.named(&chosen).cloned() {
                Some(preset) => *source = source.clone().read_by(self.take(preset)),
                None => {
                    (self.changed, self.keeps, self.one_sheet) = (false, false, false);
                    self.preset.clear();
                    (source.mapping, source.header) = (None, HeaderRow::Likely);
                }
            }
        });
    }

    fn choose_sheet(&mut self, ui: &mut Ui, scene: &Scene<'_>, source: &mut ImportSource) {
        if self.guess.sheets.len() < 2 {
            return;
        }
        let mut options = vec![(None, scene.tr("import-sheets-all"))];
        options.extend(self.guess.sheets.iter().map(|sheet| (Some(sheet.clone()), sheet.clone())));
        let now = self.guess.mapping.sheet.clone().filter(|_| self.one_sheet);
        if now.is_some() {
            widgets::label(ui, &scene.tr("import-one-sheet"), scene.theme.small());
        }
        setting(ui, scene, "import-sheet", |ui, name| {
            if let Some(sheet) = widgets::choice(ui, scene, name, &now, &options) {
                self.one_sheet = sheet.is_some();
                source.mapping = Some(Mapping { sheet, ..self.reread() });
                source.header = HeaderRow::Likely;
            }
        });
    }

    fn choose_delimiter(&mut self, ui: &mut Ui, scene: &Scene<'_>, source: &mut ImportSource) {
        let mut options: Vec<(Option<char>, String)> =
            DELIMITERS.iter().map(|(sign, name)| (Some(*sign), scene.tr(name))).collect();
        let now = self.guess.mapping.delimiter;
        if !options.iter().any(|(sign, _)| *sign == now) {
            options.extend(now.map(|sign| (Some(sign), sign.to_string())));
        }
        setting(ui, scene, "import-delimiter", |ui, name| {
            let quotes = scene.tr("import-quoted");
            let quoted = self.guess.mapping.quoted;
            let delimiter = widgets::choice(ui, scene, name, &now, &options);
            let turned = widgets::check(ui, scene, quoted, &quotes, &quotes).clicked();
            if delimiter.is_some() || turned {
                let delimiter = delimiter.unwrap_or(now);
                source.mapping = Some(Mapping { delimiter, quoted: quoted != turned, ..self.reread() });
                source.header = HeaderRow::Likely;
            }
        });
    }

    fn choose_header(&mut self, ui: &mut Ui, scene: &Scene<'_>, source: &mut ImportSource) {
        let Mapping { header, skip, .. } = self.guess.mapping;
        let now = if header { HeaderRow::At(skip) } else { HeaderRow::Missing };
        let mut options = vec![(HeaderRow::Missing, scene.tr("import-header-none"))];
        options.extend(self.guess.preview.iter().enumerate().map(|(at, cells)| {
            let cells: Vec<&str> =
                cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            // Each stands for itself, in the order of the interface.
            let cells: Vec<String> = cells.iter().map(|cell| format!("\u{2068}{cell}\u{2069}")).collect();
            let mark = if scene.mirrored() { '\u{200F}' } else { '\u{200E}' };
            let line = format!("{mark}{}: {}", at + 1, cells.join(" · "));
            (HeaderRow::At(at), widgets::beginning(&line, SHOWN))
        }));
        setting(ui, scene, "import-header", |ui, name| {
            if let Some(header) = widgets::choice(ui, scene, name, &now, &options) {
                source.header = header;
                source.mapping = Some(self.reread());
            }
        });
    }

    /// What stands between several terms of one cell: what may do so in this table.
    fn choose_separators(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let mapping = &mut self.guess.mapping;
        let mut known = self.guess.separators.clone();
        known.extend(mapping.separators.iter().filter(|text| !self.guess.separators.contains(text)).cloned());
        if known.is_empty() {
            return;
        }
        let mut changed = false;
        setting(ui, scene, "import-separators", |ui, name| {
            for text in &known {
                let on = mapping.separators.contains(text);
                let label = if text == "\n" { scene.tr("separator-line") } else { text.trim().to_owned() };
                if widgets::check(ui, scene, on, &label, &format!("{name}: {label}")).clicked() {
                    match on {
                        true => mapping.separators.retain(|known| known != text),
                        false => mapping.separators.push(text.clone()),
                    }
                    changed = true;
                }
            }
        });
        if changed {
            self.note_change();
        }
    }

    /// Whether, and under which name, it is kept how the table is read; whether Enter was
    /// pressed there.
    fn choose_keeping(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> bool {
        if !self.changed {
            return false;
        }
        let label = scene.tr("import-keep");
        scene
            .row(ui, |ui| {
                if widgets::check(ui, scene, self.keeps, &label, &label).clicked() {
                    self.keeps = !self.keeps;
                }
                let name = scene.tr("import-keep-name");
                let field = Field::new(Id::unique("import-keep-name"), &mut self.name, &name).hint(&name);
                field.width(220.0).show(ui, scene).entered
            })
            .inner
    }
}

/// A table in which a line end within a cell stands between terms, as it mostly does.
fn with_lines(mut guess: Guess) -> Guess {
    let line = "\n".to_owned();
    if guess.separators.contains(&line) && !guess.mapping.separators.contains(&line) {
        guess.mapping.separators.push(line);
    }
    guess
}

/// The languages that the columns of a table name.
pub(super) fn named(guess: &Guess) -> impl Iterator<Item = &Language> {
    use crate::app::import::Property;
    guess.mapping.columns.iter().filter_map(|column| Property::of(column).1)
}
