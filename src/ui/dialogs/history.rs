//! How a segment came to be: every step with what it changed, and a way back to
//! each translation it ever had.

use super::{Dialog, Flow, closing};
use crate::app::action::Action;
use crate::app::clock;
use crate::app::history::{self, Event, Texts};
use crate::model::{SegmentId, Side, Span};
use crate::store::{EntryKind, HistoryItem};
use crate::text::diff::{self, Fate};
use crate::ui::scene::Scene;
use crate::ui::text::{Family, Mark, Text, TextStyle, Underline, Weight, accessible};
use crate::ui::widgets::{self, Emphasis};
use egui::accesskit::Role;
use egui::{ScrollArea, Ui};

/// What keeps the last letter of a piece from joining the first of the next, which
/// was never beside it: a zero width non-joiner.
const APART: &str = "\u{200c}";

/// How a segment came to be.
pub struct History {
    segment: SegmentId,
    /// Newest first.
    steps: Vec<Step>,
}

/// A step, ready to be drawn.
struct Step {
    event: Event,
    texts: Vec<Compared>,
}

/// A text before and after a step in one line: what went beside what came.
struct Compared {
    side: Side,
    text: String,
    pieces: Vec<(Span, Fate)>,
}

impl History {
    /// A dialog over what the file tells of a segment.
    pub fn new(segment: SegmentId, items: &[HistoryItem]) -> Self {
        let step = |event: Event| Step { texts: event.texts.iter().map(compare).collect(), event };
        Self { segment, steps: history::events(items).into_iter().rev().map(step).collect() }
    }
}

impl Dialog for History {
    fn title(&self) -> &'static str {
        "history-title"
    }

    fn width(&self) -> f32 {
        680.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        if self.steps.is_empty() {
            widgets::label(ui, &scene.tr("history-none"), scene.theme.weak());
        }
        let workbench = scene.state.workbench.as_ref();
        let now = workbench.and_then(|bench| bench.session().project().segment(self.segment));
        let now = now.map(|segment| segment.target.clone());
        let mut flow = Flow::Stay;
        ScrollArea::vertical().id_salt("history").max_height(440.0).show(ui, |ui| {
            for (index, step) in self.steps.iter().enumerate() {
                ui.push_id(index, |ui| {
                    if step.show(ui, scene, now.as_deref()) {
                        let target = step.event.target.clone().unwrap_or_default();
                        scene.send(Action::Restore { segment: self.segment, target });
                        flow = Flow::Close;
                    }
                    ui.separator();
                });
            }
        });
        if closing(ui, scene) == Flow::Close { Flow::Close } else { flow }
    }
}

impl Step {
    /// Draws a step of a segment whose translation is `now`; true when its
    /// translation is to be restored.
    fn show(&self, ui: &mut Ui, scene: &Scene<'_>, now: Option<&str>) -> bool {
        let theme = scene.theme;
        widgets::line(ui, &self.name(scene), TextStyle { weight: Weight::Medium, ..theme.interface() });
        let by = [clock::local(self.event.time), self.event.author.clone()];
        let by: Vec<String> = by.into_iter().filter(|text| !text.is_empty()).collect();
        widgets::line(ui, &by.join(" · "), theme.small());
        self.texts.iter().for_each(|text| text.show(ui, scene));
        let Some(target) = self.event.target.as_deref().filter(|target| !target.is_empty()) else {
            return false;
        };
        if now.is_none_or(|now| now == target) {
            widgets::line(ui, &scene.tr("history-is-current"), theme.small());
            return false;
        }
        let button = widgets::button(ui, scene, &scene.tr("history-restore"), Emphasis::Plain);
        accessible(&button, Role::Button, &scene.tr_with("history-restore-of", "text", target));
        button.clicked()
    }

    /// What was done, in words.
    fn name(&self, scene: &Scene<'_>) -> String {
        let what = match self.event.what.direction() {
            Some(direction) => scene.tr_with(self.event.what.message(), "direction", &scene.tr(direction)),
            None => scene.tr(self.event.what.message()),
        };
        match self.event.kind {
            EntryKind::Do | EntryKind::Rescue => what,
            EntryKind::Undo => scene.tr_with("history-undone", "what", &what),
            EntryKind::Redo => scene.tr_with("history-done-again", "what", &what),
        }
    }
}

impl Compared {
    fn show(&self, ui: &mut Ui, scene: &Scene<'_>) {
        let theme = scene.theme;
        if self.text.is_empty() {
            widgets::label(ui, &scene.tr("history-empty"), theme.weak());
            return;
        }
        let family = if self.side == Side::Source { Family::Source } else { Family::Target };
        let style = TextStyle::new(family, theme.size * 1.05, theme.text);
        let mark = |(span, fate): &(Span, Fate)| {
            let mark = Mark::new(*span);
            match fate {
                Fate::Kept => mark,
                Fate::Inserted => Mark {
                    underline: Some((Underline::Straight, theme.success)),
                    color: Some(theme.success),
                    ..mark
                },
                Fate::Deleted => Mark { strike: Some(theme.error), color: Some(theme.error), ..mark },
            }
        };
        let marks: Vec<Mark> = self.pieces.iter().filter(|(_, fate)| *fate != Fate::Kept).map(mark).collect();
        // What was deleted is no part of a text that one would want to copy.
        let whole = self.pieces.iter().all(|(_, fate)| *fate != Fate::Deleted);
        Text::new(&self.text).style(style).marks(&marks).selectable(whole).show(ui);
    }
}

/// Puts what went and what came into one text.
fn compare(texts: &Texts) -> Compared {
    let (mut text, mut pieces) = (String::new(), Vec::new());
    let found = diff::words(&texts.before, &texts.after);
    for (index, piece) in found.iter().enumerate() {
        let meets = index > 0 && piece.fate != Fate::Kept && found[index - 1].fate != Fate::Kept;
        if meets {
            text.push_str(APART);
        }
        let start = text.len();
        text.push_str(piece.text);
        pieces.push((Span::new(start, text.len()), piece.fate));
    }
    Compared { side: texts.side, text, pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_and_what_came_stand_side_by_side_unjoined() {
        let texts = Texts {
            side: Side::Source,
            before: "في قره باغ".to_owned(),
            after: "في قره باخ اليوم".to_owned(),
        };
        let compared = compare(&texts);
        assert_eq!(compared.text, "في قره باغ\u{200c}باخ اليوم");
        let pieces: Vec<(&str, Fate)> = compared
            .pieces
            .iter()
            .map(|(span, fate)| (&compared.text[span.start..span.end], *fate))
            .collect();
        let expected = [("في قره ", Fate::Kept), ("باغ", Fate::Deleted), ("باخ اليوم", Fate::Inserted)];
        assert_eq!(pieces, expected);
    }
}
