//! A menu that stands where it was asked for: beside the pointer after a right
//! click, or beside what has the keyboard.
//!
//! egui's own popup menus always open to the right and leave with the left arrow,
//! which is the wrong way round in a mirrored window, and nothing in them can say
//! why it cannot be chosen to somebody without a pointer. So this one is ours: it
//! takes its keys before anything else sees them, and gives the keyboard back.

use super::menu::{self, End, Look};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::ui::scene::Scene;
use crate::ui::text::{accessible, line_width};
use egui::accesskit::Role;
use egui::{
    Area, Context, Event, EventFilter, Frame, Id, Key, Order, Popup, PopupKind, Rect, RectAlign, ScrollArea,
    Sense, Ui, UiBuilder, Vec2, pos2, vec2,
};

/// The least and the greatest width of a menu, in points.
const NARROWEST: f32 = 160.0;
const WIDEST: f32 = 420.0;

/// The room around the lines, in points.
const MARGIN: f32 = 6.0;

/// The room that the line between two groups takes, in points.
const GROUP: f32 = 7.0;

/// Something in a menu.
pub enum Item {
    /// A line to be chosen.
    Line(Line),
    /// A line that opens a menu of its own.
    More(String, Vec<Line>),
    /// A line drawn between two groups.
    Group,
}

/// A line to be chosen.
pub struct Line {
    label: String,
    key: String,
    available: Result<(), String>,
    act: Act,
}

/// What comes of choosing a line.
enum Act {
    Send(Box<Action>),
    Copy(String),
}

impl Line {
    /// A line that runs a command, named as it is.
    pub fn command(scene: &Scene<'_>, command: Command) -> Self {
        Self {
            label: scene.tr(&command.entry().label()),
            key: menu::key(scene, command),
            available: scene.state.availability(command).map_err(|reason| scene.tr(reason)),
            act: Act::Send(Action::Run(command).into()),
        }
    }

    /// A line that asks for something that is no command.
    pub fn action(label: String, action: Action) -> Self {
        Self { label, key: String::new(), available: Ok(()), act: Act::Send(action.into()) }
    }

    /// A line that copies a text.
    pub fn copy(label: String, text: String) -> Self {
        Self { label, key: String::new(), available: Ok(()), act: Act::Copy(text) }
    }

    /// The same line under another name.
    pub fn named(self, label: String) -> Self {
        Self { label, ..self }
    }

    /// The same line with the key of a command beside it.
    pub fn key_of(self, scene: &Scene<'_>, command: Command) -> Self {
        Self { key: menu::key(scene, command), ..self }
    }

    /// The same line, which can be chosen only where something holds; `reason` is
    /// the Fluent id of what is told otherwise.
    pub fn where_true(mut self, scene: &Scene<'_>, holds: bool, reason: &str) -> Self {
        if !holds && self.available.is_ok() {
            self.available = Err(scene.tr(reason));
        }
        self
    }

    fn carry_out(&self, ctx: &Context, scene: &Scene<'_>) {
        match &self.act {
            Act::Send(action) => scene.send((**action).clone()),
            Act::Copy(text) => ctx.copy_text(text.clone()),
        }
    }
}

/// A menu while it is open.
pub struct ContextMenu {
    /// What it belongs to, on screen.
    anchor: Rect,
    /// What has the keyboard again afterwards.
    back: Id,
    /// The index of the item that the keyboard or the pointer is at.
    lit: Option<usize>,
    /// Within the menu that the lit item has opened: the index of the line.
    inner: Option<Option<usize>>,
    /// Whether it was not drawn yet.
    fresh: bool,
    /// Whether the keyboard moved last.
    by_key: bool,
    /// The keys that came since it was drawn.
    keys: Vec<Key>,
}

/// What a line is, while it is drawn.
struct Drawn<'a> {
    label: &'a str,
    key: Option<&'a str>,
    /// Why it cannot be chosen, if it cannot.
    why_not: Option<&'a str>,
}

impl ContextMenu {
    /// A menu beside `anchor`, a point or a place on screen. `back` is the widget
    /// that has the keyboard afterwards. Opened with a key, it begins at the first
    /// line that can be chosen.
    pub fn new(anchor: Rect, back: Id, by_key: bool) -> Self {
        Self { anchor, back, lit: by_key.then_some(0), inner: None, fresh: true, by_key, keys: Vec::new() }
    }

    /// Takes the keys that are the menu's while it is open.
    pub fn take_keys(&mut self, events: &mut Vec<Event>) {
        const OURS: [Key; 10] = [
            Key::ArrowUp,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::Home,
            Key::End,
            Key::Enter,
            Key::Space,
            Key::Escape,
            Key::Tab,
        ];
        events.retain(|event| match event {
            Event::Key { key, pressed, modifiers, .. } if OURS.contains(key) && !modifiers.any() => {
                self.keys.extend(pressed.then_some(*key));
                false
            }
            // Space and letters write nothing while a menu is open.
            Event::Text(_) => false,
            _ => true,
        });
    }

    /// Gives the keyboard back to where it was.
    pub fn give_back(&self, ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(self.back));
    }

    /// Draws the menu and does what is chosen in it; tells whether it stays.
    pub fn show(&mut self, ctx: &Context, scene: &Scene<'_>, items: &[Item]) -> bool {
        if std::mem::take(&mut self.fresh) && self.by_key {
            let usable = |item: &Item| match item {
                Item::Line(line) => line.available.is_ok(),
                Item::More(..) => true,
                Item::Group => false,
            };
            self.lit = items.iter().position(usable).or(self.lit);
        }
        let mut chosen = None;
        let mut stays = items.iter().any(|item| !matches!(item, Item::Group));
        for key in std::mem::take(&mut self.keys) {
            match self.follow(key, scene, items) {
                Followed::Stays => {}
                Followed::Chosen(line) => (chosen, stays) = (Some(line), false),
                Followed::Closed => stays = false,
            }
        }
        if stays {
            let (places, clicked) = self.draw(ctx, scene, items);
            // At the end of the click, for egui takes the keyboard away with it.
            let outside = ctx.input(|input| {
                let point = input.pointer.interact_pos().filter(|_| input.pointer.any_released());
                point.is_some_and(|point| !places.iter().any(|place| place.contains(point)))
            });
            chosen = clicked;
            stays = chosen.is_none() && !outside;
        }
        if !stays {
            self.give_back(ctx);
        }
        if let Some(line) = chosen {
            line.carry_out(ctx, scene);
        }
        stays
    }

    fn follow<'a>(&mut self, key: Key, scene: &Scene<'_>, items: &'a [Item]) -> Followed<'a> {
        self.by_key = true;
        let lines = match self.lit.and_then(|lit| items.get(lit)) {
            Some(Item::More(_, lines)) => Some(lines),
            _ => None,
        };
        let (inwards, outwards) = match scene.mirrored() {
            true => (Key::ArrowLeft, Key::ArrowRight),
            false => (Key::ArrowRight, Key::ArrowLeft),
        };
        if let (Some(at), Some(lines)) = (self.inner.filter(Option::is_some).flatten(), lines) {
            match key {
                Key::Escape => self.inner = None,
                key if key == outwards => self.inner = None,
                Key::Tab => return Followed::Closed,
                Key::Enter | Key::Space => return choose(lines.get(at)),
                key => self.inner = Some(step(key, Some(at), lines.len(), |_| true)),
            }
            return Followed::Stays;
        }
        match key {
            Key::Escape | Key::Tab => return Followed::Closed,
            Key::Enter | Key::Space if lines.is_some() => self.inner = Some(Some(0)),
            key if key == inwards && lines.is_some() => self.inner = Some(Some(0)),
            Key::Enter | Key::Space => {
                return match self.lit.and_then(|lit| items.get(lit)) {
                    Some(Item::Line(line)) => choose(Some(line)),
                    _ => Followed::Stays,
                };
            }
            key => {
                self.inner = None;
                let stops = |index: usize| !matches!(items[index], Item::Group);
                self.lit = step(key, self.lit, items.len(), stops);
            }
        }
        Followed::Stays
    }

    /// Draws the menus that are open; returns where they are, and what was pressed.
    fn draw<'a>(
        &mut self,
        ctx: &Context,
        scene: &Scene<'_>,
        items: &'a [Item],
    ) -> (Vec<Rect>, Option<&'a Line>) {
        let drawn: Vec<Option<Drawn<'_>>> = items.iter().map(drawn).collect();
        let size = size(ctx, scene, &drawn);
        let place = beside(ctx, scene, self.anchor, size);
        let lit = self.lit.filter(|_| self.inner.flatten().is_none());
        let pressed = sheet(ctx, scene, "context-menu", place, &drawn, self.lit, lit, self.by_key);
        let mut places = vec![place];
        let mut chosen = None;
        if let Some(index) = pressed.pointed.filter(|index| self.lit != Some(*index) || self.by_key) {
            (self.lit, self.by_key) = (Some(index), false);
            self.inner = matches!(items[index], Item::More(..)).then_some(None);
        }
        match pressed.clicked.map(|index| &items[index]) {
            Some(Item::Line(line)) if line.available.is_ok() => chosen = Some(line),
            Some(Item::More(..)) => (self.lit, self.inner) = (pressed.clicked, Some(None)),
            _ => {}
        }
        let opener = self.lit.filter(|_| self.inner.is_some());
        if let Some((index, Item::More(_, lines))) = opener.and_then(|lit| Some((lit, items.get(lit)?))) {
            let drawn: Vec<Option<Drawn<'_>>> = lines.iter().map(|line| Some(drawn_line(line))).collect();
            let from = pressed.rects.get(index).copied().unwrap_or(place);
            let inner = to_the_side(ctx, scene, from, self::size(ctx, scene, &drawn));
            let at = self.inner.flatten();
            let pressed = sheet(ctx, scene, "context-submenu", inner, &drawn, at, at, self.by_key);
            places.push(inner);
            if let Some(index) = pressed.pointed.filter(|index| at != Some(*index) || self.by_key) {
                (self.inner, self.by_key) = (Some(Some(index)), false);
            }
            let line = pressed.clicked.and_then(|index| lines.get(index));
            chosen = chosen.or(line.filter(|line| line.available.is_ok()));
        }
        (places, chosen)
    }
}

/// What came of a key.
enum Followed<'a> {
    Stays,
    Chosen(&'a Line),
    Closed,
}

fn choose(line: Option<&Line>) -> Followed<'_> {
    line.filter(|line| line.available.is_ok()).map_or(Followed::Stays, Followed::Chosen)
}

/// The index that a key leads to from another, around the ends.
fn step(key: Key, from: Option<usize>, count: usize, stops: impl Fn(usize) -> bool) -> Option<usize> {
    let forwards = || (0..count).filter(|index| stops(*index));
    match key {
        Key::Home => forwards().next(),
        Key::End => forwards().next_back(),
        Key::ArrowDown => {
            forwards().find(|index| from.is_none_or(|from| *index > from)).or(forwards().next())
        }
        Key::ArrowUp => {
            let before = forwards().rfind(|index| from.is_none_or(|from| *index < from));
            before.or(forwards().next_back())
        }
        _ => from,
    }
}

fn drawn(item: &Item) -> Option<Drawn<'_>> {
    match item {
        Item::Line(line) => Some(drawn_line(line)),
        Item::More(label, _) => Some(Drawn { label, key: None, why_not: None }),
        Item::Group => None,
    }
}

fn drawn_line(line: &Line) -> Drawn<'_> {
    let why_not = line.available.as_ref().err().map(String::as_str);
    Drawn { label: &line.label, key: Some(&line.key), why_not }
}

/// How large a menu of these lines is.
fn size(ctx: &Context, scene: &Scene<'_>, lines: &[Option<Drawn<'_>>]) -> Vec2 {
    let style = scene.theme.interface();
    let wide = |line: &Drawn<'_>| {
        let text = |text: &str| line_width(ctx, text, &style).ceil();
        text(line.label) + menu::BEFORE_KEY + text(line.key.unwrap_or_default())
    };
    let width = lines.iter().flatten().map(wide).fold(0.0, f32::max);
    let padding = 2.0 * ctx.global_style().spacing.button_padding.x;
    let height = |line: &Option<Drawn<'_>>| if line.is_some() { menu::height(scene) } else { GROUP };
    let height: f32 = lines.iter().map(height).sum();
    let screen = ctx.content_rect();
    let width = (width + padding).clamp(NARROWEST, WIDEST) + 2.0 * MARGIN;
    vec2(width.min(screen.width()), (height + 2.0 * MARGIN).min(screen.height() - 8.0))
}

/// Where a menu goes that belongs to a place: below it, in the direction of the
/// interface, and else where there is room.
fn beside(ctx: &Context, scene: &Scene<'_>, anchor: Rect, size: Vec2) -> Rect {
    let screen = ctx.content_rect();
    let left = if scene.mirrored() { anchor.right() - size.x } else { anchor.left() };
    let fits_below = anchor.bottom() + size.y <= screen.bottom();
    let top = if fits_below { anchor.bottom() } else { anchor.top() - size.y };
    within(screen, left, top, size)
}

/// Where a menu goes that a line of another opens.
fn to_the_side(ctx: &Context, scene: &Scene<'_>, line: Rect, size: Vec2) -> Rect {
    let screen = ctx.content_rect();
    let (before, after) = (line.left() - MARGIN - size.x, line.right() + MARGIN);
    let (first, other) = if scene.mirrored() { (before, after) } else { (after, before) };
    let fits = |left: f32| left >= screen.left() && left + size.x <= screen.right();
    let left = if fits(first) || !fits(other) { first } else { other };
    within(screen, left, line.top() - MARGIN, size)
}

fn within(screen: Rect, left: f32, top: f32, size: Vec2) -> Rect {
    let left = left.min(screen.right() - size.x).max(screen.left());
    let top = top.min(screen.bottom() - size.y).max(screen.top());
    Rect::from_min_size(pos2(left, top), size)
}

/// What was done with a menu.
#[derive(Default)]
struct Pressed {
    /// Where its items are.
    rects: Vec<Rect>,
    /// The item that the pointer has moved to.
    pointed: Option<usize>,
    /// The item that was pressed.
    clicked: Option<usize>,
}

/// Draws one menu; `focused` is the item that has the keyboard.
#[expect(clippy::too_many_arguments, reason = "one call for each of the two menus that can be open")]
fn sheet(
    ctx: &Context,
    scene: &Scene<'_>,
    id: &str,
    place: Rect,
    lines: &[Option<Drawn<'_>>],
    lit: Option<usize>,
    focused: Option<usize>,
    by_key: bool,
) -> Pressed {
    let id = Id::unique(id);
    let mut pressed = Pressed::default();
    let area = Area::new(id).order(Order::Foreground).fixed_pos(place.min).constrain(false);
    area.show(ctx, |ui| {
        let frame = Frame::menu(ui.style()).inner_margin(MARGIN - ui.visuals().window_stroke.width);
        frame.show(ui, |ui| {
            let inner = place.size() - Vec2::splat(2.0 * MARGIN);
            // What room egui would give it depends on where it stands; it has its own.
            let (rect, _) = ui.allocate_exact_size(inner, Sense::hover());
            let mut child = ui.new_child(UiBuilder::new().id_salt("lines").max_rect(rect));
            let ui = &mut child;
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            // The whole has the keyboard while no line of it has.
            let whole = ui.interact(place, id.with("whole"), Sense::focusable_noninteractive());
            accessible(&whole, Role::Menu, &scene.tr("menu-context"));
            if focused.is_none() && lit.is_none() {
                hold(ui, whole.id);
            }
            ScrollArea::vertical().max_height(inner.y).auto_shrink(false).show(ui, |ui| {
                for (index, line) in lines.iter().enumerate() {
                    let Some(line) = line else {
                        let (rect, _) = ui.allocate_exact_size(vec2(inner.x, GROUP), Sense::hover());
                        let stroke = egui::Stroke::new(1.0, scene.theme.border);
                        ui.painter().hline(rect.x_range(), rect.center().y, stroke);
                        pressed.rects.push(rect);
                        continue;
                    };
                    let size = vec2(inner.x, menu::height(scene));
                    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                    let response = ui.interact(rect, id.with(index), Sense::click());
                    accessible(&response, Role::MenuItem, line.label);
                    let usable = line.why_not.is_none();
                    let end = line.key.map_or(End::More, End::Key);
                    let look = Look { label: line.label, end, usable, lit: lit == Some(index) };
                    menu::paint(ui, scene, rect, &look);
                    if focused == Some(index) {
                        hold(ui, response.id);
                        if by_key {
                            ui.scroll_to_rect(rect, None);
                        }
                    }
                    let moved = ui.input(|input| input.pointer.delta() != Vec2::ZERO);
                    pressed.pointed = pressed.pointed.or(Some(index).filter(|_| response.hovered() && moved));
                    pressed.clicked = pressed.clicked.or(Some(index).filter(|_| response.clicked()));
                    if let Some(reason) = line.why_not {
                        say_why(ui, scene, response, reason, by_key && focused == Some(index));
                    }
                    pressed.rects.push(rect);
                }
            });
        });
    });
    pressed
}

/// Keeps the keyboard at a line, whatever the arrows would do with it.
fn hold(ui: &Ui, id: Id) {
    let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| {
        if !memory.has_focus(id) {
            memory.request_focus(id);
        }
        memory.set_focus_lock_filter(id, all);
    });
}

/// Says why a line cannot be chosen, to whoever points at it or comes to it with
/// the keyboard.
fn say_why(ui: &Ui, scene: &Scene<'_>, response: egui::Response, reason: &str, now: bool) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_disabled();
        node.set_description(reason);
    });
    if now {
        // Beside the menu, where it covers no other line.
        let tip = Popup::from_response(&response).kind(PopupKind::Tooltip).gap(MARGIN + 4.0);
        let (first, other) = (RectAlign::RIGHT_START, RectAlign::LEFT_START);
        let (first, other) = if scene.mirrored() { (other, first) } else { (first, other) };
        tip.align(first).align_alternatives(&[other]).show(|ui| {
            ui.set_max_width(320.0);
            super::label(ui, reason, scene.theme.interface());
        });
    } else {
        super::tooltip(scene, response, reason);
    }
}
