//! One row of the table: term, renderings, status, and where the concept is from.

use super::{ConceptsPanel, Rewording};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::concepts::Row;
use crate::app::workbench::Workbench;
use crate::model::{Concept, Language, Span, TermStatus};
use crate::review::{Standing, standing};
use crate::ui::scene::Scene;
use crate::ui::text::{Align, Family, Mark, Text, TextStyle, accessible};
use crate::ui::theme::PAD;
use crate::ui::widgets::{self, BAR, Field, Rows};
use egui::accesskit::Role;
use egui::{Event, Id, Key, Modifiers, Rect, Sense, Stroke, Ui, pos2, vec2};

/// Where the columns stand.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub mark: Rect,
    pub source: Rect,
    pub target: Rect,
    pub status: Rect,
    pub domain: Rect,
    pub glossary: Rect,
    pub count: Rect,
}

/// The width of the column of marks, in points.
const MARK: f32 = 34.0;

/// Below this width domain and glossary are left to the panel at the side.
const NARROW: f32 = 760.0;

impl Columns {
    /// Divides a width from where the interface's lines begin.
    pub fn new(area: Rect, scene: &Scene<'_>) -> Self {
        let room = area.width() - MARK - BAR;
        let (status, count) =
            ((scene.theme.size * 7.0).min(room * 0.2), (scene.theme.size * 5.0).min(room * 0.16));
        let rest = (room - status - count).max(80.0);
        let shares = if room < NARROW { [0.5, 0.5, 0.0, 0.0] } else { [0.34, 0.34, 0.16, 0.16] };
        let [source, target, domain, glossary] = shares.map(|share| rest * share);
        let mut left = area.left();
        let mut rects = [MARK, source, target, status, domain, glossary, count].map(|width| {
            let rect = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
            left += width;
            rect
        });
        if scene.mirrored() {
            let sum = area.left() + area.right();
            rects = rects
                .map(|rect| Rect::from_x_y_ranges(sum - rect.right()..=sum - rect.left(), rect.y_range()));
        }
        let [mark, source, target, status, domain, glossary, count] = rects;
        Self { mark, source, target, status, domain, glossary, count }
    }
}

/// The height of a row, in points.
pub(super) fn height(scene: &Scene<'_>) -> f32 {
    (scene.theme.size * 2.6).round()
}

/// The rows of the table, as the list asks for them.
pub(super) struct ConceptRows<'a, 'b> {
    pub panel: &'a mut ConceptsPanel,
    pub scene: &'a Scene<'b>,
    pub workbench: &'a Workbench,
    pub columns: Columns,
}

impl Rows for ConceptRows<'_, '_> {
    fn count(&self) -> usize {
        self.workbench.table().listing().len()
    }

    fn key(&self, row: usize) -> u64 {
        self.workbench.table().listing().get(row).map_or(row as u64, u64::from)
    }

    fn estimate(&self, _: usize) -> f32 {
        height(self.scene)
    }

    fn measure(&mut self, _: usize, _: &Ui) -> f32 {
        height(self.scene)
    }

    fn draw(&mut self, at: usize, ui: &mut Ui) {
        let table = self.workbench.table();
        let project = self.workbench.session().project();
        let rect = ui.max_rect();
        let theme = self.scene.theme;
        let selected = table.at() == at;
        let found = table.listing().get(at).and_then(|row| {
            let found = table.catalogue()?.row(project, row)?;
            Some((row, found))
        });
        let Some((row, found)) = found else { return };
        let fill = if selected { theme.accent_fill } else { theme.page };
        ui.painter().rect_filled(rect, 0, fill);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
        let key = found.key();
        self.whole_row(ui, rect, at, &found);
        let marked = table.marked().contains(&key);
        self.mark(ui, rect, at, marked, &found);
        let rewording = self.panel.rewording.as_ref().is_some_and(|rewording| {
            rewording.draft.glossary == key.glossary && rewording.draft.known() == Some(&key.concept)
        });
        if rewording && selected {
            self.fields(ui, rect);
        } else {
            self.terms(ui, rect, found.concept, &project.source, Family::Source);
            self.terms(ui, rect, found.concept, &project.target, Family::Target);
        }
        self.status(ui, rect, found.concept);
        let style = theme.weak();
        self.line(ui, rect, self.columns.domain, &found.concept.domain, &style);
        self.line(ui, rect, self.columns.glossary, &self.scene.glossary_name(&found.glossary.name), &style);
        let count = match self.workbench.count_of(row) {
            None => "…".to_owned(),
            Some(0) => String::new(),
            Some(count) => count.to_string(),
        };
        self.line(ui, rect, self.columns.count, &count, &style);
    }
}

impl ConceptRows<'_, '_> {
    fn cell(&self, rect: Rect, column: Rect) -> Rect {
        Rect::from_x_y_ranges(column.x_range(), rect.y_range()).shrink2(vec2(PAD, 2.0))
    }

    /// A click selects, with Shift it marks what is between, two change the wordings.
    fn whole_row(&self, ui: &Ui, rect: Rect, at: usize, found: &Row<'_>) {
        let response = ui.interact(rect, ui.scope_id().with("row"), Sense::CLICK);
        accessible(&response, Role::Row, &name_of(self.scene, self.workbench, found));
        if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(ConceptsPanel::table_id()));
            self.scene.send(self.on_click(ui, at, Action::SelectConcept(at)));
        }
        if response.double_clicked() {
            self.scene.run(Command::RewordConcept);
        }
    }

    /// What a click on a row does: with Shift it marks up to there.
    fn on_click(&self, ui: &Ui, at: usize, otherwise: Action) -> Action {
        let shift = |event: &Event| match event {
            Event::PointerButton { pressed: false, modifiers, .. } => modifiers.shift_only(),
            _ => false,
        };
        if ui.input(|input| input.events.iter().any(shift)) { Action::MarkConceptsTo(at) } else { otherwise }
    }

    fn mark(&self, ui: &mut Ui, rect: Rect, at: usize, marked: bool, found: &Row<'_>) {
        let cell = self.cell(rect, self.columns.mark);
        let mut child = self.scene.within(ui, cell, "mark");
        let term = found.concept.terms.first().map(|term| term.text.as_str()).unwrap_or_default();
        let name = self.scene.tr_with("concept-mark", "term", term);
        child.add_space((cell.height() - child.spacing().interact_size.y) / 2.0);
        if widgets::check(&mut child, self.scene, marked, "", &name).clicked() {
            self.scene.send(self.on_click(ui, at, Action::MarkConcept(at)));
            ui.memory_mut(|memory| memory.request_focus(ConceptsPanel::table_id()));
        }
    }

    /// The terms of a language in one line, those to be avoided struck through.
    fn terms(&self, ui: &mut Ui, rect: Rect, concept: &Concept, language: &Language, family: Family) {
        let theme = self.scene.theme;
        let column = if family == Family::Source { self.columns.source } else { self.columns.target };
        let cell = self.cell(rect, column);
        let (mut text, mut marks) = (String::new(), Vec::new());
        for term in concept.terms_in(language) {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            let start = text.len();
            text.push_str(&term.text);
            if term.status >= TermStatus::Deprecated {
                let mark = Mark::new(Span::new(start, text.len()));
                marks.push(Mark { strike: Some(theme.error), color: Some(theme.weak), ..mark });
            }
        }
        let size = theme.size * if family == Family::Source { 1.1 } else { 1.0 };
        let style = TextStyle { line_height: 1.5, ..TextStyle::new(family, size, theme.text) };
        let mut child = self.scene.within(ui, cell, (family == Family::Source, "terms"));
        child.add_space(((cell.height() - size * 1.5) / 2.0).max(0.0));
        Text::new(&text)
            .style(style)
            .marks(&marks)
            .direction(Some(language.direction()))
            .wrap(false)
            .fill(true)
            .selectable(false)
            .show(&mut child);
    }

    /// The two wordings while they are changed.
    fn fields(&mut self, ui: &mut Ui, rect: Rect) {
        let theme = self.scene.theme;
        let Some(Rewording { draft, source, target, begun }) = &mut self.panel.rewording else { return };
        let ids = [Id::unique("reword-source"), Id::unique("reword-target")];
        if !*begun {
            *begun = true;
            let empty = target.text().is_empty() || !source.text().is_empty();
            ui.memory_mut(|memory| memory.request_focus(ids[usize::from(empty)]));
            target.select(Span::new(0, target.text().len()));
        }
        let (mut entered, mut focused) = (false, false);
        let languages = [draft.languages.0.clone(), draft.languages.1.clone()];
        let columns = [self.columns.source, self.columns.target];
        let families = [Family::Source, Family::Target];
        for (number, buffer) in [source, target].into_iter().enumerate() {
            let cell =
                Rect::from_x_y_ranges(columns[number].x_range(), rect.y_range()).shrink2(vec2(3.0, 2.0));
            let mut child = self.scene.within(ui, cell, ("field", number));
            let style =
                TextStyle { line_height: 1.4, ..TextStyle::new(families[number], theme.size, theme.text) };
            let name = self.scene.language_name(&languages[number]);
            let field = Field::new(ids[number], buffer, &name).style(style);
            let shown = field.direction(languages[number].direction()).width(cell.width());
            let shown = shown.show(&mut child, self.scene);
            entered |= shown.entered;
            focused |= shown.editor.response.has_focus() || ui.memory(|memory| memory.has_focus(ids[number]));
        }
        let escaped = focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if let Some(rewording) = self.panel.rewording.take_if(|_| entered) {
            let Rewording { mut draft, source, target, .. } = rewording;
            draft.source = source.text().to_owned();
            draft.target = target.text().to_owned();
            // A concept of one language alone is one too.
            let concept = Box::new(draft.concept());
            self.scene.send(Action::PutConcept { glossary: draft.glossary, concept });
            self.panel.focus_table();
        } else if escaped {
            self.panel.rewording = None;
            self.panel.focus_table();
        }
    }

    fn status(&self, ui: &mut Ui, rect: Rect, concept: &Concept) {
        let theme = self.scene.theme;
        let target = &self.workbench.session().project().target;
        let worst = concept.terms_in(target).map(|term| term.status).min();
        let (id, color) = match (standing(concept), worst) {
            (Standing::Deferred, _) => ("show-deferred", theme.weak),
            (Standing::Open, _) => ("status-proposed", theme.warning),
            (_, None) if concept.do_not_translate => ("concept-untranslated", theme.weak),
            (_, None) => ("show-untranslated", theme.warning),
            (_, Some(TermStatus::Preferred)) => ("status-preferred", theme.success),
            (_, Some(TermStatus::Admitted)) => ("status-admitted", theme.text),
            (_, Some(TermStatus::Proposed)) => ("status-proposed", theme.warning),
            (_, Some(TermStatus::Deprecated)) => ("status-deprecated", theme.error),
            (_, Some(TermStatus::Forbidden)) => ("status-forbidden", theme.error),
        };
        let style = TextStyle { color, ..theme.interface() };
        self.line(ui, rect, self.columns.status, &self.scene.tr(id), &style);
    }

    fn line(&self, ui: &Ui, rect: Rect, column: Rect, text: &str, style: &TextStyle) {
        if column.width() > 1.0 {
            let align = if self.scene.mirrored() { Align::Right } else { Align::Left };
            crate::ui::text::paint_line(ui, self.cell(rect, column), text, style, align);
        }
    }
}

/// What a row is called: its terms, its renderings and its status.
fn name_of(scene: &Scene<'_>, workbench: &Workbench, found: &Row<'_>) -> String {
    let project = workbench.session().project();
    let terms = |language| {
        let terms = found.concept.terms_in(language).map(|term| term.text.as_str());
        terms.collect::<Vec<_>>().join(", ")
    };
    let status = found.concept.terms_in(&project.target).map(|term| term.status).min();
    let status = status.map(|status| scene.tr(&format!("status-{}", status.name()))).unwrap_or_default();
    format!("{} — {} · {status}", terms(&project.source), terms(&project.target))
}
