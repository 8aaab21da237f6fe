//! Marks show where they should and leave the letters alone.

use crate::support::plain_harness;
use egui::epaint::Vertex;
use egui::{Color32, Event, Pos2, Rect, Shape, TextureId};
use egui_kittest::Harness;
use tarjuman::model::Span;
use tarjuman::ui::text::{Family, Mark, Text, TextStyle, Underline};

const NAME: &str = "لأذربيجان";
const RED: Color32 = Color32::from_rgb(200, 0, 0);

/// What is seen of the text of a test.
#[derive(Default)]
struct Seen {
    rects: Vec<Rect>,
    hovered: Option<u32>,
    origin: Pos2,
}

fn open(text: &'static str, family: Family, marks: Vec<Mark>, looked_for: Span) -> Harness<'static, Seen> {
    let mut harness = plain_harness([300.0, 80.0], Seen::default(), move |ui, seen: &mut Seen| {
        let style = TextStyle::new(family, 24.0, Color32::BLACK);
        let output = Text::new(text).style(style).marks(&marks).show(ui);
        *seen = Seen {
            rects: output.rects_of(looked_for),
            hovered: output.hovered_mark.or(seen.hovered),
            origin: output.placed.origin,
        };
    });
    harness.run_steps(2);
    harness
}

/// The corners of the letters that were drawn, four for each image.
fn letters<State>(harness: &Harness<'_, State>) -> Vec<Vertex> {
    fn collect(shape: &Shape, into: &mut Vec<Vertex>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, into)),
            Shape::Mesh(mesh) if mesh.texture_id != TextureId::default() => into.extend(&mesh.vertices),
            _ => {}
        }
    }
    let mut vertices = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut vertices));
    vertices
}

#[test]
fn fills_and_lines_leave_the_letters_as_they_are() {
    let span = Span::new("ل".len(), NAME.len());
    let mark = Mark {
        fill: Some(RED),
        underline: Some((Underline::Wavy, RED)),
        strike: Some(RED),
        ..Mark::new(span)
    };
    for family in [Family::Source, Family::Interface] {
        let plain = letters(&open(NAME, family, Vec::new(), span));
        let marked = letters(&open(NAME, family, vec![mark.clone()], span));
        assert!(plain.len() > 20, "the name is drawn");
        assert_eq!(plain, marked);
    }
}

#[test]
fn a_colour_ends_where_its_mark_ends_even_within_a_ligature() {
    let span = Span::new("ل".len(), NAME.len());
    for family in [Family::Source, Family::Interface, Family::Target] {
        let plain = letters(&open(NAME, family, Vec::new(), span));
        let harness = open(NAME, family, vec![Mark { color: Some(RED), ..Mark::new(span) }], span);
        let marked = letters(&harness);
        let [rect] = harness.state().rects[..] else { panic!("one rectangle covers the name") };
        let area = |quads: &[Vertex]| -> f32 {
            quads
                .chunks_exact(4)
                .map(|quad| (quad[3].pos - quad[0].pos).x * (quad[3].pos - quad[0].pos).y)
                .sum()
        };
        assert!((area(&plain) - area(&marked)).abs() < 0.1, "every image is drawn whole in {family:?}");
        let (red, black): (Vec<&Vertex>, Vec<&Vertex>) =
            marked.iter().partition(|vertex| vertex.color == RED);
        // Letters reach beyond their cells, in lam-alef by a third of the size.
        assert!(red.iter().all(|vertex| vertex.pos.x <= rect.right() + 8.0), "in {family:?}");
        assert!(black.iter().all(|vertex| vertex.pos.x >= rect.right() - 8.0), "in {family:?}");
        assert!(!red.is_empty() && !black.is_empty(), "both are there in {family:?}");
    }
}

#[test]
fn the_topmost_mark_under_the_pointer_is_reported() {
    let text = "في ناغورني قره باغ";
    let at = |part: &str| {
        let start = text.find(part).expect("the part stands in the text");
        Span::new(start, start + part.len())
    };
    let marks =
        vec![Mark { id: 1, ..Mark::new(at("ناغورني قره باغ")) }, Mark { id: 2, ..Mark::new(at("قره باغ")) }];
    for (part, hovered) in [("قره", Some(2)), ("ناغورني", Some(1)), ("في", None)] {
        let mut harness = open(text, Family::Source, marks.clone(), at(part));
        let point = harness.state().rects[0].center();
        harness.event(Event::PointerMoved(point));
        harness.run_steps(2);
        assert_eq!(harness.state().hovered, hovered, "over {part}");
    }
}

#[test]
fn a_mark_over_several_lines_has_a_rectangle_in_each() {
    let text = "أعلنت وزارة الخارجية أن قوات حفظ السلام انتشرت في ناغورني قره باغ";
    let harness = open(text, Family::Source, Vec::new(), Span::new(0, text.len()));
    let Seen { rects, origin, .. } = harness.state();
    assert!(rects.len() > 1);
    for pair in rects.windows(2) {
        assert!((pair[0].bottom() - pair[1].top()).abs() < 0.01, "lines touch");
    }
    assert!(rects[0].top() >= origin.y);
    // The space at which a line was wrapped hangs outside and is not marked.
    assert!(rects.iter().all(|rect| rect.left() >= origin.x && rect.right() <= origin.x + 300.0));
}
