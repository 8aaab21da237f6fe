//! A damaged project brought into a new one, with what the store cannot know
//! made good: formats, names, languages.

use super::{clock, files};
use crate::formats::documents::{self, DocumentFormat};
use crate::model::{Direction, Document, Language, Project};
use crate::store::{self, RescueError, RescueReport, Salvage, SalvagedDocument};
use crate::text::direction::prevailing_direction;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project that was brought out of a damaged file.
#[derive(Clone, Debug)]
pub struct Rescued {
    /// The new file.
    pub path: PathBuf,
    /// What was brought into it.
    pub report: RescueReport,
    /// The names of the documents of which nothing but the segments is left:
    /// each unit stands in a line of its own.
    pub rebuilt: Vec<String>,
    /// The languages, where they could not be read and were guessed.
    pub guessed: Option<(Language, Language)>,
}

impl Rescued {
    /// Whether nothing is known to be missing.
    pub fn is_whole(&self) -> bool {
        self.report.is_whole() && self.rebuilt.is_empty() && self.guessed.is_none()
    }
}

/// Makes a new project file of what can be read in a damaged one. `languages`
/// are those translated from and into, should the file not tell any more;
/// without them they are guessed. `go_on` is told how far it came, and asked
/// whether to go on.
///
/// # Errors
/// As [`store::rescue`].
pub fn rescue(
    damaged: &Path,
    new: &Path,
    languages: Option<(Language, Language)>,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Rescued, RescueError> {
    let (mut rebuilt, mut guessed) = (Vec::new(), None);
    let complete = |salvage: Salvage| {
        let known = salvage.languages.or(languages);
        let mut documents = Vec::with_capacity(salvage.documents.len());
        for SalvagedDocument { mut document, has_skeleton } in salvage.documents {
            if document.name.is_empty() {
                document.name = format!("{}.txt", documents.len() + 1);
            }
            if !has_skeleton || documents::write(&document).is_err() {
                rebuild(&mut document);
                rebuilt.push(document.name.clone());
            }
            documents.push(document);
        }
        let (source, target) = known.unwrap_or_else(|| guessed.insert(guess(&documents)).clone());
        let mut glossaries = salvage.glossaries;
        if !glossaries.iter().any(|glossary| glossary.writable) {
            glossaries.insert(0, files::own_glossary());
        }
        let id = salvage.project.unwrap_or_else(clock::project_id);
        Project::from_parts(id, source, target, documents, glossaries, salvage.settings)
    };
    let report = store::rescue(damaged, new, complete, go_on)?;
    Ok(Rescued { path: new.to_owned(), report, rebuilt, guessed })
}

/// Where what is rescued of a project goes: beside it, under a name that is free.
pub fn rescue_path(damaged: &Path) -> PathBuf {
    files::free_beside(damaged, "rescued")
}

/// Gives a document a skeleton of nothing but its units, one a line.
fn rebuild(document: &mut Document) {
    let format: &dyn DocumentFormat = match documents::by_id(&document.format) {
        Some(format) => format,
        None => documents::ALL[0],
    };
    let (mut units, mut last) = (0, None);
    for segment in &mut document.segments {
        if last != Some(segment.unit) {
            last = Some(segment.unit);
            units += 1;
        }
        Arc::make_mut(segment).unit = units - 1;
    }
    document.format = format.id().to_owned();
    document.skeleton = Arc::from(format.makeshift(units as usize));
}

/// The languages by the scripts of the texts: Arabic from right to left, English
/// from left to right, and the one where the other cannot be told.
fn guess(documents: &[Document]) -> (Language, Language) {
    let segments = || documents.iter().flat_map(|document| &document.segments);
    let (mut sources, mut targets) = (Balance::default(), Balance::default());
    for segment in segments() {
        sources.weigh(&segment.source);
        targets.weigh(&segment.target);
    }
    let source = sources.direction().or_else(|| targets.direction().map(other)).unwrap_or(Direction::Rtl);
    let target = targets.direction().unwrap_or_else(|| other(source));
    (language(source), language(target))
}

/// Texts of the one direction and of the other.
#[derive(Default)]
struct Balance {
    ltr: usize,
    rtl: usize,
}

impl Balance {
    fn weigh(&mut self, text: &str) {
        match prevailing_direction(text) {
            Some(Direction::Ltr) => self.ltr += 1,
            Some(Direction::Rtl) => self.rtl += 1,
            None => {}
        }
    }

    fn direction(&self) -> Option<Direction> {
        match self.ltr.cmp(&self.rtl) {
            _ if self.ltr + self.rtl == 0 => None,
            std::cmp::Ordering::Greater => Some(Direction::Ltr),
            _ => Some(Direction::Rtl),
        }
    }
}

fn other(direction: Direction) -> Direction {
    match direction {
        Direction::Ltr => Direction::Rtl,
        Direction::Rtl => Direction::Ltr,
    }
}

fn language(direction: Direction) -> Language {
    let tag = match direction {
        Direction::Ltr => "en",
        Direction::Rtl => "ar",
    };
    tag.parse().unwrap_or_else(|_| unreachable!("{tag} is a language"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rescued_project_takes_a_free_name_beside_the_damaged_one() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let damaged = at("a.b.tarjuman");
        for name in ["a.b (rescued).tarjuman", "a.b (rescued 2).tarjuman", "a.b (rescued 3).tarjuman"] {
            assert_eq!(rescue_path(&damaged), at(name));
            std::fs::write(at(name), "").unwrap();
        }
    }

    #[test]
    fn languages_are_guessed_by_the_script_of_the_texts() {
        for (source, target, expected) in [
            ("وصل الوفد", "The delegation arrived", ("ar", "en")),
            ("The delegation arrived", "", ("en", "ar")),
            ("12", "وصل الوفد", ("en", "ar")),
            ("", "", ("ar", "en")),
        ] {
            let mut document = super::super::testing::project(&[source]).documents()[0].clone();
            Arc::make_mut(&mut document.segments[0]).target = target.to_owned();
            let (from, to) = guess(&[document]);
            assert_eq!((&*from.to_string(), &*to.to_string()), expected, "{source} → {target}");
        }
    }
}
