//! Writes words that have their vowels, by the table of a system.

use std::collections::HashMap;

/// The sign that doubles a consonant.
const SHADDA: char = '\u{651}';
const FATHA: &str = "\u{64E}";
const KASRA: &str = "\u{650}";
const DAMMA: &str = "\u{64F}";
const DAGGER_ALEF: char = '\u{670}';

/// The table of a system.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What each letter, sound and ending is written as; none is spelt as another.
    latin: HashMap<&'static str, &'static str>,
    apart: Vec<(&'static str, &'static str)>,
    joins: Vec<(&'static str, &'static str)>,
    article: &'static str,
    opening: &'static str,
    sun: &'static str,
    foreign: HashMap<&'static str, &'static str>,
}

/// A piece of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sound {
    Consonant(char, bool),
    /// A vowel, by the key it has in the table.
    Vowel(&'static str),
    TaaMarbuta,
}

impl Table {
    /// Reads a table; rows it does not know are passed over.
    pub(super) fn read(text: &'static str) -> Self {
        let mut table = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(row), Some(arabic)) = (cells.next(), cells.next()) else { continue };
            let latin = cells.next().unwrap_or_default();
            match row {
                "letter" | "sound" | "ending" => drop(table.latin.insert(arabic, latin)),
                "apart" => table.apart.push((arabic, latin)),
                "join" => table.joins.push((arabic, latin)),
                "article" => table.article = latin,
                "opening" => table.opening = latin,
                "sun" => table.sun = arabic,
                "foreign" => drop(table.foreign.insert(arabic, latin)),
                _ => {}
            }
        }
        table
    }

    /// Whether it has its own way with names of other languages, and takes the
    /// spelling that a known name has in newspapers.
    pub(super) fn is_press(&self) -> bool {
        !self.foreign.is_empty()
    }

    /// The article before a word that begins with a letter.
    pub(super) fn article(&self, opens: bool, first: Option<char>) -> String {
        let article = if opens { self.opening } else { self.article };
        match first.filter(|first| self.sun.contains(*first)).and_then(|first| self.letter(first)) {
            Some(latin) => article.replacen('l', latin, 1),
            None => article.to_owned(),
        }
    }

    /// What is written for words that are written together.
    pub(super) fn join(&self, words: &str) -> Option<&str> {
        self.joins.iter().find(|(arabic, _)| *arabic == words).map(|(_, latin)| *latin)
    }

    fn letter(&self, letter: char) -> Option<&'static str> {
        let mut buffer = [0; 4];
        self.latin.get(&*letter.encode_utf8(&mut buffer)).copied()
    }

    fn doubled(&self, letter: char) -> Option<&'static str> {
        self.latin.get(&*format!("{letter}{SHADDA}")).copied()
    }

    /// A word of another language by its letters; `None` where the system has
    /// no other way with them than with its own.
    pub(super) fn foreign(&self, word: &str) -> Option<String> {
        if self.foreign.is_empty() {
            return None;
        }
        let letters: Vec<char> = word.chars().collect();
        let mut latin = String::with_capacity(word.len());
        let mut at = 0;
        while at < letters.len() {
            let (taken, written) = self.longest_foreign(&letters, at);
            latin.push_str(written);
            at += taken;
        }
        Some(latin)
    }

    /// The longest row that fits at a letter: how many letters it takes, and
    /// what it writes for them.
    fn longest_foreign(&self, letters: &[char], at: usize) -> (usize, &'static str) {
        for end in (at + 1..=letters.len()).rev() {
            let piece: String = letters[at..end].iter().collect();
            let first = (at == 0).then(|| format!("^{piece}"));
            let last = (end == letters.len()).then(|| format!("{piece}$"));
            // A row for an end that is the whole word is of no use to it.
            let last = last.filter(|_| at > 0);
            let row = [last, first, Some(piece)]
                .into_iter()
                .flatten()
                .find_map(|key| self.foreign.get(key.as_str()).copied());
            if let Some(written) = row {
                return (end - at, written);
            }
        }
        (1, self.letter(letters[at]).unwrap_or_default())
    }

    /// A word with its vowels; `owned` is whether the word behind it owns it.
    pub(super) fn write(&self, word: &str, owned: bool) -> String {
        let sounds = sounds(word);
        let mut latin = String::with_capacity(word.len());
        for (at, sound) in sounds.iter().enumerate() {
            match sound {
                Sound::Consonant('ء', _) if at == 0 => {}
                Sound::Consonant(letter, double) => {
                    if let Some(Sound::Consonant(before, false)) = at.checked_sub(1).map(|at| &sounds[at])
                        && let Some((one, apart)) = self.two_apart(*before, *letter)
                    {
                        latin.truncate(latin.len() - one);
                        latin.push_str(apart);
                        continue;
                    }
                    let single = self.letter(*letter).unwrap_or_default();
                    match self.doubled(*letter).filter(|_| *double) {
                        Some(doubled) => latin.push_str(doubled),
                        None => (0..=usize::from(*double)).for_each(|_| latin.push_str(single)),
                    }
                }
                Sound::Vowel(key) => latin.push_str(self.latin.get(key).copied().unwrap_or_default()),
                Sound::TaaMarbuta => {
                    let after_alef = matches!(sounds.get(at.wrapping_sub(1)), Some(Sound::Vowel("َا")));
                    let key = match (after_alef, owned) {
                        (false, false) => "ة",
                        (false, true) => "ة+",
                        (true, false) => "اة",
                        (true, true) => "اة+",
                    };
                    if after_alef {
                        let alef = self.latin.get("َا").map_or(0, |latin| latin.len());
                        latin.truncate(latin.len() - alef);
                    }
                    latin.push_str(self.latin.get(key).copied().unwrap_or_default());
                }
            }
        }
        latin
    }

    /// How much is written already of two letters that would be read as one,
    /// and how they are written instead.
    fn two_apart(&self, before: char, letter: char) -> Option<(usize, &'static str)> {
        let both: String = [before, letter].iter().collect();
        let (_, apart) = self.apart.iter().find(|(arabic, _)| *arabic == both)?;
        Some((self.letter(before)?.len(), apart))
    }
}

/// A letter with its marks.
pub(super) struct Unit {
    pub(super) letter: char,
    double: bool,
    vowel: Option<char>,
}

/// What a word sounds like. A letter without a vowel sign has no vowel, but for
/// what a long vowel's letter says.
fn sounds(word: &str) -> Vec<Sound> {
    let units = units(word);
    let vowels = vowel_letters(&units);
    let mut sounds: Vec<Sound> = Vec::with_capacity(units.len() * 2);
    for (at, unit) in units.iter().enumerate() {
        let last = at + 1 == units.len();
        match unit.letter {
            'ا' | 'ٱ' if at > 0 => {
                // The alef of an accusative is silent.
                if !matches!(sounds.last(), Some(Sound::Vowel("ً"))) {
                    lengthen(&mut sounds, "َا");
                }
                continue;
            }
            'ا' | 'ٱ' | 'أ' | 'إ' | 'ؤ' | 'ئ' | 'ء' => {
                let long_follows = vowels.get(at + 1).is_some_and(|vowel| *vowel);
                sounds.push(Sound::Consonant('ء', unit.double));
                if at == 0 && unit.vowel.is_none() && !long_follows {
                    sounds.push(Sound::Vowel(if unit.letter == 'إ' { KASRA } else { FATHA }));
                }
            }
            'آ' => sounds.extend([Sound::Consonant('ء', false), Sound::Vowel("َا")]),
            'ة' => {
                if sounds.last() == Some(&Sound::Vowel(FATHA)) {
                    sounds.pop();
                }
                sounds.push(Sound::TaaMarbuta);
                continue;
            }
            'ى' if last => lengthen(&mut sounds, "ى"),
            'و' | 'ي' | 'ى' | 'ی' if vowels[at] => {
                let waw = unit.letter == 'و';
                match sounds.last() {
                    Some(Sound::Vowel(FATHA)) => lengthen(&mut sounds, if waw { "َو" } else { "َي" }),
                    _ => lengthen(&mut sounds, if waw { "ُو" } else { "ِي" }),
                }
            }
            'و' | 'ي' if unit.double => {
                let (waw, before) = (unit.letter == 'و', sounds.last().cloned());
                match before {
                    Some(Sound::Vowel(KASRA)) if !waw => {
                        lengthen(&mut sounds, if last { "ِي" } else { "ِيّ" });
                    }
                    Some(Sound::Vowel(DAMMA)) if waw => {
                        lengthen(&mut sounds, if last { "ُو" } else { "ُوّ" });
                    }
                    // At the end of a word nobody hears it doubled.
                    _ => sounds.push(Sound::Consonant(unit.letter, !last)),
                }
            }
            letter => sounds.push(Sound::Consonant(letter, unit.double)),
        }
        match unit.vowel {
            Some(DAGGER_ALEF) => lengthen(&mut sounds, "َا"),
            Some('\u{64E}') => sounds.push(Sound::Vowel(FATHA)),
            Some('\u{650}') => sounds.push(Sound::Vowel(KASRA)),
            Some('\u{64F}') => sounds.push(Sound::Vowel(DAMMA)),
            Some('\u{64B}') => sounds.push(Sound::Vowel("ً")),
            Some('\u{64D}') => sounds.push(Sound::Vowel("ٍ")),
            Some('\u{64C}') => sounds.push(Sound::Vowel("ٌ")),
            _ => {}
        }
    }
    sounds
}

/// A long vowel in the place of the short one before it, if there is one.
fn lengthen(sounds: &mut Vec<Sound>, long: &'static str) {
    if let Some(Sound::Vowel(FATHA | KASRA | DAMMA)) = sounds.last() {
        sounds.pop();
    }
    sounds.push(Sound::Vowel(long));
}

/// The letters of a word with their marks.
pub(super) fn units(word: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(word.len() / 2);
    for c in word.chars() {
        match (c, units.last_mut()) {
            (SHADDA, Some(unit)) => unit.double = true,
            ('\u{64B}'..='\u{652}' | DAGGER_ALEF, Some(unit)) => unit.vowel = Some(c),
            ('\u{640}' | '\u{64B}'..='\u{65F}', _) => {}
            _ => units.push(Unit { letter: c, double: false, vowel: None }),
        }
    }
    units
}

/// Which letters stand for a long vowel: of و and ي those that have no sign of
/// their own, begin no word and have no vowel behind them and no alef before.
pub(super) fn vowel_letters(units: &[Unit]) -> Vec<bool> {
    let mut vowels = vec![false; units.len()];
    for at in (0..units.len()).rev() {
        let unit = &units[at];
        let before_vowel =
            units.get(at + 1).is_some_and(|next| vowels[at + 1] || matches!(next.letter, 'آ' | 'ة'));
        vowels[at] = match unit.letter {
            'ا' => at > 0,
            'ى' | 'ی' => true,
            'و' | 'ي' => {
                let before = at.checked_sub(1).map(|at| units[at].letter);
                let bare = unit.vowel.is_none() && !unit.double;
                bare && !before_vowel && !matches!(before, None | Some('ا'))
            }
            _ => false,
        };
    }
    vowels
}
