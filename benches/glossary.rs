//! How long the terms of one segment take to be found, and what the index of
//! a glossary costs, at 1,000 to 1,000,000 concepts that are like real ones.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use glossaries::{Numbers, Stock};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tarjuman::app::concepts::{Catalogue, ConceptFilter, Listing, Show};
use tarjuman::app::lexicon::Lexicon;
use tarjuman::glossary::{Confidence, Index, Key, Match};
use tarjuman::model::{Concept, Edit, Glossary, Language, Project, ProjectId};
use uuid::Uuid;

#[path = "support/glossaries.rs"]
mod glossaries;

/// Segments looked up for the percentiles.
const SEGMENTS: usize = 2_000;

fn terms_of_a_segment(c: &mut Criterion) {
    let stock = Stock::new();
    let mut group = c.benchmark_group("terms of a segment of 30 words");
    for concepts in [1_000, 10_000, 100_000, 1_000_000] {
        let mut numbers = Numbers(7);
        let glossary = stock.glossary(concepts, &mut numbers);
        let segments: Vec<String> = (0..SEGMENTS).map(|_| stock.sentence(&glossary, &mut numbers)).collect();
        let start = Instant::now();
        let index = Index::build([&glossary], stock.language());
        let built = start.elapsed();
        println!(
            "{concepts} concepts: built in {built:.2?}, {} bytes a concept",
            index.size_in_bytes() / concepts
        );
        tell_cache(&index, std::slice::from_ref(&glossary), stock.language());
        tell("find", &segments, &|segment| index.find(segment));
        tell("find_possible", &segments, &|segment| index.find_possible(segment));
        tell_table(&glossary, stock.language());
        tell_edit(glossary, &stock, &mut numbers, &segments[0]);
        let mut next = 0;
        group.bench_function(BenchmarkId::from_parameter(concepts), |b| {
            b.iter(|| {
                next = (next + 1) % segments.len();
                black_box(index.find(&segments[next]))
            });
        });
    }
    group.finish();
}

/// Prints how long a search takes in each segment, and what it finds.
fn tell(name: &str, segments: &[String], search: &dyn Fn(&str) -> Vec<Match>) {
    let (mut sure, mut possible) = (0, 0);
    let mut times: Vec<Duration> = Vec::with_capacity(segments.len());
    // Once to warm up.
    for counted in [false, true] {
        for segment in segments {
            let start = Instant::now();
            let found = black_box(search(segment));
            if counted {
                times.push(start.elapsed());
                let unsure = found.iter().filter(|one| one.confidence == Confidence::Possible).count();
                (sure, possible) = (sure + found.len() - unsure, possible + unsure);
            }
        }
    }
    times.sort();
    let (p50, p95) = (times[times.len() / 2], times[times.len() * 95 / 100]);
    let each = |count: usize| count as f64 / segments.len() as f64;
    println!(
        "  {name}: p50 {p50:.1?}, p95 {p95:.1?}; {:.1} matches, {:.2} possible",
        each(sure),
        each(possible)
    );
}

/// Prints how long an index takes to be kept and to be opened again, the time to
/// make sure that it is of these glossaries included.
fn tell_cache(index: &Index, glossaries: &[Glossary], language: &Language) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("index");
    let start = Instant::now();
    std::fs::write(&path, index.to_bytes(Key::new(glossaries, language))).expect("a file");
    let written = start.elapsed();
    let start = Instant::now();
    let key = Key::new(glossaries, language);
    let keyed = start.elapsed();
    let block = std::fs::read(&path).expect("the file");
    let read = start.elapsed();
    let same = Index::from_bytes(&block, key, language).expect("the index");
    let opened = start.elapsed();
    println!(
        "  kept: {} kB written in {written:.1?}; opened in {opened:.1?} (key {keyed:.1?}, read {:.1?}, taken in {:.1?})",
        block.len() / 1000,
        read - keyed,
        opened - read,
    );
    assert_eq!(same.len(), index.len());
}

/// Prints how long the table of concepts takes to be made, and how long a search
/// in it: in the frame that it begins in, and in all.
fn tell_table(glossary: &Glossary, source: &Language) {
    let target: Language = "en".parse().expect("a tag");
    let glossaries = vec![glossary.clone()];
    let lexicon = Arc::new(Lexicon::new(glossaries.clone(), source, target.clone()));
    let project = Project::from_parts(
        ProjectId(Uuid::nil()),
        source.clone(),
        target,
        Vec::new(),
        glossaries.clone(),
        Default::default(),
    );
    let start = Instant::now();
    let catalogue = Catalogue::new(lexicon, glossaries, source, |_| Ok(())).expect("nothing cancels it");
    println!("  a table made in {:.2?}", start.elapsed());
    let last = glossary.concepts.last().expect("a concept").terms[0].text.clone();
    let untranslated = ConceptFilter { show: Show::Untranslated, ..ConceptFilter::default() };
    let text = |text: &str| ConceptFilter { text: text.to_owned(), ..ConceptFilter::default() };
    let filters = [
        ("the last term", text(&last)),
        ("“min of”", text("min of")),
        ("“a”", text("a")),
        ("a filter", untranslated),
    ];
    for (name, filter) in filters {
        let start = Instant::now();
        let mut listing = Listing::new(&filter);
        let mut more = listing.step(&catalogue, &project, &filter);
        let (first, found) = (start.elapsed(), listing.len());
        let mut longest = first;
        while more {
            let step = Instant::now();
            more = listing.step(&catalogue, &project, &filter);
            longest = longest.max(step.elapsed());
        }
        println!(
            "  search for {name}: {found} rows after {first:.1?}, {} after {:.1?}; longest frame {longest:.1?}",
            listing.len(),
            start.elapsed()
        );
    }
}

/// Prints what a frame waits for after one concept was changed.
fn tell_edit(glossary: Glossary, stock: &Stock, numbers: &mut Numbers, segment: &str) {
    let languages: (Language, Language) = (stock.language().clone(), "en".parse().expect("a tag"));
    let (id, count) = (glossary.id, glossary.concepts.len());
    let lexicon = Lexicon::new(vec![glossary.clone()], &languages.0, languages.1.clone());
    let project_id = ProjectId(Uuid::nil());
    let glossaries = vec![glossary];
    let mut project =
        Project::from_parts(project_id, languages.0, languages.1, Vec::new(), glossaries, Default::default());
    let mut concept = Concept::clone(&project.glossaries()[0].concepts[count - 1]);
    concept.terms[0].text = stock.sentence(&project.glossaries()[0], numbers);
    let start = Instant::now();
    let edit = Edit::PutConcept { glossary: id, concept: Box::new(concept), at: count - 1 };
    project.apply(edit).expect("the concept is changed");
    let applied = start.elapsed();
    let following = lexicon.following(project.glossaries()).expect("one concept is followed");
    let followed = start.elapsed();
    black_box(following.terms_of(segment));
    let told = start.elapsed();
    println!(
        "  an edit: applied {applied:.1?}, the lexicon follows {:.1?}, terms of a segment {:.1?}",
        followed - applied,
        told - followed
    );
}

criterion_group!(benches, terms_of_a_segment);
criterion_main!(benches);
