//! What glossaries say of a segment: its terms, and how each is rendered.

use crate::glossary::{Confidence, Reason};
use crate::model::{ConceptId, GlossaryId, HouseStyle, Language, Span, TermStatus};
use crate::text::figures::Figure;
use crate::text::wording::places_of;
use std::ops::RangeInclusive;

/// The terms of a segment, in order of occurrence.
#[derive(Clone, Debug, Default)]
pub struct SegmentTerms {
    pub(super) terms: Vec<TermMatch>,
    pub(super) figures: Vec<SourceFigure>,
}

/// A number, time or date of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFigure {
    /// What it says, and where.
    pub figure: Figure,
    /// As it stands in the source.
    pub surface: String,
    /// What its month is called in translations, where it is a date.
    pub(super) month: Option<String>,
    /// As the house writes it; empty until that is known.
    pub text: String,
    /// The number of the key that inserts it, 1 to 9.
    pub number: Option<u8>,
}

/// A term recognised in a source.
#[derive(Clone, Debug)]
pub struct TermMatch {
    /// The glossary of its concept.
    pub glossary: GlossaryId,
    /// Its concept.
    pub concept: ConceptId,
    /// Where the term itself stands, in bytes of the source.
    pub occurrence: Span,
    /// Where the words are that it stands in.
    pub(super) words: Span,
    /// These words, as they are in the source.
    pub surface: String,
    /// The term in its citation form.
    pub term: String,
    /// The variant it was recognised by, if it was one.
    pub variant: Option<String>,
    /// How sure the match is.
    pub confidence: Confidence,
    /// Why it is one.
    pub reason: Reason,
    /// The index of the longer term whose part it is.
    pub inside: Option<usize>,
    /// Whether it is part of a number or date, which is written as a whole.
    pub in_figure: bool,
    /// The index of the first occurrence of the same concept, if this is
    /// another one.
    pub repeats: Option<usize>,
    /// How it is rendered, best first.
    pub renderings: Vec<Rendering>,
    /// What it means; may be empty.
    pub definition: String,
    /// A remark for whoever renders it; may be empty.
    pub note: String,
    /// Its field of knowledge; may be empty.
    pub domain: String,
    /// What its glossary is called.
    pub glossary_name: String,
}

/// A rendering of a recognised term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// The wording.
    pub text: String,
    /// Whether it may be used.
    pub status: TermStatus,
    /// The number of the key that inserts it, 1 to 9.
    pub number: Option<u8>,
    /// What to use instead, where it is to be avoided.
    pub instead: Option<String>,
    /// Other wordings of it that are in use, such as a surname alone.
    pub variants: Vec<String>,
    /// What the wording was made of to fit its place, and how.
    pub made_of: Option<(String, Fit)>,
    /// The full wording for the first mention; empty where that is no other.
    pub(super) first_mention: String,
}

/// How a rendering was made to fit its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is in the plural, as the term is in the source.
    Plural,
    /// It says whose it is, as the term does in the source.
    Possessive,
    /// It is the full wording, for the document mentions it for the first time.
    FirstMention,
}

impl TermMatch {
    /// Whether it is shown by itself: it is neither another occurrence of a concept
    /// nor part of a figure.
    pub fn stands_alone(&self) -> bool {
        self.repeats.is_none() && !self.in_figure
    }

    /// Whether another term is recognised in the same words.
    fn is_beside(&self, other: &Self) -> bool {
        self.words == other.words
    }

    /// How sure it is to be the term, and how far it is approved.
    fn sureness(&self) -> (Confidence, Option<TermStatus>) {
        (self.confidence, self.renderings.iter().map(|one| one.status).min())
    }
}

impl Rendering {
    /// Whether it may be used.
    pub fn is_usable(&self) -> bool {
        self.status < TermStatus::Deprecated
    }

    /// Whether a wording is this rendering or a variant of it.
    fn goes_by(&self, wording: &str) -> bool {
        self.citation() == wording || self.variants.iter().any(|variant| variant == wording)
    }

    /// The wording as the glossary cites it.
    pub fn citation(&self) -> &str {
        self.made_of.as_ref().map_or(&self.text, |(citation, _)| citation)
    }
}

impl SegmentTerms {
    /// Whether there is no term; there can be figures.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The numbers, times and dates, in order of occurrence.
    pub fn figures(&self) -> &[SourceFigure] {
        &self.figures
    }

    /// The same with the terms of one place in another order, where several
    /// concepts go by the same word: first the ones a rendering of which was used in
    /// the project, then those of its fields of knowledge.
    pub fn preferring(
        &self,
        domains: &[&str],
        recent: impl Fn(GlossaryId, &ConceptId) -> Option<String>,
    ) -> Self {
        let rank = |term: &TermMatch| {
            let domain = domains.iter().position(|one| one.eq_ignore_ascii_case(&term.domain));
            (recent(term.glossary, &term.concept).is_none(), domain.unwrap_or(usize::MAX))
        };
        let mut order: Vec<usize> = (0..self.terms.len()).collect();
        for place in order.chunk_by_mut(|a, b| self.terms[*a].is_beside(&self.terms[*b])) {
            let best = self.terms[place[0]].sureness();
            // What is less sure or less approved does not go before what is more.
            let equals = place.partition_point(|index| self.terms[*index].sureness() == best);
            if equals > 1 {
                place[..equals].sort_by_key(|index| rank(&self.terms[*index]));
            }
        }
        let now = |before: usize| order.iter().position(|index| *index == before);
        let mut terms: Vec<TermMatch> = order.iter().map(|index| self.terms[*index].clone()).collect();
        for term in &mut terms {
            term.inside = term.inside.and_then(now);
            term.repeats = term.repeats.and_then(now);
        }
        Self { terms, figures: self.figures.clone() }
    }

    /// The same as it suits a place: renderings by status, then what was used last;
    /// the full wording before the others where `first` says that a concept is
    /// mentioned for the first time; and figures as the house writes them in the
    /// language of translations.
    pub fn arranged(
        &self,
        (language, style): (&Language, &HouseStyle),
        first: impl Fn(GlossaryId, &ConceptId) -> Option<bool>,
        recent: impl Fn(GlossaryId, &ConceptId) -> Option<String>,
    ) -> Self {
        let mut terms = self.terms.clone();
        for term in &mut terms {
            let recent = recent(term.glossary, &term.concept);
            let is_recent = |one: &Rendering| recent.as_deref().is_some_and(|recent| one.goes_by(recent));
            term.renderings.sort_by_key(|one| (one.status, !is_recent(one)));
            let full =
                term.renderings.iter().position(|one| one.is_usable() && !one.first_mention.is_empty());
            if let Some(at) = full.filter(|_| first(term.glossary, &term.concept) == Some(true)) {
                let short = &term.renderings[at];
                let full = Rendering {
                    text: short.first_mention.clone(),
                    made_of: Some((short.text.clone(), Fit::FirstMention)),
                    variants: Vec::new(),
                    ..short.clone()
                };
                term.renderings.insert(at, full);
            }
        }
        let mut figures = self.figures.clone();
        for figure in &mut figures {
            let written = figure.figure.written(language, style, |_| figure.month.clone());
            figure.text = written.unwrap_or_default();
        }
        for term in &mut terms {
            let covers = |one: &SourceFigure| one.figure.span.contains(term.occurrence);
            term.in_figure = figures.iter().any(|one| !one.text.is_empty() && covers(one));
        }
        // A single digit is typed as fast as it is picked.
        figures.retain(|figure| figure.text.chars().count() > 1);
        number(&mut terms, &mut figures);
        Self { terms, figures }
    }

    /// Every occurrence.
    pub fn iter(&self) -> impl Iterator<Item = &TermMatch> {
        self.terms.iter()
    }

    /// The renderings that may be used, with their variants, term after term,
    /// best first; then the figures.
    pub fn renderings(&self) -> impl Iterator<Item = &str> {
        let usable = self.terms.iter().flat_map(|term| &term.renderings).filter(|one| one.is_usable());
        let wordings = usable.flat_map(|one| std::iter::once(&one.text).chain(&one.variants));
        wordings.chain(self.figures.iter().map(|figure| &figure.text)).map(String::as_str)
    }

    /// The rendering that the key of this number inserts.
    pub fn rendering(&self, number: usize) -> Option<&str> {
        let is_it = |one: Option<u8>| one.map(usize::from) == Some(number);
        let mut all = self.terms.iter().flat_map(|term| &term.renderings);
        let rendering = all.find(|one| is_it(one.number)).map(|rendering| &*rendering.text);
        rendering.or_else(|| Some(&*self.figures.iter().find(|one| is_it(one.number))?.text))
    }

    /// Where the renderings of terms stand in a target: the index of the term,
    /// and the place in bytes.
    pub fn used_in(&self, target: &str) -> Vec<(usize, Span)> {
        let mut used: Vec<(usize, Span)> = Vec::new();
        for (index, term) in self.terms.iter().enumerate().filter(|(_, term)| term.repeats.is_none()) {
            let wordings =
                term.renderings.iter().flat_map(|one| std::iter::once(&one.text).chain(&one.variants));
            for wording in wordings {
                used.extend(places_of(wording, target).map(|span| (index, span)));
            }
        }
        // The longer one at a place is drawn last and thus answers the pointer.
        used.sort_by_key(|(_, span)| span.len());
        used
    }
}

/// Gives the keys 1 to 9: first to the best rendering of each term in order of
/// occurrence, then to figures, then to the terms within longer ones, then to the
/// other renderings.
pub(super) fn number(terms: &mut [TermMatch], figures: &mut [SourceFigure]) {
    let mut keys = Keys { left: 1..=9, given: Vec::new() };
    for rendering in terms.iter_mut().flat_map(|term| &mut term.renderings) {
        rendering.number = None;
    }
    keys.give_best(terms, false);
    for figure in figures {
        figure.number = keys.next(&figure.text);
    }
    keys.give_best(terms, true);
    for term in terms.iter_mut().filter(|term| term.stands_alone()) {
        for rendering in term.renderings.iter_mut().filter(|one| one.is_usable()).skip(1) {
            rendering.number = keys.next(&rendering.text);
        }
    }
}

/// The keys that insert wordings.
struct Keys {
    left: RangeInclusive<u8>,
    /// The wordings that have one.
    given: Vec<String>,
}

impl Keys {
    /// The key of a wording; `None` where it has one already, or none is left.
    fn next(&mut self, text: &str) -> Option<u8> {
        if text.is_empty() || self.given.iter().any(|one| one == text) {
            return None;
        }
        self.given.push(text.to_owned());
        self.left.next()
    }

    /// Gives keys to the best renderings of terms, of those within longer ones or of
    /// those that are not.
    fn give_best(&mut self, terms: &mut [TermMatch], nested: bool) {
        for term in terms.iter_mut().filter(|term| term.stands_alone() && term.inside.is_some() == nested) {
            if let Some(best) = term.renderings.iter_mut().find(|one| one.is_usable()) {
                best.number = self.next(&best.text);
            }
        }
    }
}
