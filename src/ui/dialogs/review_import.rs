//! Look through a file that is to be taken into a glossary: what is new, changed and in
//! doubt, decided one by one or by kind, before anything is taken in.

mod details;
mod list;

use super::{Dialog, FirstFocus, Flow};
use crate::app::action::Action;
use crate::app::import::{ImportChange, ImportPreview};
use crate::app::phrases::{self, Phrase};
use crate::app::workbench::Workbench;
use crate::review::import::{Decision, Kind, Tally};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::TextStyle;
use crate::ui::widgets::{self, Emphasis, ListState};
use egui::{Key, Modifiers, ScrollArea, Ui, vec2};

/// Which concepts of the file are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// All that are not the same on both sides.
    Differing,
    /// Those of a kind.
    Kind(Kind),
}

/// Look through a file that is to be taken into a glossary.
pub struct ReviewImport {
    shown: Shown,
    /// The place of the chosen concept among those that are listed.
    at: usize,
    list: ListState,
    /// What the decisions come to.
    tally: Option<Tally>,
    /// Whether something was decided in the last frame.
    decided: bool,
    /// The item whose details were shown last.
    detailed: Option<usize>,
    /// Whether what could not be read is listed.
    unfolded: bool,
    focus: FirstFocus,
}

impl ReviewImport {
    /// A dialog that begins with what is in doubt, where something is.
    pub fn new(workbench: &Workbench) -> Self {
        let open = workbench.import().and_then(|preview| {
            let is_open = |kind: &&Kind| kind.is_open() && !preview.comparison.of_kind(**kind).is_empty();
            Kind::ALL.iter().find(is_open).copied()
        });
        let differs = workbench.import().is_some_and(|preview| !preview.differing.is_empty());
        let all = if differs { Shown::Differing } else { Shown::Kind(Kind::Same) };
        Self {
            shown: open.map_or(all, Shown::Kind),
            at: 0,
            list: ListState::default(),
            tally: None,
            decided: false,
            detailed: None,
            unfolded: workbench.import().is_some_and(|preview| preview.comparison.items().is_empty()),
            focus: FirstFocus::default(),
        }
    }

    /// The number of the chosen concept's item.
    fn chosen(&self, preview: &ImportPreview) -> Option<usize> {
        self.items(preview).get(self.at).map(|number| *number as usize)
    }

    fn items<'a>(&self, preview: &'a ImportPreview) -> &'a [u32] {
        match self.shown {
            Shown::Differing => &preview.differing,
            Shown::Kind(kind) => preview.comparison.of_kind(kind),
        }
    }

    /// Decides about what is looked through.
    fn change(&mut self, scene: &Scene<'_>, change: ImportChange) {
        self.decided = true;
        scene.send(Action::ChangeImport(change));
    }

    /// Decides about the chosen concept.
    fn decide(&mut self, scene: &Scene<'_>, preview: &ImportPreview, decision: Decision) {
        if let Some(item) = self.chosen(preview) {
            self.change(scene, ImportChange::Decide { item, decision });
        }
    }

    /// Which file goes where, and what of it could not be read.
    fn head(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench, preview: &ImportPreview) {
        let theme = scene.theme;
        let project = workbench.session().project();
        let into = preview.into.and_then(|id| project.glossary(id));
        let text = match into {
            Some(glossary) => {
                let name = scene.glossary_name(&glossary.name);
                tr!(scene.t, "import-goes-into", file = preview.file.clone(), glossary = name)
            }
            None => scene.tr_with("import-makes-new", "file", &preview.file),
        };
        widgets::label(ui, &text, theme.interface());
        let warning = TextStyle { color: theme.warning, ..theme.interface() };
        let unsaid = preview.comparison.unsaid();
        let unsaid: Vec<String> =
            unsaid.map(|(level, what, name)| phrases::property(*level, *what, name).say(scene.t)).collect();
        if !unsaid.is_empty() {
            let list = unsaid.join(&scene.tr("export-report-separator"));
            widgets::sentence(ui, scene, &scene.tr_with("import-unsaid", "list", &list), theme.weak());
        }
        if preview.comparison.items().is_empty() {
            widgets::label(ui, &scene.tr("import-nothing-read"), warning.clone());
        }
        if preview.base_lost {
            widgets::label(ui, &scene.tr("import-base-lost"), warning.clone());
        }
        if preview.problems.is_empty() {
            return;
        }
        scene.row(ui, |ui| {
            let count = phrases::count(&preview.problems);
            widgets::line(ui, &tr!(scene.t, "import-problems", count = count), warning);
            let label =
                scene.tr(if self.unfolded { "import-problems-fold" } else { "import-problems-unfold" });
            if widgets::link(ui, scene, &label).clicked() {
                self.unfolded = !self.unfolded;
            }
        });
        if self.unfolded {
            let height = theme.size * 8.0;
            ScrollArea::vertical().id_salt("problems").max_height(height).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    for problem in &preview.problems {
                        widgets::label(
                            ui,
                            &format!("• {}", Phrase::from(problem).say(scene.t)),
                            theme.small(),
                        );
                    }
                },
            );
        }
    }

    /// The kinds there are, each with how many concepts are of it.
    fn kinds(&mut self, ui: &mut Ui, scene: &Scene<'_>, preview: &ImportPreview) {
        let count = |kind: &Kind| (Shown::Kind(*kind), preview.comparison.of_kind(*kind).len());
        let mut tabs = vec![(Shown::Differing, preview.differing.len())];
        tabs.extend(Kind::ALL.iter().filter(|kind| **kind != Kind::Same).map(count));
        tabs.push(count(&Kind::Same));
        tabs.retain(|(_, count)| *count > 0);
        scene.rows(ui, |ui| {
            for (shown, count) in tabs {
                let name = match shown {
                    Shown::Differing => scene.tr("import-kind-differing"),
                    Shown::Kind(kind) => scene.tr(kind_message(kind)),
                };
                let label =
                    scene.t.tr_with("import-kind-counted", &[("kind", name.into()), ("count", count.into())]);
                if widgets::switch(ui, scene, self.shown == shown, &label, &label).clicked() {
                    (self.shown, self.at) = (shown, 0);
                    self.list.reveal(0);
                    ui.memory_mut(|memory| memory.request_focus(list::id()));
                }
            }
        });
    }

    /// The keys of the list, while it has the keyboard; whether Enter was pressed.
    fn take_keys(&mut self, ui: &Ui, scene: &Scene<'_>, preview: &ImportPreview, page: usize) -> bool {
        let plain = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.items(preview).len().saturating_sub(1);
        let before = self.at;
        for (key, to) in [
            (Key::ArrowDown, self.at + 1),
            (Key::ArrowUp, self.at.saturating_sub(1)),
            (Key::PageDown, self.at + page),
            (Key::PageUp, self.at.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            if plain(key) {
                self.at = to.min(last);
            }
        }
        let item = self.chosen(preview).and_then(|number| preview.row(number)).map(|row| row.item);
        let decisions = item.map_or(&[][..], |item| item.kind.decisions());
        for (key, decision) in [Key::Num1, Key::Num2, Key::Num3].into_iter().zip(decisions) {
            if plain(key) {
                self.decide(scene, preview, *decision);
                self.at = (self.at + 1).min(last);
            }
        }
        if let Some(item) = item.filter(|_| plain(Key::A)) {
            self.change(scene, ImportChange::DecideAll { kind: item.kind, decision: item.decision });
        }
        for (key, theirs) in [(Key::H, false), (Key::F, true)] {
            let conflicts = if plain(key) { self.conflict_count(preview) } else { 0 };
            if let Some(item) = self.chosen(preview) {
                for conflict in 0..conflicts {
                    self.change(scene, ImportChange::Choose { item, conflict, theirs });
                }
            }
        }
        if plain(Key::N) {
            self.at = self.next_open(preview).unwrap_or(self.at);
        }
        if self.at != before {
            self.list.reveal(self.at);
        }
        plain(Key::Enter)
    }

    /// In how many things both sides of the chosen concept say something else.
    fn conflict_count(&self, preview: &ImportPreview) -> usize {
        let details = self.chosen(preview).and_then(|number| preview.comparison.details(number));
        details.map_or(0, |details| details.conflicts.len())
    }

    /// The place of the next concept in the list that somebody had better look at.
    fn next_open(&self, preview: &ImportPreview) -> Option<usize> {
        let items = self.items(preview);
        let is_open = |at: &usize| {
            let item = items.get(*at).and_then(|number| preview.comparison.items().get(*number as usize));
            item.is_some_and(|item| item.kind.is_open())
        };
        (self.at + 1..items.len()).chain(0..self.at).find(is_open)
    }
}

/// The Fluent id of the name of a kind.
fn kind_message(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "import-kind-new",
        Kind::Same => "import-kind-same",
        Kind::Changed => "import-kind-changed",
        Kind::ChangedHere => "import-kind-changed-here",
        Kind::ChangedBoth => "import-kind-changed-both",
        Kind::Conflict => "import-kind-conflict",
        Kind::Duplicate => "import-kind-duplicate",
        Kind::NearDuplicate => "import-kind-near-duplicate",
        Kind::Removed => "import-kind-removed",
        Kind::RemovedHere => "import-kind-removed-here",
    }
}

/// The Fluent id of a decision.
fn decision_message(decision: Decision) -> &'static str {
    match decision {
        Decision::Add => "import-add",
        Decision::TakeTheirs => "import-take-theirs",
        Decision::KeepOurs => "import-keep-ours",
        Decision::Merge => "import-merge",
        Decision::Skip => "import-skip",
        Decision::Remove => "import-remove",
    }
}

impl Dialog for ReviewImport {
    fn title(&self) -> &'static str {
        "import-review-title"
    }

    fn width(&self) -> f32 {
        1080.0
    }

    fn holds_text(&self) -> bool {
        true
    }

    fn left(&mut self, scene: &Scene<'_>) {
        scene.send(Action::LeaveImport);
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let Some(workbench) = &scene.state.workbench else { return Flow::Close };
        let Some(preview) = workbench.import() else { return Flow::Close };
        if std::mem::take(&mut self.decided) {
            self.tally = None;
        }
        let asked = scene.sent.borrow().len();
        self.focus.give(ui, list::id());
        self.head(ui, scene, workbench, preview);
        ui.add_space(2.0);
        self.kinds(ui, scene, preview);
        let room =
            (ui.ctx().content_rect().height() - 330.0 - if self.unfolded { 120.0 } else { 0.0 }).max(160.0);
        let list = (room * 0.56).max(90.0);
        let entered = self.list(ui, scene, (workbench, preview), vec2(ui.available_width(), list));
        ui.add_space(4.0);
        let size = vec2(ui.available_width(), room - list);
        let (_, area) = ui.allocate_space(size);
        let mut child = scene.within(ui, area, "details");
        let mut scroll = ScrollArea::vertical().id_salt("details").auto_shrink(false);
        let chosen = self.chosen(preview);
        if std::mem::replace(&mut self.detailed, chosen) != chosen {
            scroll = scroll.vertical_scroll_offset(0.0);
        }
        scroll.show(&mut child, |ui| self.details(ui, scene, workbench, preview));
        let tally = *self.tally.get_or_insert_with(|| preview.tally());
        let Tally { added, changed, removed } = tally;
        ui.add_space(4.0);
        widgets::label(ui, &scene.tr("import-keys"), scene.theme.small());
        let mut flow = Flow::Stay;
        scene.row_from_end(ui, |ui| {
            let ready = !preview.comparison.items().is_empty();
            let take =
                |ui: &mut Ui| widgets::button(ui, scene, &scene.tr("import-apply"), Emphasis::Main).clicked();
            if ui.add_enabled_ui(ready, take).inner || (ready && entered) {
                scene.send(Action::ApplyImport);
                flow = Flow::Close;
            }
            if widgets::button(ui, scene, &scene.tr("import-cancel"), Emphasis::Plain).clicked() {
                scene.send(Action::CancelImport);
                flow = Flow::Close;
            }
            let is_merge = preview.into.is_some();
            if is_merge && widgets::link(ui, scene, &scene.tr("import-keep-all")).clicked() {
                self.change(scene, ImportChange::KeepAll);
            }
            let text = tr!(scene.t, "import-tally", added = added, changed = changed, removed = removed);
            ui.add_space(8.0);
            widgets::line(ui, &text, scene.theme.interface());
        });
        // What was pressed may be gone, and the keys are for the list.
        let clicked = ui.input(|input| input.pointer.any_click());
        let in_list = ui.memory(|memory| memory.focused().is_none());
        if flow == Flow::Stay && (scene.sent.borrow().len() > asked || clicked || in_list) {
            ui.memory_mut(|memory| memory.request_focus(list::id()));
        }
        flow
    }
}
