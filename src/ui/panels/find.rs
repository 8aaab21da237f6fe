//! The bar to find and replace with, and the preview of what a replacement does.

use super::super::scene::Scene;
use super::super::text::{EditBuffer, Family, Mark, Text, TextStyle, Underline};
use super::super::widgets::{self, Emphasis, Field};
use super::bars::bad_query;
use super::segments::SegmentsPanel;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::search::{Query, replacement};
use crate::app::workbench::{SearchView, Workbench};
use crate::model::{Side, Span};
use crate::text::expression::ExpressionError;
use crate::tr;
use egui::{Frame, Id, Key, Modifiers, ScrollArea, Ui};

/// What the bar remembers from frame to frame.
pub struct FindBar {
    open: bool,
    replacing: bool,
    text: EditBuffer,
    with: EditBuffer,
    side: Side,
    query: Query,
    error: Option<ExpressionError>,
    focus: bool,
}

impl Default for FindBar {
    fn default() -> Self {
        Self {
            open: false,
            replacing: false,
            text: EditBuffer::default(),
            with: EditBuffer::default(),
            side: Side::Target,
            query: Query::default(),
            error: None,
            focus: false,
        }
    }
}

/// The most replacements that the preview shows.
const PREVIEWED: usize = 50;

impl FindBar {
    /// Opens the bar, with a selected text to be found, if there is one.
    pub fn open(&mut self, replacing: bool, selected: &str, side: Side) {
        self.open = true;
        self.replacing = replacing;
        self.focus = true;
        self.side = if replacing { Side::Target } else { side };
        if !selected.is_empty() && !selected.contains('\n') {
            self.text.set_text(selected);
        }
        self.text.select(Span::new(0, self.text.text().len()));
        self.query = Query { text: String::new(), ..self.query.clone() };
    }

    /// Shows why the query cannot be searched for.
    pub fn set_error(&mut self, error: Option<ExpressionError>) {
        self.error = error;
    }

    /// Whether the bar is to be drawn.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the bar.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let id = Id::unique("find-text");
        if std::mem::take(&mut self.focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let before = (self.query.clone(), self.side);
        let mut entered = false;
        scene.row(ui, |ui| {
            let name = scene.tr("find-text");
            let shown = Field::new(id, &mut self.text, &name).hint(&name).width(260.0).show(ui, scene);
            entered = shown.entered;
            self.options(ui, scene);
            self.hits(ui, scene, workbench);
            ui.with_layout(scene.rest_from_end(), |ui| {
                if widgets::icon_button(ui, scene, widgets::Icon::Close, &scene.tr("close")).clicked() {
                    self.close(ui, scene);
                }
            });
        });
        if self.replacing {
            self.replace(ui, scene, workbench);
        }
        self.query.text = self.text.text().to_owned();
        if (self.query.clone(), self.side) != before {
            scene.send(Action::Find(self.query.clone(), self.side));
        }
        if entered {
            let forward = !ui.input(|input| input.modifiers.shift);
            scene.send(Action::GoToHit { forward });
        }
        let within = ui.memory(|memory| memory.has_focus(id) || memory.has_focus(Id::unique("replace-text")));
        if within && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.close(ui, scene);
        }
    }

    fn close(&mut self, ui: &Ui, scene: &Scene<'_>) {
        self.open = false;
        self.error = None;
        scene.send(Action::Find(Query::default(), self.side));
        ui.memory_mut(|memory| memory.request_focus(SegmentsPanel::editor_id(Side::Target)));
    }

    fn options(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if !self.replacing {
            let sides =
                [(Side::Source, scene.tr("find-in-source")), (Side::Target, scene.tr("find-in-target"))];
            if let Some(side) = widgets::choice(ui, scene, &scene.tr("find-in"), &self.side, &sides) {
                self.side = side;
            }
        }
        for (on, sign, name) in [
            (&mut self.query.match_case, "Aa", "find-match-case"),
            (&mut self.query.whole_words, "|a|", "find-whole-words"),
            (&mut self.query.regex, ".*", "find-regex"),
        ] {
            if widgets::switch(ui, scene, *on, sign, &scene.tr(name)).clicked() {
                *on = !*on;
            }
        }
    }

    fn hits(&self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        for (sign, command) in
            [(widgets::Icon::Up, Command::FindPrevious), (widgets::Icon::Down, Command::FindNext)]
        {
            if widgets::icon_button(ui, scene, sign, &scene.tr(&command.entry().label())).clicked() {
                scene.run(command);
            }
        }
        let theme = scene.theme;
        if let Some(error) = &self.error {
            bad_query(ui, scene, error);
        } else if let Some(view) = workbench.search() {
            let count = view.search.hits().len();
            let text = match view.current {
                Some(current) => tr!(scene.t, "find-current", number = current + 1, count = count),
                None => tr!(scene.t, "find-count", count = count),
            };
            widgets::line(ui, &text, theme.weak());
        }
    }

    fn replace(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        scene.row(ui, |ui| {
            let name = scene.tr("replace-text");
            Field::new(Id::unique("replace-text"), &mut self.with, &name)
                .hint(&name)
                .width(260.0)
                .show(ui, scene);
            let found = workbench.search().is_some_and(|view| !view.search.hits().is_empty());
            ui.add_enabled_ui(found, |ui| {
                let with = self.with.text();
                if widgets::button(ui, scene, &scene.tr("replace-here"), Emphasis::Plain).clicked() {
                    let only = workbench.active().map(|segment| segment.id);
                    scene.send(Action::ReplaceFound { with: with.to_owned(), only });
                }
                if widgets::button(ui, scene, &scene.tr("replace-all"), Emphasis::Main).clicked() {
                    scene.send(Action::ReplaceFound { with: with.to_owned(), only: None });
                }
            });
        });
        if let Some(view) = workbench.search() {
            preview(ui, scene, workbench, view, self.with.text());
        }
    }
}

/// Shows what replacing everywhere would make of the first translations.
fn preview(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, view: &SearchView, with: &str) {
    let project = workbench.session().project();
    let mut ids: Vec<_> = view.search.hits().iter().map(|hit| hit.segment).collect();
    ids.dedup();
    if ids.is_empty() {
        return;
    }
    let theme = scene.theme;
    Frame::new().fill(theme.page).corner_radius(6).inner_margin(8).show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt("replace-preview")
            .min_scrolled_height(150.0)
            .max_height(150.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for id in ids.iter().take(PREVIEWED) {
                    let Some(segment) = project.segment(*id) else { continue };
                    let Some(replacement) = replacement(segment, view.search.matcher(), with) else {
                        continue;
                    };
                    let style = TextStyle {
                        line_height: 1.4,
                        ..TextStyle::new(Family::Target, theme.size, theme.text)
                    };
                    let gone: Vec<Mark> = view
                        .search
                        .matcher()
                        .find_in(&segment.target)
                        .map(|span| Mark {
                            fill: Some(theme.find_fill),
                            strike: Some(theme.error),
                            ..Mark::new(span)
                        })
                        .collect();
                    Text::new(&segment.target)
                        .style(TextStyle { color: theme.weak, ..style.clone() })
                        .marks(&gone)
                        .show(ui);
                    let changed = changed(&segment.target, &replacement.after);
                    let underline =
                        Mark { underline: Some((Underline::Dotted, theme.success)), ..Mark::new(changed) };
                    Text::new(&replacement.after).style(style).marks(&[underline]).show(ui);
                    ui.separator();
                }
                if ids.len() > PREVIEWED {
                    let more = tr!(scene.t, "replace-more", count = ids.len() - PREVIEWED);
                    widgets::label(ui, &more, theme.weak());
                }
            });
    });
}

/// The part of `after` that is not at the beginning or end of `before`.
fn changed(before: &str, after: &str) -> Span {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        a.zip(b).take_while(|(a, b)| a == b).map(|(char, _)| char.len_utf8()).sum()
    };
    let head = same(&mut before.chars(), &mut after.chars());
    let tail = same(&mut before[head..].chars().rev(), &mut after[head..].chars().rev());
    Span::new(head, after.len() - tail)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_changed_lies_between_what_stayed() {
        for (before, after, expected) in
            [("a Baku b", "a Bakı b", "ı"), ("in X", "in Y.", "Y."), ("aa", "aaa", "a"), ("xay", "xy", "")]
        {
            assert_eq!(&after[super::changed(before, after).range()], expected, "{before} to {after}");
        }
    }
}
