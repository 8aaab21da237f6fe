//! What formats share that have an entry for each pair of terms.

use super::{Fitting, ReadOptions, Reading};
use crate::formats::{Problem, ProblemKind};
use crate::model::{Concept, Language, Term, TermStatus};

/// How many pairs of one concept are written; more are no concept of anybody's.
const MOST_PAIRS: usize = 10_000;

/// Every pair of a source and a target term that the concept has.
pub(super) fn pairs<'a>(concept: &'a Concept, from: &Language, to: &Language) -> Vec<(&'a Term, &'a Term)> {
    if from == to {
        return Vec::new();
    }
    let targets: Vec<&Term> = terms_of_side(concept, to, from).collect();
    let sources = terms_of_side(concept, from, to);
    let pairs = sources.flat_map(|source| targets.iter().map(move |target| (source, *target)));
    pairs.take(MOST_PAIRS).collect()
}

/// The terms that serve the language of one side. Languages can serve each other, such
/// as two that nobody knows; a term that is exactly in that of the other side is there.
pub(super) fn terms_of_side<'a>(
    concept: &'a Concept,
    language: &Language,
    other: &Language,
) -> impl Iterator<Item = &'a Term> {
    let serves = move |term: &&Term| {
        let exact = term.language == *language;
        exact || (term.language != *other && term.language.matches(language))
    };
    concept.terms.iter().filter(serves)
}

/// Whether a term may be offered as a rendering where no status can go with it.
pub(super) fn may_be_used(term: &Term) -> bool {
    !matches!(term.status, TermStatus::Deprecated | TermStatus::Forbidden)
}

/// The text on one line, without control characters and without space at its ends.
pub(super) fn one_line(text: &str) -> String {
    let ends_line = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let text = text.trim();
    if !text.contains(ends_line) {
        return text.to_owned();
    }
    let parts = text.split(ends_line);
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The first name like this that was not given before. Names must differ where the
/// file's reader takes equal ones for one.
pub(super) fn unique(fitting: &mut Fitting<'_>, name: &str) -> String {
    let name = one_line(name);
    let name = if name.is_empty() { (fitting.kept() + 1).to_string() } else { name };
    let mut given = name.clone();
    let mut copies = copies(fitting);
    while !fitting.seen.insert(given.clone()) {
        given = format!("{name}~{}", copies.next().unwrap_or_default());
    }
    given
}

/// Numbers to tell copies apart: small ones first, then such as few others have, so
/// that the ten thousandth copy does not try all before it.
pub(super) fn copies(fitting: &Fitting<'_>) -> impl Iterator<Item = usize> + use<> {
    (2..20).chain(fitting.kept().max(20)..)
}

/// What is seen of the two sides of a file that does not state their languages.
///
/// Which those are is not guessed: Arabic letters are Arabic, Persian and Urdu ones.
/// But the script is seen, so that the sides are `und-Arab` and `und-Latn`; where
/// both are in one script, a variant subtag tells them apart.
#[derive(Default)]
pub(super) struct Sides {
    sources: [usize; SCRIPTS.len()],
    targets: [usize; SCRIPTS.len()],
    seen: usize,
}

impl Sides {
    /// Looks at an entry, if not enough were seen; whether more are of any use.
    pub(super) fn see(&mut self, source: &str, target: &str) -> bool {
        if self.seen < SAMPLE {
            count_scripts(source, &mut self.sources);
            count_scripts(target, &mut self.targets);
        }
        self.seen += 1;
        self.seen < SAMPLE
    }

    /// The languages that somebody stated for the file, else what is seen. That they
    /// are unknown is a problem of a file that has any entries.
    pub(super) fn languages(&self, options: &ReadOptions, into: &mut Reading<'_>) -> (Language, Language) {
        if let Some(languages) = &options.languages {
            return languages.clone();
        }
        if self.seen > 0 {
            into.problem(Problem::of_file(ProblemKind::MissingLanguage));
        }
        self.undetermined()
    }

    /// Languages that nobody knows, told apart.
    pub(super) fn undetermined(&self) -> (Language, Language) {
        let scripts = (main_script(&self.sources), main_script(&self.targets));
        let side = |script: Option<&str>, side: &str| match script {
            Some(script) if scripts.0 != scripts.1 => undetermined(script),
            _ => undetermined(side),
        };
        (side(scripts.0, "source"), side(scripts.1, "target"))
    }
}

/// The language that nobody knows, with a subtag.
fn undetermined(subtag: &str) -> Language {
    format!("und-{subtag}").parse().unwrap_or_else(|_| Language::unknown())
}

/// How many entries are looked at to see their script.
const SAMPLE: usize = 1000;

/// Scripts with the blocks that most of their letters are in.
const SCRIPTS: [(&str, &[(char, char)]); 7] = [
    ("Arab", &[('\u{620}', '\u{64A}'), ('\u{66E}', '\u{6D3}'), ('\u{750}', '\u{77F}')]),
    ("Latn", &[('A', 'Z'), ('a', 'z'), ('\u{C0}', '\u{24F}'), ('\u{1E00}', '\u{1EFF}')]),
    ("Cyrl", &[('\u{400}', '\u{52F}')]),
    ("Grek", &[('\u{370}', '\u{3FF}'), ('\u{1F00}', '\u{1FFF}')]),
    ("Hebr", &[('\u{5D0}', '\u{5EA}')]),
    ("Hang", &[('\u{AC00}', '\u{D7A3}')]),
    ("Deva", &[('\u{900}', '\u{97F}')]),
];

fn count_scripts(text: &str, counts: &mut [usize; SCRIPTS.len()]) {
    for c in text.chars() {
        let script = SCRIPTS
            .iter()
            .position(|(_, blocks)| blocks.iter().any(|&(first, last)| (first..=last).contains(&c)));
        if let Some(script) = script {
            counts[script] += 1;
        }
    }
}

/// The script of most letters.
fn main_script(counts: &[usize; SCRIPTS.len()]) -> Option<&'static str> {
    let (script, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (*count > 0).then_some(SCRIPTS[script].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_told_apart_without_claiming_a_language() {
        for (texts, expected) in [
            (&[("باكو", "Baku"), ("VIP", "guest")][..], ("und-Arab", "und-Latn")),
            (&[("house", "maison")][..], ("und-source", "und-target")),
            (&[][..], ("und-source", "und-target")),
            (&[("1", "дом")][..], ("und-source", "und-Cyrl")),
        ] {
            let mut sides = Sides::default();
            for (source, target) in texts {
                sides.see(source, target);
            }
            let (from, to) = sides.undetermined();
            assert_eq!((from.to_string().as_str(), to.to_string().as_str()), expected, "{texts:?}");
        }
    }

    #[test]
    fn a_term_is_on_one_side_where_the_languages_serve_each_other() {
        for (from, to) in [("und-source", "und-target"), ("ar-EG", "ar"), ("ar", "ar-EG")] {
            let (from, to): (Language, Language) = (from.parse().unwrap(), to.parse().unwrap());
            let terms = vec![Term::new(from.clone(), "a"), Term::new(to.clone(), "b")];
            let concept = Concept { terms, ..Concept::default() };
            let pairs: Vec<(&str, &str)> =
                pairs(&concept, &from, &to).iter().map(|(a, b)| (&*a.text, &*b.text)).collect();
            assert_eq!(pairs, [("a", "b")], "{from} and {to}");
        }
    }

    #[test]
    fn lines_are_one_and_inner_spaces_stay() {
        for (text, line) in [(" a\t b\r\n c ", "a b c"), ("a\u{A0}b  c", "a\u{A0}b  c"), ("\n", "")] {
            assert_eq!(one_line(text), line);
        }
    }
}
