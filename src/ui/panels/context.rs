//! What stands in the menus that a right click brings up, by what was clicked.

use super::super::scene::Scene;
use super::super::widgets::{Item, Line};
use super::segments::SegmentsPanel;
use crate::app::action::Action;
use crate::app::command::{Command, Control};
use crate::app::concepts::ConceptKey;
use crate::app::lexicon::TermMatch;
use crate::app::workbench::Workbench;
use crate::model::{SegmentState, Side, TermStatus};
use egui::{Id, Rect};

/// What a menu belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The text of one side of the active segment.
    Text(Side),
    /// The active segment, beside its texts.
    Row,
    /// A term of the active segment.
    Term {
        /// Its place among the segment's.
        index: usize,
        /// The place of the rendering that was meant, among the term's.
        rendering: usize,
    },
}

/// A menu that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// What it belongs to.
    pub of: Of,
    /// Beside what it stands, on screen.
    pub anchor: Rect,
    /// What has the keyboard afterwards.
    pub back: Id,
    /// Whether a key asked for it.
    pub by_key: bool,
}

/// What stands in a menu; nothing where what it belongs to is gone.
pub fn items(scene: &Scene<'_>, workbench: &Workbench, segments: &SegmentsPanel, of: Of) -> Vec<Item> {
    if workbench.active().is_none() {
        return Vec::new();
    }
    let menu = Menu { scene, workbench, segments };
    match of {
        Of::Text(Side::Source) => menu.source(),
        Of::Text(Side::Target) => menu.target(),
        Of::Row => menu.row(),
        Of::Term { index, rendering } => {
            let terms = workbench.active_terms();
            terms.iter().nth(index).map_or_else(Vec::new, |term| menu.term(term, rendering))
        }
    }
}

struct Menu<'a> {
    scene: &'a Scene<'a>,
    workbench: &'a Workbench,
    segments: &'a SegmentsPanel,
}

impl Menu<'_> {
    fn target(&self) -> Vec<Item> {
        let controls = [Control::Lrm, Control::Rlm, Control::Alm, Control::Lri, Control::Rli, Control::Fsi];
        let controls = controls.map(|control| self.line(Command::Insert(control))).into();
        vec![
            self.of_selection(Command::Cut, Side::Target),
            self.of_selection(Command::Copy, Side::Target),
            Item::Line(self.line(Command::Paste)),
            Item::Line(self.line(Command::SelectAll).where_true(
                self.scene,
                self.has_target(),
                "needs-target",
            )),
            Item::Group,
            Item::Line(self.line(Command::CopySource)),
            Item::Line(self.line(Command::ClearTarget).where_true(
                self.scene,
                self.has_target(),
                "needs-target",
            )),
            Item::More(self.scene.tr("menu-controls"), controls),
            Item::Group,
            self.find(Side::Target),
            Item::Line(self.line(Command::AddTerm)),
            Item::Group,
            self.confirm(),
            Item::Line(self.line(Command::History)),
        ]
    }

    fn source(&self) -> Vec<Item> {
        vec![
            self.of_selection(Command::Copy, Side::Source),
            Item::Line(self.line(Command::SelectAll)),
            Item::Group,
            self.find(Side::Source),
            Item::Line(self.line(Command::AddTerm)),
            Item::Group,
            self.split("menu-split"),
            Item::Line(self.line(Command::Join)),
        ]
    }

    fn row(&self) -> Vec<Item> {
        let state = self.workbench.active().map(|segment| segment.state).unwrap_or_default();
        let line = |command, holds, reason| {
            let line = self.line(command).where_true(self.scene, self.has_target(), "confirm-empty");
            Item::Line(line.where_true(self.scene, holds, reason))
        };
        let draft = self.line(Command::Unconfirm);
        let directions = [Command::SourceDirection, Command::TargetDirection].map(|one| self.line(one));
        vec![
            self.confirm(),
            line(Command::MarkReviewed, state != SegmentState::Reviewed, "is-reviewed"),
            line(Command::MarkFinal, state != SegmentState::Final, "is-final"),
            Item::Line(draft.where_true(self.scene, state != SegmentState::Initial, "is-draft")),
            Item::Group,
            Item::Line(self.line(Command::CopySource)),
            self.split("command-split"),
            Item::Line(self.line(Command::Join)),
            Item::More(self.scene.tr("menu-directions"), directions.into()),
            Item::Group,
            Item::Line(self.line(Command::History)),
        ]
    }

    fn term(&self, term: &TermMatch, rendering: usize) -> Vec<Item> {
        let scene = self.scene;
        let glossaries = self.workbench.session().project().glossaries();
        let glossary = glossaries.iter().enumerate().find(|(_, one)| one.id == term.glossary);
        let mut items = Vec::new();
        if let Some(rendering) = term.renderings.get(rendering) {
            let text = &rendering.text;
            let insert = scene.tr_with("rendering-insert", "rendering", text);
            let mut insert = Line::action(insert, Action::InsertRendering(text.clone()));
            if let Some(number) = rendering.number {
                insert = insert.key_of(scene, Command::InsertRendering(number));
            }
            items.push(Item::Line(insert.where_true(scene, rendering.is_usable(), "needs-usable-rendering")));
            let first = term.renderings.iter().find(|one| one.is_usable());
            let prefer = Action::PreferRendering {
                concept: ConceptKey { glossary: term.glossary, concept: term.concept.clone() },
                rendering: rendering.citation().to_owned(),
            };
            let prefer =
                Line::action(scene.tr_with("menu-prefer", "rendering", rendering.citation()), prefer);
            let is_first = first.is_some_and(|first| first.citation() == rendering.citation());
            let is_preferred = is_first && rendering.status == TermStatus::Preferred;
            let prefer = prefer.where_true(scene, rendering.is_usable(), "needs-usable-rendering");
            items.push(Item::Line(prefer.where_true(scene, !is_preferred, "is-preferred")));
            let copy = scene.tr_with("menu-copy-text", "text", text);
            items.push(Item::Line(Line::copy(copy, text.clone())));
        }
        let copy = scene.tr_with("menu-copy-text", "text", &term.term);
        items.push(Item::Line(Line::copy(copy, term.term.clone())));
        items.push(Item::Group);
        let change = Action::ChangeTerm { glossary: term.glossary, concept: term.concept.clone() };
        let writable = glossary.is_some_and(|(_, one)| one.writable);
        let change = Line::action(scene.tr("menu-change-term"), change);
        items.push(Item::Line(change.where_true(scene, writable, "needs-writable-glossary")));
        if let Some((rank, glossary)) = glossary {
            let name = scene.glossary_name(&glossary.name);
            let off = Action::SetGlossaryUse { glossary: glossary.id, enabled: false, rank };
            items.push(Item::Line(Line::action(scene.tr_with("menu-glossary-off", "glossary", &name), off)));
        }
        items
    }

    fn line(&self, command: Command) -> Line {
        Line::command(self.scene, command)
    }

    /// A line for what is selected on one side.
    fn of_selection(&self, command: Command, side: Side) -> Item {
        let selected = !self.segments.buffer(side).selection().is_empty();
        Item::Line(self.line(command).where_true(self.scene, selected, "needs-selection"))
    }

    fn find(&self, side: Side) -> Item {
        let selected = !self.segments.buffer(side).selection().is_empty();
        let line = self.line(Command::Find).named(self.scene.tr("menu-find-this"));
        Item::Line(line.where_true(self.scene, selected, "needs-selection"))
    }

    fn split(&self, label: &str) -> Item {
        let can = self.workbench.can_split(self.segments.source.caret());
        let line = self.line(Command::Split).named(self.scene.tr(label));
        Item::Line(line.where_true(self.scene, can, "split-where"))
    }

    fn confirm(&self) -> Item {
        let line = self.line(Command::ConfirmNext);
        Item::Line(line.where_true(self.scene, self.has_target(), "confirm-empty"))
    }

    fn has_target(&self) -> bool {
        self.workbench.active().is_some_and(|segment| !segment.target.trim().is_empty())
    }
}
