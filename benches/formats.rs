//! What reading and writing glossaries costs: TBX by the number of concepts, the other
//! formats at ten thousand. A million concepts take minutes, and run when they are asked for:
//! `cargo bench --bench formats -- 1000000`.

#[expect(dead_code, reason = "sentences are for another benchmark")]
#[path = "support/glossaries.rs"]
mod glossaries;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use glossaries::{Numbers, Stock};
use std::hint::black_box;
use tarjuman::formats::glossaries::{self as formats, Format, GlossaryFile, Head, WriteOptions};

/// The largest number of concepts that is measured without being asked for.
const USUAL: usize = 100_000;

fn file(concepts: usize) -> GlossaryFile {
    let glossary = Stock::new().glossary(concepts, &mut Numbers(7));
    GlossaryFile { head: Head::default(), concepts: glossary.concepts }
}

/// The bytes of a file in a format, as far as it holds the glossary.
fn written(format: &Format, file: &GlossaryFile) -> Vec<u8> {
    let options = WriteOptions::default();
    let (fitted, _) = format.fitted(file, &options);
    let mut bytes = Vec::new();
    let writer = format.writer.expect("it is written");
    writer.write(&fitted, &options, &mut bytes).expect("it is in memory");
    bytes
}

fn read_and_write(c: &mut Criterion, format: &Format, concepts: usize, file: &GlossaryFile) {
    let mut group = c.benchmark_group(format!("{} of {concepts} concepts", format.id));
    group.sample_size(10);
    let bytes = written(format, file);
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("written", |b| b.iter(|| black_box(written(format, file))));
    if format.reader.is_some() {
        group.bench_function("read", |b| b.iter(|| black_box(format.read_bytes(&bytes))));
    }
    group.finish();
}

fn formats(c: &mut Criterion) {
    let tbx = formats::by_id("tbx").expect("a format");
    let asked = std::env::args().any(|argument| argument.contains("1000000"));
    for concepts in [10_000, USUAL, 1_000_000] {
        if concepts <= USUAL || asked {
            read_and_write(c, tbx, concepts, &file(concepts));
        }
    }
    let file = file(10_000);
    for format in formats::ALL.iter().filter(|format| format.writer.is_some() && format.id != "tbx") {
        read_and_write(c, format, 10_000, &file);
    }
}

criterion_group!(benches, formats);
criterion_main!(benches);
