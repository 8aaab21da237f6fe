//! The three scripts of digits that Arabic-script text is written with.

use crate::model::DigitScript;

/// The digit for zero.
fn zero(script: DigitScript) -> char {
    match script {
        DigitScript::Western => '0',
        DigitScript::Arabic => '٠',
        DigitScript::Persian => '۰',
    }
}

/// The digit of this value in a script, for values below 10.
pub fn digit(script: DigitScript, value: u8) -> Option<char> {
    (value < 10).then(|| char::from_u32(zero(script) as u32 + u32::from(value))).flatten()
}

/// The value of a digit in any of the three scripts.
pub fn value(c: char) -> Option<u8> {
    script(c).map(|script| (c as u32 - zero(script) as u32) as u8)
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
    text.chars().map(|c| value(c).and_then(|value| digit(to, value)).unwrap_or(c)).collect()
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
            for number in 0..10 {
                assert_eq!(digit(script, number).and_then(value), Some(number));
            }
            assert_eq!(digit(script, 10), None);
        }
    }
}
