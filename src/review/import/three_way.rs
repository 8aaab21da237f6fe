//! One concept made of what two sides have made of it, property by property.

use crate::model::{
    Concept, Field, Language, LanguageSection, Level, Place, Term, TermDetails, TermStatus, What, canonical,
    field_value,
};

/// Something that both sides say, each otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The language it is said in, where it is of one.
    pub language: Option<Language>,
    /// The term it is said of; empty where it is none.
    pub term: String,
    /// What it is.
    pub what: What,
    /// The name of the field, where it is one; else empty.
    pub name: String,
    /// What the last import said; empty where it said nothing or is not known.
    pub base: String,
    /// What the glossary says; empty where it says nothing, as of a term taken out.
    pub ours: String,
    /// What the file says.
    pub theirs: String,
}

impl Conflict {
    /// At which level it stands.
    pub fn level(&self) -> Level {
        match (&self.language, self.term.is_empty() && self.what != What::Wording) {
            (None, _) => Level::Concept,
            (Some(_), true) => Level::Section,
            (Some(_), false) => Level::Term,
        }
    }
}

/// Whether two concepts say the same, their ids and histories aside.
pub(super) fn say_the_same(one: &Concept, other: &Concept) -> bool {
    fn parts(concept: &Concept) -> impl PartialEq + '_ {
        let Concept { id: _, domain, definition, note, do_not_translate, links, terms, .. } = concept;
        let Concept { sections, fields, .. } = concept;
        ((domain, definition, note), do_not_translate, (links, terms), (sections, fields))
    }
    let bare = |concept: &Concept| {
        let mut bare = canonical(concept);
        bare.history.clear();
        bare.id.0.clear();
        bare
    };
    parts(one) == parts(other) || bare(one) == bare(other)
}

/// The concept with what both sides have changed in it since the base, and what
/// they say differently. Of that, `takes_theirs` is asked for each by its number.
/// The id and the history are ours.
///
/// Without a base everything is new on both sides: what only one says holds.
pub fn three_way(
    base: Option<&Concept>,
    ours: &Concept,
    theirs: &Concept,
    takes_theirs: &dyn Fn(usize) -> bool,
) -> (Concept, Vec<Conflict>) {
    let empty = Concept::default();
    let base = base.unwrap_or(&empty);
    let mut merger = Merger { place: Place::Concept, takes_theirs, conflicts: Vec::new() };
    let concept = Concept {
        id: ours.id.clone(),
        domain: merger.text(What::Domain, &base.domain, &ours.domain, &theirs.domain),
        definition: merger.text(What::Definition, &base.definition, &ours.definition, &theirs.definition),
        note: merger.text(What::Note, &base.note, &ours.note, &theirs.note),
        // Of two values one is the base's.
        do_not_translate: match ours.do_not_translate == base.do_not_translate {
            true => theirs.do_not_translate,
            false => ours.do_not_translate,
        },
        links: list(&base.links, &ours.links, &theirs.links),
        fields: merger.fields(&base.fields, &ours.fields, &theirs.fields),
        sections: merger.sections(base, ours, theirs),
        terms: merger.terms(&base.terms, &ours.terms, &theirs.terms),
        history: ours.history.clone(),
    };
    (concept, merger.conflicts)
}

struct Merger<'a> {
    place: Place<'a>,
    takes_theirs: &'a dyn Fn(usize) -> bool,
    conflicts: Vec<Conflict>,
}

impl<'a> Merger<'a> {
    /// What holds of three states of one property.
    fn pick<T: PartialEq + Clone>(
        &mut self,
        (what, name): (What, &str),
        [base, ours, theirs]: [&T; 3],
        show: impl Fn(&T) -> String,
    ) -> T {
        if ours == theirs || theirs == base {
            return ours.clone();
        }
        if ours == base {
            return theirs.clone();
        }
        let theirs_hold = self.conflict(what, name, [base, ours, theirs].map(show));
        if theirs_hold { theirs.clone() } else { ours.clone() }
    }

    /// Notes a conflict; whether theirs is to hold.
    fn conflict(&mut self, what: What, name: &str, [base, ours, theirs]: [String; 3]) -> bool {
        let (language, term) = match self.place {
            Place::Concept => (None, ""),
            Place::Section(language) => (Some(language.clone()), ""),
            Place::Term(language, term) => (Some(language.clone()), term),
        };
        let number = self.conflicts.len();
        let (term, name) = (term.to_owned(), name.to_owned());
        self.conflicts.push(Conflict { language, term, what, name, base, ours, theirs });
        (self.takes_theirs)(number)
    }

    fn text(&mut self, what: What, base: &String, ours: &String, theirs: &String) -> String {
        self.pick((what, ""), [base, ours, theirs], String::clone)
    }

    /// A value of a few fixed ones.
    fn value<T: PartialEq + Copy>(
        &mut self,
        what: What,
        [base, ours, theirs]: [Option<T>; 3],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let show = |value: &Option<T>| value.map(&name).unwrap_or_default().to_owned();
        self.pick((what, ""), [&base, &ours, &theirs], show)
    }

    /// Fields of one name and form are one property where no side has several.
    fn fields(&mut self, base: &[Field], ours: &[Field], theirs: &[Field]) -> Vec<Field> {
        if ours == theirs || theirs == base {
            return ours.to_vec();
        }
        if ours == base {
            return theirs.to_vec();
        }
        let key = |field: &Field| (field.name.clone(), field.form.clone());
        let mut keys: Vec<(String, String)> = Vec::new();
        for field in ours.iter().chain(theirs) {
            let key = key(field);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let mut merged = Vec::new();
        for of in keys {
            let named = |fields: &[Field]| {
                fields.iter().filter(|field| key(field) == of).cloned().collect::<Vec<_>>()
            };
            let sides = [named(base), named(ours), named(theirs)];
            if sides.iter().all(|fields| fields.len() <= 1) {
                let [base, ours, theirs] = sides.map(|mut fields| fields.pop());
                let show = |field: &Option<Field>| {
                    field.as_ref().map(|field| field_value(field).into_owned()).unwrap_or_default()
                };
                merged.extend(self.pick((What::Field, &of.0), [&base, &ours, &theirs], show));
            } else {
                let [base, ours, theirs] = &sides;
                merged.extend(list(base, ours, theirs));
            }
        }
        merged
    }

    fn sections(
        &mut self,
        base: &'a Concept,
        ours: &'a Concept,
        theirs: &'a Concept,
    ) -> Vec<LanguageSection> {
        let mut merged: Vec<LanguageSection> = Vec::new();
        for section in ours.sections.iter().chain(&theirs.sections) {
            let language = &section.language;
            if merged.iter().any(|one| one.language == *language) {
                continue;
            }
            let nothing = LanguageSection::new(language.clone());
            let [base, ours, theirs] =
                [base, ours, theirs].map(|concept| concept.section(language).unwrap_or(&nothing));
            self.place = Place::Section(language);
            merged.push(LanguageSection {
                language: language.clone(),
                definition: self.text(
                    What::Definition,
                    &base.definition,
                    &ours.definition,
                    &theirs.definition,
                ),
                note: self.text(What::Note, &base.note, &ours.note, &theirs.note),
                fields: self.fields(&base.fields, &ours.fields, &theirs.fields),
            });
        }
        merged.retain(|section| !section.is_empty());
        merged
    }

    /// The terms.
    fn terms(&mut self, base: &'a [Term], ours: &'a [Term], theirs: &'a [Term]) -> Vec<Term> {
        if ours == theirs || theirs == base {
            return ours.to_vec();
        }
        if ours == base {
            return theirs.to_vec();
        }
        let mut slots = slots(base, ours, theirs);
        // The order is ours, unless only the file has another.
        let by_theirs = is_moved(&slots, |slot| slot.theirs) && !is_moved(&slots, |slot| slot.ours);
        slots.sort_by_key(|slot| {
            let (first, other) = if by_theirs { (slot.theirs, slot.ours) } else { (slot.ours, slot.theirs) };
            first.map_or((1, other), |at| (0, Some(at)))
        });
        let mut merged: Vec<Term> = Vec::new();
        for Slot { base: was, ours: is, theirs: other } in slots {
            let (was, is, other) =
                (was.map(|at| &base[at]), is.map(|at| &ours[at]), other.map(|at| &theirs[at]));
            let Some(term) = self.slot(was, is, other) else { continue };
            match merged.iter().position(|one| is_same(one, &term)) {
                // One side has renamed what the other has added.
                Some(at) => {
                    merged[at] = self.term(&Term::new(term.language.clone(), ""), &merged[at].clone(), &term)
                }
                None => merged.push(term),
            }
        }
        merged
    }

    /// What becomes of a term; `None` where it goes.
    fn slot(
        &mut self,
        base: Option<&'a Term>,
        ours: Option<&'a Term>,
        theirs: Option<&'a Term>,
    ) -> Option<Term> {
        let known = ours.or(theirs).or(base)?;
        self.place = Place::Term(&known.language, &known.text);
        let text = |term: Option<&Term>| term.map(|term| term.text.clone()).unwrap_or_default();
        match (base, ours, theirs) {
            (_, None, None) => None,
            (None, Some(one), None) | (None, None, Some(one)) => Some(one.clone()),
            // One side has taken it out: so it is gone, unless the other has changed it.
            (Some(base), Some(ours), None) => {
                let gone = is_equal(base, ours)
                    || self.conflict(What::Wording, "", [text(Some(base)), text(Some(ours)), String::new()]);
                (!gone).then(|| ours.clone())
            }
            (Some(base), None, Some(theirs)) => {
                let back = !is_equal(base, theirs)
                    && self.conflict(
                        What::Wording,
                        "",
                        [text(Some(base)), String::new(), text(Some(theirs))],
                    );
                back.then(|| theirs.clone())
            }
            (base, Some(ours), Some(theirs)) => {
                let nothing = Term::new(ours.language.clone(), "");
                let was = base.unwrap_or(&nothing);
                if ours.text != theirs.text && ours.text != was.text && theirs.text != was.text {
                    // What is said of the one is not said of the other.
                    let theirs_hold =
                        self.conflict(What::Wording, "", [was, ours, theirs].map(|one| text(Some(one))));
                    return Some(if theirs_hold { theirs.clone() } else { ours.clone() });
                }
                Some(self.term(was, ours, theirs))
            }
        }
    }

    fn term(&mut self, base: &Term, ours: &Term, theirs: &Term) -> Term {
        let sides = [base, ours, theirs];
        let status = self.value(What::Status, sides.map(Term::stated_status), TermStatus::name);
        let details = sides.map(Term::details);
        let mut term = Term {
            language: ours.language.clone(),
            text: if ours.text == base.text { theirs.text.clone() } else { ours.text.clone() },
            status: status.unwrap_or_default(),
            status_assumed: status.is_none(),
            part_of_speech: self
                .value(What::PartOfSpeech, sides.map(|one| one.part_of_speech), |one| one.name()),
            gender: self.value(What::Gender, sides.map(|one| one.gender), |one| one.name()),
            number: self.value(What::Number, sides.map(|one| one.number), |one| one.name()),
            variants: list(&base.variants, &ours.variants, &theirs.variants),
            matching: self
                .pick((What::Matching, ""), sides.map(|one| &one.matching), |one| one.name().to_owned()),
            match_case: if ours.match_case == base.match_case { theirs.match_case } else { ours.match_case },
            details: None,
        };
        let is = self.details(details);
        term.change_details(|details| *details = is);
        term
    }

    fn details(&mut self, [base, ours, theirs]: [&TermDetails; 3]) -> TermDetails {
        TermDetails {
            forms: list(&base.forms, &ours.forms, &theirs.forms),
            first_mention: self.text(
                What::FirstMention,
                &base.first_mention,
                &ours.first_mention,
                &theirs.first_mention,
            ),
            must_match: list(&base.must_match, &ours.must_match, &theirs.must_match),
            must_not_match: list(&base.must_not_match, &ours.must_not_match, &theirs.must_not_match),
            id: self.text(What::TermId, &base.id, &ours.id, &theirs.id),
            term_type: {
                let sides = [base.term_type, ours.term_type, theirs.term_type];
                self.value(What::TermType, sides, |one| one.name())
            },
            note: self.text(What::Note, &base.note, &ours.note, &theirs.note),
            contexts: list(&base.contexts, &ours.contexts, &theirs.contexts),
            source: self.text(What::Source, &base.source, &ours.source, &theirs.source),
            fields: self.fields(&base.fields, &ours.fields, &theirs.fields),
        }
    }
}

/// A list with what each side has added and without what each has taken out.
fn list<T: PartialEq + Clone>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    if ours == base {
        return theirs.to_vec();
    }
    if theirs == base {
        return ours.to_vec();
    }
    let kept = ours.iter().filter(|one| theirs.contains(one) || !base.contains(one));
    let come = theirs.iter().filter(|one| !base.contains(one) && !ours.contains(one));
    kept.chain(come).cloned().collect()
}

/// One term as the three states have it, by index.
#[derive(Clone, Copy)]
struct Slot {
    base: Option<usize>,
    ours: Option<usize>,
    theirs: Option<usize>,
}

/// Whether a side has the terms of the base in another order.
fn is_moved(slots: &[Slot], side: impl Fn(&Slot) -> Option<usize>) -> bool {
    let mut there: Vec<(usize, usize)> =
        slots.iter().filter_map(|slot| Some((slot.base?, side(slot)?))).collect();
    there.sort_unstable();
    !there.is_sorted_by_key(|(_, at)| *at)
}

/// Which term of one state is which of the others. A term in the place of one that is
/// gone is that one with another wording.
fn slots(base: &[Term], ours: &[Term], theirs: &[Term]) -> Vec<Slot> {
    let (our_pairs, their_pairs) = (pairs(base, ours), pairs(base, theirs));
    let mut slots: Vec<Slot> = (0..base.len())
        .map(|at| Slot { base: Some(at), ours: our_pairs[at], theirs: their_pairs[at] })
        .collect();
    let new = |pairs: &[Option<usize>], count: usize| -> Vec<usize> {
        (0..count).filter(|at| !pairs.contains(&Some(*at))).collect()
    };
    let mut their_new = new(&their_pairs, theirs.len());
    for at in new(&our_pairs, ours.len()) {
        let term = &ours[at];
        let same = their_new.iter().position(|&other| is_same(&theirs[other], term));
        // The first wording of a language that the base had none in is one, whatever
        // each side made it.
        let first = || {
            let is_first = rank(ours, at) == 0;
            their_new.iter().position(|&other| {
                is_first
                    && theirs[other].language == term.language
                    && rank(theirs, other) == 0
                    && !ours.iter().any(|one| is_same(one, &theirs[other]))
                    && !theirs.iter().any(|one| is_same(one, term))
            })
        };
        let other = same.or_else(first).map(|at| their_new.remove(at));
        slots.push(Slot { base: None, ours: Some(at), theirs: other });
    }
    slots.extend(their_new.into_iter().map(|at| Slot { base: None, ours: None, theirs: Some(at) }));
    slots
}

/// The index that each term of the base has on a side: by its wording, else by what
/// names it in its file, else by its place among those of its language.
fn pairs(base: &[Term], side: &[Term]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; base.len()];
    let mut free = vec![true; side.len()];
    let is_named = |one: &Term, other: &Term| {
        let (one, other) = (&one.details().id, &other.details().id);
        !one.is_empty() && one == other
    };
    let same_place = |at: usize, other: usize| rank(base, at) == rank(side, other);
    let tests: [&dyn Fn(usize, usize) -> bool; 3] = [
        &|at, other| base[at].text == side[other].text,
        &|at, other| is_named(&base[at], &side[other]),
        &same_place,
    ];
    for test in tests {
        for at in 0..base.len() {
            if pairs[at].is_none() {
                pairs[at] = (0..side.len()).find(|&other| {
                    free[other] && base[at].language == side[other].language && test(at, other)
                });
                if let Some(other) = pairs[at] {
                    free[other] = false;
                }
            }
        }
    }
    pairs
}

/// The place of a term among those of its language.
fn rank(terms: &[Term], at: usize) -> usize {
    terms[..at].iter().filter(|term| term.language == terms[at].language).count()
}

/// Whether two terms are the same wording.
fn is_same(one: &Term, other: &Term) -> bool {
    one.language == other.language && one.text == other.text
}

/// Whether the same is said of two terms.
fn is_equal(one: &Term, other: &Term) -> bool {
    let tidy = |term: &Term| Term { status_assumed: term.stated_status().is_none(), ..term.clone() };
    one == other || tidy(one) == tidy(other)
}
