//! Texts of our own and the names proposed of them.

use super::*;
use crate::model::{Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, Language, PartOfSpeech, Term};
use std::sync::Arc;
use uuid::Uuid;

fn arabic() -> Language {
    "ar".parse().unwrap()
}

/// A glossary of names.
fn glossary(names: &[&str]) -> Glossary {
    let concept = |name: &&str| {
        let term = Term { part_of_speech: Some(PartOfSpeech::ProperNoun), ..Term::new(arabic(), *name) };
        Arc::new(Concept { terms: vec![term], ..Concept::new(ConceptId((*name).to_owned())) })
    };
    Glossary {
        id: GlossaryId(Uuid::nil()),
        name: String::new(),
        origin: GlossaryOrigin::Own,
        licence: String::new(),
        enabled: true,
        writable: true,
        concepts: names.iter().map(concept).collect(),
        import: None,
    }
}

fn found(names: &[&str], texts: &[&str]) -> Vec<UnknownName<usize>> {
    let index = Index::build([&glossary(names)], &arabic());
    unknown_names(&index, texts.iter().enumerate().map(|(number, text)| (number, *text)))
}

/// Each name as `wording kind`.
fn shown(names: &[UnknownName<usize>]) -> Vec<String> {
    let kind = |name: &UnknownName<usize>| name.kind.map_or("-", NameKind::name);
    let mut shown: Vec<String> =
        names.iter().map(|name| format!("{} {}", name.wording, kind(name))).collect();
    shown.sort();
    shown
}

#[test]
fn names_are_found_by_what_shows_them() {
    for (text, expected) in [
        // Words before them, with what is written together with these.
        ("وقال الرئيس ميرزويان إن الاجتماع انتهى", &["ميرزويان person"][..]),
        ("زار وزير الخارجية الأمريكي جون كيري العاصمة", &["جون كيري person"]),
        ("في مدينة ستيباناكيرت وقرية تالش", &["تالش place", "ستيباناكيرت place"]),
        ("أعلنت شركة غازبروم عن مشروع جديد", &["غازبروم organisation"]),
        // What is written together with them is no part of them.
        ("تحدث دوجاريك وبيسكوف عن الأزمة", &["بيسكوف person", "دوجاريك person"]),
        ("رسالة من باشينيان لسركسيان", &["باشينيان person", "سركسيان person"]),
        // Known names that are ordinary words too hold beside names only.
        ("التقى محمود عباس ياسر عرفات", &["محمود عباس ياسر عرفات person"]),
        ("كان الطقس جميل والسماء صافية", &[]),
        ("قال المتحدث باسم الحكومة", &[]),
        // Compounds.
        ("خطب جمال عبد الناصر في الجماهير", &["جمال عبد الناصر person"]),
        ("قاد صلاح الدين الجيش", &["صلاح الدين person"]),
        ("انتخب محمد بن سلمان رئيسا", &["محمد بن سلمان person"]),
        ("انسحبت القوات من قره باغ", &["قره باغ -"]),
        ("انسحبت القوات من ناغورني قره باغ", &["ناغورني قره باغ -"]),
        // A preposition is no given name.
        ("على الفور أن الأمر انتهى", &[]),
        // Numbers, other scripts, and adverbs with their sign.
        ("في عام 1994 وصل NATO مجدداً إلى هناك", &[]),
    ] {
        assert_eq!(shown(&found(&[], &[text])), expected, "{text}");
    }
}

#[test]
fn what_a_glossary_has_is_not_proposed() {
    let names = found(&["ستيفان دوجاريك", "باكو"], &["قال ستيفان دوجاريك في باكو إن غوتيريش غادر"]);
    assert_eq!(shown(&names), ["غوتيريش person"]);
}

#[test]
fn spellings_come_together_with_their_places() {
    let texts = ["صرح غوتيريش أمس", "التقى بغوتيريش", "غوتريش والوفد", "هيرودس"];
    let names = found(&[], &texts);
    let name = &names[0];
    assert_eq!(name.wording, "غوتيريش");
    let spellings: Vec<(&str, usize)> =
        name.spellings.iter().map(|spelling| (spelling.text.as_str(), spelling.count)).collect();
    assert_eq!(spellings, [("غوتيريش", 2), ("غوتريش", 1)]);
    let places: Vec<(usize, &str)> =
        name.places.iter().map(|place| (place.text, &texts[place.text][place.span.range()])).collect();
    assert_eq!(places, [(0, "غوتيريش"), (1, "غوتيريش"), (2, "غوتريش")]);
}

#[test]
fn a_part_points_to_the_whole_name_and_a_variant_to_the_term() {
    let names = found(&["باشينيان"], &["ستيفان دوجاريك", "دوجاريك وبشينيان"]);
    let at = |wording: &str| names.iter().position(|name| name.wording == wording).unwrap();
    assert_eq!(names[at("دوجاريك")].within, Some(at("ستيفان دوجاريك")));
    assert_eq!(names[at("ستيفان دوجاريك")].within, None);
    assert_eq!(names[at("بشينيان")].near.len(), 1);
    assert_eq!(names[at("دوجاريك")].near, []);
    let (system, romanised) = &names[at("ستيفان دوجاريك")].romanised[2];
    assert_eq!((*system, romanised.text.as_str()), (System::Press, "Stefan Dujarric"));
}

#[test]
fn nothing_is_proposed_where_nothing_is_known_of_names() {
    let index = Index::build([&glossary(&[])], &"en".parse().unwrap());
    assert_eq!(unknown_names(&index, [(0, "Stefan Dujarric")]), []);
    assert_eq!(found(&[], &["", " ", "«»", "و", "بن", "عبد", "\u{64B}"]), []);
}

#[test]
fn variants_are_grouped() {
    let glossary = glossary(&["أنطونيو غوتيريش"]);
    let index = Index::build([&glossary], &arabic());
    let grouped = |texts: &[&str]| -> Vec<String> {
        let texts = texts.iter().enumerate().map(|(number, text)| (number, *text));
        let groups = variant_groups(&index, std::slice::from_ref(&glossary), texts);
        let shown = groups.iter().map(|group| {
            let spellings: Vec<&str> =
                group.spellings.iter().map(|spelling| spelling.text.as_str()).collect();
            format!("{}{}", spellings.join("|"), if group.term.is_some() { " *" } else { "" })
        });
        shown.collect()
    };
    for (texts, expected) in [
        (&["دوجاريك", "دوجاريتش", "باكو"][..], &["دوجاريتش|دوجاريك"][..]),
        (&["قره باغ", "قره باخ", "قرة باغ"], &["قره باغ|قرة باغ|قره باخ"]),
        // Two known names are no spellings of one.
        (&["محمد", "محمود"], &[]),
        (&["أنطونيو جوتيريس"], &["أنطونيو جوتيريس *"]),
        (&["أنطونيو غوتيريش"], &[]),
        (&["قال السيد باشينيان إن بشينيان غادر المدينة"], &["باشينيان|بشينيان"]),
    ] {
        assert_eq!(grouped(texts), expected, "{texts:?}");
    }
}

#[test]
fn short_forms_that_a_glossary_lists_come_under_its_term() {
    let mut glossary = glossary(&["ناغورني قره باغ"]);
    let term = &mut Arc::make_mut(&mut glossary.concepts[0]).terms[0];
    term.variants = vec!["قره باخ".to_owned(), "الإقليم".to_owned()];
    let index = Index::build([&glossary], &arabic());
    let texts = ["قره باخ", "قرة باخ", "الإقليم"];
    let groups = variant_groups(&index, std::slice::from_ref(&glossary), texts.iter().map(|text| (0, *text)));
    // Another wording is no spelling.
    let spellings = groups.iter().flat_map(|group| &group.spellings).map(|one| one.text.as_str());
    assert_eq!(spellings.collect::<Vec<_>>(), ["قره باخ", "قرة باخ"]);
    assert!(groups.iter().all(|group| group.term.is_some()) && groups.len() == 1);
}
