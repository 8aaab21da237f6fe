//! A text file line by line, whatever its encoding and size are.

use super::encoding::{self, Encoding};
use super::input::Utf8Input;
use super::{LARGEST_ENTRY, Problem, ProblemKind};
use crate::model::Language;
use std::io::{self, BufRead, Read};

/// How much of a file is in memory before it is read piece by piece. So much tells
/// its encoding.
const IN_MEMORY: usize = 32 << 20;

/// Hands over the lines of a text file with their numbers, without their ends, and
/// gives the problems of its encoding. A large file is not kept in memory. The encoding
/// is the one given, or a likely one for the language.
///
/// # Errors
/// What `input` fails with.
pub(super) fn read(
    input: &mut dyn BufRead,
    encoding: Option<Encoding>,
    language: Option<&Language>,
    each: &mut dyn FnMut(&str, u32),
) -> io::Result<Vec<Problem>> {
    read_within(IN_MEMORY, input, encoding, language, each)
}

fn read_within(
    in_memory: usize,
    input: &mut dyn BufRead,
    encoding: Option<Encoding>,
    language: Option<&Language>,
    each: &mut dyn FnMut(&str, u32),
) -> io::Result<Vec<Problem>> {
    let mut start = Vec::new();
    (&mut *input).take(in_memory as u64).read_to_end(&mut start)?;
    if start.len() < in_memory {
        let (text, _, problems) = match encoding {
            Some(encoding) => encoding::decode_as(&start, encoding),
            None => encoding::decode(&start, language),
        };
        for (line, number) in text.split('\n').zip(1..) {
            each(line.strip_suffix('\r').unwrap_or(line), number);
        }
        return Ok(super::capped(problems));
    }
    // By whole lines, so that no character is cut.
    let end = memchr::memrchr(b'\n', &start).unwrap_or(start.len());
    let encoding = encoding.unwrap_or_else(|| Encoding::detect(&start[..end], language));
    let mut whole = io::Cursor::new(start).chain(input);
    let mut input = Utf8Input::new(&mut whole, Some(encoding), |_| None)?;
    let mut problems = Vec::new();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if (&mut input).take(LARGEST_ENTRY as u64).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() == LARGEST_ENTRY && line.last() != Some(&b'\n') {
            problems.push(Problem::on_line(number, ProblemKind::EntryTooLarge));
            input.skip_until(b'\n')?;
        } else {
            let text = String::from_utf8_lossy(&line);
            let text = text.strip_suffix('\n').unwrap_or(&text);
            each(text.strip_suffix('\r').unwrap_or(text), number);
        }
        problems.append(&mut input.problems());
    }
    Ok(super::capped(problems))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a file, read piece by piece where it is larger than this.
    fn lines_of(bytes: &[u8], in_memory: usize) -> (Vec<String>, usize) {
        let mut lines = Vec::new();
        let mut input = io::BufReader::with_capacity(7, bytes);
        let problems = read_within(in_memory, &mut input, None, None, &mut |line, number| {
            lines.push(format!("{number} {line}"));
        });
        (lines, problems.unwrap().len())
    }

    #[test]
    fn a_large_file_has_the_lines_of_a_small_one() {
        let text = "id\tar\r\n\r\n1\tباكو\n2\tكنجه ونهر كورا";
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let (expected, problems) = lines_of(text.as_bytes(), 1000);
        assert_eq!((expected.len(), problems), (4, 0));
        for in_memory in [5, 20, 30] {
            assert_eq!(lines_of(text.as_bytes(), in_memory), (expected.clone(), 0), "{in_memory}");
            assert_eq!(lines_of(&utf16, in_memory), (expected.clone(), 0), "UTF-16, {in_memory}");
        }
        assert_eq!(lines_of(b"abcd\ne\n\xFFf\nghijk", 5).1, 1);
    }

    #[test]
    fn an_endless_line_is_left_out() {
        let mut text = b"first\n".to_vec();
        text.resize(LARGEST_ENTRY + 10, b'x');
        text.extend(b"\nlast");
        let (lines, problems) = lines_of(&text, 64);
        assert_eq!((lines, problems), (vec!["1 first".to_owned(), "3 last".to_owned()], 1));
    }
}
