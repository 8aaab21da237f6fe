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

/// Every way to take proclitics off a word that is normalised at
/// [`Letters`](super::normalise::Folding), the way that takes none first.
pub fn splits(word: &str) -> impl Iterator<Item = Split> {
    // Most words begin with no letter that could be taken off.
    let taken_off = word.starts_with(['ا', 'و', 'ف', 'ب', 'ل', 'ك', 'س']);
    let most = if taken_off { usize::MAX } else { 1 };
    let questions = [Some(0), strip(word, 0, 'ا')];
    questions
        .into_iter()
        .enumerate()
        .flat_map(move |(asks, start)| {
            let question = asks == 1;
            conjunctions(word, start).flat_map(move |(conjunction, start)| {
                let before = Proclitics { question, conjunction, ..Proclitics::default() };
                particles(word, start, before)
            })
        })
        // Whatever is too short to be a word is none; the whole word always counts.
        .filter(move |split| split.stem == 0 || word[split.stem..].chars().count() >= MIN_STEM)
        .filter(|split| is_usual(split.proclitics))
        .take(most)
}

/// The start of the rest after `letter`, if it stands at `start`.
fn strip(word: &str, start: usize, letter: char) -> Option<usize> {
    word[start..].strip_prefix(letter).map(|rest| word.len() - rest.len())
}

fn conjunctions(word: &str, start: Option<usize>) -> impl Iterator<Item = (Option<char>, usize)> {
    start.into_iter().flat_map(move |start| {
        let letters = ['و', 'ف'].into_iter();
        std::iter::once((None, start))
            .chain(letters.filter_map(move |letter| Some((Some(letter), strip(word, start, letter)?))))
    })
}

fn particles(word: &str, start: usize, before: Proclitics) -> impl Iterator<Item = Split> {
    let plain = std::iter::once(Split { proclitics: before, stem: start });
    let article = strip(word, start, 'ا')
        .and_then(|at| strip(word, at, 'ل'))
        .map(|stem| Split { proclitics: Proclitics { article: true, ..before }, stem });
    let particles = ['ب', 'ل', 'ك', 'س'].into_iter().flat_map(move |letter| {
        let proclitics = Proclitics { particle: Some(letter), ..before };
        let with_article = Proclitics { article: true, ..proclitics };
        let stem = strip(word, start, letter);
        let plain = stem.map(|stem| Split { proclitics, stem });
        let article = match letter {
            'س' => None,
            // ل + ال is written لل, and so it is before a word with ل of its
            // own: للغة is both «to a language» and «to the language».
            'ل' => stem.and_then(|at| strip(word, at, 'ل')),
            _ => stem.and_then(|at| strip(word, at, 'ا')).and_then(|at| strip(word, at, 'ل')),
        };
        let doubled = article.filter(|_| letter == 'ل').and(stem);
        let articles = article.into_iter().chain(doubled);
        plain.into_iter().chain(articles.map(move |stem| Split { proclitics: with_article, stem }))
    });
    plain.chain(article).chain(particles)
}

/// Leaves out what the letters allow and the language hardly uses: it costs
/// precision and finds nothing.
fn is_usual(proclitics: Proclitics) -> bool {
    let Proclitics { question, conjunction, particle, article } = proclitics;
    let likened = conjunction.is_some() && particle == Some('ك') && !article;
    let asked = question && (article || particle.is_some());
    !likened && !asked
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
            ("في", &["في"]),
            ("x", &["x"]),
        ] {
            assert_eq!(shown(word), expected, "{word}");
        }
    }
}
