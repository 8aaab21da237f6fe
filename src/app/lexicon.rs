//! The project's glossaries made ready for look-ups, and what they say of a
//! segment.

use super::files;
use super::index_cache::{IndexCache, Kept};
use crate::glossary::{Confidence, Index, Key, Match, Reason, ReasonPart, Standing, changes, renderings};
use crate::model::{
    Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, GrammaticalNumber, Language, PartOfSpeech,
    Span, Term, TermStatus,
};
use crate::text::inflection;
use crate::text::wording::places_of;
use std::sync::Arc;

/// How many concepts may have gone and come since the glossaries were made ready
/// before they have to be made ready anew: to lay so many over the index takes
/// about half of what a frame has.
const MOST_CHANGES: usize = 400;

/// Glossaries made ready for look-ups.
pub struct Lexicon {
    /// As they were when they were made ready.
    glossaries: Arc<Vec<Glossary>>,
    target: Language,
    /// Of the glossaries as they are, changes included.
    index: Index,
    /// How many concepts went and came in each glossary since.
    changed: Vec<(usize, usize)>,
}

/// The terms of a segment, in order of occurrence.
#[derive(Clone, Debug, Default)]
pub struct SegmentTerms {
    terms: Vec<TermMatch>,
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
    /// The words it stands in, as they are in the source.
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
    /// The index of the first occurrence of the same concept, if this is
    /// another one.
    pub repeats: Option<usize>,
    /// How it is rendered, best first.
    pub renderings: Vec<Rendering>,
    /// What it means; may be empty.
    pub definition: String,
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
    first_mention: String,
}

/// How a rendering was made to fit its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is in the plural, as the term is in the source.
    Plural,
    /// It is the full wording, for the document mentions it for the first time.
    FirstMention,
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

impl Lexicon {
    /// Makes the enabled ones of these glossaries ready, highest rank first.
    pub fn new(glossaries: Vec<Glossary>, source: &Language, target: Language) -> Self {
        let glossaries = filled_in(glossaries);
        let index = Index::build(&glossaries, source);
        Self { glossaries: Arc::new(glossaries), target, index, changed: Vec::new() }
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
        (Self { glossaries: Arc::new(glossaries), target, index, changed: Vec::new() }, kept)
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
            target: self.target.clone(),
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
            let Some(mut term) = self.describe(source, &one) else { continue };
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
        number(&mut terms);
        SegmentTerms { terms }
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

    fn describe(&self, source: &str, found: &Match) -> Option<TermMatch> {
        let glossary = self.glossaries.get(found.glossary)?;
        let concept = self.concept(found)?;
        let term = concept.terms.get(found.term)?;
        let variant = found.reason.variant().and_then(|index| term.variants.get(index)).cloned();
        let is_plural = is_plural(&found.reason) && inflects_number(term);
        let rendering = |one: crate::glossary::Rendering<'_>| {
            let text = &one.term.text;
            let plural = if is_plural { self.plural_of(one.term) } else { None };
            let mut variants = one.term.variants.clone();
            variants.extend(plural.is_some().then(|| text.clone()));
            Rendering {
                made_of: plural.is_some().then(|| (text.clone(), Fit::Plural)),
                text: plural.unwrap_or_else(|| text.clone()),
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
            surface: source.get(found.words.range())?.to_owned(),
            term: term.text.clone(),
            variant,
            confidence: found.confidence,
            reason: found.reason.clone(),
            inside: None,
            repeats: None,
            renderings: renderings(concept, &self.target).into_iter().map(rendering).collect(),
            definition: concept.definition.clone(),
            domain: concept.domain.clone(),
            glossary_name: glossary.name.clone(),
        })
    }
}

impl Lexicon {
    /// The plural of a rendering: as its glossary lists it, else as its language
    /// makes it.
    fn plural_of(&self, term: &Term) -> Option<String> {
        if !inflects_number(term) || term.status >= TermStatus::Deprecated {
            return None;
        }
        let listed = term.details().forms.first().cloned();
        listed.or_else(|| inflection::of(&self.target)?.plural(&term.text))
    }
}

/// Whether a term is found in a plural or dual of its citation form.
fn is_plural(reason: &Reason) -> bool {
    use crate::text::morphology::EndingKind::{Dual, FemininePlural, MasculinePlural, Plural};
    let ending = |part: &ReasonPart| {
        matches!(part, ReasonPart::Ending(Plural | FemininePlural | MasculinePlural | Dual))
    };
    reason.parts.iter().any(ending)
}

/// Whether a term has another number than that of its citation form.
fn inflects_number(term: &Term) -> bool {
    matches!(term.part_of_speech, None | Some(PartOfSpeech::Noun))
        && matches!(term.number, None | Some(GrammaticalNumber::Singular))
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

/// Gives the keys 1 to 9 to renderings: first to the best one of each term in
/// order of occurrence, then to the others.
fn number(terms: &mut [TermMatch]) {
    for rendering in terms.iter_mut().flat_map(|term| &mut term.renderings) {
        rendering.number = None;
    }
    let mut numbers = 1..=9u8;
    let mut given: Vec<String> = Vec::new();
    for best in [true, false] {
        for term in terms.iter_mut().filter(|term| term.repeats.is_none()) {
            let skip = usize::from(!best);
            let take = if best { 1 } else { usize::MAX };
            for rendering in term.renderings.iter_mut().filter(|one| one.is_usable()).skip(skip).take(take) {
                if given.contains(&rendering.text) {
                    continue;
                }
                rendering.number = numbers.next();
                given.push(rendering.text.clone());
            }
        }
    }
}

impl SegmentTerms {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The same with their renderings in the order that suits a place: by status,
    /// then what was used last; and with the full wording before the others where
    /// `first` says that a concept is mentioned for the first time.
    pub fn arranged(
        &self,
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
        number(&mut terms);
        Self { terms }
    }

    /// Every occurrence.
    pub fn iter(&self) -> impl Iterator<Item = &TermMatch> {
        self.terms.iter()
    }

    /// The renderings that may be used, with their variants, term after term,
    /// best first.
    pub fn renderings(&self) -> impl Iterator<Item = &str> {
        let usable = self.terms.iter().flat_map(|term| &term.renderings).filter(|one| one.is_usable());
        usable.flat_map(|one| std::iter::once(&one.text).chain(&one.variants)).map(String::as_str)
    }

    /// The rendering that the key of this number inserts.
    pub fn rendering(&self, number: usize) -> Option<&str> {
        let mut all = self.terms.iter().flat_map(|term| &term.renderings);
        all.find(|one| one.number.map(usize::from) == Some(number)).map(|rendering| &*rendering.text)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Term;

    fn language(tag: &str) -> Language {
        tag.parse().unwrap()
    }

    fn concept(ar: &str, en: &[(&str, TermStatus)]) -> Concept {
        let english =
            en.iter().map(|(text, status)| Term { status: *status, ..Term::new(language("en"), *text) });
        Concept {
            terms: std::iter::once(Term::new(language("ar"), ar)).chain(english).collect(),
            ..Concept::new(ConceptId(ar.to_owned()))
        }
    }

    fn lexicon(glossaries: Vec<Vec<Concept>>) -> Lexicon {
        let glossary = |concepts: Vec<Concept>| {
            let concepts = concepts.into_iter().map(Arc::new).collect();
            Glossary { concepts, ..files::own_glossary() }
        };
        Lexicon::new(glossaries.into_iter().map(glossary).collect(), &language("ar"), language("en"))
    }

    use TermStatus::{Forbidden, Preferred};

    #[test]
    fn keys_go_to_the_best_renderings_first() {
        let lexicon = lexicon(vec![vec![
            concept(
                "أرمينيا",
                &[
                    ("Armenia", Preferred),
                    ("Republic of Armenia", TermStatus::Admitted),
                    ("Armenya", Forbidden),
                ],
            ),
            concept("أذربيجان", &[("Azerbaijan", Preferred)]),
        ]]);
        let terms = lexicon.terms_of("دعا أرمينيا وأذربيجان وأرمينيا");
        let numbers: Vec<_> = (1..=4).map(|number| terms.rendering(number)).collect();
        assert_eq!(numbers, [Some("Armenia"), Some("Azerbaijan"), Some("Republic of Armenia"), None]);
        let repeats: Vec<_> = terms.iter().map(|term| term.repeats).collect();
        assert_eq!(repeats, [None, None, Some(0)]);
    }

    #[test]
    fn what_a_higher_glossary_says_is_not_said_twice() {
        let own = vec![concept("باكو", &[("Baku", Preferred)])];
        let same = vec![concept("باكو", &[("Baku", Preferred)])];
        let other = vec![concept("باكو", &[("Bakou", Preferred)])];
        let found = |glossaries| lexicon(glossaries).terms_of("العاصمة باكو").iter().count();
        assert_eq!(found(vec![own.clone(), same]), 1);
        assert_eq!(found(vec![own, other]), 2);
    }

    #[test]
    fn a_decision_goes_before_a_proposal_of_a_higher_glossary() {
        let own = vec![concept("باكو", &[("Bakou", TermStatus::Proposed)])];
        let other = vec![concept("باكو", &[("Baku", Preferred)])];
        let terms = lexicon(vec![own, other]).terms_of("باكو");
        assert_eq!([terms.rendering(1), terms.rendering(2)], [Some("Baku"), Some("Bakou")]);
    }

    #[test]
    fn a_nested_name_knows_the_longer_one() {
        let lexicon = lexicon(vec![vec![
            concept("قره باغ", &[("Karabakh", Preferred)]),
            concept("ناغورني قره باغ", &[("Nagorno-Karabakh", Preferred)]),
        ]]);
        let terms = lexicon.terms_of("في ناغورني قره باغ");
        let nested: Vec<_> = terms.iter().map(|term| (&*term.term, term.inside)).collect();
        assert_eq!(nested, [("ناغورني قره باغ", None), ("قره باغ", Some(0))]);
    }

    #[test]
    fn single_changes_are_followed_and_other_glossaries_are_not() {
        let mut own = files::own_glossary();
        own.concepts = ["باكو", "يريفان"].map(|ar| Arc::new(concept(ar, &[("x", Preferred)]))).to_vec();
        let mut glossaries = vec![files::use_bundled("months").unwrap(), own];
        let lexicon = Lexicon::new(glossaries.clone(), &language("ar"), language("en"));
        let id = glossaries[1].id;
        let told = |lexicon: &Lexicon, source| -> Vec<String> {
            lexicon.terms_of(source).renderings().map(str::to_owned).collect()
        };
        glossaries[1].concepts[0] = Arc::new(concept("باكو", &[("Baku", Preferred)]));
        glossaries[1].concepts.push(Arc::new(concept("تبليسي", &[("Tbilisi", Preferred)])));
        let following = lexicon.following(&glossaries).unwrap();
        assert_eq!(told(&following, "من باكو إلى تبليسي في يناير"), ["Baku", "Tbilisi", "January"]);
        assert_eq!((following.changes(), following.concepts_of(id)), (3, Some(3)));
        // What follows further is told from the beginning.
        glossaries[1].concepts.clear();
        let following = following.following(&glossaries).unwrap();
        assert_eq!(told(&following, "من باكو إلى تبليسي في يناير"), ["January"]);
        assert_eq!((following.changes(), following.concepts_of(id)), (2, Some(0)));
        assert!(lexicon.following(&glossaries[1..]).is_none());
        glossaries[1].enabled = false;
        assert!(lexicon.following(&glossaries).is_none());
        glossaries[1].enabled = true;
        let many = (0..MOST_CHANGES).map(|_| Arc::new(concept("باكو", &[])));
        glossaries[1].concepts = many.collect();
        assert!(lexicon.following(&glossaries).is_none());
    }

    #[test]
    fn a_rendering_fits_the_number_of_its_term_and_the_mention() {
        let mut soldier = concept("جندي", &[("soldier", Preferred), ("trooper", TermStatus::Admitted)]);
        soldier.terms[0].part_of_speech = Some(PartOfSpeech::Noun);
        let mut guterres = concept("غوتيريش", &[("Guterres", Preferred)]);
        guterres.terms[1].change_details(|details| details.first_mention = "António Guterres".to_owned());
        let lexicon = lexicon(vec![vec![soldier, guterres]]);
        let terms = lexicon.terms_of("دعا غوتيريش الجنود");
        let renderings = |terms: &SegmentTerms| -> Vec<String> {
            terms.iter().flat_map(|term| &term.renderings).map(|one| one.text.clone()).collect()
        };
        assert_eq!(renderings(&terms), ["Guterres", "soldiers", "troopers"]);
        let first = terms.arranged(|_, _| Some(true), |_, _| None);
        assert_eq!(renderings(&first), ["António Guterres", "Guterres", "soldiers", "troopers"]);
        assert_eq!((first.rendering(1), first.rendering(3)), (Some("António Guterres"), Some("Guterres")));
        let later = terms.arranged(|_, _| Some(false), |_, _| Some("trooper".to_owned()));
        assert_eq!(renderings(&later), ["Guterres", "soldiers", "troopers"], "status goes before recency");
        let singular = lexicon.terms_of("جندي واحد");
        assert_eq!(renderings(&singular), ["soldier", "trooper"]);
    }

    #[test]
    fn of_renderings_of_one_status_the_one_used_last_comes_first() {
        let lexicon = lexicon(vec![vec![concept("باكو", &[("Baku", Preferred), ("Bakı", Preferred)])]]);
        let terms = lexicon.terms_of("باكو").arranged(|_, _| None, |_, _| Some("Bakı".to_owned()));
        assert_eq!((terms.rendering(1), terms.rendering(2)), (Some("Bakı"), Some("Baku")));
    }

    #[test]
    fn renderings_are_found_in_the_target_as_whole_words() {
        let lexicon = lexicon(vec![vec![concept("باكو", &[("Baku", Preferred)])]]);
        let used = lexicon.terms_of("باكو").used_in("In baku, not Bakuvian; Baku");
        assert_eq!(used, [(0, Span::new(3, 7)), (0, Span::new(23, 27))]);
    }
}
