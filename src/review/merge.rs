//! Several concepts made one.

use super::By;
use crate::model::{Change, ChangeKind, Concept, Term};

/// The first concept with all that the others have: their terms behind its own,
/// those of one wording made one; their texts where it has none, and below its
/// own where both have some; the histories in order of time.
pub fn merged(into: &Concept, others: &[&Concept], by: &By) -> Concept {
    let mut concept = into.clone();
    for other in others {
        for term in &other.terms {
            add_term(&mut concept.terms, term);
        }
        let texts = [(&mut concept.definition, &other.definition), (&mut concept.note, &other.note)];
        for (text, more) in texts {
            add_text(text, more);
        }
        if concept.domain.is_empty() {
            concept.domain.clone_from(&other.domain);
        }
        concept.do_not_translate |= other.do_not_translate;
        add_all(&mut concept.links, &other.links);
        add_all(&mut concept.fields, &other.fields);
        for section in &other.sections {
            let own = concept.section_mut(&section.language);
            add_text(&mut own.definition, &section.definition);
            add_text(&mut own.note, &section.note);
            add_all(&mut own.fields, &section.fields);
        }
        concept.history.extend(other.history.iter().cloned());
    }
    concept.history.sort_by_key(|change| change.time);
    let names = others.iter().filter_map(|other| other.terms.first()).map(|term| term.text.as_str());
    let was = names.collect::<Vec<_>>().join("; ");
    concept.history.push(Change { was, ..by.change(ChangeKind::Merged) });
    concept
}

/// Adds a term, or what it has more than the one of its wording. Of two statuses
/// the one that somebody decided holds: a term is not forbidden by one concept
/// and preferred by another, so the stricter is kept.
fn add_term(terms: &mut Vec<Term>, term: &Term) {
    let Some(known) = terms.iter_mut().find(|one| one.language == term.language && one.text == term.text)
    else {
        terms.push(term.clone());
        return;
    };
    use crate::model::TermStatus::Proposed;
    known.status_assumed &= term.status_assumed;
    known.status = match (known.status, term.status) {
        (Proposed, decided) | (decided, Proposed) => decided,
        (one, other) => one.max(other),
    };
    known.part_of_speech = known.part_of_speech.or(term.part_of_speech);
    known.gender = known.gender.or(term.gender);
    known.number = known.number.or(term.number);
    known.match_case |= term.match_case;
    add_all(&mut known.variants, &term.variants);
    let more = term.details();
    known.change_details(|details| {
        add_all(&mut details.forms, &more.forms);
        add_all(&mut details.must_match, &more.must_match);
        add_all(&mut details.must_not_match, &more.must_not_match);
        if details.first_mention.is_empty() {
            details.first_mention.clone_from(&more.first_mention);
        }
        if details.source.is_empty() {
            details.source.clone_from(&more.source);
        }
        details.term_type = details.term_type.or(more.term_type);
        add_text(&mut details.note, &more.note);
        add_all(&mut details.contexts, &more.contexts);
        add_all(&mut details.fields, &more.fields);
    });
}

fn add_all<T: PartialEq + Clone>(list: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}

fn add_text(text: &mut String, more: &str) {
    if text.is_empty() {
        more.clone_into(text);
    } else if !more.is_empty() && !text.contains(more) {
        text.push('\n');
        text.push_str(more);
    }
}
