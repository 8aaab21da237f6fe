//! The columns of a table: what it calls each, what stands in it, and what it holds.

use super::table::named;
use crate::app::files::named_languages;
use crate::app::import::{OfLanguage, Property};
use crate::formats::glossaries::table::{Column, Guess, written_in};
use crate::model::Language;
use crate::ui::scene::Scene;
use crate::ui::text::{Align, Family, TextStyle, Weight, paint_line};
use crate::ui::widgets;
use egui::{ScrollArea, Sense, Ui, vec2};
use std::path::Path;

/// How many rows above and below those in view are there for the keyboard to go to.
const AT_EDGE: f32 = 3.0;

/// How many values of a column are shown.
const VALUES: usize = 4;

/// The languages that a column can be of, named in the language of the interface.
#[derive(Default)]
pub struct Languages {
    known: Vec<(Language, String)>,
}

impl Languages {
    /// Those of the project, those of the table, and all others with a name, by it.
    fn of(
        &mut self,
        scene: &Scene<'_>,
        guess: &Guess,
        pair: (&Language, &Language),
    ) -> Vec<(Option<Language>, String)> {
        if self.known.is_empty() {
            self.known = named_languages().map(|one| (one.clone(), scene.language_name(&one))).collect();
            self.known.sort_by(|(_, one), (_, other)| one.cmp(other));
        }
        let mut first: Vec<Language> = vec![pair.0.clone(), pair.1.clone()];
        for language in named(guess) {
            if !first.contains(language) {
                first.push(language.clone());
            }
        }
        let others = self.known.iter().filter(|(language, _)| !first.contains(language)).cloned();
        let others: Vec<(Language, String)> = others.collect();
        let first = first.into_iter().map(|one| {
            let name = scene.language_name(&one);
            (one, name)
        });
        first.chain(others).map(|(language, name)| (Some(language), name)).collect()
    }
}

/// Draws the list of a file's columns; whether something was changed in it.
pub fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    guess: &mut Guess,
    (file, pair): (&Path, (&Language, &Language)),
    languages: &mut Languages,
) -> bool {
    let one = languages.of(scene, guess, pair);
    let mut any = vec![(None, scene.tr("column-any-language"))];
    any.extend(one.iter().cloned());
    let properties: Vec<(Property, String)> =
        Property::ALL.iter().map(|property| (*property, scene.tr(property.message()))).collect();
    let offered = Offered { one, any, properties };
    let height = scene.theme.size * 3.2;
    let columns = guess.mapping.columns.len();
    let free = (ui.ctx().content_rect().height() - 560.0).max(height * 2.0);
    let room = free.min((height + 2.0) * columns as f32);
    let below = guess.mapping.skip + usize::from(guess.mapping.header);
    let mut changed = None;
    ScrollArea::vertical().id_salt(("columns", file)).max_height(room).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for at in 0..columns {
                let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
                // Tables can have a thousand columns. Those at the edge are there for Tab.
                if !rect.expand2(vec2(0.0, AT_EDGE * height)).intersects(ui.clip_rect()) {
                    ui.skip_ahead_auto_ids(1);
                    continue;
                }
                let mut child = scene.within(ui, rect, at);
                let row = Row {
                    at,
                    pair,
                    name: guess.names.get(at).map_or("", |name| name.trim()),
                    values: guess.preview.iter().skip(below).filter_map(|cells| cells.get(at)).collect(),
                    column: &guess.mapping.columns[at],
                };
                if let Some(column) = row.show(&mut child, scene, &offered, height) {
                    changed = Some((at, column));
                }
            }
        },
    );
    let is_changed = changed.is_some();
    if let Some((at, column)) = changed {
        guess.mapping.columns[at] = column;
    }
    is_changed
}

/// What a column can hold, with its names.
struct Offered {
    one: Vec<(Option<Language>, String)>,
    any: Vec<(Option<Language>, String)>,
    properties: Vec<(Property, String)>,
}

struct Row<'a> {
    at: usize,
    pair: (&'a Language, &'a Language),
    /// What the table calls it; may be empty.
    name: &'a str,
    values: Vec<&'a String>,
    column: &'a Column,
}

impl Row<'_> {
    fn show(&self, ui: &mut Ui, scene: &Scene<'_>, offered: &Offered, height: f32) -> Option<Column> {
        let theme = scene.theme;
        let number = (self.at + 1).to_string();
        let numbered = scene.tr_with("import-column", "number", &number);
        let name = if self.name.is_empty() { &numbered } else { self.name };
        let (property, language) = Property::of(self.column);
        let (mut to, mut in_language) = (None, None);
        scene.row_of_height(ui, height, |ui| {
            ui.with_layout(scene.rest_from_end(), |ui| {
                let options = match property.of_language() {
                    OfLanguage::Never => &[][..],
                    OfLanguage::Maybe => &offered.any,
                    OfLanguage::Always => &offered.one,
                };
                let own = language.cloned();
                cell(ui, scene, 150.0, |ui| {
                    if !options.is_empty() {
                        let label = scene.t.tr_with(
                            "import-column-language",
                            &[("name", name.into()), ("number", (&*number).into())],
                        );
                        in_language = widgets::choice(ui, scene, &label, &own, options);
                    }
                });
                cell(ui, scene, 200.0, |ui| {
                    let label = scene.t.tr_with(
                        "import-column-holds",
                        &[("name", name.into()), ("number", (&*number).into())],
                    );
                    to = widgets::choice(ui, scene, &label, &property, &offered.properties);
                });
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                let (upper, lower) = rect.split_top_bottom_at_fraction(0.52);
                let align = if scene.mirrored() { Align::Right } else { Align::Left };
                let color = if *self.column == Column::Ignored { theme.weak } else { theme.text };
                let style = TextStyle { weight: Weight::Medium, color, ..theme.interface() };
                paint_line(ui, upper, name, &style, align);
                let values = self.values.iter().map(|value| value.trim()).filter(|value| !value.is_empty());
                let values: Vec<String> = values
                    .take(VALUES)
                    .map(|value| format!("\u{2068}{}\u{2069}", value.replace('\n', " ")))
                    .collect();
                let style = TextStyle::new(Family::Source, theme.size * 0.95, theme.weak);
                // A row of values runs as the interface does.
                let mark = if scene.mirrored() { '\u{200F}' } else { '\u{200E}' };
                paint_line(ui, lower, &format!("{mark}{}", values.join(" · ")), &style, align);
            });
        });
        let name = if self.name.is_empty() { &number } else { self.name };
        match (to, in_language) {
            (Some(property), _) => {
                let (source, target) = self.pair;
                // What is written in the letters of the target is mostly of it.
                let usual = written_in(self.values.iter().map(|value| &***value), &[source, target]);
                Some(property.column(language.cloned(), usual.unwrap_or(source), name))
            }
            (None, Some(language)) => Some(property.column(language, self.pair.0, name)),
            (None, None) => None,
        }
    }
}

/// A place of fixed width in a row, so that what is below each other stands in line.
fn cell(ui: &mut Ui, scene: &Scene<'_>, width: f32, contents: impl FnOnce(&mut Ui)) {
    let size = vec2(width.min(ui.available_width() * 0.5), ui.spacing().interact_size.y);
    let layout = scene.rest_from_end().with_main_justify(true);
    let (_, rect) = ui.allocate_space(size);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    contents(&mut child);
}
