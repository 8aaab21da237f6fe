//! How tables were read that do not say what they are, kept under names.
//!
//! They stand in a file of their own beside the settings, which two windows may
//! change and people may edit or hand on.

use super::config;
use super::notice::Notice;
use super::phrases::{self, Phrase};
use crate::formats::glossaries::table::Mapping;
use crate::store::write_atomically;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// Everything that is kept, in the order in which it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presets {
    #[serde(default, rename = "preset")]
    presets: Vec<Mapping>,
}

impl Presets {
    /// Every preset, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Mapping> {
        self.presets.iter()
    }

    /// The one of this name.
    pub fn named(&self, name: &str) -> Option<&Mapping> {
        self.presets.iter().find(|preset| preset.name == name)
    }

    /// The one that was kept last of a table with these names of columns.
    pub fn fitting(&self, names: &[String]) -> Option<&Mapping> {
        let has_names = names.iter().any(|name| !name.trim().is_empty());
        self.presets.iter().rev().find(|preset| has_names && preset.names == names)
    }

    /// Keeps one, in the place of that of the same name.
    pub fn keep(&mut self, preset: Mapping) {
        match self.presets.iter_mut().find(|known| known.name == preset.name) {
            Some(known) => *known = preset,
            None => self.presets.push(preset),
        }
    }

    /// Forgets the one of this name.
    pub fn forget(&mut self, name: &str) {
        self.presets.retain(|preset| preset.name != name);
    }

    /// Reads a file; one that is missing holds none.
    ///
    /// # Errors
    /// Why it cannot be read or is not what it should be.
    pub fn read(file: &Path) -> Result<Self, Phrase> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err((file, &error).into()),
        };
        Self::from_toml(&text).map_err(|error| phrases::unreadable(&text, &error))
    }

    /// Reads a text.
    ///
    /// # Errors
    /// The parser's message with its line.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Reads a file as [`read`](Self::read) does. One that is broken is set aside under
    /// another name, and the notice says so.
    pub fn load(file: &Path) -> (Self, Option<Notice>) {
        match Self::read(file) {
            Ok(presets) => (presets, None),
            Err(reason) => (Self::default(), Some(config::set_aside(file, "presets-broken", reason))),
        }
    }

    /// Changes what a file keeps, as it is now, and gives what it keeps then. Nothing
    /// is changed in a file that cannot be read.
    ///
    /// # Errors
    /// The notice that says why it was not changed.
    pub fn change(file: &Path, change: impl FnOnce(&mut Self)) -> Result<Self, Notice> {
        let failed = |reason| config::not_saved("presets-not-saved", reason);
        let mut presets = Self::read(file).map_err(failed)?;
        change(&mut presets);
        let text = toml::to_string_pretty(&presets).map_err(|error| failed((&error).into()))?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed((folder, &error).into()))?;
        }
        write_atomically(file, text.as_bytes()).map_err(|error| failed((&error).into()))?;
        Ok(presets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::glossaries::table::Column;

    fn preset(name: &str, columns: &[&str]) -> Mapping {
        Mapping {
            name: name.to_owned(),
            names: vec!["مصطلح".to_owned(), "x".to_owned()],
            delimiter: Some('\t'),
            quoted: true,
            header: true,
            columns: columns.iter().map(|name| Column::of_name(name)).collect(),
            separators: vec!["\n".to_owned(), " / ".to_owned()],
            ..Mapping::default()
        }
    }

    #[test]
    fn what_is_kept_is_there_again_and_can_be_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/presets.toml");
        assert_eq!(Presets::load(&file), (Presets::default(), None));
        let (first, other) = (preset("agency", &["ar", "en"]), preset("bank", &["en", "", "ar"]));
        Presets::change(&file, |presets| presets.keep(first)).unwrap();
        Presets::change(&file, |presets| presets.keep(other.clone())).unwrap();
        let changed = preset("agency", &["ar", "field:Client"]);
        let kept = Presets::change(&file, |presets| presets.keep(changed.clone())).unwrap();
        assert_eq!(Presets::load(&file), (kept.clone(), None));
        assert_eq!(kept.iter().collect::<Vec<_>>(), [&changed, &other]);
        assert_eq!(kept.named("agency"), Some(&changed));
        let kept = Presets::change(&file, |presets| presets.forget("agency")).unwrap();
        assert_eq!(kept.iter().collect::<Vec<_>>(), [&other]);
    }

    #[test]
    fn a_table_of_the_same_make_is_known_by_its_names() {
        let mut presets = Presets::default();
        presets.keep(preset("a", &["ar", "en"]));
        presets.keep(preset("b", &["en", "ar"]));
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let found = |wanted: &[&str]| presets.fitting(&names(wanted)).map(|one| one.name.clone());
        assert_eq!(found(&["مصطلح", "x"]).as_deref(), Some("b"));
        assert_eq!(found(&["مصطلح", "y"]), None);
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn a_broken_file_is_set_aside_and_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("presets.toml");
        std::fs::write(&file, "[[preset]]\nname = 7\n").unwrap();
        let refused = Presets::change(&file, |presets| presets.keep(preset("a", &["ar"]))).unwrap_err();
        assert_eq!(refused.phrase.message, "presets-not-saved");
        let (presets, notice) = Presets::load(&file);
        assert_eq!(presets, Presets::default());
        assert_eq!(notice.unwrap().phrase.message, "presets-broken");
        let aside = folder.path().join("presets.broken-1.toml");
        assert_eq!(std::fs::read_to_string(aside).unwrap(), "[[preset]]\nname = 7\n");
    }
}
