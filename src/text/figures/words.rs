//! What languages call and how they mark what belongs to figures: the table
//! `assets/lexicon/figures.tsv`, whose head says what its rows mean.

use super::Scale;
use crate::model::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The table, read.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What makes a number a share of a hundred.
    pub percent: Vec<&'static str>,
    /// What says of how many a number counts.
    pub scales: HashMap<&'static str, Scale>,
    /// What may stand between a day and its month, besides nothing.
    pub after_day: Vec<&'static str>,
    /// What may stand before a year, besides nothing.
    pub before_year: Vec<&'static str>,
    /// What says that a year is counted from the Hijra.
    pub hijri: Vec<&'static str>,
    marks: HashMap<&'static str, (char, char)>,
    written: HashMap<&'static str, HashMap<&'static str, String>>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../../assets/lexicon/figures.tsv")).0);

/// The words of all languages.
pub(super) fn words() -> &'static Words {
    &WORDS
}

impl Words {
    /// The table, and the rows in it that say nothing.
    fn read(text: &'static str) -> (Self, Vec<&'static str>) {
        let (mut words, mut unread) = (Self::default(), Vec::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&'static str> = line.split('\t').collect();
            if words.take(&cells).is_none() {
                unread.push(line);
            }
        }
        (words, unread)
    }

    fn take(&mut self, cells: &[&'static str]) -> Option<()> {
        // A space that no line ends at, where a cell would lose it.
        let spaced = |text: &str| text.replace('_', "\u{a0}");
        match *cells {
            ["percent", word] => self.percent.push(word),
            ["after-day", word] => self.after_day.push(word),
            ["before-year", word] => self.before_year.push(word),
            ["hijri", word] => self.hijri.push(word),
            ["marks", language, fraction, thousands] => {
                let mark = |text: &str| spaced(text).chars().next();
                self.marks.insert(language, (mark(fraction)?, mark(thousands)?));
            }
            ["write", language, what, text] => {
                // Between a number and a word any space does.
                let text = if text.ends_with('%') { spaced(text) } else { text.replace('_', " ") };
                self.written.entry(language).or_default().insert(what, text);
            }
            [scale, word] => {
                self.scales.insert(word, Scale::of_name(scale)?);
            }
            _ => return None,
        }
        Some(())
    }

    /// The marks of a language's numbers in Western digits: before the fraction, and
    /// between thousands.
    pub fn marks(&self, language: &Language) -> (char, char) {
        self.marks.get(language.primary()).copied().unwrap_or(('.', ','))
    }

    /// How a language writes something, where that is known.
    pub fn written(&self, language: &Language, what: &str) -> Option<&str> {
        self.written.get(language.primary())?.get(what).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_says_something() {
        let (words, unread) = Words::read(include_str!("../../../assets/lexicon/figures.tsv"));
        assert_eq!(unread, [""; 0]);
        let english = "en".parse().unwrap();
        assert_eq!(words.marks(&"fr".parse().unwrap()), (',', '\u{a0}'));
        assert_eq!(words.marks(&english), ('.', ','));
        assert_eq!(words.written(&english, "percent-one-word"), Some(" percent"));
        assert_eq!(Words::read("million\nlakh\tlakh").1, ["million", "lakh\tlakh"]);
    }
}
