//! Texts to set: sentences that mix scripts, and strings of every bidi class,
//! the same on every run.

use std::path::Path;

/// A generator of numbers that starts from a fixed seed (Knuth's MMIX constants).
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number, below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    /// The next choice.
    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const WORDS: &[&str] = &[
    "أعلنت",
    "وزارة",
    "الخارجية",
    "لأذربيجان",
    "والسلام",
    "ناغورني",
    "قره",
    "باغ",
    "إيران",
    "الاتفاقية",
    "وقّعته",
    "مُحَمَّدٌ",
    "بـ«موسكو»",
    "می‌خواهم",
    "گفت",
    "ہے",
    "Moscow",
    "Baku",
    "peacekeepers",
    "co-chairs",
    "Ṣanʿāʾ",
    "AT&T",
    "naïve",
    "1994",
    "12",
    "3.5%",
    "1,234",
    "٢٠٢٠",
    "۱۹۹۴",
    "+31",
    "$40",
    "10/11/2020",
    "12:30",
    "\u{2066}+31 20\u{2069}",
    "C++\u{200e}",
    "(OSCE)",
    "«النص»",
    "“quoted”",
    "و/أو",
    "أ.ف.ب",
];
const JOINTS: &[&str] =
    &[" ", " ", " ", " ", "، ", ". ", "؛ ", " — ", "؟ ", "! ", " (", ") ", "  ", "-", "\n"];

/// Sentences of Arabic, Persian, Urdu, Latin, digits and punctuation.
pub fn sentences(count: usize) -> Vec<String> {
    let mut numbers = Numbers(1);
    (0..count)
        .map(|_| {
            let words = 3 + numbers.below(14);
            (0..words).map(|_| [numbers.pick(WORDS), numbers.pick(JOINTS)].concat()).collect()
        })
        .collect()
}

/// A character of each bidi class, and brackets, which rule N0 pairs.
const CLASSES: &[&str] = &[
    "a",
    "B",
    "\u{5d0}",
    "\u{628}",
    "\u{644}\u{627}",
    "1",
    "2",
    "+",
    "%",
    "\u{663}",
    ",",
    ":",
    "\u{64e}",
    "\u{301}",
    "\u{200b}",
    "\t",
    " ",
    " ",
    "!",
    "(",
    ")",
    "[",
    "]",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{202a}",
    "\u{202b}",
    "\u{202c}",
    "\u{202d}",
    "\u{202e}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\n",
    "\u{2029}",
];

/// Random strings of characters of every bidi class.
pub fn every_class(count: usize) -> Vec<String> {
    let mut numbers = Numbers(2);
    (0..count).map(|_| every_class_from(&mut numbers)).collect()
}

/// One random string of characters of every bidi class.
pub fn every_class_from(numbers: &mut Numbers) -> String {
    let length = 1 + numbers.below(40);
    (0..length).map(|_| numbers.pick(CLASSES)).collect()
}

/// The sample article beside the repository, where it is there.
pub fn article() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/sample/article.ar.txt");
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("SKIPPED: {} is not there", path.display());
    }
    text
}
