//! What small glossaries say of short texts.

use super::*;
use crate::model::{DateOrder, DigitScript, HouseStyle, Percent, Term, Thousands};
use std::sync::LazyLock;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn concept(ar: &str, en: &[(&str, TermStatus)]) -> Concept {
    let english =
        en.iter().map(|(text, status)| Term { status: *status, ..Term::new(language("en"), *text) });
    Concept {
        terms: std::iter::once(Term::new(language("ar"), ar)).chain(english).collect(),
        ..Concept::new(ConceptId(ar.to_owned()))
    }
}

fn lexicon(glossaries: Vec<Vec<Concept>>) -> Lexicon {
    let glossary = |concepts: Vec<Concept>| {
        let concepts = concepts.into_iter().map(Arc::new).collect();
        Glossary { concepts, ..files::own_glossary() }
    };
    Lexicon::new(glossaries.into_iter().map(glossary).collect(), &language("ar"), language("en"))
}

/// The language and style of translations.
fn written() -> (&'static Language, &'static HouseStyle) {
    static ENGLISH: LazyLock<Language> = LazyLock::new(|| language("en"));
    static STYLE: HouseStyle = HouseStyle {
        dates: DateOrder::DayMonth,
        thousands: Thousands::Mark,
        percent: Percent::Sign,
        digits: DigitScript::Western,
    };
    (&ENGLISH, &STYLE)
}

use TermStatus::{Forbidden, Preferred};

#[test]
fn keys_go_to_the_best_renderings_first() {
    let lexicon = lexicon(vec![vec![
        concept(
            "أرمينيا",
            &[("Armenia", Preferred), ("Republic of Armenia", TermStatus::Admitted), ("Armenya", Forbidden)],
        ),
        concept("أذربيجان", &[("Azerbaijan", Preferred)]),
    ]]);
    let terms = lexicon.terms_of("دعا أرمينيا وأذربيجان وأرمينيا");
    let numbers: Vec<_> = (1..=4).map(|number| terms.rendering(number)).collect();
    assert_eq!(numbers, [Some("Armenia"), Some("Azerbaijan"), Some("Republic of Armenia"), None]);
    let repeats: Vec<_> = terms.iter().map(|term| term.repeats).collect();
    assert_eq!(repeats, [None, None, Some(0)]);
}

#[test]
fn what_a_higher_glossary_says_is_not_said_twice() {
    let own = vec![concept("باكو", &[("Baku", Preferred)])];
    let same = vec![concept("باكو", &[("Baku", Preferred)])];
    let other = vec![concept("باكو", &[("Bakou", Preferred)])];
    let found = |glossaries| lexicon(glossaries).terms_of("العاصمة باكو").iter().count();
    assert_eq!(found(vec![own.clone(), same]), 1);
    assert_eq!(found(vec![own, other]), 2);
}

#[test]
fn a_decision_goes_before_a_proposal_of_a_higher_glossary() {
    let own = vec![concept("باكو", &[("Bakou", TermStatus::Proposed)])];
    let other = vec![concept("باكو", &[("Baku", Preferred)])];
    let terms = lexicon(vec![own, other]).terms_of("باكو");
    assert_eq!([terms.rendering(1), terms.rendering(2)], [Some("Baku"), Some("Bakou")]);
}

#[test]
fn a_nested_name_knows_the_longer_one() {
    let lexicon = lexicon(vec![vec![
        concept("قره باغ", &[("Karabakh", Preferred)]),
        concept("ناغورني قره باغ", &[("Nagorno-Karabakh", Preferred)]),
    ]]);
    let terms = lexicon.terms_of("في ناغورني قره باغ");
    let nested: Vec<_> = terms.iter().map(|term| (&*term.term, term.inside)).collect();
    assert_eq!(nested, [("ناغورني قره باغ", None), ("قره باغ", Some(0))]);
}

#[test]
fn single_changes_are_followed_and_other_glossaries_are_not() {
    let mut own = files::own_glossary();
    own.concepts = ["باكو", "يريفان"].map(|ar| Arc::new(concept(ar, &[("x", Preferred)]))).to_vec();
    let mut glossaries = vec![files::use_bundled("months").unwrap(), own];
    let lexicon = Lexicon::new(glossaries.clone(), &language("ar"), language("en"));
    let id = glossaries[1].id;
    let told = |lexicon: &Lexicon, source| -> Vec<String> {
        lexicon.terms_of(source).renderings().map(str::to_owned).collect()
    };
    glossaries[1].concepts[0] = Arc::new(concept("باكو", &[("Baku", Preferred)]));
    glossaries[1].concepts.push(Arc::new(concept("تبليسي", &[("Tbilisi", Preferred)])));
    let following = lexicon.following(&glossaries).unwrap();
    assert_eq!(told(&following, "من باكو إلى تبليسي في يناير"), ["Baku", "Tbilisi", "January"]);
    assert_eq!((following.changes(), following.concepts_of(id)), (3, Some(3)));
    // What follows further is told from the beginning.
    glossaries[1].concepts.clear();
    let following = following.following(&glossaries).unwrap();
    assert_eq!(told(&following, "من باكو إلى تبليسي في يناير"), ["January"]);
    assert_eq!((following.changes(), following.concepts_of(id)), (2, Some(0)));
    assert!(lexicon.following(&glossaries[1..]).is_none());
    glossaries[1].enabled = false;
    assert!(lexicon.following(&glossaries).is_none());
    glossaries[1].enabled = true;
    let many = (0..MOST_CHANGES).map(|_| Arc::new(concept("باكو", &[])));
    glossaries[1].concepts = many.collect();
    assert!(lexicon.following(&glossaries).is_none());
}

#[test]
fn a_rendering_fits_the_number_of_its_term_and_the_mention() {
    let mut soldier = concept("جندي", &[("soldier", Preferred), ("trooper", TermStatus::Admitted)]);
    soldier.terms[0].part_of_speech = Some(PartOfSpeech::Noun);
    let mut guterres = concept("غوتيريش", &[("Guterres", Preferred)]);
    guterres.terms[1].change_details(|details| details.first_mention = "António Guterres".to_owned());
    let lexicon = lexicon(vec![vec![soldier, guterres]]);
    let terms = lexicon.terms_of("دعا غوتيريش الجنود");
    let renderings = |terms: &SegmentTerms| -> Vec<String> {
        terms.iter().flat_map(|term| &term.renderings).map(|one| one.text.clone()).collect()
    };
    assert_eq!(renderings(&terms), ["Guterres", "soldiers", "troopers"]);
    let first = terms.arranged(written(), |_, _| Some(true), |_, _| None);
    assert_eq!(renderings(&first), ["António Guterres", "Guterres", "soldiers", "troopers"]);
    assert_eq!((first.rendering(1), first.rendering(3)), (Some("António Guterres"), Some("Guterres")));
    let later = terms.arranged(written(), |_, _| Some(false), |_, _| Some("trooper".to_owned()));
    assert_eq!(renderings(&later), ["Guterres", "soldiers", "troopers"], "status goes before recency");
    for counted in ["١٢ جنديا", "3.5 آلاف جندي"] {
        let first = lexicon.terms_of(counted).rendering(1).map(str::to_owned);
        assert_eq!(first.as_deref(), Some("soldiers"), "{counted}");
    }
    assert_eq!(lexicon.terms_of("1 جندي").rendering(1), Some("soldier"));
    let singular = lexicon.terms_of("جندي واحد");
    assert_eq!(renderings(&singular), ["soldier", "trooper"]);
}

#[test]
fn a_rendering_says_whose_it_is_where_that_is_clear() {
    let glossary = vec![
        concept("شركة", &[("the company", Preferred)]),
        concept("مدرسة", &[("school", Preferred)]),
        concept("العراق", &[("Iraq", Preferred)]),
    ];
    let lexicon = lexicon(vec![glossary]);
    for (source, expected) in [
        ("قالت شركتهم", "their company"),
        ("في مدارسنا", "our schools"),
        ("في مدرسته", "school"),
        ("في عراقنا", ""),
        ("المدرسة", "school"),
    ] {
        let terms = lexicon.terms_of(source);
        assert_eq!(terms.rendering(1).unwrap_or_default(), expected, "{source}");
    }
    assert_eq!(lexicon.terms_of("شركتهم").renderings().collect::<Vec<_>>(), ["their company", "the company"]);
}

#[test]
fn of_concepts_of_one_word_the_ones_of_the_project_come_first() {
    let of = |domain: &str, en: &str| Concept {
        id: ConceptId(en.to_owned()),
        domain: domain.to_owned(),
        ..concept("قسم", &[(en, Preferred)])
    };
    let department = of("administration", "department");
    let lexicon = lexicon(vec![vec![of("law", "oath"), department, concept("قسم الطوارئ", &[])]]);
    let terms = lexicon.terms_of("في قسم الطوارئ قسم");
    let order = |domains: &[&str], used: &str| -> Vec<String> {
        let recent = |_, concept: &ConceptId| (concept.0 == used).then(|| used.to_owned());
        let terms = terms.preferring(domains, recent);
        let nested: Vec<_> = terms.iter().filter(|term| term.repeats.is_none()).collect();
        assert!(nested[1..].iter().all(|term| term.inside == Some(0)));
        nested[1..].iter().map(|term| term.renderings[0].text.clone()).collect()
    };
    assert_eq!(order(&[], ""), ["oath", "department"]);
    assert_eq!(order(&["medicine", "Administration"], ""), ["department", "oath"]);
    assert_eq!(order(&["administration"], "oath"), ["oath", "department"]);
}

#[test]
fn figures_have_keys_between_the_best_renderings_and_the_others() {
    let soldier = concept("جندي", &[("soldier", Preferred), ("trooper", TermStatus::Admitted)]);
    let lexicon = lexicon(vec![vec![soldier]]);
    let terms = lexicon.terms_of("قتل جندي و١٢٥٠٠ شخص في 27 أيلول/سبتمبر 2020 و3 في شباط 2021");
    let terms = terms.arranged(written(), |_, _| None, |_, _| None);
    let keys: Vec<_> = (1..=5).map_while(|number| terms.rendering(number)).collect();
    assert_eq!(keys, ["soldier", "12,500", "27 September 2020", "February 2021", "trooper"]);
    let figures: Vec<_> = terms.figures().iter().map(|one| &*one.surface).collect();
    assert_eq!(figures, ["١٢٥٠٠", "27 أيلول/سبتمبر 2020", "شباط 2021"]);
}

#[test]
fn a_rendering_in_a_language_nobody_described_is_given_as_it_is() {
    let mut state = concept("دولة", &[("state", Preferred)]);
    state.terms[0].change_details(|details| details.forms = vec!["دول".to_owned()]);
    let glossary = Glossary { concepts: vec![Arc::new(state)], ..files::own_glossary() };
    let lexicon = Lexicon::new(vec![glossary], &language("en"), language("ar"));
    let terms = lexicon.terms_of("The states’ borders");
    assert_eq!(terms.rendering(1), Some("دولة"));
}

proptest::proptest! {
    #[test]
    fn figures_of_any_text_stand_in_it(parts in proptest::collection::vec(0_usize..16, 0..14)) {
        const PARTS: [&str; 16] = [
            "27", "٣٠", "2020", "1.500", "12,5", " ", " ", "-", "/", "%", "أيلول/سبتمبر", "رمضان", "هـ", " عام ",
            " من شهر ", "ألف",
        ];
        let text: String = parts.iter().map(|part| PARTS[*part]).collect();
        let terms = lexicon(Vec::new()).terms_of(&text).arranged(written(), |_, _| None, |_, _| None);
        for figure in terms.figures() {
            proptest::prop_assert_eq!(text.get(figure.figure.span.range()), Some(&*figure.surface));
            proptest::prop_assert!(!figure.text.is_empty());
        }
    }
}

#[test]
fn of_renderings_of_one_status_the_one_used_last_comes_first() {
    let lexicon = lexicon(vec![vec![concept("باكو", &[("Baku", Preferred), ("Bakı", Preferred)])]]);
    let terms = lexicon.terms_of("باكو").arranged(written(), |_, _| None, |_, _| Some("Bakı".to_owned()));
    assert_eq!((terms.rendering(1), terms.rendering(2)), (Some("Bakı"), Some("Baku")));
}

#[test]
fn renderings_are_found_in_the_target_as_whole_words() {
    let lexicon = lexicon(vec![vec![concept("باكو", &[("Baku", Preferred)])]]);
    let used = lexicon.terms_of("باكو").used_in("In baku, not Bakuvian; Baku");
    assert_eq!(used, [(0, Span::new(3, 7)), (0, Span::new(23, 27))]);
}
