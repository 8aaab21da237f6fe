//! What taking a newer file into a large glossary costs: comparing the two, making the
//! edit, and keeping what was imported.

#[expect(dead_code, reason = "sentences are for another benchmark")]
#[path = "support/glossaries.rs"]
mod glossaries;

use criterion::{Criterion, criterion_group, criterion_main};
use glossaries::{Numbers, Stock};
use std::convert::Infallible;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tarjuman::model::{Concept, ConceptId, Edit, PackedConcepts, Project, ProjectId};
use tarjuman::review::By;
use tarjuman::review::import::{Comparison, Kind};
use uuid::Uuid;

/// How many concepts each side has.
const CONCEPTS: usize = 100_000;

type Concepts = Vec<Arc<Concept>>;

/// Every so many-th concept changed in this way.
fn changed(concepts: &Concepts, every: usize, change: impl Fn(&mut Concept)) -> Concepts {
    let one = |(at, concept): (usize, &Arc<Concept>)| {
        let mut concept = concept.clone();
        if at % every == 0 {
            change(Arc::make_mut(&mut concept));
        }
        concept
    };
    concepts.iter().enumerate().map(one).collect()
}

/// As a file has them that has no ids of its own.
fn numbered(concepts: &Concepts) -> Concepts {
    let one = |(at, concept): (usize, &Arc<Concept>)| {
        Arc::new(Concept { id: ConceptId((at + 1).to_string()), ..Concept::clone(concept) })
    };
    concepts.iter().enumerate().map(one).collect()
}

fn exchange(c: &mut Criterion) {
    let stock = Stock::new();
    let mut glossary = stock.glossary(CONCEPTS, &mut Numbers(7));
    let base = std::mem::take(&mut glossary.concepts);
    // A tenth is changed here and a seventh there; a part of both is the same concepts.
    let ours = changed(&base, 10, |concept| concept.note = "decided here".to_owned());
    let theirs = changed(&base, 7, |concept| concept.terms[1].text.push_str(" (new)"));
    let languages = ("ar".parse().expect("a language"), "en".parse().expect("a language"));
    let compare = |ours: &Concepts, base: &Concepts, theirs: &Concepts| {
        let go_on = |_| Ok::<(), Infallible>(());
        let (ours, base, theirs) = (ours.clone(), base.clone(), theirs.clone());
        match Comparison::new(ours, base, theirs, (&languages.0, &languages.1), go_on) {
            Ok(comparison) => comparison,
            Err(never) => match never {},
        }
    };
    let none = Concepts::new();
    let renamed: Concepts = base
        .iter()
        .map(|one| Arc::new(Concept { id: ConceptId(format!("x{}", one.id.0)), ..Concept::clone(one) }))
        .collect();
    let [ours_numbered, base_numbered, theirs_numbered] = [&ours, &base, &theirs].map(numbered);

    let mut group = c.benchmark_group("100,000 concepts compared with 100,000");
    group.sample_size(10);
    group.bench_function("by ids, with the last import", |b| {
        b.iter(|| black_box(compare(&ours, &base, &theirs)));
    });
    group.bench_function("by terms, with the last import", |b| {
        b.iter(|| black_box(compare(&ours_numbered, &base_numbered, &theirs_numbered)));
    });
    group.bench_function("under other ids, so that all look alike", |b| {
        b.iter(|| black_box(compare(&ours, &none, &renamed)));
    });
    group.finish();

    let comparison = compare(&ours, &base, &theirs);
    for kind in Kind::ALL {
        println!("{kind:?}: {}", comparison.of_kind(*kind).len());
    }
    let by = By { author: "Ada".to_owned(), time: 1 };
    let changes = timed("made an edit of the decisions", || {
        match comparison.changes(&ours, &by, "law.tbx", |_| Ok::<(), Infallible>(())) {
            Ok(changes) => changes,
            Err(never) => match never {},
        }
    });
    let id = glossary.id;
    glossary.concepts = ours.clone();
    let mut project = Project::new(ProjectId(Uuid::nil()), languages.0.clone(), languages.1.clone());
    project.apply(Edit::AddGlossary { at: 0, glossary: Box::new(glossary) }).expect("a glossary");
    let edit = Edit::ChangeConcepts { glossary: id, remove: changes.remove, put: changes.put };
    let inverse = timed("applied", || project.apply(&edit).expect("it fits"));
    timed("taken back", || project.apply(&inverse).expect("it fits"));
    let packed = timed("packed", || PackedConcepts::pack(comparison.next_base()));
    println!("{} bytes a concept", packed.bytes().len() / CONCEPTS);
    timed("unpacked", || packed.unpack().expect("it is whole"));
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let made = black_box(work());
    let took: Duration = begin.elapsed();
    println!("{what} in {took:.2?}");
    made
}

criterion_group!(benches, exchange);
criterion_main!(benches);
