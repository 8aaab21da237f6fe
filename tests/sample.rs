//! Holds the sample that a newcomer opens to what its README says of it.

use std::fs;
use std::path::Path;
use tarjuman::formats::glossaries::by_id;
use tarjuman::glossary::Index;
use tarjuman::model::{Glossary, GlossaryId, GlossaryOrigin, Language, SegmentState};
use tarjuman::text::segmentation::Rules;
use uuid::Uuid;

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

/// What a newcomer should see recognised: words of the article, and the rendering they are offered.
const RECOGNISED: &[(&str, &str)] = &[
    ("ناغورني قره باغ", "Nagorno-Karabakh"),
    ("قرة باغ", "Nagorno-Karabakh"),
    ("قره باغ", "Nagorno-Karabakh"),
    ("قره باخ", "Nagorno-Karabakh"),
    ("كاراباخ", "Nagorno-Karabakh"),
    ("أذربيجان", "Azerbaijan"),
    ("لأذربيجان", "Azerbaijan"),
    ("بأذربيجان", "Azerbaijan"),
    ("وأرمينيا", "Armenia"),
    ("وبأرمينيا", "Armenia"),
    ("جمهورية أذربيجان الاشتراكية السوفياتية", "Azerbaijan Soviet Socialist Republic"),
    ("أنطونيو غوتيريش", "António Guterres"),
    ("جوتيريش", "António Guterres"),
    ("ستيفان دوجاريك", "Stéphane Dujarric"),
    ("إلهام علييف", "Ilham Aliyev"),
    ("نيكول باشينيان", "Nikol Pashinyan"),
    ("الأمين العام للأمم المتحدة", "Secretary-General of the United Nations"),
    ("للأمم المتحدة", "United Nations"),
    ("مجلس الأمن الدولي", "United Nations Security Council"),
    ("لمجموعة مينسك", "Minsk Group"),
    ("لمنظمة الأمن والتعاون في أوروبا", "Organization for Security and Co-operation in Europe"),
    ("وزارة الدفاع الأذربيجانية", "Azerbaijani Ministry of Defence"),
    ("أيلول", "September"),
    ("سبتمبر", "September"),
    ("شباط", "February"),
    ("خط التماس", "line of contact"),
    ("هجوم مضاد", "counter-offensive"),
    ("وقف فوري لإطلاق النار", "immediate ceasefire"),
    ("وبرئيس الوزراء الأرميني", "Prime Minister of Armenia"),
    ("استخدام القوة", "use of force"),
    ("الأحكام العرفية", "martial law"),
    ("والتعبئة العامة", "general mobilisation"),
    ("ستيباناكيرت", "Stepanakert"),
    ("خانكندي", "Khankendi"),
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

#[test]
fn every_started_sentence_is_a_segment() {
    let (article, arabic) = (read("article.ar.txt"), "ar".parse().expect("a language"));
    let segments: Vec<&str> = article
        .lines()
        .flat_map(|line| {
            let spans = Rules::bundled().segment(line, &arabic);
            spans.into_iter().map(|span| &line[span.start..span.end]).collect::<Vec<_>>()
        })
        .collect();
    for (segment, line) in segments.iter().zip(read("article.en.tsv").lines().skip(1)) {
        assert_eq!(Some(*segment), line.split('\t').next());
    }
    assert_eq!(segments.len(), 18, "headline, dateline and sixteen sentences: {segments:#?}");
}

#[test]
fn the_bundled_glossaries_recognise_its_names() {
    let arabic: Language = "ar".parse().expect("a language");
    let glossaries: Vec<Glossary> = ["caucasus", "organisations", "news", "offices", "months"]
        .into_iter()
        .map(|name| {
            let file = format!("{name}.tsv");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossaries").join(&file);
            let format = by_id("tsv").expect("a format");
            Glossary {
                id: GlossaryId(Uuid::nil()),
                name: name.to_owned(),
                origin: GlossaryOrigin::Bundled(name.to_owned()),
                licence: String::new(),
                enabled: true,
                writable: false,
                concepts: format.read_bytes(&fs::read(path).expect("a glossary")).0.concepts,
                import: None,
            }
        })
        .collect();
    let index = Index::build(&glossaries, &arabic);
    let article = read("article.ar.txt");
    let found: Vec<(&str, &str)> = index
        .find(&article)
        .iter()
        .map(|found| {
            let concept = &glossaries[found.glossary].concepts[found.concept];
            let english = concept.terms.iter().find(|term| !term.language.matches(&arabic));
            (&article[found.words.start..found.words.end], english.expect("an English term").text.as_str())
        })
        .collect();
    for expected in RECOGNISED {
        assert!(found.contains(expected), "{expected:?} is not among {found:#?}");
    }
}
