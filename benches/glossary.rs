//! How long the terms of one segment take to be found, and what the index of
//! a glossary costs, at 1,000 to 1,000,000 concepts.
//!
//! Words are made of Arabic letters by a fixed sequence, with a long tail of
//! rare ones as in any language, so that terms share their first words and
//! sentences are full of words that begin some term.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tarjuman::glossary::Index;
use tarjuman::model::{Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, Language, Term};
use uuid::Uuid;

/// Words of a segment.
const SEGMENT: usize = 30;
/// Segments looked up for the percentiles.
const SEGMENTS: usize = 2_000;

/// A sequence of numbers that is the same every time (SplitMix64, Steele et al. 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below `limit`, small ones far more often, as words are.
    fn ranked(&mut self, limit: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((limit as f64).powf(unit) - 1.0) as usize % limit
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn word(&mut self) -> String {
        const LETTERS: [char; 28] = [
            'ا', 'ل', 'م', 'ي', 'ر', 'ن', 'و', 'ت', 'ب', 'ع', 'د', 'س', 'ف', 'ح', 'ق', 'ك', 'ه', 'ج', 'ش',
            'ص', 'خ', 'ط', 'ض', 'ز', 'غ', 'ث', 'ذ', 'أ',
        ];
        let length = 3 + self.below(4);
        let mut word: String = (0..length).map(|_| LETTERS[self.ranked(28)]).collect();
        if self.below(4) == 0 {
            word.push('ة');
        }
        word
    }
}

fn glossary(concepts: usize, words: &[String], numbers: &mut Numbers) -> Glossary {
    let language: Language = "ar".parse().expect("a language tag");
    let mut terms = BTreeSet::new();
    while terms.len() < concepts {
        // Many terms share their first word (وزارة …) and few the others.
        let length = [1, 1, 2, 2, 2, 3, 4][numbers.below(7)];
        let first = if length == 1 { numbers.below(words.len()) } else { numbers.ranked(words.len()) };
        let others = (1..length).map(|_| numbers.below(words.len()));
        let text: Vec<&str> = std::iter::once(first).chain(others).map(|word| words[word].as_str()).collect();
        terms.insert(text.join(" "));
    }
    let concepts = terms
        .into_iter()
        .enumerate()
        .map(|(number, text)| Concept {
            terms: vec![Term::new(language.clone(), text)],
            ..Concept::new(ConceptId(number.to_string()))
        })
        .map(Arc::new)
        .collect();
    Glossary {
        id: GlossaryId(Uuid::nil()),
        name: String::new(),
        origin: GlossaryOrigin::Own,
        licence: String::new(),
        enabled: true,
        writable: false,
        concepts,
    }
}

/// A sentence: one word in two is of the glossary's vocabulary.
fn segment(words: &[String], common: &[String], numbers: &mut Numbers) -> String {
    let word = |numbers: &mut Numbers| {
        let before = ["", "", "", "و", "ال", "ب", "لل", "وال"][numbers.below(8)];
        let behind = ["", "", "", "ها", "ا", "ات"][numbers.below(6)];
        let words = if numbers.below(2) == 0 { words } else { common };
        format!("{before}{}{behind}", words[numbers.ranked(words.len())])
    };
    (0..SEGMENT).map(|_| word(numbers)).collect::<Vec<_>>().join(" ")
}

fn percentiles(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    (times[times.len() / 2], times[times.len() * 95 / 100])
}

fn terms_of_a_segment(c: &mut Criterion) {
    let language: Language = "ar".parse().expect("a language tag");
    let mut group = c.benchmark_group("terms of a segment of 30 words");
    for concepts in [1_000, 10_000, 100_000, 1_000_000] {
        let mut numbers = Numbers(7);
        let words: Vec<String> = (0..concepts).map(|_| numbers.word()).collect();
        let common: Vec<String> = (0..5_000).map(|_| numbers.word()).collect();
        let glossary = glossary(concepts, &words, &mut numbers);
        let segments: Vec<String> = (0..SEGMENTS).map(|_| segment(&words, &common, &mut numbers)).collect();
        let start = Instant::now();
        let index = Index::build([&glossary], &language);
        let built = start.elapsed();
        let mut matches = 0;
        let timed = |matches: &mut usize| {
            segments
                .iter()
                .map(|segment| {
                    let start = Instant::now();
                    *matches += black_box(index.find(segment)).len();
                    start.elapsed()
                })
                .collect()
        };
        let _warm: Vec<Duration> = timed(&mut 0);
        let (p50, p95) = percentiles(timed(&mut matches));
        println!(
            "{concepts} concepts: built in {built:?}, {} bytes a concept; a segment p50 {p50:?}, p95 {p95:?}, {:.1} matches",
            index.size_in_bytes() / concepts,
            matches as f64 / SEGMENTS as f64,
        );
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

criterion_group!(benches, terms_of_a_segment);
criterion_main!(benches);
