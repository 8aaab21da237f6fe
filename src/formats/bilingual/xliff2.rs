//! XLIFF 2.0 and later (OASIS, ISO 21720).
//!
//! Each `segment` of a unit is a pair. What lies between segments (`ignorable`) and
//! what modules keep in a unit, such as proposals, is no translation.

use super::xliff::{Place, Version, language, stated_version};
use super::{Format, Pair, Reader, Reading};
use crate::formats::xml::Element;
use crate::formats::{Problem, ProblemKind, encoding, inline};
use std::io::{self, BufRead};
use std::rc::Rc;

/// XLIFF 2.
pub(super) const FORMAT: Format = Format { id: "xliff-2", extensions: &["xlf", "xliff"], reader: &Xliff2 };

const VERSION: Version = Version {
    name: "XLIFF 2",
    is: |version| version.is_some_and(|version| version.starts_with('2')),
    unit: "unit",
    around: &["group"],
    state: |element, place| match element.local_name() {
        "xliff" => {
            place.from = language(element, "srcLang");
            place.to = language(element, "trgLang");
        }
        "file" => {
            let name = element.attribute("original").or_else(|| element.attribute("id"));
            place.document = name.unwrap_or_default().into();
        }
        _ => {}
    },
    read: unit,
};

struct Xliff2;

impl Reader for Xliff2 {
    fn recognises(&self, start: &[u8]) -> bool {
        stated_version(&encoding::decode(start, None).0).is_some_and(|version| version.starts_with('2'))
    }

    fn read(&self, input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<()> {
        VERSION.read(input, into)
    }
}

fn unit(unit: &Element, place: &Place, into: &mut Reading<'_>) {
    let id = unit.attribute("id").unwrap_or_default();
    for segment in unit.elements().filter(|element| element.local_name() == "segment") {
        let Some(source) = segment.child("source") else {
            let kind = ProblemKind::Incomplete("source".to_owned());
            into.problem(Problem::on_line(segment.line, kind));
            continue;
        };
        into.pair(Pair {
            document: Rc::clone(&place.document),
            id: segment.attribute("id").map_or_else(|| id.to_owned(), |segment| format!("{id}/{segment}")),
            line: segment.line,
            from: place.from.clone(),
            to: place.to.clone(),
            source: inline::words(source),
            target: segment.child("target").map(inline::words).unwrap_or_default(),
            state: segment.attribute("state").unwrap_or_default().to_owned(),
            locked: place.locks(unit),
        });
    }
}
