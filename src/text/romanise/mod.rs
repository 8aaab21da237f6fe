//! Names in Latin letters, by systems that are data.
//!
//! A name is written in two steps. `vocalise` gives each word the vowels that
//! are not written: from the list of known names, by the patterns of Arabic
//! words, or by its letters alone. `system` writes what has its vowels, as the
//! table of a system says. `assets/romanisation/README.md` describes the tables.
//!
//! # Limitations
//! Without vowel signs a name that nobody listed cannot be read, only guessed:
//! [`Basis`] says how a result came to be. A name from another language is
//! written by its Arabic letters, so that غوتيريش does not come out as
//! «Guterres».

mod system;
mod vocalise;

use super::known_names::{self, NameWordKind};
use super::normalise::{Folding, normalise};
use crate::model::Language;
use std::sync::OnceLock;
use system::Table;
use vocalise::{Readings, Vocalised};

/// A way to write names in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// That of the United States Board on Geographic Names and the Permanent
    /// Committee on Geographical Names, of 1956.
    BgnPcgn,
    /// That of the American Library Association and the Library of Congress.
    AlaLc,
    /// Without marks, as newspapers write.
    Press,
}

impl System {
    /// Every system.
    pub const ALL: [Self; 3] = [Self::BgnPcgn, Self::AlaLc, Self::Press];

    /// Its name in calls and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::BgnPcgn => "bgn-pcgn",
            Self::AlaLc => "ala-lc",
            Self::Press => "press",
        }
    }
}

/// How the vowels of a name came to be known, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The text has its vowel signs.
    Written,
    /// Each of its words is a known name.
    Known,
    /// A word has the pattern of many Arabic names.
    Pattern,
    /// A word was read by its letters alone, so that its vowels are a guess.
    Letters,
}

impl Basis {
    /// Its name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Known => "known",
            Self::Pattern => "pattern",
            Self::Letters => "letters",
        }
    }
}

/// A name in Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Romanised {
    /// The name.
    pub text: String,
    /// How it came to be: as its least sure word did.
    pub basis: Basis,
}

/// Writes the names of one language in Latin letters.
#[derive(Debug)]
pub struct Romaniser {
    readings: Readings,
    tables: [Table; 3],
}

/// The romaniser of a language; `None` where there is no system for it.
pub fn of(language: &Language) -> Option<&'static Romaniser> {
    static ARABIC: OnceLock<Option<Romaniser>> = OnceLock::new();
    macro_rules! table {
        ($name:literal) => {
            include_str!(concat!("../../../assets/romanisation/ar/", $name, ".tsv"))
        };
    }
    let arabic = || {
        Some(Romaniser {
            readings: Readings::read(table!("readings"), known_names::of(language)?),
            tables: [table!("bgn-pcgn"), table!("ala-lc"), table!("press")].map(Table::read),
        })
    };
    match language.primary() {
        "ar" => ARABIC.get_or_init(arabic).as_ref(),
        _ => None,
    }
}

impl Romaniser {
    /// A name of any number of words; whatever is not in the language's script
    /// stays as it is.
    pub fn romanise(&self, name: &str, system: System) -> Romanised {
        let table = &self.tables[system as usize];
        let words = self.readings.words(name);
        let (mut text, mut basis) = (String::new(), Basis::Written);
        let mut at = 0;
        // Whether the article of the next word is written already.
        let mut bound = false;
        while let Some(word) = words.get(at) {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            basis = basis.max(word.basis);
            if let Some((written, taken)) = joined(table, &words[at..]) {
                text.push_str(written);
                at += taken;
                bound = taken == 1;
                continue;
            }
            let owned = words.get(at + 1).is_some_and(|owner| word.is_owned_by(owner));
            let (article, latin) = (word.article && !bound, latin(table, word, owned, at == 0));
            match latin {
                (latin, true) => text.push_str(&latin),
                (latin, false) if article => {
                    let first = word.text.chars().next();
                    text.push_str(&table.article(at == 0, first));
                    text.push_str(&latin);
                }
                (latin, false) => text.push_str(&latin),
            }
            bound = false;
            at += 1;
        }
        Romanised { text: text.trim_end().to_owned(), basis }
    }
}

/// One word without its article, and whether that is part of it already.
fn latin(table: &Table, word: &Vocalised, owned: bool, opens: bool) -> (String, bool) {
    if word.is_other_script {
        return (word.text.clone(), true);
    }
    if let Some(press) = word.press.filter(|_| table.is_press()) {
        let press = if opens { capitalised(press) } else { press.to_owned() };
        return (press, word.is_cited_with_article);
    }
    let foreign = word.foreign.then(|| table.foreign(&word.text)).flatten();
    let latin = foreign.unwrap_or_else(|| table.write(&word.text, owned));
    let lower = word.kind == Some(NameWordKind::Part) && word.lower && !opens;
    (if lower { latin } else { capitalised(&latin) }, false)
}

/// What the table writes together for the next words, and how many it takes.
/// Where it ends in the article of a word, that word follows without its own.
fn joined<'a>(table: &'a Table, words: &[Vocalised]) -> Option<(&'a str, usize)> {
    let written = |word: &Vocalised| {
        let article = if word.article { "ال" } else { "" };
        format!("{article}{}", normalise(&word.text, Folding::Letters))
    };
    let next = words.get(1)?;
    let both = format!("{} {}", written(&words[0]), written(next));
    let whole = table.join(&both).map(|latin| (latin, 2));
    let with_article = || {
        let front = format!("{} ال", written(&words[0]));
        table.join(&front).filter(|_| next.article).map(|latin| (latin, 1))
    };
    whole.or_else(with_article)
}

/// With an upper-case first letter; signs that have no case do not count.
fn capitalised(latin: &str) -> String {
    let mut done = false;
    let mut text = String::with_capacity(latin.len() + 1);
    for c in latin.chars() {
        if !done && c.is_lowercase() {
            text.extend(c.to_uppercase());
            done = true;
        } else {
            done |= c.is_uppercase();
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests;
