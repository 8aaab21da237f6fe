//! Terms are rendered as the glossaries say.
//!
//! Every term that a glossary finds in the source needs one of its renderings in the
//! target, and none that is to be avoided. How often each stands there is not counted:
//! a translation says «it» or «the country» the second time.
//!
//! Not judged is a term that a longer one covers, for the rendering of that decides; one
//! that is left in its own letters; and one that may be another term, spelt alike, of
//! which no rendering is known.
//!
//! # Limitations
//! A translation that says nothing but «it», or says the same in other words, is found
//! fault with. So is one of a word that is spelt like a term and is none.

mod places;
mod rendered;

use crate::glossary::{Confidence, Index, Match, ReasonPart, Standing, renderings};
use crate::model::{Concept, Glossary, Language, PartOfSpeech, Span, TermStatus};
use crate::qa::{Check, Issue, IssueKind, TermPlace, Texts};
use places::{ConceptPlace, Place, Places};
use rendered::Rendered;
use rustc_hash::FxHashMap;

/// The check, for translations from one language into another.
pub struct Terminology<'g> {
    glossaries: &'g [Glossary],
    from: Language,
    to: Language,
    source: Index,
    target: Index,
}

/// What a target has for a place of the source.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Nothing that could be judged: no rendering is known, or none is needed.
    Open,
    Rendered,
    Missing,
}

impl<'g> Terminology<'g> {
    /// The check by these glossaries, the first of the highest rank.
    pub fn new(glossaries: &'g [Glossary], from: Language, to: Language) -> Self {
        let (source, target) = (Index::build(glossaries, &from), Index::build(glossaries, &to));
        Self { glossaries, from, to, source, target }
    }

    /// The languages translated from and into.
    pub fn languages(&self) -> (&Language, &Language) {
        (&self.from, &self.to)
    }

    /// The glossary of a term of an issue.
    pub fn glossary(&self, term: TermPlace) -> &'g Glossary {
        &self.glossaries[term.glossary]
    }

    /// The concept of a term of an issue.
    pub fn concept(&self, term: TermPlace) -> &'g Concept {
        self.concept_at((term.glossary, term.concept))
    }

    fn concept_at(&self, (glossary, concept): ConceptPlace) -> &'g Concept {
        &self.glossaries[glossary].concepts[concept]
    }

    /// Whether what was found in a target may be used there.
    fn is_usable(&self, found: &Match) -> bool {
        self.concept_at((found.glossary, found.concept)).terms[found.term].status < TermStatus::Deprecated
    }

    /// Whether a rendering of a concept has to stand in a target.
    fn needs_rendering(&self, concept: ConceptPlace) -> bool {
        let concept = self.concept_at(concept);
        let renderings = renderings(concept, &self.to);
        !concept.do_not_translate && renderings.iter().any(|one| one.standing == Standing::Usable)
    }
}

impl Check for Terminology<'_> {
    fn check(&self, texts: Texts<'_>) -> Vec<Issue> {
        let places = Places::new(&self.source.find(texts.source), |one| self.is_name_with_pronoun(one));
        if places.list.is_empty() {
            return Vec::new();
        }
        let found = self.target.find(texts.target);
        let mut rendered = Rendered::new(self, texts, &found);
        let verdicts: Vec<Verdict> =
            places.list.iter().map(|place| self.verdict(place, &mut rendered)).collect();
        let mut issues = self.forbidden(&places, texts.target, &found);
        self.add_missing(&places, &verdicts, &mut issues);
        issues.sort_by_key(|issue| (issue.source.first().copied(), issue.target.first().copied()));
        issues
    }
}

impl Terminology<'_> {
    /// Whether a match is a name with a possessive pronoun, which no name has: جدته is
    /// «his grandmother», and not Jeddah.
    fn is_name_with_pronoun(&self, found: &Match) -> bool {
        let term = &self.concept_at((found.glossary, found.concept)).terms[found.term];
        let has_pronoun = || found.reason.parts.iter().any(|part| matches!(part, ReasonPart::Pronoun(_)));
        term.part_of_speech == Some(PartOfSpeech::ProperNoun) && has_pronoun()
    }

    fn verdict(&self, place: &Place, rendered: &mut Rendered<'_>) -> Verdict {
        if place.concepts().any(|concept| rendered.has(concept)) || rendered.keeps(place.words) {
            return Verdict::Rendered;
        }
        // Terms that are spelt alike: which one is meant is not known.
        if place.concepts().all(|concept| self.needs_rendering(concept)) {
            Verdict::Missing
        } else {
            Verdict::Open
        }
    }

    /// The renderings that are to be avoided and yet stand in the target.
    fn forbidden(&self, places: &Places, target: &str, found: &[Match]) -> Vec<Issue> {
        let mut issues: Vec<Issue> = Vec::new();
        let mut numbers: FxHashMap<(ConceptPlace, usize), usize> = FxHashMap::default();
        for (at, one) in found.iter().enumerate() {
            if one.confidence != Confidence::Certain || self.is_usable(one) {
                continue;
            }
            let concept = (one.glossary, one.concept);
            let Some(of) = places.of_concept.get(&concept) else { continue };
            if self.is_excused(at, places, target, found) {
                continue;
            }
            let number = *numbers.entry((concept, one.term)).or_insert(issues.len());
            if number == issues.len() {
                let place = &places.list[of[0]];
                let is_it = |term: &&TermPlace| (term.glossary, term.concept) == concept;
                let Some(term) = place.terms.iter().find(is_it) else { continue };
                issues.push(Issue {
                    kind: IssueKind::ForbiddenRendering { term: *term, rendering: one.term },
                    source: of.iter().map(|place| places.list[*place].words).collect(),
                    target: Vec::new(),
                });
            }
            issues[number].target.push(one.words);
        }
        issues
    }

    /// Whether a rendering that is to be avoided may stand at its place after all: as a
    /// part of a longer term, or as the rendering of something else.
    fn is_excused(&self, at: usize, places: &Places, target: &str, found: &[Match]) -> bool {
        let avoided = &found[at];
        let is_in_source = |one: &Match| places.of_concept.contains_key(&(one.glossary, one.concept));
        // A longer one that is to be avoided as well says it for both.
        let mut around = std::iter::successors(avoided.inside, |outer| found[*outer].inside);
        if around.any(|outer| self.is_usable(&found[outer]) || is_in_source(&found[outer])) {
            return true;
        }
        let is_written_so = |one: &Match| {
            let term = &self.concept_at((one.glossary, one.concept)).terms[one.term];
            let text = &target[one.occurrence.range()];
            std::iter::once(&term.text).chain(&term.variants).any(|wording| wording == text)
        };
        let same_words = |one: &&Match| one.words == avoided.words;
        let before = found[..at].iter().rev().take_while(same_words);
        before.chain(found[at + 1..].iter().take_while(same_words)).any(|other| {
            // What differs in a capital or a hyphen only is told apart by just that.
            self.is_usable(other) && is_in_source(other) && (is_written_so(other) || !is_written_so(avoided))
        })
    }

    /// Adds the terms of the source that have no rendering in the target. What is told
    /// of a forbidden one, or of one within, need not be told again.
    fn add_missing(&self, places: &Places, verdicts: &[Verdict], issues: &mut Vec<Issue>) {
        let mut told: Vec<Span> = issues.iter().flat_map(|issue| issue.source.iter().copied()).collect();
        told.sort_unstable();
        let mut numbers: FxHashMap<Vec<ConceptPlace>, usize> = FxHashMap::default();
        // Where the last word of those ends that have their rendering.
        let mut rendered_to = 0;
        for (at, place) in places.list.iter().enumerate() {
            if verdicts[at] != Verdict::Missing {
                if verdicts[at] == Verdict::Rendered {
                    rendered_to = rendered_to.max(place.words.end);
                }
                continue;
            }
            // Of two terms that share a word, one is likely to be none.
            let goes_over = |(at, other): (usize, &Place)| {
                verdicts[at] == Verdict::Rendered && other.words.end > place.words.end
            };
            let behind = places.list.iter().enumerate().skip(at + 1);
            let mut behind = behind.take_while(|(_, other)| other.words.start < place.words.end);
            let covered = places.around(at).any(|outer| verdicts[outer] != Verdict::Open);
            let is_told = told[told.partition_point(|span| span.start < place.words.start)..]
                .iter()
                .take_while(|span| span.start < place.words.end)
                .any(|span| place.words.contains(*span));
            if covered || is_told || rendered_to > place.words.start || behind.any(goes_over) {
                continue;
            }
            let number = *numbers.entry(place.concepts().collect()).or_insert(issues.len());
            if number == issues.len() {
                let (terms, confidence) = (place.terms.clone(), place.confidence);
                let kind = IssueKind::MissingRendering { terms, confidence };
                issues.push(Issue { kind, source: Vec::new(), target: Vec::new() });
            }
            if let IssueKind::MissingRendering { confidence, .. } = &mut issues[number].kind {
                *confidence = place.confidence.min(*confidence);
            }
            issues[number].source.push(place.words);
        }
    }
}
