//! Glyph images: skrifa reads an outline, zeno fills it, and one texture holds
//! the results.
//!
//! Images are made at the size and at a quarter of a pixel of where they are
//! drawn, so that text is sharp on every display and at every zoom. When the
//! texture is full, a larger one takes its place, or an empty one of the same
//! size when it may not grow; what is still on screen is then drawn again into
//! it. The texture that was replaced lives until the frame is painted, so meshes
//! that already refer to it stay right.

use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, pos2, vec2};
use parley::FontData;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use zeno::{Command, Mask, Vector};

/// The side of the first texture in pixels.
const SMALLEST_SIDE: usize = 512;
/// The side it never outgrows: 64 MB of pixels.
const LARGEST_SIDE: usize = 4096;
/// Empty pixels around each image, so that neighbours do not shine through.
const GAP: usize = 1;
/// How many positions within a pixel an image is made for.
const BINS: f32 = 4.0;

/// The images of glyphs in a texture.
pub struct Atlas {
    texture: Option<TextureHandle>,
    side: usize,
    /// Where the current row of images goes on, and how tall it is so far.
    cursor: (usize, usize),
    row_height: usize,
    images: HashMap<u64, Image, BuildHasherDefault<KeyHasher>>,
    /// The fonts seen so far, by the identity of their data; never many.
    fonts: Vec<(u64, u32)>,
}

/// One glyph's image: where it lies in the texture and beside its origin.
#[derive(Clone, Copy, Debug)]
pub struct Image {
    /// The part of the texture, from 0 to 1.
    pub uv: Rect,
    /// The pixels it covers, relative to the whole pixel of its origin.
    pub pixels: Rect,
}

/// A font at a size, ready to give images.
pub struct Face<'a> {
    data: &'a FontData,
    slot: u64,
    /// In physical pixels an em.
    size: f32,
    /// Whether the text is light on a dark ground, where coverage looks thinner than it is.
    light: bool,
}

impl Default for Atlas {
    fn default() -> Self {
        Self {
            texture: None,
            side: SMALLEST_SIDE,
            cursor: (0, 0),
            row_height: 0,
            images: HashMap::default(),
            fonts: Vec::new(),
        }
    }
}

impl Atlas {
    /// The texture that images lie in now.
    pub fn texture(&mut self, ctx: &Context) -> TextureId {
        let side = self.side;
        self.texture.get_or_insert_with(|| blank(ctx, side)).id()
    }

    /// A font at `size` physical pixels an em, for text of a colour.
    pub fn face<'a>(&mut self, data: &'a FontData, size: f32, color: Color32) -> Face<'a> {
        let identity = (data.data.id(), data.index);
        let slot = self.fonts.iter().position(|known| *known == identity).unwrap_or_else(|| {
            self.fonts.push(identity);
            self.fonts.len() - 1
        }) as u64;
        let luma = 0.3 * f32::from(color.r()) + 0.6 * f32::from(color.g()) + 0.1 * f32::from(color.b());
        Face { data, slot, size, light: luma > 127.0 }
    }

    /// The image of a glyph whose origin is `fraction` (0 to 1) to the right of
    /// a whole pixel; `None` where there is nothing to see.
    pub fn image(&mut self, ctx: &Context, face: &Face<'_>, glyph: u16, fraction: f32) -> Option<Image> {
        let bin = (fraction * BINS).clamp(0.0, BINS - 1.0) as u64;
        let size = (face.size * 16.0).round().clamp(0.0, 65535.0) as u64;
        let key = face.slot << 35 | u64::from(glyph) << 19 | size << 3 | bin << 1 | u64::from(face.light);
        let image = match self.images.get(&key) {
            Some(image) => *image,
            None => {
                let image = self.add(ctx, face, glyph, bin as f32 / BINS);
                self.images.insert(key, image);
                image
            }
        };
        (image.pixels.width() > 0.0).then_some(image)
    }

    fn add(&mut self, ctx: &Context, face: &Face<'_>, glyph: u16, offset: f32) -> Image {
        let nothing = Image { uv: Rect::ZERO, pixels: Rect::ZERO };
        let Some((coverage, placement)) = rasterise(face, glyph, offset) else { return nothing };
        let (width, height) = (placement.width as usize, placement.height as usize);
        if width == 0 || height == 0 {
            return nothing;
        }
        let Some((x, y)) = self.allocate(ctx, width, height) else { return nothing };
        let pixels: Vec<Color32> = coverage.iter().map(|&c| shade(c, face.light)).collect();
        self.texture(ctx);
        if let Some(texture) = &mut self.texture {
            texture.set_partial([x, y], ColorImage::new([width, height], pixels), TextureOptions::LINEAR);
        }
        let (side, size) = (self.side as f32, vec2(width as f32, height as f32));
        Image {
            uv: Rect::from_min_size(pos2(x as f32, y as f32) / side, size / side),
            pixels: Rect::from_min_size(pos2(placement.left as f32, placement.top as f32), size),
        }
    }

    /// Finds room for an image; `None` if it is larger than any texture.
    fn allocate(&mut self, ctx: &Context, width: usize, height: usize) -> Option<(usize, usize)> {
        let largest = ctx.input(|input| input.max_texture_side).min(LARGEST_SIDE);
        if width.max(height) + 2 * GAP > largest {
            return None;
        }
        loop {
            if self.cursor.0 + width + GAP > self.side {
                self.cursor = (0, self.cursor.1 + self.row_height + GAP);
                self.row_height = 0;
            }
            if self.cursor.0 + width + GAP <= self.side && self.cursor.1 + height + GAP <= self.side {
                let place = self.cursor;
                self.cursor.0 += width + GAP;
                self.row_height = self.row_height.max(height);
                return Some(place);
            }
            self.side = (self.side * 2).min(largest);
            self.texture = Some(blank(ctx, self.side));
            self.images.clear();
            self.cursor = (0, 0);
            self.row_height = 0;
        }
    }
}

fn blank(ctx: &Context, side: usize) -> TextureHandle {
    ctx.load_texture("text", ColorImage::filled([side, side], Color32::TRANSPARENT), TextureOptions::LINEAR)
}

/// The coverage of a glyph's outline, 0 to 255 a pixel, and where it lies.
fn rasterise(face: &Face<'_>, glyph: u16, offset: f32) -> Option<(Vec<u8>, zeno::Placement)> {
    let font = FontRef::from_index(face.data.data.data(), face.data.index).ok()?;
    let outline = font.outline_glyphs().get(GlyphId::from(glyph))?;
    let mut path = Path { commands: Vec::new(), offset };
    outline.draw(DrawSettings::unhinted(Size::new(face.size), LocationRef::default()), &mut path).ok()?;
    Some(Mask::new(&path.commands).render())
}

/// White at a coverage. Blending happens in gamma space, which thins light text
/// on a dark ground; a steeper curve makes up for it.
fn shade(coverage: u8, light: bool) -> Color32 {
    let coverage = f32::from(coverage) / 255.0;
    let alpha = if light { 2.0 * coverage - coverage * coverage } else { coverage };
    Color32::from_white_alpha((alpha * 255.0).round() as u8)
}

/// An outline as zeno takes it, with y growing downwards.
struct Path {
    commands: Vec<Command>,
    /// How far it is moved to the right, in pixels.
    offset: f32,
}

impl Path {
    fn point(&self, x: f32, y: f32) -> Vector {
        Vector::new(x + self.offset, -y)
    }
}

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::MoveTo(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::LineTo(self.point(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.commands.push(Command::QuadTo(self.point(cx, cy), self.point(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.commands.push(Command::CurveTo(self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y)));
    }

    fn close(&mut self) {
        self.commands.push(Command::Close);
    }
}

/// Spreads keys that are small numbers put side by side (Fibonacci hashing).
#[derive(Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parley::fontique::Blob;
    use std::sync::Arc;

    fn font() -> FontData {
        let file: &[u8] = include_bytes!("../../../assets/fonts/Amiri-Regular.ttf");
        FontData::new(Blob::new(Arc::new(file)), 0)
    }

    /// A context whose textures may be so large.
    fn context(max_texture_side: usize) -> Context {
        let ctx = Context::default();
        let input = egui::RawInput { max_texture_side: Some(max_texture_side), ..Default::default() };
        let mut output = ctx.run_ui(input, |_| {});
        output.textures_delta.clear();
        ctx
    }

    #[test]
    fn an_image_has_a_texel_for_each_pixel_at_every_size() {
        let (ctx, font, mut atlas) = (context(2048), font(), Atlas::default());
        let mut last = 0.0;
        for size in [12.0, 13.5, 24.0, 60.0, 200.0] {
            let face = atlas.face(&font, size, Color32::BLACK);
            let image = atlas.image(&ctx, &face, 700, 0.0).expect("a glyph with an outline");
            let texels = image.uv.size() * atlas.side as f32;
            assert!((texels - image.pixels.size()).length() < 0.01, "{texels:?} {:?}", image.pixels);
            assert!(image.pixels.height() > last, "a larger size gives a larger image");
            last = image.pixels.height();
        }
    }

    #[test]
    fn the_texture_grows_to_its_limit_and_then_starts_anew() {
        let (ctx, font, mut atlas) = (context(1024), font(), Atlas::default());
        let (mut sides, mut textures) = (Vec::new(), Vec::new());
        for glyph in 0..2000 {
            let face = atlas.face(&font, 40.0, Color32::BLACK);
            if let Some(image) = atlas.image(&ctx, &face, glyph, 0.0) {
                assert!(Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)).contains_rect(image.uv));
            }
            sides.push(atlas.side);
            textures.push(atlas.texture(&ctx));
        }
        sides.dedup();
        textures.dedup();
        assert_eq!(sides, [512, 1024]);
        assert!(textures.len() > 2, "a texture that may not grow is replaced");
        // What was dropped comes again.
        let face = atlas.face(&font, 40.0, Color32::BLACK);
        assert!(atlas.image(&ctx, &face, 700, 0.0).is_some());
        assert!(atlas.images.len() < 1500);
    }

    #[test]
    fn a_glyph_larger_than_any_texture_is_left_out() {
        let (ctx, font, mut atlas) = (context(1024), font(), Atlas::default());
        let face = atlas.face(&font, 4000.0, Color32::BLACK);
        assert!(atlas.image(&ctx, &face, 700, 0.0).is_none());
    }

    #[test]
    fn quarters_of_a_pixel_and_the_ground_have_images_of_their_own() {
        let (ctx, font, mut atlas) = (context(1024), font(), Atlas::default());
        let mut places = Vec::new();
        for color in [Color32::BLACK, Color32::WHITE] {
            for fraction in [0.0, 0.1, 0.25, 0.5, 0.75] {
                let face = atlas.face(&font, 20.0, color);
                let image = atlas.image(&ctx, &face, 700, fraction).expect("a glyph with an outline");
                places.push(image.uv.min.x.to_bits());
            }
        }
        places.dedup();
        assert_eq!(places.len(), 8, "a tenth shares the image of none");
    }
}
