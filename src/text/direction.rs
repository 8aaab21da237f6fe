//! Which way a paragraph runs (Unicode Standard Annex #9).

use crate::model::Direction;
use unicode_bidi::{BidiClass, bidi_class, get_base_direction};

/// The direction of a paragraph by its first strong character, those inside
/// isolates left out (rules P2 and P3); `None` where it has none.
pub fn paragraph_direction(text: &str) -> Option<Direction> {
    match get_base_direction(text) {
        unicode_bidi::Direction::Ltr => Some(Direction::Ltr),
        unicode_bidi::Direction::Rtl => Some(Direction::Rtl),
        unicode_bidi::Direction::Mixed => None,
    }
}

/// The direction most of a paragraph's strong characters have, for lines that
/// begin with a word of the other script; `None` where it has none.
pub fn prevailing_direction(text: &str) -> Option<Direction> {
    let (mut ltr, mut rtl) = (0_usize, 0_usize);
    for c in text.chars() {
        match bidi_class(c) {
            BidiClass::L => ltr += 1,
            BidiClass::R | BidiClass::AL => rtl += 1,
            _ => {}
        }
    }
    match ltr.cmp(&rtl) {
        _ if ltr + rtl == 0 => None,
        std::cmp::Ordering::Greater => Some(Direction::Ltr),
        std::cmp::Ordering::Less => Some(Direction::Rtl),
        std::cmp::Ordering::Equal => paragraph_direction(text),
    }
}

/// Whether a paragraph has strong characters of both directions, so that its
/// order on the screen depends on its direction.
pub fn is_mixed(text: &str) -> bool {
    let has = |wanted: fn(BidiClass) -> bool| text.chars().any(|c| wanted(bidi_class(c)));
    has(|class| class == BidiClass::L) && has(|class| matches!(class, BidiClass::R | BidiClass::AL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_goes_by_the_first_strong_character() {
        let (ltr, rtl) = (Some(Direction::Ltr), Some(Direction::Rtl));
        for (text, first, prevailing, mixed) in [
            ("وصل الوفد", rtl, rtl, false),
            ("12 (وصل)", rtl, rtl, false),
            ("iPhone هاتف جديد من الشركة", ltr, rtl, true),
            ("the word سلام", ltr, ltr, true),
            ("\u{2067}سلام\u{2069} a", ltr, rtl, true),
            ("123 …", None, None, false),
            ("", None, None, false),
        ] {
            assert_eq!(paragraph_direction(text), first, "{text}");
            assert_eq!(prevailing_direction(text), prevailing, "{text}");
            assert_eq!(is_mixed(text), mixed, "{text}");
        }
    }
}
