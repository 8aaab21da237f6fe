//! Add a term from what is selected in source and target, or change one.

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::model::{Concept, GlossaryId, Language, Term, TermStatus};
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, Family, TextStyle};
use crate::ui::widgets::{self, Field};
use egui::{Id, Ui};

/// Add a term, or change one.
pub struct TermDialog {
    glossary: GlossaryId,
    concept: Concept,
    languages: (Language, Language),
    source: EditBuffer,
    target: EditBuffer,
    variants: EditBuffer,
    definition: EditBuffer,
    status: TermStatus,
    focus: FirstFocus,
}

impl TermDialog {
    /// A dialog over a concept, which may be new and empty, of this glossary.
    /// `source` and `target` are the languages of the project; what was
    /// selected stands in for terms that the concept lacks.
    pub fn new(
        glossary: GlossaryId,
        concept: Concept,
        source: Language,
        target: Language,
        selected: (&str, &str),
    ) -> Self {
        let text = |term: Option<&Term>, selected: &str| {
            EditBuffer::new(term.map_or_else(|| selected.trim().to_owned(), |term| term.text.clone()))
        };
        let source_term = concept.terms_in(&source).next();
        let target_term = concept.terms_in(&target).next();
        let variants = source_term.map(|term| term.variants.join(", ")).unwrap_or_default();
        Self {
            glossary,
            source: text(source_term, selected.0),
            target: text(target_term, selected.1),
            variants: EditBuffer::new(variants),
            definition: EditBuffer::new(concept.definition.clone()),
            status: target_term.map_or(TermStatus::Proposed, |term| term.status),
            languages: (source, target),
            concept,
            focus: FirstFocus::default(),
        }
    }

    /// The concept as it is filled in.
    fn filled_in(&self) -> Concept {
        let mut concept = self.concept.clone();
        let put = |concept: &mut Concept, language: &Language, text: &str| match concept
            .terms
            .iter_mut()
            .position(|term| term.language.matches(language))
        {
            Some(index) => {
                concept.terms[index].text = text.to_owned();
                index
            }
            None => {
                concept.terms.push(Term::new(language.clone(), text));
                concept.terms.len() - 1
            }
        };
        let source = put(&mut concept, &self.languages.0, self.source.text().trim());
        let split = self.variants.text().split([',', '،', '|']).map(str::trim);
        concept.terms[source].variants = split.filter(|text| !text.is_empty()).map(str::to_owned).collect();
        let target = put(&mut concept, &self.languages.1, self.target.text().trim());
        concept.terms[target].status = self.status;
        concept.definition = self.definition.text().trim().to_owned();
        concept
    }
}

impl Dialog for TermDialog {
    fn title(&self) -> &'static str {
        if self.concept.terms.is_empty() { "term-new-title" } else { "term-change-title" }
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
        let languages = (scene.language_name(&self.languages.0), scene.language_name(&self.languages.1));
        let mut entered = false;
        let (from, to) = (self.languages.0.direction(), self.languages.1.direction());
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
            if let Some(status) = widgets::choice(ui, scene, &name, &self.status, &options) {
                self.status = status;
            }
        });
        let ready = !self.source.text().trim().is_empty() && !self.target.text().trim().is_empty();
        let (pressed, flow) = ending(ui, scene, "term-save", ready, entered);
        if pressed {
            scene.send(Action::PutConcept { glossary: self.glossary, concept: Box::new(self.filled_in()) });
        }
        flow
    }
}
