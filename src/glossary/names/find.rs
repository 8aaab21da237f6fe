//! The occurrences of names whose spelling no glossary lists.

use super::super::find::{Confidence, Match, Reason, ReasonPart, Words};
use super::super::index::Index;
use super::super::tables::{Entry, ROOT};
use crate::model::Span;
use crate::text::clitics;
use crate::text::morphology::Ending;
use crate::text::normalise::{Folding, Normalised};
use crate::text::spelling::{Likeness, Names, Skeleton};
use crate::text::tokenise::{Gap, tokens};

/// How likely words must be to be a name, as the logarithm of the odds.
#[derive(Clone, Copy, Debug)]
struct Least {
    /// For a name of one word.
    alone: f32,
    /// Where other words of the name stand beside it as they are cited.
    beside: f32,
    /// For a word that is a well-known name itself.
    famous: f32,
}

/// In running text few words are names, and fewer names of the glossary.
const IN_TEXT: Least = Least { alone: 2.3, beside: -1.5, famous: 3.0 };

/// Whoever looks up a word or two asks for a name.
const LOOKED_UP: Least = Least { alone: -2.0, beside: -3.0, famous: -2.0 };

/// How many words are looked up rather than read.
const LOOK_UP: usize = 2;

/// What it costs that only one of two spellings has the article.
const ARTICLE: f32 = 0.7;

/// The likeliest name must be so much likelier than any other.
const MARGIN: f32 = 1.0;

/// What each proclitic that is taken off costs: a name that begins with ب is
/// likelier than ب before a name.
const PROCLITIC: f32 = 1.2;

/// A term of which nobody says whether it is a name is one if its English sounds
/// like it: it may be so strange for each letter.
const STRANGEST: f32 = 2.5;

/// Words of fewer letters have too many that are alike.
const SHORTEST: usize = 3;

/// The lengths of two spellings of one name differ by so many letters at most.
const LENGTHS: usize = 3;

/// So many words of names are weighed for each word: those with the same
/// consonants first. It bounds the time at glossaries of very many names.
const TRIED: usize = 2_000;

/// How many readings of a word are gone after.
const MOST: usize = 8;

/// A word of the text read as another spelling of a word of names.
#[derive(Clone, Copy, Debug)]
struct LookAlike {
    lemma: u32,
    likeness: Likeness,
    /// The byte of the word where the name begins.
    stem: usize,
    proclitics: clitics::Proclitics,
}

/// How one word of a path was read.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// As it is cited, behind proclitics if it is the first.
    Cited {
        stem: usize,
        proclitics: clitics::Proclitics,
    },
    Like(LookAlike),
}

impl Index {
    /// The names that look like words which no match in `certain` explains,
    /// in no order. `certain` is in the order of the text.
    pub(in crate::glossary) fn look_alikes(
        &self,
        text: &str,
        normalised: &Normalised,
        words: &Words,
        certain: &[Match],
    ) -> Vec<Match> {
        let looked_up = words.words.len() <= LOOK_UP;
        self.alike(text, normalised, words, certain, looked_up)
    }

    /// The names that a wording of a running text looks like as a whole,
    /// likeliest first.
    pub(in crate::glossary) fn names_like(&self, wording: &str) -> Vec<Match> {
        let normalised = Normalised::new(wording, Folding::Letters);
        let words = self.readings_of(wording, &normalised, &tokens(normalised.text()));
        self.alike(wording, &normalised, &words, &[], false)
    }

    fn alike(
        &self,
        text: &str,
        normalised: &Normalised,
        words: &Words,
        certain: &[Match],
        looked_up: bool,
    ) -> Vec<Match> {
        let Some(spelling) = self.spelling.filter(|_| self.has_names()) else { return Vec::new() };
        let least = if looked_up { LOOKED_UP } else { IN_TEXT };
        // The matches are in the order of the text, and so are its words.
        let mut explained = certain.iter().filter(|one| one.confidence == Confidence::Certain).peekable();
        let mut reach = 0;
        let mut alike = Vec::with_capacity(words.words.len());
        for word in &words.words {
            let original = normalised.original(word.token.span);
            while let Some(one) = explained.next_if(|one| one.words.start < original.end) {
                reach = reach.max(one.words.end);
            }
            let known = reach > original.start;
            let folded = &normalised.text()[word.token.span.range()];
            let written = &text[original.range()];
            let ordinary = !looked_up && self.morphology.is_common(folded, written);
            alike.push(match known || ordinary {
                true => Vec::new(),
                false => self.words_like(spelling, folded, written, least),
            });
        }
        let (steps, found) = (Vec::new(), Vec::new());
        let mut walk = Walk { index: self, spelling, normalised, words, alike: &alike, least, steps, found };
        for start in 0..words.words.len() {
            walk.from(ROOT, start, start);
        }
        settle(walk.found)
    }

    /// The words of names that a word of the text may be meant for, likeliest first.
    fn words_like(&self, spelling: &Names, folded: &str, written: &str, least: Least) -> Vec<LookAlike> {
        let famous = self.morphology.is_famous(folded, written);
        let least = if famous { least.famous } else { least.beside };
        let mut alike: Vec<LookAlike> = Vec::new();
        for split in clitics::splits(folded) {
            let rest = &folded[split.stem..];
            let names_take = !split.proclitics.question && split.proclitics.particle != Some('س');
            if !names_take || rest.chars().count() < SHORTEST {
                continue;
            }
            let taken = split.proclitics.letters().count() as f32 * PROCLITIC;
            let (bare, article) = without_article(rest);
            let letters: Vec<char> = rest.chars().collect();
            let bare_letters = bare.chars().count();
            let mut tried = 0;
            Skeleton::of(rest).near(&mut |skeleton| {
                for candidate in self.names_of(skeleton) {
                    if candidate.letters.abs_diff(bare_letters) > LENGTHS || tried == TRIED {
                        continue;
                    }
                    tried += 1;
                    let cited = self.lemma_text(candidate.lemma);
                    let (bare_cited, article_cited) = without_article(cited);
                    let needed = least + taken;
                    let likeness = if article == article_cited {
                        spelling.likeness(&letters, cited, candidate.english, needed)
                    } else {
                        spelling.likeness(
                            &letters[letters.len() - bare_letters..],
                            bare_cited,
                            candidate.english,
                            needed,
                        )
                    };
                    let Some(mut likeness) = likeness else { continue };
                    let strange = !likeness.strangeness.is_some_and(|strangeness| strangeness <= STRANGEST);
                    if strange && !candidate.counts.is_sure() {
                        continue;
                    }
                    likeness.score -= taken + if article == article_cited { 0.0 } else { ARTICLE };
                    if likeness.score < least {
                        continue;
                    }
                    let proclitics = split.proclitics;
                    alike.push(LookAlike { lemma: candidate.lemma, likeness, stem: split.stem, proclitics });
                }
            });
        }
        alike.sort_by(|a, b| b.likeness.score.total_cmp(&a.likeness.score));
        let mut seen = Vec::with_capacity(MOST);
        alike.retain(|one| {
            let new = !seen.contains(&one.lemma) && seen.len() < MOST;
            if new {
                seen.push(one.lemma);
            }
            new
        });
        alike
    }
}

/// The walk down the tree of terms with words that are only alike.
struct Walk<'a> {
    index: &'a Index,
    spelling: &'a Names,
    normalised: &'a Normalised,
    words: &'a Words,
    alike: &'a [Vec<LookAlike>],
    least: Least,
    steps: Vec<Step>,
    found: Vec<(Match, f32)>,
}

impl Walk<'_> {
    fn from(&mut self, node: u32, start: usize, at: usize) {
        let Some(word) = self.words.words.get(at) else { return };
        if at > start && word.token.gap == Gap::Separates {
            return;
        }
        let mut last = None;
        for (lemma, reading) in &self.words.readings[word.first..word.end] {
            let cited = reading.ending == Ending::default() && reading.restored.word.is_none();
            let allowed = at == start || reading.proclitics.is_empty();
            if cited && allowed && last != Some(*lemma) {
                last = Some(*lemma);
                let stem = reading.stem.0 as usize;
                self.step(node, start, at, *lemma, Step::Cited { stem, proclitics: reading.proclitics });
            }
        }
        for one in &self.alike[at] {
            if at == start || one.proclitics.is_empty() {
                self.step(node, start, at, one.lemma, Step::Like(*one));
            }
        }
    }

    fn step(&mut self, node: u32, start: usize, at: usize, lemma: u32, step: Step) {
        let Some(child) = self.index.child(node, lemma) else { return };
        self.steps.push(step);
        if self.steps.iter().any(|step| matches!(step, Step::Like(_))) {
            for entry in self.index.entries_at(child).filter(|entry| entry.is_name()) {
                self.found.extend(self.occurrence(&entry, start));
            }
        }
        if self.index.goes_on(child) {
            self.from(child, start, at + 1);
        }
        self.steps.pop();
    }

    fn occurrence(&self, entry: &Entry, start: usize) -> Option<(Match, f32)> {
        let likenesses = self.steps.iter().filter_map(|step| match step {
            Step::Like(one) => Some(one.likeness),
            Step::Cited { .. } => None,
        });
        let score = likenesses.clone().map(|one| one.score).fold(f32::INFINITY, f32::min);
        let beside = self.steps.iter().any(|step| matches!(step, Step::Cited { .. }));
        if score < if beside { self.least.beside } else { self.least.alone } {
            return None;
        }
        let distance = likenesses.map(|one| one.distance).fold(0.0, f32::max);
        let mut parts = Vec::new();
        if entry.variant > 0 {
            parts.push(ReasonPart::Variant(usize::from(entry.variant) - 1));
        }
        for (number, step) in self.steps.iter().enumerate() {
            let (Step::Cited { proclitics, .. } | Step::Like(LookAlike { proclitics, .. })) = step;
            parts.extend(proclitics.letters().map(ReasonPart::Proclitic));
            if let Step::Like(one) = step {
                let token = self.words.words[start + number].token.span;
                let there = &self.normalised.text()[token.start + one.stem..token.end];
                let edits = self.spelling.edits(there, self.index.lemma_text(one.lemma));
                parts.extend(edits.into_iter().map(ReasonPart::Letter));
            }
        }
        parts.push(ReasonPart::SoundsLike { hundredths: (distance * 100.0).round() as u8 });
        let first = self.words.words[start].token.span;
        let last = self.words.words[start + self.steps.len() - 1].token.span;
        let (Step::Cited { stem, .. } | Step::Like(LookAlike { stem, .. })) = self.steps[0];
        let found = Match {
            occurrence: self.normalised.original(Span::new(first.start + stem, last.end)),
            words: self.normalised.original(Span::new(first.start, last.end)),
            glossary: usize::from(entry.glossary),
            concept: entry.concept as usize,
            term: usize::from(entry.term),
            confidence: Confidence::Possible,
            reason: Reason { parts },
            inside: None,
        };
        Some((found, score))
    }
}

/// A word without its article, and whether it has one.
fn without_article(word: &str) -> (&str, bool) {
    let bare = word.strip_prefix("ال").filter(|bare| bare.chars().count() >= SHORTEST);
    (bare.unwrap_or(word), bare.is_some())
}

/// Of the names that one place may be meant for only the likeliest holds, and
/// none where two are about as likely; a longer name explains its words.
fn settle(mut found: Vec<(Match, f32)>) -> Vec<Match> {
    found.sort_by(|(a, likely), (b, other)| {
        let place = |one: &Match| (one.words.start, std::cmp::Reverse(one.words.end));
        let entry = |one: &Match| (one.glossary, one.concept, one.term, one.reason.variant());
        (place(a).cmp(&place(b))).then(other.total_cmp(likely)).then(entry(a).cmp(&entry(b)))
    });
    let mut settled: Vec<Match> = Vec::new();
    let mut rest = &found[..];
    while let Some((best, likely)) = rest.first() {
        let count = rest.iter().take_while(|(other, _)| other.words == best.words).count();
        let rival = rest[..count].iter().any(|(other, score)| {
            (other.glossary, other.concept) != (best.glossary, best.concept) && *score > likely - MARGIN
        });
        let explained = settled.last().is_some_and(|longer| longer.words.overlaps(best.words));
        if !rival && !explained {
            settled.push(best.clone());
        }
        rest = &rest[count..];
    }
    settled
}
