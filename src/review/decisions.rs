//! The decisions of a reviewer: approve, reject, put off.

use super::By;
use crate::model::{Change, ChangeKind, Concept, Language, Term, TermStatus};

/// Whether somebody is to decide about a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All of it is decided.
    Decided,
    /// It has a proposed term.
    Open,
    /// It has one, and the decision was put off.
    Deferred,
}

/// Whether somebody is to decide about a concept.
pub fn standing(concept: &Concept) -> Standing {
    if !concept.terms.iter().any(is_proposed) {
        return Standing::Decided;
    }
    match concept.history.last() {
        Some(Change { kind: ChangeKind::Deferred, .. }) => Standing::Deferred,
        _ => Standing::Open,
    }
}

/// The concept with its proposed terms approved: the first of a language becomes
/// the preferred one where there is none yet, the others are admitted.
pub fn approved(concept: &Concept, by: &By) -> Concept {
    let mut concept = concept.clone();
    for number in 0..concept.terms.len() {
        if !is_proposed(&concept.terms[number]) {
            continue;
        }
        let language = &concept.terms[number].language;
        let taken = concept
            .terms
            .iter()
            .any(|other| other.language == *language && other.status == TermStatus::Preferred);
        let term = &mut concept.terms[number];
        term.set_status(if taken { TermStatus::Admitted } else { TermStatus::Preferred });
        let change = by.change_of(ChangeKind::Approved, &term.text);
        concept.history.push(change);
    }
    concept
}

/// The concept with its proposed terms forbidden, for this reason. Where another
/// rendering is given, it becomes the preferred one of `language`.
pub fn rejected(concept: &Concept, language: &Language, instead: &str, reason: &str, by: &By) -> Concept {
    let mut concept = concept.clone();
    for term in concept.terms.iter_mut().filter(|term| is_proposed(term)) {
        term.set_status(TermStatus::Forbidden);
        let change = by.change_of(ChangeKind::Rejected, &term.text);
        concept.history.push(Change { reason: reason.trim().to_owned(), ..change });
    }
    let instead = instead.trim();
    if !instead.is_empty() {
        // Of two preferred terms neither would be.
        for term in concept.terms.iter_mut().filter(|term| term.language.matches(language)) {
            if term.status == TermStatus::Preferred {
                term.set_status(TermStatus::Admitted);
            }
        }
        let known =
            concept.terms.iter_mut().find(|term| term.language.matches(language) && term.text == instead);
        match known {
            Some(term) => term.set_status(TermStatus::Preferred),
            None => concept.terms.push(Term::new(language.clone(), instead)),
        }
        let change = by.change_of(ChangeKind::Changed, instead);
        concept.history.push(change);
    }
    concept
}

/// The concept with the decision put off.
pub fn deferred(concept: &Concept, by: &By) -> Concept {
    let mut concept = concept.clone();
    concept.history.push(by.change(ChangeKind::Deferred));
    concept
}

/// The concept with this rendering preferred to all others of its language; what
/// was preferred before is admitted.
pub fn preferring(concept: &Concept, language: &Language, rendering: &str, by: &By) -> Concept {
    let mut concept = concept.clone();
    for term in concept.terms.iter_mut().filter(|term| term.language.matches(language)) {
        if term.text == rendering {
            term.set_status(TermStatus::Preferred);
        } else if term.status == TermStatus::Preferred {
            term.set_status(TermStatus::Admitted);
        }
    }
    let change = by.change_of(ChangeKind::Approved, rendering);
    concept.history.push(change);
    concept
}

/// The concept with this status for its terms of a language, as is done with
/// many concepts at once.
pub fn with_status(concept: &Concept, language: &Language, status: TermStatus, by: &By) -> Concept {
    let mut is = concept.clone();
    for term in is.terms.iter_mut().filter(|term| term.language.matches(language)) {
        term.set_status(status);
    }
    super::changed(Some(concept), is, by)
}

fn is_proposed(term: &Term) -> bool {
    term.status == TermStatus::Proposed
}
