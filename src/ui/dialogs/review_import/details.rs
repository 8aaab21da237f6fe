//! What is known of the chosen concept: what can be decided about it, what that changes,
//! and what both sides say differently.

use super::{ReviewImport, decision_message, kind_message};
use crate::app::import::{ImportChange, ImportPreview};
use crate::app::phrases::fact_message;
use crate::app::workbench::Workbench;
use crate::model::{
    Concept, Fact, Gender, GrammaticalNumber, Language, Matching, PartOfSpeech, Place, TermStatus, TermType,
    What,
};
use crate::review::import::{Conflict, Decision, Details, Kind};
use crate::ui::scene::Scene;
use crate::ui::text::{TextStyle, Weight};
use crate::ui::widgets;
use egui::Ui;
use std::sync::Arc;

/// How many characters of a value are shown: a few lines.
const SHOWN: usize = 400;

impl ReviewImport {
    /// Draws what is known of the chosen concept.
    pub(super) fn details(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        workbench: &Workbench,
        preview: &ImportPreview,
    ) {
        let Some(number) = self.chosen(preview) else {
            widgets::label(ui, &scene.tr("import-none"), scene.theme.weak());
            return;
        };
        let Some(details) = preview.comparison.details(number) else { return };
        self.decisions(ui, scene, preview, &details);
        let project = workbench.session().project();
        let pair = (&project.source, &project.target);
        self.alike(ui, scene, preview, number, &details, pair);
        self.conflicts(ui, scene, number, &details);
        changes(ui, scene, &details, pair);
    }

    /// What can be decided, by key or for all of the kind.
    fn decisions(&mut self, ui: &mut Ui, scene: &Scene<'_>, preview: &ImportPreview, details: &Details<'_>) {
        let kind = details.item.kind;
        let text = scene.tr(why_message(kind));
        widgets::label(ui, &text, scene.theme.weak());
        let decisions = kind.decisions();
        if decisions.len() < 2 {
            return;
        }
        scene.rows(ui, |ui| {
            for (at, decision) in decisions.iter().enumerate() {
                let name = scene.tr(decision_message(*decision));
                let label = format!("{}  {name}", at + 1);
                if widgets::switch(ui, scene, details.item.decision == *decision, &label, &name).clicked() {
                    self.decide(scene, preview, *decision);
                }
            }
        });
        let listed = self.listed_of(preview, kind).map(|items| items.len());
        let count = listed.unwrap_or_else(|| preview.comparison.of_kind(kind).len());
        if count > 1 && self.search.is_complete() {
            let decision = details.item.decision;
            let values = [
                ("decision", scene.tr(decision_message(decision)).into()),
                ("kind", scene.tr(kind_message(kind)).into()),
                ("count", count.into()),
            ];
            if widgets::link(ui, scene, &scene.t.tr_with("import-all-so", &values)).clicked() {
                self.decide_listed(scene, preview, kind, decision);
            }
        }
    }

    /// The concepts of the glossary that this one looks like.
    fn alike(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        preview: &ImportPreview,
        number: usize,
        details: &Details<'_>,
        pair: (&Language, &Language),
    ) {
        let alike: Vec<&Arc<Concept>> = preview.comparison.alike(number).collect();
        for (place, concept) in alike.iter().enumerate() {
            let text = scene.tr_with("import-like", "concept", &summary(concept, pair));
            scene.row(ui, |ui| {
                widgets::line(ui, &text, scene.theme.interface());
                let other = place > 0 && details.item.decision == Decision::Merge;
                if other && widgets::link(ui, scene, &scene.tr("import-merge-with")).clicked() {
                    self.change(scene, ImportChange::MergeWith { item: number, place });
                }
            });
        }
    }

    /// What both sides say differently, and whose word holds.
    fn conflicts(&mut self, ui: &mut Ui, scene: &Scene<'_>, number: usize, details: &Details<'_>) {
        if details.item.decision != Decision::Merge {
            return;
        }
        for (conflict, (said, theirs_hold)) in details.conflicts.iter().enumerate() {
            let Conflict { language, term, what, name, base: _, ours, theirs } = said;
            let property = property(scene, *what, name);
            let place =
                [language.as_ref().map(|one| scene.language_name(one)).unwrap_or_default(), term.clone()];
            let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
            let head =
                if place.is_empty() { property } else { format!("{} · {property}", place.join(" · ")) };
            widgets::sentence(
                ui,
                scene,
                &head,
                TextStyle { weight: Weight::Medium, ..scene.theme.interface() },
            );
            let [ours, theirs] = widgets::difference(ours, theirs, SHOWN);
            scene.rows(ui, |ui| {
                for (side, message, value) in
                    [(false, "import-ours", &ours), (true, "import-theirs", &theirs)]
                {
                    let value = if value.is_empty() {
                        scene.tr("import-nothing")
                    } else {
                        value_of(scene, *what, value)
                    };
                    let text = scene.tr_with(message, "value", &value);
                    if widgets::switch(ui, scene, *theirs_hold == side, &text, &text).clicked() {
                        self.change(scene, ImportChange::Choose { item: number, conflict, theirs: side });
                    }
                }
            });
        }
    }
}

/// What the decision changes, line by line.
fn changes(ui: &mut Ui, scene: &Scene<'_>, details: &Details<'_>, pair: (&Language, &Language)) {
    let theme = scene.theme;
    // Lines of the history are kept on both sides.
    let is_shown = |fact: &Fact<'_>| fact.what != What::History;
    let [mut gone, mut come] =
        [details.gone(), details.come()].map(|facts| facts.into_iter().filter(is_shown).collect::<Vec<_>>());
    shorten(&mut gone, &mut come);
    if gone.is_empty() && come.is_empty() {
        let concept = details.after.as_ref().or(details.ours.map(AsRef::as_ref));
        if let Some(concept) = concept {
            widgets::sentence(ui, scene, &summary(concept, pair), theme.interface());
        }
        let text =
            scene.tr(if details.after.is_some() { "import-nothing-changes" } else { "import-nothing-comes" });
        widgets::label(ui, &text, theme.weak());
        return;
    }
    let removed = TextStyle { color: theme.error, ..theme.interface() };
    let added = TextStyle { color: theme.accent, ..theme.interface() };
    for (sign, style, mut facts) in [("−", removed, gone), ("+", added, come)] {
        // The terms first, then what is said of them, then of the concept.
        facts.sort_by_key(|fact| match (fact.place, fact.what) {
            (Place::Term(..), What::Wording) => 0,
            (Place::Term(..), _) => 1,
            (Place::Section(_) | Place::Concept, _) => 2,
        });
        for fact in facts {
            widgets::sentence(ui, scene, &format!("{sign} {}", said(scene, &fact)), style.clone());
        }
    }
}

/// Leaves of long values what can be shown: of one that changes, where it does.
fn shorten<'a>(gone: &mut [Fact<'a>], come: &mut [Fact<'a>]) {
    let same = |one: &Fact<'a>, other: &Fact<'a>| {
        (one.place, one.what, one.name) == (other.place, other.what, other.name)
    };
    for old in gone.iter_mut() {
        if let Some(new) = come.iter_mut().find(|new| same(old, new)) {
            let [shown_old, shown_new] = widgets::difference(&old.value, &new.value, SHOWN);
            (old.value, new.value) = (shown_old.into(), shown_new.into());
        }
    }
    for fact in gone.iter_mut().chain(come) {
        fact.value = widgets::beginning(&fact.value, SHOWN).into();
    }
}

/// A statement in a line.
fn said(scene: &Scene<'_>, fact: &Fact<'_>) -> String {
    let isolated = |text: &str| format!("\u{2068}{text}\u{2069}");
    let property = property(scene, fact.what, fact.name);
    let head = match fact.place {
        Place::Concept => property,
        Place::Section(language) => format!("{} · {property}", scene.language_name(language)),
        Place::Term(language, _) if fact.what == What::Wording => scene.language_name(language),
        Place::Term(language, term) => {
            format!("{} · {} · {property}", scene.language_name(language), isolated(term))
        }
    };
    // What is so or not has no value.
    match value_of(scene, fact.what, &fact.value) {
        value if value.is_empty() => head,
        value => format!("{head}: {}", isolated(&value)),
    }
}

/// What a property is called.
fn property(scene: &Scene<'_>, what: What, name: &str) -> String {
    if what == What::Field { format!("\u{2068}{name}\u{2069}") } else { scene.tr(fact_message(what)) }
}

/// A value as people say it.
fn value_of(scene: &Scene<'_>, what: What, value: &str) -> String {
    // A value that is none of the few fixed ones is shown as it is.
    let one_of = |known: bool, id: String| if known { scene.tr(&id) } else { value.to_owned() };
    match what {
        What::Status => one_of(TermStatus::from_name(value).is_some(), format!("status-{value}")),
        What::PartOfSpeech => {
            one_of(PartOfSpeech::from_name(value).is_some(), format!("term-part-of-speech-{value}"))
        }
        What::Gender => one_of(Gender::from_name(value).is_some(), format!("term-gender-{value}")),
        What::Number => one_of(GrammaticalNumber::from_name(value).is_some(), format!("term-number-{value}")),
        What::TermType => one_of(TermType::from_name(value).is_some(), format!("term-type-{value}")),
        What::Matching => one_of(Matching::from_name(value).is_some(), format!("matching-{value}")),
        _ => value.to_owned(),
    }
}

/// A concept in a line: its terms and renderings.
fn summary(concept: &Concept, (source, target): (&Language, &Language)) -> String {
    let terms = |language: &Language| {
        let terms = concept.terms.iter().filter(|term| term.language.matches(language));
        terms.map(|term| format!("\u{2068}{}\u{2069}", term.text)).collect::<Vec<_>>().join(" · ")
    };
    let both = [terms(source), terms(target)];
    let both: Vec<&str> = both.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    both.join(" — ")
}

/// The Fluent id of what a kind means.
fn why_message(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "import-why-new",
        Kind::Same => "import-why-same",
        Kind::Changed => "import-why-changed",
        Kind::ChangedHere => "import-why-changed-here",
        Kind::ChangedBoth => "import-why-changed-both",
        Kind::Conflict => "import-why-conflict",
        Kind::Duplicate => "import-why-duplicate",
        Kind::NearDuplicate => "import-why-near-duplicate",
        Kind::Removed => "import-why-removed",
        Kind::RemovedHere => "import-why-removed-here",
    }
}
