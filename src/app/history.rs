//! The life of a segment, told step by step: what was done to it, by whom, and
//! what its texts were before and after.

use super::session::label;
use crate::model::{Direction, Segment, SegmentState, Side};
use crate::store::{Change, EntryKind, HistoryItem, Wording};
use std::collections::HashMap;

/// How long a pause in typing, in milliseconds, makes what follows another step.
const PAUSE: i64 = 60_000;

/// A step in the life of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What was done.
    pub what: What,
    /// Whether it was new, undone or done again.
    pub kind: EntryKind,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub time: i64,
    /// Who did it; empty where unknown.
    pub author: String,
    /// The texts that it was about.
    pub texts: Vec<Texts>,
    /// The translation that the segment had since; `None` where the step was not
    /// about that.
    pub target: Option<String>,
}

/// A text before and after a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// Which text.
    pub side: Side,
    /// What it was; as it was after where that is unknown or the same.
    pub before: String,
    /// What it is since.
    pub after: String,
}

/// What was done to a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A translation was written where there was none.
    Translated,
    /// The translation was changed.
    Changed,
    /// The translation was taken away.
    Cleared,
    /// A rendering was inserted.
    RenderingInserted,
    /// The source was taken over.
    SourceCopied,
    /// What a search found was replaced.
    Replaced,
    /// An earlier translation was brought back.
    Restored,
    /// It was confirmed.
    Confirmed,
    /// It was marked as reviewed.
    Reviewed,
    /// It was marked as final.
    MadeFinal,
    /// It was made a draft again.
    MadeDraft,
    /// The source was corrected.
    SourceCorrected,
    /// It was split.
    Split,
    /// It was joined with another one.
    Joined,
    /// A direction was forced on one of its texts, or with `None` no longer is.
    Direction(Side, Option<Direction>),
}

impl What {
    /// The Fluent id of its name.
    pub fn message(self) -> &'static str {
        match self {
            Self::Translated => "history-translated",
            Self::Changed => "history-changed",
            Self::Cleared => "history-cleared",
            Self::RenderingInserted => "history-rendering",
            Self::SourceCopied => "history-source-copied",
            Self::Replaced => "history-replaced",
            Self::Restored => "history-restored",
            Self::Confirmed => "history-confirmed",
            Self::Reviewed => "history-reviewed",
            Self::MadeFinal => "history-final",
            Self::MadeDraft => "history-draft",
            Self::SourceCorrected => "history-source",
            Self::Split => "history-split",
            Self::Joined => "history-joined",
            Self::Direction(Side::Source, _) => "history-direction-source",
            Self::Direction(Side::Target, _) => "history-direction-target",
        }
    }

    /// The Fluent id of the direction it is about, which its name has as a
    /// variable.
    pub fn direction(self) -> Option<&'static str> {
        match self {
            Self::Direction(_, None) => Some("direction-language"),
            Self::Direction(_, Some(Direction::Ltr)) => Some("direction-ltr"),
            Self::Direction(_, Some(Direction::Rtl)) => Some("direction-rtl"),
            _ => None,
        }
    }
}

/// The life that a project file tells of, oldest step first. Typing without a long
/// pause is told once, however many undos take it back.
pub fn events(items: &[HistoryItem]) -> Vec<Event> {
    // An undo is named after what it takes back.
    let labels: HashMap<u64, &str> = items
        .iter()
        .filter(|item| item.kind == EntryKind::Do)
        .map(|item| (item.step, &*item.label))
        .collect();
    let mut events: Vec<Event> = Vec::new();
    let mut last: Option<&HistoryItem> = None;
    // Of typing that goes on: the wording it began with.
    let mut began = None;
    for item in items {
        let goes_on = last.is_some_and(|last| is_same_typing(last, item));
        let change = match (&item.change, &began) {
            (Change::Target { after, .. }, Some(began)) if goes_on => {
                events.pop();
                Change::Target { before: Option::clone(began), after: after.clone() }
            }
            (change, _) => change.clone(),
        };
        began = match &change {
            Change::Target { before, .. } => Some(before.clone()),
            _ => None,
        };
        let label = labels.get(&item.step).copied().unwrap_or_default();
        events.push(event(item, &change, label));
        last = Some(item);
    }
    events
}

fn is_same_typing(last: &HistoryItem, item: &HistoryItem) -> bool {
    let typed = |item: &HistoryItem| item.kind == EntryKind::Do && item.label == label::TYPE;
    let at_once = (0..PAUSE).contains(&(item.time - last.time)) || last.step == item.step;
    typed(last) && typed(item) && at_once && last.segment == item.segment && last.author == item.author
}

fn event(item: &HistoryItem, change: &Change, label: &str) -> Event {
    let undone = item.kind == EntryKind::Undo;
    let target = match change {
        Change::Target { after, .. } => Some(after.target.clone()),
        _ => None,
    };
    let (what, texts) = match change {
        Change::Target { before, after } => {
            let old = before.as_ref().unwrap_or(after);
            let texts = Texts { side: Side::Target, before: old.target.clone(), after: after.target.clone() };
            let what = match undone {
                true => wording(Some(after), old, label),
                false => wording(before.as_ref(), after, label),
            };
            (what, vec![texts])
        }
        Change::Source { before, after } => {
            let before = before.as_ref().unwrap_or(after).clone();
            (What::SourceCorrected, vec![Texts { side: Side::Source, before, after: after.clone() }])
        }
        Change::Direction { side, direction } => (What::Direction(*side, *direction), Vec::new()),
        Change::Replaced { before, after } => {
            let split = (before.len() < after.len()) != undone;
            let text = |segment: &Segment| Texts {
                side: Side::Source,
                before: segment.source.clone(),
                after: segment.source.clone(),
            };
            (if split { What::Split } else { What::Joined }, after.iter().map(text).collect())
        }
    };
    Event { what, kind: item.kind, time: item.time, author: item.author.clone(), texts, target }
}

/// What made a wording of another.
fn wording(before: Option<&Wording>, after: &Wording, label: &str) -> What {
    if before.is_some_and(|before| before.target == after.target && before.state != after.state) {
        return match after.state {
            SegmentState::Initial => What::MadeDraft,
            SegmentState::Translated => What::Confirmed,
            SegmentState::Reviewed => What::Reviewed,
            SegmentState::Final => What::MadeFinal,
        };
    }
    match label {
        label::RESTORE => What::Restored,
        label::REPLACE => What::Replaced,
        label::COPY_SOURCE => What::SourceCopied,
        label::INSERT_RENDERING => What::RenderingInserted,
        _ if after.target.is_empty() => What::Cleared,
        _ if before.is_some_and(|before| before.target.is_empty()) => What::Translated,
        _ => What::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::segment_id;
    use EntryKind::{Do, Redo, Undo};
    use SegmentState::{Initial, Translated};

    fn item(kind: EntryKind, step: u64, label: &str, change: Change) -> HistoryItem {
        let (label, author) = (label.to_owned(), "Ada".to_owned());
        HistoryItem { seq: 0, kind, step, author, time: 0, label, segment: segment_id(0), change }
    }

    fn target(before: (&str, SegmentState), after: (&str, SegmentState)) -> Change {
        let wording = |(target, state): (&str, _)| Wording { target: target.to_owned(), state };
        Change::Target { before: Some(wording(before)), after: wording(after) }
    }

    #[test]
    fn each_step_is_named_after_what_it_did() {
        let cases = [
            (Do, "type", target(("", Initial), ("a", Initial)), What::Translated),
            (Do, "type", target(("a", Initial), ("b", Initial)), What::Changed),
            (Do, "clear-target", target(("a", Translated), ("", Initial)), What::Cleared),
            (Do, "confirm", target(("a", Initial), ("a", Translated)), What::Confirmed),
            (Do, "unconfirm", target(("a", Translated), ("a", Initial)), What::MadeDraft),
            (Do, "restore", target(("a", Initial), ("b", Initial)), What::Restored),
            (Do, "copy-source", target(("", Initial), ("b", Initial)), What::SourceCopied),
            (Do, "of a later version", target(("a", Initial), ("b", Initial)), What::Changed),
            (Undo, "undo", target(("a", Translated), ("a", Initial)), What::Confirmed),
            (Undo, "undo", target(("a", Initial), ("", Initial)), What::Translated),
            (Redo, "redo", target(("a", Initial), ("a", Translated)), What::Confirmed),
        ];
        for (kind, label, change, expected) in cases {
            let events = events(&[item(kind, 1, label, change)]);
            assert_eq!((events[0].what, events[0].kind), (expected, kind), "{label}");
        }
    }

    #[test]
    fn an_undo_is_named_after_its_step() {
        let items = [
            item(Do, 1, "copy-source", target(("", Initial), ("a", Initial))),
            item(Undo, 1, "undo", target(("a", Initial), ("", Initial))),
        ];
        let whats: Vec<What> = events(&items).iter().map(|event| event.what).collect();
        assert_eq!(whats, [What::SourceCopied, What::SourceCopied]);
    }

    #[test]
    fn typing_without_a_long_pause_is_told_once() {
        let items = [
            item(Do, 1, "type", target(("", Initial), ("a", Initial))),
            item(Do, 1, "type", target(("a", Initial), ("ab", Initial))),
            item(Do, 2, "type", target(("ab", Initial), ("abc", Initial))),
            HistoryItem { time: PAUSE, ..item(Do, 3, "type", target(("abc", Initial), ("x", Initial))) },
        ];
        let told: Vec<(What, String, String)> = events(&items)
            .into_iter()
            .map(|event| (event.what, event.texts[0].before.clone(), event.texts[0].after.clone()))
            .collect();
        let expected = [(What::Translated, "", "abc"), (What::Changed, "abc", "x")]
            .map(|(what, before, after)| (what, before.to_owned(), after.to_owned()));
        assert_eq!(told, expected);
    }

    #[test]
    fn splits_and_joins_are_told_apart_also_when_undone() {
        let replaced = |before: usize, after: usize| {
            let segments =
                |count| crate::app::testing::project(&vec!["a"; count]).segments().cloned().collect();
            Change::Replaced { before: segments(before), after: segments(after) }
        };
        for (kind, change, expected) in [
            (Do, replaced(1, 2), What::Split),
            (Do, replaced(2, 1), What::Joined),
            (Undo, replaced(2, 1), What::Split),
            (Undo, replaced(1, 2), What::Joined),
        ] {
            assert_eq!(events(&[item(kind, 1, "", change)])[0].what, expected, "{kind:?}");
        }
    }
}
