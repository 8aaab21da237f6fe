//! Values of the core, put into words.

use super::scene::Scene;
use crate::app::files::{self, BUNDLED};
use crate::app::lexicon::TermMatch;
use crate::glossary::{Confidence, ReasonPart};
use crate::model::Language;
use crate::text::morphology::EndingKind;
use crate::text::spelling::Edit;
use crate::tr;

impl Scene<'_> {
    /// What a language is called in the language of the interface; its tag where
    /// nobody has told.
    pub fn language_name(&self, language: &Language) -> String {
        files::language_name(language, self.t.language()).unwrap_or_else(|| language.to_string())
    }

    /// What a glossary is called; the project's own has no name of its own.
    pub fn glossary_name(&self, name: &str) -> String {
        let bundled = BUNDLED.iter().find(|bundled| files::bundled_title(bundled.name) == Some(name));
        match bundled.and_then(|bundled| bundled_id(bundled.name)) {
            Some(id) => self.tr(id),
            None if name.is_empty() => self.tr("glossary-of-project"),
            None => name.to_owned(),
        }
    }

    /// Why a term was recognised, in a translator's words; `rendered` is whether the
    /// translation has a rendering of it.
    pub fn reason(&self, term: &TermMatch, rendered: bool) -> String {
        let mut phrases = Vec::new();
        let letters: Vec<String> = term
            .reason
            .parts
            .iter()
            .filter_map(|part| match part {
                ReasonPart::Proclitic(letter) => Some(letter.to_string()),
                _ => None,
            })
            .collect();
        if !letters.is_empty() {
            // One variable, so that it reads in one direction.
            let word = term.variant.as_ref().unwrap_or(&term.term).clone();
            let parts = letters.into_iter().chain([word]).collect::<Vec<_>>().join(" + ");
            phrases.push(tr!(self.t, "reason-proclitic", parts = parts));
        }
        if let Some(variant) = &term.variant {
            // Where the variant was told with its clitics it is not told again.
            phrases.push(match phrases.is_empty() {
                true => tr!(self.t, "reason-variant", variant = &**variant, term = &*term.term),
                false => tr!(self.t, "reason-variant-of", term = &*term.term),
            });
        }
        if term.reason.parts.contains(&ReasonPart::Ending(EndingKind::Stem)) {
            let word = term.variant.as_ref().unwrap_or(&term.term);
            phrases.push(tr!(self.t, "reason-stem", term = &**word));
        }
        let mut others: Vec<String> =
            term.reason.parts.iter().filter_map(|part| self.difference(term, part)).collect();
        others.dedup();
        phrases.extend(others);
        phrases.extend(term.reason.parts.iter().filter_map(|part| self.letter(part)));
        if phrases.is_empty() && term.confidence != Confidence::Possible {
            phrases.push(self.tr("reason-exact"));
        }
        match term.confidence {
            Confidence::Certain => {}
            Confidence::Context | Confidence::Possible if rendered => {
                phrases.push(self.tr("reason-rendered"));
            }
            Confidence::Context => phrases.push(self.tr("reason-context")),
            Confidence::Possible => phrases.push(self.possible(term)),
        }
        // Each phrase reads in its own direction, the row of them in the interface's.
        let phrases = phrases.into_iter().map(|phrase| format!("\u{2068}{phrase}\u{2069}"));
        phrases.collect::<Vec<_>>().join(" · ")
    }
}

/// The Fluent id of what a bundled glossary is called.
fn bundled_id(name: &str) -> Option<&'static str> {
    Some(match name {
        "caucasus" => "bundled-caucasus",
        "demonyms" => "bundled-demonyms",
        "languages" => "bundled-languages",
        "months" => "bundled-months",
        "news" => "bundled-news",
        "offices" => "bundled-offices",
        "organisations" => "bundled-organisations",
        "places" => "bundled-places",
        "territories" => "bundled-territories",
        "units" => "bundled-units",
        _ => return None,
    })
}

impl Scene<'_> {
    /// How a word differs from the citation form, where that is not told by
    /// letters of both.
    fn difference(&self, term: &TermMatch, part: &ReasonPart) -> Option<String> {
        if let ReasonPart::Pronoun(pronoun) = part {
            return Some(self.tr_with("reason-pronoun", "pronoun", pronoun));
        }
        let citation = term.variant.as_ref().unwrap_or(&term.term);
        Some(self.tr_with(plain(part)?, "term", citation))
    }

    /// Which letter stands for which, where a difference is one of letters.
    fn letter(&self, part: &ReasonPart) -> Option<String> {
        let ReasonPart::Letter(Edit { there, expected }) = part else { return None };
        let shown = |letter: char| letter.to_string();
        Some(match (*there, *expected) {
            (Some(there), Some(expected)) => {
                tr!(self.t, "reason-letter", there = shown(there), expected = shown(expected))
            }
            (Some(there), None) => tr!(self.t, "reason-letter-more", letter = shown(there)),
            (None, Some(expected)) => tr!(self.t, "reason-letter-less", letter = shown(expected)),
            (None, None) => return None,
        })
    }

    /// That a name is only possible, and which one the words sound like.
    fn possible(&self, term: &TermMatch) -> String {
        let distance = term.reason.parts.iter().find_map(|part| match part {
            ReasonPart::SoundsLike { hundredths } => Some(*hundredths),
            _ => None,
        });
        let Some(distance) = distance else { return self.tr("reason-possible") };
        let name = term.renderings.first().map_or(&term.term, |rendering| &rendering.text);
        let distance = format!("{}.{:02}", distance / 100, distance % 100);
        tr!(self.t, "reason-sounds-like", name = &**name, distance = distance)
    }
}

/// The Fluent id of a difference that is told without letters, or by the citation
/// form alone.
fn plain(part: &ReasonPart) -> Option<&'static str> {
    Some(match part {
        ReasonPart::Form(_) => "reason-form",
        ReasonPart::Variant(_)
        | ReasonPart::Proclitic(_)
        | ReasonPart::Pronoun(_)
        | ReasonPart::Letter(_)
        | ReasonPart::SoundsLike { .. } => return None,
        ReasonPart::Article => "reason-article",
        ReasonPart::Indefinite => "reason-indefinite",
        ReasonPart::Spelling => "reason-spelling",
        ReasonPart::Possessive => "reason-possessive",
        ReasonPart::Ending(kind) => match kind {
            EndingKind::None => return None,
            EndingKind::Accusative => "reason-accusative",
            EndingKind::Feminine => "reason-feminine",
            EndingKind::FemininePlural | EndingKind::MasculinePlural | EndingKind::Plural => "reason-plural",
            EndingKind::Dual => "reason-dual",
            EndingKind::Construct => "reason-construct",
            EndingKind::Singular => "reason-singular",
            EndingKind::Verb => "reason-verb",
            // It is told with the word that it is a form of.
            EndingKind::Stem => return None,
        },
    })
}
