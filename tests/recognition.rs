//! How well terms are recognised in real text, against a gold standard that is
//! kept outside the repository. Holds what has been reached; the exact figures
//! are the scorer's beside the data.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tarjuman::formats::glossaries;
use tarjuman::glossary::Index;
use tarjuman::model::{Glossary, GlossaryId, GlossaryOrigin, Language};
use uuid::Uuid;

/// Of what is found, how much must be right; of what is there, how much must be
/// found.
const PRECISION: f64 = 0.955;
const RECALL: f64 = 0.975;

/// Sentence, first code point, code point behind the last, term.
type Occurrence = (String, usize, usize, String);

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(String::from).collect()).collect()
}

fn number(cell: &str) -> usize {
    cell.parse().unwrap()
}

#[test]
fn terms_are_recognised_in_news_and_encyclopedia() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/pud");
    let Ok(bytes) = fs::read(folder.join("glossary.tsv")) else {
        eprintln!("SKIPPED: terms_are_recognised_in_news_and_encyclopedia: {} is absent", folder.display());
        return;
    };
    let (file, problems) = glossaries::by_id("tsv").unwrap().read(&bytes);
    assert_eq!(problems, []);
    let glossary = Glossary {
        id: GlossaryId(Uuid::nil()),
        name: file.name,
        origin: GlossaryOrigin::Own,
        licence: file.licence,
        enabled: true,
        writable: false,
        concepts: file.concepts.into_iter().map(Arc::new).collect(),
    };
    let language: Language = "ar".parse().unwrap();
    let index = Index::build([&glossary], &language);

    let gold: HashSet<Occurrence> = rows(&folder.join("gold.tsv"))
        .into_iter()
        .map(|row| (row[0].clone(), number(&row[1]), number(&row[2]), row[3].clone()))
        .collect();
    let mut unjudged: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for row in rows(&folder.join("ignore.tsv")) {
        unjudged.entry(row[0].clone()).or_default().push((number(&row[1]), number(&row[2])));
    }
    let (mut right, mut wrong) = (0, 0);
    for row in rows(&folder.join("sentences.tsv")) {
        let (id, sentence) = (&row[0], &row[1]);
        let points = |byte: usize| sentence[..byte].chars().count();
        for found in index.find(sentence) {
            let (start, end) = (points(found.words.start), points(found.words.end));
            let term = glossary.concepts[found.concept].id.0.clone();
            let skipped =
                unjudged.get(id).is_some_and(|list| list.iter().any(|&(s, e)| s < end && start < e));
            if gold.contains(&(id.clone(), start, end, term)) {
                right += 1;
            } else if !skipped {
                wrong += 1;
            }
        }
    }
    let precision = f64::from(right) / f64::from(right + wrong);
    let recall = f64::from(right) / gold.len() as f64;
    println!("precision {precision:.4}, recall {recall:.4}");
    assert!(precision >= PRECISION, "precision {precision}");
    assert!(recall >= RECALL, "recall {recall}");
}
