//! A piece of a text that shows where something stands.

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

#[cfg(test)]
mod tests {
    use super::*;

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
