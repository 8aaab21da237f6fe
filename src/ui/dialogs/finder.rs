//! Finding commands by a few letters of what they are called.

use crate::app::command::{COMMANDS, Entry};
use crate::ui::scene::Scene;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// Finds commands by a few letters of their name or id.
pub(super) struct Finder {
    matcher: Matcher,
}

impl Default for Finder {
    fn default() -> Self {
        Self { matcher: Matcher::new(Config::DEFAULT) }
    }
}

impl Finder {
    /// The commands that fit, with menu and name: the best first, and those for
    /// which `later` holds behind all others; without letters in the order of
    /// the menus.
    pub fn find(
        &mut self,
        scene: &Scene<'_>,
        letters: &str,
        later: impl Fn(&Entry) -> bool,
    ) -> Vec<(&'static Entry, String)> {
        let pattern = Pattern::parse(letters, CaseMatching::Ignore, Normalization::Smart);
        let mut room = Vec::new();
        let mut found: Vec<(bool, u32, &Entry, String)> = COMMANDS
            .iter()
            .filter_map(|entry| {
                let menu = scene.tr(&format!("menu-{}", entry.menu.id()));
                let label = format!("{menu}: {}", scene.tr(&entry.label()));
                let texts = [label.as_str(), entry.id];
                let scores =
                    texts.map(|text| pattern.score(Utf32Str::new(text, &mut room), &mut self.matcher));
                let score = scores.into_iter().flatten().max()?;
                Some((later(entry), score, entry, label))
            })
            .collect();
        if !letters.trim().is_empty() {
            found.sort_by_key(|(later, score, ..)| (*later, Reverse(*score)));
        }
        found.into_iter().map(|(_, _, entry, label)| (entry, label)).collect()
    }
}
