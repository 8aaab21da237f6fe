//! A file as UTF-8 text that is read piece by piece, whatever its encoding is.

use super::encoding::Encoding;
use super::{Problem, ProblemKind, Problems};
use encoding_rs::Decoder;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// How many bytes are decoded at a time.
const PIECE: usize = 64 << 10;

/// A stream of UTF-8 made of a stream in another encoding. What is no text
/// becomes U+FFFD; control characters, which no text format here has a use for,
/// are left out. Both become problems.
pub struct Utf8Input<'a> {
    source: &'a mut dyn BufRead,
    decoder: Decoder,
    encoding: &'static str,
    /// The text decoded last, and how much of it was taken.
    text: String,
    taken: usize,
    /// The line the next byte to be taken is on, from 1.
    line: Rc<Cell<u32>>,
    ended: bool,
    /// How many bytes may be taken before the next [`Self::allow`].
    allowed: usize,
    problems: Problems,
}

impl<'a> Utf8Input<'a> {
    /// The text of a file. The encoding is the one given, or the one that
    /// `stated` finds in its first bytes unless they say otherwise, or a likely one.
    ///
    /// # Errors
    /// What `source` fails with.
    pub fn new(
        source: &'a mut dyn BufRead,
        encoding: Option<Encoding>,
        stated: impl FnOnce(&[u8]) -> Option<Encoding>,
    ) -> io::Result<Self> {
        let start = source.fill_buf()?;
        // The end of the buffer can cut a character, which is no damage.
        let start = match std::str::from_utf8(start) {
            Err(error) if error.error_len().is_none() && start.len() > 1024 => &start[..error.valid_up_to()],
            _ => start,
        };
        let mut problems = Problems::default();
        let encoding = encoding.unwrap_or_else(|| {
            let stated = stated(start);
            let (encoding, agrees) = Encoding::detect_stated(start, stated, None);
            if let Some(stated) = stated.filter(|_| !agrees) {
                let kind = ProblemKind::OtherEncoding { stated: stated.name(), encoding: encoding.name() };
                problems.push(Problem::on_line(1, kind));
            }
            encoding
        });
        Ok(Self {
            source,
            decoder: encoding.decoder(),
            encoding: encoding.name(),
            text: String::new(),
            taken: 0,
            line: Rc::new(Cell::new(1)),
            ended: false,
            allowed: usize::MAX,
            problems,
        })
    }

    /// The line the next byte is on, from 1.
    pub fn line(&self) -> u32 {
        self.line.get()
    }

    /// The same for as long as something else has the stream.
    pub fn line_counter(&self) -> Rc<Cell<u32>> {
        Rc::clone(&self.line)
    }

    /// Lets this many bytes be taken from here on; where more are asked for,
    /// reading fails with [`io::ErrorKind::FileTooLarge`].
    pub fn allow(&mut self, bytes: usize) {
        self.allowed = bytes;
    }

    /// The problems met since this was last asked.
    pub fn problems(&mut self) -> Vec<Problem> {
        self.problems.take()
    }

    fn decode(&mut self) -> io::Result<()> {
        self.text.clear();
        self.taken = 0;
        while self.text.is_empty() && !self.ended {
            let bytes = self.source.fill_buf()?;
            let bytes = &bytes[..bytes.len().min(PIECE)];
            let last = bytes.is_empty();
            let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(PIECE * 4);
            self.text.reserve(room);
            let (result, read, replaced) = self.decoder.decode_to_string(bytes, &mut self.text, last);
            self.source.consume(read);
            self.ended = last && result == encoding_rs::CoderResult::InputEmpty;
            if replaced {
                let count = self.text.matches('\u{FFFD}').count();
                let kind = ProblemKind::Replaced { encoding: self.encoding, count };
                let at = self.text.find('\u{FFFD}').unwrap_or_default();
                self.problems.push(Problem::on_line(self.line.get() + lines(&self.text[..at]), kind));
            }
            self.drop_controls();
        }
        Ok(())
    }

    /// Leaves out the characters that XML 1.0 and JSON have no way to write.
    fn drop_controls(&mut self) {
        let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        if !self.text.bytes().any(is_control) {
            return;
        }
        let at = self.text.bytes().position(is_control).unwrap_or_default();
        let line = self.line.get() + lines(&self.text[..at]);
        let before = self.text.len();
        self.text.retain(|c| !c.is_ascii() || !is_control(c as u8));
        let count = before - self.text.len();
        self.problems.push(Problem::on_line(line, ProblemKind::ControlCharacters(count)));
    }
}

impl BufRead for Utf8Input<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken == self.text.len() {
            self.decode()?;
        }
        if self.allowed == 0 && self.taken < self.text.len() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let end = self.text.len().min(self.taken.saturating_add(self.allowed));
        Ok(&self.text.as_bytes()[self.taken..end])
    }

    fn consume(&mut self, amount: usize) {
        let end = (self.taken + amount).min(self.text.len());
        let newlines = memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.taken..end]).count();
        self.line.set(self.line.get().saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX)));
        self.allowed = self.allowed.saturating_sub(end - self.taken);
        self.taken = end;
    }
}

impl Read for Utf8Input<'_> {
    #[inline]
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

/// Reads what a stream has in its buffer: [`Read::read`] for whatever only has to say
/// what its buffer is.
#[inline]
pub fn read_buffered(input: &mut impl BufRead, out: &mut [u8]) -> io::Result<usize> {
    let available = input.fill_buf()?;
    let count = available.len().min(out.len());
    out[..count].copy_from_slice(&available[..count]);
    input.consume(count);
    Ok(count)
}

fn lines(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|&byte| byte == b'\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], piece: usize) -> (String, Vec<String>) {
        let mut source = io::BufReader::with_capacity(piece, bytes);
        let mut input = Utf8Input::new(&mut source, None, |_| None).unwrap();
        let mut text = String::new();
        input.read_to_string(&mut text).unwrap();
        (text, input.problems().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn encodings_are_decoded_across_the_ends_of_pieces() {
        let text = "سطر أول\nسطر ثانٍ و\u{1F600}\n".repeat(9);
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        for piece in [64, 65, 67, 1 << 12] {
            assert_eq!(read(text.as_bytes(), piece), (text.clone(), vec![]), "UTF-8 by {piece}");
            assert_eq!(read(&utf16, piece), (text.clone(), vec![]), "UTF-16 by {piece}");
        }
    }

    #[test]
    fn a_character_that_the_buffer_cuts_is_no_damage() {
        let mut text = "a".repeat(2047);
        text.push_str("مدينة باكو");
        assert_eq!(read(text.as_bytes(), 2048), (text.clone(), vec![]));
    }

    #[test]
    fn what_is_no_text_is_told_with_its_line() {
        let (text, problems) = read(b"one\ntwo \xC3 three and more\nfo\0ur\n\xD9\x85\xD9\x85\xD9\x85\xD9\x85\xD9\x85\xD9\x85\xD9\x85\xD9\x85\xD9\x85\xD9\x85\xD9\x85", 4096);
        assert_eq!(text, "one\ntwo \u{FFFD} three and more\nfour\nممممممممممم");
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].starts_with("line 2") && problems[1].starts_with("line 3"), "{problems:?}");
    }

    #[test]
    fn a_limit_is_kept() {
        let mut source: &[u8] = b"0123456789";
        let mut input = Utf8Input::new(&mut source, None, |_| None).unwrap();
        input.allow(4);
        let error = input.read_to_end(&mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        input.allow(100);
        let mut rest = String::new();
        input.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "456789");
    }
}
