//! Glossaries sent to other tools: what is exported, and what that would lose.

use super::clock;
use super::files::{self, FileError};
use crate::formats::glossaries::{self, GlossaryFile, LeftOut, Loss, Selection, Words, WriteOptions};
use crate::glossary::Index;
use crate::model::{Glossary, GlossaryId, Language, Project, TermStatus};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many domains are offered.
const DOMAINS: usize = 500;

/// Glossaries to be exported.
#[derive(Clone, Debug, PartialEq)]
pub struct GlossaryExport {
    /// The glossaries, which make one file; of what two of them have, some formats take
    /// that of the first alone.
    pub glossaries: Vec<GlossaryId>,
    /// The id of the format.
    pub format: &'static str,
    /// Whether only what stands in the documents of the project is.
    pub found: bool,
    /// What of it is exported.
    pub selection: Selection,
}

/// What an export would write, and what it would not.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportReport {
    /// The export.
    pub export: GlossaryExport,
    /// The version of the project that it was made of.
    pub version: u64,
    /// The domains that the glossaries have, in order; no more than people look through.
    pub domains: Vec<String>,
    /// How many entries the file will have.
    pub entries: usize,
    /// What is left out because it was not asked for.
    pub left_out: LeftOut,
    /// What the format does not hold.
    pub losses: Vec<Loss>,
}

/// An export with everything it needs, to be carried out in the background.
pub struct PreparedExport {
    export: GlossaryExport,
    version: u64,
    glossaries: Vec<Glossary>,
    /// With the documents, where it depends on them what is exported.
    project: Option<Project>,
    languages: (Language, Language),
    words: (String, String),
}

impl GlossaryExport {
    /// The export of glossaries as a format can hold them best: what is not to be used
    /// stays marked where the format has statuses, and is left out where it would pass
    /// for a good rendering.
    pub fn new(glossaries: Vec<GlossaryId>, format: &'static str) -> Self {
        Self { glossaries, format, found: false, selection: Selection::default() }
    }

    /// The export with the concepts of the glossaries; `avoid` and `separator` are the
    /// words that stand in notes before and between terms that are not to be used. `None`
    /// where the project lacks one of them.
    pub fn prepare(
        &self,
        project: &Project,
        version: u64,
        (avoid, separator): (String, String),
    ) -> Option<PreparedExport> {
        let glossaries = self.glossaries.iter().map(|id| project.glossary(*id).cloned());
        Some(PreparedExport {
            export: self.clone(),
            version,
            glossaries: glossaries.collect::<Option<_>>()?,
            project: self.found.then(|| project.clone()),
            languages: (project.source.clone(), project.target.clone()),
            words: (avoid, separator),
        })
    }
}

impl PreparedExport {
    /// What it carries out.
    pub fn export(&self) -> &GlossaryExport {
        &self.export
    }

    /// What the export would write, and what it would not. `go_on` is asked now and then.
    ///
    /// # Errors
    /// Where it is not gone on with.
    pub fn report<E>(&self, go_on: impl FnMut() -> Result<(), E>) -> Result<ExportReport, E> {
        let whole = files::joined(&self.glossaries);
        let domains: BTreeSet<&str> = whole.concepts.iter().map(|concept| &*concept.domain).collect();
        let domains = domains.into_iter().filter(|domain| !domain.is_empty()).take(DOMAINS);
        let domains = domains.map(str::to_owned).collect();
        let (file, left_out) = self.selected(whole, go_on)?;
        let format = glossaries::by_id(self.export.format);
        let (fitted, losses) = match format {
            Some(format) => format.fitted(&file, &self.options()),
            None => (GlossaryFile::default(), Vec::new()),
        };
        let entries = fitted.concepts.len();
        let (export, version) = (self.export.clone(), self.version);
        Ok(ExportReport { export, version, domains, entries, left_out, losses })
    }

    /// Writes the file, whole or not at all; gives what it does not hold. `go_on` is asked
    /// now and then before it is written.
    ///
    /// # Errors
    /// Where the file cannot be written, and where it is not gone on with.
    pub fn write(
        &self,
        path: &Path,
        mut go_on: impl FnMut() -> Result<(), FileError>,
    ) -> Result<Vec<Loss>, FileError> {
        let format = glossaries::by_id(self.export.format).ok_or_else(|| FileError::UnknownFormat {
            path: path.to_owned(),
            known: glossaries::endings(true).join(", "),
        })?;
        let (file, _) = self.selected(files::joined(&self.glossaries), &mut go_on)?;
        go_on()?;
        files::write_glossary(format, &file, &self.options(), path)
    }

    fn options(&self) -> WriteOptions {
        WriteOptions { languages: Some(self.languages.clone()), time: clock::now() }
    }

    fn selected<E>(
        &self,
        mut file: GlossaryFile,
        go_on: impl FnMut() -> Result<(), E>,
    ) -> Result<(GlossaryFile, LeftOut), E> {
        let mut others = 0;
        if let Some(project) = &self.project {
            let texts = project.segments().map(|segment| &*segment.source);
            others = keep_found(&mut file, &self.languages.0, texts, go_on)?;
        }
        let words = Words { avoid: &self.words.0, separator: &self.words.1 };
        let (file, mut left_out) = self.export.selection.of(&file, words);
        left_out.concepts += others;
        Ok((file, left_out))
    }
}

/// After how many texts it is asked whether to go on.
const SLICE: usize = 200;

/// Keeps the concepts of a glossary that the search finds in texts of this language, and
/// tells how many others there were. `go_on` is asked now and then.
///
/// # Errors
/// Where it is not gone on with.
pub fn keep_found<'a, E>(
    file: &mut GlossaryFile,
    language: &Language,
    texts: impl Iterator<Item = &'a str>,
    mut go_on: impl FnMut() -> Result<(), E>,
) -> Result<usize, E> {
    let glossary = Glossary { concepts: std::mem::take(&mut file.concepts), ..files::own_glossary() };
    let index = Index::build([&glossary], language);
    let mut found = vec![false; glossary.concepts.len()];
    for (number, text) in texts.enumerate() {
        if number.is_multiple_of(SLICE) {
            go_on()?;
        }
        index.find(text).iter().for_each(|one| found[one.concept] = true);
    }
    let count = found.len();
    let kept = glossary.concepts.into_iter().zip(found).filter_map(|(concept, is)| is.then_some(concept));
    file.concepts = kept.collect();
    Ok(count - file.concepts.len())
}

/// Which terms are exported by their statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Those that somebody decided about.
    Decided,
    /// Those to be used first.
    Preferred,
}

impl Which {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Which; 3] = [Self::All, Self::Decided, Self::Preferred];

    /// The one that these statuses are; all where they are none of the others.
    pub fn of(statuses: &[TermStatus]) -> Self {
        Self::ALL.into_iter().find(|which| which.statuses() == statuses).unwrap_or(Self::All)
    }

    /// The statuses it stands for; empty for all.
    pub fn statuses(self) -> Vec<TermStatus> {
        match self {
            Self::All => Vec::new(),
            Self::Decided => {
                TermStatus::ALL.iter().copied().filter(|status| *status != TermStatus::Proposed).collect()
            }
            Self::Preferred => vec![TermStatus::Preferred],
        }
    }
}

/// Where a glossary goes that nobody gave a place: into the folder, or beside the
/// project, under its own name with the ending of the format.
pub fn export_path(name: &str, format: &str, folder: Option<&Path>, project_file: &Path) -> PathBuf {
    let ending = glossaries::by_id(format).and_then(|format| format.extensions.first()).unwrap_or(&"");
    // What file systems cannot have in names.
    let safe: String =
        name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
    let stem = project_file.file_stem().unwrap_or_default().to_string_lossy();
    let stem = if safe.trim().is_empty() { stem.into_owned() } else { safe.trim().to_owned() };
    let file = format!("{stem}.{ending}");
    folder.map_or_else(|| project_file.with_file_name(&file), |folder| folder.join(&file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing;
    use crate::formats::glossaries::Avoided;
    use crate::model::{Concept, ConceptId, Edit, Term};
    use std::sync::Arc;

    fn project() -> (Project, GlossaryId) {
        let mut project = testing::project(&["قره باغ"]);
        let mut glossary = files::own_glossary();
        let mut concept = Concept::new(ConceptId("karabakh".into()));
        let mut forbidden = Term::new("en".parse().unwrap(), "Black Garden");
        forbidden.set_status(TermStatus::Forbidden);
        concept.terms = vec![
            Term::new("ar".parse().unwrap(), "قره باغ"),
            Term::new("en".parse().unwrap(), "Karabakh"),
            forbidden,
        ];
        concept.definition = "a region".into();
        glossary.concepts.push(Arc::new(concept));
        let id = glossary.id;
        project.apply(Edit::AddGlossary { at: 0, glossary: Box::new(glossary) }).unwrap();
        (project, id)
    }

    fn always() -> Result<(), std::convert::Infallible> {
        Ok(())
    }

    #[test]
    fn only_what_stands_in_the_documents_is_exported() {
        let mut project = testing::project(&["اشتباكات في قرة باخ", "وقال غوتيريش إن"]);
        let bundled = files::use_bundled("caucasus").unwrap();
        let mut export = GlossaryExport::new(vec![bundled.id], "json");
        export.found = true;
        project.apply(files::add_glossary(&project, bundled)).unwrap();
        let prepared = export.prepare(&project, 0, words()).unwrap();
        let whole = files::joined(&prepared.glossaries);
        let count = whole.concepts.len();
        let (file, left_out) = prepared.selected(whole, always).unwrap();
        let names: Vec<&str> =
            file.concepts.iter().flat_map(|one| &one.terms).map(|term| &*term.text).collect();
        for name in ["Nagorno-Karabakh", "Guterres"] {
            assert!(names.iter().any(|one| one.contains(name)), "{names:?}");
        }
        assert!(file.concepts.len() < 8, "{names:?}");
        assert_eq!(left_out.concepts, count - file.concepts.len());
        assert!(prepared.report(|| Err(())).is_err(), "it can be cancelled");
    }

    fn words() -> (String, String) {
        ("not: ".to_owned(), ", ".to_owned())
    }

    #[test]
    fn a_report_says_what_the_file_will_lack() {
        let (project, id) = project();
        let report = |format, avoided| {
            let mut export = GlossaryExport::new(vec![id], format);
            export.selection.avoided = avoided;
            export.prepare(&project, 7, words()).unwrap().report(always).unwrap()
        };
        let whole = report("json", Avoided::Kept);
        assert_eq!((whole.entries, whole.losses.len(), whole.version), (1, 0, 7));
        assert_eq!(report("tbx-basic", Avoided::Kept).losses, []);
        let least = report("tbx-min", Avoided::LeftOut);
        assert_eq!((least.losses.len(), least.left_out.avoided), (1, 1), "the definition: {least:?}");
    }

    #[test]
    fn what_is_written_is_what_was_chosen() {
        let (project, id) = project();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tbx");
        let mut export = GlossaryExport::new(vec![id], "tbx-basic");
        export.selection.avoided = Avoided::InNotes;
        let losses = export.prepare(&project, 0, words()).unwrap().write(&path, || Ok(())).unwrap();
        assert_eq!(losses, []);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("<note>not: Black Garden</note>"), "{text}");
        assert!(!text.contains("<term>Black Garden"), "{text}");
    }

    #[test]
    fn a_bundled_glossary_is_exported_with_its_concepts() {
        let (mut project, _) = project();
        let bundled = files::use_bundled("caucasus").unwrap();
        let id = bundled.id;
        project.apply(files::add_glossary(&project, bundled)).unwrap();
        let report = GlossaryExport::new(vec![id], "json")
            .prepare(&project, 0, words())
            .unwrap()
            .report(always)
            .unwrap();
        assert!(report.entries > 10);
        assert!(report.domains.contains(&"people".to_owned()) && report.domains.is_sorted(), "{report:?}");
    }

    #[test]
    fn several_glossaries_make_one_file() {
        let (mut project, own) = project();
        let bundled = files::use_bundled("caucasus").unwrap();
        let both = vec![own, bundled.id];
        project.apply(files::add_glossary(&project, bundled)).unwrap();
        let entries = |ids: &[GlossaryId]| {
            let export = GlossaryExport::new(ids.to_vec(), "json").prepare(&project, 0, words());
            export.unwrap().report(always).unwrap().entries
        };
        assert_eq!(entries(&both), entries(&both[..1]) + entries(&both[1..]));
        let gone = GlossaryExport::new(vec![own, GlossaryId(uuid::Uuid::nil())], "json");
        assert!(gone.prepare(&project, 0, words()).is_none());
    }

    #[test]
    fn an_export_stands_beside_the_project() {
        let project = Path::new("/p/news.tarjuman");
        assert_eq!(export_path("Places: A/B", "tbx-min", None, project), Path::new("/p/Places- A-B.tbx"));
        let folder = Some(Path::new("/q"));
        assert_eq!(export_path("", "json", folder, project), Path::new("/q/news.json"));
    }
}
