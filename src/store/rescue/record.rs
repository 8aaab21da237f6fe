//! Records: the rows of a SQLite file as they stand in its pages.
//!
//! After "Database File Format" (sqlite.org/fileformat2.html), §1.6 and §2. A
//! record is taken as a whole or not at all: its parts must add up to its
//! length, and a text must be UTF-8.

use super::pages::{Pages, number_at};

/// One column of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// The key of its row, where the table has such a key.
    pub rowid: Option<i64>,
    /// Its columns.
    pub values: Vec<Value>,
}

/// What the page of a b-tree is (§1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Rows with keys.
    TableLeaf,
    /// Ways to other pages of the same.
    TableInterior,
    /// Rows of an index, or of a table without such keys.
    IndexLeaf,
    /// The same, and ways to other pages.
    IndexInterior,
}

/// A page of a b-tree.
pub(super) struct Node {
    page: Vec<u8>,
    /// What it is.
    pub kind: Kind,
    /// Where its cells begin.
    cells: Vec<usize>,
    /// The way to what comes behind its cells.
    last: Option<u32>,
    /// Whether a cell is said to be where none can be.
    damaged: bool,
}

impl Node {
    /// Reads the page of this number; `None` where it is missing or none of a
    /// b-tree.
    pub fn read(pages: &Pages, number: u32) -> Option<Self> {
        let page = pages.page(number)?;
        // The first page begins with the header of the file.
        let start = if number == 1 { 100 } else { 0 };
        let kind = match page.get(start)? {
            2 => Kind::IndexInterior,
            5 => Kind::TableInterior,
            10 => Kind::IndexLeaf,
            13 => Kind::TableLeaf,
            _ => return None,
        };
        let interior = matches!(kind, Kind::IndexInterior | Kind::TableInterior);
        let last = if interior { Some(number_at(&page, start + 8)?) } else { None };
        let list = start + if interior { 12 } else { 8 };
        let count = usize::from(short_at(&page, start + 3)?);
        let behind = list + 2 * count;
        let said: Vec<usize> =
            (0..count).filter_map(|index| short_at(&page, list + 2 * index).map(usize::from)).collect();
        let cells: Vec<usize> = said.into_iter().filter(|cell| (behind..page.len()).contains(cell)).collect();
        Some(Self { kind, damaged: cells.len() < count, cells, last, page })
    }

    /// Whether a cell is said to be where none can be.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// The pages below it, in order; `None` for one whose number is unreadable.
    pub fn children(&self) -> Vec<Option<u32>> {
        let Some(last) = self.last else { return Vec::new() };
        let cells = self.cells.iter().map(|&cell| number_at(&self.page, cell));
        cells.chain([Some(last)]).collect()
    }

    /// Its rows in order; `None` for one that cannot be read. The pages that the
    /// long ones go on in are noted in `used`.
    pub fn rows(&self, pages: &Pages, used: &mut dyn FnMut(u32)) -> Vec<Option<Cell>> {
        if self.kind == Kind::TableInterior {
            return Vec::new();
        }
        self.cells.iter().map(|&cell| self.row(pages, cell, used)).collect()
    }

    fn row(&self, pages: &Pages, cell: usize, used: &mut dyn FnMut(u32)) -> Option<Cell> {
        let mut rest = self.page.get(cell..)?;
        if self.kind == Kind::IndexInterior {
            rest = rest.get(4..)?;
        }
        let length = usize::try_from(take_varint(&mut rest)?).ok()?;
        let rowid = match self.kind {
            Kind::TableLeaf => Some(take_varint(&mut rest)?),
            _ => None,
        };
        let (payload, more) = payload(pages, self.kind, rest, length)?;
        let values = record(&payload)?;
        more.into_iter().for_each(used);
        Some(Cell { rowid, values })
    }
}

/// All bytes of a cell, those in its page and those in the pages it goes on in,
/// and which pages these are.
fn payload(pages: &Pages, kind: Kind, rest: &[u8], length: usize) -> Option<(Vec<u8>, Vec<u32>)> {
    let usable = pages.usable();
    // More than the whole file has is no length.
    if length > usable.saturating_mul(pages.count() as usize) {
        return None;
    }
    let most = if kind == Kind::TableLeaf { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    if length <= most {
        return Some((rest.get(..length)?.to_vec(), Vec::new()));
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (usable - 4);
    let local = if fitting <= most { fitting } else { least };
    let mut bytes = rest.get(..local)?.to_vec();
    let mut next = number_at(rest, local)?;
    let mut more = Vec::new();
    while bytes.len() < length {
        let page = pages.page(next)?;
        more.push(next);
        let missing = (length - bytes.len()).min(usable - 4);
        bytes.extend_from_slice(page.get(4..4 + missing)?);
        next = number_at(&page, 0)?;
    }
    (next == 0).then_some((bytes, more))
}

/// The columns of a record (§2.1).
fn record(bytes: &[u8]) -> Option<Vec<Value>> {
    let mut rest = bytes;
    let header = usize::try_from(take_varint(&mut rest)?).ok()?;
    let mut types = bytes.get(bytes.len() - rest.len()..header)?;
    let mut body = bytes.get(header..)?;
    let mut values = Vec::new();
    while !types.is_empty() {
        values.push(take_value(&mut body, take_varint(&mut types)?)?);
    }
    body.is_empty().then_some(values)
}

/// Takes the value of this serial type. Fractions stand in no table of ours.
fn take_value(body: &mut &[u8], serial: i64) -> Option<Value> {
    let length = match serial {
        0 | 8 | 9 => 0,
        1..=4 => serial as usize,
        5 => 6,
        6 => 8,
        12.. => usize::try_from((serial - 12) / 2).ok()?,
        _ => return None,
    };
    let (bytes, behind) = body.split_at_checked(length)?;
    *body = behind;
    Some(match serial {
        0 => Value::Null,
        8 => Value::Int(0),
        9 => Value::Int(1),
        1..=6 => {
            let negative = bytes.first().is_some_and(|&first| first >= 0x80);
            let start = if negative { -1 } else { 0 };
            Value::Int(bytes.iter().fold(start, |number, &byte| number << 8 | i64::from(byte)))
        }
        _ if serial % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(std::str::from_utf8(bytes).ok()?.to_owned()),
    })
}

/// Takes a number of one to nine bytes (§1.6).
fn take_varint(rest: &mut &[u8]) -> Option<i64> {
    let mut number = 0_u64;
    for index in 0..9 {
        let (&byte, behind) = rest.split_first()?;
        *rest = behind;
        if index == 8 {
            return Some((number << 8 | u64::from(byte)) as i64);
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            break;
        }
    }
    Some(number as i64)
}

fn short_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().copied().map(u16::from_be_bytes)
}
