//! Why a proposed term is rejected, and what is to be used instead.

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::concepts::{BulkChange, Decision};
use crate::app::workbench::Workbench;
use crate::model::TermStatus;
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, Family, TextStyle};
use crate::ui::widgets::{self, Field};
use egui::{Id, Ui};

/// Why a proposed term is rejected, and what is to be used instead.
pub struct Reject {
    /// The terms that are rejected, in one line.
    terms: String,
    /// How many concepts it is about.
    count: usize,
    instead: EditBuffer,
    reason: EditBuffer,
    focus: FirstFocus,
}

impl Reject {
    /// A dialog about the concepts that are marked, or the selected one.
    pub fn new(workbench: &Workbench) -> Self {
        let target = &workbench.session().project().target;
        let marked = !workbench.table().marked().is_empty();
        let selected = workbench.selected_concept().filter(|_| !marked);
        let terms = |status: fn(TermStatus) -> bool| -> Vec<String> {
            let concept = selected.as_ref().map(|selected| selected.found.concept);
            let terms = concept.into_iter().flat_map(|concept| concept.terms_in(target));
            terms.filter(|term| status(term.status)).map(|term| term.text.clone()).collect()
        };
        let usable = terms(|status| status < TermStatus::Proposed);
        Self {
            count: workbench.meant_count(),
            terms: terms(|status| status == TermStatus::Proposed).join(" · "),
            instead: EditBuffer::new(usable.into_iter().next().unwrap_or_default()),
            reason: EditBuffer::default(),
            focus: FirstFocus::default(),
        }
    }
}

impl Dialog for Reject {
    fn title(&self) -> &'static str {
        "reject-title"
    }

    fn holds_text(&self) -> bool {
        true
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let theme = scene.theme;
        let id = Id::unique("reject-instead");
        self.focus.give(ui, id);
        if self.count > 1 {
            widgets::label(ui, &tr!(scene.t, "concepts-meant", count = self.count), theme.small());
        }
        if !self.terms.is_empty() {
            widgets::label(ui, &self.terms, TextStyle::new(Family::Target, theme.size * 1.1, theme.text));
        }
        widgets::label(ui, &scene.tr("reject-instead"), theme.small());
        let name = scene.tr("reject-instead");
        let style =
            TextStyle { line_height: 1.5, ..TextStyle::new(Family::Target, theme.size * 1.1, theme.text) };
        let mut entered = Field::new(id, &mut self.instead, &name).style(style).show(ui, scene).entered;
        widgets::label(ui, &scene.tr("reject-reason"), theme.small());
        let name = scene.tr("reject-reason");
        entered |= Field::new(Id::unique("reject-reason"), &mut self.reason, &name).show(ui, scene).entered;
        let (pressed, flow) = ending(ui, scene, "reject-do", true, entered);
        if pressed {
            let text = |buffer: &EditBuffer| buffer.text().trim().to_owned();
            let decision = Decision::Reject { instead: text(&self.instead), reason: text(&self.reason) };
            scene.send(Action::ChangeConcepts(BulkChange::Decide(decision)));
        }
        flow
    }
}
