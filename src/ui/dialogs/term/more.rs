//! What is said of few terms: shown where it is asked for, or where some of it is
//! filled in.

use super::Ask;
use crate::app::term::{More, TermDraft};
use crate::model::{Gender, GrammaticalNumber, Matching, PartOfSpeech};
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, Family, Text, TextStyle};
use crate::ui::widgets;
use egui::Ui;

/// The fields of what is said of few terms.
pub(super) struct MoreFields {
    open: bool,
    domain: EditBuffer,
    note: EditBuffer,
    links: EditBuffer,
    forms: EditBuffer,
    first_mention: EditBuffer,
    must_match: EditBuffer,
    must_not_match: EditBuffer,
}

impl MoreFields {
    pub fn new(more: &More) -> Self {
        let buffer = |text: &String| EditBuffer::new(text.clone());
        Self {
            open: *more != More::default(),
            domain: buffer(&more.domain),
            note: buffer(&more.note),
            links: buffer(&more.links),
            forms: buffer(&more.forms),
            first_mention: buffer(&more.first_mention),
            must_match: buffer(&more.must_match),
            must_not_match: buffer(&more.must_not_match),
        }
    }

    /// Draws what is said of few terms, and takes it into the draft.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, draft: &mut TermDraft) {
        let label = scene.tr("term-more");
        if widgets::check(ui, scene, self.open, &label, &label).clicked() {
            self.open = !self.open;
        }
        if !self.open {
            return;
        }
        self.texts(ui, scene, draft);
        grammar(ui, scene, &mut draft.more);
        self.matching(ui, scene, draft);
        for (text, buffer) in [
            (&mut draft.more.domain, &self.domain),
            (&mut draft.more.note, &self.note),
            (&mut draft.more.links, &self.links),
            (&mut draft.more.forms, &self.forms),
            (&mut draft.more.first_mention, &self.first_mention),
            (&mut draft.more.must_match, &self.must_match),
            (&mut draft.more.must_not_match, &self.must_not_match),
        ] {
            buffer.text().clone_into(text);
        }
    }

    fn texts(&mut self, ui: &mut Ui, scene: &Scene<'_>, draft: &mut TermDraft) {
        let target = draft.languages.1.direction();
        Ask::new("term-domain", &scene.tr("concept-domain")).show(ui, scene, &mut self.domain);
        Ask::new("term-note", &scene.tr("term-note")).rows(2).show(ui, scene, &mut self.note);
        let name = scene.tr("term-first-mention");
        let field = Ask::new("term-first-mention", &name).of(Family::Target, target);
        field.show(ui, scene, &mut self.first_mention);
        Ask::new("term-links", &scene.tr("term-links")).rows(2).show(ui, scene, &mut self.links);
        let label = scene.tr("term-do-not-translate");
        let more = &mut draft.more;
        if widgets::check(ui, scene, more.do_not_translate, &label, &label).clicked() {
            more.do_not_translate = !more.do_not_translate;
        }
    }

    /// How the term is recognised, with sentences to try it on.
    fn matching(&mut self, ui: &mut Ui, scene: &Scene<'_>, draft: &mut TermDraft) {
        let source = draft.languages.0.direction();
        let more = &mut draft.more;
        let name = scene.tr("term-matching");
        let options: Vec<(Matching, String)> = Matching::ALL
            .iter()
            .map(|matching| (*matching, scene.tr(&format!("matching-{}", matching.name()))))
            .collect();
        scene.row(ui, |ui| {
            widgets::line(ui, &name, scene.theme.weak());
            if let Some(matching) = widgets::choice(ui, scene, &name, &more.matching, &options) {
                more.matching = matching;
            }
        });
        let label = scene.tr("term-match-case");
        if widgets::check(ui, scene, more.match_case, &label, &label).clicked() {
            more.match_case = !more.match_case;
        }
        let name = scene.tr("term-forms");
        let field = Ask::new("term-forms", &name).of(Family::Source, source);
        field.show(ui, scene, &mut self.forms);
        let name = scene.tr("term-must-match");
        let field = Ask::new("term-must-match", &name).of(Family::Source, source).rows(2);
        field.show(ui, scene, &mut self.must_match);
        let name = scene.tr("term-must-not-match");
        let field = Ask::new("term-must-not-match", &name).of(Family::Source, source).rows(2);
        field.show(ui, scene, &mut self.must_not_match);
        for failure in draft.failures() {
            let theme = scene.theme;
            let id = if failure.missed { "term-missed" } else { "term-wrongly-found" };
            widgets::label(ui, &scene.tr(id), TextStyle { color: theme.error, ..theme.small() });
            let style = TextStyle::new(Family::Source, theme.size, theme.text);
            Text::new(&failure.sentence).style(style).show(ui);
        }
    }
}

/// Part of speech, gender and number.
fn grammar(ui: &mut Ui, scene: &Scene<'_>, more: &mut More) {
    scene.row(ui, |ui| {
        let parts = PartOfSpeech::ALL.iter();
        let parts = parts.map(|one| (*one, scene.tr(&format!("term-part-of-speech-{}", one.name()))));
        choose(ui, scene, "term-part-of-speech", &mut more.part_of_speech, parts);
        let genders = Gender::ALL.iter().map(|one| (*one, scene.tr(&format!("term-gender-{}", one.name()))));
        choose(ui, scene, "term-gender", &mut more.gender, genders);
        let numbers = GrammaticalNumber::ALL.iter();
        let numbers = numbers.map(|one| (*one, scene.tr(&format!("term-number-{}", one.name()))));
        choose(ui, scene, "term-number", &mut more.number, numbers);
    });
}

/// A choice of one of these, or of none.
fn choose<T: PartialEq + Copy>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    id: &str,
    value: &mut Option<T>,
    labels: impl Iterator<Item = (T, String)>,
) {
    let name = scene.tr(id);
    let mut options: Vec<(Option<T>, String)> = vec![(None, name.clone())];
    options.extend(labels.map(|(value, label)| (Some(value), label)));
    if let Some(chosen) = widgets::choice(ui, scene, &name, value, &options) {
        *value = chosen;
    }
}
