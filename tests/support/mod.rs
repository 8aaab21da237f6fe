//! What the tests of the project file share: projects, random edits that fit
//! them, and running a test again as another process.

#![allow(dead_code, reason = "each test binary uses its part of this")]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tarjuman::model::*;
use tarjuman::store::{Entry, EntryKind, ProjectFile, StoreError, UndoState};
use uuid::Uuid;

/// A project with one document of `segments` segments, one glossary of its own
/// and one bundled with the program. Equal numbers give equal projects.
pub fn project(segments: usize) -> Project {
    let mut random = Random(1);
    let id = ProjectId(random.uuid());
    let mut project = Project::new(id, "ar".parse().unwrap(), "en".parse().unwrap());
    let segments = (0..segments).map(|_| random.segment()).collect();
    for edit in [
        Edit::AddDocument { at: 0, document: Box::new(random.document(segments)) },
        Edit::AddGlossary { at: 0, glossary: Box::new(random.glossary(GlossaryOrigin::Own)) },
        Edit::AddGlossary {
            at: 1,
            glossary: Box::new(Glossary {
                concepts: Vec::new(),
                ..random.glossary(GlossaryOrigin::Bundled("countries".into()))
            }),
        },
    ] {
        project.apply(edit).unwrap();
    }
    project
}

/// Numbers that look random and follow from the seed (SplitMix64, Steele et al. 2014).
#[derive(Clone)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    pub fn one_of<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }

    pub fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }

    pub fn text(&mut self) -> String {
        let words =
            ["قره باخ", "a", " ", "\u{200f}", "“", "'; --", "\0", "\r\n", "مدينة شوشة", "Xankəndi", ""];
        (0..self.below(6)).map(|_| self.one_of(&words)).collect()
    }

    pub fn segment(&mut self) -> Segment {
        let mut segment =
            Segment::new(SegmentId(self.uuid()), self.below(9) as u32, self.text(), self.text());
        segment.target = self.text();
        segment.state = self.one_of(&SegmentState::ALL);
        segment.source_direction = self.direction();
        segment.target_direction = self.direction();
        if self.below(4) == 0 {
            segment.notes.push(Note {
                author: self.text(),
                time: Some(self.next() as i64),
                text: self.text(),
            });
        }
        segment
    }

    pub fn direction(&mut self) -> Option<Direction> {
        self.one_of(&[None, Some(Direction::Ltr), Some(Direction::Rtl)])
    }

    pub fn document(&mut self, segments: Vec<Segment>) -> Document {
        let skeleton: Vec<u8> = (0..self.below(40)).map(|_| self.next() as u8).collect();
        Document {
            id: DocumentId(self.uuid()),
            name: self.text(),
            origin: self.text(),
            format: "txt".into(),
            skeleton: Arc::from(skeleton),
            segments: segments.into_iter().map(Arc::new).collect(),
        }
    }

    pub fn glossary(&mut self, origin: GlossaryOrigin) -> Glossary {
        Glossary {
            id: GlossaryId(self.uuid()),
            name: self.text(),
            origin,
            licence: self.text(),
            enabled: self.below(2) == 0,
            writable: true,
            concepts: (0..self.below(4)).map(|_| self.concept().into()).collect(),
            import: None,
        }
    }

    pub fn concept(&mut self) -> Concept {
        let mut term = Term::new("ar".parse().unwrap(), self.text());
        term.status = self.one_of(TermStatus::ALL);
        term.variants.push(self.text());
        Concept {
            domain: self.text(),
            definition: self.text(),
            terms: vec![term],
            fields: vec![Field::new("source", self.text())],
            ..Concept::new(ConceptId(format!("{:x}", self.next())))
        }
    }

    /// An edit that fits the project.
    pub fn edit(&mut self, project: &Project) -> Edit {
        match self.below(18) {
            0 => self.batch(project),
            1 => Edit::AddDocument {
                at: self.below(project.documents().len() + 1),
                document: {
                    let segments = (0..self.below(5)).map(|_| self.segment()).collect();
                    Box::new(self.document(segments))
                },
            },
            2 if project.documents().len() > 1 => {
                let at = self.below(project.documents().len());
                Edit::RemoveDocument { document: project.documents()[at].id }
            }
            3 => {
                let origin =
                    if self.below(3) == 0 { GlossaryOrigin::File(self.text()) } else { GlossaryOrigin::Own };
                let at = self.below(project.glossaries().len() + 1);
                Edit::AddGlossary { at, glossary: Box::new(self.glossary(origin)) }
            }
            4 if !project.glossaries().is_empty() => {
                let at = self.below(project.glossaries().len());
                Edit::RemoveGlossary { glossary: project.glossaries()[at].id }
            }
            5 if !project.glossaries().is_empty() => {
                let (at, rank) =
                    (self.below(project.glossaries().len()), self.below(project.glossaries().len()));
                let glossary = project.glossaries()[at].id;
                Edit::SetGlossaryUse { glossary, enabled: self.below(2) == 0, rank }
            }
            6 if !project.glossaries().is_empty() => {
                let at = self.below(project.glossaries().len());
                let glossary = project.glossaries()[at].id;
                Edit::SetGlossaryWritable { glossary, writable: self.below(2) == 0 }
            }
            6 | 7 => self.concept_edit(project),
            8 if self.below(3) > 0 => self.import_edit(project),
            8 => {
                let setting = self.one_of(&[Setting::Name, Setting::SegmentationRules, Setting::Domains]);
                let value = (self.below(3) > 0).then(|| self.text());
                Edit::SetSetting { setting, value }
            }
            9 | 10 => self.replacement(project),
            11 => self.with_segment(project, |random, segment| Edit::SetDirection {
                segment: segment.id,
                side: random.one_of(&[Side::Source, Side::Target]),
                direction: random.direction(),
            }),
            12 => self.with_segment(project, |random, segment| Edit::SetSource {
                segment: segment.id,
                source: random.text(),
            }),
            _ => self.with_segment(project, |random, segment| Edit::SetTarget {
                segment: segment.id,
                target: random.text(),
                state: random.one_of(&SegmentState::ALL),
            }),
        }
    }

    fn with_segment(&mut self, project: &Project, edit: impl Fn(&mut Self, &Segment) -> Edit) -> Edit {
        let at = self.below(project.segments().count());
        match project.segments().nth(at) {
            Some(segment) => edit(self, segment),
            None => Edit::SetSetting { setting: Setting::Name, value: Some(self.text()) },
        }
    }

    /// A split, a join or something rougher; at one place as often as not, so
    /// that the gaps between positions are used up.
    fn replacement(&mut self, project: &Project) -> Edit {
        let at = self.below(project.documents().len());
        let Some(document) = project.documents().get(at) else {
            return Edit::Batch(Vec::new());
        };
        let at = if self.below(2) == 0 { 1 } else { self.below(document.segments.len() + 1) };
        let at = at.min(document.segments.len());
        let end = (at + self.below(3)).min(document.segments.len());
        let gone = &document.segments[at..end];
        let mut insert: Vec<Segment> = (0..self.below(4)).map(|_| self.segment()).collect();
        if let (Some(old), Some(new)) = (gone.first(), insert.first_mut()) {
            new.id = old.id;
        }
        let remove = gone.iter().map(|segment| segment.id).collect();
        Edit::ReplaceSegments { document: document.id, at, remove, insert }
    }

    fn concept_edit(&mut self, project: &Project) -> Edit {
        let mut own = project
            .glossaries()
            .iter()
            .filter(|glossary| !matches!(glossary.origin, GlossaryOrigin::Bundled(_)));
        let Some(glossary) = own.next() else { return Edit::Batch(Vec::new()) };
        let at = self.below(glossary.concepts.len() + 1);
        let mut concept = self.concept();
        match (self.below(3), glossary.concepts.get(at)) {
            (0, Some(old)) => return Edit::RemoveConcept { glossary: glossary.id, concept: old.id.clone() },
            (1, Some(old)) => concept.id = old.id.clone(),
            _ => {}
        }
        Edit::PutConcept { glossary: glossary.id, concept: Box::new(concept), at }
    }

    /// Many concepts changed at once, or what was last imported, or both.
    fn import_edit(&mut self, project: &Project) -> Edit {
        let is_own = |glossary: &&Glossary| !matches!(glossary.origin, GlossaryOrigin::Bundled(_));
        let Some(glossary) = project.glossaries().iter().find(is_own) else {
            return Edit::Batch(Vec::new());
        };
        let (id, concepts) = (glossary.id, &glossary.concepts);
        let (mut remove, mut put, mut length) = (Vec::new(), Vec::new(), 0);
        for (index, concept) in concepts.iter().enumerate() {
            for _ in 0..self.below(2) {
                put.push(PlacedConcept { at: length, concept: self.concept().into() });
                length += 1;
            }
            match self.below(4) {
                0 => remove.push(concept.id.clone()),
                1 => {
                    let changed = Concept { id: concept.id.clone(), ..self.concept() };
                    put.push(PlacedConcept { at: index, concept: changed.into() });
                    length += 1;
                }
                _ => length += 1,
            }
        }
        let change = Edit::ChangeConcepts { glossary: id, remove, put };
        let import = (self.below(3) > 0).then(|| Arc::new(self.import(concepts)));
        let set = Edit::SetGlossaryImport { glossary: id, licence: self.text(), import };
        match self.below(3) {
            0 => change,
            1 => set,
            _ => Edit::Batch(vec![change, set]),
        }
    }

    pub fn import(&mut self, concepts: &[Arc<Concept>]) -> Import {
        Import {
            file: self.text(),
            time: self.next() as i64,
            format: "tsv".into(),
            head: GlossaryHead {
                name: self.text(),
                comments: vec![self.text()],
                fields: vec![Field::of_form("admin", "source", self.text())],
                ..GlossaryHead::default()
            },
            base: PackedConcepts::pack(concepts.iter().map(Arc::as_ref)),
        }
    }

    fn batch(&mut self, project: &Project) -> Edit {
        let mut project = project.clone();
        let mut edits = Vec::new();
        for _ in 0..self.below(5) {
            let edit = self.edit(&project);
            project.apply(edit.clone()).unwrap();
            edits.push(edit);
        }
        Edit::Batch(edits)
    }
}

/// Applies an edit to the project and makes the entry for it.
pub fn entry(project: &mut Project, kind: EntryKind, step: u64, edit: Edit) -> Entry {
    let inverse = project.apply(edit.clone()).expect("the edit fits");
    let time = 1_700_000_000_000 + step as i64;
    Entry {
        kind,
        step,
        author: "Ada".into(),
        time,
        label: "type".into(),
        edit: edit.into(),
        inverse: inverse.into(),
    }
}

/// A new entry in a step of its own that sets the target of the first segment.
pub fn target_entry(project: &mut Project, undo: &mut UndoState, target: &str) -> Entry {
    let segment = project.segments().next().expect("a segment").id;
    let step = undo.last_step + 1;
    undo.record(EntryKind::Do, step);
    let edit = Edit::SetTarget { segment, target: target.into(), state: SegmentState::Translated };
    entry(project, EntryKind::Do, step, edit)
}

/// Undoes or redoes a step with what the file says of it.
pub fn reverse(
    file: &mut ProjectFile,
    project: &mut Project,
    kind: EntryKind,
    step: u64,
) -> Result<(), StoreError> {
    let reversal = file.reversal(step)?.expect("the step is in the journal");
    let entry = entry(project, kind, step, reversal.edit);
    file.commit(&entry).map(|_| ())
}

/// Runs one test of this binary as another process; what the test does then is
/// decided by the variable that the caller sets.
pub fn rerun(test: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]);
    command
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Runs one test of this binary as another process that sees what `mount`, a
/// shell command, mounts over `folder` and nobody else does. Says so where this
/// system does not allow that.
#[cfg(target_os = "linux")]
pub fn rerun_with_mount(test: &str, mount: &str, variable: &str, folder: &Path) {
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command
    };
    if !unshare(mount).output().is_ok_and(|output| output.status.success()) {
        eprintln!("SKIPPED: {test}: this system does not let us mount anything");
        return;
    }
    let output = unshare(&format!("{mount} && exec \"$@\""))
        .arg(std::env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .env(variable, folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
