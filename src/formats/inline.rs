//! The text between inline codes, as TMX and both versions of XLIFF have them.

use super::xml::{Element, Node};

/// The codes whose content is of the format that the text came from. All others are
/// empty, or go around a text that is to be translated (`hi`, `g`, `pc`, `mrk`).
const OPAQUE: [&str; 6] = ["bpt", "ept", "it", "ph", "ut", "sub"];

/// The codes that stand for something by themselves, such as the end of a line.
const ALONE: [&str; 4] = ["ph", "x", "it", "ut"];

/// The text of a segment without its codes, and without white space at its ends.
pub(super) fn text(segment: &Element) -> String {
    let mut text = String::new();
    push_text(segment, &mut text);
    text.trim().to_owned()
}

fn push_text(element: &Element, out: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(inner) if OPAQUE.contains(&inner.local_name()) => {}
            Node::Element(inner) => push_text(inner, out),
        }
    }
}

/// The same as words are looked for in it: a code that stands by itself between two
/// letters or digits parts them, as a space.
pub(super) fn words(segment: &Element) -> String {
    let mut words = Words { text: String::new(), parted: false };
    words.push(segment);
    words.text.trim().to_owned()
}

struct Words {
    text: String,
    /// Whether a code stands behind the last letter.
    parted: bool,
}

impl Words {
    fn push(&mut self, element: &Element) {
        for node in &element.children {
            match node {
                Node::Text(text) => {
                    if std::mem::take(&mut self.parted) && text.starts_with(char::is_alphanumeric) {
                        self.text.push(' ');
                    }
                    self.text.push_str(text);
                }
                Node::Element(inner) => {
                    let alone = ALONE.contains(&inner.local_name());
                    self.parted |= alone && self.text.ends_with(char::is_alphanumeric);
                    if !OPAQUE.contains(&inner.local_name()) {
                        self.push(inner);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_no_text_and_may_part_words() {
        for (xml, plain, parted) in [
            ("a <g id=\"1\">b</g>c", "a bc", "a bc"),
            ("one<x id=\"1\"/>two", "onetwo", "one two"),
            ("one <x id=\"1\"/>two<x id=\"2\"/>, three", "one two, three", "one two, three"),
            ("<bpt i=\"1\">&lt;b></bpt>B<ept i=\"1\">&lt;/b></ept>aku", "Baku", "Baku"),
            ("a<ph>&lt;img alt=\"<sub>Baku</sub>\"></ph>b", "ab", "a b"),
            ("<pc id=\"1\">Ba<mrk id=\"2\">ku</mrk></pc><sc id=\"3\"/>", "Baku", "Baku"),
            ("Baku<ph id=\"1\"/><g>s</g>", "Bakus", "Baku s"),
            ("<x/>", "", ""),
        ] {
            let mut segment = Element::default();
            segment.set_inner_xml(xml);
            assert_eq!((text(&segment).as_str(), words(&segment).as_str()), (plain, parted), "{xml}");
        }
    }
}
