//! What is wrong with a regular expression.

use super::Phrase;
use crate::text::expression::{ExpressionError, Fault};

impl From<&ExpressionError> for Phrase {
    fn from(error: &ExpressionError) -> Self {
        let fault = Phrase::from(&error.fault);
        match error.at {
            Some(at) => Phrase::new("expression-at").phrase("fault", fault).number("at", at),
            None => fault,
        }
    }
}

impl From<&Fault> for Phrase {
    fn from(fault: &Fault) -> Self {
        Phrase::new(match fault {
            Fault::UnclosedGroup => "expression-unclosed-group",
            Fault::UnopenedGroup => "expression-unopened-group",
            Fault::UnclosedClass => "expression-unclosed-class",
            Fault::NothingToRepeat => "expression-nothing-to-repeat",
            Fault::BadRepetition => "expression-repetition",
            Fault::BadEscape => "expression-escape",
            Fault::BadRange => "expression-range",
            Fault::UnknownClass => "expression-unknown-class",
            Fault::BadGroupName => "expression-group-name",
            Fault::BadFlag => "expression-flag",
            Fault::LookAround => "expression-look-around",
            Fault::Backreference => "expression-backreference",
            Fault::NoSuchGroup => "expression-no-such-group",
            Fault::TooDeep => "expression-too-deep",
            Fault::TooLarge => "expression-too-large",
            Fault::Other => "expression-other",
        })
    }
}
