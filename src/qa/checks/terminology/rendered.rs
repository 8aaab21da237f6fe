//! Which concepts a target renders.
//!
//! First by what the glossaries find in it. A rendering that they do not find may stand
//! there nevertheless: letter by letter, where it is one that is not looked for; or by
//! words of its family (the Armenian army for the army of Armenia). But a word that is a
//! term of its own, and not one of that family, is no other's rendering.

use super::Terminology;
use super::places::ConceptPlace;
use crate::glossary::{Confidence, Match, Standing, renderings};
use crate::model::{Concept, Language, PartOfSpeech, Span};
use crate::qa::Texts;
use crate::text::family::{Word, families, sign_of};
use crate::text::normalise::{Folding, Normalised, normalise};
use crate::text::tokenise::{Token, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// So many words may stand between those of a rendering.
const BETWEEN: usize = 2;

/// What a target renders.
pub(super) struct Rendered<'a> {
    check: &'a Terminology<'a>,
    texts: Texts<'a>,
    found: &'a [Match],
    /// The concepts of which a rendering was found that may be used.
    usable: FxHashSet<ConceptPlace>,
    /// Concepts that were looked for in other ways, and whether they were found.
    known: FxHashMap<ConceptPlace, bool>,
    /// The target in small letters.
    small: OnceCell<String>,
    words: OnceCell<TargetWords>,
    /// The concepts of `usable` by the families of the first words of their terms in the
    /// source language.
    relatives: OnceCell<FxHashMap<u64, Vec<ConceptPlace>>>,
}

/// The words of a target by their families.
struct TargetWords {
    /// The numbers of the words of a family, ascending.
    families: FxHashMap<u64, Vec<usize>>,
    /// The matches that are sure of each word, by their numbers.
    terms: Vec<Vec<usize>>,
}

impl<'a> Rendered<'a> {
    pub(super) fn new(check: &'a Terminology<'a>, texts: Texts<'a>, found: &'a [Match]) -> Self {
        let usable = found.iter().filter(|one| check.is_usable(one));
        Self {
            check,
            texts,
            found,
            usable: usable.map(|one| (one.glossary, one.concept)).collect(),
            known: FxHashMap::default(),
            small: OnceCell::new(),
            words: OnceCell::new(),
            relatives: OnceCell::new(),
        }
    }

    /// Whether the target has a rendering of a concept.
    pub(super) fn has(&mut self, concept: ConceptPlace) -> bool {
        if self.usable.contains(&concept) {
            return true;
        }
        if let Some(known) = self.known.get(&concept) {
            return *known;
        }
        let has = self.has_otherwise(concept);
        self.known.insert(concept, has);
        has
    }

    /// Whether the target keeps the words of a place as they are, because they are part
    /// of something that is no language: a placeholder, an address.
    pub(super) fn keeps(&self, words: Span) -> bool {
        let source = self.texts.source;
        let start = source[..words.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let end = source[words.end..].find(char::is_whitespace).map_or(source.len(), |at| words.end + at);
        let Some(piece) = source.get(source.ceil_char_boundary(start)..end) else { return false };
        piece.contains(['{', '}', '<', '>', '%', '$', '@', '/', '\\', '_', '='])
            && self.texts.target.contains(piece)
    }

    fn has_otherwise(&self, place: ConceptPlace) -> bool {
        let concept = self.check.concept_at(place);
        let to = &self.check.to;
        for rendering in renderings(concept, to).iter().filter(|one| one.standing == Standing::Usable) {
            let term = rendering.term;
            let first_mention = Some(&term.details().first_mention).filter(|text| !text.is_empty());
            let mut wordings = std::iter::once(&term.text).chain(&term.variants).chain(first_mention);
            let has = |wording: &String| {
                let cased = term.match_case || has_acronym(wording);
                self.has_wording(wording, cased)
                    || (!cased && (self.has_sign(wording) || self.has_family(wording, concept)))
            };
            if wordings.any(has) {
                return true;
            }
        }
        self.has_relative(concept)
    }

    /// Whether a wording stands in the target letter by letter, with `cased` the capital
    /// ones included.
    fn has_wording(&self, wording: &str, cased: bool) -> bool {
        let (text, wording) = if cased {
            (self.texts.target, wording.to_owned())
        } else {
            let small = self.small.get_or_init(|| self.texts.target.to_lowercase());
            (small.as_str(), wording.to_lowercase())
        };
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (first, last) = (wording.chars().next(), wording.chars().next_back());
        !wording.is_empty()
            && memchr::memmem::find_iter(text.as_bytes(), wording.as_bytes()).any(|at| {
                let before = text[..at].chars().next_back();
                let behind = text[at + wording.len()..].chars().next();
                !(is_word(first) && is_word(before) || is_word(last) && is_word(behind))
            })
    }

    /// Whether a sign stands in the target for a wording: $ for US dollar.
    fn has_sign(&self, wording: &str) -> bool {
        let folded = normalise(wording, Folding::Letters);
        let mut signs = folded.split_whitespace().filter_map(sign_of);
        signs.any(|sign| self.texts.target.contains(sign))
    }

    /// Whether words of the families of a wording's stand near each other in the target.
    fn has_family(&self, wording: &str, concept: &Concept) -> bool {
        let words = self.words.get_or_init(|| self.target_words());
        let wanted = words_of(wording, &self.check.to);
        let mut related: FxHashMap<ConceptPlace, bool> = FxHashMap::default();
        // The adjective of a name is a term of its own, and speaks of it all the same.
        let is_relative = |other: &Concept| {
            self.are_related(concept, other) || self.is_adjective(concept) != self.is_adjective(other)
        };
        let mut is_relative = |one: &usize| {
            let other = (self.found[*one].glossary, self.found[*one].concept);
            *related.entry(other).or_insert_with(|| is_relative(self.check.concept_at(other)))
        };
        let mut may_be_it = |word: &usize| {
            let of = &words.terms[*word];
            of.is_empty() || of.iter().any(&mut is_relative)
        };
        let mut candidates: Vec<Vec<usize>> = Vec::with_capacity(wanted.len());
        for families in &wanted {
            let of_family = families.iter().filter_map(|family| words.families.get(family)).flatten();
            let mut of: Vec<usize> = of_family.copied().filter(&mut may_be_it).collect();
            if of.is_empty() {
                return false;
            }
            of.sort_unstable();
            of.dedup();
            candidates.push(of);
        }
        let Some((first, others)) = candidates.split_first() else { return false };
        let reach = others.len() + BETWEEN;
        first.iter().any(|at| {
            others.iter().all(|of| {
                let near = of.partition_point(|word| word + reach < *at);
                of.get(near).is_some_and(|word| *word <= at + reach)
            })
        })
    }

    /// Whether the target renders a concept of the same family: French is of France as
    /// فرنسي is of فرنسا.
    fn has_relative(&self, concept: &Concept) -> bool {
        let relatives = self.relatives.get_or_init(|| {
            let mut relatives: FxHashMap<u64, Vec<ConceptPlace>> = FxHashMap::default();
            for place in &self.usable {
                for term in self.check.concept_at(*place).terms_in(&self.check.from) {
                    for family in
                        words_of(&term.text, &self.check.from).into_iter().next().unwrap_or_default()
                    {
                        relatives.entry(family).or_default().push(*place);
                    }
                }
            }
            relatives
        });
        let firsts = concept.terms_in(&self.check.from);
        let firsts = firsts.filter_map(|term| words_of(&term.text, &self.check.from).into_iter().next());
        let mut others = firsts.flatten().filter_map(|family| relatives.get(&family)).flatten();
        others.any(|other| self.are_related(concept, self.check.concept_at(*other)))
    }

    fn target_words(&self) -> TargetWords {
        let mut words = TargetWords { families: FxHashMap::default(), terms: Vec::new() };
        let normalised = Normalised::new(self.texts.target, Folding::Letters);
        let mut spans = Vec::new();
        for (number, token) in tokens(normalised.text()).iter().enumerate() {
            let word = word_of(self.texts.target, &normalised, token, true);
            families(&self.check.to, word, &mut |family| {
                let of = words.families.entry(family).or_default();
                if of.last() != Some(&number) {
                    of.push(number);
                }
            });
            spans.push(normalised.original(token.span));
        }
        words.terms = vec![Vec::new(); spans.len()];
        let sure = |one: &&(usize, &Match)| one.1.confidence == Confidence::Certain;
        for (number, one) in self.found.iter().enumerate().filter(|one| sure(&one)) {
            let first = spans.partition_point(|span| span.end <= one.words.start);
            for (word, _) in
                spans.iter().enumerate().skip(first).take_while(|(_, span)| span.start < one.words.end)
            {
                words.terms[word].push(number);
            }
        }
        words
    }

    fn is_adjective(&self, concept: &Concept) -> bool {
        concept.terms_in(&self.check.to).any(|term| term.part_of_speech == Some(PartOfSpeech::Adjective))
    }

    /// Whether the terms of two concepts in the source language are of one family.
    fn are_related(&self, one: &Concept, other: &Concept) -> bool {
        let from = &self.check.from;
        one.terms_in(from).any(|term| {
            let words = words_of(&term.text, from);
            other.terms_in(from).any(|other| {
                let others = words_of(&other.text, from);
                words.len() == others.len()
                    && words
                        .iter()
                        .zip(&others)
                        .all(|(word, other)| word.iter().any(|family| other.contains(family)))
            })
        })
    }
}

/// Whether a wording has a word in capitals, which in small letters would be another.
fn has_acronym(wording: &str) -> bool {
    wording
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.chars().nth(1).is_some() && word.chars().all(|c| c.is_uppercase() || c.is_numeric()))
}

/// The families of each word of a wording.
fn words_of(wording: &str, language: &Language) -> Vec<Vec<u64>> {
    let normalised = Normalised::new(wording, Folding::Letters);
    let of = |token: &Token| {
        let mut of = Vec::new();
        families(language, word_of(wording, &normalised, token, false), &mut |family| of.push(family));
        of
    };
    tokens(normalised.text()).iter().map(of).collect()
}

fn word_of<'t>(text: &str, normalised: &'t Normalised, token: &Token, in_text: bool) -> Word<'t> {
    let written = &text[normalised.original(token.span).range()];
    let capital = written.starts_with(char::is_uppercase);
    Word { folded: &normalised.text()[token.span.range()], capital, in_text }
}
