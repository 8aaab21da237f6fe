//! Which words a selection means.

use crate::model::Span;
use crate::text::clitics::splits;
use crate::text::normalise::{Folding, Normalised};
use crate::text::tokenise::tokens;

/// The words of a text that a selection means: one that begins or ends within a
/// word is of the whole word. Only the one-letter words that Arabic writes together
/// with the next one stay outside where they were left there.
pub fn whole_words(text: &str, selection: Span) -> &str {
    let Some(selected) = text.get(selection.range()) else { return "" };
    let start = selection.start + (selected.len() - selected.trim_start().len());
    let end = start + selected.trim().len();
    if start >= end {
        return "";
    }
    let normalised = Normalised::new(text, Folding::Letters);
    let mut whole = Span::new(start, end);
    for token in tokens(normalised.text()) {
        let word = normalised.original(token.span);
        if word.start < start && start < word.end {
            let letters = &normalised.text()[token.span.range()];
            let stem =
                |at: usize| normalised.original(Span::new(token.span.start + at, token.span.end)).start;
            let after_clitics = splits(letters).any(|split| split.stem > 0 && stem(split.stem) == start);
            if !after_clitics {
                whole.start = word.start;
            }
        }
        if word.start < end && end < word.end {
            whole.end = word.end;
        }
    }
    text.get(whole.range()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is meant where this part of a text is selected.
    fn meant<'a>(text: &'a str, selected: &str) -> &'a str {
        let start = text.find(selected).expect("the selection is of the text");
        whole_words(text, Span::new(start, start + selected.len()))
    }

    #[test]
    fn a_selection_is_of_whole_words() {
        let text = "قال الرئيس علييف لقره باغ إنّ القُوّات";
        assert_eq!(meant(text, "ئيس علي"), "الرئيس علييف");
        assert_eq!(meant(text, " الرئيس علييف "), "الرئيس علييف");
        assert_eq!(meant(text, "رئيس"), "رئيس", "the article was left outside");
        assert_eq!(meant(text, "قره باغ"), "قره باغ", "so was the preposition");
        assert_eq!(meant(text, "ره باغ"), "لقره باغ");
        assert_eq!(meant(text, "قُو"), "قُوّات");
        assert_eq!(meant("the ministers met", "inister"), "ministers");
        assert_eq!(meant("the ministers met", " "), "");
        assert_eq!(whole_words("abc", Span::new(2, 2)), "");
        assert_eq!(whole_words("abc", Span::new(1, 9)), "");
    }
}
