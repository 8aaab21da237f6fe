//! Gives words the vowels they are written without.

use super::Basis;
use super::system::{units, vowel_letters};
use crate::text::known_names::{KnownName, KnownNames, NameWordKind};
use crate::text::normalise::{Folding, has_marks, normalise};

const FATHA: char = '\u{64E}';

/// How names that are not listed are read, and those that are.
#[derive(Debug)]
pub(super) struct Readings {
    known: &'static KnownNames,
    fronts: Vec<(&'static str, &'static str)>,
    backs: Vec<(&'static str, &'static str)>,
    /// Letters with ف, ع and ل for consonants, and the same with vowel signs.
    patterns: Vec<(Vec<char>, &'static str)>,
    endings: Vec<(&'static str, &'static str)>,
    foreign: Vec<&'static str>,
    native: Vec<&'static str>,
    onsets: Vec<&'static str>,
}

/// A word with its vowels.
#[derive(Clone, Debug)]
pub(super) struct Vocalised {
    /// Its letters with their vowel signs, without the article.
    pub text: String,
    /// Whether it has the article.
    pub article: bool,
    /// How its vowels came to be known.
    pub basis: Basis,
    /// Whether it seems to come from another language.
    pub foreign: bool,
    /// Whether it is in another script, and stays as it is.
    pub is_other_script: bool,
    /// How newspapers write it, if that is known.
    pub press: Option<&'static str>,
    /// What it is, if it is known.
    pub kind: Option<NameWordKind>,
    /// Whether it is written in lower case within a name.
    pub lower: bool,
    /// Whether the article is part of the known name.
    pub is_cited_with_article: bool,
}

impl Vocalised {
    /// Whether the word behind it owns it, so that its taa marbuta is heard.
    /// Nobody owns who has a name; but a word for a kind of place (مدينة) is
    /// owned by whatever it is called.
    pub(super) fn is_owned_by(&self, owner: &Self) -> bool {
        let generic = self.kind == Some(NameWordKind::Word) && self.press.is_none();
        !self.article && !self.foreign && (generic || (self.kind.is_none() && owner.article))
    }
}

impl Readings {
    /// Reads the table; rows it does not know are passed over.
    pub(super) fn read(text: &'static str, known: &'static KnownNames) -> Self {
        let mut readings = Self {
            known,
            fronts: Vec::new(),
            backs: Vec::new(),
            patterns: Vec::new(),
            endings: Vec::new(),
            foreign: Vec::new(),
            native: Vec::new(),
            onsets: Vec::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(row), Some(letters)) = (cells.next(), cells.next()) else { continue };
            let with = cells.next().unwrap_or_default();
            match row {
                "front" => readings.fronts.push((letters, with)),
                "back" => readings.backs.push((letters, with)),
                "pattern" => readings.patterns.push((letters.chars().collect(), with)),
                "ending" => readings.endings.push((letters, with)),
                "foreign" => readings.foreign.push(letters),
                "native" => readings.native.push(letters),
                "onset" => readings.onsets.push(letters),
                _ => {}
            }
        }
        readings
    }

    /// The words of a name.
    pub(super) fn words(&self, name: &str) -> Vec<Vocalised> {
        let name = normalise(name, Folding::Invisible);
        let mut words = Vec::new();
        for word in name.split(|c: char| c.is_whitespace() || c == '-') {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !is_mark(c));
            // Vowel signs without a letter are no word.
            if word.chars().all(is_mark) {
                continue;
            }
            words.extend(self.apart(word).split(' ').map(|word| self.word(word)));
        }
        words
    }

    /// A word, or two that are written as one.
    fn apart(&self, word: &str) -> String {
        if self.known.get(&normalise(word, Folding::Letters)).is_some() {
            return word.to_owned();
        }
        let front = self.fronts.iter().find_map(|(front, apart)| {
            let rest = word.strip_prefix(front).filter(|rest| rest.chars().count() > 1)?;
            Some(format!("{apart}{rest}"))
        });
        let back = || {
            self.backs.iter().find_map(|(back, apart)| {
                let rest = word.strip_suffix(back).filter(|rest| rest.chars().count() > 1)?;
                Some(format!("{rest}{apart}"))
            })
        };
        front.or_else(back).unwrap_or_else(|| word.to_owned())
    }

    fn word(&self, word: &str) -> Vocalised {
        if !word.chars().any(is_arabic) {
            let kept = Vocalised { is_other_script: true, ..plain(word.to_owned(), false, Basis::Written) };
            return kept;
        }
        // قاهرة is no name, and القاهرة is one.
        if let Some(known) = self.known.get(&normalise(word, Folding::Letters)) {
            let whole = known.vocalised.strip_prefix("ال").filter(|rest| !rest.starts_with(is_mark));
            let cited = listed(known, whole.unwrap_or(known.vocalised), whole.is_some());
            let cited = Vocalised { is_cited_with_article: whole.is_some(), ..cited };
            return self.opened_if_foreign(cited).with_marks_of(word);
        }
        let (bare, article) = match word.strip_prefix("ال").filter(|rest| rest.chars().count() > 1) {
            Some(rest) if !rest.starts_with(is_mark) => (rest, true),
            _ => (word, false),
        };
        if let Some(known) = self.known.get(&normalise(bare, Folding::Letters)) {
            return self.opened_if_foreign(listed(known, known.vocalised, article)).with_marks_of(bare);
        }
        if has_marks(bare) {
            return plain(bare.to_owned(), article, Basis::Written);
        }
        let bare = normalise(bare, Folding::Invisible);
        if !article && self.is_foreign(&bare) {
            let text = self.opened(&bare);
            return Vocalised { foreign: true, ..plain(text, article, Basis::Letters) };
        }
        if let Some(text) = self.patterned(&bare, article) {
            return plain(text, article, Basis::Pattern);
        }
        // Names of other languages have their vowels written.
        let vowels = vowel_letters(&units(&bare)).into_iter().filter(|vowel| *vowel).count();
        let foreign = !article && !self.looks_native(&bare) && vowels * 3 >= bare.chars().count();
        if foreign {
            return Vocalised { foreign, ..plain(self.opened(&bare), article, Basis::Letters) };
        }
        let ending = self.endings.iter().find_map(|(ending, written)| {
            let stem = bare.strip_suffix(ending).filter(|stem| stem.chars().count() > 2)?;
            Some(filled(stem) + written)
        });
        plain(ending.unwrap_or_else(|| filled(&bare)), article, Basis::Letters)
    }

    /// A word by the first pattern that fits, with an ending behind it or a
    /// known name before one.
    fn patterned(&self, word: &str, article: bool) -> Option<String> {
        let whole: String = if article { format!("ال{word}") } else { String::new() };
        let fits = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            self.patterns.iter().find_map(|(pattern, with)| fitted(&letters, pattern, with))
        };
        let with_article = fits(&whole).map(|text| text.trim_start_matches("ال").to_owned());
        with_article.or_else(|| fits(word)).or_else(|| {
            self.endings.iter().find_map(|(ending, written)| {
                let stem = word.strip_suffix(ending)?;
                let known = self.known.get(&normalise(stem, Folding::Letters));
                let known = known.filter(|known| known.kind != NameWordKind::Foreign);
                let stem = known.map(|known| known.vocalised.to_owned()).or_else(|| fits(stem))?;
                // مصطفاوي is not of this kind, and فتاة neither.
                let sound = !stem.ends_with(['ى', 'ة', 'ا']);
                sound.then(|| format!("{stem}{written}"))
            })
        })
    }

    fn is_foreign(&self, word: &str) -> bool {
        let has = |letters: &&&str| match letters.strip_suffix('$') {
            Some(end) => word.strip_suffix(end).is_some_and(|rest| rest.chars().count() > 1),
            None => word.contains(**letters),
        };
        !self.looks_native(word) && self.foreign.iter().any(|letters| has(&letters))
    }

    fn looks_native(&self, word: &str) -> bool {
        self.native.iter().any(|letters| word.contains(letters))
    }

    fn opened_if_foreign(&self, word: Vocalised) -> Vocalised {
        let opened = (word.foreign && !has_marks(&word.text)).then(|| self.opened(&word.text));
        Vocalised { text: opened.unwrap_or_else(|| word.text.clone()), ..word }
    }

    /// A word of another language, whose first two consonants have a vowel
    /// between them unless words can begin with both.
    fn opened(&self, word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        let closed = letters.len() > 2
            && letters[..2].iter().all(|letter| !"اأإآويىةءئؤ".contains(*letter))
            && !self.onsets.iter().any(|onset| word.starts_with(onset));
        let mut text: String = letters.iter().collect();
        if closed {
            text.insert(letters[0].len_utf8(), FATHA);
        }
        text
    }
}

impl Vocalised {
    /// With the vowel signs of a text, where it has any.
    fn with_marks_of(self, word: &str) -> Self {
        let vowels = word.chars().filter(|c| matches!(c, '\u{64B}'..='\u{650}')).count();
        match vowels > 1 {
            true => Self { text: word.to_owned(), basis: Basis::Written, ..self },
            false => self,
        }
    }
}

fn plain(text: String, article: bool, basis: Basis) -> Vocalised {
    Vocalised {
        text,
        article,
        basis,
        foreign: false,
        is_other_script: false,
        press: None,
        kind: None,
        lower: false,
        is_cited_with_article: false,
    }
}

fn listed(known: &KnownName, vocalised: &str, article: bool) -> Vocalised {
    Vocalised {
        foreign: known.kind == NameWordKind::Foreign,
        press: (!known.press.is_empty()).then_some(known.press),
        kind: Some(known.kind),
        lower: known.press.starts_with(char::is_lowercase),
        ..plain(vocalised.to_owned(), article, Basis::Known)
    }
}

/// The vowel signs of a pattern on a word's letters, if it fits. A weak letter
/// is a consonant where a long vowel stands beside it.
fn fitted(letters: &[char], pattern: &[char], with: &str) -> Option<String> {
    if letters.len() != pattern.len() {
        return None;
    }
    let mut roots = Vec::with_capacity(4);
    for (at, (&letter, &place)) in letters.iter().zip(pattern).enumerate() {
        if !is_root(place) {
            if letter != place {
                return None;
            }
            continue;
        }
        let long = |place: Option<&char>| place.is_some_and(|place| matches!(place, 'ا' | 'و' | 'ي'));
        let beside = long(pattern.get(at + 1)) || at.checked_sub(1).is_some_and(|at| long(pattern.get(at)));
        match letter {
            'ا' | 'ى' | 'ة' | 'آ' | 'أ' | 'إ' if at > 0 => return None,
            'ا' | 'ى' | 'ة' | 'آ' => return None,
            'و' | 'ي' if !roots.is_empty() && !beside => return None,
            _ if !is_arabic(letter) => return None,
            _ => roots.push(letter),
        }
    }
    let mut roots = roots.into_iter();
    Some(with.chars().map(|c| if is_root(c) { roots.next().unwrap_or(c) } else { c }).collect())
}

fn is_root(place: char) -> bool {
    matches!(place, 'ف' | 'ع' | 'ل')
}

/// A word with a vowel wherever two of its consonants can have none between them.
fn filled(word: &str) -> String {
    /// What the syllable so far ends in.
    #[derive(Clone, Copy, PartialEq)]
    enum End {
        Consonant,
        Short,
        Long,
    }
    let units = units(word);
    let vowels = vowel_letters(&units);
    let mut text = String::with_capacity(word.len() * 2);
    let mut end = End::Consonant;
    for (at, unit) in units.iter().enumerate() {
        text.push(unit.letter);
        let is_vowel = |at: usize| vowels[at] || matches!(units[at].letter, 'آ' | 'ة');
        if is_vowel(at) {
            end = End::Long;
            continue;
        }
        let last = at + 1 == units.len();
        let carries = at == 0 && matches!(unit.letter, 'أ' | 'إ' | 'ا');
        // No syllable has a long vowel and two consonants behind it.
        let overlong = end == End::Long && at + 2 == units.len();
        let closes = end != End::Consonant && !overlong;
        end = match !last && !carries && !is_vowel(at + 1) && !closes {
            true => {
                text.push(FATHA);
                End::Short
            }
            false if carries => End::Short,
            false => End::Consonant,
        };
    }
    text
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}
