//! Plain text: each line is a unit, cut into segments.
//!
//! The skeleton holds the encoding and, as raw bytes, whatever stands between
//! the units: white space, line ends of any kind, and bytes that are no text.
//! So a document nobody translated is put together again byte for byte,
//! whatever the file was.

use super::{DocumentFormat, Parsed, ReadOptions};
use crate::formats::encoding::{self, Encoding, Unencodable};
use crate::formats::sniff::{Content, sniff};
use crate::formats::{FormatError, Loss, Problem, ProblemKind, capped};
use crate::model::{Document, Segment, SegmentId};
use crate::text::segmentation::Segmenter;
use std::sync::Arc;

/// Plain text.
pub(super) struct Txt;

impl DocumentFormat for Txt {
    fn id(&self) -> &'static str {
        "txt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn claims(&self, content: Content) -> bool {
        matches!(content, Content::Text | Content::Empty)
    }

    fn read(&self, bytes: &[u8], options: &mut ReadOptions<'_>) -> (Parsed, Vec<Problem>) {
        let encoding = Encoding::detect(bytes, Some(options.source));
        let (parsed, mut problems) = read_as(encoding, bytes, options);
        if sniff(bytes) == Content::Binary {
            problems.insert(0, Problem::of_file(ProblemKind::NotText));
        }
        (parsed, problems)
    }

    fn write(&self, document: &Document) -> Result<(Vec<u8>, Vec<Loss>), FormatError> {
        let skeleton = Skeleton::from_bytes(&document.skeleton).ok_or(FormatError::Skeleton)?;
        if let Some(segment) = document.segments.iter().find(|s| s.unit as usize >= skeleton.units()) {
            return Err(FormatError::NoUnit(segment.id));
        }
        match skeleton.write_in_its_encoding(&document.segments) {
            Ok(bytes) => Ok((bytes, Vec::new())),
            Err((segment, Unencodable(character))) => {
                let (bytes, raw) = skeleton.write_as_utf8(&document.segments);
                let from = skeleton.encoding.name();
                let mut losses =
                    vec![Loss::EncodingChanged { from, to: "UTF-8 (with BOM)", character, segment }];
                losses.extend((raw > 0).then_some(Loss::RawBytesKept(raw)));
                Ok((bytes, losses))
            }
        }
    }

    fn makeshift(&self, units: usize) -> Vec<u8> {
        let mut gaps = vec![b"\n".to_vec(); units + 1];
        gaps[0].clear();
        Skeleton { encoding: Encoding::UTF_8, gaps }.to_bytes()
    }
}

fn read_as(encoding: Encoding, bytes: &[u8], options: &mut ReadOptions<'_>) -> (Parsed, Vec<Problem>) {
    let body = &bytes[encoding.mark().len()..];
    let mut reader = LineReader {
        segmenter: options.rules.for_language(options.source),
        new_id: &mut *options.new_id,
        gaps: vec![Vec::new()],
        segments: Vec::new(),
    };
    let mut problems: Vec<Problem> = Vec::new();
    let mut line = 1_u32;
    let mut after_return = false;
    let mut told = 0;
    'runs: for run in encoding.runs(body) {
        let Some(text) = run.text else {
            problems.push(encoding::undecodable(encoding, line, &body[run.raw.clone()]));
            reader.gap().extend_from_slice(&body[run.raw]);
            after_return = false;
            continue;
        };
        let mut at = run.raw.start;
        for piece in text.split_inclusive(is_line_end) {
            let end = at + encoding.encoded_len(piece);
            if end - told >= TOLD_EVERY {
                told = end;
                if !(options.go_on)(told) {
                    break 'runs;
                }
            }
            reader.read_line(piece, &body[at..end], encoding);
            at = end;
            // As editors number lines: CR LF is one end, and so is each alone.
            if piece.ends_with(['\n', '\r']) && !(after_return && piece == "\n") {
                line += 1;
            }
            after_return = piece.ends_with('\r');
        }
    }
    let skeleton = Skeleton { encoding, gaps: reader.gaps };
    (Parsed { skeleton: skeleton.to_bytes(), segments: reader.segments }, capped(problems))
}

/// After how many bytes it is told how far reading has come.
const TOLD_EVERY: usize = 64 * 1024;

/// What ends a line by Unicode's rules (UAX #14, classes BK, CR, LF and NL).
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What stands around the text of a line and is no part of it.
fn is_around(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// What shows nothing and so makes no unit by itself.
fn is_invisible(c: char) -> bool {
    is_around(c)
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}')
}

/// Takes a document apart, line by line.
struct LineReader<'a> {
    segmenter: Segmenter,
    new_id: &'a mut dyn FnMut() -> SegmentId,
    /// The bytes before each unit so far, and those since the last one.
    gaps: Vec<Vec<u8>>,
    segments: Vec<Segment>,
}

impl LineReader<'_> {
    /// The bytes since the last unit.
    fn gap(&mut self) -> &mut Vec<u8> {
        if self.gaps.is_empty() {
            self.gaps.push(Vec::new());
        }
        let last = self.gaps.len() - 1;
        &mut self.gaps[last]
    }

    /// Takes in a line or a part of one, given as text and as its bytes.
    fn read_line(&mut self, text: &str, raw: &[u8], encoding: Encoding) {
        if text.chars().all(is_invisible) {
            self.gap().extend_from_slice(raw);
            return;
        }
        let front = text.trim_start_matches(is_around);
        let unit = front.trim_end_matches(is_around);
        let start = encoding.encoded_len(&text[..text.len() - front.len()]);
        let end = start + encoding.encoded_len(unit);
        self.gap().extend_from_slice(&raw[..start]);
        let number = (self.gaps.len() - 1) as u32;
        let mut done = 0;
        for span in self.segmenter.segment(unit) {
            let (lead, source) = (&unit[done..span.start], &unit[span.range()]);
            self.segments.push(Segment::new((self.new_id)(), number, lead, source));
            done = span.end;
        }
        self.gaps.push(raw[end..].to_vec());
    }
}

/// Everything of a text file but its units.
#[derive(Debug, PartialEq, Eq)]
struct Skeleton {
    encoding: Encoding,
    /// The bytes before the first unit, between each two, and after the last.
    gaps: Vec<Vec<u8>>,
}

/// What every skeleton of this format begins with; the last byte is its version.
const MAGIC: &[u8] = b"tarjuman/txt\x01";

impl Skeleton {
    fn units(&self) -> usize {
        self.gaps.len().saturating_sub(1)
    }

    /// The document, or the first segment and character that do not fit.
    fn write_in_its_encoding(&self, segments: &[Arc<Segment>]) -> Result<Vec<u8>, (SegmentId, Unencodable)> {
        let mut out = self.encoding.mark().to_vec();
        let mut segments = segments.iter().peekable();
        for (number, gap) in self.gaps.iter().enumerate() {
            out.extend_from_slice(gap);
            while let Some(segment) = segments.next_if(|s| s.unit as usize <= number) {
                for part in [segment.lead.as_str(), segment.output()] {
                    self.encoding.encode(part, &mut out).map_err(|error| (segment.id, error))?;
                }
            }
        }
        Ok(out)
    }

    /// The document as UTF-8 with a mark, and how many bytes of it are no text
    /// and were carried over.
    fn write_as_utf8(&self, segments: &[Arc<Segment>]) -> (Vec<u8>, usize) {
        let mut out = Encoding::UTF_8_BOM.mark().to_vec();
        let mut kept = 0;
        let mut segments = segments.iter().peekable();
        for (number, gap) in self.gaps.iter().enumerate() {
            for run in self.encoding.runs(gap) {
                match run.text {
                    Some(text) => out.extend_from_slice(text.as_bytes()),
                    None => {
                        kept += run.raw.len();
                        out.extend_from_slice(&gap[run.raw]);
                    }
                }
            }
            while let Some(segment) = segments.next_if(|s| s.unit as usize <= number) {
                out.extend_from_slice(segment.lead.as_bytes());
                out.extend_from_slice(segment.output().as_bytes());
            }
        }
        (out, kept)
    }

    /// Magic, length and name of the encoding, mark, then each gap behind its
    /// length (LEB128).
    fn to_bytes(&self) -> Vec<u8> {
        let name = self.encoding.name();
        let mut out = MAGIC.to_vec();
        push_number(&mut out, name.len());
        out.extend_from_slice(name.as_bytes());
        out.push(u8::from(self.encoding.bom));
        push_number(&mut out, self.gaps.len());
        for gap in &self.gaps {
            push_number(&mut out, gap.len());
            out.extend_from_slice(gap);
        }
        out
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let name = take_counted(&mut rest)?;
        let (&bom, behind) = rest.split_first()?;
        rest = behind;
        let encoding = Encoding::from_name(std::str::from_utf8(name).ok()?, bom == 1)?;
        let count = take_number(&mut rest)?;
        let mut gaps = Vec::with_capacity(count.min(rest.len()));
        for _ in 0..count {
            gaps.push(take_counted(&mut rest)?.to_vec());
        }
        (rest.is_empty() && !gaps.is_empty()).then_some(Self { encoding, gaps })
    }
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn take_number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0_usize;
    for shift in (0..usize::BITS).step_by(7) {
        let (&byte, behind) = rest.split_first()?;
        *rest = behind;
        number |= usize::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn take_counted<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = take_number(rest)?;
    let (taken, behind) = rest.split_at_checked(length)?;
    *rest = behind;
    Some(taken)
}

#[cfg(test)]
mod tests;
