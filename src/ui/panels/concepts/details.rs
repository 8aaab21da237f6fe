//! What is known of the selected concept: its terms, what speaks for and against
//! it, where it stands, and what was done with it.

use super::ConceptsPanel;
use crate::app::action::Action;
use crate::app::clock;
use crate::app::command::Command;
use crate::app::concepts::{Alike, Failure};
use crate::app::workbench::{Selected, Workbench};
use crate::ledger::Place;
use crate::model::{Change, ChangeKind, Concept, Span, Term, TermStatus};
use crate::review::{Standing, standing};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::{Family, Mark, Text, TextStyle, Weight, accessible};
use crate::ui::widgets::{self, Emphasis};
use egui::accesskit::Role;
use egui::{ScrollArea, Sense, Ui, vec2};

/// How many places are listed.
const PLACES: usize = 30;

impl ConceptsPanel {
    /// Draws the panel at the side.
    pub fn details(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let marked = workbench.table().marked().len();
        if marked > 0 {
            let style = TextStyle { color: scene.theme.accent, ..scene.theme.interface() };
            widgets::label(ui, &tr!(scene.t, "concepts-are-marked", count = marked), style);
        }
        let Some(selected) = workbench.selected_concept() else {
            widgets::label(ui, &scene.tr("concept-none-selected"), scene.theme.weak());
            return;
        };
        let key = selected.found.key();
        let asked = scene.sent.borrow().len();
        ScrollArea::vertical().id_salt(("concept", &key)).auto_shrink(false).show(ui, |ui| {
            let concept = selected.found.concept;
            let room = ui.available_rect_before_wrap();
            let mut child = scene.within(ui, room, "contents");
            let panel = &mut child;
            terms(panel, scene, workbench, concept);
            texts(panel, scene, concept);
            decide(panel, scene, concept);
            failures(panel, scene, concept, selected.failures);
            evidence(panel, scene, workbench, &selected);
            places(panel, scene, workbench, selected.places);
            history(panel, scene, &concept.history);
            // A word that is too long does not make the panel wider.
            ui.allocate_space(vec2(room.width(), child.min_rect().height()));
        });
        // What was pressed here may be gone, and one goes on in the table.
        if scene.sent.borrow().len() > asked {
            self.focus_table();
        }
    }
}

fn heading(ui: &mut Ui, scene: &Scene<'_>, text: &str) {
    ui.add_space(8.0);
    let style = TextStyle { weight: Weight::Medium, color: scene.theme.weak, ..scene.theme.interface() };
    widgets::label(ui, text, style);
}

/// Every term, those of the project's languages first.
fn terms(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, concept: &Concept) {
    let project = workbench.session().project();
    let of_project = |term: &Term| {
        if term.language.matches(&project.source) {
            0
        } else {
            1 + usize::from(!term.language.matches(&project.target))
        }
    };
    let mut terms: Vec<&Term> = concept.terms.iter().collect();
    terms.sort_by_key(|term| (of_project(term), of_project(term) == 1, term.status));
    for (number, term) in terms.into_iter().enumerate() {
        let (family, size) = match of_project(term) {
            0 => (Family::Source, if number == 0 { 1.4 } else { 1.15 }),
            _ => (Family::Target, 1.15),
        };
        let theme = scene.theme;
        let avoided = term.status >= TermStatus::Deprecated;
        let color = if avoided { theme.weak } else { theme.text };
        let style = TextStyle { line_height: 1.5, ..TextStyle::new(family, theme.size * size, color) };
        let strike = Mark { strike: Some(theme.error), ..Mark::new(Span::new(0, term.text.len())) };
        let marks: &[Mark] = if avoided { &[strike] } else { &[] };
        Text::new(&term.text).style(style).align(widgets::text_side(ui)).marks(marks).show(ui);
        let color = if avoided { theme.error } else { theme.weak };
        in_row(ui, scene, remarks(scene, concept, term), TextStyle { color, ..theme.small() });
    }
}

/// What is to be said of a term.
fn remarks(scene: &Scene<'_>, concept: &Concept, term: &Term) -> Vec<String> {
    let mut remarks = Vec::new();
    if term.status != TermStatus::Preferred {
        remarks.push(scene.tr(&format!("status-{}", term.status.name())));
    }
    if term.status >= TermStatus::Deprecated {
        let rejected = concept.history.iter().rev();
        let mut rejected =
            rejected.filter(|change| change.kind == ChangeKind::Rejected && change.term == term.text);
        remarks
            .extend(rejected.next().filter(|change| !change.reason.is_empty()).map(|one| one.reason.clone()));
        let same = |other: &&Term| other.language == term.language && other.status < TermStatus::Deprecated;
        let instead = concept.terms.iter().filter(same).min_by_key(|other| other.status);
        remarks.extend(instead.map(|other| scene.tr_with("rendering-instead", "rendering", &other.text)));
    }
    if !term.variants.is_empty() {
        remarks.push(scene.tr_with("concept-variants", "variants", &term.variants.join(" · ")));
    }
    let details = term.details();
    if !details.forms.is_empty() {
        remarks.push(scene.tr_with("concept-forms", "forms", &details.forms.join(" · ")));
    }
    if !details.first_mention.is_empty() {
        remarks.push(scene.tr_with("concept-first-mention", "term", &details.first_mention));
    }
    remarks
}

/// Several phrases in a row: each reads in its own direction, the row of them in
/// the interface's.
fn in_row(ui: &mut Ui, scene: &Scene<'_>, phrases: Vec<String>, style: TextStyle) {
    if phrases.is_empty() {
        return;
    }
    let phrases = phrases.into_iter().map(|phrase| format!("\u{2068}{phrase}\u{2069}"));
    let text = phrases.collect::<Vec<_>>().join(" · ");
    let shown = Text::new(&text).style(style).direction(Some(scene.t.direction()));
    shown.selectable(false).show(ui);
}

fn texts(ui: &mut Ui, scene: &Scene<'_>, concept: &Concept) {
    for text in [&concept.definition, &concept.note].into_iter().filter(|text| !text.is_empty()) {
        widgets::label(ui, text, scene.theme.interface());
    }
    let mut facts = Vec::new();
    if !concept.domain.is_empty() {
        facts.push(concept.domain.clone());
    }
    if concept.do_not_translate {
        facts.push(scene.tr("concept-do-not-translate"));
    }
    facts.extend(concept.fields.iter().map(|field| format!("{}: {}", field.name, field.value)));
    facts.extend(concept.links.iter().cloned());
    for fact in facts {
        widgets::label(ui, &fact, scene.theme.small());
    }
}

/// The buttons of a decision, with their keys.
fn decide(ui: &mut Ui, scene: &Scene<'_>, concept: &Concept) {
    ui.add_space(6.0);
    let open = standing(concept) != Standing::Decided;
    let decisions: &[Command] = match open {
        true => &[Command::ApproveTerm, Command::RejectTerm, Command::DeferTerm],
        false => &[],
    };
    let others = [Command::EditConcept, Command::RewordConcept];
    let rows: [&[Command]; 2] = [decisions, &others];
    for commands in rows.into_iter().filter(|commands| !commands.is_empty()) {
        scene.rows(ui, |ui| {
            for command in commands {
                let main = *command == Command::ApproveTerm;
                key_button(ui, scene, *command, if main { Emphasis::Main } else { Emphasis::Plain });
            }
        });
    }
}

/// A button of a command that says its key.
fn key_button(ui: &mut Ui, scene: &Scene<'_>, command: Command, emphasis: Emphasis) {
    let key = scene.keymap.keys(command).first().map(|chord| chord.label()).unwrap_or_default();
    let name = scene.tr(&format!("short-{}", command.entry().id));
    let label = if key.is_empty() { name } else { tr!(scene.t, "button-key", name = name, key = key) };
    let available = scene.state.availability(command);
    let shown = widgets::button_if(ui, scene, available.is_ok(), &label, emphasis);
    if shown.clicked() {
        scene.run(command);
    }
    if let Err(reason) = available {
        widgets::tooltip(scene, shown, &scene.tr(reason));
    }
}

fn failures(ui: &mut Ui, scene: &Scene<'_>, concept: &Concept, failures: &[Failure]) {
    if failures.is_empty() {
        return;
    }
    heading(ui, scene, &scene.tr("concept-failures"));
    for failure in failures {
        let term = concept.terms.get(failure.term).map(|term| term.text.as_str()).unwrap_or_default();
        let id = if failure.missed { "concept-missed" } else { "concept-wrongly-found" };
        let color = scene.theme.error;
        let message = scene.tr_with(id, "term", term);
        widgets::label(ui, &message, TextStyle { color, ..scene.theme.small() });
        let style = TextStyle::new(Family::Source, scene.theme.size, scene.theme.text);
        Text::new(&failure.sentence).style(style).show(ui);
    }
}

fn evidence(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, selected: &Selected<'_>) {
    let evidence = workbench.evidence(selected);
    if !evidence.renderings.is_empty() || evidence.without > 0 {
        heading(ui, scene, &scene.tr("concept-renderings"));
        for (rendering, count) in &evidence.renderings {
            let text = tr!(scene.t, "rendering-count", rendering = rendering.as_str(), count = *count);
            widgets::label(ui, &text, scene.theme.interface());
        }
        if evidence.without > 0 {
            let text = tr!(scene.t, "rendering-without", count = evidence.without);
            widgets::label(ui, &text, scene.theme.weak());
        }
    }
    if !evidence.alike.is_empty() {
        heading(ui, scene, &scene.tr("concept-alike"));
        for (number, alike) in evidence.alike.iter().enumerate() {
            let can_merge = workbench.can_merge(&selected.found.key(), &alike.key);
            ui.push_id(number, |ui| show_alike(ui, scene, alike, can_merge));
        }
    }
}

/// A concept that looks alike: a way to it, and one to make both one.
fn show_alike(ui: &mut Ui, scene: &Scene<'_>, alike: &Alike, can_merge: bool) {
    let theme = scene.theme;
    let text = match alike.rendering.is_empty() {
        true => alike.term.clone(),
        false => format!("\u{2068}{}\u{2069} — \u{2068}{}\u{2069}", alike.term, alike.rendering),
    };
    let style = TextStyle { color: theme.accent, ..TextStyle::new(Family::Source, theme.size, theme.accent) };
    let shown = Text::new(&text).style(style).direction(Some(scene.t.direction()));
    let shown = shown.selectable(false).sense(Sense::click()).show(ui);
    accessible(&shown.response, Role::Link, &scene.tr_with("concept-go-to", "term", &alike.term));
    if shown.response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        scene.send(Action::GoToConcept(alike.key.clone()));
    }
    let mut facts = vec![scene.glossary_name(&alike.glossary)];
    if alike.possible {
        facts.push(scene.tr("reason-possible"));
    }
    widgets::label(ui, &facts.join(" · "), theme.small());
    let merge = widgets::button_if(ui, scene, can_merge, &scene.tr("concept-merge-this"), Emphasis::Plain);
    accessible(&merge, Role::Button, &scene.tr_with("concept-merge-with", "term", &alike.term));
    if merge.clicked() {
        scene.send(Action::MergeWith(alike.key.clone()));
    }
    if !can_merge {
        widgets::tooltip(scene, merge, &scene.tr("merge-needs-writable"));
    }
}

/// Where the concept stands, each place a way to its segment.
fn places(ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, places: Option<&[Place]>) {
    let Some(places) = places else {
        heading(ui, scene, &scene.tr("concept-places-loading"));
        return;
    };
    heading(ui, scene, &tr!(scene.t, "concept-places", count = places.len()));
    let project = workbench.session().project();
    for (number, place) in places.iter().take(PLACES).enumerate() {
        let Some(segment) = project.segment(place.segment) else { continue };
        let Some((text, span)) = widgets::excerpt(&segment.source, place.span) else { continue };
        ui.push_id(("place", number), |ui| {
            let theme = scene.theme;
            let style =
                TextStyle { line_height: 1.5, ..TextStyle::new(Family::Source, theme.size, theme.text) };
            let marks = [Mark { fill: Some(theme.term_fill), ..Mark::new(span) }];
            let direction = project.source.direction();
            let shown = Text::new(&text).style(style).marks(&marks).direction(Some(direction));
            let shown = shown.selectable(false).sense(Sense::click()).show(ui);
            accessible(&shown.response, Role::Link, &scene.tr_with("concept-place", "text", &text));
            if shown.response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                scene.send(Action::Activate { segment: place.segment, caret: None });
            }
            if !segment.target.is_empty() {
                let style = TextStyle {
                    line_height: 1.4,
                    ..TextStyle::new(Family::Target, theme.size * 0.95, theme.weak)
                };
                let side = widgets::text_side(ui);
                Text::new(&segment.target).style(style).align(side).selectable(false).show(ui);
            }
            ui.add_space(4.0);
        });
    }
    if places.len() > PLACES {
        let more = tr!(scene.t, "concept-places-more", count = places.len() - PLACES);
        widgets::label(ui, &more, scene.theme.small());
    }
}

fn history(ui: &mut Ui, scene: &Scene<'_>, history: &[Change]) {
    if history.is_empty() {
        return;
    }
    heading(ui, scene, &scene.tr("concept-history"));
    for change in history.iter().rev() {
        let mut line = vec![scene.tr(&format!("change-{}", change.kind.name()))];
        line.extend(Some(change.term.clone()).filter(|term| !term.is_empty()));
        if let Some(domain) = &change.domain {
            let name = |domain: &str| match domain {
                "" => scene.tr("change-no-domain"),
                domain => domain.to_owned(),
            };
            line.push(tr!(scene.t, "change-domain", was = name(&change.was), domain = name(domain)));
        } else if !change.was.is_empty() {
            line.push(scene.tr_with("change-was", "was", &change.was));
        }
        line.extend(Some(change.reason.clone()).filter(|reason| !reason.is_empty()));
        in_row(ui, scene, line, scene.theme.interface());
        let by = [clock::local(change.time), change.author.clone()];
        let by: Vec<String> = by.into_iter().filter(|text| !text.is_empty()).collect();
        widgets::label(ui, &by.join(" · "), scene.theme.small());
    }
}
