//! Holds the sample that a newcomer opens to what its README says of it.

use std::fs;
use std::path::Path;
use tarjuman::model::SegmentState;

/// What the article must contain, each a difficulty of its own.
const DIFFICULTIES: &[&str] = &[
    "لأذربيجان",
    "بأذربيجان",
    "وبأرمينيا",
    "بالمنظمة",
    "للأمين العام",
    "غوتيريش",
    "جوتيريش",
    "أيلول/سبتمبر",
    "شباط/فبراير",
    "جمهورية أذربيجان الاشتراكية السوفياتية",
    "مُسيَّرة",
    "Nagorno-Karabakh",
    "(OSCE)",
    "1994",
    "١٩٨٨",
    "١٤٪",
    "«",
    "\"",
    "؛",
    "؟",
];

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_started_translation_follows_the_article() {
    let (article, translation) = (read("article.ar.txt"), read("article.en.tsv"));
    let mut lines = translation.lines();
    assert_eq!(lines.next(), Some("source\ttarget\tstate"));
    let mut rest = article.as_str();
    let mut rows = 0;
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [source, target, state] = cells[..] else { panic!("three cells in: {line}") };
        let (skipped, after) =
            rest.split_once(source).unwrap_or_else(|| panic!("in the article, in order: {source}"));
        assert!(skipped.trim().is_empty(), "no sentence is skipped before: {source}");
        assert!(after.starts_with([' ', '\n']), "a whole sentence: {source}");
        assert!(!target.is_empty() && target.trim() == target, "a clean target: {target}");
        assert!(
            SegmentState::from_name(state).is_some_and(|state| state != SegmentState::Initial),
            "a state that somebody confirmed: {state}"
        );
        rest = after;
        rows += 1;
    }
    assert!(rows >= 5, "enough for a newcomer to see how it goes on: {rows}");
}

#[test]
fn the_article_has_the_difficulties_it_is_there_for() {
    let article = read("article.ar.txt");
    assert!(article.ends_with('\n') && !article.contains(['\r', '\u{feff}']), "UTF-8, LF, no mark");
    for difficulty in DIFFICULTIES {
        assert!(article.contains(difficulty), "{difficulty}");
    }
    let paragraphs = article.lines().filter(|line| !line.is_empty()).count();
    assert!((9..=11).contains(&paragraphs), "headline, dateline and 7 to 9 paragraphs: {paragraphs}");
}
