//! Go to a segment by its number.

use super::{Dialog, FirstFocus, Flow, ending};
use crate::app::action::Action;
use crate::tr;
use crate::ui::scene::Scene;
use crate::ui::text::EditBuffer;
use crate::ui::widgets::{self, Field};
use egui::{Id, Ui};

/// Go to a segment by its number.
#[derive(Default)]
pub struct GoTo {
    number: EditBuffer,
    focus: FirstFocus,
}

impl Dialog for GoTo {
    fn title(&self) -> &'static str {
        "go-to-title"
    }

    fn width(&self) -> f32 {
        320.0
    }

    fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Flow {
        let workbench = scene.state.workbench.as_ref();
        let count =
            workbench.and_then(|bench| bench.document()).map_or(0, |document| document.segments.len());
        let id = Id::unique("go-to-number");
        self.focus.give(ui, id);
        let name = tr!(scene.t, "go-to-number", count = count);
        widgets::label(ui, &name, scene.theme.weak());
        let entered = Field::new(id, &mut self.number, &name).show(ui, scene).entered;
        let number = number(self.number.text()).filter(|number| (1..=count).contains(number));
        let (go, flow) = ending(ui, scene, "go-to-go", number.is_some(), entered);
        if let (true, Some(number)) = (go, number) {
            scene.send(Action::GoToIndex(number - 1));
        }
        flow
    }
}

/// A whole number written in any script's decimal digits.
fn number(text: &str) -> Option<usize> {
    let value = |char: char| {
        let zeros = ['0', '\u{0660}', '\u{06f0}'];
        zeros.iter().find_map(|zero| (char as u32).checked_sub(*zero as u32).filter(|value| *value < 10))
    };
    let text = text.trim();
    (!text.is_empty()).then_some(())?;
    text.chars().try_fold(0usize, |number, char| number.checked_mul(10)?.checked_add(value(char)? as usize))
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_read_in_the_digits_of_three_scripts() {
        for (text, expected) in
            [("12", Some(12)), (" ١٢ ", Some(12)), ("۴", Some(4)), ("", None), ("x", None), ("-1", None)]
        {
            assert_eq!(super::number(text), expected, "{text}");
        }
    }
}
