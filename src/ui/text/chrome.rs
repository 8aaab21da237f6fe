//! Short labels in egui's own widgets: buttons, menus, tooltips, table heads.
//!
//! egui shapes text but does not order it. A label is therefore cut into its
//! visual runs, given to egui from left to right, one section each so that they
//! shape apart. Only for one line: what wraps needs [`super::Text`].

use super::layout::paragraphs;
use crate::model::Direction;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, FontId, Response, WidgetInfo, WidgetText};
use std::ops::Range;
use unicode_bidi::{Level, ParagraphBidiInfo};

/// A label in visual order, to be handed to a stock widget. With
/// [`Color32::PLACEHOLDER`] it takes the colour that the widget gives its text.
pub fn chrome(text: &str, font: FontId, color: Color32, base: Direction) -> WidgetText {
    let (visual, runs) = visual_runs(text, base);
    let mut job = LayoutJob { text: visual, ..LayoutJob::default() };
    job.sections = runs
        .into_iter()
        .map(|run| LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(run.start)..ByteIndex(run.end),
            format: TextFormat::simple(font.clone(), color),
        })
        .collect();
    WidgetText::from(job)
}

/// Tells assistive technology the name of a widget whose label was put in visual order.
pub fn accessible(response: &Response, role: egui::accesskit::Role, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, response.enabled(), name));
}

/// The text with its runs from left to right, and the bytes of each.
///
/// egui shapes a run from right to left if its first letter is of such a script;
/// a run without letters is turned around here.
fn visual_runs(text: &str, base: Direction) -> (String, Vec<Range<usize>>) {
    let mut visual = String::with_capacity(text.len());
    let mut runs = Vec::new();
    let level = if base == Direction::Rtl { Level::rtl() } else { Level::ltr() };
    for (index, paragraph) in paragraphs(text).enumerate() {
        if index > 0 {
            runs.push(visual.len()..visual.len() + 1);
            visual.push('\n');
        }
        let text = &text[paragraph.range()];
        if text.is_empty() {
            continue;
        }
        let bidi = ParagraphBidiInfo::new(text, Some(level));
        let (levels, order) = bidi.visual_runs(0..text.len());
        for run in order {
            let start = visual.len();
            let piece = text[run.clone()].chars().filter(|c| !is_control(*c));
            let lettered = text[run.clone()].contains(char::is_alphabetic);
            if levels[run.start].is_rtl() && !lettered {
                visual.extend(piece.rev().map(mirrored));
            } else {
                visual.extend(piece);
            }
            if start < visual.len() {
                runs.push(start..visual.len());
            }
        }
    }
    (visual, runs)
}

/// Whether a character only orders the text, which has been done.
fn is_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The sign that stands for a paired one when it is read from right to left.
fn mirrored(character: char) -> char {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    let other = PAIRS.iter().find_map(|&(open, close)| match character {
        c if c == open => Some(close),
        c if c == close => Some(open),
        _ => None,
    });
    other.unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_cut_into_runs_from_left_to_right() {
        use Direction::{Ltr, Rtl};
        for (text, base, runs) in [
            ("Open", Ltr, &["Open"][..]),
            ("Open", Rtl, &["Open"]),
            ("ملف", Ltr, &["ملف"]),
            ("حفظ 12 من 345", Rtl, &["345", " من ", "12", "حفظ "]),
            ("Open «ملف»…", Ltr, &["Open «", "ملف", "»…"]),
            // What has no letters is turned around and mirrored.
            ("(12)", Rtl, &["(", "12", ")"]),
            ("ملف Open!", Rtl, &["!", "Open", "ملف "]),
            ("[…»", Rtl, &["«…]"]),
            // Controls have done their work.
            ("\u{2066}a\u{2069} ب", Rtl, &[" ب", "a"]),
            ("سطر\nline", Rtl, &["سطر", "\n", "line"]),
            ("", Rtl, &[]),
        ] {
            let (visual, ranges) = visual_runs(text, base);
            let cut: Vec<&str> = ranges.iter().map(|range| &visual[range.clone()]).collect();
            assert_eq!(cut, runs, "{text:?}");
        }
    }
}
