//! How likely two spellings are of one name.

use super::distance::{Edit, EditCosts};
use super::sound::SoundCosts;
use crate::text::normalise::{Folding, normalise};

/// How a language spells names.
#[derive(Debug)]
pub struct Names {
    edits: EditCosts,
    sounds: SoundCosts,
    alone: Weights,
    heard: Weights,
}

/// How alike a spelling and an expected one are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// The logarithm of the odds that both are of one name, among all names with
    /// similar consonants.
    pub score: f32,
    /// What it costs to write the one for the other, for each letter.
    pub distance: f32,
    /// How badly the expected spelling suits its English, for each letter;
    /// `None` where nothing is known in English.
    pub strangeness: Option<f32>,
}

/// What each feature counts.
#[derive(Debug, Default)]
struct Weights {
    constant: f32,
    distance: f32,
    distance_sum: f32,
    shortness: f32,
    length: f32,
    sound: f32,
    sound_excess: f32,
}

/// Spellings further apart than this for each letter are of two names.
const FARTHEST: f32 = 0.5;

/// Spellings nearer than this for each letter are the same but for a letter
/// that is written either way.
const NEAREST: f32 = 0.03;

/// Spellings of more letters are of no name.
const LONGEST: usize = 40;

/// So much the lengths of two spellings may differ.
const LENGTHS: usize = 4;

impl Names {
    /// Reads the learned table; rows it does not know are passed over.
    pub(super) fn read(table: &str) -> Self {
        let mut names = Self {
            edits: EditCosts::new(),
            sounds: SoundCosts::default(),
            alone: Weights::default(),
            heard: Weights::default(),
        };
        for line in table.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [kind, one, other, number] = cells[..] else { continue };
            let Ok(number) = number.parse() else { continue };
            match kind {
                "edit" => names.edits.set(one.chars().next(), other.chars().next(), number),
                "sound" => names.sounds.set(one, other, number),
                "weight" => {
                    let weights = if one == "alone" { &mut names.alone } else { &mut names.heard };
                    weights.set(other, number);
                }
                _ => {}
            }
        }
        names
    }

    /// How alike `text` is to `expected`, both in the letters of the level
    /// [`Letters`](Folding::Letters), where the latter is the spelling of
    /// `english` as [`Names::english`] gives it; `None` where their letters are
    /// too far apart for a score of `least`.
    pub fn likeness(&self, text: &[char], expected: &str, english: &str, least: f32) -> Option<Likeness> {
        let mut letters = ['\0'; LONGEST];
        let mut count = 0;
        for letter in expected.chars() {
            *letters.get_mut(count)? = letter;
            count += 1;
        }
        let expected = &letters[..count];
        let longer = text.len().max(expected.len());
        let difference = text.len().abs_diff(expected.len());
        if difference > LENGTHS || longer == 0 {
            return None;
        }
        let length = longer as f32;
        let mut score = Features {
            distance: 0.0,
            distance_sum: 0.0,
            shortness: 1.0 / length,
            length: difference as f32 / length,
            sound: 0.0,
            sound_excess: 0.0,
        };
        // What sounds right leaves at most so much room for other letters.
        let room = |weights: &Weights| {
            (weights.of(&score) - least) / -(weights.distance / length + weights.distance_sum)
        };
        let farthest = room(&self.heard).max(room(&self.alone)).min(FARTHEST * length);
        let sum = self.edits.distance(text, expected, farthest)?;
        (score.distance, score.distance_sum) = (sum / length, sum);
        let letters = english.len() as f32;
        let heard = self.sounds.cost(english.as_bytes(), text);
        if let Some(heard) = heard {
            score.sound = heard / letters.max(length);
            // At best the expected spelling suits the English no better.
            let best = self.heard.of(&score);
            if best < least && (score.distance > NEAREST || self.alone.of(&score) < least) {
                return None;
            }
        }
        let usual = heard.and_then(|_| self.sounds.cost(english.as_bytes(), expected));
        let (weights, strangeness) = match (heard, usual) {
            (Some(heard), Some(usual)) => {
                score.sound_excess = (heard - usual).max(0.0) / letters;
                (&self.heard, Some(usual / letters.max(expected.len() as f32)))
            }
            _ => (&self.alone, None),
        };
        let mut likely = weights.of(&score);
        // What sounds strange in the spelling of the glossary already tells
        // nothing of a spelling next to it.
        if score.distance <= NEAREST {
            likely = likely.max(self.alone.of(&score));
        }
        Some(Likeness { score: likely, distance: score.distance, strangeness })
    }

    /// How the letters of `text` differ from those of `expected`.
    pub fn edits(&self, text: &str, expected: &str) -> Vec<Edit> {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        self.edits.edits(&letters(text), &letters(expected))
    }

    /// The letters of a name in English that count for its sound.
    pub fn english(name: &str) -> String {
        let mut folded = normalise(name, Folding::Letters);
        folded.retain(|c| c.is_ascii_lowercase());
        folded
    }
}

/// The features of a pair of spellings.
struct Features {
    distance: f32,
    distance_sum: f32,
    shortness: f32,
    length: f32,
    sound: f32,
    sound_excess: f32,
}

impl Weights {
    fn set(&mut self, feature: &str, weight: f32) {
        let place = match feature {
            "constant" => &mut self.constant,
            "distance" => &mut self.distance,
            "distance_sum" => &mut self.distance_sum,
            "shortness" => &mut self.shortness,
            "length" => &mut self.length,
            "sound" => &mut self.sound,
            "sound_excess" => &mut self.sound_excess,
            _ => return,
        };
        *place = weight;
    }

    fn of(&self, features: &Features) -> f32 {
        self.constant
            + self.distance * features.distance
            + self.distance_sum * features.distance_sum
            + self.shortness * features.shortness
            + self.length * features.length
            + self.sound * features.sound
            + self.sound_excess * features.sound_excess
    }
}

#[cfg(test)]
mod tests {
    use super::super::of;
    use super::*;

    #[test]
    fn a_name_is_liker_to_itself_than_to_others() {
        let names = of(&"ar".parse().unwrap()).unwrap();
        let score = |text, expected, english: &str| {
            let fold = |text| normalise(text, Folding::Letters);
            let english = Names::english(english);
            let text: Vec<char> = fold(text).chars().collect();
            names
                .likeness(&text, &fold(expected), &english, f32::NEG_INFINITY)
                .map_or(f32::NEG_INFINITY, |one| one.score)
        };
        for (text, expected, english, other, of_other) in [
            ("جوتيريس", "غوتيريش", "Guterres", "تيريزا", "Theresa"),
            ("دوجاريتش", "دوجاريك", "Dujarric", "دو جاردان", "Dujardin"),
            ("باشينيان", "باشينيان", "Pashinyan", "باتشينو", "Pacino"),
        ] {
            let (own, others) = (score(text, expected, english), score(text, other, of_other));
            assert!(own > others + 1.0, "{text}: {own} {others}");
        }
        assert!(score("برلمان", "طهران", "Tehran") < -6.0);
        assert_eq!(score("برلمان", "قرطبة", "Córdoba"), f32::NEG_INFINITY);
    }
}
