//! Add a term from what is selected in source and target, or change one with all
//! that is known of it.

mod more;
mod others;

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::term::TermDraft;
use crate::model::{Direction, Span, TermStatus};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, Family, TextStyle};
use crate::ui::widgets::{self, Emphasis, Field};
use egui::{Id, ScrollArea, Ui};
use more::MoreFields;
use others::Others;

/// Add a term, or change one.
pub struct TermDialog {
    draft: TermDraft,
    source: EditBuffer,
    target: EditBuffer,
    variants: EditBuffer,
    definition: EditBuffer,
    other_sources: Vec<EditBuffer>,
    others: Vec<EditBuffer>,
    more: MoreFields,
    focus: FirstFocus,
}

impl TermDialog {
    /// A dialog over a draft.
    pub fn new(draft: TermDraft) -> Self {
        // What is filled in already is replaced by typing.
        let buffer = |text: &str| {
            let mut buffer = EditBuffer::new(text.to_owned());
            buffer.select(Span::new(0, text.len()));
            buffer
        };
        Self {
            source: buffer(&draft.source),
            target: buffer(&draft.target),
            variants: buffer(&draft.variants),
            definition: buffer(&draft.definition),
            other_sources: draft
                .other_sources
                .iter()
                .map(|(text, _)| EditBuffer::new(text.as_str()))
                .collect(),
            others: draft.others.iter().map(|(text, _)| EditBuffer::new(text.as_str())).collect(),
            more: MoreFields::new(&draft.more),
            draft,
            focus: FirstFocus::default(),
        }
    }
}

/// A field of the dialog: its name above it, and its letters.
struct Ask<'a> {
    id: &'static str,
    name: &'a str,
    family: Family,
    direction: Option<Direction>,
    rows: usize,
}

impl<'a> Ask<'a> {
    fn new(id: &'static str, name: &'a str) -> Self {
        Self { id, name, family: Family::Interface, direction: None, rows: 1 }
    }

    fn of(self, family: Family, direction: Direction) -> Self {
        Self { family, direction: Some(direction), ..self }
    }

    fn rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// Draws the field; true where Enter was pressed in it.
    fn show(&self, ui: &mut Ui, scene: &Scene<'_>, buffer: &mut EditBuffer) -> bool {
        let theme = scene.theme;
        widgets::label(ui, self.name, theme.small());
        let size = if self.family == Family::Interface { theme.size } else { theme.size * 1.15 };
        let style = TextStyle { line_height: 1.5, ..TextStyle::new(self.family, size, theme.text) };
        let field = Field::new(Id::unique(self.id), buffer, self.name).style(style).rows(self.rows);
        let field = if let Some(direction) = self.direction { field.direction(direction) } else { field };
        let shown = field.show(ui, scene);
        if shown.editor.response.gained_focus() {
            shown.editor.response.scroll_to_me(None);
        }
        shown.entered
    }
}

impl Dialog for TermDialog {
    fn title(&self) -> &'static str {
        if self.draft.known().is_none() { "term-new-title" } else { "term-change-title" }
    }

    fn holds_text(&self) -> bool {
        true
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let first = if self.source.text().is_empty() { "term-source" } else { "term-target" };
        self.focus.give(ui, Id::unique(first));
        self.says_where(ui, scene);
        // The buttons below stay in view in a small window.
        let room = (ui.ctx().content_rect().height() - 300.0).clamp(scene.theme.size * 10.0, 560.0);
        let mut entered = false;
        ScrollArea::vertical().id_salt("term").max_height(room).show(ui, |ui| {
            ui.with_layout(scene.column(), |ui| {
                entered |= self.wordings(ui, scene);
                self.more.show(ui, scene, &mut self.draft);
            });
        });
        for (text, buffer) in [
            (&mut self.draft.source, &self.source),
            (&mut self.draft.target, &self.target),
            (&mut self.draft.variants, &self.variants),
            (&mut self.draft.definition, &self.definition),
        ] {
            buffer.text().clone_into(text);
        }
        let sources = self.draft.other_sources.iter_mut().zip(&self.other_sources);
        for ((text, _), buffer) in sources.chain(self.draft.others.iter_mut().zip(&self.others)) {
            buffer.text().clone_into(text);
        }
        if let Some(concept) = self.draft.known()
            && widgets::button(ui, scene, &scene.tr("term-remove"), Emphasis::Plain).clicked()
        {
            let (glossary, concept) = (self.draft.glossary, concept.clone());
            scene.send(Action::RemoveConcept { glossary, concept });
            return Flow::Close;
        }
        let (pressed, flow) = ending(ui, scene, "term-save", self.draft.is_complete(), entered);
        if pressed {
            let concept = Box::new(self.draft.concept());
            scene.send(Action::PutConcept { glossary: self.draft.glossary, concept });
        }
        flow
    }
}

impl TermDialog {
    /// Says which glossary the term goes to.
    fn says_where(&self, ui: &mut Ui, scene: &Scene<'_>) {
        let Some(workbench) = &scene.state.workbench else { return };
        if let Some(glossary) = workbench.session().project().glossary(self.draft.glossary) {
            let name = scene.glossary_name(&glossary.name);
            widgets::label(ui, &tr!(scene.t, "term-glossary", glossary = name), scene.theme.weak());
        }
    }

    /// Says which concepts have the term already, so that it is not added twice.
    fn says_known(&self, ui: &mut Ui, scene: &Scene<'_>) {
        let Some(workbench) = &scene.state.workbench else { return };
        for known in workbench.known_terms(self.source.text(), self.draft.known()) {
            let glossary = scene.glossary_name(&known.glossary);
            let term = match known.rendering.is_empty() {
                true => known.term,
                false => format!("\u{2068}{}\u{2069} — \u{2068}{}\u{2069}", known.term, known.rendering),
            };
            let text = tr!(scene.t, "term-known", glossary = glossary, term = term);
            let style = TextStyle { color: scene.theme.warning, ..scene.theme.small() };
            widgets::label(ui, &text, style);
        }
    }

    /// The term and its renderings; true where Enter was pressed in a field.
    fn wordings(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> bool {
        let (from, to) = self.draft.languages.clone();
        let languages = (scene.language_name(&from), scene.language_name(&to));
        let (from, to) = (from.direction(), to.direction());
        let source = Ask::new("term-source", &languages.0).of(Family::Source, from);
        let mut entered = source.show(ui, scene, &mut self.source);
        self.says_known(ui, scene);
        let sources = Others { language: &languages.0, family: Family::Source, direction: from };
        if !self.other_sources.is_empty() {
            sources.show(ui, scene, &mut self.other_sources, &mut self.draft.other_sources);
        }
        let target = Ask::new("term-target", &languages.1).of(Family::Target, to);
        entered |= target.show(ui, scene, &mut self.target);
        let name = scene.tr_with("term-variants", "language", &languages.0);
        let variants = Ask::new("term-variants", &name).of(Family::Source, from);
        entered |= variants.show(ui, scene, &mut self.variants);
        let name = scene.tr("term-definition");
        entered |= Ask::new("term-definition", &name).show(ui, scene, &mut self.definition);
        scene.row(ui, |ui| {
            let name = scene.tr("term-status");
            widgets::line(ui, &name, scene.theme.weak());
            choose_status(ui, scene, &name, &mut self.draft.status);
        });
        let targets = Others { language: &languages.1, family: Family::Target, direction: to };
        targets.show(ui, scene, &mut self.others, &mut self.draft.others);
        entered
    }
}

fn choose_status(ui: &mut Ui, scene: &Scene<'_>, name: &str, status: &mut TermStatus) {
    let options: Vec<(TermStatus, String)> = TermStatus::ALL
        .iter()
        .map(|status| (*status, scene.tr(&format!("status-{}", status.name()))))
        .collect();
    if let Some(chosen) = widgets::choice(ui, scene, name, status, &options) {
        *status = chosen;
    }
}
