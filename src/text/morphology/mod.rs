//! How the words of a language may be written in a text, as against the form a
//! glossary cites them in.
//!
//! A language takes part by one implementation of [`Morphology`]. The ways a
//! word of a text can be read are generated from the text, and each says which
//! citation form it would come from and what that form must be like; a reading
//! whose citation form no term has costs one failed look-up. That is the same
//! as generating every form of every term, without keeping them.

mod arabic;
mod case;
mod english;
mod plain;
mod stems;

pub use case::{Case, CitedWord};
pub use stems::{FormsMeet, forms_meet};

use super::clitics::Proclitics;
use crate::model::{Language, PartOfSpeech};

/// The words of one language.
pub trait Morphology: Sync {
    /// What a text says of how its writer spells.
    fn habits(&self, _text: &str) -> Habits {
        Habits::default()
    }

    /// Gives `each` every way to read a word of a text, with what settles whether
    /// the reading holds and how. To look up whether any term has its citation form
    /// takes less time than to settle that, so whoever gets readings does it first.
    fn readings(&self, word: TextWord<'_>, each: Each<'_>);

    /// Gives `each` more ways to read a word, each with the citation form it would
    /// come from in full: where that is not a part of the word with a letter or
    /// two put back.
    fn further_readings(&self, _word: TextWord<'_>, _each: EachFurther<'_>) {}

    /// What each word must be like that [`further_readings`](Self::further_readings)
    /// are of, so that they need not be asked for where no term has one.
    fn further_needs(&self) -> WordTraits {
        WordTraits::default()
    }

    /// What a word of a term is looked up by in place of its letters, where other
    /// forms of it are known by their common stem alone. No word of a text has such
    /// letters, so that a stem is never taken for a word.
    fn stem_key(&self, _cited: CitedWord<'_>) -> Option<String> {
        None
    }

    /// What the capitals of a word of a term, and the part of speech of the whole
    /// term, say of it.
    fn cited_traits(&self, _cited: CitedWord<'_>) -> WordTraits {
        WordTraits::default()
    }

    /// How far a reading that a word of a term [accepts](Self::accepts) is to be
    /// believed; `None` where it is not. `alone` is whether the term has no other
    /// word.
    fn believes(&self, _word: WordTraits, reading: &Reading, _alone: bool) -> Option<Trust> {
        Some(reading.trust)
    }

    /// Whether it counts how a glossary writes a term: its capitals, the signs
    /// between its words, and that a text has it letter by letter. Arabic has no
    /// capitals, and too many ways to write a word for the rest.
    fn heeds_citation(&self) -> bool {
        false
    }

    /// The article as a word of its own, which names are cited with or without.
    fn article_word(&self) -> Option<&'static str> {
        None
    }

    /// Whether a word takes part in no inflection and is no part of a compound that
    /// is written in two.
    fn is_function_word(&self, _folded: &str) -> bool {
        false
    }

    /// Whether compounds are written as one word, with a hyphen, or as two.
    fn joins_compounds(&self) -> bool {
        false
    }

    /// Whether a word, with whatever is written together with it, is an ordinary
    /// word of the language, and thus not to be taken for a misspelt name.
    fn is_common(&self, _folded: &str, _written: &str) -> bool {
        false
    }

    /// Whether a word can hardly be anything but an ordinary one. A common word
    /// that is not plainly one was made of another by letters that seldom stand
    /// there (كيري is no «like he sees»).
    fn is_plainly_common(&self, folded: &str, written: &str) -> bool {
        self.is_common(folded, written)
    }

    /// The article that is written together with a noun and its adjectives.
    fn article(&self) -> Option<&'static str> {
        None
    }

    /// Whether a word can only be a verb behind the word before it.
    fn is_verb_after(&self, _before: &str, _folded: &str) -> bool {
        false
    }

    /// Whether a word that begins a sentence is as likely its verb, whatever noun is
    /// spelt like it.
    fn may_begin_as_verb(&self, _folded: &str) -> bool {
        false
    }

    /// Whether a word is a well-known name, and thus no misspelling of another.
    fn is_famous(&self, _folded: &str, _written: &str) -> bool {
        false
    }

    /// Whose something is, by the pronoun behind its word; `None` where the pronoun
    /// does not tell enough to choose one of another language.
    fn possessor(&self, _pronoun: &str) -> Option<Possessor> {
        None
    }

    /// Whether a folded word is a plural of another, by its ending or as listed.
    fn is_plural_of(&self, _form: &str, _citation: &str) -> bool {
        false
    }

    /// A sum over the lists of words that [`traits`](Self::traits) and
    /// [`is_common`](Self::is_common) go by, so that what was made by other lists
    /// is known to be old.
    fn data_sum(&self) -> u64 {
        0
    }

    /// What is known of a word of a term in its citation form.
    fn traits(&self, written: &str, folded: &str, pos: Option<PartOfSpeech>) -> WordTraits;

    /// Whether a word of these traits can stand in a text as the reading says.
    fn accepts(&self, word: WordTraits, reading: &Reading) -> bool;
}

/// Whoever gets citation forms with their readings.
pub type EachFurther<'a> = &'a mut dyn FnMut(&str, Reading);

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Possessor {
    /// The speaker's.
    Me,
    /// The speaker's and others'.
    Us,
    /// The listener's or listeners'.
    You,
    /// Several others'.
    Them,
}

/// Whoever gets readings.
pub type Each<'a> = &'a mut dyn FnMut(Reading, Settle<'_>);

/// What settles a reading; `None` where it does not hold.
pub type Settle<'a> = &'a dyn Fn(Reading) -> Option<Reading>;

/// The morphology of a language. Where none is known words are compared as they
/// are, but for what normalisation folds.
pub fn of(language: &Language) -> &'static dyn Morphology {
    match language.primary() {
        "ar" | "arz" | "apc" | "ajp" | "ary" | "arq" | "aeb" | "acm" | "afb" | "ars" => &arabic::Arabic,
        "en" => &english::English,
        other => match stems::of(other) {
            Some(stemmed) => stemmed,
            None => &plain::Plain,
        },
    }
}

/// How the writer of a text spells, as the text as a whole shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// A final ه may stand for ة, because the text has no ة at all. Whoever
    /// leaves out its dots does so everywhere.
    pub undotted_taa: bool,
    /// A final ى is no ي, because the text has that too. Whoever leaves out its dots
    /// does so everywhere.
    pub dotted_yaa: bool,
    /// It has no small letters, so that its capitals say nothing.
    pub all_capitals: bool,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct TextWord<'a> {
    /// Normalised at [`Letters`](super::normalise::Folding::Letters).
    pub folded: &'a str,
    /// As it stands.
    pub written: &'a str,
    /// How the text is spelt.
    pub habits: Habits,
}

/// One way to read a word of a text: what stands before and behind the part
/// that comes from a term, and the term's word it would come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What is written together with the word before it.
    pub proclitics: Proclitics,
    /// The bytes of the folded word that the citation form begins with.
    pub stem: (u32, u32),
    /// The letters the citation form has before and behind the stem.
    pub restored: Restored,
    /// How the ending differs from the citation form's.
    pub ending: Ending,
    /// What the citation form must be like.
    pub needs: Needs,
    /// How far to believe the reading.
    pub trust: Trust,
    /// Whether it takes letters off a common word (بقره is a cow before it is ب
    /// + قره), so that only the words that follow can bear it out.
    pub doubtful: bool,
    /// Whether the citation form is spelt by other rules (defense for defence).
    pub respelt: bool,
    /// Which of its letters are capitals, where that is looked at.
    pub case: Case,
}

/// Letters of a citation form that a text does not have in its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Whether the citation form has the article itself (القاهرة).
    pub article: bool,
    /// The letter behind the stem (ه for the ة of شركتهم).
    pub last: Option<char>,
    /// The whole citation form, folded, where the text has a form of it that no
    /// ending makes (مدن for مدينة); the stem is that form then.
    pub word: Option<&'static str>,
}

/// An ending that a word has in a text and not in its citation form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ending {
    /// What was done to the word.
    pub kind: EndingKind,
    /// The possessive pronoun or genitive ending behind it, empty for none.
    pub pronoun: &'static str,
}

/// What an ending expresses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EndingKind {
    /// The form is the citation form's own.
    #[default]
    None,
    /// The indefinite accusative (هجوما).
    Accusative,
    /// The feminine of a masculine (مساعدة).
    Feminine,
    /// The sound feminine plural (منظمات).
    FemininePlural,
    /// The sound masculine plural, or the dual that is spelt like it (مهندسين).
    MasculinePlural,
    /// The dual (دولتان).
    Dual,
    /// A plural or dual before a genitive (مسؤولو).
    Construct,
    /// Any other plural: one with other letters inside (مدن), or one of a
    /// language that has no such kinds.
    Plural,
    /// The singular of a word that is cited in the plural (subsidy).
    Singular,
    /// A form of a verb.
    Verb,
    /// Any form that has the stem of the citation form.
    Stem,
}

/// What a citation form must be like for a reading to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    #[default]
    Nothing,
    /// It ends in taa marbuta.
    TaaMarbuta,
    /// It does not.
    NoTaaMarbuta,
    /// It ends in alef maqsura.
    AlefMaqsura,
    /// It is like an adjective or participle, and masculine.
    Adjective,
    /// It is like an active participle, and masculine.
    Participle,
    /// It is a verb.
    Verb,
    /// It is a name.
    ProperNoun,
}

/// How far a reading is to be believed, by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Other words often look the same.
    Weak,
    /// Other words seldom look the same.
    Fair,
    /// Nothing else looks the same.
    Full,
}

/// What is known of a word of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordTraits(u16);

impl WordTraits {
    /// Ends in taa marbuta.
    pub const TAA: Self = Self(1);
    /// Ends in alef maqsura.
    pub const MAQSURA: Self = Self(2);
    /// Is formed like an adjective or participle.
    pub const ADJECTIVE: Self = Self(4);
    /// Is formed like an active participle.
    pub const PARTICIPLE: Self = Self(8);
    /// Is known to be a verb.
    pub const VERB: Self = Self(16);
    /// Is spelt like a verb and like no common noun, and nobody said what it is.
    pub const PERHAPS_VERB: Self = Self(2048);
    /// Is known to be a name.
    pub const NAME: Self = Self(32);
    /// Has at most three letters.
    pub const SHORT: Self = Self(64);
    /// Never changes its ending.
    pub const FIXED: Self = Self(128);
    /// Is cited in capitals, and so short that in small letters it would be
    /// another word (WHO).
    pub const ACRONYM: Self = Self(256);
    /// Is cited with a capital.
    pub const CAPITAL: Self = Self(512);

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These, and the other if `condition` holds.
    pub fn with_if(self, other: Self, condition: bool) -> Self {
        if condition { self.with(other) } else { self }
    }

    /// The number that stands for them in files.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The traits of a [`number`](Self::number).
    pub fn of_number(number: u16) -> Self {
        Self(number)
    }

    /// Whether all of the other are among these.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of the other is among these.
    pub fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Reading {
    /// The word as it stands.
    pub fn whole(folded: &str) -> Self {
        Self {
            proclitics: Proclitics::default(),
            stem: (0, folded.len() as u32),
            restored: Restored::default(),
            ending: Ending::default(),
            needs: Needs::Nothing,
            trust: Trust::Full,
            doubtful: false,
            respelt: false,
            case: Case::Unknown,
        }
    }
}
