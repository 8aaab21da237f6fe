//! Look through a file that is to be taken into a glossary: what is new, changed and in
//! doubt, decided one by one or by kind, before anything is taken in.

mod details;
mod head;
mod list;

use super::{Dialog, FirstFocus, Flow};
use crate::app::action::Action;
use crate::app::import::{ImportChange, ImportPreview, ImportSearch};
use crate::app::workbench::Workbench;
use crate::review::import::{Decision, Kind, Tally};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::EditBuffer;
use crate::ui::widgets::{self, Emphasis, ListState};
use egui::{Event, Key, Modifiers, ScrollArea, Ui, vec2};
use rustc_hash::{FxHashMap, FxHashSet};

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
    /// What is searched for in them, and what comes of it.
    text: EditBuffer,
    search: ImportSearch,
    searched: (String, Shown),
    /// What the glossary is called that the file makes.
    name: EditBuffer,
    /// Whether the search has the keyboard, and whether Escape was pressed in it.
    searching: bool,
    escaped: bool,
    /// The place of the chosen concept among those that are listed.
    at: usize,
    list: ListState,
    /// The items about which somebody decided one by one.
    settled: FxHashSet<usize>,
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
        let shown = open.map_or(all, Shown::Kind);
        Self {
            shown,
            text: EditBuffer::default(),
            search: ImportSearch::default(),
            searched: (String::new(), shown),
            name: EditBuffer::new(workbench.import().map_or("", |preview| preview.name())),
            searching: false,
            escaped: false,
            at: 0,
            list: ListState::default(),
            settled: FxHashSet::default(),
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

    /// The numbers of the items that are listed.
    fn items<'a>(&'a self, preview: &'a ImportPreview) -> &'a [u32] {
        self.search.found(items_of(preview, self.shown))
    }

    /// Searches on, from the beginning where something else is searched for.
    fn search_on(&mut self, ui: &Ui, preview: &ImportPreview) {
        let (text, shown) = &self.searched;
        if self.text.text() != text || self.shown != *shown {
            self.searched = (self.text.text().to_owned(), self.shown);
            self.search = ImportSearch::new(self.text.text());
            self.at = 0;
            self.list.reveal(0);
        }
        if self.search.step(preview, items_of(preview, self.shown)) {
            ui.ctx().request_repaint();
        }
    }

    /// Decides about all that are listed and of a kind, and those alone.
    fn decide_listed(&mut self, scene: &Scene<'_>, preview: &ImportPreview, kind: Kind, decision: Decision) {
        let change = match self.listed_of(preview, kind) {
            Some(items) => ImportChange::DecideEach { items, decision },
            None => ImportChange::DecideAll { kind, decision },
        };
        self.change(scene, change);
    }

    /// The items that are listed and of a kind, where not all that are of it are.
    fn listed_of(&self, preview: &ImportPreview, kind: Kind) -> Option<Vec<u32>> {
        if self.searched.0.trim().is_empty() {
            return None;
        }
        let items = preview.comparison.items();
        let is_of = |number: &&u32| items.get(**number as usize).is_some_and(|item| item.kind == kind);
        Some(self.items(preview).iter().filter(is_of).copied().collect())
    }

    /// Decides about what is looked through.
    fn change(&mut self, scene: &Scene<'_>, change: ImportChange) {
        self.decided = true;
        match &change {
            ImportChange::Decide { item, .. }
            | ImportChange::Choose { item, .. }
            | ImportChange::MergeWith { item, .. } => {
                self.settled.insert(*item);
            }
            ImportChange::DecideAll { .. }
            | ImportChange::DecideEach { .. }
            | ImportChange::KeepAll
            | ImportChange::Name(_) => {}
        }
        scene.send(Action::ChangeImport(change));
    }

    /// Decides about the chosen concept.
    fn decide(&mut self, scene: &Scene<'_>, preview: &ImportPreview, decision: Decision) {
        if let Some(item) = self.chosen(preview) {
            self.change(scene, ImportChange::Decide { item, decision });
        }
    }

    /// The keys of the list, while it has the keyboard; whether Enter was pressed.
    fn take_keys(&mut self, ui: &Ui, scene: &Scene<'_>, preview: &ImportPreview, page: usize) -> bool {
        // Several can come in a frame that was slow, and their order counts.
        let mut keys = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } if is_of_list(*key) => {
                    keys.push(*key);
                    false
                }
                _ => true,
            });
        });
        let before = self.at;
        let entered = keys.contains(&Key::Enter);
        // What is decided in this frame is not in the preview yet.
        let mut decided = FxHashMap::default();
        keys.into_iter().for_each(|key| self.take_key(scene, preview, page, key, &mut decided));
        if self.at != before {
            self.list.reveal(self.at);
        }
        entered
    }

    fn take_key(
        &mut self,
        scene: &Scene<'_>,
        preview: &ImportPreview,
        page: usize,
        key: Key,
        decided: &mut FxHashMap<usize, Decision>,
    ) {
        let last = self.items(preview).len().saturating_sub(1);
        let chosen = self.chosen(preview);
        let item = chosen.and_then(|number| preview.row(number)).map(|row| row.item);
        match key {
            Key::ArrowDown => self.at = (self.at + 1).min(last),
            Key::ArrowUp => self.at = self.at.saturating_sub(1),
            Key::PageDown => self.at = (self.at + page).min(last),
            Key::PageUp => self.at = self.at.saturating_sub(page),
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            Key::Num1 | Key::Num2 | Key::Num3 => {
                let at = [Key::Num1, Key::Num2, Key::Num3].iter().position(|one| *one == key);
                let decisions = item.map_or(&[][..], |item| item.kind.decisions());
                if let Some(decision) = at.and_then(|at| decisions.get(at)) {
                    decided.extend(chosen.map(|item| (item, *decision)));
                    self.decide(scene, preview, *decision);
                    self.at = (self.at + 1).min(last);
                }
            }
            // What is not found yet would be left out.
            Key::A if self.search.is_complete() => {
                if let (Some(number), Some(item)) = (chosen, item) {
                    let decision = decided.get(&number).copied().unwrap_or(item.decision);
                    self.decide_listed(scene, preview, item.kind, decision);
                }
            }
            Key::H | Key::F => {
                let conflicts = self.conflict_count(preview);
                if let Some(item) = chosen {
                    for conflict in 0..conflicts {
                        let theirs = key == Key::F;
                        self.change(scene, ImportChange::Choose { item, conflict, theirs });
                    }
                }
            }
            Key::N => self.at = self.next_open(preview).unwrap_or(self.at),
            _ => {}
        }
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
            let Some(number) = items.get(*at).map(|number| *number as usize) else { return false };
            let item = preview.comparison.items().get(number);
            item.is_some_and(|item| item.kind.is_open()) && !self.settled.contains(&number)
        };
        (self.at + 1..items.len()).chain(0..self.at).find(is_open)
    }
}

/// Whether the list of concepts takes a key.
fn is_of_list(key: Key) -> bool {
    use Key::{A, ArrowDown, ArrowUp, End, Enter, F, H, Home, N, Num1, Num2, Num3, PageDown, PageUp};
    matches!(
        key,
        ArrowDown | ArrowUp | PageDown | PageUp | Home | End | Num1 | Num2 | Num3 | A | H | F | N | Enter
    )
}

/// The numbers of the items that can be listed.
fn items_of(preview: &ImportPreview, shown: Shown) -> &[u32] {
    match shown {
        Shown::Differing => &preview.differing,
        Shown::Kind(kind) => preview.comparison.of_kind(kind),
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

    fn take_keys(&mut self, events: &mut Vec<Event>) {
        // Escape ends the search before it ends the dialog.
        let is_escape = |event: &Event| matches!(event, Event::Key { key: Key::Escape, .. });
        if self.searching && events.iter().any(is_escape) {
            events.retain(|event| !is_escape(event));
            self.escaped = true;
        }
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
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
            ui.memory_mut(|memory| memory.request_focus(head::search_id()));
        }
        let named = self.head(ui, scene, workbench, preview);
        ui.add_space(2.0);
        let searching = self.kinds(ui, scene, preview);
        self.search_on(ui, preview);
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
        let writes = named || searching;
        if flow == Flow::Stay && !writes && (scene.sent.borrow().len() > asked || clicked || in_list) {
            ui.memory_mut(|memory| memory.request_focus(list::id()));
        }
        flow
    }
}
