//! The one-letter words that Arabic writes together with the next word:
//! conjunctions (و ف), prepositions (ب ل ك), the future particle (س), the
//! question particle (أ), and the article (ال), in the order the language has
//! them, with ل + ال written لل.
//!
//! They are only ever taken off a word of a text, never off a term.

/// The proclitics taken off a word, in the order they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Proclitics {
    /// أ, the question particle.
    pub question: bool,
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ل, ك, or س before a verb.
    pub particle: Option<char>,
    /// Whether the article follows.
    pub article: bool,
}

impl Proclitics {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// The proclitics as dictionaries write them, the article left out.
    pub fn letters(self) -> impl Iterator<Item = char> {
        self.question.then_some('أ').into_iter().chain(self.conjunction).chain(self.particle)
    }

    /// How unlikely it is that letters before a name are these, and not the
    /// name's own: the logarithm of the odds, estimated by hand. Behind ل the
    /// article shows itself.
    pub fn cost_before_name(self) -> f32 {
        let conjunction = if matches!(self.conjunction, Some('ف')) { 5.0 } else { 0.0 };
        let particle = match self.particle {
            Some('ل') if self.article => -1.0,
            Some('ل') => 2.0,
            Some('ب') => 2.5,
            Some(_) => 5.0,
            None => 0.0,
        };
        conjunction + particle
    }

    /// Whether a preposition governs the word, so that it is genitive.
    pub fn has_preposition(self) -> bool {
        matches!(self.particle, Some('ب' | 'ل' | 'ك'))
    }
}

/// One way to take proclitics off a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// What is taken off.
    pub proclitics: Proclitics,
    /// The byte of the word where the rest begins.
    pub stem: usize,
}

/// How many letters must be left.
const MIN_STEM: usize = 2;

/// How many ways there are at most: of two letters ل behind a conjunction.
const MOST: usize = 6;

/// Every way to take proclitics off a word that is normalised at
/// [`Letters`](super::normalise::Folding), the way that takes none first.
pub fn splits(word: &str) -> impl Iterator<Item = Split> + use<> {
    let mut splits = Splits { list: [Split { proclitics: Proclitics::default(), stem: 0 }; MOST], count: 0 };
    let none = Proclitics::default();
    splits.put_particles(word, 0, none);
    match letter(word, 0) {
        Some(conjunction @ ('و' | 'ف')) => {
            splits.put_particles(word, LETTER, Proclitics { conjunction: Some(conjunction), ..none });
        }
        // Behind a question there is no other proclitic than a conjunction: it
        // costs precision and finds nothing.
        Some('ا') => {
            let question = Proclitics { question: true, ..none };
            splits.put(word, LETTER, question);
            if let Some(conjunction @ ('و' | 'ف')) = letter(word, LETTER) {
                splits.put(word, 2 * LETTER, Proclitics { conjunction: Some(conjunction), ..question });
            }
        }
        _ => {}
    }
    splits.list.into_iter().take(splits.count)
}

/// How many bytes a letter has that can be taken off.
const LETTER: usize = 2;

/// The letter that stands at a byte, if it is one that can be taken off.
fn letter(word: &str, at: usize) -> Option<char> {
    match word.as_bytes().get(at..)? {
        [0xD8, 0xA7, ..] => Some('ا'),
        [0xD8, 0xA8, ..] => Some('ب'),
        [0xD8, 0xB3, ..] => Some('س'),
        [0xD9, 0x81, ..] => Some('ف'),
        [0xD9, 0x83, ..] => Some('ك'),
        [0xD9, 0x84, ..] => Some('ل'),
        [0xD9, 0x88, ..] => Some('و'),
        _ => None,
    }
}

/// The ways that were found.
struct Splits {
    list: [Split; MOST],
    count: usize,
}

impl Splits {
    /// Takes nothing more off, or the article, or a particle with or without it.
    fn put_particles(&mut self, word: &str, start: usize, before: Proclitics) {
        let has = |at, wanted| letter(word, at) == Some(wanted);
        let behind = start + LETTER;
        self.put(word, start, before);
        match letter(word, start) {
            Some('ا') if has(behind, 'ل') => {
                self.put(word, behind + LETTER, Proclitics { article: true, ..before });
            }
            Some(particle @ ('ب' | 'ل' | 'ك' | 'س')) => {
                let before = Proclitics { particle: Some(particle), ..before };
                let with_article = Proclitics { article: true, ..before };
                // «And like a house» is seldom written, unlike «and like the house».
                if particle != 'ك' || before.conjunction.is_none() {
                    self.put(word, behind, before);
                }
                // ل + ال is written لل, and so it is before a word with ل of its
                // own: للغة is both «to a language» and «to the language».
                if particle == 'ل' && has(behind, 'ل') {
                    self.put(word, behind + LETTER, with_article);
                    self.put(word, behind, with_article);
                } else if matches!(particle, 'ب' | 'ك') && has(behind, 'ا') && has(behind + LETTER, 'ل') {
                    self.put(word, behind + 2 * LETTER, with_article);
                }
            }
            _ => {}
        }
    }

    /// Adds a way, unless what it leaves is too short to be a word; the whole word
    /// always counts.
    fn put(&mut self, word: &str, stem: usize, proclitics: Proclitics) {
        if (stem == 0 || word[stem..].chars().nth(MIN_STEM - 1).is_some()) && self.count < MOST {
            self.list[self.count] = Split { proclitics, stem };
            self.count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The splits as `letters+ال+rest`.
    fn shown(word: &str) -> Vec<String> {
        splits(word)
            .map(|split| {
                let mut parts: Vec<String> = split.proclitics.letters().map(String::from).collect();
                parts.extend(split.proclitics.article.then(|| "ال".to_owned()));
                parts.push(word[split.stem..].to_owned());
                parts.join("+")
            })
            .collect()
    }

    #[test]
    fn every_combination_is_taken_off() {
        for (word, expected) in [
            ("بيت", &["بيت", "ب+يت"][..]),
            ("والبيت", &["والبيت", "و+البيت", "و+ال+بيت"]),
            ("للبيت", &["للبيت", "ل+لبيت", "ل+ال+بيت", "ل+ال+لبيت"]),
            ("وبالبيت", &["وبالبيت", "و+بالبيت", "و+ب+البيت", "و+ب+ال+بيت"]),
            ("فلبيت", &["فلبيت", "ف+لبيت", "ف+ل+بيت"]),
            ("وكاله", &["وكاله", "و+كاله"]),
            ("سيعلن", &["سيعلن", "س+يعلن"]),
            ("وسيعلن", &["وسيعلن", "و+سيعلن", "و+س+يعلن"]),
            ("كالبيت", &["كالبيت", "ك+البيت", "ك+ال+بيت"]),
            ("وكالبيت", &["وكالبيت", "و+كالبيت", "و+ك+ال+بيت"]),
            ("اوبالبيت", &["اوبالبيت", "أ+وبالبيت", "أ+و+بالبيت"]),
            ("في", &["في"]),
            ("x", &["x"]),
        ] {
            assert_eq!(shown(word), expected, "{word}");
        }
    }
}
