//! The project of 100,000 segments that the benchmarks are about.

use std::sync::Arc;
use tarjuman::app::{clock, files};
use tarjuman::model::{Document, DocumentId, Project, ProjectId, Segment, SegmentId, SegmentState};
use uuid::Uuid;

/// How many segments it has.
pub const SEGMENTS: usize = 100_000;

const VOCABULARY: [&str; 13] = [
    "الرئيس",
    "القديمة",
    "وقال",
    "أذربيجان",
    "البلدية",
    "إن",
    "الطريق",
    "إلى",
    "أرمينيا",
    "فتح",
    "صباح",
    "اليوم",
    "الأمم المتحدة",
];

/// The id of the segment of this index.
pub fn segment_id(index: usize) -> SegmentId {
    SegmentId(Uuid::from_u64_pair(1, index as u64))
}

/// A sentence of so many words, its own for each number, with terms of the
/// bundled glossaries.
pub fn sentence(number: usize, words: usize) -> String {
    let words = (1..words).map(|word| VOCABULARY[(number * 31 + word * word * 17 + word) % VOCABULARY.len()]);
    std::iter::once(number.to_string()).chain(words.map(str::to_owned)).collect::<Vec<_>>().join(" ") + "."
}

/// A project whose sentences have so many words, with its own glossary and the
/// use of all bundled ones; every second sentence is translated.
pub fn project(words: usize) -> Project {
    let segments = (0..SEGMENTS)
        .map(|number| {
            let lead = if number % 4 == 0 { "" } else { " " };
            let source = sentence(number, words);
            let mut segment = Segment::new(segment_id(number), (number / 4) as u32, lead, source);
            if number % 2 == 0 {
                segment.target =
                    format!("{number}: the words of a translation that is about as long as its source is");
                segment.state = SegmentState::Translated;
            }
            Arc::new(segment)
        })
        .collect();
    let document = Document {
        id: DocumentId(Uuid::from_u64_pair(1, 0)),
        name: "large.txt".into(),
        origin: String::new(),
        format: "txt".into(),
        skeleton: Arc::from(vec![0; SEGMENTS]),
        segments,
    };
    let (source, target) = ("ar".parse().expect("a language"), "en".parse().expect("a language"));
    let id = ProjectId(clock::project_id().0);
    let bundled = files::BUNDLED.iter().filter_map(|one| files::use_bundled(one.name).ok());
    let glossaries = std::iter::once(files::own_glossary()).chain(bundled).collect();
    Project::from_parts(id, source, target, vec![document], glossaries, Default::default())
}
