//! Words of a text, and the citation forms they may or may not come from.

use super::*;
use crate::text::normalise::{Folding, normalise};

/// Whether some reading of the word gives the citation form, and the form
/// accepts it.
fn comes_from(word: &str, citation: &str) -> bool {
    let folded = normalise(word, Folding::Letters);
    let cited = normalise(citation, Folding::Letters);
    let traits = Arabic.traits(citation, &cited, None);
    let mut found = false;
    let word = TextWord { folded: &folded, written: word, habits: Habits::default() };
    Arabic.readings(word, &mut |reading, settle| {
        let Some(reading) = settle(reading) else { return };
        let stem = reading.restored.word.unwrap_or(&folded[reading.stem.0 as usize..reading.stem.1 as usize]);
        let article = if reading.restored.article { "ال" } else { "" };
        let last = reading.restored.last.map(String::from).unwrap_or_default();
        let alone = !reading.doubtful;
        found |= alone && format!("{article}{stem}{last}") == cited && Arabic.accepts(traits, &reading);
    });
    found
}

#[test]
fn words_are_traced_to_their_citation_form() {
    for (citation, words) in [
        ("أرمينيا", &["أرمينيا", "وأرمينيا", "ارمينيا", "لأرمينيا", "وبأرمينيا"][..]),
        ("القاهرة", &["القاهرة", "بالقاهرة", "للقاهرة", "والقاهره"]),
        ("لغة", &["اللغة", "للغة", "لغتهم", "لغات", "باللغات", "لغتين"]),
        ("هجوم", &["هجوما", "الهجوم", "هجومها", "بالهجوم", "هجومين", "هجومان", "هجومات"]),
        ("وكالة", &["الوكالة", "وكالتها", "وكالات", "للوكالات", "وكالتان", "ووكالة"]),
        ("مستوى", &["المستوى", "مستواه", "مستويات", "بمستواها"]),
        ("مهندس", &["مهندسون", "المهندسين", "مهندسو", "مهندسي", "مهندسيهم", "مهندسة"]),
        ("وزراء", &["وزراؤه", "ووزرائها", "الوزراء"]),
        ("عربي", &["عربية", "العربية", "عربيين", "العربيات"]),
        ("مضاد", &["مضادا", "المضادة"]),
        ("مدينة", &["مدن", "المدن", "بالمدن", "مدنهم", "مدنا"]),
        ("جهاز", &["أجهزة", "للأجهزة", "أجهزتها"]),
        ("سنة", &["سنوات", "السنين", "سنواتها"]),
    ] {
        for word in words {
            assert!(comes_from(word, citation), "{word} comes from {citation}");
        }
    }
}

#[test]
fn words_that_only_look_alike_are_told_apart() {
    for (citation, words) in [
        ("آلة", &["التي", "وكالة"][..]),
        ("لبن", &["لبنان"]),
        ("لبنان", &["لبناني"]),
        ("مكتب", &["مكتبات2", "المكتبتها"]),
        ("شرك", &["شركة"]),
        ("دول", &["دولة"]),
        ("هجوم", &["الهجوما", "بهجوما", "بالهجومان"]),
        ("بيت", &["البيتهم"]),
        ("كتاب", &["كتابة"]),
        ("مدينة", &["مدني", "المدنهم"]),
    ] {
        for word in words {
            assert!(!comes_from(word, citation), "{word} does not come from {citation}");
        }
    }
}
