//! Pieces of texts that are too long to be shown whole.

use crate::model::Span;

/// How many bytes of a text are shown on each side of a place.
const AROUND: usize = 70;

/// A piece of a text around a place, and the place in it.
pub fn excerpt(text: &str, span: Span) -> Option<(String, Span)> {
    text.get(span.range())?;
    let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
    // Cut at white space where there is some, for half a word reads as another.
    let start =
        if start == 0 { 0 } else { text[start..span.start].find(' ').map_or(start, |at| start + at + 1) };
    let end =
        if end == text.len() { end } else { text[span.end..end].rfind(' ').map_or(end, |at| span.end + at) };
    let before = if start > 0 { "… " } else { "" };
    let after = if end < text.len() { " …" } else { "" };
    let at = before.len() + span.start - start;
    Some((format!("{before}{}{after}", &text[start..end]), Span::new(at, at + span.len())))
}

/// The beginning of a text, of so many characters at most.
pub fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Two texts with so many characters at most, from where they begin to differ; what
/// fits is whole.
pub fn difference(one: &str, other: &str, most: usize) -> [String; 2] {
    let mut both = one.char_indices().zip(other.chars());
    let same = both
        .find(|((_, mine), theirs)| mine != theirs)
        .map_or_else(|| one.floor_char_boundary(one.len().min(other.len())), |((at, _), _)| at);
    let start = one.floor_char_boundary(same.saturating_sub(AROUND));
    // Half a word reads as another.
    let start = one[start..same].find(' ').map_or(start, |at| start + at + 1);
    let fits = [one, other].iter().all(|text| text.chars().nth(most).is_none());
    if fits || start == 0 {
        return [one, other].map(|text| beginning(text, most));
    }
    [one, other].map(|text| beginning(&format!("… {}", &text[start..]), most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_from_where_they_differ() {
        let same = "كلمة ".repeat(40);
        let [one, other] = difference(&format!("{same}قره باغ"), &format!("{same}قره باخ"), 60);
        assert!(one.starts_with("… كلمة") && one.ends_with("قره باغ"), "{one}");
        assert!(other.ends_with("قره باخ"), "{other}");
        assert_eq!(difference("قره باغ", "قره", 60), ["قره باغ", "قره"]);
        assert_eq!(difference(&"ab".repeat(50), "", 4), ["abab…", ""]);
        let [one, other] = difference(&same, &format!("{same}end"), 60);
        assert!(one.starts_with("… ") && other.ends_with(" end"), "{one} {other}");
    }

    #[test]
    fn a_piece_of_a_text_is_cut_at_words() {
        let text = format!("{}قره باغ{}", "كلمة ".repeat(20), " كلمة".repeat(20));
        let start = "كلمة ".repeat(20).len();
        let (piece, span) = excerpt(&text, Span::new(start, start + "قره باغ".len())).unwrap();
        assert_eq!(&piece[span.range()], "قره باغ");
        assert!(piece.starts_with("… كلمة") && piece.ends_with("كلمة …"), "{piece}");
        assert_eq!(excerpt("قره باغ", Span::new(0, 13)), Some(("قره باغ".to_owned(), Span::new(0, 13))));
        assert_eq!(excerpt("قره", Span::new(0, 99)), None);
    }
}
