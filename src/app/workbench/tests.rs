//! What a translator does, and what comes of it.

use super::{Done, Workbench};
use crate::app::action::Action;
use crate::app::concepts::ConceptKey;
use crate::app::lexicon::Lexicon;
use crate::app::notice::Severity;
use crate::app::phrases::Value;
use crate::app::rows::Filter;
use crate::app::search::Query;
use crate::app::session::Scope;
use crate::app::term::TermDraft;
use crate::app::testing::{self, segment_id};
use crate::app::{clock, files};
use crate::model::{Concept, ConceptId, Direction, Glossary, GlossaryOrigin, SegmentState, Side, Term};
use crate::settings::PaneDirection;
use std::sync::Arc;

/// The message that was told, if one was, with its count.
fn told(done: Done) -> Option<(Severity, &'static str, Option<usize>)> {
    let Done::Now(notice) = done else { panic!("such a small project needs no task") };
    notice.map(|notice| {
        let count = notice.phrase.values.iter().find_map(|(name, value)| match value {
            Value::Number(count) if *name == "count" => Some(*count),
            _ => None,
        });
        (notice.severity, notice.phrase.message, count)
    })
}

fn active(bench: &Workbench) -> usize {
    bench.active_index().expect("a segment is active")
}

fn segment(bench: &Workbench, number: u128) -> (&str, SegmentState) {
    let segment = bench.session().project().segment(segment_id(number)).expect("the segment is there");
    (&segment.target, segment.state)
}

#[test]
fn confirming_goes_to_the_next_unfinished_segment() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a", "b", "c"]);
    assert_eq!(told(bench.confirm(0).unwrap()), Some((Severity::News, "confirm-empty", None)));
    assert_eq!(active(&bench), 0, "what is empty cannot be confirmed");
    bench.type_target(segment_id(1), "A", 1).unwrap();
    assert_eq!(told(bench.confirm(2).unwrap()), None);
    assert_eq!((segment(&bench, 1), active(&bench)), (("A", SegmentState::Translated), 1));
    bench.go_to_row(2);
    bench.type_target(segment_id(3), "C", 3).unwrap();
    bench.confirm(4).unwrap();
    assert_eq!(active(&bench), 1, "around the end");
    bench.type_target(segment_id(2), "B", 5).unwrap();
    assert_eq!(told(bench.confirm(6).unwrap()), Some((Severity::Done, "all-finished", None)));
}

#[test]
fn confirming_leaves_a_higher_state() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a", "b"]);
    bench.copy_source(0).unwrap();
    bench.set_state(SegmentState::Reviewed, 1).unwrap();
    bench.confirm(2).unwrap();
    assert_eq!((segment(&bench, 1), active(&bench)), (("a", SegmentState::Reviewed), 1));
    let refused = told(bench.set_state(SegmentState::Final, 3).unwrap());
    assert_eq!(refused, Some((Severity::News, "confirm-empty", None)));
}

#[test]
fn a_changed_target_is_a_draft_and_each_change_a_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a"]);
    bench.copy_source(0).unwrap();
    bench.set_state(SegmentState::Translated, 1).unwrap();
    bench.clear(2).unwrap();
    assert_eq!(segment(&bench, 1), ("", SegmentState::Initial));
    let mut states = Vec::new();
    for _ in 0..3 {
        bench.undo(3).unwrap();
        let (target, state) = segment(&bench, 1);
        states.push((target.to_owned(), state));
    }
    let expected =
        [("a", SegmentState::Translated), ("a", SegmentState::Initial), ("", SegmentState::Initial)];
    assert_eq!(states, expected.map(|(target, state)| (target.to_owned(), state)));
    assert!(!bench.session().can_undo());
}

#[test]
fn nothing_is_a_step_that_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a"]);
    bench.clear(0).unwrap();
    bench.set_state(SegmentState::Initial, 1).unwrap();
    bench.find(&Query { text: "z".into(), ..Query::default() }, Side::Target).unwrap();
    let replaced = told(bench.replace("y", Scope::Project, 2).unwrap());
    assert_eq!(replaced, Some((Severity::News, "replaced", Some(0))));
    assert!(!bench.session().can_undo());
}

#[test]
fn both_sides_can_be_replaced_in_one_segment_or_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قره باخ", "باكو", "في قره باخ"]);
    let query = Query { text: "باخ".into(), ..Query::default() };
    bench.find(&query, Side::Source).unwrap();
    assert_eq!(
        told(bench.replace("باغ", Scope::Segment(segment_id(3)), 0).unwrap()),
        Some((Severity::Done, "replaced", Some(1)))
    );
    let sources = |bench: &Workbench| -> Vec<String> {
        bench.session().project().segments().map(|segment| segment.source.clone()).collect()
    };
    assert_eq!(sources(&bench), ["قره باخ", "باكو", "في قره باغ"]);
    bench.replace("باغ", Scope::Project, 1).unwrap();
    assert_eq!(sources(&bench), ["قره باغ", "باكو", "في قره باغ"]);
    while bench.step() {}
    assert_eq!(bench.search().map(|view| view.search.hits().len()), Some(0), "it is searched again");
    bench.undo(2).unwrap();
    bench.undo(3).unwrap();
    assert_eq!(sources(&bench)[2], "في قره باخ");
    assert_eq!(active(&bench), 2, "undo goes to where it was");
}

#[test]
fn documents_come_into_view_when_they_are_added_or_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a"]);
    let new = |name: &str| {
        let mut document = bench.session().project().documents()[0].clone();
        document.id = clock::document_id();
        document.name = name.to_owned();
        document.segments.iter_mut().for_each(|one| Arc::make_mut(one).id = clock::segment_id());
        document
    };
    let added = vec![new("second"), new("third")];
    assert_eq!(
        told(bench.add_documents(added, bench.session().version(), 0).unwrap()),
        Some((Severity::Done, "documents-added", Some(2)))
    );
    let names = |bench: &Workbench| -> Vec<String> {
        bench.session().project().documents().iter().map(|document| document.name.clone()).collect()
    };
    assert_eq!(names(&bench), ["document.txt", "second", "third"]);
    assert_eq!(bench.document_index(), 1, "the first that came is shown");
    bench.remove_document(1).unwrap();
    assert_eq!(names(&bench), ["document.txt", "third"]);
    bench.show_document(0);
    bench.undo(2).unwrap();
    assert_eq!((names(&bench).len(), bench.document_index()), (3, 1));
}

#[test]
fn nobody_is_taken_away_from_what_he_is_writing() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a"]);
    let version = bench.session().version();
    let mut added = bench.session().project().documents()[0].clone();
    added.id = clock::document_id();
    added.segments.iter_mut().for_each(|one| Arc::make_mut(one).id = clock::segment_id());
    bench.type_target(segment_id(1), "A", 0).unwrap();
    let done = bench.add_documents(vec![added], version, 1).unwrap();
    assert_eq!(bench.document_index(), 0);
    let Done::Now(Some(notice)) = done else { panic!("it is told") };
    let offer = notice.offer.expect("the new document is offered");
    assert_eq!(*offer.action, Action::ShowDocument(1));
    let names: Vec<&str> = bench.session().project().documents().iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["document.txt", "document (2).txt"], "names are told apart when documents come");
}

#[test]
fn what_nobody_sees_is_neither_joined_nor_split() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a b", "c"]);
    bench.set_filter(Filter { text: "z".into(), ..Filter::default() });
    while bench.step() {}
    assert!(bench.active().is_none() && !bench.can_join());
    assert!(bench.join(0).is_err());
    assert!(bench.split(1, segment_id(9), 0).is_err());
}

#[test]
fn terms_are_added_changed_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قره باغ"]);
    let draft = TermDraft::of_selection(bench.session().project(), ("قره باغ", "Karabakh")).unwrap();
    let version = bench.session().glossary_version();
    let saved = told(bench.put_concept(draft.glossary, draft.concept(), 0).unwrap());
    assert_eq!(saved, Some((Severity::Done, "term-saved", None)));
    assert!(bench.session().glossary_version() > version, "look-ups learn of it");
    let known = TermDraft::of_selection(bench.session().project(), ("قره باغ", "")).unwrap();
    let id = known.known().expect("the glossary has it now").clone();
    let removed = told(bench.remove_concept(draft.glossary, id, 1).unwrap());
    assert_eq!(removed, Some((Severity::Done, "term-removed", None)));
    assert!(bench.session().project().glossary(draft.glossary).unwrap().concepts.is_empty());
    bench.undo(2).unwrap();
    assert_eq!(bench.session().project().glossary(draft.glossary).unwrap().concepts.len(), 1);
}

/// The lexicon that a task would make of a project.
fn lexicon_of(bench: &Workbench) -> Arc<Lexicon> {
    let project = bench.session().project();
    Arc::new(Lexicon::new(project.glossaries().to_vec(), &project.source, project.target.clone()))
}

fn renderings(bench: &Workbench) -> Vec<String> {
    bench.active_terms().renderings().map(str::to_owned).collect()
}

#[test]
fn a_changed_term_is_found_in_the_next_frame_without_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["في قره باغ"]);
    bench.set_lexicon(lexicon_of(&bench));
    let before_any = lexicon_of(&bench);
    assert_eq!(renderings(&bench), [""; 0]);
    let mut draft = TermDraft::of_selection(bench.session().project(), ("قره باغ", "Karabakh")).unwrap();
    bench.put_concept(draft.glossary, draft.concept(), 0).unwrap();
    bench.step();
    assert_eq!(renderings(&bench), ["Karabakh"]);
    draft.target = "Garabagh".to_owned();
    bench.put_concept(draft.glossary, draft.concept(), 1).unwrap();
    bench.step();
    assert_eq!(renderings(&bench), ["Garabagh"]);
    bench.undo(2).unwrap();
    bench.step();
    assert_eq!(renderings(&bench), ["Karabakh"]);
    assert_eq!(bench.index_version(), 0, "no task was asked for");
    // A lexicon that was begun before the edits does not lose them.
    bench.set_lexicon(before_any);
    assert_eq!((renderings(&bench), bench.index_version()), (vec!["Karabakh".to_owned()], 0));
    let id = draft.concept().id;
    bench.remove_concept(draft.glossary, id, 3).unwrap();
    bench.step();
    assert_eq!(renderings(&bench), [""; 0]);
    // Another glossary is too much.
    bench.add_glossaries(vec![files::use_bundled("months").unwrap()], 4).unwrap();
    bench.step();
    assert_eq!(bench.index_version(), 1);
    bench.set_lexicon(lexicon_of(&bench));
    bench.step();
    assert_eq!(bench.index_version(), 1);
}

#[test]
fn glossaries_are_opened_to_changes_taken_out_and_put_before_others() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["قسم"]);
    let concept = |en: &str, domain: &str| {
        let terms = [("ar", "قسم"), ("en", en)].map(|(tag, text)| Term::new(tag.parse().unwrap(), text));
        let id = ConceptId(en.to_owned());
        Arc::new(Concept { domain: domain.to_owned(), terms: terms.to_vec(), ..Concept::new(id) })
    };
    let file = Glossary {
        origin: GlossaryOrigin::File("law.tsv".to_owned()),
        writable: false,
        concepts: vec![concept("oath", "law"), concept("department", "administration")],
        ..files::own_glossary()
    };
    let id = file.id;
    bench.add_glossaries(vec![file], 1).unwrap();
    let changeable = |bench: &Workbench| bench.session().project().glossary(id).map(Glossary::is_changeable);
    bench.set_glossary_writable(id, true, 2).unwrap();
    assert_eq!(changeable(&bench), Some(true));
    bench.undo(3).unwrap();
    assert_eq!(changeable(&bench), Some(false));
    bench.set_lexicon(lexicon_of(&bench));
    assert_eq!(renderings(&bench), ["oath", "department"]);
    bench.set_domains(" Administration, medicine ", 4).unwrap();
    assert_eq!(renderings(&bench), ["department", "oath"]);
    bench.undo(5).unwrap();
    assert_eq!(renderings(&bench), ["oath", "department"]);
    assert_eq!(told(bench.remove_glossary(id, 6).unwrap()), Some((Severity::Done, "glossary-removed", None)));
    assert_eq!(changeable(&bench), None);
    bench.undo(7).unwrap();
    let concepts = bench.session().project().glossary(id).map(|glossary| glossary.concepts.len());
    assert_eq!(concepts, Some(2), "it comes back with what was in it");
}

#[test]
fn a_rendering_is_preferred_in_this_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["أرمينيا"]);
    let bundled =
        crate::app::files::load_bundled("caucasus").expect("a glossary that ships with the program");
    let concept = bundled.concepts.iter().find(|one| one.terms[0].text == "أرمينيا").expect("Armenia");
    let key = ConceptKey { glossary: bundled.id, concept: concept.id.clone() };
    let bare = Glossary { concepts: Vec::new(), ..bundled.clone() };
    bench.add_glossaries(vec![bare], 1).unwrap();
    bench.set_lexicon(lexicon_of(&bench));
    let own = |bench: &Workbench| -> Vec<Concept> {
        let own = bench.session().project().glossaries().iter().find(|one| one.writable);
        own.expect("its own").concepts.iter().map(|one| Concept::clone(one)).collect()
    };
    assert_eq!(own(&bench).len(), 0);
    let told = told(bench.prefer_rendering(&key, "Armenia", 2).unwrap());
    assert_eq!(told, Some((Severity::Done, "rendering-preferred", None)));
    assert_eq!(own(&bench).len(), 1);
    let terms = |concept: &Concept| {
        concept.terms.iter().map(|term| (term.text.clone(), term.status)).collect::<Vec<_>>()
    };
    assert_eq!(terms(&own(&bench)[0]), terms(concept), "what is preferred already stays so");
    bench.step();
    let first = bench.active_terms().iter().next().map(|term| term.glossary);
    let glossary = bench.session().project().glossaries().iter().find(|one| one.writable).map(|one| one.id);
    assert_eq!(first, glossary, "the project's own goes before");
    // A concept that can be changed is changed where it is.
    let key = ConceptKey { glossary: glossary.unwrap(), concept: own(&bench)[0].id.clone() };
    bench.prefer_rendering(&key, "Armenia", 3).unwrap();
    assert_eq!(own(&bench).len(), 1);
    bench.undo(4).unwrap();
    bench.undo(5).unwrap();
    assert_eq!(own(&bench).len(), 0);
}

#[test]
fn after_many_changes_an_index_is_asked_for_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["باكو"]);
    bench.set_lexicon(lexicon_of(&bench));
    let glossary = bench.session().project().glossaries()[0].id;
    for number in 0..150 {
        let draft = TermDraft::of_selection(bench.session().project(), (&format!("باكو{number}"), "Baku"));
        bench.put_concept(glossary, draft.unwrap().concept(), number).unwrap();
        bench.step();
    }
    assert_eq!(bench.index_version(), 1);
    bench.set_lexicon(lexicon_of(&bench));
    assert_eq!((bench.index_version(), bench.lexicon().unwrap().changes()), (1, 0));
}

#[test]
fn a_bundled_glossary_is_used_and_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a"]);
    let bundled = files::use_bundled("months").unwrap();
    let id = bundled.id;
    assert_eq!(
        told(bench.add_glossaries(vec![bundled], 0).unwrap()),
        Some((Severity::Done, "glossaries-added", Some(1)))
    );
    bench.set_glossary_use(id, false, 0, 1).unwrap();
    let first = &bench.session().project().glossaries()[0];
    assert_eq!((first.id, first.enabled), (id, false));
    let draft = TermDraft::of_selection(bench.session().project(), ("a", "b")).unwrap();
    assert!(bench.put_concept(id, draft.concept(), 2).is_err());
    bench.undo(3).unwrap();
    assert!(bench.session().project().glossary(id).unwrap().enabled);
}

#[test]
fn a_text_is_turned_around_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = testing::workbench(&folder, &["a"]);
    // The source is Arabic by its language and Latin by its letters.
    for (side, pane, other) in [
        (Side::Source, PaneDirection::Language, Direction::Ltr),
        (Side::Source, PaneDirection::Auto, Direction::Rtl),
        (Side::Target, PaneDirection::Language, Direction::Rtl),
        (Side::Target, PaneDirection::Rtl, Direction::Ltr),
    ] {
        for expected in [Some(other), None] {
            bench.turn(side, pane, 0).unwrap();
            let direction = bench.active().and_then(|segment| segment.direction(side));
            assert_eq!(direction, expected, "{side:?} {pane:?}");
        }
    }
}
