//! Concepts before and after a decision.

use super::*;
use crate::model::{Concept, ConceptId, Field, Language, Term, TermStatus};
use TermStatus::{Admitted, Forbidden, Preferred, Proposed};

fn english() -> Language {
    "en".parse().unwrap()
}

fn by() -> By {
    By { author: "Rana".to_owned(), time: 7 }
}

fn concept(renderings: &[(&str, TermStatus)]) -> Concept {
    let arabic = Term::new("ar".parse().unwrap(), "قره باغ");
    let renderings =
        renderings.iter().map(|(text, status)| Term { status: *status, ..Term::new(english(), *text) });
    Concept {
        terms: std::iter::once(arabic).chain(renderings).collect(),
        ..Concept::new(ConceptId("c".to_owned()))
    }
}

/// `text status` of every rendering.
fn renderings(concept: &Concept) -> Vec<(&str, TermStatus)> {
    concept.terms[1..].iter().map(|term| (&*term.text, term.status)).collect()
}

/// `kind term was reason` of every line of the history.
fn told(concept: &Concept) -> Vec<String> {
    let line = |change: &Change| {
        assert_eq!((&*change.author, change.time), ("Rana", 7));
        format!("{} {}/{}/{}", change.kind.name(), change.term, change.was, change.reason)
    };
    concept.history.iter().map(line).collect()
}

#[test]
fn approving_prefers_the_first_and_admits_the_others() {
    let before = concept(&[("Karabakh", Proposed), ("Garabagh", Proposed)]);
    assert_eq!(standing(&before), Standing::Open);
    let after = approved(&before, &by());
    assert_eq!(renderings(&after), [("Karabakh", Preferred), ("Garabagh", Admitted)]);
    assert_eq!(told(&after), ["approved Karabakh//", "approved Garabagh//"]);
    assert_eq!(standing(&after), Standing::Decided);
    let known = approved(&concept(&[("Karabakh", Preferred), ("Garabagh", Proposed)]), &by());
    assert_eq!(renderings(&known), [("Karabakh", Preferred), ("Garabagh", Admitted)]);
}

#[test]
fn rejecting_forbids_and_names_the_replacement() {
    let before = concept(&[("Black Garden", Proposed)]);
    let after = rejected(&before, &english(), " Karabakh ", " too literal ", &by());
    assert_eq!(renderings(&after), [("Black Garden", Forbidden), ("Karabakh", Preferred)]);
    assert_eq!(told(&after), ["rejected Black Garden//too literal", "changed Karabakh//"]);
    let bare = rejected(&before, &english(), "", "", &by());
    assert_eq!(renderings(&bare), [("Black Garden", Forbidden)]);
    let known = concept(&[("Karabakh", Preferred), ("Garabagh", Admitted), ("Black Garden", Proposed)]);
    let turned = rejected(&known, &english(), "Garabagh", "", &by());
    assert_eq!(
        renderings(&turned),
        [("Karabakh", Admitted), ("Garabagh", Preferred), ("Black Garden", Forbidden)]
    );
}

#[test]
fn of_several_renderings_one_is_preferred() {
    let before = concept(&[("Karabakh", Preferred), ("Garabagh", Admitted), ("Black Garden", Forbidden)]);
    let after = preferring(&before, &english(), "Garabagh", &by());
    let expected = [("Karabakh", Admitted), ("Garabagh", Preferred), ("Black Garden", Forbidden)];
    assert_eq!(renderings(&after), expected);
    assert_eq!(told(&after), ["approved Garabagh//"]);
}

#[test]
fn what_is_put_off_waits_until_it_is_changed() {
    let after = deferred(&concept(&[("Karabakh", Proposed)]), &by());
    assert_eq!(standing(&after), Standing::Deferred);
    let mut again = after.clone();
    again.definition = "a region".to_owned();
    assert_eq!(standing(&changed(Some(&after), again, &by())), Standing::Open);
    assert_eq!(standing(&approved(&after, &by())), Standing::Decided);
}

#[test]
fn a_change_tells_what_was_there_before() {
    let before = concept(&[("Karabakh", Proposed), ("Garabagh", Admitted)]);
    let case = |change: &dyn Fn(&mut Concept)| {
        let mut is = before.clone();
        change(&mut is);
        told(&changed(Some(&before), is, &by()))
    };
    assert_eq!(case(&|_| {}), [""; 0]);
    assert_eq!(case(&|is| is.terms[1].text = "Qarabag".to_owned()), ["changed Qarabag/Karabakh/"]);
    assert_eq!(case(&|is| is.terms[1].status = Preferred), ["approved Karabakh//"]);
    assert_eq!(case(&|is| is.terms[2].status = Forbidden), ["rejected Garabagh//"]);
    assert_eq!(case(&|is| drop(is.terms.pop())), ["changed /Garabagh/"]);
    assert_eq!(case(&|is| is.terms.push(Term::new(english(), "Artsakh"))), ["changed Artsakh//"]);
    assert_eq!(case(&|is| is.terms.swap(1, 2)), ["changed //"]);
    assert_eq!(case(&|is| is.note = "x".to_owned()), ["changed //"]);
    assert_eq!(told(&changed(None, before.clone(), &by())), ["added //"]);
}

#[test]
fn a_change_of_the_domain_tells_both() {
    let mut before = concept(&[("Karabakh", Preferred)]);
    before.domain = "places".to_owned();
    let mut is = before.clone();
    is.domain = "territories".to_owned();
    let history = changed(Some(&before), is.clone(), &by()).history;
    let domains: Vec<_> = history.iter().map(|one| (&*one.was, one.domain.as_deref())).collect();
    assert_eq!(domains, [("places", Some("territories"))]);
    is.note = "x".to_owned();
    assert_eq!(changed(Some(&before), is, &by()).history.len(), 2, "the note is a change of its own");
}

#[test]
fn merging_loses_nothing() {
    let mut into = concept(&[("Karabakh", Proposed)]);
    into.definition = "a region".to_owned();
    let mut other = concept(&[("Karabakh", Preferred), ("Garabagh", Admitted)]);
    other.terms[0].variants.push("قره باخ".to_owned());
    other.definition = "in the South Caucasus".to_owned();
    other.domain = "places".to_owned();
    other.fields.push(Field::new("ref", "p. 3"));
    other.history.push(by().change(ChangeKind::Added));
    let one = merged(&into, &[&other], &by());
    assert_eq!(renderings(&one), [("Karabakh", Preferred), ("Garabagh", Admitted)]);
    assert_eq!(one.terms[0].variants, ["قره باخ"]);
    assert_eq!((&*one.definition, &*one.domain), ("a region\nin the South Caucasus", "places"));
    assert_eq!(one.fields, [Field::new("ref", "p. 3")]);
    assert_eq!(told(&one), ["added //", "merged /قره باغ/"]);
    // Merged with itself, nothing but the history is new.
    let same = merged(&into, &[&into], &by());
    assert_eq!(Concept { history: Vec::new(), ..same }, into);
}
