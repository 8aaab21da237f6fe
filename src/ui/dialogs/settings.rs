//! What the user prefers. Every change holds at once.

use super::{Dialog, Flow, closing, setting};
use crate::app::action::Action;
use crate::i18n;
use crate::model::{DateOrder, DigitScript, HouseStyle, Language, Percent, Thousands};
use crate::settings::{PaneDirection, Settings, Theme};
use crate::text::digits;
use crate::ui::scene::Scene;
use crate::ui::text::{Align, EditBuffer, Text};
use crate::ui::widgets::{self, Field};
use egui::{Id, ScrollArea, Ui, vec2};

/// The fonts that right-to-left text can be set in.
const RTL_FAMILIES: [&str; 3] = ["Noto Naskh Arabic", "Vazirmatn", "Amiri"];

/// What the user prefers.
pub struct SettingsDialog {
    author: EditBuffer,
}

impl SettingsDialog {
    /// A dialog that begins with these settings.
    pub fn new(settings: &Settings) -> Self {
        Self { author: EditBuffer::new(settings.author.clone()) }
    }

    /// One row for each setting.
    fn rows(&mut self, ui: &mut Ui, scene: &Scene<'_>, settings: &mut Settings) {
        setting(ui, scene, "settings-language", |ui, name| language(ui, scene, name, settings));
        setting(ui, scene, "settings-theme", |ui, name| {
            let themes = [Theme::System, Theme::Light, Theme::Dark, Theme::HighContrast];
            let options = themes.map(|theme| (theme, scene.tr(theme_id(theme))));
            if let Some(theme) = widgets::choice(ui, scene, name, &settings.theme, &options) {
                settings.theme = theme;
            }
        });
        let text = &mut settings.text;
        setting(ui, scene, "settings-font", |ui, name| {
            let options: Vec<(String, String)> =
                RTL_FAMILIES.iter().map(|family| ((*family).to_owned(), (*family).to_owned())).collect();
            if let Some(family) = widgets::choice(ui, scene, name, &text.rtl_family, &options) {
                text.rtl_family = family;
            }
        });
        for (id, pane) in [
            ("settings-source-direction", &mut text.source_direction),
            ("settings-target-direction", &mut text.target_direction),
        ] {
            setting(ui, scene, id, |ui, name| {
                let options = PaneDirection::ALL.map(|one| (one, scene.tr(direction_id(one))));
                if let Some(direction) = widgets::choice(ui, scene, name, pane, &options) {
                    *pane = direction;
                }
            });
        }
        for (id, size, step) in [
            ("settings-source-size", &mut text.source_size, 1.0),
            ("settings-target-size", &mut text.target_size, 1.0),
            ("settings-interface-size", &mut text.interface_size, 0.5),
        ] {
            setting(ui, scene, id, |ui, name| stepper(ui, scene, name, size, step));
        }
        setting(ui, scene, "settings-author", |ui, name| {
            Field::new(Id::unique("settings-author"), &mut self.author, name).width(220.0).show(ui, scene);
        });
        settings.author = self.author.text().trim().to_owned();
        house_style(ui, scene, &mut settings.style);
        let editor = &mut settings.editor;
        for (on, id) in [
            (&mut editor.visual_arrows, "settings-visual-arrows"),
            (&mut editor.completions, "settings-completions"),
            (&mut editor.show_invisibles, "settings-invisibles"),
        ] {
            setting(ui, scene, id, |ui, name| {
                let label = scene.tr(if *on { "on" } else { "off" });
                if widgets::check(ui, scene, *on, &label, name).clicked() {
                    *on = !*on;
                }
            });
        }
    }
}

/// How numbers and dates are written. The choices show themselves.
fn house_style(ui: &mut Ui, scene: &Scene<'_>, style: &mut HouseStyle) {
    setting(ui, scene, "settings-dates", |ui, name| {
        let options = [DateOrder::DayMonth, DateOrder::MonthDay].map(|one| (one, scene.tr(order_id(one))));
        style.dates = widgets::choice(ui, scene, name, &style.dates, &options).unwrap_or(style.dates);
    });
    setting(ui, scene, "settings-thousands", |ui, name| {
        let all = [Thousands::Mark, Thousands::Space, Thousands::None];
        let options = all.map(|one| (one, scene.tr(thousands_id(one))));
        let chosen = widgets::choice(ui, scene, name, &style.thousands, &options);
        style.thousands = chosen.unwrap_or(style.thousands);
    });
    setting(ui, scene, "settings-percent", |ui, name| {
        let options =
            [Percent::Sign, Percent::OneWord, Percent::TwoWords].map(|one| (one, scene.tr(percent_id(one))));
        style.percent = widgets::choice(ui, scene, name, &style.percent, &options).unwrap_or(style.percent);
    });
    setting(ui, scene, "settings-digits", |ui, name| {
        let options = DigitScript::ALL.map(|one| (one, digits::convert("0123456789", one)));
        style.digits = widgets::choice(ui, scene, name, &style.digits, &options).unwrap_or(style.digits);
    });
}

fn order_id(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayMonth => "dates-day-month",
        DateOrder::MonthDay => "dates-month-day",
    }
}

fn thousands_id(thousands: Thousands) -> &'static str {
    match thousands {
        Thousands::Mark => "thousands-mark",
        Thousands::Space => "thousands-space",
        Thousands::None => "thousands-none",
    }
}

fn percent_id(percent: Percent) -> &'static str {
    match percent {
        Percent::Sign => "percent-sign",
        Percent::OneWord => "percent-one-word",
        Percent::TwoWords => "percent-two-words",
    }
}

/// What a dialog has around its rows, in points: title, button, margins.
const AROUND: f32 = 230.0;

impl Dialog for SettingsDialog {
    fn title(&self) -> &'static str {
        "settings-title"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let mut settings = scene.state.settings.clone();
        // What does not fit into a small window is scrolled to.
        let room = (ui.ctx().content_rect().height() - AROUND).max(120.0);
        ScrollArea::vertical().id_salt("settings").max_height(room).show(ui, |ui| {
            self.rows(ui, scene, &mut settings);
        });
        if settings != scene.state.settings {
            // Sizes typed into the file by hand are bounded; so are these.
            scene.send(Action::SetSettings(Box::new(settings)));
        }
        closing(ui, scene)
    }
}

/// The Fluent id of a direction's name.
fn direction_id(direction: PaneDirection) -> &'static str {
    match direction {
        PaneDirection::Language => "direction-language",
        PaneDirection::Auto => "direction-auto",
        PaneDirection::Ltr => "direction-ltr",
        PaneDirection::Rtl => "direction-rtl",
    }
}

/// The Fluent id of a theme's name.
pub fn theme_id(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "theme-system",
        Theme::Light => "theme-light",
        Theme::Dark => "theme-dark",
        Theme::HighContrast => "theme-high-contrast",
    }
}

fn language(ui: &mut Ui, scene: &Scene<'_>, name: &str, settings: &mut Settings) {
    let system = (None, scene.tr("language-system"));
    let named = i18n::languages().map(|(language, name)| (Some(language), name.to_owned()));
    let options: Vec<(Option<Language>, String)> = std::iter::once(system).chain(named).collect();
    if let Some(language) = widgets::choice(ui, scene, name, &settings.interface_language, &options) {
        settings.interface_language = language;
    }
}

/// A number that is made larger and smaller by buttons.
fn stepper(ui: &mut Ui, scene: &Scene<'_>, name: &str, value: &mut f32, step: f32) {
    let larger = format!("{name}: {}", scene.tr("larger"));
    let smaller = format!("{name}: {}", scene.tr("smaller"));
    let mut change = 0.0;
    if widgets::icon_button(ui, scene, widgets::Icon::Plus, &larger).clicked() {
        change = step;
    }
    let number = value.to_string();
    let style = scene.theme.interface();
    ui.allocate_ui(vec2(40.0, style.size * style.line_height), |ui| {
        Text::new(&number).style(style).align(Align::Center).fill(true).selectable(false).show(ui);
    });
    if widgets::icon_button(ui, scene, widgets::Icon::Minus, &smaller).clicked() {
        change = -step;
    }
    if change != 0.0 {
        *value = (*value + change).clamp(8.0, value.max(48.0));
    }
}
