//! What shows that words of a text are a name: the words before them, their
//! endings and letters, and whether the words are known from names.
//!
//! The words are data (`assets/lexicon/ar/name_cues.txt`). How like a name the
//! letters of a word are (`letters`) is counted from the lists of names and of
//! ordinary words when it is first asked.

mod letters;

use super::hash::WordMap;
use super::known_names::{self, KnownNames};
use super::normalise::{Folding, normalise};
use crate::model::Language;
use letters::LetterOdds;
use std::sync::OnceLock;

/// What a name may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person or a family.
    Person,
    /// A place.
    Place,
    /// An organisation, or what one makes.
    Organisation,
}

impl NameKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Organisation];

    /// Its name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
        }
    }
}

/// What something shows: of which kind the name is, where it tells, and how
/// much it shows, from 1 to 3.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// The kind of name.
    pub kind: Option<NameKind>,
    /// How much it shows.
    pub strength: f32,
}

/// What a word does within names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePart {
    /// It is written before another word (بن).
    Front,
    /// It is written before a word with the article (عبد).
    FrontOfArticle,
    /// It is written behind another word (الدين).
    Back,
    /// It stands between words of names of other languages (فان).
    Within,
}

/// What shows a name in one language.
#[derive(Debug)]
pub struct NameSigns {
    /// The known names.
    pub known: &'static KnownNames,
    before: WordMap<Sign>,
    parts: WordMap<NamePart>,
    ends: Vec<(String, Sign)>,
    letters: Vec<(char, f32)>,
    article: String,
    against: Vec<String>,
    against_with_article: Vec<String>,
    marks: Vec<char>,
    odds: LetterOdds,
}

/// What shows a name in a language; `None` where nothing is known of it.
pub fn of(language: &Language) -> Option<&'static NameSigns> {
    static ARABIC: OnceLock<Option<NameSigns>> = OnceLock::new();
    macro_rules! list {
        ($name:literal) => {
            include_str!(concat!("../../../assets/lexicon/ar/", $name))
        };
    }
    let arabic = || {
        let names = [list!("names.txt")];
        let ordinary =
            [list!("nouns.txt"), list!("adjectives.txt"), list!("plurals.txt"), list!("verbs.txt")];
        let odds = LetterOdds::count(&names, &ordinary);
        Some(NameSigns::read(list!("name_cues.txt"), known_names::of(language)?, odds))
    };
    match language.primary() {
        "ar" => ARABIC.get_or_init(arabic).as_ref(),
        _ => None,
    }
}

impl NameSigns {
    /// Reads the list; lines it does not know are passed over.
    fn read(list: &str, known: &'static KnownNames, odds: LetterOdds) -> Self {
        let (mut before, mut parts) = (Vec::new(), Vec::new());
        let (mut ends, mut letters, mut marks) = (Vec::new(), Vec::new(), Vec::new());
        let (mut article, mut against, mut against_with_article) = (String::new(), Vec::new(), Vec::new());
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let Some((what, words)) = line.split_once(':') else { continue };
            let what: Vec<&str> = what.split(' ').collect();
            let strength = what.last().and_then(|number| number.parse().ok()).unwrap_or(1.0);
            let kind = NameKind::ALL.into_iter().find(|kind| what.get(1) == Some(&kind.name()));
            let sign = Sign { kind, strength };
            let part = match what[..] {
                ["front"] => Some(NamePart::Front),
                ["front", "article"] => Some(NamePart::FrontOfArticle),
                ["back"] => Some(NamePart::Back),
                ["within"] => Some(NamePart::Within),
                _ => None,
            };
            for word in words.split_whitespace() {
                let folded = || normalise(word, Folding::Letters);
                match (what[0], part) {
                    (_, Some(part)) => parts.push((word.to_owned(), part)),
                    ("before", _) => before.push((folded(), sign)),
                    ("end", _) => ends.push((folded(), sign)),
                    ("letters", _) => letters.extend(word.chars().map(|letter| (letter, strength))),
                    ("article", _) => article = folded(),
                    ("against", _) if what.len() > 1 => against_with_article.push(folded()),
                    ("against", _) => against.push(folded()),
                    ("mark", _) => marks.extend(word.chars()),
                    _ => {}
                }
            }
        }
        // The longest ending tells most.
        ends.sort_by_key(|(end, _)| std::cmp::Reverse(end.len()));
        let (before, parts) = (before.into_iter().collect(), parts.into_iter().collect());
        Self { known, before, parts, ends, letters, article, against, against_with_article, marks, odds }
    }

    /// What a word in the letters of the level [`Letters`](Folding::Letters)
    /// shows of the words behind it.
    pub fn before(&self, folded: &str) -> Option<Sign> {
        self.before.get([folded]).copied()
    }

    /// What a word does within names; it is at the level
    /// [`Marks`](Folding::Marks), for آل is no article.
    pub fn part(&self, written: &str) -> Option<NamePart> {
        self.parts.get([written]).copied()
    }

    /// What the end of a folded word shows.
    pub fn end(&self, folded: &str) -> Option<Sign> {
        let end = self.ends.iter().find(|(end, _)| {
            folded.strip_suffix(end.as_str()).is_some_and(|rest| rest.chars().nth(1).is_some())
        });
        end.map(|(_, sign)| *sign)
    }

    /// How much the letters of other languages in a word show.
    pub fn letters(&self, written: &str) -> f32 {
        let strengths = self.letters.iter().filter(|(letter, _)| written.contains(*letter));
        strengths.map(|(_, strength)| *strength).fold(0.0, f32::max)
    }

    /// A folded word without its article; `None` where it has none.
    pub fn without_article<'a>(&self, folded: &'a str) -> Option<&'a str> {
        let rest = folded.strip_prefix(self.article.as_str());
        rest.filter(|rest| !self.article.is_empty() && rest.chars().nth(1).is_some())
    }

    /// A folded word with the article.
    pub fn with_article(&self, folded: &str) -> String {
        format!("{}{folded}", self.article)
    }

    /// Whether a folded word ends as ordinary words do.
    pub fn is_against(&self, folded: &str) -> bool {
        let ends = |ends: &[String]| ends.iter().any(|end| folded.ends_with(end.as_str()));
        ends(&self.against) || (self.without_article(folded).is_some() && ends(&self.against_with_article))
    }

    /// Whether a folded word has the article and the ending of an adjective to
    /// what a name names.
    pub fn is_adjective(&self, folded: &str) -> bool {
        let ends = || self.against.iter().any(|end| folded.ends_with(end.as_str()));
        self.without_article(folded).is_some() && ends()
    }

    /// Whether a word has a sign that no name has.
    pub fn has_mark_of_others(&self, written: &str) -> bool {
        written.contains(self.marks.as_slice())
    }

    /// How much likelier a folded word is by its letters as a name than as an
    /// ordinary word: the logarithm of the ratio.
    pub fn odds(&self, folded: &str) -> f32 {
        self.odds.of(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_look_like_names() {
        let signs = of(&"ar".parse().unwrap()).unwrap();
        for (name, word) in [
            ("دوجاريك", "استقلاليه"),
            ("باشينيان", "مستشارون"),
            ("كيشيناو", "متاخره"),
            ("فلاديفوستوك", "تدوينه"),
        ] {
            assert!(signs.odds(name) > 0.5, "{name} {}", signs.odds(name));
            assert!(signs.odds(word) < -1.0, "{word} {}", signs.odds(word));
        }
        assert_eq!(signs.end("ساركسيان").and_then(|sign| sign.kind), Some(NameKind::Person));
        assert_eq!(signs.before("وزير").and_then(|sign| sign.kind), Some(NameKind::Person));
        assert_eq!((signs.part("آل"), signs.part("ال")), (Some(NamePart::Front), None));
    }
}
