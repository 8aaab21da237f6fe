//! What must hold for any text whatever. A test tries it with texts of its own,
//! and the fuzzer (`fuzz/`) with what it makes up.

use std::sync::Arc;
use tarjuman::glossary::{Index, Match};
use tarjuman::model::{
    Concept, ConceptId, Glossary, GlossaryId, GlossaryOrigin, Language, PartOfSpeech, Span, Term,
};
use tarjuman::text::normalise::{Folding, Normalised, normalise};
use uuid::Uuid;

/// The most terms that are made of one input.
const TERMS: usize = 32;

/// A normalised text is what it is when normalised again, and each of its
/// characters leads back to whole ones of the original, in their order.
///
/// # Panics
/// Where that does not hold.
pub fn normalising(text: &str) {
    for folding in [Folding::Invisible, Folding::Marks, Folding::Letters] {
        let normalised = Normalised::new(text, folding);
        let mut last = 0;
        for (at, c) in normalised.text().char_indices() {
            let span = normalised.original(Span::new(at, at + c.len_utf8()));
            assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
            assert!(span.start >= last, "{span:?} goes back in {text:?}");
            last = span.start;
        }
    }
    let once = normalise(text, Folding::Letters);
    assert_eq!(normalise(&once, Folding::Letters), once, "{text:?}");
}

/// Matches lie in the text, on whole characters and in their order; each is
/// inside of none or of an earlier one that has its words and more.
///
/// The lines before the first empty one are terms, each with its English behind a
/// tab; the rest is the text.
///
/// # Panics
/// Where that does not hold.
pub fn finding(input: &str) {
    let (terms, text) = input.split_once("\n\n").unwrap_or((input, input));
    let glossary = glossary(terms);
    let languages = ["ar", "en", "fa"].map(|tag| tag.parse::<Language>().expect("a tag"));
    for language in languages {
        let index = Index::build([&glossary], &language);
        for matches in [index.find(text), index.find_possible(text)] {
            check(&matches, text, &glossary);
        }
    }
}

fn check(matches: &[Match], text: &str, glossary: &Glossary) {
    let mut start = 0;
    for (number, one) in matches.iter().enumerate() {
        for span in [one.words, one.occurrence] {
            assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
        }
        assert!(one.words.contains(one.occurrence), "{one:?}");
        assert!(one.words.start >= start, "{one:?} goes back");
        start = one.words.start;
        assert!(glossary.concepts[one.concept].terms.get(one.term).is_some(), "{one:?}");
        // Whatever is around stands before, so that no two can be in each other.
        if let Some(outer) = one.inside {
            assert!(outer < number, "{one:?}");
            let outer = matches[outer].words;
            assert!(outer.contains(one.words) && outer != one.words, "{one:?} in {outer:?}");
        }
    }
}

/// A glossary of lines; every second is a name, and every third has a variant.
fn glossary(lines: &str) -> Glossary {
    let concept = |(number, line): (usize, &str)| {
        let (term, english) = line.split_once('\t').unwrap_or((line, ""));
        let terms = ["ar", "fa"].map(|tag| Term {
            part_of_speech: (number % 2 == 0).then_some(PartOfSpeech::ProperNoun),
            variants: (number % 3 == 0).then(|| english.to_owned()).into_iter().collect(),
            ..Term::new(tag.parse().expect("a tag"), term)
        });
        let english = Term::new("en".parse().expect("a tag"), english);
        Arc::new(Concept {
            terms: terms.into_iter().chain([english]).collect(),
            ..Concept::new(ConceptId(number.to_string()))
        })
    };
    Glossary {
        id: GlossaryId(Uuid::nil()),
        name: String::new(),
        origin: GlossaryOrigin::Own,
        licence: String::new(),
        enabled: true,
        writable: false,
        concepts: lines.lines().take(TERMS).enumerate().map(concept).collect(),
        import: None,
    }
}
