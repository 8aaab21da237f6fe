//! A project reopened is the project that was: after any edits, undone and
//! redone, and in another process's eyes.

mod support;

use proptest::prelude::*;
use std::sync::Arc;
use support::{Random, entry, names, project, reverse, target_entry};
use tarjuman::model::*;
use tarjuman::store::{Access, Change, EntryKind, ProjectFile, StoreError, UndoState, ViewState};

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reopened_project_equals_the_one_in_memory(
        seeds in prop::collection::vec(any::<u64>(), 1..60),
        every in 1usize..12,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tarjuman");
        let mut project = project(5);
        let mut file = ProjectFile::create(&path, &project).unwrap();
        let mut undo = UndoState::default();
        for (count, seed) in seeds.into_iter().enumerate() {
            let mut random = Random(seed);
            let (kind, step) = match (random.below(5), undo.undo.last(), undo.redo.last()) {
                (0, Some(step), _) => (EntryKind::Undo, *step),
                (1, _, Some(step)) => (EntryKind::Redo, *step),
                // Now and then an entry continues the step before it.
                (2, Some(step), _) if undo.redo.is_empty() => (EntryKind::Do, *step),
                _ => (EntryKind::Do, undo.last_step + 1),
            };
            if kind == EntryKind::Do {
                let edit = random.edit(&project);
                file.commit(&entry(&mut project, kind, step, edit)).unwrap();
            } else {
                reverse(&mut file, &mut project, kind, step).unwrap();
            }
            undo.record(kind, step);
            prop_assert_eq!(what_follows(&project), Ok(()));
            if count % every == 0 {
                drop(file);
                let (reopened, opened) = ProjectFile::open(&path, Access::Write).unwrap();
                prop_assert_eq!(&opened.project, &project);
                prop_assert_eq!(&opened.undo, &undo);
                prop_assert_eq!(opened.recovered, None);
                file = reopened;
            }
        }
        let (_, seen) = ProjectFile::open(&path, Access::Read).unwrap();
        prop_assert_eq!(&seen.project, &project);
        file.close().unwrap();
        prop_assert_eq!(names(folder.path()), vec!["a.tarjuman"]);
    }
}

/// What a project keeps up to date equals what is found afresh.
fn what_follows(project: &Project) -> Result<(), String> {
    for (at, document) in project.documents().iter().enumerate() {
        let counts = Counts::of(document.segments.iter().map(Arc::as_ref));
        if project.document_counts(at) != counts {
            return Err(format!("document {at}: {:?} and not {counts:?}", project.document_counts(at)));
        }
        let strays =
            (0..).zip(&document.segments).find(|(index, one)| project.place(one.id) != Some((at, *index)));
        if let Some((index, segment)) = strays {
            return Err(format!("{:?} is at {index} and not at {:?}", segment.id, project.place(segment.id)));
        }
    }
    let counts = Counts::of(project.segments());
    if project.counts() == counts {
        Ok(())
    } else {
        Err(format!("{:?} and not {counts:?}", project.counts()))
    }
}

#[test]
fn everything_can_be_undone_after_a_restart_and_done_again_after_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let before = project(5);
    let mut after = before.clone();
    let mut file = ProjectFile::create(&path, &before).unwrap();
    let mut random = Random(7);
    for step in 1..=40 {
        for _ in 0..=random.below(3) {
            let edit = random.edit(&after);
            file.commit(&entry(&mut after, EntryKind::Do, step, edit)).unwrap();
        }
    }
    file.close().unwrap();

    let (mut file, mut opened) = ProjectFile::open(&path, Access::Write).unwrap();
    for step in opened.undo.undo.iter().rev() {
        reverse(&mut file, &mut opened.project, EntryKind::Undo, *step).unwrap();
    }
    assert_eq!(opened.project, before);
    file.close().unwrap();

    let (mut file, mut opened) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!(opened.project, before);
    assert_eq!(opened.undo.redo.len(), 40);
    for step in opened.undo.redo.iter().rev() {
        reverse(&mut file, &mut opened.project, EntryKind::Redo, *step).unwrap();
    }
    assert_eq!(opened.project, after);
    drop(file);
    assert_eq!(ProjectFile::open(&path, Access::Read).unwrap().1.project, after);
}

#[test]
fn a_hundred_splits_at_one_place_keep_the_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let mut project = project(3);
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let document = project.documents()[0].id;
    let mut random = Random(3);
    for step in 1..=100 {
        let insert = vec![random.segment()];
        let edit = Edit::ReplaceSegments { document, at: 1, remove: Vec::new(), insert };
        file.commit(&entry(&mut project, EntryKind::Do, step, edit)).unwrap();
    }
    drop(file);
    assert_eq!(ProjectFile::open(&path, Access::Read).unwrap().1.project, project);
}

#[test]
fn an_entry_that_does_not_fit_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let project = project(3);
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let mut random = Random(9);
    let (document, bundled) = (project.documents()[0].id, project.glossaries()[1].id);
    let ids: Vec<_> = project.segments().map(|segment| segment.id).collect();
    let stranger = SegmentId(random.uuid());
    let fits = Edit::SetTarget { segment: ids[0], target: "x".into(), state: SegmentState::Final };
    for edit in [
        Edit::SetTarget { segment: stranger, target: "x".into(), state: SegmentState::Final },
        Edit::SetDirection { segment: stranger, side: Side::Source, direction: None },
        Edit::ReplaceSegments { document, at: 0, remove: vec![ids[1]], insert: Vec::new() },
        Edit::ReplaceSegments { document, at: 4, remove: Vec::new(), insert: vec![random.segment()] },
        Edit::ReplaceSegments {
            document: DocumentId(random.uuid()),
            at: 0,
            remove: Vec::new(),
            insert: vec![random.segment()],
        },
        Edit::AddDocument { at: 2, document: Box::new(random.document(Vec::new())) },
        Edit::AddDocument { at: 0, document: Box::new(project.documents()[0].clone()) },
        Edit::RemoveDocument { document: DocumentId(random.uuid()) },
        Edit::AddGlossary { at: 3, glossary: Box::new(random.glossary(GlossaryOrigin::Own)) },
        Edit::RemoveGlossary { glossary: GlossaryId(random.uuid()) },
        Edit::SetGlossaryUse { glossary: bundled, enabled: true, rank: 2 },
        // The file keeps no concepts of a bundled glossary and may not lose one unseen.
        Edit::PutConcept { glossary: bundled, concept: Box::new(random.concept()), at: 0 },
        Edit::RemoveConcept { glossary: bundled, concept: ConceptId("none".into()) },
    ] {
        let edit = Edit::Batch(vec![fits.clone(), edit]);
        let mut other = project.clone();
        let mut entry = target_entry(&mut other, &mut UndoState::default(), "x");
        entry.edit = edit.clone().into();
        match file.commit(&entry) {
            Err(StoreError::Unfit { .. }) => {}
            result => panic!("{edit:?}: {result:?}"),
        }
    }
    drop(file);
    let (_, opened) = ProjectFile::open(&path, Access::Read).unwrap();
    assert_eq!(opened.project, project);
    assert_eq!(opened.undo, UndoState::default());
}

#[test]
fn a_bundled_glossary_leaves_no_copy_of_its_concepts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let mut project = project(1);
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let mut random = Random(5);
    let mut glossary = random.glossary(GlossaryOrigin::Bundled("months".into()));
    glossary.concepts = vec![random.concept().into()];
    Arc::make_mut(&mut glossary.concepts[0]).definition = "found nowhere in the file".into();
    let edit = Edit::Batch(vec![Edit::AddGlossary { at: 0, glossary: Box::new(glossary) }]);
    file.commit(&entry(&mut project, EntryKind::Do, 1, edit)).unwrap();
    file.close().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let needle = b"found nowhere in the file";
    assert!(!bytes.windows(needle.len()).any(|window| window == needle));
    let (_, opened) = ProjectFile::open(&path, Access::Read).unwrap();
    assert_eq!(opened.project.glossaries().len(), 3);
    assert_eq!(opened.project.glossaries()[0].concepts, []);
}

#[test]
fn the_history_of_a_segment_reaches_back_through_splits_and_joins() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let mut project = project(3);
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let document = project.documents()[0].id;
    let [a, b, other] = [0, 1, 2].map(|at| Segment::clone(&project.documents()[0].segments[at]));
    let c = Random(11).segment();
    let set = |segment: &Segment, target: &str| Edit::SetTarget {
        segment: segment.id,
        target: target.into(),
        state: SegmentState::Translated,
    };
    let replace = |at, remove: &[&Segment], insert: &[&Segment]| Edit::ReplaceSegments {
        document,
        at,
        remove: remove.iter().map(|segment| segment.id).collect(),
        insert: insert.iter().map(|segment| (*segment).clone()).collect(),
    };
    let edits = [
        set(&a, "one"),
        set(&b, "two"),
        set(&other, "not of this line"),
        // The second segment is joined to the first, whose end becomes a third.
        Edit::Batch(vec![replace(0, &[&a, &b], &[&a]), replace(0, &[&a], &[&a, &c])]),
        set(&a, "after the split"),
        set(&c, "three"),
    ];
    for (step, edit) in (1..).zip(edits) {
        file.commit(&entry(&mut project, EntryKind::Do, step, edit)).unwrap();
    }
    reverse(&mut file, &mut project, EntryKind::Undo, 6).unwrap();

    let told = |segment: &Segment| -> Vec<(u64, EntryKind, String)> {
        file.history_of(segment.id)
            .unwrap()
            .into_iter()
            .map(|item| {
                let what = match item.change {
                    Change::Target { before, after } => {
                        assert!(before.is_some());
                        after.target
                    }
                    Change::Replaced { before, after } => format!("{} → {}", before.len(), after.len()),
                    Change::Source { after, .. } => format!("source {after}"),
                    Change::Direction { .. } => "direction".into(),
                };
                (item.seq, item.kind, what)
            })
            .collect()
    };
    let item = |seq, what: &str| (seq, EntryKind::Do, what.to_owned());
    assert_eq!(
        told(&c),
        [
            item(1, "one"),
            item(2, "two"),
            item(4, "2 → 1"),
            item(4, "1 → 2"),
            item(6, "three"),
            (7, EntryKind::Undo, c.target.clone()),
        ]
    );
    assert_eq!(
        told(&a),
        [item(1, "one"), item(2, "two"), item(4, "2 → 1"), item(4, "1 → 2"), item(5, "after the split")]
    );
    assert_eq!(told(&other), [item(3, "not of this line")]);
    assert_eq!(told(&b), [item(2, "two"), item(4, "2 → 1")]);
}

#[test]
fn the_view_is_found_again_and_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tarjuman");
    let project = project(2);
    let mut file = ProjectFile::create(&path, &project).unwrap();
    let segment = &project.documents()[0].segments[1];
    let view = ViewState {
        document: Some(project.documents()[0].id),
        segment: Some(segment.id),
        caret: 12,
        more: serde_json::json!({"split": 0.4}),
    };
    file.put_view(&ViewState::default()).unwrap();
    file.put_view(&view).unwrap();
    file.close().unwrap();
    let (_, opened) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!(opened.view, Some(view));
    assert_eq!(opened.undo, UndoState::default());
}
