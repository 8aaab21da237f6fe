//! What is wrong with a regular expression, and where: as values, so that
//! whoever typed it is told in their own language.
//!
//! The engines explain themselves in English sentences. Their syntax trees do
//! not: `regex-syntax` names the kind of fault and its place, and that is what
//! is kept here.

use regex_syntax::ast::ErrorKind as Syntax;
use regex_syntax::hir::ErrorKind as Meaning;
use std::fmt;

/// Why a regular expression cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// What is wrong.
    pub fault: Fault,
    /// Where, as the number of the character from 1; `None` where it concerns
    /// the whole, or nobody can tell.
    pub at: Option<usize>,
}

/// What can be wrong with a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// `(` without `)`.
    #[error("a group is not closed")]
    UnclosedGroup,
    /// `)` without `(`.
    #[error("a group is closed that was not opened")]
    UnopenedGroup,
    /// `[` without `]`.
    #[error("a class is not closed")]
    UnclosedClass,
    /// `*` and the like with nothing before it.
    #[error("there is nothing to repeat")]
    NothingToRepeat,
    /// `{…}` that is not closed, has no number, or whose end is before its beginning.
    #[error("the count of a repetition makes no sense")]
    BadRepetition,
    /// A backslash with nothing behind it, or with something that means nothing.
    #[error("an escape means nothing")]
    BadEscape,
    /// A range in a class that ends before it begins, or between things that
    /// are no characters.
    #[error("a range makes no sense")]
    BadRange,
    /// A class or a property of characters that does not exist.
    #[error("there is no such class of characters")]
    UnknownClass,
    /// A group's name that is empty, used twice or no name.
    #[error("a group's name is none, or used twice")]
    BadGroupName,
    /// A flag that does not exist or stands wrongly.
    #[error("a flag is unknown or stands wrongly")]
    BadFlag,
    /// `(?=…)`, `(?<!…)` and the like, which the search does not have.
    #[error("look-around is not supported")]
    LookAround,
    /// `\1` and the like, which the search does not have.
    #[error("backreferences are not supported")]
    Backreference,
    /// A reference to a group that does not exist.
    #[error("there is no such group to refer to")]
    NoSuchGroup,
    /// Groups within groups beyond what is followed.
    #[error("it is nested too deeply")]
    TooDeep,
    /// It takes more memory than it may.
    #[error("it is too large")]
    TooLarge,
    /// Anything else.
    #[error("it cannot be understood")]
    Other,
}

impl ExpressionError {
    /// An error of the whole expression.
    pub fn of_whole(fault: Fault) -> Self {
        Self { fault, at: None }
    }

    /// What is wrong with an expression in the syntax of the `regex` crate;
    /// `None` where nothing is.
    pub fn in_plain(pattern: &str) -> Option<Self> {
        let (fault, offset) = fault_of(&regex_syntax::parse(pattern).err()?);
        let before = offset.and_then(|offset| pattern.get(..offset));
        Some(Self { fault, at: before.map(|before| before.chars().count() + 1) })
    }

    /// What the backtracking engine has against an expression. It has look-around
    /// and backreferences, so that these are no faults.
    pub fn in_backtracking(pattern: &str, error: &fancy_regex::Error) -> Self {
        // The plain parser explains itself best, unless it stumbles over what
        // only the other one knows.
        let plain = Self::in_plain(pattern);
        if let Some(plain) = plain.filter(|plain| !plain.fault.may_be_only_plain()) {
            return plain;
        }
        match error {
            fancy_regex::Error::ParseError(offset, error) => {
                let before = pattern.get(..*offset);
                let at = before.map(|before| before.chars().count() + 1);
                Self { fault: fault_of_parse(error), at }
            }
            fancy_regex::Error::CompileError(error) => Self::of_whole(fault_of_compile(error)),
            _ => Self::of_whole(Fault::Other),
        }
    }
}

impl Fault {
    /// Whether what the plain engine finds fault with may be sense to the
    /// backtracking one.
    fn may_be_only_plain(self) -> bool {
        matches!(
            self,
            Self::LookAround | Self::Backreference | Self::BadEscape | Self::BadFlag | Self::BadGroupName
        )
    }
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)?;
        self.at.map_or(Ok(()), |at| write!(f, " (character {at})"))
    }
}

impl std::error::Error for ExpressionError {}

/// The fault, and its place in bytes.
fn fault_of(error: &regex_syntax::Error) -> (Fault, Option<usize>) {
    match error {
        regex_syntax::Error::Parse(error) => (fault_of_syntax(error.kind()), Some(error.span().start.offset)),
        regex_syntax::Error::Translate(error) => {
            (fault_of_meaning(error.kind()), Some(error.span().start.offset))
        }
        _ => (Fault::Other, None),
    }
}

fn fault_of_syntax(kind: &Syntax) -> Fault {
    match kind {
        Syntax::GroupUnclosed => Fault::UnclosedGroup,
        Syntax::GroupUnopened => Fault::UnopenedGroup,
        Syntax::ClassUnclosed => Fault::UnclosedClass,
        Syntax::RepetitionMissing => Fault::NothingToRepeat,
        Syntax::RepetitionCountInvalid
        | Syntax::RepetitionCountDecimalEmpty
        | Syntax::RepetitionCountUnclosed
        | Syntax::DecimalEmpty
        | Syntax::DecimalInvalid => Fault::BadRepetition,
        Syntax::EscapeHexEmpty
        | Syntax::EscapeHexInvalid
        | Syntax::EscapeHexInvalidDigit
        | Syntax::EscapeUnexpectedEof
        | Syntax::EscapeUnrecognized
        | Syntax::SpecialWordBoundaryUnclosed
        | Syntax::SpecialWordBoundaryUnrecognized
        | Syntax::SpecialWordOrRepetitionUnexpectedEof => Fault::BadEscape,
        Syntax::ClassEscapeInvalid | Syntax::ClassRangeInvalid | Syntax::ClassRangeLiteral => Fault::BadRange,
        Syntax::UnicodeClassInvalid => Fault::UnknownClass,
        Syntax::GroupNameDuplicate { .. }
        | Syntax::GroupNameEmpty
        | Syntax::GroupNameInvalid
        | Syntax::GroupNameUnexpectedEof => Fault::BadGroupName,
        Syntax::FlagDanglingNegation
        | Syntax::FlagDuplicate { .. }
        | Syntax::FlagRepeatedNegation { .. }
        | Syntax::FlagUnexpectedEof
        | Syntax::FlagUnrecognized => Fault::BadFlag,
        Syntax::UnsupportedLookAround => Fault::LookAround,
        Syntax::UnsupportedBackreference => Fault::Backreference,
        Syntax::NestLimitExceeded(_) => Fault::TooDeep,
        Syntax::CaptureLimitExceeded => Fault::TooLarge,
        _ => Fault::Other,
    }
}

fn fault_of_meaning(kind: &Meaning) -> Fault {
    match kind {
        Meaning::UnicodePropertyNotFound
        | Meaning::UnicodePropertyValueNotFound
        | Meaning::UnicodePerlClassNotFound => Fault::UnknownClass,
        _ => Fault::Other,
    }
}

fn fault_of_parse(error: &fancy_regex::ParseError) -> Fault {
    use fancy_regex::ParseError as Error;
    match error {
        Error::UnclosedOpenParen => Fault::UnclosedGroup,
        Error::InvalidRepeat => Fault::BadRepetition,
        Error::RecursionExceeded => Fault::TooDeep,
        Error::TrailingBackslash
        | Error::InvalidEscape(_)
        | Error::UnclosedUnicodeName
        | Error::InvalidHex
        | Error::InvalidCodepointValue => Fault::BadEscape,
        Error::InvalidClass => Fault::UnclosedClass,
        Error::UnknownFlag(_) | Error::ChangingUnicodeModeUnsupported => Fault::BadFlag,
        Error::InvalidBackref | Error::InvalidGroupNameBackref(_) => Fault::NoSuchGroup,
        Error::TargetNotRepeatable => Fault::NothingToRepeat,
        Error::InvalidGroupName => Fault::BadGroupName,
        _ => Fault::Other,
    }
}

fn fault_of_compile(error: &fancy_regex::CompileError) -> Fault {
    use fancy_regex::CompileError as Error;
    match error {
        Error::InnerError(error) if error.size_limit().is_some() => Fault::TooLarge,
        // A part of the expression, whose place in the whole is not known.
        Error::InnerError(error) => error.syntax_error().map_or(Fault::Other, |error| fault_of(error).0),
        Error::LookBehindNotConst | Error::VariableLookBehindRequiresFeature => Fault::LookAround,
        Error::InvalidGroupName => Fault::BadGroupName,
        Error::InvalidGroupNameBackref(_)
        | Error::InvalidBackref(_)
        | Error::NamedBackrefOnly
        | Error::SubroutineCallTargetNotFound(..) => Fault::NoSuchGroup,
        Error::NeverEndingRecursion | Error::LeftRecursiveSubroutineCall(_) => Fault::TooDeep,
        Error::PatternTooComplex => Fault::TooLarge,
        _ => Fault::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_has_a_kind_and_a_place_in_characters() {
        for (pattern, fault, at) in [
            ("(a", Fault::UnclosedGroup, 1),
            ("باغ(a", Fault::UnclosedGroup, 4),
            ("a)", Fault::UnopenedGroup, 2),
            ("é[a", Fault::UnclosedClass, 2),
            ("*a", Fault::NothingToRepeat, 1),
            ("a{2,1}", Fault::BadRepetition, 2),
            ("a{2", Fault::BadRepetition, 2),
            (r"ab\", Fault::BadEscape, 3),
            (r"\y", Fault::BadEscape, 1),
            (r"\x{}", Fault::BadEscape, 3),
            ("[z-a]", Fault::BadRange, 2),
            (r"[a-\d]", Fault::BadRange, 4),
            (r"\p{NoSuch}", Fault::UnknownClass, 1),
            (r"x\p{Script=NoSuch}", Fault::UnknownClass, 2),
            ("(?P<>a)", Fault::BadGroupName, 5),
            ("(?k)", Fault::BadFlag, 3),
            ("a(?=b)", Fault::LookAround, 2),
            (r"(a)\1", Fault::Backreference, 4),
        ] {
            let error = ExpressionError::in_plain(pattern);
            assert_eq!(error, Some(ExpressionError { fault, at: Some(at) }), "{pattern}");
        }
        let deep = "(".repeat(300) + &")".repeat(300);
        assert_eq!(ExpressionError::in_plain(&deep).map(|error| error.fault), Some(Fault::TooDeep));
        assert_eq!(ExpressionError::in_plain("a(b|c)*"), None);
    }

    #[test]
    fn the_backtracking_engine_is_understood_too() {
        for (pattern, fault) in [
            ("(?<=a", Fault::UnclosedGroup),
            ("(?=a)[", Fault::UnclosedClass),
            (r"(?=a)\k<b>", Fault::NoSuchGroup),
            (r"(?=a)\p{NoSuch}", Fault::UnknownClass),
            (r"(a)\1[", Fault::UnclosedClass),
            (r"(?>a)\y", Fault::BadEscape),
            ("(", Fault::UnclosedGroup),
            (r"\p{NoSuch}", Fault::UnknownClass),
        ] {
            let error = fancy_regex::Regex::new(pattern).expect_err(pattern);
            assert_eq!(
                ExpressionError::in_backtracking(pattern, &error).fault,
                fault,
                "{pattern}: {error:?}"
            );
        }
    }
}
