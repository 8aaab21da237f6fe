//! Figures as the house style has them in a language.

use super::words::words;
use super::{Calendar, Date, Figure, FigureKind, Month, Number, Scale};
use crate::model::{DateOrder, DigitScript, HouseStyle, Language, Percent, Thousands};
use crate::text::digits;

/// From how many digits on the thousands are marked where the source does not
/// mark them. Four could be a year.
const LONG: usize = 5;

impl Figure {
    /// The figure in a language; `month` says what a month is called there. `None`
    /// where it has no name.
    pub fn written(
        &self,
        language: &Language,
        style: &HouseStyle,
        month: impl Fn(Month) -> Option<String>,
    ) -> Option<String> {
        let script = digits_of(language, style);
        let text = match &self.kind {
            FigureKind::Number(number) => number.written(language, style, script)?,
            FigureKind::Time(parts) => parts.join(":"),
            FigureKind::Date(date) => date.written(language, style, &month(date.month)?),
        };
        Some(digits::convert(&text, script))
    }
}

/// The digits of a language: the house has a say where it is written with Arabic
/// letters.
fn digits_of(language: &Language, style: &HouseStyle) -> DigitScript {
    match language.primary() {
        "ar" | "arz" | "apc" | "ary" | "fa" | "prs" | "ur" | "ps" | "ckb" | "sd" | "ug" => style.digits,
        _ => DigitScript::Western,
    }
}

impl Number {
    fn written(&self, language: &Language, style: &HouseStyle, script: DigitScript) -> Option<String> {
        let thousands = self.in_full().filter(|_| self.scale == Some(Scale::Thousand));
        if let Some(number) = thousands {
            return number.written(language, style, script);
        }
        let scale = match self.scale {
            Some(scale) => Some(self.scale_word(scale, language)?),
            None => None,
        };
        let (decimal, thousands) = match script {
            DigitScript::Western => words().marks(language),
            DigitScript::Arabic | DigitScript::Persian => ('٫', '٬'),
        };
        let mark = match style.thousands {
            Thousands::Mark => Some(thousands),
            Thousands::Space => Some('\u{a0}'),
            Thousands::None => None,
        };
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        let mark = mark.filter(|_| self.grouped || self.whole.len() >= LONG);
        for (index, digit) in self.whole.chars().enumerate() {
            let left = self.whole.len() - index;
            if index > 0 && left.is_multiple_of(3) {
                text.extend(mark);
            }
            text.push(digit);
        }
        if let Some(fraction) = &self.fraction {
            text.push(decimal);
            text.push_str(fraction);
        }
        if self.percent {
            text.push_str(percent(language, style, script));
        }
        if let Some(scale) = scale {
            text.push(' ');
            text.push_str(scale);
        }
        Some(text)
    }

    /// A number of thousands with all its digits: 3.5 thousand is 3,500.
    fn in_full(&self) -> Option<Number> {
        let fraction = self.fraction.as_deref().unwrap_or_default();
        let whole = (fraction.len() <= 3).then(|| format!("{}{fraction:0<3}", self.whole))?;
        Some(Number { whole, grouped: true, negative: self.negative, ..Number::default() })
    }

    /// The word of a language for the scale of this number, where it is known.
    fn scale_word(&self, scale: Scale, language: &Language) -> Option<&'static str> {
        let few = self.fraction.is_none() && matches!(self.whole.parse(), Ok(3..=10));
        let of_few = || words().written(language, &format!("{}-few", scale.name()));
        few.then(of_few).flatten().or_else(|| words().written(language, scale.name()))
    }
}

fn percent(language: &Language, style: &HouseStyle, script: DigitScript) -> &'static str {
    let what = match style.percent {
        Percent::Sign => "percent",
        Percent::OneWord => "percent-one-word",
        Percent::TwoWords => "percent-two-words",
    };
    let sign = if script == DigitScript::Western { "%" } else { "٪" };
    words().written(language, what).unwrap_or(sign)
}

impl Date {
    fn written(&self, language: &Language, style: &HouseStyle, month: &str) -> String {
        let days = self.days.map(|(first, last)| match last {
            Some(last) => format!("{first}–{last}"),
            None => first.to_string(),
        });
        let month_first = language.primary() == "en" && style.dates == DateOrder::MonthDay;
        let mut text = match &days {
            Some(days) if month_first => format!("{month} {days}"),
            Some(days) => format!("{days} {month}"),
            None => month.to_owned(),
        };
        if let Some(year) = &self.year {
            text.push_str(if month_first && days.is_some() { ", " } else { " " });
            text.push_str(year);
        }
        if self.hijri || (self.year.is_some() && self.month.calendar == Calendar::Islamic) {
            text.push(' ');
            text.push_str(words().written(language, "hijri").unwrap_or("AH"));
        }
        text
    }
}
