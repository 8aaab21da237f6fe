//! Step 1: the words of a text that may be part of a name no glossary has.

use super::super::index::Index;
use crate::model::Span;
use crate::text::clitics;
use crate::text::name_signs::{NamePart, NameSigns, Sign};
use crate::text::normalise::{Folding, Normalised, normalise};
use crate::text::tokenise::{Gap, Token, tokens};

/// Words beside each other that may be parts of names.
#[derive(Debug)]
pub(super) struct Stretch {
    /// The number of the text.
    pub text: usize,
    /// What the words before it show.
    pub cue: Option<Sign>,
    /// Whether it stands in quotes, and nothing else does.
    pub quoted: bool,
    pub words: Vec<Word>,
}

/// A word of a stretch.
#[derive(Debug)]
pub(super) struct Word {
    /// In the letters of the level `Letters`.
    pub folded: Box<str>,
    /// As it stands.
    pub written: Box<str>,
    /// Where it stands in the text.
    pub span: Span,
    pub class: Class,
}

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// No ordinary word and in no glossary.
    Unknown,
    /// A given name that is an ordinary word too.
    Given,
    /// Hardly an ordinary word: not plainly one.
    Doubtful,
    /// A word that does something within names.
    Part(NamePart),
    /// An ordinary word behind one that makes it part of a name (الناصر).
    Bound,
    /// A name of a glossary, of one word.
    Covered,
}

impl Class {
    /// Whether a word of the name follows.
    pub(super) fn is_front(self) -> bool {
        matches!(self, Self::Part(NamePart::Front | NamePart::FrontOfArticle))
    }
}

/// So many words may stand between a title and the name (وزير الخارجية
/// الأمريكي …).
const FARTHEST: usize = 3;

/// What the words so far show of the next.
#[derive(Clone, Copy)]
struct Cue {
    sign: Sign,
    /// How many words behind it.
    distance: usize,
}

/// Adds the stretches of a text.
pub(super) fn stretches(
    index: &Index,
    signs: &NameSigns,
    text: &str,
    number: usize,
    stretches: &mut Vec<Stretch>,
) {
    let normalised = Normalised::new(text, Folding::Letters);
    let tokens = tokens(normalised.text());
    let covered = covered(index, text, &normalised, &tokens);
    let mut cue: Option<Cue> = None;
    let mut open: Option<Stretch> = None;
    let mut end = 0;
    for (token, cover) in tokens.iter().zip(covered) {
        let between = &normalised.text()[end..token.span.start];
        let quoted = between.contains('"');
        end = token.span.end;
        let follows = token.gap == Gap::Joins && !quoted;
        if !follows {
            close(&mut open, between, stretches);
        }
        if token.gap == Gap::Separates {
            cue = None;
        }
        let folded = &normalised.text()[token.span.range()];
        let span = normalised.original(token.span);
        let written = &text[span.range()];
        let before = open.as_ref().and_then(|stretch| stretch.words.last());
        let sign = sign_of(signs, folded);
        let class = match cover {
            Cover::Several => None,
            _ if sign.is_some_and(|sign| sign.strength > 1.0) => None,
            Cover::Name => before.map(|_| Class::Covered),
            Cover::None => class(index, signs, folded, written, before),
        };
        match class {
            Some(class) => {
                let stretch = open.get_or_insert_with(|| Stretch {
                    text: number,
                    cue: cue.map(|cue| cue.sign),
                    quoted,
                    words: Vec::new(),
                });
                stretch.words.push(Word { folded: folded.into(), written: written.into(), span, class });
            }
            None => close(&mut open, between, stretches),
        }
        cue = match (sign, cue) {
            (Some(sign), _) => Some(Cue { sign, distance: 0 }),
            // The name is over, or another word came between.
            _ if class.is_some_and(|class| class != Class::Covered) => None,
            (None, Some(Cue { sign, distance }))
                if distance < FARTHEST && qualifies(signs, folded, cover) =>
            {
                Some(Cue { sign, distance: distance + 1 })
            }
            _ => None,
        };
    }
    close(&mut open, &normalised.text()[end..], stretches);
}

/// Ends a stretch; `behind` is what follows it.
fn close(open: &mut Option<Stretch>, behind: &str, stretches: &mut Vec<Stretch>) {
    if let Some(stretch) = open.take() {
        let quoted = stretch.quoted && behind.trim_start().starts_with('"');
        stretches.push(Stretch { quoted, ..stretch });
    }
}

/// What a word shows of the next one, whatever is written together with it.
fn sign_of(signs: &NameSigns, folded: &str) -> Option<Sign> {
    clitics::splits(folded).filter(|split| !split.proclitics.question).find_map(|split| {
        let rest = &folded[split.stem..];
        match split.proclitics.article {
            true => signs.before(&signs.with_article(rest)),
            false => signs.before(rest),
        }
    })
}

/// Whether a word between a title and a name belongs to the title: it has the
/// article, or a glossary knows it.
fn qualifies(signs: &NameSigns, folded: &str, cover: Cover) -> bool {
    cover != Cover::None || signs.without_article(folded).is_some()
}

/// What a word may be in a name; `None` for one that is in none.
fn class(
    index: &Index,
    signs: &NameSigns,
    folded: &str,
    written: &str,
    before: Option<&Word>,
) -> Option<Class> {
    let marks = normalise(written, Folding::Marks);
    if let Some(part) = signs.part(&marks) {
        return Some(Class::Part(part));
    }
    let bound = before.is_some_and(|before| match before.class {
        Class::Part(NamePart::Front) => true,
        Class::Part(NamePart::FrontOfArticle) => signs.without_article(folded).is_some(),
        _ => false,
    });
    let plain = index.morphology.is_plainly_common(folded, written);
    if plain {
        return match is_known(signs, folded, &marks) {
            true => Some(Class::Given),
            false => bound.then_some(Class::Bound),
        };
    }
    // The accusative is written out with words that are no names.
    if folded.chars().nth(1).is_none()
        || folded.contains(char::is_numeric)
        || signs.has_mark_of_others(written)
    {
        return None;
    }
    let like_a_name = || {
        index.morphology.is_famous(folded, written)
            || is_known(signs, folded, &marks)
            || signs.odds(folded) > LIKE_A_NAME
    };
    match !index.morphology.is_common(folded, written) || like_a_name() {
        true => Some(Class::Unknown),
        false => Some(if bound { Class::Bound } else { Class::Doubtful }),
    }
}

/// A word that is hardly an ordinary one is none where its letters are so much
/// likelier for a name.
const LIKE_A_NAME: f32 = 2.0;

/// Whether a common word is a known name too, and spelt as that is: على is not
/// علي.
fn is_known(signs: &NameSigns, folded: &str, marks: &str) -> bool {
    let spelt = |folded: &str, marks: &str| {
        let known = signs.known.get(folded);
        known.is_some_and(|known| normalise(known.vocalised, Folding::Marks) == marks)
    };
    let bare = signs.without_article(folded).zip(signs.without_article(marks));
    spelt(folded, marks) || bare.is_some_and(|(folded, marks)| spelt(folded, marks))
}

/// Whether a match explains a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cover {
    None,
    /// A name of one word.
    Name,
    /// Anything else.
    Several,
}

/// What explains each word: the longest match it is part of.
fn covered(index: &Index, text: &str, normalised: &Normalised, tokens: &[Token]) -> Vec<Cover> {
    let matches = index.find(text);
    let mut matches = matches.iter().filter(|one| one.inside.is_none()).peekable();
    // An ordinary word is no name even where a glossary has it.
    let is_alone = |span: Span| {
        let written = &text[span.range()];
        !written.contains(' ') && !index.morphology.is_common(&normalise(written, Folding::Letters), written)
    };
    let (mut reach, mut alone) = (Span::new(0, 0), false);
    tokens
        .iter()
        .map(|token| {
            let span = normalised.original(token.span);
            while let Some(one) = matches.next_if(|one| one.words.start < span.end) {
                if one.words.end > reach.end {
                    (reach, alone) = (one.words, is_alone(one.words));
                }
            }
            match span.start < reach.end {
                true if alone && reach == span => Cover::Name,
                true => Cover::Several,
                false => Cover::None,
            }
        })
        .collect()
}
