//! Files that are taken in again, with their stories.

mod properties;

use super::*;
use crate::model::{Change, Concept, ConceptId, Edit, Field, Glossary, GlossaryId, GlossaryOrigin, Language};
use crate::model::{LanguageSection, Project, ProjectId, Term, TermStatus, What, canonical};
use crate::review::By;
use std::convert::Infallible;
use std::sync::Arc;
use uuid::Uuid;

type Concepts = Vec<Arc<Concept>>;

fn languages() -> (Language, Language) {
    ("ar".parse().unwrap(), "en".parse().unwrap())
}

fn by() -> By {
    By { author: "Rana".to_owned(), time: 9 }
}

/// `id: term = rendering, rendering; note` a line.
fn concepts(lines: &str) -> Concepts {
    let (ar, en) = languages();
    let concept = |line: &str| {
        let (id, said) = line.split_once(": ").unwrap();
        let (said, note) = said.split_once("; ").unwrap_or((said, ""));
        let (term, renderings) = said.split_once(" = ").unwrap();
        let mut concept = Concept::new(ConceptId(id.to_owned()));
        concept.note = note.to_owned();
        concept.terms.push(Term::new(ar.clone(), term));
        concept.terms.extend(renderings.split(", ").map(|text| Term::new(en.clone(), text)));
        Arc::new(concept)
    };
    lines.trim().lines().map(|line| concept(line.trim())).collect()
}

/// The concepts as [`concepts`] takes them.
fn lines(concepts: &[Arc<Concept>]) -> Vec<String> {
    let line = |concept: &Arc<Concept>| {
        let renderings: Vec<&str> = concept.terms[1..].iter().map(|term| &*term.text).collect();
        let note = if concept.note.is_empty() { String::new() } else { format!("; {}", concept.note) };
        format!("{}: {} = {}{note}", concept.id.0, concept.terms[0].text, renderings.join(", "))
    };
    concepts.iter().map(line).collect()
}

fn compare(ours: &Concepts, base: &Concepts, theirs: &Concepts) -> Comparison {
    let (ar, en) = languages();
    let go_on = |_| Ok::<(), Infallible>(());
    match Comparison::new(ours.clone(), base.clone(), theirs.clone(), (&ar, &en), go_on) {
        Ok(comparison) => comparison,
        Err(never) => match never {},
    }
}

/// What the glossary becomes, and the next base, by way of the edit.
fn applied(comparison: &Comparison, ours: &Concepts) -> (Concepts, Concepts) {
    let changes = match comparison.changes(ours, &by(), "v2.tbx", |_| Ok::<(), Infallible>(())) {
        Ok(changes) => changes,
        Err(never) => match never {},
    };
    let id = GlossaryId(Uuid::nil());
    let glossary = Glossary {
        id,
        name: String::new(),
        origin: GlossaryOrigin::Own,
        licence: String::new(),
        enabled: true,
        writable: true,
        concepts: ours.clone(),
        import: None,
    };
    let (ar, en) = languages();
    let mut project = Project::new(ProjectId(Uuid::nil()), ar, en);
    project.apply(Edit::AddGlossary { at: 0, glossary: Box::new(glossary) }).unwrap();
    let before = project.clone();
    let edit = Edit::ChangeConcepts { glossary: id, remove: changes.remove, put: changes.put };
    let inverse = project.apply(edit).unwrap();
    let is = project.glossaries()[0].concepts.clone();
    project.apply(inverse).unwrap();
    assert_eq!(project, before);
    (is, comparison.next_base().cloned().map(Arc::new).collect())
}

/// `id kind` of every item.
fn kinds(comparison: &Comparison) -> Vec<String> {
    let kind =
        |(at, item): (usize, &Item)| format!("{} {:?}", comparison.concept(at).unwrap().id.0, item.kind);
    comparison.items().iter().enumerate().map(kind).collect()
}

/// The terminology department sends a glossary, a translator changes some of it,
/// the department sends the next version.
#[test]
fn what_was_decided_here_survives_and_what_is_new_there_comes_in() {
    let first = concepts(
        "t1: قره باغ = Karabakh
         t2: باكو = Baku
         t3: يريفان = Yerevan
         t4: شوشة = Shusha
         t5: نهر = river; of water
         t6: جبل = mountain",
    );
    let ours = concepts(
        "t1: قره باغ = Garabagh
         t2: باكو = Baku; the capital
         t3: يريفان = Yerevan
         t4: شوشة = Shushi
         t5: نهر = river; of water
         t6: جبل = mountain
         u1: لاتشين = Lachin",
    );
    let second = concepts(
        "t1: قره باغ = Karabakh
         t7: أغدام = Aghdam
         t2: باكو = Baku, Bakı
         t3: يريفان = Erevan
         t4: شوشة = Şuşa
         t5: نهر = river; of water",
    );
    let mut comparison = compare(&ours, &first, &second);
    assert_eq!(
        kinds(&comparison),
        ["t1 ChangedHere", "t7 New", "t2 ChangedBoth", "t3 Changed", "t4 Conflict", "t5 Same", "t6 Removed"]
    );
    assert_eq!(comparison.tally(), Tally { added: 1, changed: 2, removed: 0 });
    let (is, base) = applied(&comparison, &ours);
    let mut expected = vec![
        "t1: قره باغ = Garabagh",
        "t7: أغدام = Aghdam",
        "t2: باكو = Baku, Bakı; the capital",
        "t3: يريفان = Erevan",
        "t4: شوشة = Shushi",
        "t5: نهر = river; of water",
        "t6: جبل = mountain",
        "u1: لاتشين = Lachin",
    ];
    assert_eq!(lines(&is), expected);
    let told = |concept: &Concept| {
        let line = |one: &Change| format!("{} {}/{} {}", one.kind.name(), one.term, one.was, one.reason);
        concept.history.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(told(&is[1]), ["added / v2.tbx"]);
    assert_eq!(told(&is[2]), ["changed Bakı/ v2.tbx"]);
    assert_eq!(told(&is[3]), ["changed Erevan/Yerevan v2.tbx"]);
    assert_eq!(told(&is[4]), [""; 0]);
    // It is asked for once, and said what is at stake.
    let details = comparison.details(4).unwrap();
    let [(conflict, false)] = &details.conflicts[..] else { panic!("{:?}", details.conflicts) };
    assert_eq!((conflict.what, conflict.level()), (What::Wording, crate::model::Level::Term));
    assert_eq!([&*conflict.base, &conflict.ours, &conflict.theirs], ["Shusha", "Shushi", "Şuşa"]);
    // The reviewer decides for the department, and that what it took out goes.
    comparison.choose(4, 0, true);
    comparison.decide_all(Kind::Removed, Decision::Remove);
    let details = comparison.details(4).unwrap();
    let said = |facts: Vec<crate::model::Fact<'_>>| {
        facts.into_iter().map(|fact| fact.value.into_owned()).collect::<Vec<_>>()
    };
    assert_eq!((said(details.gone()), said(details.come())), (vec!["Shushi".into()], vec!["Şuşa".into()]));
    expected[4] = "t4: شوشة = Şuşa";
    expected.remove(6);
    assert_eq!(lines(&applied(&comparison, &ours).0), expected);
    // Taken in again, the file brings nothing.
    let again = compare(&is, &base, &second);
    assert!(again.items().iter().all(|item| item.decision == Decision::KeepOurs), "{:?}", kinds(&again));
    assert_eq!(applied(&again, &is), (is, base));
}

#[test]
fn a_file_without_ids_is_known_by_its_terms() {
    let first = concepts("1: قره باغ = Karabakh\n2: باكو = Baku\n3: قسم = oath\n4: قسم = department");
    let ours = concepts(
        "1: قره باغ = Garabagh\n2: باكو = Baku\n3: قسم = oath\n4: قسم = department\nu: شوشة = Shusha",
    );
    // A row comes in between, so that all numbers behind it are others.
    let second = concepts(
        "1: قَرَه باغ = Karabakh\n2: نهر = river\n3: باكو = Bakou\n4: قسم = oath\n5: قسم = section\n6: شوشة = Shushi",
    );
    let comparison = compare(&ours, &first, &second);
    assert_eq!(
        kinds(&comparison),
        ["1 ChangedBoth", "7 New", "2 Changed", "3 Same", "4 Changed", "6 NearDuplicate"],
    );
    let (is, base) = applied(&comparison, &ours);
    assert_eq!(
        lines(&is),
        [
            "1: قَرَه باغ = Garabagh",
            "7: نهر = river",
            "2: باكو = Bakou",
            "3: قسم = oath",
            "4: قسم = section",
            "6: شوشة = Shushi",
            "u: شوشة = Shusha",
        ]
    );
    let again = compare(&is, &base, &second);
    assert_eq!(applied(&again, &is), (is, base));
}

#[test]
fn what_looks_like_something_we_have_is_told() {
    let ours = concepts("a: القره باغ = Karabakh\nb: باكو = Baku\nc: قسم = department\nd: دائرة = circle");
    let theirs = concepts(
        "x: قره باغ = Karabakh; a region\ny: باكو = Bakou\nz: إدارة = department\nw: نهر = river\nd: ملك = king",
    );
    let mut comparison = compare(&ours, &Concepts::new(), &theirs);
    // An id that is the same by chance is another concept.
    assert_eq!(kinds(&comparison), ["x Duplicate", "y NearDuplicate", "z NearDuplicate", "w New", "d~2 New"]);
    let alike = |at| comparison.alike(at).map(|one| one.id.0.clone()).collect::<Vec<_>>();
    assert_eq!([alike(0), alike(1), alike(2), alike(3)], [vec!["a"], vec!["b"], vec!["c"], vec![]]);
    let (is, base) = applied(&comparison, &ours);
    assert_eq!(lines(&is)[0], "a: القره باغ = Karabakh; a region", "what both say differently is ours");
    assert_eq!(is.len(), 8);
    let again = compare(&is, &base, &theirs);
    assert_eq!(applied(&again, &is), (is, base));
    comparison.decide(1, Decision::Merge);
    comparison.decide(2, Decision::Skip);
    assert!(!comparison.decide(3, Decision::Remove), "nothing of it is there");
    assert_eq!(applied(&comparison, &ours).0.len(), 6);
}

#[test]
fn what_was_taken_out_here_stays_out_and_is_asked_for_when_it_changes() {
    let first = concepts("a: باكو = Baku\nb: نهر = river");
    let ours = concepts("b: نهر = river");
    let comparison = compare(&ours, &first, &first);
    assert_eq!(kinds(&comparison), ["a RemovedHere", "b Same"]);
    let mut changed = compare(&ours, &first, &concepts("a: باكو = Bakou\nb: نهر = river"));
    assert_eq!(kinds(&changed), ["a Conflict", "b Same"]);
    assert_eq!(applied(&changed, &ours).0, ours);
    assert!(!changed.decide(0, Decision::Merge));
    assert!(changed.decide(0, Decision::TakeTheirs));
    assert_eq!(lines(&applied(&changed, &ours).0), ["a: باكو = Bakou", "b: نهر = river"]);
}

/// Between comparing and deciding somebody works on.
#[test]
fn what_was_changed_since_it_was_compared_is_kept() {
    let first = concepts("a: باكو = Baku\nb: نهر = river\nc: جبل = mountain\nd: ملك = king");
    let theirs = concepts("a: باكو = Bakou\nb: نهر = stream\nx: شوشة = Shusha");
    let mut comparison = compare(&first, &first, &theirs);
    comparison.decide_all(Kind::Removed, Decision::Remove);
    let now = concepts("d: ملك = king\na: باكو = Baku; the capital\nc: جبل = mount\ne: قصر = palace");
    let (is, _) = applied(&comparison, &now);
    assert_eq!(
        lines(&is),
        ["a: باكو = Bakou; the capital", "x: شوشة = Shusha", "c: جبل = mount", "e: قصر = palace"]
    );
}

#[test]
fn each_property_is_merged_on_its_own() {
    let (ar, en) = languages();
    let mut base = Concept::clone(&concepts("a: باكو = Baku, Bakou")[0]);
    base.fields = vec![Field::new("ref", "p. 3"), Field::new("see", "1"), Field::new("see", "2")];
    base.sections = vec![LanguageSection { note: "n".into(), ..LanguageSection::new(en.clone()) }];
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.domain = "places".into();
    theirs.definition = "a city".into();
    ours.terms[0].variants.push("باکو".into());
    theirs.terms[0].variants.push("باكوو".into());
    theirs.terms[0].gender = Some(crate::model::Gender::Feminine);
    ours.terms[1].set_status(TermStatus::Preferred);
    // Theirs renames the second rendering and ours forbids it.
    ours.terms[2].set_status(TermStatus::Forbidden);
    theirs.terms[2].text = "Bakoo".into();
    ours.fields[0].value = "p. 4".into();
    theirs.fields.push(Field::new("see", "3"));
    theirs.fields.remove(1);
    theirs
        .sections
        .push(LanguageSection { definition: "مدينة".into(), ..LanguageSection::new(ar.clone()) });
    let (is, conflicts) = three_way(Some(&base), &ours, &theirs, &|_| false);
    assert_eq!(conflicts, []);
    assert_eq!((&*is.domain, &*is.definition), ("places", "a city"));
    assert_eq!(is.terms[0].variants, ["باکو", "باكوو"]);
    assert_eq!(is.terms[0].gender, theirs.terms[0].gender);
    let terms: Vec<_> = is.terms[1..].iter().map(|term| (&*term.text, term.stated_status())).collect();
    assert_eq!(terms, [("Baku", Some(TermStatus::Preferred)), ("Bakoo", Some(TermStatus::Forbidden))]);
    let fields: Vec<_> = is.fields.iter().map(|field| (&*field.name, &*field.value)).collect();
    assert_eq!(fields, [("ref", "p. 4"), ("see", "2"), ("see", "3")]);
    assert_eq!(is.sections.len(), 2);

    // The same on both sides, differently.
    theirs.domain = "cities".into();
    theirs.terms[1].set_status(TermStatus::Admitted);
    theirs.fields[0].value = "p. 5".into();
    theirs.terms.remove(2);
    let whats = |conflicts: &[Conflict]| conflicts.iter().map(|one| one.what).collect::<Vec<_>>();
    let (is, conflicts) = three_way(Some(&base), &ours, &theirs, &|_| false);
    assert_eq!(whats(&conflicts), [What::Domain, What::Field, What::Status, What::Wording]);
    assert_eq!((&*is.domain, is.terms.len()), ("places", 3));
    let (is, _) = three_way(Some(&base), &ours, &theirs, &|at| at != 1);
    assert_eq!((&*is.domain, &*is.fields[0].value, is.terms.len()), ("cities", "p. 4", 2));
    assert_eq!(is.terms[1].stated_status(), Some(TermStatus::Admitted));
}

#[test]
fn lines_of_history_are_taken_in_once() {
    let line = |time, reason: &str| Change {
        time,
        author: "dept".into(),
        kind: crate::model::ChangeKind::Changed,
        term: String::new(),
        was: String::new(),
        domain: None,
        reason: reason.into(),
    };
    let first = concepts("a: باكو = Baku");
    let with = |lines: &[Change], text: &str| {
        vec![Arc::new(Concept { history: lines.to_vec(), ..Concept::clone(&concepts(text)[0]) })]
    };
    let ours = with(&[line(1, "x"), line(5, "ours")], "a: باكو = Baku");
    let theirs = with(&[line(1, "x"), line(3, "theirs")], "a: باكو = Bakou");
    let (is, base) = applied(&compare(&ours, &first, &theirs), &ours);
    let times = |concepts: &Concepts| concepts[0].history.iter().map(|one| one.time).collect::<Vec<_>>();
    assert_eq!(times(&is), [1, 3, 5, 9]);
    assert_eq!(applied(&compare(&is, &base, &theirs), &is), (is.clone(), base.clone()));
    let only_history = with(&[line(4, "more")], "a: باكو = Bakou");
    let (is, _) = applied(&compare(&is, &base, &only_history), &is);
    assert_eq!(times(&is), [1, 3, 4, 5, 9]);
}

/// A few words, so that much is the same.
/// A file says what it can; of the rest nothing is taken for deleted.
#[test]
fn what_a_file_cannot_say_stays() {
    let full = |rendering: &str| {
        let (ar, en) = languages();
        let mut concept = Concept::new(ConceptId("t1".to_owned()));
        concept.note = "a note".to_owned();
        concept.fields.push(Field::new("Client", "UN"));
        let mut first = Term::new(en.clone(), rendering);
        first.set_status(TermStatus::Admitted);
        first.variants.push("Karabagh".to_owned());
        concept.terms = vec![Term::new(ar, "قره باغ"), first, Term::new(en, "Artsakh")];
        concept.terms.push(Term::new("fr".parse().unwrap(), "Karabagh"));
        vec![Arc::new(concept)]
    };
    let ours = full("Karabakh");
    for (file, kind) in [
        ("t1: قره باغ = Karabakh", "t1 Same"),
        ("t1: قره باغ = Artsakh", "t1 Same"),
        ("t1: قره باغ = Garabagh", "t1 Changed"),
        // It says notes, so that this one is another.
        ("t1: قره باغ = Karabakh; other", "t1 Changed"),
        ("t1: قره باغ = Karabakh, Artsakh", "t1 Same"),
        // It says further renderings, so that one is gone.
        ("t1: قره باغ = Karabakh\nt2: نهر = river, stream", "t1 Changed"),
    ] {
        for base in [&Concepts::new(), &ours] {
            let comparison = compare(&ours, base, &concepts(file));
            // Without the last import nobody knows who changed the note, or added a term.
            let kind = match file {
                _ if base.is_empty() && file.contains(';') => "t1 Conflict",
                _ if base.is_empty() && file.contains("t2") => "t1 ChangedHere",
                _ => kind,
            };
            assert_eq!(kinds(&comparison)[0], kind, "{file}");
            let unsaid: Vec<_> = comparison.unsaid().map(|(_, what, name)| (*what, &**name)).collect();
            assert!(
                unsaid.contains(&(What::Field, "Client")) && unsaid.contains(&(What::Status, "")),
                "{unsaid:?}"
            );
            assert_eq!(unsaid.contains(&(What::Note, "")), !file.contains(';'), "{file}");
        }
    }
    // What the file said last time and says no more goes.
    let [first, ours_now, second] =
        ["t1: نهر = river", "t1: نهر = river, stream", "t1: نهر = brook"].map(concepts);
    let (is, _) = applied(&compare(&ours_now, &first, &second), &ours_now);
    assert_eq!(lines(&is), ["t1: نهر = stream, brook"]);
    // What is new comes in, and nothing goes.
    let (is, _) = applied(&compare(&ours, &ours, &concepts("t1: قره باغ = Garabagh")), &ours);
    let texts: Vec<&str> = is[0].terms.iter().map(|term| &*term.text).collect();
    assert_eq!(texts, ["قره باغ", "Karabakh", "Artsakh", "Karabagh", "Garabagh"]);
    assert_eq!((&*is[0].note, is[0].terms[1].status), ("a note", TermStatus::Admitted));
    assert_eq!(is[0].fields.len(), 1);
}
