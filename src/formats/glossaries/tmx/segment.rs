//! The segment of a variant: its text, and the inline codes in it.

use crate::formats::inline;
use crate::formats::xml::{Element, Step, XmlReader, holdable};
use crate::model::{Field, Term};

/// The name and form of the field that holds a wording with its inline codes.
const TERM: &str = "term";
const FORM: &str = "seg";

/// The inline codes, each with the attributes that it must have.
const CODES: [(&str, &[&str]); 7] =
    [("bpt", &["i"]), ("ept", &["i"]), ("it", &["pos"]), ("ph", &[]), ("hi", &[]), ("ut", &[]), ("sub", &[])];

/// The text of a segment. What stands in a code is of the format the segment came
/// from, except for what is only highlighted.
pub(super) fn text(segment: &Element) -> String {
    inline::text(segment)
}

/// What keeps the codes of a segment that has any.
pub(super) fn markup(segment: &Element) -> Option<Field> {
    let markup = Field { markup: segment.inner_xml(), ..Field::of_form(FORM, TERM, "") };
    segment.has_elements().then_some(markup)
}

/// Whether a field is what [`markup`] makes.
pub(super) fn is_markup(field: &Field) -> bool {
    field.name == TERM && field.form == FORM
}

/// The segment of a term, with its codes if there are any that still fit the text.
pub(super) fn element(term: &Term) -> Element {
    let wording = holdable(&term.text).trim().to_owned();
    let plain = super::text_element("seg", &wording);
    let field = term.details().fields.iter().find(|field| is_markup(field));
    let marked = field.and_then(|field| parsed(&field.markup)).filter(|marked| text(marked) == wording);
    marked.unwrap_or(plain)
}

/// A segment of this content; `None` where it is none.
fn parsed(markup: &str) -> Option<Element> {
    let whole = format!("<seg>{}</seg>", holdable(markup));
    let mut bytes = whole.as_bytes();
    let mut reader = XmlReader::new(&mut bytes, None).ok()?;
    let Ok(Step::Open(opened)) = reader.next() else { return None };
    let segment = reader.subtree(opened).ok()?;
    let ends = matches!(reader.next(), Ok(Step::End));
    (ends && reader.problems().is_empty() && is_valid(&segment)).then_some(segment)
}

/// Whether all in it are codes that have what they must.
fn is_valid(element: &Element) -> bool {
    element.elements().all(|inner| {
        let code = CODES.iter().find(|(name, _)| *name == inner.name);
        code.is_some_and(|(_, required)| required.iter().all(|name| inner.attribute(name).is_some()))
            && is_valid(inner)
    })
}
