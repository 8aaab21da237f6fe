//! TermBase eXchange (ISO 30042): version 3 in both styles, version 2, and
//! TBX-Min of version 1, which is only read.
//!
//! A file is read into entries whose every statement is a field ([`entry`]); what
//! the model has a word for is taken out of them, and everything else stays and
//! is written back with its level, group, attributes and markup. Writing goes the
//! same way backwards, through what the chosen dialect permits ([`dialect`]).
//!
//! *Limitations*: the order of statements within a level is not kept where the
//! model takes some of them in; several `langSet` of one language become one; the
//! groups of a term's components (`termCompList`) are kept as they are.

mod categories;
mod dialect;
mod entry;
mod ids;
mod read;
mod values;
mod when;
mod write;

use super::{Fitting, Format, GlossaryFile, Head, ReadOptions, Reader, Reading, WriteOptions, Writer};
use crate::model::Concept;
use dialect::{Dialect, Flavour, Style, Version};
use entry::Wording;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

const EXTENSIONS: &[&str] = &["tbx"];

/// Version 3 with all data categories there are.
pub(super) const FORMAT: Format = Format {
    id: "tbx",
    extensions: EXTENSIONS,
    reader: Some(&Tbx),
    writer: Some(&flavour(Version::V3, Dialect::Open, Style::Attribute)),
};
/// TBX-Basic of version 3.
pub(super) const BASIC: Format = Format {
    id: "tbx-basic",
    extensions: EXTENSIONS,
    reader: Some(&Tbx),
    writer: Some(&flavour(Version::V3, Dialect::Basic, Style::Attribute)),
};
/// TBX-Basic of version 3, its data categories as elements.
pub(super) const BASIC_DCT: Format = Format {
    id: "tbx-basic-dct",
    extensions: EXTENSIONS,
    reader: Some(&Tbx),
    writer: Some(&flavour(Version::V3, Dialect::Basic, Style::Tag)),
};
/// TBX-Min of version 3.
pub(super) const MIN: Format = Format {
    id: "tbx-min",
    extensions: EXTENSIONS,
    reader: Some(&Tbx),
    writer: Some(&flavour(Version::V3, Dialect::Min, Style::Attribute)),
};
/// TBX-Min of version 3, its data categories as elements.
pub(super) const MIN_DCT: Format = Format {
    id: "tbx-min-dct",
    extensions: EXTENSIONS,
    reader: Some(&Tbx),
    writer: Some(&flavour(Version::V3, Dialect::Min, Style::Tag)),
};
/// Version 2 with all data categories there are.
pub(super) const V2: Format = Format {
    id: "tbx-v2",
    extensions: EXTENSIONS,
    reader: Some(&Tbx),
    writer: Some(&flavour(Version::V2, Dialect::Open, Style::Attribute)),
};
/// TBX-Basic of version 2.
pub(super) const V2_BASIC: Format = Format {
    id: "tbx-v2-basic",
    extensions: EXTENSIONS,
    reader: Some(&Tbx),
    writer: Some(&flavour(Version::V2, Dialect::Basic, Style::Attribute)),
};

const fn flavour(version: Version, dialect: Dialect, style: Style) -> Flavour {
    Flavour { version, dialect, style }
}

struct Tbx;

impl Reader for Tbx {
    fn recognises(&self, start: &[u8]) -> bool {
        let (text, ..) = crate::formats::encoding::decode(start, None);
        ["<martif", "<tbx", "<TBX", "urn:iso:std:iso:30042"].iter().any(|sign| text.contains(sign))
    }

    fn read(&self, input: &mut dyn BufRead, options: &ReadOptions, into: &mut Reading<'_>) -> io::Result<()> {
        read::read(input, options, into)
    }
}

impl Flavour {
    /// The name of the dialect, for the root of the file.
    fn name<'a>(&self, head: &'a Head) -> &'a str {
        match (self.dialect, self.version) {
            (Dialect::Basic, _) => "TBX-Basic",
            (Dialect::Min, _) => "TBX-Min",
            (Dialect::Open, _) if head.variety.starts_with("TBX-") => &head.variety,
            (Dialect::Open, Version::V2) => "TBX",
            (Dialect::Open, Version::V3) => "TBX-Tarjuman",
        }
    }
}

impl Writer for Flavour {
    fn fit_head(&self, head: &mut Head) {
        write::fit_head(*self, head);
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let mut taken = std::mem::take(&mut fitting.seen);
        let held = self.hold(concept, fitting.ids(), &mut taken);
        fitting.seen = taken;
        if let Some(held) = held {
            fitting.keep(held);
        }
    }

    fn write(&self, glossary: &GlossaryFile, _: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        let wording = if self.dialect == Dialect::Open { Wording::Original } else { Wording::Standard };
        write::write(*self, self.name(&glossary.head), wording, glossary, out)
    }
}

#[cfg(test)]
mod tests;
