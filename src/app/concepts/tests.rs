//! The table of concepts of small glossaries.

use super::*;
use crate::app::lexicon::Lexicon;
use crate::app::{files, testing};
use crate::ledger::Ledger;
use crate::model::{Concept, ConceptId, Edit, Language, Project, Term, TermStatus};
use crate::text::normalise::{Folding, normalise};
use proptest::prelude::*;
use std::sync::Arc;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A concept of one term and its renderings.
fn concept(ar: &str, en: &[&str]) -> Concept {
    let english = en.iter().map(|text| Term::new(language("en"), *text));
    Concept {
        terms: std::iter::once(Term::new(language("ar"), ar)).chain(english).collect(),
        ..Concept::new(ConceptId(ar.to_owned()))
    }
}

/// A project of these segments with one glossary, and its catalogue.
fn project(segments: &[&str], concepts: Vec<Concept>) -> (Project, Catalogue) {
    let mut project = testing::project(segments);
    let mut glossary = files::own_glossary();
    glossary.concepts = concepts.into_iter().map(Arc::new).collect();
    project.apply(Edit::AddGlossary { at: 0, glossary: Box::new(glossary) }).unwrap();
    let catalogue = catalogue_of(&project);
    (project, catalogue)
}

fn catalogue_of(project: &Project) -> Catalogue {
    let glossaries = project.glossaries().to_vec();
    let lexicon = Lexicon::new(glossaries.clone(), &project.source, project.target.clone());
    Catalogue::new(Arc::new(lexicon), glossaries, &project.source, |_| Ok(())).unwrap()
}

/// The ids of the concepts that a filter shows, in order.
fn shown(project: &Project, catalogue: &Catalogue, filter: &ConceptFilter) -> Vec<String> {
    let mut listing = Listing::new(filter);
    while listing.step(catalogue, project, filter) {}
    assert!(listing.is_complete());
    let rows: Vec<u32> = listing.rows().collect();
    for (at, row) in rows.iter().enumerate() {
        assert_eq!((listing.get(at), listing.place_of(*row)), (Some(*row), Some(at)));
    }
    rows.iter().map(|row| catalogue.row(project, *row).unwrap().concept.id.0.clone()).collect()
}

fn text(text: &str) -> ConceptFilter {
    ConceptFilter { text: text.to_owned(), ..ConceptFilter::default() }
}

fn show(show: Show) -> ConceptFilter {
    ConceptFilter { show, ..ConceptFilter::default() }
}

#[test]
fn a_search_finds_any_spelling_and_the_best_first() {
    let (project, catalogue) = project(
        &[],
        vec![
            concept("ناغورني قره باغ", &["Nagorno-Karabakh"]),
            concept("إقليم قره باغ", &["Karabakh region"]),
            concept("قره باغ", &["Karabakh"]),
            concept("باكو", &["Baku"]),
            concept("قره باغي", &["of Karabakh"]),
        ],
    );
    let found = |query: &str| shown(&project, &catalogue, &text(query));
    let all = ["ناغورني قره باغ", "إقليم قره باغ", "قره باغ", "باكو", "قره باغي"];
    assert_eq!(found(""), all);
    // Whole terms, beginnings of terms, beginnings of words.
    let expected = ["قره باغ", "قره باغي", "ناغورني قره باغ", "إقليم قره باغ"];
    assert_eq!(found("قَرَة باغ"), expected);
    assert_eq!(found("KARABAKH"), ["قره باغ", "إقليم قره باغ", "ناغورني قره باغ", "قره باغي"]);
    assert_eq!(found("region karab"), ["إقليم قره باغ"]);
    assert_eq!(found("اقليم"), ["إقليم قره باغ"]);
    assert_eq!(found("arabak").len(), 4);
    assert_eq!(found("Tbilisi"), [""; 0]);
    assert_eq!(found("باكو\nقره"), [""; 0]);
}

#[test]
fn filters_show_what_is_so() {
    let mut proposed = concept("باكو", &["Baku"]);
    proposed.terms[1].status = TermStatus::Proposed;
    proposed.domain = "places".to_owned();
    let by = crate::review::By { author: "Rana".to_owned(), time: 1 };
    let mut put_off = crate::review::deferred(&proposed, &by);
    put_off.id = ConceptId("later".to_owned());
    let mut forbidden = concept("شوشا", &["Shusha"]);
    forbidden.terms[1].status = TermStatus::Forbidden;
    let mut brand = concept("تسنيم", &[]);
    brand.do_not_translate = true;
    let mut bad = concept("وزير", &["minister"]);
    bad.terms[0].change_details(|details| {
        details.must_match = vec!["قال الوزير".to_owned(), "قال الرئيس".to_owned()];
        details.must_not_match = vec!["الوزارة".to_owned(), "الوزير".to_owned()];
    });
    let concepts = vec![proposed, put_off, forbidden, brand, bad, concept("الوزير", &["the minister"])];
    let (project, catalogue) = project(&[], concepts);
    let found = |filter: &ConceptFilter| shown(&project, &catalogue, filter);
    assert_eq!(found(&show(Show::ToReview)), ["باكو"]);
    assert_eq!(found(&show(Show::Deferred)), ["later"]);
    assert_eq!(found(&show(Show::Status(TermStatus::Proposed))), ["باكو", "later"]);
    assert_eq!(found(&show(Show::Untranslated)), ["شوشا"]);
    assert_eq!(found(&show(Show::Doubled)), ["باكو", "later", "وزير", "الوزير"]);
    assert_eq!(found(&show(Show::Failing)), ["وزير"]);
    let places = ConceptFilter { domain: Some("places".to_owned()), ..ConceptFilter::default() };
    assert_eq!(found(&places), ["باكو", "later"]);
    let rana = ConceptFilter { author: Some("Rana".to_owned()), ..text("Baku") };
    assert_eq!(found(&rana), ["later"]);
    assert_eq!(
        (catalogue.domains(), catalogue.authors()),
        (&["places".to_owned()][..], &["Rana".to_owned()][..])
    );
    let failed: Vec<_> = catalogue.failures(4).iter().map(|one| (&*one.sentence, one.missed)).collect();
    assert_eq!(failed, [("قال الرئيس", true), ("الوزير", false)]);
}

#[test]
fn rows_are_sorted_by_columns_and_what_is_alike_stands_together() {
    let mut urgent = concept("جبل", &["mountain"]);
    urgent.terms[1].status = TermStatus::Proposed;
    let mut none = concept("باكو", &[]);
    none.domain = "places".to_owned();
    let concepts = vec![concept("وزير", &["Minister"]), urgent, none, concept("الوزير", &["the minister"])];
    let (project, catalogue) = project(&[], concepts);
    let sorted = |order: Order| -> Vec<String> {
        let filter = ConceptFilter::default();
        let mut listing = Listing::new(&filter);
        while listing.step(&catalogue, &project, &filter) {}
        let mut arranging = Arranging::default();
        while arranging.step(&mut listing, order, &catalogue, &project, |row| row as usize % 3) {}
        let rows: Vec<u32> = listing.rows().collect();
        for (at, row) in rows.iter().enumerate() {
            assert_eq!((listing.get(at), listing.place_of(*row)), (Some(*row), Some(at)));
        }
        rows.iter().map(|row| catalogue.row(&project, *row).unwrap().concept.id.0.clone()).collect()
    };
    let by = |column, reversed| Order::By(Sort { column, reversed });
    assert_eq!(sorted(by(Column::Source, false)), ["الوزير", "باكو", "جبل", "وزير"]);
    assert_eq!(sorted(by(Column::Source, true)), ["وزير", "جبل", "باكو", "الوزير"]);
    assert_eq!(sorted(by(Column::Target, false)), ["وزير", "جبل", "الوزير", "باكو"]);
    assert_eq!(sorted(by(Column::Target, true)), ["الوزير", "جبل", "وزير", "باكو"], "nothing is last");
    assert_eq!(sorted(by(Column::Status, false)), ["جبل", "باكو", "وزير", "الوزير"]);
    assert_eq!(sorted(by(Column::Domain, false)), ["باكو", "وزير", "جبل", "الوزير"]);
    assert_eq!(sorted(by(Column::Count, false)), ["باكو", "جبل", "وزير", "الوزير"]);
    assert_eq!(sorted(Order::Alike), ["وزير", "الوزير", "جبل", "باكو"]);
    let click = |now| Sort::after_click(now, Column::Domain);
    let second = click(click(None));
    assert_eq!(second.map(|sort| sort.reversed), Some(true));
    assert_eq!(click(second), None);
}

#[test]
fn very_many_rows_are_sorted_in_slices() {
    let name = |number: usize| format!("{:05}", (number * 7_919) % 12_000);
    let (project, catalogue) = project(&[], (0..12_000).map(|one| concept(&name(one), &[])).collect());
    let filter = ConceptFilter::default();
    let mut listing = Listing::new(&filter);
    while listing.step(&catalogue, &project, &filter) {}
    let (mut arranging, mut steps) = (Arranging::default(), 1);
    let order = Order::By(Sort { column: Column::Source, reversed: false });
    while arranging.step(&mut listing, order, &catalogue, &project, |_| 0) {
        steps += 1;
    }
    assert!(steps > 3, "{steps}");
    let names = listing.rows().map(|row| catalogue.row(&project, row).unwrap().concept.id.0.clone());
    assert!(names.eq((0..12_000).map(|number| format!("{number:05}"))));
}

#[test]
fn rows_follow_the_project_while_the_catalogue_is_older() {
    let (mut project, catalogue) =
        project(&[], vec![concept("باكو", &["Baku"]), concept("شوشا", &["Shusha"])]);
    let glossary = project.glossaries()[0].id;
    project.apply(Edit::RemoveConcept { glossary, concept: ConceptId("باكو".to_owned()) }).unwrap();
    let mut changed = concept("شوشا", &["Şuşa"]);
    changed.terms[1].status = TermStatus::Proposed;
    project.apply(Edit::PutConcept { glossary, concept: Box::new(changed), at: 0 }).unwrap();
    assert_eq!(shown(&project, &catalogue, &show(Show::ToReview)), ["شوشا"]);
    let key = catalogue.row(&project, 1).unwrap().key();
    assert_eq!(catalogue.row_of(&key), Some(1));
    assert!(catalogue.row(&project, 0).is_none());
}

#[test]
fn evidence_tells_where_a_concept_stands_and_how_it_was_rendered() {
    let mut known = concept("قره باغ", &["Karabakh", "Garabagh"]);
    known.terms[0].variants.push("قره باخ".to_owned());
    let concepts = vec![known, concept("القره باغ", &["the Karabakh"]), concept("باكو", &["Baku"])];
    let segments = ["في قره باغ", "وقره باخ وقره باغ", "باكو", "قره باغ"];
    let (mut project, catalogue) = project(&segments, concepts);
    let ids: Vec<_> = project.segments().map(|segment| segment.id).collect();
    for (id, target) in [(ids[0], "in Karabakh"), (ids[1], "and garabagh, Karabakh"), (ids[3], "there")] {
        let state = crate::model::SegmentState::Initial;
        project.apply(Edit::SetTarget { segment: id, target: target.to_owned(), state }).unwrap();
    }
    let lexicon = catalogue.lexicon();
    let ledger =
        Ledger::new::<()>(lexicon.index(), &project, |found| lexicon.concept_of(found), |_| Ok(())).unwrap();
    let key = catalogue.row(&project, 0).unwrap().key();
    let stands: Vec<_> =
        ledger.places(key.glossary, &key.concept).iter().map(|place| place.segment).collect();
    assert_eq!(stands, [ids[0], ids[1], ids[1], ids[3]]);
    let first = |segment| ledger.is_first_mention(&project, key.glossary, &key.concept, segment);
    assert_eq!(ids.iter().map(|id| first(*id)).collect::<Vec<_>>(), [true, false, false, false].map(Some));
    let used = ledger.used(key.glossary, &key.concept);
    assert_eq!(used.iter().map(|used| (used.count, used.last)).collect::<Vec<_>>(), [(2, 1), (1, 1)]);
    let evidence = Evidence::of(&catalogue, &project, 0, Some(&ledger));
    assert_eq!(evidence.renderings, [("Karabakh".to_owned(), 2), ("Garabagh".to_owned(), 1)]);
    assert_eq!(evidence.without, 1);
    let alike: Vec<_> = evidence.alike.iter().map(|one| (&*one.term, one.possible)).collect();
    assert_eq!(alike, [("القره باغ", false)]);
}

proptest! {
    /// A search in slices finds what looking at every term does.
    #[test]
    fn a_search_finds_what_looking_everywhere_does(
        terms in prop::collection::vec("[ابةأ ]{1,6}", 1..20),
        query in "[ابهa ]{0,3}",
    ) {
        let concepts = terms.iter().enumerate().map(|(number, term)| {
            Concept { id: ConceptId(format!("{number:02}")), ..concept(term, &["a b"]) }
        });
        let (project, catalogue) = project(&[], concepts.collect());
        let folded = normalise(&query, Folding::Letters);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let has = |term: &String| {
            let all = format!("\n{}\na b\n", normalise(term, Folding::Letters));
            words.iter().all(|word| all.contains(word))
        };
        let expected = terms.iter().enumerate().filter(|(_, term)| has(term)).map(|(number, _)| format!("{number:02}"));
        let mut found = shown(&project, &catalogue, &text(&query));
        found.sort();
        prop_assert_eq!(found, expected.collect::<Vec<_>>());
    }
}
