//! Glossaries of any size that are like the bundled ones, and sentences that
//! speak of what they name.
//!
//! Up to their number the concepts are the bundled ones themselves. Further ones
//! are put together of these: offices and organisations of other places, nouns
//! with other adjectives, persons of one's first name and another's last name,
//! and rare names blended of two, in both languages alike, so that their English
//! still sounds like their Arabic. Everything is the same at each run.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use tarjuman::app::files;
use tarjuman::formats::glossaries;
use tarjuman::model::{
    Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, Language, PartOfSpeech, Term, TermStatus,
};
use uuid::Uuid;

/// Words of a sentence.
const WORDS: usize = 30;

const FUNCTION_WORDS: &str = include_str!("../../assets/lexicon/ar/function_words.txt");
const NOUNS: &str = include_str!("../../assets/lexicon/ar/nouns.txt");
const ADJECTIVES: &str = include_str!("../../assets/lexicon/ar/adjectives.txt");
const VERBS: &str = include_str!("../../assets/lexicon/ar/verbs.txt");

/// Spellings that writers of Arabic change for each other in foreign names.
const RESPELT: [(&str, &str); 8] =
    [("غ", "ج"), ("س", "ز"), ("ت", "ط"), ("ش", "س"), ("ك", "ق"), ("يو", "و"), ("ي", ""), ("ا", "")];

/// Endings of last names, which make new ones.
const LAST_NAMES: [(&str, &str); 8] = [
    ("وف", "ov"),
    ("يان", "yan"),
    ("سون", "son"),
    ("ين", "in"),
    ("ادزه", "adze"),
    ("يف", "ev"),
    ("مان", "man"),
    ("و", "o"),
];

/// A sequence of numbers that is the same every time (SplitMix64, Steele et al. 2014).
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// True so many times of a hundred.
    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// One of a list, the first ones far more often, as words are.
    fn ranked<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        &list[((list.len() as f64).powf(unit) - 1.0) as usize % list.len()]
    }
}

/// A wording in Arabic and in English.
#[derive(Clone)]
struct Pair {
    ar: String,
    en: String,
}

/// What glossaries and sentences are made of.
pub struct Stock {
    bundled: Vec<Concept>,
    first_names: Vec<Pair>,
    last_names: Vec<Pair>,
    places: Vec<Pair>,
    offices: Vec<Pair>,
    nouns: Vec<Pair>,
    adjectives: Vec<Pair>,
    languages: (Language, Language),
    function_words: Vec<&'static str>,
    common_words: Vec<&'static str>,
    verbs: Vec<&'static str>,
}

impl Stock {
    /// What the bundled glossaries and word lists have.
    pub fn new() -> Self {
        let format = glossaries::by_id("tsv").expect("the format of the bundled glossaries");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossaries");
        let bundled: Vec<Concept> = files::BUNDLED
            .iter()
            .flat_map(|bundled| {
                let path = folder.join(bundled.name).with_extension("tsv");
                format.read_bytes(&std::fs::read(path).expect("a bundled glossary")).0.concepts
            })
            .map(Arc::unwrap_or_clone)
            .collect();
        let languages = ("ar".parse().expect("a tag"), "en".parse().expect("a tag"));
        let pairs = |wanted: &dyn Fn(&Concept, &Term) -> bool| -> Vec<Pair> {
            let pair = |concept: &Concept| {
                let ar = concept.terms_in(&languages.0).next()?;
                let en = concept.terms_in(&languages.1).next()?;
                wanted(concept, ar).then(|| Pair { ar: ar.text.clone(), en: en.text.clone() })
            };
            bundled.iter().filter_map(pair).collect()
        };
        let is = |term: &Term, pos| term.part_of_speech == Some(pos);
        let persons = pairs(&|concept, _| concept.domain == "people");
        let names = |part: usize| {
            let word = |text: &str| text.split(' ').nth(part).map(str::to_owned);
            let pair = |one: &Pair| Some(Pair { ar: word(&one.ar)?, en: word(&one.en)? });
            persons.iter().filter_map(pair).collect()
        };
        let words = |list: &'static str| list.lines().filter(|line| !line.starts_with('#'));
        Self {
            first_names: names(0),
            last_names: names(1),
            places: pairs(&|concept, ar| {
                const AREAS: [&str; 5] =
                    ["cities", "regions", "territories", "capitals", "cities and districts"];
                is(ar, PartOfSpeech::ProperNoun) && AREAS.contains(&&*concept.domain)
            }),
            offices: pairs(&|concept, _| {
                ["offices and titles", "state and government"].contains(&&*concept.domain)
            }),
            nouns: pairs(&|_, ar| is(ar, PartOfSpeech::Noun) && !ar.text.starts_with("ال")),
            adjectives: pairs(&|_, ar| is(ar, PartOfSpeech::Adjective) && !ar.text.contains(' ')),
            function_words: words(FUNCTION_WORDS).flat_map(str::split_whitespace).collect(),
            common_words: words(NOUNS).chain(words(ADJECTIVES)).flat_map(str::split_whitespace).collect(),
            verbs: words(VERBS).flat_map(str::split_whitespace).collect(),
            bundled,
            languages,
        }
    }

    /// The language of the terms.
    pub fn language(&self) -> &Language {
        &self.languages.0
    }

    /// A glossary of so many concepts, no two with the same term.
    pub fn glossary(&self, concepts: usize, numbers: &mut Numbers) -> Glossary {
        let mut chosen: Vec<Concept> = self.bundled.clone();
        for at in (1..chosen.len()).rev() {
            chosen.swap(at, numbers.below(at + 1));
        }
        chosen.truncate(concepts);
        // A glossary has about one name in three of its own that no other has.
        let rare: Vec<Pair> = (0..concepts / 3).map(|_| self.rare_name(numbers)).collect();
        let text = |concept: &Concept| concept.terms.first().map(|term| term.text.clone());
        let mut known: HashSet<String> = chosen.iter().filter_map(text).collect();
        while chosen.len() < concepts {
            let concept = self.concept(&rare, chosen.len(), numbers);
            if text(&concept).is_some_and(|text| known.insert(text)) {
                chosen.push(concept);
            }
        }
        Glossary {
            id: GlossaryId(Uuid::nil()),
            name: String::new(),
            origin: GlossaryOrigin::Own,
            licence: String::new(),
            enabled: true,
            writable: true,
            concepts: chosen.into_iter().map(Arc::new).collect(),
            import: None,
        }
    }

    /// A sentence: pieces of running text, and terms of the glossary with what
    /// is written together with them.
    pub fn sentence(&self, glossary: &Glossary, numbers: &mut Numbers) -> String {
        let mut words: Vec<String> = Vec::with_capacity(WORDS + 4);
        while words.len() < WORDS {
            match numbers.below(100) {
                0..26 => {
                    let concepts = &glossary.concepts;
                    let concept = match numbers.percent(50) {
                        true => numbers.of(concepts),
                        false => &concepts[numbers.below(concepts.len().min(self.bundled.len()))],
                    };
                    if let Some(term) = concept.terms_in(&self.languages.0).next() {
                        words.extend(in_text(term, numbers).split(' ').map(str::to_owned));
                    }
                }
                26..60 => words.push((*numbers.ranked(&self.function_words)).to_owned()),
                60..75 => words.push((*numbers.ranked(&self.verbs)).to_owned()),
                75..98 => {
                    let before = *numbers.of(&["", "", "ال", "ال", "و", "بال", "لل", "وال"]);
                    words.push(format!("{before}{}", numbers.ranked(&self.common_words)));
                }
                // Text speaks of names that no glossary has.
                _ => words.push(self.rare_name(numbers).ar),
            }
        }
        words.truncate(WORDS);
        words.join(" ")
    }

    /// A concept put together of what there is.
    fn concept(&self, rare: &[Pair], number: usize, numbers: &mut Numbers) -> Concept {
        let last = |numbers: &mut Numbers| match numbers.percent(70) {
            true => numbers.of(rare).clone(),
            false => numbers.ranked(&self.last_names).clone(),
        };
        let name = PartOfSpeech::ProperNoun;
        let (pair, pos) = match numbers.below(100) {
            0..30 => {
                let first = match numbers.percent(80) {
                    true => numbers.ranked(&self.first_names),
                    false => numbers.of(rare),
                };
                (joined(first, &last(numbers), " "), name)
            }
            // A village, a river, a firm.
            30..50 => (numbers.of(rare).clone(), name),
            50..60 => {
                (joined(numbers.of(&self.offices), self.place(rare, numbers), " of "), PartOfSpeech::Noun)
            }
            60..72 => {
                let head = numbers.ranked(&self.nouns);
                (joined(head, self.place(rare, numbers), " of "), name)
            }
            72..92 => {
                let (noun, adjective) = (numbers.of(&self.nouns), numbers.of(&self.adjectives));
                let ending = if noun.ar.ends_with('ة') { "ة" } else { "" };
                let ar = format!("{} {}{ending}", noun.ar, adjective.ar.trim_end_matches('ة'));
                (Pair { ar, en: format!("{} {}", adjective.en, noun.en) }, PartOfSpeech::Noun)
            }
            _ => (joined(numbers.of(&self.nouns), numbers.of(&self.nouns), " of "), PartOfSpeech::Noun),
        };
        let variants = numbers.percent(15).then(|| respelt(&pair.ar, numbers));
        let term = Term {
            // Lists of two columns say nothing of the part of speech.
            part_of_speech: Some(pos).filter(|_| !numbers.percent(20)),
            variants: variants.into_iter().filter(|variant| *variant != pair.ar).collect(),
            ..Term::new(self.languages.0.clone(), pair.ar)
        };
        let rendering = Term {
            status: if numbers.percent(10) { TermStatus::Admitted } else { TermStatus::Preferred },
            ..Term::new(self.languages.1.clone(), pair.en)
        };
        Concept { terms: vec![term, rendering], ..Concept::new(ConceptId(format!("made-{number}"))) }
    }

    fn place<'a>(&'a self, rare: &'a [Pair], numbers: &mut Numbers) -> &'a Pair {
        if numbers.percent(60) { numbers.ranked(&self.places) } else { numbers.of(rare) }
    }

    /// A name that begins as one and ends as another, or has another's ending.
    fn rare_name(&self, numbers: &mut Numbers) -> Pair {
        let one = |numbers: &mut Numbers| loop {
            let list = *numbers.of(&[&self.first_names, &self.last_names, &self.places]);
            let name = numbers.of(list);
            if !name.ar.contains(' ') && !name.ar.starts_with("ال") && name.ar.chars().count() > 3 {
                return name;
            }
        };
        let (begins, ends) = (one(numbers), one(numbers));
        let kept = 30 + numbers.below(40);
        let begin =
            |text: &str| text.chars().take((text.chars().count() * kept).div_ceil(100)).collect::<String>();
        let end = |text: &str| text.chars().skip(text.chars().count() * kept / 100).collect::<String>();
        let blend = |begins: &str, ends: &str| begin(begins) + &end(ends).to_lowercase();
        let mut name = Pair { ar: blend(&begins.ar, &ends.ar), en: blend(&begins.en, &ends.en) };
        if numbers.percent(30) {
            let (ar, en) = numbers.of(&LAST_NAMES);
            name.ar.push_str(ar);
            name.en.push_str(en);
        }
        name
    }
}

/// A wording of two, in the order of each language.
fn joined(first: &Pair, second: &Pair, between: &str) -> Pair {
    Pair { ar: format!("{} {}", first.ar, second.ar), en: format!("{}{between}{}", first.en, second.en) }
}

/// The same name as somebody else hears it.
fn respelt(name: &str, numbers: &mut Numbers) -> String {
    let (there, instead) = numbers.of(&RESPELT);
    name.replacen(there, instead, 1)
}

/// A term as a text has it.
fn in_text(term: &Term, numbers: &mut Numbers) -> String {
    let cited = match term.variants.first() {
        Some(variant) if numbers.percent(20) => variant,
        _ => &term.text,
    };
    if matches!(term.part_of_speech, Some(PartOfSpeech::ProperNoun)) {
        // A few names are spelt as no glossary has them.
        let name = if numbers.percent(6) { respelt(cited, numbers) } else { cited.clone() };
        return match *numbers.of(&["", "", "", "", "و", "ب", "ل"]) {
            "ل" if name.starts_with("ال") => name.replacen("ال", "لل", 1),
            before => format!("{before}{name}"),
        };
    }
    let (head, rest) = cited.split_once(' ').map_or((&**cited, ""), |(head, rest)| (head, rest));
    match numbers.below(10) {
        // The noun and its adjectives become definite together.
        0..3 if !cited.starts_with("ال") && !rest.contains(' ') => {
            let before = *numbers.of(&["ال", "ال", "وال", "بال", "لل"]);
            let rest = if rest.is_empty() { String::new() } else { format!(" ال{rest}") };
            format!("{before}{head}{rest}")
        }
        3 if rest.is_empty() => match head.strip_suffix('ة') {
            Some(stem) => format!("{stem}{}", numbers.of(&["تها", "تهم", "ات", "اتها"])),
            None => format!("{head}{}", numbers.of(&["ها", "ه", "ا", "ين"])),
        },
        4 => format!("و{cited}"),
        5 if !cited.starts_with("ال") => format!("ب{cited}"),
        _ => cited.clone(),
    }
}
