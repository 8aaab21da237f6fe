//! The names of the documents that stand in no glossary, to be proposed for one.

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::app::new_names::NewName;
use crate::text::romanise::{Basis, System};
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::{Align, EditBuffer, Family, Mark, Text, TextStyle, accessible, paint_line};
use crate::ui::theme::PAD;
use crate::ui::widgets::{self, Field};
use egui::accesskit::Role;
use egui::{EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// The names of the documents that stand in no glossary.
pub struct NewNames {
    names: Vec<NewName>,
    marked: Vec<bool>,
    chosen: usize,
    system: System,
    /// The Latin letters of a name, to be corrected, and of which name and system.
    latin: EditBuffer,
    latin_of: Option<(usize, System)>,
    focus: FirstFocus,
}

impl NewNames {
    /// A dialog over these names.
    pub fn new(names: Vec<NewName>) -> Self {
        let marked = vec![false; names.len()];
        Self {
            names,
            marked,
            chosen: 0,
            system: System::Press,
            latin: EditBuffer::default(),
            latin_of: None,
            focus: FirstFocus::default(),
        }
    }

    /// The names that are marked, or else the chosen one.
    fn meant(&self) -> Vec<NewName> {
        let marked = self.names.iter().zip(&self.marked).filter(|(_, marked)| **marked);
        let marked: Vec<NewName> = marked.map(|(name, _)| name.clone()).collect();
        if marked.is_empty() { self.names.get(self.chosen).cloned().into_iter().collect() } else { marked }
    }

    /// The keys of the list; whether the chosen row is to be brought into view,
    /// and whether Enter was pressed.
    fn take_keys(&mut self, ui: &Ui) -> (bool, bool) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.names.len().saturating_sub(1);
        let before = self.chosen;
        if pressed(Key::ArrowDown) {
            self.chosen = (self.chosen + 1).min(last);
        } else if pressed(Key::ArrowUp) {
            self.chosen = self.chosen.saturating_sub(1);
        } else if pressed(Key::Home) {
            self.chosen = 0;
        } else if pressed(Key::End) {
            self.chosen = last;
        } else if pressed(Key::Space) {
            if let Some(marked) = self.marked.get_mut(self.chosen) {
                *marked = !*marked;
            }
            self.chosen = (self.chosen + 1).min(last);
        }
        (self.chosen != before, pressed(Key::Enter))
    }

    fn list(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> bool {
        let height = scene.theme.size * 3.6;
        let id = list_id();
        self.focus.give(ui, id);
        let room = (ui.ctx().content_rect().height() - 420.0).clamp(height * 2.0, 420.0);
        let (area, response) = {
            let size = vec2(ui.available_width(), room);
            let (_, area) = ui.allocate_space(size);
            (area, ui.interact(area, id, Sense::click()))
        };
        accessible(&response, Role::ListBox, &scene.tr("new-names-title"));
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let (moved, entered) = if response.has_focus() { self.take_keys(ui) } else { (false, false) };
        let mut child = scene.within(ui, area, "new-names");
        let count = self.names.len();
        let mut scroll = ScrollArea::vertical().id_salt("new-names").auto_shrink(false);
        if moved {
            // The row before it and behind it are seen as well.
            let at = self.chosen as f32 * height - room / 2.0 + height / 2.0;
            scroll = scroll.vertical_scroll_offset(at.max(0.0));
        }
        child.spacing_mut().item_spacing.y = 0.0;
        scroll.show_rows(&mut child, height, count, |ui, rows| {
            for number in rows {
                self.row(ui, scene, number, height);
            }
        });
        let line = if response.has_focus() { scene.theme.accent } else { scene.theme.border };
        ui.painter().rect_stroke(area, 6, Stroke::new(1.0, line), StrokeKind::Outside);
        entered
    }

    /// What there is to see and to correct of the chosen name: its Latin letters, and
    /// the sentence it stands in first. True where one goes to that.
    fn about_chosen(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> bool {
        let Some(name) = self.names.get_mut(self.chosen) else { return false };
        let theme = scene.theme;
        let of = Some((self.chosen, self.system));
        if self.latin_of != of {
            self.latin_of = of;
            self.latin
                .set_text(name.romanised(self.system).map(|(text, _)| text.to_owned()).unwrap_or_default());
        }
        scene.row_of_height(ui, theme.size * 2.2, |ui| {
            let label = scene.tr_with("new-names-latin", "name", &name.wording);
            widgets::line(ui, &label, theme.weak());
            let style =
                TextStyle { line_height: 1.4, ..TextStyle::new(Family::Target, theme.size, theme.text) };
            let field = Field::new(Id::unique("new-names-latin"), &mut self.latin, &label).style(style);
            if field.width(260.0).show(ui, scene).entered {
                // Enter in the list proposes; here it only ends the correction.
                ui.memory_mut(|memory| memory.request_focus(list_id()));
            }
        });
        if name.romanised(self.system).is_none_or(|(text, _)| text != self.latin.text()) {
            name.correct(self.system, self.latin.text());
        }
        let project = scene.state.workbench.as_ref().map(|workbench| workbench.session().project());
        let place = name.place.and_then(|(segment, span)| Some((project?.segment(segment)?, span)));
        let place =
            place.and_then(|(segment, span)| Some((segment.id, widgets::excerpt(&segment.source, span)?)));
        let Some((segment, (text, span))) = place else { return false };
        let style = TextStyle { line_height: 1.5, ..TextStyle::new(Family::Source, theme.size, theme.text) };
        let marks = [Mark { fill: Some(theme.term_fill), ..Mark::new(span) }];
        let direction = project.map(|project| project.source.direction());
        let shown = Text::new(&text).style(style).marks(&marks).direction(direction);
        let shown = shown.selectable(false).sense(Sense::click()).show(ui);
        accessible(&shown.response, Role::Link, &scene.tr_with("concept-place", "text", &text));
        let goes = shown.response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
        if goes {
            scene.send(Action::Activate { segment, caret: None });
        }
        goes
    }

    /// A name: its mark, how it is written in both scripts, and what is known.
    fn row(&mut self, ui: &mut Ui, scene: &Scene<'_>, number: usize, height: f32) {
        let theme = scene.theme;
        let Some(name) = self.names.get(number) else { return };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click() - Sense::FOCUSABLE);
        let (latin, basis) = name.romanised(self.system).unwrap_or(("", Basis::Letters));
        let marked = self.marked[number];
        accessible(&response, Role::ListBoxOption, &format!("{} — {latin}", name.wording));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(marked));
        if number == self.chosen {
            ui.painter().rect_filled(rect, 0, theme.accent_fill);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.border));
        let inner = rect.shrink2(vec2(PAD, 4.0));
        let side = theme.size * 1.2;
        let edge = if scene.mirrored() { inner.right() - side } else { inner.left() };
        let tick = Rect::from_min_size(pos2(edge, rect.center().y - side / 2.0), vec2(side, side));
        let fill = if marked { theme.accent } else { theme.page };
        ui.painter().rect(tick, 4, fill, Stroke::new(1.2, theme.weak), StrokeKind::Inside);
        if marked {
            let points = [(-3.8, 0.0), (-1.0, 2.8), (4.0, -3.2)].map(|(x, y)| tick.center() + vec2(x, y));
            ui.painter().line(points.to_vec(), Stroke::new(1.8, theme.accent_text));
        }
        let texts = if scene.mirrored() {
            inner.with_max_x(tick.left() - PAD)
        } else {
            inner.with_min_x(tick.right() + PAD)
        };
        let (upper, lower) = texts.split_top_bottom_at_fraction(0.58);
        let (left, right) = upper.split_left_right_at_fraction(0.5);
        let (own, other) = if scene.mirrored() { (right, left) } else { (left, right) };
        let source = TextStyle::new(Family::Source, theme.size * 1.1, theme.text);
        paint_line(ui, own.shrink2(vec2(4.0, 0.0)), &name.wording, &source, Align::Start);
        let target = TextStyle::new(Family::Target, theme.size, theme.text);
        paint_line(ui, other.shrink2(vec2(4.0, 0.0)), latin, &target, Align::Start);
        let align = if scene.mirrored() { Align::Right } else { Align::Left };
        paint_line(ui, lower, &facts(scene, name, basis), &theme.small(), align);
        if response.clicked() {
            self.chosen = number;
            self.marked[number] = !marked;
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
    }
}

/// The widget of the list.
fn list_id() -> Id {
    Id::unique("new-names-list")
}

/// What is known of a name, in one line.
fn facts(scene: &Scene<'_>, name: &NewName, basis: Basis) -> String {
    let mut facts = vec![tr!(scene.t, "new-name-count", count = name.count)];
    facts.extend(name.kind.map(|kind| scene.tr(&format!("name-kind-{}", kind.name()))));
    facts.push(scene.tr(&format!("romanised-{}", basis.name())));
    if !name.spellings.is_empty() {
        facts.push(scene.tr_with("concept-variants", "variants", &name.spellings.join(" · ")));
    }
    facts.extend(name.near.as_ref().map(|near| scene.tr_with("new-name-near", "term", near)));
    facts.into_iter().map(|fact| format!("\u{2068}{fact}\u{2069}")).collect::<Vec<_>>().join(" · ")
}

impl Dialog for NewNames {
    fn title(&self) -> &'static str {
        "new-names-title"
    }

    fn width(&self) -> f32 {
        680.0
    }

    fn holds_text(&self) -> bool {
        self.marked.contains(&true)
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        widgets::label(ui, &scene.tr("new-names-what"), scene.theme.weak());
        scene.row(ui, |ui| {
            let name = scene.tr("new-names-system");
            widgets::line(ui, &name, scene.theme.weak());
            let options: Vec<(System, String)> = System::ALL
                .into_iter()
                .map(|system| (system, scene.tr(&format!("romanisation-{}", system.name()))))
                .collect();
            if let Some(system) = widgets::choice(ui, scene, &name, &self.system, &options) {
                self.system = system;
            }
        });
        let entered = self.list(ui, scene);
        if self.about_chosen(ui, scene) {
            return Flow::Close;
        }
        let (pressed, flow) = ending(ui, scene, "new-names-propose", !self.names.is_empty(), entered);
        if pressed {
            scene.send(Action::ProposeNames(self.meant(), self.system));
        }
        flow
    }
}
