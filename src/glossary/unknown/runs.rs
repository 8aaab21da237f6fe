//! Step 2: a stretch of words becomes names.

use super::scan::{Class, Stretch, Word};
use crate::model::Span;
use crate::text::clitics;
use crate::text::known_names::NameWordKind;
use crate::text::morphology::Morphology;
use crate::text::name_signs::{NameKind, NamePart, NameSigns, Sign};
use crate::text::normalise::{Folding, Normalised, normalise};
use std::collections::HashMap;

/// A name at one place.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The number of the text.
    pub text: usize,
    /// The bytes of the text.
    pub span: Span,
    /// As it stands, without what is written together with it.
    pub written: String,
    /// Its words, folded.
    pub words: Vec<String>,
    /// How many of them are ordinary words or names of a glossary.
    pub ordinary: usize,
    /// Whether one is a well-known name.
    pub famous: bool,
    pub cue: Option<Sign>,
    pub quoted: bool,
}

/// How often each word was seen with nothing written together with it.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<Box<str>, u32>);

impl Seen {
    pub(super) fn of(stretches: &[Stretch]) -> Self {
        let mut seen = HashMap::new();
        for word in stretches.iter().flat_map(|stretch| &stretch.words) {
            *seen.entry(word.folded.clone()).or_insert(0) += 1;
        }
        Self(seen)
    }

    pub(super) fn count(&self, folded: &str) -> u32 {
        self.0.get(folded).copied().unwrap_or(0)
    }
}

/// What it counts that a word is known as a name, and that it was seen bare.
const KNOWN: f32 = 5.0;
const SEEN: f32 = 1.5;

/// The name that a word is, without what is written together with it.
struct Bare {
    folded: String,
    /// Where it begins in the text.
    start: usize,
    written: String,
    taken: bool,
    famous: bool,
    known: Option<NameWordKind>,
}

/// The context that words are read in.
struct Reader<'a> {
    signs: &'a NameSigns,
    morphology: &'a dyn Morphology,
    seen: &'a Seen,
}

impl Reader<'_> {
    fn known(&self, folded: &str) -> Option<NameWordKind> {
        let bare = self.signs.without_article(folded);
        let known = |word| self.signs.known.get(word).map(|known| known.kind);
        known(folded).or_else(|| bare.and_then(known))
    }

    /// The likeliest name that a word is.
    fn bare(&self, word: &Word) -> Bare {
        let known = self.known(&word.folded);
        let whole = Bare {
            folded: word.folded.to_string(),
            start: word.span.start,
            written: normalise(&word.written, Folding::Invisible),
            taken: false,
            famous: self.morphology.is_famous(&word.folded, &word.written),
            known,
        };
        if word.class != Class::Unknown || whole.famous || known.is_some() {
            return whole;
        }
        let normalised = Normalised::new(&word.written, Folding::Letters);
        let readings = clitics::splits(&word.folded).filter(|split| {
            let proclitics = split.proclitics;
            let restored = proclitics.article && proclitics.particle == Some('ل');
            let long = word.folded[split.stem..].chars().nth(2).is_some();
            let usual = !proclitics.question && proclitics.particle != Some('س');
            // The article is part of a name; only behind ل it is restored.
            split.stem > 0 && long && usual && (restored || !proclitics.article)
        });
        let of_whole = self.signs.odds(&word.folded) + self.count(&word.folded, true);
        let best = readings
            .map(|split| {
                let restored = |rest: &str| match split.proclitics.article {
                    true => self.signs.with_article(rest),
                    false => rest.to_owned(),
                };
                let folded = restored(&word.folded[split.stem..]);
                let known = self.known(&folded);
                let place = normalised.original(Span::new(split.stem, word.folded.len()));
                let written = &word.written[place.range()];
                let famous = self.morphology.is_famous(&folded, written);
                let odds = self.signs.odds(&folded) + self.count(&folded, false);
                let named = if famous || known.is_some() { KNOWN } else { 0.0 };
                let bare = Bare {
                    written: restored(&normalise(written, Folding::Invisible)),
                    start: word.span.start + place.start,
                    taken: true,
                    folded,
                    famous,
                    known,
                };
                (odds + named - split.proclitics.cost_before_name(), bare)
            })
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        match best {
            Some((odds, bare)) if odds > of_whole => bare,
            _ => whole,
        }
    }

    /// Whether a word may be an ordinary one behind a preposition (باسم).
    fn is_governed(&self, word: &Word) -> bool {
        let splits = clitics::splits(&word.folded).filter(|split| split.proclitics.has_preposition());
        let mut rests = splits.map(|split| &word.folded[split.stem..]);
        rests.any(|rest| self.morphology.is_plainly_common(rest, rest))
    }

    /// What it counts how often a word was seen; of a whole word its own place
    /// says nothing.
    fn count(&self, folded: &str, own: bool) -> f32 {
        let others = self.seen.count(folded).saturating_sub(u32::from(own));
        if others > 0 { SEEN * (1.0 + (others as f32).ln()) } else { 0.0 }
    }
}

/// A name that is being put together.
struct Run {
    words: Vec<Bare>,
    classes: Vec<Class>,
    end: usize,
}

/// The names in a stretch.
pub(super) fn names(
    stretch: &Stretch,
    signs: &NameSigns,
    morphology: &dyn Morphology,
    seen: &Seen,
) -> Vec<Found> {
    let reader = Reader { signs, morphology, seen };
    let mut found = Vec::new();
    let mut run = Run { words: Vec::new(), classes: Vec::new(), end: 0 };
    for (at, word) in stretch.words.iter().enumerate() {
        let bare = reader.bare(word);
        let next = stretch.words.get(at + 1);
        // An adjective to what the name names (لياو الخيتانية) is none of it.
        if bare.taken || (!run.words.is_empty() && signs.is_adjective(&bare.folded)) {
            found.extend(run.take(stretch, at));
        }
        if takes(&run, word, &bare, next, stretch, &reader) {
            run.end = word.span.end;
            run.classes.push(word.class);
            run.words.push(bare);
        } else {
            found.extend(run.take(stretch, at));
        }
    }
    found.extend(run.take(stretch, stretch.words.len()));
    found
}

/// Whether a name goes on with a word, or begins with it.
fn takes(
    run: &Run,
    word: &Word,
    bare: &Bare,
    next: Option<&Word>,
    stretch: &Stretch,
    reader: &Reader,
) -> bool {
    let last = run.words.last();
    let known_before = last.is_some_and(|last| last.known.is_some() || last.famous);
    let next_is_name = next.is_some_and(|next| matches!(next.class, Class::Unknown | Class::Given));
    let person = stretch.cue.is_some_and(|cue| cue.kind == Some(NameKind::Person) && cue.strength > 1.0);
    let after_title = run.words.is_empty() && person;
    match word.class {
        Class::Unknown => true,
        Class::Given => {
            let named = matches!(bare.known, Some(NameWordKind::Given | NameWordKind::Foreign));
            // Of two words that are names together, such as قره باغ, neither is one.
            let together = |word: &Word| {
                let known = reader.signs.known.get(&word.folded);
                let is_name =
                    known.is_some_and(|known| known.kind == NameWordKind::Word && !known.press.is_empty());
                word.class == Class::Given && is_name
            };
            let pair =
                together(word) && next.is_some_and(|next| together(next) || next.class == Class::Unknown);
            match last {
                Some(_) => pair || known_before || run.classes.last().is_some_and(|class| class.is_front()),
                None => {
                    pair || named
                        && (next.is_some_and(|next| next_is_name || is_part(next))
                            || (after_title && !reader.is_governed(word)))
                }
            }
        }
        Class::Doubtful => {
            last.is_some_and(|last| matches!(last.known, Some(NameWordKind::Given | NameWordKind::Foreign)))
        }
        Class::Part(NamePart::Front | NamePart::FrontOfArticle) => {
            next.is_some() && (last.is_some() || is_strong_front(next, reader))
        }
        Class::Part(NamePart::Back) => last.is_some(),
        Class::Part(NamePart::Within) => last.is_some() && next_is_name,
        Class::Bound => run.classes.last().is_some_and(|class| class.is_front()),
        Class::Covered => last.is_some_and(|last| {
            run.words.len() == 1 && matches!(last.known, Some(NameWordKind::Given | NameWordKind::Foreign))
        }),
    }
}

/// Whether the word behind one such as أبو makes a name with it alone.
fn is_strong_front(next: Option<&Word>, reader: &Reader) -> bool {
    next.is_some_and(|next| match next.class {
        Class::Unknown | Class::Given => true,
        Class::Bound => reader.known(&next.folded).is_some(),
        _ => false,
    })
}

fn is_part(word: &Word) -> bool {
    matches!(word.class, Class::Part(_))
}

impl Run {
    /// The name so far, if it is one; `behind` is the number of the next word.
    fn take(&mut self, stretch: &Stretch, behind: usize) -> Option<Found> {
        let mut words = std::mem::take(&mut self.words);
        let mut classes = std::mem::take(&mut self.classes);
        let first = behind - words.len();
        // What is written before another word ends no name.
        while matches!(
            classes.last(),
            Some(Class::Part(NamePart::Front | NamePart::FrontOfArticle | NamePart::Within))
        ) {
            classes.pop();
            words.pop();
        }
        let last = stretch.words.get(first + words.len().checked_sub(1)?)?;
        let strong = |class: &Class| *class == Class::Unknown;
        let given = classes.iter().filter(|class| **class == Class::Given).count();
        let bound = classes.iter().any(|class| matches!(class, Class::Bound | Class::Part(NamePart::Back)));
        let titled = stretch.cue.is_some() && first == 0;
        let enough = classes.iter().any(strong) || (given > 0 && (words.len() > 1 || titled)) || bound;
        if !enough || (bound && words.len() < 2) {
            return None;
        }
        let span = Span::new(words.first()?.start, last.span.end);
        let written: Vec<&str> = words.iter().map(|word| word.written.as_str()).collect();
        let ordinary = classes.iter().filter(|class| !matches!(class, Class::Unknown | Class::Part(_)));
        Some(Found {
            text: stretch.text,
            span,
            written: written.join(" "),
            ordinary: ordinary.count(),
            famous: words.iter().any(|word| word.famous),
            cue: stretch.cue.filter(|_| first == 0),
            quoted: stretch.quoted && words.len() == stretch.words.len(),
            words: words.into_iter().map(|word| word.folded).collect(),
        })
    }
}
