//! How well terms are recognised in real text, against a gold standard that is
//! kept outside the repository. Holds what has been reached; the exact figures
//! are the scorer's beside the data.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tarjuman::app::files;
use tarjuman::formats::glossaries;
use tarjuman::glossary::{Confidence, Index};
use tarjuman::model::{Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, Language, Term};
use uuid::Uuid;

/// Of what is found, how much must be right; of what is there, how much must be
/// found.
const PRECISION: f64 = 0.963;
const RECALL: f64 = 0.983;

/// The same for names in spellings that no glossary lists; and how many of a
/// thousand words of running text may be taken for names that are not there.
const NAME_PRECISION: f64 = 0.945;
const NAME_RECALL: f64 = 0.85;
const ALARMS: f64 = 2.0;

/// Sentence, first code point, code point behind the last, term.
type Occurrence = (String, usize, usize, String);

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(String::from).collect()).collect()
}

fn number(cell: &str) -> usize {
    cell.parse().unwrap()
}

fn glossary(concepts: Vec<Arc<Concept>>) -> Glossary {
    Glossary {
        id: GlossaryId(Uuid::nil()),
        name: String::new(),
        origin: GlossaryOrigin::Own,
        licence: String::new(),
        enabled: true,
        writable: false,
        concepts,
        import: None,
    }
}

#[test]
fn terms_are_recognised_in_news_and_encyclopedia() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/pud");
    let Ok(bytes) = fs::read(folder.join("glossary.tsv")) else {
        eprintln!("SKIPPED: terms_are_recognised_in_news_and_encyclopedia: {} is absent", folder.display());
        return;
    };
    let (file, problems) = glossaries::by_id("tsv").unwrap().read_bytes(&bytes);
    assert_eq!(problems, []);
    let glossary = glossary(file.concepts);
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

/// The first spelling of each name is in the glossary; each other one is looked
/// up, and then the glossary is held against a text that has few of the names.
#[test]
fn names_are_recognised_in_spellings_no_glossary_lists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval");
    let Ok(text) = fs::read_to_string(folder.join("names/groups_open.tsv")) else {
        eprintln!(
            "SKIPPED: names_are_recognised_in_spellings_no_glossary_lists: {} is absent",
            folder.display()
        );
        return;
    };
    let (arabic, english): (Language, Language) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let groups: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let concept = |group: &Vec<&str>| Concept {
        terms: vec![Term::new(arabic.clone(), group[3]), Term::new(english.clone(), group[1])],
        ..Concept::new(ConceptId(group[0].to_owned()))
    };
    let glossary = glossary(groups.iter().map(concept).map(Arc::new).collect());
    let index = Index::build([&glossary], &arabic);
    let (mut asked, mut found, mut answers, mut right) = (0, 0, 0, 0);
    for group in &groups {
        for spelling in &group[4..] {
            let names: Vec<bool> =
                index.find_possible(spelling).iter().map(|one| groups[one.concept][1] == group[1]).collect();
            asked += 1;
            found += i32::from(names.contains(&true));
            answers += names.len();
            right += names.iter().filter(|right| **right).count();
        }
    }
    let (precision, recall) = (right as f64 / answers as f64, f64::from(found) / f64::from(asked));
    let (mut words, mut alarms) = (0, 0);
    for row in rows(&folder.join("pud/sentences.tsv")) {
        words += row[1].split_whitespace().count();
        let found = index.find_possible(&row[1]);
        alarms += found.iter().filter(|one| one.confidence == Confidence::Possible).count();
    }
    let alarms = 1000.0 * alarms as f64 / words as f64;
    println!("names: precision {precision:.4}, recall {recall:.4}, alarms in a thousand words {alarms:.2}");
    assert!(precision >= NAME_PRECISION, "precision {precision}");
    assert!(recall >= NAME_RECALL, "recall {recall}");
    assert!(alarms <= ALARMS, "alarms {alarms}");
}

/// Words that lesser engines take for each other.
#[test]
fn words_of_the_news_are_told_apart() {
    let names = ["territories", "places", "caucasus", "organisations", "news", "offices"];
    let glossaries: Vec<Glossary> = names.iter().map(|name| files::load_bundled(name).unwrap()).collect();
    let (arabic, english): (Language, Language) = ("ar".parse().unwrap(), "en".parse().unwrap());
    let index = Index::build(&glossaries, &arabic);
    let renderings = |text: &str| -> Vec<String> {
        let concept = |one: &tarjuman::glossary::Match| &glossaries[one.glossary].concepts[one.concept];
        let found = index.find(text);
        found.iter().map(|one| concept(one).terms_in(&english).next().unwrap().text.clone()).collect()
    };
    for (text, expected) in [
        ("ولندن", &["London"][..]),
        ("فلندن", &["London"]),
        ("بلندن", &["London"]),
        ("كلندن", &["London"]),
        ("لندن", &["London"]),
        ("للندن", &["London"]),
        ("قال مهندس ماهر", &[]),
        ("في لبنان", &["Lebanon"]),
        ("في وهران", &["Oran"]),
        ("في عُمان", &["Oman"]),
        ("في عمّان", &["Amman"]),
        ("قرة باغ", &["Nagorno-Karabakh"]),
        ("بقره باغ", &["Nagorno-Karabakh"]),
        ("وقره باخ", &["Nagorno-Karabakh"]),
        ("ناغورني قره باخ", &["Nagorno-Karabakh", "Nagorno-Karabakh"]),
    ] {
        assert_eq!(renderings(text), expected, "{text}");
    }
}
