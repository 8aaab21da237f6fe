//! The field of knowledge that concepts belong to.

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::concepts::BulkChange;
use crate::app::workbench::Workbench;
use crate::model::Span;
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::EditBuffer;
use crate::ui::widgets::{self, Emphasis, Field};
use egui::{Id, ScrollArea, Ui};

/// The field of knowledge that concepts belong to.
pub struct Domain {
    text: EditBuffer,
    /// How many concepts it is about.
    count: usize,
    focus: FirstFocus,
}

impl Domain {
    /// A dialog that begins with the domain of the first concept it is about.
    pub fn new(workbench: &Workbench) -> Self {
        let domain = workbench.first_meant(false).map(|concept| concept.domain.clone());
        let mut text = EditBuffer::new(domain.unwrap_or_default());
        text.select(Span::new(0, text.text().len()));
        Self { text, count: workbench.meant_count(), focus: FirstFocus::default() }
    }
}

impl Dialog for Domain {
    fn title(&self) -> &'static str {
        "domain-title"
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        widgets::label(ui, &tr!(scene.t, "concepts-meant", count = self.count), scene.theme.small());
        let id = Id::unique("domain");
        self.focus.give(ui, id);
        let name = scene.tr("concept-domain");
        let mut entered = Field::new(id, &mut self.text, &name).hint(&name).show(ui, scene).entered;
        let catalogue = scene.state.workbench.as_ref().and_then(|workbench| workbench.table().catalogue());
        let known = catalogue.map_or(&[][..], |catalogue| catalogue.domains());
        if !known.is_empty() {
            widgets::label(ui, &scene.tr("domain-known"), scene.theme.small());
            ScrollArea::vertical().id_salt("domains").max_height(180.0).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    for domain in known {
                        if widgets::button(ui, scene, domain, Emphasis::Plain).clicked() {
                            self.text.set_text(domain.clone());
                            entered = true;
                        }
                    }
                });
            });
        }
        let (pressed, flow) = ending(ui, scene, "domain-set", true, entered);
        if pressed {
            let domain = self.text.text().trim().to_owned();
            scene.send(Action::ChangeConcepts(BulkChange::Domain(domain)));
        }
        flow
    }
}
