//! The numbers, times and dates of a text, and how a house writes them in
//! another language.
//!
//! `words` are what languages call these things, `scan` reads what the digits
//! themselves say, `dates` joins numbers to the names of months beside them, and
//! `write` puts a figure as the house style has it. What months are called is not
//! known here: whoever calls finds their names, and names them again in the other
//! language.

mod dates;
mod scan;
#[cfg(test)]
mod tests;
mod words;
mod write;

use crate::model::{Language, Span};

/// A number, time or date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it says.
    pub kind: FigureKind,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// A number.
    Number(Number),
    /// Hours, minutes and perhaps seconds.
    Time(Vec<String>),
    /// A day, month and perhaps year, or a month of a year.
    Date(Date),
}

/// A number, by its digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// The digits before the decimal mark, as Western ones.
    pub whole: String,
    /// Those behind it.
    pub fraction: Option<String>,
    /// Whether it is below zero.
    pub negative: bool,
    /// Whether its thousands are marked.
    pub grouped: bool,
    /// Whether it is a share of a hundred.
    pub percent: bool,
    /// The word behind it that says how many of it are meant.
    pub scale: Option<Scale>,
    /// Whether its full stop may mark thousands as well as a fraction.
    pub unsure: bool,
}

/// Of how many a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scale {
    /// 10³
    Thousand,
    /// 10⁶
    Million,
    /// 10⁹
    Billion,
    /// 10¹²
    Trillion,
}

impl Scale {
    /// Every scale.
    const ALL: [Scale; 4] = [Self::Thousand, Self::Million, Self::Billion, Self::Trillion];

    /// The name it has in the table of words.
    fn name(self) -> &'static str {
        match self {
            Self::Thousand => "thousand",
            Self::Million => "million",
            Self::Billion => "billion",
            Self::Trillion => "trillion",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.name() == name)
    }
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The day of the month, or the first and last of several.
    pub days: Option<(u8, Option<u8>)>,
    /// The month.
    pub month: Month,
    /// The digits of the year, as Western ones.
    pub year: Option<String>,
    /// Whether the text says that the years are counted from the Hijra.
    pub hijri: bool,
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Month {
    /// The calendar it belongs to.
    pub calendar: Calendar,
    /// Its number in the year, from 1.
    pub number: u8,
}

/// How years are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// From January to December.
    Gregorian,
    /// From Muharram to Dhu al-Hijjah.
    Islamic,
}

impl Figure {
    /// What it can mean, the likelier first: 1.500 is a thousand and a half in most
    /// texts, and one and a half in some.
    pub fn readings(self) -> Vec<Figure> {
        let FigureKind::Number(Number { unsure: true, fraction: Some(fraction), whole, .. }) = &self.kind
        else {
            return vec![self];
        };
        let whole = format!("{whole}{fraction}");
        let grouped = Number { whole, grouped: true, ..Number::default() };
        vec![Figure { kind: FigureKind::Number(grouped), ..self }, self]
    }

    /// Whether it counts several of what its language names behind it.
    pub fn counts_several(&self) -> bool {
        match &self.kind {
            FigureKind::Number(number) => !number.percent && (number.whole != "1" || number.scale.is_some()),
            FigureKind::Time(_) | FigureKind::Date(_) => false,
        }
    }
}

/// The numbers, times and dates of a text in the order they stand there. `months`
/// are the names of months in it, with their places.
pub fn figures(text: &str, language: &Language, months: &[(Span, Month)]) -> Vec<Figure> {
    dates::joined(text, language, scan::scan(text, language), months)
}
