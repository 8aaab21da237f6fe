//! How long a plain text of 100,000 lines takes to be read and written.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;
use tarjuman::formats::documents::{ReadOptions, by_id};
use tarjuman::model::{Document, DocumentId, Language, SegmentId};
use tarjuman::text::segmentation::Rules;
use uuid::Uuid;

const LINES: [&str; 4] = [
    "أعلن المتحدث باسم الوزارة، اليوم الأحد، أن الوفد وصل إلى العاصمة. وأضاف أن المحادثات تبدأ غدا.",
    "",
    "هل ينجح الطرفان في التوصل إلى اتفاق؟ «لا أحد يعلم»، قال د. سامي خليل في 28.9.2020.",
    "  وبلغت نسبة المشاركة 3.14 في المئة… ولم تعلن اللجنة النتائج بعد.  ",
];

fn documents(c: &mut Criterion) {
    let text: String = (0..100_000).flat_map(|line| [LINES[line % LINES.len()], "\r\n"]).collect();
    let source: Language = "ar".parse().expect("a language tag");
    let rules = Rules::bundled();
    let format = by_id("txt").expect("plain text");
    let read = || {
        let mut next = 0;
        let mut new_id = || {
            next += 1;
            SegmentId(Uuid::from_u128(next))
        };
        format
            .read(
                text.as_bytes(),
                &mut ReadOptions {
                    rules: &rules,
                    source: &source,
                    new_id: &mut new_id,
                    go_on: &mut |_| true,
                },
            )
            .0
    };
    let parsed = read();
    let document = Document {
        id: DocumentId(Uuid::nil()),
        name: "a.txt".into(),
        origin: String::new(),
        format: "txt".into(),
        skeleton: Arc::from(parsed.skeleton),
        segments: parsed.segments.into_iter().map(Arc::new).collect(),
    };
    let mut group = c.benchmark_group("txt, 100,000 lines");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("read", |b| b.iter(|| black_box(read())));
    group.bench_function("write", |b| b.iter(|| black_box(format.write(&document))));
    group.finish();

    let line: String = LINES.iter().cycle().flat_map(|line| [*line, " "]).take(12_000).collect();
    let segmenter = rules.for_language(&source);
    let mut group = c.benchmark_group("one line");
    group.sample_size(10).throughput(Throughput::Bytes(line.len() as u64));
    group.bench_function("segment", |b| b.iter(|| black_box(segmenter.segment(&line))));
    group.finish();
}

criterion_group!(benches, documents);
criterion_main!(benches);
