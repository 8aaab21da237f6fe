//! Files as they are read: how far, whether to go on, and what they look like.

use super::{FileError, read_error};
use crate::formats::encoding::Encoding;
use crate::formats::input::read_buffered;
use crate::formats::sniff::{Content, sniff};
use crate::formats::xml::declared_encoding;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A stream that tells how far it was read, and stops when it is told to.
pub(super) struct Watched<'a, R> {
    input: BufReader<R>,
    read: usize,
    go_on: &'a mut dyn FnMut(usize) -> bool,
    stopped: bool,
    sample: Sample,
}

impl<'a, R: Read> Watched<'a, R> {
    /// A stream whose beginning of this many bytes can be looked at. `go_on` is told
    /// how many bytes were read, and says whether to go on.
    pub(super) fn new(input: R, start: usize, go_on: &'a mut dyn FnMut(usize) -> bool) -> Self {
        let input = BufReader::with_capacity(start, input);
        Self { input, read: 0, go_on, stopped: false, sample: Sample::default() }
    }

    /// What the stream begins with, which stays to be read.
    pub(super) fn start(&mut self) -> io::Result<Vec<u8>> {
        self.fill_buf().map(<[u8]>::to_vec)
    }

    /// What it means that reading the file failed.
    pub(super) fn failure(&self, path: &Path, error: io::Error) -> FileError {
        if self.stopped { FileError::Cancelled } else { read_error(path, error) }
    }

    /// The encoding of what was read, as far as that can be told; `None` where it is
    /// no text.
    pub(super) fn encoding(&self) -> Option<Encoding> {
        self.sample.encoding()
    }
}

impl<R: Read> BufRead for Watched<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.input.buffer().is_empty() {
            if self.stopped || !(self.go_on)(self.read) {
                self.stopped = true;
                return Err(io::Error::other("cancelled"));
            }
            let piece = self.input.fill_buf()?;
            self.sample.add(piece);
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.read += amount;
        self.input.consume(amount);
    }
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

/// What was seen of a file: its beginning, and lines that tell its encoding.
#[derive(Default)]
struct Sample(Vec<u8>);

impl Sample {
    /// How many bytes of the beginning are kept in any case.
    const START: usize = 16 << 10;

    /// How many bytes are kept.
    const KEPT: usize = 16 * Self::START;

    fn add(&mut self, piece: &[u8]) {
        if self.0.len() < Self::START {
            self.0.extend_from_slice(piece);
        } else if self.0.len() < Self::KEPT && !piece.is_ascii() {
            // Whole lines, so that no character is cut.
            let mut lines = memchr::memchr_iter(b'\n', piece);
            if let (Some(start), Some(end)) = (lines.next(), lines.next_back()) {
                self.0.extend_from_slice(&piece[start..end]);
            }
        }
    }

    fn encoding(&self) -> Option<Encoding> {
        match sniff(&self.0) {
            Content::Zip | Content::Pdf | Content::Sqlite | Content::Binary => None,
            Content::Empty | Content::Text | Content::Markup => {
                Some(Encoding::detect_stated(&self.0, declared_encoding(&self.0), None).0)
            }
        }
    }
}
