//! Completions: the renderings of a segment's terms that fit what is being typed.

use crate::model::Span;

/// What accepting a completion does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The typed text it takes the place of, in bytes.
    pub typed: Span,
    /// The rendering.
    pub text: String,
}

/// The fewest characters that are completed; fewer would be in the way.
const SHORTEST: usize = 2;

/// The completions of what stands before the caret, best first: what completes
/// the most of it, then in the order of the renderings.
///
/// A completion starts where a word starts, ignores case, and is never what is
/// already there. Nothing is offered where the caret stands within a word.
pub fn completions<'a>(
    text: &str,
    caret: usize,
    renderings: impl IntoIterator<Item = &'a str>,
) -> Vec<Completion> {
    let Some((before, after)) = text.split_at_checked(caret) else { return Vec::new() };
    if after.starts_with(char::is_alphanumeric) {
        return Vec::new();
    }
    let mut found: Vec<Completion> = Vec::new();
    for rendering in renderings {
        let typed = word_starts(before).find(|start| {
            let typed = &before[*start..];
            typed.chars().count() >= SHORTEST && starts_with_ignoring_case(rendering, typed)
        });
        let Some(start) = typed else { continue };
        let done = before[start..].chars().count() == rendering.chars().count();
        if !done && !found.iter().any(|completion| completion.text == rendering) {
            found.push(Completion { typed: Span::new(start, caret), text: rendering.to_owned() });
        }
    }
    found.sort_by_key(|completion| completion.typed.start);
    found
}

/// Where words start, first to last.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut within = false;
    text.char_indices().filter_map(move |(at, char)| {
        let was = std::mem::replace(&mut within, char.is_alphanumeric());
        (within && !was).then_some(at)
    })
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    let mut text = text.chars().flat_map(char::to_lowercase);
    start.chars().flat_map(char::to_lowercase).all(|expected| text.next() == Some(expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completions_fit_what_stands_before_the_caret() {
        let renderings = ["Nagorno-Karabakh", "António Guterres", "Minsk Group", "Nagorno-Karabakh"];
        // `|` is the caret; what is expected is the text after the first offer.
        for (text, expected) in [
            ("in Na|", Some("in Nagorno-Karabakh")),
            ("in nagorno-kar|", Some("in Nagorno-Karabakh")),
            ("the minsk g|", Some("the Minsk Group")),
            ("N|", None),
            ("in Nagorno-Karabakh|", None),
            ("Na|tion", None),
            ("(Ant|)", Some("(António Guterres)")),
            ("Banana|", None),
            ("", None),
        ] {
            let caret = text.find('|').unwrap_or(0);
            let text = text.replace('|', "");
            let offer = completions(&text, caret, renderings).into_iter().next();
            let after = offer.map(|offer| {
                let mut text = text.clone();
                text.replace_range(offer.typed.range(), &offer.text);
                text
            });
            assert_eq!(after.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn each_rendering_is_offered_once() {
        assert_eq!(completions("Na", 2, ["Nagorno", "Nagorno"]).len(), 1);
    }
}
