//! The values the whole program speaks of: projects, documents, segments,
//! glossaries, and the edits that change them.
//!
//! Nothing here does input or output, reads a clock or an environment, or can
//! fail on good values.

mod bulk;
mod concept;
mod counts;
mod document;
mod edit;
mod facts;
mod field;
mod glossary;
mod import;
mod language;
mod places;
mod project;
mod segment;
mod span;
mod style;
mod vocabulary;

pub use bulk::PlacedConcept;
pub use concept::{Change, Concept, ConceptId, LanguageSection, Term, TermDetails};
pub use counts::{Counts, words};
pub use document::{Document, DocumentId};
pub use edit::{Edit, EditError};
pub(crate) use facts::field_value;
pub use facts::{Fact, Level, Place, What, canonical, facts, missing};
pub use field::{Field, set_value, value_of};
pub use glossary::{Glossary, GlossaryId, GlossaryOrigin};
pub use import::{GlossaryHead, Import, PackedConcepts, Unreadable};
pub use language::{Direction, Language, LanguageError};
pub use project::{Project, ProjectId, Setting};
pub use segment::{Note, Segment, SegmentId, SegmentState, Side};
pub use span::Span;
pub use style::{DateOrder, DigitScript, HouseStyle, Percent, Thousands};
pub use vocabulary::{ChangeKind, Gender, GrammaticalNumber, Matching, PartOfSpeech, TermStatus, TermType};
