//! The unit a translator works on.

use super::Direction;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Names one segment for good, through splits, joins and exchange (a UUIDv7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SegmentId(pub Uuid);

/// How far the work on a segment has come (XLIFF 2.1 §4.3.1.6, `state`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SegmentState {
    /// Not translated, or a draft nobody confirmed.
    #[default]
    Initial,
    /// Confirmed by its translator.
    Translated,
    /// Confirmed by a reviewer.
    Reviewed,
    /// Closed.
    Final,
}

impl SegmentState {
    /// Every state, in the order work passes through them.
    pub const ALL: [SegmentState; 4] = [Self::Initial, Self::Translated, Self::Reviewed, Self::Final];

    /// The name the state has in XLIFF and in every file of ours.
    pub fn name(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Final => "final",
        }
    }

    /// The state of this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Which of a segment's two texts is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The text as the document has it.
    Source,
    /// The translation.
    Target,
}

/// A remark on a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Who wrote it; empty where unknown.
    pub author: String,
    /// When, in milliseconds since 1970-01-01 UTC; `None` where unknown.
    pub time: Option<i64>,
    /// The remark.
    pub text: String,
}

/// A source text with its translation (XLIFF 2.1 `segment`).
///
/// The segments of one unit, each preceded by its `lead`, spell out the text of
/// that unit without a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Names the segment for good.
    pub id: SegmentId,
    /// The number, from 0, of the unit (for plain text: the line) of the
    /// document's skeleton that the segment is part of. Ascending in a document.
    pub unit: u32,
    /// What stands between the previous segment of the unit and this one and is
    /// not translated (XLIFF `ignorable`), usually a space.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lead: String,
    /// The text to translate, as the document has it.
    pub source: String,
    /// The translation; empty while there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// How far the work has come.
    #[serde(default)]
    pub state: SegmentState,
    /// The direction a user forced on the source; `None` leaves it to the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_direction: Option<Direction>,
    /// The direction a user forced on the target; `None` leaves it to the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_direction: Option<Direction>,
    /// Remarks, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Segment {
    /// An untranslated segment.
    pub fn new(id: SegmentId, unit: u32, lead: impl Into<String>, source: impl Into<String>) -> Self {
        Self {
            id,
            unit,
            lead: lead.into(),
            source: source.into(),
            target: String::new(),
            state: SegmentState::Initial,
            source_direction: None,
            target_direction: None,
            notes: Vec::new(),
        }
    }

    /// The text of one side.
    pub fn text(&self, side: Side) -> &str {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// The direction a user forced on one side.
    pub fn direction(&self, side: Side) -> Option<Direction> {
        match side {
            Side::Source => self.source_direction,
            Side::Target => self.target_direction,
        }
    }

    /// What an export writes for the segment: the target, or the source while
    /// there is no target.
    pub fn output(&self) -> &str {
        if self.target.is_empty() { &self.source } else { &self.target }
    }
}
