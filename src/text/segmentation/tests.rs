//! The bundled rules on sentences of our own, the reader on sound and unsound
//! files, and what must hold for any text and any rules.

use super::*;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn sentences<'a>(rules: &Rules, text: &'a str, tag: &str) -> Vec<&'a str> {
    rules.segment(text, &language(tag)).into_iter().map(|span| &text[span.range()]).collect()
}

#[test]
fn the_bundled_rules_are_sound() {
    let (rules, problems) = Rules::parse(BUNDLED);
    assert_eq!(problems, []);
    for set in &rules.sets {
        for (index, rule) in set.rules.iter().enumerate() {
            let slow = rule.before.is_slow() || rule.after.is_slow();
            assert!(!slow, "rule {index} of {} needs the slow engine", set.name);
        }
    }
}

#[test]
fn every_case_is_segmented_as_written() {
    let mut cases = 0;
    let mut failures = Vec::new();
    for tag in ["ar", "en", "de"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/segmentation/{tag}.txt"));
        let content = fs::read_to_string(&file).unwrap();
        for block in content.split("\n\n") {
            let expected: Vec<&str> =
                block.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
            if expected.is_empty() {
                continue;
            }
            cases += 1;
            let text = expected.join(" ");
            let found = sentences(&Rules::bundled(), &text, tag);
            if found != expected {
                failures.push(format!("{tag}\n  expected {expected:#?}\n  found {found:#?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {cases} failed:\n{}", failures.len(), failures.join("\n"));
    assert!(cases >= 60, "only {cases} cases were found");
}

#[test]
fn a_forgotten_space_after_a_stop_is_seen() {
    let found = sentences(&Rules::bundled(), "انتهى الاجتماع.وأعلن البيان.ثم غادروا", "ar");
    assert_eq!(found, ["انتهى الاجتماع.", "وأعلن البيان.", "ثم غادروا"]);
}

#[test]
fn white_space_belongs_to_no_sentence() {
    let text = " \u{A0}One.\t\u{3000}Two. \n Three. ";
    let spans = Rules::bundled().segment(text, &language("en"));
    let found: Vec<&str> = spans.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(found, ["One.", "Two.", "Three."]);
    assert_eq!(Rules::bundled().segment(" \t ", &language("en")), []);
}

/// An SRX file with these rules, as `(breaks, before, after)`.
fn srx(rules: &[(&str, &str, &str)]) -> String {
    let rules: String = rules
        .iter()
        .map(|(breaks, before, after)| {
            format!(
                "<rule{breaks}>\n<beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>\n"
            )
        })
        .collect();
    format!(
        "<srx version=\"2.0\"><header cascade=\"yes\"/><body><languagerules>\n\
         <languagerule languagerulename=\"A\">\n{rules}</languagerule></languagerules>\
         <maprules><languagemap languagepattern=\".*\" languagerulename=\"A\"/></maprules></body></srx>"
    )
}

#[test]
fn the_break_attribute_may_be_missing() {
    let (rules, problems) = Rules::parse(&srx(&[(" break=\"no\"", "Mr\\.", "\\s"), ("", "\\.", "\\s")]));
    assert_eq!(problems, []);
    assert_eq!(sentences(&rules, "Mr. X came. Y left.", "en"), ["Mr. X came.", "Y left."]);
}

#[test]
fn a_bad_rule_is_reported_with_its_line_and_the_others_hold() {
    let (rules, problems) =
        Rules::parse(&srx(&[("", "(", ""), ("", "\\.", "\\s"), (" break=\"maybe\"", "!", "\\s")]));
    let found: Vec<(u32, bool)> =
        problems.iter().map(|p| (p.line, matches!(p.kind, ProblemKind::Pattern { .. }))).collect();
    assert_eq!(found, [(3, true), (7, false)]);
    assert_eq!(sentences(&rules, "a. b! c", "en"), ["a.", "b!", "c"]);
}

#[test]
fn entities_and_sections_are_read() {
    let (rules, problems) =
        Rules::parse(&srx(&[("", "&#x61F;|&amp;|&lt;", "<![CDATA[\\s]]>"), ("", "&unknown;x", "\\s")]));
    assert!(matches!(problems[..], [Problem { kind: ProblemKind::Xml(_), .. }]), "{problems:?}");
    assert_eq!(sentences(&rules, "a؟ b& c< d", "en"), ["a؟", "b&", "c<", "d"]);
}

#[test]
fn version_1_knows_no_cascade() {
    let file = |version: &str| {
        format!(
            "<srx version=\"{version}\"><header cascade=\"yes\"/><body><languagerules>\
             <languagerule languagerulename=\"En\"><rule break=\"no\"><beforebreak>Mr\\.</beforebreak>\
             <afterbreak>\\s</afterbreak></rule></languagerule>\
             <languagerule languagerulename=\"All\"><rule break=\"yes\"><beforebreak>\\.</beforebreak>\
             <afterbreak>\\s</afterbreak></rule></languagerule></languagerules>\
             <maprules><maprule maprulename=\"M\"><languagemap languagepattern=\"EN.*\" languagerulename=\"En\"/>\
             <languagemap languagepattern=\".*\" languagerulename=\"All\"/></maprule></maprules></body></srx>"
        )
    };
    let text = "Mr. X came. Y left.";
    assert_eq!(sentences(&Rules::parse(&file("2.0")).0, text, "en"), ["Mr. X came.", "Y left."]);
    assert_eq!(sentences(&Rules::parse(&file("1.0")).0, text, "en"), [text]);
    assert_eq!(sentences(&Rules::parse(&file("1.0")).0, text, "de"), ["Mr.", "X came.", "Y left."]);
}

#[test]
fn what_is_no_srx_says_so() {
    for text in ["", "plain text", "<tmx version=\"1.4\"/>", "\u{FEFF}<html><body>"] {
        let (rules, problems) = Rules::parse(text);
        assert!(rules.is_empty() && !problems.is_empty(), "{text}");
    }
}

#[test]
fn a_hostile_rule_ends() {
    // Catastrophic backtracking, and a look-behind at every place.
    let (rules, problems) = Rules::parse(&srx(&[
        (" break=\"no\"", "(?:(?:a+)+)+(?!a)b", ""),
        (" break=\"no\"", "", "(?=(a+)+b)\\1c"),
        ("", "(?&lt;=a{1,50}).*", "."),
    ]));
    assert_eq!(problems, []);
    let text = "a".repeat(20_000);
    assert!(!rules.segment(&text, &language("en")).is_empty());
}

#[test]
fn real_rule_files_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/srx");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("SKIPPED: real_rule_files_are_read: {} is absent", folder.display());
        return;
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let (rules, problems) = Rules::parse(&fs::read_to_string(&file).unwrap());
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let broken = ["Empty.srx", "TagMismatchInner.srx"].contains(&name.as_str());
        assert_eq!(rules.is_empty(), broken, "{name}: {problems:?}");
        assert_eq!(problems.is_empty(), !broken, "{name}: {problems:?}");
    }
}

/// Texts of the characters that rules look at.
fn texts() -> impl Strategy<Value = String> {
    let characters = vec![
        ' ', '\u{A0}', '\n', '.', '.', '؟', '!', '…', '«', '»', '"', ')', '(', 'a', 'B', 'U', 'و', 'د', 'ك',
        '١', '5', 'م', 'َ', 'ـ', '。', '日', '\u{200F}', '😀',
    ];
    prop::collection::vec(prop::sample::select(characters), 0..60).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn sentences_and_gaps_spell_the_text(text in texts(), tag in prop::sample::select(vec!["ar", "en", "ja"])) {
        let spans = Rules::bundled().segment(&text, &language(tag));
        let mut end = 0;
        for span in spans {
            prop_assert!(span.start >= end && !span.is_empty());
            prop_assert_eq!(text[end..span.start].trim(), "");
            let sentence = &text[span.range()];
            prop_assert_eq!(sentence, sentence.trim());
            end = span.end;
        }
        prop_assert_eq!(text[end..].trim(), "");
    }

    #[test]
    fn the_edge_bytes_rule_out_no_match(
        text in texts(),
        pattern in prop::sample::select(vec![
            r"[.؟]+[»\)]*", r"\s", r"(?:a|B\.)?", r"و?د\.|\p{Nd}{2}", r"(?i)u\.?$", r"[^\s]\s*",
        ]),
    ) {
        for place in (1..text.len()).filter(|&place| text.is_char_boundary(place)) {
            let before = Pattern::new(pattern, pattern::Place::Before).unwrap();
            if before.ends_at(&text, place).unwrap() {
                prop_assert!(before.edge().has(text.as_bytes()[place - 1]), "{pattern} before {place}");
            }
            let after = Pattern::new(pattern, pattern::Place::After).unwrap();
            if after.begins_at(&text, place).unwrap() {
                prop_assert!(after.edge().has(text.as_bytes()[place]), "{pattern} after {place}");
            }
        }
    }

    #[test]
    fn no_file_makes_the_reader_panic(text in "(<|>|/|srx|rule|&|;|#x0|\"|=|\\PC|break|before){0,40}") {
        Rules::parse(&text);
        Rules::parse(&srx(&[("", &text, &text)]));
    }
}
