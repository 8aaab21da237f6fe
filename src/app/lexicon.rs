//! The project's glossaries made ready for look-ups, and what they say of a
//! segment.

mod months;
mod terms;
#[cfg(test)]
mod tests;

pub use terms::{Fit, Rendering, SegmentTerms, SourceFigure, TermMatch};

use super::files;
use super::index_cache::{IndexCache, Kept};
use crate::glossary::{Index, Key, Match, Reason, ReasonPart, Standing, changes, renderings};
use crate::model::{
    Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, GrammaticalNumber, Language, PartOfSpeech,
    Span, Term, TermStatus,
};
use crate::text::figures::{Figure, FigureKind, figures};
use crate::text::inflection;
use crate::text::morphology::{self, Possessor};
use crate::text::normalise::{Folding, normalise};
use months::Months;
use std::sync::Arc;

/// How many concepts may have gone and come since the glossaries were made ready
/// before they have to be made ready anew: to lay so many over the index takes
/// about half of what a frame has.
const MOST_CHANGES: usize = 400;

/// Glossaries made ready for look-ups.
pub struct Lexicon {
    /// As they were when they were made ready.
    glossaries: Arc<Vec<Glossary>>,
    source: Language,
    target: Language,
    months: Arc<Months>,
    /// Of the glossaries as they are, changes included.
    index: Index,
    /// How many concepts went and came in each glossary since.
    changed: Vec<(usize, usize)>,
}

impl Lexicon {
    /// Makes the enabled ones of these glossaries ready, highest rank first.
    pub fn new(glossaries: Vec<Glossary>, source: &Language, target: Language) -> Self {
        let glossaries = filled_in(glossaries);
        let index = Index::build(&glossaries, source);
        Self::with_index(glossaries, index, source, target)
    }

    /// The same, with the index as it was kept, where it was.
    pub fn of_cache(
        glossaries: Vec<Glossary>,
        source: &Language,
        target: Language,
        cache: &IndexCache,
    ) -> (Self, Kept) {
        let glossaries = filled_in(glossaries);
        let (index, kept) = cache.index(&glossaries, source);
        (Self::with_index(glossaries, index, source, target), kept)
    }

    fn with_index(glossaries: Vec<Glossary>, index: Index, source: &Language, target: Language) -> Self {
        Self {
            glossaries: Arc::new(glossaries),
            months: Arc::new(Months::new(source)),
            source: source.clone(),
            target,
            index,
            changed: Vec::new(),
        }
    }

    /// Keeps the index in a cache under this key.
    pub fn keep_in(&self, cache: &IndexCache, key: Key) {
        cache.keep(&self.index, key);
    }

    /// The same after single concepts were changed, added or taken out, within the
    /// time that a frame has; `None` where that are too many, or where these are
    /// other glossaries than those that were made ready.
    pub fn following(&self, glossaries: &[Glossary]) -> Option<Self> {
        if glossaries.len() != self.glossaries.len() {
            return None;
        }
        let (mut splices, mut changed, mut left) = (Vec::new(), Vec::new(), MOST_CHANGES);
        for (number, (before, now)) in self.glossaries.iter().zip(glossaries).enumerate() {
            if (before.id, before.enabled, &before.origin) != (now.id, now.enabled, &now.origin) {
                return None;
            }
            let own = match before.origin {
                GlossaryOrigin::Bundled(_) => Vec::new(),
                GlossaryOrigin::Own | GlossaryOrigin::File(_) => {
                    changes(number, &before.concepts, &now.concepts, left)?
                }
            };
            let (gone, come) = own
                .iter()
                .fold((0, 0), |(gone, come), splice| (gone + splice.gone.len(), come + splice.come.len()));
            changed.push((gone, come));
            left -= gone + come;
            if before.enabled {
                splices.extend(own);
            }
        }
        Some(Self {
            glossaries: self.glossaries.clone(),
            source: self.source.clone(),
            target: self.target.clone(),
            months: self.months.clone(),
            index: self.index.with_changes(splices),
            changed,
        })
    }

    /// How many concepts went and came since the glossaries were made ready.
    pub fn changes(&self) -> usize {
        self.changed.iter().map(|(gone, come)| gone + come).sum()
    }

    /// These glossaries, which are those it follows, with the concepts of bundled
    /// ones.
    pub fn with_bundled(&self, glossaries: &[Glossary]) -> Vec<Glossary> {
        let mut all = glossaries.to_vec();
        for glossary in all.iter_mut().filter(|one| matches!(one.origin, GlossaryOrigin::Bundled(_))) {
            if let Some(known) = self.glossaries.iter().find(|known| known.id == glossary.id) {
                glossary.concepts.clone_from(&known.concepts);
            }
        }
        all
    }

    /// The index of their terms, whose matches name glossaries and concepts by
    /// their places in the project that it follows.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Whether no term can be found.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// How many concepts a glossary has, those of bundled ones included.
    pub fn concepts_of(&self, glossary: GlossaryId) -> Option<usize> {
        let number = self.glossaries.iter().position(|one| one.id == glossary)?;
        let (gone, come) = self.changed.get(number).copied().unwrap_or_default();
        Some(self.glossaries[number].concepts.len() + come - gone)
    }

    /// The terms of a source text.
    ///
    /// Where two glossaries recognise the same words, the match of the lower
    /// rank is left out unless it has a rendering the other lacks.
    pub fn terms_of(&self, source: &str) -> SegmentTerms {
        self.described(source, self.index.find_possible(source))
    }

    /// The same without names in spellings that no glossary lists.
    pub fn certain_terms_of(&self, source: &str) -> SegmentTerms {
        self.described(source, self.index.find(source))
    }

    fn described(&self, source: &str, mut found: Vec<Match>) -> SegmentTerms {
        let mut figures = self.figures_of(source);
        let counted = |words: Span| {
            let counts = |one: &SourceFigure| {
                let gap = source.get(one.figure.span.end..words.start);
                one.figure.counts_several() && gap.is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
            };
            figures.iter().any(counts)
        };
        // What the engine links by index is linked by place while some go.
        let outer: Vec<Option<Span>> = found
            .iter()
            .map(|one| one.inside.and_then(|index| found.get(index)).map(|one| one.words))
            .collect();
        let mut matches: Vec<(Match, Option<Span>)> = found.drain(..).zip(outer).collect();
        matches.sort_by_key(|(one, _)| {
            let place = (one.words.start, std::cmp::Reverse(one.words.end));
            (place, one.confidence, self.best_status(one), one.glossary)
        });
        let mut terms: Vec<TermMatch> = Vec::with_capacity(matches.len());
        let mut places: Vec<Span> = Vec::with_capacity(matches.len());
        for (one, outer) in matches {
            let Some(mut term) = self.describe(source, &one, counted(one.words)) else { continue };
            let same_place = places.iter().zip(&terms).filter(|(words, _)| **words == one.words);
            let known: Vec<&str> =
                same_place.flat_map(|(_, term)| &term.renderings).map(|one| &*one.text).collect();
            let is_new = |rendering: &Rendering| !known.contains(&&*rendering.text);
            if !known.is_empty() && !term.renderings.iter().any(is_new) {
                continue;
            }
            term.inside = outer.and_then(|words| places.iter().position(|place| *place == words));
            term.repeats = terms
                .iter()
                .position(|first| first.glossary == term.glossary && first.concept == term.concept);
            places.push(one.words);
            terms.push(term);
        }
        terms::number(&mut terms, &mut figures);
        SegmentTerms { terms, figures }
    }

    /// The numbers and dates of a source, as they are found.
    fn figures_of(&self, source: &str) -> Vec<SourceFigure> {
        let found = figures(source, &self.source, &self.months.named_in(source));
        let figure = |figure: Figure| {
            let month = match &figure.kind {
                FigureKind::Date(date) => self.months.name(date.month, &self.target),
                FigureKind::Number(_) | FigureKind::Time(_) => None,
            };
            let surface = source[figure.span.range()].to_owned();
            SourceFigure { figure, surface, month, text: String::new(), number: None }
        };
        found.into_iter().flat_map(Figure::readings).map(figure).collect()
    }

    /// The best status a rendering of a match has: what somebody has decided goes
    /// before what is only proposed, whichever glossary it is in.
    fn best_status(&self, found: &Match) -> Option<TermStatus> {
        self.concept(found)?.terms_in(&self.target).map(|term| term.status).min()
    }

    /// A concept of a bundled glossary, which the project itself has not.
    pub fn bundled_concept(&self, glossary: GlossaryId, concept: &ConceptId) -> Option<&Arc<Concept>> {
        let glossary = self.glossaries.iter().find(|one| one.id == glossary)?;
        glossary.concepts.iter().find(|one| one.id == *concept)
    }

    /// The concept of a match, with its glossary.
    pub fn concept_of(&self, found: &Match) -> Option<(GlossaryId, &Concept)> {
        Some((self.glossaries.get(found.glossary)?.id, self.concept(found)?))
    }

    /// The concept at this place of the glossary at this place.
    pub fn concept_at(&self, glossary: usize, concept: usize) -> Option<&Concept> {
        self.index.concept(&self.glossaries, glossary, concept)
    }

    fn concept(&self, found: &Match) -> Option<&Concept> {
        self.concept_at(found.glossary, found.concept)
    }

    fn describe(&self, source: &str, found: &Match, counted: bool) -> Option<TermMatch> {
        let glossary = self.glossaries.get(found.glossary)?;
        let concept = self.concept(found)?;
        let term = concept.terms.get(found.term)?;
        let variant = found.reason.variant().and_then(|index| term.variants.get(index)).cloned();
        let place = Place {
            plural: inflects_number(term)
                && (counted || is_plural(&found.reason) || self.is_plural_of(&variant, &term.text)),
            owner: self.owner(&found.reason).filter(|_| is_noun(term)),
        };
        let rendering = |one: crate::glossary::Rendering<'_>| {
            let fitted = self.fitted(one.term, place);
            let mut variants = one.term.variants.clone();
            variants.extend(fitted.is_some().then(|| one.term.text.clone()));
            Rendering {
                made_of: fitted.as_ref().map(|(_, fit)| (one.term.text.clone(), *fit)),
                text: fitted.map_or_else(|| one.term.text.clone(), |(text, _)| text),
                status: one.term.status,
                number: None,
                instead: match one.standing {
                    Standing::Usable => None,
                    Standing::Avoid { instead } => instead.map(|term| term.text.clone()),
                },
                variants,
                first_mention: one.term.details().first_mention.clone(),
            }
        };
        Some(TermMatch {
            glossary: glossary.id,
            concept: concept.id.clone(),
            occurrence: found.occurrence,
            words: found.words,
            surface: source.get(found.words.range())?.to_owned(),
            term: term.text.clone(),
            variant,
            confidence: found.confidence,
            reason: found.reason.clone(),
            inside: None,
            in_figure: false,
            repeats: None,
            renderings: renderings(concept, &self.target).into_iter().map(rendering).collect(),
            definition: concept.definition.clone(),
            note: concept.note.clone(),
            domain: concept.domain.clone(),
            glossary_name: glossary.name.clone(),
        })
    }
}

/// What the place of a term in the source wants of its rendering.
#[derive(Clone, Copy)]
struct Place {
    plural: bool,
    owner: Option<Possessor>,
}

impl Lexicon {
    /// A rendering made to fit its place, and how; `None` where it does as it is.
    fn fitted(&self, term: &Term, place: Place) -> Option<(String, Fit)> {
        if term.status >= TermStatus::Deprecated {
            return None;
        }
        let plural = place.plural.then(|| self.plural_of(term)).flatten();
        let text = plural.as_ref().unwrap_or(&term.text);
        // A name is nobody's: it has a capital, or is said to be one.
        let owner = place.owner.filter(|_| is_noun(term) && !text.starts_with(char::is_uppercase));
        let owned = owner.and_then(|owner| Some(inflection::of(&self.target)?.owned(text, owner)));
        match (plural, owned) {
            (_, Some(owned)) => Some((owned, Fit::Possessive)),
            (Some(plural), None) => Some((plural, Fit::Plural)),
            (None, None) => None,
        }
    }

    /// The plural of a rendering: as its glossary lists it, else as its language
    /// makes it.
    fn plural_of(&self, term: &Term) -> Option<String> {
        if !inflects_number(term) {
            return None;
        }
        // Nobody says which of the forms of a language is the plural where nobody
        // described it; there the rendering is what the glossary has.
        let inflection = inflection::of(&self.target)?;
        let listed = term.details().forms.first().cloned();
        listed.or_else(|| inflection.plural(&term.text))
    }

    /// Whether a variant is the plural of its term, for glossaries list those too.
    fn is_plural_of(&self, variant: &Option<String>, term: &str) -> bool {
        let fold = |word: &str| normalise(word, Folding::Letters);
        let is_it = |variant: &String| morphology::of(&self.source).is_plural_of(&fold(variant), &fold(term));
        variant.as_ref().is_some_and(is_it)
    }

    /// Whose the thing is that a term names, where a pronoun says so.
    fn owner(&self, reason: &Reason) -> Option<Possessor> {
        let pronoun = reason.parts.iter().find_map(|part| match part {
            ReasonPart::Pronoun(pronoun) => Some(pronoun),
            _ => None,
        });
        morphology::of(&self.source).possessor(pronoun?)
    }
}

/// Whether a term is found in a plural or dual of its citation form.
fn is_plural(reason: &Reason) -> bool {
    use crate::text::morphology::EndingKind::{Construct, Dual, FemininePlural, MasculinePlural, Plural};
    let ending = |part: &ReasonPart| {
        matches!(part, ReasonPart::Ending(Plural | FemininePlural | MasculinePlural | Dual | Construct))
    };
    reason.parts.iter().any(ending)
}

/// Whether a term has another number than that of its citation form.
fn inflects_number(term: &Term) -> bool {
    is_noun(term) && matches!(term.number, None | Some(GrammaticalNumber::Singular))
}

/// Whether a term is a common noun, as far as is known.
fn is_noun(term: &Term) -> bool {
    matches!(term.part_of_speech, None | Some(PartOfSpeech::Noun))
}

/// Glossaries with the concepts of the bundled ones, of which a project has none.
fn filled_in(mut glossaries: Vec<Glossary>) -> Vec<Glossary> {
    for glossary in &mut glossaries {
        if let GlossaryOrigin::Bundled(name) = &glossary.origin
            && let Some(bundled) = files::load_bundled(name)
        {
            glossary.concepts = bundled.concepts;
        }
    }
    glossaries
}
