//! Wordings: where one stands in a text, and which are the same but for articles.

use super::hash;
use crate::model::Span;

/// Where a wording stands in a text as words of its own, whatever the case of
/// Latin letters.
pub fn places_of<'a>(wording: &'a str, text: &'a str) -> impl Iterator<Item = Span> + 'a {
    let length = wording.len();
    let is_word = |text: Option<char>| text.is_some_and(char::is_alphanumeric);
    text.char_indices().filter_map(move |(at, _)| {
        let found = text.get(at..at + length)?;
        let alone = !is_word(text[..at].chars().next_back()) && !is_word(text[at + length..].chars().next());
        (length > 0 && alone && found.eq_ignore_ascii_case(wording)).then(|| Span::new(at, at + length))
    })
}

/// The same number for [folded](super::normalise) wordings that differ in articles
/// only.
pub fn key(folded: &str, article: Option<&str>) -> u64 {
    let bare = |word: &'_ str| -> usize {
        let article = article.filter(|article| word.strip_prefix(article).is_some_and(|rest| rest.len() > 2));
        article.map_or(0, str::len)
    };
    folded
        .split_whitespace()
        .fold(0, |key, word| hash::mix(key.rotate_left(7) ^ hash::hash(&word.as_bytes()[bare(word)..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_stands_where_its_words_stand_alone() {
        let places: Vec<Span> = places_of("Baku", "In baku, not Bakuvian; Baku").collect();
        assert_eq!(places, [Span::new(3, 7), Span::new(23, 27)]);
        assert_eq!(places_of("", "Baku").count(), 0);
    }
}
