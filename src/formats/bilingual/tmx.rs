//! TMX, the exchange format of translation memories.
//!
//! The source of a unit is its variant in the language that was asked for, or that the
//! unit or the header names, or else its first; each other variant that was asked for
//! makes a pair with it.

use super::{Format, Pair, Reader, Reading};
use crate::formats::xml::{Element, Step, XmlReader};
use crate::formats::{Problem, ProblemKind, encoding, inline, languages};
use crate::model::Language;
use std::io::{self, BufRead};

/// TMX.
pub(super) const FORMAT: Format = Format { id: "tmx", extensions: &["tmx"], reader: &Tmx };

struct Tmx;

impl Reader for Tmx {
    fn recognises(&self, start: &[u8]) -> bool {
        encoding::decode(start, None).0.contains("<tmx")
    }

    fn read(&self, input: &mut dyn BufRead, into: &mut Reading<'_>) -> io::Result<()> {
        let mut reader = XmlReader::new(input, None)?;
        let (mut is_tmx, mut source) = (false, None);
        loop {
            match reader.next_telling(&mut |problem| into.problem(problem))? {
                Step::End => break,
                Step::Open(element) if reader.depth() == 1 => is_tmx = element.local_name() == "tmx",
                Step::Open(_) if !is_tmx => reader.skip()?,
                Step::Open(element) => match element.local_name() {
                    "body" => {}
                    "tu" => unit(&reader.subtree(element)?, source.as_ref(), into),
                    "header" => {
                        source = element.attribute("srclang").and_then(languages::language);
                        reader.skip()?;
                    }
                    _ => reader.skip()?,
                },
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        if !is_tmx {
            into.problem(Problem::of_file(ProblemKind::OtherFormat("TMX")));
        }
        Ok(())
    }
}

/// A variant of a unit.
struct Variant<'a> {
    element: &'a Element,
    language: Option<Language>,
}

impl Variant<'_> {
    fn is_in(&self, language: &Language) -> bool {
        self.language.as_ref().is_some_and(|own| own.primary() == language.primary())
    }

    fn text(&self) -> String {
        self.element.child("seg").map(inline::words).unwrap_or_default()
    }
}

fn unit(unit: &Element, header: Option<&Language>, into: &mut Reading<'_>) {
    let variants = unit.elements().filter(|element| element.local_name() == "tuv").map(|element| {
        let language = element.attribute("xml:lang").or_else(|| element.attribute("lang"));
        Variant { element, language: language.and_then(languages::language) }
    });
    let variants: Vec<Variant<'_>> = variants.collect();
    let options = into.options();
    let own = unit.attribute("srclang").and_then(languages::language);
    let stated = own.as_ref().or(header);
    let source = match &options.from {
        Some(from) => variants.iter().find(|variant| variant.is_in(from)),
        // The side that was not asked for is the other one.
        None => {
            let may_be = |variant: &&Variant<'_>| !options.to.as_ref().is_some_and(|to| variant.is_in(to));
            let mut others = variants.iter().filter(may_be);
            let is_stated = |variant: &&Variant<'_>| stated.is_some_and(|stated| variant.is_in(stated));
            others.clone().find(is_stated).or_else(|| others.next())
        }
    };
    let Some(source) = source else { return };
    let text = source.text();
    for target in &variants {
        let wanted = match (&options.to, &source.language) {
            (Some(to), _) => target.is_in(to),
            (None, Some(from)) => !target.is_in(from),
            (None, None) => true,
        };
        if wanted && !std::ptr::eq(target, source) {
            into.pair(Pair {
                id: unit.attribute("tuid").unwrap_or_default().to_owned(),
                line: unit.line,
                from: source.language.clone(),
                to: target.language.clone(),
                source: text.clone(),
                target: target.text(),
                ..Pair::default()
            });
        }
    }
}
