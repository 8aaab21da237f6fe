//! What was changed in a concept, told from what it was before.

use super::By;
use crate::model::{Change, ChangeKind, Concept, Term, TermStatus};

/// A concept as somebody has changed it, with lines in its history that say what
/// of it is new. Where nothing is, it is as it was.
pub fn changed(was: Option<&Concept>, mut is: Concept, by: &By) -> Concept {
    let Some(was) = was else {
        is.history.push(by.change(ChangeKind::Added));
        return is;
    };
    let mut changes: Vec<Change> = Vec::new();
    for (number, term) in is.terms.iter().enumerate() {
        match was.terms.iter().find(|old| is_same(old, term)) {
            Some(old) if old == term => {}
            Some(old) => changes.push(by.change_of(kind(old.status, term.status), &term.text)),
            None => {
                let before = was.terms.get(number).filter(|old| {
                    old.language == term.language && !is.terms.iter().any(|kept| is_same(old, kept))
                });
                let was = before.map(|old| old.text.clone()).unwrap_or_default();
                let kind = before.map_or(ChangeKind::Changed, |old| kind(old.status, term.status));
                changes.push(Change { was, ..by.change_of(kind, &term.text) });
            }
        }
    }
    let replaced: Vec<&str> = changes.iter().map(|change| change.was.as_str()).collect();
    let gone = was.terms.iter().filter(|old| {
        !is.terms.iter().any(|term| is_same(old, term)) && !replaced.contains(&old.text.as_str())
    });
    let gone: Vec<Change> =
        gone.map(|old| Change { was: old.text.clone(), ..by.change(ChangeKind::Changed) }).collect();
    changes.extend(gone);
    let rest = |concept: &Concept| Concept {
        terms: Vec::new(),
        history: Vec::new(),
        domain: String::new(),
        ..concept.clone()
    };
    if changes.is_empty() && (rest(was) != rest(&is) || was.terms != is.terms) {
        changes.push(by.change(ChangeKind::Changed));
    }
    if was.domain != is.domain {
        let (before, domain) = (was.domain.clone(), Some(is.domain.clone()));
        changes.push(Change { was: before, domain, ..by.change(ChangeKind::Changed) });
    }
    is.history.extend(changes);
    is
}

/// Whether two terms are the same wording.
fn is_same(a: &Term, b: &Term) -> bool {
    a.language == b.language && a.text == b.text
}

/// What a change of status amounts to.
fn kind(was: TermStatus, is: TermStatus) -> ChangeKind {
    match (was, is) {
        _ if was == is => ChangeKind::Changed,
        (TermStatus::Proposed, TermStatus::Preferred | TermStatus::Admitted) => ChangeKind::Approved,
        (_, TermStatus::Deprecated | TermStatus::Forbidden) => ChangeKind::Rejected,
        _ => ChangeKind::Changed,
    }
}
