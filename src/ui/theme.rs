//! Colours and spacing: tokens read from `assets/themes`, and nothing else in
//! the window names a colour.

use crate::settings;
use crate::ui::text::{Family, TextStyle, Weight};
use egui::style::ScrollStyle;
use egui::{Color32, CornerRadius, Margin, Stroke, Vec2, vec2};
use serde::Deserialize;

/// The tokens of one theme.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Theme {
    /// Whether text is light on dark.
    pub dark: bool,
    /// Behind everything.
    #[serde(deserialize_with = "color")]
    pub ground: Color32,
    /// Side panels and bars.
    #[serde(deserialize_with = "color")]
    pub panel: Color32,
    /// Where text is read and written.
    #[serde(deserialize_with = "color")]
    pub page: Color32,
    /// Menus, dialogs and toasts.
    #[serde(deserialize_with = "color")]
    pub raised: Color32,
    /// Lines between things.
    #[serde(deserialize_with = "color")]
    pub border: Color32,
    /// Text.
    #[serde(deserialize_with = "color")]
    pub text: Color32,
    /// Text that matters less.
    #[serde(deserialize_with = "color")]
    pub weak: Color32,
    /// What is active or to be pressed.
    #[serde(deserialize_with = "color")]
    pub accent: Color32,
    /// Text on `accent`.
    #[serde(deserialize_with = "color")]
    pub accent_text: Color32,
    /// The ground of the active row.
    #[serde(deserialize_with = "color")]
    pub accent_fill: Color32,
    /// The ground of what the pointer is over.
    #[serde(deserialize_with = "color")]
    pub hover: Color32,
    /// The ground of selected text.
    #[serde(deserialize_with = "color")]
    pub selection: Color32,
    /// The ground of a recognised term.
    #[serde(deserialize_with = "color")]
    pub term_fill: Color32,
    /// The line under a recognised term.
    #[serde(deserialize_with = "color")]
    pub term_line: Color32,
    /// The ground of the term the pointer is over.
    #[serde(deserialize_with = "color")]
    pub term_hover: Color32,
    /// The ground of a find.
    #[serde(deserialize_with = "color")]
    pub find_fill: Color32,
    /// The ground of the find one is at.
    #[serde(deserialize_with = "color")]
    pub find_current: Color32,
    /// Something that went well.
    #[serde(deserialize_with = "color")]
    pub success: Color32,
    /// Something to look at.
    #[serde(deserialize_with = "color")]
    pub warning: Color32,
    /// Something that went wrong.
    #[serde(deserialize_with = "color")]
    pub error: Color32,
    /// The shadow of raised things.
    #[serde(deserialize_with = "color")]
    pub shadow: Color32,
    /// The size of interface text in points; a setting, not part of the file.
    #[serde(skip)]
    pub size: f32,
}

/// The distance between things that belong together, in points.
pub const GAP: f32 = 6.0;

/// The distance between text and the edge of what holds it, in points.
pub const PAD: f32 = 10.0;

/// The room a scroll bar has beside what scrolls, in points.
const SCROLL_BAR: f32 = 10.0;

impl Theme {
    /// The theme a user chose, on a system that is dark or not.
    pub fn of(choice: settings::Theme, system_is_dark: bool, size: f32) -> Self {
        let file = match choice {
            settings::Theme::Light => LIGHT,
            settings::Theme::Dark => DARK,
            settings::Theme::HighContrast => HIGH_CONTRAST,
            settings::Theme::System if system_is_dark => DARK,
            settings::Theme::System => LIGHT,
        };
        let theme: Theme = toml::from_str(file).expect("the bundled themes are read by a test");
        Self { size, ..theme }
    }

    /// The style of interface text.
    pub fn interface(&self) -> TextStyle {
        TextStyle {
            family: Family::Interface,
            size: self.size,
            weight: Weight::Regular,
            color: self.text,
            line_height: 1.35,
        }
    }

    /// The style of interface text that matters less.
    pub fn weak(&self) -> TextStyle {
        TextStyle { color: self.weak, ..self.interface() }
    }

    /// The style of small print.
    pub fn small(&self) -> TextStyle {
        TextStyle { size: self.size * 0.87, color: self.weak, ..self.interface() }
    }

    /// The style of a heading.
    pub fn heading(&self) -> TextStyle {
        TextStyle { size: self.size * 1.25, weight: Weight::Bold, ..self.interface() }
    }

    /// Gives egui's own widgets the theme's colours.
    pub fn apply(&self, ctx: &egui::Context) {
        let theme = if self.dark { egui::Theme::Dark } else { egui::Theme::Light };
        ctx.set_theme(theme);
        ctx.style_mut_of(theme, |style| {
            style.visuals = self.visuals();
            style.spacing.item_spacing = vec2(GAP, GAP);
            style.spacing.button_padding = vec2(9.0, 4.0);
            style.spacing.menu_margin = Margin::same(6);
            // Room for the bar beside what scrolls: over text and buttons it hides them.
            style.spacing.scroll = ScrollStyle {
                bar_width: 8.0,
                floating_width: 5.0,
                floating_allocated_width: SCROLL_BAR,
                dormant_handle_opacity: 0.4,
                ..ScrollStyle::floating()
            };
            // As high as a button of egui's with this text.
            style.spacing.interact_size = Vec2::new(30.0, (self.size * 1.56).round() + 8.0);
            for font in style.text_styles.values_mut() {
                font.size = self.size;
            }
        });
    }

    fn visuals(&self) -> egui::Visuals {
        let mut visuals = if self.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
        let line = Stroke::new(1.0, self.border);
        visuals.panel_fill = self.panel;
        visuals.window_fill = self.raised;
        visuals.window_stroke = line;
        visuals.extreme_bg_color = self.page;
        visuals.faint_bg_color = self.ground;
        visuals.selection.bg_fill = self.selection;
        visuals.selection.stroke = Stroke::new(1.5, self.accent);
        visuals.hyperlink_color = self.accent;
        visuals.window_shadow.color = self.shadow;
        visuals.popup_shadow.color = self.shadow;
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.override_text_color = Some(self.text);
        visuals.weak_text_color = Some(self.weak);
        let states = [
            (&mut visuals.widgets.noninteractive, self.panel, line),
            (&mut visuals.widgets.inactive, self.page, line),
            (&mut visuals.widgets.hovered, self.hover, line),
            (&mut visuals.widgets.active, self.accent_fill, Stroke::new(1.0, self.accent)),
            (&mut visuals.widgets.open, self.hover, line),
        ];
        for (widget, fill, stroke) in states {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = stroke;
            widget.fg_stroke = Stroke::new(1.0, self.text);
            widget.corner_radius = CornerRadius::same(6);
            widget.expansion = 0.0;
        }
        visuals
    }
}

const LIGHT: &str = include_str!("../../assets/themes/light.toml");
const DARK: &str = include_str!("../../assets/themes/dark.toml");
const HIGH_CONTRAST: &str = include_str!("../../assets/themes/high-contrast.toml");

fn color<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text)
        .map_err(|_| serde::de::Error::custom(format!("“{text}” is no colour like #rrggbb")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [settings::Theme; 3] =
        [settings::Theme::Light, settings::Theme::Dark, settings::Theme::HighContrast];

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [r, g, b, _] = egui::Rgba::from(color).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for choice in ALL {
            let theme = Theme::of(choice, false, 14.0);
            let grounds = [theme.ground, theme.panel, theme.page, theme.raised];
            for ground in grounds {
                assert!(contrast(theme.text, ground) >= 7.0, "{choice:?}: text on {ground:?}");
                assert!(contrast(theme.weak, ground) >= 4.5, "{choice:?}: weak text on {ground:?}");
                assert!(contrast(theme.error, ground) >= 4.5, "{choice:?}: errors on {ground:?}");
            }
            for fill in
                [theme.accent_fill, theme.selection, theme.term_fill, theme.term_hover, theme.find_fill]
            {
                assert!(contrast(theme.text, fill) >= 4.5, "{choice:?}: text on {fill:?}");
            }
            assert!(contrast(theme.accent_text, theme.accent) >= 4.5, "{choice:?}: buttons");
        }
    }
}
