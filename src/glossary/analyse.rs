//! Step 1: terms become rows of words, each with what is known of it.

use super::further::{Further, WholeWord, further, is_parted};
use super::tables::Entry;
use crate::model::{Concept, Language, Matching, PartOfSpeech, Span, Term};
use crate::text::hash::hash;
use crate::text::morphology::{self, Morphology, WordTraits};
use crate::text::normalise::{Folding, Normalised, has_marks};
use crate::text::spelling::{self, Names, Skeleton};
use crate::text::tokenise::{Token, tokens_into};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The wordings of some concepts, and their words.
#[derive(Debug, Default)]
pub(super) struct Analysis<'a> {
    pub wordings: Vec<Wording<'a>>,
    pub words: Vec<TermWord>,
    pub names: Vec<NamePart>,
    /// The letters of all words, one after another.
    text: String,
}

/// A term, a variant or another form of one.
#[derive(Debug)]
pub(super) struct Wording<'a> {
    /// What it is of, the words left out.
    pub entry: Entry,
    /// Its words; none where it has no letter.
    pub words: Range<usize>,
    /// How it is cited, where that is with vowel signs, or its capitals count.
    pub cited: Option<&'a str>,
    /// Those of its words that other words may be spellings of.
    pub names: Range<usize>,
}

/// A word of a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct TermWord {
    /// In the letters of the level `Letters`, by which it is looked up.
    pub folded: Span,
    /// The hash of these.
    pub hash: u64,
    /// In the letters of the level `Marks`, to tell how a text spells it.
    pub written: Span,
    /// What is known of it.
    pub traits: WordTraits,
}

/// A word of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamePart {
    /// Which word of its wording it is.
    pub word: usize,
    pub skeleton: Skeleton,
    /// Its letters in English that count for its sound, where they are known.
    pub english: Span,
    /// Whether the glossary says that it is a name.
    pub sure: bool,
}

impl<'a> Analysis<'a> {
    /// Takes everything out and keeps the memory.
    pub fn clear(&mut self) {
        self.wordings.clear();
        self.words.clear();
        self.names.clear();
        self.text.clear();
    }

    /// The letters at a place.
    pub fn letters(&self, place: Span) -> &str {
        &self.text[place.range()]
    }

    fn whole(&self, word: &TermWord) -> WholeWord {
        let own = |place: Span| self.letters(place).to_owned();
        WholeWord { folded: own(word.folded), written: own(word.written), traits: word.traits }
    }

    fn put(&mut self, letters: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(letters);
        Span::new(start, self.text.len())
    }

    fn put_word(&mut self, folded: &str, written: &str, traits: WordTraits) {
        let (folded, hash) = (self.put(folded), hash(folded.as_bytes()));
        let written = self.put(written);
        self.words.push(TermWord { folded, hash, written, traits });
    }

    fn put_wording(&mut self, entry: Entry, words: Range<usize>, cited: Option<&'a str>) {
        let names = self.names.len()..self.names.len();
        self.wordings.push(Wording { entry, words, cited, names });
    }
}

/// Analyses concepts one after another, in memory that is used again.
pub(super) struct Analyser<'l> {
    language: &'l Language,
    morphology: &'static dyn Morphology,
    spells_names: bool,
    letters: Normalised,
    marks: Normalised,
    tokens: Vec<Token>,
    /// Whether words are common ones, by how they are looked up and written.
    common: FxHashMap<(u64, u64), bool>,
}

impl<'l> Analyser<'l> {
    /// For terms that serve a language.
    pub fn new(language: &'l Language) -> Self {
        Self {
            language,
            morphology: morphology::of(language),
            spells_names: spelling::of(language).is_some(),
            letters: Normalised::default(),
            marks: Normalised::default(),
            tokens: Vec::new(),
            common: FxHashMap::default(),
        }
    }

    /// Adds the wordings of a concept, which is the one of this index in the
    /// glossary of this index.
    pub fn concept<'a>(
        &mut self,
        (glossary, number, concept): (u16, u32, &'a Concept),
        to: &mut Analysis<'a>,
    ) {
        for (term_number, term) in concept.terms.iter().enumerate().take(usize::from(u16::MAX)) {
            if term.language.matches(self.language) && term.matching != Matching::Never {
                let entry = Entry::new(glossary, number, term_number as u16, 0);
                self.term(entry.matched(term.matching, term.match_case), concept, term, to);
            }
        }
    }

    fn term<'a>(&mut self, entry: Entry, concept: &'a Concept, term: &'a Term, to: &mut Analysis<'a>) {
        let as_name = self.spells_names && term.matching == Matching::Inflected && !term.match_case;
        let name = match term.part_of_speech {
            _ if !as_name => None,
            Some(PartOfSpeech::ProperNoun) => Some(true),
            None => Some(false),
            _ => None,
        };
        let english = || concept.terms.iter().find(|term| term.language.primary() == "en");
        let english = name.and_then(|_| english()).map_or("", |term| &*term.text);
        let texts = std::iter::once(&term.text).chain(&term.variants);
        for (variant, text) in texts.enumerate().take(usize::from(u16::MAX)) {
            let entry = Entry { variant: variant as u16, ..entry };
            let words = self.words(text, term.part_of_speech, to);
            let parted = self.morphology.heeds_citation() && is_parted(text);
            let entry = entry.with_parted(parted);
            self.further(text, term, Some(entry), words.clone(), to);
            if term.matching == Matching::Inflected
                && term.part_of_speech != Some(PartOfSpeech::ProperNoun)
                && let Some(words) = self.indefinite(words.clone(), to)
            {
                to.put_wording(entry.with_indefinite(true), words, None);
            }
            let cited = (has_marks(text) || term.match_case).then_some(&**text);
            to.put_wording(entry.with_name(name.is_some()), words, cited);
            if let Some(sure) = name {
                self.names(english, sure, to);
            }
        }
        for (form, text) in term.details().forms.iter().enumerate().take(usize::from(u16::MAX) - 1) {
            let entry = Entry { variant: form as u16 + 1, ..entry };
            let words = self.words(text, term.part_of_speech, to);
            // Nothing is made of a form.
            self.further(text, term, None, words.clone(), to);
            to.put_wording(entry.with_listed(), words, term.match_case.then_some(text));
        }
    }

    fn words(&mut self, text: &str, pos: Option<PartOfSpeech>, to: &mut Analysis) -> Range<usize> {
        let first = to.words.len();
        self.letters.renew(text, Folding::Letters);
        tokens_into(self.letters.text(), &mut self.tokens);
        let several = self.tokens.len() > 1;
        for (number, token) in self.tokens.iter().enumerate() {
            // The part of speech of a phrase is not that of each of its words; but a
            // name is one as a whole, and the verb of a phrase comes first.
            let pos = pos.filter(|pos| match pos {
                PartOfSpeech::ProperNoun => true,
                PartOfSpeech::Verb => number == 0,
                _ => !several,
            });
            self.marks.renew(&text[self.letters.original(token.span).range()], Folding::Marks);
            let (folded, written) = (&self.letters.text()[token.span.range()], self.marks.text());
            to.put_word(folded, written, self.morphology.traits(written, folded, pos));
        }
        first..to.words.len()
    }

    /// Adds to words what their capitals say, and as `entry` the wordings that a text
    /// may have in their place.
    fn further<'a>(
        &self,
        text: &'a str,
        term: &Term,
        entry: Option<Entry>,
        words: Range<usize>,
        to: &mut Analysis<'a>,
    ) {
        if !self.morphology.heeds_citation() {
            return;
        }
        let mut whole: Vec<WholeWord> = to.words[words.clone()].iter().map(|word| to.whole(word)).collect();
        let further = further(text, term, &mut whole, self.morphology);
        for (word, whole) in to.words[words].iter_mut().zip(&whole) {
            word.traits = whole.traits;
        }
        let Some(entry) = entry.filter(|_| term.matching == Matching::Inflected) else { return };
        for wording in further {
            let (entry, words, comparable) = match wording {
                Further::Stems(words) => (entry, words, true),
                Further::Closed(words) => (entry.with_closed(), words, true),
                Further::WithoutArticle(words) => (entry.with_indefinite(true), words, false),
            };
            if term.match_case && !comparable {
                continue;
            }
            let first = to.words.len();
            for WholeWord { folded, written, traits } in words {
                to.put_word(&folded, &written, traits);
            }
            to.put_wording(entry, first..to.words.len(), term.match_case.then_some(text));
        }
    }

    /// The indefinite form of a phrase that is cited with articles (ألعاب أولمبية
    /// for الألعاب الأولمبية); `None` for a phrase that has not several, and for a
    /// single word, which is likely to be a name.
    fn indefinite(&self, words: Range<usize>, to: &mut Analysis) -> Option<Range<usize>> {
        let article = self.morphology.article().filter(|_| words.len() > 1)?;
        let bare = |word: TermWord, to: &Analysis| {
            let folded = to.letters(word.folded).strip_prefix(article)?;
            let has = folded.chars().nth(1).is_some() && to.letters(word.written).starts_with(article);
            let rest = |span: Span| Span::new(span.start + article.len(), span.end);
            has.then(|| (rest(word.folded), rest(word.written)))
        };
        if to.words[words.clone()].iter().filter(|word| bare(**word, to).is_some()).count() < 2 {
            return None;
        }
        let first = to.words.len();
        for number in words {
            let word = to.words[number];
            to.words.push(match bare(word, to) {
                Some((folded, written)) => {
                    let letters = to.letters(folded);
                    let traits = self.morphology.traits(to.letters(written), letters, None);
                    TermWord { hash: hash(letters.as_bytes()), folded, written, traits }
                }
                None => word,
            });
        }
        Some(first..to.words.len())
    }

    /// Adds the words of the last wording that other words may be spellings of.
    /// Where the English has as many words, each is the witness of its own.
    fn names(&mut self, english: &str, sure: bool, to: &mut Analysis) {
        let Some(wording) = to.wordings.last() else { return };
        let words = wording.words.clone();
        let witnesses = || english.split(|c: char| c.is_whitespace() || c == '-');
        let witnessed = witnesses().count() == words.len();
        let mut witnesses = witnesses().filter(|_| witnessed);
        for (number, word) in to.words[words.clone()].iter().enumerate() {
            let witness = witnesses.next();
            // Where the glossary does not say that it is a name, the English must
            // tell; and a common word within a name is none.
            if !sure && witness.is_none() {
                continue;
            }
            let (folded, written) = (&to.text[word.folded.range()], &to.text[word.written.range()]);
            if words.len() > 1 {
                // It is asked again and again for the same.
                let ask = || self.morphology.is_common(folded, written);
                if *self.common.entry((word.hash, hash(written.as_bytes()))).or_insert_with(ask) {
                    continue;
                }
            }
            let skeleton = Skeleton::of(folded);
            if !skeleton.is_empty() {
                let start = to.text.len();
                to.text.push_str(&witness.map(Names::english).unwrap_or_default());
                let english = Span::new(start, to.text.len());
                to.names.push(NamePart { word: number, skeleton, english, sure });
            }
        }
        if let Some(wording) = to.wordings.last_mut() {
            wording.names.end = to.names.len();
        }
    }
}
