//! The order on screen is the one of UAX #9, judged by unicode-bidi; carets
//! reach every cell, and points hit what they show.

use crate::support::corpus::{article, every_class, sentences};
use std::collections::BTreeSet;
use tarjuman::model::{Direction, Span};
use tarjuman::ui::text::caret::{self, Caret, Side};
use tarjuman::ui::text::fonts::Fonts;
use tarjuman::ui::text::layout::{Layout, Overflow, Spec, first_strong, lay_out, paragraphs};
use tarjuman::ui::text::{Family, TextStyle, estimate_height};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

const WIDTHS: [f32; 4] = [f32::INFINITY, 420.0, 160.0, 70.0];

fn spec(width: f32, direction: Option<Direction>) -> Spec {
    let style = TextStyle::new(Family::Source, 16.0, egui::Color32::BLACK);
    Spec { direction, ..Spec::new(&style, width) }
}

/// The cells of each line from left to right, by the offset of their first byte,
/// as unicode-bidi orders them.
fn expected_order(layout: &Layout, direction: Option<Direction>) -> Vec<Vec<usize>> {
    let text = &layout.text;
    let mut lines = layout.lines.iter();
    let mut expected = Vec::new();
    let mut inherited = Direction::Ltr;
    for paragraph in paragraphs(text) {
        let of = &text[paragraph.range()];
        inherited = direction.or_else(|| first_strong(of)).unwrap_or(inherited);
        let base = if inherited == Direction::Rtl { Level::rtl() } else { Level::ltr() };
        let bidi = ParagraphBidiInfo::new(of, Some(base));
        loop {
            let line = lines.next().expect("a line for the rest of the paragraph");
            assert_eq!(line.rtl, inherited == Direction::Rtl, "direction of {of:?}");
            let starts: BTreeSet<usize> =
                layout.cells[line.cells.clone()].iter().map(|cell| cell.start as usize).collect();
            let range = line.span.start - paragraph.start..line.span.end - paragraph.start;
            let mut order = Vec::new();
            if !range.is_empty() {
                let (levels, runs) = bidi.visual_runs(range);
                for run in runs {
                    let level = levels[run.start];
                    let mut chars: Vec<usize> = of[run.clone()]
                        .char_indices()
                        .map(|(at, _)| paragraph.start + run.start + at)
                        .collect();
                    if level.is_rtl() {
                        chars.reverse();
                    }
                    order.extend(
                        chars.into_iter().filter(|start| starts.contains(start) && is_ordered(text, *start)),
                    );
                }
            }
            expected.push(order);
            if !line.soft {
                break;
            }
        }
    }
    assert!(lines.next().is_none(), "no line is left over");
    expected
}

/// Whether the standard orders the character at an offset: rule X9 removes the
/// others, which nobody sees.
fn is_ordered(text: &str, start: usize) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    !text[start..].starts_with(|first| matches!(bidi_class(first), BN | LRE | LRO | PDF | RLE | RLO))
}

/// Checks one layout against everything that must hold for it.
fn check_order(layout: &Layout, direction: Option<Direction>) {
    let shown: Vec<Vec<usize>> = layout
        .lines
        .iter()
        .map(|line| layout.visual_cells(line).map(|cell| cell.start as usize))
        .map(|starts| starts.filter(|start| is_ordered(&layout.text, *start)).collect())
        .collect();
    assert_eq!(shown, expected_order(layout, direction), "order of {:?}", layout.text);
    for line in &layout.lines {
        let cells = &layout.cells[line.cells.clone()];
        // The cells tile the line, in the text and on screen.
        let mut at = line.span.start;
        for cell in cells {
            assert_eq!(cell.start as usize, at, "cells of {:?}", layout.text);
            at = cell.end as usize;
        }
        assert_eq!(at, line.span.end, "cells of {:?}", layout.text);
        let mut x = line.x;
        for (rank, cell) in layout.visual_cells(line).enumerate() {
            assert_eq!(cell.rank as usize, rank);
            assert!((cell.x - x).abs() < 0.02, "{} is not at {x}", cell.x);
            x = cell.right();
        }
        // What is strong was shaped in the direction in which it is shown.
        for cell in cells {
            let first = layout.text[cell.span().range()].chars().next().expect("a cell is not empty");
            if matches!(
                bidi_class(first),
                BidiClass::L | BidiClass::R | BidiClass::AL | BidiClass::EN | BidiClass::AN
            ) {
                assert_eq!(cell.shaped_rtl, cell.rtl(), "{first:?} in {:?}", layout.text);
            }
        }
        // Glyphs stand in their cells, from left to right.
        let glyph_ranks: Vec<u32> = layout.glyphs[line.glyphs.clone()]
            .iter()
            .map(|glyph| layout.cells[glyph.cell as usize].rank)
            .collect();
        assert!(glyph_ranks.is_sorted(), "glyphs of {:?}", layout.text);
    }
}

fn check_corpus(texts: impl IntoIterator<Item = String>) {
    let mut fonts = Fonts::default();
    for text in texts {
        for width in WIDTHS {
            for direction in [None, Some(Direction::Rtl), Some(Direction::Ltr)] {
                let layout = lay_out(&mut fonts, &text, &spec(width, direction));
                check_order(&layout, direction);
                check_hits(&layout);
                if direction.is_some() {
                    check_walk(&layout);
                }
            }
        }
    }
}

/// Walks from the first place to the last and back; each step crosses one cell
/// or one end of a paragraph, and every cell is crossed once.
fn check_walk(layout: &Layout) {
    for (from, side) in [(true, Side::Right), (false, Side::Left)] {
        let rtl = layout.lines[0].rtl;
        // To the right from the visual beginning, which in a text from right to
        // left is the end of its last line.
        let line = if from != rtl { 0 } else { layout.lines.len() - 1 };
        let start = edge(layout, line, side);
        let mut caret = start;
        let mut crossed: Vec<usize> = Vec::new();
        let limit = layout.cells.len() + layout.lines.len() + 1;
        for _ in 0..=limit {
            let next = caret::step(layout, caret, side);
            if next == caret {
                break;
            }
            let (a, b) = (caret::place(layout, caret), caret::place(layout, next));
            if a.line == b.line {
                assert_eq!(a.boundary.abs_diff(b.boundary), 1, "one cell a step in {:?}", layout.text);
                crossed.push(cell_index(layout, a.line, a.boundary.min(b.boundary)));
            } else if layout.lines[a.line.min(b.line)].soft && !layout.lines[b.line].is_empty() {
                let last = layout.lines[b.line].len() - 1;
                assert_eq!(b.boundary, if side == Side::Right { 1 } else { last });
                crossed.push(cell_index(layout, b.line, if side == Side::Right { 0 } else { last }));
            }
            caret = next;
        }
        let every: Vec<usize> = (0..layout.cells.len()).collect();
        crossed.sort_unstable();
        assert_eq!(crossed, every, "walk {side:?} over {:?}", layout.text);
    }
}

fn cell_index(layout: &Layout, line: usize, rank: usize) -> usize {
    layout.visual[layout.lines[line].cells.start + rank] as usize
}

/// The caret at the edge of a line from which `side` leads through it.
fn edge(layout: &Layout, line: usize, side: Side) -> Caret {
    let line = &layout.lines[line];
    if line.is_empty() {
        return Caret::after(line.span.start);
    }
    let rank = if side == Side::Right { 0 } else { line.len() - 1 };
    let cell = layout.cell_at_rank(line, rank);
    match (side, cell.rtl()) {
        (Side::Right, false) | (Side::Left, true) => Caret::after(cell.start as usize),
        (Side::Right, true) | (Side::Left, false) => Caret::before(cell.end as usize),
    }
}

/// A point in the left half of a cell hits its left edge, one in the right half its right edge, and one
/// beside a line where the line begins or ends in reading order.
fn check_hits(layout: &Layout) {
    for line in &layout.lines {
        let y = (line.top + line.bottom) / 2.0;
        for cell in layout.visual_cells(line).filter(|cell| cell.width > 0.1) {
            for (share, x, boundary) in [(0.25, cell.x, cell.rank), (0.75, cell.right(), cell.rank + 1)] {
                let point = egui::pos2(cell.x + cell.width * share, y);
                let place = caret::place(layout, caret::hit(layout, point));
                assert_eq!(place.boundary as u32, boundary, "hit in {:?}", layout.text);
                assert!((place.x - x).abs() < 0.01);
                assert_eq!(caret::byte_at(layout, point), Some(cell.start as usize));
            }
        }
        let (left, right) = (line.x - 3.0, line.x + line.width + 3.0);
        let (start, end) = if line.rtl { (right, left) } else { (left, right) };
        for (x, byte) in [(start, line.span.start), (end, line.span.end)] {
            let hit = caret::hit(layout, egui::pos2(x, y));
            assert_eq!(hit.byte, byte, "beside a line of {:?}", layout.text);
        }
    }
}

#[test]
fn sentences_stand_in_the_standard_order() {
    check_corpus(sentences(150));
}

#[test]
fn random_strings_of_all_bidi_classes_stand_in_the_standard_order() {
    check_corpus(every_class(500));
}

#[test]
fn the_sample_article_stands_in_the_standard_order() {
    let Some(article) = article() else { return };
    let mut fonts = Fonts::default();
    for paragraph in article.lines() {
        for width in WIDTHS {
            check_order(&lay_out(&mut fonts, paragraph, &spec(width, None)), None);
        }
    }
}

#[test]
fn isolates_are_walked_through() {
    let mut fonts = Fonts::default();
    for text in [
        "رقم \u{2067}ب \u{2066}abc 12\u{2069} ج\u{2069} نهاية",
        "\u{2068}\u{2069}",
        "a \u{2067}ב\u{2066}c\u{2069}ד\u{2069} e",
        "\u{2066}",
        "abc \u{202b}אבג\u{202c} def",
    ] {
        for direction in [Direction::Ltr, Direction::Rtl] {
            for width in [f32::INFINITY, 50.0] {
                check_walk(&lay_out(&mut fonts, text, &spec(width, Some(direction))));
            }
        }
    }
}

#[test]
fn a_highlight_behind_a_clitic_leaves_it_outside() {
    let word = "لأذربيجان";
    let marked = Span::new("ل".len(), word.len());
    let mut fonts = Fonts::default();
    for family in [Family::Source, Family::Interface, Family::Target] {
        let style = TextStyle::new(family, 20.0, egui::Color32::BLACK);
        let layout = lay_out(&mut fonts, word, &Spec::new(&style, 300.0));
        let [rect] = caret::rects(&layout, marked, false)[..] else {
            panic!("one rectangle covers the name")
        };
        let clitic = layout.cells[0];
        let narrow = layout.cells.iter().find(|cell| cell.width < 2.0);
        assert_eq!(narrow, None, "every letter has a width of its own in {family:?}");
        assert!((rect.right() - clitic.x).abs() < 0.01, "the highlight ends where ل begins");
        let name = layout.lines[0].width - clitic.width;
        assert!((rect.width() - name).abs() < 0.01, "the highlight covers all the rest");
    }
}

#[test]
fn a_line_too_long_ends_in_an_ellipsis() {
    let mut fonts = Fonts::default();
    for (text, rtl) in
        [("قوات حفظ السلام في ناغورني قره باغ", true), ("Peacekeepers in Nagorno-Karabakh", false)]
    {
        for width in [20.0_f32, 60.0, 120.0, 1000.0] {
            let spec = Spec { overflow: Overflow::Elide, ..spec(width, None) };
            let layout = lay_out(&mut fonts, text, &spec);
            assert_eq!(layout.lines.len(), 1);
            assert_eq!(layout.lines[0].rtl, rtl);
            match layout.elided {
                None => assert_eq!(layout.text, text),
                Some(cut) => {
                    assert_eq!(layout.text, format!("{}…", &text[..cut]));
                    assert!(layout.size.x <= width, "{} in {width}", layout.size.x);
                }
            }
            assert_eq!(layout.elided.is_some(), width < 500.0);
        }
    }
}

#[test]
fn a_text_fits_in_the_width_it_was_measured_at() {
    let mut fonts = Fonts::default();
    for text in sentences(40) {
        let natural = lay_out(&mut fonts, &text, &spec(f32::INFINITY, None));
        let again = lay_out(&mut fonts, &text, &spec(natural.size.x, None));
        assert_eq!(again.lines.len(), natural.lines.len(), "{text:?}");
    }
}

#[test]
fn an_estimated_height_is_near_the_real_one() {
    let mut fonts = Fonts::default();
    let arabic = "أعلنت وزارة الخارجية أن قوات حفظ السلام انتشرت في ناغورني قره باغ بموجب الاتفاق. ".repeat(4);
    let english = "The ministry announced that peacekeepers had deployed under the agreement. ".repeat(4);
    for (text, family) in
        [(&arabic, Family::Source), (&arabic, Family::Interface), (&english, Family::Target)]
    {
        for width in [200.0, 350.0, 600.0] {
            for chars in [20, 100, 250] {
                let text: String = text.chars().take(chars).collect();
                let style = TextStyle::new(family, 16.0, egui::Color32::BLACK);
                let real = lay_out(&mut fonts, &text, &Spec::new(&style, width)).size.y;
                let estimated = estimate_height(chars, width, &style);
                let line = style.size * style.line_height;
                let off = (real - estimated).abs();
                assert!(off <= (real * 0.25).max(line * 1.01), "{estimated} for {real}");
            }
        }
    }
}

#[test]
fn a_byte_between_two_directions_has_two_places() {
    let mut fonts = Fonts::default();
    let text = "abc سلام";
    let layout = lay_out(&mut fonts, text, &spec(300.0, None));
    let between = "abc ".len();
    let [before, after] = [Caret::before(between), Caret::after(between)];
    let [left, right] = [before, after].map(|caret| caret::place(&layout, caret));
    assert!(!left.rtl && right.rtl && left.x < right.x);
    assert_eq!(caret::second_place(&layout, before), Some(right));
    assert_eq!(caret::second_place(&layout, after), Some(left));
    assert_eq!(caret::second_place(&layout, Caret::before(2)), None);
}

#[test]
fn words_and_paragraphs_are_found_at_a_byte() {
    let text = "قال «نعم» 12.5\nthe end";
    let at = |part: &str| text.find(part).expect("the part stands in the text");
    for (byte, word) in
        [(0, "قال"), (at("«"), "«"), (at("نعم") + 2, "نعم"), (at("2.5"), "12.5"), (text.len(), "end")]
    {
        assert_eq!(&text[caret::word_at(text, byte).range()], word);
    }
    for (byte, paragraph) in [(0, "قال «نعم» 12.5"), (at("\n"), "قال «نعم» 12.5"), (at("the"), "the end")]
    {
        assert_eq!(&text[caret::paragraph_at(text, byte).range()], paragraph);
    }
    assert_eq!(caret::word_at("", 0), Span::at(0));
    assert_eq!(caret::step_word(text, at("قال"), true), "قال".len());
    assert_eq!(caret::step_word(text, text.len(), false), at("end"));
    assert_eq!(caret::step_word(text, text.len(), true), text.len());
    assert_eq!(caret::step_word(text, 0, false), 0);
}
