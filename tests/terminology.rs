//! Whether translations render terms: pairs of texts, each with what is to be said of it.

use std::collections::BTreeSet;
use std::path::Path;
use tarjuman::app::files::read_glossary;
use tarjuman::formats::glossaries::ReadOptions;
use tarjuman::model::{Glossary, Span};
use tarjuman::qa::{Check, Issue, IssueKind, Terminology, Texts};

fn cases() -> (Vec<Glossary>, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check");
    let path = folder.join("glossary.tsv");
    let read = read_glossary(&path, None, &ReadOptions::default(), &mut |_| true).unwrap();
    assert_eq!(read.problems, []);
    (vec![read.glossary], std::fs::read_to_string(folder.join("pairs.tsv")).unwrap())
}

fn check<'g>(glossaries: &'g [Glossary], from: &str, to: &str) -> Terminology<'g> {
    Terminology::new(glossaries, from.parse().unwrap(), to.parse().unwrap())
}

/// What an issue is about, as the table says it.
fn said(issue: &Issue, check: &Terminology<'_>) -> String {
    match &issue.kind {
        IssueKind::MissingRendering { terms, .. } => check.concept(terms[0]).id.0.clone(),
        IssueKind::ForbiddenRendering { term, rendering } => {
            format!("<{}>", check.concept(*term).terms[*rendering].text)
        }
    }
}

#[test]
fn translations_are_judged_as_people_would() {
    let (glossaries, table) = cases();
    let checks = [("ar>en", check(&glossaries, "ar", "en")), ("en>ar", check(&glossaries, "en", "ar"))];
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let [direction, source, target, expected] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        let check = &checks.iter().find(|(name, _)| *name == direction).expect("a direction").1;
        let issues = check.check(Texts { source, target });
        let found: BTreeSet<String> = issues.iter().map(|issue| said(issue, check)).collect();
        // A rendering of several words is one thing.
        let expected: BTreeSet<String> = match expected {
            "ok" => BTreeSet::new(),
            one if one.starts_with('<') => [one.to_owned()].into(),
            several => several.split(' ').map(str::to_owned).collect(),
        };
        if found != expected {
            wrong.push(format!("{row}\n    found {found:?}"));
        }
        for issue in &issues {
            assert!(!issue.source.is_empty(), "{row}");
            assert!(issue.source.iter().all(|place| source.get(place.range()).is_some()), "{row}");
            assert!(issue.target.iter().all(|place| target.get(place.range()).is_some()), "{row}");
        }
        count += 1;
    }
    assert!(count > 60, "{count} rows");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn issues_say_where_and_how_often() {
    let (glossaries, _) = cases();
    let check = check(&glossaries, "ar", "en");
    let source = "كييف وأرمينيا وكييف وأرمينيا";
    let issues = check.check(Texts { source, target: "Kiev and Kiev" });
    let places = |word: &str| -> Vec<Span> {
        source.match_indices(word).map(|(at, word)| Span::new(at, at + word.len())).collect()
    };
    assert_eq!(issues.len(), 2, "{issues:?}");
    assert_eq!(issues[0].source[0], places("كييف")[0]);
    assert_eq!(issues[0].target, [Span::new(0, 4), Span::new(9, 13)]);
    assert_eq!((issues[1].kind.name(), issues[1].source.clone()), ("missing-rendering", places("وأرمينيا")));
}

#[test]
fn a_text_of_any_length_is_judged_in_time() {
    let (glossaries, _) = cases();
    let check = check(&glossaries, "ar", "en");
    let source = "وزير الخارجية في ناغورني قره باغ وكييف، ".repeat(4000);
    let target = "The external affairs minister in Nagorno-Garabagh and Kiev. ".repeat(4000);
    let begun = std::time::Instant::now();
    let issues = check.check(Texts { source: &source, target: &target });
    assert_eq!(issues.iter().map(|issue| issue.target.len()).sum::<usize>(), 12_000);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
