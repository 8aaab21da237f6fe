//! How a publishing house writes figures.

use serde::{Deserialize, Serialize};

/// How numbers and dates are written in translations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct HouseStyle {
    /// The order of a date, in languages that have both.
    pub dates: DateOrder,
    /// What stands between the thousands of a number.
    pub thousands: Thousands,
    /// How shares of a hundred are written.
    pub percent: Percent,
    /// The digits, in languages written with Arabic letters.
    pub digits: DigitScript,
}

/// The order of a date in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 27 September 2020
    #[default]
    DayMonth,
    /// September 27, 2020
    MonthDay,
}

/// What stands between the thousands of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thousands {
    /// The mark that is usual in the language: 12,500.
    #[default]
    Mark,
    /// A space that no line ends at: 12 500.
    Space,
    /// Nothing: 12500.
    None,
}

/// How shares of a hundred are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Percent {
    /// 25%
    #[default]
    Sign,
    /// 25 percent
    OneWord,
    /// 25 per cent
    TwoWords,
}

/// A script of digits that text in Arabic letters is written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DigitScript {
    /// 0123456789
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩, used with Arabic.
    Arabic,
    /// ۰۱۲۳۴۵۶۷۸۹, used with Persian and Urdu.
    Persian,
}

impl DigitScript {
    /// Every script.
    pub const ALL: [DigitScript; 3] = [Self::Western, Self::Arabic, Self::Persian];
}
