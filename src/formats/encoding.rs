//! Which encoding a text file is in, and the way from its bytes to text and
//! back that loses none of them.
//!
//! Detection goes by certainty: a byte order mark; the statistics of 16-bit
//! units (UTF-16 without a mark passes for ASCII or UTF-8 otherwise, because
//! Arabic letters are then a printable byte and 0x06); valid or nearly valid
//! UTF-8; then `chardetng` on the legacy encodings.

use super::{Problem, ProblemKind};
use crate::model::Language;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, EncoderResult};
use std::borrow::Cow;
use std::ops::Range;

/// How many bytes from the start of a file are looked at to tell UTF-16.
const SAMPLE: usize = 64 << 10;

/// The encoding of a file, and whether a byte order mark says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    charset: Charset,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Charset {
    Utf8,
    Utf16 {
        big_endian: bool,
    },
    /// Any other, none of which keeps a state between characters.
    Legacy(&'static encoding_rs::Encoding),
}

/// A character that an encoding has no bytes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unencodable(pub char);

/// A stretch of a file: text, or bytes that are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// Where it lies in the bytes given.
    pub raw: Range<usize>,
    /// The text, whose encoding is exactly those bytes; `None` where the bytes
    /// mean nothing, or are not how this program would write what they mean.
    pub text: Option<Cow<'a, str>>,
}

impl Encoding {
    /// UTF-8 without a mark, which every file of our own is in.
    pub const UTF_8: Encoding = Encoding { charset: Charset::Utf8, bom: false };
    /// UTF-8 with a mark.
    pub const UTF_8_BOM: Encoding = Encoding { charset: Charset::Utf8, bom: true };

    /// The encoding a file is most likely in. `language` is what it is probably
    /// written in and tips the scales between legacy encodings.
    pub fn detect(bytes: &[u8], language: Option<&Language>) -> Encoding {
        let with_bom = |charset| Encoding { charset, bom: true };
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => with_bom(Charset::Utf8),
            [0xFF, 0xFE, ..] => with_bom(Charset::Utf16 { big_endian: false }),
            [0xFE, 0xFF, ..] => with_bom(Charset::Utf16 { big_endian: true }),
            _ => Encoding { charset: detect_without_bom(bytes, language), bom: false },
        }
    }

    /// The encoding a file is in that may state one itself. The bytes have the last word
    /// about UTF-8 and UTF-16, which is what tools state without looking: `false` where
    /// they say something else than the file.
    pub fn detect_stated(
        bytes: &[u8],
        stated: Option<Encoding>,
        language: Option<&Language>,
    ) -> (Encoding, bool) {
        let detected = Self::detect(bytes, language);
        match stated {
            Some(stated) if detected.bom || matches!(detected.charset, Charset::Utf16 { .. }) => {
                (detected, stated.charset == detected.charset)
            }
            None => (detected, true),
            Some(stated) if stated.charset == Charset::Utf8 => {
                let (good, bad) = count_utf8(bytes);
                if bad == 0 || good * 5 >= bad { (stated, true) } else { (detected, false) }
            }
            Some(Encoding { charset: Charset::Utf16 { .. }, .. }) => (detected, false),
            Some(stated) => (stated, true),
        }
    }

    /// The encoding of this [`name`](Self::name), or of any label of the WHATWG
    /// Encoding Standard.
    pub fn from_name(name: &str, bom: bool) -> Option<Encoding> {
        let charset = match name {
            "UTF-16LE" => Charset::Utf16 { big_endian: false },
            "UTF-16BE" => Charset::Utf16 { big_endian: true },
            _ => match encoding_rs::Encoding::for_label(name.as_bytes())? {
                found if found == encoding_rs::UTF_8 => Charset::Utf8,
                found if found == encoding_rs::UTF_16LE => Charset::Utf16 { big_endian: false },
                found if found == encoding_rs::UTF_16BE => Charset::Utf16 { big_endian: true },
                found if found == encoding_rs::REPLACEMENT || found == encoding_rs::ISO_2022_JP => {
                    return None;
                }
                found => Charset::Legacy(found),
            },
        };
        Some(Encoding { charset, bom })
    }

    /// The name in the WHATWG Encoding Standard, such as `UTF-8` or `windows-1256`.
    pub fn name(self) -> &'static str {
        match self.charset {
            Charset::Utf8 => "UTF-8",
            Charset::Utf16 { big_endian: false } => "UTF-16LE",
            Charset::Utf16 { big_endian: true } => "UTF-16BE",
            Charset::Legacy(encoding) => encoding.name(),
        }
    }

    /// A decoder that goes through a file piece by piece.
    pub(crate) fn decoder(self) -> encoding_rs::Decoder {
        let encoding = match self.charset {
            Charset::Utf8 => encoding_rs::UTF_8,
            Charset::Utf16 { big_endian: false } => encoding_rs::UTF_16LE,
            Charset::Utf16 { big_endian: true } => encoding_rs::UTF_16BE,
            Charset::Legacy(encoding) => encoding,
        };
        encoding.new_decoder_with_bom_removal()
    }

    /// The bytes of the byte order mark; empty where there is none.
    pub fn mark(self) -> &'static [u8] {
        match self.charset {
            _ if !self.bom => &[],
            Charset::Utf8 => &[0xEF, 0xBB, 0xBF],
            Charset::Utf16 { big_endian: false } => &[0xFF, 0xFE],
            Charset::Utf16 { big_endian: true } => &[0xFE, 0xFF],
            Charset::Legacy(_) => &[],
        }
    }

    /// The bytes of a file, without its mark, as stretches of text and of what
    /// is none. The stretches follow each other without a gap.
    pub fn runs(self, body: &[u8]) -> Vec<Run<'_>> {
        match self.charset {
            Charset::Utf8 => utf8_runs(body),
            Charset::Utf16 { big_endian } => utf16_runs(body, big_endian),
            Charset::Legacy(encoding) => self.legacy_runs(body, encoding),
        }
    }

    /// Appends the bytes of `text`.
    ///
    /// # Errors
    /// The first character the encoding does not have; `out` may then hold the
    /// part before it.
    pub fn encode(self, text: &str, out: &mut Vec<u8>) -> Result<(), Unencodable> {
        match self.charset {
            Charset::Utf8 => out.extend_from_slice(text.as_bytes()),
            Charset::Utf16 { big_endian: false } => {
                out.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            }
            Charset::Utf16 { big_endian: true } => {
                out.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            }
            Charset::Legacy(encoding) => {
                let mut encoder = encoding.new_encoder();
                let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len());
                out.reserve(room.unwrap_or(text.len()));
                let (result, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, out, true);
                match result {
                    EncoderResult::InputEmpty | EncoderResult::OutputFull => {}
                    EncoderResult::Unmappable(character) => return Err(Unencodable(character)),
                }
            }
        }
        Ok(())
    }

    /// How many bytes `text`, which the encoding has, takes in it.
    pub fn encoded_len(self, text: &str) -> usize {
        match self.charset {
            Charset::Utf8 => text.len(),
            Charset::Utf16 { .. } => text.chars().map(|c| 2 * c.len_utf16()).sum(),
            Charset::Legacy(encoding) if encoding.is_single_byte() => text.chars().count(),
            Charset::Legacy(_) => {
                let mut bytes = Vec::new();
                // The caller's text came out of these bytes, so that it goes in.
                let _ = self.encode(text, &mut bytes);
                bytes.len()
            }
        }
    }

    fn legacy_runs(self, body: &[u8], encoding: &'static encoding_rs::Encoding) -> Vec<Run<'static>> {
        let mut runs = Vec::new();
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut text = String::new();
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(body.len()));
        let (mut start, mut read) = (0, 0);
        loop {
            let (result, taken) =
                decoder.decode_to_string_without_replacement(&body[read..], &mut text, true);
            read += taken;
            // The bytes taken beyond the malformed ones belong to the next text.
            let (good, bad) = match result {
                DecoderResult::Malformed(bad, beyond) => {
                    let bad_end = read.saturating_sub(usize::from(beyond));
                    (bad_end.saturating_sub(usize::from(bad)).max(start), bad_end)
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => (read, read),
            };
            if good > start {
                self.push_checked(body, start..good, &text, &mut runs);
            }
            text.clear();
            push_bad(&mut runs, good..bad);
            start = bad;
            if result == DecoderResult::InputEmpty {
                return runs;
            }
        }
    }

    /// Adds a stretch of text if it goes back to its bytes. Some legacy
    /// encodings have two spellings of one character; such a line stays as it is.
    fn push_checked(self, body: &[u8], raw: Range<usize>, text: &str, runs: &mut Vec<Run<'static>>) {
        let mut back = Vec::with_capacity(raw.len());
        if self.encode(text, &mut back).is_ok() && back == body[raw.clone()] {
            runs.push(Run { raw, text: Some(Cow::Owned(text.to_owned())) });
            return;
        }
        // Only the lines concerned; a line end is one byte in all these encodings.
        let mut start = raw.start;
        let Charset::Legacy(encoding) = self.charset else { return };
        for line in body[raw.clone()].split_inclusive(|&byte| byte == b'\n') {
            let range = start..start + line.len();
            start = range.end;
            let text = encoding.decode_without_bom_handling_and_without_replacement(line);
            let mut back = Vec::with_capacity(line.len());
            match text {
                Some(text) if self.encode(&text, &mut back).is_ok() && back == line => {
                    runs.push(Run { raw: range, text: Some(Cow::Owned(text.into_owned())) });
                }
                _ => push_bad(runs, range),
            }
        }
    }
}

/// Decodes a whole file. Bytes that are no text become U+FFFD and are reported.
pub fn decode(bytes: &[u8], language: Option<&Language>) -> (String, Encoding, Vec<Problem>) {
    decode_as(bytes, Encoding::detect(bytes, language))
}

/// Decodes a whole file that is in this encoding, as [`decode`] does. A byte order
/// mark at its beginning is no text, whether the encoding has one or not. Lines that end
/// in carriage returns alone, as on old systems, end in line feeds.
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> (String, Encoding, Vec<Problem>) {
    let marked = Encoding { bom: true, ..encoding };
    let body = bytes.strip_prefix(marked.mark()).unwrap_or(bytes);
    let mut text = String::with_capacity(body.len());
    let mut problems = Vec::new();
    let mut line = 1;
    for run in encoding.runs(body) {
        match run.text {
            Some(part) => {
                line += part.bytes().filter(|&byte| byte == b'\n').count() as u32;
                text.push_str(&part);
            }
            None => {
                problems.push(undecodable(encoding, line, &body[run.raw]));
                text.push('\u{FFFD}');
            }
        }
    }
    if memchr::memchr(b'\r', text.as_bytes()).is_some() && memchr::memchr(b'\n', text.as_bytes()).is_none() {
        text = text.replace('\r', "\n");
    }
    (text, encoding, super::capped(problems))
}

/// The problem of bytes on a line that are no text.
pub(crate) fn undecodable(encoding: Encoding, line: u32, bytes: &[u8]) -> Problem {
    let first = bytes.first().copied().unwrap_or_default();
    Problem::on_line(line, ProblemKind::Undecodable { encoding: encoding.name(), count: bytes.len(), first })
}

fn detect_without_bom(bytes: &[u8], language: Option<&Language>) -> Charset {
    if let Some(big_endian) = utf16_without_mark(bytes) {
        return Charset::Utf16 { big_endian };
    }
    if is_nearly_utf8(bytes) {
        return Charset::Utf8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The detector takes a country's domain as its hint.
    let domain: Option<&[u8]> = match language.map(Language::primary) {
        Some("ar") => Some(b"eg"),
        Some("fa") => Some(b"ir"),
        Some("ur") => Some(b"pk"),
        Some("he") => Some(b"il"),
        Some("ru") => Some(b"ru"),
        Some("tr") => Some(b"tr"),
        _ => None,
    };
    match detector.guess(domain, Utf8Detection::Deny) {
        found if found == encoding_rs::UTF_8 => Charset::Utf8,
        found if found == encoding_rs::ISO_2022_JP => Charset::Legacy(encoding_rs::WINDOWS_1252),
        found => Charset::Legacy(found),
    }
}

/// Whether the bytes are UTF-16 without a mark, and if so, whether big-endian.
fn utf16_without_mark(bytes: &[u8]) -> Option<bool> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = sample.len() / 2;
    let plausible = |read: fn([u8; 2]) -> u16| {
        sample.chunks_exact(2).filter(|pair| is_common(read([pair[0], pair[1]]))).count()
    };
    let (little, big) = (plausible(u16::from_le_bytes), plausible(u16::from_be_bytes));
    // Nearly all units are characters people write in one reading, and few are
    // in the other.
    for (these, others, big_endian) in [(little, big, false), (big, little, true)] {
        if these * 10 >= units * 9 && others * 2 < units {
            return Some(big_endian);
        }
    }
    // Scripts whose units pass for pairs of letters: only the zero bytes of
    // spaces and line ends tell.
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    match (zeros(0), zeros(1)) {
        (0, high) if high * 100 >= units => Some(false),
        (high, 0) if high * 100 >= units => Some(true),
        _ => None,
    }
}

/// Whether a 16-bit unit is a character of the alphabets in common use.
fn is_common(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x370..=0x6FF | 0x750..=0x77F
        | 0x2000..=0x206F | 0x20A0..=0x20CF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC)
}

/// Whether the bytes are UTF-8, some damaged places allowed where the rest is clearly
/// nothing else: text in other encodings hardly has any character of UTF-8 by chance.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = count_utf8(bytes);
    bad == 0 || good >= 2 * bad
}

/// How many characters beside ASCII the bytes have as UTF-8, and how many places that
/// are none.
fn count_utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

fn utf8_runs(body: &[u8]) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for chunk in body.utf8_chunks() {
        let good = start..start + chunk.valid().len();
        let bad = good.end..good.end + chunk.invalid().len();
        start = bad.end;
        if !good.is_empty() {
            runs.push(Run { raw: good, text: Some(Cow::Borrowed(chunk.valid())) });
        }
        push_bad(&mut runs, bad);
    }
    runs
}

fn utf16_runs(body: &[u8], big_endian: bool) -> Vec<Run<'static>> {
    let read = if big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
    let pairs = body.chunks_exact(2);
    let odd = pairs.remainder().len();
    let mut runs = Vec::new();
    let mut text = String::new();
    let (mut start, mut at) = (0, 0);
    for decoded in char::decode_utf16(pairs.map(|pair| read([pair[0], pair[1]]))) {
        match decoded {
            Ok(c) => {
                text.push(c);
                at += 2 * c.len_utf16();
            }
            Err(_) => {
                push_text(&mut runs, start..at, &mut text);
                push_bad(&mut runs, at..at + 2);
                at += 2;
                start = at;
            }
        }
    }
    push_text(&mut runs, start..at, &mut text);
    push_bad(&mut runs, at..at + odd);
    runs
}

fn push_text(runs: &mut Vec<Run<'static>>, raw: Range<usize>, text: &mut String) {
    if !raw.is_empty() {
        runs.push(Run { raw, text: Some(Cow::Owned(std::mem::take(text))) });
    }
}

/// Adds bytes that are no text, to the stretch before if that is none either.
fn push_bad(runs: &mut Vec<Run<'_>>, raw: Range<usize>) {
    if raw.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.text.is_none() => last.raw.end = raw.end,
        _ => runs.push(Run { raw, text: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ARABIC: &str =
        "وقف إطلاق النار في المدينة، أعلن المتحدث باسم الأمين العام.\r\nلم يعلق أحد على الخبر.\r\n";

    #[test]
    fn lines_of_old_systems_are_lines() {
        assert_eq!(decode("باكو\rكنجه".as_bytes(), None).0, "باكو\nكنجه");
        assert_eq!(decode("باكو\rكنجه\n".as_bytes(), None).0, "باكو\rكنجه\n");
    }

    #[test]
    fn what_a_file_states_counts_unless_it_cannot_be() {
        let utf8 = [ARABIC.as_bytes(), &[0xE9; 9], ARABIC.as_bytes()].concat();
        let little =
            [&ARABIC.as_bytes()[..40], b"\xE9a\xE9b\xE9c\xE9d\xE9e\xE9f\xE9g\xE9h\xE9i\xE9j\xE9k".as_slice()]
                .concat();
        let legacy = encoded(ARABIC, "windows-1256");
        for (bytes, stated, expected, agrees) in [
            (&utf8[..], None, "UTF-8", true),
            (&little, Some("UTF-8"), "UTF-8", true),
            (&legacy, Some("UTF-8"), "windows-1256", false),
            (&legacy, Some("windows-1256"), "windows-1256", true),
            (&legacy, Some("windows-1252"), "windows-1252", true),
            (ARABIC.as_bytes(), Some("UTF-16LE"), "UTF-8", false),
        ] {
            let stated = stated.map(|name| Encoding::from_name(name, false).unwrap());
            let (found, agreed) = Encoding::detect_stated(bytes, stated, None);
            assert_eq!((found.name(), agreed), (expected, agrees), "{stated:?}");
        }
    }

    fn encoded(text: &str, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        Encoding::from_name(name, false).unwrap().encode(text, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn arabic_is_found_in_every_encoding_it_is_written_in() {
        for name in ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256", "ISO-8859-6"] {
            for language in [None, Some("ar".parse().unwrap())] {
                let found = Encoding::detect(&encoded(ARABIC, name), language.as_ref());
                assert_eq!((found.name(), found.bom), (name, false));
            }
        }
    }

    #[test]
    fn a_mark_says_what_it_is() {
        for (bytes, name) in [
            (&b"\xEF\xBB\xBFa"[..], "UTF-8"),
            (b"\xFF\xFEa\0", "UTF-16LE"),
            (b"\xFE\xFF\0a", "UTF-16BE"),
            (b"\xFF\xFE", "UTF-16LE"),
        ] {
            let found = Encoding::detect(bytes, None);
            assert_eq!((found.name(), found.bom), (name, true));
            assert!(bytes.starts_with(found.mark()));
        }
    }

    #[test]
    fn other_scripts_are_found() {
        for (text, name) in [
            ("The quick brown fox.\n", "UTF-8"),
            ("The quick brown fox.\n", "UTF-16LE"),
            ("Съешь же ещё этих мягких французских булок.\n", "UTF-16BE"),
            ("Съешь же ещё этих мягких французских булок, да выпей чаю.\n", "windows-1251"),
            ("日本語の文章です。\n二行目です。\n", "UTF-16LE"),
            ("", "UTF-8"),
            ("a", "UTF-8"),
        ] {
            assert_eq!(Encoding::detect(&encoded(text, name), None).name(), name, "{text}");
        }
    }

    #[test]
    fn one_damaged_place_does_not_make_utf8_something_else() {
        let mut bytes = ARABIC.as_bytes().to_vec();
        bytes.insert(20, 0xFF);
        let (text, encoding, problems) = decode(&bytes, None);
        assert_eq!(encoding, Encoding::UTF_8);
        assert!(text.contains("المتحدث") && text.contains('\u{FFFD}'));
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, Some(1));
    }

    #[test]
    fn a_character_the_encoding_lacks_is_named() {
        let windows = Encoding::from_name("windows-1256", false).unwrap();
        let mut out = Vec::new();
        assert_eq!(windows.encode("نعم ḥ", &mut out), Err(Unencodable('ḥ')));
    }

    #[test]
    fn encodings_that_keep_a_state_are_not_used() {
        assert_eq!(Encoding::from_name("ISO-2022-JP", false), None);
        assert_eq!(Encoding::from_name("utf-7", false), None);
    }

    proptest! {
        #[test]
        fn runs_cover_all_bytes_and_go_back_to_them(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'\n'), Just(b'\0'), 0xC0..=0xDFu8], 0..80),
            name in prop::sample::select(vec![
                "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256", "ISO-8859-6", "windows-1252", "Shift_JIS",
                "GBK", "gb18030", "Big5", "EUC-KR", "EUC-JP",
            ]),
        ) {
            let encoding = Encoding::from_name(name, false).unwrap();
            let mut end = 0;
            for run in encoding.runs(&bytes) {
                prop_assert_eq!(run.raw.start, end);
                end = run.raw.end;
                if let Some(text) = run.text {
                    let mut back = Vec::new();
                    prop_assert_eq!(encoding.encode(&text, &mut back), Ok(()));
                    prop_assert_eq!(encoding.encoded_len(&text), back.len());
                    prop_assert_eq!(&back, &bytes[run.raw]);
                }
            }
            prop_assert_eq!(end, bytes.len());
        }

        #[test]
        fn detection_names_an_encoding_it_can_write(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let found = Encoding::detect(&bytes, None);
            prop_assert_eq!(Encoding::from_name(found.name(), found.bom), Some(found));
        }
    }
}
