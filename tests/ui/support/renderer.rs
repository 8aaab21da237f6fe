//! A renderer for pictures in tests that needs no graphics card: it fills the
//! tessellated triangles of a frame, so that pictures are the same on every
//! machine.

use egui::epaint::{ImageData, Primitive, Vertex};
use egui::{Color32, ColorImage, Context, FullOutput, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};
use std::collections::HashMap;

/// Draws frames into pictures.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, (ColorImage, TextureFilter)>,
    /// Textures whose last frame may still be drawn; they go with the next delta.
    freed: Vec<TextureId>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.textures.remove(&id);
        }
        for (id, parts) in delta.set.drain() {
            for part in parts {
                let ImageData::Color(image) = &part.image;
                match part.pos {
                    None => {
                        self.textures.insert(id, (image.as_ref().clone(), part.options.magnification));
                    }
                    Some([x, y]) => {
                        let (texture, _) = self.textures.get_mut(&id).expect("a part of a known texture");
                        for row in 0..image.height() {
                            let from = row * image.width();
                            let to = (y + row) * texture.width() + x;
                            let pixels = &image.pixels[from..from + image.width()];
                            texture.pixels[to..to + image.width()].copy_from_slice(pixels);
                        }
                    }
                }
            }
        }
        self.freed.extend(delta.free.drain());
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let (width, height) = (size.x.round() as u32, size.y.round() as u32);
        let ground = ctx.global_style().visuals.panel_fill;
        let mut canvas = Canvas { width, height, pixels: vec![ground; (width * height) as usize] };
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &clipped.primitive else { continue };
            let (texture, filter) = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("{:?} is not there", mesh.texture_id))?;
            let clip = clipped.clip_rect * scale;
            let clip = [clip.left(), clip.top(), clip.right(), clip.bottom()].map(|edge| edge.round() as i64);
            for corners in mesh.indices.chunks_exact(3) {
                let triangle = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
                canvas.fill(triangle, scale, clip, texture, *filter);
            }
        }
        Ok(canvas.picture())
    }
}

struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<Color32>,
}

impl Canvas {
    /// Fills a triangle. Corners are taken to 1/256 of a pixel, so that triangles
    /// that share an edge share no pixel and leave none out.
    fn fill(
        &mut self,
        mut triangle: [Vertex; 3],
        scale: f32,
        clip: [i64; 4],
        texture: &ColorImage,
        filter: TextureFilter,
    ) {
        const UNIT: i64 = 256;
        let fixed =
            |v: &Vertex| [v.pos.x, v.pos.y].map(|length| (length * scale * UNIT as f32).round() as i64);
        let cross = |a: [i64; 2], b: [i64; 2], p: [i64; 2]| {
            (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
        };
        let [a, b, c] = [0, 1, 2].map(|corner: usize| fixed(&triangle[corner]));
        let mut points = [a, b, c];
        let mut area = cross(a, b, c);
        if area < 0 {
            triangle.swap(1, 2);
            points.swap(1, 2);
            area = -area;
        }
        if area == 0 {
            return;
        }
        let across = points.map(|point| point[0]);
        let down = points.map(|point| point[1]);
        let low = |values: [i64; 3]| values.into_iter().min().unwrap_or_default().div_euclid(UNIT);
        let high = |values: [i64; 3]| values.into_iter().max().unwrap_or_default().div_euclid(UNIT) + 1;
        let left = low(across).max(clip[0]).max(0);
        let right = high(across).min(clip[2]).min(i64::from(self.width));
        let top = low(down).max(clip[1]).max(0);
        let bottom = high(down).min(clip[3]).min(i64::from(self.height));
        // A pixel on an edge belongs to the triangle right of it or below it.
        let inclusive = [0, 1, 2].map(|corner: usize| {
            let (from, to) = (points[corner], points[(corner + 1) % 3]);
            from[1] > to[1] || (from[1] == to[1] && from[0] < to[0])
        });
        // The side opposite a corner weighs it.
        let weights = |sides: [i64; 3]| [sides[1], sides[2], sides[0]].map(|side| side as f32 / area as f32);
        // Grounds and frames are of one colour, which is worked out once.
        let is_flat = triangle.iter().all(|v| v.uv == triangle[0].uv && v.color == triangle[0].color);
        let flat = is_flat.then(|| shade(&triangle, [1.0, 0.0, 0.0], texture, filter));
        for y in top..bottom {
            for x in left..right {
                let centre = [x * UNIT + UNIT / 2, y * UNIT + UNIT / 2];
                let sides = [0, 1, 2].map(|i: usize| cross(points[i], points[(i + 1) % 3], centre));
                if (0..3).any(|i| sides[i] < 0 || (sides[i] == 0 && !inclusive[i])) {
                    continue;
                }
                let pixel = (y * i64::from(self.width) + x) as usize;
                let colour = flat.unwrap_or_else(|| shade(&triangle, weights(sides), texture, filter));
                self.pixels[pixel] = over(colour, self.pixels[pixel]);
            }
        }
    }

    fn picture(&self) -> RgbaImage {
        RgbaImage::from_fn(self.width, self.height, |x, y| {
            let [r, g, b, _] = self.pixels[(y * self.width + x) as usize].to_array();
            Rgba([r, g, b, 255])
        })
    }
}

/// The premultiplied colour within a triangle, each channel from 0 to 1.
fn shade(triangle: &[Vertex; 3], weights: [f32; 3], texture: &ColorImage, filter: TextureFilter) -> [f32; 4] {
    let mix = |value: &dyn Fn(&Vertex) -> f32| (0..3).map(|i| weights[i] * value(&triangle[i])).sum::<f32>();
    let texel = sample(texture, mix(&|v| v.uv.x), mix(&|v| v.uv.y), filter);
    [0, 1, 2, 3]
        .map(|channel: usize| mix(&|v| f32::from(v.color.to_array()[channel])) / 255.0 * texel[channel])
}

fn sample(texture: &ColorImage, u: f32, v: f32, filter: TextureFilter) -> [f32; 4] {
    let (width, height) = (texture.width() as i64, texture.height() as i64);
    let at = |x: i64, y: i64| {
        let (x, y) = (x.clamp(0, width - 1), y.clamp(0, height - 1));
        texture.pixels[(y * width + x) as usize].to_array().map(|channel| f32::from(channel) / 255.0)
    };
    let (x, y) = (u * width as f32, v * height as f32);
    if filter == TextureFilter::Nearest {
        return at(x.floor() as i64, y.floor() as i64);
    }
    let (x, y) = (x - 0.5, y - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right_share, lower_share) = (x - left, y - top);
    let corner = |dx: i64, dy: i64| at(left as i64 + dx, top as i64 + dy);
    let blend = |a: f32, b: f32, share: f32| a + (b - a) * share;
    [0, 1, 2, 3].map(|i: usize| {
        let upper = blend(corner(0, 0)[i], corner(1, 0)[i], right_share);
        let lower = blend(corner(0, 1)[i], corner(1, 1)[i], right_share);
        blend(upper, lower, lower_share)
    })
}

/// A premultiplied colour over another, in gamma space as egui blends.
fn over(colour: [f32; 4], ground: Color32) -> Color32 {
    let ground = ground.to_array();
    let [r, g, b, a] = [0, 1, 2, 3].map(|i: usize| {
        let value = colour[i] * 255.0 + f32::from(ground[i]) * (1.0 - colour[3]);
        value.round().clamp(0.0, 255.0) as u8
    });
    Color32::from_rgba_premultiplied(r, g, b, a)
}
