//! The bar to find and replace with, and the preview of what a replacement does.

mod preview;

use super::super::scene::Scene;
use super::super::text::EditBuffer;
use super::super::widgets::{self, Emphasis, Field};
use super::bars::bad_query;
use super::segments::SegmentsPanel;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::search::Query;
use crate::app::session::Scope;
use crate::app::workbench::Workbench;
use crate::model::{Side, Span};
use crate::text::expression::ExpressionError;
use crate::tr;
use egui::{Id, Key, Modifiers, Sense, Ui, vec2};
use preview::Preview;

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
    preview: Preview,
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
            preview: Preview::default(),
        }
    }
}

/// The width of the two fields, in points.
const FIELD: f32 = 260.0;

impl FindBar {
    /// Opens the bar, with a selected text to be found, if there is one.
    pub fn open(&mut self, replacing: bool, selected: &str, side: Side) {
        self.open = true;
        self.replacing = replacing;
        self.focus = true;
        self.side = side;
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
        // The fields come first and below each other, so that Tab goes from one to
        // the other; what is asked of them stands beside.
        let rows = if self.replacing { 2.0 } else { 1.0 };
        let (height, gap) = (ui.spacing().interact_size.y, ui.spacing().item_spacing);
        let size = vec2(ui.available_width(), rows * height + (rows - 1.0) * gap.y);
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let (fields, beside) = if scene.mirrored() {
            let (beside, fields) = area.split_left_right_at_x(area.right() - FIELD);
            (fields, beside.with_max_x(beside.right() - gap.x))
        } else {
            let (fields, beside) = area.split_left_right_at_x(area.left() + FIELD);
            (fields, beside.with_min_x(beside.left() + gap.x))
        };
        let mut column = scene.within(ui, fields, "fields");
        let name = scene.tr("find-text");
        let field = Field::new(id, &mut self.text, &name).hint(&name).width(FIELD);
        entered |= scene.row(&mut column, |ui| field.show(ui, scene).entered).inner;
        if self.replacing {
            let name = scene.tr("replace-text");
            let field =
                Field::new(Id::unique("replace-text"), &mut self.with, &name).hint(&name).width(FIELD);
            scene.row(&mut column, |ui| field.show(ui, scene));
        }
        let mut column = scene.within(ui, beside, "beside");
        scene.row(&mut column, |ui| {
            self.options(ui, scene);
            self.hits(ui, scene, workbench);
            ui.with_layout(scene.rest_from_end(), |ui| {
                if widgets::icon_button(ui, scene, widgets::Icon::Close, &scene.tr("close")).clicked() {
                    self.close(ui, scene);
                }
            });
        });
        if self.replacing {
            scene.row(&mut column, |ui| self.replace(ui, scene, workbench));
            self.preview(ui, scene, workbench);
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
        let sides = [(Side::Source, scene.tr("find-in-source")), (Side::Target, scene.tr("find-in-target"))];
        if let Some(side) = widgets::choice(ui, scene, &scene.tr("find-in"), &self.side, &sides) {
            self.side = side;
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

    fn replace(&self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let found = workbench.search().is_some_and(|view| !view.search.hits().is_empty());
        let active = workbench.active().map(|segment| Scope::Segment(segment.id));
        let scopes = [
            ("replace-here", Emphasis::Plain, active),
            ("replace-all", Emphasis::Main, Some(Scope::Project)),
        ];
        for (name, emphasis, scope) in scopes {
            ui.add_enabled_ui(found && scope.is_some(), |ui| {
                let pressed = widgets::button(ui, scene, &scene.tr(name), emphasis).clicked();
                if let Some(scope) = scope.filter(|_| pressed) {
                    let with = self.with.text().to_owned();
                    scene.send(Action::ReplaceFound { with, scope });
                }
            });
        }
    }

    fn preview(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        if self.side == Side::Source {
            widgets::label(ui, &scene.tr("replace-in-source"), scene.theme.small());
        }
        if let Some(view) = workbench.search() {
            self.preview.show(ui, scene, workbench, view, self.with.text());
        }
    }
}
