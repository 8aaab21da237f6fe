//! Pictures of the typesetting: any change of shaping, order, cutting or drawing
//! shows in them. Update with `UPDATE_SNAPSHOTS=1 cargo test --test ui`.

use crate::support::harness;
use egui::{Color32, FontId, Id, Theme, Ui};
use tarjuman::model::{Direction, Span};
use tarjuman::ui::text::{
    Align, EditBuffer, Family, Mark, Text, TextEditor, TextStyle, Underline, Weight, chrome,
};

const NEWS: &str = "أعلنت وزارة الخارجية، يوم 12 من نوفمبر (تشرين الثاني) 2020، أن قوات حفظ السلام \
انتشرت في «ناغورني قره باغ» بموجب اتفاق وقّعته باكو ويريفان وموسكو (Moscow).";

fn span_of(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part stands in the text");
    Span::new(start, start + part.len())
}

fn style(ui: &Ui, family: Family, size: f32) -> TextStyle {
    TextStyle::new(family, size, ui.visuals().text_color())
}

fn labels(ui: &mut Ui) {
    let source = style(ui, Family::Source, 18.0);
    Text::new(NEWS).style(source.clone()).show(ui);
    Text::new(NEWS).style(style(ui, Family::Interface, 15.0)).wrap(false).show(ui);
    Text::new("He said “سلام عليكم”, then left (12 من 345).").style(style(ui, Family::Target, 16.0)).show(ui);
    Text::new("مُحَمَّدٌ لَا إِلَٰهَ الأَوَّلُ")
        .style(TextStyle { size: 22.0, ..source.clone() })
        .align(Align::Center)
        .show(ui);
    Text::new("عنوان بخط عريض 1,234.5").style(source.clone().weight(Weight::Bold)).show(ui);
    Text::new("Baḥrayn, Ṣanʿāʾ, naïve café").style(style(ui, Family::Target, 16.0)).show(ui);
    let word = "لأذربيجان ولأرمينيا";
    let marks = [
        Mark {
            fill: Some(Color32::from_rgba_unmultiplied(80, 140, 255, 90)),
            ..Mark::new(span_of(word, "أذربيجان"))
        },
        Mark {
            underline: Some((Underline::Wavy, Color32::from_rgb(220, 60, 60))),
            ..Mark::new(span_of(word, "أرمينيا"))
        },
        Mark { color: Some(Color32::from_rgb(220, 120, 0)), ..Mark::new(span_of(word, "مين")) },
    ];
    Text::new(word).style(TextStyle { size: 26.0, ..source }).marks(&marks).show(ui);
    ui.horizontal(|ui| {
        for label in ["ملف (جديد)", "حفظ 12 من 345", "Open «ملف»…", "(«…»)"] {
            let _ = ui.button(chrome(
                label,
                FontId::proportional(14.0),
                ui.visuals().text_color(),
                Direction::Rtl,
            ));
        }
    });
}

#[test]
fn labels_in_the_light() {
    harness([420.0, 420.0], 2.0, Theme::Light, labels).snapshot("text_labels_light");
}

#[test]
fn labels_in_the_dark() {
    harness([420.0, 420.0], 1.0, Theme::Dark, labels).snapshot("text_labels_dark");
}

fn editors(buffer: &mut EditBuffer) -> impl FnMut(&mut Ui) + '_ {
    let mut line = EditBuffer::new("Search «قره باغ»");
    let mut empty = EditBuffer::new("");
    let mut controls = EditBuffer::new("رقم \u{2066}+31 20\u{2069} و\u{200f}!\u{200e}");
    move |ui| {
        ui.memory_mut(|memory| memory.request_focus(Id::unique("main")));
        let source = style(ui, Family::Source, 18.0);
        let text = buffer.text().to_owned();
        let marks = [Mark {
            underline: Some((Underline::Dotted, Color32::from_rgb(0, 150, 80))),
            ..Mark::new(span_of(&text, "حفظ السلام"))
        }];
        TextEditor::new(Id::unique("main"), buffer)
            .style(source.clone())
            .marks(&marks)
            .accessible_name("main")
            .show(ui);
        TextEditor::new(Id::unique("line"), &mut line)
            .single_line(true)
            .framed(true)
            .accessible_name("line")
            .show(ui);
        TextEditor::new(Id::unique("empty"), &mut empty)
            .hint("اكتب الترجمة هنا…")
            .framed(true)
            .accessible_name("empty")
            .direction(Some(Direction::Rtl))
            .show(ui);
        TextEditor::new(Id::unique("controls"), &mut controls)
            .style(source)
            .show_invisibles(true)
            .accessible_name("controls")
            .show(ui);
    }
}

#[test]
fn editors_in_the_light() {
    let mut buffer = EditBuffer::new(NEWS);
    buffer.select(span_of(NEWS, "نوفمبر (تشرين الثاني) 2020، أن قوات"));
    harness([420.0, 300.0], 2.0, Theme::Light, editors(&mut buffer)).snapshot("text_editors_light");
}

#[test]
fn editors_in_the_dark() {
    let mut buffer = EditBuffer::new(NEWS);
    buffer.select(Span::at(span_of(NEWS, "Moscow").start));
    buffer.compose("تركيب", Some(0..3));
    harness([420.0, 300.0], 1.0, Theme::Dark, editors(&mut buffer)).snapshot("text_editors_dark");
}
