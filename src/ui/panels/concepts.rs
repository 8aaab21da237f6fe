//! The concepts of the glossaries: a table to search, review and change, and
//! beside it what is known of the selected one.

mod bar;
mod details;
mod header;
mod row;

use super::super::scene::Scene;
use super::super::text::{EditBuffer, Text, TextStyle, Weight, accessible};
use super::super::widgets::{BarSide, ListState};
use crate::app::action::Action;
use crate::app::lexicon::Lexicon;
use crate::app::term::TermDraft;
use crate::app::workbench::Workbench;
use egui::accesskit::Role;
use egui::{Context, EventFilter, Id, Key, Modifiers, Rect, Sense, Stroke, Ui};
use row::ConceptRows;
use std::sync::Arc;

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct ConceptsPanel {
    list: ListState,
    search: EditBuffer,
    wants_search: bool,
    /// In how many frames the wish that the table has the keyboard is given up.
    wants_table: u8,
    /// The place of the list that was selected in the last frame.
    seen: Option<usize>,
    rewording: Option<Rewording>,
    catalogue_of: Option<Arc<Lexicon>>,
    ledger_of: Option<(Arc<Lexicon>, u64)>,
}

/// Term and rendering of a concept while they are changed in the table.
struct Rewording {
    draft: TermDraft,
    source: EditBuffer,
    target: EditBuffer,
    /// Whether the rendering was given the keyboard.
    begun: bool,
}

/// For how many frames the table asks for the keyboard.
const FOCUS_FRAMES: u8 = 3;

impl ConceptsPanel {
    /// The widget of the table.
    fn table_id() -> Id {
        Id::unique("concept-table")
    }

    fn search_id() -> Id {
        Id::unique("concept-search")
    }

    /// Whether the table has the keyboard.
    pub fn has_keyboard(ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(Self::table_id()))
    }

    /// Gives the table the keyboard.
    pub fn focus_table(&mut self) {
        (self.wants_table, self.wants_search) = (FOCUS_FRAMES, false);
    }

    /// Gives the search the keyboard.
    pub fn focus_search(&mut self) {
        (self.wants_table, self.wants_search) = (0, true);
    }

    /// Goes from the search to the table and back.
    pub fn next_pane(&mut self, ctx: &Context) {
        if Self::has_keyboard(ctx) { self.focus_search() } else { self.focus_table() }
    }

    /// Whether a catalogue of this lexicon was asked for; it is from now on.
    pub fn asked_catalogue(&mut self, lexicon: &Arc<Lexicon>) -> bool {
        let asked = self.catalogue_of.as_ref().is_some_and(|one| Arc::ptr_eq(one, lexicon));
        self.catalogue_of = Some(lexicon.clone());
        asked
    }

    /// The same for the ledger of a project of this shape.
    pub fn asked_ledger(&mut self, lexicon: &Arc<Lexicon>, shape: u64) -> bool {
        let asked = self.ledger_of.as_ref();
        let asked = asked.is_some_and(|(one, at)| Arc::ptr_eq(one, lexicon) && *at == shape);
        self.ledger_of = Some((lexicon.clone(), shape));
        asked
    }

    /// Lets term and rendering of the selected concept be changed in the table.
    pub fn reword(&mut self, workbench: &Workbench) {
        let Some(key) = workbench.selected_concept().map(|selected| selected.found.key()) else { return };
        let draft = TermDraft::of_concept(workbench.session().project(), key.glossary, &key.concept);
        self.rewording = draft.map(|draft| Rewording {
            source: EditBuffer::new(draft.source.clone()),
            target: EditBuffer::new(draft.target.clone()),
            begun: false,
            draft,
        });
    }

    /// Draws the table.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, workbench: &Workbench) {
        let table = workbench.table();
        ui.spacing_mut().item_spacing.y = 0.0;
        let (columns, sorted) = header::show(ui, scene, workbench);
        if sorted {
            // One goes on in the table.
            self.focus_table();
        }
        let area = ui.available_rect_before_wrap();
        let id = Self::table_id();
        let response = ui.interact(area, id, Sense::click());
        accessible(&response, Role::Table, &scene.tr("concepts-table"));
        self.give_focus(ui, &response);
        if table.listing().is_empty() {
            let message = match table.catalogue() {
                None => "concepts-loading",
                Some(_) if !table.listing().is_complete() => "concepts-searching",
                Some(catalogue) if catalogue.is_empty() => "concepts-none",
                Some(_) => "concepts-none-shown",
            };
            let style = TextStyle { weight: Weight::Medium, ..scene.theme.weak() };
            let mut child = scene.within(ui, area.shrink(24.0), "empty");
            Text::new(&scene.tr(message)).style(style).selectable(false).show(&mut child);
        }
        if response.has_focus() {
            self.take_keys(ui, scene, workbench, area);
        }
        if self.seen != Some(table.at()) {
            self.seen = Some(table.at());
            self.list.reveal(table.at());
        }
        let mut list = std::mem::take(&mut self.list);
        let height = row::height(scene);
        let layout = u64::from(height.to_bits());
        let bar = if scene.mirrored() { BarSide::Left } else { BarSide::Right };
        let mut rows = ConceptRows { panel: self, scene, workbench, columns };
        list.show(ui, bar, layout, &mut rows);
        self.list = list;
        if response.has_focus() {
            let line = Stroke::new(1.5, scene.theme.accent);
            ui.painter().rect_stroke(area, 0, line, egui::StrokeKind::Inside);
        }
    }

    fn give_focus(&mut self, ui: &Ui, response: &egui::Response) {
        let arrows = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        if self.wants_table > 0 && self.rewording.is_none() {
            self.wants_table = if response.has_focus() { 0 } else { self.wants_table - 1 };
            response.request_focus();
            ui.ctx().request_repaint();
        }
    }

    /// The keys that go from row to row.
    fn take_keys(&mut self, ui: &Ui, scene: &Scene<'_>, workbench: &Workbench, area: Rect) {
        let table = workbench.table();
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (page, last) = (self.list.page(area.height()), table.listing().len().saturating_sub(1));
        let ways: [(Key, &dyn Fn(usize) -> usize); 6] = [
            (Key::ArrowDown, &|at| at + 1),
            (Key::ArrowUp, &|at| at.saturating_sub(1)),
            (Key::PageDown, &|at| at + page),
            (Key::PageUp, &|at| at.saturating_sub(page)),
            (Key::Home, &|_| 0),
            (Key::End, &|_| last),
        ];
        // With Shift they mark what they go over. The key's own Shift counts, for it
        // may be let go before the frame.
        for (marks, modifiers) in [(true, Modifiers::SHIFT), (false, Modifiers::NONE)] {
            for (key, way) in ways {
                let count = ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
                if count > 0 {
                    let to = (0..count).fold(table.at(), |at, _| way(at)).min(last);
                    scene.send(if marks { Action::MarkConceptsTo(to) } else { Action::SelectConcept(to) });
                }
            }
        }
        if pressed(Key::Enter) {
            scene.run(crate::app::command::Command::RewordConcept);
        }
        if pressed(Key::Escape) {
            let marked = !table.marked().is_empty();
            scene.send(if marked { Action::UnmarkConcepts } else { Action::ShowSegments });
        }
    }
}
