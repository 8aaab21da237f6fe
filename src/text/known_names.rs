//! Names that are known one by one: with their vowels, and as newspapers write
//! them. `assets/lexicon/README.md` describes the list.

use super::hash::WordMap;
use super::normalise::{Folding, normalise};
use crate::model::Language;
use std::sync::OnceLock;

/// The known names of one language.
#[derive(Debug)]
pub struct KnownNames(WordMap<KnownName>);

/// A known name.
#[derive(Debug)]
pub struct KnownName {
    /// Its letters with their vowel signs.
    pub vocalised: &'static str,
    /// What it is.
    pub kind: NameWordKind,
    /// How newspapers write it; empty where nothing is settled.
    pub press: &'static str,
}

/// What a word is in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameWordKind {
    /// A name that is given to people.
    Given,
    /// A name that families have, cited without its article.
    Family,
    /// A given name or family name of another language.
    Foreign,
    /// A word that is written before another word of the name (بن).
    Part,
    /// A word that is a name together with others only.
    Word,
}

impl KnownNames {
    fn read(list: &'static str) -> Self {
        let rows = list.lines().filter(|line| !line.starts_with('#'));
        let names = rows.filter_map(|line| {
            let mut cells = line.split('\t');
            let vocalised = cells.next().filter(|name| !name.is_empty())?;
            let kind = match cells.next()? {
                "given" => NameWordKind::Given,
                "family" => NameWordKind::Family,
                "foreign" => NameWordKind::Foreign,
                "part" => NameWordKind::Part,
                _ => NameWordKind::Word,
            };
            let press = cells.next().unwrap_or_default();
            Some((normalise(vocalised, Folding::Letters), KnownName { vocalised, kind, press }))
        });
        Self(names.collect())
    }

    /// What is known of a word in the letters of the level
    /// [`Letters`](Folding::Letters).
    pub fn get(&self, folded: &str) -> Option<&KnownName> {
        self.0.get([folded])
    }
}

/// The known names of a language; `None` where none are listed.
pub fn of(language: &Language) -> Option<&'static KnownNames> {
    static ARABIC: OnceLock<KnownNames> = OnceLock::new();
    match language.primary() {
        "ar" => Some(
            ARABIC.get_or_init(|| KnownNames::read(include_str!("../../assets/lexicon/ar/known_names.tsv"))),
        ),
        _ => None,
    }
}
