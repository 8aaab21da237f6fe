//! What the user prefers, as readable TOML. Values only: reading and writing the
//! file is the application's business.

use crate::model::{Direction, GlossaryId, HouseStyle, Language};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Everything a user can set; a missing entry has its default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name written into the history of a project; empty for the system's.
    pub author: String,
    /// The language of the interface; absent to follow the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interface_language: Option<Language>,
    /// The colours.
    pub theme: Theme,
    /// Sizes and fonts of text.
    pub text: TextSettings,
    /// How the editor behaves.
    pub editor: EditorSettings,
    /// How numbers and dates are written in translations.
    pub style: HouseStyle,
    /// How the window is divided.
    pub layout: LayoutSettings,
    /// The projects opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// The glossaries exported last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_export: Option<LastExport>,
    /// Keys other than the usual ones, where an older version kept them: command
    /// id to chords. They wait to be carried over into the keymap file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, Vec<String>>,
}

/// How glossaries were exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastExport {
    /// Which they were.
    pub glossaries: Vec<GlossaryId>,
    /// The id of the format.
    pub format: String,
    /// The folder that it went to.
    pub folder: PathBuf,
}

/// Which colours the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Light or dark, as the system is.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
    /// The strongest contrast, on black.
    HighContrast,
}

/// Sizes in points before zoom, and font families by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextSettings {
    /// The size of source text.
    pub source_size: f32,
    /// The size of the translation.
    pub target_size: f32,
    /// The size of everything else.
    pub interface_size: f32,
    /// How much everything is enlarged; 1 is the natural size.
    pub zoom: f32,
    /// The font family of right-to-left source and target text.
    pub rtl_family: String,
    /// The direction of source text where a segment forces none.
    pub source_direction: PaneDirection,
    /// The direction of translations where a segment forces none.
    pub target_direction: PaneDirection,
}

/// The direction of a pane's paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PaneDirection {
    /// That of the pane's language.
    #[default]
    Language,
    /// That of each paragraph's first strong character (UAX #9, P2).
    Auto,
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl PaneDirection {
    /// Every choice, in the order a menu lists them.
    pub const ALL: [PaneDirection; 4] = [Self::Language, Self::Auto, Self::Ltr, Self::Rtl];

    /// The direction to force on paragraphs in `language`; `None` leaves it to
    /// each paragraph.
    pub fn of(self, language: &Language) -> Option<Direction> {
        match self {
            Self::Language => Some(language.direction()),
            Self::Auto => None,
            Self::Ltr => Some(Direction::Ltr),
            Self::Rtl => Some(Direction::Rtl),
        }
    }
}

impl Default for TextSettings {
    fn default() -> Self {
        Self {
            source_size: 17.0,
            target_size: 15.0,
            interface_size: 13.5,
            zoom: 1.0,
            rtl_family: "Noto Naskh Arabic".to_owned(),
            source_direction: PaneDirection::Language,
            target_direction: PaneDirection::Language,
        }
    }
}

/// How the editor behaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EditorSettings {
    /// Whether the left arrow goes left, or else back, in right-to-left text.
    pub visual_arrows: bool,
    /// Whether direction marks and the like are shown.
    pub show_invisibles: bool,
    /// Whether typing offers completions from the segment's renderings.
    pub completions: bool,
}

impl Default for EditorSettings {
    fn default() -> Self {
        Self { visual_arrows: true, show_invisibles: false, completions: true }
    }
}

/// How the window is divided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LayoutSettings {
    /// The source column's share of the width of both columns, 0.2 to 0.8.
    pub source_share: f32,
    /// The width of the term panel in points.
    pub terms_width: f32,
    /// Whether the term panel is open.
    pub show_terms: bool,
    /// The width and height of the window in points.
    pub window: [f32; 2],
}

impl Default for LayoutSettings {
    fn default() -> Self {
        Self { source_share: 0.5, terms_width: 330.0, show_terms: true, window: [1280.0, 800.0] }
    }
}

/// The most recent projects that are remembered.
const RECENT: usize = 12;

impl Settings {
    /// Reads settings from TOML.
    ///
    /// # Errors
    /// The parser's message with its line where the text is no TOML or has a
    /// value of the wrong kind.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text).map(Self::within_bounds)
    }

    /// The settings as TOML.
    ///
    /// # Errors
    /// Where a path among the recent projects is not Unicode.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string_pretty(self)
    }

    /// Puts a project at the top of the recent ones.
    pub fn remember(&mut self, project: &Path) {
        self.recent.retain(|path| path != project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Brings sizes that would make the window unusable back to what is usable.
    fn within_bounds(mut self) -> Self {
        let clamp = |value: &mut f32, min: f32, max: f32, default: f32| {
            *value = if value.is_finite() { value.clamp(min, max) } else { default };
        };
        let text = TextSettings::default();
        clamp(&mut self.text.source_size, 8.0, 72.0, text.source_size);
        clamp(&mut self.text.target_size, 8.0, 72.0, text.target_size);
        clamp(&mut self.text.interface_size, 8.0, 32.0, text.interface_size);
        clamp(&mut self.text.zoom, 0.5, 4.0, text.zoom);
        let layout = LayoutSettings::default();
        clamp(&mut self.layout.source_share, 0.2, 0.8, layout.source_share);
        clamp(&mut self.layout.terms_width, 180.0, 900.0, layout.terms_width);
        clamp(&mut self.layout.window[0], 480.0, 10_000.0, layout.window[0]);
        clamp(&mut self.layout.window[1], 320.0, 10_000.0, layout.window[1]);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_written() {
        let mut settings = Settings { theme: Theme::HighContrast, ..Settings::default() };
        settings.interface_language = "ar".parse().ok();
        settings.remember(Path::new("/tmp/تقرير.tarjuman"));
        settings.last_export = Some(LastExport {
            glossaries: vec![GlossaryId("01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap())],
            format: "tbx".to_owned(),
            folder: "/tmp/وكالة".into(),
        });
        settings.keys.insert("segment-confirm".to_owned(), vec!["Ctrl+K".to_owned()]);
        assert_eq!(Settings::from_toml(&settings.to_toml().unwrap()).unwrap(), settings);
    }

    #[test]
    fn a_pane_goes_by_its_language_by_its_text_or_as_it_is_told() {
        let arabic: Language = "ar".parse().unwrap();
        let directions = PaneDirection::ALL.map(|pane| pane.of(&arabic));
        assert_eq!(directions, [Some(Direction::Rtl), None, Some(Direction::Ltr), Some(Direction::Rtl)]);
    }

    #[test]
    fn a_missing_entry_has_its_default_and_a_wild_one_is_bounded() {
        assert_eq!(Settings::from_toml("").unwrap(), Settings::default());
        let wild = Settings::from_toml("text = { zoom = 900.0, source_size = nan }").unwrap();
        assert_eq!((wild.text.zoom, wild.text.source_size), (4.0, TextSettings::default().source_size));
    }

    #[test]
    fn a_broken_file_is_an_error_that_names_its_line() {
        let error = Settings::from_toml("author = \"a\"\ntheme = 7\n").unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }

    #[test]
    fn recent_projects_are_listed_once_and_newest_first() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(Path::new(name));
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
