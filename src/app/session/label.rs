//! The names that steps go by in the journal.
//!
//! A name says what was done, beginning with a verb, in lower-case words joined by
//! hyphens; where a command does it, it is the id of that command. Files keep
//! these names, so none is ever changed or used for something else. The store
//! itself writes one more, `rescue`, where it put a damaged project together.

/// Text was typed.
pub const TYPE: &str = "type";
/// A rendering was inserted.
pub const INSERT_RENDERING: &str = "insert-rendering";
/// An invisible control character was inserted.
pub const INSERT_CONTROL: &str = "insert-control";
/// The source became the target.
pub const COPY_SOURCE: &str = "copy-source";
/// The target was emptied.
pub const CLEAR_TARGET: &str = "clear-target";
/// An earlier target was brought back.
pub const RESTORE: &str = "restore";
/// What a search found was replaced.
pub const REPLACE: &str = "replace";
/// A translation was confirmed.
pub const CONFIRM: &str = "confirm";
/// A translation was marked as reviewed.
pub const MARK_REVIEWED: &str = "mark-reviewed";
/// A translation was marked as final.
pub const MARK_FINAL: &str = "mark-final";
/// A translation was made a draft again.
pub const UNCONFIRM: &str = "unconfirm";
/// A direction was forced on a text, or no longer is.
pub const SET_DIRECTION: &str = "set-direction";
/// A segment was split.
pub const SPLIT: &str = "split";
/// Two segments were joined.
pub const JOIN: &str = "join";
/// Documents were added.
pub const ADD_DOCUMENTS: &str = "add-documents";
/// A document was taken out.
pub const REMOVE_DOCUMENT: &str = "remove-document";
/// Glossaries were added.
pub const ADD_GLOSSARIES: &str = "add-glossaries";
/// A file was taken into a glossary.
pub const IMPORT_GLOSSARY: &str = "import-glossary";
/// A glossary was switched on or off, or moved to another rank.
pub const USE_GLOSSARY: &str = "use-glossary";
/// The terms of a glossary may be changed from now on, or no more.
pub const SET_WRITABLE: &str = "set-writable";
/// A glossary was taken out.
pub const REMOVE_GLOSSARY: &str = "remove-glossary";
/// The project's fields of knowledge were named.
pub const SET_DOMAINS: &str = "set-domains";
/// A term was added or changed.
pub const PUT_TERM: &str = "put-term";
/// A term was removed.
pub const REMOVE_TERM: &str = "remove-term";
/// Proposed terms were approved.
pub const APPROVE_TERM: &str = "approve-term";
/// Proposed terms were rejected.
pub const REJECT_TERM: &str = "reject-term";
/// The decision about terms was put off.
pub const DEFER_TERM: &str = "defer-term";
/// Names that stood in no glossary were proposed.
pub const PROPOSE_NAMES: &str = "propose-names";
/// A rendering was preferred to others.
pub const PREFER_RENDERING: &str = "prefer-rendering";
/// Several concepts were made one.
pub const MERGE_TERMS: &str = "merge-terms";
/// The segmentation rules were changed.
pub const EDIT_SEGMENTATION: &str = "edit-segmentation";
/// A step was taken back.
pub const UNDO: &str = "undo";
/// A step was done again.
pub const REDO: &str = "redo";
