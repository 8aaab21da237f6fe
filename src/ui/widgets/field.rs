//! A one-line text to fill in.

use crate::model::Direction;
use crate::ui::scene::Scene;
use crate::ui::text::{EditBuffer, EditorOutput, TextEditor, TextStyle};
use egui::{Context, Frame, Id, Key, Margin, Modifiers, Stroke, Ui};

/// A one-line text to fill in.
pub struct Field<'a> {
    id: Id,
    buffer: &'a mut EditBuffer,
    name: &'a str,
    hint: &'a str,
    width: f32,
    rows: usize,
    style: Option<TextStyle>,
    direction: Option<Direction>,
}

/// What came of a field.
pub struct FieldOutput {
    /// What the editor reports.
    pub editor: EditorOutput,
    /// Whether Enter was pressed in it.
    pub entered: bool,
}

/// Where the field that had the keyboard last is noted.
fn focused_field() -> Id {
    Id::unique("focused field")
}

/// Whether a field has the keyboard, and thus the keys that text fields have.
pub fn is_in_field(ctx: &Context) -> bool {
    let field: Option<Id> = ctx.data(|data| data.get_temp(focused_field()));
    field.is_some() && ctx.memory(|memory| memory.focused()) == field
}

impl<'a> Field<'a> {
    /// A field for the text in `buffer`; `name` is what assistive technology
    /// calls it.
    pub fn new(id: Id, buffer: &'a mut EditBuffer, name: &'a str) -> Self {
        Self { id, buffer, name, hint: "", width: f32::INFINITY, rows: 1, style: None, direction: None }
    }

    /// What stands in it while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// How wide it is; without this, as wide as there is room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// How many lines it shows at least; more than one lets it have line ends.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// How its text looks; without this, as the interface does.
    pub fn style(mut self, style: TextStyle) -> Self {
        self.style = Some(style);
        self
    }

    /// The direction of its text; without this, that of its first letter.
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui, scene: &Scene<'_>) -> FieldOutput {
        let theme = scene.theme;
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        if focused {
            ui.data_mut(|data| data.insert_temp(focused_field(), self.id));
        }
        let line = if focused { theme.accent } else { theme.border };
        let style = self.style.unwrap_or_else(|| theme.interface());
        // One line is as high as the buttons beside it.
        let spare = ui.spacing().interact_size.y - 2.0 - style.size * style.line_height;
        let frame = Frame::new()
            .fill(theme.page)
            .stroke(Stroke::new(1.0, line))
            .corner_radius(6)
            .inner_margin(Margin::symmetric(8, (spare / 2.0).round().max(3.0) as i8));
        let entered =
            focused && self.rows == 1 && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let width = self.width.min(ui.available_width());
        // The caret of an empty field stands where its hint begins.
        let direction = self.direction.or_else(|| self.buffer.text().is_empty().then(|| scene.t.direction()));
        let shown = frame.show(ui, |ui| {
            ui.set_width((width - 18.0).max(20.0));
            TextEditor::new(self.id, self.buffer)
                .style(style)
                .direction(direction)
                .single_line(self.rows == 1)
                .newlines(self.rows > 1)
                .min_rows(self.rows)
                .hint(self.hint)
                .accessible_name(self.name)
                .visual_arrows(scene.state.settings.editor.visual_arrows)
                .lock_escape(true)
                .show(ui)
        });
        FieldOutput { editor: shown.inner, entered }
    }
}
