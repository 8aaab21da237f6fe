//! Bilingual files that other tools wrote, where they are there.

use std::fs::File;
use std::path::{Path, PathBuf};
use tarjuman::app::files::scan_pairs_from;
use tarjuman::formats::bilingual::ReadOptions;

/// How many pairs a file has, or why it has none.
fn pairs(path: &Path) -> Result<usize, String> {
    let name = path.file_name().unwrap().to_string_lossy();
    let input = File::open(path).unwrap();
    let mut count = 0;
    let mut receive = |pair: tarjuman::formats::bilingual::Pair| {
        assert!(!pair.source.trim().is_empty() && pair.line > 0, "{}: {pair:?}", path.display());
        count += 1;
    };
    let scanned =
        scan_pairs_from(input, &name, path, None, &ReadOptions::default(), &mut receive, &mut |_| true);
    match scanned {
        Ok(scanned) => {
            assert_eq!(scanned.count, count);
            assert!(scanned.problems.len() <= 201, "{}", path.display());
            Ok(count)
        }
        Err(error) => Err(error.to_string()),
    }
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

#[test]
fn files_of_other_tools_are_read() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    if !samples.is_dir() {
        eprintln!("SKIPPED: {} is not there", samples.display());
        return;
    }
    let mut empty = Vec::new();
    let mut read = 0;
    for folder in ["xliff-1.2", "xliff-2", "xliff-2-oasis", "po", "tmx"] {
        let mut paths = Vec::new();
        files(&samples.join(folder), &mut paths);
        for path in paths {
            match pairs(&path) {
                Ok(0) => empty.push(format!("{}: no pair", path.display())),
                Ok(_) => read += 1,
                Err(error) => empty.push(error),
            }
        }
    }
    eprintln!("{read} files were read; of these nothing:\n{}", empty.join("\n"));
    assert!(read >= 60, "{read}:\n{}", empty.join("\n"));
}
