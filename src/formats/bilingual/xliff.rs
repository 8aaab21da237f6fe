//! What the versions of XLIFF share: files with units in them, and what is stated
//! around these.

use super::Reading;
use crate::formats::xml::{Element, Step, XmlReader};
use crate::formats::{Problem, ProblemKind, languages};
use crate::model::Language;
use std::io::{self, BufRead};
use std::rc::Rc;

/// What is stated around a unit.
#[derive(Default)]
pub(super) struct Place {
    pub document: Rc<str>,
    pub from: Option<Language>,
    pub to: Option<Language>,
    /// Whether each open element says of itself, or has from the one around it, that
    /// nothing in it is translated.
    locked: Vec<bool>,
}

/// A version of XLIFF.
pub(super) struct Version {
    /// What messages call it.
    pub name: &'static str,
    /// Whether it is the one that a root element states.
    pub is: fn(Option<&str>) -> bool,
    /// What a unit is called.
    pub unit: &'static str,
    /// What has units in it, beside `file`.
    pub around: &'static [&'static str],
    /// Takes in what the root or a `file` states.
    pub state: fn(&Element, &mut Place),
    /// Hands over the pairs of a unit.
    pub read: fn(&Element, &Place, &mut Reading<'_>),
}

impl Place {
    /// Whether nothing in an element is translated, as it says or what is around it.
    pub(super) fn locks(&self, element: &Element) -> bool {
        match element.attribute("translate") {
            Some(translate) => translate == "no",
            None => self.locked.last().copied().unwrap_or_default(),
        }
    }
}

impl Version {
    /// Reads a file of this version.
    pub(super) fn read(&self, input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<()> {
        let mut reader = XmlReader::new(input, None)?;
        let (mut is_xliff, mut place) = (false, Place::default());
        loop {
            match reader.next_telling(&mut |problem| into.problem(problem))? {
                Step::End => break,
                Step::Open(element) => {
                    let (name, is_root) = (element.local_name(), reader.depth() == 1);
                    if is_root {
                        is_xliff = name == "xliff" && (self.is)(element.attribute("version"));
                    }
                    if is_xliff && (is_root || name == "file" || self.around.contains(&name)) {
                        (self.state)(&element, &mut place);
                        place.locked.push(place.locks(&element));
                    } else if is_xliff && name == self.unit {
                        (self.read)(&reader.subtree(element)?, &place, into);
                    } else {
                        reader.skip()?;
                    }
                }
                Step::Close(_) => {
                    place.locked.pop();
                }
                Step::Text(_) => {}
            }
        }
        if !is_xliff {
            into.problem(Problem::of_file(ProblemKind::OtherFormat(self.name)));
        }
        Ok(())
    }
}

/// The language that an attribute names.
pub(super) fn language(element: &Element, attribute: &str) -> Option<Language> {
    element.attribute(attribute).and_then(languages::language)
}

/// The version that the root element states at the beginning of a file; empty where
/// it states none, `None` where this is no XLIFF.
pub(super) fn stated_version(start: &str) -> Option<&str> {
    let tag = start[start.find("<xliff")?..].split('>').next()?;
    let mut versions = tag.match_indices("version").filter_map(|(at, word)| {
        // Tools have versions of their own: `sdl:version`.
        let own = tag[..at].ends_with(char::is_whitespace);
        let value = tag[at + word.len()..].trim_start().strip_prefix('=').filter(|_| own)?;
        Some(value.trim_start().trim_start_matches(['"', '\'']))
    });
    Some(versions.next().unwrap_or_default())
}
