//! The glossaries that machine translation engines take. They are written only: an
//! engine's file says little more than which words to use.
//!
//! Each engine is a row of data ([`Engine`]). A source stands once in a file, with the
//! rendering its concept prefers; what is proposed, deprecated or forbidden is no
//! rendering. A term that is not to be translated is its own rendering where it has no
//! other. The limits of DeepL and Amazon, and Google's of a file, are those of their
//! manuals in 2026; Google's of a term, Microsoft's of a file and the regional tags are
//! cautious ones, which no manual at hand confirmed.

use super::pairs::one_line;
use super::{Fitting, Format, GlossaryFile, Head, LossKind, WriteOptions, Writer};
use crate::model::{Concept, ConceptId, Language, Matching, Term, TermStatus};
use std::io::{self, Write};
use std::sync::Arc;

/// How an engine wants its glossary.
struct Engine {
    /// What stands between the cells of a row.
    separator: char,
    /// What a row is.
    rows: Rows,
    /// How many bytes of UTF-8 a term can have.
    longest: usize,
    /// How many bytes a file can have.
    largest: usize,
    /// How many languages a file can have.
    most_languages: usize,
    /// Whether a row can say what the terms mean and which part of speech they are.
    described: bool,
    /// The tags with more than a language that the engine tells apart; of others it
    /// knows the language.
    regional: &'static [&'static str],
    /// The tags that the engine spells in its own way.
    spelled: &'static [(&'static str, &'static str)],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// A source and a target, in a file without a header.
    Pairs,
    /// A term of each language, under a header of languages; any can be the source.
    Sets,
    /// The same, but the first language is the source.
    SourceAndTargets,
}

/// No limit is stated.
const ANY: usize = usize::MAX;

/// DeepL, `POST /v3/glossaries` with `entries_format` `tsv`: sources are unique, terms
/// without control characters and without space at their ends. The languages are
/// stated beside the file, in capitals and without a region (`AR`, `EN`).
static DEEPL_ENGINE: Engine = Engine {
    separator: '\t',
    rows: Rows::Pairs,
    longest: 1024,
    largest: 10 << 20,
    most_languages: 2,
    described: false,
    regional: &[],
    spelled: &[],
};

/// Google Cloud Translation, unidirectional glossary: no header, languages stated
/// beside the file. A glossary has at most ten million characters.
static GOOGLE_ENGINE: Engine = Engine {
    separator: ',',
    rows: Rows::Pairs,
    longest: 1024,
    largest: 10_000_000,
    most_languages: 2,
    described: false,
    regional: &[],
    spelled: &[],
};

/// Google Cloud Translation, equivalent term sets: a header of languages, and of `pos`
/// and `description` where there are any.
static GOOGLE_SET_ENGINE: Engine = Engine {
    separator: ',',
    rows: Rows::Sets,
    longest: 1024,
    largest: 10_000_000,
    most_languages: ANY,
    described: true,
    regional: &["fr-CA", "pt-BR", "pt-PT", "zh-CN", "zh-TW"],
    spelled: &[("zh", "zh-CN"), ("zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("nb", "no"), ("fil", "tl")],
};

/// Amazon Translate, custom terminology: a source language and up to ten targets.
static AMAZON_ENGINE: Engine = Engine {
    separator: ',',
    rows: Rows::SourceAndTargets,
    longest: 200,
    largest: 10_000_000,
    most_languages: 11,
    described: false,
    regional: &["es-MX", "fa-AF", "fr-CA", "pt-PT", "zh-TW"],
    spelled: &[("zh-Hant", "zh-TW"), ("prs", "fa-AF"), ("nb", "no"), ("fil", "tl")],
};

/// Microsoft Translator, glossary of document translation: no header, languages
/// stated beside the file, matched by their case.
static MICROSOFT_ENGINE: Engine = Engine {
    separator: '\t',
    rows: Rows::Pairs,
    longest: ANY,
    largest: 10_000_000,
    most_languages: 2,
    described: false,
    regional: &[],
    spelled: &[],
};

/// DeepL.
pub(super) const DEEPL: Format = format("deepl", &["tsv"], &DEEPL_ENGINE);
/// Google Cloud Translation, from one language into another.
pub(super) const GOOGLE: Format = format("google", &["csv"], &GOOGLE_ENGINE);
/// Google Cloud Translation, between any of several languages.
pub(super) const GOOGLE_SET: Format = format("google-set", &["csv"], &GOOGLE_SET_ENGINE);
/// Amazon Translate.
pub(super) const AMAZON: Format = format("amazon", &["csv"], &AMAZON_ENGINE);
/// Microsoft Translator.
pub(super) const MICROSOFT: Format = format("microsoft", &["tsv"], &MICROSOFT_ENGINE);

const fn format(id: &'static str, extensions: &'static [&'static str], engine: &'static Engine) -> Format {
    Format { id, extensions, reader: None, writer: Some(engine) }
}

impl Writer for Engine {
    fn fit_head(&self, head: &mut Head) {
        *head = Head::default();
    }

    fn fit(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        match self.rows {
            Rows::Pairs => self.fit_pairs(concept, fitting),
            Rows::Sets | Rows::SourceAndTargets => self.fit_set(concept, fitting),
        }
    }

    fn write(&self, glossary: &GlossaryFile, options: &WriteOptions, out: &mut dyn Write) -> io::Result<()> {
        if self.rows == Rows::Pairs {
            for concept in &glossary.concepts {
                if let [source, target] = &concept.terms[..] {
                    self.write_row(&[&source.text, &target.text], out)?;
                }
            }
            return Ok(());
        }
        let mut codes: Vec<String> = Vec::new();
        if self.rows == Rows::SourceAndTargets {
            codes.extend(options.pair(glossary).map(|(from, _)| self.code(&from)));
        }
        for term in glossary.concepts.iter().flat_map(|concept| &concept.terms) {
            let code = self.code(&term.language);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if glossary.concepts.is_empty() {
            return Ok(());
        }
        let part_of_speech = |concept: &Concept| {
            concept.terms.first().and_then(|term| term.part_of_speech).map_or("", |value| value.name())
        };
        let any = |has: &dyn Fn(&Concept) -> bool| glossary.concepts.iter().any(|concept| has(concept));
        let with_pos = any(&|concept| !part_of_speech(concept).is_empty());
        let with_description = any(&|concept| !concept.definition.is_empty());
        let mut header: Vec<&str> = codes.iter().map(String::as_str).collect();
        header.extend(with_pos.then_some("pos"));
        header.extend(with_description.then_some("description"));
        self.write_row(&header, out)?;
        for concept in &glossary.concepts {
            let term = |code: &String| concept.terms.iter().find(|term| self.code(&term.language) == *code);
            let mut cells: Vec<&str> =
                codes.iter().map(|code| term(code).map_or("", |term| &term.text)).collect();
            cells.extend(with_pos.then(|| part_of_speech(concept)));
            cells.extend(with_description.then_some(&*concept.definition));
            self.write_row(&cells, out)?;
        }
        Ok(())
    }
}

impl Engine {
    /// Keeps a row for each source term: with the first rendering that is taken.
    fn fit_pairs(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let Some((from, to)) = fitting.pair.clone().filter(|(from, to)| from != to) else { return };
        let renderings: Vec<String> = renderings(concept, &to).map(|term| one_line(&term.text)).collect();
        for source in concept.terms_in(&from).filter(|term| term.matching != Matching::Never) {
            let text = one_line(&source.text);
            let own = Some(text.clone()).filter(|_| concept.do_not_translate && renderings.is_empty());
            let mut targets =
                renderings.iter().chain(&own).filter(|target| !target.is_empty() && !text.is_empty());
            let fits = |target: &&String| self.check_length(concept, &[&text, target], fitting);
            let Some(target) = targets.by_ref().find(fits).cloned() else { continue };
            for other in targets {
                fitting.lose(LossKind::Duplicates, concept, &text, other);
            }
            if fitting.seen.contains(&text) {
                fitting.lose(LossKind::Duplicates, concept, &text, &target);
            } else if self.has_room(concept, &[&text, &target], fitting) {
                let terms = vec![Term::new(from.clone(), text.clone()), Term::new(to.clone(), target)];
                self.keep(concept, Concept { terms, ..Concept::default() }, fitting);
                fitting.seen.insert(text);
            }
        }
    }

    /// Keeps a row with a term of each language.
    fn fit_set(&self, concept: &Arc<Concept>, fitting: &mut Fitting<'_>) {
        let source = match (self.rows, &fitting.pair) {
            (Rows::SourceAndTargets, Some((from, _))) => Some(self.code(from)),
            (Rows::SourceAndTargets, None) => return,
            _ => None,
        };
        let mut terms: Vec<Term> = Vec::new();
        let mut codes: Vec<String> = Vec::new();
        for term in &concept.terms {
            let (code, text) = (self.code(&term.language), one_line(&term.text));
            let is_source = source.as_ref() == Some(&code);
            let is_known = code != Language::unknown().primary();
            if text.is_empty() || !is_known || (!is_source && !is_rendering(term)) {
                continue;
            }
            // Where each can be the source, each must be unique.
            let must_be_unique = is_source || source.is_none();
            let stands = must_be_unique && fitting.seen.contains(&format!("{code} {text}"));
            if codes.contains(&code) || stands {
                fitting.lose(LossKind::Duplicates, concept, &text, &text);
            } else if self.check_length(concept, &[&text], fitting) && self.takes_language(&code, fitting) {
                let part_of_speech = term.part_of_speech.filter(|_| self.described);
                terms.push(Term { part_of_speech, ..Term::new(term.language.clone(), text) });
                codes.push(code);
            }
        }
        if source.as_ref().is_some_and(|source| !codes.contains(source)) {
            return;
        }
        if let [only] = &terms[..]
            && concept.do_not_translate
            && let Some((from, to)) = fitting.pair.clone()
        {
            let other = if self.code(&from) == codes[0] { to } else { from };
            if self.code(&other) != codes[0] {
                terms.push(Term::new(other, only.text.clone()));
            }
        }
        if terms.len() < 2 {
            return;
        }
        // A row has one part of speech.
        if terms.iter().any(|term| term.part_of_speech != terms[0].part_of_speech) {
            terms.iter_mut().for_each(|term| term.part_of_speech = None);
        }
        let definition = if self.described { one_line(&concept.definition) } else { String::new() };
        let texts: Vec<&str> = terms.iter().map(|term| &*term.text).chain([&*definition]).collect();
        if !self.has_room(concept, &texts, fitting) {
            return;
        }
        for term in &terms {
            fitting.seen.insert(format!("{} {}", self.code(&term.language), term.text));
        }
        self.keep(concept, Concept { terms, definition, ..Concept::default() }, fitting);
    }

    fn keep(&self, concept: &Concept, fitted: Concept, fitting: &mut Fitting<'_>) {
        let id = ConceptId((fitting.kept() + 1).to_string());
        fitting.keep(Concept { id, do_not_translate: concept.do_not_translate, ..fitted });
    }

    /// Whether no text is too long; else that is reported.
    fn check_length(&self, concept: &Concept, texts: &[&str], fitting: &mut Fitting<'_>) -> bool {
        let long = texts.iter().find(|text| text.len() > self.longest);
        if let Some(text) = long {
            fitting.lose(LossKind::TooLong(self.longest), concept, text, text);
        }
        long.is_none()
    }

    /// Whether a row of these cells goes into the file; else that is reported. Once one
    /// does not, none does.
    fn has_room(&self, concept: &Concept, cells: &[&str], fitting: &mut Fitting<'_>) -> bool {
        // Each cell with a separator, and quotes that may have to be.
        let row: usize = cells.iter().map(|cell| cell.len() + 3 + cell.matches('"').count()).sum();
        let taken = fitting.written.saturating_add(row + self.most_languages.min(64) * 8);
        let fits = taken <= self.largest && fitting.written != ANY;
        if fits {
            fitting.written += row;
        } else {
            fitting.written = ANY;
            fitting.lose(LossKind::TooMany(fitting.kept()), concept, cells[0], cells[0]);
        }
        fits
    }

    /// Whether the file can have terms of this language, which it then has.
    fn takes_language(&self, code: &str, fitting: &mut Fitting<'_>) -> bool {
        let name = format!("\u{1}{code}");
        if fitting.seen.contains(&name) {
            return true;
        }
        // The first place nobody has taken. There are as many as the engine has languages.
        let mut places = (0..self.most_languages).map(|place| format!("\u{2}{place}"));
        places.any(|place| fitting.seen.insert(place)) && fitting.seen.insert(name)
    }

    /// What the engine calls a language.
    fn code(&self, language: &Language) -> String {
        let tag = language.to_string();
        let spelled = |tag: &str| self.spelled.iter().find(|(from, _)| *from == tag).map(|(_, code)| *code);
        let code = spelled(&tag).or_else(|| self.regional.iter().find(|known| **known == tag).copied());
        code.or_else(|| spelled(language.primary())).unwrap_or(language.primary()).to_owned()
    }

    fn write_row(&self, cells: &[&str], out: &mut dyn Write) -> io::Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                write!(out, "{}", self.separator)?;
            }
            // Between tabs, quotes are ordinary characters.
            if self.separator == ',' && cell.contains([',', '"']) {
                write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
            } else {
                write!(out, "{cell}")?;
            }
        }
        writeln!(out)
    }
}

/// The terms that an engine may use in `language`, in order of preference.
fn renderings<'a>(concept: &'a Concept, language: &'a Language) -> impl Iterator<Item = &'a Term> {
    let admitted = concept.terms_in(language).filter(|term| term.status == TermStatus::Admitted);
    concept.terms_in(language).filter(|term| term.status == TermStatus::Preferred).chain(admitted)
}

fn is_rendering(term: &Term) -> bool {
    matches!(term.status, TermStatus::Preferred | TermStatus::Admitted)
}

#[cfg(test)]
mod tests;
