//! The segmentation rules of the project, as SRX.

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::phrases::Phrase;
use crate::model::Setting;
use crate::text::segmentation::{Problem, Rules};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::EditBuffer;
use crate::ui::widgets::{self, Emphasis, Field};
use egui::{Id, ScrollArea, Ui};

/// The segmentation rules of the project, as SRX.
pub struct Segmentation {
    text: EditBuffer,
    /// The text that was read last, with what in it cannot be used.
    read: Option<(String, Vec<Problem>)>,
    focus: FirstFocus,
}

impl Segmentation {
    /// A dialog that begins with the rules that hold now.
    pub fn new(scene: &Scene<'_>) -> Self {
        let project = scene.state.workbench.as_ref().map(|workbench| workbench.session().project());
        let own = project.and_then(|project| project.setting(Setting::SegmentationRules));
        Self {
            text: EditBuffer::new(own.unwrap_or(Rules::bundled_srx())),
            read: None,
            focus: FirstFocus::default(),
        }
    }
}

impl Segmentation {
    /// What in the rules cannot be used. Read when the text changes, for that
    /// takes longer than a frame has.
    fn problems(&mut self) -> &[Problem] {
        let text = self.text.text();
        if self.read.as_ref().is_none_or(|(read, _)| read != text) {
            self.read = Some((text.to_owned(), Rules::parse(text).1));
        }
        self.read.as_ref().map_or(&[], |(_, problems)| problems)
    }
}

impl Dialog for Segmentation {
    fn title(&self) -> &'static str {
        "segmentation-title"
    }

    fn holds_text(&self) -> bool {
        true
    }

    fn width(&self) -> f32 {
        820.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let id = Id::unique("segmentation-text");
        self.focus.give(ui, id);
        widgets::label(ui, &scene.tr("segmentation-what"), scene.theme.weak());
        let name = scene.tr("segmentation-title");
        ScrollArea::vertical().id_salt("srx").max_height(380.0).show(ui, |ui| {
            Field::new(id, &mut self.text, &name).rows(14).show(ui, scene);
        });
        let problems = self.problems();
        if let Some(first) = problems.first() {
            let first = Phrase::from(first).say(scene.t);
            let text = tr!(scene.t, "segmentation-problems", count = problems.len(), first = first);
            widgets::label(ui, &text, scene.theme.weak());
        }
        if widgets::button(ui, scene, &scene.tr("segmentation-bundled"), Emphasis::Quiet).clicked() {
            self.text.set_text(Rules::bundled_srx());
        }
        let (pressed, flow) = ending(ui, scene, "apply", true, false);
        if pressed {
            let text = self.text.text();
            scene.send(Action::SetSegmentation((text != Rules::bundled_srx()).then(|| text.to_owned())));
        }
        flow
    }
}
