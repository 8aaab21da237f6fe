//! Add a term from what is selected in source and target, or change one.

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::term::TermDraft;
use crate::model::{Span, TermStatus};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, Family, TextStyle};
use crate::ui::widgets::{self, Emphasis, Field};
use egui::{Id, Ui};

/// Add a term, or change one.
pub struct TermDialog {
    draft: TermDraft,
    source: EditBuffer,
    target: EditBuffer,
    variants: EditBuffer,
    definition: EditBuffer,
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
            draft,
            focus: FirstFocus::default(),
        }
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
        560.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let theme = scene.theme;
        let size = theme.size * 1.15;
        let (source_id, target_id) = (Id::unique("term-source"), Id::unique("term-target"));
        self.focus.give(ui, if self.source.text().is_empty() { source_id } else { target_id });
        let (from, to) = self.draft.languages.clone();
        let languages = (scene.language_name(&from), scene.language_name(&to));
        self.says_where(ui, scene);
        let mut entered = false;
        let (from, to) = (from.direction(), to.direction());
        let mut field = |ui: &mut Ui, id, name: &str, buffer: &mut EditBuffer, family, direction| {
            widgets::label(ui, name, theme.small());
            let style = TextStyle { line_height: 1.5, ..TextStyle::new(family, size, theme.text) };
            let field = Field::new(id, buffer, name).style(style);
            let field = if let Some(direction) = direction { field.direction(direction) } else { field };
            entered |= field.show(ui, scene).entered;
        };
        field(ui, source_id, &languages.0, &mut self.source, Family::Source, Some(from));
        field(ui, target_id, &languages.1, &mut self.target, Family::Target, Some(to));
        field(
            ui,
            Id::unique("term-variants"),
            &scene.tr("term-variants"),
            &mut self.variants,
            Family::Source,
            Some(from),
        );
        field(
            ui,
            Id::unique("term-definition"),
            &scene.tr("term-definition"),
            &mut self.definition,
            Family::Interface,
            None,
        );
        scene.row(ui, |ui| {
            let name = scene.tr("term-status");
            widgets::line(ui, &name, theme.weak());
            let options: Vec<(TermStatus, String)> = TermStatus::ALL
                .iter()
                .map(|status| (*status, scene.tr(&format!("status-{}", status.name()))))
                .collect();
            if let Some(status) = widgets::choice(ui, scene, &name, &self.draft.status, &options) {
                self.draft.status = status;
            }
        });
        for (text, buffer) in [
            (&mut self.draft.source, &self.source),
            (&mut self.draft.target, &self.target),
            (&mut self.draft.variants, &self.variants),
            (&mut self.draft.definition, &self.definition),
        ] {
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
}
