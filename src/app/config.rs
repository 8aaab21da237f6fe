//! Where settings and samples are kept, and how they are read and written.

use super::index_cache::IndexCache;
use super::notice::{Notice, Severity};
use super::phrases::{self, Phrase};
use crate::settings::Settings;
use crate::store::write_atomically;
use std::path::{Path, PathBuf};

/// Where the program keeps its own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Of settings.
    pub config: PathBuf,
    /// Of the sample project.
    pub data: PathBuf,
    /// Of what can be made again.
    pub cache: PathBuf,
}

impl Folders {
    /// The platform's folders; `TARJUMAN_CONFIG_DIR`, where it is set, holds
    /// all instead.
    pub fn of_system() -> Self {
        if let Some(folder) = std::env::var_os("TARJUMAN_CONFIG_DIR").filter(|folder| !folder.is_empty()) {
            return Self::within(PathBuf::from(folder));
        }
        match directories::ProjectDirs::from("org", "Tarjuman", "Tarjuman") {
            Some(dirs) => Self {
                config: dirs.config_dir().to_owned(),
                data: dirs.data_dir().to_owned(),
                cache: dirs.cache_dir().to_owned(),
            },
            None => Self::within(std::env::temp_dir().join("tarjuman")),
        }
    }

    fn within(folder: PathBuf) -> Self {
        Self { data: folder.join("data"), cache: folder.join("cache"), config: folder }
    }

    /// Where indexes of glossaries are kept.
    pub fn index_cache(&self) -> IndexCache {
        IndexCache::new(self.cache.join("indexes"))
    }

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// The keymap file.
    pub fn keymap(&self) -> PathBuf {
        self.config.join("keymap.toml")
    }

    /// How tables are read that do not say what they are.
    pub fn presets(&self) -> PathBuf {
        self.config.join("tables.toml")
    }

    /// The sample project.
    pub fn sample(&self) -> PathBuf {
        self.data.join("sample.tarjuman")
    }
}

/// Reads the settings. A file that cannot be read is set aside under another
/// name, and the notice says so.
pub fn load(file: &Path) -> (Settings, Option<Notice>) {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (Settings::default(), None),
        Err(error) => {
            return (Settings::default(), Some(set_aside(file, "settings-broken", (file, &error).into())));
        }
    };
    match Settings::from_toml(&text) {
        Ok(settings) => (settings, None),
        Err(error) => {
            let reason = phrases::unreadable(&text, &error);
            (Settings::default(), Some(set_aside(file, "settings-broken", reason)))
        }
    }
}

/// Writes the settings.
///
/// # Errors
/// The notice that says why they could not be written.
pub fn save(file: &Path, settings: &Settings) -> Result<(), Notice> {
    let failed = |reason| not_saved("settings-not-saved", reason);
    let text = settings.to_toml().map_err(|error| failed((&error).into()))?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| failed((folder, &error).into()))?;
    }
    write_atomically(file, text.as_bytes()).map_err(|error| failed((&error).into()))
}

/// Sets a broken file aside and says so by this message.
pub(super) fn set_aside(file: &Path, message: &'static str, reason: Phrase) -> Notice {
    Notice::of(Severity::Warning, Phrase::new(message).file(aside(file)).phrase("reason", reason))
}

/// Says by this message that something was not kept.
pub(super) fn not_saved(message: &'static str, reason: Phrase) -> Notice {
    Notice::of(Severity::Warning, Phrase::new(message).phrase("reason", reason))
}

/// Gives a broken file another name, so that it is neither read again nor lost;
/// returns that name.
pub(super) fn aside(file: &Path) -> PathBuf {
    let aside = (1..)
        .map(|number| file.with_extension(format!("broken-{number}.toml")))
        .find(|path| !path.exists())
        .unwrap_or_else(|| file.to_owned());
    // Where even renaming fails the file stays where it is, which harms nothing.
    let _ = std::fs::rename(file, &aside);
    aside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_file_is_set_aside_and_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        std::fs::write(&file, "theme = 7").unwrap();
        let (settings, notice) = load(&file);
        assert_eq!(settings, Settings::default());
        let reason = Phrase::new("settings-line").number("line", 1);
        let notice = notice.unwrap();
        assert_eq!(notice.phrase.message, "settings-broken");
        assert!(format!("{notice:?}").contains(&format!("{:?}", reason.values[0])), "{notice:?}");
        assert_eq!(
            std::fs::read_to_string(folder.path().join("settings.broken-1.toml")).unwrap(),
            "theme = 7"
        );
        assert!(!file.exists());
    }

    #[test]
    fn settings_are_written_where_there_was_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a/b/settings.toml");
        let settings = Settings { author: "مترجم".to_owned(), ..Settings::default() };
        save(&file, &settings).unwrap();
        assert_eq!(load(&file), (settings, None));
    }
}
