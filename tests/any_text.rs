//! Normalising and finding, with whatever text.

#[path = "support/properties.rs"]
mod properties;

use proptest::prelude::*;

/// Letters that mean something to some rule, with marks, joiners, presentation
/// forms, digits and other scripts.
const LETTERS: &str = "[ابتةىيهكلوسفمنءأإآئؤغجخشقر ًَّـ\u{654}\u{653}\u{200F}\u{200C}ﻻﷲ٠۳a-cİßǅ'’«»/.,\\-\n\t]";

fn letters(most: usize) -> impl Strategy<Value = String> {
    proptest::string::string_regex(&format!("{LETTERS}{{0,{most}}}")).expect("an expression")
}

/// Any text, or one of letters that mean something.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,60}", letters(80)]
}

proptest! {
    #[test]
    fn any_text_is_normalised(text in text()) {
        properties::normalising(&text);
    }

    #[test]
    fn any_terms_are_found_in_any_text(
        terms in prop::collection::vec((letters(12), "[a-dA-D ]{0,8}"), 0..6),
        text in text(),
        cites in any::<bool>(),
    ) {
        let lines: Vec<String> = terms.iter().map(|(term, english)| format!("{term}\t{english}")).collect();
        let cited = || terms.iter().map(|(term, _)| &**term).collect::<Vec<_>>().join(" و");
        let text = if cites { cited() } else { text };
        properties::finding(&format!("{}\n\n{text}", lines.join("\n")));
    }
}
