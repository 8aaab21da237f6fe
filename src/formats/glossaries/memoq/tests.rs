//! memoQ's own files, and ours in its layout.

use super::*;
use crate::formats::glossaries::testing::{file, summary};

#[test]
fn a_term_base_is_read_and_written_as_it_was() {
    let bytes = file("tests/formats/glossaries/memoq.csv").unwrap();
    let (glossary, problems) = FORMAT.read_bytes(&bytes);
    assert_eq!(problems, []);
    assert_eq!(
        summary(&glossary),
        [
            "1: ar-SA وقف إطلاق النار (masculine), en-US ceasefire (noun, singular, “The ceasefire held.”, \
             Term_Info=CaseInsense, Usage=press), en-US cease-fire (forbidden, exact); domain=diplomacy; \
             note=see also \"truce\"; ar-SA: توقف القتال باتفاق; en-US: an agreed stop to the fighting \
             Register=formal; Entry_Subject=politics; Entry_ClientID=UN; Entry_ProjectID=P-7; Entry_Rank=A",
            "2: ar-SA هدنة (Term_Info=Fuzzy), en-US truce (case); Entry_Created=yesterday; Entry_Creator=Salma",
        ]
    );
    let history: Vec<String> = glossary.concepts[0]
        .history
        .iter()
        .map(|change| {
            let time = Timestamp::from_millisecond(change.time).unwrap();
            format!("{} {} {time}", change.kind.name(), change.author)
        })
        .collect();
    assert_eq!(history, ["added Salma 2024-03-09T13:05:09Z", "changed Adam 2024-12-31T00:00:00Z"]);
    let (fitted, losses) = FORMAT.fitted(&glossary, &WriteOptions::default());
    assert_eq!(losses, []);
    let mut written = Vec::new();
    Memoq.write(&fitted, &WriteOptions::default(), &mut written).unwrap();
    let (is, expected) = (String::from_utf8_lossy(&written), String::from_utf8_lossy(&bytes));
    // What goes without saying is said in a fixed order.
    assert_eq!(
        is.replace("HalfPrefix;Sg;Noun;CaseInsense", "HalfPrefix;Sg;Noun"),
        expected.replace("CaseInsense;HalfPrefix;Sg", "HalfPrefix;Sg")
    );
}

#[test]
fn files_with_commas_and_without_entry_columns_are_read() {
    let text = "English_United_States,Term_Info,Portuguese_Brazil,Term_Info\nreview,CaseInsense;HalfPrefix,teste,CaseSense;NoPrefix;NonTerm\n";
    assert!(Memoq.recognises(text.as_bytes()));
    let (glossary, problems) = FORMAT.read_bytes(text.as_bytes());
    assert_eq!(problems, []);
    assert_eq!(
        summary(&glossary),
        ["1: en-US review (Term_Info=CaseInsense), pt-BR teste (forbidden, exact, case)"]
    );
}

#[test]
fn ids_are_numbers_and_stay_apart() {
    let concept = |id: &str| Arc::new(Concept::new(ConceptId(id.into())));
    let glossary =
        GlossaryFile { concepts: ["x", "1", "7", "7"].map(concept).to_vec(), ..GlossaryFile::default() };
    let (fitted, _) = FORMAT.fitted(&glossary, &WriteOptions::default());
    let ids: Vec<&str> = fitted.concepts.iter().map(|concept| &*concept.id.0).collect();
    assert_eq!(ids, ["1", "2", "7", "4"]);
}

#[test]
fn languages_are_named_in_english() {
    for (tag, name) in
        [("en-US", "English_United_States"), ("ar", "Arabic"), ("und", "und"), ("zh-CN", "Chinese_China")]
    {
        assert_eq!(language_name(&tag.parse().unwrap()), name);
    }
}
