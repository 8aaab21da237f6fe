//! XLIFF 1.0 to 1.2, and what SDL and memoQ make of it.
//!
//! A unit whose source is segmented (`seg-source` with `mrk mtype="seg"`) is a pair
//! for each segment. Proposals (`alt-trans`) and binary units are no translations.

use super::xliff::{Place, Version, language, stated_version};
use super::{Format, Pair, Reader, Reading};
use crate::formats::xml::Element;
use crate::formats::{Problem, ProblemKind, encoding, inline};
use std::io::{self, BufRead};
use std::rc::Rc;

/// XLIFF 1.2.
pub(super) const FORMAT: Format = Format {
    id: "xliff-1.2",
    extensions: &["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"],
    reader: &Xliff1,
};

const VERSION: Version = Version {
    name: "XLIFF 1.2",
    is: |version| !version.is_some_and(|version| version.starts_with('2')),
    unit: "trans-unit",
    around: &["body", "group"],
    state: |element, place| {
        if element.local_name() == "file" {
            place.document = element.attribute("original").unwrap_or_default().into();
            place.from = language(element, "source-language");
            place.to = language(element, "target-language");
        }
    },
    read: unit,
};

struct Xliff1;

impl Reader for Xliff1 {
    fn recognises(&self, start: &[u8]) -> bool {
        stated_version(&encoding::decode(start, None).0).is_some_and(|version| !version.starts_with('2'))
    }

    fn read(&self, input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<()> {
        VERSION.read(input, into)
    }
}

fn unit(unit: &Element, place: &Place, into: &mut Reading<'_>) {
    let Some(source) = unit.child("source") else {
        return into.problem(Problem::on_line(unit.line, ProblemKind::Incomplete("source".to_owned())));
    };
    let target = unit.child("target");
    let id = unit.attribute("id").unwrap_or_default();
    let pair = Pair {
        document: Rc::clone(&place.document),
        id: id.to_owned(),
        line: unit.line,
        from: language(source, "xml:lang").or_else(|| place.from.clone()),
        to: target.and_then(|target| language(target, "xml:lang")).or_else(|| place.to.clone()),
        state: target.and_then(|target| target.attribute("state")).unwrap_or_default().to_owned(),
        locked: place.locks(unit),
        ..Pair::default()
    };
    let (mut sources, mut targets) = (Vec::new(), Vec::new());
    unit.child("seg-source").into_iter().for_each(|segmented| segments(segmented, &mut sources));
    target.into_iter().for_each(|target| segments(target, &mut targets));
    let whole = target.map(inline::words).unwrap_or_default();
    // A target that is not segmented as its source is one text, as the source then is.
    if sources.is_empty() || (targets.is_empty() && !whole.is_empty()) {
        return into.pair(Pair { source: inline::words(source), target: whole, ..pair });
    }
    for (mid, segment) in sources {
        let target = targets.iter().find(|(other, _)| *other == mid);
        into.pair(Pair {
            id: format!("{id}/{mid}"),
            line: segment.line,
            source: inline::words(segment),
            target: target.map(|(_, target)| inline::words(target)).unwrap_or_default(),
            ..pair.clone()
        });
    }
}

/// The segments in an element with their ids, however deep inline codes go around them.
fn segments<'a>(element: &'a Element, into: &mut Vec<(&'a str, &'a Element)>) {
    for inner in element.elements() {
        match (inner.local_name(), inner.attribute("mtype")) {
            ("mrk", Some("seg")) => into.push((inner.attribute("mid").unwrap_or_default(), inner)),
            _ => segments(inner, into),
        }
    }
}
