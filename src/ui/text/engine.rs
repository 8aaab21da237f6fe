//! The engine that all text of a window shares: fonts, finished layouts, glyph
//! images. It lives in egui's context, so that widgets need no extra argument.

use super::atlas::Atlas;
use super::fonts::{FontChoice, Fonts, stock_definitions};
use super::layout::{self, Layout, Overflow, Spec};
use super::{TextStyle, Weight};
use crate::model::Direction;
use egui::mutex::Mutex;
use egui::{Context, Id};
use std::collections::HashMap;
use std::sync::Arc;

/// How much memory finished layouts may take before the older half goes, in bytes.
const CACHE_BYTES: usize = 24 << 20;

/// Fonts, finished layouts and glyph images.
#[derive(Default)]
pub struct Engine {
    fonts: Fonts,
    layouts: Layouts,
    pub(super) atlas: Atlas,
}

/// Sets the fonts of stock widgets and creates the engine; once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(stock_definitions());
    ctx.data_mut(|data| data.insert_temp(engine_id(), Arc::new(Mutex::new(Engine::default()))));
}

/// Makes the fonts the user chose the ones that texts are set in from now on.
pub fn set_fonts(ctx: &Context, choice: FontChoice) {
    let engine = engine(ctx);
    let mut engine = engine.lock();
    if *engine.fonts.choice() != choice {
        engine.fonts.choose(choice);
        engine.layouts = Layouts::default();
    }
}

/// Takes in a font file that the user chose and returns the names of its
/// families, which [`FontChoice`] can then name and which serve what no bundled
/// font covers; none if it is no font.
pub fn add_font(ctx: &Context, file: Vec<u8>) -> Vec<String> {
    let engine = engine(ctx);
    let mut engine = engine.lock();
    engine.layouts = Layouts::default();
    engine.fonts.add(file)
}

/// Lays a text out, or finds that it was.
pub fn lay_out(ctx: &Context, text: &str, spec: &Spec) -> Arc<Layout> {
    engine(ctx).lock().lay_out(text, spec)
}

/// The height of a wrapped text, in points.
pub fn height_of(
    ctx: &Context,
    text: &str,
    style: &TextStyle,
    width: f32,
    direction: Option<Direction>,
) -> f32 {
    lay_out(ctx, text, &Spec { direction, ..Spec::new(style, width) }).size.y
}

/// About the height of a wrapped text of so many code points, in points, without
/// looking at it: for the rows of a long list that nobody has seen yet.
pub fn estimate_height(chars: usize, width: f32, style: &TextStyle) -> f32 {
    // Letters of the bundled fonts average 0.37 em in Arabic and 0.5 in English, and a wrapped line
    // loses about half a word at its end.
    const CHAR_EMS: f32 = 0.42;
    const RAGGED_EMS: f32 = 1.5;
    let line = (width - RAGGED_EMS * style.size).max(style.size);
    let lines = (chars as f32 * CHAR_EMS * style.size / line).ceil().max(1.0);
    lines * style.size * style.line_height
}

/// The engine of a context.
pub(super) fn engine(ctx: &Context) -> Arc<Mutex<Engine>> {
    let found = ctx.data(|data| data.get_temp(engine_id()));
    found.unwrap_or_else(|| {
        install(ctx);
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Engine>>>(engine_id()).clone())
    })
}

fn engine_id() -> Id {
    Id::unique("text engine")
}

impl Engine {
    /// Lays a text out, or finds that it was.
    pub fn lay_out(&mut self, text: &str, spec: &Spec) -> Arc<Layout> {
        let key = key(text, spec);
        if let Some(known) = self.layouts.get(key) {
            return known;
        }
        let layout = Arc::new(layout::lay_out(&mut self.fonts, text, spec));
        self.layouts.insert(key, layout.clone());
        layout
    }
}

/// Finished layouts, found by a hash of what they were made from. Two
/// generations stand in for an exact order of use: what is asked for moves to
/// the young one, and when that is full it becomes the old one, whose layouts go.
#[derive(Default)]
struct Layouts {
    young: HashMap<u128, Arc<Layout>>,
    old: HashMap<u128, Arc<Layout>>,
    young_bytes: usize,
}

impl Layouts {
    fn get(&mut self, key: u128) -> Option<Arc<Layout>> {
        if let Some(layout) = self.young.get(&key) {
            return Some(layout.clone());
        }
        let layout = self.old.remove(&key)?;
        self.insert(key, layout.clone());
        Some(layout)
    }

    fn insert(&mut self, key: u128, layout: Arc<Layout>) {
        self.young_bytes += layout.bytes();
        self.young.insert(key, layout);
        if self.young_bytes > CACHE_BYTES / 2 {
            self.old = std::mem::take(&mut self.young);
            self.young_bytes = 0;
        }
    }
}

/// What a layout is made from, in 128 bits: so many that two texts never share them.
fn key(text: &str, spec: &Spec) -> u128 {
    let Spec { family, size, weight, line_height, width, direction, align, overflow } = *spec;
    let direction = direction.map(|direction| direction == Direction::Rtl);
    let width = if overflow == Overflow::Run && width.is_infinite() { f32::MAX } else { width };
    let weight: Weight = weight;
    let numbers = [size.to_bits(), line_height.to_bits(), width.to_bits()];
    let from = (text, family, weight, numbers, direction, align, overflow);
    u128::from(egui::util::hash((0_u8, &from))) << 64 | u128::from(egui::util::hash((1_u8, &from)))
}
