//! How long the typesetting takes: one paragraph, and frames of a list of
//! segments side by side.

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Color32, Context, RawInput, Rect, Ui, UiBuilder, pos2, vec2};
use std::hint::black_box;
use tarjuman::ui::text::fonts::Fonts;
use tarjuman::ui::text::layout::{Spec, lay_out};
use tarjuman::ui::text::{Engine, Family, Text, TextStyle, install};

/// A paragraph of 204 characters, as long as a sentence of the news.
const ARABIC: &str = "أعلنت وزارة الخارجية، الخميس 12 من نوفمبر (تشرين الثاني) 2020، أن قوات حفظ \
السلام انتشرت في «ناغورني قره باغ» بموجب الاتفاق الثلاثي الذي وقّعته باكو ويريفان وموسكو، وأن مراقبين \
من OSCE سيصلون إلى المنطقة.";
const ENGLISH: &str = "On Thursday, 12 November 2020, the ministry announced that peacekeepers had deployed \
in “Nagorno-Karabakh” under the trilateral agreement signed by Baku, Yerevan and Moscow, and that OSCE \
monitors would arrive.";
const ROWS: usize = 35;

fn style(family: Family) -> TextStyle {
    TextStyle::new(family, 16.0, Color32::BLACK)
}

fn paragraph(criterion: &mut Criterion) {
    let spec = Spec::new(&style(Family::Source), 420.0);
    let mut fonts = Fonts::default();
    criterion.bench_function("paragraph of 204 characters, uncached", |bencher| {
        bencher.iter(|| lay_out(&mut fonts, black_box(ARABIC), &spec));
    });
    let layout = lay_out(&mut fonts, ARABIC, &spec);
    println!("{} characters, {} bytes laid out", ARABIC.chars().count(), layout.bytes());
    let mut engine = Engine::default();
    criterion.bench_function("paragraph of 204 characters, cached", |bencher| {
        bencher.iter(|| engine.lay_out(black_box(ARABIC), &spec));
    });
}

/// Draws rows of two cells, the first being row `first` of the list.
fn rows(ui: &mut Ui, first: usize) {
    for row in 0..ROWS {
        for (column, family, text) in [(0, Family::Source, ARABIC), (1, Family::Target, ENGLISH)] {
            let corner = pos2(column as f32 * 500.0, row as f32 * 30.0);
            let cell = Rect::from_min_size(corner, vec2(480.0, 100.0));
            let text = format!("{} {text}", first + row);
            let mut ui = ui.new_child(UiBuilder::new().max_rect(cell));
            Text::new(&text).style(style(family)).show(&mut ui);
        }
    }
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame of 35 rows by 2 cells");
    for (name, new_rows) in [("still", 0), ("7 new rows", 7), ("all new", ROWS)] {
        let ctx = Context::default();
        install(&ctx);
        let mut first = 0;
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                first += new_rows;
                let input = RawInput {
                    screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 1100.0))),
                    ..RawInput::default()
                };
                let mut output = ctx.run_ui(input, |ui| rows(ui, first));
                output.textures_delta.clear();
                ctx.tessellate(output.shapes, output.pixels_per_point)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, paragraph, frames);
criterion_main!(benches);
