//! Brings text to a form in which what reads the same is the same.
//!
//! There are three named levels, each containing the one before. A normalised
//! text carries the way back to the text it was made of, so that whatever is
//! found in it can be shown in the original.

use super::digits;
use crate::model::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};

/// The stroke that only lengthens a word.
const TATWEEL: char = '\u{640}';

/// How much of the difference between spellings is folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Folding {
    /// What shows no difference: bidi controls, joiners, tatweel, soft hyphens,
    /// kinds of spaces, presentation forms.
    Invisible,
    /// Also what is optional in writing: harakat, Quranic marks, upper case.
    Marks,
    /// Also letters that are written for each other: the seats of hamza, final
    /// yaa and alef maqsura, taa marbuta and haa, Persian and Urdu letters,
    /// accents, the scripts of digits, kinds of quotes and hyphens.
    Letters,
}

/// A normalised text with the way back to the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normalised {
    text: String,
    /// Where its pieces come from, in order.
    pieces: Vec<Piece>,
}

/// A piece of a normalised text, up to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins.
    at: u32,
    /// Where that begins in the original which it came from.
    start: u32,
    /// Where that ends, where it is one character with its marks; `None` for a run
    /// of characters that have as many bytes as they had.
    end: Option<u32>,
}

impl Normalised {
    /// Normalises a text; those of 4 GiB and more keep their first 4 GiB.
    pub fn new(text: &str, folding: Folding) -> Self {
        let mut normalised = Self::default();
        normalised.renew(text, folding);
        normalised
    }

    /// Normalises another text in the place of this one, in the same memory.
    pub fn renew(&mut self, text: &str, folding: Folding) {
        self.text.clear();
        self.pieces.clear();
        let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
        self.text.reserve(text.len());
        let mut at = 0;
        while at < text.len() {
            // Nearly all of a text are letters that nothing hangs on.
            let usual = self.push_usual(&text[at..], folding);
            if usual > 0 {
                let piece = Piece { at: (self.text.len() - usual) as u32, start: at as u32, end: None };
                self.pieces.push(piece);
                at += usual;
            }
            let mut characters = text[at..].chars();
            if let Some(c) = characters.next() {
                self.push(c, characters.next(), at, folding);
                at += c.len_utf8();
            }
        }
    }

    /// Adds the characters that a text begins with, as long as each becomes one of
    /// as many bytes without regard to the others, and gives the length of these.
    fn push_usual(&mut self, text: &str, folding: Folding) -> usize {
        let bytes = text.as_bytes();
        // What need not be changed is added together.
        let (mut at, mut added) = (0, 0);
        loop {
            let (length, folded) = match bytes[at..] {
                [b' '..=b'@' | b'['..=b'~' | b'\n', ..] => (1, None),
                [letter @ b'A'..=b'Z', ..] => {
                    (1, (folding > Folding::Invisible).then(|| char::from(letter.to_ascii_lowercase())))
                }
                [0xD8 | 0xD9, _, 0xD9, 0x93..=0x95, ..] => break,
                [0xD8, letter @ 0xA1..=0xBF, ..] => (2, usual(letter - 0xA1, folding)),
                [0xD9, letter @ 0x81..=0x8A, ..] => (2, usual(letter - 0x81 + 32, folding)),
                _ => break,
            };
            if let Some(folded) = folded {
                self.text.push_str(&text[added..at]);
                self.text.push(folded);
                added = at + length;
            }
            at += length;
        }
        self.text.push_str(&text[added..at]);
        at
    }

    /// Adds a character that stands at a byte of the original, before another.
    fn push(&mut self, c: char, next: Option<char>, at: usize, folding: Folding) {
        // A hamza written as a mark of its own makes its letter another.
        let c = match (c, next) {
            ('ا' | 'و' | 'ي' | 'ى', Some('\u{654}')) => with_hamza(c),
            ('ا', Some('\u{653}' | '\u{655}')) => 'أ',
            _ => c,
        };
        let (start, end) = (at as u32, (at + c.len_utf8()) as u32);
        if folding > Folding::Invisible && (is_arabic_mark(c) || c == TATWEEL || is_combining_mark(c)) {
            // Dropped, but it belongs to the letter before it.
            self.reach(end);
        }
        let before = self.text.len();
        fold(c, folding, &mut |folded| self.text.push(folded));
        if self.text.len() > before {
            self.pieces.push(Piece { at: before as u32, start, end: Some(end) });
        }
    }

    /// Makes the last character reach up to a byte of the original.
    fn reach(&mut self, end: u32) {
        let Some(last) = self.pieces.last_mut() else { return };
        let at = match (last.end, self.text.char_indices().next_back()) {
            (None, Some((at, _))) if at as u32 > last.at => at as u32,
            _ => {
                last.end = Some(end);
                return;
            }
        };
        let start = last.start + (at - last.at);
        self.pieces.push(Piece { at, start, end: Some(end) });
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of the original that a span of the normalised text came from,
    /// with the marks on its last letter; empty for an empty span.
    pub fn original(&self, span: Span) -> Span {
        let end = span.end.min(self.text.len());
        if span.start >= end {
            return Span::at(match span.start < self.text.len() {
                true => self.place(span.start).0,
                false => self.text.len().checked_sub(1).map_or(0, |last| self.place(last).1),
            });
        }
        Span::new(self.place(span.start).0, self.place(end - 1).1)
    }

    /// Where the character of the original begins that a byte came from, and where
    /// it ends together with its marks.
    fn place(&self, byte: usize) -> (usize, usize) {
        let after = match &self.pieces[..] {
            // Most texts are one piece.
            [_] => 1,
            pieces => pieces.partition_point(|piece| piece.at as usize <= byte),
        };
        let Some(piece) = after.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return (0, 0) };
        let (at, start) = (piece.at as usize, piece.start as usize);
        match piece.end {
            Some(end) => (start, end as usize),
            None => {
                let begins = self.text.floor_char_boundary(byte);
                let ends = self.text.ceil_char_boundary(byte + 1);
                (start + begins - at, start + ends - at)
            }
        }
    }
}

/// What the letter of this number from hamza on becomes, where it changes.
fn usual(number: u8, folding: Folding) -> Option<char> {
    if folding < Folding::Letters { None } else { CHANGED[usize::from(number)] }
}

/// What the letters from hamza to yaa become at the level of letters, where they
/// change.
const CHANGED: [Option<char>; 42] = {
    let mut changed = [None; 42];
    let mut number = 0;
    while number < changed.len() {
        let c = char::from_u32('ء' as u32 + number as u32);
        if let Some(c) = c
            && fold_letter(c) as u32 != c as u32
        {
            changed[number] = Some(fold_letter(c));
        }
        number += 1;
    }
    changed
};

/// The normalised text, where the way back is not needed.
pub fn normalise(text: &str, folding: Folding) -> String {
    Normalised::new(text, folding).text
}

/// Whether `normalised` begins with what `text` is at a level; `normalised` is
/// taken to be at that level already.
pub fn begins_with(normalised: &str, text: &str, folding: Folding) -> bool {
    if normalised.starts_with(text) {
        return true;
    }
    let mut expected = normalised.chars();
    let mut equal = true;
    for c in text.chars() {
        fold(c, folding, &mut |folded| equal &= expected.next() == Some(folded));
        if !equal {
            return false;
        }
    }
    true
}

/// Whether a text has any vowel sign or other mark of Arabic.
pub fn has_marks(text: &str) -> bool {
    text.chars().any(is_arabic_mark)
}

/// Whether the marks of a word as it is cited stand in a text too: both have one
/// on the same letter, and nowhere two different ones. The text may have other
/// letters before and behind.
pub fn marks_agree(text: &str, cited: &str) -> bool {
    let letters = |text: &str| {
        let mut letters: Vec<(char, Vec<char>)> = Vec::new();
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            match letters.last_mut() {
                Some((_, marks)) if is_arabic_mark(c) => marks.push(c),
                _ => letters.push((fold_letter(c), Vec::new())),
            }
        }
        letters.iter_mut().for_each(|(_, marks)| marks.sort_unstable());
        letters
    };
    let (text, cited) = (letters(text), letters(cited));
    text.windows(cited.len().max(1)).any(|window| {
        let pairs = || window.iter().zip(&cited);
        let marked = || pairs().filter(|(here, there)| !here.1.is_empty() && !there.1.is_empty());
        pairs().all(|(here, there)| here.0 == there.0)
            && marked().all(|(here, there)| here.1 == there.1)
            && marked().next().is_some()
    })
}

fn with_hamza(c: char) -> char {
    match c {
        'ا' => 'أ',
        'و' => 'ؤ',
        _ => 'ئ',
    }
}

/// Gives `push` what stands for a character at a level.
fn fold(c: char, folding: Folding, push: &mut impl FnMut(char)) {
    match c {
        '\n' => push(c),
        ' '..='~' if folding == Folding::Invisible => push(c),
        ' '..='~' => push(c.to_ascii_lowercase()),
        _ if is_invisible(c) => {}
        _ if c.is_whitespace() => push(' '),
        '\u{621}'..='\u{64A}' => push(if folding == Folding::Letters { fold_letter(c) } else { c }),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF01}'..='\u{FFEE}' => {
            for part in c.nfkc() {
                if part == c {
                    push(part);
                } else {
                    fold(part, folding, push);
                }
            }
        }
        _ if folding == Folding::Invisible => push(c),
        _ if is_arabic_mark(c) => {}
        _ if folding == Folding::Marks => c.to_lowercase().for_each(push),
        _ => fold_other(c, push),
    }
}

/// What shows nothing by itself.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Vowel signs, Quranic marks and the like.
fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}')
}

/// The letter that stands for all that are written for it.
const fn fold_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ؤ' | 'ئ' => 'ء',
        'ى' | 'ی' | 'ې' | 'ے' | 'ۍ' | 'ێ' => 'ي',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' | 'ۂ' | 'ۃ' => 'ه',
        'ک' | 'ڪ' | 'ګ' | 'گ' | 'ڭ' | 'ڬ' => 'ك',
        'پ' => 'ب',
        'ڤ' | 'ڥ' => 'ف',
        'چ' => 'ج',
        'ژ' => 'ز',
        'ۆ' | 'ۇ' | 'ۋ' => 'و',
        _ => c,
    }
}

fn fold_other(c: char, push: &mut impl FnMut(char)) {
    if let Some(value) = digits::value(c) {
        return push(char::from(b'0' + value));
    }
    for lower in c.to_lowercase() {
        decompose_canonical(lower, |part| match unmarked(part) {
            _ if canonical_combining_class(part) != 0 => {}
            Some(letters) => letters.chars().for_each(&mut *push),
            None => push(fold_sign(part)),
        });
    }
}

/// The plain letters for a Latin one whose mark is a part of it.
fn unmarked(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// The sign or letter that stands for all that are used for it.
fn fold_sign(c: char) -> char {
    match c {
        '\u{671}'..='\u{6D5}' => fold_letter(c),
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '″' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '′' | '´' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '٫' => '.',
        '٬' => ',',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_level_folds_what_it_says() {
        // Text, then what is left of it at each level.
        for (text, invisible, marks, letters) in [
            ("قَـرَهـ بَاغ", "قَرَه بَاغ", "قره باغ", "قره باغ"),
            ("أرمينيا", "أرمينيا", "أرمينيا", "ارمينيا"),
            ("مسؤول مسئول", "مسؤول مسئول", "مسؤول مسئول", "مسءول مسءول"),
            ("و\u{654}ا\u{653}", "ؤ\u{654}أ\u{653}", "ؤأ", "ءا"),
            ("علیّ ک پ", "علیّ ک پ", "علی ک پ", "علي ك ب"),
            ("ﻻ ﷲ ﺭﺌ", "لا الله رئ", "لا الله رئ", "لا الله رء"),
            ("A\u{200F}\u{200C}B\u{A0}c", "AB c", "ab c", "ab c"),
            ("١٢٫٥ ۳", "١٢٫٥ ۳", "١٢٫٥ ۳", "12.5 3"),
            ("Ṣanʿāʾ É e\u{301}", "Ṣanʿāʾ É e\u{301}", "ṣanʿāʾ é e\u{301}", "san'a' e e"),
            ("«قرة» x–y", "«قرة» x–y", "«قرة» x–y", "\"قره\" x-y"),
            ("Ａ１", "A1", "a1", "a1"),
            ("Łódź Straße", "Łódź Straße", "łódź straße", "lodz strasse"),
        ] {
            assert_eq!(normalise(text, Folding::Invisible), invisible);
            assert_eq!(normalise(text, Folding::Marks), marks);
            assert_eq!(normalise(text, Folding::Letters), letters);
        }
    }

    #[test]
    fn the_way_back_takes_the_marks_along() {
        let text = "في قَرَهْ بَاغَ\u{200F} اليوم";
        let normalised = Normalised::new(text, Folding::Letters);
        let start = normalised.text().find("قره").unwrap();
        let end = start + "قره باغ".len();
        let span = normalised.original(Span::new(start, end));
        assert_eq!(&text[span.range()], "قَرَهْ بَاغَ");
    }

    #[test]
    fn beginnings_are_compared_as_they_read() {
        for (normalised, text, expected) in [
            ("قره باغ", "قُـرَه", true),
            ("قره", "قره باغ", false),
            ("أذربيجان", "اذربيجان", false),
            ("baku", "BAKU", true),
            ("a", "", true),
        ] {
            assert_eq!(begins_with(normalised, text, Folding::Marks), expected, "{text}");
        }
    }

    #[test]
    fn marks_tell_words_apart() {
        for (text, cited, expected) in [
            ("عُمان", "عُمان", true),
            ("بعُمان", "عُمان", true),
            ("عُمان", "عَمّان", false),
            ("عُمان", "عمّان", false),
            ("عمان", "عُمان", false),
            ("عمّان", "عَمّان", true),
            ("عَمان", "عُمان", false),
        ] {
            assert_eq!(marks_agree(text, cited), expected, "{text} {cited}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "[\\PCًٌّـأإآىيةهؤئءکگ ٠-٩\u{200F}ﻻa-zÀ-ỹ]{0,20}") {
            let once = normalise(&text, Folding::Letters);
            prop_assert_eq!(normalise(&once, Folding::Letters), once);
        }

        #[test]
        fn spans_go_back_to_boundaries(text in "\\PC{0,20}") {
            let normalised = Normalised::new(&text, Folding::Letters);
            let mut last = 0;
            for (at, c) in normalised.text().char_indices() {
                let span = normalised.original(Span::new(at, at + c.len_utf8()));
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                prop_assert!(span.start >= last);
                last = span.start;
            }
        }
    }
}
