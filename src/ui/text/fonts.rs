//! The fonts: which are bundled, in which order they serve a pane, and the
//! shaper that uses them.
//!
//! No font of the system is searched, so that a text looks the same everywhere;
//! a font file that the user chose is added by [`Fonts::add`].

use super::Family;
use super::layout::Spec;
use egui::{FontData, FontDefinitions, FontFamily};
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    BaseDirection, FontContext, FontFamilyName, FontStyle, FontWeight, FontWidth, LayoutContext,
    OverflowWrap, StyleProperty,
};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::borrow::Cow;
use std::sync::Arc;

const VAZIRMATN: &[u8] = include_bytes!("../../../assets/fonts/Vazirmatn-Regular.ttf");
const NOTO_SANS: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");

/// The font files in the program.
const BUNDLED: [&[u8]; 8] = [
    VAZIRMATN,
    include_bytes!("../../../assets/fonts/Vazirmatn-Medium.ttf"),
    include_bytes!("../../../assets/fonts/Vazirmatn-Bold.ttf"),
    NOTO_SANS,
    include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../../../assets/fonts/Amiri-Regular.ttf"),
];

/// The families in the program, by the names a user can choose.
pub const FAMILIES: [&str; 4] = ["Vazirmatn", "Noto Naskh Arabic", "Noto Sans", "Amiri"];

/// The family the user prefers for each use; the bundled ones stand in for what
/// it does not cover, and for a family that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontChoice {
    /// For the interface.
    pub interface: String,
    /// For source text.
    pub source: String,
    /// For target text.
    pub target: String,
}

impl Default for FontChoice {
    fn default() -> Self {
        Self { interface: "Vazirmatn".into(), source: "Noto Naskh Arabic".into(), target: "Noto Sans".into() }
    }
}

impl FontChoice {
    /// The bundled families that serve `family`, the first one that covers a character winning.
    fn order(&self, family: Family) -> Vec<&str> {
        let (preferred, behind) = match family {
            Family::Interface => (&self.interface, ["Vazirmatn", "Noto Sans", "Noto Naskh Arabic", "Amiri"]),
            Family::Source => (&self.source, ["Noto Naskh Arabic", "Vazirmatn", "Noto Sans", "Amiri"]),
            Family::Target => (&self.target, ["Noto Sans", "Vazirmatn", "Noto Naskh Arabic", "Amiri"]),
        };
        std::iter::once(preferred.as_str())
            .chain(behind.into_iter().filter(|name| name != preferred))
            .collect()
    }
}

/// How far letters reach above and below the baseline, as multiples of the size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strut {
    /// Above the baseline.
    pub ascent: f32,
    /// Below the baseline.
    pub descent: f32,
}

impl Strut {
    /// From the lowest to the highest point.
    pub fn height(self) -> f32 {
        self.ascent + self.descent
    }
}

/// The fonts and the shaper.
pub struct Fonts {
    context: FontContext,
    shaper: LayoutContext<()>,
    choice: FontChoice,
    /// The families that were added, which stand behind the bundled ones.
    added: Vec<String>,
    /// The order of families of each [`Family`].
    stacks: [Vec<FontFamilyName<'static>>; 3],
    strut: Strut,
    /// The shaped paragraph of last time, whose memory serves the next one.
    pub(super) scratch: parley::Layout<()>,
}

impl Default for Fonts {
    fn default() -> Self {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut fonts = Self {
            context: FontContext { collection, source_cache: SourceCache::default() },
            shaper: LayoutContext::new(),
            choice: FontChoice::default(),
            added: Vec::new(),
            stacks: Default::default(),
            strut: Strut::default(),
            scratch: parley::Layout::default(),
        };
        for file in BUNDLED {
            fonts.context.collection.register_fonts(Blob::new(Arc::new(file)), None);
        }
        fonts.choose(FontChoice::default());
        fonts
    }
}

impl Fonts {
    /// Takes in a font file and returns the names of the families it brought;
    /// none if it is no font.
    pub fn add(&mut self, file: Vec<u8>) -> Vec<String> {
        let collection = &mut self.context.collection;
        let families = collection.register_fonts(Blob::new(Arc::new(file)), None);
        let names: Vec<String> =
            families.iter().filter_map(|(id, _)| collection.family_name(*id).map(str::to_owned)).collect();
        self.added.extend(names.iter().cloned());
        self.choose(self.choice.clone());
        names
    }

    /// Makes `choice` the one that texts are set in.
    pub fn choose(&mut self, choice: FontChoice) {
        for family in [Family::Interface, Family::Source, Family::Target] {
            let bundled = choice.order(family).into_iter().map(str::to_owned);
            let names = bundled.chain(self.added.iter().cloned());
            self.stacks[family as usize] =
                names.map(|name| FontFamilyName::Named(Cow::Owned(name))).collect();
        }
        let FontChoice { interface, source, target } = &choice;
        let measured = [interface, source, target, FAMILIES[0], FAMILIES[1], FAMILIES[2]];
        let struts: Vec<Strut> = measured.iter().filter_map(|name| self.measure(name)).collect();
        self.strut = Strut {
            ascent: struts.iter().map(|strut| strut.ascent).fold(0.0, f32::max),
            descent: struts.iter().map(|strut| strut.descent).fold(0.0, f32::max),
        };
        self.choice = choice;
    }

    /// The choice that holds.
    pub fn choice(&self) -> &FontChoice {
        &self.choice
    }

    /// How tall the fonts are. It is the same for every text, so that lines with
    /// and without Arabic stand at the same distance, and the baselines of source
    /// and target side by side at the same height.
    pub fn strut(&self) -> Strut {
        self.strut
    }

    /// Shapes one paragraph and breaks it into lines of at most `width` points.
    pub(super) fn shape(&mut self, text: &str, spec: &Spec, rtl: bool, width: f32) -> parley::Layout<()> {
        let mut layout = std::mem::take(&mut self.scratch);
        let stack = self.stacks[spec.family as usize].as_slice();
        let mut builder = self.shaper.ranged_builder(&mut self.context, text, 1.0, false);
        builder.set_base_direction(if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr });
        builder.push_default(StyleProperty::from(stack));
        builder.push_default(StyleProperty::FontSize(spec.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(spec.weight.number())));
        builder.push_default(OverflowWrap::Anywhere);
        builder.build_into(&mut layout, text);
        // A hair more than the width, lest a text measured once wraps when set at its own width.
        layout.break_all_lines(width.is_finite().then_some(width + 0.01));
        layout
    }

    /// How tall the regular font of a family is.
    fn measure(&mut self, family: &str) -> Option<Strut> {
        let info = self.context.collection.family_by_name(family)?;
        let font = info.match_font(FontWidth::NORMAL, FontStyle::Normal, FontWeight::NORMAL, false)?;
        let file = font.load(Some(&mut self.context.source_cache))?;
        let font = FontRef::from_index(file.as_ref(), font.index()).ok()?;
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        Some(Strut { ascent: metrics.ascent, descent: -metrics.descent })
    }
}

/// The fonts of egui's own text, for what stock widgets draw themselves.
pub(super) fn stock_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, file) in [("Vazirmatn", VAZIRMATN), ("Noto Sans", NOTO_SANS)] {
        definitions.font_data.insert(name.into(), Arc::new(FontData::from_static(file)));
        for family in [FontFamily::Proportional, FontFamily::Monospace] {
            definitions.families.entry(family).or_default().push(name.into());
        }
    }
    definitions
}
