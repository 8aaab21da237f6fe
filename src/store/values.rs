//! How single values of the model stand in the tables; each pair of functions
//! is one value's way in and out.

use super::error::{unfit, unreadable};
use crate::model::{
    Direction, GlossaryHead, GlossaryOrigin, Import, Language, Note, PackedConcepts, SegmentState, Setting,
};
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::borrow::Cow;
use uuid::Uuid;

pub(super) fn uuid(value: ValueRef) -> rusqlite::Result<Uuid> {
    Uuid::from_slice(value.as_blob()?).map_err(unreadable)
}

pub(super) fn text(value: ValueRef) -> rusqlite::Result<String> {
    Ok(value.as_str()?.to_owned())
}

pub(super) fn language(value: ValueRef) -> rusqlite::Result<Language> {
    value.as_str()?.parse().map_err(unreadable)
}

pub(super) fn state(value: ValueRef) -> rusqlite::Result<SegmentState> {
    let name = value.as_str()?;
    SegmentState::from_name(name).ok_or_else(|| unreadable(format!("a segment state “{name}”")))
}

pub(super) fn direction(value: ValueRef) -> rusqlite::Result<Option<Direction>> {
    match value.as_str_or_null()? {
        None => Ok(None),
        Some("ltr") => Ok(Some(Direction::Ltr)),
        Some("rtl") => Ok(Some(Direction::Rtl)),
        Some(name) => Err(unreadable(format!("a direction “{name}”"))),
    }
}

pub(super) fn direction_name(direction: Option<Direction>) -> Option<&'static str> {
    direction.map(|direction| match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    })
}

pub(super) fn notes(value: ValueRef) -> rusqlite::Result<Vec<Note>> {
    value.as_str_or_null()?.map_or(Ok(Vec::new()), read_json)
}

pub(super) fn notes_json(notes: &[Note]) -> rusqlite::Result<Option<String>> {
    if notes.is_empty() { Ok(None) } else { write_json(notes).map(Some) }
}

pub(super) fn origin(value: ValueRef) -> rusqlite::Result<GlossaryOrigin> {
    read_json(value.as_str()?)
}

/// What was last imported from a file, without the concepts, which stand beside it.
#[derive(Serialize, Deserialize)]
struct ImportContent<'a> {
    file: Cow<'a, str>,
    time: i64,
    format: Cow<'a, str>,
    #[serde(default)]
    head: Cow<'a, GlossaryHead>,
}

pub(super) fn import_json(import: &Import) -> rusqlite::Result<String> {
    let Import { file, time, format, head, base: _ } = import;
    let (file, format) = (Cow::Borrowed(&**file), Cow::Borrowed(&**format));
    write_json(&ImportContent { file, time: *time, format, head: Cow::Borrowed(head) })
}

pub(super) fn import(content: &str, base: &[u8]) -> rusqlite::Result<Import> {
    let ImportContent { file, time, format, head } = read_json(content)?;
    Ok(Import {
        file: file.into_owned(),
        time,
        format: format.into_owned(),
        head: head.into_owned(),
        base: PackedConcepts::from_bytes(base),
    })
}

/// A setting by its name; `None` for one this program does not know, which then
/// stays in the table unread.
pub(super) fn setting(value: ValueRef) -> rusqlite::Result<Option<Setting>> {
    let name = serde_json::Value::from(value.as_str()?);
    Ok(serde_json::from_value(name).ok())
}

pub(super) fn setting_name(setting: Setting) -> rusqlite::Result<String> {
    match serde_json::to_value(setting) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        _ => Err(unfit()),
    }
}

pub(super) fn read_json<T: DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(unreadable)
}

pub(super) fn write_json<T: Serialize + ?Sized>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|_| unfit())
}
