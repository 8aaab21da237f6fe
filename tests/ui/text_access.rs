//! What a screen reader learns of a text and may do to it, judged by AccessKit's
//! own consumer.

use crate::support::plain_harness;
use egui::Id;
use egui::accesskit::{
    Action, ActionData, ActionRequest, Role, TextDirection, TextPosition, TextSelection, TreeId,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tarjuman::model::Span;
use tarjuman::ui::text::{EditBuffer, Text, TextEditor};

const MIXED: &str = "قال Smith إن 12 من\nالناس naïve";

fn open(text: &str, selected: Span) -> Harness<'static, EditBuffer> {
    let mut buffer = EditBuffer::new(text);
    buffer.select(selected);
    let mut harness = plain_harness([160.0, 300.0], buffer, |ui, buffer| {
        ui.memory_mut(|memory| memory.request_focus(Id::unique("edited")));
        TextEditor::new(Id::unique("edited"), buffer).newlines(true).accessible_name("edited").show(ui);
    });
    harness.run_steps(3);
    harness
}

#[test]
fn the_tree_has_the_text_and_the_selection() {
    let selected = Span::new("قال ".len(), "قال Smith".len());
    let harness = open(MIXED, selected);
    let node = harness.get_by_label("edited").accesskit_node();
    assert_eq!(node.role(), Role::MultilineTextInput);
    assert_eq!(node.value().as_deref(), Some(MIXED));
    assert!(node.supports_text_ranges());
    assert_eq!(node.document_range().text(), MIXED);
    assert_eq!(node.text_selection().expect("a selection").text(), "Smith");
    harness.check_accessibility();
}

#[test]
fn every_run_is_of_one_direction_and_places_its_characters() {
    let harness = open(MIXED, Span::at(0));
    let node = harness.get_by_label("edited").accesskit_node();
    let runs: Vec<_> = node.children().filter(|child| child.role() == Role::TextRun).collect();
    let read: Vec<(String, bool)> = runs
        .iter()
        .map(|run| {
            let rtl = run.data().text_direction() == Some(TextDirection::RightToLeft);
            (run.data().value().unwrap_or_default().to_owned(), rtl)
        })
        .collect();
    let expected = [
        ("قال ", true),
        ("Smith", false),
        (" إن ", true),
        ("12", false),
        (" من\n", true),
        ("الناس ", true),
        ("naïve", false),
    ];
    let read: Vec<(&str, bool)> = read.iter().map(|(text, rtl)| (text.as_str(), *rtl)).collect();
    assert_eq!(read, expected);
    for run in runs {
        let data = run.data();
        let count = data.character_lengths().len();
        let positions = data.character_positions().expect("positions");
        let widths = data.character_widths().expect("widths");
        assert_eq!((positions.len(), widths.len()), (count, count));
        // Each character begins where the one before it ends, in reading order.
        let ends = positions.iter().zip(widths).map(|(position, width)| position + width);
        for (end, next) in ends.zip(&positions[1..]) {
            assert!((end - next).abs() < 0.01, "{positions:?} {widths:?}");
        }
        let bytes: usize = data.character_lengths().iter().map(|length| usize::from(*length)).sum();
        assert_eq!(bytes, data.value().unwrap_or_default().len());
        let bounds = data.bounds().expect("bounds");
        let width: f32 = widths.iter().sum();
        assert!((bounds.x1 - bounds.x0 - f64::from(width)).abs() < 0.01);
    }
}

#[test]
fn words_start_where_they_do() {
    let harness = open("حفظ السلام، full stop", Span::at(0));
    let node = harness.get_by_label("edited").accesskit_node();
    let mut position = node.document_start();
    let mut words = Vec::new();
    while !position.is_document_end() {
        let next = position.forward_to_word_start();
        words.push(next.to_global_usv_index());
        position = next;
    }
    assert_eq!(words, [4, 12, 17, 21]);
}

#[test]
fn a_long_line_is_cut_into_runs_that_a_byte_can_count() {
    let text = "سلام ".repeat(200);
    let mut harness = plain_harness([20_000.0, 100.0], EditBuffer::new(text.as_str()), |ui, buffer| {
        TextEditor::new(Id::unique("edited"), buffer).single_line(true).accessible_name("edited").show(ui);
    });
    harness.run_steps(2);
    let node = harness.get_by_label("edited").accesskit_node();
    assert_eq!(node.document_range().text(), text);
    assert!(node.children().all(|run| run.data().character_lengths().len() <= 255));
    assert!(node.children().count() >= 4);
}

fn request(harness: &Harness<'_, EditBuffer>, action: Action, data: ActionData) {
    let target_node = Id::unique("edited").accesskit_id();
    harness.event(egui::Event::AccessKitActionRequest(ActionRequest {
        action,
        target_tree: TreeId::ROOT,
        target_node,
        data: Some(data),
    }));
}

#[test]
fn a_screen_reader_selects_replaces_and_sets() {
    let mut harness = open(MIXED, Span::at(0));
    // From the second letter of «Smith» to the third of the second paragraph.
    let selection = {
        let node = harness.get_by_label("edited").accesskit_node();
        let runs: Vec<_> = node.children().filter(|child| child.role() == Role::TextRun).collect();
        let position =
            |run: usize, character_index| TextPosition { node: runs[run].locate().0, character_index };
        TextSelection { anchor: position(1, 1), focus: position(5, 3) }
    };
    request(&harness, Action::SetTextSelection, ActionData::SetTextSelection(selection));
    harness.run_steps(2);
    let buffer = harness.state();
    assert_eq!(buffer.selected_text(), "mith إن 12 من\nالن");
    assert_eq!(buffer.caret(), buffer.selection().end, "the focus is where the caret is");
    let node = harness.get_by_label("edited").accesskit_node();
    assert_eq!(node.text_selection().expect("a selection").text(), "mith إن 12 من\nالن");

    request(&harness, Action::ReplaceSelectedText, ActionData::Value("X".into()));
    harness.run_steps(2);
    assert_eq!(harness.state().text(), "قال SXاس naïve");
    request(&harness, Action::SetValue, ActionData::Value("كله جديد".into()));
    harness.run_steps(2);
    assert_eq!(harness.state().text(), "كله جديد");
    assert!(harness.state_mut().undo(), "what was there can be had back");
    assert_eq!(harness.state().text(), "قال SXاس naïve");
}

#[test]
fn a_text_to_be_read_has_its_whole_text_even_where_it_is_cut() {
    let text = "قوات حفظ السلام في ناغورني قره باغ";
    let mut harness = plain_harness([120.0, 60.0], (), move |ui, ()| {
        Text::new(text).wrap(false).show(ui);
    });
    harness.run_steps(2);
    let node = harness.get_by_role(Role::Label).accesskit_node();
    assert_eq!(node.value().as_deref().or(node.label().as_deref()), Some(text));
}
