//! Step 3: the occurrences of terms in a text.
//!
//! Each word of the text is read in every way its language allows; the readings
//! whose citation form is in the index are walked down the tree of terms. At
//! the end of a path each word must have a reading that its term's word accepts.

use super::index::Index;
use super::rank;
use super::tables::{Entry, ROOT};
use crate::model::Span;
use crate::text::morphology::{
    Ending, EndingKind, FormsMeet, Needs, Reading, Restored, TextWord, Trust, WordTraits, forms_meet,
};
use crate::text::normalise::{Folding, Normalised, begins_with, marks_agree};
use crate::text::spelling::Edit;
use crate::text::tokenise::{Gap, Token, tokens};

/// An occurrence of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The term itself, without what is written together with it.
    pub occurrence: Span,
    /// The whole words it stands in, proclitics and pronouns included.
    pub words: Span,
    /// The index of the glossary, as they were given to [`Index::build`].
    pub glossary: usize,
    /// The index of the concept in its glossary.
    pub concept: usize,
    /// The index of the term in its concept.
    pub term: usize,
    /// How sure the match is.
    pub confidence: Confidence,
    /// Why it is one.
    pub reason: Reason,
    /// The index, among the matches it was returned with, of the smallest one
    /// whose words contain its words and more.
    pub inside: Option<usize>,
}

/// How sure a match is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Its form can hardly be anything else.
    Certain,
    /// Its form can be another word's too; the context decides.
    Context,
    /// It looks like another spelling of the term, and nobody confirmed it.
    Possible,
}

impl Confidence {
    /// The name in the command line's output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Context => "context",
            Self::Possible => "possible",
        }
    }
}

/// How the words of an occurrence differ from the term's citation form, in the
/// order they are read; empty where they do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The differences.
    pub parts: Vec<ReasonPart>,
}

/// One difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReasonPart {
    /// The wording is the variant of this index of its term.
    Variant(usize),
    /// It is the inflected form of this index that the glossary lists.
    Form(usize),
    /// A proclitic stands before it.
    Proclitic(char),
    /// A word has the article, and its citation form has not.
    Article,
    /// The phrase has no articles, and its citation form has.
    Indefinite,
    /// A word is spelt with other letters, such as ا for أ.
    Spelling,
    /// A word has an ending.
    Ending(EndingKind),
    /// A word has a possessive pronoun.
    Pronoun(&'static str),
    /// A word is in the possessive or genitive.
    Possessive,
    /// A word has another letter than the name it looks like.
    Letter(Edit),
    /// The name sounds like the words: so far apart are they for each letter.
    SoundsLike {
        /// 0 for the same letters, 100 for no letter in common.
        hundredths: u8,
    },
}

impl Reason {
    /// The index of the variant that was recognised, where it was one.
    pub fn variant(&self) -> Option<usize> {
        self.parts.iter().find_map(|part| match part {
            ReasonPart::Variant(index) => Some(*index),
            _ => None,
        })
    }
}

impl std::fmt::Display for Reason {
    /// The parts with spaces between them, in a fixed form for output that
    /// programs read: `exact`, or such as `proclitic:و article`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.parts.is_empty() {
            return f.write_str("exact");
        }
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            match part {
                ReasonPart::Variant(_) => f.write_str("variant")?,
                ReasonPart::Form(_) => f.write_str("form")?,
                ReasonPart::Proclitic(letter) => write!(f, "proclitic:{letter}")?,
                ReasonPart::Article => f.write_str("article")?,
                ReasonPart::Indefinite => f.write_str("indefinite")?,
                ReasonPart::Spelling => f.write_str("spelling")?,
                ReasonPart::Ending(kind) => write!(f, "ending:{}", ending_name(*kind))?,
                ReasonPart::Pronoun(pronoun) => write!(f, "pronoun:{pronoun}")?,
                ReasonPart::Possessive => f.write_str("possessive")?,
                ReasonPart::Letter(Edit { there, expected }) => {
                    let letter = |letter: &Option<char>| letter.map(String::from).unwrap_or_default();
                    write!(f, "letter:{}/{}", letter(there), letter(expected))?;
                }
                ReasonPart::SoundsLike { hundredths } => {
                    write!(f, "sounds-like:{}.{:02}", hundredths / 100, hundredths % 100)?;
                }
            }
        }
        Ok(())
    }
}

fn ending_name(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::None => "none",
        EndingKind::Accusative => "accusative",
        EndingKind::Feminine => "feminine",
        EndingKind::FemininePlural => "feminine-plural",
        EndingKind::MasculinePlural => "masculine-plural",
        EndingKind::Dual => "dual",
        EndingKind::Construct => "construct",
        EndingKind::Plural => "plural",
        EndingKind::Singular => "singular",
        EndingKind::Verb => "verb",
        EndingKind::Stem => "stem",
    }
}

impl Index {
    /// Every occurrence of every term, in the order of the text, the longer
    /// before the shorter ones inside it.
    pub fn find(&self, text: &str) -> Vec<Match> {
        self.search(text, false)
    }

    /// The same, with names in spellings that no glossary lists
    /// ([`Confidence::Possible`]). These take longer to find.
    pub fn find_possible(&self, text: &str) -> Vec<Match> {
        self.search(text, true)
    }

    fn search(&self, text: &str, possible: bool) -> Vec<Match> {
        if self.is_empty() {
            return Vec::new();
        }
        let normalised = Normalised::new(text, Folding::Letters);
        let tokens = tokens(normalised.text());
        let words = self.readings_of(text, &normalised, &tokens);
        let mut walk = Walk { index: self, text, normalised: &normalised, words: &words, found: Vec::new() };
        let mut path = Vec::with_capacity(8);
        for start in 0..tokens.len() {
            walk.from(ROOT, start, &mut path);
        }
        let mut found = walk.found;
        if self.morphology.joins_compounds() {
            self.find_joined(text, &normalised, &words, &mut found);
        }
        let mut matches = rank::settle(found, self.morphology.heeds_citation());
        if possible {
            let alike = self.look_alikes(text, &normalised, &words, &matches);
            rank::add(&mut matches, alike);
        }
        matches
    }

    /// The readings of each word that lead to the citation form of some term.
    pub(super) fn readings_of(&self, text: &str, normalised: &Normalised, tokens: &[Token]) -> Words {
        let habits = self.morphology.habits(text);
        let mut readings = Vec::with_capacity(tokens.len() * 2);
        let mut words = Vec::with_capacity(tokens.len());
        let (mut before, mut joined) = ("", String::new());
        for token in tokens {
            let first = readings.len();
            let folded = &normalised.text()[token.span.range()];
            let verb = token.gap == Gap::Joins && self.morphology.is_verb_after(before, folded);
            before = folded;
            let original = normalised.original(token.span);
            let written = &text[original.range()];
            let word = TextWord { folded, written, habits };
            self.morphology.readings(word, &mut |reading, settle| {
                if let Some(lemma) = self.lemma(citation_form(folded, &reading, &mut joined))
                    && let Some(reading) = settle(reading)
                {
                    readings.push((lemma, reading));
                }
            });
            if self.reads_further() {
                self.read_further(word, &mut readings);
            }
            readings[first..].sort_by_key(|(lemma, _)| *lemma);
            let verb = match verb {
                true => Verb::Surely,
                false if self.may_open_with_verb(&normalised.text()[..token.span.start], folded, written) => {
                    Verb::Perhaps
                }
                false => Verb::No,
            };
            words.push(Word { token: *token, first, end: readings.len(), verb });
        }
        Words { words, readings }
    }

    /// Whether a word may be the verb that a sentence begins with. Vowel signs at
    /// its end show a noun.
    fn may_open_with_verb(&self, before: &str, folded: &str, written: &str) -> bool {
        let last = before.chars().rev().find(|c| !matches!(c, ' ' | '"' | '\''));
        last.is_none_or(|c| matches!(c, '.' | ':' | '!' | '؟' | '?'))
            && !written.ends_with(['ً', 'ٌ', 'ٍ', 'ُ', 'ِ'])
            && self.morphology.may_begin_as_verb(folded)
    }

    /// Adds the readings of a word whose citation form is given in full.
    fn read_further(&self, word: TextWord<'_>, readings: &mut Vec<(u32, Reading)>) {
        self.morphology.further_readings(word, &mut |cited, reading| {
            readings.extend(self.further_lemma(cited).map(|lemma| (lemma, reading)));
        });
    }

    /// Adds every reading of a word of a language that has no article and no
    /// letters to put back.
    pub(super) fn read_alone(&self, word: TextWord<'_>, readings: &mut Vec<(u32, Reading)>) {
        self.morphology.readings(word, &mut |reading, settle| {
            let stem = &word.folded[reading.stem.0 as usize..reading.stem.1 as usize];
            let lemma = self.lemma(stem);
            readings.extend(lemma.and_then(|lemma| Some((lemma, settle(reading)?))));
        });
        self.read_further(word, readings);
    }
}

/// The citation form that a reading of a word would come from, put together in
/// `joined` where the word does not have it in one piece.
fn citation_form<'a>(folded: &'a str, reading: &Reading, joined: &'a mut String) -> &'a str {
    let Restored { article, last, word } = reading.restored;
    let stem = word.unwrap_or(&folded[reading.stem.0 as usize..reading.stem.1 as usize]);
    if !article && last.is_none() {
        return stem;
    }
    joined.clear();
    if article {
        joined.push_str("ال");
    }
    joined.push_str(stem);
    joined.extend(last);
    joined
}

/// The words of a text with their readings.
pub(super) struct Words {
    pub(super) words: Vec<Word>,
    /// Number of the citation form, reading; those of a word together and
    /// sorted by number.
    pub(super) readings: Vec<(u32, Reading)>,
}

pub(super) struct Word {
    pub(super) token: Token,
    /// Where its readings begin.
    pub(super) first: usize,
    /// The index behind the last of them.
    pub(super) end: usize,
    /// Whether its place makes it a verb.
    pub(super) verb: Verb,
}

/// Whether the place of a word makes it a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    No,
    /// It begins a sentence, as verbs do.
    Perhaps,
    /// It stands behind a particle that only verbs follow.
    Surely,
}

/// An occurrence before it is settled which ones hold.
pub(super) struct Found {
    pub(super) found: Match,
    pub(super) trust: Trust,
    /// Whether the text has vowel signs, and they are those of the term.
    pub(super) voiced: bool,
}

/// The walk down the tree from each word of a text.
pub(super) struct Walk<'a> {
    pub(super) index: &'a Index,
    pub(super) text: &'a str,
    pub(super) normalised: &'a Normalised,
    pub(super) words: &'a Words,
    pub(super) found: Vec<Found>,
}

impl Walk<'_> {
    /// Follows every reading of the word at `at` down from `node`; `path` holds
    /// the range of readings of each word before it that led there.
    pub(super) fn from(&mut self, node: u32, at: usize, path: &mut Vec<(usize, usize)>) {
        let Some(word) = self.words.words.get(at) else { return };
        if !path.is_empty() && word.token.gap == Gap::Separates && !self.index.morphology.heeds_citation() {
            return;
        }
        let mut first = word.first;
        while first < word.end {
            let lemma = self.words.readings[first].0;
            let same = self.words.readings[first..word.end].iter().take_while(|(other, _)| *other == lemma);
            let end = first + same.count();
            if let Some(child) = self.index.child(node, lemma) {
                path.push((first, end));
                for entry in self.index.entries_at(child) {
                    let start = at + 1 - path.len();
                    if let Some(found) = self.occurrence(&entry, start, path) {
                        self.found.push(found);
                    }
                }
                if self.index.goes_on(child) {
                    self.from(child, at + 1, path);
                }
                path.pop();
            }
            first = end;
        }
    }

    /// The occurrence of a wording at the words from `start`, if each has a
    /// reading that the wording accepts.
    fn occurrence(&self, entry: &Entry, start: usize, path: &[(usize, usize)]) -> Option<Found> {
        let mut trust = Trust::Full;
        let mut parts = Vec::new();
        if entry.variant > 0 {
            let index = usize::from(entry.variant) - 1;
            parts.push(if entry.is_listed() { ReasonPart::Form(index) } else { ReasonPart::Variant(index) });
        }
        if entry.is_indefinite() {
            parts.push(ReasonPart::Indefinite);
        }
        if entry.is_closed() {
            parts.push(ReasonPart::Spelling);
        }
        let mut occurrence = (0, 0);
        let last = path.len() - 1;
        let place = self.words.words[start].verb;
        let parted = |word: &Word| word.token.gap == Gap::Separates;
        if !entry.is_parted() && self.words.words[start + 1..=start + last].iter().any(parted) {
            return None;
        }
        for (number, ((written, traits), &(first, end))) in self.index.words_of(entry).zip(path).enumerate() {
            let token = self.words.words[start + number].token;
            let (reading, spelt) = self.words.readings[first..end]
                .iter()
                .map(|(_, reading)| reading)
                .filter(|reading| number == 0 || reading.proclitics.letters().next().is_none())
                .filter(|reading| last > 0 || !reading.doubtful)
                .filter(|reading| self.index.morphology.accepts(traits, reading))
                .filter(|_| last > 0 || place != Verb::Surely || can_be_verb(traits))
                .filter_map(|reading| {
                    let trust = self.index.morphology.believes(traits, reading, last == 0)?;
                    Some((Reading { trust, ..*reading }, self.spelling(reading, token, written, traits)?))
                })
                .max_by_key(|(reading, spelt)| {
                    (spelt.trust.min(reading.trust), !spelt.differs, std::cmp::Reverse(cost(reading)))
                })?;
            trust = trust.min(reading.trust).min(spelt.trust);
            if last == 0 && place != Verb::No && verb_may_be_meant(&reading, traits) {
                trust = Trust::Weak;
            }
            explain(&reading, &spelt, &mut parts);
            if number == 0 {
                occurrence.0 = token.span.start + reading.stem.0 as usize;
                if reading.restored.article {
                    // Behind ل the article has lost its alef.
                    let before = &self.normalised.text()[token.span.start..occurrence.0];
                    occurrence.0 -=
                        if before.ends_with("ال") { "ال".len() } else { before.len().min("ل".len()) };
                }
            }
            if number == last {
                occurrence.1 = token.span.end - reading.ending.pronoun.len().min(token.span.len());
            }
        }
        let (first, last) = (self.words.words[start].token.span, self.words.words[start + last].token.span);
        let occurrence = Span::new(occurrence.0, occurrence.1.max(occurrence.0));
        let found = Match {
            occurrence: self.normalised.original(occurrence),
            words: self.normalised.original(Span::new(first.start, last.end)),
            glossary: usize::from(entry.glossary),
            concept: entry.concept as usize,
            term: usize::from(entry.term),
            confidence: if trust == Trust::Weak { Confidence::Context } else { Confidence::Certain },
            reason: Reason { parts },
            inside: None,
        };
        let cited = self.index.cited(entry);
        if !is_near_enough(entry, &found.reason.parts)
            || (entry.is_cased()
                && !cited.is_some_and(|cited| case_agrees(&self.text[found.occurrence.range()], cited)))
        {
            return None;
        }
        let text = &self.text[found.words.range()];
        let voiced = cited.is_some_and(|cited| marks_agree(text, cited));
        Some(Found { found, trust, voiced })
    }

    /// How the text spells the stem of a word, against the citation form;
    /// `None` where the difference makes it another word.
    fn spelling(&self, reading: &Reading, token: Token, cited: &str, traits: WordTraits) -> Option<Spelling> {
        if reading.restored.word.is_some() {
            return Some(Spelling::SAME);
        }
        let stem =
            Span::new(token.span.start + reading.stem.0 as usize, token.span.start + reading.stem.1 as usize);
        let original = &self.text[self.normalised.original(stem).range()];
        let cited =
            if reading.restored.article { cited.strip_prefix("ال").unwrap_or(cited) } else { cited };
        // A verb's letters change within, and its form was made of them.
        let conjugated = reading.ending.kind == EndingKind::Verb && reading.needs == Needs::Verb;
        if conjugated && !self.index.morphology.heeds_citation() {
            return Some(Spelling::SAME);
        }
        if reading.ending.kind == EndingKind::Stem {
            return Some(Spelling::of_forms(original, cited));
        }
        if begins_with(cited, original, Folding::Marks) {
            return Some(Spelling::SAME);
        }
        let inflected = reading.ending.kind != EndingKind::None || !reading.ending.pronoun.is_empty();
        if inflected && traits.has(WordTraits::SHORT) {
            return None;
        }
        // مكتبه is «his office» or a careless مكتبة.
        let word = &self.text[self.normalised.original(token.span).range()];
        let taa = cited.ends_with('ة') && !word.contains('ة') && !inflected;
        Some(Spelling { differs: true, trust: if taa { Trust::Weak } else { Trust::Full }, ..Spelling::SAME })
    }
}

/// Whether an occurrence differs from a wording no more than its term may.
fn is_near_enough(entry: &Entry, parts: &[ReasonPart]) -> bool {
    use ReasonPart::{Article, Form, Possessive, Proclitic, Spelling, Variant};
    let listed = |part: &ReasonPart| matches!(part, Variant(_) | Form(_));
    let beside = |part: &ReasonPart| matches!(part, Proclitic(_) | Article | Possessive | Spelling);
    if entry.is_exact() {
        return parts.iter().all(listed);
    }
    !entry.is_form() || parts.iter().all(|part| listed(part) || beside(part))
}

/// Whether the letters that a text has in common with a wording, from the first
/// on, are capital and small as there.
fn case_agrees(text: &str, cited: &str) -> bool {
    let pairs = text.chars().zip(cited.chars());
    let mut differ = pairs.filter(|(there, cited)| there != cited);
    differ.next().is_none_or(|(there, cited)| !there.to_lowercase().eq(cited.to_lowercase()))
}

/// Whether a word can be a verb, as far as is known.
fn can_be_verb(traits: WordTraits) -> bool {
    traits.has(WordTraits::VERB) || traits.has(WordTraits::PERHAPS_VERB)
}

/// Whether a noun was read where a verb that is spelt like it may be meant.
fn verb_may_be_meant(reading: &Reading, traits: WordTraits) -> bool {
    !traits.has(WordTraits::VERB) && !traits.has(WordTraits::NAME) && !reading.proclitics.article
}

/// How a text spells a word.
struct Spelling {
    /// Whether its letters are others than the citation form's.
    differs: bool,
    /// How far it can still be believed to be the same word.
    trust: Trust,
    /// Whether the word has no other form than the citation form after all.
    same_form: bool,
}

impl Spelling {
    /// With the letters of the citation form.
    const SAME: Self = Self { differs: false, trust: Trust::Full, same_form: false };

    /// Of two words that have one stem.
    fn of_forms(text: &str, cited: &str) -> Self {
        let meet = forms_meet(text, cited);
        let (same_form, differs) = match meet {
            FormsMeet::Same => (true, false),
            FormsMeet::Respelt => (true, true),
            FormsMeet::Nearly | FormsMeet::Barely => (false, false),
        };
        let trust = if meet == FormsMeet::Barely { Trust::Weak } else { Trust::Full };
        Self { differs, trust, same_form }
    }
}

/// How much is taken off a word in a reading, to prefer the least.
fn cost(reading: &Reading) -> usize {
    reading.proclitics.letters().count()
        + usize::from(reading.proclitics.article && !reading.restored.article)
        + 2 * usize::from(reading.ending.kind != EndingKind::None)
        + 2 * usize::from(!reading.ending.pronoun.is_empty())
}

/// Adds what a reading says of its word.
fn explain(reading: &Reading, spelt: &Spelling, parts: &mut Vec<ReasonPart>) {
    let Ending { kind, pronoun } = reading.ending;
    parts.extend(reading.proclitics.letters().map(ReasonPart::Proclitic));
    if reading.proclitics.article && !reading.restored.article {
        parts.push(ReasonPart::Article);
    }
    if spelt.differs || reading.respelt {
        parts.push(ReasonPart::Spelling);
    }
    if kind != EndingKind::None && !spelt.same_form {
        parts.push(ReasonPart::Ending(kind));
    }
    if !pronoun.is_empty() {
        // Only the pronouns of Arabic are words.
        parts.push(if pronoun.is_ascii() { ReasonPart::Possessive } else { ReasonPart::Pronoun(pronoun) });
    }
}
