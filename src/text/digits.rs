//! The three scripts of digits that Arabic-script text is written with.

/// A script of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DigitScript {
    /// 0123456789
    Western,
    /// ٠١٢٣٤٥٦٧٨٩, used with Arabic.
    Arabic,
    /// ۰۱۲۳۴۵۶۷۸۹, used with Persian and Urdu.
    Persian,
}

impl DigitScript {
    /// Every script.
    pub const ALL: [DigitScript; 3] = [Self::Western, Self::Arabic, Self::Persian];

    fn zero(self) -> char {
        match self {
            Self::Western => '0',
            Self::Arabic => '٠',
            Self::Persian => '۰',
        }
    }

    /// The digit of this value, for values below 10.
    pub fn digit(self, value: u8) -> Option<char> {
        (value < 10).then(|| char::from_u32(self.zero() as u32 + u32::from(value))).flatten()
    }
}

/// The value of a digit in any of the three scripts.
pub fn value(c: char) -> Option<u8> {
    script(c).map(|script| (c as u32 - script.zero() as u32) as u8)
}

/// The script of a digit.
pub fn script(c: char) -> Option<DigitScript> {
    match c {
        '0'..='9' => Some(DigitScript::Western),
        '٠'..='٩' => Some(DigitScript::Arabic),
        '۰'..='۹' => Some(DigitScript::Persian),
        _ => None,
    }
}

/// The text with its digits in another script; nothing else changes.
pub fn convert(text: &str, to: DigitScript) -> String {
    text.chars().map(|c| value(c).and_then(|value| to.digit(value)).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_their_script_and_nothing_else() {
        for (text, to, expected) in [
            ("عام ٢٠٢٠", DigitScript::Western, "عام 2020"),
            ("3.14 ۵", DigitScript::Arabic, "٣.١٤ ٥"),
            ("٩x", DigitScript::Persian, "۹x"),
        ] {
            assert_eq!(convert(text, to), expected);
        }
        for script in DigitScript::ALL {
            for digit in 0..10 {
                assert_eq!(script.digit(digit).and_then(value), Some(digit));
            }
            assert_eq!(script.digit(10), None);
        }
    }
}
