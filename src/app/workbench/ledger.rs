//! What is known of the whole project's names and terms, and what a translator
//! chose for them.

use super::{View, Workbench};
use crate::app::lexicon::{Lexicon, SegmentTerms};
use crate::ledger::Ledger;
use crate::model::{ConceptId, GlossaryId, HouseStyle, Setting};
use crate::text::wording::places_of;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// What is known of the whole project's names and terms.
#[derive(Default)]
pub(super) struct KnownLedger {
    ledger: Option<Arc<Ledger>>,
    /// The lexicon and the shape of the project that it was made with.
    of: Option<(Arc<Lexicon>, u64)>,
    /// The renderings used last since the project was opened.
    recent: FxHashMap<(GlossaryId, ConceptId), String>,
    /// The terms of the active segment, arranged.
    arranged: RefCell<Option<Arranged>>,
}

/// Terms in the order that suits their place, and what that was made of.
struct Arranged {
    /// The terms as they were found.
    of: Arc<SegmentTerms>,
    /// The version of what was known.
    version: u64,
    /// The project's fields of knowledge.
    domains: Option<String>,
    terms: Arc<SegmentTerms>,
}

impl Workbench {
    /// What is known of where concepts stand and how they were rendered.
    pub fn ledger(&self) -> Option<&Ledger> {
        self.known.ledger.as_deref()
    }

    /// The ledger is to be made with this lexicon: where there is none yet or the
    /// segments are others, and while concepts are shown with every change of
    /// glossaries.
    pub fn wants_ledger(&self) -> Option<Arc<Lexicon>> {
        let lexicon = self.lexicon.as_ref()?;
        let has = self.known.of.as_ref().is_some_and(|(of, shape)| {
            let same = Arc::ptr_eq(of, lexicon) || self.shown != View::Concepts;
            same && *shape == self.session.shape()
        });
        (!has).then(|| lexicon.clone())
    }

    /// Takes in a ledger of a project of this shape, made with this lexicon.
    pub fn set_ledger(&mut self, ledger: Ledger, lexicon: Arc<Lexicon>, shape: u64) {
        self.known.ledger = Some(Arc::new(ledger));
        self.known.of = Some((lexicon, shape));
        self.ledger_version += 1;
    }

    /// The terms of the active segment, their renderings in the order that suits
    /// the place.
    pub fn active_terms(&self) -> Arc<SegmentTerms> {
        let Some(id) = self.active else { return Arc::default() };
        let terms = self.terms(id);
        let mut arranged = self.known.arranged.borrow_mut();
        let project = self.session.project();
        let (version, domains) = (self.ledger_version, project.setting(Setting::Domains));
        let is_of_now = |known: &&Arranged| {
            Arc::ptr_eq(&known.of, &terms) && known.version == version && known.domains.as_deref() == domains
        };
        match arranged.as_ref().filter(is_of_now) {
            Some(known) => known.terms.clone(),
            None => {
                let first = |glossary, concept: &ConceptId| {
                    self.ledger()?.is_first_mention(project, glossary, concept, id)
                };
                let recent = |glossary, concept: &ConceptId| self.recent(glossary, concept);
                let fields: Vec<&str> = domains.unwrap_or_default().split(',').map(str::trim).collect();
                let written = (&project.target, &self.style);
                let now = Arc::new(terms.preferring(&fields, recent).arranged(written, first, recent));
                let domains = domains.map(str::to_owned);
                *arranged = Some(Arranged { of: terms, version, domains, terms: now.clone() });
                now
            }
        }
    }

    /// Writes figures in this style from now on.
    pub fn set_style(&mut self, style: HouseStyle) {
        if self.style != style {
            self.style = style;
            self.ledger_version += 1;
        }
    }

    /// The rendering that was used last for a concept.
    fn recent(&self, glossary: GlossaryId, concept: &ConceptId) -> Option<String> {
        if let Some(recent) = self.known.recent.get(&(glossary, concept.clone())) {
            return Some(recent.clone());
        }
        let used = self.ledger()?.used(glossary, concept);
        used.iter().max_by_key(|used| (used.last, used.rendering.len())).map(|used| used.rendering.clone())
    }

    /// Notes that a rendering was inserted into the active segment.
    pub fn note_rendering(&mut self, text: &str) {
        let terms = self.active_terms();
        let found = terms.iter().find_map(|term| {
            let rendering = term.renderings.iter().find(|one| one.text == text)?;
            Some(((term.glossary, term.concept.clone()), rendering.citation().to_owned()))
        });
        if let Some((concept, citation)) = found {
            self.remember(concept, citation);
        }
    }

    /// Notes which renderings the translation of the active segment has.
    pub(super) fn note_translation(&mut self) {
        let Some(target) = self.active().map(|segment| segment.target.clone()) else { return };
        let terms = self.active_terms();
        for term in terms.iter().filter(|term| term.repeats.is_none()) {
            let stands = |text: &str| places_of(text, &target).next().is_some();
            let used = term.renderings.iter().find(|one| stands(&one.text) || stands(one.citation()));
            if let Some(used) = used.filter(|used| used.is_usable()) {
                self.remember((term.glossary, term.concept.clone()), used.citation().to_owned());
            }
        }
    }

    fn remember(&mut self, concept: (GlossaryId, ConceptId), citation: String) {
        if self.known.recent.get(&concept) != Some(&citation) {
            self.known.recent.insert(concept, citation);
            self.ledger_version += 1;
        }
    }
}
